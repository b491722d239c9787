"""A dimension of a table on its way into the lattice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure.published import OR
from hijra_amina.errors import UnknownCodeError
from hijra_amina.statistics.dimensions import dimension

if TYPE_CHECKING:
    from hijra_amina.disclosure.published import Axis, Grid

__all__ = ["Line", "line_of"]

_ALL, _UNKNOWN, _SESSION = "*", "?", "session"
# Dimensions of which each person has one of the codes of a short list, and there are no others.
_CLOSED = frozenset({"sex", "age_band", "disability", "post_level"})


@attrs.frozen
class Line:
    """A dimension of a table, as the lattice needs it.

    Attributes:
        name: Its name.
        values: The values under which there can be somebody.
        adds_up: Whether they add up to their whole.
        whole: Whether the table has a margin of it.
        closed: Whether there are no other values.
        unknown: Whether there may be people of whom it is not known.
        scopes: Of a dimension of sessions, the sessions of each value, where all are known.
    """

    name: str
    values: tuple[str, ...]
    adds_up: bool
    whole: bool = True
    closed: bool = False
    unknown: bool = False
    scopes: dict[str, frozenset[str]] | None = None


def line_of(grid: Grid, at: int) -> Line:
    """A dimension of a table, as the lattice needs it.

    Args:
        grid: The table.
        at: The place of the dimension.

    Returns:
        The dimension.
    """
    axis = grid.axes[at]
    values = axis.values
    scopes = _scopes(grid, axis)
    if scopes is not None:
        # Which session it was is never unknown; and a value without sessions has nobody.
        named = tuple(value for value in values if value in scopes)
        return Line(axis.dimension, named, adds_up=False, scopes=scopes)
    unknown = grid.recorded and _UNKNOWN in values and not _is_complete(grid, at)
    if not unknown:
        values = tuple(value for value in values if value != _UNKNOWN)
    has_margin = any(key[at] == _ALL for key in grid.cells)
    return Line(axis.dimension, values, axis.adds_up, has_margin, _is_closed(axis), unknown)


def _is_complete(grid: Grid, at: int) -> bool:
    """Whether the table shows that nothing is unknown of a dimension."""
    return all(
        (shown.low, shown.high) == (0, 0)
        for key, shown in grid.cells.items()
        if key[at] == _UNKNOWN
    )


def _is_closed(axis: Axis) -> bool:
    """Whether everybody has one of the values that are listed."""
    codes = _codes(axis.dimension)
    return bool(codes) and codes <= _listed(axis)


def _listed(axis: Axis) -> frozenset[str]:
    return frozenset(one for value in axis.values for one in value.split(OR))


def _codes(name: str) -> frozenset[str]:
    """The codes of which everybody has one; none where there may be others."""
    if name not in _CLOSED:
        return frozenset()
    try:
        return frozenset(dimension(name).values_of(()))
    except UnknownCodeError:
        return frozenset()


def _scopes(grid: Grid, axis: Axis) -> dict[str, frozenset[str]] | None:
    """The sessions of each value, where that is known of all."""
    if axis.dimension == _SESSION:
        return {value: frozenset({value}) for value in axis.values if value != _UNKNOWN}
    if grid.sessions is None:
        return None
    known = {one.value: one for one in grid.coverage if one.dimension == axis.dimension}
    found: dict[str, frozenset[str]] = {}
    for value in axis.values:
        several = [known.get(one) for one in value.split(OR)]
        there = [one.sessions & grid.sessions for one in several if one and one.is_certain]
        if not there or len(there) < len(several):
            return None
        found[value] = frozenset().union(*there)
    return {value: sessions for value, sessions in found.items() if sessions}
