"""The course of a search: how often it starts, when it stops, and what it hands back."""

from __future__ import annotations

import time
from random import Random
from typing import TYPE_CHECKING

from hijra_amina.disclosure.numbers.problem import Pattern
from hijra_amina.disclosure.numbers.suppression._proof import prove
from hijra_amina.disclosure.numbers.suppression._search import Search

if TYPE_CHECKING:
    from collections.abc import Callable

    from hijra_amina.disclosure.numbers.problem import Problem
    from hijra_amina.disclosure.numbers.suppression._figures import Flags

__all__ = ["run"]

# Up to how many items a proof is tried unasked, and how many parts of the question it may take.
_SMALL, _FEW = 400, 500
_MOST = 10**9
# How much work all starts may be: the cells, times twice the needs, for each.
_WORK = 4_000_000
_PARTS = 1_000
# How much of the best pattern the starts keep, by turns.
_SHARES = (0.0, 0.8, 0.5)


def run(
    problem: Problem,
    *,
    starts: int,
    exact: bool | None,
    time_limit: float,
    progress: Callable[[int, int], None] | None,
) -> Pattern:
    """Search, and keep the best.

    Args:
        problem: The problem.
        starts: How many times to start.
        exact: Whether to prove that nothing loses less.
        time_limit: How many seconds it may take, roughly.
        progress: Is told how much is done.

    Returns:
        The best pattern.
    """
    until = time.monotonic() + time_limit
    work = problem.size * 2 * len(problem.needs)
    times = max(1, min(1 + len(_SHARES) * (starts - 1), _WORK // max(1, work)))
    stages = _Stages(progress, times + 2)
    search = Search(problem, stages.report)
    search.begin(Random(0))  # noqa: S311 - chance that is the same each time, not a secret
    stages.end()
    best = search.start(None)
    stages.end()
    for number in range(1, times):
        if time.monotonic() > until:
            break
        random = Random(number)  # noqa: S311 - the same
        # By turns close to the best pattern and from the start: large tables gain by the one, small
        # ones by the other.
        share = _SHARES[number % len(_SHARES)]
        found = search.renewed(best, random, share) if share else search.start(random)
        if search.loss(found) < search.loss(best):
            best = found
        stages.end()
    least = search.loss(search.figures.hidden)
    if exact or (exact is None and len(problem.items) <= _SMALL):
        best, least = prove(
            search,
            best,
            nodes=_MOST if exact else _FEW,
            expired=lambda: time.monotonic() > until,
        )
    stages.end_all()
    return _pattern(search, best, least=least)


class _Stages:
    """Tells how much of the search is done, in thousandths of each of its stages."""

    def __init__(self, progress: Callable[[int, int], None] | None, count: int) -> None:
        self._progress, self._count = progress, count
        self._stage, self._told = 0, -1

    def report(self, done: int, of: int) -> None:
        """So much of this stage is done."""
        self._tell(self._stage * _PARTS + _PARTS * done // max(1, of))

    def end(self) -> None:
        """This stage is done."""
        self._stage += 1
        self._tell(self._stage * _PARTS)

    def end_all(self) -> None:
        """Everything is done."""
        self._tell(self._count * _PARTS)

    def _tell(self, done: int) -> None:
        if self._progress is not None and done > self._told:
            self._told = done
            self._progress(done, self._count * _PARTS)


def _pattern(search: Search, hidden: Flags, *, least: int) -> Pattern:
    witnesses, by = search.pool.chosen(hidden, search.wanted())
    count = len(by) // 2
    loss = search.loss(hidden)
    return Pattern(
        hidden=frozenset(hidden.nonzero()[0].tolist()),
        unmet=frozenset(search.unmet.nonzero()[0].tolist()),
        loss=loss,
        least=least,
        witnesses=tuple(tuple(search.pool.cells(each).tolist()) for each in witnesses),
        lower=tuple(by[:count].tolist()),
        upper=tuple(by[count:].tolist()),
        method="exact" if least == loss else "heuristic",
    )
