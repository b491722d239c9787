"""Terms as data: ministries and other bodies, governorates, session kinds, methods, topics.

A term has a code, labels in English, Arabic and Sorani Kurdish with their review status, the
spellings really seen, its life in time, and the sources of all this. Codes are only ever added.

No file is read before the first question. Downstream offices add terms through an entry point or
a file; see the how-to guide.

Examples:
    >>> from hijra_amina import vocabulary
    >>> for candidate in vocabulary.resolve("Ministry of Interior", on="2015-06-16"):
    ...     print(candidate.term.code, candidate.reason, candidate.valid.value)
    iq-moi exact holds
    krg-moi exact holds
"""

from hijra_amina.vocabulary._additions import Addition
from hijra_amina.vocabulary._candidate import Candidate, Reason, Suggestion
from hijra_amina.vocabulary._citation import Citation
from hijra_amina.vocabulary._fold import fold
from hijra_amina.vocabulary._functions import (
    as_of,
    codes,
    kinds,
    load_file,
    resolve,
    roll_up,
    source,
    sources,
    successor_on,
    successors,
    suggest,
    term,
    terms,
)
from hijra_amina.vocabulary._shipped import ENTRY_POINT_GROUP, current, using
from hijra_amina.vocabulary._succession import RollUp
from hijra_amina.vocabulary._term import (
    Attribute,
    Ending,
    Label,
    Recognition,
    ReviewStatus,
    Spelling,
    Succession,
    Term,
)
from hijra_amina.vocabulary._turn import OnDate, Turn
from hijra_amina.vocabulary._vocabulary import Vocabulary

__all__ = [
    "ENTRY_POINT_GROUP",
    "Addition",
    "Attribute",
    "Candidate",
    "Citation",
    "Ending",
    "Label",
    "OnDate",
    "Reason",
    "Recognition",
    "ReviewStatus",
    "RollUp",
    "Spelling",
    "Succession",
    "Suggestion",
    "Term",
    "Turn",
    "Vocabulary",
    "as_of",
    "codes",
    "current",
    "fold",
    "kinds",
    "load_file",
    "resolve",
    "roll_up",
    "source",
    "sources",
    "successor_on",
    "successors",
    "suggest",
    "term",
    "terms",
    "using",
]
