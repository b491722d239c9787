"""What is known of a whole number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.values._count_statement import CountStatement, is_whole
from hijra_amina.values._text import kind_of
from hijra_amina.values.basis import Basis, Status
from hijra_amina.values.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Count"]


@attrs.frozen(repr=False, order=False)
class Count(CountStatement):
    """A whole number as far as it is known: the closed interval `low..high`.

    Two counts are equal when they say the same of the number: the same ends, equally approximate,
    with the same status. How it is known and how it was worded do not matter to equality.
    Sums and differences are interval arithmetic; comparisons answer with a `Verdict`. Where a
    count is approximate, its ends are nominal: the true number may lie outside, and a comparison
    stays open unless the sign alone decides it.

    Args:
        low: The least that the number can be; `None` if it may be negative without limit.
        high: The most that it can be; `None` if there is no limit.
        basis: How the figure is known.
        approximate: Whether the ends are only about right ("some 39").
        status: Known, unknown, or suppressed.
        low_strict: Whether the source says "more than `low - 1`" rather than "at least `low`".
        high_strict: Whether it says "fewer than `high + 1`" rather than "at most `high`".
        wording: The source's own words.

    Raises:
        InvalidValueError: If an argument is of the wrong kind (`True` and `2.0` are no counts).
        ContradictionError: If `high` is less than `low`.

    Examples:
        >>> Count.more_than(80) + 5
        Count.at_least(86)
        >>> Count.between(17, 27) > 16
        <Verdict.HOLDS: 'holds'>
        >>> Count.parse("over 80 women and men", "en") == Count.more_than(80)
        True
    """

    @classmethod
    def of(cls, value: int | Count) -> Count:
        """A count as it is, or a whole number as an exact count.

        Args:
            value: A count or a whole number.

        Returns:
            The count.

        Raises:
            InvalidValueError: If it is neither; `True` and `2.0` are neither.

        Examples:
            >>> Count.of(27)
            Count.exactly(27)
        """
        if isinstance(value, Count):
            return value
        if not is_whole(value):
            raise InvalidValueError("Count", "a count or a whole number", kind_of(value))
        return cls.exactly(value)

    @classmethod
    def parse(cls, text: str, language: str) -> Count:
        """Read a number of people or things as reports word it.

        Args:
            text: The words, such as `some 39 officials` or `over 80`.
            language: `en` or `ar`, or a locale of one of them.

        Returns:
            The count, with the words kept beside it; unknown where they hold no number.

        Raises:
            UnreadableTextError: If the words cannot be read for certain.
            LocaleError: If the language is another.

        Examples:
            >>> Count.parse("أكثر من ٨٠", "ar")
            Count.more_than(80)
            >>> Count.parse("Dozens of representatives", "en")
            Count.unknown()
        """
        from hijra_amina.values._reading.counts import read_count  # noqa: PLC0415 - it makes counts

        return read_count(text, language)

    @staticmethod
    def sum(counts: Iterable[int | Count]) -> Count:
        """Add any number of counts; the sum of none is exactly zero.

        Args:
            counts: The counts, which must not share anyone.

        Returns:
            The tightest interval of the sum.

        Raises:
            InvalidValueError: If one of them is no count.

        Examples:
            >>> Count.sum([29, Count.at_least(6)])
            Count.at_least(35)
        """
        total = Count.exactly(0, basis=Basis.DERIVED)
        for count in counts:
            total = total + Count.of(count)
        return total

    # -- combining -----------------------------------------------------------------------------

    def intersect(self, other: int | Count) -> Count:
        """What follows from two statements about the same number.

        An approximate statement excludes nothing, so it yields to any that does; two
        approximate ones give the approximate range that covers both.

        Args:
            other: The other statement.

        Returns:
            The tightest count that both allow.

        Raises:
            ContradictionError: If no number satisfies both.
            InvalidValueError: If `other` is no count.

        Examples:
            >>> Count.at_most(27).intersect(Count.more_than(16))
            Count.between(17, 27)
        """
        that = Count.of(other)
        if self == that or _adds_nothing(that, self):
            return self
        if _adds_nothing(self, that):
            return that
        if self.approximate and that.approximate:
            return self.hull(that)
        if self.approximate != that.approximate:
            hard, soft = (that, self) if self.approximate else (self, that)
            least, most = _possible(soft)
            return hard.clip(least, most)
        low = _greatest(self.low, that.low)
        high = _least(self.high, that.high)
        if low is not None and high is not None and high < low:
            msg = f"{_in_figures(self)} and {_in_figures(that)}"
            raise ContradictionError(msg)
        both = self.status is that.status is Status.SUPPRESSED
        return Count(
            low, high, basis=Basis.DERIVED, status=Status.SUPPRESSED if both else Status.KNOWN
        )

    def hull(self, other: int | Count) -> Count:
        """What is left when either of two statements may be the true one.

        Args:
            other: The other statement.

        Returns:
            The tightest count that contains both.

        Raises:
            InvalidValueError: If `other` is no count.

        Examples:
            >>> Count.exactly(11).hull(12)
            Count.between(11, 12)
        """
        that = Count.of(other)
        if self == that:
            return self
        low = None if self.low is None or that.low is None else min(self.low, that.low)
        high = None if self.high is None or that.high is None else max(self.high, that.high)
        return _derived(low, high, self, that)

    def clip(self, low: int | None = 0, high: int | None = None) -> Count:
        """Cut off what is impossible, such as a negative number of people.

        Args:
            low: The least that is possible; `None` for no limit.
            high: The most that is possible; `None` for no limit.

        Returns:
            The count within the limits; the nominal ends of an approximate count are moved
            to the nearest limit.

        Raises:
            ContradictionError: If nothing of the count is left.
            InvalidValueError: If a limit is no whole number.

        Examples:
            >>> (Count.exactly(5) - Count.at_most(8)).clip()
            Count.at_most(5)
        """
        limits = Count(low, high)
        if _inside(self, limits):
            return self
        if self.approximate:
            moved = (_within(end, limits) for end in (self.low, self.high))
            first, last = moved
            first = low if first is None else first
            last = high if last is None else last
            return _derived(first, last, self)
        least, most = _greatest(self.low, low), _least(self.high, high)
        if least is not None and most is not None and most < least:
            msg = f"{_in_figures(self)} and {_in_figures(limits)}"
            raise ContradictionError(msg)
        return _derived(least, most, self)

    def __add__(self, other: int | Count) -> Count:
        """The sum of two counts of different people or things."""
        if not (isinstance(other, Count) or is_whole(other)):
            return NotImplemented
        that = Count.of(other)
        low = None if self.low is None or that.low is None else self.low + that.low
        high = None if self.high is None or that.high is None else self.high + that.high
        return _derived(low, high, self, that)

    __radd__ = __add__

    def __sub__(self, other: int | Count) -> Count:
        """The difference, which may be negative: nothing is clipped unasked."""
        if not (isinstance(other, Count) or is_whole(other)):
            return NotImplemented
        that = Count.of(other)
        low = None if self.low is None or that.high is None else self.low - that.high
        high = None if self.high is None or that.low is None else self.high - that.low
        return _derived(low, high, self, that)

    def __rsub__(self, other: int) -> Count:
        """A whole number less this count."""
        if not is_whole(other):
            return NotImplemented
        return Count.of(other) - self

    # -- comparing -----------------------------------------------------------------------------

    def __lt__(self, other: int | Count) -> Verdict:
        """Whether this number is less than the other."""
        if not (isinstance(other, Count) or is_whole(other)):
            return NotImplemented
        return _less(self, Count.of(other))

    def __gt__(self, other: int | Count) -> Verdict:
        """Whether this number is greater than the other."""
        if not (isinstance(other, Count) or is_whole(other)):
            return NotImplemented
        return _less(Count.of(other), self)

    def __le__(self, other: int | Count) -> Verdict:
        """Whether this number is at most the other."""
        if not (isinstance(other, Count) or is_whole(other)):
            return NotImplemented
        return _less(Count.of(other), self).negated()

    def __ge__(self, other: int | Count) -> Verdict:
        """Whether this number is at least the other."""
        if not (isinstance(other, Count) or is_whole(other)):
            return NotImplemented
        return _less(self, Count.of(other)).negated()

    def equals(self, other: int | Count) -> Verdict:
        """Whether the two numbers are the same; `==` compares what is known of them.

        Args:
            other: The other count.

        Returns:
            `HOLDS` only if both are exact.

        Raises:
            InvalidValueError: If `other` is no count.

        Examples:
            >>> Count.at_least(3).equals(Count.at_least(3))
            <Verdict.OPEN: 'open'>
        """
        that = Count.of(other)
        apart = (_less(self, that) | _less(that, self)) is Verdict.HOLDS
        (low, high), (least, most) = _possible(self), _possible(that)
        same = low == high == least == most and low is not None
        return Verdict.decide(holds=same, fails=apart)


def _possible(count: Count) -> tuple[int | None, int | None]:
    """The ends that can be relied on: an approximate count is certain in its sign alone."""
    if not count.approximate:
        return count.low, count.high
    return (0 if count.low is not None and count.low >= 0 else None), None


def _adds_nothing(count: Count, to: Count) -> bool:
    """Whether it excludes no number that the other allows, and hides none."""
    if count.high is not None or count.approximate or count.status is Status.SUPPRESSED:
        return False
    if count.low is None:
        return True
    least, _ = _possible(to)
    # That a number is unknown says more of it than "zero or more".
    less_said = count.status is Status.UNKNOWN and (to.is_known and (to.low, to.high) == _SILENCE)
    return count.low <= 0 and least is not None and least >= 0 and not less_said


def _in_figures(count: Count) -> str:
    """The interval for an error's text."""
    if count.low == count.high and count.low is not None:
        return f"exactly {count.low}"
    parts: list[str] = []
    if count.low is not None:
        parts.append(f"at least {count.low}")
    if count.high is not None:
        parts.append(f"at most {count.high}")
    return " and ".join(parts) or "any number"


