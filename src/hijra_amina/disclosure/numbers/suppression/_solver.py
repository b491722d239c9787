"""The solver HiGHS: a linear programme is handed over once, then only its costs and ends change.

All that comes back is a candidate. Nothing is believed that has not been counted through in whole
numbers, and the solver is never given a point to start from: some of its releases answer integer
programmes wrongly when they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from hijra_amina.errors import import_extra

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hijra_amina.disclosure.numbers.suppression._figures import Cells

__all__ = ["Columns", "Numbers", "Programme", "Status"]

Numbers: TypeAlias = npt.NDArray[np.float64]
Status: TypeAlias = Literal["optimal", "infeasible", "unbounded", "unknown"]

_DUAL, _PRIMAL = 1, 4
# Limits that are counted, not timed: the same question has the same answer on every machine.
_FRACTIONS: Mapping[str, object] = {
    "output_flag": False,
    "threads": 1,
    "presolve": "off",
    "solver": "simplex",
    "simplex_iteration_limit": 200_000,
}
_WHOLE_NUMBERS: Mapping[str, object] = {
    "output_flag": False,
    "threads": 1,
    "mip_max_improving_sols": 1,
    "mip_max_nodes": 2_000,
    "mip_heuristic_run_feasibility_jump": False,
}


class Columns:
    """A matrix, column after column.

    Attributes:
        starts: Where each column's terms begin, and where the last ends.
        rows: The rows of the terms.
        values: Their coefficients.
        height: How many rows there are.
    """

    def __init__(self, starts: Cells, rows: Cells, values: Cells, height: int) -> None:
        """Hold a matrix.

        Args:
            starts: Where each column's terms begin, and where the last ends.
            rows: The rows of the terms.
            values: Their coefficients.
            height: How many rows there are.
        """
        self.starts, self.rows, self.values, self.height = starts, rows, values, height


class Programme:
    """A linear programme in the solver's hands, always one that looks for the least cost."""

    def __init__(  # noqa: PLR0913 - a programme has as many parts
        self,
        matrix: Columns,
        *,
        costs: Numbers,
        lows: Numbers,
        highs: Numbers,
        row_lows: Numbers,
        row_highs: Numbers,
        whole: bool = False,
        options: Mapping[str, object] | None = None,
    ) -> None:
        """Hand a programme over.

        Args:
            matrix: The coefficients.
            costs: What one of each unknown costs.
            lows: The least of each unknown.
            highs: The most, `inf` for no end.
            row_lows: The least of each row's sum.
            row_highs: The most.
            whole: Whether the unknowns have to be whole.
            options: What else the solver is told.
        """
        highspy = import_extra("highspy", extra="disclosure", feature="protecting a table")
        self._statuses: dict[object, Status] = {
            highspy.HighsModelStatus.kOptimal: "optimal",
            highspy.HighsModelStatus.kInfeasible: "infeasible",
            highspy.HighsModelStatus.kUnbounded: "unbounded",
        }
        width = costs.size
        programme = highspy.HighsLp()
        programme.num_col_, programme.num_row_ = width, matrix.height
        programme.col_cost_ = costs
        programme.col_lower_, programme.col_upper_ = lows, highs
        programme.row_lower_, programme.row_upper_ = row_lows, row_highs
        programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        programme.a_matrix_.start_ = matrix.starts.astype(np.int32)
        programme.a_matrix_.index_ = matrix.rows.astype(np.int32)
        programme.a_matrix_.value_ = matrix.values.astype(np.float64)
        solver: Any = highspy.Highs()
        for option, value in {
            **(_WHOLE_NUMBERS if whole else _FRACTIONS),
            **(options or {}),
        }.items():
            solver.setOptionValue(option, value)
        solver.passModel(programme)
        if whole:
            kinds = np.full(width, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
            solver.changeColsIntegrality(width, np.arange(width, dtype=np.int32), kinds)
        self._solver = solver

    def cost(self, columns: Cells, costs: Numbers) -> None:
        """Change what unknowns cost.

        Args:
            columns: The unknowns.
            costs: What one of each costs from now on.
        """
        self._solver.changeColsCost(columns.size, columns.astype(np.int32), costs)

    def bound(self, columns: Cells, lows: Numbers, highs: Numbers) -> None:
        """Change between which ends unknowns are.

        Args:
            columns: The unknowns.
            lows: The least of each.
            highs: The most.
        """
        self._solver.changeColsBounds(columns.size, columns.astype(np.int32), lows, highs)

    def add_row(self, columns: Cells, values: Numbers, low: float) -> None:
        """Add a row with no end above.

        Args:
            columns: The unknowns in it.
            values: Their coefficients.
            low: The least of its sum.
        """
        self._solver.addRow(low, np.inf, columns.size, columns.astype(np.int32), values)

    def solve(self, *, primal: bool = False, from_nothing: bool = False) -> tuple[Status, Numbers]:
        """Look for the least cost.

        Args:
            primal: Whether the last solution still fits, so that only its cost has to fall.
            from_nothing: Whether to begin where every unknown is at an end, and not where the
                last solution was.

        Returns:
            What came of it, and the unknowns (of no meaning unless it is `optimal`).
        """
        solver = self._solver
        if from_nothing:
            solver.setBasis()
        solver.setOptionValue("simplex_strategy", _PRIMAL if primal else _DUAL)
        solver.run()
        status: Status = self._statuses.get(solver.getModelStatus(), "unknown")
        solution = solver.getSolution()
        if status == "unknown" and solution.value_valid:
            # A limit was reached; what has been found by then may do, if it counts through.
            status = "optimal"
        return status, np.array(solution.col_value, dtype=np.float64)

    def multipliers(self) -> Numbers:
        """The rows' multipliers in the last solution."""
        return np.array(self._solver.getSolution().row_dual, dtype=np.float64)
