"""`Coded`: one of a closed list of codes."""

from __future__ import annotations

import enum
from typing import NoReturn

from hijra_amina.errors import InvalidValueError

__all__ = ["Coded", "Listed"]


class Listed(enum.Enum):
    """The same for lists whose items are no texts.

    Examples:
        >>> class Side(Listed):
        ...     LEFT = 1
        ...     RIGHT = 2
        >>> Side(3)
        Traceback (most recent call last):
        ...
        hijra_amina.errors.InvalidValueError: Side: expected 1 or 2, found something else
    """

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        del value
        raise _none_of(cls)


class Coded(enum.StrEnum):
    """The base of every closed list of codes: what is none of them is refused by an error of ours.

    Python's own would repeat what was given, and that may be a name out of the wrong column.

    Examples:
        >>> class Answer(Coded):
        ...     YES = "yes"
        ...     NO = "no"
        >>> Answer("yess")
        Traceback (most recent call last):
        ...
        hijra_amina.errors.InvalidValueError: Answer: expected yes or no, found something else
    """

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        del value
        raise _none_of(cls)


def _none_of(cls: type[enum.Enum]) -> InvalidValueError:
    *codes, last = (str(known.value) for known in cls)
    expected = f"{', '.join(codes)} or {last}" if codes else last
    return InvalidValueError(cls.__name__, expected, "something else")
