"""A problem as arrays: rows, what items say, and how far cells can be from the truth."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from hijra_amina.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.disclosure.numbers.problem import Problem

__all__ = ["FAR", "LARGEST", "Cells", "Figures", "Flags", "gathered"]

Cells: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]

# No end: larger than any count of people, and small enough for sums of such not to overflow.
FAR = 2**40
LARGEST = 2**31
# How often the rows are gone through to narrow the box; one narrowing leads to the next, and what
# is not found here the solver finds.
_ROUNDS = 12


class Figures:
    """The arrays of a problem.

    Attributes:
        size: How many cells there are.
        truth: What the cells are.
        starts: Where each row's terms begin.
        columns: The cells of the terms, row after row.
        values: Their coefficients.
        row_of: The row of each term.
        row_lows: The least that each row's sum can be, `-FAR` if nothing is said.
        row_highs: The most, `FAR` if nothing is said.
        say_item: For each thing that an item says of a cell, the item.
        say_cell: The cell.
        say_low: The least that it is.
        say_high: The most, `FAR` if nothing is said.
        losses: What is lost by hiding each item.
        shown: Which items have to be published.
        hidden: Which items have to be hidden.
    """

    def __init__(self, problem: Problem) -> None:
        """Take a problem apart.

        Args:
            problem: The problem.

        Raises:
            InvalidValueError: If the truth does not fit it, or a number is too large to reckon
                with.
        """
        self.size = problem.size
        rows = [row for row in problem.rows if row.terms]
        self.truth: Cells = _whole("Problem.truth", problem.truth)
        self.starts: Cells = np.cumsum([0, *(len(row.terms) for row in rows)], dtype=np.int64)[:-1]
        terms = [term for row in rows for term in row.terms]
        self.columns: Cells = _whole("Problem.rows", (cell for cell, _ in terms))
        self.values: Cells = _whole("Problem.rows", (value for _, value in terms))
        self.row_of: Cells = np.repeat(
            np.arange(len(rows), dtype=np.int64), [len(row.terms) for row in rows]
        )
        self.row_lows: Cells = _ends("Problem.rows", (row.low for row in rows), -FAR)
        self.row_highs: Cells = _ends("Problem.rows", (row.high for row in rows), FAR)
        says = [(index, *says) for index, item in enumerate(problem.items) for says in item.says]
        self.say_item: Cells = _whole("Problem.items", (said[0] for said in says))
        self.say_cell: Cells = _whole("Problem.items", (said[1] for said in says))
        self.say_low: Cells = _whole("Problem.items", (said[2] for said in says))
        self.say_high: Cells = _ends("Problem.items", (said[3] for said in says), FAR)
        self.losses: Cells = _whole("Problem.items", (item.loss for item in problem.items))
        self.shown: Flags = np.array([item.fixed is True for item in problem.items], dtype=bool)
        self.hidden: Flags = np.array([item.fixed is False for item in problem.items], dtype=bool)
        if not (self.fits_rows(self.truth) and (self.truth >= 0).all()):
            raise InvalidValueError("Problem.truth", "numbers that fit every row", "others")
        if self.broken(self.truth).any():
            raise InvalidValueError("Problem.truth", "numbers that fit every item", "others")

    def terms_of(self, cells: Cells) -> tuple[Cells, Cells]:
        """Where cells are in rows.

        Args:
            cells: The cells.

        Returns:
            Where the terms of each begin in the list of terms, and where the last end; the terms.
        """
        ends = np.cumsum(np.bincount(self.columns, minlength=self.size))
        starts, places = gathered(np.concatenate([[0], ends[:-1]]), ends, cells)
        return starts, np.argsort(self.columns, kind="stable")[places]

    def fits_rows(self, cells: Cells) -> bool:
        """Whether numbers fit every row.

        Args:
            cells: A number for each cell.

        Returns:
            Whether they do.
        """
        if not self.starts.size:
            return True
        sums = np.add.reduceat(self.values * cells[self.columns], self.starts)
        return bool(((sums >= self.row_lows) & (sums <= self.row_highs)).all())

    def broken(self, cells: Cells) -> Flags:
        """Which items numbers do not fit.

        Args:
            cells: A number for each cell.

        Returns:
            A flag for each item.
        """
        numbers = cells[self.say_cell]
        off = (numbers < self.say_low) | (numbers > self.say_high)
        found = np.zeros(self.losses.size, dtype=bool)
        found[self.say_item[off]] = True
        return found

    def box(self, hidden: Flags) -> tuple[Cells, Cells]:
        """Between which ends the items that are not hidden leave each cell.

        Args:
            hidden: The hidden items.

        Returns:
            The least and the most of each cell.
        """
        said = ~hidden[self.say_item]
        lows = np.zeros(self.size, dtype=np.int64)
        highs = np.full(self.size, FAR, dtype=np.int64)
        np.maximum.at(lows, self.say_cell[said], self.say_low[said])
        np.minimum.at(highs, self.say_cell[said], self.say_high[said])
        return lows, highs

    @cached_property
    def outer(self) -> tuple[Cells, Cells]:
        """Between which ends each cell is if all is hidden that may be."""
        return self.narrowed(*self.box(~self.shown))

    def narrowed(self, lows: Cells, highs: Cells) -> tuple[Cells, Cells]:
        """A box without some of what no row allows; nothing that fits is lost.

        Args:
            lows: The least of each cell.
            highs: The most.

        Returns:
            The narrower box; it is empty (a least above its most) where nothing fits.
        """
        lows, highs = lows.copy(), highs.copy()
        for _ in range(_ROUNDS if self.starts.size else 0):
            before = np.concatenate([lows, highs])
            self._narrow(lows, highs)
            # What is larger than anything that is reckoned with is as good as without an end.
            highs[highs >= LARGEST] = FAR
            if (lows > highs).any() or np.array_equal(before, np.concatenate([lows, highs])):
                break
        return lows, highs

    def _narrow(self, lows: Cells, highs: Cells) -> None:
        up = self.values > 0
        near, far = lows[self.columns], highs[self.columns]
        open_ended = far >= FAR
        far = np.where(open_ended, 0, far)
        for least in (True, False):
            # The least (or the most) that the row's other terms can come to, if that has an end.
            ends = np.where(up == least, near, far) * self.values
            endless = (up != least) & open_ended
            sums = np.add.reduceat(ends, self.starts)
            endless_terms = np.add.reduceat(endless.astype(np.int64), self.starts)
            limits = self.row_highs if least else self.row_lows
            rest = limits[self.row_of] - (sums[self.row_of] - ends)
            known = (endless_terms[self.row_of] - endless == 0) & (
                np.abs(limits[self.row_of]) < FAR
            )
            # Of a coefficient above nought, `value * cell <= rest` bounds the cell from above.
            above = known & (up == least)
            below = known & (up != least)
            np.minimum.at(highs, self.columns[above], rest[above] // self.values[above])
            np.maximum.at(lows, self.columns[below], -(rest[below] // -self.values[below]))


def gathered(starts: Cells, ends: Cells, chosen: Cells) -> tuple[Cells, Cells]:
    """Stretches of a list, one after another.

    Args:
        starts: Where each stretch begins.
        ends: Where it ends.
        chosen: The stretches.

    Returns:
        Where each chosen one begins in the result, and where the last ends; the places in the list.
    """
    lengths = ends[chosen] - starts[chosen]
    bounds: Cells = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])
    within = np.arange(bounds[-1], dtype=np.int64) - np.repeat(bounds[:-1], lengths)
    return bounds, np.repeat(starts[chosen], lengths) + within


def _whole(where: str, numbers: Iterable[int]) -> Cells:
    found = list(numbers)
    if any(abs(number) >= LARGEST for number in found):
        raise InvalidValueError(where, "numbers below two thousand million", "a larger one")
    return np.array(found, dtype=np.int64)


def _ends(where: str, ends: Iterable[int | None], none: int) -> Cells:
    found = list(ends)
    numbers = _whole(where, (0 if end is None else end for end in found))
    numbers[[end is None for end in found]] = none
    return numbers
