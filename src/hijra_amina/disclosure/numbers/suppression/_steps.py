"""Steps away from the truth: how far a cell can go before it contradicts which items.

From its true number a cell can go up and down. The first step costs nothing: up to where the
tightest item that may be hidden ends. Each further step contradicts one item more at least. The
further a cell goes, the more it costs, so that a solver takes the steps in their order by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hijra_amina.disclosure.numbers.suppression._figures import FAR

if TYPE_CHECKING:
    from hijra_amina.disclosure.numbers.suppression._figures import Cells, Figures, Flags
    from hijra_amina.disclosure.numbers.suppression._solver import Numbers

__all__ = ["Steps"]


class Steps:
    """All steps of all cells.

    Attributes:
        cell: The cell of each step.
        sign: 1 for a step up, -1 for a step down.
        length: How far it goes, `FAR` for no end.
        pair_step: Which step contradicts which item: the step.
        pair_item: The item.
    """

    def __init__(self, figures: Figures) -> None:
        """Find all steps.

        Args:
            figures: The problem.
        """
        lows, highs = figures.outer
        open_items = ~(figures.shown | figures.hidden)
        limits: dict[tuple[int, int], dict[int, list[int]]] = {}
        for item, cell, low, high in zip(
            figures.say_item.tolist(),
            figures.say_cell.tolist(),
            figures.say_low.tolist(),
            figures.say_high.tolist(),
            strict=True,
        ):
            if open_items[item]:
                if high < highs[cell]:
                    limits.setdefault((cell, 1), {}).setdefault(high, []).append(item)
                if low > lows[cell]:
                    limits.setdefault((cell, -1), {}).setdefault(-low, []).append(item)
        cells, signs, lengths = list[int](), list[int](), list[int]()
        pairs = list[tuple[int, int]]()
        self._ladders: dict[tuple[int, int], list[int]] = {}
        for cell in np.flatnonzero(lows < highs).tolist():
            for sign in (1, -1):
                here = sign * int(figures.truth[cell])
                end = int(highs[cell]) if sign > 0 else -int(lows[cell])
                against = list[int]()
                ends = limits.get((cell, sign), {})
                for stop in [*sorted(ends), end]:
                    if stop > here:
                        pairs += [(len(cells), item) for item in against]
                        self._ladders.setdefault((cell, sign), []).append(len(cells))
                        cells.append(cell)
                        signs.append(sign)
                        lengths.append(FAR if stop >= FAR else stop - here)
                        here = stop
                    against += ends.get(stop, ())
        self.cell: Cells = np.array(cells, dtype=np.int64)
        self.sign: Cells = np.array(signs, dtype=np.int64)
        self.length: Cells = np.array(lengths, dtype=np.int64)
        self.pair_step: Cells = np.array([step for step, _ in pairs], dtype=np.int64)
        self.pair_item: Cells = np.array([item for _, item in pairs], dtype=np.int64)
        self._truth = figures.truth

    def ladder(self, cell: int, *, up: bool) -> list[int]:
        """The steps of a cell in one direction, in their order.

        Args:
            cell: The cell.
            up: Whether upwards.

        Returns:
            The steps; none if it cannot go there.
        """
        return self._ladders.get((cell, 1 if up else -1), [])

    def allowed(self, hidden: Flags) -> Flags:
        """Which steps contradict nothing that is published.

        Args:
            hidden: The hidden items.

        Returns:
            A flag for each step.
        """
        found = np.ones(self.cell.size, dtype=bool)
        found[self.pair_step[~hidden[self.pair_item]]] = False
        return found

    def costs(self, prices: Numbers) -> Numbers:
        """What each step costs by the piece.

        Args:
            prices: What it costs to contradict each item.

        Returns:
            The sum of the prices of the items that it contradicts.
        """
        found = np.zeros(self.cell.size)
        np.add.at(found, self.pair_step, prices[self.pair_item])
        return found

    def reached(self, steps: Cells, taken: Cells) -> Cells:
        """Where cells come to.

        Args:
            steps: The steps that are taken.
            taken: How far each.

        Returns:
            A number for each cell.
        """
        cells = self._truth.copy()
        np.add.at(cells, self.cell[steps], self.sign[steps] * taken)
        return cells
