"""Cubes: every cell and every margin of a table from rows in numbers, counted once.

Rows come as numbers of raw values, from records or from an engine. An `Axis` knows which values
each raw value has for certain and which it may have. `add_up` rolls up figures that add up;
`unique_people` counts people, whose margins do not. Both answer with a `Cube`. There are two roads,
numpy and plain Python, with the same answers.
"""

from hijra_amina.statistics.cubes._answers import CountedCells
from hijra_amina.statistics.cubes._axis import Axis
from hijra_amina.statistics.cubes._cube import Cube
from hijra_amina.statistics.cubes.kernels import add_up, unique_people
from hijra_amina.statistics.cubes.records import record_cells

__all__ = ["Axis", "CountedCells", "Cube", "add_up", "record_cells", "unique_people"]
