"""Figures that can be trusted: measures by dimensions, over records, with honest bounds.

`count` gives one figure and `tabulate` a table of them. Both answer with `Count`s: exact where
records are complete, and else the bounds that follow from what is said. `check` reports what
cannot all be true.
"""

from hijra_amina.statistics.checking import Finding, Severity, check
from hijra_amina.statistics.dimensions import Dimension
from hijra_amina.statistics.measures import Measure
from hijra_amina.statistics.tables import Margin, Row, Table
from hijra_amina.statistics.tabulation import count, tabulate

__all__ = [
    "Dimension",
    "Finding",
    "Margin",
    "Measure",
    "Row",
    "Severity",
    "Table",
    "check",
    "count",
    "tabulate",
]
