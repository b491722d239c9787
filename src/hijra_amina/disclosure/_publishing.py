"""The table that is published: hidden figures hidden, rounded ones rounded, and nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics.tables import Row
from hijra_amina.values import Count

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from hijra_amina.disclosure._figures import Figures
    from hijra_amina.statistics.tables import Protection, Table

__all__ = ["not_alone", "with_hidden", "with_rounded"]

_ALL, _UNKNOWN = "*", "?"

Key = tuple[str, ...]


def not_alone(figures: Figures, hidden: Collection[int]) -> frozenset[int]:
    """What has to be hidden besides, where figures are bounds: none may be the only one of a sum.

    What is stated of the parts of a sum may add up even where the figures themselves do not, so
    that of a single hidden one, what is stated could be told from the others.

    Args:
        figures: The figures of a table.
        hidden: The numbers of the items that are hidden.

    Returns:
        The numbers of all items to hide.
    """
    numbers = {key: number for number, key in enumerate(figures.keys)}
    gone = set(hidden)
    if figures.grid.recorded:
        return frozenset(gone)
    found = True
    while found:
        found = False
        for margin, parts in _sums(figures):
            known = [numbers[part] for part in parts if part in numbers]
            lost = [number for number in known if number in gone]
            if len(lost) != 1 or numbers.get(margin) in gone:
                continue
            left = [n for n in known if n not in gone and figures.items[n].loss > 1]
            other = min(left, key=lambda n: (figures.items[n].loss, n), default=None)
            more = numbers.get(margin) if other is None else other
            if more is not None:
                gone.add(more)
                found = True
    return frozenset(gone)


def _sums(figures: Figures) -> Iterator[tuple[Key, list[Key]]]:
    """Each margin along each dimension, and its parts."""
    for key in figures.keys:
        for at, axis in enumerate(figures.grid.axes):
            if key[at] == _ALL and axis.adds_up:
                values = [value for value in axis.values if value != _UNKNOWN]
                yield key, [(*key[:at], value, *key[at + 1 :]) for value in values]


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
