"""Personal values: pseudonyms in the place of identifiers, and one person forgotten."""

from hijra_amina.disclosure.personal.forgetting import Forgotten, forget
from hijra_amina.disclosure.personal.key import new_key, read_key, write_key
from hijra_amina.disclosure.personal.pseudonymising import pseudonymise
from hijra_amina.disclosure.personal.pseudonyms import pseudonym

__all__ = [
    "Forgotten",
    "forget",
    "new_key",
    "pseudonym",
    "pseudonymise",
    "read_key",
    "write_key",
]
