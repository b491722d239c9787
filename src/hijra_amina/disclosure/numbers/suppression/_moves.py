"""Moves: ways from the truth to a side's target that fit every row, at the least cost."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import attrs
import numpy as np

from hijra_amina.disclosure.numbers.suppression._figures import FAR, LARGEST, Cells, Flags, gathered
from hijra_amina.disclosure.numbers.suppression._solver import Columns, Numbers, Programme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.disclosure.numbers.suppression._figures import Figures
    from hijra_amina.disclosure.numbers.suppression._sides import Sides
    from hijra_amina.disclosure.numbers.suppression._solver import Status
    from hijra_amina.disclosure.numbers.suppression._steps import Steps

__all__ = ["Move", "Moves"]

# What any step costs besides, so that no cell moves without need: the fewer move, the more readers
# who know some of them does the same witness serve.
_ANY_STEP = 0.01
_NEARLY = 1e-6
# How many corners are looked at before the solver is asked for whole numbers.
_TRIES = 10
# So many steps that asking for whole numbers among all of them takes long.
_MANY = 1_500


@attrs.frozen(eq=False)
class Move:
    """What the solver found.

    Attributes:
        possible: Whether there is a way, fractions allowed.
        cells: Whole numbers that fit every row and item, `None` if it found fractions.
        against: How far the way goes against each item.
        taken: Which steps are taken, of those that may be.
    """

    possible: bool
    cells: Cells | None
    against: Numbers
    taken: Flags


class Moves:
    """The steps that may be taken, as a linear programme: how far each is taken."""

    def __init__(self, figures: Figures, sides: Sides, steps: Steps, allowed: Flags) -> None:
        """Hand the programme over.

        Args:
            figures: The problem.
            sides: What has to be possible.
            steps: All steps.
            allowed: Those that may be taken.
        """
        self._figures, self._sides, self._steps = figures, sides, steps
        self._columns: Cells = np.flatnonzero(allowed)
        self._places: Cells = np.full(allowed.size, -1, dtype=np.int64)
        self._places[self._columns] = np.arange(self._columns.size)
        self._costs = np.full(self._columns.size, _ANY_STEP)
        length = steps.length[self._columns]
        self._highs: Numbers = np.where(length >= FAR, np.inf, length.astype(np.float64))
        self._matrix, self._row_lows, self._row_highs = self._rows()
        self._every: Cells = np.arange(self._columns.size)
        self._programme = self._new(self._every)
        self._changed: list[int] = []

    def charge(self, costs: Numbers) -> None:
        """Say what steps cost.

        Args:
            costs: What each of all steps costs, whether it may be taken or not.
        """
        wanted = costs[self._columns] + _ANY_STEP
        changed = np.flatnonzero(wanted != self._costs)
        if changed.size:
            self._programme.cost(changed, wanted[changed])
            self._costs = wanted

    def block(self, item: int) -> list[int]:
        """Let no step be taken that contradicts an item.

        Args:
            item: The item.

        Returns:
            What to hand to `unblock`.
        """
        steps = self._steps.pair_step[self._steps.pair_item == item]
        places = [place for place in self._places[steps].tolist() if place >= 0]
        blocked = [place for place in places if self._highs[place] > 0]
        self._restore()
        self._highs[blocked] = 0.0
        self._set(blocked, np.zeros(len(blocked)), np.zeros(len(blocked)))
        return blocked

    def unblock(self, blocked: list[int]) -> None:
        """Let steps be taken again.

        Args:
            blocked: What `block` returned.
        """
        length = self._steps.length[self._columns[blocked]]
        self._highs[blocked] = np.where(length >= FAR, np.inf, length)
        self._restore()
        self._set(blocked, np.zeros(len(blocked)), self._highs[blocked])

    def find(self, side: int) -> Move:
        """A way to a side's target.

        Args:
            side: The side.

        Returns:
            What was found; the cells only where the solver's corner is whole.
        """
        self._restore()
        if self._require(side):
            return self._run()
        return self._found("infeasible", np.zeros(0), self._every)

    def again(self) -> Move:
        """A way to the same target, at costs that have changed since."""
        return self._run()

    def push(self, wanted: Iterable[int], weights: Numbers) -> Cells | None:
        """A way to as many targets as can be reached together.

        Args:
            wanted: The sides; no cell is to go both ways.
            weights: How much each counts.

        Returns:
            Whole numbers, `None` if the solver's corner is not whole.
        """
        self._restore()
        costs = self._costs.copy()
        for side, weight in zip(wanted, weights.tolist(), strict=True):
            for place, part in self._climb(side)[0]:
                costs[place] = -weight
                self._set([place], np.zeros(1), np.array([float(part)]))
                self._changed.append(place)
        changed = np.flatnonzero(costs != self._costs)
        self._programme.cost(changed, costs[changed])
        status, values = self._programme.solve(primal=True)
        self._programme.cost(changed, self._costs[changed])
        return self._whole(values) if status == "optimal" else None

    def whole(self, side: int, hidden: Flags, near: Move, *, thorough: bool = True) -> Cells | None:
        """A way to a side's target in whole numbers.

        Args:
            side: The side.
            hidden: Items that may be contradicted.
            near: A way in fractions.
            thorough: Whether to look long even where there are many steps.

        Returns:
            Whole numbers that fit every row, `None` if the solver finds none.
        """
        self._restore()
        allowed = self._steps.allowed(hidden)[self._columns] & (self._highs > 0)
        if not self._require(side):
            return None
        lows, highs = self._ends_now()
        if (lows[~allowed] > 0).any():
            return None
        kept = np.flatnonzero(allowed)
        programme = self._new(kept, lows=lows, highs=highs)
        random = Random(side)  # noqa: S311 - chance that is the same each time, not a secret
        near_by = allowed & near.taken
        for _ in range(_TRIES):
            # Another corner, by other costs: it may be whole, and finding it is cheap.
            costs = np.array([random.random() for _ in range(kept.size)]) + 0.5
            programme.cost(self._every[: kept.size], costs)
            found = self._found(*programme.solve(from_nothing=True), kept)
            if found.cells is not None or not found.possible:
                return found.cells
            near_by |= found.taken
        # Among the steps that the fractions take there is often a whole way, and few to look at.
        cells = self._whole_within(near_by)
        if cells is None and (thorough or kept.size <= _MANY):
            return self._whole_within(allowed)
        return cells

    def _whole_within(self, allowed: Flags) -> Cells | None:
        lows, highs = self._ends_now()
        kept = np.flatnonzero(allowed)
        status, values = self._new(kept, whole=True, lows=lows, highs=highs).solve()
        return self._found(status, values, kept).cells

    def _run(self) -> Move:
        # The way to one target has little to do with that to another: from the truth, where no step
        # is taken, it is shorter than from there.
        status, values = self._programme.solve(from_nothing=True)
        if status == "unknown":
            lows, highs = self._ends_now()
            status, values = self._new(self._every, lows=lows, highs=highs).solve()
        return self._found(status, values, self._every)

    def _found(self, status: Status, values: Numbers, kept: Cells) -> Move:
        steps = np.zeros(self._columns.size)
        against = np.zeros(self._figures.losses.size)
        if status != "optimal":
            return Move(possible=False, cells=None, against=against, taken=steps > 0)
        steps[kept] = np.where(values > _NEARLY, values, 0.0)
        all_steps = np.zeros(self._places.size)
        all_steps[self._columns] = steps
        np.add.at(against, self._steps.pair_item, all_steps[self._steps.pair_step])
        return Move(possible=True, cells=self._whole(steps), against=against, taken=steps > 0)

    def _whole(self, values: Numbers) -> Cells | None:
        rounded = np.rint(values)
        if not (np.abs(values - rounded) < _NEARLY).all():
            return None
        cells = self._steps.reached(self._columns, rounded.astype(np.int64))
        fits = ((cells >= 0) & (cells < LARGEST)).all() and self._figures.fits_rows(cells)
        return (
            cells if fits and not self._figures.broken(cells)[self._figures.shown].any() else None
        )

    def _climb(self, side: int) -> tuple[list[tuple[int, int]], int]:
        """The steps to a side's target with how far each has to be taken, and what is missing."""
        cell, up = int(self._sides.cell[side]), bool(self._sides.upper[side])
        left = int(self._sides.target[side] - self._figures.truth[cell]) * (1 if up else -1)
        climb = list[tuple[int, int]]()
        for step in self._steps.ladder(cell, up=up):
            place = int(self._places[step])
            if left <= 0 or place < 0 or not self._highs[place]:
                break
            part = min(left, int(self._steps.length[step]))
            climb.append((place, part))
            left -= part
        return climb, left

    def _require(self, side: int) -> bool:
        climb, missing = self._climb(side)
        cell, up = int(self._sides.cell[side]), bool(self._sides.upper[side])
        known = self._sides.known[side]
        if missing > 0 or (climb and cell in known):
            return False
        steps = self._steps.ladder(cell, up=not up)
        for other in known:
            steps = [*steps, *self._steps.ladder(other, up=True)]
            steps += self._steps.ladder(other, up=False)
        closed = sorted({int(self._places[step]) for step in steps})
        still = [place for place in closed if place >= 0 and self._highs[place] > 0]
        self._set(still, np.zeros(len(still)), np.zeros(len(still)))
        places = [place for place, _ in climb]
        self._set(places, np.array([float(part) for _, part in climb]), self._highs[places])
        self._changed = [*still, *places]
        self._lows_now = dict(climb)
        self._still_now = still
        return True

    def _ends_now(self) -> tuple[Numbers, Numbers]:
        lows, highs = np.zeros(self._columns.size), self._highs.copy()
        for place, part in self._lows_now.items():
            lows[place] = part
        highs[self._still_now] = 0.0
        return lows, highs

    def _restore(self) -> None:
        places, self._changed = self._changed, []
        self._set(places, np.zeros(len(places)), self._highs[places])

    def _set(self, places: list[int], lows: Numbers, highs: Numbers) -> None:
        if places:
            self._programme.bound(np.array(places, dtype=np.int64), lows, highs)

    def _rows(self) -> tuple[Columns, Numbers, Numbers]:
        figures, steps = self._figures, self._steps
        cells = steps.cell[self._columns]
        starts, terms = figures.terms_of(cells)
        signs = np.repeat(steps.sign[self._columns], np.diff(starts))
        touched = np.zeros(figures.starts.size, dtype=bool)
        touched[figures.row_of[terms]] = True
        numbers = np.cumsum(touched) - 1
        matrix = Columns(
            starts,
            numbers[figures.row_of[terms]],
            figures.values[terms] * signs,
            int(touched.sum()),
        )
        sums = np.zeros(figures.starts.size, dtype=np.int64)
        np.add.at(sums, figures.row_of, figures.values * figures.truth[figures.columns])
        lows = np.where(figures.row_lows <= -FAR, -np.inf, figures.row_lows - sums)
        highs = np.where(figures.row_highs >= FAR, np.inf, figures.row_highs - sums)
        return matrix, lows[touched], highs[touched]

    def _new(
        self,
        kept: Cells,
        *,
        whole: bool = False,
        lows: Numbers | None = None,
        highs: Numbers | None = None,
    ) -> Programme:
        matrix = self._matrix
        starts, terms = gathered(matrix.starts[:-1], matrix.starts[1:], kept)
        touched = np.zeros(matrix.height, dtype=bool)
        touched[matrix.rows[terms]] = True
        numbers = np.cumsum(touched) - 1
        return Programme(
            Columns(starts, numbers[matrix.rows[terms]], matrix.values[terms], int(touched.sum())),
            costs=self._costs[kept],
            lows=np.zeros(kept.size) if lows is None else lows[kept],
            highs=(self._highs if highs is None else highs)[kept],
            row_lows=self._row_lows[touched],
            row_highs=self._row_highs[touched],
            whole=whole,
        )
