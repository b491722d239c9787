"""A release is attacked before it is remembered, by somebody who has read everything before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure.ledger.entries import Assured, Release
from hijra_amina.disclosure.published import Claim, Grid, Shown, grid_of
from hijra_amina.disclosure.rule import LEAST_LEFT, Rule
from hijra_amina.errors import DisclosureError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from hijra_amina.disclosure.attacking import Exposure
    from hijra_amina.disclosure.ledger.ledger import Ledger
    from hijra_amina.statistics import Table

__all__ = ["check_claims", "check_together", "released"]


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


def check_claims(ledger: Ledger, claims: tuple[Claim, ...]) -> None:
    """Refuse claims by which more can be told of what earlier releases hide.

    Args:
        ledger: Everything before them.
        claims: The claims.

    Raises:
        DisclosureError: If they would give somebody away.
    """
    assured = [one.assured for one in ledger.releases] + [
        one.assured for one in ledger.publications
    ]
    promised = [one.threshold for one in assured if one is not None]
    if promised and claims:
        _refuse_new(ledger.published(), (), claims, Rule(threshold=max(promised)))


def check_together(
    tables: Iterable[Grid],
    claims: Iterable[Claim],
    *,
    threshold: int,
    known: Iterable[Grid | Claim] = (),
) -> None:
    """Refuse tables by which more small figures can be told than without them.

    What is said beside them in words is taken together with them: a share and a rounded figure
    can give away what neither does alone. What the words tell by themselves, and what everybody
    knows already, is not the tables' fault; they may not add to it.

    Args:
        tables: The tables, as they will be shown.
        claims: What is said beside them.
        threshold: Figures from 1 to one less than this are small.
        known: What everybody knows already.

    Raises:
        DisclosureError: If they would give somebody away.
        ContradictionError: If tables and words cannot all be true.
        MissingExtraError: If the solver that attacks them is not installed.

    Examples:
        >>> from hijra_amina.disclosure.published import Axis, Claim, Grid, Shown
        >>> from hijra_amina.values import Count
        >>> at = frozenset({"s-1"})
        >>> cells = {("female",): Shown(hidden=True), ("male",): Shown(23, 23)}
        >>> sexes = (Axis(dimension="sex", values=("female", "male")),)
        >>> shown = Grid(measure="people", sessions=at, axes=sexes, cells=cells)
        >>> check_together([shown], [], threshold=5)
        >>> said = Claim(sessions=at, count=Count.exactly(27), origin="headline")
        >>> check_together([shown], [said], threshold=5)
        Traceback (most recent call last):
        ...
        hijra_amina.errors.DisclosureError: report: not released: 1 figure can be told too \
closely by whoever reads tables and text together
    """
    grids, said, facts = tuple(tables), tuple(claims), tuple(known)
    if not grids:
        return
    rule = Rule(threshold=threshold)
    found = _told((*facts, *grids), said, rule)
    if found:
        # The same tables without a figure in them: what is told of their cells by all the rest.
        empty = [_emptied(grid) for grid in grids]
        found -= _told((*facts, *empty), said, rule)
    if found:
        reason = f"{_figures(len(found))} be told too closely by whoever reads tables and text"
        raise DisclosureError("report", f"{reason} together")


def _told(known: tuple[Grid | Claim, ...], claims: tuple[Claim, ...], rule: Rule) -> set[object]:
    """The small figures of which too much is told, each with how much."""
    from hijra_amina.disclosure.attacking import Known, attack  # noqa: PLC0415 - knows ledgers

    found = attack(ledger=_Known(known), claims=claims, rule=rule)
    close = [one for one in found.narrowed() if not one.is_exact or one.low < rule.threshold]
    close += [
        one
        for one in found
        if one.known is Known.ROUNDED
        and one.high is not None
        and rule.is_small(one.high)
        and one.high - one.low + 1 < LEAST_LEFT
    ]
    return {_of(one) for one in close}


def _emptied(grid: Grid) -> Grid:
    return attrs.evolve(grid, cells=dict.fromkeys(grid.cells, Shown(hidden=True)), base=None)


def _figures(n: int) -> str:
    return "1 figure can" if n == 1 else f"{n} figures can"


def _attack(
    tables: Sequence[Table | Grid], ledger: Ledger, claims: tuple[Claim, ...], rule: Rule
) -> None:
    shown = [table for table in tables if not isinstance(table, Grid)]
    grids = [table for table in tables if isinstance(table, Grid)]
    _refuse_new((*ledger.published(), *grids), shown, claims, rule)


def _refuse_new(
    known: Iterable[Grid | Claim],
    tables: Sequence[Table],
    claims: tuple[Claim, ...],
    rule: Rule,
) -> None:
    """Refuse what can be told too closely, unless it could be told without this already."""
    from hijra_amina.disclosure.attacking import attack  # noqa: PLC0415 - it knows ledgers

    before = _Known(tuple(known))
    asked = rule if tables else None
    found = attack(tables, ledger=before, claims=claims, rule=asked).narrowed(rule)
    if any(one.table is None for one in found):
        told = {_of(one) for one in attack(ledger=before, rule=asked).narrowed(rule)}
        found = tuple(one for one in found if one.table is not None or _of(one) not in told)
    if found:
        reason = f"{_figures(len(found))} be told too closely by whoever knows the ledger"
        raise DisclosureError("Ledger.release" if tables else "Ledger.publication", reason)


def _of(one: Exposure) -> object:
    """What a figure is of, and how closely it is known."""
    return one.measure, one.sessions, one.where, one.low, one.high


@attrs.frozen
class _Known:
    """A ledger, and tables that were read elsewhere."""

    facts: tuple[Grid | Claim, ...]

    def published(self) -> tuple[Grid | Claim, ...]:
        """Every table as it was shown, and every claim."""
        return self.facts


def _grid(table: Table | Grid) -> Grid:
    return table if isinstance(table, Grid) else grid_of(table)
