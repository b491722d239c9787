"""The rows of a frame of participations from the records of a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.model import Mark
from hijra_amina.statistics._days import (
    came,
    days_held,
    days_off_the_sheet,
    days_planned,
    days_present,
)
from hijra_amina.statistics.dimensions import DIMENSIONS, rolled_up
from hijra_amina.statistics.frames._layout import Schema
from hijra_amina.statistics.frames._schema import SCHEMA, participation_schema
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from hijra_amina.model import Participant, Roster, Session
    from hijra_amina.statistics._material import Material
    from hijra_amina.values import PartialDate

__all__ = ["LeftOut", "Rows", "Value", "left_out", "rows_of"]

Value = str | int | bool | None

_ATTENDED: Final = {Verdict.HOLDS: True, Verdict.FAILS: False, Verdict.OPEN: None}


@attrs.frozen
class Rows:
    """The rows of a frame, column by column.

    Attributes:
        schema: The layout.
        columns: The values of each column.
    """

    schema: Schema
    columns: dict[str, list[Value]] = attrs.field(repr=False)


@attrs.frozen
class LeftOut:
    """What the records know and a frame of participations cannot hold.

    Attributes:
        sessions: The sessions held of which nobody is known by name, so that they have no row.
        figures: The sessions with rows of which figures or lists are stated besides, so that
            their records may say more than the frame.
        undecided: Whether participants may be one person, of which a frame knows nothing.
    """

    sessions: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    undecided: bool = False

    def __str__(self) -> str:
        """What is left out, for a warning; nothing if nothing is."""
        told: list[str] = []
        if self.sessions:
            told.append(
                f"{_so_many(self.sessions)} without anybody on a roster have no row in the frame: "
                f"{_listed(self.sessions)}"
            )
        if self.figures:
            told.append(
                f"the stated figures of {_so_many(self.figures)} are not in the frame, whose "
                f"bounds may be wider than those of the records: {_listed(self.figures)}"
            )
        if self.undecided:
            told.append(
                "the possible matches are not in the frame, where every participant is a person"
            )
        return "; ".join(told)


def _so_many(sessions: tuple[str, ...]) -> str:
    return "1 session" if len(sessions) == 1 else f"{len(sessions)} sessions"


_MOST_LISTED: Final = 8


def _listed(sessions: tuple[str, ...]) -> str:
    rest = len(sessions) - _MOST_LISTED
    more = f" and {rest} more" if rest > 0 else ""
    return ", ".join(sessions[:_MOST_LISTED]) + more


def left_out(found: Material) -> LeftOut:
    """What a frame of participations made from these records cannot hold.

    Args:
        found: The records.

    Returns:
        It, with the sessions concerned in the order of the programme.
    """
    sessions: list[str] = []
    figures: list[str] = []
    for session in found.sessions:
        if session.roster is None or not session.roster.attendances:
            sessions.append(session.id)
        elif (
            session.headcount is not None
            or session.capacity is not None
            or (session.roster.complete is not True and (session.bodies or session.origins))
        ):
            figures.append(session.id)
    return LeftOut(tuple(sessions), tuple(figures), undecided=found.undecided is not None)


def rows_of(found: Material, as_of: PartialDate | None = None) -> Rows:
    """Everybody on the roster of a session that was held, one row for each person and session.

    Args:
        found: The records.
        as_of: The day to whose bodies and governorates earlier ones are rolled up.

    Returns:
        The rows, in the order of the programme and of its rosters.
    """
    writer = _Writer(found, as_of)
    for session in found.sessions:
        if session.roster is not None and session.roster.attendances:
            writer.write(session, session.roster)
    return writer.rows()


class _Writer:
    """Writes rows, session by session, into columns.

    Args:
        found: The records.
        as_of: The day to whose bodies and governorates earlier ones are rolled up.
    """

    def __init__(self, found: Material, as_of: PartialDate | None) -> None:
        """Find the raw values that records give, by the columns that hold them."""
        self._found = found
        self._schema = participation_schema()
        self._columns: dict[str, list[Value]] = {column.name: [] for column in self._schema}
        self._of_person: dict[str, Callable[[Material, Participant], str | None]] = {}
        self._of_session: dict[str, Callable[[Material, Session], str | None]] = {}
        for known in DIMENSIONS.values():
            if known.column not in SCHEMA.names:
                # What an application says of somebody may be anything, and is refused if it is.
                known.raws_in(found)
            made = rolled_up(known, as_of)
            if made.of_person is not None:
                self._of_person[made.column] = made.of_person
            elif made.of_session is not None:
                self._of_session[made.column] = made.of_session
        self._people: dict[str, tuple[str | None, ...]] = {}

    def write(self, session: Session, roster: Roster) -> None:
        """Write a row for everybody on a roster."""
        for attendance in roster.attendances:
            self._columns["participant"].append(attendance.participant)
            values = self._values_of(attendance.participant)
            for name, value in zip(self._of_person, values, strict=True):
                self._columns[name].append(value)
        self._write_days(session, roster)
        number = len(roster.attendances)
        same: dict[str, Value] = {
            "complete": roster.complete,
            "represents_low": session.represents.low,
            "represents_high": session.represents.high,
        }
        same |= {name: of(self._found, session) for name, of in self._of_session.items()}
        for name, one in same.items():
            self._columns[name].extend([one] * number)

    def _values_of(self, key: str) -> tuple[str | None, ...]:
        """What is known of a person, looked up once however often they come."""
        if key not in self._people:
            person = self._found.participants.get(key)
            self._people[key] = tuple(
                None if person is None else of(self._found, person)
                for of in self._of_person.values()
            )
        return self._people[key]

    def _write_days(self, session: Session, roster: Roster) -> None:
        columns = self._columns
        beside = days_off_the_sheet(session)
        longest = session.period.length().high
        for attendance in roster.attendances:
            present, most = days_present(attendance, beside, longest)
            columns["attended"].append(_ATTENDED[came(attendance, beside)])
            columns["days_present"].append(present)
            columns["days_unknown"].append(None if most is None else max(0, most - present))
            marks = attendance.marks
            columns["days_recorded"].append(len(marks) - marks.count(Mark.UNKNOWN))
        number = len(roster.attendances)
        limits = {"held": days_held(session), "planned": days_planned(session)}
        for name, (low, high) in limits.items():
            columns[f"days_{name}_low"].extend([low] * number)
            columns[f"days_{name}_high"].extend([high] * number)

    def rows(self) -> Rows:
        """All rows; nothing in the columns of dimensions that records say nothing of."""
        length = len(self._columns["participant"])
        for values in self._columns.values():
            values.extend([None] * (length - len(values)))
        return Rows(self._schema, self._columns)
