"""The consent gate: what somebody said, who said it, and pictures, as far as it was allowed."""

from hijra_amina.disclosure.consent.affected import Affected, publications_affected
from hijra_amina.disclosure.consent.crowd import Crowd, condition_of, crowd_of
from hijra_amina.disclosure.consent.gate import (
    Admitted,
    Attribution,
    admit,
    admits_picture,
    allowed,
)
from hijra_amina.disclosure.consent.publishable import publishable
from hijra_amina.disclosure.consent.screen import Screen
from hijra_amina.disclosure.consent.withdrawing import with_withdrawals

__all__ = [
    "Admitted",
    "Affected",
    "Attribution",
    "Crowd",
    "Screen",
    "admit",
    "admits_picture",
    "allowed",
    "condition_of",
    "crowd_of",
    "publications_affected",
    "publishable",
    "with_withdrawals",
]
