"""What may stand in a text: everything but characters that steer direction or break files.

Text is kept in logical order; direction is markup (`dir`, `bdi`), so a direction mark inside a
value is refused rather than stripped: stripping would change a source's wording unasked.
"""

from __future__ import annotations

from typing import Final

from hijra_amina.errors import InvalidValueError

__all__ = ["BIDI_CONTROLS", "TEXT_PATTERN", "check_text", "kind_of"]

BIDI_CONTROLS: Final = (
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
"""Direction marks, embeddings, overrides, isolates, and the byte order mark."""

TEXT_PATTERN: Final = (
    r"^(?=[\s\S]*\S)[^\u0000-\u0008\u000b-\u001f\u007f-\u009f"
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]+$"
)
"""The same rule as a regular expression of JSON Schema."""

# Of the control characters only tab and line feed are text; YAML and XML cannot carry the others.
_CONTROLS: Final = frozenset(
    chr(n) for n in (*range(0x20), *range(0x7F, 0xA0)) if chr(n) not in "\t\n"
)
_WHAT: Final = {"\x00": "a NUL character", "\ufeff": "a byte order mark (U+FEFF)"}
_BREAKING: Final = frozenset(BIDI_CONTROLS) | _CONTROLS
_SURROGATES: Final = ("\ud800", "\udfff")


def kind_of(value: object) -> str:
    """Say what kind of thing a value is, without the value.

    Args:
        value: Anything.

    Returns:
        An article and the name of the type, or `nothing` for `None`.

    Examples:
        >>> kind_of(2.5), kind_of(None), kind_of([])
        ('a float', 'nothing', 'a list')
    """
    if value is None:
        return "nothing"
    name = type(value).__name__
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def check_text(where: str, value: object) -> str:
    """Take a text as it is, or say why it cannot be kept.

    Args:
        where: The class and field, for the error.
        value: The text.

    Returns:
        The same text.

    Raises:
        InvalidValueError: If it is no text, is blank, or holds a direction mark, a control
            character other than tab and line feed, or half a surrogate pair. The text itself
            is never in the error.

    Examples:
        >>> check_text("Place.name", "Erbil")
        'Erbil'
        >>> check_text("Place.name", "")
        Traceback (most recent call last):
        hijra_amina.errors.InvalidValueError: Place.name: expected text, found an empty text
    """
    if not isinstance(value, str):
        raise InvalidValueError(where, "text", kind_of(value))
    if not value.strip():
        raise InvalidValueError(where, "text", "nothing but blanks" if value else "an empty text")
    # Most texts are plain: one pass over the distinct characters settles it.
    characters = set(value)
    if not characters.isdisjoint(_BREAKING):
        found = min(characters & _BREAKING, key=value.index)
        what = _WHAT.get(found, f"the control character U+{ord(found):04X}")
        expected = "text without direction marks (direction is markup)"
        raise InvalidValueError(where, "text" if found in _CONTROLS else expected, what)
    if any(_SURROGATES[0] <= character <= _SURROGATES[1] for character in characters):
        raise InvalidValueError(where, "text", "half a surrogate pair")
    return value
