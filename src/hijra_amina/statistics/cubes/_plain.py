"""The kernels in plain Python, for the core install and for little work."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal

from hijra_amina.statistics.cubes._cube import Cube

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hijra_amina.statistics.cubes._axis import Axis
    from hijra_amina.statistics.cubes._cube import Slots

__all__ = ["Numbered", "Numbering", "add_up", "unique_people", "where_unlimited"]

Which = Literal["sure", "may"]


class Numbering:
    """Every row and every key of some axes as one whole number.

    A digit is the number of a raw value in a row, and the slot of a value in a key; what turns one
    into the other is then an addition.

    Args:
        axes: The axes.
    """

    def __init__(self, axes: tuple[Axis, ...]) -> None:
        """Find digits that are large enough for both."""
        self.axes = axes
        self.sizes = tuple(max(len(axis.raws), len(axis.values) + 2) for axis in axes)
        self.strides = tuple(math.prod(self.sizes[place + 1 :]) for place in range(len(self.sizes)))

    def rows(self, codes: Sequence[Sequence[int]], number: int) -> list[int]:
        """The number of each row."""
        if not self.axes:
            return [0] * number
        strides = self.strides
        return [
            sum(code * stride for code, stride in zip(row, strides, strict=True))
            for row in zip(*codes, strict=True)
        ]

    def key(self, slots: Slots) -> int:
        """The number of a key."""
        return sum(slot * stride for slot, stride in zip(slots, self.strides, strict=True))

    def keys(self) -> Iterable[int]:
        """The numbers of all keys, the last axis running fastest."""
        slots = [
            [slot * stride for slot in range(len(axis.values) + 2)]
            for axis, stride in zip(self.axes, self.strides, strict=True)
        ]
        return map(sum, itertools.product(*slots))

    def steps(self, which: Which) -> list[tuple[int, int, list[list[int]]]]:
        """For each axis its stride, its size, and from each raw value the way to its slots."""
        found: list[tuple[int, int, list[list[int]]]] = []
        for axis, stride, size in zip(self.axes, self.strides, self.sizes, strict=True):
            side = axis.sure if which == "sure" else axis.may
            ways = [
                [(slot - code) * stride for slot in (0, *(place + 1 for place in places))]
                for code, places in enumerate(side)
            ]
            found.append((stride, size, ways))
        return found


class Numbered:
    """Figures by the number of their key; those that are not there are nought.

    Args:
        numbering: How keys are numbered.
        figures: The figures.
    """

    def __init__(self, numbering: Numbering, figures: Mapping[int, int]) -> None:
        """Keep both."""
        self._numbering = numbering
        self._figures = figures

    def at(self, slots: Slots) -> int:
        """The number of a key."""
        return self._figures.get(self._numbering.key(slots), 0)

    def listed(self) -> Iterable[int]:
        """The numbers of all keys, the last axis running fastest."""
        return (self._figures.get(key, 0) for key in self._numbering.keys())  # noqa: SIM118


def add_up(
    axes: tuple[Axis, ...],
    codes: Sequence[Sequence[int]],
    low: Sequence[int],
    high: Sequence[int] | None,
    unlimited: Sequence[Sequence[int]],
) -> Cube:
    """`kernels.add_up` with a dictionary from numbers to figures."""
    numbering = Numbering(axes)
    rows = numbering.rows(codes, len(low))
    least = _rolled_up(numbering, rows, low, "sure")
    if high is None and all(axis.sure == axis.may for axis in axes):
        most = least
    else:
        most = _rolled_up(numbering, rows, low if high is None else high, "may")
    return Cube(axes, least, most, where_unlimited(numbering, unlimited))


def _rolled_up(
    numbering: Numbering, rows: Iterable[int], weights: Iterable[int], which: Which
) -> Numbered:
    """Axis by axis, from raw values to values and the margin, each time over fewer cells."""
    cells: dict[int, int] = defaultdict(int)
    for row, weight in zip(rows, weights, strict=True):
        cells[row] += weight
    for stride, size, ways in numbering.steps(which):
        wider: dict[int, int] = defaultdict(int)
        for cell, weight in cells.items():
            for way in ways[cell // stride % size]:
                wider[cell + way] += weight
        cells = wider
    return Numbered(numbering, dict(cells))


def where_unlimited(numbering: Numbering, unlimited: Sequence[Sequence[int]]) -> Numbered | None:
    """How much of each key has no most."""
    if not len(unlimited):
        return None
    codes = [[int(code) for code in column] for column in zip(*unlimited, strict=True)]
    rows = numbering.rows(codes, len(unlimited))
    return _rolled_up(numbering, rows, [1] * len(rows), "may")


def unique_people(
    axes: tuple[Axis, ...],
    people: Sequence[int],
    codes: Sequence[Sequence[int]],
    certain: Sequence[bool] | None,
    unlimited: Sequence[Sequence[int]],
) -> Cube:
    """`kernels.unique_people` with the set of cells that each person is in, one after the other."""
    numbering = Numbering(axes)
    rows = numbering.rows(codes, len(people))
    most = _counted(numbering, zip(people, rows, strict=True), "may")
    least = most
    if certain is not None:
        rows_of_certain = itertools.compress(zip(people, rows, strict=True), certain)
        least = _counted(numbering, rows_of_certain, "sure")
    elif any(axis.sure != axis.may for axis in axes):
        least = _counted(numbering, zip(people, rows, strict=True), "sure")
    return Cube(axes, least, most, where_unlimited(numbering, unlimited))


def _counted(numbering: Numbering, rows: Iterable[tuple[int, int]], which: Which) -> Numbered:
    """How many people are in each cell.

    One person's cells are worked out and forgotten before the next one's, and those of people who
    have the same rows only once.
    """
    rows_of: dict[int, set[int]] = defaultdict(set)
    for person, row in rows:
        rows_of[person].add(row)
    steps = numbering.steps(which)
    figures: dict[int, int] = defaultdict(int)
    for alike, number in Counter(map(frozenset, rows_of.values())).items():
        cells: set[int] = set()
        for row in alike:
            found = [row]
            for stride, size, ways in steps:
                found = [cell + way for cell in found for way in ways[cell // stride % size]]
            cells.update(found)
        for cell in cells:
            figures[cell] += number
    return Numbered(numbering, dict(figures))
