"""Registers of people who do not exist: names from counted tokens, sheets as offices type them.

Everything comes from a seed. Nobody is meant: own name, father and grandfather are drawn one by
one from the CC0 list of name tokens in `names/`.
"""

from __future__ import annotations

import csv
import itertools
import math
import random
import zlib
from collections import defaultdict, deque
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import attrs
from rapidfuzz.distance import OSA

from hijra_amina.intake import Entry
from hijra_amina.intake.matching._likeness import fit_of
from hijra_amina.intake.matching._sounds import sounds_of
from hijra_amina.intake.matching._words import words_of
from hijra_amina.values import PersonName

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Person", "Register", "Style", "kept_aside", "people", "register", "written"]

TOKENS = Path(__file__).parent / "names" / "wd_arabic_tokens_iraqi_subset_CC0.tsv"
NOT_NAMES = "أ. ا آل بن ابن عبد أبو ابو الله الدين دين باشا بيك بك شيخ الشيخ حاج الحاج بيت"
NO_NAMES = frozenset(NOT_NAMES.split())
DAMPING = 0.8
"""The list counts the famous of the world, among whom a few names are too many."""
ALIKE = 0.3
ALIKE_AMONG = 20
"""The share of brothers and sisters whose names sound alike: of so many names the likest."""
LINES = 25
"""Lines of a sheet."""
SHARED_PHONE = 0.02

Spelling = Literal["arabic", "latin", "kurdish"]


def kept_aside(arabic: str, latin: str) -> bool:
    """Whether a spelling is for measuring, not for learning."""
    return zlib.crc32(f"{arabic}={latin}".encode()) % 2 == 1


@attrs.frozen
class Token:
    """A name of one word, and how it is spelt in Latin letters, with weights."""

    arabic: str
    latin: tuple[str, ...]
    weights: tuple[float, ...]
    weight: float


