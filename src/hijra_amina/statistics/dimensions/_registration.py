"""Adding a dimension of one's own, and taking it away again."""

from __future__ import annotations

import re
from typing import Final

from hijra_amina.errors import InvalidValueError
from hijra_amina.statistics.dimensions._dimension import Dimension, Level
from hijra_amina.statistics.dimensions._registry import BUILT_IN, DIMENSIONS, dimension

__all__ = ["add_dimension", "remove_dimension"]

_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,60}")
# Arguments of `count` beside its conditions, and the columns of a table beside its dimensions.
_TAKEN: Final = frozenset(
    [
        "as_of",
        "attendance",
        "by",
        "measure",
        "programme",
        "progress",
        "source",
        "where",
        "approximate",
        "basis",
        "count",
        "figure",
        "high",
        "high_strict",
        "label",
        "low",
        "low_strict",
        "share",
        "status",
        "tightest",
        "participant",
        "attended",
    ]
)
# The columns of a frame that are no dimension's.
_OTHER_COLUMNS: Final = frozenset(
    [
        "participant",
        "attended",
        "complete",
        "represents_low",
        "represents_high",
        "days_present",
        "days_unknown",
        "days_recorded",
        "days_held_low",
        "days_held_high",
        "days_planned_low",
        "days_planned_high",
    ]
)


def add_dimension(made: Dimension) -> None:
    """Make a dimension known by its name.

    Args:
        made: The dimension.

    Raises:
        InvalidValueError: If its name is taken or cannot be one, or if it does not say how it is
            read from what it is a property of.
    """
    where = "register"
    if _NAME.fullmatch(made.name) is None:
        expected = "a name of small letters, digits and _"
        raise InvalidValueError(where, expected, "another name")
    if made.name in DIMENSIONS:
        raise InvalidValueError(where, "a name that no dimension has", f"{made.name!r} again")
    if made.name in _TAKEN:
        expected = "a name that is no argument and no column"
        raise InvalidValueError(where, expected, repr(made.name))
    others = [other for other in DIMENSIONS.values() if other.column == made.column]
    if made.column in _OTHER_COLUMNS or any(other.level is not made.level for other in others):
        expected = f"a column of its own, or that of another dimension of a {made.level}"
        raise InvalidValueError(where, expected, f"the column {made.column!r}")
    wrong = made.of_session if made.level is Level.PERSON else made.of_person or made.of_body
    if wrong is not None:
        expected = f"how a {made.level} has it, for a dimension of a {made.level}"
        raise InvalidValueError(where, expected, "how something else has it")
    DIMENSIONS[made.name] = made


def remove_dimension(name: str) -> None:
    """Forget a dimension that was added.

    Args:
        name: Its name.

    Raises:
        UnknownCodeError: If there is none of that name.
        InvalidValueError: If it is one of this library's own.
    """
    made = dimension(name)
    if made.name in BUILT_IN:
        raise InvalidValueError("unregister", "a dimension that was registered", repr(name))
    del DIMENSIONS[name]
