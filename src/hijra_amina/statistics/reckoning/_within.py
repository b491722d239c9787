"""Which organisations are parts of which."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hijra_amina.statistics._material import Material

__all__ = ["above", "is_within"]


def is_within(unit: str, body: str, found: Material) -> bool:
    """Whether an organisation is a part of another: by its parents, or as a unit of a ministry.

    Args:
        unit: The smaller one.
        body: The larger one.
        found: Where their records are.

    Returns:
        Whether it is certain.
    """
    if unit == body:
        return False
    if found.is_ministry(body):
        return not found.is_ministry(unit) and found.ministry_of(unit) == found.ministry_of(body)
    return body in above(unit, found)


def above(unit: str, found: Material) -> tuple[str, ...]:
    """The organisations that one is a part of, nearest first; a circle ends where it began.

    Args:
        unit: The organisation.
        found: Where their records are.

    Returns:
        Their identifiers.
    """
    seen: dict[str, None] = {}
    record = found.organisations.get(unit)
    while record is not None and record.parent is not None and record.parent not in seen:
        seen[record.parent] = None
        record = found.organisations.get(record.parent)
    return tuple(seen)
