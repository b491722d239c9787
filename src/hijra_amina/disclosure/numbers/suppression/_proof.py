"""The pattern that loses least, and the proof that none loses less.

Cuts are collected, the cheapest fractions that satisfy them all are found, and where these are no
answer the question is split on one item: hidden, or published. Each part is given up once its bound
is no better than the best pattern known. The bounds come from the solver's multipliers, rounded,
and are reckoned anew in whole numbers: whatever the multipliers were, the bounds hold.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import attrs
import numpy as np

from hijra_amina.disclosure.numbers.suppression._cuts import Cutter
from hijra_amina.disclosure.numbers.suppression._figures import Cells, Flags
from hijra_amina.disclosure.numbers.suppression._solver import Columns, Numbers, Programme

if TYPE_CHECKING:
    from collections.abc import Callable

    from hijra_amina.disclosure.numbers.suppression._cuts import Cut
    from hijra_amina.disclosure.numbers.suppression._search import Search


__all__ = ["prove"]

_LARGEST = 2**61
_NEARLY = 1e-6
# Rounds of cuts at the root that raise the bound by less than this share come to an end.
_WORTH = 0.0005
_IDLE = 5


@attrs.frozen(eq=False)
class _Part:
    """A part of the question: some items are hidden in it, some published."""

    lows: Cells
    highs: Cells


@attrs.frozen(eq=False)
class _Bound:
    """What the patterns of a part lose at least.

    Attributes:
        least: That.
        values: The cheapest fractions.
        lifts: By how much the bound rises where an item is the other way: hidden if above nought,
            published if below.
    """

    least: int
    values: Numbers
    lifts: Cells


class _Master:
    """The cheapest fractions that satisfy all cuts."""

    def __init__(self, losses: Cells) -> None:
        self._losses = losses
        self._items: list[Cells] = []
        self._help: list[Cells] = []
        self._lacks: list[int] = []
        width = losses.size
        self._programme = Programme(
            Columns(np.zeros(width + 1, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64), 0),
            costs=losses.astype(np.float64),
            lows=np.zeros(width),
            highs=np.ones(width),
            row_lows=np.zeros(0),
            row_highs=np.zeros(0),
        )
        self._all = np.arange(width)

    def add(self, places: Cells, cut: Cut) -> None:
        """Take a cut in."""
        self._items.append(places)
        self._help.append(cut.help)
        self._lacks.append(cut.lack)
        # So that no row is much longer than another in the solver's eyes.
        self._programme.add_row(places, cut.help.astype(np.float64) / cut.lack, 1.0)

    def solve(self, part: _Part) -> _Bound | None:
        """The bound of a part; `None` if none of its patterns satisfies all cuts."""
        for items, gains, lack in zip(self._items, self._help, self._lacks, strict=True):
            if int((gains * part.highs[items]).sum()) < lack:
                return None
        self._programme.bound(
            self._all, part.lows.astype(np.float64), part.highs.astype(np.float64)
        )
        status, values = self._programme.solve()
        if status != "optimal":
            return _Bound(0, part.highs.astype(np.float64), np.zeros(self._losses.size, np.int64))
        return self._reckoned(part, values, self._programme.multipliers())

    def _reckoned(self, part: _Part, values: Numbers, multipliers: Numbers) -> _Bound:
        most = int(self._losses.sum()) + 1
        # No multiplier of use is larger than all losses together: so nothing overflows.
        scale = _LARGEST // (most * (len(self._lacks) + 1))
        bound, rest = 0, self._losses * scale
        for items, gains, lack, multiplier in zip(
            self._items, self._help, self._lacks, multipliers.tolist(), strict=True
        ):
            whole = int(min(multiplier, most) * scale / lack)
            if whole > 0:
                bound += whole * lack
                rest[items] -= whole * gains
        bound += int(np.where(rest >= 0, rest * part.lows, rest * part.highs).sum())
        least = -(-bound // scale)
        lifts = np.sign(rest) * (-(-(bound + np.abs(rest)) // scale) - least)
        return _Bound(least, values, lifts)


def prove(
    search: Search, hidden: Flags, *, nodes: int, expired: Callable[[], bool]
) -> tuple[Flags, int]:
    """Look for the pattern that loses least.

    Args:
        search: What has been found so far.
        hidden: The best pattern known.
        nodes: How many parts of the question to look at, at most.
        expired: Whether time is up.

    Returns:
        The best pattern now known, and what every pattern loses at least.
    """
    return _Proof(search, hidden).run(nodes, expired)


class _Proof:
    def __init__(self, search: Search, hidden: Flags) -> None:
        figures = search.figures
        self._search, self._best = search, hidden
        self._base = search.loss(figures.hidden)
        self._items: Cells = np.flatnonzero(~(figures.shown | figures.hidden))
        self._place: Cells = np.full(figures.losses.size, -1, dtype=np.int64)
        self._place[self._items] = np.arange(self._items.size)
        self._cutter = Cutter(figures, search.sides)
        self._master = _Master(figures.losses[self._items])
        # Those that gave a cut last are asked first.
        self._sides: list[int] = np.flatnonzero(search.wanted()).tolist()
        self._stuck: int | None = None

    def run(self, nodes: int, expired: Callable[[], bool]) -> tuple[Flags, int]:
        width = self._items.size
        parts = [(0, 0, _Part(np.zeros(width, np.int64), np.ones(width, np.int64)))]
        count, pushed = 0, 0
        while parts:
            bound, _, part = parts[0]
            if bound >= self._limit():
                parts.clear()
                break
            if count >= nodes or expired():
                break
            heapq.heappop(parts)
            count += 1
            for bound, half in self._split(part, expired, root=count == 1):
                pushed += 1
                heapq.heappush(parts, (bound, -pushed, half))
        bounds = [self._limit(), *(bound for bound, _, _ in parts[:1])]
        if self._stuck is not None:
            bounds.append(self._stuck)
        return self._best, self._base + min(bounds)

    def _limit(self) -> int:
        return self._search.loss(self._best) - self._base

    def _split(
        self, part: _Part, expired: Callable[[], bool], *, root: bool
    ) -> list[tuple[int, _Part]]:
        """Settle a part, or make two of it."""
        tightened = self._tightened(part, expired, root=root)
        if tightened is None:
            return []
        bound, part = tightened
        if root:
            self._offer(self._search.from_here(self._hidden(np.rint(bound.values))))
        values = bound.values
        losses = self._search.figures.losses[self._items] + 1
        worth = (np.minimum(values, 1 - values) + _NEARLY) * losses
        free = part.lows < part.highs
        if not free.any():
            return []
        chosen = int(np.where(free, worth, 0.0).argmax())
        lows, highs = part.lows.copy(), part.highs.copy()
        lows[chosen], highs[chosen] = 1, 0
        return [(bound.least, _Part(part.lows, highs)), (bound.least, _Part(lows, part.highs))]

    def _tightened(
        self, part: _Part, expired: Callable[[], bool], *, root: bool
    ) -> tuple[_Bound, _Part] | None:
        """Cut until that is not worth it; `None` if the part has nothing better to offer."""
        least, idle = 0, 0
        while True:
            bound = self._master.solve(part)
            if bound is None or bound.least >= self._limit():
                return None
            part = self._settled(part, bound)
            values = bound.values
            whole = bool((np.minimum(values, 1 - values) < _NEARLY).all())
            if whole and self._search.completes(self._hidden(values)):
                self._offer(self._hidden(values))
                return None if bound.least >= self._limit() else (bound, part)
            idle = idle + 1 if bound.least - least <= _WORTH * bound.least else 0
            least = bound.least
            if expired() or (not whole and idle >= (_IDLE if root else 1)):
                return bound, part
            if not self._cut(values, expired, everything=root):
                if whole:
                    # Safe in fractions, but no proof of it in whole numbers was found.
                    self._stuck = least if self._stuck is None else min(self._stuck, least)
                    return None
                return bound, part

    def _settled(self, part: _Part, bound: _Bound) -> _Part:
        """The part without what cannot be better than the best known."""
        far = self._limit() - bound.least
        return _Part(
            np.where((bound.lifts <= -far) & (part.highs > 0), 1, part.lows),
            np.where((bound.lifts >= far) & (part.lows < 1), 0, part.highs),
        )

    def _hidden(self, values: Numbers) -> Flags:
        hidden = self._search.figures.hidden.copy()
        hidden[self._items[values > 1 - _NEARLY]] = True
        return hidden

    def _offer(self, hidden: Flags) -> None:
        if self._search.loss(hidden) < self._search.loss(self._best):
            self._best = hidden

    def _cut(self, values: Numbers, expired: Callable[[], bool], *, everything: bool) -> bool:
        """Add cuts that the fractions do not satisfy; whether there were any."""
        hiding = self._search.figures.hidden.astype(float)
        hiding[self._items] = values
        self._cutter.look_at(hiding)
        fruitful, barren = list[int](), list[int]()
        for place, side in enumerate(self._sides):
            if expired() or (not everything and len(fruitful) >= _IDLE):
                barren += self._sides[place:]
                break
            cut = self._cutter.cut(side)
            if cut is None:
                barren.append(side)
                continue
            places = self._place[cut.items]
            if (cut.help * values[places]).sum() >= cut.lack * (1 - _NEARLY):
                barren.append(side)
                continue
            self._master.add(places, cut)
            fruitful.append(side)
        self._sides = [*fruitful, *barren]
        return bool(fruitful)
