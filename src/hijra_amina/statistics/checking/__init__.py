"""Checking: statements that cannot all be true, and figures and dates that are unlikely to be."""

from hijra_amina.statistics.checking.check import check
from hijra_amina.statistics.checking.finding import Finding, Severity

__all__ = ["Finding", "Severity", "check"]
