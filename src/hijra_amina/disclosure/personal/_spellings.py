"""Whether a text holds a name, in whichever spelling the records know, and the text without it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.values import PersonName

__all__ = ["REMOVED", "Spellings", "spellings_of"]

REMOVED: Final = "[…]"
"""What stands where a name stood."""

# Shorter words are parts of too many names to say anything.
_SHORTEST_PART: Final = 3
_BETWEEN: Final = r"[\s\u00a0_.\-]+"


def spellings_of(names: Iterable[PersonName], identifiers: Iterable[str] = ()) -> Spellings:
    """What a person is called, in every script that is recorded, and the identifiers.

    Args:
        names: The names.
        identifiers: The identifiers that are to go as well.

    Returns:
        All of them.
    """
    texts = {
        text
        for name in names
        for text in (name.written, *(other.text for other in name.transliterations))
    }
    return Spellings(tuple(sorted(texts)), tuple(sorted(set(identifiers))))


@attrs.frozen
class Spellings:
    """What a person is called.

    Attributes:
        names: The full names. `repr` leaves them out.
        identifiers: The identifiers. `repr` leaves them out.
    """

    names: tuple[str, ...] = attrs.field(default=(), repr=False)
    identifiers: tuple[str, ...] = attrs.field(default=(), repr=False)
    _patterns: tuple[re.Pattern[str], ...] = attrs.field(init=False, repr=False, eq=False)
    _folded: tuple[str, ...] = attrs.field(init=False, repr=False, eq=False)
    _parts: frozenset[str] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Make what searches."""
        forms = {form for name in self.names for form in _forms(name)}
        made = [_pattern(form.split()) for form in sorted(forms, key=_longest_first)]
        made += [_pattern([one]) for one in sorted(self.identifiers, key=_longest_first)]
        folded = {found for name in self.names if (found := _padded(name)).strip()}
        parts = {part for one in folded for part in one.split() if len(part) >= _SHORTEST_PART}
        object.__setattr__(self, "_patterns", tuple(made))
        object.__setattr__(self, "_folded", tuple(sorted(folded)))
        object.__setattr__(self, "_parts", frozenset(parts))

    def in_text(self, text: str) -> bool:
        """Whether a text holds a full name or an identifier."""
        if any(pattern.search(text) for pattern in self._patterns):
            return True
        if not self._folded:
            return False
        padded = _padded(text)
        return any(name in padded for name in self._folded)

    def part_in_text(self, text: str) -> bool:
        """Whether a text holds a word of a name."""
        return bool(self._parts) and not self._parts.isdisjoint(_padded(text).split())

    def out_of(self, text: str) -> str:
        """A text without the names and identifiers; nothing of it where they cannot be cut out."""
        for pattern in self._patterns:
            text = pattern.sub(REMOVED, text)
        # Spelt with other marks or letters than recorded: then it is not known where it ends.
        return REMOVED if self.in_text(text) else text


def _forms(name: str) -> set[str]:
    return {form for kind in ("NFC", "NFD", "NFKC") if (form := _normalised(kind, name)).strip()}


def _normalised(kind: str, text: str) -> str:
    match kind:
        case "NFC":
            return unicodedata.normalize("NFC", text)
        case "NFD":
            return unicodedata.normalize("NFD", text)
        case _:
            return unicodedata.normalize("NFKC", text)


def _longest_first(text: str) -> tuple[int, str]:
    return -len(text), text


def _pattern(words: list[str]) -> re.Pattern[str]:
    body = _BETWEEN.join(map(re.escape, words))
    return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE)


def _padded(text: str) -> str:
    """A text's words as they are compared, with a blank on each side."""
    words = re.findall(r"[^\W_]+", fold(text))
    return f" {' '.join(words)} "
