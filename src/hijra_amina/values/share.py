"""Part of a whole, as exact fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.values._ends import Ends, read_fraction
from hijra_amina.values._lattice import parts_of, some_fit
from hijra_amina.values._share_statement import ShareStatement
from hijra_amina.values._text import kind_of
from hijra_amina.values.basis import Basis, Status
from hijra_amina.values.count import Count
from hijra_amina.values.verdict import Verdict

if TYPE_CHECKING:
    from hijra_amina.values._ends import FractionLike

__all__ = ["Share"]

_NONE: Final = Fraction(0)
_ALL: Final = Fraction(1)


@attrs.frozen(repr=False, order=False)
class Share(ShareStatement):
    """A part of a whole as far as it is known: an interval of exact fractions within 0 and 1.

    Each end is included, or excluded where the source says "over" or "less than". No float is
    ever involved: 9 of 15 is exactly 60%, and so is not over 60%.

    Args:
        low: The least that the share can be.
        high: The most that it can be.
        low_strict: Whether the share is more than `low`, not equal to it.
        high_strict: Whether it is less than `high`, not equal to it.
        basis: How it is known.
        approximate: Whether the ends are only about right.
        status: Known, unknown, or suppressed.
        wording: The source's own words.

    Raises:
        InvalidValueError: If an end is no fraction, or lies outside 0 and 1.
        ContradictionError: If no share lies between the ends.

    Examples:
        >>> Share.more_than("60%").of(27)
        Count.between(17, 27)
        >>> Share.part(9, 15) > Share.exactly("60%")
        <Verdict.FAILS: 'fails'>
    """

    @classmethod
    def part(cls, part: int | Count, whole: int | Count) -> Share:
        """The share that a part has in its whole, both known as far as they are.

        Args:
            part: How many belong to the part.
            whole: How many there are in all.

        Returns:
            The tightest share; exact if both numbers are.

        Raises:
            InvalidValueError: If the whole is nobody at all, or an argument is no count.
            ContradictionError: If the part is certainly larger than the whole.

        Examples:
            >>> Share.part(9, 15)
            Share.exactly('3/5')
            >>> Share.part(Count.between(17, 27), 27)
            Share.at_least('17/27')
        """
        some, every = Count.of(part).clip(), Count.of(whole).clip()
        approximate = some.approximate or every.approximate
        if every.high == 0:
            raise InvalidValueError("Share.part", "a whole of at least one", "a whole of none")
        least, fewest = some.low or 0, max(every.low or 0, 1)
        if every.high is not None and least > every.high:
            if approximate:
                return cls(_ALL, _ALL, basis=Basis.DERIVED, approximate=True)
            msg = f"a part of at least {least} and a whole of at most {every.high}"
            raise ContradictionError(msg)
        low = _NONE if every.high is None else Fraction(least, every.high)
        high = _ALL
        if some.high is not None and some.high < fewest:
            high = Fraction(some.high, fewest)
        silent = not approximate and (low, high) == (_NONE, _ALL) and not least
        if silent and not (some.is_known and every.is_known):
            return cls.unknown(basis=Basis.DERIVED)
        # A whole without limit brings the share as near to zero as one likes, but not to it.
        return cls(
            low,
            high,
            low_strict=every.high is None and least > 0,
            basis=Basis.DERIVED,
            approximate=approximate,
        )

    def of(self, whole: int | Count) -> Count:
        """How many of a whole the share can be: whole numbers only.

        Args:
            whole: How many there are in all.

        Returns:
            The tightest count of the part. A share of nobody is nobody.

        Raises:
            ContradictionError: If no whole number fits the share.
            InvalidValueError: If `whole` is no count.

        Examples:
            >>> Share.at_least("60%").of(15)
            Count.between(9, 15)
            >>> Share.exactly("1/2").of(27)
            Traceback (most recent call last):
            hijra_amina.errors.ContradictionError: cannot all be true: a share of exactly 1/2 \
