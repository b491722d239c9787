"""The figures of a cube that is too large for an array: those of each margin that are there."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from hijra_amina.statistics.cubes._dense import combined
from hijra_amina.statistics.cubes._sorting import added_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hijra_amina.statistics.cubes._cube import Slots
    from hijra_amina.statistics.cubes._families import Codes, Family, Figures

__all__ = ["Sparse", "SparseMaker", "fits_in_a_key"]

_MOST_KEYS = 1 << 62


def fits_in_a_key(sizes: Iterable[int]) -> bool:
    """Whether every cell of a table of these sizes has a whole number of 64 bits."""
    return math.prod(size + 1 for size in sizes) <= _MOST_KEYS


class Sparse:
    """Figures by slot, each margin as a sorted list of cells.

    A row that may be anything on an axis is kept as such, and is counted in when a cell is looked
    up: as many cells as there are rows are kept, and not as many as there are values.

    Args:
        families: The sets of each axis.
        margins: For each margin, as bits, the numbers of its cells and their figures.
    """

    def __init__(
        self, families: Sequence[Family], margins: dict[int, tuple[Codes, Figures]]
    ) -> None:
        """Keep both."""
        self._sizes = [family.places + 1 for family in families]
        self._anything = [frozenset(family.anything) for family in families]
        self._margins = margins

    def at(self, slots: Slots) -> int:
        """The number of a key."""
        margin = sum(1 << axis for axis, slot in enumerate(slots) if slot)
        keys, figures = self._margins[margin]
        if not keys.size:
            return 0
        ways: list[tuple[int, ...]] = []
        for slot, size, anything in zip(slots, self._sizes, self._anything, strict=True):
            if slot:
                place = slot - 1
                ways.append((place, size - 1) if place in anything else (place,))
        sizes = [size for slot, size in zip(slots, self._sizes, strict=True) if slot]
        found = 0
        for places in itertools.product(*ways):
            key = 0
            for place, size in zip(places, sizes, strict=True):
                key = key * size + place
            at = int(np.searchsorted(keys, key))
            if at < keys.size and keys[at] == key:
                found += int(figures[at])
        return found

    def listed(self) -> Iterator[int]:
        """The numbers of all keys, the last axis running fastest."""
        return map(self.at, itertools.product(*map(range, self._sizes)))


class SparseMaker:
    """Puts the cells of each margin together, from rows of sets.

    Args:
        families: The sets of each axis.
    """

    def __init__(self, families: Sequence[Family]) -> None:
        """Have nothing yet."""
        self._families = families
        self._parts: dict[int, list[tuple[list[Codes], Codes]]] = defaultdict(list)

    def add(self, margin: int, sets: list[Codes], weights: Codes) -> None:
        """Add rows to a margin.

        Args:
            margin: The margin, as bits.
            sets: For each of its axes, the set that each row stands for.
            weights: What each row counts.
        """
        self._parts[margin].append((sets, weights))

    def made(self) -> Sparse:
        """All that was added."""
        margins: dict[int, tuple[Codes, Figures]] = {}
        for margin in range(1 << len(self._families)):
            parts = self._parts[margin]
            families = [one for axis, one in enumerate(self._families) if margin >> axis & 1]
            weights = np.concatenate([found for _, found in parts] or [_NOTHING])
            columns = [
                np.concatenate([found[place] for found, _ in parts] or [_NOTHING])
                for place in range(len(families))
            ]
            margins[margin] = _cells(families, columns, weights)
        return Sparse(self._families, margins)


_NOTHING: Figures = np.zeros(0, dtype=np.int64)


def _cells(families: Sequence[Family], sets: list[Codes], weights: Codes) -> tuple[Codes, Figures]:
    """The numbers of the cells that rows lie in, sorted, and what lies in each."""
    for place, family in enumerate(families):
        rows, places = _spread(family, sets[place])
        sets = [found[rows] for found in sets]
        sets[place] = places
        weights = weights[rows]
    keys = combined(sets, [family.places + 1 for family in families], weights.size)
    (found,), sums = added_up([keys], weights)
    return found, sums.astype(np.int64)


def _spread(family: Family, sets: Codes) -> tuple[Codes, Codes]:
    """A row for each place of each row's set, and the places; one past all for anything."""
    places = [family.sets[number] for number in range(len(family))]
    places = [(family.places,) if known and known == family.anything else known for known in places]
    number = np.array([len(known) for known in places])[sets]
    flat = np.array([place for known in places for place in known], dtype=np.int64)
    starts = np.cumsum([0, *map(len, places)])[sets]
    rows = np.repeat(np.arange(sets.size), number)
    within = np.arange(rows.size) - np.repeat(np.cumsum(number) - number, number)
    return rows, flat[starts[rows] + within]
