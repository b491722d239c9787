"""What attendance sheets show: who came to a session, who may have, and who did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics._days import (
    came,
    days_off_the_sheet,
    days_present,
    meets,
    meets_unnamed,
)
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from hijra_amina.model import Session
    from hijra_amina.statistics.measures import Attended

__all__ = ["Line", "Sheet", "longest_of", "sheet_of"]


@attrs.frozen(cache_hash=True)
class Line:
    """What a sheet shows of one person.

    Attributes:
        came: Whether they came: they did, or they may have.
        meets: Whether they meet the rule of attendance of the question, if they came; without
            one, they do.
        least: The fewest days on which they came, if they did.
        most: The most days; `None` where that is open.
    """

    came: Verdict
    meets: Verdict
    least: int
    most: int | None

    @property
    def counts(self) -> Verdict:
        """Whether they came and meet the rule."""
        return self.came & self.meets


@attrs.frozen
class Sheet:
    """The sheet of a session.

    Attributes:
        lines: Everybody on it who came or may have come.
        absent: Everybody on it who did not.
        complete: Whether nobody else came.
        unnamed: Whether somebody whom it does not name meets the rule of attendance, if they came.
        longest: The most days that somebody can have come, `None` where that is open.
        nominal: Whether that length is only about right.
    """

    lines: dict[str, Line]
    absent: frozenset[str]
    complete: bool
    unnamed: Verdict
    longest: int | None
    nominal: bool

    @property
    def shows_something(self) -> bool:
        """Whether there is one that tells anything of who came."""
        return bool(self.lines or self.absent or self.complete)


def sheet_of(session: Session, rule: Attended | None, *, days: bool) -> Sheet:
    """Read the sheet of a session.

    Args:
        session: The session; one without a roster has an empty sheet that is not complete.
        rule: The rule of attendance of the question, if it has one.
        days: Whether it matters on how many days somebody came.

    Returns:
        What it shows.
    """
    longest, nominal = longest_of(session)
    unnamed = Verdict.HOLDS if rule is None else meets_unnamed(rule, session)
    roster = session.roster
    if roster is None:
        return Sheet(
            {}, frozenset(), complete=False, unnamed=unnamed, longest=longest, nominal=nominal
        )
    beside = days_off_the_sheet(session)
    lines: dict[str, Line] = {}
    absent: set[str] = set()
    known: dict[object, Line | None] = {}
    for attendance in roster.attendances:
        # Sheets have far fewer patterns of marks than lines.
        if attendance.marks not in known:
            there = came(attendance, beside)
            least, most = days_present(attendance, beside, longest)
            known[attendance.marks] = (
                None
                if there is Verdict.FAILS
                else Line(
                    there,
                    Verdict.HOLDS if rule is None else meets(rule, session, attendance, beside),
                    max(1, least) if days else 1,
                    most if days else None,
                )
            )
        line = known[attendance.marks]
        if line is None:
            absent.add(attendance.participant)
        else:
            lines[attendance.participant] = line
    return Sheet(
        lines,
        frozenset(absent),
        complete=roster.complete is True,
        unnamed=unnamed,
        longest=longest,
        nominal=nominal,
    )


def longest_of(session: Session) -> tuple[int | None, bool]:
    """The most days that somebody can have come, and whether that is only about right.

    Args:
        session: The session.

    Returns:
        The stated length, or the columns of the sheet where there are more.
    """
    length = session.period.length()
    columns = len(session.roster.days) if session.roster is not None else 0
    longest = length.high
    if columns and longest is not None:
        longest = max(longest, columns)
    return longest, length.approximate
