"""The ends of many expressions over one component: what is cheap first, and nothing twice.

Interval reasoning and a greedy look for whole numbers settle most small questions. The solver is
asked for the rest, and all whole numbers that are found on the way count for every expression.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs

from hijra_amina.knowledge._rays import cone_of, leads_down, search_direction
from hijra_amina.knowledge._rounding import as_whole, fit_greedily
from hijra_amina.knowledge._search import Luck, least
from hijra_amina.knowledge._slack import Floors
from hijra_amina.knowledge._system import interval_of
from hijra_amina.knowledge.answer import End

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from hijra_amina.knowledge._components import Component
    from hijra_amina.knowledge._oracle import MakeOracle, Oracle
    from hijra_amina.knowledge._search import Budget
    from hijra_amina.knowledge._system import Box, System

__all__ = ["SMALL", "Ends", "Goal", "in_lowest_terms"]

Goal = tuple[tuple[int, int], ...]
Point = tuple[int, ...]

# Up to here it is tried to do without the solver, which takes a while to load.
SMALL = 40
# So many expressions are worth a question about all of them together.
_MANY = 50
_NEAR = 1e-6


@attrs.define(eq=False)
class _Known:
    """What is known of the least of one expression so far."""

    floor: int | None
    best: int | None = None
    endless: bool = False
    asked: bool = False
    glanced: bool = False

    @property
    def settled(self) -> bool:
        return self.endless or (self.best is not None and self.best == self.floor)


class Ends:
    """The leasts of expressions over one component."""

    def __init__(self, component: Component, make_oracle: MakeOracle | None) -> None:
        """Begin with nothing known.

        Args:
            component: The lines.
            make_oracle: What makes a solver, `None` for interval reasoning alone.
        """
        self.component = component
        self.empty = False
        self.points: list[Point] = []
        self._make_oracle = make_oracle
        self._floors = Floors(component.system, component.box)
        self._luck = Luck()
        self._greed = Luck()
        self._oracle: Oracle | None = None
        self._cone: tuple[System, Box] | None = None
        self._cone_oracle: Oracle | None = None
        self._known: dict[Goal, _Known] = {}

    def find_any(self, budget: Budget) -> None:
        """Look for whole numbers that fit, or for a proof that there are none."""
        if self.points or self.empty:
            return
        system, box = self.component.system, self.component.box
        greedy = fit_greedily(system, box, {})
        if greedy is not None:
            self._add(greedy)
        elif self._make_oracle is not None:
            # Whether there are any at all is looked into in any case.
            whole = attrs.evolve(budget, whole=True)
            found = least(
                system, box, {}, self._solver(self._make_oracle), whole, self._luck, floor=0
            )
            budget.questions = whole.questions
            self.empty = found.empty
            for one in found.points:
                self._add(one)

    def ask(
        self,
        goals: list[Goal],
        budget: Budget,
        done: Callable[[], None],
        target: int | None = None,
    ) -> None:
        """Settle expressions as far as may be; `end` tells what was found.

        Args:
            goals: The expressions, whose leasts are wanted.
            budget: How often a solver may be asked.
            done: Called after each of them.
            target: Where all that is asked is whether their leasts are below it: that.
        """
        fresh = [goal for goal in dict.fromkeys(goals) if goal not in self._known]
        cheaply = self._make_oracle is None
        easy = self._oracle is None and self.component.system.size <= SMALL
        for goal in fresh:
            known = self._begin(goal, cheaply=cheaply or easy)
            if not cheaply and easy:
                # The solver will be wanted anyway, and then it is the quicker one.
                easy = known.settled
        if not budget.whole and not cheaply:
            self._glance(goals, budget)
        for goal in goals:
            known = self._known[goal]
            done_with = known.asked or (known.glanced and not budget.whole)
            if not known.settled and not done_with and not self.empty:
                self._settle(goal, known, budget, target)
            done()

    def _glance(self, goals: list[Goal], budget: Budget) -> None:
        """Find which expressions can be as low as the box has them, many with one question.

        Where fractions fit by which one is, no proof in fractions says more of it than the box
        does. (Gleixner, Berthold, Müller, Weltge, "Three enhancements for optimization-based bound
        tightening", 2017, filter bounds in this way.) What the solver says makes no bound tighter.

        Args:
            goals: The expressions.
            budget: How often a solver may be asked.
        """
        if self._make_oracle is None:
            return
        solver, box = self._solver(self._make_oracle), self.component.box
        for sign in (1, -1):
            left = [
                goal
                for goal in goals
                if goal and goal[0][1] * sign > 0 and self._is_unasked(self._known[goal])
            ]
            if len(left) < _MANY:
                continue
            # Whole numbers that make most of them low at once show that there is more than one.
            budget.questions -= 1
            whole = solver.guess(_sum_of(left), box)
            point = as_whole(self.component.system, box, whole)
            if point is not None:
                self._add(point)
            before = len(left) + 1
            while _MANY <= len(left) < before and budget.questions > 0:
                before = len(left)
                budget.questions -= 1
                corner = solver.ask(_sum_of(left), box).point
                for goal in left:
                    self._known[goal].glanced = self._is_as_low(goal, corner)
                left = [goal for goal in left if not self._known[goal].glanced]

    def _is_unasked(self, known: _Known) -> bool:
        return not (known.settled or known.asked or known.glanced or known.floor is None)

    def _is_as_low(self, goal: Goal, point: Sequence[float] | None) -> bool:
        """Whether an expression is at a point as low as it can be by what is proven."""
        if point is None or len(point) != self.component.system.size:
            return False
        floor = self._known[goal].floor
        value = sum(factor * point[column] for column, factor in goal)
        return floor is not None and value <= floor + _NEAR

    def _begin(self, goal: Goal, *, cheaply: bool) -> _Known:
        """What is known at once, and what interval reasoning and greed can tell."""
        system, box = self.component.system, self.component.box
        floor = self._floors.of(goal) if cheaply else interval_of(goal, box)[0]
        known = self._known[goal] = _Known(floor)
        for point in self.points:
            _learn(known, goal, point)
        if cheaply and not known.settled and (system.size <= SMALL or self._greed.is_good):
            greedy = fit_greedily(system, box, dict(goal))
            if greedy is not None:
                self._add(greedy)
            self._greed.tell(well=known.settled)
        return known

    def end(self, goal: Goal) -> End:
        """What is known of the least of an expression."""
        known = self._known[goal]
        return End(None if known.endless else known.floor, known.settled and bool(self.points))

    def lowest_point(self, goal: Goal) -> Point:
        """Of the whole numbers that were found to fit, those that make an expression lowest."""
        return min(self.points, key=lambda point: _value(goal, point))

    def seen(self, column: int) -> tuple[int, int]:
        """The least and the most that an unknown is in the whole numbers found so far."""
        values = [point[column] for point in self.points]
        return min(values), max(values)

    def _solver(self, make_oracle: MakeOracle) -> Oracle:
        if self._oracle is None:
            self._oracle = make_oracle(self.component.system, self.component.box)
        return self._oracle

    def learn(self, point: Point) -> None:
        """Take whole numbers that are known to fit every line.

        Args:
            point: A number for each unknown of the component.
        """
        if point not in self.points:
            self._add(point)

    def _add(self, point: Point) -> None:
        self.points.append(point)
        for goal, known in self._known.items():
            _learn(known, goal, point)

    def _settle(self, goal: Goal, known: _Known, budget: Budget, target: int | None) -> None:
        known.asked = budget.whole
        known.glanced = True
        if known.floor is None and self._is_endless(goal):
            known.endless = True
            return
        if self._make_oracle is None:
            return
        found = least(
            self.component.system,
            self.component.box,
            dict(goal),
            self._solver(self._make_oracle),
            budget,
            self._luck,
            best=known.best,
            floor=known.floor,
            target=target,
        )
        if found.empty:
            self.empty = True
            return
        if found.bound is not None and (known.floor is None or found.bound > known.floor):
            known.floor = found.bound
        for point in found.points:
            self._add(point)

    def _is_endless(self, goal: Goal) -> bool:
        if self._cone is None:
            self._cone = cone_of(self.component.system, self.component.box)
        cone, steps = self._cone
        terms = dict(goal)
        direction = search_direction(cone, steps, terms, None)
        if direction is None and self._make_oracle is not None:
            if self._cone_oracle is None:
                self._cone_oracle = self._make_oracle(cone, steps)
            direction = search_direction(cone, steps, terms, self._cone_oracle)
        return direction is not None and leads_down(cone, steps, terms, direction)


def _value(goal: Goal, point: Point) -> int:
    value = 0
    for column, coefficient in goal:
        value += coefficient * point[column]
    return value


def _sum_of(goals: Iterable[Goal]) -> dict[int, int]:
    """All expressions together."""
    together: dict[int, int] = {}
    for goal in goals:
        for column, factor in goal:
            together[column] = together.get(column, 0) + factor
    return {column: factor for column, factor in together.items() if factor}


def _learn(known: _Known, goal: Goal, point: Point) -> None:
    value = _value(goal, point)
    if known.best is None or value < known.best:
        known.best = value


def in_lowest_terms(goal: Mapping[int, int]) -> tuple[Goal, int]:
    """An expression, sorted and divided by what its coefficients share, and that divisor."""
    common = math.gcd(*goal.values())
    return tuple(sorted((column, factor // common) for column, factor in goal.items())), common
