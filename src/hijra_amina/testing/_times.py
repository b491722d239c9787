"""Strategies for dates and periods that are known in part."""

from __future__ import annotations

import datetime as dt
from typing import Final, TypeAlias

from hypothesis import strategies as st

from hijra_amina.testing._draws import again, choose
from hijra_amina.testing._texts import texts
from hijra_amina.values import Count, PartialDate, Period

__all__ = ["exact_period", "held_days", "partial_dates", "periods", "reported_period"]

# The years in which programmes of this kind were held, and their calendar's odd days.
_DATES: Final = st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31))
_YEARS: Final = st.integers(2000, 2040)
_MONTHS: Final = st.integers(1, 12)
_WORDINGS: Final = st.none() | texts()
# A leap year: it has every day that a year can have.
_DAYS_OF_NO_YEAR: Final = st.dates(dt.date(2000, 1, 1), dt.date(2000, 12, 31))


def _without_year(day: dt.date) -> PartialDate:
    return PartialDate(None, day.month, day.day)


def partial_dates(*, known: bool = False) -> st.SearchStrategy[PartialDate]:
    """Days, months and years, some without their year.

    Args:
        known: Only days of which year, month and day are known.

    Returns:
        The strategy; it shrinks towards 1 January 2000.

    Examples:
        >>> from hypothesis import find
        >>> str(find(partial_dates(known=True), lambda date: date.month == 2))
        '2000-02-01'
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


def _months(ends: list[dt.date], *, wording: str | None) -> Period:
    first, last = (PartialDate(day.year, day.month) for day in ends)
    return Period.between(first, last, wording=wording)


def _shorter(ends: list[dt.date], days: int, *, wording: str | None) -> Period:
    """A range that was not held throughout."""
    room = (ends[1] - ends[0]).days + 1
    first, last = map(PartialDate.of, ends)
    return Period(first, last, duration=min(days, room), wording=wording)


def _range(ends: list[dt.date], *, wording: str | None) -> Period:
    return Period.between(*ends, wording=wording)


def _range_of_no_year(ends: list[dt.date], *, wording: str | None) -> Period:
    return Period.between(*map(_without_year, ends), wording=wording)


def _days_of_no_year(days: list[dt.date], *, wording: str | None) -> Period:
    return Period.on_days(map(_without_year, days), wording=wording)


_ENDS: Final = st.tuples(_DATES, _DATES).map(sorted)
_ENDS_OF_NO_YEAR: Final = st.tuples(_DAYS_OF_NO_YEAR, _DAYS_OF_NO_YEAR).map(sorted)
_SEVERAL: Final = st.lists(_DATES, min_size=1, max_size=4, unique=True).map(sorted)
_SEVERAL_OF_NO_YEAR: Final = st.lists(_DAYS_OF_NO_YEAR, min_size=1, max_size=3, unique=True).map(
    sorted
)
_FULL: Final = partial_dates(known=True)
_LENGTHS: Final = st.integers(1, 30)
_DURATIONS: Final = st.one_of(
    _LENGTHS,
    _LENGTHS.map(Count.about),
    _LENGTHS.map(Count.at_least),
    st.builds(Count.between, st.integers(1, 9), st.integers(10, 30)),
)
_PERIODS: Final = st.one_of(
    st.builds(Period.on, partial_dates(), wording=_WORDINGS),
    st.builds(_range, _ENDS, wording=_WORDINGS),
    st.builds(_months, _ENDS, wording=_WORDINGS),
    st.builds(Period.on_days, _SEVERAL, wording=_WORDINGS),
    st.builds(_range_of_no_year, _ENDS_OF_NO_YEAR, wording=_WORDINGS),
    st.builds(_days_of_no_year, _SEVERAL_OF_NO_YEAR, wording=_WORDINGS),
    st.builds(_shorter, _ENDS, _LENGTHS, wording=_WORDINGS),
    st.builds(Period.lasting, _DURATIONS, wording=_WORDINGS),
    st.builds(Period, _FULL, wording=_WORDINGS),
    st.builds(Period, st.none(), _FULL, wording=_WORDINGS),
    st.builds(Period, _FULL, open_end=st.just(value=True), wording=_WORDINGS),
    st.builds(Period.unknown, wording=_WORDINGS),
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
    return _PERIODS


def held_days(draw: st.DrawFn, *, most: int, after: dt.date | None = None) -> tuple[dt.date, ...]:
    """The days on which a session was really held: one after the other, or with gaps.

    Args:
        draw: What draws.
        most: The most days.
        after: A day before which it did not begin.
    """
    days = [draw(_DATES) if after is None else after + dt.timedelta(days=draw(_PAUSES))]
    for _ in again(draw, most - 1):
        step = draw(_STEPS)
        days.append(days[-1] + dt.timedelta(days=step))
    return tuple(days)


_PAUSES: Final = st.integers(0, 400)
_STEPS: Final = st.sampled_from((1, 1, 1, 2, 5))


def exact_period(days: tuple[dt.date, ...]) -> Period:
    """The period of just these days."""
    if (days[-1] - days[0]).days + 1 == len(days):
        return Period.between(days[0], days[-1])
    return Period.on_days(days)


def reported_period(draw: st.DrawFn, days: tuple[dt.date, ...], *, dated: bool) -> Period:
    """The period as a source reports it: true of the days, and often less than all of it.

    Args:
        draw: What draws.
        days: The days on which the session was held.
        dated: Whether the year has to be known, since a roster names the days.
    """
    forms = [exact_period, _within, _in_months, _begun]
    same_year = days[0].year == days[-1].year
    if same_year:
        forms.append(_in_year)
    if not dated:
        forms += [_long, _at_some_time, *([_in_no_year] if same_year else [])]
    return choose(draw, forms)(days)


_Days: TypeAlias = "tuple[dt.date, ...]"


def _within(days: _Days) -> Period:
    """From first to last, with how many days it really was."""
    return _shorter([days[0], days[-1]], len(days), wording=None)


def _in_months(days: _Days) -> Period:
    return _months([days[0], days[-1]], wording=None)


def _begun(days: _Days) -> Period:
    return Period(PartialDate.of(days[0]))


def _in_year(days: _Days) -> Period:
    return Period.on(PartialDate(days[0].year))


def _in_no_year(days: _Days) -> Period:
    if exact_period(days).days:
        return _days_of_no_year(list(days), wording=None)
    return _range_of_no_year([days[0], days[-1]], wording=None)


def _long(days: _Days) -> Period:
    return Period.lasting(len(days))


def _at_some_time(days: _Days) -> Period:
    del days
    return Period.unknown()
