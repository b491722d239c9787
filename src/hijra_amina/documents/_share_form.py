"""How a `Share` is written: `60%` or `1/2`, or a mapping that reads as speech."""

from __future__ import annotations

from fractions import Fraction

from hijra_amina.documents._keys import Keys, read_choice, read_flag
from hijra_amina.documents._problems import Finding, Refused, Tree, refused, wrong_type
from hijra_amina.documents._scalars import (
    Schema,
    anchored,
    pattern_reader,
    read_text,
)
from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.values import Basis, Share, Status

__all__ = ["read_share", "share_schema", "write_share"]

_LOWER = ("at_least", "more_than")
_UPPER = ("at_most", "less_than")
_ALONE = ("exactly", "about", "between")
_KEYS = (*_ALONE, *_LOWER, *_UPPER, "approximate", "status", "basis", "wording")
_EXPECTED = "a share such as 60% or 1/2, or a mapping such as {more_than: 60%}"
_PERCENT = r"(?:100(?:\.0{1,12})?|[0-9]{1,2}(?:\.[0-9]{1,12})?)%"
_RATIO = r"[0-9]{1,15}/[1-9][0-9]{0,14}"
_FRACTION = anchored(f"{_PERCENT}|{_RATIO}")
_LARGEST_PART = 10**15 - 1
_NONE, _ALL = Fraction(0), Fraction(1)

_read_written = pattern_reader(_FRACTION, "a share such as 60%, 62.5% or 1/2")


def read_share(value: Tree) -> Share:
    """Read a share.

    Args:
        value: What stands in the document.

    Returns:
        The share.

    Raises:
        Refused: With everything that is wrong.

    Examples:
        >>> read_share({"more_than": "60%"})
        Share.more_than('3/5')
    """
    if isinstance(value, str):
        return Share.exactly(_read_fraction(value))
    keys = Keys(value, _KEYS, _EXPECTED)
    ends = {
        key: keys.take(key, _read_fraction, _NONE)
        for key in keys.present(("exactly", "about", *_LOWER, *_UPPER))
    }
    pair = keys.take("between", _read_pair, None)
    approximate = keys.take("approximate", read_flag, default=False)
    status = keys.take("status", _read_status, Status.KNOWN)
    stated = Basis.DERIVED if status is Status.SUPPRESSED else Basis.STATED
    basis = keys.take("basis", read_choice("basis", Basis), stated)
    wording = keys.take("wording", read_text, None)
    _check_combination(keys)
    keys.finish()
    low, high = _ends(ends, pair)
    try:
        return Share(
            low,
            high,
            low_strict="more_than" in ends,
            high_strict="less_than" in ends,
            basis=basis,
            approximate=approximate or "about" in ends,
            status=status,
            wording=wording,
        )
    except (ContradictionError, InvalidValueError):
        pass
    raise refused("bad_value", "no share lies between these ends")


def _ends(
    ends: dict[str, Fraction], pair: tuple[Fraction, Fraction] | None
) -> tuple[Fraction, Fraction]:
    if pair is not None:
        return pair
    for key in ("exactly", "about"):
        if key in ends:
            return ends[key], ends[key]
    low = ends.get("more_than", ends.get("at_least", _NONE))
    return low, ends.get("less_than", ends.get("at_most", _ALL))


def _read_fraction(value: Tree) -> Fraction:
    text = _read_written(value)
    exact = Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
    if exact > 1:
        raise refused("bad_value", "expected a share of the whole at most, found more")
    return exact


def _read_pair(value: Tree) -> tuple[Fraction, Fraction]:
    if not isinstance(value, list):
        raise wrong_type("a list of two shares", value)
    if len(value) != _PAIR:
        raise refused("bad_value", "expected a list of two shares, found another length")
    found: list[Fraction] = []
    findings: list[Finding] = []
    for index, item in enumerate(value):
        try:
            found.append(_read_fraction(item))
        except Refused as wrong:
            findings += [finding.below((index,)) for finding in wrong.findings]
    if findings:
        raise Refused(findings)
    return found[0], found[1]


_PAIR = 2


def _read_status(value: Tree) -> Status:
    status = read_choice("status", Status)(value)
    if status is Status.KNOWN:
        raise refused("bad_value", "expected one of unknown, suppressed, or no such key")
    return status


