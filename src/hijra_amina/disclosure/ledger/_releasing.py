"""A release is attacked before it is remembered, by somebody who has read everything before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.disclosure.ledger.entries import Assured, Release
from hijra_amina.disclosure.published.grid import Grid
from hijra_amina.disclosure.rule import Rule
from hijra_amina.errors import InvalidValueError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from hijra_amina.disclosure.ledger.ledger import Ledger
    from hijra_amina.disclosure.published.claim import Claim
    from hijra_amina.statistics import Table

__all__ = ["released"]


def released(  # noqa: PLR0913 - the parts of one release
    ledger: Ledger,
    tables: Sequence[Table | Grid],
    *,
    id: str,  # noqa: A002 - the field's own name
    on: dt.date,
    audience: str,
    claims: tuple[Claim, ...],
    rule: int | Rule | None,
    corrects: str | None,
) -> Release:
    """The release of tables, if they give nobody away to whoever knows the ledger too.

    Args:
        ledger: Everything before it.
        tables: The tables.
        id: Its identifier.
        on: The day.
        audience: For whom it is.
        claims: What is said beside the tables.
        rule: What has to hold; of protected tables, what they were protected by.
        corrects: The release that it corrects.

    Returns:
        The release.

    Raises:
        InvalidValueError: If the tables would give somebody away.
    """
    wanted = _wanted(tables, rule)
    if wanted is not None:
        _attack(tables, ledger, claims, wanted)
    return Release(
        id=id,
        on=on,
        audience=audience,
        grids=tuple(map(_grid, tables)),
        claims=claims,
        assured=None if wanted is None else Assured.by(wanted),
        corrects=corrects,
    )


def _wanted(tables: Sequence[Table | Grid], rule: int | Rule | None) -> Rule | None:
    """What has to hold: as is asked, else what the strictest of protected tables promises."""
    if rule is not None:
        return Rule.of(rule)
    promised = [
        table.protection.threshold
        for table in tables
        if not isinstance(table, Grid) and table.protection is not None
    ]
    return Rule(threshold=max(promised)) if promised else None


def _attack(
    tables: Sequence[Table | Grid], ledger: Ledger, claims: tuple[Claim, ...], rule: Rule
) -> None:
    from hijra_amina.disclosure.attacking import attack  # noqa: PLC0415 - it knows ledgers

    found = sum(1 for _ in attack(tables, ledger=ledger, claims=claims, rule=rule))
    if found:
        expected = "tables that give nobody away to whoever knows the ledger"
        raise InvalidValueError("Ledger.release", expected, f"{found} figures that can be told")


def _grid(table: Table | Grid) -> Grid:
    if isinstance(table, Grid):
        return table
    from hijra_amina.disclosure.published import grid_of  # noqa: PLC0415 - it knows statistics

    return grid_of(table)
