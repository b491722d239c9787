"""The search for a pattern: one cheap way after another, and then nothing hidden without need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hijra_amina.disclosure.numbers.suppression._figures import Figures
from hijra_amina.disclosure.numbers.suppression._moves import Move, Moves
from hijra_amina.disclosure.numbers.suppression._pool import Pool
from hijra_amina.disclosure.numbers.suppression._sides import Sides
from hijra_amina.disclosure.numbers.suppression._steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from hijra_amina.disclosure.numbers.problem import Problem
    from hijra_amina.disclosure.numbers.suppression._figures import Cells, Flags
    from hijra_amina.disclosure.numbers.suppression._solver import Numbers

__all__ = ["Search"]

# A push that serves fewer sides than this share of those left is the last of its kind.
_WORTH = 0.02
# What is added to how far a way goes against an item before its price is spread over that.
_ONCE = 0.5
# How far prices stray from what is lost where chance comes in.
_STRAY = 0.5


class Search:
    """Everything that starts of the search share: above all the witnesses found so far.

    Attributes:
        figures: The problem.
        sides: What has to be possible.
        pool: The witnesses found so far.
        unmet: The needs that no hiding can meet.
    """

    def __init__(self, problem: Problem, report: Callable[[int, int], None]) -> None:
        """Get ready.

        Args:
            problem: The problem.
            report: Is told how many of how many steps of a stage are done.
        """
        self.figures = Figures(problem)
        self.sides = Sides(problem, self.figures.truth)
        self.pool = Pool(self.figures, self.sides)
        self.unmet: Flags = np.zeros(len(problem.needs), dtype=bool)
        self._report = report
        self._steps = Steps(self.figures)
        self._all: Moves | None = None
        # For which side each item was hidden last.
        self._reason: Cells = np.full(len(problem.items), -1, dtype=np.int64)

    def wanted(self) -> Flags:
        """The sides of needs that can be met, as far as is known."""
        return ~self.unmet[self.sides.need]

    def loss(self, hidden: Flags) -> int:
        """What is lost."""
        return int(self.figures.losses[hidden].sum())

    def begin(self, random: Random) -> None:
        """Look for what can be reached with nothing hidden but what has to be.

        Args:
            random: Where chance comes from.
        """
        hidden = self.figures.hidden
        moves = self._moves(hidden)
        served = self._push(moves, hidden, random) | ~self.wanted()
        self._reach_all(moves, hidden, served, np.flatnonzero(~served).tolist(), give_up=False)

    def start(self, random: Random | None) -> Flags:
        """Find a pattern.

        Args:
            random: Where chance comes from; `None` for the plain way.

        Returns:
            The hidden items: all that can be served is.
        """
        return self._completed(self.figures.hidden, random)

    def renewed(self, hidden: Flags, random: Random, share: float) -> Flags:
        """Find another pattern close to one.

        Args:
            hidden: The hidden items of a pattern, some of which are published for a start.
            random: Where chance comes from.
            share: The share that is kept of what need not be hidden in any case.

        Returns:
            The hidden items: all that can be served is.
        """
        kept = self.figures.hidden.copy()
        for item in np.flatnonzero(hidden & ~kept).tolist():
            kept[item] = random.random() < share
        return self._completed(kept, random)

    def _completed(self, hidden: Flags, random: Random | None) -> Flags:
        hidden = hidden.copy()
        weights = np.ones(self.figures.losses.size)
        if random is not None:
            weights += [_STRAY * (2 * random.random() - 1) for _ in range(weights.size)]
        served = self.pool.served(hidden)
        for side in self._order(random):
            if served[side] or self.unmet[self.sides.need[side]]:
                continue
            cells = self._cheapest(side, hidden, weights)
            if cells is None:
                cells = self.pool.cheapest(side, hidden)
            if cells is None:
                self.unmet[self.sides.need[side]] = True
                continue
            broken, serves = self.pool.add(cells)
            served |= serves
            if (broken & ~hidden).any():
                self._reason[broken & ~hidden] = side
                hidden |= broken
                served |= self.pool.served(hidden)
            # What is left is to see what need not be hidden; half of the way is behind us.
            self._report(int(served.sum()), 2 * served.size)
        return self.tidied(hidden, random)

    def from_here(self, hidden: Flags) -> Flags:
        """Make a pattern safe that may not be.

        Args:
            hidden: What is to be hidden in any case.

        Returns:
            A pattern in which all is served that can be.
        """
        return self._completed(hidden, None)

    def completes(self, hidden: Flags) -> bool:
        """Whether all that can be served is served by a pattern as it is.

        Args:
            hidden: The hidden items.

        Returns:
            Whether a witness was found for every side.
        """
        served = self.pool.served(hidden) | ~self.wanted()
        left = np.flatnonzero(~served).tolist()
        return not left or self._reach_all(self._moves(hidden), hidden, served, left) is None

    def tidied(self, hidden: Flags, random: Random | None) -> Flags:
        """Publish what need not be hidden, the most valuable first.

        Args:
            hidden: The hidden items.
            random: Where chance comes from; `None` for the plain way.

        Returns:
            The items that still have to be hidden.
        """
        hidden = hidden.copy()
        wanted = self.wanted()
        moves = self._moves(hidden)
        losses = self.figures.losses.astype(np.float64)
        if random is not None:
            losses *= np.array([0.75 + 0.5 * random.random() for _ in range(losses.size)])
        candidates = np.flatnonzero(hidden & ~self.figures.hidden)
        last = None
        for done, item in enumerate(candidates[np.argsort(-losses[candidates], kind="stable")]):
            self._report(candidates.size + done, 2 * candidates.size)
            hidden[item] = False
            served = self.pool.served(hidden) | ~wanted
            left = np.flatnonzero(~served).tolist()
            # First what the item was hidden for, then what could not do without another one.
            left.sort(key=lambda side: (side != self._reason[item], side != last))
            blocked = moves.block(int(item))
            failed = self._reach_all(moves, hidden, served, left)
            if failed is not None:
                last = failed
                hidden[item] = True
                moves.unblock(blocked)
        return hidden

    def _moves(self, hidden: Flags) -> Moves:
        return Moves(self.figures, self.sides, self._steps, self._steps.allowed(hidden))

    def _order(self, random: Random | None) -> list[int]:
        if random is not None:
            return sorted(range(len(self.sides)), key=lambda _: random.random())
        far = np.abs(self.sides.target - self.figures.truth[self.sides.cell])
        return list(map(int, np.argsort(-far, kind="stable")))

    def _push(self, moves: Moves, hidden: Flags, random: Random) -> Flags:
        """Reach for many targets at once, upwards and downwards by turns, while it is worth it."""
        served = self.pool.served(hidden)
        aimed = self.wanted() & np.array([not known for known in self.sides.known], dtype=bool)
        for upper in (True, False):
            left = aimed & ~served & (self.sides.upper == upper)
            while left.any():
                weights = np.array([1 + random.random() for _ in range(int(left.sum()))])
                cells = moves.push(np.flatnonzero(left).tolist(), weights)
                if cells is None:
                    break
                served |= self.pool.add(cells)[1]
                before, left = int(left.sum()), left & ~served
                if before - int(left.sum()) <= _WORTH * before:
                    break
        return served

    def _reach_all(
        self, moves: Moves, hidden: Flags, served: Flags, order: list[int], *, give_up: bool = True
    ) -> int | None:
        """Serve sides without contradicting what is published, and with them what else comes.

        Args:
            moves: The steps that contradict nothing that is published.
            hidden: The hidden items.
            served: What is served by now; is brought up to date.
            order: The sides, in the order in which they are looked at.
            give_up: Whether to stop at the first that cannot be reached.

        Returns:
            The side that it stopped at.
        """
        in_fractions = list[tuple[int, Move]]()
        for done, side in enumerate(order):
            move = None if served[side] else moves.find(side)
            if move is None:
                continue
            if move.cells is not None:
                served |= self.pool.add(move.cells)[1]
            elif move.possible:
                # Whole numbers are dear, and may come with another side's.
                in_fractions.append((side, move))
            elif give_up:
                return side
            else:
                self._report(done, len(order))
        for side, move in in_fractions:
            cells = None if served[side] else moves.whole(side, hidden, move, thorough=False)
            if cells is not None:
                served |= self.pool.add(cells)[1]
            if give_up and not served[side]:
                return side
        return None

    def _cheapest(self, side: int, hidden: Flags, weights: Numbers) -> Cells | None:
        """A way to a side's target that costs little; `None` if there is none."""
        if self._all is None:
            self._all = self._moves(~self.figures.shown)
        moves = self._all
        prices = np.where(hidden, 0.0, self.figures.losses * weights)
        moves.charge(self._steps.costs(prices))
        first = moves.find(side)
        if not first.possible:
            return None
        found = [first]
        if self._price(first, hidden):
            # A step's price is by the piece, but hiding an item is paid once: what is far from what
            # an item says is cheaper by the piece.
            moves.charge(self._steps.costs(prices / (first.against + _ONCE)))
            found.append(moves.again())
            found.sort(key=lambda move: self._price(move, hidden))
        for move in found:
            if move.cells is not None:
                return move.cells
        cells = moves.whole(side, hidden | (found[0].against > 0), found[0])
        return moves.whole(side, ~self.figures.shown, found[0]) if cells is None else cells

    def _price(self, move: Move, hidden: Flags) -> int:
        return self.loss((move.against > 0) & ~hidden)
