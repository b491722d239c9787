"""Figures that give nobody away: protect a table, attack it, remember what was released."""

from hijra_amina.disclosure.ledger import Ledger, Release

__all__ = ["Ledger", "Release"]