def _greatest(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return one if other is None else other
    return max(one, other)


def _least(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return one if other is None else other
    return min(one, other)


def _within(end: int | None, limits: Count) -> int | None:
    """The end moved to the nearest limit."""
    return None if end is None else _least(_greatest(end, limits.low), limits.high)


def _inside(count: Count, limits: Count) -> bool:
    low_fits = limits.low is None or (count.low is not None and count.low >= limits.low)
    return low_fits and (
        limits.high is None or (count.high is not None and count.high <= limits.high)
    )


def _derived(low: int | None, high: int | None, *operands: Count) -> Count:
    """The result of a calculation; silence stays silence, and "about" is handed on."""
    unknown = any(operand.status is Status.UNKNOWN for operand in operands)
    approximate = any(operand.approximate for operand in operands)
    if unknown and not approximate and (low, high) == _SILENCE:
        return Count.unknown(basis=Basis.DERIVED)
    bounded = low is not None or high is not None
    return Count(low, high, basis=Basis.DERIVED, approximate=approximate and bounded)


_SILENCE: Final = (0, None)


def _less(one: Count, other: Count) -> Verdict:
    (low, high), (least, most) = _possible(one), _possible(other)
    return Verdict.decide(
        holds=high is not None and least is not None and high < least,
        fails=low is not None and most is not None and low >= most,
    )
