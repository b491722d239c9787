"""How a `Count` is written: a whole number, or a mapping that reads as speech."""

from __future__ import annotations

from typing import TypedDict

from hijra_amina.documents._keys import Keys, read_choice, read_flag
from hijra_amina.documents._problems import Finding, Refused, Tree, refused, wrong_type
from hijra_amina.documents._scalars import (
    Schema,
    read_text,
    read_whole,
    whole_schema,
    write_whole,
)
from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.values import Basis, Count, Status

__all__ = ["count_schema", "read_count", "write_count"]

_LOWER = ("at_least", "more_than")
_UPPER = ("at_most", "fewer_than")
_KEYS = (
    "exactly",
    "about",
    "between",
    *_LOWER,
    *_UPPER,
    "open_below",
    "approximate",
    "status",
    "basis",
    "wording",
)
_EXPECTED = "a whole number or a mapping such as {at_least: 30}"
_STATUSES = ("unknown", "suppressed")


class _Manner(TypedDict):
    basis: Basis
    wording: str | None


def read_count(value: Tree) -> Count:
    """Read a count.

    Args:
        value: What stands in the document.

    Returns:
        The count.

    Raises:
        Refused: With everything that is wrong.

    Examples:
        >>> read_count({"more_than": 80})
        Count.more_than(80)
    """
    if not isinstance(value, dict):
        if type(value) is int:
            return Count.exactly(read_whole(value))
        raise wrong_type(_EXPECTED, value)
    keys = Keys(value, _KEYS, _EXPECTED)
    numbers = {
        key: keys.take(key, read_whole, 0)
        for key in keys.present(("exactly", "about", *_LOWER, *_UPPER))
    }
    pair = keys.take("between", _read_pair, None)
    approximate = keys.take("approximate", read_flag, default=False)
    open_below = keys.take("open_below", _read_true, default=False)
    status = keys.take("status", _read_status, Status.KNOWN)
    basis = keys.take("basis", read_choice("basis", Basis), _default_basis(keys, status))
    wording = keys.take("wording", read_text, None)
    _check_combination(keys, status)
    keys.finish()
    manner: _Manner = {"basis": basis, "wording": wording}
    if "exactly" in numbers:
        return Count.exactly(numbers["exactly"], **manner)
    if "about" in numbers:
        return Count.about(numbers["about"], **manner)
    try:
        if pair is not None:
            return Count.between(pair[0], pair[1], approximate=approximate, **manner)
        return Count(
            None if open_below else _low(numbers),
            _high(numbers),
            low_strict="more_than" in numbers,
            high_strict="fewer_than" in numbers,
            approximate=approximate,
            status=status,
            **manner,
        )
    except ContradictionError as error:
        reason = error.reason
    except InvalidValueError as error:
        reason = f"expected {error.expected}, found {error.found}"
    raise refused("bad_value", reason)


def _read_pair(value: Tree) -> tuple[int, int]:
    if not isinstance(value, list):
        raise wrong_type("a list of two whole numbers", value)
    if len(value) != _PAIR:
        raise refused("bad_value", "expected a list of two whole numbers, found another length")
    found: list[int] = []
    findings: list[Finding] = []
    for index, item in enumerate(value):
        try:
            found.append(read_whole(item))
        except Refused as wrong:
            findings += [finding.below((index,)) for finding in wrong.findings]
    if findings:
        raise Refused(findings)
    return found[0], found[1]


_PAIR = 2


def _read_true(value: Tree) -> bool:
    if read_flag(value):
        return True
    raise refused("bad_value", "expected true, or no such key, found false")


def _read_status(value: Tree) -> Status:
    status = read_choice("status", Status)(value)
    if status is Status.KNOWN:
        raise refused("bad_value", f"expected one of {', '.join(_STATUSES)}, or no such key")
    return status


def _default_basis(keys: Keys, status: Status) -> Basis:
    if status is Status.SUPPRESSED:
        return Basis.DERIVED
    return Basis.COUNTED if "exactly" in keys else Basis.STATED


def _check_combination(keys: Keys, status: Status) -> None:
    """Refuse keys that cannot stand together."""
    ends = keys.present(("exactly", "about", "between", *_LOWER, *_UPPER))
    lower, upper = keys.present(_LOWER), keys.present(_UPPER)
    alone = keys.present(("exactly", "about", "between"))
    if not ends and "open_below" not in keys and "status" not in keys:
        keys.refuse("bad_value", "expected a number, such as at_least, or a status; found neither")
    elif alone and len(ends) > 1:
        keys.refuse("bad_value", f"{alone[0]!r} stands alone; found another number beside it")
    elif len(lower) > 1 or len(upper) > 1:
        keys.refuse("bad_value", "expected one lower and one upper end at most; found two")
    if "open_below" in keys and (lower or alone):
        keys.refuse("bad_value", "expected no lower end beside open_below")
    if "approximate" in keys and (
        keys.present(("exactly", "about")) or not ends or "status" in keys
    ):
        keys.refuse("bad_value", "expected no 'approximate' here: it goes with ends")
    if status is Status.UNKNOWN and (ends or "open_below" in keys):
        keys.refuse("bad_value", "expected no number where the count is unknown")
    if status is Status.SUPPRESSED and (alone or "open_below" in keys):
        keys.refuse("bad_value", "expected no other number than ends where it is suppressed")


def _low(numbers: dict[str, int]) -> int:
    if "more_than" in numbers:
        return numbers["more_than"] + 1
    # Whoever says "at most 4" of people, days or sessions says "from 0 to 4".
    return numbers.get("at_least", 0)


