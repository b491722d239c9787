"""Measures: what a statistic counts, and what is worked out from counts."""

from hijra_amina.statistics.measures._attended import Attended, attended
from hijra_amina.statistics.measures._measure import Measure, Result, Unit
from hijra_amina.statistics.measures._registry import MEASURES, measure

__all__ = ["MEASURES", "Attended", "Measure", "Result", "Unit", "attended", "measure"]
