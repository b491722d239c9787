"""How much two words speak for being one name, in bits.

Two things are added: how rare the name is (two lines that agree in a rare name say more), and how
well the two spellings fit, by tables that were learnt from attested spellings.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.errors import import_extra
from hijra_amina.intake.matching._sounds import Sound, sounds_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from hijra_amina.intake.matching._words import Word

__all__ = ["CLASH", "Level", "Lexicon", "Likeness", "Rarity"]

SAME, NEAR, CLASH = 0, 1, 2
Level = int
"""The same consonants by class, all but one, or others."""

_PER_SLIP: Final = 5.5
"""Bits that one letter too many, too few or another costs."""
_RAREST: Final = 15.0
_BEST_FIT, _WORST_FIT = 4.0, -12.0
# Arabic beside Arabic: no list tells how often a letter is mistyped.
_EASILY_CONFUSED: Final = frozenset(
    {
        frozenset("ضظ"),
        frozenset("تط"),
        frozenset("كگ"),
        frozenset("سص"),
        frozenset("ذز"),
        frozenset("هح"),
    }
)
_ARABIC_CONSONANT, _ARABIC_CONFUSED, _ARABIC_VOWEL = -5.0, -2.0, -4.0
_ARABIC_EQUAL: Final = 0.4


@attrs.frozen
class Likeness:
    """How two words compare.

    Attributes:
        level: 0 the same consonants, 1 all but one, 2 others.
        rarity: Bits for agreeing in a name so rare, less what a slip costs; 0 for others.
        fit: Bits for how well the spellings fit, negative where they speak for two names.
        apart: Whether both are known for names and are not spellings of one: a slip seldom
            makes another name.
    """

    level: Level
    rarity: float
    fit: float
    apart: bool = False

    @property
    def bits(self) -> float:
        """Both together."""
        return self.rarity + self.fit


_MOST_KEPT: Final = 2_000_000
"""Pairs of words whose comparison is kept; beyond, it begins anew, for memory has an end."""


class Rarity:
    """How rare names are: as counted worldwide, and as seen in these very lines.

    Attributes:
        seen: How often each skeleton stands in the lines.
    """

    _WORLD: Final = 400.0
    """So many words of the lines weigh as much as the shipped list."""
    _UNSEEN: Final = 0.3

    def __init__(self, seen: Mapping[str, int]) -> None:
        """Take the counts."""
        self.seen = seen
        self._total = sum(seen.values())
        self._bits: dict[str, float] = {}

    def bits(self, skeleton: str) -> float:
        """Bits for two lines agreeing in it.

        Args:
            skeleton: Classes of consonants.

        Returns:
            At least 0.
        """
        known = self._bits.get(skeleton)
        if known is None:
            shipped, total = _frequencies()
            world = (shipped.get(skeleton, 0) + self._UNSEEN) / total
            here = max(0, self.seen.get(skeleton, 0) - 1)
            share = (here + self._WORLD * world) / (self._total + self._WORLD)
            known = self._bits[skeleton] = min(_RAREST, -math.log2(share))
        return known


@cache
def _frequencies() -> tuple[dict[str, int], int]:
    found: dict[str, int] = json.loads(_data("frequencies"))
    return found, sum(found.values())


@cache
def _known() -> dict[str, frozenset[str]]:
    """The words that are known for names; Latin ones with the Arabic that they are known for."""
    found: dict[str, list[str]] = json.loads(_data("known"))
    return {word: frozenset(arabic) for word, arabic in found.items()}


@cache
def _tables() -> dict[str, dict[str, dict[str, float]]]:
    found: dict[str, dict[str, dict[str, float]]] = json.loads(_data("likeness"))
    return found


def _data(name: str) -> str:
    folder = resources.files("hijra_amina.intake.matching") / "data"
    return (folder / f"{name}.json").read_text(encoding="utf-8")


class Lexicon:
    """The words of all lines, each compared with each other at most once."""

    def __init__(self, rarity: Rarity) -> None:
        """Begin without words."""
        self.rarity = rarity
        self._numbers: dict[Word, int] = {}
        self.sounds: list[tuple[Sound, ...]] = []
        self.letters: list[str] = []
        self.often: list[int] = []
        self._known: dict[int, Likeness] = {}
        distance = import_extra("rapidfuzz.distance", extra="intake", feature="matching people")
        self._slips: Callable[..., int] = distance.OSA.distance

    def number(self, word: Word) -> int:
        """The number of a word, the same whenever it comes.

        Args:
            word: The word.

        Returns:
            Its number.
        """
        found = self._numbers.get(word)
        if found is None:
            found = self._numbers[word] = len(self.sounds)
            self.sounds.append(sounds_of(word))
            self.letters.append(word.letters)
            self.often.append(0)
        return found

    def skeleton(self, number: int) -> str:
        """The likelier skeleton of a word."""
        return self.sounds[number][0].skeleton

    def compare(self, first: int, second: int) -> Likeness:
        """How two words compare.

        Args:
            first: Number of a word.
            second: Number of another, or of the same.

        Returns:
            The best of the ways in which they may sound.
        """
        if first > second:
            first, second = second, first
        pair = first << 32 | second
        known = self._known.get(pair)
        if known is None:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            known = self._known[pair] = self._compared(first, second)
        return known

    def _compared(self, first: int, second: int) -> Likeness:
        a, b = self.sounds[first], self.sounds[second]
        if len(a) == len(b) == 1 and abs(len(a[0].skeleton) - len(b[0].skeleton)) > 1:
            return _NOTHING_ALIKE
        if first == second:
            return Likeness(SAME, self.rarity.bits(a[0].skeleton), _BEST_FIT / 2)
        return max(
            (self._sounding(x, y, first, second) for x in a for y in b),
            key=lambda found: (-found.level, found.bits),
        )

    def _sounding(self, x: Sound, y: Sound, first: int, second: int) -> Likeness:
        if x.skeleton == y.skeleton:
            fits = fit_of(x, y)
            apart = fits < _APART[x.spelling + y.spelling] and self._are_two(first, second)
            return Likeness(SAME, self.rarity.bits(x.skeleton), fits, apart)
        fit = self._nearness(x, y, first, second)
        if fit is None:
            return _NOTHING_ALIKE
        rarity = min(self.rarity.bits(x.skeleton), self.rarity.bits(y.skeleton))
        apart = self._are_two(first, second)
        return Likeness(NEAR, max(0.0, rarity - _PER_SLIP), fit, apart)

    def _are_two(self, first: int, second: int) -> bool:
        """Whether two words that are not the same are known for names, and not for one name."""
        if not self._is_name(first) or not self._is_name(second):
            return False
        a, b = self.letters[first], self.letters[second]
        if self.sounds[first][0].spelling == self.sounds[second][0].spelling:
            return True
        known = _known()
        meant = known.get(a) or known.get(b)
        return meant is not None and len(meant) > 0 and a not in meant and b not in meant

    def _is_name(self, number: int) -> bool:
        """Whether a word is known for a name: from the shipped list, or from these lines."""
        return self.often[number] >= _OFTEN or self.letters[number] in _known()

    def _nearness(self, x: Sound, y: Sound, first: int, second: int) -> float | None:
        """How well two words fit that are one slip apart; `None` if they are not."""
        size = max(len(x.skeleton), len(y.skeleton))
        apart = self._slips(x.skeleton, y.skeleton, score_cutoff=1)
        if x.spelling == y.spelling:
            a, b = self.letters[first], self.letters[second]
            slips = self._slips(a, b, score_cutoff=2)
            length = max(len(a), len(b))
            if slips == 1 and length >= _SHORTEST:
                return 0.0 if length >= _LONG else -1.5
            if apart == 1 and slips == 2 and length >= _LONG:  # noqa: PLR2004 - two slips
                return -2.0
            return -3.0 if apart == 1 and size >= _CONSONANTS else None
        if apart > 1 or size < _CONSONANTS - 1:
            return None
        return -1.0 if size >= _CONSONANTS else -3.0


_SHORTEST, _LONG, _CONSONANTS = 3, 5, 4
"""Letters of a word in which one slip leaves something alike, and much; consonants for much."""

_APART: Final = {"AA": -1.5, "LL": -4.0, "AL": 2.0, "LA": 2.0}
"""Fits below which two spellings with the same consonants may be of two names."""
_OFTEN: Final = 3
"""Lines on which a word stands that is not a slip."""
_NOTHING_ALIKE: Final = Likeness(CLASH, 0.0, -6.0)


def fit_of(x: Sound, y: Sound) -> float:
    """Bits for two spellings with the same consonants by class being of one name.

    Args:
        x: A spelling.
        y: Another.

    Returns:
        Bits, within limits: no table knows every spelling.
    """
    if x.spelling == y.spelling == "A":
        bits = _arabic_fit(x, y)
    else:
        if y.spelling == "A":
            x, y = y, x
        tables = _tables()["AL" if x.spelling == "A" else "LL"]
        bits = sum(_looked_up(tables["consonants"], x.consonants, y.consonants))
        bits += sum(_looked_up(tables["vowels"], x.vowels, y.vowels))
    return min(_BEST_FIT, max(_WORST_FIT, bits))


def _looked_up(
    table: Mapping[str, float], left: Iterable[str], right: Iterable[str]
) -> Iterable[float]:
    for a, b in zip(left, right, strict=True):
        found = table.get(f"{a}|{b}")
        yield found if found is not None else max(-4.0, table.get(f"{a}|*", -2.0))


def _arabic_fit(x: Sound, y: Sound) -> float:
    bits = 0.0
    for a, b in zip(x.consonants, y.consonants, strict=True):
        if a == b:
            bits += _ARABIC_EQUAL
        else:
            confused = frozenset((a, b)) in _EASILY_CONFUSED
            bits += _ARABIC_CONFUSED if confused else _ARABIC_CONSONANT
    for a, b in zip(x.vowels, y.vowels, strict=True):
        if a == b:
            bits += _ARABIC_EQUAL / 2
        else:
            bits += _vowel_slip(a, b)
    return bits


# A hamza, its carrier and a breath at the end are typed or left out as one likes.
_CARRIED: Final = str.maketrans({"ئ": "ي", "ؤ": "و", "ء": None, "ه": None})


def _vowel_slip(a: str, b: str) -> float:
    if a.translate(_CARRIED) == b.translate(_CARRIED):
        return -1.0
    return _ARABIC_VOWEL
