"""Locales: which are accepted, which way they are written, what they are called.

A locale here is a language *and* a territory. A bare `ar` says neither which month names (June is
يونيو in Cairo and حزيران in Baghdad) nor which digits are meant, so it is refused with a hint.
"""

from __future__ import annotations

import contextlib
from functools import cache
from typing import TYPE_CHECKING, Literal, NewType, cast

from hijra_amina.errors import LocaleError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import babel

__all__ = ["Direction", "LocaleCode", "babel_locale", "direction", "language_name", "parse_locale"]

LocaleCode = NewType("LocaleCode", str)
"""A locale that `parse_locale` has let through, written `language_TERRITORY`."""

Direction = Literal["ltr", "rtl"]
"""The way a line runs, in the words of HTML's `dir`."""

_HINTS = {"ar": "ar_IQ", "ckb": "ckb_IQ", "en": "en_GB", "no": "nb_NO"}
_SCRIPT = 4  # letters in the name of a script
_LONGEST = 35  # BCP 47 asks readers to be ready for tags of this length


@cache
def parse_locale(text: str) -> LocaleCode:
    """The locale that a text names, in this library's spelling.

    Args:
        text: Language and territory joined by `_` or `-`, in any case: `ar_IQ`, `ar-iq`.

    Returns:
        The locale as `language_TERRITORY`, with the script between them where one was said.

    Raises:
        LocaleError: If the territory is missing, or CLDR has no data for the locale.

    Examples:
        >>> parse_locale("ar-iq")
        'ar_IQ'
        >>> parse_locale("ar")
        Traceback (most recent call last):
        hijra_amina.errors.LocaleError: 'ar' is not a locale to write in
        hint: use ar_IQ
    """
    import babel  # noqa: PLC0415 - importing this library must not load babel

    separated = text.replace("-", "_")
    # Babel drops encodings (`.UTF-8`) and modifiers (`@latin`) without a word; here they are
    # somebody's `LANG`, and what it means is for the caller to say.
    if len(text) > _LONGEST or not separated.replace("_", "").isalnum() or not text.isascii():
        raise LocaleError(text, _hint(separated))
    found = None
    with contextlib.suppress(ValueError, TypeError, babel.UnknownLocaleError):
        # `zh_CN` is in the data as `zh_Hans_CN`; a place that is not there comes out as another.
        found = babel.Locale.parse(separated)
    if found is None:
        raise LocaleError(text, _hint(separated))
    parts = [part.upper() for part in separated.split("_")[1:]]
    strange = [part for part in parts if part != found.territory and len(part) != _SCRIPT]
    if strange or found.territory not in parts:
        raise LocaleError(text, _hint(separated))
    return LocaleCode(str(found))


def _hint(separated: str) -> str:
    """The nearest locale that would do, worked out from the language alone."""
    from babel.core import get_global  # noqa: PLC0415 - only a failing look-up pays for it

    language = separated.partition("_")[0].lower()
    if language in _HINTS:
        return _HINTS[language]
    likely = str(get_global("likely_subtags").get(language, ""))
    territory = likely.rpartition("_")[2]
    if territory:
        return f"{language}_{territory}"
    return "language_TERRITORY, such as en_GB"


@cache
def babel_locale(locale: str) -> babel.Locale:
    """Babel's own object for a locale, after the strict check.

    Args:
        locale: Any spelling that `parse_locale` accepts.

    Returns:
        The locale with its CLDR data.

    Raises:
        LocaleError: As `parse_locale` does.

    Examples:
        >>> babel_locale("ckb-IQ").default_numbering_system
        'arab'
    """
    import babel  # noqa: PLC0415 - importing this library must not load babel

    return babel.Locale.parse(parse_locale(locale), resolve_likely_subtags=False)


def direction(locale: str) -> Direction:
    """Which way the lines of a locale run.

    Args:
        locale: Language and territory.

    Returns:
        `rtl` or `ltr`, as HTML's `dir` wants it.

    Raises:
        LocaleError: As `parse_locale` does.

    Examples:
        >>> direction("ar_IQ"), direction("en_GB")
        ('rtl', 'ltr')
    """
    return "rtl" if babel_locale(locale).text_direction == "rtl" else "ltr"


def language_name(language: str, locale: str) -> str:
    """What a language is called, as a reader of another locale knows it.

    Args:
        language: A language code (`ar`), or a locale, of which the language counts.
        locale: The locale to say it in.

    Returns:
        The name, such as `Arabic`.

    Raises:
        LocaleError: If CLDR has no name for the language in that locale.

    Examples:
        >>> language_name("ar", "en_GB"), language_name("en_GB", "ar_IQ")
        ('Arabic', 'الإنجليزية')
    """
    code = language.replace("-", "_").partition("_")[0].lower()
    names = cast("Mapping[str, str]", babel_locale(locale).languages)
    if code not in names:
        raise LocaleError(language, "a language code of ISO 639, such as ar")
    return names[code]
