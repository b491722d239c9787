"""What an attendance sheet shows of one person: whether they came, on how many days, to how many.

Three questions that everything that counts by rosters asks, answered in one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.model import Mark
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from hijra_amina.model import Attendance, Session
    from hijra_amina.statistics.measures import Attended
    from hijra_amina.values import PartialDate

__all__ = [
    "attends",
    "came",
    "days_held",
    "days_off_the_sheet",
    "days_planned",
    "days_present",
    "meets",
    "meets_unnamed",
]


def days_off_the_sheet(session: Session) -> int:
    """How many days of a session its attendance sheet has no column for.

    A sheet without columns lists who came; the days of a session whose dates are not all known
    are those of its sheet.

    Args:
        session: The session.

    Returns:
        The number of days on which the sheet shows nothing of anybody.
    """
    columns = session.roster.days if session.roster is not None else ()
    dates = session.period.dates() if columns else None
    return sum(
        not any(_may_be(column, day.year, day.month, day.day) for column in columns)
        for day in dates or ()
    )


def _may_be(column: PartialDate, *day: int) -> bool:
    known = (column.year, column.month, column.day)
    return all(part in {None, of} for part, of in zip(known, day, strict=True))


def came(attendance: Attendance, beside: int) -> Verdict:
    """Whether somebody on a roster came at all.

    Args:
        attendance: Their line of the sheet.
        beside: The days off the sheet, from `days_off_the_sheet`.

    Returns:
        `HOLDS` for a present mark, and on a sheet without columns, which lists who came.
    """
    if not attendance.marks or Mark.PRESENT in attendance.marks:
        return Verdict.HOLDS
    shown = beside == 0 and Mark.UNKNOWN not in attendance.marks
    return Verdict.FAILS if shown else Verdict.OPEN


def days_present(
    attendance: Attendance, beside: int, longest: int | None
) -> tuple[int, int | None]:
    """The fewest and the most days on which somebody who came can have come.

    Args:
        attendance: Their line of the sheet.
        beside: The days off the sheet, from `days_off_the_sheet`.
        longest: The most days that the session can have lasted, `None` if that is open.

    Returns:
        The limits; the upper one is `None` where it is open.
    """
    if not attendance.marks:
        return 1, longest
    present = attendance.marks.count(Mark.PRESENT)
    return present, present + attendance.marks.count(Mark.UNKNOWN) + beside


def days_held(session: Session) -> tuple[int, int | None]:
    """The fewest and the most days on which a session took place.

    Those that its sheet has a column for and the known dates that it has none for; without a
    sheet by days, as many as its period says.

    Args:
        session: The session.

    Returns:
        The limits; the upper one is `None` where it is open.
    """
    if session.roster is not None and session.roster.days:
        held = len(session.roster.days) + days_off_the_sheet(session)
        return held, held
    return days_planned(session)


def days_planned(session: Session) -> tuple[int, int | None]:
    """The fewest and the most days that a session lasts by what is stated of it.

    Args:
        session: The session.

    Returns:
        The limits; one day and open where the length is not known, or only about.
    """
    length = session.period.length()
    if length.approximate or not length.is_known:
        return 1, None
    return max(1, length.low or 0), length.high


def attends(rule: Attended, session: Session, attendance: Attendance, beside: int) -> Verdict:
    """Whether somebody on a roster came, and to as much of the session as a rule wants.

    Args:
        rule: The rule.
        session: The session.
        attendance: Their line of its sheet.
        beside: The days off the sheet, from `days_off_the_sheet`.

    Returns:
        The verdict. On a sheet without columns, which lists who came and not when, it is open
        unless one day is enough.
    """
    came_at_all = came(attendance, beside)
    if came_at_all is Verdict.FAILS:
        return came_at_all
    return came_at_all & meets(rule, session, attendance, beside)


def meets(rule: Attended, session: Session, attendance: Attendance, beside: int) -> Verdict:
    """Whether somebody on a roster came to as much of the session as a rule wants, if at all.

    Args:
        rule: The rule.
        session: The session.
        attendance: Their line of its sheet, by which they may have come.
        beside: The days off the sheet, from `days_off_the_sheet`.

    Returns:
        The verdict of those worlds in which they came, and so on one day at least.
    """
    marks = attendance.marks
    if rule.of == "recorded":
        shown = len(marks) - marks.count(Mark.UNKNOWN)
        if shown == 0:
            return Verdict.OPEN
        present = marks.count(Mark.PRESENT)
        return rule.verdict(present=(present, present), of=(shown, shown))
    days = days_held(session) if rule.of == "held" else days_planned(session)
    least, most = days_present(attendance, beside, days[1])
    return rule.verdict(present=(max(1, least), most), of=days)


def meets_unnamed(rule: Attended, session: Session) -> Verdict:
    """Whether somebody who came, and whom no sheet names, came to as much as a rule wants.

    Args:
        rule: The rule.
        session: The session.

    Returns:
        The verdict. Of a session of one day, whoever came to it came to all of it.
    """
    if rule.of == "recorded":
        return Verdict.OPEN
    days = days_held(session) if rule.of == "held" else days_planned(session)
    return rule.verdict(present=(1, days[1]), of=days)
