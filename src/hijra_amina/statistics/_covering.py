"""`least_people`: how few people some participants can be, where only some pairs can be one person.

Participants are the places of a bit mask, and each has the mask of those with whom they may be one
person. The participants of one person can be so each with each: they are a clique, and the fewest
people are the fewest cliques that have everybody. Participants who stand far apart are looked at
by themselves. Two limits come cheaply: of people none of whom may be another there are as many as
that, and any cliques that have everybody show that no more are needed. Where the two meet, nothing
has to be tried out.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Adjacency", "least_people", "places_of"]

Adjacency: TypeAlias = "tuple[int, ...]"
"""For each participant the mask of those who may be the same person."""

# Participants who hang together, of whom every way to be fewer people is looked at.
_MOST_TRIED = 20


@functools.lru_cache(maxsize=4096)
def least_people(adjacency: Adjacency, counted: int, absorbing: int = 0) -> tuple[int, bool]:
    """The fewest people who are none but counted participants.

    Args:
        adjacency: Who may be the same person as whom.
        counted: The participants who are counted, as a mask.
        absorbing: Participants who are not: whoever is one of them is counted elsewhere.

    Returns:
        The number, and whether it is proven that there can be as few; otherwise there are no
        fewer.

    Examples:
        >>> chain = (0b0010, 0b0101, 0b1010, 0b0100)
        >>> least_people(chain, 0b1111), least_people(chain, 0b0111), least_people(chain, 0b1001)
        ((2, True), (2, True), (2, True))
        >>> least_people(chain, 0b0111, absorbing=0b1000)
        (1, True)
    """
    absorbing &= ~counted
    total, proven = 0, True
    for part in _apart(adjacency, counted, absorbing):
        mine, others = part & counted, part & absorbing
        low = _none_of_whom_is_another(adjacency, mine, others)
        if low == _in_some_way(adjacency, mine, others):
            total += low
        elif part.bit_count() <= _MOST_TRIED:
            total += _tried_out(adjacency, mine, others)
        else:
            total, proven = total + low, False
    return total, proven


def places_of(mask: int) -> Iterator[int]:
    """The places of a mask, from the lowest.

    Args:
        mask: The mask.

    Yields:
        The places.

    Examples:
        >>> list(places_of(0b1101))
        [0, 2, 3]
    """
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _apart(adjacency: Adjacency, counted: int, absorbing: int) -> Iterator[int]:
    """Those who hang together, one such part after the other."""
    left = counted | absorbing
    while left:
        part, new = 0, left & -left
        while new:
            part |= new
            near = 0
            for place in places_of(new):
                # Whether two who are counted elsewhere are one person is nothing to those here.
                near |= adjacency[place] & (left if counted >> place & 1 else counted)
            new = near & left & ~part
        yield part
        left &= ~part


def _none_of_whom_is_another(adjacency: Adjacency, counted: int, absorbing: int) -> int:
    """As many as can quickly be found who are different people, and none who is not counted."""
    number = 0
    left = counted
    for place in places_of(counted):
        if adjacency[place] & absorbing:
            left &= ~(1 << place)
    for place in _in_order(adjacency, left):
        if left >> place & 1:
            left &= ~(adjacency[place] | 1 << place)
            number += 1
    return number


def _in_some_way(adjacency: Adjacency, counted: int, absorbing: int) -> int:
    """How many people they are if whoever comes first is made one with as many as can be."""
    number = 0
    for first in _in_order(adjacency, counted):
        if not counted >> first & 1:
            continue
        clique, common = 1 << first, adjacency[first]
        while near := common & counted & ~clique:
            place = max(places_of(near), key=lambda one: (adjacency[one] & near).bit_count())
            clique |= 1 << place
            common &= adjacency[place]
        taken = common & absorbing
        absorbing ^= taken & -taken
        number += not taken
        counted &= ~clique
    return number


def _in_order(adjacency: Adjacency, mask: int) -> list[int]:
    """The places of a mask, those who may be the fewest others first."""
    return sorted(places_of(mask), key=lambda one: (adjacency[one] & mask).bit_count())


def _tried_out(adjacency: Adjacency, counted: int, absorbing: int) -> int:
    """The fewest, from all ways to choose who is one person with the first of those left.

    It is enough to look at cliques to which nobody can be added: with fewer people left there are
    never more to be counted. For the same reason nobody is two of those who are not counted.
    """
    known: dict[tuple[int, int], int] = {}

    def fewest(left: int, others: int) -> int:
        if not left:
            return 0
        found = known.get((left, others))
        if found is None:
            lowest = left & -left
            near = adjacency[lowest.bit_length() - 1]
            found = 1 + min(
                fewest(left & ~clique, others)
                for clique in _largest(adjacency, lowest, near & left)
            )
            for other in places_of(near & others):
                rest = others & ~(1 << other)
                for clique in _largest(adjacency, lowest, near & left & adjacency[other]):
                    found = min(found, fewest(left & ~clique, rest))
            known[left, others] = found
        return found

    return fewest(counted, absorbing)


def _largest(adjacency: Adjacency, clique: int, near: int, seen: int = 0) -> Iterator[int]:
    """The cliques to which nobody can be added, from those near one (Bron and Kerbosch, 1973)."""
    if not near and not seen:
        yield clique
        return
    if not near:
        return
    pivot = max(places_of(near | seen), key=lambda one: (adjacency[one] & near).bit_count())
    for place in places_of(near & ~adjacency[pivot]):
        mine = adjacency[place]
        yield from _largest(adjacency, clique | 1 << place, near & mine, seen & mine)
        near &= ~(1 << place)
        seen |= 1 << place
