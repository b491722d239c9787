"""What every record has in common: its fields are checked when it is made.

`record` goes above `attrs.frozen`. It reads the annotations once, when the first record of the
class is made, and from then on refuses a value of the wrong kind with an `InvalidValueError` that
names the field and never the value: most fields of most records can hold something personal.

A reader that has already checked a document fills the slots without this; that is why the check
hangs on `__init__` and not on attrs' validators (a decoder that knows attrs would run those).
"""

from __future__ import annotations

import datetime as dt
import enum
import functools
import re
import types
import typing
from collections.abc import Callable, Mapping
from typing import TypeVar, cast

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.values import Count, check_text

__all__ = [
    "CODE",
    "EACH_PAIR_ONCE",
    "IDENTIFIER",
    "IDENTIFIER_KEY",
    "IDENTIFIER_PATTERN",
    "PERSONAL",
    "REFERENCE",
    "as_count",
    "checked_fields",
    "code",
    "each_pair_once",
    "incoherence_of",
    "per_class",
    "record",
    "references",
    "sized",
]

# Metadata keys. `CODE` names the kind of vocabulary, `REFERENCE` the collection of the programme.
CODE = "hijra_amina.code"
REFERENCE = "hijra_amina.reference"
EACH_PAIR_ONCE = "hijra_amina.each_pair_once"
PERSONAL = {"hijra_amina.personal": True}
IDENTIFIER_KEY = "hijra_amina.identifier"
IDENTIFIER = {IDENTIFIER_KEY: True}

# Also valid in JSON Schema (ECMA-262), where the same documents must pass.
IDENTIFIER_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$"
T = TypeVar("T")
R = TypeVar("R")

Check = Callable[[object], str | None]
"""Takes a value; says what was expected when the value is not it."""


def code(kind: str) -> Mapping[str, str]:
    """Metadata of a field that holds a code of the vocabulary `kind`."""
    return {CODE: kind}


def references(collection: str) -> Mapping[str, str]:
    """Metadata of a field that names a record of a collection of the programme."""
    return {REFERENCE: collection}


def each_pair_once(one: str, other: str) -> Mapping[str, tuple[str, str]]:
    """Metadata of a collection in which no two records name the same two, in whichever order."""
    return {EACH_PAIR_ONCE: (one, other)}


def as_count(value: int | Count) -> Count:
    """Take a whole number wherever a count is wanted; anything else is for the check to judge."""
    return Count.exactly(value) if type(value) is int else cast("Count", value)


def sized(records: tuple[object, ...]) -> str:
    """How a long field stands in a `repr`: by its size."""
    return f"<{len(records)}>"


def record(cls: type[T]) -> type[T]:
    """Make a frozen attrs class check its fields when it is constructed.

    A class may add a method `_incoherence(self) -> tuple[str, str, str] | None` that gives the
    field, what was expected and what was found, for what no field shows alone.
    """
    plain_init = cast("Callable[..., None]", cls.__init__)

    @functools.wraps(plain_init)
    def checked_init(self: object, *args: object, **kwargs: object) -> None:
        plain_init(self, *args, **kwargs)
        _check(self)

    # `setattr`, because the type of a class does not let its initialiser be exchanged.
    setattr(cls, "__init__", checked_init)  # noqa: B010
    return cls


def per_class(work: Callable[[type], R]) -> Callable[[type], R]:
    """Do something once for each class; `functools.cache` does not type-check with classes."""
    kept: dict[type, R] = {}

    @functools.wraps(work)
    def once(cls: type) -> R:
        if cls not in kept:
            kept[cls] = work(cls)
        return kept[cls]

    return once


def _check(self: object) -> None:
    cls = type(self)
    for name, check in checked_fields(cls):
        expected = check(getattr(self, name))
        if expected is not None:
            found = _kind_of(getattr(self, name))
            raise InvalidValueError(f"{cls.__name__}.{name}", expected, found)
    wrong = incoherence_of(self)
    if wrong is not None:
        name, expected, found = wrong
        raise InvalidValueError(f"{cls.__name__}.{name}", expected, found)


