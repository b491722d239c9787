"""How a `Period` is written: EDTF, or a mapping with EDTF, a duration and the source's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from hijra_amina.documents._count_form import read_count, write_count
from hijra_amina.documents._keys import Keys
from hijra_amina.documents._problems import Tree, refused
from hijra_amina.documents._scalars import (
    PARTIAL_DATE,
    PARTIAL_DAY,
    Schema,
    anchored,
    pattern_reader,
    read_partial_date,
    read_text,
)
from hijra_amina.errors import ContradictionError, HijraAminaError, InvalidValueError
from hijra_amina.values import Basis, Count, Period

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["period_schema", "read_period", "write_period"]

_DATES = (
    rf"{PARTIAL_DATE}|{PARTIAL_DATE}/(?:{PARTIAL_DATE}|\.\.)?|/(?:{PARTIAL_DATE})?"
    rf"|\{{{PARTIAL_DATE}\}}|\{{{PARTIAL_DAY}(?:,{PARTIAL_DAY})+\}}"
)
_DURATION = r"P[1-9][0-9]{0,8}[DW]"
_LONGEST = 20_000
_FORM = "a period that exists, such as 2015-06-16/2015-06-17, XXXX-05-04, 2022-06/ or P10D"
_EXPECTED = f"{_FORM}, or a mapping such as {{edtf: 2013-11, duration: 10}}"
_KEYS = ("edtf", "duration", "wording")

_TWO_DAYS = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{4}-[0-9]{2}-[0-9]{2})")

_read_whole_text = pattern_reader(anchored(f"{_DATES}|{_DURATION}"), _FORM, "bad_date")
_read_dates_text = pattern_reader(anchored(_DATES), _FORM, "bad_date")


def read_period(value: Tree) -> Period:
    """Read a period.

    Args:
        value: What stands in the document.

    Returns:
        The period.

    Raises:
        Refused: With everything that is wrong.

    Examples:
        >>> read_period({"edtf": "2013-11", "duration": 10}).length()
        Count.exactly(10)
    """
    if isinstance(value, str):
        days = _TWO_DAYS.fullmatch(value)
        if days is not None:
            # By far the most frequent form, and the quickest to read.
            start, end = map(read_partial_date, days.groups())
            return _made(lambda: Period(start, end))
        return _parse(_short(_read_whole_text(value)), None, None)
    keys = Keys(value, _KEYS, _EXPECTED)
    read = _read_dates_text if "duration" in keys else _read_whole_text
    text = keys.take("edtf", lambda edtf: _short(read(edtf)), "/")
    duration = keys.take("duration", read_count, None)
    wording = keys.take("wording", read_text, None)
    if not keys.value:
        keys.refuse("bad_value", "expected dates, a duration or a wording; found none")
    keys.finish()
    return _parse(text, duration, wording)


def _short(text: str) -> str:
    if len(text) > _LONGEST:
        limit = str(_LONGEST)
        raise refused("too_large", f"a text of more than {limit} characters", limit=limit)
    return text


def _parse(text: str, duration: Count | None, wording: str | None) -> Period:
    return _made(lambda: Period.parse(text, duration=duration, wording=wording))


def _made(make: Callable[[], Period]) -> Period:
    try:
        return make()
    except InvalidValueError as error:
        reason = f"expected {error.expected}, found {error.found}"
    except ContradictionError as error:
        reason = error.reason
    except HijraAminaError:
        reason = f"expected {_FORM}"
    raise refused("bad_date", reason)


def write_period(period: Period) -> Tree:
    """Write a period so that reading it gives the same in every field.

    Args:
        period: The period.

    Returns:
        EDTF, or a mapping.

    Raises:
        InvalidValueError: If its duration has a number that is too large for JSON.

    Examples:
        >>> write_period(Period.parse("2015-06-16/2015-06-17", wording="16-17 June 2015"))
        {'edtf': '2015-06-16/2015-06-17', 'wording': '16-17 June 2015'}
    """
    written: dict[str, Tree] = {}
    dates = Period(period.start, period.end, days=period.days, open_end=period.open_end)
    plain = period.duration is not None and _is_plain(period.duration)
    if dates.is_known:
        written["edtf"] = str(dates)
    elif plain:
        written["edtf"] = str(period)
    if period.duration is not None and (dates.is_known or not plain):
        written["duration"] = write_count(period.duration)
    if period.wording is not None:
        written["wording"] = period.wording
    if list(written) == ["edtf"]:
        return written["edtf"]
    return written or "/"


def _is_plain(duration: Count) -> bool:
    """Whether ISO 8601 says all of a duration, as in `P10D`."""
    number = duration.low
    if not duration.is_exact or number is None or number > _LONGEST_DURATION:
        return False
    plain = Count.exactly(number, basis=Basis.STATED)
    return attrs.asdict(plain) == attrs.asdict(duration)


_LONGEST_DURATION = 999_999_999


def period_schema() -> Schema:
    """The JSON Schema of a period."""
    text: Schema = {"type": "string", "maxLength": _LONGEST}
    whole = {**text, "pattern": anchored(f"{_DATES}|{_DURATION}")}
    mapping: Schema = {
        "type": "object",
        "properties": {
            "edtf": whole,
            "duration": {"$ref": "#/$defs/Count"},
            "wording": {"$ref": "#/$defs/Text"},
        },
        "additionalProperties": False,
        "minProperties": 1,
        "if": {"required": ["duration"]},
        "then": {"properties": {"edtf": {"pattern": anchored(_DATES)}}},
    }
    return {"oneOf": [whole, mapping], "x-period": True}
