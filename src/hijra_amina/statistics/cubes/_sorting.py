"""Rows of several columns in order, sorted as one number where they fit into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.statistics.cubes._families import Codes

__all__ = ["added_up", "in_order"]

_MOST_BITS = 64


def in_order(columns: Sequence[Codes], *, distinct: bool = False) -> list[Codes]:
    """Rows sorted by their columns, the first one first.

    Args:
        columns: Columns of whole numbers from nought, one at least.
        distinct: Whether to leave out rows that have been there.

    Returns:
        The columns, in the new order.
    """
    bits = _bits(columns)
    if sum(bits) > _MOST_BITS:
        ranks = np.lexsort(tuple(reversed(columns)))
        found = [column[ranks] for column in columns]
        if distinct:
            new = _changes(found)
            found = [column[new] for column in found]
        return found
    keys = _packed(columns, bits)
    keys.sort()
    if distinct:
        keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))] if keys.size else keys
    return _unpacked(keys, columns, bits)


def added_up(columns: Sequence[Codes], weights: Codes) -> tuple[list[Codes], Codes]:
    """Rows that are the same as one row with their weights together; none that weigh nought.

    Args:
        columns: Columns of whole numbers from nought, one at least.
        weights: What each row weighs.

    Returns:
        The different rows, sorted, and their weights.
    """
    bits = _bits(columns)
    if sum(bits) > _MOST_BITS:
        ranks = np.lexsort(tuple(reversed(columns)))
    else:
        ranks = np.argsort(_packed(columns, bits))
    found = [column[ranks] for column in columns]
    if not ranks.size:
        return found, weights
    first = np.flatnonzero(_changes(found))
    sums = np.add.reduceat(weights[ranks], first)
    kept = first[sums != 0]
    return [column[kept] for column in found], sums[sums != 0]


def _bits(columns: Sequence[Codes]) -> list[int]:
    return [int(column.max(initial=0)).bit_length() for column in columns]


def _packed(columns: Sequence[Codes], bits: Sequence[int]) -> Codes:
    keys = columns[0].astype(np.uint64)
    for column, width in zip(columns[1:], bits[1:], strict=True):
        keys <<= np.uint64(width)
        keys |= column.astype(np.uint64)
    return keys


def _unpacked(keys: Codes, columns: Sequence[Codes], bits: Sequence[int]) -> list[Codes]:
    found: list[Codes] = []
    for column, width in zip(reversed(columns), reversed(bits), strict=True):
        found.append((keys & np.uint64((1 << width) - 1)).astype(column.dtype))
        keys = keys >> np.uint64(width)
    return found[::-1]


def _changes(columns: Sequence[Codes]) -> Codes:
    new = np.ones(columns[0].size, dtype=bool)
    new[1:] = False
    for column in columns:
        new[1:] |= column[1:] != column[:-1]
    return new
