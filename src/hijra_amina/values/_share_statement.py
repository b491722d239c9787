"""The fields of a share, its checks, and the constructors that read as speech."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.values._ends import Ends, read_fraction
from hijra_amina.values._text import kind_of
from hijra_amina.values.basis import Basis, Status, check_provenance

if TYPE_CHECKING:
    from typing import Self

    from hijra_amina.values._ends import FractionLike

__all__ = ["ShareStatement"]

_NONE: Final = Fraction(0)
_ALL: Final = Fraction(1)


@attrs.frozen(repr=False, order=False)
class ShareStatement:
    """What a share says, without what can be worked out from it: see `Share`."""

    low: Fraction
    high: Fraction
    low_strict: bool = attrs.field(default=False, kw_only=True)
    high_strict: bool = attrs.field(default=False, kw_only=True)
    basis: Basis = attrs.field(default=Basis.STATED, eq=False, kw_only=True)
    approximate: bool = attrs.field(default=False, kw_only=True)
    status: Status = attrs.field(default=Status.KNOWN, kw_only=True)
    wording: str | None = attrs.field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse what no share can be."""
        for name in ("low", "high"):
            end = getattr(self, name)
            if not isinstance(end, Fraction):
                raise InvalidValueError(f"Share.{name}", "a Fraction", kind_of(end))
            if not _NONE <= end <= _ALL:
                found = "a negative one" if end < _NONE else "more than the whole"
                raise InvalidValueError(f"Share.{name}", "a share between 0 and 1", found)
        check_provenance("Share", self)
        if self.ends.is_empty:
            msg = f"a share {self.in_figures}"
            raise ContradictionError(msg)
        if self.status is not Status.KNOWN and (
            self.approximate or self.ends != Ends(_NONE, _ALL, low_strict=False, high_strict=False)
        ):
            raise InvalidValueError("Share", f"no ends where the share is {self.status}", "an end")

    @classmethod
    def exactly(
        cls, share: FractionLike, *, basis: Basis = Basis.STATED, wording: str | None = None
    ) -> Self:
        """Exactly this share.

        Args:
            share: The share, as `"60%"`, `"1/2"`, a `Fraction`, or a pair of whole numbers.
            basis: How it is known.
            wording: The source's own words.

        Returns:
            The share with both ends there.

        Raises:
            InvalidValueError: If it is no fraction between 0 and 1; a float is none.

        Examples:
            >>> from hijra_amina.values import Share
            >>> Share.exactly("60%") == Share.exactly((9, 15))
            True
        """
        end = read_fraction("Share.exactly", share)
        return cls(end, end, basis=basis, wording=wording)

    @classmethod
    def at_least(
        cls,
        share: FractionLike,
        *,
        basis: Basis = Basis.STATED,
        approximate: bool = False,
        wording: str | None = None,
    ) -> Self:
        """This share or more.

        Args:
            share: The least that it can be.
            basis: How it is known.
            approximate: Whether the end is only about right.
            wording: The source's own words.

        Returns:
            The share from there to the whole.

        Raises:
            InvalidValueError: If it is no fraction between 0 and 1.

        Examples:
            >>> from hijra_amina.values import Share
            >>> Share.at_least("60%").of(15)
            Count.between(9, 15)
        """
        end = read_fraction("Share.at_least", share)
        return cls(end, _ALL, basis=basis, approximate=approximate, wording=wording)

    @classmethod
    def more_than(
        cls,
        share: FractionLike,
        *,
        basis: Basis = Basis.STATED,
        approximate: bool = False,
        wording: str | None = None,
    ) -> Self:
        """Strictly more than this share.

        Args:
            share: The share that is exceeded.
            basis: How it is known.
            approximate: Whether the end is only about right.
            wording: The source's own words.

        Returns:
            The share above that end.

        Raises:
            InvalidValueError: If it is no fraction between 0 and 1.
            ContradictionError: If it is the whole.

        Examples:
            >>> from hijra_amina.values import Share
            >>> Share.more_than("60%").of(15)
            Count.between(10, 15)
        """
        end = read_fraction("Share.more_than", share)
        return cls(
            end, _ALL, low_strict=True, basis=basis, approximate=approximate, wording=wording
        )

    @classmethod
    def at_most(
        cls,
        share: FractionLike,
        *,
        basis: Basis = Basis.STATED,
        approximate: bool = False,
        wording: str | None = None,
    ) -> Self:
        """This share or less.

        Args:
            share: The most that it can be.
            basis: How it is known.
            approximate: Whether the end is only about right.
            wording: The source's own words.

        Returns:
            The share from nothing to there.

        Raises:
            InvalidValueError: If it is no fraction between 0 and 1.

        Examples:
            >>> from hijra_amina.values import Share
            >>> Share.at_most("1/3").of(10)
            Count.at_most(3)
        """
        end = read_fraction("Share.at_most", share)
        return cls(_NONE, end, basis=basis, approximate=approximate, wording=wording)

    @classmethod
    def less_than(
        cls,
        share: FractionLike,
        *,
        basis: Basis = Basis.STATED,
        approximate: bool = False,
        wording: str | None = None,
    ) -> Self:
        """Strictly less than this share.

        Args:
            share: The share that is not reached.
            basis: How it is known.
            approximate: Whether the end is only about right.
            wording: The source's own words.

        Returns:
            The share below that end.

        Raises:
            InvalidValueError: If it is no fraction between 0 and 1.
            ContradictionError: If it is zero.

        Examples:
            >>> from hijra_amina.values import Share
            >>> Share.less_than("1/2").of(10)
            Count.at_most(4)
        """
        end = read_fraction("Share.less_than", share)
        return cls(
            _NONE, end, high_strict=True, basis=basis, approximate=approximate, wording=wording
        )

    @classmethod
    def between(  # noqa: PLR0913 - all but the two ends are keywords
        cls,
        low: FractionLike,
        high: FractionLike,
        *,
        low_strict: bool = False,
        high_strict: bool = False,
        basis: Basis = Basis.STATED,
        approximate: bool = False,
        wording: str | None = None,
    ) -> Self:
        """From one share to another, both included unless said otherwise.

        Args:
            low: The least that it can be.
            high: The most that it can be.
            low_strict: Whether `low` itself is left out.
            high_strict: Whether `high` itself is left out.
            basis: How it is known.
            approximate: Whether the ends are only about right.
            wording: The source's own words.

        Returns:
            The share between them.

        Raises:
            InvalidValueError: If an end is no fraction between 0 and 1.
            ContradictionError: If no share lies between them.

        Examples:
            >>> from hijra_amina.values import Share
            >>> Share.between("1/3", "1/2").of(27)
            Count.between(9, 13)
        """
        return cls(
            read_fraction("Share.between", low),
            read_fraction("Share.between", high),
            low_strict=low_strict,
            high_strict=high_strict,
            basis=basis,
            approximate=approximate,
            wording=wording,
        )

    @classmethod
    def about(
        cls, share: FractionLike, *, basis: Basis = Basis.STATED, wording: str | None = None
    ) -> Self:
        """About this share.

        Args:
            share: The nominal share.
            basis: How it is known.
            wording: The source's own words.

        Returns:
            The approximate share.

        Raises:
            InvalidValueError: If it is no fraction between 0 and 1.

        Examples:
            >>> from hijra_amina.values import Share
            >>> Share.about("60%").of(27)
            Count.between(16, 17, approximate=True)
        """
        end = read_fraction("Share.about", share)
        return cls(end, end, basis=basis, approximate=True, wording=wording)

    @classmethod
    def unknown(cls, *, basis: Basis = Basis.STATED, wording: str | None = None) -> Self:
        """A share of which nothing is known: "strong representation" is no bound.

        Args:
            basis: How that is known.
            wording: The source's own words, if it has any.

        Returns:
            The unknown share.

        Raises:
            InvalidValueError: If the wording cannot be kept.

        Examples:
            >>> from hijra_amina.values import Share
            >>> Share.unknown(wording="strong female representation").of(27)
            Count.at_most(27)
        """
        return cls(_NONE, _ALL, basis=basis, status=Status.UNKNOWN, wording=wording)

    @classmethod
    def suppressed(cls, *, basis: Basis = Basis.DERIVED, wording: str | None = None) -> Self:
        """A share that is withheld to protect people.

        Args:
            basis: How it is known.
            wording: The source's own words.

        Returns:
            The suppressed share.

        Raises:
            InvalidValueError: If the wording cannot be kept.

        Examples:
            >>> from hijra_amina.values import Share
            >>> Share.suppressed().is_known
            False
        """
        return cls(_NONE, _ALL, basis=basis, status=Status.SUPPRESSED, wording=wording)

    @property
    def is_known(self) -> bool:
        """Whether anything at all is known and shown."""
        return self.status is Status.KNOWN

    @property
    def is_exact(self) -> bool:
        """Whether it is one known fraction, not about a fraction."""
        return self.is_known and not self.approximate and self.low == self.high

    @property
    def value(self) -> Fraction:
        """The fraction, where it is exact.

        Raises:
            InvalidValueError: If it is not exact.
        """
        if not self.is_exact:
            found = "an approximate share" if self.approximate else "a range"
            found = found if self.is_known else self.status.value
            raise InvalidValueError("Share.value", "an exact share", found)
        return self.low

    @property
    def ends(self) -> Ends:
        """The two ends with their strictness, for calculation."""
        return Ends(self.low, self.high, self.low_strict, self.high_strict)

    @property
    def says_nothing(self) -> bool:
        """Whether it excludes no share, and hides none."""
        whole = Ends(_NONE, _ALL, low_strict=False, high_strict=False)
        return self.ends == whole and not self.approximate and self.status is not Status.SUPPRESSED

    @property
    def in_figures(self) -> str:
        """The interval in plain figures, for errors."""
        if self.low == self.high and not (self.low_strict or self.high_strict):
            return f"exactly {self.low}"
        low = f"{'more than' if self.low_strict else 'at least'} {self.low}"
        high = f"{'less than' if self.high_strict else 'at most'} {self.high}"
        if self.high == _ALL and not self.high_strict:
            return low
        return high if self.low == _NONE and not self.low_strict else f"{low} and {high}"

    def __repr__(self) -> str:
        """The constructor that makes an equal share; the wording may hold a name."""
        if self.status is not Status.KNOWN:
            return f"Share.{self.status}()"
        if self.low == self.high:
            return f"Share.{'about' if self.approximate else 'exactly'}('{self.low}')"
        about = ", approximate=True" if self.approximate else ""
        if self.high == _ALL and not self.high_strict:
            return f"Share.{'more_than' if self.low_strict else 'at_least'}('{self.low}'{about})"
        if self.low == _NONE and not self.low_strict:
            return f"Share.{'less_than' if self.high_strict else 'at_most'}('{self.high}'{about})"
        strict = ", low_strict=True" if self.low_strict else ""
        strict += ", high_strict=True" if self.high_strict else ""
        return f"Share.between('{self.low}', '{self.high}'{strict}{about})"
