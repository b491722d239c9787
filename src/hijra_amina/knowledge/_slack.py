"""Interval reasoning about a sum: lines are added to it where that raises what it cannot be below.

Taken by themselves, the unknowns of a sum can each be at their lowest; a line may say that they
cannot all be. A multiple of a line is taken off the expression as long as that helps: the bound is
a proof of the same kind as a solver's multipliers give, found by trying one line at a time.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hijra_amina.knowledge._system import Box, Line, System

__all__ = ["floor_of"]

_ROUNDS = 3
_LONGEST_LINE = 200
_MOST_WAYS = 4


# The number of unknowns without end that an expression falls with, and its bound apart from them.
Height = tuple[int, Fraction | int]


def floor_of(system: System, box: Box, goal: Mapping[int, int]) -> int | None:
    """A bound that an expression is never below, by interval reasoning.

    Args:
        system: The lines.
        box: Where the unknowns are, narrowed.
        goal: The expression.

    Returns:
        The bound; `None` if there is none, or none was found.
    """
    found = [_raised(system, box, left, fixed) for left, fixed in _spellings(system, goal)]
    return max((one for one in found if one is not None), default=None)


def _spellings(
    system: System, goal: Mapping[int, int]
) -> Iterator[tuple[dict[int, Fraction | int], int]]:
    """An expression, and what it is with its wholes replaced by their parts, and a number.

    Nothing is gained by putting a whole's parts in its place; but the parts may be in lines that
    help, as that of a larger whole, in which the smaller one is not.
    """
    yield dict(goal), 0
    parts = {column: _parts_of(system, column) for column in goal}
    for way in range(min(_MOST_WAYS, max(map(len, parts.values()), default=0))):
        left: dict[int, Fraction | int] = {}
        fixed = 0
        for column, factor in goal.items():
            ways = parts[column] or [(((column, 1),), 0)]
            summands, beside = ways[min(way, len(ways) - 1)]
            fixed += factor * beside
            for part, times in summands:
                left[part] = left.get(part, 0) + factor * times
        yield left, fixed


def _parts_of(system: System, whole: int) -> list[tuple[tuple[tuple[int, int], ...], int]]:
    """The sums that an unknown is the same as, each with a number beside it."""
    found: list[tuple[tuple[tuple[int, int], ...], int]] = []
    for index, sign in system.touching[whole]:
        line = system.lines[index]
        if line.low is None or line.low != line.high or abs(sign) != 1:
            continue
        parts = tuple((one, -sign * factor) for one, factor in line.terms if one != whole)
        if len(parts) < _LONGEST_LINE and all(factor > 0 for _, factor in parts):
            found.append((parts, sign * line.low))
    return found


def _raised(system: System, box: Box, left: dict[int, Fraction | int], fixed: int) -> int | None:
    """What lines raise an expression to, one after the other."""
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
                _quotient(left[column], factor) for column, factor in line.terms if left.get(column)
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
