"""One figure for several sessions: what it says of all of them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.model import Counted, Scope
from hijra_amina.values import Count, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hijra_amina.model import Session

__all__ = ["SharedFigure", "most_people", "shared_figures", "sure_participations"]


@attrs.frozen
class SharedFigure:
    """A figure and the sessions that share it."""

    covers: frozenset[str]
    count: Count


def shared_figures(members: Sequence[tuple[Session, Verdict]]) -> tuple[SharedFigure, ...]:
    """Totals that several sessions share, no session under two of them."""
    taken: set[str] = set()
    found: list[SharedFigure] = []
    for session, _ in members:
        for statement in session.headcount.statements if session.headcount else ():
            if statement.scope is not Scope.SHARED or statement.count is None:
                continue
            if not statement.is_total or statement.counted is not Counted.PEOPLE:
                continue
            covers = frozenset((*statement.covers, session.id))
            if not covers & taken and not statement.count.approximate:
                taken |= covers
                found.append(SharedFigure(covers, statement.count))
    return tuple(found)


def sure_participations(
    members: Sequence[tuple[Session, Verdict]],
    shared: Sequence[SharedFigure],
    least: Callable[[Session], int],
) -> int:
    """Sessions that share a figure reached at least that many participations together."""
    certain = {session.id for session, verdict in members if verdict is Verdict.HOLDS}
    low = 0
    covered: set[str] = set()
    for figure in shared:
        if figure.covers <= certain:
            covered |= figure.covers
            low += figure.count.low or 0
    return low + sum(
        least(session)
        for session, verdict in members
        if verdict is Verdict.HOLDS and session.id not in covered
    )


def most_people(
    members: Sequence[tuple[Session, Verdict]],
    shared: Sequence[SharedFigure],
    most: Callable[[Session], int | None],
) -> int | None:
    """Sessions that share a figure reached no more people than it says."""
    covered = frozenset[str]().union(*(figure.covers for figure in shared))
    limits = [figure.count.high for figure in shared]
    limits += [most(session) for session, _ in members if session.id not in covered]
    total = 0
    for limit in limits:
        if limit is None:
            return None
        total += limit
    return total
