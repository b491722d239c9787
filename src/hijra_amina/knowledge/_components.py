"""Taking a system apart: what is fixed, what stands alone, and what hangs together.

Lines that say the same are joined; unknowns that can be only one number, and lines that the box
already sees to, are taken out; what is left falls into parts that share no unknown. The least of a
sum over several parts is the sum of their leasts, so each part is reckoned with on its own.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs

from hijra_amina.knowledge._propagation import narrow
from hijra_amina.knowledge._system import Box, Line, System, interval_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hijra_amina.knowledge._system import Ends

__all__ = ["Component", "Parts", "joined", "take_apart"]

Terms = tuple[tuple[int, int], ...]


@attrs.frozen(eq=False)
class Component:
    """A part of a system that shares no unknown with the rest.

    Attributes:
        columns: Its unknowns, as the whole system numbers them.
        system: Its lines, over its own numbering.
        box: Where its unknowns are.
    """

    columns: tuple[int, ...]
    system: System
    box: Box


@attrs.frozen(eq=False)
class Parts:
    """A system taken apart.

    Attributes:
        box: Where all unknowns are, narrowed.
        components: What hangs together.
        homes: For each unknown, the component that it is in and its number there; unknowns that
            are in none can be whatever the box says, whatever the others are.
    """

    box: Box
    components: tuple[Component, ...]
    homes: tuple[tuple[int, int] | None, ...]


def take_apart(size: int, lines: Iterable[Line]) -> Parts | None:
    """Narrow a system and take it apart.

    Args:
        size: How many unknowns there are.
        lines: What is said of them.

    Returns:
        Its parts, or `None` if interval reasoning shows that nothing fits.
    """
    said = joined(lines)
    if said is None:
        return None
    whole = System(size, said)
    box = Box.of_all(size)
    if narrow(whole, box) is not None:
        return None
    left = joined(_open_part(line, box) for line in said if not _is_seen_to(line, box))
    if left is None:
        return None
    components = tuple(_components(size, left, box))
    homes: list[tuple[int, int] | None] = [None] * size
    for number, component in enumerate(components):
        for local, column in enumerate(component.columns):
            homes[column] = (number, local)
    return Parts(box, components, tuple(homes))


def joined(lines: Iterable[Line]) -> tuple[Line, ...] | None:
    """One line for each expression, in an order of their own; `None` if one of them is empty."""
    ends: dict[Terms, Ends] = {}
    for line in lines:
        terms, low, high = _plain(line)
        if terms in ends:
            low = _larger(low, ends[terms][0])
            high = _smaller(high, ends[terms][1])
        if low is not None and high is not None and low > high:
            return None
        if not terms and ((low is not None and low > 0) or (high is not None and high < 0)):
            return None
        ends[terms] = (low, high)
    return tuple(Line(terms, *ends[terms]) for terms in sorted(ends) if terms)


def _plain(line: Line) -> tuple[Terms, int | None, int | None]:
    """Sorted, led by a positive coefficient, and divided by what the coefficients share."""
    terms, low, high = tuple(sorted(line.terms)), line.low, line.high
    if terms and terms[0][1] < 0:
        terms = tuple((column, -coefficient) for column, coefficient in terms)
        low, high = (None if high is None else -high), (None if low is None else -low)
    # Whole multiples of the common divisor are all that the sum can be.
    common = math.gcd(*(coefficient for _, coefficient in terms))
    if common > 1:
        terms = tuple((column, coefficient // common) for column, coefficient in terms)
        low = None if low is None else -(-low // common)
        high = None if high is None else high // common
    return terms, low, high


def _larger(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else max(one, other)


def _smaller(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else min(one, other)


def _is_seen_to(line: Line, box: Box) -> bool:
    low, high = interval_of(line.terms, box)
    return (line.low is None or (low is not None and low >= line.low)) and (
        line.high is None or (high is not None and high <= line.high)
    )


def _open_part(line: Line, box: Box) -> Line:
    """A line without the unknowns that can be only one number."""
    fixed = 0
    left: list[tuple[int, int]] = []
    for column, coefficient in line.terms:
        if box.lows[column] == box.highs[column]:
            fixed += coefficient * box.lows[column]
        else:
            left.append((column, coefficient))
    return Line(
        tuple(left),
        None if line.low is None else line.low - fixed,
        None if line.high is None else line.high - fixed,
    )


def _components(size: int, lines: tuple[Line, ...], box: Box) -> Iterator[Component]:
    leader = list(range(size))

    def find(column: int) -> int:
        while leader[column] != column:
            leader[column] = leader[leader[column]]
            column = leader[column]
        return column

    for line in lines:
        first = find(line.terms[0][0])
        for column, _ in line.terms[1:]:
            other = find(column)
            if other != first:
                # The smaller number leads, so that parts come in the order of their unknowns.
                first, other = min(first, other), max(first, other)
                leader[other] = first
    groups: dict[int, list[Line]] = {}
    for line in lines:
        groups.setdefault(find(line.terms[0][0]), []).append(line)
    for _, group in sorted(groups.items()):
        columns = tuple(sorted({column for line in group for column, _ in line.terms}))
        local = {column: number for number, column in enumerate(columns)}
        own = tuple(
            Line(
                tuple((local[column], factor) for column, factor in line.terms), line.low, line.high
            )
            for line in group
        )
        ends = Box([box.lows[one] for one in columns], [box.highs[one] for one in columns])
        yield Component(columns, System(len(columns), own), ends)