def incoherence_of(self: object) -> tuple[str, str, str] | None:
    """What no field of a record shows alone: the field, what was expected and what was found.

    For a reader that has made the record without its `__init__`.
    """
    incoherence = getattr(self, "_incoherence", None)
    return None if incoherence is None else incoherence()


@per_class
def checked_fields(cls: type) -> tuple[tuple[str, Check], ...]:
    """The fields of a record and what checks each."""
    hints = typing.get_type_hints(cls)
    made: list[tuple[str, Check]] = []
    for field in attrs.fields(cls):
        check = _check_of_type(hints[field.name])
        if IDENTIFIER_KEY in field.metadata:
            check = _identifier
        elif REFERENCE in field.metadata:
            check = _optional_or_each(check, _identifier)
        elif CODE in field.metadata:
            check = _code_check(check, field.metadata[CODE])
        made.append((field.name, check))
    return tuple(made)


def _kind_of(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return "a text that does not fit" if value else "an empty text"
    return f"a value of type {type(value).__name__}"


def _check_of_type(hint: object) -> Check:
    origin = typing.get_origin(hint)
    arguments = typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _any_of(tuple(_check_of_type(argument) for argument in arguments))
    if origin is tuple:
        return _tuple_of(_check_of_type(arguments[0]))
    if hint is types.NoneType:
        return _none
    if hint is str:
        return _text
    if isinstance(hint, type):
        return _instance_of(hint)
    message = f"no check for the annotation {hint!r}"
    raise TypeError(message)


def _any_of(checks: tuple[Check, ...]) -> Check:
    def check(value: object) -> str | None:
        expectations: list[str] = []
        for one in checks:
            expected = one(value)
            if expected is None:
                return None
            expectations.append(expected)
        return " or ".join(expectations)

    return check


def _tuple_of(each: Check) -> Check:
    def check(value: object) -> str | None:
        if not isinstance(value, tuple):
            return "a tuple"
        for item in cast("tuple[object, ...]", value):
            expected = each(item)
            if expected is not None:
                return f"a tuple, each item {expected}"
        return None

    return check


def _instance_of(cls: type) -> Check:
    if issubclass(cls, enum.Enum):
        expected = "one of " + ", ".join(str(member.value) for member in cls)
    else:
        expected = "a whole number" if cls is int else f"a {cls.__name__}"
    # Two subclasses that are not what is meant: `True` is no number, and a time of day does not
    # compare with a day.
    unmeant: type | tuple[()] = ()
    if cls is int:
        unmeant = bool
    elif cls is dt.date:
        unmeant = dt.datetime

    def check(value: object) -> str | None:
        if isinstance(value, cls) and not isinstance(value, unmeant):
            return None
        return expected

    return check


def _none(value: object) -> str | None:
    return None if value is None else "nothing"


def _text(value: object) -> str | None:
    # Most optional texts are not there, and an exception for each of those would be dear.
    if isinstance(value, str):
        try:
            check_text("", value)
        except InvalidValueError:
            return _TEXT_EXPECTED
        return None
    return _TEXT_EXPECTED


_TEXT_EXPECTED = "text without control or direction characters, not blank"


def _identifier(value: object) -> str | None:
    # `fullmatch` because `$` would let a final line end through.
    if isinstance(value, str) and _compiled(IDENTIFIER_PATTERN).fullmatch(value):
        return None
    return "an identifier of letters, digits and ._:- (at most 120)"


def _optional_or_each(shape: Check, each: Check) -> Check:
    def check(value: object) -> str | None:
        wrong = shape(value)
        if wrong is not None or value is None:
            return wrong
        items = _items(value)
        return next((wrong for wrong in map(each, items) if wrong is not None), None)

    return check


def _items(value: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)


def _code_check(shape: Check, kind: str) -> Check:
    def check(value: object) -> str | None:
        wrong = shape(value)
        if wrong is not None or value is None:
            return wrong
        from hijra_amina import vocabulary  # noqa: PLC0415 - its files are read on first need

        known = vocabulary.codes(kind)
        for item in _items(value):
            found = getattr(item, "code", item)
            if found is not None and found not in known:
                return f"a code of the vocabulary {kind!r}"
        return None

    return check


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
