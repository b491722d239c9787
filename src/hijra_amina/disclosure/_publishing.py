"""The table that is published: hidden figures hidden, rounded ones rounded, and nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics.tables import Row
from hijra_amina.values import Count

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from hijra_amina.disclosure._figures import Figures
    from hijra_amina.statistics.tables import Protection, Table

__all__ = ["with_hidden", "with_rounded"]

_UNKNOWN = "?"

Key = tuple[str, ...]


def with_hidden(
    table: Table, figures: Figures, hidden: Collection[int], protection: Protection
) -> Table:
    """A table without some of its figures.

    Args:
        table: The table.
        figures: Its figures.
        hidden: The numbers of the items that are hidden.
        protection: What is said of it.

    Returns:
        A table that holds nothing of what is hidden.
    """
    keys = {figures.keys[number] for number in hidden}
    if keys and not figures.grid.recorded:
        # What is left over is told from what is placed, hidden figures and all.
        keys |= {key for key in figures.keys if _UNKNOWN in key}
        keys |= {
            key for key in figures.grid.cells if _UNKNOWN in key and key not in figures.laid.places
        }
    gone = Count.suppressed()
    return _made(table, protection, lambda key, count: gone if key in keys else count)


def with_rounded(table: Table, rounded: Mapping[Key, int], protection: Protection) -> Table:
    """A table whose figures are rounded.

    Args:
        table: The table.
        rounded: The multiple for each key; keys that are not here stay as they are.
        protection: What is said of it.

    Returns:
        A table that holds no figure before it was rounded.
    """

    def shown(key: Key, count: Count) -> Count:
        return Count.about(rounded[key]) if key in rounded else count

    return _made(table, protection, shown)


def _made(table: Table, protection: Protection, shown: Callable[[Key, Count], Count]) -> Table:
    # How tight a figure is and what share it has tell of others, and so does how it comes about.
    rows = tuple(Row(row.key, shown(row.key, row.count)) for row in table.rows)
    return attrs.evolve(table, rows=rows, shares_of=None, evidence=None, protection=protection)
