"""Values that nothing can have at once: two kinds, or a year and a quarter of another year."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.statistics.dimensions._dimension import Dimension

__all__ = ["agree", "may_disagree"]

# From the longest to the shortest: each lies in one of those before.
_OF_TIME = ("year", "quarter", "month")
_MONTHS_OF_A_QUARTER = 3


def agree(values: Iterable[tuple[Dimension, str]]) -> bool:
    """Whether a session can have some values all at once, as far as they tell of each other.

    Args:
        values: Dimensions, each with a value.

    Returns:
        False if no session can have them.

    Examples:
        >>> from hijra_amina.statistics.dimensions import dimension
        >>> year, quarter = dimension("year"), dimension("quarter")
        >>> agree([(year, "2015"), (quarter, "2015-Q2")]), agree([(year, "2015"), (year, "2014")])
        (True, False)
    """
    return not any(
        _exclude(one, other) for one, other in itertools.combinations(dict.fromkeys(values), 2)
    )


def may_disagree(made: Dimension, other: Dimension) -> bool:
    """Whether there are values of two dimensions that no session can have at once.

    Args:
        made: A dimension.
        other: Another one, or the same.

    Returns:
        Whether `agree` may say no to such values.

    Examples:
        >>> from hijra_amina.statistics.dimensions import dimension
        >>> may_disagree(dimension("year"), dimension("month"))
        True
        >>> may_disagree(dimension("topic"), dimension("topic"))
        False
    """
    if made.is_of_people or other.is_of_people:
        return False
    same = made.name == other.name and not made.several
    return same or {made.name, other.name} <= {*_OF_TIME}


def _exclude(one: tuple[Dimension, str], other: tuple[Dimension, str]) -> bool:
    (made, value), (beside, second) = one, other
    if not may_disagree(made, beside):
        return False
    if made.name == beside.name:
        return value != second
    pair = {made.name: value, beside.name: second}
    longer, shorter = (pair[name] for name in _OF_TIME if name in pair)
    return longer != _named_in(shorter, longer)


def _named_in(value: str, longer: str) -> str:
    """The year or the quarter that a quarter or a month lies in, whichever is asked for."""
    year, _, rest = value.partition("-")
    if "Q" not in longer:
        return year
    return f"{year}-Q{(int(rest) - 1) // _MONTHS_OF_A_QUARTER + 1}"
