"""Witnesses found so far, which items each contradicts, and which sides each serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from hijra_amina.disclosure.numbers.suppression._figures import Cells, Figures, Flags
    from hijra_amina.disclosure.numbers.suppression._sides import Sides

__all__ = ["Pool"]


class Pool:
    """Whole numbers for all cells that fit every row; the truth is the first of them."""

    def __init__(self, figures: Figures, sides: Sides) -> None:
        """Begin with the truth.

        Args:
            figures: The problem.
            sides: What has to be possible.
        """
        self._figures, self._sides = figures, sides
        self._cells: npt.NDArray[np.int32] = np.zeros((8, figures.size), dtype=np.int32)
        self._broken = np.zeros((8, figures.losses.size), dtype=bool)
        self._serves = np.zeros((8, len(sides)), dtype=bool)
        self._count = 0
        self._seen = set[bytes]()
        self.add(figures.truth)

    @property
    def broken(self) -> Flags:
        """For each witness, which items it contradicts."""
        return self._broken[: self._count]

    @property
    def serves(self) -> Flags:
        """For each witness, which sides it serves."""
        return self._serves[: self._count]

    def cells(self, witness: int) -> Cells:
        """The numbers of a witness."""
        found: Cells = self._cells[witness].astype(np.int64)
        return found

    def add(self, cells: Cells) -> tuple[Flags, Flags]:
        """Keep a witness.

        Args:
            cells: Numbers that fit every row.

        Returns:
            Which items it contradicts, and which sides it serves.
        """
        broken, serves = self._figures.broken(cells), self._sides.served(cells)
        key = cells.tobytes()
        if key not in self._seen:
            self._seen.add(key)
            if self._count == len(self._cells):
                self._cells, self._broken, self._serves = (
                    np.concatenate([held, np.zeros_like(held)])
                    for held in (self._cells, self._broken, self._serves)
                )
            self._cells[self._count] = cells
            self._broken[self._count] = broken
            self._serves[self._count] = serves
            self._count += 1
        return broken, serves

    def fitting(self, hidden: Flags) -> Flags:
        """Which witnesses fit all that is published.

        Args:
            hidden: The hidden items.

        Returns:
            A flag for each witness.
        """
        fits: Flags = np.logical_not(np.logical_or.reduce(self.broken & ~hidden, axis=1))
        return fits

    def served(self, hidden: Flags) -> Flags:
        """Which sides some fitting witness serves.

        Args:
            hidden: The hidden items.

        Returns:
            A flag for each side.
        """
        served: Flags = np.logical_or.reduce(self.serves[self.fitting(hidden)], axis=0)
        return served

    def cheapest(self, side: int, hidden: Flags) -> Cells | None:
        """The witness of a side for which least has to be hidden besides.

        Args:
            side: The side.
            hidden: The hidden items.

        Returns:
            Its numbers; `None` if no witness serves the side.
        """
        serving = np.flatnonzero(self.serves[:, side])
        if not serving.size:
            return None
        losses = np.where(hidden, 0, self._figures.losses)
        return self.cells(int(serving[(self.broken[serving] @ losses).argmin()]))

    def chosen(self, hidden: Flags, wanted: Flags) -> tuple[list[int], Cells]:
        """Few witnesses that serve all that is wanted.

        Args:
            hidden: The hidden items.
            wanted: The sides that are to be served; each is by some fitting witness.

        Returns:
            The witnesses, and for each side the place of the one that serves it, -1 if none.
        """
        fits = np.flatnonzero(self.fitting(hidden))
        serves = self.serves[fits]
        by = np.full(wanted.size, -1, dtype=np.int64)
        chosen = list[int]()
        left = wanted.copy()
        while left.any():
            counts = (serves & left).sum(axis=1)
            best = int(counts.argmax())
            by[left & serves[best]] = len(chosen)
            left &= ~serves[best]
            chosen.append(int(fits[best]))
        return chosen, by
