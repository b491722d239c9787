"""What a reader can work out: between which whole numbers each cell lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.knowledge import Knowledge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hijra_amina.knowledge import Row

__all__ = ["Interval", "exposures"]


@attrs.frozen
class Interval:
    """Between which whole numbers a cell lies, for all that a reader knows.

    Attributes:
        low: The least that it can be.
        high: The most; `None` if there is no most.
        low_certain: Whether whole numbers that fit everything have been found that give `low`;
            else the least may be more.
        high_certain: The same of `high`.

    Examples:
        >>> Interval(0, 5).is_exact
        False
    """

    low: int
    high: int | None
    low_certain: bool = True
    high_certain: bool = True

    @property
    def is_exact(self) -> bool:
        """Whether only one number is left."""
        return self.low == self.high

    def covers(self, low: int, high: int | None) -> bool:
        """Whether it certainly reaches down to one number and up to another.

        Args:
            low: The number that it has to reach down to.
            high: The one that it has to reach up to; `None` for no limit.

        Returns:
            Whether it does; an end that is not certain does not count.
        """
        down = self.low <= low and self.low_certain
        up = self.high is None or (high is not None and self.high >= high)
        return down and up and self.high_certain


def exposures(
    size: int,
    rows: Sequence[Row],
    cells: Sequence[int],
    *,
    exact: bool | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Interval, ...]:
    """Between which whole numbers cells lie, for whoever knows some rows.

    An end is proven from outside by a certificate in exact fractions, and from inside by whole
    numbers that fit every row, checked by counting; a solver is asked for neither's truth.

    Args:
        size: How many cells there are.
        rows: What is known of them.
        cells: Which of them are asked for.
        exact: As `Knowledge.bounds` takes it.
        progress: Called now and then with how much is done, and of how much.

    Returns:
        An interval for each of the cells that are asked for.

    Raises:
        ContradictionError: If no whole numbers fit all rows.

    Examples:
        >>> from hijra_amina.knowledge import Row
        >>> exposures(2, [Row(terms={0: 1, 1: 1}, low=5, high=5)], [0])
        (Interval(low=0, high=5, low_certain=True, high_certain=True),)
    """
    known = Knowledge(size, rows)
    found: list[Interval] = []
    for cell, answer in zip(
        cells, known.bounds([{c: 1} for c in cells], exact=exact, progress=progress), strict=True
    ):
        low = 0 if answer.low is None else answer.low
        if answer.tightest:
            found.append(Interval(low, answer.high))
            continue
        below = known.end({cell: 1}, "low", exact=exact)
        above = known.end({cell: 1}, "high", exact=exact)
        found.append(Interval(low, answer.high, below.proven, above.proven))
    return tuple(found)
