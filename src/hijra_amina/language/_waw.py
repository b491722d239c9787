"""The Arabic "and", which is written without a space before the next word, if that is Arabic."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["space_after_waw"]

_WAW = re.compile(r"(?:^|\W)و$")
_INVISIBLE = re.compile(r"^(?:<[^>]*>|[\u200e\u200f\u061c\u2066-\u2068])+")
_SIGNS = frozenset("+-\u2212")


def space_after_waw(before: str, after: str) -> str:
    r"""The space that keeps a waw apart from what it must not touch.

    A waw that touches a Latin word looks like a part of it, and one that touches a sign makes it a
    hyphen. The space must not break, so that the waw does not stay behind at the end of a line.

    Args:
        before: The text up to the joint.
        after: The text that follows, which may be isolated by marks or markup.

    Returns:
        A space that does not break, or nothing.

    Examples:
        >>> ascii(space_after_waw("الوزارة و", "IOM")), space_after_waw("الوزارة و", "الأمم")
        ("'\\xa0'", '')
    """
    visible = _INVISIBLE.sub("", after)[:1]
    if not visible or _WAW.search(before) is None:
        return ""
    apart = unicodedata.bidirectional(visible) == "L" or visible in _SIGNS
    return "\N{NO-BREAK SPACE}" if apart else ""
