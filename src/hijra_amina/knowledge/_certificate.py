"""Proofs of bounds: multipliers of lines, reckoned through in exact fractions.

Whatever the multipliers `y` are, an expression is at least

    sum of y_i * (the end of line i)  +  sum of d_j * (the end of unknown j),    d = c - y A

where each end is the lower one for a positive factor and the upper one for a negative one. So a
solver's multipliers need not be believed: good ones prove a good bound, bad ones a poor one, and
none a false one. For the expression nought, a bound above nought proves that nothing fits.

Multipliers come as floats. They are made fractions over one common denominator, and everything
else is done in whole numbers.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hijra_amina.knowledge._system import Box, System

__all__ = ["Fractions", "Proof", "fractions_near", "proof_of_bound", "proof_of_emptiness"]

_NOTHING = 1e-9
_WHOLE = 1e-7
# Numbers beyond this are a solver's way to say that it does not know.
_ABSURD = 1e12
# Fine enough to lose nothing that a float had.
_FINE = 2**40
# The corners of systems of small whole numbers are plain fractions.
_DENOMINATORS = (60, 5_000, 10_000_000)


@attrs.frozen
class Fractions:
    """Some fractions over one denominator; those that are not there are nought."""

    numerators: Mapping[int, int]
    denominator: int


def fractions_near(numbers: Sequence[float]) -> Iterator[Fractions]:
    """Floats as fractions: whole ones if they are nearly that, else fine ones, then plain ones."""
    kept = {
        index: number
        for index, number in enumerate(numbers)
        if _NOTHING < abs(number) < _ABSURD  # false for what is not a number
    }
    whole = {index: round(number) for index, number in kept.items()}
    if all(abs(number - whole[index]) < _WHOLE for index, number in kept.items()):
        yield Fractions(whole, 1)
        return
    yield Fractions({index: round(number * _FINE) for index, number in kept.items()}, _FINE)
    for largest in _DENOMINATORS:
        plain = {
            index: Fraction(number).limit_denominator(largest) for index, number in kept.items()
        }
        common = math.lcm(*(one.denominator for one in plain.values()))
        yield Fractions(
            {
                index: one.numerator * (common // one.denominator)
                for index, one in plain.items()
                if one
            },
            common,
        )


@attrs.frozen
class Proof:
    """That an expression is `total / denominator`, and more for what differs from the box's ends.

    Attributes:
        total: The bound, times the denominator.
        denominator: The denominator.
        slopes: How much the expression rises, times the denominator, when an unknown leaves the
            end that it was taken at: its low end where that is positive, its high end where it
            is negative.
        lines: The lines that were used.
    """

    total: int
    denominator: int
    slopes: Mapping[int, int]
    lines: tuple[int, ...]

    @property
    def bound(self) -> int:
        """A whole number that the expression is never below."""
        return -(-self.total // self.denominator)

    def narrow(self, box: Box, limit: int) -> list[int]:
        """Leave out of a box where the expression is certainly above a limit.

        Args:
            box: The box of the proof; narrowed in place.
            limit: What the expression is to be at the most; not below the bound.

        Returns:
            The unknowns that have moved.
        """
        room = limit * self.denominator - self.total
        moved: list[int] = []
        for column, slope in self.slopes.items():
            low, high = box.lows[column], box.highs[column]
            if slope > 0:
                most = low + room // slope
                if high is None or most < high:
                    box.highs[column] = most
                    moved.append(column)
            elif slope < 0 and high is not None:
                least = high - room // -slope
                if least > low:
                    box.lows[column] = least
                    moved.append(column)
        return moved


def proof_of_bound(
    system: System, box: Box, goal: Mapping[int, int], multipliers: Sequence[float] | None
) -> Proof | None:
    """What multipliers prove of an expression.

    Args:
        system: The lines.
        box: Where the unknowns are.
        goal: The expression.
        multipliers: One for each line, from whomever.

    Returns:
        The proof of a lower bound, or `None` if nothing is proven.
    """
    if multipliers is None or len(multipliers) != len(system.lines):
        return None
    for exact in fractions_near(multipliers):
        found = _proof(system, box, goal, exact)
        if found is not None:
            return found
    return None


def proof_of_emptiness(
    system: System, box: Box, multipliers: Sequence[float] | None
) -> Proof | None:
    """What multipliers, or their opposites, prove: that nought is above nought, or nothing.

    Args:
        system: The lines.
        box: Where the unknowns are.
        multipliers: One for each line, from whomever.

    Returns:
        The proof that nothing in the box fits the lines, or `None`.
    """
    if multipliers is None or len(multipliers) != len(system.lines):
        return None
    largest = max(map(abs, multipliers), default=0.0)
    if not 0 < largest < math.inf:
        return None
    for sign in (1.0, -1.0):
        # Only their proportions matter, and these are the plainer for a largest one of one.
        for exact in fractions_near([sign * one / largest for one in multipliers]):
            found = _proof(system, box, {}, exact)
            if found is not None and found.total > 0:
                return found
    return None


def _proof(
    system: System, box: Box, goal: Mapping[int, int], multipliers: Fractions
) -> Proof | None:
    common = multipliers.denominator
    left = {column: coefficient * common for column, coefficient in goal.items()}
    total = 0
    used: list[int] = []
    for index, times in multipliers.numerators.items():
        line = system.lines[index]
        end = line.low if times > 0 else line.high
        if end is None:
            # Nothing is said on this side; the line cannot help, whatever the solver thinks.
            continue
        total += times * end
        used.append(index)
        for column, coefficient in line.terms:
            left[column] = left.get(column, 0) - times * coefficient
    lows, highs = box.lows, box.highs
    for column, factor in left.items():
        if factor > 0:
            total += factor * lows[column]
        elif factor < 0:
            high = highs[column]
            if high is None:
                return None
            total += factor * high
    return Proof(total, common, left, tuple(used))
