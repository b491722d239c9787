"""Figures that give nobody away: protect a table, attack it, remember what was released."""

from hijra_amina.disclosure.attacking import Attack, Exposure, Known, attack
from hijra_amina.disclosure.protecting import protect
from hijra_amina.disclosure.published import Axis, Claim, Grid, Shown, grid_of
from hijra_amina.disclosure.rule import Insider, Method, Rule, Zeros

__all__ = [
    "Attack",
    "Axis",
    "Claim",
    "Exposure",
    "Grid",
    "Insider",
    "Known",
    "Method",
    "Rule",
    "Shown",
    "Zeros",
    "attack",
    "grid_of",
    "protect",
]
