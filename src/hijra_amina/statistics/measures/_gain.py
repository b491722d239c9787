"""`Gain`: how much more of a test was solved after a session than before it."""

from __future__ import annotations

from fractions import Fraction

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.values import Basis, Count, Status

__all__ = ["Gain"]


def _none() -> Count:
    return Count.exactly(0, basis=Basis.COUNTED)


def _count(value: int | Count) -> Count:
    return Count.of(value)


@attrs.frozen(kw_only=True, repr=False)
class Gain:
    """The mean difference between tests after and before, as far as it is known.

    Differences are of shares, points reached of points that could be: from 1/2 to 4/5 of a test
    is a gain of 3/10. A loss is negative.

    Attributes:
        low: The least that it can be, `None` where there is nothing to compare.
        high: The most that it can be.
        paired: Whether it compares the two tests of each person, or two means of different
            people.
        pairs: How many pairs of tests are in it.
        before: Of a paired gain, the tests before that have no partner and are left out; of an
            unpaired one, the tests before that are in it.
        after: The same of the tests after.
        basis: How it is known.
        approximate: Whether its ends are only about right; tests are exact.

    Raises:
        InvalidValueError: If an end is no fraction, or one is missing.

    Examples:
        >>> Gain(low=Fraction(3, 10), high=Fraction(3, 10), pairs=12, before=2)
        Gain('3/10', 12 pairs, 2 unpaired)
        >>> Gain(low=Fraction(1, 10), high=Fraction(1, 5), paired=False, before=14, after=12)
        Gain('1/10' to '1/5', unpaired, 14 before, 12 after)
    """

    low: Fraction | None = None
    high: Fraction | None = None
    paired: bool = True
    pairs: Count = attrs.field(factory=_none, converter=_count)
    before: Count = attrs.field(factory=_none, converter=_count)
    after: Count = attrs.field(factory=_none, converter=_count)
    basis: Basis = attrs.field(default=Basis.DERIVED, eq=False)
    approximate: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse half a gain, and floats."""
        ends = (self.low, self.high)
        if (self.low is None) != (self.high is None):
            raise InvalidValueError("Gain", "both ends or neither", "one")
        if any(not isinstance(end, Fraction | None) for end in ends):
            raise InvalidValueError("Gain", "fractions", "another kind of number")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise InvalidValueError("Gain", "a low end that is not above the high one", "another")

    @property
    def status(self) -> Status:
        """Known, or unknown where there was nothing to compare."""
        return Status.UNKNOWN if self.low is None else Status.KNOWN

    @property
    def is_exact(self) -> bool:
        """Whether it is one known fraction."""
        return self.low is not None and self.low == self.high

    @property
    def value(self) -> Fraction:
        """The fraction, where it is exact.

        Raises:
            InvalidValueError: If it is not exact.
        """
        if self.low is None or self.low != self.high:
            found = "an unknown one" if self.low is None else "a range"
            raise InvalidValueError("Gain.value", "an exact gain", found)
        return self.low

    def __repr__(self) -> str:
        """The figure, and what it rests on."""
        if self.low is None:
            figure = "unknown"
        elif self.low == self.high:
            figure = f"'{self.low}'"
        else:
            figure = f"'{self.low}' to '{self.high}'"
        if not self.paired:
            told = f"unpaired, {_told(self.before)} before, {_told(self.after)} after"
        else:
            told = f"{_told(self.pairs)} pairs, {_told(self.before + self.after)} unpaired"
        return f"Gain({figure}, {told})"


def _told(count: Count) -> str:
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"
