"""The order of the rows of a protected table, which says nothing of their figures.

Somebody may have sorted a table by its figures before it is protected. Of two hidden figures the
first would then be the larger one, and of two that are rounded alike too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics.dimensions import DIMENSIONS
from hijra_amina.statistics.tables import Margin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.statistics.tables import Row

__all__ = ["in_order"]


def in_order(rows: Sequence[Row], dimensions: Sequence[str]) -> tuple[Row, ...]:
    """Rows by the values of their keys alone.

    Args:
        rows: The rows, in any order.
        dimensions: The dimensions.

    Returns:
        The rows by the first dimension, then by the second, and so on: all values first and the
        unknown ones last, between them as the vocabulary has them, else by code.

    Examples:
        >>> from hijra_amina.statistics.tables import Row
        >>> from hijra_amina.values import Count
        >>> rows = [Row((age,), Count.suppressed()) for age in ("?", "18-49", "6-12", "*")]
        >>> [row.key[0] for row in in_order(rows, ["age_band"])]
        ['*', '6-12', '18-49', '?']
    """
    listed = [_listed(name) for name in dimensions]

    def place(row: Row) -> list[tuple[int, int, str]]:
        return [
            (_rank(value), own.get(value, len(own)), value)
            for value, own in zip(row.key, listed, strict=True)
        ]

    return tuple(sorted(rows, key=place))


def _rank(value: str) -> int:
    return 0 if value == Margin.ALL else 2 if value == Margin.UNKNOWN else 1


def _listed(name: str) -> dict[str, int]:
    """The places of the values that a dimension has whatever the records say."""
    made = DIMENSIONS.get(name)
    return {} if made is None else {value: at for at, value in enumerate(made.values_of(()))}
