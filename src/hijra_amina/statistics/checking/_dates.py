"""Dates of one session that disagree with one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import ContradictionError
from hijra_amina.statistics.checking.finding import Finding, Severity
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.model import Session

__all__ = ["dates_that_disagree"]


def dates_that_disagree(session: Session) -> Iterator[Finding]:
    """Where a session's dates disagree with how long it is said to have lasted.

    Args:
        session: The session.

    Yields:
        The findings.
    """
    period = session.period
    if period.start is not None and period.duration is not None:
        spanned = attrs.evolve(period, duration=None).length()
        try:
            spanned.intersect(period.duration)
        except ContradictionError:
            yield Finding(
                code="duration_disagrees",
                severity=Severity.WARNING,
                session=session.id,
                reason=f"the dates {period} do not last as long as stated",
                statements=("period",),
                details=(("period", str(period)),),
            )
    days = session.roster.days if session.roster is not None else ()
    known = period.start is not None or period.end is not None
    for index, day in enumerate(days):
        if known and period.overlaps(day) is Verdict.FAILS:
            yield Finding(
                code="day_outside_period",
                severity=Severity.WARNING,
                session=session.id,
                reason=f"the roster has {day}, which is outside {period}",
                statements=(f"roster.days[{index}]",),
                details=(("day", str(day)), ("period", str(period))),
            )
    stated = period.duration
    if stated is not None and (stated >= len(days)) is Verdict.FAILS:
        yield Finding(
            code="days_beyond_duration",
            severity=Severity.WARNING,
            session=session.id,
            reason=f"the roster has {len(days)} days, and the session is said to have had fewer",
            statements=("period", "roster.days"),
            details=(("days", str(len(days))),),
        )
