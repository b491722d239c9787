"""One end of a figure, as a system of rows gives it."""

from __future__ import annotations

import attrs

from hijra_amina.knowledge import Knowledge

__all__ = ["End"]


@attrs.frozen
class End:
    """One end of a figure, and what it is made from.

    Attributes:
        value: The end, `None` where it is open.
        proven: Whether it is proven to be the tightest.
        system: What is known.
        terms: The expression whose end it is.
        plus: A number to be added to the end of the expression.
    """

    value: int | None
    proven: bool
    system: Knowledge
    terms: tuple[tuple[int, int], ...]
    plus: int
