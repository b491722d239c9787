"""From a frame and a question to the cells of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hijra_amina.statistics._asking import checked
from hijra_amina.statistics._cells import Cells
from hijra_amina.statistics.cubes import CountedCells
from hijra_amina.statistics.frames import _check, _eager, _lazy
from hijra_amina.statistics.frames._counting import counted
from hijra_amina.statistics.frames._engine import opened
from hijra_amina.statistics.frames._evidence import FrameEvidence
from hijra_amina.statistics.frames._plan import Plan
from hijra_amina.statistics.frames._schema import SCHEMA, participation_schema

if TYPE_CHECKING:
    from hijra_amina.statistics._asking import Question, Values
    from hijra_amina.statistics.progress import Progress

__all__ = ["answer", "check"]

Raws = Mapping[str, Sequence[str | None]]


def check(source: object) -> None:
    """Refuse a frame that breaks the layout, in its columns or in its rows.

    Args:
        source: A data frame of any engine.
    """
    schema = participation_schema()
    _check.check_content(opened(source, schema.names), schema)


def answer(source: object, asked: Question, progress: Progress) -> tuple[Values, Cells]:
    """Answer a question from a frame.

    Args:
        source: A data frame of any engine.
        asked: The question.
        progress: Told of the questions to the engine.

    Returns:
        The values of each dimension of the question, and the cells.
    """
    schema = participation_schema()
    # The layout knows what a frame without one of its own columns says, and of no other.
    needed = {made.column for made in asked.dimensions} - {*SCHEMA.names}
    frame = opened(source, (*schema.names, *sorted(needed)))

    def look_at(raws: Raws) -> None:
        _check.check_codes(schema, raws)
        checked(asked, _values(asked, raws))

    if frame.columns is None:
        _check.check_layout(frame, schema, needed)
        plan = Plan.of(asked, frame.types)
        rows = _lazy.collect(frame.lazy, plan, asked.conditions, look_at, progress)
    else:
        _check.check_content(frame, schema, needed)
        plan = Plan.of(asked, frame.types)
        rows = _eager.collect(frame.columns, plan)
        look_at(rows.order)
    values = _values(asked, rows.order)
    cube = counted(asked, plan, rows, values)
    return values, Cells(cells=CountedCells(cube), evidence=FrameEvidence(plan.unit, cube))


def _values(asked: Question, raws: Raws) -> Values:
    return {made.name: made.values_of(raws.get(made.column, (None,))) for made in asked.dimensions}
