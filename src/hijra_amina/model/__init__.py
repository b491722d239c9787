"""The records of a capacity-building programme, a file each.

Frozen, slotted, keyword-only attrs classes. They know nothing of files, locales, statistics or
reports; personal fields are not in their `repr`, and their errors name a field, never a value.
"""

from hijra_amina.model.agenda_item import AgendaItem
from hijra_amina.model.assessment import Assessment, Moment
from hijra_amina.model.attendance import Attendance, Mark, Roster
from hijra_amina.model.consent import Consent, ConsentItem, ConsentStatus
from hijra_amina.model.contact import Contact
from hijra_amina.model.donor import Disclaimer, Donor
from hijra_amina.model.facilitator import Facilitator
from hijra_amina.model.headcount import Counted, Headcount, Scope, Statement
from hijra_amina.model.indicator import Indicator, Target
from hijra_amina.model.organisation import Ministry, Organisation
from hijra_amina.model.participant import Participant
from hijra_amina.model.photograph import Photograph
from hijra_amina.model.place import Place
from hijra_amina.model.possible_match import PossibleMatch
from hijra_amina.model.programme import Programme
from hijra_amina.model.publication import Publication
from hijra_amina.model.session import Evidence, Involvement, Session, SessionStatus
from hijra_amina.model.source import Source
from hijra_amina.model.term_use import TermUse
from hijra_amina.model.testimonial import Testimonial

__all__ = [
    "AgendaItem",
    "Assessment",
    "Attendance",
    "Consent",
    "ConsentItem",
    "ConsentStatus",
    "Contact",
    "Counted",
    "Disclaimer",
    "Donor",
    "Evidence",
    "Facilitator",
    "Headcount",
    "Indicator",
    "Involvement",
    "Mark",
    "Ministry",
    "Moment",
    "Organisation",
    "Participant",
    "Photograph",
    "Place",
    "PossibleMatch",
    "Programme",
    "Publication",
    "Roster",
    "Scope",
    "Session",
    "SessionStatus",
    "Source",
    "Statement",
    "Target",
    "TermUse",
    "Testimonial",
]
