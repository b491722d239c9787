"""The figures of every margin from one pass over the rows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from hijra_amina.statistics.cubes._dense import combined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.statistics.cubes._families import Codes, Figures

__all__ = ["at_once"]

# 64 MiB of whole numbers, and as much again while they are added up.
_MOST_PLACES = 1 << 23


def at_once(sets: Sequence[Codes], sizes: Sequence[int], known: Codes) -> list[Figures] | None:
    """Count in every margin the rows that are new to it.

    Rows are counted once, by their finest cell and by the margins to which they are new, of which
    there are few combinations. Each margin then adds up cells, and not rows.

    Args:
        sets: For each axis, the number of each row's set.
        sizes: For each axis, a number that all of these are below.
        known: For each row the margins, as bits, to which it is not new.

    Returns:
        For each margin an array with one dimension for each of its axes; `None` where there are
        so many cells that it is cheaper to go through the rows margin by margin.
    """
    occurs = np.flatnonzero(np.bincount(known))
    cells, kinds = math.prod(sizes), occurs.size
    if cells * kinds > _MOST_PLACES:
        return None
    kind = np.zeros(int(occurs[-1]) + 1, dtype=np.int32)
    kind[occurs] = np.arange(kinds, dtype=np.int32)
    keys = combined(sets, sizes, known.size)
    keys *= kinds
    keys += kind[known]
    counted = np.bincount(keys, minlength=cells * kinds).reshape(cells, kinds)
    margins = np.arange(1 << len(sizes))
    new = (occurs[:, np.newaxis] >> margins & 1) == 0
    # Sums of floats are exact below 2**53, and far above any number of rows.
    by_margin = counted.astype(np.float64) @ new.astype(np.float64)
    made: list[Figures] = []
    for margin in margins.tolist():
        figures = by_margin[:, margin].astype(np.int64).reshape(sizes)
        others = tuple(place for place in range(len(sizes)) if not margin >> place & 1)
        made.append(figures.sum(axis=others) if others else figures)
    return made
