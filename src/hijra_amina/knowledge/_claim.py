"""Whether something follows from rows: that an expression has an end, or that nothing fits.

A claim remembers whole numbers that refuted it, since they often refute it for other rows too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.knowledge._certificate import proof_of_bound, proof_of_emptiness
from hijra_amina.knowledge._ends import SMALL
from hijra_amina.knowledge._search import Budget
from hijra_amina.knowledge._solution import Solution
from hijra_amina.knowledge._system import Box, Line, System, lines_of, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.knowledge._oracle import Helper
    from hijra_amina.knowledge.row import Row, Terms

__all__ = ["Claim"]

_QUESTIONS = 2_000
# More points than these are not worth looking through.
_MOST_POINTS = 40


class Claim:
    """Something that may follow from rows."""

    def __init__(
        self,
        size: int,
        helper: Helper,
        expression: Terms | None = None,
        end: int = 1,
    ) -> None:
        """Claim that an expression is at least an end, or that nothing fits.

        Args:
            size: How many unknowns there are.
            helper: What makes a solver, `None` for interval reasoning alone.
            expression: The expression; without one, the claim is that nothing fits.
            end: The end.
        """
        self._size = size
        self._helper = helper
        self._expression = {} if expression is None else dict(expression)
        self._end = end
        self._points: list[tuple[int, ...]] = []

    def follows(self, rows: Sequence[Row]) -> bool:
        """Whether it is proven that it follows."""
        lines = lines_of(rows)
        if any(_fits(lines, point) for point in self._points):
            return False
        budget = Budget(questions=_QUESTIONS, each=_QUESTIONS)
        solution = Solution(self._size, lines, self._helper)
        # Nought is at least one where nothing fits, and only there.
        found = solution.is_at_least(self._expression, self._end, budget)
        if found is False:
            point = solution.point(self._expression)
            if point is not None and value_of(self._expression, point) < self._end:
                self._points = [point, *self._points[: _MOST_POINTS - 1]]
        return found is True

    def _is_plain(self, rows: Sequence[Row]) -> bool:
        solution = Solution(self._size, lines_of(rows), lambda _: None)
        return solution.is_at_least(self._expression, self._end, Budget(0, 0)) is True

    def proof(self, rows: Sequence[Row]) -> list[int] | None:
        """The places of rows of which a sum of multiples proves it; `None` if none was found.

        None is looked for in small systems in which interval reasoning sees it: leaving out rows
        one by one takes less time there than loading the solver.
        """
        columns = sorted({column for row in rows for column, _ in row.terms} | {*self._expression})
        if len(columns) <= SMALL and self._is_plain(rows):
            return None
        local = {column: number for number, column in enumerate(columns)}
        lines = tuple(
            Line(tuple((local[column], factor) for column, factor in row.terms), row.low, row.high)
            for row in rows
        )
        system, box = System(len(columns), lines), Box.of_all(len(columns))
        make_oracle = self._helper(system)
        if make_oracle is None:
            return None
        goal = {local[column]: factor for column, factor in self._expression.items()}
        hint = make_oracle(system, box).ask(goal, box)
        proof = proof_of_bound(system, box, goal, hint.multipliers)
        if proof is None or proof.bound < self._end:
            proof = proof_of_emptiness(system, box, hint.conflict)
        if proof is None:
            return None
        return sorted(proof.lines)


def _fits(lines: Sequence[Line], point: Sequence[int]) -> bool:
    return System(len(point), tuple(lines)).holds(point)
