"""The sets of values that raw values stand for, each once, and what two of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.statistics.cubes._axis import Places, Side

__all__ = ["Codes", "Family", "Figures", "Flags", "smallest"]

Codes = npt.NDArray[np.integer]
Flags = npt.NDArray[np.bool_]
Figures = npt.NDArray[np.int64]


def smallest(most: int) -> np.dtype[np.integer]:
    """The smallest type that holds whole numbers from nought to some number."""
    return np.min_scalar_type(max(most, 0))


class Family:
    """Sets of places of one axis, numbered, so that equal raw values are compared by number.

    What two sets share becomes a set of the family when somebody asks for it.

    Args:
        side: For each raw value, its places.
        places: How many places the axis has, `?` among them.
    """

    def __init__(self, side: Side, places: int) -> None:
        """Number the sets that occur; the empty one always has a number."""
        self.places = places
        self._numbers: dict[Places, int] = {(): 0}
        self.sets: list[Places] = [()]
        of_raw = [self._number(found) for found in side]
        self.of_raw = np.array(of_raw, dtype=smallest(len(self.sets)))
        every = tuple(sorted({place for found in self.sets for place in found}))
        self._everything = self._numbers.get(every, 0)
        # A set of one place is that place, even if there is no other.
        self.anything: Places = every if len(every) > 1 and self._everything else ()

    def __len__(self) -> int:
        """How many sets there are by now."""
        return len(self.sets)

    def _number(self, places: Places) -> int:
        number = self._numbers.get(places)
        if number is None:
            number = self._numbers[places] = len(self.sets)
            self.sets.append(places)
        return number

    def sizes(self) -> Figures:
        """How many places each set has."""
        return np.fromiter(map(len, self.sets), dtype=np.int64, count=len(self.sets))

    def singles(self) -> Figures:
        """The set of each place alone."""
        return np.array([self._number((place,)) for place in range(self.places)], dtype=np.int64)

    def shared(self, one: Codes, other: Codes) -> Figures:
        """The sets of the places that pairs of sets share; 0 where they share none."""
        found = np.where(one == other, one, 0).astype(np.int64)
        if self._everything:
            found = np.where(one == self._everything, other, found)
            found = np.where(other == self._everything, one, found)
        several = self.sizes() > 1
        several[self._everything] = False
        rest = np.flatnonzero((several[one] | several[other]) & (found == 0))
        if rest.size:
            number = len(self.sets)
            pairs = one[rest].astype(np.int64) * number + other[rest]
            each, back = np.unique(pairs, return_inverse=True)
            met = [self._meet(*divmod(pair, number)) for pair in each.tolist()]
            found[rest] = np.array(met, dtype=np.int64)[back]
        return found

    def _meet(self, one: int, other: int) -> int:
        among = frozenset(self.sets[other])
        return self._number(tuple(place for place in self.sets[one] if place in among))

    def spread(self, figures: Figures, axis: int) -> Figures:
        """From figures of sets to figures of places, along one axis."""
        front = np.moveaxis(figures, axis, 0)
        found = np.zeros((self.places, *front.shape[1:]), dtype=np.int64)
        single = [number for number, places in enumerate(self.sets) if len(places) == 1]
        if single:
            found[[self.sets[number][0] for number in single]] = front[single]
        for number, places in enumerate(self.sets):
            if len(places) > 1 and front[number].any():
                found[_slice(places)] += front[number]
        return np.moveaxis(found, 0, axis)


def _slice(places: Iterable[int]) -> slice | list[int]:
    """Neighbours as a slice, which numpy adds to in place without a copy."""
    listed = list(places)
    if listed[-1] - listed[0] + 1 == len(listed):
        return slice(listed[0], listed[-1] + 1)
    return listed
