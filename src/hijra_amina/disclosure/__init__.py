"""Figures that give nobody away: protect a table, attack it, remember what was released.

And people who are not given away: `pseudonymise` and `forget`.
"""

from hijra_amina.disclosure.personal import Forgotten, forget, new_key, pseudonymise

__all__ = [
    "Forgotten",
    "forget",
    "new_key",
    "pseudonymise",
]
