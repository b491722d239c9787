"""What is said of two lines that may be of one person, in English; the catalogs have the rest."""

from __future__ import annotations

from typing import Final

from hijra_amina.language import message, plural_message

__all__ = ["AND_THEN", "ASPECTS", "BITS", "FEW_IDENTIFIED", "OUTCOMES", "REASONS"]

ASPECTS: Final = {
    "own": message("match.aspect.own", "own name"),
    "father": message("match.aspect.father", "father"),
    "grandfather": message("match.aspect.grandfather", "grandfather"),
    "family": message("match.aspect.family", "family name"),
    "phone": message("match.aspect.phone", "phone"),
    "staff_number": message("match.aspect.staff_number", "staff number"),
    "sex": message("match.aspect.sex", "sex"),
    "age_band": message("match.aspect.age_band", "age band"),
    "disability": message("match.aspect.disability", "disability"),
    "organisation": message("match.aspect.organisation", "organisation"),
    "post_level": message("match.aspect.post_level", "post level"),
    "governorate": message("match.aspect.governorate", "governorate"),
    "sheet": message("match.aspect.sheet", "sheet"),
}
"""What two lines are compared by."""

# TRANSLATORS: {aspects} is a list such as "own name and father".
OUTCOMES: Final = {
    "agrees": plural_message("match.outcome.agrees", "{aspects} agrees", "{aspects} agree"),
    "similar": plural_message("match.outcome.similar", "{aspects} similar", "{aspects} similar"),
    "differs": plural_message("match.outcome.differs", "{aspects} differs", "{aspects} differ"),
    "missing": plural_message("match.outcome.missing", "{aspects} missing", "{aspects} missing"),
}

AND_THEN: Final = message("match.and_then", "{reasons}; {rest}")
REASONS: Final = message("match.reasons", "{reasons}: {bits} bits")
BITS: Final = message("match.bits", "{bits} bits")

FEW_IDENTIFIED: Final = message(
    "match.few_identified",
    "{identified} of {rows} lines carry a phone or staff number: too few to tell so many people "
    "apart by their names. The number of people is a guess; ask for an identifier.",
)
