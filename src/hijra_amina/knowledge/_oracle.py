"""What a solver may say: hints, none of which is believed before it has been checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from hijra_amina.knowledge._system import Box, System

__all__ = ["NO_HINT", "Helper", "Hint", "MakeOracle", "Oracle"]


@attrs.frozen
class Hint:
    """What a solver says of the least that an expression can be.

    Attributes:
        point: Where it is least, fractions allowed.
        multipliers: The multipliers of the lines that are to prove it.
        conflict: The multipliers of the lines that are to prove that nothing fits.
    """

    point: Sequence[float] | None = None
    multipliers: Sequence[float] | None = None
    conflict: Sequence[float] | None = None


NO_HINT = Hint()


class Oracle(Protocol):
    """A solver that has been told the lines of a system."""

    def ask(self, goal: Mapping[int, int], box: Box) -> Hint:
        """What it thinks of the least that an expression can be in a box, fractions allowed."""
        ...

    def guess(self, goal: Mapping[int, int], box: Box) -> Sequence[float] | None:
        """Where it thinks that an expression is least in whole numbers."""
        ...


if TYPE_CHECKING:
    MakeOracle: TypeAlias = Callable[[System, Box], Oracle]
    Helper: TypeAlias = Callable[[System], MakeOracle | None]
