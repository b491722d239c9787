"""The fewest people that participants can be, against every way to put them together."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.statistics._covering import least_people

if TYPE_CHECKING:
    from collections.abc import Iterator

Pairs = frozenset[frozenset[int]]


def partitions(items: list[int]) -> Iterator[list[list[int]]]:
    """Every way to put things into classes."""
    if not items:
        yield []
        return
    first, *rest = items
    for classes in partitions(rest):
        yield [[first], *classes]
        for at, one in enumerate(classes):
            yield [*classes[:at], [first, *one], *classes[at + 1 :]]


def by_brute_force(size: int, pairs: Pairs, counted: set[int], absorbing: set[int]) -> int:
    """The fewest classes without anybody who is counted elsewhere, over all partitions."""
    return min(
        sum(bool(counted & set(one)) and not absorbing & set(one) for one in classes)
        for classes in partitions(sorted(counted | absorbing))
        if all(
            frozenset(pair) in pairs for one in classes for pair in itertools.combinations(one, 2)
        )
    )


@st.composite
def graphs(draw: st.DrawFn, most: int) -> tuple[int, Pairs]:
    """How many participants there are, and which pairs of them may be one person."""
    size = draw(st.integers(1, most))
    every = list(itertools.combinations(range(size), 2))
    chosen = draw(st.integers(0, (1 << len(every)) - 1))
    return size, frozenset(frozenset(pair) for at, pair in enumerate(every) if chosen >> at & 1)


def adjacency_of(size: int, pairs: Pairs) -> tuple[int, ...]:
    """For each participant the mask of those who may be the same person."""
    return tuple(
        sum(1 << other for other in range(size) if frozenset((one, other)) in pairs)
        for one in range(size)
    )


@given(graphs(7), st.data())
def test_as_few_as_any_partition(graph: tuple[int, Pairs], data: st.DataObject) -> None:
    """The number is that of the best of all partitions, whoever is counted or counted elsewhere."""
    size, pairs = graph
    sides = data.draw(st.lists(st.sampled_from("ceo"), min_size=size, max_size=size))
    counted = {place for place, side in enumerate(sides) if side == "c"}
    absorbing = {place for place, side in enumerate(sides) if side == "e"}
    found = least_people(
        adjacency_of(size, pairs),
        sum(1 << place for place in counted),
        sum(1 << place for place in absorbing),
    )
    assert found == (by_brute_force(size, pairs, counted, absorbing), True)


def test_twenty_who_hang_together() -> None:
    """Of a ring of nineteen nobody can be more than two, so that they are ten people at least."""
    ring = tuple(1 << (place + 1) % 19 | 1 << (place - 1) % 19 for place in range(19))
    assert least_people(ring, (1 << 19) - 1) == (10, True)


def test_beyond_what_is_tried() -> None:
    """Of more who hang together the number is a limit, and said to be no more than that."""
    ring = tuple(1 << (place + 1) % 41 | 1 << (place - 1) % 41 for place in range(41))
    least, proven = least_people(ring, (1 << 41) - 1)
    assert (least, proven) == (20, False)
    chain = tuple(1 << place + 1 & (1 << 40) - 1 | 1 << place >> 1 for place in range(40))
    assert least_people(chain, (1 << 40) - 1) == (20, True)
