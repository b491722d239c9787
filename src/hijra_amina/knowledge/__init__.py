"""What can be known from what has been said: whole numbers, and rows that bound sums of them.

Callers number their unknowns, say what they know of them as rows, and ask: between which numbers
does a sum lie, from which rows does that follow, which rows cannot all be true? The room knows
nothing of sessions or tables. Answers hold for certain: bounds come from proofs in whole numbers
and exact fractions, and what attains them has been counted through.
"""

from __future__ import annotations

from hijra_amina.knowledge.answer import Answer, End
from hijra_amina.knowledge.knowledge import Knowledge
from hijra_amina.knowledge.portion import Portion
from hijra_amina.knowledge.row import Row, Terms

__all__ = ["Answer", "End", "Knowledge", "Portion", "Row", "Terms"]
