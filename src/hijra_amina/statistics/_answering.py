"""Which engine answers a question: records and frames, counts and what is worked out from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics import _asking as asking
from hijra_amina.statistics import _tallying
from hijra_amina.statistics._asking import Question, Values
from hijra_amina.statistics._cells import Evidence, Key
from hijra_amina.statistics._material import Material, material
from hijra_amina.statistics.tables import Figure

if TYPE_CHECKING:
    from hijra_amina.model import Programme
    from hijra_amina.statistics._cells import Cells
    from hijra_amina.statistics._material import Source
    from hijra_amina.statistics.progress import Asked

__all__ = ["Answer", "answered"]


@attrs.frozen(kw_only=True)
class Answer:
    """What a table is made of.

    Attributes:
        asked: The question, with its conditions as the source has them.
        values: The values of its dimensions, in the order of the table.
        figures: The key, the figure and whether it is the tightest, for each row.
        evidence: How each figure comes about.
        found: The records, `None` for a frame.
    """

    asked: Question
    values: Values
    figures: tuple[tuple[Key, Figure, bool], ...]
    evidence: Evidence | None
    found: Material | None


def answered(
    source: Source, asked: Question, programme: Programme | None, progress: Asked
) -> Answer:
    """Answer a question from a source.

    Args:
        source: Records or a frame.
        asked: The question.
        programme: The programme that sessions are from.
        progress: Whether to show how far the work has come.

    Returns:
        The answer.
    """
    found = material(source, programme)
    asking.check_people_known(found, asked)
    values = {made.name: made.values_in(found) for made in asked.dimensions}
    asked = asking.checked(asked, values, found)
    cells = _tallying.cells(asked, found, values)
    return Answer(
        asked=asked,
        values=values,
        figures=_figures(cells),
        evidence=cells.evidence,
        found=found,
    )


def _figures(cells: Cells) -> tuple[tuple[Key, Figure, bool], ...]:
    return tuple((key, cell.count, cell.tightest) for key, cell in cells.cells.items())
