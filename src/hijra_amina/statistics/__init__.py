"""Figures that can be trusted: measures by dimensions, over records, with honest bounds.

`count` gives one figure and `tabulate` a table of them. Both answer with `Count`s: exact where
records are complete, and else the bounds that follow from what is said. `check` reports what
cannot all be true.
"""

from hijra_amina.statistics.adding import combined
from hijra_amina.statistics.checking import Finding, Severity, check
from hijra_amina.statistics.dimensions import Dimension, Level, dimension
from hijra_amina.statistics.frames import (
    FrameError,
    LeftOutWarning,
    check_frame,
    participation_schema,
    to_frame,
)
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
from hijra_amina.statistics.tables import Figure, Margin, Row, Table
from hijra_amina.statistics.tabulation import count, tabulate

__all__ = [
    "Achievement",
    "Attended",
    "Dimension",
    "Figure",
    "Finding",
    "FrameError",
    "Gain",
    "LeftOutWarning",
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
    "check_frame",
    "combined",
    "completion",
    "count",
    "dimension",
    "gain",
    "measure",
    "participation_schema",
    "register",
    "registered",
    "share",
    "tabulate",
    "to_frame",
    "unregister",
]
