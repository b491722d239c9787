"""Adding a dimension of one's own, and taking it away again."""

from __future__ import annotations

import re
import threading
from typing import Final, cast

from hijra_amina import vocabulary
from hijra_amina.errors import InvalidValueError
from hijra_amina.statistics.dimensions._dimension import Dimension, Level
from hijra_amina.statistics.dimensions._registry import BUILT_IN, DIMENSIONS, dimension
from hijra_amina.values import LocalizedText

__all__ = ["add_dimension", "remove_dimension"]

_WHERE: Final = "register"
_ONE_AT_A_TIME: Final = threading.Lock()
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,60}")
# Arguments of `count` beside its conditions, and the columns of a table beside its dimensions.
_TAKEN: Final = frozenset(
    [
        "as_of",
        "attendance",
        "by",
        "locale",
        "measure",
        "name",
        "of",
        "predicate",
        "programme",
        "progress",
        "self",
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
# Labels and exact fractions stand in columns beside those of a dimension and of the figures.
_BESIDE: Final = re.compile(r".*_label(_[a-z]+)?|.*_exact|share_.*")
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
            read from what it is a property of, or is not made of what it needs.
        UnknownCodeError: If there is no vocabulary of its `kind`.
    """
    _refuse_what_cannot_be_asked(made)
    with _ONE_AT_A_TIME:
        if made.name in DIMENSIONS:
            expected = "a name that no dimension has"
            raise InvalidValueError(_WHERE, expected, f"{made.name!r} again")
        others = [other for other in DIMENSIONS.values() if other.column == made.column]
        if made.column in _OTHER_COLUMNS or any(other.level is not made.level for other in others):
            expected = f"a column of its own, or that of another dimension of a {made.level}"
            raise InvalidValueError(_WHERE, expected, f"the column {made.column!r}")
        DIMENSIONS[made.name] = made


def _refuse_what_cannot_be_asked(made: Dimension) -> None:
    for name in (made.name, made.column):
        if not isinstance(cast("object", name), str) or _NAME.fullmatch(name) is None:
            expected = "a name of small letters, digits and _"
            raise InvalidValueError(_WHERE, expected, "another name")
    if made.name in _TAKEN or _BESIDE.fullmatch(made.name) is not None:
        expected = "a name that is no argument and no column"
        raise InvalidValueError(_WHERE, expected, repr(made.name))
    optional = (made.of_person, made.of_session, made.of_body)
    needed = (made.verdict, made.values_of, made.values_in, made.became)
    for function in (*needed, *(one for one in optional if one is not None)):
        if not callable(function):
            found = f"a value of type {type(function).__name__}"
            raise InvalidValueError(_WHERE, "functions that read raw values", found)
    if not all(isinstance(cast("object", text), LocalizedText) for text in made.labels.values()):
        raise InvalidValueError(_WHERE, "labels that are localized texts", "others")
    if made.kind is not None:
        vocabulary.codes(made.kind)
    if made.several and made.level is Level.PERSON:
        # Who has none could not be told from who has two: parts would not add up to the whole.
        expected = "one value for each person, such as one dimension of yes and no for each of them"
        raise InvalidValueError(_WHERE, expected, "several values")
    wrong = made.of_session if made.level is Level.PERSON else made.of_person or made.of_body
    if wrong is not None:
        expected = f"how a {made.level} has it, for a dimension of a {made.level}"
        raise InvalidValueError(_WHERE, expected, "how something else has it")


def remove_dimension(made: Dimension) -> None:
    """Forget a dimension that was added.

    Args:
        made: The dimension.

    Raises:
        UnknownCodeError: If there is none of its name.
        InvalidValueError: If it is one of this library's own, or another has the name.
    """
    with _ONE_AT_A_TIME:
        if made.name in BUILT_IN or dimension(made.name) is not made:
            expected = "a dimension that was registered"
            raise InvalidValueError("unregister", expected, repr(made.name))
        del DIMENSIONS[made.name]
