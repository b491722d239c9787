"""Quotation marks: Babel has none, and ICU's Arabic ones do not mirror."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.language._catalog import look_up
from hijra_amina.language._message import message

if TYPE_CHECKING:
    from hijra_amina.language._digits import Digits

__all__ = ["format_quotation"]

_OUTER = message("quotation.outer", "“{quotation}”")
_INNER = message("quotation.inner", "‘{quotation}’")


def format_quotation(
    text: str, locale: str, *, digits: Digits | None = None, nested: bool = False
) -> str:
    """A quotation between the marks of a locale.

    The words stay as they were said: digits and spelling are not touched. Only marks of the same
    kind inside the quotation are turned into the nested kind, and outer spaces are dropped.

    Args:
        text: The words.
        locale: The locale of the page, whose marks are used; not that of the words. A language
            without a catalog gets the English marks.
        digits: Takes no part, because a quotation keeps its own; here so that every formatter is
            called alike.
        nested: Whether the quotation stands inside another one.

    Returns:
        The quotation with its marks: “ ” in English, « » in Arabic, which mirror by themselves.

    Raises:
        LocaleError: As `parse_locale` does.

    Examples:
        >>> format_quotation("THB is a hidden crime.", "en_GB")
        '“THB is a hidden crime.”'
        >>> format_quotation("I said “no”.", "en_GB")
        '“I said ‘no’.”'
        >>> format_quotation("شكرًا", "ar_IQ")
        '«شكرًا»'
    """
    del digits
    outer = look_up(_OUTER, locale).template.split("{quotation}")
    inner = look_up(_INNER, locale).template.split("{quotation}")
    opening, closing = inner if nested else outer
    words = text.strip()
    if not nested:
        for mark, softer in zip(outer, inner, strict=True):
            words = words.replace(mark, softer)
    return f"{opening}{words}{closing}"
