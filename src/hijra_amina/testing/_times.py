"""Strategies for dates and periods that are known in part."""

from __future__ import annotations

import datetime
from typing import Final

from hypothesis import strategies as st

from hijra_amina.testing._draws import choose, up_to
from hijra_amina.testing._texts import texts
from hijra_amina.values import Count, PartialDate, Period

__all__ = ["exact_period", "held_days", "partial_dates", "periods", "reported_period"]

# The years in which programmes of this kind were held, and their calendar's odd days.
_DATES: Final = st.dates(datetime.date(2000, 1, 1), datetime.date(2040, 12, 31))
_YEARS: Final = st.integers(2000, 2040)
_MONTHS: Final = st.integers(1, 12)
_WORDINGS: Final = st.none() | texts()
# A leap year: it has every day that a year can have.
_DAYS_OF_NO_YEAR: Final = st.dates(datetime.date(2000, 1, 1), datetime.date(2000, 12, 31))


def _without_year(day: datetime.date) -> PartialDate:
    return PartialDate(None, day.month, day.day)


def partial_dates(*, known: bool = False) -> st.SearchStrategy[PartialDate]:
    """Days, months and years, some without their year.

    Args:
        known: Only days of which year, month and day are known.

    Returns:
        The strategy; it shrinks towards 1 January 2000.

    Examples:
        >>> from hypothesis import find
        >>> str(find(partial_dates(), lambda date: date.year is None))
        'XXXX-01-01'
    """
    full = _DATES.map(PartialDate.of)
    if known:
        return full
    return st.one_of(
        full,
        st.builds(PartialDate, _YEARS, _MONTHS),
        st.builds(PartialDate, _YEARS),
        _DAYS_OF_NO_YEAR.map(_without_year),
        st.builds(PartialDate, st.none(), _MONTHS),
    )


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    kind = draw(st.sampled_from(_KINDS))
    wording = draw(_WORDINGS)
    if kind == "one date":
        return Period.on(draw(_ANY_DATE), wording=wording)
    if kind == "nothing":
        return Period.unknown(wording=wording)
    if kind == "duration":
        return Period.lasting(draw(_DURATIONS), wording=wording)
    if kind == "days":
        days = sorted(draw(st.lists(_DATES, min_size=1, max_size=4, unique=True)))
        return Period.on_days(days, wording=wording)
    if kind == "days of no year":
        days = sorted(draw(st.lists(_DAYS_OF_NO_YEAR, min_size=1, max_size=3, unique=True)))
        return Period.on_days(map(_without_year, days), wording=wording)
    if kind == "range of no year":
        first, last = sorted((draw(_DAYS_OF_NO_YEAR), draw(_DAYS_OF_NO_YEAR)))
        return Period.between(_without_year(first), _without_year(last), wording=wording)
    first, last = sorted((draw(_DATES), draw(_DATES)))
    if kind == "months":
        months = (PartialDate(day.year, day.month) for day in (first, last))
        return Period.between(*months, wording=wording)
    if kind == "range with duration":
        room = (last - first).days + 1
        duration = draw(st.integers(1, min(room, 14)))
        return Period(
            PartialDate.of(first), PartialDate.of(last), duration=duration, wording=wording
        )
    if kind == "range":
        return Period.between(first, last, wording=wording)
    start = None if kind == "start unknown" else PartialDate.of(first)
    end = PartialDate.of(last) if kind == "start unknown" else None
    return Period(start, end, open_end=kind == "open", wording=wording)


_KINDS: Final = (
    "one date",
    "range",
    "months",
    "days",
    "range of no year",
    "days of no year",
    "range with duration",
    "duration",
    "end unknown",
    "start unknown",
    "open",
    "nothing",
)
_ANY_DATE: Final = partial_dates()
_DURATIONS: Final = st.one_of(
    st.integers(1, 30),
    st.integers(1, 30).map(Count.about),
    st.integers(1, 30).map(Count.at_least),
    st.tuples(st.integers(1, 9), st.integers(10, 30)).map(lambda ends: Count.between(*ends)),
)


def periods() -> st.SearchStrategy[Period]:
    """Periods of every shape that a source can report.

    Returns:
        The strategy; it shrinks towards 1 January 2000.

    Examples:
        >>> from hypothesis import find
        >>> str(find(periods(), lambda period: period.open_end))
        '2000-01-01/..'
        >>> str(find(periods(), lambda period: len(period.days) == 2))
        '{2000-01-01,2000-01-02}'
    """
    return _periods()


@st.composite
def held_days(draw: st.DrawFn, *, most: int) -> tuple[datetime.date, ...]:
    """The days on which a session was really held: one after the other, or with gaps."""
    days = [draw(_DATES)]
    for _ in range(draw(up_to(most - 1))):
        step = draw(_STEPS)
        days.append(days[-1] + datetime.timedelta(days=step))
    return tuple(days)


_STEPS: Final = st.sampled_from((1, 1, 1, 2, 5))


def exact_period(days: tuple[datetime.date, ...]) -> Period:
    """The period of just these days."""
    if (days[-1] - days[0]).days + 1 == len(days):
        return Period.between(days[0], days[-1])
    return Period.on_days(days)


def reported_period(draw: st.DrawFn, days: tuple[datetime.date, ...], *, dated: bool) -> Period:
    """The period as a source reports it: true of the days, and often less than all of it.

    Args:
        draw: What draws.
        days: The days on which the session was held.
        dated: Whether the year has to be known, since a roster names the days.
    """
    first, last = days[0], days[-1]
    same_year = first.year == last.year
    kinds = ["exact", "span", "month", "end unknown"]
    if same_year:
        kinds.append("year")
    if not dated:
        kinds += ["duration", "nothing", *(["no year"] if same_year else [])]
    kind = choose(draw, kinds)
    if kind == "span":
        return Period(
            PartialDate.of(first), PartialDate.of(last), duration=Count.exactly(len(days))
        )
    if kind == "month":
        return Period.between(
            PartialDate(first.year, first.month), PartialDate(last.year, last.month)
        )
    if kind == "end unknown":
        return Period(PartialDate.of(first), None)
    if kind == "year":
        return Period.on(PartialDate(first.year))
    if kind == "no year":
        return Period.between(_without_year(first), _without_year(last))
    if kind == "duration":
        return Period.lasting(len(days))
    return exact_period(days) if kind == "exact" else Period.unknown()
