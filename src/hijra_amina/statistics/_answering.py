"""Which engine answers a question: records and frames, counts and what is worked out from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, cast

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.model import Programme, Session
from hijra_amina.statistics import _asking as asking
from hijra_amina.statistics import reckoning
from hijra_amina.statistics._asking import Condition, Question, Values
from hijra_amina.statistics._cells import Cells, Evidence
from hijra_amina.statistics._coverage import coverage_of
from hijra_amina.statistics._material import Material, material
from hijra_amina.statistics.cubes import record_cells
from hijra_amina.statistics.measures import Result, Unit
from hijra_amina.statistics.progress import Progress, following
from hijra_amina.statistics.tables import Coverage, Row
from hijra_amina.statistics.tables.rows import LaterRows
from hijra_amina.statistics.worked_out import count_testimonials, gains, shares

if TYPE_CHECKING:
    from hijra_amina.statistics._material import Source
    from hijra_amina.statistics.progress import Asked
    from hijra_amina.statistics.worked_out import Ask, Narrow

__all__ = ["Answer", "Frame", "answered"]


class Frame(Protocol):
    """A data frame of any engine: Polars, pandas, PyArrow, DuckDB, Spark, narwhals.

    What they have in common for a type checker; at run time, a frame is known by its library.
    """

    @property
    def columns(self) -> object:
        """Its columns, or their names."""
        ...


@attrs.frozen(kw_only=True)
class Answer:
    """What a table is made of.

    Attributes:
        asked: The question, with its conditions as the source has them.
        values: The values of its dimensions, in the order of the table.
        rows: A row for each key.
        evidence: How each figure comes about.
        found: The records, `None` for a frame.
        sessions: The sessions that were counted, `None` where that is not known.
        coverage: Which of them the values of dimensions of sessions stand for.
    """

    asked: Question
    values: Values
    rows: Sequence[Row]
    evidence: Evidence | None
    found: Material | None
    sessions: frozenset[str] | None
    coverage: tuple[Coverage, ...] = ()


def answered(
    source: Source | Frame, asked: Question, programme: Programme | None, progress: Asked | Progress
) -> Answer:
    """Answer a question from a source.

    Args:
        source: Records or a frame.
        asked: The question.
        programme: The programme that sessions are from.
        progress: Whether to show how far the work has come.

    Returns:
        The answer.

    Raises:
        UnknownCodeError: If a value does not exist.
        InvalidValueError: If the source is none, or cannot answer the question.
        ContradictionError: If what is said of a session cannot all be true.
    """
    with following(progress) as steps:
        if _is_frame(source):
            if programme is not None:
                raise InvalidValueError("programme", "none beside a data frame", "one")
            return _from_frame(source, asked, steps)
        # Whatever is neither is refused there, by kind.
        return _from_records(material(cast("Source", source), programme), asked, steps)


def _is_frame(source: object) -> bool:
    if isinstance(source, Programme | Session | list | tuple):
        return False
    from hijra_amina.statistics import frames  # noqa: PLC0415 - for whoever brings a frame

    return frames.is_frame(source)


def _from_frame(source: object, asked: Question, steps: Progress) -> Answer:
    from hijra_amina.statistics import frames  # noqa: PLC0415 - for whoever brings a frame

    if asked.measure.result is Result.GAIN or asked.measure.unit is Unit.TESTIMONIALS:
        expected = f"a programme, which alone holds what {asked.measure.name} counts"
        raise InvalidValueError("source", expected, "a data frame")
    values: dict[str, tuple[str, ...]] = {}

    def ask(one: Question) -> Cells:
        found, cells = frames.cells(source, one, progress=steps)
        asking.check_values(one, found)
        values.update(found)
        return cells

    rows, evidence, sessions = _counted(asking.settled(asked), ask)
    return Answer(
        asked=asking.checked(asked, values),
        values=values,
        rows=rows,
        evidence=evidence,
        found=None,
        sessions=sessions,
    )


def _from_records(found: Material, asked: Question, steps: Progress) -> Answer:
    full = asking.settled(asked)
    asking.check_people_known(found, full)
    values = {made.name: made.values_in(found) for made in full.dimensions}
    asking.check_values(full, values)
    full = asking.checked(full, values, found)

    def ask(one: Question) -> Cells:
        asking.check_people_known(found, one)
        known = {made.name: made.values_in(found) for made in one.dimensions} | values
        counted = asking.checked(one, known, found)
        if counted.measure.unit is Unit.TESTIMONIALS:
            return count_testimonials(counted, found, known)
        plain = record_cells(counted, found, known)
        if plain is not None:
            return plain
        return reckoning.cells(counted, found, known, progress=steps)

    if asked.measure.result is Result.GAIN:
        gained = gains(full, found, values)
        rows: Sequence[Row] = tuple(
            Row(key, gain, gain.is_exact) for key, gain in gained.figures.items()
        )
        evidence: Evidence | None = gained.evidence
    else:

        def narrow(conditions: tuple[Condition, ...]) -> Narrow | None:
            named = (*full.dimensions, *(made for made, _ in conditions))
            known = {made.name: made.values_in(found) for made in named} | values
            return reckoning.portions(full, conditions, found, known)

        rows, evidence, _ = _counted(full, ask, narrow)
    return Answer(
        asked=attrs.evolve(asked, conditions=full.conditions[: len(asked.conditions)]),
        values=values,
        rows=rows,
        evidence=evidence,
        found=found,
        sessions=frozenset(found.titles),
        coverage=coverage_of(full, found, values),
    )


def _counted(
    asked: Question,
    ask: Ask,
    narrow: Callable[[tuple[Condition, ...]], Narrow | None] = lambda _: None,
) -> tuple[Sequence[Row], Evidence | None, frozenset[str] | None]:
    """Counts as the engine gives them, or the shares that follow from several of them."""
    if asked.measure.result is Result.SHARE:
        shared = shares(asked, ask, narrow)
        rows = tuple(Row(key, *figure) for key, figure in shared.figures.items())
        return rows, shared.evidence, None
    cells = ask(asked)
    return LaterRows(cells.cells), cells.evidence, cells.sessions
