"""Proof that an expression has no least: a direction in which it falls and no line ends.

A direction is whole numbers of nought or more, one for each unknown. Added any number of times to
whole numbers that fit, it gives whole numbers that fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.knowledge._certificate import fractions_near
from hijra_amina.knowledge._rounding import fit_greedily
from hijra_amina.knowledge._system import Box, Line, System, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hijra_amina.knowledge._oracle import Oracle

__all__ = ["cone_of", "leads_down", "search_direction"]

Direction = tuple[int, ...]
# Up to here it is tried without the solver, with so many steps of each unknown: as many as are
# whole multiples of the smallest numbers.
_SMALL = 40
_LONG = 12


def cone_of(system: System, box: Box) -> tuple[System, Box]:
    """The directions in which no line and no unknown ends, each unknown going one step at most."""
    lines = tuple(
        Line(line.terms, None if line.low is None else 0, None if line.high is None else 0)
        for line in system.lines
    )
    highs: list[int | None] = [1 if high is None else 0 for high in box.highs]
    return System(system.size, lines), Box([0] * system.size, highs)


def leads_down(cone: System, steps: Box, goal: Mapping[int, int], direction: Direction) -> bool:
    """Whether a direction stays clear of every end and makes an expression fall."""
    return (
        all(
            step >= 0 and (step == 0 or end != 0)
            for step, end in zip(direction, steps.highs, strict=True)
        )
        and cone.holds(direction)
        and value_of(goal, direction) < 0
    )


def search_direction(
    cone: System, steps: Box, goal: Mapping[int, int], oracle: Oracle | None
) -> Direction | None:
    """A direction that makes an expression fall for ever, or `None` if none was found."""
    for column, coefficient in goal.items():
        if coefficient < 0 and steps.highs[column]:
            alone = tuple(int(one == column) for one in range(cone.size))
            if leads_down(cone, steps, goal, alone):
                return alone
    if cone.size <= _SMALL:
        wide = Box(steps.lows, [end and _LONG for end in steps.highs])
        greedy = fit_greedily(cone, wide, goal)
        if greedy is not None and leads_down(cone, steps, goal, greedy):
            return greedy
    if oracle is None:
        return None
    return _whole(cone, steps, goal, oracle.ask(goal, steps).point)


def _whole(
    cone: System, steps: Box, goal: Mapping[int, int], point: Sequence[float] | None
) -> Direction | None:
    if point is None or len(point) != cone.size:
        return None
    for exact in fractions_near(point):
        # As far as the common denominator, every step is whole.
        direction = tuple(exact.numerators.get(column, 0) for column in range(cone.size))
        if leads_down(cone, steps, goal, direction):
            return direction
    return None
