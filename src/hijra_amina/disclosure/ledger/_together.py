"""The tables of a report are attacked together with what it says in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure._sealing import is_sealed
from hijra_amina.disclosure.published import Claim, Grid, Shown, grid_of
from hijra_amina.disclosure.rule import LEAST_LEFT, Rule
from hijra_amina.errors import DisclosureError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.statistics.tables import Table

__all__ = ["check_together"]


def check_together(
    tables: Iterable[Grid],
    claims: Iterable[Claim],
    *,
    threshold: int,
    known: Iterable[Grid | Claim] = (),
    protected: Iterable[Table] = (),
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
        protected: The tables as they were protected. What one tells that was checked against just
            these words and facts was judged by somebody who knew what is small in it; of that,
            only what it gives away exactly is refused.

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
        checked = [one for one in protected if is_sealed(one, (*facts, *said), None)]
        alone = {one for table in checked for one in _told((*facts, grid_of(table)), said, rule)}
        found -= {one for one in alone if one.low != one.high}
    if found:
        what = "1 figure can" if len(found) == 1 else f"{len(found)} figures can"
        reason = f"{what} be told too closely by whoever reads tables and text"
        raise DisclosureError("report", f"{reason} together")


def _told(known: tuple[Grid | Claim, ...], claims: tuple[Claim, ...], rule: Rule) -> set[_Told]:
    """The small figures of which too much is told, each with how much."""
    from hijra_amina.disclosure.attacking import Known, attack  # noqa: PLC0415 - knows ledgers

    found = attack(ledger=_Read(known), claims=claims, rule=rule)
    close = [one for one in found.narrowed() if not one.is_exact or one.low < rule.threshold]
    close += [
        one
        for one in found
        if one.known is Known.ROUNDED
        and one.high is not None
        and rule.is_small(one.high)
        and one.high - one.low + 1 < LEAST_LEFT
    ]
    return {_Told(one.measure, one.sessions, one.where, one.low, one.high) for one in close}


def _emptied(grid: Grid) -> Grid:
    return attrs.evolve(grid, cells=dict.fromkeys(grid.cells, Shown(hidden=True)), base=None)


@attrs.frozen
class _Told:
    """What a figure is of, and how closely it is known."""

    measure: str
    sessions: frozenset[str] | None
    where: tuple[tuple[str, str], ...]
    low: int
    high: int | None


@attrs.frozen
class _Read:
    """What somebody has read."""

    facts: tuple[Grid | Claim, ...]

    def published(self) -> tuple[Grid | Claim, ...]:
        """Every table as it was shown, and every claim."""
        return self.facts
