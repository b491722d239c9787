"""What a plain scalar of YAML means by the core schema of YAML 1.2 (section 10.3.2)."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from hijra_amina.documents._tree import plain_number

if TYPE_CHECKING:
    from hijra_amina.documents._problems import Tree

__all__ = ["is_not_finite", "is_number", "resolve"]

_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def is_number(text: str) -> bool:
    """Whether a plain scalar is a number."""
    forms = (_INTEGER, _OTHER_BASE, _FLOAT)
    return any(form.fullmatch(text) for form in forms)


def is_not_finite(text: str) -> bool:
    """Whether a plain scalar is infinite or no number, which no document can hold."""
    return _NOT_FINITE.fullmatch(text) is not None


def resolve(text: str) -> Tree:
    """The value of a plain scalar.

    Examples:
        >>> resolve("27"), resolve("no"), resolve("2015-06-16"), resolve("~")
        (27, 'no', '2015-06-16', None)
    """
    for form, value in _WORDS:
        if form.fullmatch(text):
            return value
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        number = float(text)
        return plain_number(number) if math.isfinite(number) else number
    return text


_WORDS = ((_NULL, None), (_TRUE, True), (_FALSE, False))
