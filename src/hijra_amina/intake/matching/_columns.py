"""Lines as the columns of a table, for engines that compare in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hijra_amina.intake.matching._sounds import sounds_of
from hijra_amina.intake.matching._words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.intake.matching._lines import Line
    from hijra_amina.intake.matching._words import Word

__all__ = ["COLUMNS", "columns_of"]

COLUMNS: Final = (
    "unique_id",
    "sheets",
    "script",
    "own",
    "own_written",
    "father",
    "father_written",
    "third",
    "fourth",
    "family",
    "parts",
    "sex",
    "organisation",
    "governorate",
    "phone",
    "staff_number",
)
"""Each a text, or a null where a line does not say."""


def columns_of(lines: Sequence[Line]) -> dict[str, list[str | None]]:
    """The columns of the lines.

    Args:
        lines: The lines.

    Returns:
        Each column, as long as there are lines; `unique_id` is the place of the line.
    """
    table: dict[str, list[str | None]] = {name: [] for name in COLUMNS}
    for place, line in enumerate(lines):
        row = {
            # Padded, because engines put identifiers in order as texts.
            "unique_id": f"{place:09d}",
            # A line on one sheet says which; those on several are looked at afterwards.
            "sheets": next(iter(line.sheets)) if len(line.sheets) == 1 else None,
            "sex": line.sex,
            "organisation": line.organisation,
            "governorate": line.governorate,
            "phone": min(line.phones, default=None),
            "staff_number": min(line.staff_numbers, default=None),
            **_names(words_of(line.name) if line.name else ()),
        }
        for name in COLUMNS:
            table[name].append(row.get(name))
    return table


def _names(words: Sequence[Word]) -> dict[str, str | None]:
    if not words:
        return {}
    skeletons = [sounds_of(word)[0].skeleton or "-" for word in words]
    written = [_written(word) for word in words]
    parts: list[str | None] = [*skeletons[:4], *[None] * (4 - len(skeletons))]
    return {
        "script": "arabic" if words[0].script == "arabic" else "latin",
        "own": parts[0],
        "own_written": written[0],
        "father": parts[1],
        "father_written": written[1] if len(written) > 1 else None,
        "third": parts[2],
        "fourth": parts[3],
        "family": skeletons[-1] if len(words) > 2 else None,  # noqa: PLR2004 - of two the second is the father
        "parts": str(min(5, len(words))),
    }


def _written(word: Word) -> str:
    """The word in letters that all scripts share: its consonants and its written long vowels."""
    sound = sounds_of(word)[0]
    consonants = [*sound.skeleton, ""]
    return "".join(
        _vowel_class(vowel) + consonant
        for vowel, consonant in zip(sound.vowels, consonants, strict=True)
    )


def _vowel_class(written: str) -> str:
    """One letter for a vowel that all scripts write when it is long, nothing for others."""
    if any(letter in written for letter in "iيe"):
        return "i"
    return "u" if any(letter in written for letter in "uoو") else ""
