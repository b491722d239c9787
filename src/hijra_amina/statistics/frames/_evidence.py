"""The cells of a table from a frame, and how each of them comes about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics._cells import Cell, Key, Margin, Reasoning
from hijra_amina.statistics.measures import Unit
from hijra_amina.values import Basis, Count

if TYPE_CHECKING:
    from hijra_amina.statistics.cubes import Cube

__all__ = ["CubeCells", "FrameEvidence"]


class CubeCells(Mapping[Key, Cell]):
    """The cells of a cube; each is made when it is looked at.

    Args:
        cube: The figures.
    """

    def __init__(self, cube: Cube) -> None:
        """Keep the cube."""
        self._cube = cube

    def __getitem__(self, key: Key) -> Cell:
        """The cell of a key.

        Raises:
            KeyError: If there is no such cell.
        """
        return Cell(_count(*self._cube[key]))

    def __iter__(self) -> Iterator[Key]:
        """The keys, the last dimension running fastest."""
        return iter(self._cube)

    def __len__(self) -> int:
        """How many cells there are."""
        return len(self._cube)


def _count(low: int, high: int | None) -> Count:
    if low == 0 and high is None:
        return Count.unknown()
    return Count(low, high, basis=Basis.DERIVED)


@attrs.frozen
class FrameEvidence:
    """How the figures of a table from a frame come about: which rows match, and which may.

    Attributes:
        unit: What is counted.
        cube: The figures.
    """

    unit: Unit
    cube: Cube = attrs.field(repr=False)

    def explain(self, key: Key) -> Reasoning:
        """How the figure of a key comes about.

        Args:
            key: The key of a cell.

        Returns:
            The reasoning. It holds figures and codes, and nothing of any person.
        """
        low, high = self.cube[key]
        place = self._complement(key)
        if place is not None:
            whole = self._interval(key, place, str(Margin.ALL))
            parts = [
                self._interval(key, place, value) for value in self.cube.axes[place].values
            ]
            document: dict[str, object] = {
                "how": "complement",
                "whole": _ends(*whole),
                "parts": [_ends(*part) for part in parts],
            }
            return Reasoning(
                rule="complement",
                low_because=("frame",),
                high_because=("frame",),
                document=document,
            )
        how = "people" if self.unit is Unit.PEOPLE else "matches"
        document = {
            "how": how,
            "certain": low,
            "perhaps": None if high is None else high - low,
        }
        return Reasoning(
            rule="frame", low_because=("frame",), high_because=("frame",), document=document
        )

    def _complement(self, key: Key) -> int | None:
        """The dimension of people of which the key asks what no value could be given to."""
        for place, (axis, value) in enumerate(zip(self.cube.axes, key, strict=True)):
            if axis.of_people and value == Margin.UNKNOWN:
                return place
        return None

    def _interval(self, key: Key, place: int, value: str) -> tuple[int, int | None]:
        return self.cube[(*key[:place], value, *key[place + 1 :])]


def _ends(low: int, high: int | None) -> dict[str, int | None]:
    return {"low": low, "high": high}
