"""The ledger: what was released, to whom and when, and what everybody knows by it."""

from hijra_amina.disclosure.ledger._together import check_together
from hijra_amina.disclosure.ledger.entries import (
    Assured,
    Entry,
    Erasure,
    Facts,
    PublishedFile,
    PublishedReport,
    Release,
    Use,
    Withdrawal,
)
from hijra_amina.disclosure.ledger.ledger import Ledger

__all__ = [
    "Assured",
    "Entry",
    "Erasure",
    "Facts",
    "Ledger",
    "PublishedFile",
    "PublishedReport",
    "Release",
    "Use",
    "Withdrawal",
    "check_together",
]