@cache
def tokens(aside: bool = True) -> tuple[Token, ...]:  # noqa: FBT001, FBT002 - one switch
    """The tokens that have a spelling which was kept aside, or one which was not."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    often: dict[str, int] = defaultdict(int)
    with TOKENS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            arabic, latin, count = (row[column] for column in ("arabic", "latin", "count"))
            if not (arabic + latin).isprintable():
                continue  # direction marks
            if arabic in NO_NAMES or " " in latin or len(latin) < 2 or not _alike(arabic, latin):  # noqa: PLR2004 - a setting of the drawing
                continue
            often[arabic] += int(count)
            if kept_aside(arabic, latin) is aside:
                found[arabic][latin] = int(count)
    return tuple(
        Token(arabic, tuple(spelt), tuple(map(float, spelt.values())), often[arabic] ** DAMPING)
        for arabic, spelt in found.items()
    )


def _alike(arabic: str, latin: str) -> bool:
    """Whether it is a spelling at all: the list also has translations (Prince, Sweden)."""
    left, right = words_of(arabic), words_of(latin)
    if len(left) != 1 or len(right) != 1:
        return False
    if "." in arabic + latin:
        return False
    skeleton = sounds_of(left[0])[0].skeleton
    return any(
        OSA.distance(sound.skeleton, skeleton) <= max(1, len(skeleton) // 3)
        for sound in sounds_of(right[0])
    )


@attrs.frozen(eq=False)
class Person:
    """Somebody who does not exist."""

    number: int
    names: tuple[tuple[Token, ...], ...]  # own, father, grandfather, great-grandfather; compounds
    family: Token
    sex: str
    governorate: str
    organisation: str
    age_band: str
    phone: str | None
    sibling_of: int | None = None


@attrs.frozen
class Style:
    """How offices write.

    Attributes:
        phones: The share of people whose phone is known.
        forms: The name forms of sheets, with weights.
        arabic: The share of sheets in Arabic letters; the rest is Latin, or Kurdish.
        kurdish: The share of sheets in Kurdish spelling.
        typos: Slips per word.
        glued: The share of names with a space left out.
        missing: The share of facts left out, per fact.
        wrong: The share of facts that are wrong.
        siblings: The share of people who are a brother or a sister of another.
        turnover: The mean number of further lines per person.
    """

    phones: float = 0.45
    forms: tuple[tuple[str, float], ...] = (
        ("full", 0.2),
        ("three", 0.3),
        ("three_family", 0.15),
        ("two_family", 0.15),
        ("two", 0.2),
    )
    arabic: float = 0.6
    kurdish: float = 0.0
    typos: float = 0.03
    glued: float = 0.03
    missing: float = 0.15
    wrong: float = 0.01
    siblings: float = 0.12
    turnover: float = 0.85


@attrs.frozen
class Register:
    """Lines of sheets, and who really stands on each."""

    entries: tuple[Entry, ...]
    truth: dict[str, int]
    families: dict[int, int]
    """For each person the first of their brothers and sisters."""

    @property
    def people(self) -> int:
        """How many people there really are."""
        return len(set(self.truth.values()))


def people(n: int, seed: int, style: Style | None = None, *, aside: bool = True) -> list[Person]:
    """Draw people, some of them brothers and sisters."""
    style = style or Style()
    rng = random.Random(seed)  # noqa: S311 - the same people for everybody
    drawn = tokens(aside)
    weights = [token.weight * math.exp(rng.gauss(0, 0.6)) for token in drawn]
    # A list of names has no sex: the tokens are dealt out, endings of women first.
    feminine = [
        token.arabic[-1] in "ةى" or zlib.crc32(token.arabic.encode()) % 4 == 0 for token in drawn
    ]
    pools = {
        sex: (
            [token for token, f in zip(drawn, feminine, strict=True) if f is wanted],
            list(
                itertools.accumulate(
                    w for w, f in zip(weights, feminine, strict=True) if f is wanted
                )
            ),
        )
        for sex, wanted in (("female", True), ("male", False))
    }
    divine = [token for token in drawn if token.arabic.startswith("ال") and len(token.arabic) > 4]  # noqa: PLR2004 - a setting of the drawing
    families = divine or list(drawn)

    def name(sex: str) -> tuple[Token, ...]:
        if sex == "male" and rng.random() < 0.06:  # noqa: PLR2004 - a setting of the drawing
            return (_SERVANT, rng.choice(divine[:40]))
        pool, running = pools[sex]
        return (rng.choices(pool, cum_weights=running)[0],)

    found: list[Person] = []
    offices = [f"org-{k}" for k in range(24)]
    running = list(itertools.accumulate(1 / (k + 2) for k in range(len(offices))))
    places = [f"IQ-{k:02d}" for k in range(19)]
    near = list(itertools.accumulate(1 / (k + 2) for k in range(len(places))))
    for number in range(n):
        sex = "female" if rng.random() < 0.4 else "male"  # noqa: PLR2004 - a setting of the drawing
        model = rng.choice(found) if found and rng.random() < style.siblings else None
        own = name(sex)
        if model is None:
            line = (name("male"), name("male"), name("male"))
            family, place = rng.choice(families), rng.choices(places, cum_weights=near)[0]
        else:
            line, family, place = model.names[1:], model.family, model.governorate
            while _one_name(own, model.names[0]):
                own = name(sex)
            if rng.random() < ALIKE:  # Hassan and Hussein, Ahmad and Hamid
                others = [
                    drawn
                    for _ in range(ALIKE_AMONG)
                    if not _one_name(drawn := name(sex), model.names[0])
                ]
                own = min(others, key=lambda other: _distance(other, model.names[0]))
        office = rng.choices(offices, cum_weights=running)[0]
        phone = f"7{rng.randrange(10**9):09d}" if rng.random() < style.phones else None
        if model is not None and model.phone and rng.random() < 0.05:  # noqa: PLR2004 - a setting of the drawing
            phone = model.phone
        elif phone and found and rng.random() < SHARED_PHONE:
            phone = rng.choice(found).phone or phone  # the office's telephone
        found.append(
            Person(
                number,
                (own, *line),
                family,
                sex,
                place,
                office,
                rng.choice(["18-24", "25-34", "35-44", "45-59"]),
                phone,
                None if model is None else model.number,
            )
        )
    return found


def _one_name(a: tuple[Token, ...], b: tuple[Token, ...]) -> bool:
    """Whether two names are spellings of one, such as two ways to set a hamza."""
    return len(a) == len(b) and all(_one_word(x, y) for x, y in zip(a, b, strict=True))


@cache
def _one_word(x: Token, y: Token) -> bool:
    if not set(x.latin).isdisjoint(y.latin):
        return True
    left, right = (sounds_of(words_of(token.arabic)[0])[0] for token in (x, y))
    return left.skeleton == right.skeleton and fit_of(left, right) > -1.0


def _distance(a: tuple[Token, ...], b: tuple[Token, ...]) -> int:
    x, y = ("".join(token.arabic for token in tokens_) for tokens_ in (a, b))
    return OSA.distance(x, y)


_SERVANT = Token("عبد", ("abdul", "abdel", "abd al", "abd", "abdal"), (5, 4, 1, 2, 1), 0)


def written(
    person: Person, form: str, spelling: Spelling, rng: random.Random, style: Style | None = None
) -> str:
    """A person's name as one office would type it."""
    style = style or Style()
    chosen = {
        "full": [*person.names, (person.family,)],
        "four": [*person.names],
        "three": [*person.names[:3]],
        "three_family": [*person.names[:3], (person.family,)],
        "two_family": [*person.names[:2], (person.family,)],
        "two": [*person.names[:2]],
        "two_last": [person.names[0], (person.family,)],
    }[form]
    words: list[str] = []
    for compound in chosen:
        spelt = [_spelt(token, spelling, rng) for token in compound]
        if len(spelt) > 1 and rng.random() < 0.5:  # noqa: PLR2004 - a setting of the drawing
            spelt = ["".join(spelt)]
        words.extend(
            _slip(word, rng, spelling) if rng.random() < style.typos else word for word in spelt
        )
    if len(words) > 1 and rng.random() < style.glued:
        at = rng.randrange(len(words) - 1)
        words[at : at + 2] = ["".join(words[at : at + 2])]
    text = " ".join(words)
    return text.title() if spelling == "latin" and rng.random() < 0.9 else text  # noqa: PLR2004 - a setting of the drawing


