"""Proofs of bounds: multipliers of lines, reckoned through in exact fractions.

Whatever the multipliers `y` are, an expression is at least

    sum of y_i * (the end of line i)  +  sum of d_j * (the end of unknown j),    d = c - y A

where each end is the lower one for a positive factor and the upper one for a negative one. So a
solver's multipliers need not be believed: good ones prove a good bound, bad ones a poor one, and
none a false one. For the expression nought, a bound above nought proves that nothing fits.

Multipliers come as floats and are rounded to fractions with small denominators first, since the
corners of systems of small whole numbers are such fractions.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hijra_amina.knowledge._system import Box, System

__all__ = ["proven_bound", "proves_empty", "rounded"]

# The coarsest first: it is the likeliest to be the corner itself.
_DENOMINATORS = (1, 60, 5_000, 10_000_000)
_NOTHING = 1e-9
# Numbers beyond this are a solver's way to say that it does not know.
_ABSURD = 1e15


def proven_bound(
    system: System,
    box: Box,
    goal: Mapping[int, int],
    multipliers: Sequence[float] | None,
    enough: int | None = None,
) -> int | None:
    """The best lower bound of an expression that multipliers prove.

    Args:
        system: The lines.
        box: Where the unknowns are.
        goal: The expression.
        multipliers: One for each line, from whomever.
        enough: The bound beyond which none can be proven, as it is attained.

    Returns:
        A whole number that the expression is never below, or `None` if nothing is proven.
    """
    if multipliers is None or len(multipliers) != len(system.lines):
        return None
    best: int | None = None
    for exact in rounded(multipliers):
        found = _bound(system, box, goal, exact)
        if found is not None:
            whole = math.ceil(found)
            if best is None or whole > best:
                best = whole
            if enough is not None and best >= enough:
                break
    return best


def proves_empty(system: System, box: Box, multipliers: Sequence[float] | None) -> bool:
    """Whether multipliers, or their opposites, prove that nothing in the box fits the lines."""
    if multipliers is None or len(multipliers) != len(system.lines):
        return False
    largest = max(map(abs, multipliers), default=0.0)
    if not 0 < largest < math.inf:
        return False
    for sign in (1.0, -1.0):
        # Only their proportions matter, and these are the plainer for a largest one of one.
        scaled = [sign * one / largest for one in multipliers]
        for exact in rounded(scaled):
            found = _bound(system, box, {}, exact)
            if found is not None and found > 0:
                return True
    return False


def rounded(numbers: Sequence[float]) -> Iterator[dict[int, Fraction]]:
    """The numbers as fractions, the ones with small denominators first; noughts are left out."""
    kept = {
        index: number
        for index, number in enumerate(numbers)
        if _NOTHING < abs(number) < _ABSURD  # false for what is not a number
    }
    before: dict[int, Fraction] | None = None
    for denominator in _DENOMINATORS:
        found: dict[int, Fraction] = {}
        for index, number in kept.items():
            exact = Fraction(number).limit_denominator(denominator)
            if exact:
                found[index] = exact
        if found != before:
            yield found
        before = found


def _bound(
    system: System, box: Box, goal: Mapping[int, int], multipliers: Mapping[int, Fraction]
) -> Fraction | None:
    """The bound that follows, in whole numbers over one common denominator."""
    common = math.lcm(*(one.denominator for one in multipliers.values()))
    left = {column: coefficient * common for column, coefficient in goal.items()}
    total = 0
    for index, multiplier in multipliers.items():
        line = system.lines[index]
        times = multiplier.numerator * (common // multiplier.denominator)
        end = line.low if times > 0 else line.high
        if end is None:
            # Nothing is said on this side; the line cannot help, whatever the solver thinks.
            continue
        total += times * end
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
    return Fraction(total, common)
