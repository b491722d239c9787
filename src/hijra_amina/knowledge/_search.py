"""The least that an expression can be in whole numbers: branch and bound with proven bounds.

A solver is asked for hints; what counts is proven here. A box is given up only if interval
reasoning or exact multipliers show that nothing in it fits, or nothing better than what is found.
What is found is whole numbers that were put into every line. If the limit is reached first, the
answer is the bound that is proven by then.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from hijra_amina.knowledge._certificate import proof_of_bound, proof_of_emptiness
from hijra_amina.knowledge._diving import best_face, dive
from hijra_amina.knowledge._oracle import Oracle
from hijra_amina.knowledge._propagation import narrow
from hijra_amina.knowledge._rounding import as_whole, fit_nearby
from hijra_amina.knowledge._system import Box, System, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.knowledge._oracle import Hint

__all__ = ["Budget", "Luck", "Outcome", "least"]

Point = tuple[int, ...]
_NEAR = 1e-6
# Up to here it is cheaper to look near the solver's point than to ask it for whole numbers.
_SMALL = 25
_TRIES_FOR_NOTHING = 4
# Questions about one expression times unknowns times lines, beyond which the proof is given up.
_MOST_WORK = 10_000_000
_FEWEST_QUESTIONS = 50


@attrs.define
class Budget:
    """How many more questions a solver is asked, over all and for one expression.

    Without `whole`, one question is asked for each, and whole numbers that attain what it proves
    are taken where they show themselves, and not looked for.
    """

    questions: int
    each: int
    whole: bool = True


@attrs.define
class Luck:
    """Whether something that often worked before, or has hardly been tried, is worth a try."""

    tried: int = 0
    worked: int = 0

    @property
    def is_good(self) -> bool:
        """Whether it worked every other time, with some tries for nothing."""
        return 2 * self.worked + _TRIES_FOR_NOTHING > self.tried

    def tell(self, *, well: bool) -> None:
        """Remember how it went."""
        self.tried += 1
        self.worked += well


@attrs.frozen
class Outcome:
    """What has been found of the least that an expression can be.

    Attributes:
        bound: It is never below this; `None` if nothing is proven.
        empty: Whether it is proven that nothing fits at all.
        points: Whole numbers that fit, of which the last is the best.
    """

    bound: int | None
    empty: bool
    points: tuple[Point, ...]


@attrs.define(order=False, eq=False)
class _Search:
    system: System
    box: Box
    goal: Mapping[int, int]
    oracle: Oracle
    best: int | None
    floor: int | None
    luck: Luck
    target: int | None
    points: list[Point] = attrs.field(factory=list[Point])
    # Boxes still to be looked at: the lowest bound first, of these the deepest, then the newest.
    waiting: list[tuple[tuple[bool, int], int, int, Box]] = attrs.field(
        factory=list[tuple[tuple[bool, int], int, int, Box]]
    )
    stuck: list[int | None] = attrs.field(factory=list[int | None])
    made: int = 0
    whole: bool = True

    def run(self, budget: Budget) -> Outcome:
        self._add(self.box, self.floor, 0)
        self.whole = budget.whole
        cells = self.system.size * len(self.system.lines)
        allowed = min(budget.each, max(_FEWEST_QUESTIONS, _MOST_WORK // max(1, cells)))
        while self.waiting:
            (known, value), depth, _, box = self.waiting[0]
            bound = value if known else None
            if self._is_enough(bound) or allowed <= 0 or budget.questions <= 0:
                break
            heapq.heappop(self.waiting)
            allowed -= 1
            budget.questions -= 1
            self._look(box, bound, -depth)
        return self._outcome()

    def _outcome(self) -> Outcome:
        left = [value if known else None for (known, value), _, _, _ in self.waiting] + self.stuck
        if not left and self.best is None:
            return Outcome(None, empty=True, points=())
        bound = self.best
        for one in left:
            if one is None:
                bound = self.floor
                break
            if bound is None or one < bound:
                bound = one
        return Outcome(bound, empty=False, points=tuple(self.points))

    def _is_enough(self, bound: int | None) -> bool:
        """Whether the best is found, or all that is asked is on which side of the target it is."""
        if self.target is not None:
            if self.best is not None and self.best < self.target:
                return True
            if bound is not None and bound >= self.target:
                return True
        return self._is_beaten(bound)

    def _is_beaten(self, bound: int | None) -> bool:
        return self.best is not None and bound is not None and bound >= self.best

    def _add(self, box: Box, bound: int | None, depth: int) -> None:
        self.made += 1
        key = (bound is not None, 0 if bound is None else bound)
        heapq.heappush(self.waiting, (key, -depth, -self.made, box))

    def _take(self, point: Point | None) -> None:
        if point is not None:
            value = value_of(self.goal, point)
            if self.best is None or value < self.best:
                self.best = value
                self.points.append(point)

    def _look(self, box: Box, bound: int | None, depth: int) -> None:
        """Give a box up, or halve it."""
        hint = self.oracle.ask(self.goal, box)
        if proof_of_emptiness(self.system, box, hint.conflict) is not None:
            return
        proof = proof_of_bound(self.system, box, self.goal, hint.multipliers)
        if proof is not None and (bound is None or proof.bound > bound):
            bound = proof.bound
        if self._is_beaten(bound):
            return
        self._take(as_whole(self.system, self.box, hint.point))
        if not self.whole and not self._is_beaten(bound):
            self.stuck.append(bound)
            return
        if depth == 0 and not self._is_enough(bound):
            self._look_for_points(hint, bound)
        if self._is_beaten(bound):
            return
        if proof is not None and self.best is not None and self.best > proof.bound:
            # Only what is better than the best is of interest from here.
            box = box.copy()
            moved = proof.narrow(box, self.best - 1)
            if moved and narrow(self.system, box, moved) is not None:
                return
        self._halve(box, bound, depth, hint.point)

    def _look_for_points(self, hint: Hint, bound: int | None) -> None:
        """Look for whole numbers that attain a bound, by cheap means first."""
        if self.system.size <= _SMALL:
            self._take(fit_nearby(self.system, self.box, hint.point))
        if not self._is_enough(bound) and self.luck.is_good:
            self._take(dive(self.system, self.box, self.goal, self.oracle, hint.point))
            self.luck.tell(well=self._is_enough(bound))
        if not self._is_enough(bound):
            face = best_face(self.system, self.box, self.goal, hint)
            guess = self.oracle.guess(self.goal, face)
            self._take(as_whole(self.system, self.box, guess))

    def _halve(
        self, box: Box, bound: int | None, depth: int, point: Sequence[float] | None
    ) -> None:
        if box.lows == box.highs:
            # A single point: either it fits or it does not.
            self._take(as_whole(self.system, self.box, box.lows))
            return
        where = _where_to_halve(box, point)
        if where is None:
            self.stuck.append(bound)
            return
        column, middle = where
        lower, upper = box.copy(), box.copy()
        lower.highs[column] = middle
        upper.lows[column] = middle + 1
        for half in (lower, upper):
            if narrow(self.system, half, (column,)) is None:
                self._add(half, bound, depth + 1)


def least(  # noqa: PLR0913, PLR0917 - a question, who helps, and what is known already
    system: System,
    box: Box,
    goal: Mapping[int, int],
    oracle: Oracle,
    budget: Budget,
    luck: Luck,
    *,
    best: int | None = None,
    floor: int | None = None,
    target: int | None = None,
) -> Outcome:
    """Look for the least that an expression can be.

    Args:
        system: The lines.
        box: Where the unknowns are, narrowed.
        goal: The expression.
        oracle: The solver that gives hints.
        budget: How often it may be asked; what is used is taken off.
        luck: How well diving for whole numbers has gone before.
        best: What whole numbers that fit are known to give.
        floor: A bound that is proven already.
        target: A value; with it, the search ends as soon as the least is known to be below it,
            or not to be.

    Returns:
        What is proven and what is found.
    """
    return _Search(system, box, goal, oracle, best, floor, luck, target).run(budget)


def _where_to_halve(box: Box, point: Sequence[float] | None) -> tuple[int, int] | None:
    """An unknown, and the last number of its lower half."""
    if point is not None and len(point) == len(box.lows):
        split: tuple[float, int, int] | None = None
        for column, number in enumerate(point):
            low, high = box.lows[column], box.highs[column]
            if not low < number < (number + 1 if high is None else high):
                continue
            off = abs(number - round(number))
            if off > _NEAR and (split is None or off > split[0]):
                split = (off, column, int(number // 1))
        if split is not None:
            return split[1:]
    widths = [
        (high - low, column, low + (high - low) // 2)
        for column, (low, high) in enumerate(zip(box.lows, box.highs, strict=True))
        if high is not None and high > low
    ]
    return min(widths)[1:] if widths else None
