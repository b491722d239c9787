"""`Grid`: a table as it was shown, no more and no less."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from hijra_amina.statistics.tables import Coverage

__all__ = ["OR", "Axis", "Grid", "Shown"]

OR = "∨"
"""What stands between values that were put together: each is counted under one of them."""


@attrs.frozen(kw_only=True)
class Axis:
    """One dimension of a table as it was shown.

    Attributes:
        dimension: Its name.
        values: The values that it lists, without the margin; `?` is among them where the table
            shows how many could not be placed. Values that were put together are one, joined by
            `OR`.
        adds_up: Whether each person (session, …) is under exactly one of the values, so that they
            add up to the margin; else the margin is at least the largest of them, and at most
            their sum.
        within: For values that lie in a value of another dimension, which: a ministry in its
            government.

    Examples:
        >>> Axis(dimension="sex", values=("female", "male")).adds_up
        True
    """

    dimension: str
    values: tuple[str, ...]
    adds_up: bool = True
    within: Mapping[str, tuple[tuple[str, str], ...]] = attrs.field(
        factory=dict[str, tuple[tuple[str, str], ...]], hash=False
    )


@attrs.frozen
class Shown:
    """What a reader sees of one cell.

    Attributes:
        low: The least that it can be by what is shown; `None` where it is hidden.
        high: The most; `None` where there is no most, or it is hidden.
        hidden: Whether it is hidden.

    Examples:
        >>> Shown(27, 27).hidden
        False
    """

    low: int | None = None
    high: int | None = None
    hidden: bool = False


@attrs.frozen(kw_only=True)
class Grid:
    """A table as it was shown.

    Attributes:
        measure: What is counted, with its rule of attendance, as `Table.measure` says it.
        sessions: The sessions that were counted; `None` where that is not known.
        where: The conditions, sorted; conditions of which it is known which sessions meet them are
            in `sessions` instead.
        as_of: The day of its bodies and governorates, as ISO 8601 writes it.
        axes: Its dimensions.
        cells: What is seen under each key (`*` for a margin). A key of listed values that is not
            here was not in the table, and nothing is known of it but that it is a part.
        recorded: Whether every figure is what it is in complete records: the low end counts those
            who are certainly under the key, the high end those who may be. Else the ends are
            bounds that follow from what was stated.
        base: The base to which figures are rounded, if they are: each lies less than this away.
        origin: Which release it is of.
        coverage: Which of the sessions the values of its dimensions and conditions stand for.
    """

    measure: str
    sessions: frozenset[str] | None
    where: tuple[tuple[str, str], ...] = ()
    as_of: str | None = None
    axes: tuple[Axis, ...]
    cells: Mapping[tuple[str, ...], Shown] = attrs.field(repr=False, hash=False)
    recorded: bool = True
    base: int | None = None
    origin: str = ""
    coverage: tuple[Coverage, ...] = ()
