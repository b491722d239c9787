"""In which year, quarter and month a session begins, as far as its period tells.

The raw value is one for all three, an EDTF text: `2015-06-16` or `2015` where the start is known
that far, `XXXX-05-04` where the year is not, `2014-10/2014-12` for "somewhere within", either end
blank where it is open. The sessions of a record that stands for several begin anywhere in its
period.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.values import PartialDate, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.model import Session
    from hijra_amina.statistics._material import Material

__all__ = ["Window", "begins", "begins_in", "months", "quarters", "window", "years"]

_MONTHS: Final = 12
_FULL: Final = len("2015-06-16")
_MONTHS_OF_A_QUARTER: Final = 3
_WITHIN: Final = "/"
_EVERY_MONTH: Final = frozenset(range(1, _MONTHS + 1))


def begins(_: Material, session: Session) -> str | None:
    """The raw value of `year`, `quarter` and `month`: when a session begins.

    Args:
        session: The session.

    Returns:
        EDTF, or `None` where nothing is known.
    """
    start, end = session.period.start, session.period.end
    if session.represents.high == 1:
        if start is not None and start.year is not None and start.day is not None:
            # No end comes before a start that is known to the day.
            return _full_date(start.year, start.month, start.day)
        if start is not None and not _is_cut_short(start, end):
            return str(start)
        if end is None:
            return None
    elif start is None and end is None:
        return None
    return f"{'' if start is None else start}{_WITHIN}{'' if end is None else end}"


@functools.lru_cache(maxsize=65_536)
def _full_date(year: int, month: int | None, day: int) -> str:
    """A date as `str` writes it; many sessions are of one day."""
    return f"{year:04}-{month:02}-{day:02}"


def _is_cut_short(start: PartialDate, end: PartialDate | None) -> bool:
    """Whether the end leaves less room for the start than the start itself does."""
    most, limit = start.latest, None if end is None else end.latest
    return most is not None and limit is not None and limit < most


@attrs.frozen
class Window:
    """The days on which something can begin.

    Attributes:
        first: The first, `None` where that is open or without a year.
        last: The last, `None` where that is open or without a year.
        months: The months in which it can begin, in whatever year.
    """

    first: date | None
    last: date | None
    months: frozenset[int]


@functools.lru_cache(maxsize=65_536)
def window(raw: str) -> Window:
    """Read a raw value.

    Args:
        raw: EDTF, as `begins` writes it.

    Returns:
        The days that it allows.

    Raises:
        UnreadableTextError: If it is written in any other way.

    Examples:
        >>> window("2014-10/2014-12").last
        datetime.date(2014, 12, 31)
        >>> sorted(window("XXXX-05-04").months)
        [5]
    """
    start, end = _ends(raw)
    return Window(
        None if start is None else start.earliest,
        None if end is None else end.latest,
        _months_of_some_year(start, end),
    )


@functools.lru_cache(maxsize=65_536)
def _ends(raw: str) -> tuple[PartialDate | None, PartialDate | None]:
    first, within, last = raw.partition(_WITHIN)
    start = PartialDate.parse(first) if first else None
    if not within:
        return start, start
    return start, PartialDate.parse(last) if last else None


def _months_of_some_year(start: PartialDate | None, end: PartialDate | None) -> frozenset[int]:
    """The months in which something without a year can begin."""
    first, last = _month_without_year(start), _month_without_year(end)
    if first is None or last is None:
        return _EVERY_MONTH
    return frozenset((first - 1 + n) % _MONTHS + 1 for n in range((last - first) % _MONTHS + 1))


def _month_without_year(day: PartialDate | None) -> int | None:
    return None if day is None or day.year is not None else day.month


def begins_in(raw: str | None, value: str) -> Verdict:
    """Whether a session begins in a year (`2015`), a quarter (`2015-Q2`) or a month (`2015-06`).

    Args:
        raw: When it begins, as `begins` writes it.
        value: The year, the quarter or the month.

    Returns:
        The verdict.

    Examples:
        >>> begins_in("2015-06-16", "2015-Q2"), begins_in("2015", "2015-Q2")
        (<Verdict.HOLDS: 'holds'>, <Verdict.OPEN: 'open'>)
        >>> begins_in("XXXX-05-04", "2015-06")
        <Verdict.FAILS: 'fails'>
    """
    if raw is None:
        return Verdict.OPEN
    if len(raw) == _FULL and "X" not in raw and _WITHIN not in raw and "Q" not in value:
        # A full date is written from the year down, and so is a year or a month.
        return Verdict.HOLDS if raw.startswith(value) else Verdict.FAILS
    unit = _unit_of(value)
    earliest, latest, months = _limits(raw, unit)
    if (earliest is not None and value < earliest) or (latest is not None and value > latest):
        return Verdict.FAILS
    if earliest is not None and earliest == latest:
        return Verdict.HOLDS
    return Verdict.FAILS if months.isdisjoint(unit.months_of(value)) else Verdict.OPEN


@functools.lru_cache(maxsize=65_536)
def _limits(raw: str, unit: _Unit) -> tuple[str | None, str | None, frozenset[int]]:
    """The first and the last year, quarter or month, asked for once for all values of a table."""
    found = window(raw)
    return (
        None if found.first is None else unit.name_of(found.first),
        None if found.last is None else unit.name_of(found.last),
        found.months,
    )


@attrs.frozen(eq=False)
class _Unit:
    """A length of time on the calendar: what a day's is called, and the months in one."""

    months: int
    name_of: Callable[[date], str]
    months_of: Callable[[str], frozenset[int]]


