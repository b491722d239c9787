"""Dimensions as of a day: bodies that were merged or abolished count under who carries on.

On that day, a body stands for itself while it is in being. One that has ended is counted under
its successors: under the one that the sources name; under each of several perhaps, where they do
not say who went where; and where they name none, nobody can say under which, so that it is not
known. Where the day does not decide whether a body had ended, it may be the body or whoever
carries on. Governments go on, whatever becomes of their ministries.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.statistics.dimensions._raw import NOT_KNOWN, each_of, joined, one_of
from hijra_amina.values import PartialDate, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.model import Participant, Session
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.dimensions._dimension import Dimension
    from hijra_amina.vocabulary import Term

__all__ = ["has_ended", "rolled_up"]

# The dimensions whose values end and have successors, and the vocabulary that knows them.
_IN_TIME: Final = {
    "body": "body",
    "ministry": "body",
    "governorate": "governorate",
    "place_governorate": "governorate",
}

Became = Callable[[str | None], str | None]


def rolled_up(dimension: Dimension, as_of: PartialDate | None) -> Dimension:
    """A dimension as of a day.

    Args:
        dimension: A dimension.
        as_of: The day, or `None` for the values as they are recorded.

    Returns:
        The dimension itself where nothing of it can end, else one whose raw values and verdicts
        are those of the day. Its verdicts take raw values as recorded, too: the columns of a
        frame stay as they are.

    Examples:
        >>> from hijra_amina.statistics.dimensions import dimension
        >>> later = rolled_up(dimension("ministry"), PartialDate.parse("2016"))
        >>> later.became("iq-most"), later.became("iq-mowa")
        ('iq-mohe', None)
    """
    kind = _IN_TIME.get(dimension.name)
    if as_of is None or kind is None:
        return dimension

    def became(raw: str | None) -> str | None:
        return None if raw is None else _became(raw, kind, as_of)

    def verdict(raw: str | None, value: str) -> Verdict:
        if _is_over(value, kind, as_of):
            return Verdict.FAILS
        return dimension.verdict(became(raw), value)

    def values_of(raws: Iterable[str | None]) -> tuple[str, ...]:
        return dimension.values_of(map(became, raws))

    def values_in(material: Material) -> tuple[str, ...]:
        return dimension.values_of(map(became, dimension.values_in(material)))

    return attrs.evolve(
        dimension,
        of_person=_then(dimension.of_person, became),
        of_session=_of_session_then(dimension.of_session, became),
        of_body=_of_body_then(dimension.of_body, became),
        verdict=verdict,
        values_of=values_of,
        values_in=values_in,
        became=became,
    )


def has_ended(dimension: Dimension, value: str) -> bool:
    """Whether nobody has a value any more on the day of a question, because it had ended by then.

    Args:
        dimension: A dimension as of a day, or as recorded.
        value: The value.

    Returns:
        Whether that is certain.

    Examples:
        >>> from hijra_amina.statistics.dimensions import dimension
        >>> later = rolled_up(dimension("ministry"), PartialDate.parse("2016"))
        >>> has_ended(later, "iq-most"), has_ended(later, "iq-mohe")
        (True, False)
    """
    return dimension.name in _IN_TIME and dimension.verdict(value, value) is Verdict.FAILS


def _then(
    of: Callable[[Material, Participant], str | None] | None, became: Became
) -> Callable[[Material, Participant], str | None] | None:
    return None if of is None else lambda material, person: became(of(material, person))


def _of_session_then(
    of: Callable[[Material, Session], str | None] | None, became: Became
) -> Callable[[Material, Session], str | None] | None:
    return None if of is None else lambda material, session: became(of(material, session))


def _of_body_then(
    of: Callable[[Material, str], str | None] | None, became: Became
) -> Callable[[Material, str], str | None] | None:
    return None if of is None else lambda material, body: became(of(material, body))


@functools.lru_cache(maxsize=65_536)
def _became(raw: str, kind: str, as_of: PartialDate) -> str | None:
    """A raw value as of a day: each of its values, and each alternative, for itself."""
    now = [_merged(alternatives, kind, as_of) for alternatives in each_of(raw)]
    if len(now) == 1:
        return now[0]
    return joined(now)


@functools.lru_cache(maxsize=65_536)
def _is_over(value: str, kind: str, as_of: PartialDate) -> bool:
    """Whether a code stands for nobody on a day."""
    from hijra_amina import vocabulary  # noqa: PLC0415 - its files are read on first need

    if value not in vocabulary.codes(kind):
        return False
    became = vocabulary.roll_up(value, as_of, kind=kind)
    return became.verdict is not Verdict.OPEN and all(term.code != value for term in became.terms)


def _merged(alternatives: Iterable[str], kind: str, as_of: PartialDate) -> str | None:
    found: set[str] = set()
    for code in alternatives:
        became = None if code == NOT_KNOWN else _successors(code, kind, as_of)
        if became is None:
            return None
        found |= became
    return one_of(found)


def _successors(code: str, kind: str, as_of: PartialDate) -> frozenset[str] | None:
    """Whom a code may stand for on a day; `None` where that may be anybody."""
    from hijra_amina import vocabulary  # noqa: PLC0415 - its files are read on first need

    if code not in vocabulary.codes(kind):
        # A body of the programme alone, and `none`: nothing is known of an end.
        return frozenset({code})
    became = vocabulary.roll_up(code, as_of, kind=kind)
    if became.verdict is Verdict.HOLDS:
        return frozenset(term.code for term in became.terms)
    if became.verdict is Verdict.FAILS:
        return None
    found = {term.code for term in became.terms}
    for term in became.terms:
        if term.ends is None or term.ends.passed(as_of) is Verdict.FAILS:
            continue
        after = _carrying_on(term)
        if after is None:
            return None
        found |= after
    return frozenset(found)


def _carrying_on(term: Term) -> frozenset[str] | None:
    into = {succession.into for succession in term.successors}
    return None if None in into or not into else frozenset(code for code in into if code)
