"""`record_cells`: the fast road for records that hold nothing but rosters.

Where a session is known by its attendance sheet alone, nothing has to be reasoned about: whoever is
on the sheet is counted, for certain or perhaps, and an open sheet leaves the upper end open. Each
person and each session is looked at once, the marks of each row once. Where participants may be one
person, the lower ends are worked out for them beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics._cells import Cells
from hijra_amina.statistics._lessening import lessened
from hijra_amina.statistics.cubes._answers import CountedCells
from hijra_amina.statistics.cubes._lines import lines_of
from hijra_amina.statistics.cubes._merging import lessening_of
from hijra_amina.statistics.cubes._reasons import RosterEvidence
from hijra_amina.statistics.cubes._rosters import cube_of
from hijra_amina.statistics.measures import Result, Unit

if TYPE_CHECKING:
    from hijra_amina.model import Session
    from hijra_amina.statistics._asking import Question, Values
    from hijra_amina.statistics._material import Material

__all__ = ["record_cells"]

_UNITS = frozenset({Unit.PEOPLE, Unit.PARTICIPATIONS, Unit.PERSON_DAYS, Unit.SESSIONS})


def record_cells(asked: Question, found: Material, values: Values) -> Cells | None:
    """The cells of a question over plain records.

    Args:
        asked: The question.
        found: The records.
        values: The values of its dimensions.

    Returns:
        The cells, or `None` where the records say more than rosters do, or the dimensions depend
        on one another where something is not known; then there is something to reason about.

    Examples:
        >>> from hijra_amina.model import Headcount, Programme, Session, Statement
        >>> from hijra_amina.statistics._asking import question
        >>> from hijra_amina.statistics._material import material
        >>> from hijra_amina.values import LocalizedText
        >>> title = LocalizedText({"en": "Workshop"})
        >>> stated = Session(
        ...     id="s-1", title=title, headcount=Headcount(statements=(Statement(count=27),))
        ... )
        >>> record_cells(question("people"), material(stated), {}) is None
        True
    """
    measure = asked.measure
    if measure.result is not Result.COUNT or measure.where or measure.unit not in _UNITS:
        return None
    if not all(map(_is_plain, found.sessions)):
        return None
    lines = lines_of(asked, found, values)
    if lines is None:
        return None
    cube = cube_of(lines)
    cells = Cells(cells=CountedCells(cube), evidence=RosterEvidence.of(cube, lines))
    if found.undecided is None or measure.unit is not Unit.PEOPLE:
        return cells
    return lessened(cells, lessening_of(lines, asked, found, found.undecided))


def _is_plain(session: Session) -> bool:
    """Whether a session is known by its roster, and by nothing that says more of who came."""
    if session.headcount is not None and session.headcount.statements:
        return False
    if session.capacity is not None or session.origins:
        return False
    represents = session.represents
    if represents.low != 1 or represents.high != 1 or represents.approximate:
        return False
    return not any(involvement.role == "participants" for involvement in session.bodies)
