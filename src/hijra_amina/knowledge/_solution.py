"""A whole system that is being reckoned with: its parts, and what has been found of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.knowledge._components import take_apart
from hijra_amina.knowledge._ends import Ends, Goal, in_lowest_terms
from hijra_amina.knowledge._system import interval_of, value_of
from hijra_amina.knowledge.answer import Answer, End

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hijra_amina.knowledge._components import Parts
    from hijra_amina.knowledge._oracle import Helper
    from hijra_amina.knowledge._search import Budget
    from hijra_amina.knowledge._system import Line
    from hijra_amina.knowledge.row import Terms

__all__ = ["Solution"]


@attrs.frozen
class _Side:
    """The least of an expression, as a sum over what it is in."""

    fixed: int | None
    shares: tuple[tuple[int, Goal, int], ...]


class Solution:
    """What has been found of a system so far; it only ever learns."""

    def __init__(
        self,
        size: int,
        lines: Iterable[Line],
        helper: Helper,
    ) -> None:
        """Narrow the system and take it apart.

        Args:
            size: How many unknowns there are.
            lines: What is said of them.
            helper: What makes a solver for a component, `None` for interval reasoning alone.
        """
        self.parts: Parts | None = take_apart(size, lines)
        components = self.parts.components if self.parts is not None else ()
        self.ends = tuple(Ends(component, helper(component.system)) for component in components)

    def is_empty(self, budget: Budget) -> bool | None:
        """Whether nothing fits; `None` if neither that nor the contrary is proven."""
        if self.parts is None:
            return True
        for ends in self.ends:
            ends.find_any(budget)
            if ends.empty:
                return True
        return None if any(not ends.points for ends in self.ends) else False

    def learn(self, point: Sequence[int]) -> None:
        """Take whole numbers, one for each unknown, that are known to fit every line."""
        for ends in self.ends:
            ends.learn(tuple(point[column] for column in ends.component.columns))

    def point(self, expression: Terms) -> tuple[int, ...] | None:
        """Whole numbers that fit, with an expression as low as has been found; if there are any."""
        if self.parts is None or any(not ends.points for ends in self.ends):
            return None
        numbers = self.parts.box.lows[:]
        for variable, coefficient in expression.items():
            high = self.parts.box.highs[variable]
            if coefficient < 0 and high is not None and self.parts.homes[variable] is None:
                numbers[variable] = high
        goals = {number: goal for number, goal, _ in self._side(expression, self.parts, 1).shares}
        for number, ends in enumerate(self.ends):
            lowest = ends.lowest_point(goals.get(number, ()))
            for column, value in zip(ends.component.columns, lowest, strict=True):
                numbers[column] = value
        return tuple(numbers)

    def seen(self, variable: int) -> tuple[int, int | None] | None:
        """Between what an unknown is in the whole numbers found; `None` if none were."""
        if self.parts is None or any(not ends.points for ends in self.ends):
            return None
        home = self.parts.homes[variable]
        if home is None:
            # Whatever the others are.
            return self.parts.box.lows[variable], self.parts.box.highs[variable]
        return self.ends[home[0]].seen(home[1])

    def answers(
        self,
        expressions: Sequence[Terms],
        budget: Budget,
        progress: Callable[[int, int], None] | None,
    ) -> tuple[Answer, ...] | None:
        """The bounds of expressions, or `None` if it turns out that nothing fits."""
        if self.parts is None:
            return None
        sides = [
            (self._side(expression, self.parts, 1), self._side(expression, self.parts, -1))
            for expression in expressions
        ]
        wanted: dict[int, list[Goal]] = {number: [] for number in range(len(self.ends))}
        for pair in sides:
            for side in pair:
                for number, goal, _ in side.shares:
                    wanted[number].append(goal)
        unique = {number: list(dict.fromkeys(goals)) for number, goals in wanted.items()}
        total, done = sum(map(len, unique.values())), 0

        def step() -> None:
            nonlocal done
            done += 1
            if progress is not None:
                progress(done, total)

        for number, ends in enumerate(self.ends):
            ends.ask(unique[number], budget, step)
        if self.is_empty(budget):
            return None
        sure = all(ends.points for ends in self.ends)
        found: list[Answer] = []
        for below, above in sides:
            low, low_proven = self._least(below)
            high, high_proven = self._least(above)
            found.append(
                Answer(
                    low,
                    None if high is None else -high,
                    tightest=sure and low_proven and high_proven,
                )
            )
        return tuple(found)

    def least(self, expression: Terms, budget: Budget) -> End | None:
        """The least of an expression, or `None` if it turns out that nothing fits."""
        if self.parts is None:
            return None
        side = self._side(expression, self.parts, 1)
        for number, goal, _ in side.shares:
            self.ends[number].ask([goal], budget, lambda: None)
        if self.is_empty(budget):
            return None
        value, proven = self._least(side)
        return End(value, proven and all(ends.points for ends in self.ends))

    def is_at_least(self, expression: Terms, end: int, budget: Budget) -> bool | None:
        """Whether an expression is never below an end; `None` if it is not proven either way."""
        if self.parts is None:
            return True
        side = self._side(expression, self.parts, 1)
        for number, goal, times in side.shares:
            # In a single part it is enough to know on which side of the end the least is.
            target = None
            if side.fixed is not None and len(side.shares) == 1:
                target = -((side.fixed - end) // times)
            self.ends[number].ask([goal], budget, lambda: None, target)
        low, proven = self._least(side)
        if low is not None and low >= end:
            return True
        empty = self.is_empty(budget)
        if empty is not False:
            return empty
        if low is None and proven:
            return False
        point = self.point(expression)
        return False if point is not None and value_of(expression, point) < end else None

    def _side(self, expression: Terms, parts: Parts, sign: int) -> _Side:
        alone: list[tuple[int, int]] = []
        within: dict[int, dict[int, int]] = {}
        for variable, coefficient in expression.items():
            home = parts.homes[variable]
            if home is None:
                alone.append((variable, sign * coefficient))
            else:
                within.setdefault(home[0], {})[home[1]] = sign * coefficient
        shares: list[tuple[int, Goal, int]] = []
        for number, terms in within.items():
            goal, times = in_lowest_terms(terms)
            shares.append((number, goal, times))
        return _Side(interval_of(alone, parts.box)[0], tuple(shares))

    def _least(self, side: _Side) -> tuple[int | None, bool]:
        """The least of an expression, and whether it is proven."""
        total, proven = side.fixed, True
        if total is None:
            return None, True
        found = [(self.ends[number].end(goal), times) for number, goal, times in side.shares]
        for end, times in found:
            if end.value is None:
                # One part without a least is enough, if that much is proven.
                return None, any(one.value is None and one.proven for one, _ in found)
            total += times * end.value
            proven = proven and end.proven
        return total, proven
