"""Figures that can be trusted: measures by dimensions, over records, with honest bounds.

`count` gives one figure and `tabulate` a table of them. Both answer with `Count`s: exact where
records are complete, and else the bounds that follow from what is said. `check` reports what
cannot all be true.
"""

from hijra_amina.statistics.adding import combined
from hijra_amina.statistics.checking import Finding, Severity, check
from hijra_amina.statistics.dimensions import Dimension, Level, dimension
from hijra_amina.statistics.indicators import Achievement, achievements
from hijra_amina.statistics.measures import (
    Attended,
    Gain,
    Measure,
    Unit,
    attended,
    completion,
    gain,
    measure,
    share,
)
from hijra_amina.statistics.registration import register, registered, unregister
from hijra_amina.statistics.tables import Margin, Row, Table
from hijra_amina.statistics.tabulation import count, tabulate

__all__ = [
    "Achievement",
    "Attended",
    "Dimension",
    "Finding",
    "Gain",
    "Level",
    "Margin",
    "Measure",
    "Row",
    "Severity",
    "Table",
    "Unit",
    "achievements",
    "attended",
    "check",
    "combined",
    "completion",
    "count",
    "dimension",
    "gain",
    "measure",
    "register",
    "registered",
    "share",
    "tabulate",
    "unregister",
]
