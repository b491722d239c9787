"""The lines of all attendance sheets, by session and in numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics.cubes._kinds import Kinds, kinds_of_people
from hijra_amina.statistics.cubes._sheets import Sheet, sheet_of
from hijra_amina.statistics.measures import Unit
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hijra_amina.statistics._asking import Question, Values
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.cubes._axis import Axis
    from hijra_amina.statistics.dimensions import Dimension

__all__ = ["Lines", "Listed", "Sheets", "lines_of"]


@attrs.frozen(eq=False, repr=False)
class Listed:
    """What one session's sheet lists.

    Attributes:
        session: The session.
        kind: The number of its kind.
        certain: Whether it is what the question's conditions want, for certain.
        open_ended: Whether people may have come who are not on the sheet.
        present: The kind of each person who counts for one.
        others: The kind of every other person who counts, and for how many.
    """

    session: str
    kind: int
    certain: bool
    open_ended: bool
    present: list[int]
    others: list[tuple[int, int, int | None]]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Lines:
    """Everything that counts, by session; it holds no identifier of a person.

    Attributes:
        unit: What is counted.
        axes: The axes of the table; their raw values are the kinds of people or of sessions.
        people: For each kind of people, whether it is what the question's conditions want.
        listed: What each session's sheet lists.
        nobody_known: The kind of people of whom nothing is known.
    """

    unit: Unit
    axes: tuple[Axis, ...]
    people: tuple[Verdict, ...]
    listed: tuple[Listed, ...]
    nobody_known: int

    def row(self, person: int, session: int) -> tuple[int, ...]:
        """The number of the raw value on each axis."""
        return tuple(person if axis.of_people else session for axis in self.axes)

    def unlimited(self) -> list[tuple[int, ...]]:
        """On each axis, the kinds of all that has no most."""
        found: dict[tuple[int, int], None] = {}
        for one in self.listed:
            if one.open_ended:
                found[self.nobody_known, one.kind] = None
            for person, _, most in one.others:
                if most is None and self.people[person] is not Verdict.FAILS:
                    found[person, one.kind] = None
        return [self.row(*kinds) for kinds in found]


@attrs.frozen(eq=False, repr=False)
class Sheets:
    """Who stands behind the lines.

    Attributes:
        of_lines: The sheet of each session of the lines.
        kind_of: The kind of each person, by identifier.
    """

    of_lines: list[Sheet]
    kind_of: Mapping[str, int]


def lines_of(asked: Question, found: Material, values: Values) -> tuple[Lines, Sheets] | None:
    """Read the sheets of all sessions that a question is about.

    Args:
        asked: The question.
        found: The records.
        values: The values of its dimensions.

    Returns:
        The lines and who stands behind them; `None` where dimensions depend on one another and
        something of them is not known.
    """
    people, kind_of, nobody_known = kinds_of_people(asked, found)
    sessions = Kinds(asked, of_people=False)
    unit = asked.measure.unit
    raws_of = [made.of_session for made in sessions.dimensions]
    alike = not people.dimensions
    listed: list[Listed] = []
    sheets: list[Sheet] = []
    for session in found.sessions:
        kind = sessions.number(
            tuple([None if raw_of is None else raw_of(found, session) for raw_of in raws_of])
        )
        verdict = sessions.verdicts[kind]
        if verdict is Verdict.FAILS:
            continue
        sheet = _NO_SHEET if unit is Unit.SESSIONS else sheet_of(session, asked.measure)
        roster = session.roster
        sheets.append(sheet)
        listed.append(
            Listed(
                session.id,
                kind,
                verdict is Verdict.HOLDS,
                unit is not Unit.SESSIONS and (roster is None or roster.complete is not True),
                [nobody_known] * len(sheet.present)
                if alike
                else list(map(kind_of.__getitem__, sheet.present)),
                [(kind_of[person], low, high) for person, low, high in sheet.others],
            )
        )
    axes = tuple(
        (people if made.is_of_people else sessions).axis(made, values[made.name])
        for made in asked.split
    )
    lines = Lines(
        unit=unit,
        axes=axes,
        people=tuple(people.verdicts),
        listed=tuple(listed),
        nobody_known=nobody_known,
    )
    if _depend_on_one_another(asked, lines, people, sessions):
        return None
    return lines, Sheets(sheets, kind_of)


_NO_SHEET = Sheet([], [])


def _depend_on_one_another(
    asked: Question, lines: Lines, people: Kinds, sessions: Kinds
) -> bool:
    """Whether one dimension may say more of another than is known of it.

    Years and months are read from one date, ministries and governments from one body, and so is a
    dimension that is both split by and wanted to be something.
    """
    told = Counter(map(_source, (*asked.split, *(made for made, _ in asked.conditions))))
    if max(told.values(), default=0) <= 1:
        return False
    of_sessions = {one.kind for one in lines.listed}
    of_people = {kind for one in lines.listed for kind in one.present}
    of_people.update(kind for one in lines.listed for kind, _, _ in one.others)
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
            if made in kinds.dimensions
            for kind in used
        )
        for made, value in asked.conditions
    )


def _source(made: Dimension) -> str:
    """What a dimension is read from."""
    return "a body" if made.of_body is not None else f"the column {made.column}"
