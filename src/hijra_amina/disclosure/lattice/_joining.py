"""Tables of the same sessions by different dimensions are margins of one table by all of them.

That the finer figures are whole and not negative narrows what is hidden, and may fix figures that
no table has.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hijra_amina.disclosure.lattice._grids import lay
from hijra_amina.disclosure.published import OR, Axis, Grid, Shown

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    for (measure, scope), axes in _axes(builder).items():
        size = math.prod(len(values) + 1 for values, _ in axes.values())
        if len(axes) < 2 or size > left or _is_there(builder, measure, scope, axes):  # noqa: PLR2004 - of one, there is nothing finer
            continue
        left -= size
        days = {as_of for _, as_of in axes.values() if as_of is not None}
        made = Grid(
            measure=measure,
            sessions=scope if isinstance(scope, frozenset) else None,
            as_of=next(iter(days), None),
            axes=tuple(
                Axis(dimension=name, values=values) for name, (values, _) in sorted(axes.items())
            ),
            cells={(_ALL,) * len(axes): Shown(hidden=True)},
        )
        lay(builder, made, 0, scope)


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