def _check_combination(keys: Keys) -> None:
    """Refuse keys that cannot stand together."""
    ends = keys.present((*_ALONE, *_LOWER, *_UPPER))
    alone = keys.present(_ALONE)
    if not ends and "status" not in keys:
        keys.refuse("bad_value", "expected a share, such as more_than, or a status; found neither")
    elif alone and len(ends) > 1:
        keys.refuse("bad_value", f"{alone[0]!r} stands alone; found another share beside it")
    elif len(keys.present(_LOWER)) > 1 or len(keys.present(_UPPER)) > 1:
        keys.refuse("bad_value", "expected one lower and one upper end at most; found two")
    if ends and "status" in keys:
        keys.refuse("bad_value", "expected no share beside a status")
    if "approximate" in keys and (keys.present(("exactly", "about")) or not ends):
        keys.refuse("bad_value", "expected no 'approximate' here: it goes with ends")


def write_share(share: Share) -> Tree:
    """Write a share so that reading it gives the same in every field.

    Args:
        share: The share.

    Returns:
        A text or a mapping.

    Raises:
        InvalidValueError: If its fraction has more than 15 digits.

    Examples:
        >>> write_share(Share.more_than("3/5"))
        {'more_than': '60%'}
        >>> write_share(Share.exactly("1/3"))
        '1/3'
    """
    written = _write_ends(share)
    default = Basis.DERIVED if share.status is Status.SUPPRESSED else Basis.STATED
    if share.basis is not default:
        written["basis"] = share.basis.value
    if share.wording is not None:
        written["wording"] = share.wording
    if list(written) == ["exactly"]:
        return written["exactly"]
    return written


def _write_ends(share: Share) -> dict[str, Tree]:
    low, high = share.low, share.high
    if share.status is not Status.KNOWN:
        return {"status": share.status.value}
    if low == high:
        return {"about" if share.approximate else "exactly": _write_fraction(low)}
    has_low, has_high = share.low_strict or low > _NONE, share.high_strict or high < _ALL
    written: dict[str, Tree] = {}
    if has_low and has_high and not (share.low_strict or share.high_strict):
        written["between"] = [_write_fraction(low), _write_fraction(high)]
    else:
        if has_low or not has_high:
            written["more_than" if share.low_strict else "at_least"] = _write_fraction(low)
        if has_high:
            written["less_than" if share.high_strict else "at_most"] = _write_fraction(high)
    if share.approximate:
        written["approximate"] = True
    return written


def _write_fraction(exact: Fraction) -> str:
    tenths = exact * 1000
    if tenths.denominator == 1:
        percent, tenth = divmod(tenths.numerator, 10)
        return f"{percent}.{tenth}%" if tenth else f"{percent}%"
    if exact.denominator > _LARGEST_PART:
        raise InvalidValueError("Share", "a fraction of at most 15 digits to be written", "more")
    return f"{exact.numerator}/{exact.denominator}"


def share_schema() -> Schema:
    """The JSON Schema of a share."""
    written: Schema = {"type": "string", "pattern": _FRACTION, "x-share": True}
    manner: Schema = {
        "basis": {"enum": [basis.value for basis in Basis]},
        "wording": {"$ref": "#/$defs/Text"},
    }
    pair: Schema = {"type": "array", "items": written, "minItems": _PAIR, "maxItems": _PAIR}
    flag: Schema = {"type": "boolean"}
    some_end: Schema = {"anyOf": [{"required": [key]} for key in (*_LOWER, *_UPPER)]}
    ends: Schema = dict.fromkeys((*_LOWER, *_UPPER), written)
    forms: list[Schema] = [
        written,
        _closed({"exactly": written, **manner}, "exactly"),
        _closed({"about": written, **manner}, "about"),
        _closed({"between": pair, "approximate": flag, **manner}, "between")
        | {"x-low-high": "share"},
        _closed({**ends, "approximate": flag, **manner})
        | {
            "allOf": [
                some_end,
                {"not": {"required": list(_LOWER)}},
                {"not": {"required": list(_UPPER)}},
            ],
            "x-low-high": "share",
        },
        _closed({"status": {"enum": ["unknown", "suppressed"]}, **manner}, "status"),
    ]
    return {"oneOf": forms}


def _closed(properties: Schema, *required: str) -> Schema:
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        schema["required"] = list(required)
    return schema
