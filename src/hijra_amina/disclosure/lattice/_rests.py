"""Who is left: all without those who meet a condition, where tables of both were published.

Nobody lists them, and still everybody who has both tables can subtract.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure.lattice._builder import NOT, Split
from hijra_amina.disclosure.lattice.cell import unit_of
from hijra_amina.errors import UnknownCodeError
from hijra_amina.statistics.dimensions import dimension

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.disclosure.lattice._builder import Builder
    from hijra_amina.disclosure.lattice._grids import Laid
    from hijra_amina.disclosure.lattice.cell import Cell

__all__ = ["lay_rests"]

_UNKNOWN, _AND, _PEOPLE = "?", "∧", "people"
_ATTENDED = frozenset({_PEOPLE, "participations"})

Pairs = tuple[tuple[str, str], ...]


def lay_rests(builder: Builder, tables: Iterable[Laid]) -> None:
    """Add those who are left wherever one table has conditions more than another.

    Args:
        builder: What the lattice is put together in.
        tables: The tables among the cells.
    """
    cells = list(builder.numbers)
    for laid in tables:
        splittable = tuple(
            pair for pair in laid.grid.where if _leaves_a_rest(pair[0], laid.grid.measure)
        )
        if not splittable:
            continue
        for key, place in laid.places.items():
            if _UNKNOWN not in key:
                cell = attrs.evolve(cells[place.certain], table=None, possible=False)
                _lay(builder, cell, splittable)
    for cell in cells:
        if cell.table is None:
            _lay_absent(builder, cell)


def _lay_absent(builder: Builder, cell: Cell) -> None:
    """Add those who came without having attended as a rule of attendance wants it."""
    unit = unit_of(cell.measure)
    everybody = attrs.evolve(cell, measure=unit)
    if unit == cell.measure or unit not in _ATTENDED or everybody not in builder.numbers:
        return
    rule = cell.measure.removeprefix(unit).strip()
    rest = attrs.evolve(cell, measure=f"{unit} {NOT}{rule}")
    terms = {builder.number(cell): 1, builder.number(rest): 1}
    builder.add({**terms, builder.number(everybody): -1}, 0, 0)


def _leaves_a_rest(name: str, measure: str) -> bool:
    """Whether those with and those without a value are all: nobody is among both."""
    try:
        made = dimension(name)
    except UnknownCodeError:
        return True
    return made.is_of_people or unit_of(measure) != _PEOPLE


def _lay(builder: Builder, cell: Cell, splittable: Pairs) -> None:
    named = [pair for pair in splittable if pair in cell.conditions]
    found: list[set[tuple[str, str]]] = []
    for size in range(1, len(named) + 1):
        for without in itertools.combinations(named, size):
            if any(one <= set(without) for one in found):
                # What is left of a nearer whole, and of that one, tells it.
                continue
            conditions = {
                name: value for name, value in cell.conditions if (name, value) not in without
            }
            whole = builder.cell(cell.measure, cell.scope, conditions, cell.as_of)
            if whole is None or whole not in builder.numbers or cell not in builder.numbers:
                continue
            found.append(set(without))
            if not _is_listed(builder, whole, without, cell.as_of):
                name = _AND.join(one for one, _ in without)
                value = NOT + _AND.join(one for _, one in without)
                rest = builder.cell(
                    cell.measure, cell.scope, {**conditions, name: value}, cell.as_of
                )
                if rest is not None:
                    terms = {builder.numbers[cell]: 1, builder.number(rest): 1}
                    builder.add({**terms, builder.numbers[whole]: -1}, 0, 0)


def _is_listed(builder: Builder, whole: Cell, without: Pairs, as_of: str | None) -> bool:
    """Whether a table lists them, value by value."""
    return len(without) == 1 and any(
        Split(whole.measure, whole.scope, whole.conditions, without[0][0], day) in builder.splits
        for day in (as_of, None)
    )
