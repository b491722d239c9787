"""What is known of a portion: between which fractions a part of a whole lies."""

from __future__ import annotations

from fractions import Fraction

import attrs

__all__ = ["Portion"]


@attrs.frozen
class Portion:
    """Between which fractions a part of a whole lies.

    Args:
        low: The least that it can be.
        high: The most that it can be.
        low_strict: Whether it is more than `low`, and may come as near to it as one likes.
        high_strict: The same of `high`.
        tightest: Whether both ends are proven: attained, or come as near to as one likes.

    Examples:
        >>> Portion(Fraction(3, 5), Fraction(1), low_strict=True, tightest=True).low
        Fraction(3, 5)
    """

    low: Fraction
    high: Fraction
    low_strict: bool = False
    high_strict: bool = False
    tightest: bool = False
