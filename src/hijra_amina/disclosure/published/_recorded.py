"""Whether the figures of a table are those of complete records.

In such a table the low end of a figure is a number of records that certainly belong, so that low
ends add up, with those of whom it is not known as a value like others; and the high end is the
number of those that belong or may. Bounds that follow from headcounts do not add up like that.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hijra_amina.disclosure.published.grid import Axis, Shown

__all__ = ["certain_keys", "is_recorded", "possible_keys"]

_ALL, _UNKNOWN = "*", "?"

Key = tuple[str, ...]


def is_recorded(axes: Sequence[Axis], cells: Mapping[Key, Shown]) -> bool:
    """Whether nothing that is shown speaks against complete records.

    Args:
        axes: The dimensions.
        cells: What is shown.

    Returns:
        Whether every sum that can be checked comes out.
    """
    partitions = all(axis.adds_up for axis in axes)
    if not partitions and not _is_complete(axes, cells):
        # Where somebody can be under several values, what is unknown cannot be told apart.
        return False
    return all(
        _high_fits(key, axes, cells)
        and all(_low_fits(key, at, axes, cells) for at in range(len(axes)))
        for key in cells
    )


def possible_keys(key: Key, axes: Sequence[Axis]) -> list[Key]:
    """The keys of those who are under a key or may be: unknown values may be any.

    Args:
        key: A key without `?`.
        axes: The dimensions.

    Returns:
        The key itself first, then with `?` for each choice of values that it names.
    """
    choices = [
        (value, _UNKNOWN)
        if value not in {_ALL, _UNKNOWN} and axis.adds_up and _UNKNOWN in axis.values
        else (value,)
        for value, axis in zip(key, axes, strict=True)
    ]
    return list(itertools.product(*choices))


def certain_keys(key: Key, at: int, axes: Sequence[Axis]) -> list[Key] | None:
    """The keys of the parts of a key along one dimension.

    Args:
        key: A key.
        at: The place of the dimension.
        axes: The dimensions.

    Returns:
        The parts, `None` if it has none that add up.
    """
    if key[at] != _ALL or not axes[at].adds_up:
        return None
    return [(*key[:at], value, *key[at + 1 :]) for value in axes[at].values]


def _is_complete(axes: Sequence[Axis], cells: Mapping[Key, Shown]) -> bool:
    """Whether nothing that is shown is unknown or open."""
    for key, shown in cells.items():
        if shown.hidden:
            continue
        unknown = any(
            value == _UNKNOWN and axis.adds_up for value, axis in zip(key, axes, strict=True)
        )
        if shown.low != shown.high or (unknown and shown.high):
            return False
    return True


def _high_fits(key: Key, axes: Sequence[Axis], cells: Mapping[Key, Shown]) -> bool:
    shown = cells[key]
    if shown.hidden or shown.low is None:
        return True
    if shown.high is None:
        return shown.low == 0
    if any(not axis.adds_up for axis in axes) or _UNKNOWN in key:
        return True
    others = [cells.get(one) for one in possible_keys(key, axes)]
    lows = list(_lows(others))
    if len(lows) < len(others):
        # Something of it is hidden; but without anything unknown nothing explains the difference.
        return len(others) > 1
    return sum(lows) == shown.high


def _low_fits(key: Key, at: int, axes: Sequence[Axis], cells: Mapping[Key, Shown]) -> bool:
    parts = certain_keys(key, at, axes)
    whole = cells[key]
    if parts is None or whole.hidden or whole.low is None:
        return True
    shown = [cells.get(part) for part in parts]
    lows = list(_lows(shown))
    if len(lows) < len(shown):
        return sum(lows) <= whole.low
    return sum(lows) == whole.low


def _lows(shown: Sequence[Shown | None]) -> Iterator[int]:
    for one in shown:
        if one is not None and not one.hidden and one.low is not None:
            yield one.low
