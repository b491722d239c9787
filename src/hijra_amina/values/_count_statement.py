"""The fields of a count, its checks, and the constructors that read as speech."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

import attrs

from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.values._text import kind_of
from hijra_amina.values.basis import Basis, Status, check_provenance

if TYPE_CHECKING:
    from typing import Self

__all__ = ["CountStatement", "check_whole", "is_whole"]


@attrs.frozen(repr=False, order=False)
class CountStatement:
    """What a count says, without what can be worked out from it: see `Count`."""

    low: int | None
    high: int | None
    basis: Basis = attrs.field(default=Basis.STATED, eq=False, kw_only=True)
    approximate: bool = attrs.field(default=False, kw_only=True)
    status: Status = attrs.field(default=Status.KNOWN, kw_only=True)
    low_strict: bool = attrs.field(default=False, eq=False, kw_only=True)
    high_strict: bool = attrs.field(default=False, eq=False, kw_only=True)
    wording: str | None = attrs.field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse what no count can be."""
        low, high = self.low, self.high
        for name, end in (("low", low), ("high", high)):
            if end is not None and not is_whole(end):
                raise InvalidValueError(f"Count.{name}", "a whole number", kind_of(end))
        check_provenance("Count", self)
        if low is not None and high is not None and high < low:
            msg = f"at least {low} and at most {high}"
            raise ContradictionError(msg)
        if (self.low_strict and low is None) or (self.high_strict and high is None):
            raise InvalidValueError("Count", "a strict end to be a number", "no end there")
        self._check_status()

    def _check_status(self) -> None:
        """Refuse a status that the ends belie."""
        if self.status is Status.UNKNOWN and (self.low, self.high) != (0, None):
            raise InvalidValueError("Count", "no ends where the count is unknown", "an end")
        if self.status is Status.SUPPRESSED and (self.low is None or self.low < 0):
            raise InvalidValueError("Count.low", "zero or more where suppressed", "less")
        if not self.approximate:
            return
        if self.status is not Status.KNOWN:
            raise InvalidValueError("Count.approximate", f"a known count, not {self.status}", "it")
        if self.low is None and self.high is None:
            raise InvalidValueError("Count.approximate", "an end to be about right", "no end")

    # -- constructors that read as speech ------------------------------------------------------

    @classmethod
    def exactly(cls, n: int, *, basis: Basis = Basis.COUNTED, wording: str | None = None) -> Self:
        """Exactly `n`.

        Args:
            n: The number.
            basis: How it is known; counted, unless said otherwise.
            wording: The source's own words.

        Returns:
            The count with both ends at `n`.

        Raises:
            InvalidValueError: If `n` is not a whole number.

        Examples:
            >>> from hijra_amina.values import Count
            >>> Count.exactly(27).value
            27
        """
        check_whole("Count.exactly", n)
        return cls(n, n, basis=basis, wording=wording)

    @classmethod
    def at_least(
        cls,
        n: int,
        *,
        basis: Basis = Basis.STATED,
        approximate: bool = False,
        wording: str | None = None,
    ) -> Self:
        """No fewer than `n`.

        Args:
            n: The least that it can be.
            basis: How it is known.
            approximate: Whether `n` is only about right.
            wording: The source's own words.

        Returns:
            The count from `n` upwards.

        Raises:
            InvalidValueError: If `n` is not a whole number.

        Examples:
            >>> from hijra_amina.values import Count
            >>> Count.at_least(30).low
            30
        """
        check_whole("Count.at_least", n)
        return cls(n, None, basis=basis, approximate=approximate, wording=wording)

    @classmethod
    def more_than(
        cls,
        n: int,
        *,
        basis: Basis = Basis.STATED,
        approximate: bool = False,
        wording: str | None = None,
    ) -> Self:
        """Strictly more than `n`, that is at least `n + 1`, remembered as "more than".

        Args:
            n: The number that is exceeded.
            basis: How it is known.
            approximate: Whether `n` is only about right.
            wording: The source's own words.

        Returns:
            The count from `n + 1` upwards.

        Raises:
            InvalidValueError: If `n` is not a whole number.

        Examples:
            >>> from hijra_amina.values import Count
            >>> Count.more_than(80) == Count.at_least(81)
            True
        """
        check_whole("Count.more_than", n)
        return cls(
            n + 1, None, basis=basis, approximate=approximate, low_strict=True, wording=wording
        )

    @classmethod
    def at_most(
        cls,
        n: int,
        *,
        basis: Basis = Basis.STATED,
        approximate: bool = False,
        wording: str | None = None,
    ) -> Self:
        """No more than `n`, and not negative.

        Args:
            n: The most that it can be.
            basis: How it is known.
            approximate: Whether `n` is only about right.
            wording: The source's own words.

        Returns:
            The count from 0 to `n`.

        Raises:
            InvalidValueError: If `n` is not a whole number.
            ContradictionError: If `n` is negative.

        Examples:
            >>> from hijra_amina.values import Count
            >>> Count.at_most(4).contains(0)
            True
        """
        check_whole("Count.at_most", n)
        return cls(0, n, basis=basis, approximate=approximate, wording=wording)

    @classmethod
    def fewer_than(
        cls,
        n: int,
        *,
        basis: Basis = Basis.STATED,
        approximate: bool = False,
        wording: str | None = None,
    ) -> Self:
        """Strictly fewer than `n`, and not negative, remembered as "fewer than".

        Args:
            n: The number that is not reached.
            basis: How it is known.
            approximate: Whether `n` is only about right.
            wording: The source's own words.

        Returns:
            The count from 0 to `n - 1`.

        Raises:
            InvalidValueError: If `n` is not a whole number.
            ContradictionError: If `n` is not positive.

        Examples:
            >>> from hijra_amina.values import Count
            >>> Count.fewer_than(5) == Count.at_most(4)
            True
        """
        check_whole("Count.fewer_than", n)
        return cls(
            0, n - 1, basis=basis, approximate=approximate, high_strict=True, wording=wording
        )

    @classmethod
    def between(
        cls,
        low: int | None,
        high: int | None,
        *,
        basis: Basis = Basis.STATED,
        approximate: bool = False,
        wording: str | None = None,
    ) -> Self:
        """From `low` to `high`, both included; `None` is an open end.

        Args:
            low: The least that it can be.
            high: The most that it can be.
            basis: How it is known.
            approximate: Whether the ends are only about right.
            wording: The source's own words.

        Returns:
            The count from `low` to `high`.

        Raises:
            InvalidValueError: If an end is not a whole number.
            ContradictionError: If `high` is less than `low`.

        Examples:
            >>> from hijra_amina.values import Count
            >>> Count.between(17, 27).contains(28)
            False
        """
        return cls(low, high, basis=basis, approximate=approximate, wording=wording)

    @classmethod
    def about(cls, n: int, *, basis: Basis = Basis.STATED, wording: str | None = None) -> Self:
        """About `n`: the source rounds, or does not vouch for the figure ("some 39").

        Args:
            n: The nominal number.
            basis: How it is known.
            wording: The source's own words.

        Returns:
            The approximate count.

        Raises:
            InvalidValueError: If `n` is not a whole number.

        Examples:
            >>> from hijra_amina.values import Count
            >>> Count.about(39) > 30
            <Verdict.OPEN: 'open'>
        """
        check_whole("Count.about", n)
        return cls(n, n, basis=basis, approximate=True, wording=wording)

    @classmethod
    def unknown(cls, *, basis: Basis = Basis.STATED, wording: str | None = None) -> Self:
        """A count of which nothing is known: silence, or words without a number ("dozens").

        Args:
            basis: How that is known.
            wording: The source's own words, if it has any.

        Returns:
            The unknown count; it takes part in sums as zero or more.

        Raises:
            InvalidValueError: If the wording cannot be kept.

        Examples:
            >>> from hijra_amina.values import Count
            >>> Count.unknown(wording="dozens of representatives").is_known
            False
        """
        return cls(0, None, basis=basis, status=Status.UNKNOWN, wording=wording)

    @classmethod
    def suppressed(
        cls,
        *,
        below: int | None = None,
        low: int = 0,
        basis: Basis = Basis.DERIVED,
        wording: str | None = None,
    ) -> Self:
        """A count that is withheld to protect people; it is known to the publisher.

        Args:
            below: The number that it is said to stay under; `None` if nothing is said.
            low: The least that it is said to be.
            basis: How it is known.
            wording: The source's own words.

        Returns:
            The suppressed count.

        Raises:
            InvalidValueError: If a number is not whole, or `low` is negative.
            ContradictionError: If no number is left.

        Examples:
            >>> from hijra_amina.values import Count
            >>> Count.suppressed(below=5) + 10
            Count.between(10, 14)
        """
        check_whole("Count.suppressed", low)
        if below is not None:
            check_whole("Count.suppressed", below)
        high = None if below is None else below - 1
        return cls(low, high, basis=basis, status=Status.SUPPRESSED, wording=wording)

    # -- what it says --------------------------------------------------------------------------

    @property
    def is_known(self) -> bool:
        """Whether anything at all is known and shown."""
        return self.status is Status.KNOWN

    @property
    def is_exact(self) -> bool:
        """Whether it is one known number, not about a number."""
        return self.is_known and not self.approximate and self.low == self.high is not None

    @property
    def value(self) -> int:
        """The number, where it is exact.

        Raises:
            InvalidValueError: If it is not exact.
        """
        if not self.is_exact or self.low is None:
            found = self.status.value if not self.is_known else "a range"
            found = "an approximate count" if self.approximate else found
            raise InvalidValueError("Count.value", "an exact count", found)
        return self.low

    def contains(self, n: int) -> bool:
        """Whether `n` lies between the ends, which are nominal if the count is approximate.

        Args:
            n: A whole number.

        Returns:
            Whether `low <= n <= high`.

        Raises:
            InvalidValueError: If `n` is not a whole number.

        Examples:
            >>> from hijra_amina.values import Count
            >>> Count.at_least(30).contains(29)
            False
        """
        check_whole("Count.contains", n)
        return (self.low is None or self.low <= n) and (self.high is None or n <= self.high)

    def __repr__(self) -> str:
        """The constructor that makes an equal count, without the wording: it may hold a name."""
        low, high = self.low, self.high
        if self.status is Status.UNKNOWN:
            return "Count.unknown()"
        if self.status is Status.SUPPRESSED:
            limits = [] if high is None else [f"below={high + 1}"]
            limits += [f"low={low}"] if low else []
            return f"Count.suppressed({', '.join(limits)})"
        if low == high and low is not None:
            return f"Count.{'about' if self.approximate else 'exactly'}({low})"
        speech = f"between({low}, {high}"
        if high is None and low is not None:
            speech = f"more_than({low - 1}" if self.low_strict else f"at_least({low}"
        elif low == 0 and high is not None:
            speech = f"fewer_than({high + 1}" if self.high_strict else f"at_most({high}"
        return f"Count.{speech}{', approximate=True' if self.approximate else ''})"


def is_whole(value: object) -> TypeGuard[int]:
    """Whether a value is an `int` and not a `bool`."""
    return isinstance(value, int) and not isinstance(value, bool)


def check_whole(where: str, value: object) -> None:
    """Refuse what is not a whole number."""
    if not is_whole(value):
        raise InvalidValueError(where, "a whole number", kind_of(value))
