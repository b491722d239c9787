"""A personal name, in the script in which it was given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.values._text import check_text, kind_of

__all__ = ["SCRIPT_PATTERN", "PersonName", "Transliteration"]

SCRIPT_PATTERN: Final = r"^[A-Z][a-z]{3}$"
"""Script codes of ISO 15924, such as `Arab` and `Latn`; also for JSON Schema."""

_WITHHELD: Final = "(<withheld>)"


def _check_script(where: str, value: object) -> None:
    if not isinstance(value, str):
        raise InvalidValueError(where, "a script code", kind_of(value))
    if not re.fullmatch(SCRIPT_PATTERN.strip("^$"), value):
        raise InvalidValueError(where, "a script code such as 'Arab' or 'Latn'", "other text")


@attrs.frozen(repr=False)
class Transliteration:
    """A name as somebody wrote it in another script.

    Args:
        text: The name in that script.
        script: The script's ISO 15924 code, such as `Latn`.
        by: Who wrote it so: a document, a register, a person's role; not known if `None`.

    Raises:
        InvalidValueError: If the text is blank or holds a direction mark, or the script is none.

    Examples:
        >>> Transliteration("p-001", "Latn", by="attendance sheet")
        Transliteration(<withheld>)
    """

    text: str
    script: str
    by: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is no text and no script."""
        check_text("Transliteration.text", self.text)
        _check_script("Transliteration.script", self.script)
        if self.by is not None:
            check_text("Transliteration.by", self.by)

    def __repr__(self) -> str:
        """Nothing of the name."""
        return f"Transliteration{_WITHHELD}"


def _transliterations(
    values: Iterable[Transliteration],
) -> tuple[Transliteration, ...]:
    if not isinstance(values, Iterable):
        found = kind_of(values)
        raise InvalidValueError("PersonName.transliterations", "transliterations", found)
    return tuple(values)


@attrs.frozen(repr=False)
class PersonName:
    """A name as it was given, never translated and never shown by `repr` or `str`.

    Args:
        written: The name in the script in which it was given.
        script: That script's ISO 15924 code, if it is known.
        transliterations: The name in other scripts, each with who wrote it so.
        honorific: A form of address such as "Dr.", apart from the name.
        rank: A rank such as "Lieutenant Colonel", apart from the name.
        pseudonym: Whether the source says that it is not the real name.

    Raises:
        InvalidValueError: If a text is blank or holds a direction mark, or a script is none. The
            error never contains the name.

    Examples:
        >>> name = PersonName("p-001", "Latn", honorific="Dr.")
        >>> name
        PersonName(<withheld>)
        >>> name.in_script("Latn")
        'p-001'
    """

    written: str
    script: str | None = None
    transliterations: tuple[Transliteration, ...] = attrs.field(
        default=(), converter=_transliterations
    )
    honorific: str | None = None
    rank: str | None = None
    pseudonym: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse what is no text and no script."""
        check_text("PersonName.written", self.written)
        if self.script is not None:
            _check_script("PersonName.script", self.script)
        for item in self.transliterations:
            if not isinstance(item, Transliteration):
                where = "PersonName.transliterations"
                raise InvalidValueError(where, "transliterations", kind_of(item))
        for field in ("honorific", "rank"):
            if getattr(self, field) is not None:
                check_text(f"PersonName.{field}", getattr(self, field))
        if not isinstance(self.pseudonym, bool):
            found = kind_of(self.pseudonym)
            raise InvalidValueError("PersonName.pseudonym", "true or false", found)

    def in_script(self, script: str) -> str | None:
        """The name in a script, if it was given or recorded in it; nothing is transliterated.

        Args:
            script: The script's ISO 15924 code.

        Returns:
            The name, or `None`.

        Raises:
            InvalidValueError: If it is no script code.

        Examples:
            >>> PersonName("p-001", "Latn").in_script("Arab") is None
            True
        """
        _check_script("PersonName.in_script", script)
        if self.script == script:
            return self.written
        recorded = (item.text for item in self.transliterations if item.script == script)
        return next(recorded, None)

    def __repr__(self) -> str:
        """Nothing of the name."""
        return f"PersonName{_WITHHELD}"
