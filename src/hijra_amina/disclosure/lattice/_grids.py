"""A table as cells and sums: every key of it is a cell, and parts make up their whole."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure.lattice._builder import Split
from hijra_amina.disclosure.lattice._lines import Line, line_of
from hijra_amina.disclosure.published import OR, Grid
from hijra_amina.knowledge import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hijra_amina.disclosure.lattice._builder import Builder
    from hijra_amina.disclosure.lattice.cell import Cell, Scope
    from hijra_amina.disclosure.published import Axis, Shown

__all__ = ["Laid", "Place", "facts_of", "lay", "learn_hierarchies", "says"]

_ALL, _UNKNOWN, _SESSION = "*", "?", "session"

Key = tuple[str, ...]


@attrs.frozen
class Place:
    """Where the figure of a key is among the cells.

    Attributes:
        certain: The cell of its low end; of the whole figure, where there is no other.
        possible: The cell of its high end, where that is another.
        unknown: Whether it is of those of whom something is unknown, so that its low end alone
            is a number of records.
    """

    certain: int
    possible: int | None = None
    unknown: bool = False


@attrs.frozen
class Laid:
    """A table among the cells.

    Attributes:
        grid: The table.
        places: Where each of its keys is; a key without a place is nought by construction, or says
            nothing of any cell.
    """

    grid: Grid
    places: dict[Key, Place]


def learn_hierarchies(builder: Builder, grids: Iterable[Grid]) -> None:
    """Learn from tables what lies in what, except where one of them shows that it does not.

    Args:
        builder: What the lattice is put together in.
        grids: The tables.
    """
    contrary: set[tuple[str, str]] = set()
    for grid in grids:
        for axis in grid.axes:
            if not axis.adds_up:
                # Of a dimension that a registry has, it is the registry that says so.
                builder.overlapping.add(axis.dimension)
            for value in axis.values:
                pair = (axis.dimension, value)
                outer = axis.within.get(value, ()) or builder.lies_in(pair)
                builder.within[pair] = outer
                if _contradicts(grid, axis, value, outer):
                    contrary.add(pair)
    builder.within.update(dict.fromkeys(contrary, ()))


def lay(builder: Builder, grid: Grid, number: int, scope: Scope | None = None) -> Laid:
    """Give every key of a table its cell, and write down what parts and wholes have to do.

    Args:
        builder: What the lattice is put together in.
        grid: The table.
        number: Its number, for a scope that is not known.
        scope: The scope, where it has a name already.

    Returns:
        The table among the cells.
    """
    return _Laying(builder, grid, number, scope or _scope(grid, number)).laid()


def facts_of(laid: Laid) -> Iterator[Row]:
    """What a table shows.

    Args:
        laid: The table among the cells.

    Yields:
        A row for each figure that is shown.
    """
    origin = laid.grid.origin or "a table"
    for key, shown in laid.grid.cells.items():
        place = laid.places.get(key)
        if place is None:
            continue
        for number, low, high in says(laid.grid, place, shown):
            yield Row(terms={number: 1}, low=low, high=high, origin=origin)


def says(grid: Grid, place: Place, shown: Shown) -> tuple[tuple[int, int, int | None], ...]:
    """What a figure says of which cells.

    Args:
        grid: The table.
        place: Where the figure is.
        shown: What is shown of it.

    Returns:
        For each cell, the least and the most that it can be.
    """
    if shown.low is None or (shown.low == 0 and shown.high is None):
        return ()
    if shown.hidden or not grid.recorded or grid.base is not None:
        return ((place.certain, shown.low, shown.high),)
    if place.possible is None and not place.unknown:
        return ((place.certain, shown.low, shown.high),)
    if place.possible is None or shown.high is None:
        return ((place.certain, shown.low, shown.low),)
    return (
        (place.certain, shown.low, shown.low),
        (place.possible, shown.high, shown.high),
    )


class _Laying:
    """One table on its way into the lattice."""

    def __init__(self, builder: Builder, grid: Grid, number: int, scope: Scope) -> None:
        self.builder = builder
        self.grid = grid
        self.scope = scope
        self.lines = [line_of(grid, at) for at in range(len(grid.axes))]
        self.order = sorted(range(len(self.lines)), key=lambda at: self.lines[at].name)
        self.complete = grid.recorded and not any(line.unknown for line in self.lines)
        # Records that leave something open are this table's own.
        self.table = number if grid.recorded and not self.complete else None

    def laid(self) -> Laid:
        places: dict[Key, Place] = {}
        keys = list(itertools.product(*((_ALL, *line.values) for line in self.lines)))
        for key in keys:
            cell = self._cell(key, self.table)
            if cell is None:
                continue
            places[key] = Place(self.builder.number(cell))
            if self.complete:
                self.builder.settled.add(cell)
        numbers = {key: place.certain for key, place in places.items()}
        for key in numbers:
            self._split(key, numbers)
        if self.table is not None:
            self._open(places)
        if self.grid.coverage:
            self._enclose(places)
        return Laid(self.grid, places)

    def _cell(self, key: Key, table: int | None) -> Cell | None:
        conditions = dict(self.grid.where)
        scopes: list[frozenset[str]] = []
        for value, line in zip(key, self.lines, strict=True):
            if value == _ALL:
                continue
            if line.scopes is not None:
                scopes.append(line.scopes[value])
            else:
                conditions[line.name] = value
        scope = self.scope if not scopes else scopes[0].intersection(*scopes[1:])
        if not scope:
            return None
        return self.builder.cell(self.grid.measure, scope, conditions, self.grid.as_of, table)

    def _split(self, key: Key, numbers: dict[Key, int], *, truly: bool = False) -> None:
        exact = False
        for at in self.order:
            line = self.lines[at]
            if key[at] != _ALL:
                continue
            parts = [
                numbers[part]
                for value in line.values
                if (part := (*key[:at], value, *key[at + 1 :])) in numbers
            ]
            if line.scopes is not None:
                if self.table is not None and not truly:
                    self._across(numbers[key], parts, adds_up=self.grid.axes[at].adds_up)
                continue
            whole = line.whole and (line.closed if truly else line.closed or self.grid.recorded)
            if not line.adds_up:
                self._cover(numbers[key], parts, complete=whole and self.complete)
                continue
            if whole and self.complete:
                self._remember(key, line)
            if whole and exact:
                # With the parts along another dimension, this follows.
                continue
            exact = exact or whole
            terms = dict.fromkeys(parts, 1)
            terms[numbers[key]] = terms.get(numbers[key], 0) - 1
            self.builder.add(terms, 0 if whole else None, 0)

    def _across(self, whole: int, parts: Sequence[int], *, adds_up: bool) -> None:
        """Records at some sessions are among those at all; of cells that no other table has."""
        if adds_up:
            self.builder.add({**dict.fromkeys(parts, 1), whole: -1}, None, 0)
        else:
            self._cover(whole, parts, complete=False)

    def _cover(self, whole: int, parts: Sequence[int], *, complete: bool) -> None:
        for part in parts:
            self.builder.add({part: 1, whole: -1}, None, 0)
        if complete:
            terms = dict.fromkeys(parts, 1)
            self.builder.add({**terms, whole: terms.get(whole, 0) - 1}, 0, None)

    def _remember(self, key: Key, line: Line) -> None:
        whole = self._cell(key, None)
        if whole is None or not line.values:
            return
        # The parts have the day of their own dimension.
        conditions = {**dict(whole.conditions), line.name: line.values[0]}
        part = self.builder.cell(whole.measure, whole.scope, conditions, self.grid.as_of)
        if part is None:
            return
        split = Split(whole.measure, whole.scope, whole.conditions, line.name, part.as_of)
        listed = frozenset(one for value in line.values for one in (value, *value.split(OR)))
        self.builder.splits[split] = self.builder.splits.get(split, listed) & listed

    def _open(self, places: dict[Key, Place]) -> None:
        """What the records leave open, and the true numbers between the certain and possible."""
        truly: dict[Key, int] = {}
        for key, place in list(places.items()):
            if _UNKNOWN in key:
                places[key] = attrs.evolve(place, unknown=True)
                continue
            cell = self._cell(key, None)
            if cell is None:
                continue
            truly[key] = number = self.builder.number(cell)
            if number == place.certain:
                continue
            self.builder.add({place.certain: 1, number: -1}, None, 0)
            possible = self._possible(key, places)
            if possible is None:
                self.builder.add({place.certain: 1, number: -1}, 0, 0)
            else:
                places[key] = attrs.evolve(place, possible=possible)
                self.builder.add({number: 1, possible: -1}, None, 0)
        for key in truly:
            self._split(key, truly, truly=True)

    def _enclose(self, places: Iterable[Key]) -> None:
        """Where it is not known of each session whether it belongs: some do, others may."""
        known = {(one.dimension, one.value): one for one in self.grid.coverage}
        for key in places:
            cell = None if _UNKNOWN in key else self._cell(key, None)
            if cell is None or isinstance(cell.scope, str):
                continue
            named = [known[pair] for pair in cell.conditions if pair in known]
            if not named:
                continue
            rest = dict(cell.conditions)
            certain = possible = cell.scope
            for one in named:
                del rest[one.dimension]
                certain &= one.sessions
                possible &= one.sessions | one.perhaps
            number = self.builder.number(cell)
            for scope, sign in ((certain, 1), (possible, -1)):
                other = self.builder.cell(cell.measure, scope, rest, cell.as_of)
                if other is not None and scope:
                    self.builder.add({self.builder.number(other): sign, number: -sign}, None, 0)
            if not possible:
                self.builder.add({number: 1}, None, 0)

    def _possible(self, key: Key, places: dict[Key, Place]) -> int | None:
        """The cell of those who are under a key or may be, where that can be more."""
        choices = [
            (value, _UNKNOWN) if value != _ALL and line.unknown else (value,)
            for value, line in zip(key, self.lines, strict=True)
        ]
        keys = list(itertools.product(*choices))
        cell = self._cell(key, self.table)
        if len(keys) == 1 or cell is None:
            return None
        number = self.builder.number(attrs.evolve(cell, possible=True))
        parts = dict.fromkeys((places[one].certain for one in keys if one in places), 1)
        self.builder.add({**parts, number: -1}, 0, 0)
        return number


def _scope(grid: Grid, number: int) -> Scope:
    if grid.sessions is not None:
        return grid.sessions
    for axis in grid.axes:
        if axis.dimension == _SESSION:
            return frozenset(value for value in axis.values if value != _UNKNOWN)
    return f"table {number}"


def _contradicts(grid: Grid, axis: Axis, value: str, outer: tuple[tuple[str, str], ...]) -> bool:
    """Whether a table shows somebody under a value and outside of what it is said to lie in."""
    places = {other.dimension: at for at, other in enumerate(grid.axes)}
    own = places[axis.dimension]
    for wider, inside in outer:
        at = places.get(wider)
        if at is None:
            continue
        for key, shown in grid.cells.items():
            if key[own] == value and key[at] not in {_ALL, inside} and shown.low:
                return True
    conditions = dict(grid.where)
    return any(conditions.get(wider, inside) != inside for wider, inside in outer)
