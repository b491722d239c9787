"""The people of a roster, found by their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.model import Mark

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from hijra_amina.model import Attendance, Session
    from hijra_amina.statistics._knowledge import Region
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.dimensions import Dimension
    from hijra_amina.values import PartialDate

__all__ = ["RosterProfile", "days_off_the_sheet", "profile_of"]

Condition = tuple[str, str]
NOBODY: AbstractSet[str] = frozenset()


class RosterProfile:
    """Who of a roster belongs to a region, for certain or perhaps.

    Args:
        session: A session with a roster.
        dimensions: The dimensions of people that regions are made of.
        material: Where the people are looked up.
    """

    def __init__(
        self, session: Session, dimensions: tuple[Dimension, ...], material: Material
    ) -> None:
        """Sort the people by value once, so that a region is a meeting of a few sets."""
        roster = session.roster
        self.complete = roster is not None and roster.complete is True
        self.marked: dict[str, Attendance] = {}
        self._certain: set[str] = set()
        self._names = frozenset(made.name for made in dimensions)
        self._having: dict[Condition, set[str]] = {}
        self._unsaid: dict[str, set[str]] = {made.name: set() for made in dimensions}
        covered = days_off_the_sheet(session) == 0
        for attendance in roster.attendances if roster is not None else ():
            attended = _came(attendance, covered=covered)
            if attended is False:
                continue
            key = attendance.participant
            self.marked[key] = attendance
            if attended:
                self._certain.add(key)
            person = material.participants.get(key)
            for made in dimensions:
                of = made.of_participant
                value = None if of is None or person is None else of(material, person)
                if value is None:
                    self._unsaid[made.name].add(key)
                else:
                    self._having.setdefault((made.name, value), set()).add(key)

    def named(self, region: Region) -> tuple[set[str], set[str]]:
        """Those who came and belong to a region for certain, and those who may.

        Nobody's values in other dimensions than those of this profile are known.
        """
        # The rarest value first keeps the sets small.
        known = sorted(
            (condition for condition in region if condition[0] in self._names),
            key=lambda condition: len(self._having.get(condition, NOBODY)),
        )
        if not known:
            sure, may = set(self._certain), set(self.marked)
        else:
            rarest = self._having.get(known[0], NOBODY)
            sure, may = self._certain & rarest, {*rarest, *self._unsaid[known[0][0]]}
            for condition in known[1:]:
                having = self._having.get(condition, NOBODY)
                unsaid = self._unsaid[condition[0]]
                sure &= having
                may = {key for key in may if key in having or key in unsaid}
        if len(known) < len(region):
            sure = set[str]()
        return sure, may - sure

    def observe(self, region: Region) -> tuple[int, int | None]:
        """The least and the most people of a region that the roster allows."""
        sure, perhaps = self.named(region)
        return len(sure), len(sure) + len(perhaps) if self.complete else None


def profile_of(
    session: Session, dimensions: tuple[Dimension, ...], material: Material
) -> RosterProfile | None:
    """A session's roster by dimensions of people, or `None` if it has no roster."""
    return None if session.roster is None else RosterProfile(session, dimensions, material)


def days_off_the_sheet(session: Session) -> int:
    """How many days of a session its attendance sheet has no column for.

    A sheet without columns lists who came; the days of a session whose dates are not all known
    are those of its sheet.
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


def _came(attendance: Attendance, *, covered: bool) -> bool | None:
    """Whether somebody on a roster came at all: yes, no, or not known."""
    if not attendance.marks or Mark.PRESENT in attendance.marks:
        return True
    return False if covered and Mark.UNKNOWN not in attendance.marks else None
