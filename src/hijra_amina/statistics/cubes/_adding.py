"""`kernels.add_up` with numpy: one array for all cells, or those that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hijra_amina.statistics.cubes import _plain
from hijra_amina.statistics.cubes._cube import Cube
from hijra_amina.statistics.cubes._dense import (
    Dense,
    all_sure,
    columns_of,
    families_of,
    is_small,
    numbers,
    totals,
)
from hijra_amina.statistics.cubes._sorting import added_up
from hijra_amina.statistics.cubes._sparse import Sparse, SparseMaker, fits_in_a_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hijra_amina.statistics.cubes._axis import Axis
    from hijra_amina.statistics.cubes._families import Codes, Family

    Kept = Dense | Sparse
    RollUp = Callable[[list[Family], Sequence[Codes], Codes], Kept]

__all__ = ["add_up", "are_small", "roll_up_for", "where_unlimited"]


def add_up(
    axes: tuple[Axis, ...],
    codes: Sequence[Sequence[int]],
    low: Sequence[int],
    high: Sequence[int] | None,
    unlimited: Sequence[Sequence[int]],
) -> Cube:
    """The figure of every key."""
    least, most = families_of(axes, "sure"), families_of(axes, "may")
    roll_up = roll_up_for(least, most)
    if roll_up is None:
        return _plain.add_up(axes, _listed(codes), _list(low), _list_or_none(high), unlimited)
    columns = columns_of(codes)
    lows = numbers(low)
    least_figures = roll_up(least, columns, lows)
    if high is None and all_sure(axes, columns):
        most_figures = least_figures
    else:
        most_figures = roll_up(most, columns, lows if high is None else numbers(high))
    return Cube(axes, least_figures, most_figures, where_unlimited(most, unlimited, roll_up))


def roll_up_for(*sides: list[Family]) -> RollUp | None:
    """How a table of these sizes is rolled up; `None` where there is no number for each cell."""
    if are_small(*sides):
        return _in_an_array
    fits = all(fits_in_a_key(family.places for family in families) for families in sides)
    return _cell_by_cell if fits else None


def are_small(*sides: list[Family]) -> bool:
    """Whether there is room for an array of all cells."""
    return all(
        is_small(len(family) for family in families)
        and is_small(family.places + 1 for family in families)
        for families in sides
    )


def where_unlimited(
    most: list[Family], unlimited: Sequence[Sequence[int]], roll_up: RollUp
) -> Kept | None:
    """How much of each key has no most."""
    if not len(unlimited):
        return None
    rows = np.asarray(unlimited, dtype=np.int64).reshape(len(unlimited), len(most))
    return roll_up(most, list(rows.T), np.ones(len(rows), dtype=np.int64))


def _in_an_array(families: list[Family], columns: Sequence[Codes], weights: Codes) -> Dense:
    sets = [family.of_raw[column] for family, column in zip(families, columns, strict=True)]
    cells = totals(sets, [len(family) for family in families], len(weights), weights)
    for place, family in enumerate(families):
        whole = cells.sum(axis=place, keepdims=True)
        cells = np.concatenate((whole, family.spread(cells, place)), axis=place)
    return Dense(cells)


def _cell_by_cell(families: list[Family], columns: Sequence[Codes], weights: Codes) -> Sparse:
    """Each margin from the smallest one that has one axis more."""
    axes = range(len(families))
    sets = [family.of_raw[column] for family, column in zip(families, columns, strict=True)]
    maker = SparseMaker(families)
    known: dict[int, tuple[list[Codes], Codes]] = {}
    for margin in sorted(range(1 << len(families)), key=int.bit_count, reverse=True):
        wider = [margin | 1 << axis for axis in axes if not margin >> axis & 1]
        if wider:
            smallest = min(wider, key=lambda one: known[one][1].size)
            within = [axis for axis in axes if smallest >> axis & 1]
            parts, weights = known[smallest]
            sets = [found for axis, found in zip(within, parts, strict=True) if margin >> axis & 1]
        if sets:
            known[margin] = added_up(sets, weights)
        else:
            known[margin] = [], weights.sum(keepdims=True)
        maker.add(margin, *known[margin])
    return maker.made()


def _listed(codes: Sequence[Sequence[int]]) -> list[list[int]]:
    return [_list(column) for column in codes]


def _list(values: Sequence[int]) -> list[int]:
    return [int(value) for value in values]


def _list_or_none(values: Sequence[int] | None) -> list[int] | None:
    return None if values is None else _list(values)
