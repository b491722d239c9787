"""The words of a gain: how much more of a test was solved after a session than before it."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from hijra_amina.errors import InvalidValueError
from hijra_amina.language import format_count, format_number, format_percent, say
from hijra_amina.statistics.tables.rows import Figure
from hijra_amina.values import Count, Status

__all__ = ["format_gain"]

_BETWEEN: Final = "share.between"
_MOST_DECIMALS: Final = 4


def format_gain(figure: Figure, locale: str) -> str:
    """A figure that is neither a count nor a share, in words.

    Args:
        figure: The figure.
        locale: Language and territory.

    Returns:
        One percentage of the test, or two with "between"; a fraction where one would be rounded.

    Raises:
        InvalidValueError: If it is no figure.

    Examples:
        >>> format_gain(Share.exactly("1/2"), "en_GB")
        '50%'
    """
    if not isinstance(figure, Figure):
        raise InvalidValueError(
            "Row.figure", "a figure", f"a value of type {type(figure).__name__}"
        )
    if figure.status is not Status.KNOWN or figure.low is None or figure.high is None:
        return format_count(Count.unknown(), locale)
    ends = [_number(end, locale) for end in dict.fromkeys((figure.low, figure.high))]
    if len(ends) == 1:
        return ends[0]
    return say(_BETWEEN, locale, low=ends[0], high=ends[1]).text


def _number(end: int | Fraction, locale: str) -> str:
    """A percentage of the test where it is exact in a few decimals, else a fraction."""
    exact = Fraction(end)
    for decimals in range(_MOST_DECIMALS + 1):
        if (exact * 10 ** (decimals + 2)).denominator == 1:
            return format_percent(exact, locale, decimals=decimals)
    parts = (exact.numerator, exact.denominator)
    return "/".join(format_number(part, locale) for part in parts)
