"""What protecting is about, in numbers alone: cells, what holds of them, and what must stay open.

Cells are unknowns to whoever reads what is published: whole numbers of nought or more. `rows` say
what everybody knows of them whatever is published now: that parts add up, what earlier releases
showed, what was claimed in words. An item is a figure that may be published or hidden. A need says
how far a cell has to stay open.
"""

from __future__ import annotations

import attrs

from hijra_amina.knowledge import Row

__all__ = ["Item", "Need", "Pattern", "Problem"]


@attrs.frozen(kw_only=True)
class Item:
    """A figure that may be published, or hidden.

    Attributes:
        says: For each cell of which it says something: the cell, and the least and the most that
            it can be by that (`high` is `None` where it says no most).
        loss: What is lost if it is hidden, a whole number of nought or more.
        fixed: `True` if it has to be published, `False` if it has to be hidden, `None` if that is
            what is to be decided.

    Examples:
        >>> Item(says=((3, 4, 4),), loss=4).fixed is None
        True
    """

    says: tuple[tuple[int, int, int | None], ...]
    loss: int
    fixed: bool | None = None


@attrs.frozen(kw_only=True)
class Need:
    """How far a cell has to stay open to whoever reads what is published.

    Attributes:
        cell: The cell.
        low: It must be possible, for all anybody knows, that the cell is this or less.
        high: It must be possible that it is this or more.
        known: Cells whose true value the reader knows besides, as an insider does.

    Examples:
        >>> Need(cell=3, low=0, high=5).known
        ()
    """

    cell: int
    low: int
    high: int
    known: tuple[int, ...] = ()


@attrs.frozen(kw_only=True)
class Problem:
    """Cells, what is known of them, what may be published of them, and what must stay open.

    Attributes:
        size: How many cells there are.
        truth: Whole numbers that fit every row and every item; the records, where they are exact.
        rows: What everybody knows, whatever is published.
        items: What may be published or hidden.
        needs: What must stay open.

    Examples:
        >>> two = Row(terms={0: 1, 1: 1, 2: -1}, low=0, high=0, given=True)
        >>> Problem(size=3, truth=(1, 4, 5), rows=(two,), items=(), needs=()).size
        3
    """

    size: int
    truth: tuple[int, ...] = attrs.field(repr=False)
    rows: tuple[Row, ...] = attrs.field(repr=False)
    items: tuple[Item, ...] = attrs.field(repr=False)
    needs: tuple[Need, ...] = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class Pattern:
    """Which items are hidden, and the proof that what is left is safe.

    Attributes:
        hidden: The numbers of the hidden items.
        unmet: The numbers of needs that no hiding can meet (the rows alone narrow them).
        loss: The sum of what is lost.
        least: No pattern that meets the same needs loses less than this, as far as is proven.
        witnesses: Whole numbers for all cells that fit every row and every published item.
        lower: For each need, the number of the witness in which its cell is low enough; -1 if it
            is unmet.
        upper: For each need, the number of the witness in which its cell is high enough; -1 if it
            is unmet.
        method: `exact` if it is proven that no pattern loses less, else `heuristic`.
    """

    hidden: frozenset[int]
    unmet: frozenset[int] = frozenset()
    loss: int
    least: int
    witnesses: tuple[tuple[int, ...], ...] = attrs.field(repr=False)
    lower: tuple[int, ...] = attrs.field(repr=False)
    upper: tuple[int, ...] = attrs.field(repr=False)
    method: str