def _high(numbers: dict[str, int]) -> int | None:
    if "fewer_than" in numbers:
        return numbers["fewer_than"] - 1
    return numbers.get("at_most")


def write_count(count: Count) -> Tree:
    """Write a count so that reading it gives the same in every field.

    Args:
        count: The count.

    Returns:
        A whole number or a mapping.

    Raises:
        InvalidValueError: If a number is too large for JSON, or the count is unknown and yet
            has a strict end, which nobody can say.

    Examples:
        >>> write_count(Count.about(39, wording="some 39"))
        {'about': 39, 'wording': 'some 39'}
    """
    written = _write_ends(count)
    default = Basis.STATED
    if "exactly" in written:
        default = Basis.COUNTED
    elif count.status is Status.SUPPRESSED:
        default = Basis.DERIVED
    if count.basis is not default:
        written["basis"] = count.basis.value
    if count.wording is not None:
        written["wording"] = count.wording
    if list(written) == ["exactly"]:
        return written["exactly"]
    return written


def _write_ends(count: Count) -> dict[str, Tree]:
    low, high = count.low, count.high
    strict = count.low_strict or count.high_strict
    if count.status is Status.UNKNOWN:
        if strict:
            raise InvalidValueError("Count", "no strict end where it is unknown", "one")
        return {"status": "unknown"}
    written: dict[str, Tree] = {}
    if count.status is Status.SUPPRESSED:
        written["status"] = "suppressed"
    elif low is not None and low == high and not strict:
        return {"about" if count.approximate else "exactly": write_whole("Count.low", low)}
    elif low and high is not None and not strict:
        written["between"] = [write_whole("Count.low", low), write_whole("Count.high", high)]
        return _approximate(written, count)
    if low is None:
        written["open_below"] = True
    elif count.low_strict:
        written["more_than"] = write_whole("Count.low", low - 1)
    elif low or (high is None and count.status is Status.KNOWN):
        written["at_least"] = write_whole("Count.low", low)
    if high is not None:
        key, end = ("fewer_than", high + 1) if count.high_strict else ("at_most", high)
        written[key] = write_whole("Count.high", end)
    return _approximate(written, count)


def _approximate(written: dict[str, Tree], count: Count) -> dict[str, Tree]:
    if count.approximate:
        written["approximate"] = True
    return written


def count_schema(least: int | None = None) -> Schema:
    """The JSON Schema of a count.

    Args:
        least: What its lower end must be at least; `None` if it may be anything.
    """
    free = least is None
    bottom = whole_schema() if least is None else whole_schema(least)
    below = whole_schema() if least is None else whole_schema(least - 1)
    manner: Schema = {
        "basis": {"enum": [basis.value for basis in Basis]},
        "wording": {"$ref": "#/$defs/Text"},
    }
    flag: Schema = {"type": "boolean"}
    ends: Schema = {
        "at_least": bottom,
        "more_than": below,
        "at_most": whole_schema(),
        "fewer_than": whole_schema(),
    }
    pair: Schema = {
        "type": "array",
        "prefixItems": [bottom, whole_schema()],
        "items": False,
        "minItems": _PAIR,
    }
    one_each: list[Schema] = [
        {"not": {"required": list(_LOWER)}},
        {"not": {"required": list(_UPPER)}},
    ]
    has_lower: Schema = {"anyOf": [{"required": [key]} for key in _LOWER]}
    has_upper: Schema = {"anyOf": [{"required": [key]} for key in _UPPER]}
    # Without a lower end the count starts at zero: then zero must do, and the upper end be there.
    starts_at_zero: Schema = {
        "properties": {"at_most": {"minimum": 0}, "fewer_than": {"minimum": 1}}
    }
    zero_will_do = least is None or least <= 0
    lower_needed: Schema = starts_at_zero if zero_will_do else {"not": {}}
    statuses: list[Schema] = []
    if zero_will_do:
        statuses.append(_closed({"status": {"const": "unknown"}, **manner}, "status"))
    suppressed = _closed({"status": {"const": "suppressed"}, **ends, **manner}, "status")
    suppressed |= {
        "allOf": [
            *one_each,
            {"properties": {"at_least": {"minimum": 0}, "more_than": {"minimum": -1}}},
            {"if": has_lower, "else": lower_needed},
        ],
        "x-low-high": "count",
    }
    statuses.append(suppressed)
    with_ends = _closed({**ends, "approximate": flag, **manner})
    with_ends |= {
        "anyOf": [has_lower, has_upper],
        "allOf": [*one_each, {"if": has_lower, "else": lower_needed}],
        "x-low-high": "count",
    }
    forms: list[Schema] = [
        bottom,
        _closed({"exactly": bottom, **manner}, "exactly"),
        _closed({"about": bottom, **manner}, "about"),
        _closed({"between": pair, "approximate": flag, **manner}, "between")
        | {"x-low-high": "count"},
        with_ends,
        *statuses,
    ]
    if free:
        below_open = {"open_below": {"const": True}, "at_most": whole_schema()}
        below_open |= {"fewer_than": whole_schema(), "approximate": flag}
        forms.append(
            _closed({**below_open, **manner}, "open_below")
            | {
                "allOf": [
                    one_each[1],
                    {"if": {"required": ["approximate"]}, "then": has_upper},
                ]
            }
        )
    return {"oneOf": forms}


def _closed(properties: Schema, *required: str) -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    if required:
        schema["required"] = list(required)
    return schema
