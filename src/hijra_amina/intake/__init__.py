"""From the sheets that offices have to records: reading them, and finding who is whom."""

from hijra_amina.intake.entry import Entry
from hijra_amina.intake.matching import (
    Aspect,
    Candidate,
    Decision,
    Decisions,
    FewIdentifiedWarning,
    LedgerError,
    Matches,
    Outcome,
    Reason,
    Ruling,
    compare_people,
    match_people,
)

__all__ = [
    "Aspect",
    "Candidate",
    "Decision",
    "Decisions",
    "Entry",
    "FewIdentifiedWarning",
    "LedgerError",
    "Matches",
    "Outcome",
    "Reason",
    "Ruling",
    "compare_people",
    "match_people",
]
