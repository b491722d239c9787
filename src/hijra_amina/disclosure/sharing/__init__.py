"""Packs of pseudonymised participations, with how few people are alike in them."""

from hijra_amina.disclosure.sharing.packing import assess, share
from hijra_amina.disclosure.sharing.risk import Easing, Risk, RiskError

__all__ = ["Easing", "Risk", "RiskError", "assess", "share"]
