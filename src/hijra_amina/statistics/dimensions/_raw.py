"""How raw values are written, and what they say of a value: it is it, it is not, it may be.

A raw value is one text, the same in the records and in a column of a frame. Most are a code, or
nothing where that is not known. Some hold more: `thb;referral` is both, `iq-moi|krg-moi` is one
of the two, and `?` in a list is one more that is not known.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ALSO", "NOT_KNOWN", "OR", "each_of", "is_value", "joined", "one_of", "values_among"]

ALSO: Final = ";"
OR: Final = "|"
NOT_KNOWN: Final = "?"


def is_value(raw: str | None, value: str) -> Verdict:
    """Whether a raw value is a value, or one of several that hold a value.

    Args:
        raw: The raw value, `None` where nothing is known.
        value: The value.

    Returns:
        `HOLDS`, `FAILS`, or `OPEN` where it may be.

    Examples:
        >>> is_value("thb;?", "thb"), is_value("thb;?", "referral")
        (<Verdict.HOLDS: 'holds'>, <Verdict.OPEN: 'open'>)
        >>> is_value("iq-moi|krg-moi", "iq-moi"), is_value("iq-moi|krg-moi", "iq-moe")
        (<Verdict.OPEN: 'open'>, <Verdict.FAILS: 'fails'>)
    """
    if raw is None:
        return Verdict.OPEN
    if raw == value:
        return Verdict.HOLDS
    sure, may, more = _read(raw)
    if value in sure:
        return Verdict.HOLDS
    return Verdict.OPEN if more or value in may else Verdict.FAILS


def values_among(raws: Iterable[str | None]) -> tuple[str, ...]:
    """The values that raw values hold, or may hold, in order.

    Args:
        raws: Raw values.

    Returns:
        Each value once.

    Examples:
        >>> values_among(["b;a", None, "c|a", "?"])
        ('a', 'b', 'c')
    """
    found: set[str] = set()
    for raw in {raw for raw in raws if raw is not None}:
        sure, may, _ = _read(raw)
        found |= sure | may
    return tuple(sorted(found))


def joined(values: Iterable[str | None]) -> str | None:
    """The raw value of several at once; `None` among them is one that is not known.

    Args:
        values: The values.

    Returns:
        The raw value; `None` where there are none.

    Examples:
        >>> joined(["IQ-NI", None, "IQ-BG"])
        'IQ-BG;IQ-NI;?'
    """
    found = set(values)
    parts = sorted(value for value in found if value is not None)
    return ALSO.join([*parts, *([NOT_KNOWN] if None in found else [])]) or None


def one_of(values: Iterable[str]) -> str:
    """The raw value of something that is one of several.

    Args:
        values: The values, one at least.

    Returns:
        The raw value.

    Examples:
        >>> one_of(["krg-moi", "iq-moi"])
        'iq-moi|krg-moi'
    """
    return OR.join(sorted(set(values)))


def each_of(raw: str) -> tuple[tuple[str, ...], ...]:
    """The values that hold at once, each as the alternatives that it may be.

    Args:
        raw: A raw value.

    Returns:
        The alternatives of each; `?` stands for one that is not known.

    Examples:
        >>> each_of("a;b|c;?")
        (('a',), ('b', 'c'), ('?',))
    """
    return tuple(tuple(part.split(OR)) for part in raw.split(ALSO))


@functools.lru_cache(maxsize=65_536)
def _read(raw: str) -> tuple[frozenset[str], frozenset[str], bool]:
    """What holds, what may hold, and whether anything else may."""
    sure: set[str] = set()
    may: set[str] = set()
    for alternatives in each_of(raw):
        (sure if len(alternatives) == 1 else may).update(alternatives)
    more = NOT_KNOWN in sure | may
    return frozenset(sure - {NOT_KNOWN}), frozenset(may - {NOT_KNOWN}), more
