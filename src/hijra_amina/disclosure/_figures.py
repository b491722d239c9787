"""The figures of a table that is to be protected, among everything that was published before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure._contradicting import standing
from hijra_amina.disclosure._earlier import Earlier
from hijra_amina.disclosure.lattice import Laid, Lattice, Place, lattice_of, says
from hijra_amina.disclosure.numbers.problem import Item
from hijra_amina.disclosure.published import Grid, Shown, grid_of
from hijra_amina.disclosure.rule import Rule, Zeros
from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.knowledge import Knowledge, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hijra_amina.statistics.tables import Table

__all__ = ["Figures", "figures_of", "hidden_grid"]

Key = tuple[str, ...]

_UNKNOWN = "?"


@attrs.frozen(kw_only=True, eq=False)
class Figures:
    """The figures of a table, among everything that was published before.

    Attributes:
        grid: The table with its true figures.
        earlier: What was published before, without what the table contradicts.
        lattice: Everything as cells and sums; of the table, only what is shown in any case.
        laid: The table among the cells.
        keys: The key of each item.
        items: What may be published or hidden.
        truth: Whole numbers that fit everything: the records, where they are known.
        superseded: How many earlier tables the table contradicts, in some of their figures.
    """

    grid: Grid
    earlier: Earlier
    lattice: Lattice = attrs.field(repr=False)
    laid: Laid = attrs.field(repr=False)
    keys: tuple[Key, ...] = attrs.field(repr=False)
    items: tuple[Item, ...] = attrs.field(repr=False)
    truth: tuple[int, ...] = attrs.field(repr=False)
    superseded: int = 0

    @property
    def known(self) -> tuple[Row, ...]:
        """What everybody knows, whatever is published of the table."""
        return self.lattice.rows

    def place(self, key: Key) -> Place:
        """Where a figure is among the cells."""
        return self.laid.places[key]


def figures_of(table: Table, rule: Rule, earlier: Earlier) -> Figures:
    """Read a table that is to be protected.

    Args:
        table: A table of counts.
        rule: How it is to be protected.
        earlier: What was published before.

    Returns:
        Its figures.

    Raises:
        InvalidValueError: If its figures are no counts, or some are hidden already.
        ContradictionError: If the table, or what was published before, contradicts itself.
    """
    grid = grid_of(table, hierarchies=rule.hierarchies, origin="this table")
    if grid.base is not None or any(shown.hidden for shown in grid.cells.values()):
        raise InvalidValueError("table", "a table that is not protected yet", "a protected one")
    for kept in _standing(earlier, grid, rule):
        hidden = hidden_grid(grid)
        lattice = lattice_of([*kept.grids, hidden], kept.claims, rule.hierarchies)
        laid = lattice.tables[-1]
        keys = tuple(key for key in grid.cells if key in laid.places and hidden.cells[key].hidden)
        items = tuple(_item(grid, laid.places[key], grid.cells[key], rule) for key in keys)
        truth = _truth(lattice, items)
        if truth is not None:
            return Figures(
                grid=grid,
                earlier=kept,
                lattice=lattice,
                laid=laid,
                keys=keys,
                items=items,
                truth=truth,
                superseded=sum(one not in kept.grids for one in earlier.grids),
            )
    raise ContradictionError("the figures of the table, or the claims beside it")


def _standing(earlier: Earlier, grid: Grid, rule: Rule) -> Iterator[Earlier]:
    """What was published before; then what of it stands beside the table; then nothing."""
    yield earlier
    if earlier.grids:
        yield standing(earlier, (grid,), rule)
        yield attrs.evolve(earlier, grids=())


def hidden_grid(grid: Grid) -> Grid:
    """A table of which nothing is shown but what is so by construction.

    Args:
        grid: The table with its true figures.

    Returns:
        The same table; that nothing is unknown of a dimension is still shown.
    """
    complete = [
        all(
            (shown.low, shown.high) == (0, 0)
            for key, shown in grid.cells.items()
            if key[at] == _UNKNOWN
        )
        for at in range(len(grid.axes))
    ]

    def shown(key: Key, seen: Shown) -> Shown:
        nobody = any(value == _UNKNOWN and complete[at] for at, value in enumerate(key))
        return seen if nobody else Shown(hidden=True)

    return attrs.evolve(grid, cells={key: shown(key, seen) for key, seen in grid.cells.items()})


def _item(grid: Grid, place: Place, shown: Shown, rule: Rule) -> Item:
    said = says(grid, place, shown)
    size = shown.high if shown.high is not None else shown.low
    always = rule.zeros is Zeros.SHOWN and (shown.low, shown.high) == (0, 0)
    return Item(says=said, loss=max(1, size or 0) if said else 0, fixed=True if always else None)


def _truth(lattice: Lattice, items: Iterable[Item]) -> tuple[int, ...] | None:
    """Whole numbers that fit everything."""
    said = [
        Row(terms={cell: 1}, low=low, high=high, origin="this table")
        for item in items
        for cell, low, high in item.says
    ]
    rows = (*lattice.rows, *said)
    exact = {row.terms[0][0]: row.low for row in said if row.low == row.high}
    numbers = tuple(exact.get(cell) for cell in range(lattice.size))
    whole = tuple(number for number in numbers if number is not None)
    if len(whole) == lattice.size and all(_holds(row, whole) for row in rows):
        return whole
    return Knowledge(lattice.size, rows).witness({}, 0)


def _holds(row: Row, numbers: tuple[int, ...]) -> bool:
    total = sum(factor * numbers[cell] for cell, factor in row.terms)
    return (row.low is None or row.low <= total) and (row.high is None or total <= row.high)
