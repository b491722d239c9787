"""What gives nobody away: tables that can be released, words that were allowed, names kept back.

`protect` hides what a table would give away, `attack` finds what tables give away, and a `Ledger`
remembers what was released, because the next table has to be safe beside all earlier ones.
`admit` is the gate that everything somebody said has to pass. `pseudonymise` and `forget` take
names out of a programme and leave its figures as they are; `share` makes a pack for third parties.
"""

from hijra_amina.disclosure.attacking import Attack, Exposure, Known, attack
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
from hijra_amina.disclosure.personal import Forgotten, forget, new_key, pseudonymise
from hijra_amina.disclosure.protecting import protect
from hijra_amina.disclosure.published import Axis, Claim, Grid, Shown, grid_of
from hijra_amina.disclosure.rule import Insider, Method, Rule, Zeros
from hijra_amina.disclosure.sharing import Risk, RiskError, assess, share

__all__ = [
    "Admitted",
    "Affected",
    "Attack",
    "Axis",
    "Claim",
    "Exposure",
    "Forgotten",
    "Grid",
    "Insider",
    "Known",
    "Ledger",
    "Method",
    "Release",
    "Risk",
    "RiskError",
    "Rule",
    "Shown",
    "Zeros",
    "admit",
    "admits_picture",
    "assess",
    "attack",
    "forget",
    "grid_of",
    "new_key",
    "protect",
    "pseudonymise",
    "publications_affected",
    "publishable",
    "share",
    "with_withdrawals",
]
