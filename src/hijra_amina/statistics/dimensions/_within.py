"""The sessions that begin within a period: a condition that a question can make for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics.dimensions._beginnings import begins, window
from hijra_amina.statistics.dimensions._dimension import Dimension, Level
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from datetime import date

    from hijra_amina.values import Period

__all__ = ["begins_within"]


def begins_within(period: Period, *, until: date | None = None) -> Dimension:
    """A dimension with one value, its own name: that a session begins in a period.

    Args:
        period: The period; without a start or an end, that side is open.
        until: A day after which nothing counts.

    Returns:
        The dimension, which no registry has.

    Examples:
        >>> from hijra_amina.values import Period
        >>> made = begins_within(Period.parse("2015-06/2015-08"))
        >>> made.verdict("2015-06-16", made.name), made.verdict("2015", made.name)
        (<Verdict.HOLDS: 'holds'>, <Verdict.OPEN: 'open'>)
    """
    start, end = period.start, period.end
    first = None if start is None else start.earliest
    last = None if end is None else end.latest
    # A target of "May" does not say of which year.
    undated = any(day is not None and day.year is None for day in (start, end))
    limit = min((day for day in (last, until) if day is not None), default=None)

    months = _months_between(first, limit)

    def verdict(raw: str | None, _: str) -> Verdict:
        found = None if raw is None else window(raw)
        earliest = None if found is None else found.first
        latest = None if found is None else found.last
        begun = Verdict.decide(
            holds=first is None or (earliest is not None and earliest >= first),
            fails=first is not None and latest is not None and latest < first,
        )
        in_time = Verdict.decide(
            holds=limit is None or (latest is not None and latest <= limit),
            fails=limit is not None and earliest is not None and earliest > limit,
        )
        in_season = Verdict.OPEN if undated else Verdict.HOLDS
        if found is not None and found.months.isdisjoint(months):
            # Something of a May without a year is in no period from September to April.
            in_season = Verdict.FAILS
        return begun & in_time & in_season

    name = f"begins within {period}"
    return Dimension(
        name=name,
        level=Level.SESSION,
        column="begins",
        of_session=begins,
        verdict=verdict,
        values_of=lambda _: (name,),
        values_in=lambda _: (name,),
    )


_MONTHS = 12


def _months_between(first: date | None, last: date | None) -> frozenset[int]:
    """The months of the calendar that lie between two days, in whatever year."""
    if first is None or last is None:
        return frozenset(range(1, _MONTHS + 1))
    start, end = (day.year * _MONTHS + day.month - 1 for day in (first, last))
    return frozenset(n % _MONTHS + 1 for n in range(start, min(end, start + _MONTHS) + 1))
