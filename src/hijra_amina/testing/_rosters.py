"""Strategies for attendance: who came on which day, and what the sheet shows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from hijra_amina.model import Attendance, Mark, Roster
from hijra_amina.testing._draws import bits, subset, up_to
from hijra_amina.testing._times import held_days
from hijra_amina.values import PartialDate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

__all__ = ["attendances", "came", "rosters", "told_roster", "true_roster"]

_MARKS: Final = st.sampled_from(Mark)
# What really happened on a day is never unknown.
_TRUE_MARKS: Final = (Mark.PRESENT, Mark.ABSENT, Mark.EXCUSED)
_USUAL_DAYS: Final = 3
_SHEETS: Final = st.sampled_from(("whole", "smudged", "part", "list", "part of list"))
_OPEN: Final = st.sampled_from((None, False))
_PEOPLE: Final = ("p-1", "p-2", "p-3")


def came(attendance: Attendance) -> bool:
    """Whether somebody was there on a day at least, or is on a list of those who came."""
    return not attendance.marks or Mark.PRESENT in attendance.marks


def attendances(
    *, participants: Sequence[str] = _PEOPLE, days: int = 2
) -> st.SearchStrategy[Attendance]:
    """One person's marks on a sheet.

    Args:
        participants: The identifiers of the people that it may be about.
        days: How many days the sheet has.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(attendances(days=1), lambda one: True).marks
        (<Mark.PRESENT: 'present'>,)
    """
    marks = st.lists(_MARKS, min_size=days, max_size=days).map(tuple)
    return st.builds(Attendance, participant=st.sampled_from(participants), marks=marks)


def _true_marks(draw: st.DrawFn, days: int) -> tuple[Mark, ...]:
    """A person's marks, in one choice; the same choice for any usual number of days.

    So a failing example can lose a day without any other choice having to change.
    """
    number = draw(up_to(len(_TRUE_MARKS) ** max(days, _USUAL_DAYS) - 1))
    marks: list[Mark] = []
    for _ in range(days):
        number, place = divmod(number, len(_TRUE_MARKS))
        marks.append(_TRUE_MARKS[place])
    return tuple(marks)


def true_roster(draw: st.DrawFn, people: Sequence[str], days: Sequence[dt.date]) -> Roster:
    """What really happened: everybody who registered, and each day of each."""
    return Roster(
        days=tuple(map(PartialDate.of, days)),
        attendances=tuple(
            Attendance(participant=person, marks=_true_marks(draw, len(days)))
            for person in subset(draw, people)
        ),
        complete=True,
    )


def told_roster(draw: st.DrawFn, truth: Roster) -> Roster:
    """A sheet that is true of what happened: marks and people may be missing, none is wrong."""
    kind = draw(_SHEETS)
    rows = truth.attendances
    if "list" in kind:
        rows = tuple(attrs.evolve(row, marks=()) for row in rows if came(row))
    if kind == "whole":
        return truth
    if "part" in kind:
        rows = subset(draw, rows)
    if kind in {"smudged", "part"}:
        rows = tuple(_smudged(draw, row) for row in rows)
    complete = draw(_OPEN) if "part" in kind else True
    days = () if "list" in kind else truth.days
    return Roster(days=days, attendances=rows, complete=complete)


def _smudged(draw: st.DrawFn, row: Attendance) -> Attendance:
    hidden = draw(bits(len(row.marks)))
    marks = (Mark.UNKNOWN if hidden >> bit & 1 else mark for bit, mark in enumerate(row.marks))
    return attrs.evolve(row, marks=tuple(marks)) if hidden else row


@st.composite
def _rosters(draw: st.DrawFn, people: Sequence[str], most_days: int) -> Roster:
    days = held_days(draw, most=most_days)
    return told_roster(draw, true_roster(draw, people, days))


def rosters(
    *, participants: Sequence[str] = _PEOPLE, max_days: int = 3
) -> st.SearchStrategy[Roster]:
    """Attendance sheets: whole, smudged, partial, or no more than a list of who came.

    Args:
        participants: The identifiers of the people who may be on it; each stands once at most.
        max_days: The most days that it has a column for.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> sheet = find(rosters(), lambda roster: len(roster.attendances) == 2)
        >>> [row.participant for row in sheet.attendances]
        ['p-1', 'p-2']
    """
    return _rosters(tuple(participants), max_days)
