"""Text as it is compared: digits of every script as ASCII, invisible characters gone."""

from __future__ import annotations

import unicodedata

__all__ = ["number_in", "plain"]

_MOST_DIGITS = 9
_DROPPED = {"\u0640"}  # tatweel


def plain(text: str) -> str:
    """A text with ASCII digits, one blank between words, and nothing invisible.

    Args:
        text: What a cell holds.

    Returns:
        The text, for reading numbers and dates; a name is never changed so.

    Examples:
        >>> plain("\u200f١٦ / ٦ / ۲۰۱۵")
        '16 / 6 / 2015'
    """
    made: list[str] = []
    for character in unicodedata.normalize("NFKC", text):
        category = unicodedata.category(character)
        if category == "Nd":
            made.append(str(unicodedata.decimal(character)))
        elif category == "Cf" or character in _DROPPED:
            continue
        else:
            made.append(character)
    return " ".join("".join(made).split())


def number_in(text: str) -> int | None:
    """The whole number that a text is, and nothing else.

    Args:
        text: A text in ASCII digits, as `plain` makes it.

    Returns:
        The number; `None` for another text, and for more digits than anything counted here has.

    Examples:
        >>> number_in("16"), number_in("16th"), number_in("9" * 5_000)
        (16, None, None)
    """
    # Python refuses to read thousands of digits, and such a cell must not end the reading.
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None
