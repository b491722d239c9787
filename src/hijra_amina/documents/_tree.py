"""Plain trees: what every text format is read into, and what a caller may hand in himself."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from hijra_amina.documents._problems import Path, Tree, refused, wrong_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.documents._limits import Limits

__all__ = ["LARGEST_INTEGER", "plain_number", "plain_tree", "too_deep", "too_many"]

# The largest whole number that every reader of JSON takes exactly (RFC 8259, section 6).
LARGEST_INTEGER = 2**53 - 1


def plain_number(number: float) -> int | float:
    """A number as JSON means it: `27.0` is the whole number 27 (JSON Schema, section 4.2.3).

    Examples:
        >>> plain_number(27.0), plain_number(3.9)
        (27, 3.9)
    """
    if number.is_integer() and abs(number) <= LARGEST_INTEGER:
        return int(number)
    return number


def plain_tree(value: object, limits: Limits) -> Tree:
    """Check a tree that a caller made: plain values only, within the limits.

    Args:
        value: The mapping that `loads` was given.
        limits: How deep and how large it may be.

    Returns:
        A copy with numbers as JSON means them.

    Raises:
        Refused: At the first value that no document can hold.
    """
    return _Copier(limits).copy(value, ())


class _Copier:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._nodes = 0

    def copy(self, value: object, path: Path) -> Tree:
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            raise too_many(self._limits)
        if value is None or isinstance(value, bool | str):
            return value if value is None or type(value) is bool else str(value)
        if type(value) is int:
            return value
        if type(value) is float:
            if not math.isfinite(value):
                raise refused("bad_value", "this is no finite number", *path)
            return plain_number(value)
        if len(path) >= self._limits.depth:
            raise too_deep(self._limits)
        if isinstance(value, Mapping):
            mapping = cast("Mapping[object, object]", value)
            return {
                _text_key(key, path): self.copy(item, (*path, str(key)))
                for key, item in mapping.items()
            }
        if isinstance(value, list | tuple):
            items = cast("Sequence[object]", value)
            return [self.copy(item, (*path, index)) for index, item in enumerate(items)]
        raise wrong_type("a plain value", value, *path)


def _text_key(key: object, path: Path) -> str:
    if isinstance(key, str):
        return str(key)
    raise wrong_type("keys that are texts", key, *path)


def too_deep(limits: Limits) -> Exception:
    """The finding that lists and mappings are nested too deeply."""
    limit = str(limits.depth)
    return refused("too_deep", f"nested more than {limit} levels deep", limit=limit)


def too_many(limits: Limits) -> Exception:
    """The finding that there are too many values."""
    limit = str(limits.nodes)
    return refused("too_large", f"more than {limit} values", what="nodes", limit=limit)
