"""Figures that give nobody away: protect a table, attack it, remember what was released."""

from hijra_amina.disclosure.consent import (
    Admitted,
    Affected,
    admit,
    admits_picture,
    publications_affected,
    publishable,
    with_withdrawals,
)
from hijra_amina.disclosure.ledger import Ledger, Release

__all__ = [
    "Admitted",
    "Affected",
    "Ledger",
    "Release",
    "admit",
    "admits_picture",
    "publications_affected",
    "publishable",
    "with_withdrawals",
]
