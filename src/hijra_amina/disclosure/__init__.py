"""Figures that give nobody away: protect a table, attack it, remember what was released."""
