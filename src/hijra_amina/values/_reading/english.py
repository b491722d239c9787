"""English words for numbers, bounds and those who are counted."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from hijra_amina.values._reading.lexicon import Lexicon, Unit, people_of, phrases, word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.values._reading.lexicon import Read
    from hijra_amina.values._reading.tokens import Token

__all__ = ["ENGLISH"]

_SMALL: Final = {
    word: value
    for value, word in enumerate(
        word_list(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS: Final = {
    word: value * 10
    for value, word in enumerate(
        word_list("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
_HUNDRED: Final = 100
_THOUSAND: Final = 1000
_NOBODY: Final = frozenset({"none", "nobody"})

_PEOPLE: Final = """participant attendee person people individual member delegate trainee
    beneficiary beneficiaries human resident"""
_ROLES: Final = """official officer staff manager journalist reporter representative judge
    returnee colleague employee worker expert practitioner teacher student lawyer prosecutor
    policeman policemen policewoman policewomen director adviser advisor coordinator specialist
    activist academic engineer inspector investigator actor leader volunteer idp migrant refugee
    commander focal counsellor psychologist doctor nurse youth children personnel"""
_FEMALE: Final = "woman women female girl lady ladies policewoman policewomen"
_MALE: Final = "man men male boy gentleman gentlemen"
_OTHER: Final = """organisation organization ministry ministries course session workshop training
    governorate directorate ngo institution agency agencies day week province district country
    countries event body bodies entity entities department committee village city cities camp
    forum forums report record site group"""


def _units() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    lists = (
        (Unit.OTHER, _OTHER),
        (Unit.PEOPLE, _PEOPLE),
        (Unit.ROLE, _ROLES),
        (Unit.MALE, _MALE),
        (Unit.FEMALE, _FEMALE),
    )
    for unit, listed in lists:
        for word in word_list(listed):
            found[word] = unit
            found[f"{word}s"] = unit
    return found


def _split(word: str) -> Sequence[str]:
    """Leave words whole, but for numbers written with a hyphen."""
    parts = word.split("-")
    if len(parts) > 1 and all(part in _SMALL or part in _TENS for part in parts):
        return parts
    if len(parts) > 1 and parts[0] in _SMALL and parts[1] in _PARTS:
        return parts
    return [word]


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) and tokens[at].kind == "word" else ""


def _below_hundred(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    word = _word(tokens, at)
    if word in _TENS:
        unit = _SMALL.get(_word(tokens, at + 1), 0)
        if 0 < unit < len(_TENS) + 2:
            return _TENS[word] + unit, at + 2
        return _TENS[word], at + 1
    return (_SMALL[word], at + 1) if word in _SMALL else None


def _below_thousand(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    found = _below_hundred(tokens, at)
    article = _word(tokens, at) == "a" and _word(tokens, at + 1) in {"hundred", "thousand"}
    if article:
        found = (1, at + 1)
    if found is None or _word(tokens, found[1]) != "hundred":
        return found
    value, at = found[0] * _HUNDRED, found[1] + 1
    rest = _below_hundred(tokens, at + (_word(tokens, at) == "and"))
    return (value, at) if rest is None else (value + rest[0], rest[1])


def _number(tokens: Sequence[Token], at: int) -> Read:
    """A number in words, up to the hundred thousands."""
    word = _word(tokens, at)
    if word in _NOBODY:
        return Fraction(0), at + 1
    if word == "no" and _UNITS.get(_word(tokens, at + 1), Unit.OTHER) is not Unit.OTHER:
        return Fraction(0), at + 1
    found = _below_thousand(tokens, at)
    if found is None or _word(tokens, found[1]) != "thousand":
        return None if found is None else (Fraction(found[0]), found[1])
    value, at = found[0] * _THOUSAND, found[1] + 1
    rest = _below_thousand(tokens, at + (_word(tokens, at) == "and"))
    if rest is None:
        return Fraction(value), at
    return Fraction(value + rest[0]), rest[1]


_PARTS: Final = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8,
    "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
# "a third training" is an ordinal: a single part has to be said to be one.
_AFTER_A_PART: Final = frozenset({"of", "were", "are", "was", "is", "the", ""})


def _fraction(tokens: Sequence[Token], at: int) -> Read:
    """One half, two thirds, a quarter of."""
    word = _word(tokens, at)
    start = at + (word in {"a", "one"})
    if _word(tokens, start) == "half":
        if _word(tokens, start + 1) in _AFTER_A_PART:
            return Fraction(1, 2), start + 1
        return None
    many = _SMALL.get(word, 1 if word == "a" else 0)
    part = _word(tokens, at + 1)
    if not many or part not in _PARTS or (many == 1) == part.endswith("s"):
        return None
    if many == 1 and _word(tokens, at + 2) not in _AFTER_A_PART:
        return None
    return Fraction(many, _PARTS[part]), at + 2


_UNITS: Final = _units()

ENGLISH: Final = Lexicon(
    language="en",
    split=_split,
    bounds=phrases(
        MORE="over, more than, above, in excess of, exceeding, >",
        LEAST="at least, no fewer than, not fewer than, no less than, not less than, "
        "a minimum of, minimum of, ≥",
        FEWER="fewer than, less than, under, below, <",
        MOST="at most, no more than, not more than, up to, a maximum of, maximum of, ≤",
        ABOUT="some, about, around, approximately, approx, roughly, circa, ca, nearly, almost, "
        "close to, ~, ≈, c ., ca ., approx .",
        ESTIMATED="an estimated, estimated",
    ),
    suffixes=phrases(LEAST="or more, +", MOST="or fewer, or less", ABOUT="or so, approximately"),
    between={("between",): frozenset({"and"}), ("from",): frozenset({"to", "-"})},
    to=frozenset({"to", "-"}),
    of=(("out", "of"), ("of",)),
    articles=frozenset({"the", "these", "those", "all"}),
    number=_number,
    fraction=_fraction,
    percent=(("%",), ("٪",), ("percent",), ("per", "cent"), ("pct",)),
    units=_UNITS,
    pairs=(("women", "and", "men"), ("men", "and", "women"), ("male", "and", "female"),
           ("female", "and", "male"), ("females", "and", "males"), ("males", "and", "females"),
           ("girls", "and", "boys"), ("boys", "and", "girls")),
    duals={},
    before=frozenset(
        word_list(
        """the a an of total with to for by trained train trains has have had helped help address
        addressed addresses comprised comprising comprises gathered gathering hosted welcomed
        benefited benefitted benefiting reached included including include among were was are
        is attended participants attendance these those all and brought together saw both our
        its their when where convened engaged engaging supported assisted : . ( [ , / + =
        another additional further plus"""
    )
    ),
    joins=frozenset({"and", ",", "/", "+", "plus", "&", ";"}),
    adds=frozenset({"another", "additional", "further", "+", "plus"}),
    grows=(("increasing", "to"), ("increased", "to"), ("rising", "to"), ("growing", "to")),
    subset=(("of", "whom"), ("of", "them"), ("of", "which"), ("among", "them"), ("including",)),
    dates=frozenset(
        word_list(
        """january february march april may june july august september october november december
        jan feb mar apr jun jul aug sep sept oct nov dec"""
    )
    ),
    years=frozenset({"in", "since", "early", "late", "during", "until", "year", "mid"}),
    refused=frozenset(
        word_list(
        """not no never neither nor except excluding without each per every twice double half
        dozen hundred thousand million billion respectively or than fewer many minus instead
        only first second third last former cancelled absent absence absentees ?"""
    )
    ),
    measures=frozenset(
        word_list(
        """percent per pct year years month months hour hours minute minutes km kilometres metres
        usd dollars euros euro iqd dinars million billion thousand hundred dozen th st nd rd
        am pm times kg points degrees % $ €"""
    )
    ),
    vague=frozenset(
        word_list(
        """dozens group groups variety various several many numerous number few hundreds
        thousands scores couple strong strongly well high highly representation represented
        audience gender genders sexes both cohort most some mixed balanced balance diverse
        participation teams team delegation"""
    )
    )
    | people_of(_UNITS),
    unknown=(("unknown",), ("not", "known"), ("number", "unknown"), ("number", "not", "known")),
    suppressed=frozenset({"suppressed"}),
    negative=("(", "possibly", "negative", ")"),
    anything=("any", "number", "(", "possibly", "negative", ")"),
)  # fmt: skip
