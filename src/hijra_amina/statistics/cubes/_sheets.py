"""What a line of an attendance sheet counts for: at the least and at the most."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

from hijra_amina.model import Mark
from hijra_amina.statistics._days import attends, came, days_off_the_sheet, days_present
from hijra_amina.statistics.measures import Unit
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.model import Attendance, Session
    from hijra_amina.statistics.measures import Measure
    from hijra_amina.values import PartialDate

__all__ = ["Other", "Sheet", "sheet_of"]

Other = tuple[str, int, int | None]
"""A participant, and what their line counts for at the least and the most, `None` if open."""

_PRESENT = Mark.PRESENT


@attrs.define(eq=False, repr=False)
class Sheet:
    """The lines of one session that count.

    Attributes:
        present: The participants whose lines count for one.
        others: The lines that count for something else, or only perhaps.
    """

    present: list[str]
    others: list[Other]


def sheet_of(session: Session, measure: Measure, *, named: bool) -> Sheet:
    """Read a session's roster, each line once.

    Args:
        session: The session.
        measure: What is counted.
        named: Whether it matters who is present, and not only how many.

    Returns:
        The lines that count.
    """
    rows = session.roster.attendances if session.roster is not None else ()
    if measure.attendance is not None or measure.unit is Unit.PERSON_DAYS:
        return Sheet([], list(_weighed(session, rows, measure)))
    absent = [row for row in rows if _PRESENT not in row.marks]
    if not named:
        present = [""] * (len(rows) - len(absent))
    elif absent:
        present = [row.participant for row in rows if _PRESENT in row.marks]
    else:
        present = [row.participant for row in rows]
    return Sheet(present, _not_present(session, absent) if absent else [])


def _not_present(session: Session, rows: list[Attendance]) -> list[Other]:
    """Those without a present mark who came nevertheless, or may have come."""
    beside = _days_beside(session)
    found: list[Other] = []
    for row in rows:
        verdict = came(row, beside)
        if verdict is not Verdict.FAILS:
            found.append((row.participant, int(verdict is Verdict.HOLDS), 1))
    return found


def _weighed(session: Session, rows: tuple[Attendance, ...], measure: Measure) -> Iterator[Other]:
    """What each line counts for, worked out once for equal marks."""
    beside = _days_beside(session)
    longest = session.period.length().high
    columns = len(session.roster.days) if session.roster is not None else 0
    if columns and longest is not None:
        longest = max(longest, columns)
    known: dict[tuple[Mark, ...], tuple[int, int | None]] = {}
    for row in rows:
        weight = known.get(row.marks)
        if weight is None:
            weight = known[row.marks] = _weight(session, row, measure, beside, longest)
        if weight[1] != 0:
            yield (row.participant, *weight)


def _weight(
    session: Session, row: Attendance, measure: Measure, beside: int, longest: int | None
) -> tuple[int, int | None]:
    rule = measure.attendance
    verdict = came(row, beside) if rule is None else attends(rule, session, row, beside)
    if verdict is Verdict.FAILS:
        return 0, 0
    least: int
    most: int | None
    least, most = 1, 1
    if measure.unit is Unit.PERSON_DAYS:
        least, most = days_present(row, beside, longest)
    return (least if verdict is Verdict.HOLDS else 0), most


def _days_beside(session: Session) -> int:
    """`days_off_the_sheet`, without a calendar where the sheet has a column for every day.

    As many full dates between start and end as there are days between them are all of these days.
    """
    roster, start, end = session.roster, session.period.start, session.period.end
    if roster is None or not roster.days:
        return 0
    if start is not None and end is not None and start.day and end.day and start.year:
        if len(roster.days) != _days_from(start, end):
            return days_off_the_sheet(session)
        first, last = (start.year, start.month, start.day), (end.year, end.month, end.day)
        for day in roster.days:
            if not (day.year and day.day and first <= (day.year, day.month, day.day) <= last):
                break
        else:
            return 0
    return days_off_the_sheet(session)


def _number(day: PartialDate) -> int:
    """The number of a full date among all days."""
    return date(day.year or 1, day.month or 1, day.day or 1).toordinal()


def _days_from(start: PartialDate, end: PartialDate) -> int:
    """How many days there are between two full dates, both counted."""
    if start.month == end.month and start.year == end.year:
        return (end.day or 1) - (start.day or 1) + 1
    return _number(end) - _number(start) + 1
