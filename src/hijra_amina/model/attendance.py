"""`Roster`, `Attendance` and `Mark`: who came on which day."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import record, references, sized
from hijra_amina.values import PartialDate
from hijra_amina.values._coded import Coded

__all__ = ["Attendance", "Mark", "Roster"]


class Mark(Coded):
    """What the sheet says of one person on one day; a missing mark is unknown, not absent.

    Examples:
        >>> Mark("excused")
        <Mark.EXCUSED: 'excused'>
    """

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"
    UNKNOWN = "unknown"


@record
@attrs.frozen(kw_only=True)
class Attendance:
    """One participation: one person at one session.

    Attributes:
        participant: The participant's identifier.
        marks: A mark for each day of the roster, in the roster's order.

    Shape:
        `len(marks) == len(roster.days)`, which the roster checks.

    Examples:
        >>> Attendance(participant="p-001", marks=(Mark.PRESENT, Mark.UNKNOWN)).marks[0].value
        'present'
    """

    participant: str = attrs.field(metadata=references("participants"))
    marks: tuple[Mark, ...] = ()


@record
@attrs.frozen(kw_only=True)
class Roster:
    """The attendance sheet of a session.

    Attributes:
        days: The days that the sheet has a column for; empty if it only lists who came.
        attendances: One for each person; nobody stands twice on one roster.
        complete: Whether everybody who came is on it; `None` where that is not known, and then
            the roster says who came at the least.

    Raises:
        InvalidValueError: If a person stands twice, a day stands twice, or marks and days differ
            in number.

    Examples:
        >>> day = PartialDate.parse("2015-06-16")
        >>> came = Attendance(participant="p-001", marks=(Mark.PRESENT,))
        >>> len(Roster(days=(day,), attendances=(came,)).attendances)
        1
    """

    days: tuple[PartialDate, ...] = ()
    attendances: tuple[Attendance, ...] = attrs.field(default=(), repr=sized)
    complete: bool | None = None

    def _incoherence(self) -> tuple[str, str, str] | None:
        if len(set(self.days)) != len(self.days):
            return "days", "each day once", "a day twice"
        width = len(self.days)
        if any(len(attendance.marks) != width for attendance in self.attendances):
            return "attendances", "a mark for each day", "more or fewer marks than days"
        people = {attendance.participant for attendance in self.attendances}
        if len(people) != len(self.attendances):
            return "attendances", "each participant once", "a participant twice"
        return None
