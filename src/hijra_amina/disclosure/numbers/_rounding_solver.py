"""Which cells go up: a choice between nought and one for each, put to the solver HiGHS.

It is asked about fractions first, since the answer is often whole already; then about whole
numbers. No point to start from is ever given to it: some of its releases answer wrongly then.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs

from hijra_amina.errors import import_extra

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Choice", "choose"]

_LARGE: Final = 2_000
_OPTIONS: Final[tuple[tuple[str, object], ...]] = (
    ("output_flag", False),
    ("threads", 1),
    ("random_seed", 0),
)


@attrs.frozen(kw_only=True)
class Choice:
    """Cells that go up or down together, at the least cost.

    Attributes:
        cells: The cells.
        costs: What it costs more that a cell goes up; what is nearer below costs more than nought.
        sums: For each sum that has to hold, what each cell counts for if it goes up, and how much
            that has to come to.
        unmoved: What it costs that all go down; only how near the end of the search is depends on
            it.

    Examples:
        >>> Choice(cells=(4,), costs={4: 3}, sums=()).cells
        (4,)
    """

    cells: tuple[int, ...]
    costs: Mapping[int, int]
    sums: tuple[tuple[tuple[tuple[int, int], ...], int], ...]
    unmoved: int = 0


def choose(choice: Choice, *, until: float) -> Mapping[int, bool] | None:
    """Choose the cells that go up.

    Args:
        choice: The cells, the costs, and what has to hold.
        until: When to end the search, by the clock that never goes back.

    Returns:
        For each cell whether it goes up; `None` if no choice was found. Whether all that has to
        hold does hold is for the caller to count.

    Raises:
        MissingExtraError: If the solver is not installed.

    Examples:
        >>> import time
        >>> both = (((1, 1), (2, 1)), 1)
        >>> choice = Choice(cells=(1, 2), costs={1: 3, 2: -1}, sums=(both,))
        >>> choose(choice, until=time.monotonic() + 10)
        {1: False, 2: True}
    """
    if not choice.sums:
        return {cell: choice.costs[cell] < 0 for cell in choice.cells}
    feature = "controlled rounding"
    highspy = import_extra("highspy", extra="disclosure", feature=feature)
    numpy = import_extra("numpy", extra="disclosure", feature=feature)
    solver = highspy.Highs()
    for option, value in _OPTIONS:
        solver.setOptionValue(option, value)
    solver.passModel(_programme(choice, highspy, numpy))
    solver.setOptionValue("time_limit", max(1.0, until - time.monotonic()))
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    if status == highspy.HighsModelStatus.kOptimal:
        values: Sequence[float] = solver.getSolution().col_value
        if _are_whole(values):
            return _chosen(choice, values)
    return _in_whole_numbers(solver, choice, until, highspy, numpy)


def _in_whole_numbers(
    solver: Any,  # noqa: ANN401 - the solver's own class
    choice: Choice,
    until: float,
    highspy: Any,  # noqa: ANN401 - the solver's own module
    numpy: Any,  # noqa: ANN401 - the module of its arrays
) -> Mapping[int, bool] | None:
    size = len(choice.cells)
    # Nothing is left over from the fractions, above all no point to start from.
    solver.clearSolver()
    kinds = numpy.full(size, int(highspy.HighsVarType.kInteger), dtype=numpy.uint8)
    solver.changeColsIntegrality(size, numpy.arange(size, dtype=numpy.int32), kinds)
    # In a large table the last hundredth of what is changed may take an hour.
    solver.setOptionValue("mip_rel_gap", 0.01 if size > _LARGE else 0.0)
    # The solver's clock began with the fractions.
    solver.setOptionValue("time_limit", solver.getRunTime() + max(1.0, until - time.monotonic()))
    solver.run()
    solution = solver.getSolution()
    if not solution.value_valid or not _are_whole(solution.col_value):
        return None
    return _chosen(choice, solution.col_value)


def _are_whole(values: Sequence[float]) -> bool:
    return all(abs(value - round(value)) < 1e-6 for value in values)  # noqa: PLR2004 - a hint


def _chosen(choice: Choice, values: Sequence[float]) -> Mapping[int, bool]:
    return {cell: round(value) == 1 for cell, value in zip(choice.cells, values, strict=True)}


def _programme(choice: Choice, highspy: Any, numpy: Any) -> Any:  # noqa: ANN401 - the solver's own
    place = {cell: at for at, cell in enumerate(choice.cells)}
    size = len(choice.cells)
    made = highspy.HighsLp()
    made.num_col_, made.num_row_ = size, len(choice.sums)
    made.offset_ = float(choice.unmoved)
    made.col_cost_ = numpy.array([float(choice.costs[cell]) for cell in choice.cells])
    made.col_lower_, made.col_upper_ = numpy.zeros(size), numpy.ones(size)
    ends = numpy.array([float(needed) for _, needed in choice.sums])
    made.row_lower_ = made.row_upper_ = ends
    starts, columns, values = [0], list[int](), list[float]()
    for terms, _ in choice.sums:
        columns += [place[cell] for cell, _ in terms]
        values += [float(times) for _, times in terms]
        starts.append(len(columns))
    made.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    made.a_matrix_.start_ = numpy.array(starts, dtype=numpy.int32)
    made.a_matrix_.index_ = numpy.array(columns, dtype=numpy.int32)
    made.a_matrix_.value_ = numpy.array(values, dtype=numpy.float64)
    return made
