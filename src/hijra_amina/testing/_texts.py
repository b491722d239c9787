"""Strategies for text: two directions, three languages, and what breaks careless programs."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final, NamedTuple

from hypothesis import strategies as st

from hijra_amina.values import BIDI_CONTROLS, LocalizedText

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "ARABIC",
    "LATIN",
    "SORANI",
    "addresses",
    "identifiers",
    "language_tags",
    "localized_texts",
    "pages",
    "phones",
    "texts",
]

LATIN: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZàâçéêëîïôöşûüÿ'’-"
ARABIC: Final = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىة"
SORANI: Final = "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ"
_DIGITS: Final = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"

# No control character but tab and line feed, none that sets a direction, no lone surrogate.
_ANYTHING: Final = st.characters(
    exclude_categories=("Cc", "Cs"), include_characters="\t\n", exclude_characters=BIDI_CONTROLS
)

# Each of these has broken a report, a table or a document somewhere.
_HARD: Final = (
    "<script>alert(1)</script>",
    "\"quoted\" and 'quoted' & more",
    "«كلمات» و“quotes”",
    "=1+1",
    "+964 000",
    "-5",
    '=HYPERLINK("https://example.org";"go")',
    "@SUM(A1:A9)",
    "a,b;c\td",
    "line one\nline two\nline three",
    "  kept blanks  ",
    "ورشة عمل (workshop) في ٢٠١٥",
    "Workshop ورشة, 27 مشاركاً.",
    "کۆبوونەوەی هەولێر",
    "مُدَرِّبَة",
    "e\u0301le\u0300ve a\u0327",
    "\U0001f54a \U00010330 \U00020000",
    "ﻻ ﷲ",
    "zero\u200cwidth\u200djoiners",
    "سـلام",
    "1٬234٫5",
    "null",
    "true",
    "no",
    "~",
    "007",
    "1e3",
    "2015-06-16",
    "- a: [b, {c: d}]",
    "# not a comment",
    "{{ braces }} %s %(name)s {0}",
    "\\n \\u0041",
    "../up/one",
    "a\u2028b\u2029c",
)


def _solid(text: str) -> str:
    """Something visible: a text that is nothing but blanks is no text."""
    return text if text.strip() else f"{text}x"


def texts(*, max_size: int = 16) -> st.SearchStrategy[str]:
    """Texts as records hold them, in either direction, some of them hostile.

    They shrink towards one Latin letter. No text is empty, and none holds a control character
    other than tabs and line feeds.

    Args:
        max_size: The most characters of a random text; the fixed hostile ones may be longer.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(texts(), lambda text: "<script>" in text)
        '<script>alert(1)</script>'
    """
    latin = st.text(LATIN + " ", min_size=1, max_size=max_size)
    arabic = st.text(ARABIC + " ", min_size=1, max_size=max_size)
    sorani = st.text(SORANI + " ", min_size=1, max_size=max_size)
    mixed = st.text(LATIN + ARABIC + _DIGITS + " .,()«»", min_size=1, max_size=max_size)
    wild = st.text(_ANYTHING, min_size=1, max_size=max_size)
    # Each is mapped by itself: so the choice among them stays one choice.
    random = (kind.map(_solid) for kind in (latin, arabic, sorani, mixed, wild))
    return st.one_of(*random, st.sampled_from(_HARD))


_TEXTS: Final = texts()
_LANGUAGES: Final = ("en", "ar", "ckb", "ku", "en-GB", "ar-IQ", "ckb-IQ", "fr")


def language_tags() -> st.SearchStrategy[str]:
    """Language tags (BCP 47), the programme's own first.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(language_tags(), lambda tag: True)
        'en'
    """
    return st.sampled_from(_LANGUAGES)


# The sets of languages that records are written in, the commonest first.
_TAGS: Final = (
    ("en",),
    ("ar",),
    ("ckb",),
    ("en", "ar"),
    ("en-GB", "ar-IQ"),
    ("ar", "ckb", "en"),
    ("ckb-IQ", "fr", "ku"),
)


class _Frame(NamedTuple):
    """A localised text without its words."""

    languages: tuple[str, ...]
    original: str | None
    drafts: frozenset[str]


def _frames(tags: tuple[str, ...]) -> Iterator[_Frame]:
    """Any of the languages may be the original, or none; any others may be drafts."""
    for original in (None, *tags):
        others = [tag for tag in tags if tag != original]
        for size in range(len(others) + 1):
            for drafts in itertools.combinations(others, size):
                yield _Frame(tags, original, frozenset(drafts))


def _weighted(tags: tuple[str, ...]) -> list[_Frame]:
    """The frames of a set of languages, so often that each set is about as frequent."""
    frames = list(_frames(tags))
    return frames * (_WEIGHT // len(frames))


_WEIGHT: Final = 24
# All that is not words is one choice: texts are the most frequent thing in a programme.
_FRAMES: Final = st.sampled_from([frame for tags in _TAGS for frame in _weighted(tags)])


@st.composite
def _localized(draw: st.DrawFn, frames: st.SearchStrategy[_Frame]) -> LocalizedText:
    frame = draw(frames)
    words = {tag: draw(_TEXTS) for tag in frame.languages}
    return LocalizedText(words, original=frame.original, drafts=frame.drafts)


def localized_texts(
    *, languages: tuple[str, ...] | None = None
) -> st.SearchStrategy[LocalizedText]:
    """Texts in one to three languages, some with an original, some with drafts.

    Args:
        languages: Exactly these languages; any of several if it is left out.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(localized_texts(languages=("en", "ar")), lambda text: True).languages
        ('ar', 'en')
    """
    if languages is None:
        return _localized(_FRAMES)
    return _localized(st.sampled_from(list(_frames(languages))))


_FIRST: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def identifiers(*, max_size: int = 12) -> st.SearchStrategy[str]:
    """Identifiers as records take them.

    Args:
        max_size: The most characters, at most 120.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(identifiers(), lambda identifier: ":" in identifier)
        'a:'
    """
    first = st.sampled_from(_FIRST)
    rest = st.text(f"{_FIRST}._:-", max_size=max_size - 1)
    return st.builds("{}{}".format, first, rest)


def addresses() -> st.SearchStrategy[str]:
    """Web addresses on domains that nobody can own (RFC 2606).

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(addresses(), lambda address: True)
        'https://example.org/0'
    """
    return st.text("abcdefghijklmnopqrstuvwxyz0123456789-/", min_size=1, max_size=12).map(
        "https://example.org/{}".format
    )


def phones() -> st.SearchStrategy[str]:
    """Telephone numbers that nobody has: all of them begin with zeros after the country code.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(phones(), lambda phone: True)
        '+964 000 0000'
    """
    return st.integers(0, 9_999).map("+964 000 {:04}".format)


def pages() -> st.SearchStrategy[str]:
    """Page references as printed.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(pages(), lambda page: True)
        '1'
    """
    return st.sampled_from(("1", "2", "ii", "12-13", "٣"))
