"""Dimensions: what a statistic is split or filtered by, with one meaning in records and frames."""

from hijra_amina.statistics.dimensions._agreement import agree, may_disagree
from hijra_amina.statistics.dimensions._beginnings import Window, window
from hijra_amina.statistics.dimensions._dimension import Dimension, Level
from hijra_amina.statistics.dimensions._labels import label
from hijra_amina.statistics.dimensions._raw import (
    is_value,
    joined,
    one_of,
    values_among,
)
from hijra_amina.statistics.dimensions._registration import add_dimension, remove_dimension
from hijra_amina.statistics.dimensions._registry import DIMENSIONS, dimension
from hijra_amina.statistics.dimensions._roll_up import has_ended, rolled_up
from hijra_amina.statistics.dimensions._within import begins_within

__all__ = [
    "DIMENSIONS",
    "Dimension",
    "Level",
    "Window",
    "add_dimension",
    "agree",
    "begins_within",
    "dimension",
    "has_ended",
    "is_value",
    "joined",
    "label",
    "may_disagree",
    "one_of",
    "remove_dimension",
    "rolled_up",
    "values_among",
    "window",
]
