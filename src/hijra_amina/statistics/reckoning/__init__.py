"""Reckoning: from records to the bounds that follow from everything that they say.

What sessions say becomes rows over whole numbers of people, `knowledge` finds the tightest bounds
that follow from all rows together, and these become the cells of a table. What is asked of sessions
that say nothing of each other is reckoned apart and added up.
"""

from hijra_amina.statistics.reckoning.cells import cells
from hijra_amina.statistics.reckoning.conflicts import ROSTER, Conflict, conflicts
from hijra_amina.statistics.reckoning.portions import Quotient, portions

__all__ = ["ROSTER", "Conflict", "Quotient", "cells", "conflicts", "portions"]
