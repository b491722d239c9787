"""What a reader can work out: between which whole numbers each cell lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.knowledge import Knowledge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hijra_amina.knowledge import Answer, Row

__all__ = ["Interval", "exposures"]

# Of so many cells, both ends are looked into to the last.
_FEW = 300


@attrs.frozen
class Interval:
    """Between which whole numbers a cell lies, for all that a reader knows.

    Attributes:
        low: It is never less.
        high: It is never more; `None` if there is no most.
        seen_low: The least that it is in whole numbers which were found to fit everything; `None`
            if none were found.
        seen_high: The most that it is in them; `None` if there is no most, too.

    Examples:
        >>> Interval(0, 5, 0, 4).high_certain
        False
    """

    low: int
    high: int | None
    seen_low: int | None
    seen_high: int | None

    @property
    def low_certain(self) -> bool:
        """Whether the least is possible."""
        return self.low == self.seen_low

    @property
    def high_certain(self) -> bool:
        """Whether the most is possible, or there is no most."""
        return self.seen_low is not None and self.high == self.seen_high

    @property
    def is_exact(self) -> bool:
        """Whether only one number is left."""
        return self.low == self.high

    def covers(self, low: int, high: int | None) -> bool:
        """Whether it certainly reaches down to one number and up to another.

        Args:
            low: The number that it has to reach down to.
            high: The one that it has to reach up to; `None` for no limit.

        Returns:
            Whether whole numbers were found that do.
        """
        if self.seen_low is None or self.seen_low > low:
            return False
        return self.seen_high is None or (high is not None and self.seen_high >= high)


def exposures(  # noqa: PLR0913 - all but the first three are keywords
    size: int,
    rows: Sequence[Row],
    cells: Sequence[int],
    *,
    possible: Iterable[Sequence[int]] = (),
    enough: Callable[[int, Interval], bool] | None = None,
    exact: bool | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Interval, ...]:
    """Between which whole numbers cells lie, for whoever knows some rows.

    An end is proven from outside by a certificate in exact fractions, and from inside by whole
    numbers that fit every row, checked by counting; a solver is asked for neither's truth.

    Args:
        size: How many cells there are.
        rows: What is known of them.
        cells: Which of them are asked for.
        possible: Whole numbers for all cells that are known to fit, such as the truth, so that they
            need not be looked for; they are counted through first.
        enough: Whether what is known of a cell will do, where very many are asked for: its number
            and what has been proven in fractions, and seen in whole numbers, so far. Where it does
            not, and where few are asked for, both ends are looked into to the last.
        exact: As `Knowledge.bounds` takes it.
        progress: Called now and then with how much is done, and of how much.

    Returns:
        An interval for each of the cells that are asked for.

    Raises:
        ContradictionError: If no whole numbers fit all rows.

    Examples:
        >>> from hijra_amina.knowledge import Row
        >>> exposures(2, [Row(terms={0: 1, 1: 1}, low=5, high=5)], [0])
        (Interval(low=0, high=5, seen_low=0, seen_high=5),)
    """
    known = Knowledge(size, rows)
    for numbers in possible:
        known.learn(numbers, exact=exact)
    closely = enough is None or len(cells) <= _FEW
    asked = [{cell: 1} for cell in cells]
    answers = known.bounds(asked, exact=exact, whole=closely, progress=progress)
    seen = known.seen(cells, exact=exact)
    found = [_interval(known, *one, exact=exact) for one in zip(cells, answers, seen, strict=True)]
    if not closely and enough is not None:
        for at, cell in enumerate(cells):
            if answers[at].tightest or enough(cell, found[at]):
                continue
            (answer,) = known.bounds([{cell: 1}], exact=exact)
            (seen_then,) = known.seen([cell], exact=exact)
            found[at] = _interval(known, cell, answer, seen_then, exact=exact)
    return tuple(found)


def _interval(
    known: Knowledge,
    cell: int,
    answer: Answer,
    seen: tuple[int, int | None] | None,
    *,
    exact: bool | None,
) -> Interval:
    low = answer.low or 0
    if answer.tightest:
        return Interval(low, answer.high, low, answer.high)
    if seen is None:
        return Interval(low, answer.high, None, None)
    least, most = seen
    if answer.high is None and known.end({cell: 1}, "high", exact=exact).proven:
        most = None
    return Interval(low, answer.high, least, most)
