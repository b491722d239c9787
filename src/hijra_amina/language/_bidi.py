"""Isolation: a value keeps its own direction in a line that runs the other way.

Which isolation depends on the value's kind and on the channel. Text that could be in any script
takes its direction from its first letter; phones, addresses and codes always run left to right.
In HTML the isolation is markup, so that a copied phone number is only a phone number. Numbers and
dates that this package formatted for the line's own locale need none, and must get none: a
percentage has no letter of its own, and would be turned to run left to right.
"""

from __future__ import annotations

import html
import re
from typing import Literal, get_args

from hijra_amina.errors import InvalidValueError

__all__ = ["Channel", "ValueKind", "isolate", "without_marks"]

ValueKind = Literal["name", "quote", "text", "phone", "email", "url", "code", "range"]
"""What an inserted value is."""

Channel = Literal["text", "html", "attribute"]
"""Where the line goes: plain text, the inside of an HTML element, the value of an attribute."""

_FIRST_LETTER_DECIDES = frozenset({"name", "quote", "text"})

# Escapes, not the characters: they are invisible, and turn the source around when it is read.
_FSI, _LRI, _PDI = "\u2068", "\u2066", "\u2069"
_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
# An isolate ends with its paragraph (UAX #9, X8), so each paragraph gets its own.
_PARAGRAPH_END = re.compile("(\r\n|[\n\r\x1c-\x1e\x85\u2029])")


def without_marks(text: str) -> str:
    """A text without any character that only steers direction.

    For files, identifiers and comparisons; and for values that may have been pasted from somewhere.

    Args:
        text: Any text, such as what `format_percent` wrote for `ar_IQ`.

    Returns:
        The text without marks, embeddings, overrides, isolates and byte order marks.

    Examples:
        >>> from hijra_amina.language import format_percent
        >>> without_marks(format_percent(0.6, "ar_IQ"))
        '٦٠٪'
    """
    return _MARKS.sub("", text)


def isolate(value: str, kind: ValueKind = "text", channel: Channel = "text") -> str:
    r"""A value made safe to stand in a line of either direction.

    Args:
        value: The value, as it is stored. Control characters in it are dropped, because one that is
            not closed would reach into the rest of the line.
        kind: What the value is. Names, quotes and texts go by their first letter; the others
            run left to right.
        channel: `html` escapes the value and wraps it in `<bdi>`; `text` wraps it in isolate
            characters; `attribute` does that and escapes, because attributes hold no markup.

    Returns:
        The value, isolated.

    Raises:
        InvalidValueError: If kind or channel is not one of those named above.

    Examples:
        >>> isolate("+962 6 56 59 660", "phone", "html")
        '<bdi dir="ltr">+962 6 56 59 660</bdi>'
        >>> isolate("Zainab <Education>", "name", "html")
        '<bdi>Zainab &lt;Education&gt;</bdi>'
        >>> ascii(isolate("IOM", "code"))
        "'\\u2066IOM\\u2069'"
    """
    if kind not in get_args(ValueKind):
        raise InvalidValueError("isolate.kind", " or ".join(get_args(ValueKind)), "another word")
    if channel not in get_args(Channel):
        raise InvalidValueError("isolate.channel", " or ".join(get_args(Channel)), "another word")
    clean = without_marks(value)
    decides = kind in _FIRST_LETTER_DECIDES
    if channel == "html":
        opening = "<bdi>" if decides else '<bdi dir="ltr">'
        return f"{opening}{html.escape(clean)}</bdi>"
    opening = _FSI if decides else _LRI
    # The pieces alternate between paragraphs and the ends between them.
    pieces = _PARAGRAPH_END.split(clean)
    pieces[::2] = [f"{opening}{piece}{_PDI}" if piece else "" for piece in pieces[::2]]
    text = "".join(pieces)
    return html.escape(text) if channel == "attribute" else text
