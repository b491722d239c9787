"""One text in several languages, of which one is the original."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, cast

import attrs

from hijra_amina.errors import InvalidValueError, UnknownReferenceError
from hijra_amina.values._text import check_text, kind_of

__all__ = ["LANGUAGE_TAG_PATTERN", "LocalizedText", "Picked", "check_language_tag"]

LANGUAGE_TAG_PATTERN: Final = (
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$"
)
"""BCP 47 tags in their canonical case: `en`, `ar-IQ`, `ku-Arab`; also for JSON Schema."""


@cache
def _tag_pattern() -> re.Pattern[str]:
    return re.compile(LANGUAGE_TAG_PATTERN.replace("$", r"\Z"))


def check_language_tag(where: str, value: object) -> str:
    """Take a language tag in its canonical form, or say why it is none.

    Args:
        where: The class and field, for the error.
        value: The tag.

    Returns:
        The same tag.

    Raises:
        InvalidValueError: If it is not a BCP 47 tag in canonical case.

    Examples:
        >>> check_language_tag("Publication.language", "ar-IQ")
        'ar-IQ'
    """
    if not isinstance(value, str):
        raise InvalidValueError(where, "a BCP 47 language tag", kind_of(value))
    if not _tag_pattern().match(value):
        found = "a locale with '_'" if "_" in value else "other text"
        raise InvalidValueError(where, "a BCP 47 language tag such as 'en' or 'ar-IQ'", found)
    return value


@attrs.frozen
class Picked:
    """A text that was picked for a reader, with the language that it is really in.

    Attributes:
        text: The text.
        language: The language that it is in.
        asked: The locale that was asked for.
        is_fallback: Whether it is in another language than the reader asked for.
        is_draft: Whether it is a translation that nobody has reviewed.

    Examples:
        >>> LocalizedText({"en": "Erbil"}).pick("ar_IQ").is_fallback
        True
    """

    text: str
    language: str
    asked: str
    is_fallback: bool
    is_draft: bool


def _pairs(texts: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Sort by language, so that equal texts are equal in whatever order they were written."""
    given: object = texts
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise InvalidValueError("LocalizedText", "texts by language", kind_of(given))
    pairs = cast("Mapping[object, object]", given).items() if isinstance(given, Mapping) else given
    checked: dict[str, str] = {}
    for pair in cast("Iterable[object]", pairs):
        if not isinstance(pair, tuple):
            raise InvalidValueError("LocalizedText", "a language and a text", kind_of(pair))
        parts = cast("tuple[object, ...]", pair)
        if len(parts) != _PAIR:
            raise InvalidValueError("LocalizedText", "a language and a text", "another tuple")
        tag, text = parts
        language = check_language_tag("LocalizedText", tag)
        if language in checked:
            raise InvalidValueError("LocalizedText", "each language once", f"{language!r} twice")
        checked[language] = check_text(f"LocalizedText[{language!r}]", text)
    if not checked:
        raise InvalidValueError("LocalizedText", "a text in at least one language", "none")
    return tuple(sorted(checked.items()))


_PAIR: Final = 2


def _languages(languages: Iterable[str]) -> frozenset[str]:
    if isinstance(languages, str) or not isinstance(languages, Iterable):
        raise InvalidValueError("LocalizedText.drafts", "a set of languages", kind_of(languages))
    return frozenset(check_language_tag("LocalizedText.drafts", tag) for tag in languages)


