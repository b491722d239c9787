"""Writing rows: unknowns, sums of them with a constant, and what is said of such sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from hijra_amina.knowledge import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["CONSTANT", "Ledger", "Sum", "added", "number", "times"]

CONSTANT = -1
"""The key of the constant of a sum."""

Sum: TypeAlias = dict[int, int]
"""Unknowns and their coefficients, with a constant beside them."""


def added(sums: Iterable[Mapping[int, int]]) -> Sum:
    """The sum of sums.

    Args:
        sums: The sums.

    Returns:
        The sum.

    Examples:
        >>> added([{0: 1, 1: 1}, {1: 1, CONSTANT: 5}])
        {0: 1, 1: 2, -1: 5}
    """
    total: Sum = {}
    for one in sums:
        for unknown, factor in one.items():
            total[unknown] = total.get(unknown, 0) + factor
    return total


def times(factor: int, one: Mapping[int, int]) -> Sum:
    """A sum a number of times.

    Args:
        factor: How many times.
        one: The sum.

    Returns:
        The sum.
    """
    return {unknown: factor * count for unknown, count in one.items()}


def number(value: int) -> Sum:
    """A plain number as a sum.

    Args:
        value: The number.

    Returns:
        The sum.
    """
    return {CONSTANT: value} if value else {}


class Ledger:
    """Unknowns, and the rows that are said of them."""

    def __init__(self) -> None:
        """Nothing is said yet."""
        self.size = 0
        self.rows: list[Row] = []
        # Whether any row is only about right.
        self.is_nominal = False

    def unknown(self) -> Sum:
        """A new unknown."""
        self.size += 1
        return {self.size - 1: 1}

    def say(
        self,
        one: Mapping[int, int],
        low: int | None = None,
        high: int | None = None,
        *,
        origin: str = "",
        approximate: bool = False,
    ) -> None:
        """Bound a sum; without an origin, it is true by construction.

        Args:
            one: The sum.
            low: The least that it can be.
            high: The most that it can be.
            origin: Who says so.
            approximate: Whether the bounds are only about right.
        """
        constant = one.get(CONSTANT, 0)
        terms = {
            unknown: factor for unknown, factor in one.items() if factor and unknown != CONSTANT
        }
        low = None if low is None else low - constant
        high = None if high is None else high - constant
        if not terms and (low is None or low <= 0) and (high is None or high >= 0):
            return
        self.is_nominal = self.is_nominal or approximate
        self.rows.append(
            Row(
                terms=terms,
                low=low,
                high=high,
                origin=origin,
                given=not origin,
                approximate=approximate,
            )
        )

    def at_most(self, one: Mapping[int, int], other: Mapping[int, int]) -> None:
        """Say that a sum is no more than another one, by construction.

        Args:
            one: The smaller one.
            other: The larger one.
        """
        self.say(added((one, times(-1, other))), high=0)

    def equal(self, one: Mapping[int, int], other: Mapping[int, int]) -> None:
        """Say that two sums are the same, by construction.

        Args:
            one: A sum.
            other: The other one.
        """
        self.say(added((one, times(-1, other))), low=0, high=0)

    def named(self, one: Sum) -> Sum:
        """A sum as one unknown, so that what is said of it is said once.

        Args:
            one: The sum.

        Returns:
            An unknown that is the same, or the sum itself if it is no more than one.
        """
        if len(one) <= 1:
            return one
        name = self.unknown()
        self.equal(name, one)
        return name
