"""Which locales a report has an edition in."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from hijra_amina.errors import LocaleError
from hijra_amina.language import Review, language_name, parse_locale, review_status
from hijra_amina.values import LocalizedText

if TYPE_CHECKING:
    from hijra_amina.language import LocaleCode

__all__ = ["named", "written_locale"]

# What a page cannot do without: headings, and the sentences that are made from records.
_NEEDED = ("label.", "page.", "sentence.", "event.", "from.")
_SHIPPED = "en_GB or ar_IQ"


def written_locale(locale: str) -> LocaleCode:
    """The locale of an edition, if a report can be written in it.

    An edition that mixed two languages could not be sent. Numbers and dates are known for many
    more locales than the sentences around them.

    Args:
        locale: Language and territory.

    Returns:
        The locale's code.

    Raises:
        LocaleError: If it is a bare language or unknown, or if the catalogs do not have what a
            report says in its language.

    Examples:
        >>> written_locale("ar-iq")
        'ar_IQ'
        >>> written_locale("fr_FR")
        Traceback (most recent call last):
        hijra_amina.errors.LocaleError: 'fr_FR' is not a locale to write in
        hint: use en_GB or ar_IQ
    """
    code = parse_locale(locale)
    if not _is_written(code):
        raise LocaleError(locale, _SHIPPED)
    return code


@functools.cache
def _is_written(locale: LocaleCode) -> bool:
    if locale.startswith("en_"):
        return True
    return not any(
        entry.status is Review.MISSING
        for entry in review_status(locale)
        if entry.key.startswith(_NEEDED)
    )


def named(language: str) -> LocalizedText:
    """The name of a language, in each language that messages are in.

    Args:
        language: The language or locale.

    Returns:
        Its names.

    Examples:
        >>> named("ar_IQ")["en"], named("ar")["ar"]
        ('Arabic', 'العربية')
    """
    return LocalizedText(
        {"en": language_name(language, "en_GB"), "ar": language_name(language, "ar_IQ")}
    )
