"""Numbers and percents, as ICU writes them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TypeAlias

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.language._digits import Digits, digit_system, shape_digits, symbols
from hijra_amina.language._locale import babel_locale

__all__ = ["Number", "format_number", "format_percent"]

Number: TypeAlias = int | float | Decimal | Fraction
"""What can be written as a number. A float is taken as the decimal that Python prints for it."""

# Babel keeps one percent pattern for a locale where CLDR keeps one for each numbering system; of
# the locales whose digits are not Western, Sorani is the one where they differ.
_PERCENT_PATTERNS = {("ckb", "arab"): "#,##0\N{NO-BREAK SPACE}%"}


@attrs.frozen
class _Shape:
    """A CLDR number pattern, taken apart."""

    prefix: str
    suffix: str
    group_sizes: tuple[int, int]
    most_decimals: int


@cache
def _shape(locale: str, system: str, kind: str) -> _Shape:
    from babel.numbers import parse_pattern  # noqa: PLC0415 - not before it is needed

    babel_data = babel_locale(locale)
    if kind == "percent":
        written = _PERCENT_PATTERNS.get((babel_data.language, system))
        pattern = parse_pattern(written) if written else babel_data.percent_formats[None]
    else:
        pattern = babel_data.decimal_formats[None]
    sign = symbols(locale, system)["percentSign"]
    return _Shape(
        prefix=pattern.prefix[0].replace("%", sign),
        suffix=pattern.suffix[0].replace("%", sign),
        group_sizes=(pattern.grouping[0], pattern.grouping[1]),
        most_decimals=pattern.frac_prec[1],
    )


def _exact(value: Number, where: str) -> tuple[Fraction, bool]:
    """The value without rounding, and whether it is written with a minus sign."""
    if isinstance(value, bool):
        raise InvalidValueError(where, "a number", "a truth value")
    if isinstance(value, (int, Fraction)):
        return Fraction(value), value < 0
    if isinstance(value, float):
        value = Decimal(repr(value))
    if not isinstance(value, Decimal):
        raise InvalidValueError(where, "a number", f"a {type(value).__name__}")
    if not value.is_finite():
        raise InvalidValueError(where, "a finite number", "an infinity or not-a-number")
    return Fraction(value), value.is_signed()


def _write(value: Number, locale: str, digits: Digits | None, kind: str, decimals: int) -> str:
    system = digit_system(locale, digits)
    shape = _shape(locale, system, kind)
    marks = symbols(locale, system)
    exact, signed = _exact(value, f"format_{kind}")
    if kind == "percent":
        exact *= 100
    most = shape.most_decimals if decimals < 0 else decimals
    # `round` of a fraction is exact and goes to the even neighbour, as ICU's does.
    whole, rest = divmod(round(abs(exact) * 10**most), 10**most)
    text = _group(str(whole), shape.group_sizes, marks["group"])
    fraction = str(rest).zfill(most).rstrip("0") if most else ""
    if fraction:
        text = f"{text}{marks['decimal']}{fraction}"
    sign = marks["minusSign"] if signed else ""
    return shape_digits(f"{sign}{shape.prefix}{text}{shape.suffix}", system)


def _group(whole: str, sizes: tuple[int, int], separator: str) -> str:
    size, later = sizes
    parts: list[str] = []
    while len(whole) > size:
        parts.insert(0, whole[-size:])
        whole, size = whole[:-size], later
    return separator.join([whole, *parts])


def format_number(value: Number, locale: str, *, digits: Digits | None = None) -> str:
    """A number in a locale's digits, separators and signs.

    At most three decimals are written, the last rounded half to even, as CLDR has it.

    Args:
        value: A whole number, a decimal, a fraction or a float.
        locale: Language and territory.
        digits: The digits to use where they are not the locale's own.

    Returns:
        The number, with CLDR's direction marks at its sign.

    Raises:
        InvalidValueError: If the value is not a finite number.
        LocaleError: As `parse_locale` does.

    Examples:
        >>> format_number(Decimal("1234.5"), "en_GB")
        '1,234.5'
        >>> format_number(Decimal("1234.5"), "ar_IQ")
        '١٬٢٣٤٫٥'
        >>> format_number(1234, "ar_IQ", digits="latn")
        '1,234'
    """
    return _write(value, locale, digits, "number", -1)


def format_percent(
    value: Number, locale: str, *, digits: Digits | None = None, decimals: int = 0
) -> str:
    r"""A part of one, as a percentage.

    Args:
        value: The part: `Fraction(3, 5)` is 60%.
        locale: Language and territory.
        digits: The digits to use where they are not the locale's own.
        decimals: The most decimals to write; CLDR's own choice is none.

    Returns:
        The percentage with the locale's sign. The Arabic sign carries the mark that keeps it on its
        side of the number, as ICU writes it.

    Raises:
        InvalidValueError: If the value is not a finite number.
        LocaleError: As `parse_locale` does.

    Examples:
        >>> format_percent(Fraction(3, 5), "en_GB")
        '60%'
        >>> format_percent(Fraction(3, 5), "ar_IQ") == "٦٠٪\N{ARABIC LETTER MARK}"
        True
        >>> format_percent(Fraction(5, 8), "en_GB", decimals=1)
        '62.5%'
    """
    return _write(value, locale, digits, "percent", decimals)
