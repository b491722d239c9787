"""`Protection`: what was done to a table so that it gives nobody away."""

from __future__ import annotations

from fractions import Fraction

import attrs

__all__ = ["Protection"]


@attrs.frozen(kw_only=True)
class Protection:
    """What was done to a table so that it gives nobody away. It holds no hidden figure.

    Attributes:
        method: `suppression`, `rounding` or `merging`.
        threshold: Figures from 1 to one less than this are small.
        base: To multiples of what figures are rounded, if they are.
        hidden: How many figures are hidden.
        loss: What part of the information is lost, from 0 to 1: for suppression, the sum of the
            hidden figures in that of all figures.
        least: No protection by this method that is as safe loses less, as far as is proven.
        releases: Against how many earlier releases it was checked; `None` without a ledger.
        merged: For each dimension, which values were put together under which.
        remarks: Codes of what else a reader should know.
    """

    method: str
    threshold: int
    base: int | None = None
    hidden: int = 0
    loss: Fraction = Fraction(0)
    least: Fraction = Fraction(0)
    releases: int | None = None
    merged: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    remarks: tuple[str, ...] = ()
