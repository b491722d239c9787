"""`Lexicon`: how offices head their columns and mark who came, as data that can be added to."""

from __future__ import annotations

import contextlib
import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import attrs

from hijra_amina.errors import DecodeError, Problem
from hijra_amina.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

__all__ = ["Hit", "Lexicon", "shipped_lexicon"]

Spellings = Mapping[str, tuple[str, ...]]
"""Spellings by what they mean, in any language."""

_SECTIONS: Final = ("fields", "titles", "words", "marks", "months", "weekdays", "ordinals")
_FORMAT: Final = "hijra-amina-lexicon"
_ONLY_SIGNS: Final = {"#": "sequence", "№": "sequence", "##": "sequence"}
_PARTS: Final = re.compile(r"\s*(?:[\n\r/|\\()\[\]:،;]|\s[-–—]\s)\s*")
_SCRIPTS: Final = re.compile(
    r"(?<=[A-Za-z.)])\s+(?=[\u0621-\u06d5])|(?<=[\u0621-\u06d5])\s+(?=[A-Za-z(])"
)
_ARABIC: Final = re.compile("[\u0621-\u06d5]")
_ARTICLES: Final = re.compile(r"(?i)\bthe\b")
_LONGEST_HEADING: Final = 9
_SHARE: Final = 0.34
_REMEMBERED: Final = 4_096
_ARTICLE: Final = "ال"


@attrs.frozen(order=True)
class Hit:
    """A heading that the lexicon knows.

    Attributes:
        quality: 3 where the whole heading is an alias, 2 where a part of it between signs is, 1
            where some of its words are.
        code: What it means.
    """

    quality: int
    code: str


