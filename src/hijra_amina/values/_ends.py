"""Intervals of exact fractions whose ends may be left out."""

from __future__ import annotations

import contextlib
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from hijra_amina.errors import InvalidValueError
from hijra_amina.values._text import kind_of

__all__ = ["Ends", "FractionLike", "read_fraction"]

FractionLike: TypeAlias = "Fraction | str | int | tuple[int, int]"

_EXPECTED = 'a fraction such as "60%", "1/2" or Fraction(1, 2), never a float'


class Ends(NamedTuple):
    """The two ends of an interval, each left out where it is strict."""

    low: Fraction
    high: Fraction
    low_strict: bool
    high_strict: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing lies between the ends."""
        if self.low == self.high:
            return self.low_strict or self.high_strict
        return self.high < self.low

    def ends_before(self, other: Ends) -> bool:
        """Whether everything here is less than everything there."""
        if self.high == other.low:
            return self.high_strict or other.low_strict
        return self.high < other.low

    def low_reaches(self, other: Ends) -> bool:
        """Whether everything there is at least everything here: nothing here is greater."""
        return self.high <= other.low

    def covers(self, other: Ends) -> bool:
        """Whether everything there lies here."""
        low = self.low < other.low or (
            self.low == other.low and (other.low_strict or not self.low_strict)
        )
        high = other.high < self.high or (
            self.high == other.high and (other.high_strict or not self.high_strict)
        )
        return low and high

    def intersect(self, other: Ends) -> Ends | None:
        """What lies in both, or `None`."""
        low, low_strict = max((self.low, self.low_strict), (other.low, other.low_strict))
        high, open_high = min(
            (self.high, not self.high_strict), (other.high, not other.high_strict)
        )
        both = Ends(low, high, low_strict, not open_high)
        return None if both.is_empty else both

    def hull(self, other: Ends) -> Ends:
        """The smallest interval around both."""
        low, low_strict = min((self.low, self.low_strict), (other.low, other.low_strict))
        high, high_closed = max(
            (self.high, not self.high_strict), (other.high, not other.high_strict)
        )
        return Ends(low, high, low_strict, not high_closed)


def read_fraction(where: str, value: FractionLike) -> Fraction:
    """Take a fraction in any exact way of writing it.

    Args:
        where: The class and field, for the error.
        value: `"60%"`, `"62.5%"`, `"1/2"`, `"0.6"`, a `Fraction`, a whole number, or a pair.

    Returns:
        The fraction.

    Raises:
        InvalidValueError: If it is none of these; a float never is one.

    Examples:
        >>> read_fraction("Share", "62.5%")
        Fraction(5, 8)
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, str) and len(value) <= _LONGEST:
        digits = value.strip()
        with contextlib.suppress(ValueError, ZeroDivisionError):
            return Fraction(digits[:-1]) / 100 if digits.endswith("%") else Fraction(digits)
        # Outside the handler: Python's own error repeats the text.
        raise InvalidValueError(where, _EXPECTED, "other text")
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    if isinstance(value, tuple) and len(value) == _PAIR and value[1] != 0:
        part, whole = value
        if all(type(number) is int for number in value):
            return Fraction(part, whole)
    raise InvalidValueError(where, _EXPECTED, kind_of(value))


_LONGEST = 1000
_PAIR = 2
