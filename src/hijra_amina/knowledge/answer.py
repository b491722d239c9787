"""What is known of an expression: between which whole numbers it lies, or one end of that."""

from __future__ import annotations

import attrs

__all__ = ["Answer", "End"]


@attrs.frozen
class End:
    """One end of what an expression can be.

    Args:
        value: The least, or the most, that it can be; `None` if there is none.
        proven: Whether it is proven to be possible, or that there is none.

    Examples:
        >>> End(17, proven=True).value
        17
    """

    value: int | None
    proven: bool


@attrs.frozen
class Answer:
    """The bounds of an expression.

    Args:
        low: The least that it can be; `None` if there is no least.
        high: The most that it can be; `None` if there is no most.
        tightest: Whether both ends are proven: whole numbers that fit every row have been found
            that give this end or, where an end is `None`, that go on for ever. Where it is false,
            the truth lies inside all the same, and the bounds may be wider than they need be.

    Examples:
        >>> Answer(17, 27, tightest=True).low
        17
    """

    low: int | None
    high: int | None
    tightest: bool