@attrs.frozen(repr=False)
class LocalizedText:
    """The same text in one or more languages, knowing which of them is the original.

    Immutable, hashable, and equal in whatever order the languages were given. `repr` shows the
    languages and not the words, since captions and quotations name people.

    Args:
        texts: The texts by BCP 47 language tag, as a mapping or as pairs.
        original: The language that the others were translated from, if it is known.
        drafts: The languages whose text is a translation that nobody has reviewed.

    Raises:
        InvalidValueError: If there is no text, a tag is not BCP 47, a text is blank or holds a
            direction mark, or `original` or `drafts` names a language that is not there.

    Examples:
        >>> title = LocalizedText({"en": "Safe migration", "ar": "هجرة آمنة"}, original="en")
        >>> title.pick("ar_IQ").text
        'هجرة آمنة'
        >>> title.pick("ckb_IQ")
        Picked(text='Safe migration', language='en', asked='ckb_IQ', is_fallback=True, \
is_draft=False)
    """

    texts: tuple[tuple[str, str], ...] = attrs.field(converter=_pairs)
    original: str | None = None
    drafts: frozenset[str] = attrs.field(default=frozenset(), converter=_languages)

    def __attrs_post_init__(self) -> None:
        """Refuse an original or a draft that is not among the texts."""
        if self.original is not None:
            check_language_tag("LocalizedText.original", self.original)
            if self.original not in self:
                expected = f"one of {', '.join(self.languages)}"
                raise InvalidValueError("LocalizedText.original", expected, "another language")
        if not self.drafts.issubset(self.languages):
            expected = f"some of {', '.join(self.languages)}"
            raise InvalidValueError("LocalizedText.drafts", expected, "another language")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that there is a text in, sorted."""
        return tuple(language for language, _ in self.texts)

    def __contains__(self, language: object) -> bool:
        """Whether there is a text in this very language."""
        return any(language == tag for tag, _ in self.texts)

    def __iter__(self) -> Iterator[str]:
        """The languages, sorted, as a mapping would give them."""
        return iter(self.languages)

    def __len__(self) -> int:
        """In how many languages there is a text."""
        return len(self.texts)

    def __getitem__(self, language: str) -> str:
        """The text in this very language; `pick` finds the nearest."""
        for tag, text in self.texts:
            if tag == language:
                return text
        # The kind and the languages are the error's parts, not its text.
        raise UnknownReferenceError("text in", str(language), self.languages)

    def pick(self, locale: str, *, fallback: Iterable[str] = ()) -> Picked:
        """The text for a reader, and the language that it really is in.

        The first that exists is taken: the locale itself, its language without the territory,
        the same language of another territory, the languages of `fallback` in their order, the
        original, the first.

        Args:
            locale: The reader's locale, such as `ar_IQ`, or a language tag.
            fallback: Languages to try before the original.

        Returns:
            The text with its language; `is_fallback` says that the reader gets another one.

        Raises:
            InvalidValueError: If the locale is not made as a locale is.

        Examples:
            >>> picked = LocalizedText({"en": "day", "ar": "يوم"}, original="en").pick("fr_FR")
            >>> picked.language, picked.is_fallback
            ('en', True)
        """
        asked = check_language_tag("LocalizedText.pick", str(locale).replace("_", "-"))
        language = self._nearest(asked)
        is_fallback = language is None
        for candidate in fallback:
            tag = check_language_tag("LocalizedText.pick", str(candidate).replace("_", "-"))
            language = language or self._nearest(tag)
        language = language or self.original or self.languages[0]
        is_draft = language in self.drafts
        return Picked(self[language], language, locale, is_fallback, is_draft)

    def _nearest(self, asked: str) -> str | None:
        """The text's language that is the same language as the one asked for, if there is one."""
        parts = asked.split("-")
        for length in range(len(parts), 0, -1):
            parent = "-".join(parts[:length])
            if parent in self:
                return parent
        script = _script(asked)
        for language in self.languages:
            same = language.split("-")[0] == parts[0]
            if same and (script is None or _script(language) in {None, script}):
                return language
        return None

    def __repr__(self) -> str:
        """The languages, never the words."""
        original = f", original={self.original!r}" if self.original else ""
        drafts = f", drafts={sorted(self.drafts)}" if self.drafts else ""
        return f"LocalizedText(<{', '.join(self.languages)}>{original}{drafts})"


def _script(tag: str) -> str | None:
    return next(
        (part for part in tag.split("-")[1:] if len(part) == _SCRIPT and part.isalpha()), None
    )


_SCRIPT: Final = 4
