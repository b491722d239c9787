"""Possible matches of participants who cannot be one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics._undecided import Excluded, excluded
from hijra_amina.statistics.checking.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.model import Programme

__all__ = ["matches_that_are_none"]

_REASONS = {
    Excluded.ROSTER: "both participants of a possible match stand on this session's roster, so "
    "that they are two people",
    Excluded.SEX: "the participants of a possible match are of different sex, so that they are "
    "two people",
}


def matches_that_are_none(programme: Programme) -> Iterator[Finding]:
    """The possible matches that what is recorded excludes; no figure is affected by them.

    Args:
        programme: The programme.

    Yields:
        A finding for each, of the first session whose roster has both, or one of them. Whoever is
        on no roster is in no figure, and not looked at.
    """
    for place, why, session in excluded(programme):
        if session is not None:
            yield Finding(
                code="impossible_match",
                severity=Severity.WARNING,
                session=session,
                reason=_REASONS[why],
                statements=("roster", f"$.possible_matches[{place}]"),
                details=(("by", why.value), ("match", f"possible_matches[{place}]")),
            )
