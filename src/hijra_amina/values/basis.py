"""How a figure is known, and whether it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from hijra_amina.errors import InvalidValueError
from hijra_amina.values._coded import Coded
from hijra_amina.values._text import check_text, kind_of

__all__ = ["Basis", "Status", "check_provenance"]


class Basis(Coded):
    """How a figure is known.

    Examples:
        >>> Basis("stated")
        <Basis.STATED: 'stated'>
    """

    COUNTED = "counted"
    STATED = "stated"
    ESTIMATED = "estimated"
    DERIVED = "derived"


class Status(Coded):
    """Whether a figure is known, unknown, or withheld to protect people.

    Examples:
        >>> Status.SUPPRESSED.value
        'suppressed'
    """

    KNOWN = "known"
    UNKNOWN = "unknown"
    SUPPRESSED = "suppressed"


if TYPE_CHECKING:

    class _Statement(Protocol):
        """A count or a share: what both say of where their figure comes from."""

        @property
        def basis(self) -> Basis: ...
        @property
        def status(self) -> Status: ...
        @property
        def wording(self) -> str | None: ...


def check_provenance(where: str, statement: _Statement) -> None:
    """Refuse flags, a basis, a status or a wording of the wrong kind.

    Args:
        where: The name of the class, for the error.
        statement: The count or the share.

    Raises:
        InvalidValueError: If one of them is of the wrong kind.

    Examples:
        >>> from hijra_amina.values import Count
        >>> check_provenance("Count", Count.exactly(27))
    """
    for flag in ("approximate", "low_strict", "high_strict"):
        value: object = getattr(statement, flag)
        if not isinstance(value, bool):
            raise InvalidValueError(f"{where}.{flag}", "true or false", kind_of(value))
    if not isinstance(statement.basis, Basis):
        expected = f"one of {', '.join(Basis)}"
        raise InvalidValueError(f"{where}.basis", expected, kind_of(statement.basis))
    if not isinstance(statement.status, Status):
        expected = f"one of {', '.join(Status)}"
        raise InvalidValueError(f"{where}.status", expected, kind_of(statement.status))
    if statement.wording is not None:
        check_text(f"{where}.wording", statement.wording)
