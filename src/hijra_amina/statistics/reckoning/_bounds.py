"""The bounds of one figure, and the steps in which each end was worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import ContradictionError
from hijra_amina.statistics.reckoning._end import End
from hijra_amina.values import Basis, Count

if TYPE_CHECKING:
    from collections.abc import Iterable


__all__ = ["Bounds", "Side", "Step", "added_up", "largest", "plain", "unproven", "with_firm"]


@attrs.frozen
class Step:
    """A summand of an end, or one of several of which the largest or the smallest is taken.

    Attributes:
        value: Its value, `None` where it is open.
        end: The system that it is an end of; `None` where people were counted.
        sessions: The sessions that it is about.
    """

    value: int | None
    end: End | None = None
    sessions: tuple[str, ...] = ()


@attrs.frozen
class Side:
    """One end of a figure.

    Attributes:
        value: The end, `None` where it is open.
        firm: The end without anything that is only about right.
        proven: Whether it is proven to be the tightest.
        steps: What it is made from.
        largest: Whether it is the largest of the steps, and not their sum.
    """

    value: int | None
    firm: int | None
    proven: bool = True
    steps: tuple[Step, ...] = ()
    largest: bool = False


@attrs.frozen
class Bounds:
    """Both ends of a figure.

    Attributes:
        low: The lower end.
        high: The upper end.
    """

    low: Side
    high: Side

    @property
    def tightest(self) -> bool:
        """Whether both ends are proven to be the tightest."""
        return self.low.proven and self.high.proven

    def count(self) -> Count:
        """The figure.

        Raises:
            ContradictionError: If the ends exclude each other.
        """
        low, high = self.low.value or 0, self.high.value
        if low == 0 and high is None:
            return Count.unknown()
        nominal = (low, high) != (self.low.firm or 0, self.high.firm)
        if high is not None and low > high:
            reason = f"at least {low} and at most {high}"
            raise ContradictionError(reason)
        return Count(low, high, basis=Basis.DERIVED, approximate=nominal)


def plain(value: int | None, sessions: Iterable[str] = ()) -> Side:
    """An end that was counted.

    Args:
        value: The end.
        sessions: The sessions where it was counted.

    Returns:
        The end.
    """
    return Side(value, value, steps=(Step(value, sessions=tuple(sessions)),) if value != 0 else ())


def added_up(sides: Iterable[Side]) -> Side:
    """The sum of ends.

    Args:
        sides: The ends.

    Returns:
        The end of the sum.
    """
    value: int | None = 0
    firm: int | None = 0
    proven = True
    steps: list[Step] = []
    for side in sides:
        value = _plus(value, side.value)
        firm = _plus(firm, side.firm)
        proven = proven and side.proven
        steps += side.steps
    return Side(value, firm, proven, tuple(steps))


def largest(sides: Iterable[Side]) -> Side:
    """The largest of several lower ends, none of which is proven to be the tightest of all.

    Args:
        sides: The ends.

    Returns:
        The largest.
    """
    several = tuple(sides)
    return Side(
        max((side.value or 0 for side in several), default=0),
        max((side.firm or 0 for side in several), default=0),
        proven=False,
        steps=tuple(
            Step(side.value, _only(side), _sessions(side)) for side in several if side.value
        ),
        largest=True,
    )


def unproven(side: Side) -> Side:
    """An end that may not be the tightest.

    Args:
        side: The end.

    Returns:
        The same, without a proof.
    """
    return attrs.evolve(side, proven=False)


def with_firm(side: Side, firm: int | None) -> Side:
    """An end, with what it is without anything that is only about right.

    Args:
        side: The end.
        firm: Its firm value.

    Returns:
        The end.
    """
    return attrs.evolve(side, firm=firm)


def _only(side: Side) -> End | None:
    """The system that an end comes from, if it comes from one alone."""
    ends = [step.end for step in side.steps]
    return ends[0] if len(ends) == 1 else None


def _sessions(side: Side) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for step in side.steps for one in step.sessions))


def _plus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
