"""The lines of all attendance sheets, by session."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics.cubes._axis import Axis
from hijra_amina.statistics.cubes._kinds import Kinds, kinds_of_people
from hijra_amina.statistics.cubes._sheets import Sheet, sheet_of
from hijra_amina.statistics.dimensions import DIMENSIONS
from hijra_amina.statistics.measures import Unit
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from hijra_amina.model import Session
    from hijra_amina.statistics._asking import Question, Values
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.dimensions import Dimension

__all__ = ["Lines", "Listed", "lines_of"]


@attrs.define(eq=False, repr=False)
class Listed:
    """What one session's sheet lists.

    Attributes:
        session: The session.
        kind: The number of its kind.
        certain: Whether it is what the question's conditions want, for certain.
        open_ended: Whether people may have come who are not on the sheet.
        sheet: The lines that count.
    """

    session: str
    kind: int
    certain: bool
    open_ended: bool
    sheet: Sheet


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Lines:
    """Everything that counts, by session.

    Attributes:
        unit: What is counted.
        axes: The axes of the table; their raw values are the kinds of people or of sessions.
        people: For each kind of people, whether it is what the question's conditions want.
        listed: What each session's sheet lists.
        kind_of: The kind of each person, by identifier.
        nobody_known: The kind of people of whom nothing is known.
    """

    unit: Unit
    axes: tuple[Axis, ...]
    people: tuple[Verdict, ...]
    listed: tuple[Listed, ...]
    kind_of: Mapping[str, int]
    nobody_known: int

    def present(self, one: Listed) -> list[int]:
        """The kind of each person who counts for one."""
        if len(self.people) == 1:
            return [self.nobody_known] * len(one.sheet.present)
        return list(map(self.kind_of.__getitem__, one.sheet.present))

    def others(self, one: Listed) -> list[tuple[int, int, int | None]]:
        """The kind of every other person who counts, and for how many."""
        kind_of = self.kind_of
        return [(kind_of[person], low, high) for person, low, high in one.sheet.others]

    def row(self, person: int, session: int) -> tuple[int, ...]:
        """The number of the raw value on each axis."""
        return tuple(person if axis.of_people else session for axis in self.axes)

    def unlimited(self) -> list[tuple[int, ...]]:
        """On each axis, the kinds of all that has no most."""
        found: dict[tuple[int, int], None] = {}
        for one in self.listed:
            if one.open_ended:
                found[self.nobody_known, one.kind] = None
            if one.sheet.others:
                for person, _, most in self.others(one):
                    if most is None and self.people[person] is not Verdict.FAILS:
                        found[person, one.kind] = None
        return [self.row(*kinds) for kinds in found]


_NOBODY = Sheet([], [])


def lines_of(asked: Question, found: Material, values: Values) -> Lines | None:
    """Read the sheets of all sessions that a question is about.

    Args:
        asked: The question.
        found: The records.
        values: The values of its dimensions.

    Returns:
        The lines; `None` where dimensions depend on one another and something of them is not known,
        or where days are counted of which there are only about so many.
    """
    measure = asked.measure
    by_days = measure.unit is Unit.PERSON_DAYS or measure.attendance is not None
    people, kind_of, nobody_known = kinds_of_people(asked, found)
    sessions = Kinds(asked, of_people=False)
    raws_of = (
        zip(*(_raws_of_sessions(made, found) for made in sessions.dimensions), strict=True)
        if sessions.dimensions
        else itertools.repeat((), len(found.sessions))
    )
    named = measure.unit is Unit.PEOPLE or len(people.raws) > 1
    listed: list[Listed] = []
    for session, raws in zip(found.sessions, raws_of, strict=True):
        kind = sessions.number(raws)
        verdict = sessions.verdicts[kind]
        if verdict is Verdict.FAILS:
            continue
        if by_days and session.period.length().approximate:
            return None
        if measure.unit is Unit.SESSIONS:
            sheet, open_ended = _NOBODY, False
        else:
            sheet, open_ended = sheet_of(session, measure, named=named), _is_open_ended(session)
        listed.append(Listed(session.id, kind, verdict is Verdict.HOLDS, open_ended, sheet))
    lines = Lines(
        unit=measure.unit,
        axes=tuple(
            (people if made.is_of_people else sessions).axis(made, values[made.name])
            for made in asked.split
        ),
        people=tuple(people.verdicts),
        listed=tuple(listed),
        kind_of=kind_of,
        nobody_known=nobody_known,
    )
    return None if _depend_on_one_another(asked, lines, people, sessions) else lines


def _raws_of_sessions(made: Dimension, found: Material) -> tuple[str | None, ...]:
    of = made.of_session
    return (None,) * len(found.sessions) if of is None else found.raws_of_sessions(of)


def _is_open_ended(session: Session) -> bool:
    return session.roster is None or session.roster.complete is not True


def _depend_on_one_another(asked: Question, lines: Lines, people: Kinds, sessions: Kinds) -> bool:
    """Whether one dimension may say more of another than is known of it.

    Years and months are read from one date, ministries and governments from one body, and so is a
    dimension that is both split by and wanted to be something.
    """
    told = Counter(map(_source, (*asked.split, *(made for made, _ in asked.conditions))))
    if max(told.values(), default=0) <= 1:
        return False
    of_sessions = {one.kind for one in lines.listed}
    of_people = {kind for one in lines.listed for kind in lines.present(one)}
    of_people.update(kind for one in lines.listed for kind, _, _ in lines.others(one))
    if any(one.open_ended for one in lines.listed):
        of_people.add(lines.nobody_known)
    for made, axis in zip(asked.split, lines.axes, strict=True):
        kinds = of_people if made.is_of_people else of_sessions
        if told[_source(made)] > 1 and any(axis.sure[kind] != axis.may[kind] for kind in kinds):
            return True
    return any(
        told[_source(made)] > 1
        and any(
            made.verdict(kinds.raw(made, kind), value) is Verdict.OPEN
            for kinds, used in ((people, of_people), (sessions, of_sessions))
            if made.is_of_people is kinds.of_people
            for kind in used
        )
        for made, value in asked.conditions
    )


_OF_BODIES = frozenset(made.column for made in DIMENSIONS.values() if made.of_body is not None)


def _source(made: Dimension) -> str:
    """What a dimension is read from."""
    if made.of_body is not None or made.column in _OF_BODIES:
        return "a body"
    return f"the column {made.column}"
