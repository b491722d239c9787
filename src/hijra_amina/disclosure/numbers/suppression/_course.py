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
    sides = 2 * len(problem.needs)
    report = progress or (lambda _done, _all: None)
    search = Search(problem, lambda served: report(served, sides))
    search.begin(Random(0))  # noqa: S311 - chance that is the same each time, not a secret
    best = search.start(None)
    for number in range(1, starts):
        if time.monotonic() > until:
            break
        found = search.start(Random(number))  # noqa: S311 - the same
        if search.loss(found) < search.loss(best):
            best = found
    least = search.loss(search.figures.hidden)
    if exact or (exact is None and len(problem.items) <= _SMALL):
        best, least = prove(
            search,
            best,
            nodes=_MOST if exact else _FEW,
            expired=lambda: time.monotonic() > until,
        )
    return _pattern(search, best, least=least)


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
