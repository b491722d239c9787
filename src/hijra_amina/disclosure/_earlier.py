"""What was released before: the tables and claims of a ledger."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Protocol, TypeAlias, cast, runtime_checkable

import attrs

from hijra_amina.disclosure.published import Claim, Grid
from hijra_amina.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Book", "Earlier", "Kept", "checked_claims", "earlier_of"]


@runtime_checkable
class Book(Protocol):
    """What can say what was published before, as a ledger does."""

    def published(self) -> Iterable[Grid | Claim]:
        """Every table as it was shown, and every claim."""
        ...


Kept: TypeAlias = "Book | str | PathLike[str]"
"""A ledger, or the path of one."""


@attrs.frozen(kw_only=True)
class Earlier:
    """What was released before.

    Attributes:
        grids: The tables, as they were shown.
        claims: The claims.
        releases: How many releases that was; `None` without a ledger.
    """

    grids: tuple[Grid, ...] = ()
    claims: tuple[Claim, ...] = ()
    releases: int | None = None


def earlier_of(ledger: Kept | None, claims: Iterable[Claim] = ()) -> Earlier:
    """What was released before, and what is claimed besides.

    Args:
        ledger: A ledger, the path of one, or nothing.
        claims: Claims that are published beside a table.

    Returns:
        The tables and claims.

    Raises:
        InvalidValueError: If it is no ledger, or a claim is none.
        DecodeError: If the file is no ledger, or was edited.
        OSError: If the file cannot be read.
    """
    said = checked_claims(claims)
    if ledger is None:
        return Earlier(claims=said)
    given = cast("object", ledger)
    if isinstance(given, str | PathLike):
        from hijra_amina.disclosure.ledger import Ledger  # noqa: PLC0415 - only for a path

        given = Ledger.open(cast("str", given))
    if not isinstance(given, Book):
        expected = "a ledger, or the path of one"
        raise InvalidValueError("ledger", expected, f"a {type(given).__name__}")
    known = tuple(given.published())
    return Earlier(
        grids=tuple(one for one in known if isinstance(one, Grid)),
        claims=(*(one for one in known if isinstance(one, Claim)), *said),
        releases=len({one.origin.partition(": ")[0] for one in known}),
    )


def checked_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims, each of which is one.

    Args:
        claims: What may be claims.

    Returns:
        The claims.

    Raises:
        InvalidValueError: If one is something else.
    """
    said = tuple(claims)
    for one in said:
        given: object = one
        if not isinstance(given, Claim):
            raise InvalidValueError("claims", "claims", f"a {type(given).__name__}")
    return said
