"""Unions of boxes: in which cells somebody is, whose rows stand for several values at once.

A row that stands for a set of values on each axis is a box of cells. Somebody is in a cell if one
of their rows is a box that contains it, however many do: what counts is the union of the boxes.
Written as boxes with signs, the union of two is the one and the other less what they share, and so
on for each further one; what they share is a box again. Boxes with signs add up over all people
before anything is spread over cells, so that a row of which nothing is known costs as much as any
other, and not as many cells as there are.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs
import numpy as np

from hijra_amina.statistics.cubes._dense import is_small
from hijra_amina.statistics.cubes._families import Codes
from hijra_amina.statistics.cubes._sorting import added_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.statistics.cubes._axis import Places
    from hijra_amina.statistics.cubes._families import Family, Flags

__all__ = ["united"]

# The boxes that several boxes share can be many; somebody with more has them painted cell by cell.
_MOST_BOXES = 10
# So many people at a time keep what is in memory small.
_PEOPLE_AT_A_TIME = 1 << 17


def united(
    families: Sequence[Family], people: Codes, sets: Sequence[Codes]
) -> tuple[list[Codes], Codes]:
    """The union of each person's boxes, as boxes with signs.

    Args:
        families: The sets of each axis, one axis at least.
        people: The person of each row, sorted.
        sets: For each axis, the set that each row stands for; no row of a person stands twice.

    Returns:
        For each axis the sets of the boxes, and their signs: a cell is in as many unions as the
        signs of the boxes that contain it add up to.
    """
    inside = np.ones(people.size, dtype=bool)
    clear = np.ones(people.size, dtype=bool)
    for family, found in zip(families, sets, strict=True):
        sizes = family.sizes()[found]
        inside &= sizes > 0
        clear &= sizes == 1
    number = np.bincount(people, weights=inside & ~clear)
    parts: list[_Rows] = []
    many = inside & (number > _MOST_BOXES)[people]
    if not is_small(family.places for family in families):
        many[:] = False
    if many.any():
        parts.append(_painted(families, _Rows.of(people, sets, many)))
    for start in range(0, number.size, _PEOPLE_AT_A_TIME):
        first, last = np.searchsorted(people, (start, start + _PEOPLE_AT_A_TIME))
        part = slice(first, last)
        few = inside[part] & ~many[part]
        if few.any():
            here, columns = people[part] - start, [found[part] for found in sets]
            boxes = _Rows.of(here, columns, few & ~clear[part])
            points = _Rows.of(here, columns, few & clear[part])
            parts += [_not_in(families, points, boxes), _with_signs(families, boxes)]
    signs = np.concatenate([part.signs for part in parts] or [_NOTHING])
    return [
        np.concatenate([part.sets[place] for part in parts] or [_NOTHING])
        for place in range(len(families))
    ], signs


_NOTHING: Codes = np.zeros(0, dtype=np.int64)


@attrs.frozen(eq=False)
class _Rows:
    """Boxes of people, sorted by person."""

    people: Codes
    sets: list[Codes]
    signs: Codes

    @classmethod
    def of(cls, people: Codes, sets: Sequence[Codes], flags: Flags) -> _Rows:
        """Some of some rows, each counting once."""
        chosen = [found[flags] for found in sets]
        return cls(people[flags], chosen, np.ones(chosen[0].size, dtype=np.int64))

    def only(self, which: Flags) -> _Rows:
        """Some of these rows."""
        return _Rows(self.people[which], [one[which] for one in self.sets], self.signs[which])


def _not_in(families: Sequence[Family], points: _Rows, boxes: _Rows) -> _Rows:
    """The cells that no box of the same person contains."""
    number, first = _runs(boxes.people, points.people)
    at = first[points.people]
    left = number[points.people]
    while (theirs := left > 0).any():
        asked = np.flatnonzero(theirs)
        within = np.ones(asked.size, dtype=bool)
        for family, box, point in zip(families, boxes.sets, points.sets, strict=True):
            cell = point[asked]
            within &= family.shared(cell, box[at[asked]]) == cell
        kept = np.ones(at.size, dtype=bool)
        kept[asked[within]] = False
        points, at, left = points.only(kept), at[kept] + 1, left[kept] - 1
    return points


def _runs(people: Codes, others: Codes) -> tuple[Codes, Codes]:
    """For each person, how many rows they have and where these begin."""
    most = max(people.max(initial=-1), others.max(initial=-1)) + 1
    number = np.bincount(people, minlength=most)
    return number, np.cumsum(number) - number


def _with_signs(families: Sequence[Family], boxes: _Rows) -> _Rows:
    """The union of the boxes of each person: each further one, less what it shares with others."""
    number, first = _runs(boxes.people, boxes.people)
    rank = np.arange(boxes.people.size) - first[boxes.people]
    union = boxes.only(rank == 0)
    done: list[_Rows] = []
    for turn in range(1, int(number.max(initial=0))):
        more = (number > turn)[union.people]
        done.append(union.only(~more))
        before = union.only(more)
        further = boxes.only(rank == turn)
        at = (first + turn)[before.people]
        shared = [
            family.shared(one, other[at])
            for family, one, other in zip(families, before.sets, boxes.sets, strict=True)
        ]
        nonempty = np.logical_and.reduce([found > 0 for found in shared])
        columns, signs = added_up(
            [
                np.concatenate((one, other, both[nonempty]))
                for one, other, both in zip(
                    (before.people, *before.sets),
                    (further.people, *further.sets),
                    (before.people, *shared),
                    strict=True,
                )
            ],
            np.concatenate((before.signs, further.signs, -before.signs[nonempty])),
        )
        union = _Rows(columns[0], columns[1:], signs)
    return _Rows(
        _NOTHING,
        [
            np.concatenate([*(part.sets[place] for part in done), union.sets[place]])
            for place in range(len(families))
        ],
        np.concatenate([*(part.signs for part in done), union.signs]),
    )


def _painted(families: Sequence[Family], rows: _Rows) -> _Rows:
    """The union of the boxes of each person, cell by cell on one sheet after the other."""
    shape = tuple(family.places for family in families)
    totals = np.zeros(shape, dtype=np.int64)
    starts = np.flatnonzero(np.diff(rows.people, prepend=-1)).tolist()
    for first, last in itertools.pairwise((*starts, rows.people.size)):
        sheet = np.zeros(shape, dtype=bool)
        columns: list[list[int]] = [found[first:last].tolist() for found in rows.sets]
        for box in zip(*columns, strict=True):
            sides: list[Places] = [
                family.sets[one] for family, one in zip(families, box, strict=True)
            ]
            sheet[np.ix_(*sides)] = True
        totals += sheet
    cells = np.nonzero(totals)
    sets: list[Codes] = [
        family.singles()[places] for family, places in zip(families, cells, strict=True)
    ]
    return _Rows(_NOTHING, sets, totals[cells])
