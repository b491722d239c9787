"""Text as it is compared: digits of every script as ASCII, invisible characters gone."""

from __future__ import annotations

import unicodedata

__all__ = ["plain"]

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
