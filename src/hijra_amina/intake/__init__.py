"""Intake: from the sheets that offices have to records, with nothing lost on the way."""

from hijra_amina.intake.entry import Entry
from hijra_amina.intake.reading import (
    Account,
    AccountedCell,
    Bounds,
    Lexicon,
    Part,
    Question,
    Reading,
    SessionFacts,
    Severity,
    Standing,
    UnreadableSheetError,
    read_attendance,
    shipped_lexicon,
)

__all__ = [
    "Account",
    "AccountedCell",
    "Bounds",
    "Entry",
    "Lexicon",
    "Part",
    "Question",
    "Reading",
    "SessionFacts",
    "Severity",
    "Standing",
    "UnreadableSheetError",
    "read_attendance",
    "shipped_lexicon",
]
