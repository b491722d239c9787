"""A release is attacked before it is remembered, by somebody who has read everything before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina import vocabulary
from hijra_amina.disclosure._contradicting import standing
from hijra_amina.disclosure._earlier import earlier_of
from hijra_amina.disclosure._figures import hidden_grid
from hijra_amina.disclosure._sealing import is_sealed
from hijra_amina.disclosure.ledger._checks import check_consents, check_corrected
from hijra_amina.disclosure.ledger._correcting import known_after_corrections
from hijra_amina.disclosure.ledger._together import check_together
from hijra_amina.disclosure.ledger.entries import Assured, PublishedReport, Release
from hijra_amina.disclosure.published import Claim, Grid, grid_of
from hijra_amina.disclosure.rule import Rule
from hijra_amina.errors import DisclosureError
from hijra_amina.values import Count

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from hijra_amina.disclosure.attacking import Exposure
    from hijra_amina.disclosure.ledger.ledger import Ledger
    from hijra_amina.statistics import Table

__all__ = ["check_claims", "checked_publication", "released"]


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
    made = Release(
        id=id,
        on=on,
        audience=audience,
        grids=tuple(map(_grid, tables)),
        claims=claims,
        assured=None if wanted is None else Assured.by(wanted),
        corrects=corrects,
    )
    if wanted is not None:
        asked = None if rule is None else wanted
        known = (*ledger.published(), *claims)
        checked = [
            table
            for table in tables
            if not isinstance(table, Grid) and is_sealed(table, known, asked)
        ]
        _attack(tables, _known_beside(made, ledger, wanted), claims, wanted, checked)
    return made


def _known_beside(made: Release, ledger: Ledger, rule: Rule) -> Iterable[Grid | Claim]:
    """What is known of earlier releases when this one has been read."""
    if made.corrects is None:
        return ledger.published()
    known = known_after_corrections((*ledger.entries, made))
    others = tuple(one for one in known if one.origin.partition(": ")[0] != made.id)
    earlier = standing(earlier_of(_Known(others)), made.grids, rule)
    return (*earlier.grids, *earlier.claims)


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


def checked_publication(
    ledger: Ledger,
    made: PublishedReport,
    rule: int | Rule | None,
    protected: Sequence[Table],
) -> PublishedReport:
    """A report that was published, if it gives nobody away to whoever knows the ledger too.

    Args:
        ledger: Everything before it.
        made: The report.
        rule: What has to hold besides what earlier releases promise.
        protected: Its tables as they were protected, if they are at hand.

    Returns:
        The report.

    Raises:
        DisclosureError: If it would give somebody away.
    """
    check_corrected(ledger, made.corrects)
    check_consents(ledger, made)
    check_claims(ledger, made.claims, rule)
    if made.assured is not None:
        check_together(
            made.tables,
            made.claims,
            threshold=made.assured.threshold,
            known=ledger.published(),
            protected=protected,
        )
    return made


def check_claims(ledger: Ledger, claims: tuple[Claim, ...], rule: int | Rule | None = None) -> None:
    """Refuse claims by which more can be told of what earlier releases hide.

    Args:
        ledger: Everything before them.
        claims: The claims.
        rule: With a rule, small figures that they say or tell are refused, too.

    Raises:
        DisclosureError: If they would give somebody away.
    """
    if not claims:
        return
    known = tuple(ledger.published())
    claims = (*claims, *_the_others(claims))
    assured = [
        *(one.assured for one in ledger.releases),
        *(one.assured for one in ledger.publications),
    ]
    promised = [one.threshold for one in assured if one is not None]
    if promised:
        _refuse_new(known, (), claims, Rule(threshold=max(promised)), shown=False)
    if rule is not None:
        _refuse_new(known, (), claims, Rule.of(rule), shown=True)


def _the_others(claims: Iterable[Claim]) -> Iterator[Claim]:
    """That there may be somebody of every other sex: who knows all and the women knows the men."""
    for claim in claims:
        where = dict(claim.where)
        for sex in sorted(vocabulary.codes("sex")) if "sex" in where else ():
            yield attrs.evolve(
                claim,
                where=tuple(sorted({**where, "sex": sex}.items())),
                count=Count.at_least(0),
                share=None,
            )


def _attack(
    tables: Sequence[Table | Grid],
    known: Iterable[Grid | Claim],
    claims: tuple[Claim, ...],
    rule: Rule,
    checked: Sequence[Table],
) -> None:
    shown = [table for table in tables if not isinstance(table, Grid)]
    grids = [table for table in tables if isinstance(table, Grid)]
    _refuse_new((*known, *grids), shown, claims, rule, shown=True, checked=() if grids else checked)


def _refuse_new(  # noqa: PLR0913 - what is known, what comes out, and what has to hold
    known: Iterable[Grid | Claim],
    tables: Sequence[Table],
    claims: tuple[Claim, ...],
    rule: Rule,
    *,
    shown: bool,
    checked: Sequence[Table] = (),
) -> None:
    """Refuse what can be told too closely, unless it could be told without this already.

    What is hidden always counts; what is shown, or follows, only where `shown` says so. Of tables
    that were checked against just this when they were protected, by somebody who knew what is
    small in them, only what they give away exactly counts.
    """
    from hijra_amina.disclosure.attacking import attack  # noqa: PLC0415 - it knows ledgers

    before = _Known(tuple(known))
    asked = rule if shown else None
    found = attack(tables, ledger=before, claims=claims, rule=asked).narrowed(rule)
    if any(one.table is None for one in found):
        told = {_of(one) for one in attack(ledger=before, rule=asked).narrowed(rule)}
        found = tuple(one for one in found if one.table is not None or _of(one) not in told)
    if found and checked:
        found = _unchecked(found, before, tables, claims, rule, checked)
    if found:
        n = len(found)
        what = "1 figure can" if n == 1 else f"{n} figures can"
        reason = f"{what} be told too closely by whoever knows the ledger"
        raise DisclosureError("Ledger.release" if tables else "Ledger.publication", reason)


def _unchecked(  # noqa: PLR0913, PLR0917 - what is attacked, and what of it was checked
    found: tuple[Exposure, ...],
    before: _Known,
    tables: Sequence[Table],
    claims: tuple[Claim, ...],
    rule: Rule,
    checked: Sequence[Table],
) -> tuple[Exposure, ...]:
    """What is left of what was found, without what tables that were checked tell by themselves."""
    from hijra_amina.disclosure.attacking import attack  # noqa: PLC0415 - it knows ledgers

    blank = [hidden_grid(grid_of(table)) for table in tables]
    known = {_of(one) for one in attack(blank, ledger=before, claims=claims, rule=rule)}
    left: list[Exposure] = []
    alone: set[object] = set()
    if len(tables) > 1:
        for table in checked:
            alone |= {_of(one) for one in attack(table, ledger=before, claims=claims, rule=rule)}
    for one in found:
        is_told = one.is_exact and rule.is_small(one.high)
        if _of(one) not in known and (is_told or (len(tables) > 1 and _of(one) not in alone)):
            left.append(one)
    return tuple(left)


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
