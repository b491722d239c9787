"""Interval reasoning: each line narrows each of its unknowns by what the others can be.

It is repeated until nothing moves. Every step is sound, so stopping early is too; there is a limit
to the steps because two lines can push each other by one for a very long time.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.knowledge._system import Box, Line, System

__all__ = ["narrow"]

_VISITS_PER_LINE = 40
_VISITS_AT_LEAST = 2_000


def narrow(system: System, box: Box, columns: Iterable[int] | None = None) -> int | None:
    """Narrow a box by the lines until nothing moves.

    Args:
        system: The lines.
        box: Where the unknowns are; narrowed in place.
        columns: The unknowns that have moved since the box was last narrowed; without it, every
            line is looked at.

    Returns:
        The number of a line that nothing in the box fits, or `None`.
    """
    lines, touching = system.lines, system.touching
    if columns is None:
        waiting = deque(range(len(lines)))
        queued = [True] * len(lines)
    else:
        waiting = deque(dict.fromkeys(index for one in columns for index, _ in touching[one]))
        queued = [False] * len(lines)
        for index in waiting:
            queued[index] = True
    visits = max(_VISITS_AT_LEAST, _VISITS_PER_LINE * len(lines))
    while waiting and visits:
        visits -= 1
        index = waiting.popleft()
        queued[index] = False
        moved = _narrow_by(lines[index], box)
        if moved is None:
            return index
        for column in moved:
            for other, _ in touching[column]:
                if not queued[other]:
                    queued[other] = True
                    waiting.append(other)
    return None


def _narrow_by(  # noqa: C901, PLR0912 - the innermost loop of all reasoning
    line: Line, box: Box
) -> list[int] | None:
    """The unknowns that a line moves, or `None` if nothing fits it."""
    lows, highs = box.lows, box.highs
    least = most = 0
    open_below = open_above = 0
    for column, coefficient in line.terms:
        high = highs[column]
        if coefficient > 0:
            least += coefficient * lows[column]
            if high is None:
                open_above += 1
            else:
                most += coefficient * high
        else:
            most += coefficient * lows[column]
            if high is None:
                open_below += 1
            else:
                least += coefficient * high
    moved: list[int] = []
    if line.high is not None and open_below <= 1:
        if not open_below and least > line.high:
            return None
        if not _push(line.terms, line.high - least, box, moved, 1, alone=open_below == 1):
            return None
    if line.low is not None and open_above <= 1:
        if not open_above and most < line.low:
            return None
        if not _push(line.terms, most - line.low, box, moved, -1, alone=open_above == 1):
            return None
    return moved


def _push(  # noqa: C901, PLR0913 - the innermost loop of all reasoning
    terms: tuple[tuple[int, int], ...],
    slack: int,
    box: Box,
    moved: list[int],
    sign: int,
    *,
    alone: bool,
) -> bool:
    """Narrow by `sum <= least + slack` (for -1: by `sum >= most - slack`).

    With `alone`, one unknown is open towards the end in question, `slack` leaves it out, and only
    that one can be narrowed.
    """
    lows, highs = box.lows, box.highs
    for column, coefficient in terms:
        weight = coefficient * sign
        low, high = lows[column], highs[column]
        if weight > 0:
            if alone:
                continue
            # The rest of the slack is what the unknown can rise by.
            new_high = low + slack // weight
            if high is None or new_high < high:
                if new_high < low:
                    return False
                highs[column] = new_high
                moved.append(column)
        elif high is None:
            # Open towards the end: the slack is what the others leave to it.
            new_low = -(slack // -weight)
            if new_low > low:
                lows[column] = new_low
                moved.append(column)
        elif not alone:
            new_low = high - slack // -weight
            if new_low > low:
                if new_low > high:
                    return False
                lows[column] = new_low
                moved.append(column)
    return True
