"""Texts, identifiers, whole numbers and dates: how each is read, and its JSON Schema.

The patterns are those of the values and records. In JSON Schema they must mean the same to every
engine, so `$` is kept from matching before a final line end (as Python's does).
"""

from __future__ import annotations

import functools
import re
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from hijra_amina.documents._problems import Tree, refused, wrong_type
from hijra_amina.documents._tree import LARGEST_INTEGER
from hijra_amina.errors import InvalidValueError
from hijra_amina.model._record import IDENTIFIER_PATTERN
from hijra_amina.values import TEXT_PATTERN, PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "DATE",
    "PARTIAL_DATE",
    "PARTIAL_DAY",
    "Schema",
    "anchored",
    "date_schema",
    "identifier_schema",
    "partial_date_schema",
    "pattern_reader",
    "portable",
    "read_date",
    "read_identifier",
    "read_partial_date",
    "read_text",
    "read_whole",
    "text_schema",
    "whole_schema",
    "write_whole",
]

Schema: TypeAlias = "dict[str, object]"

_YEAR = r"(?!0000)[0-9]{4}"
_MONTH = r"(?:0[1-9]|1[0-2])"
_LONG = r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
_SHORT = r"(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
_FEBRUARY = r"02-(?:0[1-9]|1[0-9]|2[0-8])"
_LEAP = (
    r"(?!0000)(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29"
)
DATE = rf"(?:{_YEAR}-(?:{_LONG}|{_SHORT}|{_FEBRUARY})|{_LEAP})"
"""A day of the calendar, leap years included, without anchors."""
_YEARLESS_DAY = rf"XXXX-(?:{_LONG}|{_SHORT}|{_FEBRUARY}|02-29)"
PARTIAL_DAY = rf"(?:{DATE}|{_YEARLESS_DAY})"
"""A day, perhaps without its year, without anchors."""
PARTIAL_DATE = rf"(?:{PARTIAL_DAY}|{_YEAR}(?:-{_MONTH})?|XXXX-{_MONTH})"
"""EDTF as `PartialDate` has it, without anchors."""

_A_TEXT = "text without control or direction characters, not blank"


def anchored(pattern: str) -> str:
    """A pattern that has to match all of a text, to every engine."""
    return rf"^(?:{pattern})$(?!\n)"


def portable(pattern: str) -> str:
    """A pattern of the values or records, meaning the same to every engine."""
    return pattern + r"(?!\n)"


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def pattern_reader(pattern: str, expected: str, code: str = "bad_value") -> Callable[[Tree], str]:
    """A reader for texts of one form.

    Args:
        pattern: A portable pattern.
        expected: What was expected, for the finding.
        code: The code of the finding.
    """

    def read(value: Tree) -> str:
        if not isinstance(value, str):
            raise wrong_type(expected, value)
        if _compiled(pattern).search(value) is None:
            found = "another text" if value else "an empty text"
            reason = f"expected {expected}, found {found}"
            raise refused(code, reason, expected=expected, found=found)
        return value

    return read


_IDENTIFIER = portable(IDENTIFIER_PATTERN)

read_identifier = pattern_reader(
    _IDENTIFIER, "an identifier of letters, digits and ._:- (at most 120)"
)
read_text = pattern_reader(TEXT_PATTERN, _A_TEXT)
_read_partial = pattern_reader(
    anchored(PARTIAL_DATE),
    "a date that exists, such as 2015, 2015-06, 2015-06-16 or XXXX-05-04",
    "bad_date",
)
_read_day = pattern_reader(anchored(DATE), "a day that exists, such as 2015-06-16", "bad_date")


def identifier_schema() -> Schema:
    """The JSON Schema of an identifier."""
    return {"type": "string", "pattern": _IDENTIFIER}


def text_schema() -> Schema:
    """The JSON Schema of a text."""
    return {"type": "string", "pattern": TEXT_PATTERN}


def partial_date_schema() -> Schema:
    """The JSON Schema of a date as far as it is known."""
    return {"type": "string", "pattern": anchored(PARTIAL_DATE)}


def date_schema() -> Schema:
    """The JSON Schema of a day."""
    return {"type": "string", "pattern": anchored(DATE)}


def whole_schema(minimum: int = -LARGEST_INTEGER) -> Schema:
    """The JSON Schema of a whole number."""
    return {"type": "integer", "minimum": minimum, "maximum": LARGEST_INTEGER}


def read_partial_date(value: Tree) -> PartialDate:
    """A date as far as it is known."""
    return _known_date(value) if isinstance(value, str) else _known_date(_read_partial(value))


@functools.lru_cache(maxsize=4096)
def _known_date(text: str) -> PartialDate:
    # The same days stand in many places of a document, and a date never changes.
    return PartialDate.parse(_read_partial(text))


def read_date(value: Tree) -> date:
    """A day of the calendar."""
    return date.fromisoformat(_read_day(value))


def read_whole(value: Tree) -> int:
    """A whole number that every reader of JSON takes exactly; `true` and `"3"` are none."""
    if type(value) is not int:
        raise wrong_type("a whole number", value)
    if abs(value) > LARGEST_INTEGER:
        limit = str(LARGEST_INTEGER)
        reason = f"expected a whole number of at most {limit}"
        raise refused("too_large", reason, what="number", limit=limit)
    return value


def write_whole(where: str, value: int) -> int:
    """A whole number, unless no reader of JSON could be trusted to take it exactly."""
    if abs(value) > LARGEST_INTEGER:
        expected = f"a whole number of at most {LARGEST_INTEGER} to be written"
        raise InvalidValueError(where, expected, "a larger one")
    return value
