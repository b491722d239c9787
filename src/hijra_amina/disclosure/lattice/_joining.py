"""Tables of the same sessions by different dimensions are margins of one table by all of them.

That the finer figures are whole and not negative narrows what is hidden, and may fix figures that
no table has.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from hijra_amina.disclosure.lattice._grids import lay
from hijra_amina.disclosure.published import OR, Axis, Grid, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hijra_amina.disclosure.lattice._builder import Builder
    from hijra_amina.disclosure.lattice.cell import Scope

__all__ = ["join_tables"]

_ALL = "*"
# So many finer figures are reckoned with; what hangs together more loosely is left as it is.
_MOST = 1_500

Group = tuple[str, "Scope"]


def join_tables(builder: Builder) -> None:
    """Add the tables of which those that were laid out are margins, where they are not too large.

    Args:
        builder: What the lattice is put together in.
    """
    left = _MOST
    together = _together(builder)
    for (measure, scope), axes in _axes(builder).items():
        joint = together.get((measure, scope), set())
        laid: list[tuple[str, ...]] = []
        for names in _choices(tuple(sorted(axes)), joint):
            chosen = {name: axes[name] for name in names}
            size = math.prod(len(values) + 1 for values, _ in chosen.values())
            if size > left or any(set(names) <= set(wider) for wider in laid):
                continue
            laid.append(names)
            if not _is_there(builder, measure, scope, chosen):
                left -= size
                _lay(builder, measure, scope, chosen)


def _lay(
    builder: Builder,
    measure: str,
    scope: Scope,
    axes: Mapping[str, tuple[tuple[str, ...], str | None]],
) -> None:
    days = {as_of for _, as_of in axes.values() if as_of is not None}
    made = Grid(
        measure=measure,
        sessions=scope if isinstance(scope, frozenset) else None,
        as_of=next(iter(days), None),
        axes=tuple(Axis(dimension=name, values=values) for name, (values, _) in axes.items()),
        cells={(_ALL,) * len(axes): Shown(hidden=True)},
    )
    lay(builder, made, 0, scope)


def _choices(names: tuple[str, ...], joint: set[frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """All dimensions; where these are too many, some of which each two stand in one table.

    Of others, what each table tells of the dimensions that it shares with the next is all that
    they have to do with each other.
    """
    if len(names) > 1:
        yield names
    for size in range(len(names) - 1, 2, -1):
        for some in itertools.combinations(names, size):
            if all(frozenset(pair) in joint for pair in itertools.combinations(some, 2)):
                yield some


def _together(builder: Builder) -> dict[Group, set[frozenset[str]]]:
    """Which two dimensions stand in one table."""
    found: dict[Group, set[frozenset[str]]] = {}
    for split in builder.splits:
        pairs = found.setdefault((split.measure, split.scope), set())
        pairs.update(frozenset({name, split.dimension}) for name, _ in split.conditions)
    return found


def _axes(builder: Builder) -> dict[Group, dict[str, tuple[tuple[str, ...], str | None]]]:
    """The dimensions by which everybody at some sessions is split, and their values."""
    found: dict[Group, dict[str, tuple[tuple[str, ...], str | None]]] = {}
    for split, listed in builder.splits.items():
        if split.conditions:
            continue
        group = found.setdefault((split.measure, split.scope), {})
        single = tuple(sorted(value for value in listed if OR not in value))
        known = group.get(split.dimension)
        if known is None or known[1] is None or (split.as_of or "") > known[1]:
            group[split.dimension] = (single, split.as_of)
    return {
        group: axes
        for group, axes in found.items()
        if len({as_of for _, as_of in axes.values() if as_of is not None}) < 2  # noqa: PLR2004
    }


def _is_there(
    builder: Builder,
    measure: str,
    scope: Scope,
    axes: Mapping[str, tuple[tuple[str, ...], str | None]],
) -> bool:
    conditions = {name: values[0] for name, (values, _) in axes.items() if values}
    day = next((as_of for _, as_of in axes.values() if as_of is not None), None)
    cell = builder.cell(measure, scope, conditions, day)
    return len(conditions) < len(axes) or (cell is not None and cell in builder.numbers)
