"""Figures that no engine counts: worked out from its counts, or from single records.

`shares` asks for the part, the whole and the rest, and says between which ends their share lies.
`gains` compares tests, pair by pair or mean by mean. `count_testimonials` counts what was said.
What belongs to a cell, and what may, is the same question for both: `_membership` answers it.
"""

from hijra_amina.statistics.worked_out.gains import Gained, gains
from hijra_amina.statistics.worked_out.shares import Ask, Narrow, SharedOut, shares
from hijra_amina.statistics.worked_out.testimonials import count_testimonials

__all__ = ["Ask", "Gained", "Narrow", "SharedOut", "count_testimonials", "gains", "shares"]
