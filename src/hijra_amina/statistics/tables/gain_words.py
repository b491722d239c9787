"""The words of a gain: how much more of a test was solved after a session than before it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from hijra_amina.errors import InvalidValueError
from hijra_amina.language import (
    Phrase,
    format_count,
    format_number,
    format_percent,
    sentence,
)
from hijra_amina.statistics.tables import _messages as messages
from hijra_amina.statistics.tables.rows import Compared, Figure
from hijra_amina.statistics.tables.share_words import above, below, is_plain, near
from hijra_amina.values import Count, Status

if TYPE_CHECKING:
    from hijra_amina.language import Digits, Value

__all__ = ["format_gain"]

_BETWEEN: Final = "share.between"
_ABOUT: Final = "share.about"
_MOST_DECIMALS: Final = 4


def format_gain(figure: Figure, locale: str, *, digits: Digits | None = None) -> str:
    """A figure that is neither a count nor a share, in words.

    Args:
        figure: The figure.
        locale: Language and territory.
        digits: The digits, where not the locale's own.

    Returns:
        One percentage of the test, or two with "between"; a fraction where one would be rounded,
        unless it is of so large a whole that nobody could read it.
        A gain says on how many tests it rests.

    Raises:
        InvalidValueError: If it is no figure.

    Warns:
        UntranslatedWarning: If the words are in English because the catalog does not have them.

    Examples:
        >>> from hijra_amina.statistics import Gain
        >>> format_gain(Gain(low=Fraction(3, 10), high=Fraction(3, 10), pairs=12), "en_GB")
        '30% (pairs of tests: 12)'
    """
    if not isinstance(figure, Figure):
        found = f"a value of type {type(figure).__name__}"
        raise InvalidValueError("Row.figure", "a figure", found)
    if figure.status is not Status.KNOWN or figure.low is None or figure.high is None:
        return format_count(Count.unknown(), locale, digits=digits)
    low, high = Fraction(figure.low), Fraction(figure.high)
    if low != high:
        least, most = (_number(end, locale, digits) for end in (below(low), above(high)))
        text = sentence(_BETWEEN, locale, digits=digits, low=least, high=most)
    elif is_plain(low):
        text = _number(low, locale, digits)
    else:
        text = sentence(_ABOUT, locale, digits=digits, share=_number(near(low), locale, digits))
    if not isinstance(figure, Compared):
        return text
    values: dict[str, Value] = {"figure": text}
    if figure.paired:
        values["pairs"] = figure.pairs
        return sentence(Phrase(messages.PAIRS, None, values), locale, digits=digits)
    values |= {"before": figure.before, "after": figure.after}
    return sentence(Phrase(messages.TESTS, None, values), locale, digits=digits)


def _number(exact: Fraction, locale: str, digits: Digits | None) -> str:
    """A percentage of the test where it is exact in a few decimals, else a fraction."""
    for decimals in range(_MOST_DECIMALS + 1):
        if (exact * 10 ** (decimals + 2)).denominator == 1:
            return format_percent(exact, locale, decimals=decimals, digits=digits)
    parts = (exact.numerator, exact.denominator)
    return "/".join(format_number(part, locale, digits=digits) for part in parts)
