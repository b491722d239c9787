"""`Cube`: the figures of every combination of values and margins, by key."""

from __future__ import annotations

import itertools
import math
from collections.abc import ItemsView, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from hijra_amina.statistics.tables import Margin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hijra_amina.statistics.cubes._axis import Axis

__all__ = ["Cube", "Figures", "Interval", "Key", "Slots"]

Key = tuple[str, ...]
Interval = tuple[int, int | None]
"""The least and the most; `None` where there is no most."""

Slots = tuple[int, ...]
"""A key in numbers: for each axis 0 for `*`, then its values from 1, then `?`."""


_UNKNOWN = str(Margin.UNKNOWN)


class Figures(Protocol):
    """One number for each key, however they are kept.

    Examples:
        >>> from hijra_amina.statistics.cubes import Axis, add_up
        >>> add_up([Axis.of("sex", ("f",), ("f",), of_people=True)], [[0]], [7]).low.at((1,))
        7
    """

    def at(self, slots: Slots) -> int:
        """The number of a key."""
        ...

    def listed(self) -> Iterable[int]:
        """The numbers of all keys, the last axis running fastest."""
        ...


class CubeItems(ItemsView[Key, Interval]):
    """The keys and figures of a cube, without looking each of them up."""

    _mapping: Cube

    def __iter__(self) -> Iterator[tuple[Key, Interval]]:
        """Every key with its least and its most."""
        return self._mapping.listed()


class Cube(Mapping[Key, Interval]):
    """The least and the most of each key: values and margins of each axis, and `?`.

    Keys are worked out on demand, so that a cube of many thousand cells costs no more than its
    numbers. `?` of an axis of people is what its values leave of the whole; a key has it once.

    Args:
        axes: The axes.
        low: The least of each key.
        high: The most of each key, where there is a most.
        unlimited: For each key, how much of it has no most.

    Attributes:
        nowhere: Tells the keys whose values nothing has at once, where there are any.

    Examples:
        >>> from hijra_amina.statistics.cubes import Axis, add_up
        >>> sex = Axis.of("sex", ("f", None), ("f", "m"), of_people=True)
        >>> cube = add_up([sex], [[0, 1]], [12, 5])
        >>> dict(cube)
        {('*',): (17, 17), ('f',): (12, 17), ('m',): (0, 5), ('?',): (5, 5)}
    """

    def __init__(
        self,
        axes: tuple[Axis, ...],
        low: Figures,
        high: Figures,
        unlimited: Figures | None = None,
    ) -> None:
        """Keep the numbers as they are."""
        self.axes = axes
        self.low = low
        self.high = high
        self.unlimited = unlimited
        self.nowhere: Callable[[Key], bool] | None = None
        self._labels = tuple(axis.labels for axis in axes)
        self._slots = tuple(
            {label: slot for slot, label in enumerate(labels)} for labels in self._labels
        )
        self._unknown = tuple(len(axis.values) + 1 if axis.of_people else None for axis in axes)

    def __getitem__(self, key: Key) -> Interval:
        """The least and the most of a key.

        Raises:
            KeyError: If a part is no value, `*` or `?` of its axis.
        """
        if len(key) != len(self.axes):
            raise KeyError(key)
        slots = tuple(of[part] for of, part in zip(self._slots, key, strict=True))
        place = self._complement(slots)
        if place is None:
            raise KeyError(key)
        if self.nowhere is not None and self.nowhere(key):
            return 0, 0
        return self._interval(slots) if place < 0 else self._left(slots, place)

    def __len__(self) -> int:
        """How many keys there are."""
        every = one = 1
        missing = 0
        # A key has `?` of axes of people once at the most: count those without, and with one.
        for labels, unknown in zip(self._labels, self._unknown, strict=True):
            if unknown is None:
                every, missing = every * len(labels), missing * len(labels)
            else:
                missing = missing * (len(labels) - 1) + every
                every *= len(labels) - 1
        return every * one + missing

    def __iter__(self) -> Iterator[Key]:
        """The keys, the last axis running fastest."""
        unknown = self._places_of_unknown()
        for key in itertools.product(*self._labels):
            if sum([key[place] == _UNKNOWN for place in unknown]) <= 1:
                yield key

    def items(self) -> CubeItems:
        """Every key with its least and its most, all numbers fetched at once."""
        return CubeItems(self)

    def listed(self) -> Iterator[tuple[Key, Interval]]:
        """Every key with its least and its most, the last axis running fastest."""
        lows, highs = list(self.low.listed()), list(self.high.listed())
        opens = None if self.unlimited is None else list(self.unlimited.listed())
        unknown = self._places_of_unknown()
        strides = _strides([len(labels) for labels in self._labels])
        nowhere = self.nowhere
        for at, key in enumerate(itertools.product(*self._labels)):
            if nowhere is not None and nowhere(key):
                if sum([key[place] == _UNKNOWN for place in unknown]) <= 1:
                    yield key, (0, 0)
                continue
            most = None if opens is not None and opens[at] else highs[at]
            if _UNKNOWN not in key:
                yield key, (lows[at], most)
                continue
            places = [place for place in unknown if key[place] == _UNKNOWN]
            if not places:
                yield key, (lows[at], most)
            elif len(places) == 1:
                stride = strides[places[0]]
                whole = at - (len(self._labels[places[0]]) - 1) * stride
                placed = sum(lows[whole + stride : at : stride])
                low = max(0, lows[whole] - placed)
                is_open = opens is not None and opens[whole]
                yield key, (low, None if is_open else max(low, highs[whole] - placed))

    def _places_of_unknown(self) -> list[int]:
        """The axes whose `?` is what is left of a whole."""
        return [place for place, slot in enumerate(self._unknown) if slot is not None]

    def _complement(self, slots: Slots) -> int | None:
        """The axis whose `?` is what is left of a whole; -1 for none, `None` for too many."""
        found = -1
        for place, (slot, unknown) in enumerate(zip(slots, self._unknown, strict=True)):
            if slot == unknown:
                if found >= 0:
                    return None
                found = place
        return found

    def _interval(self, slots: Slots) -> Interval:
        if self.unlimited is not None and self.unlimited.at(slots):
            return self.low.at(slots), None
        return self.low.at(slots), self.high.at(slots)

    def _left(self, slots: Slots, place: int) -> Interval:
        """The whole less what is sure of its parts."""
        before, after = slots[:place], slots[place + 1 :]
        least, most = self._interval((*before, 0, *after))
        values = range(1, len(self.axes[place].values) + 1)
        placed = sum(self.low.at((*before, slot, *after)) for slot in values)
        low = max(0, least - placed)
        return low, None if most is None else max(low, most - placed)


def _strides(sizes: list[int]) -> list[int]:
    """How far apart neighbours along each axis are where all keys stand in one line."""
    return [math.prod(sizes[place + 1 :]) for place in range(len(sizes))]
