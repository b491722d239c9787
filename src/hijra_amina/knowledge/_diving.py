"""From a solver's point to whole numbers.

Nothing here needs to be right: it makes suggestions, which are checked by counting.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hijra_amina.knowledge._rounding import as_whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hijra_amina.knowledge._oracle import Hint, Oracle
    from hijra_amina.knowledge._system import Box, System

__all__ = ["best_face", "dive"]

_DEEPEST = 40
_NEAR = 1e-6
# What is this close to a whole number is rounded at once, and one in so many of the rest.
_CLOSE = 0.1
_SHARE = 8
# One in so many unknowns.
_FEW = 4


def dive(
    system: System,
    box: Box,
    goal: Mapping[int, int],
    oracle: Oracle,
    point: Sequence[float] | None,
) -> tuple[int, ...] | None:
    """Round what is nearly whole, ask the solver again, and so on.

    Args:
        system: The lines.
        box: Where the unknowns are.
        goal: The expression.
        oracle: The solver.
        point: Where it thinks that the expression is least.

    Returns:
        Whole numbers, checked by counting; `None` if none were found.
    """
    now = box
    for _ in range(_DEEPEST):
        if point is None or len(point) != system.size or not all(map(math.isfinite, point)):
            return None
        off = sorted(
            (abs(number - round(number)), column)
            for column, number in enumerate(point)
            if abs(number - round(number)) > _NEAR
        )
        if not off:
            return None
        enough = max(_CLOSE, off[len(off) // _SHARE][0])
        now = now.copy()
        for distance, column in off:
            if distance > enough:
                break
            whole = max(now.lows[column], round(point[column]))
            if whole > point[column]:
                now.lows[column] = whole
            else:
                now.highs[column] = whole
        point = oracle.ask(goal, now).point
        found = as_whole(system, box, point)
        if found is not None:
            return found
    return None


def best_face(system: System, box: Box, goal: Mapping[int, int], hint: Hint) -> Box:
    """Where a solver has to look for whole numbers that are as good as its fractions.

    Args:
        system: The lines.
        box: Where the unknowns are.
        goal: The expression that is to be least.
        hint: What it says of fractions.

    Returns:
        The box, with the unknowns fixed that would make the expression rise too far; the box as
        it is if they are few, since the solver sees to these itself.
    """
    point, multipliers = hint.point, hint.multipliers
    if point is None or multipliers is None or not all(map(math.isfinite, (*point, *multipliers))):
        return box
    if len(point) != system.size or len(multipliers) != len(system.lines):
        return box
    slopes = [float(goal.get(column, 0)) for column in range(system.size)]
    for line, multiplier in zip(system.lines, multipliers, strict=True):
        if multiplier:
            for column, coefficient in line.terms:
                slopes[column] -= multiplier * coefficient
    least = sum(coefficient * point[column] for column, coefficient in goal.items())
    room = math.ceil(least - _NEAR) - least + _NEAR
    steep = [column for column, slope in enumerate(slopes) if abs(slope) > room]
    if len(steep) * _FEW < system.size:
        return box
    face = box.copy()
    for column in steep:
        whole = max(round(point[column]), box.lows[column])
        face.lows[column] = face.highs[column] = whole
    return face
