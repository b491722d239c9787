"""The checks that counts and shares have in common: how a figure is known and worded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.errors import InvalidValueError
from hijra_amina.values._text import check_text, kind_of
from hijra_amina.values.basis import Basis, Status

if TYPE_CHECKING:
    from hijra_amina.values._count_statement import CountStatement
    from hijra_amina.values._share_statement import ShareStatement

__all__ = ["check_provenance"]


def check_provenance(where: str, statement: CountStatement | ShareStatement) -> None:
    """Refuse flags, a basis, a status or a wording of the wrong kind.

    Args:
        where: The name of the class, for the error.
        statement: The count or the share.

    Raises:
        InvalidValueError: If one of them is of the wrong kind.
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
