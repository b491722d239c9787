"""Shares in words, with each end said as strictly as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.errors import InvalidValueError
from hijra_amina.language._counts import Writer
from hijra_amina.language._locale import parse_locale
from hijra_amina.language._messages_figures import (
    COUNT_SUPPRESSED_BARE,
    COUNT_UNKNOWN,
    SHARE,
    SHARE_ABOUT,
)
from hijra_amina.language._numbers import format_percent
from hijra_amina.values import Share, Status

if TYPE_CHECKING:
    from fractions import Fraction

    from hijra_amina.language._digits import Digits

__all__ = ["format_share"]

_MOST_DECIMALS = 4


def format_share(share: Share, locale: str, *, digits: Digits | None = None) -> str:
    """A share in words: "60%", "over 60%", "at least 17/27".

    What is not a whole percentage, or one with up to four decimals, is written as a fraction:
    a rounded percentage would say something else. `Share.parse` reads the words back.

    Args:
        share: A share.
        locale: Language and territory.
        digits: The digits to use where they are not the locale's own.

    Returns:
        The words.

    Raises:
        InvalidValueError: If it is no share.
        LocaleError: As `parse_locale` does.

    Warns:
        UntranslatedWarning: If the words are in English because the catalog does not have them.

    Examples:
        >>> format_share(Share.more_than("60%"), "en_GB")
        'over 60%'
        >>> format_share(Share.at_least((17, 27)), "en_GB")
        'at least 17/27'
        >>> from hijra_amina.language import without_marks
        >>> without_marks(format_share(Share.more_than("60%"), "ar_IQ"))
        'أكثر من ٦٠٪'
    """
    if not isinstance(share, Share):
        raise InvalidValueError("format_share", "a share", f"a {type(share).__name__}")
    write = Writer(parse_locale(locale), digits)
    if share.status is Status.UNKNOWN:
        return write.say(COUNT_UNKNOWN)
    if share.status is Status.SUPPRESSED:
        return write.say(COUNT_SUPPRESSED_BARE)
    low, high = (_part(end, write) for end in (share.low, share.high))
    name = _relation(share)
    if share.approximate and name == "between":
        return write.say(SHARE_ABOUT["between"], low=low, high=high)
    if share.approximate:
        low, high = (write.say(SHARE_ABOUT["exact"], share=end) for end in (low, high))
    if name in _TWO_ENDED:
        return write.say(SHARE[name], low=low, high=high)
    return write.say(SHARE[name], share=high if name in {"less_than", "at_most"} else low)


_TWO_ENDED = frozenset({"between", "above_below", "above_to", "from_below"})


def _relation(share: Share) -> str:
    if share.low == share.high:
        return "exact"
    if share.high == 1 and not share.high_strict:
        return "more_than" if share.low_strict else "at_least"
    if share.low == 0 and not share.low_strict:
        return "less_than" if share.high_strict else "at_most"
    return {
        (False, False): "between",
        (True, True): "above_below",
        (True, False): "above_to",
        (False, True): "from_below",
    }[share.low_strict, share.high_strict]


def _part(end: Fraction, write: Writer) -> str:
    """A percentage where it is exact in a few decimals, else a fraction."""
    for decimals in range(_MOST_DECIMALS + 1):
        if (end * 10 ** (decimals + 2)).denominator == 1:
            return format_percent(end, write.locale, digits=write.digits, decimals=decimals)
    return f"{write.number(end.numerator)}/{write.number(end.denominator)}"
