"""Interval reasoning about a sum: lines are added to it where that raises what it cannot be below.

Taken by themselves, the unknowns of a sum can each be at their lowest; a line may say that they
cannot all be. A multiple of a line is taken off the expression as long as that helps: the bound is
a proof of the same kind as a solver's multipliers give, found by trying one line at a time. Where
a line says that a whole is the sum of its parts, two more proofs are tried: what the parts are held
to by other lines, and what is known of the whole that an unknown is a part of.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hijra_amina.knowledge._system import Box, Line, System

__all__ = ["Floors"]

_ROUNDS = 3
_LONGEST_LINE = 200
# Ways to take a whole apart that are tried.
_MOST_WAYS = 4

# The number of unknowns without end that an expression falls with, and its bound apart from them.
Height: TypeAlias = "tuple[int, Fraction | int]"
Terms: TypeAlias = tuple[tuple[int, int], ...]


class Floors:
    """Bounds that expressions are never below, by interval reasoning.

    Args:
        system: The lines.
        box: Where the unknowns are, narrowed.
    """

    def __init__(self, system: System, box: Box) -> None:
        """Nothing is reckoned yet."""
        self._system = system
        self._box = box
        self._known: dict[Terms, int | None] = {}

    def of(self, goal: Terms) -> int | None:
        """The floor of an expression.

        Args:
            goal: The expression.

        Returns:
            The bound; `None` if there is none, or none was found.
        """
        if goal not in self._known:
            # Nothing, until it is known: wholes may go round in a circle.
            self._known[goal] = None
            found = [self._raised(left, fixed) for left, fixed in self._spellings(dict(goal))]
            found += self._by_wholes(goal)
            self._known[goal] = max((one for one in found if one is not None), default=None)
        return self._known[goal]

    def _spellings(
        self, goal: Mapping[int, int]
    ) -> Iterator[tuple[dict[int, Fraction | int], int]]:
        """An expression, and the same with parts for its wholes, each with a number beside it.

        Nothing is gained by taking a whole apart; but its parts may be in lines that help, such as
        that of a larger whole.
        """
        yield dict(goal), 0
        parts = {column: self._sums_of(column) for column in goal}
        for way in range(min(_MOST_WAYS, max(map(len, parts.values()), default=0))):
            left: dict[int, Fraction | int] = {}
            fixed = 0
            for column, factor in goal.items():
                ways = parts[column] or [_Sum(column, ((column, 1),), 0)]
                chosen = ways[min(way, len(ways) - 1)]
                fixed += factor * chosen.beside
                for part, times in chosen.parts:
                    left[part] = left.get(part, 0) + factor * times
            yield left, fixed

    def _sums_of(self, whole: int) -> list[_Sum]:
        """The sums that an unknown is the same as."""
        sums = (self._sum(index) for index, _ in self._system.touching[whole])
        return [one for one in sums if one is not None and one.whole == whole]

    def _by_wholes(self, goal: Terms) -> Iterator[int]:
        """The most that a part can be: what a whole can be, less the others in it."""
        if len(goal) != 1 or goal[0][1] != -1:
            return
        ((part, _),) = goal
        for index, _ in self._system.touching[part]:
            one = self._sum(index)
            times = 0 if one is None else dict(one.parts).get(part, 0)
            if one is None or times != 1:
                continue
            top = self.of(((one.whole, -1),))
            if top is not None:
                rest = sum(f * self._box.lows[other] for other, f in one.parts if other != part)
                yield top + one.beside + rest

    def _sum(self, index: int) -> _Sum | None:
        """A line that says that an unknown is the sum of others and a number, read as that."""
        line = self._system.lines[index]
        if line.low is None or line.low != line.high or len(line.terms) > _LONGEST_LINE:
            return None
        for sign in (1, -1):
            wholes = [(one, factor) for one, factor in line.terms if factor * sign > 0]
            if len(wholes) == 1 and wholes[0][1] == sign:
                whole = wholes[0][0]
                parts = tuple((one, -sign * times) for one, times in line.terms if one != whole)
                return _Sum(whole, parts, sign * line.low)
        return None

    def _raised(self, left: dict[int, Fraction | int], fixed: int) -> int | None:
        """What lines raise an expression to, one after the other."""
        system, box = self._system, self._box
        endless, height = _height(left.items(), box)
        for _ in range(_ROUNDS):
            before = (endless, height)
            lines = sorted(
                {
                    index
                    for column, factor in left.items()
                    if factor
                    for index, _ in system.touching[column]
                }
            )
            for index in lines:
                line = system.lines[index]
                if len(line.terms) > _LONGEST_LINE:
                    continue
                here = _height(((column, left.get(column, 0)) for column, _ in line.terms), box)
                best: Height = here
                times: Fraction | int = 0
                steps = {
                    _quotient(left[column], factor)
                    for column, factor in line.terms
                    if left.get(column)
                }
                for step in sorted(steps):
                    found = _height_after(line, left, box, step)
                    if found is not None and (
                        found[0] < best[0] or (found[0] == best[0] and found[1] > best[1])
                    ):
                        best, times = found, step
                if times:
                    for column, factor in line.terms:
                        left[column] = left.get(column, 0) - times * factor
                    endless += best[0] - here[0]
                    height += best[1] - here[1]
            if (endless, height) == before:
                break
        return None if endless else fixed + math.ceil(height)


@attrs.frozen
class _Sum:
    """That an unknown is the sum of others, each some times, and a number."""

    whole: int
    parts: Terms
    beside: int


def _quotient(number: Fraction | int, factor: int) -> Fraction | int:
    """A whole number where it can be, since these are much the quicker ones."""
    if isinstance(number, int) and number % factor == 0:
        return number // factor
    return Fraction(number) / factor


def _height(terms: Iterable[tuple[int, Fraction | int]], box: Box) -> Height:
    endless = 0
    total: Fraction | int = 0
    for column, factor in terms:
        if factor > 0:
            total += factor * box.lows[column]
        elif factor < 0:
            high = box.highs[column]
            if high is None:
                endless += 1
            else:
                total += factor * high
    return endless, total


def _height_after(
    line: Line, left: Mapping[int, Fraction | int], box: Box, step: Fraction | int
) -> Height | None:
    end = line.low if step > 0 else line.high
    if end is None:
        return None
    rest = ((column, left.get(column, 0) - step * factor) for column, factor in line.terms)
    endless, total = _height(rest, box)
    return endless, total + step * end