def _spelt(token: Token, spelling: Spelling, rng: random.Random) -> str:
    if spelling == "arabic":
        return _typed(token.arabic, rng)
    latin = rng.choices(token.latin, token.weights)[0]
    return latin if spelling == "latin" else sorani(token.arabic, latin)


_KEYS = {"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي", "ي": "ى", "ؤ": "و", "ئ": "ي"}


def _typed(arabic: str, rng: random.Random) -> str:
    """Hamza, ta marbuta and alef maqsura are typed or not."""
    return "".join(
        _KEYS.get(letter, letter)
        if rng.random() < (0.5 if letter != "ي" else 0.1 if last else 0)
        else letter
        for letter, last in zip(arabic, [*[False] * (len(arabic) - 1), True], strict=True)
    )


_ALPHABET = {
    "arabic": "ابتجحدرسشعفقكلمنهوي",
    "latin": "abdehiklmnorstuy",
    "kurdish": "ابتجدرسشفکلمنەوی",
}


def _slip(word: str, rng: random.Random, spelling: Spelling) -> str:
    """One letter too many, too few, another, or two changed round."""
    if len(word) < 3:  # noqa: PLR2004 - a setting of the drawing
        return word
    at = rng.randrange(1, len(word))
    kind = rng.randrange(4)
    letter = rng.choice(_ALPHABET[spelling])
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + letter + word[at:]
    if kind == 2 or at + 1 >= len(word):  # noqa: PLR2004 - a setting of the drawing
        return word[:at] + letter + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


_SORANI = str.maketrans(
    {"ط": "ت", "ص": "س", "ث": "س", "ذ": "ز", "ظ": "ز", "ض": "ز", "ك": "ک", "ه": "ه", "ل": "ل"}
)
_SORANI_VOWELS = {"a": "ە", "e": "ە", "i": "ی", "u": "و", "o": "ۆ"}


