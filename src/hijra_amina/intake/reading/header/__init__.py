"""Where a table begins, what its columns hold, and what is said above it."""

from hijra_amina.intake.reading.header._blocks import Block, find_blocks
from hijra_amina.intake.reading.header._columns import Column, columns_of
from hijra_amina.intake.reading.header._days import Day, day_in
from hijra_amina.intake.reading.header._fields import (
    DESCRIBING,
    MARKED,
    NAME_PARTS,
    NAMES,
    NOT_KEPT,
)
from hijra_amina.intake.reading.header._grid import Grid
from hijra_amina.intake.reading.header._titles import SessionFacts, facts_in, place_in

__all__ = [
    "DESCRIBING",
    "MARKED",
    "NAMES",
    "NAME_PARTS",
    "NOT_KEPT",
    "Block",
    "Column",
    "Day",
    "Grid",
    "SessionFacts",
    "columns_of",
    "day_in",
    "facts_in",
    "find_blocks",
    "place_in",
]