def _quarter_of(day: date) -> str:
    return f"{day.year:04}-Q{(day.month - 1) // _MONTHS_OF_A_QUARTER + 1}"


def _months_of_quarter(value: str) -> frozenset[int]:
    last = int(value[-1]) * _MONTHS_OF_A_QUARTER
    return frozenset(range(last - _MONTHS_OF_A_QUARTER + 1, last + 1))


_YEAR: Final = _Unit(_MONTHS, lambda day: f"{day.year:04}", lambda _: _EVERY_MONTH)
_QUARTER: Final = _Unit(_MONTHS_OF_A_QUARTER, _quarter_of, _months_of_quarter)
_MONTH: Final = _Unit(
    1, lambda day: f"{day.year:04}-{day.month:02}", lambda value: frozenset({int(value[-2:])})
)


def _unit_of(value: str) -> _Unit:
    if len(value) == len("2015"):
        return _YEAR
    return _QUARTER if "Q" in value else _MONTH


def years(raws: Iterable[str | None]) -> tuple[str, ...]:
    """Every year in which a session begins, or one of several may.

    Args:
        raws: When sessions begin.

    Returns:
        The years, in order.

    Examples:
        >>> years(["2014-11/2015-02", "2017", None])
        ('2014', '2015', '2017')
    """
    return _units_in(raws, _YEAR)


def quarters(raws: Iterable[str | None]) -> tuple[str, ...]:
    """Every quarter in which a session begins, or one of several may.

    Args:
        raws: When sessions begin.

    Returns:
        The quarters, in order.

    Examples:
        >>> quarters(["2014-11/2015-02", "2017"])
        ('2014-Q4', '2015-Q1')
    """
    return _units_in(raws, _QUARTER)


def months(raws: Iterable[str | None]) -> tuple[str, ...]:
    """Every month in which a session begins, or one of several may.

    Args:
        raws: When sessions begin.

    Returns:
        The months, in order.

    Examples:
        >>> months(["2014-12/2015-01", "2017", "2015-06-16"])
        ('2014-12', '2015-01', '2015-06')
    """
    return _units_in(raws, _MONTH)


# Of a period that is longer than a century, in months, only the start is a value of its own.
_MOST_MONTHS: Final = 1_200


def _units_in(raws: Iterable[str | None], unit: _Unit) -> tuple[str, ...]:
    found: set[int] = set()
    for raw in {raw for raw in raws if raw is not None}:
        start, end = _ends(raw)
        first, last = _month_number(start, unit), _month_number(end, unit, at_end=True)
        if first is None:
            continue
        if last is None or last - first > _MOST_MONTHS:
            last = first
        found.update(range(first, max(first, last) + 1))
    names = {unit.name_of(date(at // _MONTHS, at % _MONTHS + 1, 1)) for at in found}
    return tuple(sorted(names))


def _month_number(day: PartialDate | None, unit: _Unit, *, at_end: bool = False) -> int | None:
    """The number of a date's month since the year 0; `None` where the unit is not known."""
    if day is None or day.year is None or (unit is not _YEAR and day.month is None):
        return None
    month = day.month or (_MONTHS if at_end and unit is _YEAR else 1)
    return day.year * _MONTHS + month - 1
