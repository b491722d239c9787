"""Making frozen records of values that have been checked already, many at once.

A frozen class refuses to have its fields set, and its `__init__` checks what a reader of a large
document has checked for all records together. So the objects are made of a subclass whose fields
can be set, and become objects of the class itself when they are whole.
"""

from __future__ import annotations

from collections import deque
from itertools import repeat
from typing import TYPE_CHECKING, TypeVar, cast

from hijra_amina.model._record import per_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["make_many"]

T = TypeVar("T")


def make_many(cls: type[T], number: int, columns: Mapping[str, Iterable[object]]) -> list[T]:
    """Make records without their `__init__`.

    Args:
        cls: The class of the records; it is slotted, as all of them are.
        number: How many to make.
        columns: For each field, the values in order, `number` of them at least.

    Returns:
        The records.

    Examples:
        >>> from hijra_amina.model import Source
        >>> columns = {field: repeat(None) for field in Source.__slots__ if field[0] != "_"}
        >>> make_many(Source, 1, columns) == [Source()]
        True
    """
    settable = cast("type[T]", _settable(cls))
    made: list[T] = list(map(object.__new__, repeat(settable, number)))
    for name, column in columns.items():
        _each(map(setattr, made, repeat(name), column))
    _each(map(setattr, made, repeat("__class__"), repeat(cls)))
    return made


_each = deque[object](maxlen=0).extend
"""Run through an iterator at the speed of C, keeping nothing."""


@per_class
def _settable(cls: type) -> type:
    body = {"__slots__": (), "__setattr__": object.__setattr__}
    return type(f"_Settable{cls.__name__}", (cls,), body)
