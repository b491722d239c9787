"""The cells of a cube as the counts of a table."""

from __future__ import annotations

from collections.abc import ItemsView, Mapping
from typing import TYPE_CHECKING

from hijra_amina.statistics._cells import Cell
from hijra_amina.values import Basis, Count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.statistics._cells import Key
    from hijra_amina.statistics.cubes._cube import Cube, Interval

__all__ = ["CountedCells"]


class CellItems(ItemsView["Key", Cell]):
    """The keys and cells of a cube, without looking each of them up."""

    _mapping: CountedCells

    def __iter__(self) -> Iterator[tuple[Key, Cell]]:
        """Every key with its cell."""
        return self._mapping.listed()


class CountedCells(Mapping["Key", Cell]):
    """The figures of a cube as cells, made when they are looked at.

    A large table has many cells and few different figures: equal ones are one and the same cell.

    Args:
        cube: The figures.
        tightest: Whether every figure is proven to be as narrow as can be.
    """

    def __init__(self, cube: Cube, *, tightest: bool = True) -> None:
        """Make nothing yet."""
        self.cube = cube
        self._tightest = tightest
        self._made: dict[Interval, Cell] = {}

    def __getitem__(self, key: Key) -> Cell:
        """The cell of a key.

        Raises:
            KeyError: If there is no such key.
        """
        return self._cell(self.cube[key])

    def __iter__(self) -> Iterator[Key]:
        """The keys, the last axis running fastest."""
        return iter(self.cube)

    def items(self) -> CellItems:
        """Every key with its cell."""
        return CellItems(self)

    def listed(self) -> Iterator[tuple[Key, Cell]]:
        """Every key with its cell, the last axis running fastest."""
        return ((key, self._cell(interval)) for key, interval in self.cube.listed())

    def __len__(self) -> int:
        """How many cells there are."""
        return len(self.cube)

    def _cell(self, interval: Interval) -> Cell:
        cell = self._made.get(interval)
        if cell is None:
            cell = self._made[interval] = Cell(_count(interval), tightest=self._tightest)
        return cell


def _count(interval: Interval) -> Count:
    if interval == (0, None):
        return Count.unknown()
    return Count(*interval, basis=Basis.DERIVED)
