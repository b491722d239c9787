"""What has to be possible, one end at a time, and which numbers show that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from hijra_amina.disclosure.numbers.problem import Problem
    from hijra_amina.disclosure.numbers.suppression._figures import Cells, Flags

__all__ = ["Sides"]


class Sides:
    """The two ends of every need: first all lower ones, then all upper ones.

    Attributes:
        cell: The cell of each side.
        upper: Whether it has to be possible that the cell is the target or more, not less.
        target: The target.
        need: The number of the need.
        known: For each side the cells that the reader knows besides.
    """

    def __init__(self, problem: Problem, truth: Cells) -> None:
        """Take needs apart.

        Args:
            problem: The problem.
            truth: What the cells are.
        """
        needs = problem.needs
        count = len(needs)
        self._truth = truth
        self.cell: Cells = np.array([need.cell for need in needs] * 2, dtype=np.int64)
        self.upper: Flags = np.repeat(np.array([False, True]), count)
        self.target: Cells = np.array(
            [need.low for need in needs] + [need.high for need in needs], dtype=np.int64
        )
        self.need: Cells = np.tile(np.arange(count, dtype=np.int64), 2)
        self.known = [need.known for need in needs] * 2
        groups = {known: index for index, known in enumerate(dict.fromkeys(self.known))}
        self._group: Cells = np.array([groups[known] for known in self.known], dtype=np.int64)
        # The truth of no cell is known by everybody: such a group has no cells to be compared.
        self._some: Flags = np.array([bool(known) for known in groups], dtype=bool)
        members = [known for known in groups if known]
        self._members: Cells = np.array([cell for known in members for cell in known], np.int64)
        self._starts: Cells = np.cumsum([0, *map(len, members)], dtype=np.int64)[:-1]

    def __len__(self) -> int:
        return self.cell.size

    def served(self, cells: Cells) -> Flags:
        """Which sides numbers serve: they reach the target, and fit what the reader knows.

        Args:
            cells: A number for each cell.

        Returns:
            A flag for each side.
        """
        numbers = cells[self.cell]
        reached: Flags = np.where(self.upper, numbers >= self.target, numbers <= self.target)
        if self._members.size:
            as_known = np.ones(self._some.size, dtype=bool)
            same = cells[self._members] == self._truth[self._members]
            as_known[self._some] = np.logical_and.reduceat(same, self._starts)
            reached &= as_known[self._group]
        return reached
