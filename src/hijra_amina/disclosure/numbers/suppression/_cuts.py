"""Cuts: what every safe pattern satisfies, each proven in whole numbers.

Where what is published keeps a cell from reaching a side's target, the solver's multipliers of the
rows prove it, and the proof says by how much hiding each item would help. So in every safe pattern
the hidden items help enough, all together: `sum of help * hidden >= lack`. The multipliers are
rounded, and the proof is then reckoned anew in whole numbers: whatever they were, it holds.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import attrs
import numpy as np

from hijra_amina.disclosure.numbers.suppression._figures import FAR, LARGEST, Cells
from hijra_amina.disclosure.numbers.suppression._solver import Columns, Programme

if TYPE_CHECKING:
    from hijra_amina.disclosure.numbers.suppression._figures import Figures, Flags
    from hijra_amina.disclosure.numbers.suppression._sides import Sides
    from hijra_amina.disclosure.numbers.suppression._solver import Numbers

__all__ = ["Cut", "Cutter"]

# By what multipliers are made whole: the first that leaves next to nothing over, else the finest.
_SCALES = (1, 2, 3, 4, 6, 12, 60)
_FINEST = 2**14
_NEARLY = 1e-6
# Larger numbers are not reckoned with: sums of their products would not fit.
_LARGEST, _LARGEST_SUM = 2**45, 2.0**62


@attrs.frozen(eq=False)
class Cut:
    """`sum of help * hidden >= lack`, for every pattern that meets a need.

    Attributes:
        items: The items that help.
        help: How much each.
        lack: How much help it takes.
    """

    items: Cells
    help: Cells
    lack: int


class Cutter:
    """The attack on a pattern that may hide items in part, as a linear programme."""

    def __init__(self, figures: Figures, sides: Sides) -> None:
        """Hand the programme over.

        Args:
            figures: The problem.
            sides: What has to be possible.
        """
        self._figures, self._sides = figures, sides
        starts, terms = figures.terms_of(np.arange(figures.size))
        self._lows, self._highs = figures.outer
        self._open: Flags = ~(figures.shown | figures.hidden)
        # What an open item says of a cell that is more than what is known anyway.
        tells_low = self._open[figures.say_item] & (figures.say_low > self._lows[figures.say_cell])
        tells_high = self._open[figures.say_item] & (
            figures.say_high < self._highs[figures.say_cell]
        )
        self._low_says: Cells = np.flatnonzero(tells_low)
        self._high_says: Cells = np.flatnonzero(tells_high)
        zeros = np.zeros(figures.size)
        self._programme = Programme(
            Columns(starts, figures.row_of[terms], figures.values[terms], figures.starts.size),
            costs=zeros,
            lows=zeros,
            highs=zeros,
            row_lows=np.where(figures.row_lows <= -FAR, -np.inf, figures.row_lows),
            row_highs=np.where(figures.row_highs >= FAR, np.inf, figures.row_highs),
        )
        said = np.where(figures.say_high >= FAR, figures.say_low, figures.say_high)
        self._sizes: Numbers = np.where(self._highs >= FAR, self._lows, self._highs) + 1.0
        np.maximum.at(self._sizes, figures.say_cell, said + 1.0)
        self._everywhere = np.arange(figures.size)
        self._far = 4.0 * float(np.abs(sides.target - figures.truth[sides.cell]).max(initial=1))
        self._aim(np.zeros(figures.losses.size))

    def look_at(self, hiding: Numbers) -> None:
        """Look at a pattern.

        Args:
            hiding: To what part each item is hidden, from nought to one.
        """
        self._aim(hiding)
        self._programme.bound(self._everywhere, self._low_ends, self._high_ends)

    def cut(self, side: int) -> Cut | None:
        """What every safe pattern satisfies, and the one that is looked at does not.

        Args:
            side: The side that is to be kept open.

        Returns:
            The cut; `None` if the pattern lets the side's target be reached, fractions allowed.
        """
        sides, programme = self._sides, self._programme
        cell, up, known = int(sides.cell[side]), bool(sides.upper[side]), sides.known[side]
        target = int(sides.target[side])
        lows, highs = self._low_ends[[cell]], self._high_ends[[cell]]
        # No further than the target: what has no end is not to run away.
        if up:
            highs = np.maximum(np.minimum(highs, target), lows)
        else:
            lows = np.minimum(np.maximum(lows, target), highs)
        places = np.array([cell, *known], dtype=np.int64)
        true = self._figures.truth[places[1:]].astype(np.float64)
        programme.bound(places, np.concatenate([lows, true]), np.concatenate([highs, true]))
        programme.cost(places[:1], np.array([-1.0 if up else 1.0]))
        status, numbers = programme.solve(primal=True)
        found = None
        if status == "optimal":
            number = numbers[cell]
            if (number < target - _NEARLY) if up else (number > target + _NEARLY):
                found = self._proven(side, programme.multipliers())
        programme.cost(places[:1], np.zeros(1))
        programme.bound(places, self._low_ends[places], self._high_ends[places])
        return found

    def _aim(self, hiding: Numbers) -> None:
        """Work out the ends of each cell, and which item makes each."""
        figures = self._figures
        self._hiding = hiding
        self._low_ends, self._low_by = self._ends(self._low_says, figures.say_low, self._lows, -1.0)
        self._high_ends, self._high_by = self._ends(
            self._high_says, figures.say_high, self._highs, 1.0
        )

    def _ends(self, says: Cells, said: Cells, outer: Cells, sign: float) -> tuple[Numbers, Cells]:
        cells, items = self._figures.say_cell[says], self._figures.say_item[says]
        hiding = self._hiding[items]
        inner, outer_ends = said[says].astype(np.float64), outer.astype(np.float64)
        outer_ends[outer >= FAR] = np.inf
        room = np.minimum(np.abs(outer_ends[cells] - inner), self._far)
        ends = np.where(hiding >= 1.0 - _NEARLY, outer_ends[cells], inner + sign * hiding * room)
        by = np.full(self._figures.size, -1, dtype=np.int64)
        # The tightest comes last, and stays.
        order = np.argsort(-sign * ends, kind="stable")
        outer_ends[cells[order]] = ends[order]
        by[cells[order]] = says[order]
        return outer_ends, by

    def _proven(self, side: int, multipliers: Numbers) -> Cut | None:
        if not (np.abs(multipliers) < LARGEST).all():
            return None
        scale = next(filter(partial(_makes_whole, multipliers), _SCALES), _FINEST)
        return self._reckoned(side, np.rint(multipliers * scale).astype(np.int64), scale)

    def _reckoned(self, side: int, multipliers: Cells, scale: int) -> Cut | None:
        figures, sides = self._figures, self._sides
        cell, sign = int(sides.cell[side]), -1 if sides.upper[side] else 1
        # Of every point that fits: sign * cell * scale = multipliers * rows + rest * cells.
        multipliers = np.where(
            ((multipliers > 0) & (figures.row_lows <= -FAR))
            | ((multipliers < 0) & (figures.row_highs >= FAR)),
            0,
            multipliers,
        )
        if self._overflows(multipliers, scale):
            return None
        rest = np.zeros(figures.size, dtype=np.int64)
        np.subtract.at(rest, figures.columns, figures.values * multipliers[figures.row_of])
        rest[cell] += sign * scale
        ends = np.where(multipliers > 0, figures.row_lows, figures.row_highs)
        ends[multipliers == 0] = 0
        lack = int((multipliers * ends).sum()) - sign * scale * int(sides.target[side])
        known = np.zeros(figures.size, dtype=bool)
        known[list(sides.known[side])] = True
        lack += int((rest[known] * figures.truth[known]).sum())
        helping = np.zeros(figures.losses.size, dtype=np.int64)
        for pulls, says, said, outer in (
            ((rest > 0) & ~known, self._low_by, figures.say_low, self._lows),
            ((rest < 0) & ~known, self._high_by, figures.say_high, self._highs),
        ):
            by = says[pulls]
            told = by >= 0
            if ((outer[pulls] >= FAR) & ~told).any():
                return None  # nothing holds this cell: rounding has spoilt the proof
            inner = np.where(told, said[by], outer[pulls])
            lack += int((rest[pulls] * inner).sum())
            gains = np.where(
                outer[pulls] >= FAR, _LARGEST, np.abs(rest[pulls] * (outer[pulls] - inner))
            )
            np.add.at(helping, figures.say_item[by[told]], gains[told])
        if not 0 < lack < _LARGEST:
            return None
        items = np.flatnonzero(helping)
        # An item that helps enough alone needs to help no more than that.
        gains = np.minimum(helping[items], lack)
        divisor = int(np.gcd.reduce(np.append(gains, lack)))
        return Cut(items=items, help=gains // divisor, lack=lack // divisor)

    def _overflows(self, multipliers: Cells, scale: int) -> bool:
        """Whether sums could become too large to be reckoned with."""
        figures = self._figures
        largest = float(np.abs(multipliers).max(initial=0)) * figures.starts.size * LARGEST
        terms = np.abs(figures.values * 1.0 * multipliers[figures.row_of])
        total = float((terms * self._sizes[figures.columns]).sum())
        return max(largest, total) + scale * LARGEST >= _LARGEST_SUM


def _makes_whole(multipliers: Numbers, scale: int) -> bool:
    scaled = multipliers * scale
    return bool((np.abs(scaled - np.rint(scaled)) < _NEARLY).all())
