"""Lists of things in a sentence: "A, B and C", with the waw of Arabic in its place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hijra_amina.errors import InvalidValueError
from hijra_amina.language._locale import babel_locale
from hijra_amina.language._numbers import format_number
from hijra_amina.language._waw import space_after_waw

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.language._digits import Digits

__all__ = ["format_list"]

# CLDR's Sorani pattern is a bare Latin comma, also before the last item: a gap in its data.
_MENDED = {"ckb": ("{0}، {1}", "{0}، {1}", "{0} و {1}", "{0} و {1}")}


@cache
def _connectors(locale: str) -> tuple[str, str, str, str]:
    """What stands after the first item, between later ones, before the last, and between two."""
    data = babel_locale(locale)
    patterns: tuple[str, ...] = _MENDED.get(data.language, ())
    if not patterns:
        # `standard` is the one list style of Babel that is right for two items in Arabic.
        standard = data.list_patterns["standard"]
        patterns = tuple(str(standard[key]) for key in ("start", "middle", "end", "2"))
    cut = [pattern.removeprefix("{0}").removesuffix("{1}") for pattern in patterns]
    return cut[0], cut[1], cut[2], cut[3]


def format_list(items: Iterable[str | int], locale: str, *, digits: Digits | None = None) -> str:
    """Items in a sentence, with the locale's commas and its "and".

    Args:
        items: Words, which stay as they are, and whole numbers, which are formatted. Isolate a word
            that runs the other way before it comes here.
        locale: Language and territory.
        digits: The digits for the numbers where they are not the locale's own.

    Returns:
        The list; empty where there is nothing to list.

    Raises:
        InvalidValueError: If the items are one text, or an item is neither text nor whole number.
        LocaleError: As `parse_locale` does.

    Examples:
        >>> format_list(["Education", "Interior", "Justice"], "en_GB")
        'Education, Interior and Justice'
        >>> format_list(["التربية", "الداخلية"], "ar_IQ")
        'التربية والداخلية'
        >>> format_list([16, 17], "ar_IQ")
        '١٦ و١٧'
    """
    if isinstance(items, str):
        raise InvalidValueError("format_list", "items", "one text")
    words: list[str] = []
    for item in items:
        if isinstance(item, bool) or not isinstance(item, (str, int)):
            raise InvalidValueError("format_list", "texts or whole numbers", type(item).__name__)
        text = item if isinstance(item, str) else format_number(item, locale, digits=digits)
        words.append(text)
    start, middle, end, two = _connectors(locale)
    if not words:
        return ""
    written = words[0]
    for position, word in enumerate(words[1:], start=2):
        if len(words) == 2:  # noqa: PLR2004 - CLDR has a pattern of its own for two
            connector = two
        elif position == len(words):
            connector = end
        else:
            connector = start if position == 2 else middle  # noqa: PLR2004 - the first joint
        written += connector
        written += space_after_waw(written, word) + word
    return written
