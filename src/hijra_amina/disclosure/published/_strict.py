"""Reading a tree of JSON that has to be exactly what this library writes.

Every refusal says where and what was expected, and never what was found: a line that somebody
edited can hold anything.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, TypeVar, cast

from hijra_amina.errors import HijraAminaError
from hijra_amina.model._record import IDENTIFIER_PATTERN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = [
    "Fields",
    "RefusedError",
    "is_identifier",
    "read_day",
    "read_each",
    "read_flag",
    "read_identifier",
    "read_text",
    "read_whole",
]

T = TypeVar("T")

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_IDENTIFIER = re.compile(IDENTIFIER_PATTERN)
_LONGEST = 2_000


class RefusedError(HijraAminaError, ValueError):
    """A part of a tree that is not what it has to be.

    Args:
        where: The keys that lead to it.
        reason: What was expected.

    Examples:
        >>> print(RefusedError(("claims", 0, "count"), "expected a whole number"))
        claims[0].count: expected a whole number
    """

    where: tuple[str | int, ...]
    reason: str

    def __init__(self, where: tuple[str | int, ...], reason: str) -> None:
        """Keep both."""
        super().__init__(where, reason)
        self.where = where
        self.reason = reason

    @property
    def path(self) -> str:
        """The keys as a path."""
        parts = [f"[{key}]" if isinstance(key, int) else f".{key}" for key in self.where]
        return "".join(parts).lstrip(".")

    def __str__(self) -> str:
        """Where, and what was expected."""
        return f"{self.path}: {self.reason}" if self.where else self.reason


class Fields:
    """The keys of one mapping, taken one by one; what nobody takes is refused.

    Args:
        value: What should be a mapping.

    Raises:
        RefusedError: If it is none.

    Examples:
        >>> fields = Fields({"id": "r-1", "more": 1})
        >>> fields.take("id", read_text)
        'r-1'
        >>> fields.finish()
        Traceback (most recent call last):
        hijra_amina.disclosure.published._strict.RefusedError: a key that no entry has
    """

    def __init__(self, value: object) -> None:
        """Take the mapping."""
        if not isinstance(value, dict):
            raise RefusedError((), "expected a mapping")
        self._left = dict(cast("dict[str, object]", value))

    def take(self, key: str, read: Callable[[object], T]) -> T:
        """The value of a key that has to be there."""
        if key not in self._left:
            raise RefusedError((key,), "this key is missing")
        return _below(key, read, self._left.pop(key))

    def take_or(self, key: str, read: Callable[[object], T], otherwise: T) -> T:
        """The value of a key, or what it is where the key is not there."""
        if key not in self._left:
            return otherwise
        return _below(key, read, self._left.pop(key))

    def finish(self) -> None:
        """Refuse what is left."""
        if self._left:
            raise RefusedError((), "a key that no entry has")


def _below(key: str | int, read: Callable[[object], T], value: object) -> T:
    try:
        return read(value)
    except RefusedError as refused:
        where, reason = (key, *refused.where), refused.reason
    raise RefusedError(where, reason)


def read_each(read: Callable[[object], T]) -> Callable[[object], tuple[T, ...]]:
    """A reader of a list, from a reader of what is in it."""

    def read_list(value: object) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise RefusedError((), "expected a list")
        items: Iterable[object] = cast("list[object]", value)
        return tuple(_below(index, read, item) for index, item in enumerate(items))

    return read_list


def read_text(value: object) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST:
        raise RefusedError((), f"expected a text of at most {_LONGEST} characters")
    return value


def is_identifier(value: object) -> bool:
    """Whether a value can be an identifier."""
    return isinstance(value, str) and _IDENTIFIER.fullmatch(value) is not None


def read_identifier(value: object) -> str:
    """An identifier."""
    if not isinstance(value, str) or not is_identifier(value):
        raise RefusedError((), "expected an identifier of letters, digits and ._:- (at most 120)")
    return value


def read_whole(value: object) -> int:
    """A whole number."""
    if type(value) is not int:
        raise RefusedError((), "expected a whole number")
    return value


def read_flag(value: object) -> bool:
    """True or false."""
    if type(value) is not bool:
        raise RefusedError((), "expected true or false")
    return value


def read_day(value: object) -> dt.date:
    """A day."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise RefusedError((), "expected a day such as 2015-06-16")
