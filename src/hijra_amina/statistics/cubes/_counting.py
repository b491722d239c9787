"""`kernels.unique_people` with numpy: each person's different rows, once for every margin.

Rows are sorted by person once. A row is new to a margin if none of the person's rows before it has
the same values there, so comparing neighbours answers for all margins together: nothing is sorted
or grouped again. The rows of the few people who have very many are sorted instead, along chains of
margins that contain one another.

Rows that stand for several values, or may, are compared as sets. Only for people who have one in
the dimensions of a margin, the cells of that margin are then a union of boxes (`_boxes`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from hijra_amina.statistics.cubes import _plain
from hijra_amina.statistics.cubes._adding import are_small, roll_up_for, where_unlimited
from hijra_amina.statistics.cubes._boxes import united
from hijra_amina.statistics.cubes._chains import chains, order_of
from hijra_amina.statistics.cubes._cube import Cube
from hijra_amina.statistics.cubes._dense import (
    Dense,
    all_sure,
    columns_of,
    families_of,
    numbers,
    totals,
)
from hijra_amina.statistics.cubes._families import Codes, smallest
from hijra_amina.statistics.cubes._sorting import in_order
from hijra_amina.statistics.cubes._sparse import Sparse, SparseMaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hijra_amina.statistics.cubes._axis import Axis
    from hijra_amina.statistics.cubes._families import Family

__all__ = ["unique_people"]

# All subsets of so many axes fit into the bits of one number.
_MOST_AXES = 6
# Comparing neighbours is quadratic in the rows of one person, sorting is not.
_MOST_NEIGHBOURS = 24


def unique_people(
    axes: tuple[Axis, ...],
    people: Sequence[int],
    codes: Sequence[Sequence[int]],
    certain: Sequence[bool] | None,
    unlimited: Sequence[Sequence[int]],
) -> Cube:
    """The figure of every key."""
    least, most = families_of(axes, "sure"), families_of(axes, "may")
    roll_up = roll_up_for(least, most) if len(axes) <= _MOST_AXES else None
    if roll_up is None:
        listed = [[int(code) for code in column] for column in codes]
        sure = None if certain is None else [bool(flag) for flag in certain]
        return _plain.unique_people(axes, [int(one) for one in people], listed, sure, unlimited)
    counted = _in_an_array if are_small(least, most) else _cell_by_cell
    persons = numbers(people)
    columns = columns_of(codes)
    open_ended = where_unlimited(most, unlimited, roll_up)
    most_figures = counted(most, persons, columns)
    least_figures = most_figures
    if certain is not None or not all_sure(axes, columns):
        if certain is not None:
            flags = np.asarray(certain, dtype=bool)
            persons, columns = persons[flags], [column[flags] for column in columns]
        least_figures = counted(least, persons, columns)
    return Cube(axes, least_figures, most_figures, open_ended)


def _in_an_array(families: list[Family], persons: Codes, columns: Sequence[Codes]) -> Dense:
    cells = np.zeros(tuple(family.places + 1 for family in families), dtype=np.int64)
    for margin, parts in _by_margin(families, persons, columns):
        chosen = [family for place, family in enumerate(families) if margin >> place & 1]
        sizes = [len(family) for family in chosen]
        figures = np.zeros(sizes, dtype=np.int64)
        for part in parts:
            figures += totals(part.sets, sizes, part.number, part.signs)
        for place, family in enumerate(chosen):
            figures = family.spread(figures, place)
        where = tuple(
            slice(1, None) if margin >> place & 1 else 0 for place in range(len(families))
        )
        cells[where] += figures
    return Dense(cells)


def _cell_by_cell(families: list[Family], persons: Codes, columns: Sequence[Codes]) -> Sparse:
    maker = SparseMaker(families)
    for margin, parts in _by_margin(families, persons, columns):
        for part in parts:
            ones = np.ones(part.number, dtype=np.int64)
            maker.add(margin, part.sets, ones if part.signs is None else part.signs)
    return maker.made()


@attrs.frozen(eq=False)
class _Part:
    """Different rows of a margin: the set on each of its axes, and signs where there are some."""

    sets: list[Codes]
    number: int
    signs: Codes | None = None


def _by_margin(
    families: list[Family], persons: Codes, columns: Sequence[Codes]
) -> Iterator[tuple[int, list[_Part]]]:
    """For each margin the different rows of each person, and unions where they are boxes."""
    if not persons.size:
        return
    rows = _rows_of(families, persons, columns)
    for part in rows.light_and_heavy():
        for margin, people, sets in part:
            unclear = (rows.unclear[people] & margin) != 0
            if not unclear.any():
                yield margin, [_Part(sets, people.size)]
                continue
            chosen = [family for place, family in enumerate(families) if margin >> place & 1]
            boxes, signs = united(chosen, people[unclear], [found[unclear] for found in sets])
            clear = [found[~unclear] for found in sets]
            number = people.size - int(unclear.sum())
            yield margin, [_Part(clear, number), _Part(boxes, signs.size, signs)]


@attrs.frozen(eq=False)
class _Rows:
    """The different rows of people, sorted by person.

    Attributes:
        people: The number of each row's person, counted from nought.
        sets: For each axis, the number of each row's set of values.
        first: The first row of each person.
        unclear: For each person, the axes, as bits, on which a row is not one value.
    """

    people: Codes
    sets: list[Codes]
    first: Codes
    unclear: Codes

    def light_and_heavy(self) -> Iterator[Iterator[tuple[int, Codes, list[Codes]]]]:
        """For each margin the different parts of rows, of people with few rows and with many."""
        number = np.diff(self.first, append=self.people.size)
        heavy = number > _MOST_NEIGHBOURS
        if not heavy.any():
            yield self._by_neighbours()
            return
        of_heavy = heavy[self.people]
        for flags, by_sorting in ((~of_heavy, False), (of_heavy, True)):
            people = self.people[flags]
            if people.size:
                first = np.flatnonzero(np.diff(people, prepend=-1))
                sets = [found[flags] for found in self.sets]
                part = _Rows(people, sets, first, self.unclear)
                yield part._by_sorting() if by_sorting else part._by_neighbours()

    def _by_neighbours(self) -> Iterator[tuple[int, Codes, list[Codes]]]:
        number = len(self.sets)
        known = self._known()
        for margin in range(1 << number):
            new = np.flatnonzero((known >> margin & 1) == 0)
            sets = [found[new] for place, found in enumerate(self.sets) if margin >> place & 1]
            yield margin, self.people[new], sets

    def _known(self) -> Codes:
        """For each row the margins, as bits, in which a row of the person before it is the same."""
        number = len(self.sets)
        margins = 1 << number
        below = [
            sum(1 << part for part in range(margins) if part & same == part)
            for same in range(margins)
        ]
        # One more entry than there are sets of axes: nothing, for rows of different people.
        kind = smallest((1 << margins) - 1)
        table = np.array([0, *below], dtype=kind)
        known = np.zeros(self.people.size, dtype=kind)
        widths = np.diff(self.first, append=self.people.size)
        rank = np.arange(self.people.size, dtype=np.int32)
        rank -= np.repeat(self.first.astype(np.int32), widths)
        rows = np.flatnonzero(rank >= 1)
        for distance in range(1, int(widths.max())):
            rows = rows[rank[rows] >= distance] if distance > 1 else rows
            same = np.ones(rows.size, dtype=np.uint8)
            for place, found in enumerate(self.sets):
                same += (found[rows] == found[rows - distance]).astype(np.uint8) << place
            known[rows] |= table[same]
        return known

    def _by_sorting(self) -> Iterator[tuple[int, Codes, list[Codes]]]:
        number = len(self.sets)
        for chain in chains(number):
            order = order_of(chain)
            people, *found = in_order([self.people, *(self.sets[place] for place in order)])
            sets = dict(zip(order, found, strict=True))
            new = np.diff(people, prepend=-1) != 0
            for margin in chain:
                for place in order[: margin.bit_count()]:
                    new[1:] |= sets[place][1:] != sets[place][:-1]
                at = np.flatnonzero(new)
                within = [place for place in range(number) if margin >> place & 1]
                yield margin, people[at], [sets[place][at] for place in within]


def _rows_of(families: list[Family], persons: Codes, columns: Sequence[Codes]) -> _Rows:
    sets = [family.of_raw[column] for family, column in zip(families, columns, strict=True)]
    persons, *sets = in_order([persons, *sets], distinct=True)
    new = np.concatenate(([True], persons[1:] != persons[:-1]))
    people = np.cumsum(new, dtype=np.int32) - 1
    first = np.flatnonzero(new)
    unclear = np.zeros(people.size, dtype=np.uint8)
    for place, (family, found) in enumerate(zip(families, sets, strict=True)):
        several = family.sizes() > 1
        if several.any():
            unclear |= several[found].astype(np.uint8) << place
    return _Rows(people, sets, first, np.bitwise_or.reduceat(unclear, first))
