"""Periods written as EDTF (ISO 8601-2) and durations of ISO 8601."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from hijra_amina.errors import InvalidValueError, UnreadableTextError
from hijra_amina.values._text import kind_of
from hijra_amina.values.basis import Basis
from hijra_amina.values.count import Count
from hijra_amina.values.partial_date import PartialDate

__all__ = ["Found", "read_edtf"]

_FORMS: Final = (
    "EDTF such as 2015-06-16, 2015-06-16/2015-06-17, XXXX-05-04/XXXX-05-07, 2022-06/, "
    "{2015-06-16,2015-06-18}, or a duration such as P10D"
)
_DAYS_IN_A_WEEK: Final = 7


class Found(NamedTuple):
    """The parts of a period that were found in a text."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    days: tuple[PartialDate, ...] = ()
    duration: Count | None = None
    open_end: bool = False


def read_edtf(text: str) -> Found:
    """Take a period's text apart.

    Args:
        text: EDTF, or an ISO 8601 duration in days or weeks.

    Returns:
        The parts.

    Raises:
        UnreadableTextError: If it is written in any other way.
        InvalidValueError: If a date does not exist.

    Examples:
        >>> read_edtf("2022-06/..").open_end
        True
    """
    if not isinstance(text, str):
        raise InvalidValueError("Period", "text", kind_of(text))
    _check_writing(text)
    duration = _duration().fullmatch(text)
    if duration is not None:
        number, unit = duration.groups()
        days = int(number) * (_DAYS_IN_A_WEEK if unit == "W" else 1)
        return Found(duration=Count.exactly(days, basis=Basis.STATED))
    if text.startswith("{") and text.endswith("}"):
        days_of = tuple(_date(part) for part in text[1:-1].split(","))
        if len(days_of) == 1:
            return Found(days_of[0], days_of[0])
        return Found(days=days_of)
    if "/" not in text:
        day = _date(text)
        return Found(day, day)
    start, _, end = text.partition("/")
    if start == "..":
        hint = "a start; a period that never began ('..' at the start) is not supported"
        raise UnreadableTextError("period", None, hint)
    return Found(
        _date(start) if start else None,
        _date(end) if end not in {"", ".."} else None,
        open_end=end == "..",
    )


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except UnreadableTextError:
        raise UnreadableTextError("period", None, _FORMS) from None


def _check_writing(text: str) -> None:
    """Say what is wrong where the reason is plain."""
    if any(character.isdecimal() and not character.isascii() for character in text):
        hint = "EDTF is written in the digits 0 to 9; these are others"
        raise UnreadableTextError("period", None, hint)
    if any(mark in text for mark in "?~%"):
        hint = "uncertain and approximate dates (?, ~, %) are not supported"
        raise UnreadableTextError("period", None, hint)
    if len(text) > _LONGEST:
        raise UnreadableTextError("period", None, "a shorter text")


_LONGEST: Final = 20_000


@cache
def _duration() -> re.Pattern[str]:
    return re.compile(r"P([1-9][0-9]{0,8})([DW])")
