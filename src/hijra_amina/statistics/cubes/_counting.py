"""`kernels.unique_people` with numpy: each person's different rows, once for every margin.

Rows are sorted by person once. A row is new to a margin if none of the person's rows before it has
the same values there, so comparing neighbours answers for all margins together: nothing is sorted
or grouped again, and one pass counts for all margins (`_at_once`). The rows of the few people who
have very many are sorted instead, along chains of margins that contain one another.

Rows that stand for several values, or may, are compared as sets. Only for people who have one in
the dimensions of a margin, the cells of that margin are then a union of boxes (`_boxes`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from hijra_amina.statistics.cubes import _plain
from hijra_amina.statistics.cubes._adding import are_small, roll_up_for, where_unlimited
from hijra_amina.statistics.cubes._at_once import at_once
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
    from hijra_amina.statistics.cubes._families import Family, Figures, Flags

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

    def add(margin: int, figures: Figures) -> None:
        """Spread figures of sets over values, where a margin has its place."""
        chosen = [family for place, family in enumerate(families) if margin >> place & 1]
        for place, family in enumerate(chosen):
            figures = family.spread(figures, place)
        where = tuple(
            slice(1, None) if margin >> place & 1 else 0 for place in range(len(families))
        )
        cells[where] += figures

    rows = _rows_of(families, persons, columns)
    plain, others = rows.plain_and_others()
    if plain is not None:
        sizes = [len(family) for family in families]
        found = at_once(plain.sets, sizes, plain.known())
        if found is None:
            others = rows
        for margin, figures in enumerate(found or ()):
            add(margin, figures)
    for margin, parts in _by_margin(families, others):
        sizes = [len(one) for place, one in enumerate(families) if margin >> place & 1]
        figures = np.zeros(sizes, dtype=np.int64)
        for part in parts:
            figures += totals(part.sets, sizes, part.number, part.signs)
        add(margin, figures)
    return Dense(cells)


def _cell_by_cell(families: list[Family], persons: Codes, columns: Sequence[Codes]) -> Sparse:
    maker = SparseMaker(families)
    for margin, parts in _by_margin(families, _rows_of(families, persons, columns)):
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


def _by_margin(families: list[Family], rows: _Rows | None) -> Iterator[tuple[int, list[_Part]]]:
    """For each margin the different rows of each person, and unions where they are boxes."""
    if rows is None or not rows.people.size:
        return
    for some, different in rows.light_and_heavy():
        for margin, people, sets in different:
            unclear = (some.unclear[people] & margin) != 0
            if not unclear.any():
                yield margin, [_Part(sets, people.size)]
                continue
            chosen = [family for place, family in enumerate(families) if margin >> place & 1]
            boxes, signs = united(chosen, people[unclear], [found[unclear] for found in sets])
            clear = [found[~unclear] for found in sets]
            number = people.size - int(unclear.sum())
            yield margin, [_Part(clear, number), _Part(boxes, signs.size, signs)]


_Margin = tuple[int, Codes, list[Codes]]
"""A margin, as bits; the people and, for each of its axes, the sets of its different rows."""


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

    def light_and_heavy(self) -> Iterator[tuple[_Rows, Iterator[_Margin]]]:
        """The people with few rows and those with many, each with the different parts of rows."""
        number = np.diff(self.first, append=self.people.size)
        heavy = number > _MOST_NEIGHBOURS
        if not heavy.any():
            yield self, self.by_neighbours()
            return
        of_heavy = heavy[self.people]
        light = self._chosen(~of_heavy)
        if light.people.size:
            yield light, light.by_neighbours()
        many = self._chosen(of_heavy)
        yield many, many.by_sorting()

    def plain_and_others(self) -> tuple[_Rows | None, _Rows | None]:
        """The rows of people who have few, each of one value on every axis, and all others."""
        number = np.diff(self.first, append=self.people.size)
        plain = (number <= _MOST_NEIGHBOURS) & (self.unclear == 0)
        if plain.all():
            return (self if plain.size else None), None
        of_plain = plain[self.people]
        return (self._chosen(of_plain) if plain.any() else None), self._chosen(~of_plain)

    def _chosen(self, flags: Flags) -> _Rows:
        people = self.people[flags]
        first = np.flatnonzero(np.diff(people, prepend=-1))
        sets = [found[flags] for found in self.sets]
        return _Rows(_repeated(first, people.size), sets, first, self.unclear[people[first]])

    def by_neighbours(self) -> Iterator[_Margin]:
        number = len(self.sets)
        known = self.known()
        for margin in range(1 << number):
            new = np.flatnonzero((known >> margin & 1) == 0)
            sets = [found[new] for place, found in enumerate(self.sets) if margin >> place & 1]
            yield margin, self.people[new], sets

    def known(self) -> Codes:
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

    def by_sorting(self) -> Iterator[_Margin]:
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
    first = np.flatnonzero(np.diff(persons, prepend=persons[:1] - 1))
    people = _repeated(first, persons.size)
    unclear = np.zeros(people.size, dtype=np.uint8)
    for place, (family, found) in enumerate(zip(families, sets, strict=True)):
        several = family.sizes() > 1
        if several.any():
            unclear |= several[found].astype(np.uint8) << place
    of_person = np.bitwise_or.reduceat(unclear, first) if first.size else unclear
    return _Rows(people, sets, first, of_person)


def _repeated(first: Codes, rows: int) -> Codes:
    """For each row the number of its person, from the first row of each."""
    return np.repeat(np.arange(first.size, dtype=np.int32), np.diff(first, append=rows))
