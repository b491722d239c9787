"""Names, kept as they are written."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from hijra_amina.language import without_marks
from hijra_amina.values import PersonName, Transliteration

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["is_namelike", "looks_damaged", "read_name", "script_of"]

_LONGEST: Final = 120
_MOST_WORDS: Final = 12
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DAMAGED: Final = re.compile(r"علىي|يرن(?!\w)")
_BY: Final = "attendance sheet"


def clean(text: str) -> str:
    """A text without what steers direction, and without blanks around it."""
    return _CONTROLS.sub("", without_marks(text)).strip()


def script_of(text: str) -> str | None:
    """The script that most letters of a text are of, as ISO 15924 has it.

    Args:
        text: A text.

    Returns:
        `Arab`, `Latn`, or `None` for any other.

    Examples:
        >>> script_of("هێمن"), script_of("p-001"), script_of("12")
        ('Arab', 'Latn', None)
    """
    arabic = latin = 0
    for character in text:
        if character.isalpha():
            name = unicodedata.name(character, "")
            arabic += name.startswith("ARABIC")
            latin += name.startswith("LATIN")
    if not arabic and not latin:
        return None
    return "Arab" if arabic >= latin else "Latn"


def is_namelike(text: str) -> bool:
    """Whether a text can be a name: letters, no figures, not a sentence.

    Args:
        text: A text.

    Returns:
        Whether it can.

    Examples:
        >>> is_namelike("علي"), is_namelike("770 123"), is_namelike("x@y")
        (True, False, False)
    """
    letters = sum(character.isalpha() for character in text)
    figures = sum(character.isdigit() for character in text)
    words = len(text.split())
    fits = len(text) <= _LONGEST and words <= _MOST_WORDS
    return fits and letters > 1 and figures <= letters and "@" not in text


def read_name(
    texts: Sequence[str], *, honorific: str | None = None, rank: str | None = None
) -> PersonName | None:
    """A name from what its cells hold.

    Args:
        texts: What they hold: one text for each way in which the name is written. A cell of two
            lines in two scripts holds two.
        honorific: A form of address from a column of its own.
        rank: A rank from a column of its own.

    Returns:
        The name as it stands first, with the other scripts beside it; `None` if there is none.

    Examples:
        >>> read_name(["p-001"]).in_script("Latn")
        'p-001'
    """
    lines: list[str] = []
    for text in texts:
        pieces = [piece for piece in map(clean, text.split("\n")) if piece]
        if len(pieces) > 1 and len({script_of(piece) for piece in pieces}) == len(pieces):
            lines += pieces
        elif pieces:
            lines.append(" ".join(pieces))
    if not lines:
        return None
    first, *others = lines
    scripts = {script_of(first)}
    beside: list[Transliteration] = []
    for other in others:
        script = script_of(other)
        if script is not None and script not in scripts:
            scripts.add(script)
            beside.append(Transliteration(other, script, by=_BY))
    return PersonName(
        first,
        script_of(first),
        transliterations=tuple(beside),
        honorific=clean(honorific or "") or None,
        rank=clean(rank or "") or None,
    )


def looks_damaged(texts: Sequence[str]) -> bool:
    """Whether many names have letter runs that only copying out of a PDF makes.

    Args:
        texts: The names of a list.

    Returns:
        Whether more than one in fifty has.

    Examples:
        >>> looks_damaged(["علي"] * 60)
        False
    """
    hits = sum(bool(_DAMAGED.search(text)) for text in texts)
    return hits > 1 and hits > 0.02 * len(texts)
