"""`kernels.add_up` with numpy: one array for all cells, contracted axis by axis."""

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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.statistics.cubes._axis import Axis
    from hijra_amina.statistics.cubes._families import Codes, Family, Figures

__all__ = ["add_up", "where_unlimited"]


def add_up(
    axes: tuple[Axis, ...],
    codes: Sequence[Sequence[int]],
    low: Sequence[int],
    high: Sequence[int] | None,
    unlimited: Sequence[Sequence[int]],
) -> Cube:
    """The figure of every key."""
    least, most = families_of(axes, "sure"), families_of(axes, "may")
    if not all(is_small(len(one) for one in side) for side in (least, most)) or not is_small(
        len(axis.values) + 2 for axis in axes
    ):
        return _plain.add_up(axes, _listed(codes), _list(low), _list_or_none(high), unlimited)
    columns = columns_of(codes)
    lows = numbers(low)
    least_figures = _rolled_up(least, columns, lows)
    if high is None and all_sure(axes, columns):
        most_figures = least_figures
    else:
        most_figures = _rolled_up(most, columns, lows if high is None else numbers(high))
    return Cube(
        axes, Dense(least_figures), Dense(most_figures), where_unlimited(axes, most, unlimited)
    )


def where_unlimited(
    axes: tuple[Axis, ...], most: list[Family], unlimited: Sequence[Sequence[int]]
) -> Dense | None:
    """How much of each key has no most."""
    if not len(unlimited):
        return None
    rows = np.asarray(unlimited, dtype=np.int64).reshape(len(unlimited), len(axes))
    return Dense(_rolled_up(most, list(rows.T), np.ones(len(rows), dtype=np.int64)))


def _rolled_up(families: list[Family], columns: Sequence[Codes], weights: Codes) -> Figures:
    sets = [family.of_raw[column] for family, column in zip(families, columns, strict=True)]
    sizes = [len(family) for family in families]
    cells = totals(sets, sizes, len(weights), weights)
    for place, family in enumerate(families):
        whole = cells.sum(axis=place, keepdims=True)
        cells = np.concatenate((whole, family.spread(cells, place)), axis=place)
    return cells


def _listed(codes: Sequence[Sequence[int]]) -> list[list[int]]:
    return [_list(column) for column in codes]


def _list(values: Sequence[int]) -> list[int]:
    return [int(value) for value in values]


def _list_or_none(values: Sequence[int] | None) -> list[int] | None:
    return None if values is None else _list(values)
