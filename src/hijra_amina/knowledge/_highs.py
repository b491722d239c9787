"""The solver HiGHS, asked for hints about linear programmes.

Each system is handed over once; then only the goal and the box change, and the solver goes on from
where it was. It is never asked to solve integer programmes: some of its releases answer those
wrongly, and its answers could not be checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hijra_amina.errors import import_extra
from hijra_amina.knowledge._oracle import NO_HINT, Hint

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from hijra_amina.knowledge._system import Box, System

__all__ = ["Highs", "load"]

# Floats know whole numbers up to here; what is larger is as good as without an end for a hint.
_LARGEST = 2**53
_MOST_STEPS = 50_000


def load() -> tuple[ModuleType, ModuleType]:
    """The solver and the arrays that it takes.

    Returns:
        The modules `highspy` and `numpy`.

    Raises:
        MissingExtraError: If they are not installed.
    """
    feature = "finding the tightest bounds"
    return (
        import_extra("highspy", extra="bounds", feature=feature),
        import_extra("numpy", extra="bounds", feature=feature),
    )


class Highs:
    """A system in the solver's hands."""

    def __init__(self, system: System, box: Box) -> None:
        """Hand over the lines.

        Args:
            system: The lines.
            box: Where the unknowns are.

        Raises:
            MissingExtraError: If the solver is not installed.
        """
        self._highspy, self._numpy = load()
        self._columns = self._numpy.arange(system.size, dtype=self._numpy.int32)
        self._infinity = float(self._highspy.kHighsInf)
        self._lows, self._highs = self._ends(box)
        self._costs = self._numpy.zeros(system.size)
        self._solver = self._highspy.Highs()
        for option, value in (
            ("output_flag", False),
            ("threads", 1),
            ("presolve", "off"),
            ("solver", "simplex"),
            ("simplex_iteration_limit", _MOST_STEPS),
        ):
            self._solver.setOptionValue(option, value)
        self._solver.passModel(self._model(system))

    def ask(self, goal: Mapping[int, int], box: Box) -> Hint:
        """What the solver thinks of the least that an expression can be in a box.

        Args:
            goal: The expression.
            box: Where the unknowns are.

        Returns:
            Its hints; none where it has nothing to say or fails.
        """
        try:
            return self._ask(goal, box)
        except Exception:  # noqa: BLE001 - whatever befalls a solver, there is just no hint
            return NO_HINT

    def _ask(self, goal: Mapping[int, int], box: Box) -> Hint:
        solver, np, status = self._solver, self._numpy, self._highspy.HighsModelStatus
        costs = np.zeros(len(self._columns))
        for column, coefficient in goal.items():
            costs[column] = coefficient
        changed = np.flatnonzero(costs != self._costs).astype(np.int32)
        if len(changed):
            solver.changeColsCost(len(changed), changed, costs[changed])
            self._costs = costs
        lows, highs = self._ends(box)
        changed = np.flatnonzero((lows != self._lows) | (highs != self._highs)).astype(np.int32)
        if len(changed):
            solver.changeColsBounds(len(changed), changed, lows[changed], highs[changed])
            self._lows, self._highs = lows, highs
        solver.run()
        # A change of the model makes the solution invalid: everything is read before the next.
        found = solver.getModelStatus()
        if found == status.kOptimal:
            solution = solver.getSolution()
            return Hint(point=list(solution.col_value), multipliers=list(solution.row_dual))
        if found == status.kInfeasible:
            _, there, ray = solver.getDualRay()
            return Hint(conflict=list(ray)) if there else NO_HINT
        return NO_HINT

    def _ends(self, box: Box) -> tuple[Any, Any]:
        np = self._numpy
        lows = np.array([float(min(low, _LARGEST)) for low in box.lows])
        highs = np.array(
            [
                self._infinity if high is None or high > _LARGEST else float(high)
                for high in box.highs
            ]
        )
        return lows, highs

    def _model(self, system: System) -> Any:  # noqa: ANN401 - the solver's own class
        np, highspy, infinity = self._numpy, self._highspy, self._infinity
        model = highspy.HighsLp()
        model.num_col_ = system.size
        model.num_row_ = len(system.lines)
        model.col_cost_ = self._costs
        model.col_lower_ = self._lows
        model.col_upper_ = self._highs
        model.row_lower_ = np.array(
            [-infinity if line.low is None else _float(line.low) for line in system.lines]
        )
        model.row_upper_ = np.array(
            [infinity if line.high is None else _float(line.high) for line in system.lines]
        )
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        starts, columns, values = [0], list[int](), list[float]()
        for line in system.lines:
            for column, coefficient in line.terms:
                columns.append(column)
                values.append(_float(coefficient))
            starts.append(len(columns))
        model.a_matrix_.start_ = np.array(starts, dtype=np.int32)
        model.a_matrix_.index_ = np.array(columns, dtype=np.int32)
        model.a_matrix_.value_ = np.array(values, dtype=np.float64)
        return model


def _float(number: int) -> float:
    return float(max(-_LARGEST, min(number, _LARGEST)))
