"""Figures that give nobody away: protect a table, attack it, remember what was released.

And people who are not given away: `pseudonymise`, `forget`, and `share` for packs of rows.
"""

from hijra_amina.disclosure.personal import Forgotten, forget, new_key, pseudonymise
from hijra_amina.disclosure.rule import Rule
from hijra_amina.disclosure.sharing import RiskError, share

__all__ = [
    "Forgotten",
    "RiskError",
    "Rule",
    "forget",
    "new_key",
    "pseudonymise",
    "share",
]
