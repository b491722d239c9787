"""What gives nobody away: tables that can be released, words that were allowed, names kept back.

`protect` hides what a table would give away, `attack` finds what tables give away, and a `Ledger`
remembers what was released, because the next table has to be safe beside all earlier ones.
`admit` is the gate that everything somebody said has to pass. `pseudonymise` and `forget` take
names out of a programme and leave its figures as they are.
"""

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
from hijra_amina.disclosure.rule import Insider, Method, Rule, Zeros

__all__ = [
    "Admitted",
    "Affected",
    "Forgotten",
    "Insider",
    "Ledger",
    "Method",
    "Release",
    "Rule",
    "Zeros",
    "admit",
    "admits_picture",
    "forget",
    "new_key",
    "pseudonymise",
    "publications_affected",
    "publishable",
    "with_withdrawals",
]
