"""Tables as problems in numbers alone, not by the way that the library makes them so."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from auditing import figures_of

from hijra_amina.disclosure.numbers.problem import Item, Need, Problem
from hijra_amina.knowledge import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hijra_amina.statistics import Table

__all__ = ["loss_of", "problem_of", "small_needs"]

ALL = "*"
Key = tuple[str, ...]


def loss_of(_: Key, figure: int) -> int:
    """What is lost with a figure: as many as it counts, and something with a nought as well."""
    return max(figure, 1)


def small_needs(table: Table, threshold: int, *, lowest: int = 0) -> dict[Key, tuple[int, int]]:
    """How low and how high each small figure must be possible."""
    figures = figures_of(table)
    return {key: (lowest, threshold) for key, n in figures.items() if 1 <= n < threshold}


def problem_of(
    table: Table,
    needs: Mapping[Key, tuple[int, int]],
    loss: Callable[[Key, int], int] = loss_of,
) -> Problem:
    """A table as a problem: a cell for every figure, and a row for every sum.

    Args:
        table: The table, with all its margins.
        needs: How low and how high some figures must be possible.
        loss: What is lost with a figure.

    Returns:
        The problem; its cells and items are in the order of the table's rows.
    """
    figures = figures_of(table)
    place = {key: number for number, key in enumerate(figures)}
    rows: list[Row] = []
    for key, side in itertools.product(figures, range(len(table.dimensions))):
        if key[side] != ALL:
            continue
        parts = [
            one
            for one in figures
            if one[side] != ALL and (*one[:side], ALL, *one[side + 1 :]) == key
        ]
        terms = {place[key]: -1, **dict.fromkeys((place[one] for one in parts), 1)}
        rows.append(Row(terms=terms, low=0, high=0, given=True))
    rows += [Row(terms={cell: 1}, low=0, given=True) for cell in range(len(figures))]
    return Problem(
        size=len(figures),
        truth=tuple(figures.values()),
        rows=tuple(rows),
        items=tuple(
            Item(
                says=((place[key], figure, figure),),
                loss=loss(key, figure),
                fixed=False if key in needs else None,
            )
            for key, figure in figures.items()
        ),
        needs=tuple(
            Need(cell=place[key], low=low, high=high) for key, (low, high) in needs.items()
        ),
    )
