"""The gate: what would be published is attacked, and nothing that fails comes through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure._figures import hidden_grid
from hijra_amina.disclosure.lattice import lattice_of
from hijra_amina.disclosure.numbers.exposure import Interval, exposures
from hijra_amina.disclosure.published import grid_of
from hijra_amina.errors import DisclosureError
from hijra_amina.knowledge import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeAlias

    from hijra_amina.disclosure._figures import Figures
    from hijra_amina.disclosure.lattice import Cell, Lattice
    from hijra_amina.disclosure.numbers.problem import Need
    from hijra_amina.disclosure.rule import Rule
    from hijra_amina.statistics.tables import Table

    Met: TypeAlias = Callable[[Need, Interval], bool]

__all__ = ["Passed", "attacked", "covers", "unmet"]

_WHERE = "protect"


@attrs.frozen(kw_only=True)
class Passed:
    """What a reader of a table that is to be published knows.

    Attributes:
        size: How many cells there are.
        rows: All that is known.
        intervals: Between which numbers the cells of its figures lie.
    """

    size: int
    rows: tuple[Row, ...] = attrs.field(repr=False)
    intervals: dict[int, Interval] = attrs.field(repr=False)


def covers(need: Need, interval: Interval) -> bool:
    """Whether whole numbers were found that reach as far as a need asks.

    Args:
        need: What must stay open.
        interval: What is known of its cell.

    Returns:
        Whether they do.
    """
    return interval.covers(need.low, need.high)


def attacked(  # noqa: PLR0913, PLR0917 - a table, what it is made of, and what to look at
    table: Table,
    figures: Figures,
    rule: Rule,
    known: Iterable[Row],
    cells: Iterable[int],
    needs: Iterable[Need] = (),
    is_met: Met = covers,
    witnesses: Iterable[Sequence[int]] = (),
) -> Passed:
    """Attack what would be published, beginning with the table as it would be seen.

    Args:
        table: The protected table.
        figures: The figures that it was made of.
        rule: The rule.
        known: What readers know besides.
        cells: The cells to attack, besides those of needs.
        needs: What has to stay open.
        is_met: When a need is met.
        witnesses: Whole numbers that may fit all that is known; each is counted through first.

    Returns:
        What is known then.

    Raises:
        DisclosureError: If the table says something that is not so.
    """
    grid = grid_of(table, hierarchies=rule.hierarchies, origin="this table")
    grids = [*figures.earlier.grids, grid]
    if table.protection is not None and table.protection.merged:
        # Of what values consist that were put together, everybody knows.
        grids.insert(-1, hidden_grid(figures.grid))
    lattice = lattice_of(grids, figures.earlier.claims, rule.hierarchies)
    if not set(figures.lattice.cells) <= set(lattice.cells):
        raise DisclosureError(_WHERE, "the protected table is not read as the true one is")
    rows = (*_numbered_as(figures.lattice.cells, lattice), *known)
    if lattice.size == figures.lattice.size and not all(_holds(row, figures.truth) for row in rows):
        raise DisclosureError(_WHERE, "the protected table says what is not so")
    public = {need.cell: need for need in needs if not need.known}
    asked = sorted({*cells, *public})

    def enough(cell: int, interval: Interval) -> bool:
        need = public.get(cell)
        return is_met(need, interval) if need else interval.seen_low is not None

    possible = (figures.truth, *witnesses) if lattice.size == figures.lattice.size else ()
    found = exposures(lattice.size, rows, asked, possible=possible, enough=enough)
    return Passed(size=lattice.size, rows=rows, intervals=dict(zip(asked, found, strict=True)))


def _numbered_as(cells: Sequence[Cell], lattice: Lattice) -> Iterator[Row]:
    """What a lattice says, with the numbers that its cells have elsewhere; others come after."""
    numbers = {cell: at for at, cell in enumerate(cells)}
    new = [numbers.setdefault(cell, len(numbers)) for cell in lattice.cells]
    if new == list(range(len(new))):
        yield from lattice.rows
        return
    for row in lattice.rows:
        terms = tuple((new[number], factor) for number, factor in row.terms)
        yield attrs.evolve(row, terms=terms)


def unmet(
    passed: Passed,
    figures: Figures,
    needs: Sequence[Need],
    witnesses: Iterable[Sequence[int]] = (),
    is_met: Met = covers,
) -> int:
    """How many needs are not met by what would be published.

    Args:
        passed: What is known then.
        figures: The figures.
        needs: What must stay open.
        witnesses: Whole numbers that may fit all that is known; each is counted through first.
        is_met: When a need is met.

    Returns:
        How many there are for which it was not proven.
    """
    pool = [one for one in witnesses if all(_holds(row, one) for row in passed.rows)]
    open_to_public = 0
    rest: dict[tuple[int, ...], list[Need]] = {}
    for need in needs:
        if not need.known:
            open_to_public += not is_met(need, passed.intervals[need.cell])
        elif not _witnessed(need, figures, pool):
            rest.setdefault(need.known, []).append(need)
    return open_to_public + sum(
        _unmet_by(passed, figures, known, some, is_met) for known, some in rest.items()
    )


def _witnessed(need: Need, figures: Figures, pool: Sequence[Sequence[int]]) -> bool:
    truth = figures.truth
    fitting = [one for one in pool if all(one[cell] == truth[cell] for cell in need.known)]
    return any(one[need.cell] <= need.low for one in fitting) and any(
        one[need.cell] >= need.high for one in fitting
    )


def _unmet_by(
    passed: Passed, figures: Figures, known: Sequence[int], needs: Sequence[Need], is_met: Met
) -> int:
    """How many needs are not met for an insider, by a system of what he or she knows."""
    own = [
        Row(terms={cell: 1}, low=figures.truth[cell], high=figures.truth[cell]) for cell in known
    ]
    cells = list(dict.fromkeys(need.cell for need in needs))
    wanted: dict[int, Need] = {need.cell: need for need in needs}

    def enough(cell: int, interval: Interval) -> bool:
        return is_met(wanted[cell], interval)

    found = exposures(passed.size, [*passed.rows, *own], cells, enough=enough)
    intervals = dict(zip(cells, found, strict=True))
    return sum(not is_met(need, intervals[need.cell]) for need in needs)


def _holds(row: Row, numbers: Sequence[int]) -> bool:
    total = sum(factor * numbers[cell] for cell, factor in row.terms)
    return (row.low is None or row.low <= total) and (row.high is None or total <= row.high)
