"""The conditions of a question or a measure: a code for each dimension."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from typing import SupportsIndex, cast

from hijra_amina.errors import InvalidValueError

__all__ = ["code_of", "conditions_of"]


def code_of(name: str, value: object) -> str:
    """The value of a condition as a code; a year may be given as the number that it is.

    Args:
        name: The name of the dimension.
        value: What the caller gave.

    Returns:
        The code.

    Raises:
        InvalidValueError: If it is none.

    Examples:
        >>> code_of("year", 2015), code_of("sex", "female")
        ('2015', 'female')
    """
    if isinstance(value, str):
        return value
    if name == "year" and isinstance(value, SupportsIndex) and not isinstance(value, bool):
        # Columns of data frames have whole numbers of their own kinds.
        return str(operator.index(value))
    kind = "nothing" if value is None else f"a value of type {type(value).__name__}"
    # A name that is none of a dimension may be anything.
    where = name if name.isascii() and name.isidentifier() else "where"
    raise InvalidValueError(where, "a code", kind)


def conditions_of(where: object) -> tuple[tuple[str, str], ...]:
    """Conditions as pairs of a dimension's name and a code.

    Args:
        where: A mapping, or pairs.

    Returns:
        The pairs, in order.

    Raises:
        InvalidValueError: If they are something else.

    Examples:
        >>> conditions_of({"sex": "female", "year": 2015})
        (('sex', 'female'), ('year', '2015'))
    """
    expected = "a value for each dimension"
    if isinstance(where, str) or not isinstance(where, Iterable):
        raise InvalidValueError("where", expected, f"a value of type {type(where).__name__}")
    given: Iterable[object] = cast("Iterable[object]", where)
    if isinstance(where, Mapping):
        given = cast("Mapping[object, object]", where).items()
    pairs: list[tuple[str, str]] = []
    for pair in given:
        parts = list(cast("Iterable[object]", pair)) if isinstance(pair, tuple | list) else []
        name = parts[0] if len(parts) == len(("name", "value")) else None
        if not isinstance(name, str):
            raise InvalidValueError("where", expected, "something else")
        pairs.append((name, code_of(name, parts[1])))
    return tuple(pairs)
