"""The figures of a cube in one array, and the numbers of rows in as few bits as they need."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from hijra_amina.statistics.cubes._families import Codes, Family, Figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hijra_amina.statistics.cubes._axis import Axis
    from hijra_amina.statistics.cubes._cube import Slots

__all__ = [
    "Dense",
    "all_sure",
    "columns_of",
    "combined",
    "families_of",
    "is_small",
    "numbers",
    "totals",
]

# 32 MiB of whole numbers; a table that is larger is kept cell by cell.
_MOST_CELLS = 1 << 22


class Dense:
    """Figures by slot, in an array with one dimension for each axis.

    Args:
        figures: The array: `*`, the values, `?` along each dimension.
    """

    def __init__(self, figures: Figures) -> None:
        """Keep the array as it is."""
        self.figures = figures

    def at(self, slots: Slots) -> int:
        """The number of a key."""
        return self.figures.item(slots)

    def listed(self) -> Iterable[int]:
        """The numbers of all keys, the last axis running fastest."""
        return iter(self.figures.ravel().tolist())


def numbers(values: Sequence[int]) -> Codes:
    """Whole numbers as an array; an array stays what it is."""
    return np.asarray(values) if len(values) else np.zeros(0, dtype=np.int64)


def columns_of(codes: Sequence[Sequence[int]]) -> list[Codes]:
    """Columns as arrays, one that stands there twice but once."""
    made: dict[int, Codes] = {}
    for column in codes:
        if id(column) not in made:
            made[id(column)] = numbers(column)
    return [made[id(column)] for column in codes]


def is_small(sizes: Iterable[int]) -> bool:
    """Whether an array of these sizes is worth its memory."""
    return math.prod(sizes) <= _MOST_CELLS


def families_of(axes: Iterable[Axis], which: str) -> list[Family]:
    """The sets of values of each axis, those that are sure or those that may be."""
    return [
        Family(axis.sure if which == "sure" else axis.may, len(axis.values) + 1) for axis in axes
    ]


def all_sure(axes: Sequence[Axis], columns: Sequence[Codes]) -> bool:
    """Whether the raw values that occur leave nothing open."""
    for axis, column in zip(axes, columns, strict=True):
        occurs = np.bincount(column, minlength=len(axis.raws)).tolist()
        if any(
            number and sure != may
            for number, sure, may in zip(occurs, axis.sure, axis.may, strict=True)
        ):
            return False
    return True


def combined(columns: Sequence[Codes], sizes: Sequence[int], rows: int) -> Codes:
    """The numbers of several columns as one, the last running fastest."""
    if not columns:
        return np.zeros(rows, dtype=np.int64)
    found: Codes = columns[0].astype(np.int64 if math.prod(sizes) > 1 << 31 else np.int32)
    for column, size in zip(columns[1:], sizes[1:], strict=True):
        found *= size
        found += column
    return found


def totals(
    columns: Sequence[Codes], sizes: Sequence[int], rows: int, weights: Codes | None
) -> Figures:
    """Rows added up by their numbers, in an array of these sizes."""
    keys = combined(columns, sizes, rows)
    number = math.prod(sizes)
    if weights is None:
        return np.bincount(keys, minlength=number).reshape(sizes)
    # Sums of floats are exact below 2**53, and far above any number of people.
    added = np.bincount(keys, weights=weights, minlength=number)
    return added.astype(np.int64).reshape(sizes)
