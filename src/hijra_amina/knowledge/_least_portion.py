"""The least portion of a whole that a part can be: a quotient of two sums, by questions about sums.

That part / (part + rest) is never below p / q is that (q - p) * part - p * rest is never below
nought. So each fraction is one question, and its answer is proven as all answers are. Where the sum
falls below nought, the whole numbers that make it do so give a smaller fraction to ask about
(Dinkelbach's method); where it falls for ever, the fraction towards which it falls is found among
the directions in which one can go on for ever, and asked about in the same way.
"""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from hijra_amina.knowledge._search import Budget
from hijra_amina.knowledge._solution import Solution
from hijra_amina.knowledge._system import Line, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hijra_amina.knowledge._oracle import Helper
    from hijra_amina.knowledge.row import Terms

__all__ = ["LeastPortion", "least_portion"]

_MOST_STEPS = 50
_MOST_CANDIDATES = 12
# How often the solver is asked for one end, which is one of many in a table.
_MOST_QUESTIONS = 200
# Directions whose whole is larger are not looked at.
_FARTHEST = 10_000


@attrs.frozen
class LeastPortion:
    """The least that a portion can be.

    Attributes:
        value: The fraction.
        strict: Whether it is more than that.
        proven: Whether it is attained, or come as near to as one likes.
    """

    value: Fraction
    strict: bool = False
    proven: bool = False


def least_portion(
    solution: Solution, lines: Sequence[Line], part: Terms, rest: Terms, helper: Helper
) -> LeastPortion:
    """Look for the least portion that a part is of itself and a rest, of one at least together.

    Args:
        solution: What has been found of the lines so far; some whole numbers fit them.
        lines: The lines.
        part: The part, a sum that is never below nought.
        rest: The rest, another one.
        helper: Who helps.

    Returns:
        The least; where its proof is not found, a fraction that the portion is never below.
    """
    search = _Search(solution, part, rest)
    start = search.somewhere()
    found = None if start is None else search.descend(start)
    if found is not None:
        return LeastPortion(found, proven=True)
    limit = None if start is None else _limit(solution, lines, part, rest, helper)
    if limit is not None:
        if search.is_at_least(limit, 1):
            return LeastPortion(limit, strict=True, proven=True)
        if search.is_at_least(limit):
            return LeastPortion(limit, proven=search.lowest(limit) == limit)
        lower = search.lowest(limit)
        found = None if lower is None else search.descend(lower)
        if found is not None:
            return LeastPortion(found, proven=True)
    for one in sorted(_candidates(lines), reverse=True):
        if search.is_at_least(one):
            return LeastPortion(one, strict=search.is_at_least(one, 1))
    return LeastPortion(Fraction(0))


class _Search:
    """Questions about one portion, of which there is an end."""

    def __init__(self, solution: Solution, part: Terms, rest: Terms) -> None:
        self._solution = solution
        self._part = part
        self._rest = rest
        self._budget = Budget(questions=_MOST_QUESTIONS, each=_MOST_QUESTIONS)

    def is_at_least(self, portion: Fraction, beyond: int = 0) -> bool:
        """Whether it is proven that the part is at least a portion, and so much beyond it."""
        found = self._solution.is_at_least(self._beyond(portion), beyond, self._budget)
        return found is True

    def somewhere(self) -> Fraction | None:
        """The portion where the part is small."""
        self._solution.is_empty(self._budget)
        return self.lowest(Fraction(0))

    def lowest(self, portion: Fraction) -> Fraction | None:
        """Of the portions that were found to be possible, that which falls behind one by most."""
        point = self._solution.point(self._beyond(portion))
        if point is None:
            return None
        part = value_of(self._part, point)
        whole = part + value_of(self._rest, point)
        return Fraction(part, whole) if whole > 0 else None

    def descend(self, start: Fraction) -> Fraction | None:
        """The least portion, from one that is possible; `None` if it is not found like this."""
        current = start
        for _ in range(_MOST_STEPS):
            if self.is_at_least(current):
                return current
            lower = self.lowest(current)
            if lower is None or lower >= current:
                return None
            current = lower
        return None

    def _beyond(self, portion: Fraction) -> dict[int, int]:
        """The part beyond a portion, in units of its denominator."""
        p, q = portion.numerator, portion.denominator
        terms: dict[int, int] = {}
        for times, side in ((q - p, self._part), (-p, self._rest)):
            for unknown, factor in side.items():
                terms[unknown] = terms.get(unknown, 0) + times * factor
        return {unknown: factor for unknown, factor in terms.items() if factor}


def _candidates(lines: Iterable[Line]) -> list[Fraction]:
    """The fractions that lines speak of: 5 parts and -3 wholes speak of 3/5, as 3 and -2 do."""

    def found() -> Iterator[Fraction]:
        for line in lines:
            above = {factor for _, factor in line.terms if factor > 0}
            below = {-factor for _, factor in line.terms if factor < 0}
            if above | below != {1}:
                for one, other in itertools.product(above, below):
                    for portion in (
                        Fraction(min(one, other), max(one, other)),
                        Fraction(one, one + other),
                    ):
                        yield from (portion, 1 - portion)

    return list(dict.fromkeys(found()))[:_MOST_CANDIDATES]


def _limit(
    solution: Solution, lines: Iterable[Line], part: Terms, rest: Terms, helper: Helper
) -> Fraction | None:
    """The least portion in the directions in which one can go on for ever."""
    size = 0 if solution.parts is None else len(solution.parts.homes)
    onwards = [
        attrs.evolve(
            line,
            low=None if line.low is None else 0,
            high=None if line.high is None else 0,
        )
        for line in lines
    ]
    whole = {one: part.get(one, 0) + rest.get(one, 0) for one in {*part, *rest}}
    near = Line(tuple((one, factor) for one, factor in whole.items() if factor), 1, _FARTHEST)
    search = _Search(Solution(size, [*onwards, near], helper), part, rest)
    start = search.somewhere()
    found = None if start is None else search.descend(start)
    if found is None:
        return None
    # Far away, too.
    cone = _Search(Solution(size, onwards, helper), part, rest)
    return found if cone.is_at_least(found) else None
