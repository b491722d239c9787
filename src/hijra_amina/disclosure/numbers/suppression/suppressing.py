"""Suppression: what to hide so that every need is met, at little loss, and the proof of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.errors import import_extra

if TYPE_CHECKING:
    from collections.abc import Callable

    from hijra_amina.disclosure.numbers.problem import Pattern, Problem

__all__ = ["suppress"]


def suppress(
    problem: Problem,
    *,
    starts: int = 12,
    exact: bool | None = None,
    time_limit: float = 60.0,
    progress: Callable[[int, int], None] | None = None,
) -> Pattern:
    """Find what to hide so that every need is met.

    Args:
        problem: Cells, what is known of them, what may be published, and what must stay open.
        starts: How many times the search starts anew, each time but the first with two searches
            close to the best pattern besides; large problems are searched fewer times.
        exact: Whether to look for the pattern that loses least, and prove that it does: `True`
            and `False` say so, `None` leaves it to the size of the problem.
        time_limit: How many seconds this may take, roughly. One whole search is made whatever
            that takes; where the limit is not reached, the same problem has the same answer.
        progress: Is told now and then how much is done, and of how much.

    Returns:
        The best pattern found. It is safe: each need has its witnesses, or is named as one that
        cannot be met.

    Raises:
        InvalidValueError: If the truth does not fit the problem, or a number is too large.
        MissingExtraError: If the solver is not installed.

    Examples:
        Two parts and their sum, which has to be shown: to hide one part is to hide both.

        >>> from hijra_amina.disclosure.numbers.problem import Item, Need, Problem
        >>> from hijra_amina.knowledge import Row
        >>> pattern = suppress(
        ...     Problem(
        ...         size=3,
        ...         truth=(2, 40, 42),
        ...         rows=(Row(terms={0: 1, 1: 1, 2: -1}, low=0, high=0, given=True),),
        ...         items=(
        ...             Item(says=((0, 2, 2),), loss=2, fixed=False),
        ...             Item(says=((1, 40, 40),), loss=40),
        ...             Item(says=((2, 42, 42),), loss=42, fixed=True),
        ...         ),
        ...         needs=(Need(cell=0, low=0, high=5),),
        ...     )
        ... )
        >>> sorted(pattern.hidden), pattern.loss
        ([0, 1], 42)
    """
    import_extra("highspy", extra="disclosure", feature="protecting a table")
    from hijra_amina.disclosure.numbers.suppression._course import run  # noqa: PLC0415 - NumPy

    return run(problem, starts=starts, exact=exact, time_limit=time_limit, progress=progress)
