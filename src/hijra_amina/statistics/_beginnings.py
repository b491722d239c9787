"""In which year and month a session begins, as far as its period tells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.model import Session
    from hijra_amina.statistics._material import Material
    from hijra_amina.values import PartialDate

__all__ = ["begins_in", "months", "years"]

_MONTH = len("2015-06")
_MONTHS = 12


def begins_in(_: Material, session: Session, value: str) -> Verdict:
    """Whether a session begins in a year (`2015`) or in a month (`2015-06`).

    The sessions of a record that stands for several begin anywhere in its period.
    """
    earliest, latest = _window(session, len(value))
    if (earliest is not None and value < earliest) or (latest is not None and value > latest):
        return Verdict.FAILS
    if earliest is not None and earliest == latest:
        return Verdict.HOLDS
    if len(value) == _MONTH and int(value[-2:]) not in _months_of_some_year(session):
        return Verdict.FAILS
    return Verdict.OPEN


def _window(session: Session, width: int) -> tuple[str | None, str | None]:
    """The first and the last year or month in which it can begin; `None` where that is open."""
    start, end = session.period.start, session.period.end
    first = None if start is None else start.earliest
    ends = [None if end is None else end.latest]
    if session.represents.high == 1 and start is not None:
        ends.append(start.latest)
    known = [day.isoformat()[:width] for day in ends if day is not None]
    return None if first is None else first.isoformat()[:width], min(known, default=None)


def _months_of_some_year(session: Session) -> frozenset[int]:
    """The months in which a session without a year can begin."""
    start, end = session.period.start, session.period.end
    until = start if session.represents.high == 1 else end
    first, last = _month_without_year(start), _month_without_year(until)
    if first is None or last is None:
        return frozenset(range(1, _MONTHS + 1))
    return frozenset((first - 1 + n) % _MONTHS + 1 for n in range((last - first) % _MONTHS + 1))


def _month_without_year(day: PartialDate | None) -> int | None:
    return None if day is None or day.year is not None else day.month


def years(material: Material) -> tuple[str, ...]:
    """Every year in which a session begins, or one of several may."""
    return tuple(sorted({f"{day.year:04d}" for day in _first_days(material, "year")}))


def months(material: Material) -> tuple[str, ...]:
    """Every month in which a session begins, or one of several may."""
    return tuple(sorted({day.isoformat()[:_MONTH] for day in _first_days(material, "month")}))


def _first_days(material: Material, unit: Literal["year", "month"]) -> Iterator[date]:
    """The first days of the years or months in which sessions began, or may have begun."""
    from dateutil.rrule import MONTHLY, YEARLY, rrule  # noqa: PLC0415 - not to be loaded early

    for session in material.sessions:
        first = _first_day(session.period.start, unit)
        last = _first_day(session.period.end, unit) if session.represents.high != 1 else None
        if first is None:
            continue
        yield first
        if last is not None and (last - first).days <= _LONGEST_LISTED:
            for found in rrule(YEARLY if unit == "year" else MONTHLY, first, until=last):
                yield found.date()


# Of a period that is longer than a century, in days, only the start is a value of its own.
_LONGEST_LISTED = 36_525


def _first_day(day: PartialDate | None, unit: Literal["year", "month"]) -> date | None:
    if day is None or day.year is None or (unit == "month" and day.month is None):
        return None
    return date(day.year, 1 if unit == "year" else day.month or 1, 1)
