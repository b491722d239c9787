"""What cells of the same sessions have to do with one another, from whichever tables they are."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure.lattice._builder import NOT, Split
from hijra_amina.disclosure.lattice.cell import Cell, Conditions, Scope, unit_of
from hijra_amina.disclosure.published import OR
from hijra_amina.errors import UnknownCodeError
from hijra_amina.statistics.dimensions import dimension

if TYPE_CHECKING:
    from hijra_amina.disclosure.lattice._builder import Builder

__all__ = ["relate_cells", "take_apart"]

_PEOPLE, _PARTICIPATIONS = "people", "participations"


def relate_cells(builder: Builder) -> None:
    """Write down what cells of the same sessions have to do with one another.

    Args:
        builder: What the lattice is put together in.
    """
    _narrower(builder)
    _inside(builder)
    _measures(builder)


def take_apart(builder: Builder) -> None:
    """Write down of what values that were put together consist.

    Args:
        builder: What the lattice is put together in.
    """
    waiting = list(builder.numbers)
    while waiting:
        cell = waiting.pop()
        joined = next(((name, value) for name, value in cell.conditions if OR in value), None)
        if joined is None or cell.table is not None:
            continue
        name, value = joined
        parts: dict[int, int] = {}
        for one in value.split(OR):
            conditions = {**dict(cell.conditions), name: one}
            part = builder.cell(cell.measure, cell.scope, conditions, cell.as_of)
            if part is not None:
                if part not in builder.numbers:
                    waiting.append(part)
                parts[builder.number(part)] = 1
        whole = builder.number(cell)
        builder.add({**parts, whole: -1}, 0, 0 if _excludes(builder, name, cell.measure) else None)
        for part_number in parts:
            builder.add({part_number: 1, whole: -1}, None, 0)


def _narrower(builder: Builder) -> None:
    """More conditions never give more, and values that exclude each other share what is there."""
    children: dict[tuple[Cell, str], list[Cell]] = {}
    singles: list[tuple[Cell, Cell]] = []
    for cell in list(builder.numbers):
        if cell.table is not None:
            continue
        for whole in _nearest_wholes(builder, cell):
            more = [pair for pair in cell.conditions if pair not in whole.conditions]
            name = more[0][0]
            if len(more) == 1 and _excludes(builder, name, cell.measure) and _is_one(more[0][1]):
                if not _is_split(builder, whole, cell, name):
                    children.setdefault((whole, name), []).append(cell)
            else:
                singles.append((cell, whole))
    for (whole, _), parts in children.items():
        by_day: dict[str | None, list[Cell]] = {}
        for part in parts:
            by_day.setdefault(part.as_of, []).append(part)
        for same_day in by_day.values():
            terms = {builder.number(part): 1 for part in same_day}
            builder.add({**terms, builder.number(whole): -1}, None, 0)
    for part, whole in singles:
        builder.add({builder.number(part): 1, builder.number(whole): -1}, None, 0)


def _is_one(value: str) -> bool:
    """Whether it is a value as records have it, and not made of others."""
    return OR not in value and not value.startswith(NOT)


def _nearest_wholes(builder: Builder, cell: Cell) -> list[Cell]:
    """The cells with fewer conditions, of which no other is between."""
    found: list[Cell] = []
    size = len(cell.conditions)
    for kept in range(size - 1, -1, -1):
        for conditions in itertools.combinations(cell.conditions, kept):
            if any(set(conditions) <= set(other.conditions) for other in found):
                continue
            for as_of in dict.fromkeys((cell.as_of, None)):
                whole = attrs.evolve(cell, conditions=conditions, as_of=as_of)
                if whole in builder.numbers:
                    found.append(whole)
                    break
    return found


def _excludes(builder: Builder, name: str, measure: str) -> bool:
    """Whether somebody who has one value of a dimension has no other."""
    try:
        made = dimension(name)
    except UnknownCodeError:
        # A reader takes it for granted, unless a table speaks against it.
        return name not in builder.overlapping
    return not made.several and (made.is_of_people or unit_of(measure) != _PEOPLE)


def _is_split(builder: Builder, whole: Cell, part: Cell, name: str) -> bool:
    split = Split(part.measure, part.scope, whole.conditions, name, part.as_of)
    return split in builder.splits


def _inside(builder: Builder) -> None:
    """What lies in something else is a part of it: a ministry of its government."""
    families: dict[_Family, list[Cell]] = {}
    for cell in builder.numbers:
        if cell.table is None:
            for name in (name for name, value in cell.conditions if not value.startswith(NOT)):
                families.setdefault(_family(cell, name), []).append(cell)
    for family, cells in families.items():
        outer = {pair for cell in cells for pair in builder.lies_in(_pair(cell, family.name))}
        for wider, value in sorted(outer):
            if all(wider != name for name, _ in family.rest):
                _gather(builder, family, cells, (wider, value))


@attrs.frozen
class _Family:
    """Cells that differ in the value of one dimension alone.

    Attributes:
        measure: What is counted.
        scope: At which sessions.
        as_of: The day of bodies and governorates.
        rest: Their other conditions.
        name: The dimension.
    """

    measure: str
    scope: Scope
    as_of: str | None
    rest: Conditions
    name: str


def _family(cell: Cell, name: str) -> _Family:
    rest = tuple(pair for pair in cell.conditions if pair[0] != name)
    return _Family(cell.measure, cell.scope, cell.as_of, rest, name)


def _pair(cell: Cell, name: str) -> tuple[str, str]:
    return name, dict(cell.conditions)[name]


def _gather(builder: Builder, family: _Family, cells: list[Cell], outer: tuple[str, str]) -> None:
    """All of some cells that lie in one cell are less than it, and with those that may, no less."""
    conditions = {**dict(family.rest), outer[0]: outer[1]}
    wider = builder.cell(family.measure, family.scope, conditions, family.as_of)
    if wider is None or wider not in builder.numbers:
        return
    whole = {builder.number(wider): -1}
    inside: dict[int, int] = {}
    maybe: dict[int, int] = {}
    for cell in cells:
        pair = _pair(cell, family.name)
        lies_in = dict(builder.lies_in(pair))
        if outer[0] not in lies_in:
            maybe[builder.number(cell)] = 1
        elif lies_in[outer[0]] == outer[1] and OR not in pair[1]:
            inside[builder.number(cell)] = 1
    builder.add({**inside, **whole}, None, 0)
    split = Split(family.measure, family.scope, family.rest, family.name, family.as_of)
    if split in builder.splits:
        # All values are listed, so that whoever is in it is under one of them.
        builder.add({**inside, **maybe, **whole}, 0, None)


def _measures(builder: Builder) -> None:
    """A rule of attendance leaves out; people come once or more often."""
    for cell, number in list(builder.numbers.items()):
        if cell.table is not None:
            continue
        unit = unit_of(cell.measure)
        if unit != cell.measure:
            everybody = attrs.evolve(cell, measure=unit)
            if everybody in builder.numbers:
                builder.add({number: 1, builder.numbers[everybody]: -1}, None, 0)
        if unit != _PEOPLE:
            continue
        times = attrs.evolve(cell, measure=_PARTICIPATIONS + cell.measure.removeprefix(unit))
        if times in builder.numbers:
            settled = cell in builder.settled or times in builder.settled
            once = settled and not isinstance(cell.scope, str) and len(cell.scope) == 1
            builder.add({number: 1, builder.numbers[times]: -1}, 0 if once else None, 0)
            if settled and not isinstance(cell.scope, str):
                builder.add({number: -len(cell.scope), builder.numbers[times]: 1}, None, 0)
