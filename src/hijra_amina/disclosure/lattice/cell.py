"""`Cell`: a number that several tables may speak of, each in its own way."""

from __future__ import annotations

from typing import TypeAlias

import attrs

__all__ = ["Cell", "Conditions", "Scope", "unit_of"]

Scope: TypeAlias = "frozenset[str] | str"
"""The sessions that are counted; a name of its own where they are not known."""

Conditions: TypeAlias = tuple[tuple[str, str], ...]
"""A value for each dimension that has one, sorted."""


@attrs.frozen
class Cell:
    """A number of people, participations, … at some sessions that meet some conditions.

    Attributes:
        measure: What is counted, with its rule of attendance.
        scope: At which sessions.
        conditions: Of whom.
        as_of: The day of bodies and governorates, where there is a condition on them.
        table: The number of a table, if it is not the true number, but how many records of that
            table say so, `?` being a value like others.
        possible: Whether records that do not say otherwise are counted, too.

    Examples:
        >>> women = Cell("people", frozenset({"s-1"}), (("sex", "female"),))
        >>> women == Cell("people", frozenset({"s-1"}), (("sex", "female"),), None)
        True
    """

    measure: str
    scope: Scope
    conditions: Conditions = ()
    as_of: str | None = None
    table: int | None = None
    possible: bool = False


def unit_of(measure: str) -> str:
    """What is counted, without the rule of attendance.

    Args:
        measure: As `Table.measure` says it.

    Returns:
        The unit.

    Examples:
        >>> unit_of("people (attended at least 80% of the days held)")
        'people'
    """
    return measure.partition(" ")[0]
