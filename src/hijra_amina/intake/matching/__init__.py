"""Who is whom: pairs of lines that may be one person, with reasons, and a ledger of decisions.

Nothing is merged by itself. `match_people` proposes, people decide, `Decisions` keeps what they
decided, and `Matches.applied` carries it out.
"""

from hijra_amina.intake.matching._ledger_rules import LedgerError
from hijra_amina.intake.matching.candidate import Aspect, Candidate, Outcome, Reason
from hijra_amina.intake.matching.decisions import Decision, Decisions, Ruling
from hijra_amina.intake.matching.matches import Matches
from hijra_amina.intake.matching.people import (
    FewIdentifiedWarning,
    compare_people,
    match_people,
)

__all__ = [
    "Aspect",
    "Candidate",
    "Decision",
    "Decisions",
    "FewIdentifiedWarning",
    "LedgerError",
    "Matches",
    "Outcome",
    "Reason",
    "Ruling",
    "compare_people",
    "match_people",
]