@attrs.frozen(slots=False, eq=False)
class Lexicon:
    """What the words on attendance sheets mean, in English, Arabic and Sorani Kurdish.

    Attributes:
        fields: Headings of columns, by field.
        titles: What stands before a fact above the table, by kind of fact.
        words: Words of footers, legends and day columns.
        marks: What is written into a day's column, by what it says.
        months: Names of months, by number; of both Arabic families.
        weekdays: Names of weekdays, in English lower case.
        ordinals: First to tenth.
        fonts: Letters that a font draws as a tick or a cross, by font.

    Examples:
        >>> shipped_lexicon().field("الاسم الثلاثي / Full name").code
        'name'
        >>> shipped_lexicon().field("Mother's name").code
        'other'
    """

    fields: Spellings
    titles: Spellings
    words: Spellings
    marks: Spellings
    months: Spellings
    weekdays: Spellings
    ordinals: Spellings
    fonts: Mapping[str, Mapping[str, str]]

    def with_file(self, path: str | PathLike[str]) -> Lexicon:
        """This lexicon with the spellings of a file.

        Args:
            path: A JSON file of the same layout, with any of the sections; what it says of a
                spelling goes before what was known.

        Returns:
            A larger lexicon.

        Raises:
            DecodeError: If it is no such file, or names a field that does not exist.
            OSError: If it cannot be read.

        Examples:
            >>> text = (
            ...     '{"format": "hijra-amina-lexicon", "version": 1, "fields": {"name": ["Who"]}}'
            ... )
            >>> _ = Path("office.json").write_text(text, encoding="utf-8")
            >>> shipped_lexicon().with_file("office.json").field("Who").code
            'name'
        """
        file = Path(path)
        # What is no UTF-8 becomes signs that no spelling has; an error would carry the file.
        text = file.read_text(encoding="utf-8-sig", errors="replace")
        added = _decoded(text, file.name)
        unknown = [
            Problem(f"$.{section}.{code}", "unknown_code", "the lexicon does not have this code")
            for section in _SECTIONS
            for code in added.get(section, {})
            if code not in cast("Spellings", getattr(self, section))
        ]
        if unknown:
            raise DecodeError(unknown, file.name)
        sections = {
            section: _merged(cast("Spellings", getattr(self, section)), added.get(section, {}))
            for section in _SECTIONS
        }
        return Lexicon(**sections, fonts=self.fonts)

    def field(self, text: str) -> Hit | None:
        """The field that a heading of a column means.

        Args:
            text: The heading, in one language or several.

        Returns:
            The field and how well the heading fits; `None` where nothing fits.
        """
        if text not in self._known_fields:
            if len(self._known_fields) >= _REMEMBERED:
                self._known_fields.clear()
            sign = _ONLY_SIGNS.get(text.strip())
            self._known_fields[text] = Hit(3, sign) if sign else _find(text, self._fields)
        return self._known_fields[text]

    def title(self, text: str) -> Hit | None:
        """What is said by the line above the table that begins with this text."""
        return _find(text, self._titles)

    def announces(self, text: str) -> str | None:
        """The kind of fact that a text announces and does not hold, such as `Date / التاريخ:`."""
        parts = _parts(text)
        codes = {self._titles.get(part) for part in parts or ("",)}
        whole = self._titles.get(fold(text))
        return whole or (codes.pop() if len(codes) == 1 else None)

    def word(self, kind: str, text: str) -> bool:
        """Whether a text, or a part of it between signs, is a word of a kind, such as `total`."""
        known = self._words[kind]
        return any(part in known for part in (*_parts(text), fold(text)))

    def is_unknown(self, text: str) -> bool:
        """Whether a text says that nothing is known, such as a dash or `N/A`."""
        return not text.strip("-–—_. ") or self.word("unknown", text)

    def mark(self, text: str, font: str | None = None) -> str | None:
        """What a mark says by itself.

        Args:
            text: What is written.
            font: The font, which may draw a tick for it.

        Returns:
            `present`, `absent`, `excused`, `ambiguous`, `blank` (an empty box), or `None`.
        """
        drawn = self.fonts.get(font or "", {}).get(text)
        return drawn or self._marks.get(_mark_key(text))

    def month(self, text: str) -> int | None:
        """The number of the month of this name."""
        return self._months.get(fold(text))

    def weekday(self, text: str) -> bool:
        """Whether a text is the name of a weekday."""
        return fold(text) in self._weekdays

    def ordinal(self, text: str) -> int | None:
        """The number that an ordinal such as `الثالث` stands for."""
        return self._ordinals.get(fold(text))

    @cached_property
    def _fields(self) -> dict[str, str]:
        return _index(self.fields)

    @cached_property
    def _known_fields(self) -> dict[str, Hit | None]:
        """What was looked up already: a column says the same few words over and over."""
        return {}

    @cached_property
    def _titles(self) -> dict[str, str]:
        return _index(self.titles)

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {kind: frozenset(map(fold, texts)) for kind, texts in self.words.items()}

    @cached_property
    def _marks(self) -> dict[str, str]:
        return {_mark_key(text): mark for mark, texts in self.marks.items() for text in texts}

    @cached_property
    def _months(self) -> dict[str, int]:
        return _numbers(self.months)

    @cached_property
    def _weekdays(self) -> frozenset[str]:
        return frozenset(fold(text) for texts in self.weekdays.values() for text in texts)

    @cached_property
    def _ordinals(self) -> dict[str, int]:
        return _numbers(self.ordinals)


@cache
def shipped_lexicon() -> Lexicon:
    """The lexicon of this package.

    Returns:
        The lexicon; it is read once.

    Examples:
        >>> shipped_lexicon().mark("ü", "Wingdings"), shipped_lexicon().mark("غ")
        ('present', 'absent')
    """
    file = resources.files("hijra_amina.intake.reading") / "data" / "lexicon.json"
    found = _decoded(file.read_text(encoding="utf-8"), "lexicon.json")
    fonts = cast("Mapping[str, Mapping[str, str]]", json.loads(file.read_text("utf-8"))["fonts"])
    return Lexicon(**{section: found[section] for section in _SECTIONS}, fonts=fonts)


