"""The words of a share: a fraction that nobody can take in is told by percentages around it."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.language import format_share
from hijra_amina.values import Status

if TYPE_CHECKING:
    from hijra_amina.language import Digits
    from hijra_amina.values import Share

__all__ = ["above", "below", "format_part", "is_plain", "near"]

# Readers can picture 17/27, and hardly 1,234/9,876.
_LARGEST_WHOLE: Final = 100
# Percentages with two decimals, and those with four, as `format_share` writes them.
_STEPS: Final = 10_000
_WRITTEN: Final = 1_000_000


def format_part(share: Share, locale: str, *, digits: Digits | None = None) -> str:
    """A share in words that are true of it, and short.

    Exact ends stay in the data of the table; what a reader sees is as exact as can be taken in.

    Args:
        share: The share.
        locale: Language and territory.
        digits: The digits, where not the locale's own.

    Returns:
        The words: a fraction of a small whole as it is, of a larger one by percentages that
        enclose it, or by the nearest if it is exact.

    Warns:
        UntranslatedWarning: If the words are in English because the catalog does not have them.

    Examples:
        >>> from hijra_amina.values import Share
        >>> format_part(Share.at_least((17, 27)), "en_GB")
        'at least 17/27'
        >>> format_part(Share.at_least((1234, 9876)), "en_GB")
        'over 12.49%'
        >>> format_part(Share.exactly((1234, 9876)), "en_GB")
        'some 12.49%'
    """
    return format_share(_readable(share), locale, digits=digits)


def is_plain(end: Fraction) -> bool:
    """Whether a fraction can be written as it is: of a small whole, or a percentage.

    Args:
        end: The fraction.

    Returns:
        Whether nothing has to be rounded.

    Examples:
        >>> is_plain(Fraction(17, 27)), is_plain(Fraction(1, 800)), is_plain(Fraction(1, 700))
        (True, True, False)
    """
    return end.denominator <= _LARGEST_WHOLE or _WRITTEN % end.denominator == 0


def near(end: Fraction) -> Fraction:
    """The nearest percentage with two decimals.

    Args:
        end: The fraction.

    Returns:
        The percentage, as a part of one.

    Examples:
        >>> near(Fraction(1234, 9876))
        Fraction(1249, 10000)
    """
    return end if is_plain(end) else Fraction(round(end * _STEPS), _STEPS)


def below(end: Fraction) -> Fraction:
    """The largest percentage with two decimals that is not more.

    Args:
        end: The fraction.

    Returns:
        The percentage, as a part of one.

    Examples:
        >>> below(Fraction(2, 303))
        Fraction(33, 5000)
    """
    return end if is_plain(end) else Fraction(math.floor(end * _STEPS), _STEPS)


def above(end: Fraction) -> Fraction:
    """The smallest percentage with two decimals that is not less.

    Args:
        end: The fraction.

    Returns:
        The percentage, as a part of one.

    Examples:
        >>> above(Fraction(2, 303))
        Fraction(67, 10000)
    """
    return end if is_plain(end) else Fraction(math.ceil(end * _STEPS), _STEPS)


def _readable(share: Share) -> Share:
    """A share with ends that can be read, and that contains the one that is meant."""
    if share.status is not Status.KNOWN or (is_plain(share.low) and is_plain(share.high)):
        return share
    if share.approximate:
        return attrs.evolve(share, low=near(share.low), high=near(share.high))
    middle = near(share.low)
    if share.low == share.high and 0 < middle < 1:
        return attrs.evolve(share, low=middle, high=middle, approximate=True)
    low, high = below(share.low), above(share.high)
    return attrs.evolve(
        share,
        low=low,
        high=high,
        # What was rounded away lies within.
        low_strict=share.low_strict or low < share.low,
        high_strict=share.high_strict or high > share.high,
    )
