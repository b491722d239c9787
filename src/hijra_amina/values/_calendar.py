"""The days that two partly known ends allow, with and without a year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from hijra_amina.errors import InvalidValueError
from hijra_amina.values.partial_date import PartialDate, days_in_month

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Span", "days_between", "may_share_a_day", "span_of"]

_FIRST_DAY: Final = date.min.toordinal()
_LAST_DAY: Final = date.max.toordinal()

HALF_A_YEAR: Final = 184
"""A period without a year may cross new year; one that would last longer is written wrongly."""


class Span(NamedTuple):
    """The days, as ordinals, between which a period starts and ends."""

    start_earliest: int
    start_latest: int
    end_earliest: int
    end_latest: int

    @property
    def lengths(self) -> tuple[int, int]:
        """The least and the most days, both ends included."""
        return max(1, self.end_earliest - self.start_latest + 1), (
            self.end_latest - self.start_earliest + 1
        )

    def may_meet(self, other: Span) -> bool:
        """Whether there can be a day that lies in both."""
        return self.start_earliest <= other.end_latest and other.start_earliest <= self.end_latest


def span_of(start: PartialDate | None, end: PartialDate | None) -> Span | None:
    """The days between which a period starts and ends, where its year is known.

    Args:
        start: The start, if it is known.
        end: The end, if it is known.

    Returns:
        The span, or `None` if no year is known.

    Raises:
        InvalidValueError: If the period ends before it starts, or only one end has a year.

    Examples:
        >>> june = PartialDate(2015, 6)
        >>> span_of(june, june).lengths
        (1, 30)
    """
    if start is not None and end is not None and (start.year is None) != (end.year is None):
        expected = "a year at both ends, or at neither"
        raise InvalidValueError("Period", expected, "a year at one end alone")
    if start is not None and end is not None and start.year is None:
        _check_yearless(start, end)
        return None
    known = start or end
    if known is None or known.year is None:
        return None
    first, start_last = (_FIRST_DAY, _LAST_DAY) if start is None else _days_of(start)
    end_first, last = (_FIRST_DAY, _LAST_DAY) if end is None else _days_of(end)
    if last < first:
        raise InvalidValueError("Period", "a start before the end", "an end before the start")
    return Span(first, min(start_last, last), max(end_first, first), last)


def days_between(start: PartialDate, end: PartialDate) -> tuple[int, int]:
    """The least and the most days from a start to an end, both included.

    Args:
        start: The start.
        end: The end; without a year it is the next such date after the start.

    Returns:
        The least and the most days.

    Raises:
        InvalidValueError: If the period ends before it starts, or only one end has a year.

    Examples:
        >>> days_between(PartialDate(None, 12, 30), PartialDate(None, 1, 2))
        (4, 4)
        >>> days_between(PartialDate(None, 2, 27), PartialDate(None, 3, 2))
        (4, 5)
    """
    span = span_of(start, end)
    spans = [span] if span is not None else list(_placements(start, end, _SAMPLE_YEARS))
    lengths = [length for span in spans for length in span.lengths]
    return min(lengths), max(lengths)


# Common and leap years, with common and leap years before and after them.
_SAMPLE_YEARS: Final = range(2001, 2006)


def may_share_a_day(
    one: tuple[PartialDate | None, PartialDate | None],
    other: tuple[PartialDate | None, PartialDate | None],
) -> bool:
    """Whether any year would bring together two periods of which one has no year at least.

    Args:
        one: A start and an end.
        other: Another start and end.

    Returns:
        `False` only if no year whatever makes them meet.

    Examples:
        >>> may, june = PartialDate(None, 5, 4), PartialDate(2015, 6)
        >>> may_share_a_day((may, may), (june, june))
        False
    """
    spans: list[Span | None] = []
    for start, end in (one, other):
        if start is None or end is None:
            return True
        spans.append(span_of(start, end))
    dated = [span for span in spans if span is not None]
    years = range(_SAMPLE_YEARS.start - 1, _SAMPLE_YEARS.stop + 1)
    if dated:
        first = date.fromordinal(dated[0].start_earliest).year
        last = date.fromordinal(dated[0].end_latest).year
        if last - first > _SURE_TO_MEET:
            return True
        years = range(max(first - 1, date.min.year), min(last, date.max.year - 1) + 1)
    placed = [
        [span] if span is not None else list(_placements(start, end, years))
        for span, (start, end) in zip(spans, (one, other), strict=True)
        if start is not None and end is not None
    ]
    return any(first.may_meet(second) for first in placed[0] for second in placed[1])


# Within nine whole years there is a 29 February, whatever the century does.
_SURE_TO_MEET: Final = 9


def _placements(start: PartialDate, end: PartialDate, years: range) -> Iterator[Span]:
    """The spans that a period without a year would have in each of these years."""
    crosses = _crosses_new_year(start, end)
    for year in years:
        in_years = (year, year + 1 if crosses else year)
        ends: list[tuple[int, int]] = []
        for partial, its_year in zip((start, end), in_years, strict=True):
            month = partial.month or 1
            if (partial.day or 1) <= days_in_month(its_year, month):
                ends.append(_days_of(PartialDate(its_year, month, partial.day)))
        if len(ends) == len(in_years):
            (first, start_last), (end_first, last) = ends
            yield Span(first, min(start_last, last), max(end_first, first), last)


def _crosses_new_year(start: PartialDate, end: PartialDate) -> bool:
    if start.month == end.month and start.day is not None and end.day is not None:
        return end.day < start.day
    return (end.month or 0) < (start.month or 0)


def _check_yearless(start: PartialDate, end: PartialDate) -> None:
    """Refuse a period that would have to last into the following year for long."""
    if not _crosses_new_year(start, end):
        return
    spans = list(_placements(start, end, _SAMPLE_YEARS))
    if not spans or max(span.lengths[1] for span in spans) > HALF_A_YEAR:
        expected = "a start before the end, or a new year that is crossed within half a year"
        raise InvalidValueError("Period", expected, "an end before the start")


def _days_of(known: PartialDate) -> tuple[int, int]:
    """The first and the last day that a date with a year can be, as ordinals."""
    first, last = known.earliest, known.latest
    if first is None or last is None:
        raise InvalidValueError("Period", "a year", "none")
    return first.toordinal(), last.toordinal()
