"""How a figure is known, and whether it is shown."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Basis", "Status"]


class Basis(StrEnum):
    """How a figure is known.

    Examples:
        >>> Basis("stated")
        <Basis.STATED: 'stated'>
    """

    COUNTED = "counted"
    STATED = "stated"
    ESTIMATED = "estimated"
    DERIVED = "derived"


class Status(StrEnum):
    """Whether a figure is known, unknown, or withheld to protect people.

    Examples:
        >>> Status.SUPPRESSED.value
        'suppressed'
    """

    KNOWN = "known"
    UNKNOWN = "unknown"
    SUPPRESSED = "suppressed"
