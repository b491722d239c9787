"""What is known after a correction: the new figures, and the old ones that it leaves standing.

Whoever read the first figures does not forget them. A figure that the correction shows otherwise
is known to have been wrong, and tells nothing of the true one. Every other stays known, above all
one that the correction hides.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

import attrs

from hijra_amina.disclosure.ledger.entries import Facts, PublishedReport, Release, known_by
from hijra_amina.disclosure.published.claim import Claim
from hijra_amina.disclosure.published.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hijra_amina.disclosure.ledger.entries import Entry

__all__ = ["known_after_corrections"]

_ALL = "*"
What: TypeAlias = tuple[str, str, frozenset[str] | None, frozenset[tuple[str, str]]]
"""Of what a figure is: a count or a share, the measure, the sessions, the conditions."""
Ends: TypeAlias = tuple[Fraction | int | None, Fraction | int | None]
Corrected: TypeAlias = dict[What, list[Ends]]


def known_after_corrections(entries: Sequence[Entry]) -> Iterator[Grid | Claim]:
    """What everybody knows by the entries of a ledger, in their order.

    Args:
        entries: The entries, the oldest first.

    Yields:
        Tables and claims, without the figures that a correction shows otherwise.
    """
    said = [one for one in entries if isinstance(one, Release | Facts | PublishedReport)]
    corrections: dict[str, Corrected] = {}
    for entry in reversed(said):
        wrong = corrections.get(entry.id, {})
        if entry.corrects is not None:
            # What corrects a correction corrects what that one corrects, too.
            corrected = corrections.setdefault(entry.corrects, {})
            for figures in (wrong, _figures(known_by(entry))):
                for what, ends in figures.items():
                    corrected.setdefault(what, []).extend(ends)
    for entry in said:
        for known in known_by(entry):
            left = _left(known, corrections.get(entry.id, {}))
            if left is not None:
                yield left


def _figures(known: Iterable[Grid | Claim]) -> Corrected:
    found: Corrected = {}
    for one in known:
        for what, ends in _of_grid(one) if isinstance(one, Grid) else _of_claim(one):
            found.setdefault(what, []).append(ends)
    return found


def _of_grid(grid: Grid) -> Iterator[tuple[What, Ends]]:
    for key, shown in grid.cells.items():
        if not shown.hidden:
            yield _what(grid, key), (shown.low, shown.high)


def _what(grid: Grid, key: tuple[str, ...]) -> What:
    within = {
        (axis.dimension, value) for axis, value in zip(grid.axes, key, strict=True) if value != _ALL
    }
    return "count", grid.measure, grid.sessions, frozenset({*grid.where, *within})


def _of_claim(claim: Claim) -> Iterator[tuple[What, Ends]]:
    of = (claim.measure, claim.sessions, frozenset(claim.where))
    if claim.count is not None and not claim.count.approximate:
        yield ("count", *of), (claim.count.low, claim.count.high)
    if claim.share is not None and not claim.share.approximate:
        yield ("share", *of), (claim.share.low, claim.share.high)


def _left(known: Grid | Claim, wrong: Corrected) -> Grid | Claim | None:
    """What is left of a table or claim; nothing of a claim that is known to be wrong."""
    if not wrong:
        return known
    if isinstance(known, Claim):
        is_wrong = any(_is_wrong(what, ends, wrong) for what, ends in _of_claim(known))
        return None if is_wrong else known
    cells = {
        key: shown
        for key, shown in known.cells.items()
        if not _is_wrong(_what(known, key), (shown.low, shown.high), wrong)
    }
    return attrs.evolve(known, cells=cells)


def _is_wrong(what: What, ends: Ends, wrong: Corrected) -> bool:
    return any(_apart(ends, other) for other in wrong.get(what, ()))


def _apart(one: Ends, other: Ends) -> bool:
    (low, high), (least, most) = one, other
    return (high is not None and least is not None and high < least) or (
        most is not None and low is not None and most < low
    )