and a whole of exactly 27
        """
        every = Count.of(whole).clip()
        first, last = every.low or 0, every.high
        if self.approximate or every.approximate:
            # The ends are nominal, so they are rounded outwards instead of excluding the share.
            low = first * self.low.numerator // self.low.denominator
            high = None if last is None else -(-last * self.high.numerator // self.high.denominator)
            return Count(low, high, basis=Basis.DERIVED, approximate=True)
        found = parts_of(self.ends, first, last)
        if found is None:
            whole_is = f"exactly {first}" if first == last else f"{first} to {last}"
            msg = f"a share of {self.in_figures} and a whole of {whole_is}"
            raise ContradictionError(msg)
        if found == (0, None) and not (self.is_known and every.is_known):
            return Count.unknown(basis=Basis.DERIVED)
        return Count(found[0], found[1], basis=Basis.DERIVED)

    def holds_for(self, part: int | Count, whole: int | Count) -> Verdict:
        """Whether a statement such as "over 60%" is true of a part and its whole.

        Args:
            part: How many belong to the part.
            whole: How many there are in all.

        Returns:
            `HOLDS` if every possible pair of numbers satisfies the share, `FAILS` if none can.

        Raises:
            InvalidValueError: If the whole is nobody at all, or an argument is no count.
            ContradictionError: If the part is certainly larger than the whole.

        Examples:
            >>> Share.more_than("60%").holds_for(9, 15)
            <Verdict.FAILS: 'fails'>
            >>> Share.more_than("1/2").holds_for(Count.between(17, 27), 27)
            <Verdict.HOLDS: 'holds'>
        """
        found = self.admits(Share.part(part, whole))
        some, every = Count.of(part).clip(), Count.of(whole).clip()
        if found is not Verdict.OPEN or self.approximate or some.approximate or every.approximate:
            return found
        # The share of the part may lie on both sides, and yet no whole number of people fit.
        wholes = (max(every.low or 0, 1), every.high)
        fits = some_fit(self.ends, (some.low or 0, some.high), wholes)
        return Verdict.decide(holds=False, fails=not fits)

    def admits(self, other: Share | FractionLike) -> Verdict:
        """Whether another share lies within this one.

        Args:
            other: A share, or a fraction such as `"60%"` or `"1/2"`.

        Returns:
            `HOLDS` if it certainly does, `FAILS` if it cannot.

        Raises:
            InvalidValueError: If `other` is no share.

        Examples:
            >>> Share.more_than("1/2").admits("60%")
            <Verdict.HOLDS: 'holds'>
        """
        that = _share(other)
        if self.approximate or that.approximate:
            return Verdict.OPEN
        mine, its = self.ends, that.ends
        return Verdict.decide(
            holds=mine.covers(its),
            fails=mine.ends_before(its) or its.ends_before(mine),
        )

    def intersect(self, other: Share | FractionLike) -> Share:
        """What follows from two statements about the same share.

        Args:
            other: The other statement.

        Returns:
            The tightest share that both allow; an approximate one yields to one that is not.

        Raises:
            ContradictionError: If no share satisfies both.
            InvalidValueError: If `other` is no share.

        Examples:
            >>> Share.more_than("60%").intersect(Share.more_than("1/2"))
            Share.more_than('3/5')
        """
        that = _share(other)
        # That a share is unknown says more of it than "0 to 100%".
        if self == that or (that.says_nothing and (that.is_known or not self.says_nothing)):
            return self
        if self.says_nothing:
            return that
        if self.approximate != that.approximate:
            return that if self.approximate else self
        if self.approximate:
            return _between(self.ends.hull(that.ends), approximate=True)
        both = self.ends.intersect(that.ends)
        if both is None:
            msg = f"a share of {self.in_figures} and a share of {that.in_figures}"
            raise ContradictionError(msg)
        return _between(both)

    @property
    def complement(self) -> Share:
        """The share of the rest: over 60% women is less than 40% who are not.

        Examples:
            >>> Share.more_than("60%").complement
            Share.less_than('2/5')
        """
        if not self.is_known:
            return self
        ends = Ends(1 - self.high, 1 - self.low, self.high_strict, self.low_strict)
        return _between(ends, approximate=self.approximate)

    @classmethod
    def parse(cls, text: str, language: str) -> Share:
        """Read a share as reports word it.

        Args:
            text: The words, such as `over 60% women` or `nine of fifteen`.
            language: `en` or `ar`, or a locale of one of them.

        Returns:
            The share, with the words kept beside it; unknown where they hold no share.

        Raises:
            UnreadableTextError: If the words cannot be read for certain.
            LocaleError: If the language is another.

        Examples:
            >>> Share.parse("more than half of the participants were female", "en")
            Share.more_than('1/2')
            >>> Share.parse("أكثر من ٦٠٪", "ar")
            Share.more_than('3/5')
        """
        from hijra_amina.values._reading.shares import read_share  # noqa: PLC0415 - it makes shares

        return read_share(text, language)

    def __lt__(self, other: Share | FractionLike) -> Verdict:
        """Whether this share is less than the other."""
        return _less(self, _share(other))

    def __gt__(self, other: Share | FractionLike) -> Verdict:
        """Whether this share is greater than the other."""
        return _less(_share(other), self)

    def __le__(self, other: Share | FractionLike) -> Verdict:
        """Whether this share is at most the other."""
        return _less(_share(other), self).negated()

    def __ge__(self, other: Share | FractionLike) -> Verdict:
        """Whether this share is at least the other."""
        return _less(self, _share(other)).negated()

    def equals(self, other: Share | FractionLike) -> Verdict:
        """Whether the two shares are the same; `==` compares what is known of them.

        Args:
            other: The other share.

        Returns:
            `HOLDS` only if both are exact.

        Raises:
            InvalidValueError: If `other` is no share.

        Examples:
            >>> Share.part(9, 15).equals("60%")
            <Verdict.HOLDS: 'holds'>
        """
        that = _share(other)
        if self.approximate or that.approximate:
            return Verdict.OPEN
        apart = self.ends.ends_before(that.ends) or that.ends.ends_before(self.ends)
        same = self.low == self.high == that.low == that.high
        return Verdict.decide(holds=same, fails=apart)


def _share(value: Share | FractionLike) -> Share:
    if isinstance(value, Share):
        return value
    exact = read_fraction("Share", value)
    if not _NONE <= exact <= _ALL:
        raise InvalidValueError("Share", "a share between 0 and 1", f"{kind_of(value)} outside")
    return Share(exact, exact)


def _between(ends: Ends, *, approximate: bool = False) -> Share:
    return Share(
        ends.low,
        ends.high,
        low_strict=ends.low_strict,
        high_strict=ends.high_strict,
        basis=Basis.DERIVED,
        approximate=approximate,
        status=Status.KNOWN,
    )


def _less(one: Share, other: Share) -> Verdict:
    if one.approximate or other.approximate:
        return Verdict.OPEN
    return Verdict.decide(
        holds=one.ends.ends_before(other.ends),
        fails=other.ends.low_reaches(one.ends),
    )
