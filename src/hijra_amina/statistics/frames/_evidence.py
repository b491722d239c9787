"""How each cell of a table from a frame comes about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics._cells import Margin, Reasoning
from hijra_amina.statistics.cubes import Cube
from hijra_amina.statistics.measures import Unit

if TYPE_CHECKING:
    from hijra_amina.statistics._cells import Key

__all__ = ["FrameEvidence"]


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
            parts = [self._interval(key, place, value) for value in self.cube.axes[place].values]
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
