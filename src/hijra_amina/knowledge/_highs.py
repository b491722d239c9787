"""The solver HiGHS, asked for hints.

Each system is handed over once; then only the goal and the box change, and the solver goes on from
where it was. It is asked about fractions, for multipliers that prove a bound, and about whole
numbers only for points: some of its releases answer integer programmes wrongly, the more so when
they are given a point to start from, and of such an answer only the point can be checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hijra_amina.errors import import_extra
from hijra_amina.knowledge._oracle import NO_HINT, Hint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from hijra_amina.knowledge._system import Box, System

__all__ = ["Highs", "load"]

# Floats know whole numbers up to here; what is larger is as good as without an end for a hint.
_LARGEST = 2**53
# Only the goal changes from one question to the next, so the last corner is a good one to start
# from for the primal simplex; but only the dual one tells why nothing fits.
_DUAL, _PRIMAL = 1, 4
# Limits that are counted, not timed: the same question has the same answer on every machine.
_FRACTIONS: tuple[tuple[str, object], ...] = (
    ("output_flag", False),
    ("threads", 1),
    ("presolve", "off"),
    ("solver", "simplex"),
    ("simplex_strategy", _PRIMAL),
    ("simplex_iteration_limit", 50_000),
)
_WHOLE_NUMBERS: tuple[tuple[str, object], ...] = (
    ("output_flag", False),
    ("threads", 1),
    ("mip_rel_gap", 0.0),
    ("mip_abs_gap", 0.9),
    ("mip_max_nodes", 200),
    ("mip_heuristic_run_feasibility_jump", False),  # half of the time, and never needed here
)


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
        """Get ready; the lines are handed over with the first question.

        Args:
            system: The lines.
            box: Where the unknowns are.

        Raises:
            MissingExtraError: If the solver is not installed.
        """
        self._highspy, self._numpy = load()
        self._system = system
        self._box = box
        self._fractions: _Model | None = None
        self._whole_numbers: _Model | None = None

    def ask(self, goal: Mapping[int, int], box: Box) -> Hint:
        """What the solver thinks of the least that an expression can be, fractions allowed.

        Args:
            goal: The expression.
            box: Where the unknowns are.

        Returns:
            Its hints; none where it has nothing to say or fails.
        """
        try:
            if self._fractions is None:
                self._fractions = self._model(_FRACTIONS, whole=False)
            return self._fractions.ask(goal, box)
        except Exception:  # noqa: BLE001 - whatever befalls a solver, there is just no hint
            return NO_HINT

    def guess(self, goal: Mapping[int, int], box: Box) -> Sequence[float] | None:
        """Where the solver thinks that an expression is least in whole numbers.

        Args:
            goal: The expression.
            box: Where the unknowns are.

        Returns:
            The point; `None` where it has nothing to say or fails.
        """
        try:
            if self._whole_numbers is None:
                self._whole_numbers = self._model(_WHOLE_NUMBERS, whole=True)
            return self._whole_numbers.guess(goal, box)
        except Exception:  # noqa: BLE001 - whatever befalls a solver, there is just no hint
            return None

    def _model(self, options: tuple[tuple[str, object], ...], *, whole: bool) -> _Model:
        return _Model(self._highspy, self._numpy, self._system, self._box, options, whole=whole)


class _Model:
    """One instance of the solver, and what it has been told last."""

    def __init__(  # noqa: PLR0913 - two modules, a system, and how to go about it
        self,
        highspy: ModuleType,
        numpy: ModuleType,
        system: System,
        box: Box,
        options: tuple[tuple[str, object], ...],
        *,
        whole: bool,
    ) -> None:
        self._highspy, self._numpy = highspy, numpy
        self._infinity = float(highspy.kHighsInf)
        self._box = box
        self._goal: Mapping[int, int] = {}
        self._solver = highspy.Highs()
        for option, value in options:
            self._solver.setOptionValue(option, value)
        self._solver.passModel(self._programme(system, box))
        if whole:
            kinds = numpy.full(system.size, int(highspy.HighsVarType.kInteger), dtype=numpy.uint8)
            columns = numpy.arange(system.size, dtype=numpy.int32)
            self._solver.changeColsIntegrality(system.size, columns, kinds)

    def ask(self, goal: Mapping[int, int], box: Box) -> Hint:
        self._tell(goal, box)
        solver, status = self._solver, self._highspy.HighsModelStatus
        solver.run()
        # A change of the model makes the solution invalid: everything is read before the next.
        found = solver.getModelStatus()
        if found == status.kOptimal:
            solution = solver.getSolution()
            return Hint(
                point=list(map(float, solution.col_value)),
                multipliers=list(map(float, solution.row_dual)),
            )
        if found == status.kInfeasible:
            return self._why_nothing_fits()
        return NO_HINT

    def _why_nothing_fits(self) -> Hint:
        solver = self._solver
        solver.clearSolver()
        solver.setOptionValue("simplex_strategy", _DUAL)
        solver.run()
        _, there, ray = solver.getDualRay()
        solver.setOptionValue("simplex_strategy", _PRIMAL)
        return Hint(conflict=list(map(float, ray))) if there else NO_HINT

    def guess(self, goal: Mapping[int, int], box: Box) -> Sequence[float] | None:
        # Nothing is left over from the last question, above all no point to start from.
        self._solver.clearSolver()
        self._tell(goal, box)
        self._solver.run()
        solution = self._solver.getSolution()
        return list(map(float, solution.col_value)) if solution.value_valid else None

    def _tell(self, goal: Mapping[int, int], box: Box) -> None:
        np, solver = self._numpy, self._solver
        if goal is not self._goal:
            costs = {**dict.fromkeys(self._goal, 0), **goal}
            columns = np.fromiter(costs.keys(), dtype=np.int32, count=len(costs))
            values = np.array([_float(cost) for cost in costs.values()])
            solver.changeColsCost(len(costs), columns, values)
            self._goal = goal
        if box is not self._box:
            lows, highs = self._ends(box)
            columns = np.arange(len(lows), dtype=np.int32)
            solver.changeColsBounds(len(lows), columns, lows, highs)
            self._box = box

    def _ends(self, box: Box) -> tuple[Any, Any]:
        np, infinity = self._numpy, self._infinity
        lows = [float(low) if low < _LARGEST else float(_LARGEST) for low in box.lows]
        highs = [infinity if high is None or high > _LARGEST else float(high) for high in box.highs]
        return np.array(lows), np.array(highs)

    def _programme(self, system: System, box: Box) -> Any:  # noqa: ANN401 - the solver's own class
        np, highspy, infinity = self._numpy, self._highspy, self._infinity
        found = highspy.HighsLp()
        found.num_col_ = system.size
        found.num_row_ = len(system.lines)
        found.col_cost_ = np.zeros(system.size)
        found.col_lower_, found.col_upper_ = self._ends(box)
        found.row_lower_ = np.array(
            [-infinity if line.low is None else _float(line.low) for line in system.lines]
        )
        found.row_upper_ = np.array(
            [infinity if line.high is None else _float(line.high) for line in system.lines]
        )
        found.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        starts, columns, values = [0], list[int](), list[float]()
        for line in system.lines:
            for column, coefficient in line.terms:
                columns.append(column)
                values.append(_float(coefficient))
            starts.append(len(columns))
        found.a_matrix_.start_ = np.array(starts, dtype=np.int32)
        found.a_matrix_.index_ = np.array(columns, dtype=np.int32)
        found.a_matrix_.value_ = np.array(values, dtype=np.float64)
        return found


def _float(number: int) -> float:
    return float(max(-_LARGEST, min(number, _LARGEST)))
