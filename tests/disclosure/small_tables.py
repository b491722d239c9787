"""Small tables with all their margins, and all ways to fill them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hijra_amina.statistics.tables import Row, Table
from hijra_amina.values import Count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Key = tuple[str, ...]


def table(
    figures: Mapping[str | Key, int | Count | None],
    dimensions: Key = ("ministry",),
    measure: str = "people",
    sessions: tuple[str, ...] | None = ("s-1",),
    **more: object,
) -> Table:
    """A table of figures by key; a whole number is exact, and `None` is hidden."""
    rows = tuple(
        Row(
            key if isinstance(key, tuple) else (key,),
            Count.suppressed() if n is None else n if isinstance(n, Count) else Count.exactly(n),
        )
        for key, n in figures.items()
    )
    known = None if sessions is None else frozenset(sessions)
    return Table(measure=measure, dimensions=dimensions, rows=rows, sessions=known, **more)


def with_margins(inner: Mapping[Key, int], *values: Key) -> dict[Key, int]:
    """All figures of a table with its margins, from its inner ones and each dimension's values."""
    keys = itertools.product(*(("*", *some) for some in values))
    return {
        key: sum(
            n
            for part, n in inner.items()
            if all(a in {"*", b} for a, b in zip(key, part, strict=True))
        )
        for key in keys
    }


def compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """All ways to write a number as a sum of so many."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in compositions(total - first, parts - 1):
            yield (first, *rest)
