"""Which values to put together so that no figure is small, and as little as possible is lost.

A group's loss is its people times the number of other values that each of them might have: of
seven people in two ministries that are put together, seven times one.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["Figures", "neighbours", "others"]

Figures = tuple[int, ...]
"""The figures of one value: under all values of the other dimensions first, then under each."""

# So many values are tried in every combination; of more, every one and two of them are, and what
# is left if large ones are given back first.
_MOST: Final = 12
_PAIR: Final = 2


def others(
    figures: Sequence[Figures], is_small: Callable[[int], bool]
) -> tuple[tuple[int, ...], ...] | None:
    """Put values together under one name, "others", so that no figure is small.

    Whatever has a small figure has to go there; where that does not do, others have to as well.
    Where these are no more than twelve, no choice of them loses less. Where they are more, the best
    of these is taken: each one and two of them, and all but those that can be spared, the largest
    first.

    Args:
        figures: The figures of each value.
        is_small: Whether a figure is small.

    Returns:
        The values that are put together: one group of at least two, or no group if nothing is
        small. `None` if no choice leaves a value beside the group and nothing small.

    Examples:
        >>> others([(9, 5, 4), (3, 3, 0), (4, 2, 2), (20, 10, 10)], lambda n: 0 < n < 5)
        ((0, 1, 2),)
    """
    needed = tuple(at for at, own in enumerate(figures) if any(map(is_small, own)))
    if not needed:
        return ()
    free = [at for at in range(len(figures)) if at not in needed]

    def will_do(group: Sequence[int]) -> bool:
        return 1 < len(group) < len(figures) and not any(map(is_small, _sum(figures, group)))

    most = len(free) if len(free) <= _MOST else _PAIR
    choices = [
        tuple(sorted((*needed, *more)))
        for count in range(most + 1)
        for more in itertools.combinations(free, count)
    ]
    if most < len(free):
        choices += _by_size(figures, needed, free, will_do)
    found = [choice for choice in choices if will_do(choice)]
    best = min(found, key=lambda group: (_loss(figures, group), group), default=None)
    return None if best is None else (best,)


def _by_size(
    figures: Sequence[Figures],
    needed: Sequence[int],
    free: Sequence[int],
    will_do: Callable[[Sequence[int]], bool],
) -> Iterator[tuple[int, ...]]:
    """For each value that may stay beside the group: all others, without those it can spare."""
    for beside in free:
        group = [at for at in (*needed, *free) if at != beside]
        for at in sorted(set(free) - {beside}, key=lambda at: (-figures[at][0], at)):
            without = [one for one in group if one != at]
            if will_do(without):
                group = without
        yield tuple(sorted(group))


def neighbours(
    figures: Sequence[Figures], is_small: Callable[[int], bool]
) -> tuple[tuple[int, ...], ...] | None:
    """Put values with their neighbours, in their order, so that no figure is small.

    No other way of cutting the order into pieces loses less.

    Args:
        figures: The figures of each value, in the order of the values.
        is_small: Whether a figure is small.

    Returns:
        The groups of two values or more. `None` if nothing but all values together will do.

    Examples:
        >>> neighbours([(3,), (9,), (2,), (2,), (8,)], lambda n: 0 < n < 5)
        ((0, 1), (2, 3, 4))
    """
    size = len(figures)
    # The least loss of the first values, and where the last piece of them begins.
    best: list[tuple[int, tuple[int, ...]] | None] = [None] * (size + 1)
    best[0] = (0, ())
    for end in range(1, size + 1):
        for begin in range(end):
            before = best[begin]
            piece = tuple(range(begin, end))
            if before is None or len(piece) == size > 1 or _is_any_small(figures, piece, is_small):
                continue
            candidate = (before[0] + _loss(figures, piece), (*before[1], begin))
            now = best[end]
            if now is None or candidate < now:
                best[end] = candidate
    last = best[size]
    if last is None:
        return None
    begins = (*last[1], size)
    pieces = [tuple(range(*pair)) for pair in itertools.pairwise(begins)]
    return tuple(piece for piece in pieces if len(piece) > 1)


def _sum(figures: Sequence[Figures], group: Sequence[int]) -> Figures:
    return tuple(map(sum, zip(*(figures[at] for at in group), strict=True)))


def _is_any_small(
    figures: Sequence[Figures], group: Sequence[int], is_small: Callable[[int], bool]
) -> bool:
    return any(map(is_small, _sum(figures, group)))


def _loss(figures: Sequence[Figures], group: Sequence[int]) -> int:
    return sum(figures[at][0] for at in group) * (len(group) - 1)