def sorani(arabic: str, latin: str) -> str:
    """A name in Kurdish spelling: consonants from the Arabic, short vowels from the Latin."""
    left = sounds_of(words_of(arabic)[0])[0]
    right = next((s for s in sounds_of(words_of(latin)[0]) if s.skeleton == left.skeleton), None)
    if right is None:
        return arabic.translate(_SORANI).replace("ة", "ە").replace("ي", "ی").replace("ى", "ا")
    parts: list[str] = []
    for place, vowel in enumerate(left.vowels):
        long = "".join(c for c in vowel if c in "اوي").replace("ي", "ی")
        breath = "ع" if "ع" in vowel else ""
        short = "".join(_SORANI_VOWELS.get(c, "") for c in right.vowels[place][:1])
        if long == "ا" and place == 0:
            long = ""
        if short == "ی" and not long:
            short = ""  # the short i is not written
        spelt = long or short
        if place == 0 and not breath and spelt:
            breath = "ئ"
        parts.append(breath + spelt)
        if place < len(left.consonants):
            parts.append(left.consonants[place].translate(_SORANI))
    return "".join(parts)


def register(n: int, seed: int, style: Style | None = None, *, aside: bool = True) -> Register:
    """Sheets of 25 lines, each in one spelling and one form of the name.

    Args:
        n: How many people there are.
        seed: Where the drawing begins.
        style: How the offices write.
        aside: Draw Latin spellings that were kept aside, or those that were learnt from.
    """
    style = style or Style()
    crowd = people(n, seed, style, aside=aside)
    rng = random.Random(seed + 1)  # noqa: S311 - the same sheets for everybody
    visits: list[Person] = []
    for person in crowd:
        times = 1
        while rng.random() < style.turnover / (1 + style.turnover):
            times += 1
        visits.extend([person] * times)
    rng.shuffle(visits)
    sheets: list[list[Person]] = []
    waiting = deque(visits)
    while waiting:
        sheet: dict[int, Person] = {}
        later: list[Person] = []
        while waiting and len(sheet) < LINES:
            person = waiting.popleft()
            if person.number in sheet:
                later.append(person)
            else:
                sheet[person.number] = person
        waiting.extendleft(reversed(later))
        sheets.append(list(sheet.values()))
    entries: list[Entry] = []
    truth: dict[str, int] = {}
    names, shares = zip(*style.forms, strict=True)
    for place, sheet_people in enumerate(sheets):
        form = rng.choices(names, shares)[0]
        draw = rng.random()
        spelling: Spelling = (
            "kurdish"
            if draw < style.kurdish
            else "arabic"
            if draw < style.kurdish + style.arabic
            else "latin"
        )
        for person in sheet_people:
            made = _entry(person, written(person, form, spelling, rng, style), rng, style)
            made = attrs.evolve(
                made, participant=f"e-{len(entries):06d}", sheet=f"sheet-{place:05d}"
            )
            entries.append(made)
            truth[made.participant] = person.number
    families: dict[int, int] = {}
    for person in crowd:
        model = person.sibling_of
        families[person.number] = person.number if model is None else families[model]
    return Register(tuple(entries), truth, families)


def _entry(person: Person, name: str, rng: random.Random, style: Style) -> Entry:
    def fact(value: str, others: Sequence[str]) -> str | None:
        if rng.random() < style.missing:
            return None
        return rng.choice(others) if rng.random() < style.wrong else value

    return Entry(
        participant="unnumbered",
        sheet="unnumbered",
        name=PersonName(name),
        sex=person.sex if rng.random() >= style.missing else None,
        governorate=fact(person.governorate, [f"IQ-{k:02d}" for k in range(19)]),
        organisation=fact(person.organisation, [f"org-{k}" for k in range(24)]),
        phone=person.phone if person.phone and rng.random() < 0.9 else None,  # noqa: PLR2004 - a setting of the drawing
    )
