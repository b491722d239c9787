"""Rows in the form that is reckoned with: lines over numbered unknowns, and a box around them.

A line is a row without its origin. A box is the least and the most of each unknown. Everything is
a Python `int`: nothing overflows, and nothing is rounded.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hijra_amina.knowledge.row import Row

__all__ = ["Box", "Line", "System", "interval_of", "lines_of", "value_of"]

Ends = tuple[int | None, int | None]


@attrs.frozen
class Line:
    """`low <= sum of coefficient * unknown <= high`."""

    terms: tuple[tuple[int, int], ...]
    low: int | None
    high: int | None


@attrs.define
class Box:
    """The least and the most that each unknown can be; narrowed in place."""

    lows: list[int]
    highs: list[int | None]

    @classmethod
    def of_all(cls, size: int) -> Box:
        """Whole numbers from nought upwards."""
        return cls([0] * size, [None] * size)

    def copy(self) -> Box:
        """The same ends, to be narrowed on their own."""
        return Box(self.lows[:], self.highs[:])

    def holds(self, point: Sequence[int]) -> bool:
        """Whether every number lies within its ends."""
        return all(
            low <= number and (high is None or number <= high)
            for low, number, high in zip(self.lows, point, self.highs, strict=True)
        )


@attrs.frozen(eq=False)
class System:
    """Lines over unknowns that are numbered from nought.

    Attributes:
        size: How many unknowns there are.
        lines: The lines.
    """

    size: int
    lines: tuple[Line, ...]

    @cached_property
    def touching(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """For each unknown, the lines that it is in, with its coefficient."""
        found: list[list[tuple[int, int]]] = [[] for _ in range(self.size)]
        for index, line in enumerate(self.lines):
            for column, coefficient in line.terms:
                found[column].append((index, coefficient))
        return tuple(map(tuple, found))

    def holds(self, point: Sequence[int]) -> bool:
        """Whether whole numbers fit every line, by counting."""
        for line in self.lines:
            total = 0
            for column, coefficient in line.terms:
                total += coefficient * point[column]
            if (line.low is not None and total < line.low) or (
                line.high is not None and total > line.high
            ):
                return False
        return True


def lines_of(rows: Iterable[Row]) -> tuple[Line, ...]:
    """What rows say, without who says it; one line each, in the same order."""
    return tuple(Line(row.terms, row.low, row.high) for row in rows)


def interval_of(terms: Iterable[tuple[int, int]], box: Box) -> Ends:
    """Between what a sum lies by the box alone."""
    low: int | None = 0
    high: int | None = 0
    for column, coefficient in terms:
        least, most = box.lows[column], box.highs[column]
        if coefficient > 0:
            low = None if low is None else low + coefficient * least
            high = None if high is None or most is None else high + coefficient * most
        else:
            high = None if high is None else high + coefficient * least
            low = None if low is None or most is None else low + coefficient * most
    return low, high


def value_of(terms: Mapping[int, int], point: Sequence[int]) -> int:
    """What an expression is at a point."""
    return sum(coefficient * point[column] for column, coefficient in terms.items())
