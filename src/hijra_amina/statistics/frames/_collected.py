"""What an engine has answered: rows in numbers, few enough to be worked with here."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
import numpy as np
import polars as pl

from hijra_amina.statistics.frames._encoding import Numbers

__all__ = ["Collected", "Facts", "numbered_facts", "whole"]

Facts = tuple[int | None, ...]
"""What one row has in the columns that say whether and how often it counts."""


@attrs.frozen(kw_only=True, eq=False)
class Collected:
    """Rows in numbers.

    Attributes:
        raws: The raw values of each column, by their number.
        order: The raw values of each column in the order in which they first appear.
        codes: The number of each row's raw value.
        kinds: For each row, the number of its facts; `None` where all rows have the same.
        facts: What the numbers of facts stand for.
        length: How many rows there are.
        number: How many participations each row is; `None` for one each.
        sums: The sums of columns, and under `name?` in how many rows the column has nothing.
        people: The number of each row's person, where people are counted.
        sessions: How many different sessions the rows are of, where sessions are counted.
        unlimited: The raw values of sessions with people who are not in the frame.
    """

    raws: Mapping[str, tuple[str | None, ...]]
    order: Mapping[str, tuple[str | None, ...]]
    codes: Mapping[str, Numbers]
    kinds: Numbers | None
    facts: tuple[Facts, ...]
    length: int
    number: Numbers | None = None
    sums: Mapping[str, Numbers] = attrs.field(factory=dict[str, Numbers])
    people: Numbers | None = None
    sessions: int | None = None
    unlimited: Mapping[str, Numbers] | None = None

    def with_people(self, people: Numbers) -> Collected:
        """The rows with the person of each of them."""
        return attrs.evolve(self, people=people)

    def with_raws(
        self,
        raws: Mapping[str, tuple[str | None, ...]],
        order: Mapping[str, tuple[str | None, ...]],
        unlimited: Mapping[str, Numbers] | None,
    ) -> Collected:
        """The rows with what their numbers stand for."""
        return attrs.evolve(self, raws=raws, order=order, unlimited=unlimited)

    def as_cells(
        self,
        *,
        codes: Mapping[str, Numbers],
        kinds: Numbers | None,
        number: Numbers,
        sums: Mapping[str, Numbers],
        sessions: int | None,
    ) -> Collected:
        """The finest cells in the place of the rows."""
        return attrs.evolve(
            self,
            codes=codes,
            kinds=kinds,
            number=number,
            sums=sums,
            sessions=sessions,
            length=len(number),
        )


def whole(column: pl.Series) -> pl.Series:
    """A column of numbers, or of yes and no, with -1 for nothing.

    Args:
        column: The column; what it holds has been checked.

    Returns:
        Whole numbers.

    Examples:
        >>> whole(pl.Series([True, None])).to_list()
        [1, -1]
    """
    return column.cast(pl.Int64).fill_null(-1)


def numbered_facts(columns: list[Numbers]) -> tuple[Numbers | None, tuple[Facts, ...]]:
    """Give every different combination of facts a number.

    Args:
        columns: Columns of whole numbers, with -1 for nothing.

    Returns:
        The number of each row's facts, `None` where all are the same, and what they stand for.

    Examples:
        >>> numbered_facts([np.array([1, 1, -1])])
        (array([1, 1, 0]), ((None,), (1,)))
    """
    if not columns:
        return None, ((),)
    numbers = np.zeros(len(columns[0]), np.int64)
    facts: list[tuple[int, ...]] = [()]
    for column in columns:
        values = column.astype(np.int64, copy=False)
        low, high = (int(values.min()), int(values.max())) if len(values) else (0, 0)
        if low == high:
            facts = [(*known, low) for known in facts]
            continue
        width = high - low + 1
        if width > _WIDE:
            different, values = np.unique(values, return_inverse=True)
            low, width = 0, len(different)
        else:
            different = np.arange(low, high + 1)
            values = values - low
        joint = numbers * width + values
        if len(facts) * width <= max(_WIDE, len(joint)):
            there = np.flatnonzero(np.bincount(joint, minlength=len(facts) * width))
            places = np.zeros(len(facts) * width, np.int64)
            places[there] = np.arange(len(there))
            numbers = places[joint]
        else:
            there, numbers = np.unique(joint, return_inverse=True)
        facts = [(*facts[int(at) // width], int(different[int(at) % width])) for at in there]
    told = tuple(tuple(None if value < 0 else value for value in one) for one in facts)
    return (None if len(told) <= 1 else numbers), told


_WIDE = 1 << 16
