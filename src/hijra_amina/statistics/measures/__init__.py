"""Measures: what a statistic counts, and what is worked out from counts."""

from hijra_amina.statistics.measures._attended import Attended, attended
from hijra_amina.statistics.measures._conditions import code_of, conditions_of
from hijra_amina.statistics.measures._gain import Gain
from hijra_amina.statistics.measures._measure import Measure, Result, Unit
from hijra_amina.statistics.measures._registration import add_measure, remove_measure
from hijra_amina.statistics.measures._registry import MEASURES, measure
from hijra_amina.statistics.measures._share import share
from hijra_amina.statistics.measures._worked_out import completion, gain

__all__ = [
    "MEASURES",
    "Attended",
    "Gain",
    "Measure",
    "Result",
    "Unit",
    "add_measure",
    "attended",
    "code_of",
    "completion",
    "conditions_of",
    "gain",
    "measure",
    "remove_measure",
    "share",
]
