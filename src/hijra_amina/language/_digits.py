"""Digits: one set for a whole edition.

Babel writes ASCII digits always, and Arabic separators sometimes; both in one number is worse than
either. Here a number is made of ASCII digits first and shaped as the last step, so that numbers,
percents and dates cannot differ.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, cast, get_args

from hijra_amina.errors import InvalidValueError
from hijra_amina.language._locale import babel_locale

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Digits", "digit_system", "shape_digits", "symbols"]

Digits = Literal["latn", "arab", "arabext"]
"""Western (0-9), Arabic-Indic (٠-٩) or Persian (۰-۹) digits, by their CLDR names."""

# The code point of zero in every numbering system that is the default of a CLDR locale.
_ZERO = {
    "adlm": 0x1E950,
    "arab": 0x0660,
    "arabext": 0x06F0,
    "beng": 0x09E6,
    "cakm": 0x11136,
    "deva": 0x0966,
    "hmnp": 0x1E140,
    "latn": 0x0030,
    "mtei": 0xABF0,
    "mymr": 0x1040,
    "nkoo": 0x07C0,
    "olck": 0x1C50,
    "tibt": 0x0F20,
}


@cache
def digit_system(locale: str, digits: str | None = None) -> str:
    """The set of digits that a locale is written with.

    Args:
        locale: Language and territory.
        digits: The caller's wish, or `None` for the locale's own custom.

    Returns:
        The CLDR name of the numbering system.

    Raises:
        InvalidValueError: If the wish is not one of `Digits`.
        LocaleError: As `parse_locale` does.

    Examples:
        >>> digit_system("ar_IQ"), digit_system("ar_IQ", "latn"), digit_system("en_GB")
        ('arab', 'latn', 'latn')
    """
    default = babel_locale(locale).default_numbering_system
    if digits is None:
        return default if default in _ZERO else "latn"
    if digits not in get_args(Digits):
        raise InvalidValueError("digits", "'latn', 'arab' or 'arabext'", "another word")
    return digits


@cache
def _table(system: str) -> dict[int, int]:
    zero = _ZERO[system]
    return {ord("0") + n: zero + n for n in range(10)}


def shape_digits(text: str, system: str) -> str:
    """A text with its ASCII digits written in another numbering system.

    Args:
        text: Any text.
        system: What `digit_system` returned.

    Returns:
        The text; everything that is not an ASCII digit is untouched.

    Examples:
        >>> shape_digits("16 June", "arab")
        '١٦ June'
    """
    return text if system == "latn" else text.translate(_table(system))


@cache
def symbols(locale: str, system: str) -> dict[str, str]:
    """The separators and signs of a numbering system, with the marks that CLDR gives them.

    Args:
        locale: Language and territory.
        system: What `digit_system` returned.

    Returns:
        CLDR's names (`decimal`, `group`, `percentSign`, `minusSign`, `plusSign`) and characters.

    Examples:
        >>> symbols("ar_IQ", "arab")["group"]
        '٬'
    """
    known = cast("Mapping[str, Mapping[str, str]]", babel_locale(locale).number_symbols)
    found = known.get(system)
    if not found or "decimal" not in found:
        found = known["latn"]
    names = ("decimal", "group", "percentSign", "minusSign", "plusSign")
    return {name: found[name] for name in names}
