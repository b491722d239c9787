"""What is compared of two lines, as numbers that weights can be put on."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.errors import import_extra
from hijra_amina.intake.matching._chain import Chain, Name, align
from hijra_amina.intake.matching._likeness import CLASH, NEAR, Lexicon, Rarity
from hijra_amina.intake.matching._words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hijra_amina.intake.matching._lines import Line

__all__ = ["FACTS", "TRAITS", "Register", "Traits"]

FACTS: Final = ("organisation", "governorate", "age_band", "post_level", "disability")
"""Facts of which agreement says the more, the rarer the value is."""

TRAITS: Final = (
    "own_rarity",
    "own_fit",
    "own_near",
    "own_clash",
    "own_clash_but_kin",
    "own_near_across",
    "own_fit_but_kin",
    "own_near_but_kin",
    "own_apart",
    "own_apart_but_kin",
    "apart",
    "nisba_clash",
    "rest_rarity",
    "rest_fit",
    "agree_1",
    "agree_2",
    "agree_3",
    "near",
    "glued",
    "displaced",
    "father_clash",
    "short_clash",
    "last_clash",
    "both_left",
    "ratio",
    "across",
    "only_own",
    "organisation_eq",
    "organisation_ne",
    "governorate_eq",
    "governorate_ne",
    "age_band_eq",
    "age_band_ne",
    "post_level_eq",
    "post_level_ne",
    "disability_eq",
    "disability_ne",
    "sex_eq",
    "phone_eq",
    "phone_ne",
    "phone_eq_own_clash",
    "staff_number_eq",
    "staff_number_ne",
)
"""The names of the numbers, in order."""

_RELATIVES: Final = 0.3
"""Lines of brothers and sisters that stand beside a line in a register."""
_FEWEST: Final = 300
_MOST_KEPT: Final = 300_000
_AT: Final = {name: place for place, name in enumerate(TRAITS)}


@attrs.frozen
class Traits:
    """Two lines compared.

    Attributes:
        values: The numbers, as `TRAITS` names them.
        chain: How their names go together; `None` if one has no name.
    """

    values: list[float]
    chain: Chain | None


class Register:
    """All lines, ready to be compared: their words numbered, their values counted."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Take the lines."""
        self.lines = lines
        written = {line.name for line in lines if line.name}
        parted = {name: words for name in written if (words := words_of(name))}
        self.lexicon: Lexicon = Lexicon(Rarity({}))
        lexicon = self.lexicon
        self._names: dict[str, Name] = {}
        for name, words in parted.items():
            numbers = tuple(lexicon.number(word) for word in words)
            glued = tuple(
                lexicon.number(attrs.evolve(a, letters=a.letters + b.letters, nisba=b.nisba))
                for a, b in pairwise(words)
            )
            joined = "".join(map(lexicon.skeleton, numbers))
            self._names[name] = Name(numbers, glued, joined, words[-1].nisba)
        seen: Counter[str] = Counter()
        for line in lines:
            found = self._names.get(line.name) if line.name else None
            if found:
                seen.update(map(lexicon.skeleton, found.words))
                for word in found.words:
                    lexicon.often[word] += 1
        lexicon.rarity = Rarity(seen)
        self.names: list[Name | None] = [
            self._names.get(line.name) if line.name else None for line in lines
        ]
        self._shares = {fact: _bits_of(getattr(line, fact) for line in lines) for fact in FACTS}
        self._kin = _RELATIVES / max(len(lines), _FEWEST)
        self._phones = Counter(phone for line in lines for phone in line.phones)
        distance = import_extra("rapidfuzz.distance", extra="intake", feature="matching people")
        self._ratio: Callable[..., float] = distance.Indel.normalized_similarity
        self._chains: dict[tuple[int, int], tuple[Chain, list[float]]] = {}
        self._keys = {name: n for n, name in enumerate(self._names)}

    def traits(self, first: int, second: int) -> Traits:
        """Compare two lines.

        Args:
            first: Place of a line.
            second: Place of another.

        Returns:
            What was found.
        """
        a, b = self.lines[first], self.lines[second]
        left, right = self.names[first], self.names[second]
        if left is None or right is None or a.name is None or b.name is None:
            chain, values = None, [0.0] * len(TRAITS)
        else:
            pair = (self._keys[a.name], self._keys[b.name])
            known = self._chains.get(pair)
            if known is None:
                if len(self._chains) >= _MOST_KEPT:
                    self._chains.clear()
                chain = align(left, right, self.lexicon)
                known = self._chains[pair] = chain, self._of_names(chain, left, right)
            chain, values = known[0], known[1].copy()
        self._of_facts(a, b, values)
        if chain is not None and chain.own.level == CLASH and values[_PHONE]:
            values[_PHONE_CLASH] = 1.0
        return Traits(values, chain)

    def _of_names(self, chain: Chain, left: Name, right: Name) -> list[float]:
        values = [0.0] * len(TRAITS)
        own = chain.own
        clash = own.level == CLASH
        if clash:
            values[_AT["own_clash"]] = 1.0
        else:
            values[_AT["own_rarity"]] = own.rarity
            values[_AT["own_fit"]] = own.fit
            values[_AT["own_near"]] = float(own.level == NEAR)
            values[_AT["own_apart"]] = float(own.apart)
        near = displaced = apart = 0
        rarity = fit = 0.0
        for i, j, like in chain.pairs:
            rarity += min(12.0, like.rarity)
            fit += like.fit
            near += like.level == NEAR
            apart += like.apart
            displaced += i != j
        agree = len(chain.pairs)
        if clash and agree:
            values[_AT["own_clash_but_kin"]] = 1.0
        if not clash:
            # Brothers and sisters agree in all but the own name, so that what follows it cannot
            # say more than that two lines are of one family.
            values[_AT["rest_rarity"]] = -math.log2(2.0**-rarity + self._kin)
            values[_AT["rest_fit"]] = fit
            if agree:
                values[_AT[f"agree_{min(3, agree)}"]] = 1.0
            values[_AT["near"]] = float(near)
            values[_AT["apart"]] = float(apart)
            if agree > 1:
                values[_AT["own_fit_but_kin"]] = own.fit
                values[_AT["own_near_but_kin"]] = float(own.level == NEAR)
                values[_AT["own_apart_but_kin"]] = float(own.apart)
        values[_AT["glued"]] = float(chain.glued)
        values[_AT["displaced"]] = float(displaced)
        n, m = len(left.words), len(right.words)
        if 1 in chain.first_left and 1 in chain.second_left:
            full = min(n, m) > 2  # noqa: PLR2004 - of two words the second may be a family's name
            values[_AT["father_clash" if full else "short_clash"]] = 1.0
        if n - 1 in chain.first_left and m - 1 in chain.second_left and min(n, m) > 1:
            values[_AT["nisba_clash" if left.nisba and right.nisba else "last_clash"]] = 1.0
        values[_AT["both_left"]] = float(min(len(chain.first_left), len(chain.second_left)))
        values[_AT["ratio"]] = self._ratio(left.joined, right.joined) - 0.5
        values[_AT["only_own"]] = float(min(n, m) == 1)
        spelt = {self.lexicon.sounds[name.words[0]][0].spelling for name in (left, right)}
        across = len(spelt) > 1
        values[_AT["across"]] = float(across)
        values[_AT["own_near_across"]] = float(across and own.level == NEAR)
        return values

    def _of_facts(self, a: Line, b: Line, values: list[float]) -> None:
        for fact in FACTS:
            x, y = getattr(a, fact), getattr(b, fact)
            if x is not None and y is not None:
                if x == y:
                    values[_AT[f"{fact}_eq"]] = self._shares[fact].get(x, 1.0)
                else:
                    values[_AT[f"{fact}_ne"]] = 1.0
        if a.sex is not None and a.sex == b.sex:
            values[_SEX] = 1.0
        if a.phones and b.phones:
            shared = a.phones & b.phones
            if shared:
                # A telephone on many lines is an office's.
                lines = min(self._phones[phone] for phone in shared)
                values[_PHONE] = 1.0 if lines <= 6 else 6 / lines  # noqa: PLR2004 - lines of one person
            else:
                values[_AT["phone_ne"]] = 1.0
        if a.staff_numbers and b.staff_numbers:
            shared = a.staff_numbers & b.staff_numbers
            values[_AT["staff_number_eq" if shared else "staff_number_ne"]] = 1.0


_PHONE, _PHONE_CLASH, _SEX = _AT["phone_eq"], _AT["phone_eq_own_clash"], _AT["sex_eq"]


def _bits_of(values: Iterable[str | None]) -> dict[str, float]:
    """How many bits agreeing in a value is worth, by how often it stands in the lines."""
    seen = Counter(value for value in values if value is not None)
    total = seen.total()
    return {value: -math.log2((n + 1) / (total + 2)) for value, n in seen.items()}