def _decoded(text: str, name: str) -> dict[str, Spellings]:
    """The sections of a file; lists by language are put together, because sheets mix them."""
    wrong = Problem("$", "bad_syntax", "this is no lexicon of headings and marks")
    document: object = None
    with contextlib.suppress(ValueError, RecursionError):
        document = json.loads(text)
    if not isinstance(document, dict):
        raise DecodeError([wrong], name)
    sections = cast("dict[str, object]", document)
    if sections.get("format") != _FORMAT or sections.get("version") != 1:
        raise DecodeError([wrong], name)
    made: dict[str, Spellings] = {}
    for section in _SECTIONS:
        entries = sections.get(section, {})
        if not isinstance(entries, dict):
            raise DecodeError([wrong], name)
        made[section] = {
            code: tuple(_texts(f"$.{section}.{code}", entry, name))
            for code, entry in cast("dict[str, object]", entries).items()
        }
    return made


def _texts(path: str, entry: object, name: str) -> Iterator[str]:
    lists = list(cast("dict[str, object]", entry).values()) if isinstance(entry, dict) else [entry]
    for found in lists:
        if not isinstance(found, list) or not all(
            isinstance(text, str) for text in cast("list[object]", found)
        ):
            raise DecodeError([Problem(path, "wrong_type", "expected a list of texts")], name)
        yield from cast("list[str]", found)


def _merged(known: Spellings, added: Spellings) -> Spellings:
    """Both; those that were added come last, because the last of two meanings is taken."""
    new = {fold(text) for texts in added.values() for text in texts}
    return {
        code: (
            *(text for text in texts if fold(text) not in new or not fold(text)),
            *added.get(code, ()),
        )
        for code, texts in known.items()
    }


def _index(spellings: Spellings) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, texts in spellings.items():
        for text in texts:
            key = fold(text)
            found.setdefault(key, code)
            # المحافظة heads a column as well as محافظة.
            if key.startswith(_ARTICLE) and len(key) > len(_ARTICLE) + 2:
                found.setdefault(key[len(_ARTICLE) :], code)
    found.pop("", None)
    return found


def _numbers(spellings: Spellings) -> dict[str, int]:
    return {fold(text): int(number) for number, texts in spellings.items() for text in texts}


@lru_cache(maxsize=4_096)
def _mark_key(text: str) -> str:
    """A mark as it is looked up; accents stay, because some fonts draw ticks for such letters."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if _ARABIC.search(plain):
        return fold(plain)
    return plain.rstrip(".").casefold() or plain


@lru_cache(maxsize=4_096)
def _parts(text: str) -> tuple[str, ...]:
    """The parts of a heading between signs, and where Latin letters and Arabic ones meet."""
    pieces = [run for part in _PARTS.split(text) for run in _SCRIPTS.split(part)]
    return tuple(key for key in map(fold, pieces) if key)


def _find(text: str, index: Mapping[str, str]) -> Hit | None:
    """The meaning of a heading: all of it, a part between signs, or some of its words."""
    whole = fold(_ARTICLES.sub(" ", text))
    if whole in index:
        return Hit(3, index[whole])
    parts = _parts(text)
    known = [part for part in parts if part in index]
    share = sum(map(len, known)) / max(1, sum(map(len, parts)))
    if known and len(parts) > 1 and (known[0] == parts[0] or share >= _SHARE):
        # Of "Sex (M/F)" the longest part says what is meant.
        return Hit(2, index[max(known, key=len)])
    best: tuple[float, str] = (0.0, "")
    for part in (*parts, whole):
        words = part.split()
        if len(words) > _LONGEST_HEADING:
            continue
        for length in range(len(words) - 1, 0, -1):
            for start in range(len(words) - length + 1):
                run = " ".join(words[start : start + length])
                if run in index and len(run) > 2:  # noqa: PLR2004 - not a part of "S N"
                    best = max(best, (len(run) / len(part), index[run]))
    return Hit(1, best[1]) if best[0] >= 0.5 else None  # noqa: PLR2004 - half of it
