"""From a wish to whole numbers that fit: fix one unknown after another, and narrow after each.

It may fail where there is something to find; what it finds has been checked by counting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.knowledge._propagation import narrow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from hijra_amina.knowledge._system import Box, System

__all__ = ["as_whole", "fit_greedily", "fit_nearby"]

Point = tuple[int, ...]
_MOST_WRONG_TURNS = 12
_NEAR = 1e-6
_LARGEST = 1e15


def as_whole(system: System, box: Box, point: Sequence[float] | None) -> Point | None:
    """A solver's point in whole numbers, if they fit every line and the box."""
    if point is None or len(point) != system.size:
        return None
    if not all(-_LARGEST < number < _LARGEST for number in point):
        return None
    whole = tuple(map(round, point))
    return whole if box.holds(whole) and system.holds(whole) else None


def fit_greedily(system: System, box: Box, goal: Mapping[int, int]) -> Point | None:
    """Whole numbers that fit, with an expression as low as taking the best each time makes it."""
    wish = dict.fromkeys(goal, 0)
    for column, coefficient in goal.items():
        wish[column] = -1 if coefficient > 0 else 1
    order = sorted(goal, key=lambda column: -abs(goal[column]))
    rest = (column for column in range(system.size) if column not in goal)
    return _fit(
        system, box, (*order, *rest), lambda column, low, high: _end(wish, column, low, high)
    )


def _end(wish: Mapping[int, int], column: int, low: int, high: int | None) -> int:
    return low if wish.get(column, -1) < 0 or high is None else high


def fit_nearby(system: System, box: Box, point: Sequence[float] | None) -> Point | None:
    """Whole numbers that fit, near a point; what is far from whole is settled first."""
    if point is None or len(point) != system.size:
        return None
    if not all(-_LARGEST < number < _LARGEST for number in point):
        return None
    near = [round(number) for number in point]
    far = [abs(number - whole) for number, whole in zip(point, near, strict=True)]
    order = sorted(range(system.size), key=lambda column: far[column] < _NEAR)

    def nearest(column: int, low: int, high: int | None) -> int:
        return max(low, near[column] if high is None else min(near[column], high))

    return _fit(system, box, order, nearest)


def _fit(
    system: System, box: Box, order: Iterable[int], choose: Callable[[int, int, int | None], int]
) -> Point | None:
    """Fix each unknown at what is chosen; where that fits nothing, leave it out and go on."""
    now = box.copy()
    if narrow(system, now) is not None:
        return None
    wrong_turns = 0
    for column in order:
        while now.lows[column] != now.highs[column]:
            low, high = now.lows[column], now.highs[column]
            chosen = choose(column, low, high)
            tried = now.copy()
            tried.lows[column] = tried.highs[column] = chosen
            if narrow(system, tried, (column,)) is None:
                now = tried
                break
            wrong_turns += 1
            if wrong_turns > _MOST_WRONG_TURNS:
                return None
            # Nothing fits there; at an end, the unknown is certainly further in.
            if chosen == low:
                now.lows[column] = low + 1
            elif high is not None and chosen == high:
                now.highs[column] = high - 1
            else:
                return None
            if narrow(system, now, (column,)) is not None:
                return None
    point = tuple(now.lows)
    return point if box.holds(point) and system.holds(point) else None
