"""How many of some people came to any of several sessions, as far as the numbers of each tell.

People of one kind are like tokens: of those who came to one session, any number may be among those
who came to another. So a union is at least the largest of its sessions, at most their sum, and no
more than there are people; and every number between can be. Where several unions are asked for at
once and their sets of sessions lie in one another, or apart, that stays so step by step, each union
made of the unions inside it. Where sets overlap, the people are told apart by the blocks of
sessions that they came to.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics.reckoning._ledger import Sum, added

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hijra_amina.statistics.reckoning._ledger import Ledger

__all__ = ["Unions", "unions"]

Sessions = frozenset[str]

_MOST_BLOCKS = 4


@attrs.frozen
class Unions:
    """The unions of several sets of sessions.

    Attributes:
        sums: The number of people of each.
        exact: Whether everything that the rows allow can be.
    """

    sums: tuple[Sum, ...]
    exact: bool = True


def unions(
    ledger: Ledger,
    family: Sequence[Sessions],
    came: Mapping[str, Sum],
    certain: Sessions = frozenset(),
    people: Sum | None = None,
) -> Unions:
    """Say how many of some people came to any session of a set, for several sets at once.

    Args:
        ledger: Where to write rows.
        family: The sets of sessions.
        came: How many came to a session, where they did not all come for certain.
        certain: The sessions to which all of them came.
        people: How many there are; `None` for as many as one likes.

    Returns:
        The number of people for each set.
    """
    wanted = [
        None if people is not None and members & certain else frozenset(members & came.keys())
        for members in family
    ]
    distinct = tuple(dict.fromkeys(one for one in wanted if one))
    exact = True
    if _is_nested(distinct):
        made = _nested(ledger, distinct, came, people)
    else:
        blocks = _blocks(distinct)
        exact = len(blocks) <= _MOST_BLOCKS
        make = _by_blocks if exact else _loosely
        made = make(ledger, distinct, blocks, came, people)
    everybody: Sum = {} if people is None else people
    sums = tuple(everybody if one is None else made.get(one, {}) for one in wanted)
    return Unions(sums, exact)


def _is_nested(family: Sequence[Sessions]) -> bool:
    return all(
        one <= other or other <= one or not one & other
        for one, other in itertools.combinations(family, 2)
    )


def _nested(
    ledger: Ledger,
    family: Sequence[Sessions],
    came: Mapping[str, Sum],
    people: Sum | None,
) -> dict[Sessions, Sum]:
    made: dict[Sessions, Sum] = {}
    for members in sorted(family, key=len):
        inner = [one for one in made if one < members]
        largest = [one for one in inner if not any(one < other for other in inner)]
        left = members.difference(*largest)
        parts = [made[one] for one in largest] + [came[one] for one in sorted(left)]
        made[members] = _union(ledger, parts, people)
    return made


def _union(ledger: Ledger, parts: Sequence[Sum], people: Sum | None) -> Sum:
    if len(parts) == 1:
        return parts[0]
    union = ledger.unknown()
    for part in parts:
        ledger.at_most(part, union)
    ledger.at_most(union, added(parts))
    if people is not None:
        ledger.at_most(union, people)
    return union


def _blocks(family: Sequence[Sessions]) -> tuple[Sessions, ...]:
    """The sessions that are in the same sets."""
    found: dict[tuple[bool, ...], set[str]] = {}
    for session in sorted(frozenset[str]().union(*family)):
        found.setdefault(tuple(session in one for one in family), set()).add(session)
    return tuple(map(frozenset, found.values()))


def _by_blocks(
    ledger: Ledger,
    family: Sequence[Sessions],
    blocks: Sequence[Sessions],
    came: Mapping[str, Sum],
    people: Sum | None,
) -> dict[Sessions, Sum]:
    patterns = [
        chosen
        for size in range(1, len(blocks) + 1)
        for chosen in itertools.combinations(blocks, size)
    ]
    numbers = {pattern: ledger.unknown() for pattern in patterns}
    for block in blocks:
        parts = [came[one] for one in sorted(block)]
        there = added(numbers[pattern] for pattern in patterns if block in pattern)
        ledger.equal(_union(ledger, parts, people), there)
    if people is not None:
        ledger.at_most(added(numbers.values()), people)
    return {
        members: added(
            numbers[pattern] for pattern in patterns if any(block <= members for block in pattern)
        )
        for members in family
    }


def _loosely(
    ledger: Ledger,
    family: Sequence[Sessions],
    blocks: Sequence[Sessions],
    came: Mapping[str, Sum],
    people: Sum | None,
) -> dict[Sessions, Sum]:
    """Each union by itself; a larger set has no fewer people."""
    del blocks
    made = {
        members: _union(ledger, [came[one] for one in sorted(members)], people)
        for members in family
    }
    for one, other in itertools.permutations(family, 2):
        if one < other:
            ledger.at_most(made[one], made[other])
    return made
