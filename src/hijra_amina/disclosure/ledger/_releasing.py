"""A release is attacked before it is remembered, by somebody who has read everything before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure.ledger.entries import Assured, Release
from hijra_amina.disclosure.published import Claim, Grid, grid_of
from hijra_amina.disclosure.rule import Rule
from hijra_amina.errors import DisclosureError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from hijra_amina.disclosure.ledger.ledger import Ledger
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
        DisclosureError: If the tables would give somebody away.
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

    shown = [table for table in tables if not isinstance(table, Grid)]
    grids = [table for table in tables if isinstance(table, Grid)]
    known = _Known((*ledger.published(), *grids))
    found = attack(shown, ledger=known, claims=claims, rule=rule).narrowed()
    if found:
        n = len(found)
        what = "1 figure can" if n == 1 else f"{n} figures can"
        reason = f"{what} be told too closely by whoever knows the ledger"
        raise DisclosureError("Ledger.release", reason)


@attrs.frozen
class _Known:
    """A ledger, and tables that were read elsewhere."""

    facts: tuple[Grid | Claim, ...]

    def published(self) -> tuple[Grid | Claim, ...]:
        """Every table as it was shown, and every claim."""
        return self.facts


def _grid(table: Table | Grid) -> Grid:
    return table if isinstance(table, Grid) else grid_of(table)
