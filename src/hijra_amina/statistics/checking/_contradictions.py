"""Statements that cannot all be true, in one session's record or in those of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics.checking.finding import Finding, Severity
from hijra_amina.statistics.reckoning import ROSTER, conflicts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.statistics._material import Material

__all__ = ["contradictions"]


def contradictions(found: Material) -> Iterator[Finding]:
    """The contradictions of some records.

    Args:
        found: The records.

    Yields:
        A finding for each smallest set of statements that cannot all be true; no statement is in
        two of them.
    """
    for conflict in conflicts(found):
        stated = [one for one in conflict if one[1] != ROSTER]
        rosters = tuple(session for session, path in conflict if path == ROSTER)
        sessions = list(dict.fromkeys(session for session, _ in stated))
        paths = tuple(path for _, path in stated)
        if len(sessions) > 1:
            paths = tuple(f"{session}: {path}" for session, path in stated)
        beside = f", beside the roster of {', '.join(rosters)}" if rosters else ""
        reason = f"these cannot all be true: {', '.join(paths)}{beside}"
        yield Finding(
            code="contradiction",
            severity=Severity.ERROR,
            session=sessions[0],
            reason=reason,
            statements=paths,
            rosters=rosters,
            details=(("reason", reason),),
        )
