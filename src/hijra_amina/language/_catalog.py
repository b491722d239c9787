"""The catalogs: gettext, one per language, compiled when the package is built or on first use."""

from __future__ import annotations

import gettext
import io
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NoReturn

import attrs

from hijra_amina.language._locale import LocaleCode, babel_locale, parse_locale

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from babel.messages import Catalog

    from hijra_amina.language._message import Message

__all__ = ["Found", "catalog_languages", "look_up", "read_catalog"]

_DOMAIN = "hijra_amina"
_SOURCE = LocaleCode("en_GB")
"""The texts in the source are English as IOM writes it; English needs no catalog."""


class _UntranslatedError(LookupError):
    """The catalog has no translation of a message."""


class _Nothing(gettext.NullTranslations):
    """The end of the chain: gettext would hand the English through without a word."""

    def pgettext(self, context: str, message: str) -> NoReturn:
        raise _UntranslatedError(context, message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> NoReturn:
        raise _UntranslatedError(context, msgid1, msgid2, n)


@attrs.frozen
class Found:
    """A message as one language has it.

    Attributes:
        template: The text, with its placeholders.
        locale: The locale of the text: the one asked for, or English where that has none.
        is_fallback: Whether the text is in another language than was asked for.
    """

    template: str
    locale: LocaleCode
    is_fallback: bool


def _folder(language: str) -> Traversable:
    return resources.files("hijra_amina.language") / "locale" / language / "LC_MESSAGES"


@cache
def catalog_languages() -> tuple[str, ...]:
    """The languages that have a catalog beside the English of the source.

    Returns:
        Language codes, sorted.

    Examples:
        >>> catalog_languages()
        ('ar', 'ckb')
    """
    folder = resources.files("hijra_amina.language") / "locale"
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir()))


def read_catalog(language: str) -> Catalog:
    """A catalog with its comments, as translators see it.

    Args:
        language: One of `catalog_languages`.

    Returns:
        Babel's catalog.

    Examples:
        >>> read_catalog("ar").num_plurals
        6
    """
    from babel.messages.pofile import read_po  # noqa: PLC0415 - loads babel, when it is needed

    with (_folder(language) / f"{_DOMAIN}.po").open("rb") as stream:
        return read_po(stream, locale=language, domain=_DOMAIN, abort_invalid=True)


@cache
def _translations(language: str) -> gettext.NullTranslations:
    compiled = _folder(language) / f"{_DOMAIN}.mo"
    if compiled.is_file():
        found = gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
    else:
        from babel.messages.mofile import write_mo  # noqa: PLC0415 - not where it is compiled

        buffer = io.BytesIO()
        write_mo(buffer, read_catalog(language))
        buffer.seek(0)
        found = gettext.GNUTranslations(buffer)
    found.add_fallback(_Nothing())
    return found


def look_up(wanted: Message, locale: str, n: int | None = None) -> Found:
    """A message in a locale, in the form that agrees with a number.

    Args:
        wanted: The message.
        locale: Language and territory.
        n: The number, for a message with a plural.

    Returns:
        The text and the locale that it is in.

    Raises:
        LocaleError: As `parse_locale` does.

    Examples:
        >>> from hijra_amina.language import message
        >>> look_up(message("label.contact", "Contact"), "ar_IQ").template
        'للاتصال'
    """
    code = parse_locale(locale)
    language = babel_locale(code).language
    english = wanted.text if n is None or abs(n) == 1 or wanted.plural is None else wanted.plural
    if language == "en":
        return Found(english, code, is_fallback=False)
    if language in catalog_languages():
        translations = _translations(language)
        try:
            if wanted.plural is None:
                template = translations.pgettext(wanted.key, wanted.text)
            else:
                amount = abs(n or 0)
                template = translations.npgettext(wanted.key, wanted.text, wanted.plural, amount)
        except _UntranslatedError:
            pass
        else:
            return Found(template, code, is_fallback=False)
    return Found(english, _SOURCE, is_fallback=True)
