"""`lattice_of`: tables and claims as one system of cells and sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure.lattice._builder import Builder
from hijra_amina.disclosure.lattice._claims import place_claim, rows_of_claim
from hijra_amina.disclosure.lattice._grids import (
    Laid,
    Place,
    facts_of,
    lay,
    learn_hierarchies,
    says,
)
from hijra_amina.disclosure.lattice._joining import join_tables
from hijra_amina.disclosure.lattice._relations import relate_cells, take_apart
from hijra_amina.disclosure.lattice._rests import lay_rests
from hijra_amina.disclosure.lattice._scopes import relate_scopes
from hijra_amina.disclosure.lattice.cell import Cell
from hijra_amina.knowledge import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hijra_amina.disclosure.published import Claim, Grid

__all__ = ["Laid", "Lattice", "Place", "lattice_of", "says"]


@attrs.frozen(kw_only=True, eq=False)
class Lattice:
    """Tables and claims as one system of cells and sums.

    Attributes:
        cells: What each number is about.
        sums: What holds whatever is published: that parts add up to their whole.
        tables: Each table among the cells.
        facts: What each table shows, in their order.
        claims: What the claims say.
    """

    cells: tuple[Cell, ...] = attrs.field(repr=False)
    sums: tuple[Row, ...] = attrs.field(repr=False)
    tables: tuple[Laid, ...] = attrs.field(repr=False)
    facts: tuple[tuple[Row, ...], ...] = attrs.field(repr=False)
    claims: tuple[Row, ...] = attrs.field(repr=False)

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.cells)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All that a reader of everything knows."""
        shown = (row for rows in self.facts for row in rows)
        return (*self.sums, *self.claims, *shown)


def lattice_of(
    grids: Iterable[Grid],
    claims: Iterable[Claim] = (),
    hierarchies: Mapping[tuple[str, str], Mapping[str, str]] | None = None,
) -> Lattice:
    """Tables and claims as one system of cells and sums.

    Args:
        grids: The tables, as they are shown.
        claims: What words say.
        hierarchies: Which values of one dimension lie in which of another, as a rule has them.

    Returns:
        The system. Which cells it has depends on what the tables are about, and not on what of
        them is hidden.

    Examples:
        >>> from hijra_amina.disclosure.published import Axis, Grid, Shown
        >>> sexes = Axis(dimension="sex", values=("female", "male"))
        >>> cells = {
        ...     ("*",): Shown(27, 27),
        ...     ("female",): Shown(20, 20),
        ...     ("male",): Shown(hidden=True),
        ... }
        >>> seen = Grid(measure="people", sessions=frozenset({"s-1"}), axes=(sexes,), cells=cells)
        >>> from hijra_amina.knowledge import Knowledge
        >>> system = lattice_of([seen])
        >>> men = system.tables[0].places["male",].certain
        >>> Knowledge(system.size, system.rows).bounds([{men: 1}])
        (Answer(low=7, high=7, tightest=True),)
    """
    builder = Builder(hierarchies=hierarchies or {})
    seen = tuple(grids)
    learn_hierarchies(builder, seen)
    tables = tuple(lay(builder, grid, number) for number, grid in enumerate(seen))
    said = tuple(claims)
    placed = [place_claim(builder, claim, number) for number, claim in enumerate(said)]
    take_apart(builder)
    join_tables(builder)
    lay_rests(builder, tables)
    relate_scopes(builder)
    take_apart(builder)
    relate_cells(builder)
    return Lattice(
        cells=tuple(builder.numbers),
        sums=tuple(builder.rows),
        tables=tables,
        facts=tuple(tuple(facts_of(laid)) for laid in tables),
        claims=tuple(
            row
            for claim, place in zip(said, placed, strict=True)
            if place is not None
            for row in rows_of_claim(claim, *place)
        ),
    )
