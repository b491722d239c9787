"""Attendance sheets read into records, with an account of every cell and questions."""

from hijra_amina.intake.reading._refusal import UnreadableSheetError
from hijra_amina.intake.reading.account import Account, AccountedCell, Standing
from hijra_amina.intake.reading.cells import Bounds
from hijra_amina.intake.reading.header import SessionFacts
from hijra_amina.intake.reading.lexicon import Lexicon, shipped_lexicon
from hijra_amina.intake.reading.question import Question, Severity
from hijra_amina.intake.reading.read import read_attendance
from hijra_amina.intake.reading.reading import Part, Reading

__all__ = [
    "Account",
    "AccountedCell",
    "Bounds",
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
