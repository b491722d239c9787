"""One thing that is said of unknowns: that a sum of them lies between two whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias, cast

import attrs

from hijra_amina.errors import InvalidValueError

__all__ = ["Row", "Terms"]

# An expression: what each unknown counts for. Unknowns that are not named count for nothing.
Terms: TypeAlias = Mapping[int, int]


def _to_terms(
    terms: Iterable[tuple[int, int]] | Mapping[int, int],
) -> tuple[tuple[int, int], ...]:
    pairs = cast("Terms", terms).items() if isinstance(terms, Mapping) else terms
    try:
        return tuple((variable, coefficient) for variable, coefficient in pairs)
    except (TypeError, ValueError):
        raise InvalidValueError("Row.terms", "pairs of whole numbers", "something else") from None


def is_whole(value: object) -> bool:
    """Whether it is a whole number, and not a truth value that Python takes for one."""
    return isinstance(value, int) and not isinstance(value, bool)


@attrs.frozen(kw_only=True)
class Row:
    """What is said of some unknowns: `low <= sum of coefficient * unknown <= high`.

    Args:
        terms: The unknowns and their coefficients, as pairs or as a mapping; no unknown twice,
            no coefficient of nought.
        low: The least that the sum can be, `None` if nothing is said.
        high: The most that it can be, `None` if nothing is said.
        origin: Who says so: the path of a statement, or the name of a rule.
        given: Whether it is true by construction, as that parts add up to their whole. Such a
            row is never named in a contradiction or among reasons.
        approximate: Whether the figures are only about right. Nothing here treats such a row
            differently: callers leave it out of questions that want firm figures.

    Raises:
        InvalidValueError: If a number is no whole number, an unknown is named twice, or a
            coefficient is nought.

    Examples:
        >>> Row(terms={0: 1, 1: 1}, low=27, high=27, origin="headcount.statements[0]").terms
        ((0, 1), (1, 1))
    """

    terms: tuple[tuple[int, int], ...] = attrs.field(converter=_to_terms)
    low: int | None = None
    high: int | None = None
    origin: str = ""
    given: bool = False
    approximate: bool = False

    def __attrs_post_init__(self) -> None:
        for end in (self.low, self.high):
            if end is not None and not is_whole(end):
                raise InvalidValueError("Row", "whole numbers as ends", f"a {type(end).__name__}")
        seen: set[int] = set()
        for variable, coefficient in self.terms:
            if not is_whole(variable) or not is_whole(coefficient) or variable < 0:
                raise InvalidValueError("Row.terms", "pairs of whole numbers", "something else")
            if variable in seen:
                raise InvalidValueError("Row.terms", "each unknown once", "one of them twice")
            if coefficient == 0:
                raise InvalidValueError("Row.terms", "coefficients other than nought", "nought")
            seen.add(variable)
