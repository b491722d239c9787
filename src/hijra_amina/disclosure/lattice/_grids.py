"""A table as cells and sums: every key of it is a cell, and parts make up their whole."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure.lattice._builder import Split
from hijra_amina.disclosure.published import OR, Grid
from hijra_amina.errors import UnknownCodeError
from hijra_amina.knowledge import Row
from hijra_amina.statistics.dimensions import dimension

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hijra_amina.disclosure.lattice._builder import Builder
    from hijra_amina.disclosure.lattice.cell import Cell, Scope
    from hijra_amina.disclosure.published import Axis, Shown

__all__ = ["Laid", "Place", "facts_of", "lay", "learn_hierarchies", "says"]

_ALL, _UNKNOWN, _SESSION = "*", "?", "session"
# Dimensions of which each person has one of the codes of a short list, and there are no others.
_CLOSED = frozenset({"sex", "age_band", "disability", "post_level"})

Key = tuple[str, ...]


@attrs.frozen
class Place:
    """Where the figure of a key is among the cells.

    Attributes:
        certain: The cell of its low end; of the whole figure, where there is no other.
        possible: The cell of its high end, where that is another.
    """

    certain: int
    possible: int | None = None


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


@attrs.frozen
class _Line:
    """A dimension of a table, as the lattice needs it."""

    name: str
    values: tuple[str, ...]
    adds_up: bool
    whole: bool = True
    closed: bool = False
    unknown: bool = False


def learn_hierarchies(builder: Builder, grids: Iterable[Grid]) -> None:
    """Learn from tables what lies in what, except where one of them shows that it does not.

    Args:
        builder: What the lattice is put together in.
        grids: The tables.
    """
    contrary: set[tuple[str, str]] = set()
    for grid in grids:
        for axis in grid.axes:
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
    if place.possible is None:
        return ((place.certain, shown.low, shown.high),)
    if shown.high is None:
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
        self.lines = [_line(grid, at) for at in range(len(grid.axes))]
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
        return Laid(self.grid, places)

    def _cell(self, key: Key, table: int | None) -> Cell | None:
        conditions = dict(self.grid.where)
        scope = self.scope
        for value, line in zip(key, self.lines, strict=True):
            if value == _ALL:
                continue
            if line.name == _SESSION:
                scope = frozenset({value})
            else:
                conditions[line.name] = value
        return self.builder.cell(self.grid.measure, scope, conditions, self.grid.as_of, table)

    def _split(self, key: Key, numbers: dict[Key, int], *, truly: bool = False) -> None:
        exact = False
        for at in self.order:
            line = self.lines[at]
            if key[at] != _ALL or line.name == _SESSION:
                continue
            parts = [
                numbers[part]
                for value in line.values
                if (part := (*key[:at], value, *key[at + 1 :])) in numbers
            ]
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

    def _cover(self, whole: int, parts: Sequence[int], *, complete: bool) -> None:
        for part in parts:
            self.builder.add({part: 1, whole: -1}, None, 0)
        if complete:
            terms = dict.fromkeys(parts, 1)
            self.builder.add({**terms, whole: terms.get(whole, 0) - 1}, 0, None)

    def _remember(self, key: Key, line: _Line) -> None:
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
            cell = None if _UNKNOWN in key else self._cell(key, None)
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


def _line(grid: Grid, at: int) -> _Line:
    axis = grid.axes[at]
    values = axis.values
    if axis.dimension == _SESSION:
        # Which session it was is never unknown.
        named = tuple(value for value in values if value != _UNKNOWN)
        return _Line(_SESSION, named, adds_up=False)
    unknown = grid.recorded and _UNKNOWN in values and not _is_complete(grid, at)
    if not unknown:
        values = tuple(value for value in values if value != _UNKNOWN)
    has_margin = any(key[at] == _ALL for key in grid.cells)
    return _Line(axis.dimension, values, axis.adds_up, has_margin, _is_closed(axis), unknown)


def _is_complete(grid: Grid, at: int) -> bool:
    """Whether the table shows that nothing is unknown of a dimension."""
    return all(
        (shown.low, shown.high) == (0, 0)
        for key, shown in grid.cells.items()
        if key[at] == _UNKNOWN
    )


def _is_closed(axis: Axis) -> bool:
    """Whether everybody has one of the values that are listed."""
    codes = _codes(axis.dimension)
    return bool(codes) and codes <= _listed(axis)


def _listed(axis: Axis) -> frozenset[str]:
    return frozenset(one for value in axis.values for one in value.split(OR))


def _codes(name: str) -> frozenset[str]:
    """The codes of which everybody has one; none where there may be others."""
    if name not in _CLOSED:
        return frozenset()
    try:
        return frozenset(dimension(name).values_of(()))
    except UnknownCodeError:
        return frozenset()


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
