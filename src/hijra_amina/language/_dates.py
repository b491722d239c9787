"""Dates in words, whole or partly known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from hijra_amina.errors import InvalidValueError
from hijra_amina.language._digits import Digits, digit_system
from hijra_amina.language._patterns import Parts, fill, pattern_of
from hijra_amina.values import PartialDate

if TYPE_CHECKING:
    from hijra_amina.language._patterns import Form

__all__ = ["form_of", "format_date", "parts_of"]


def parts_of(value: date | PartialDate, where: str = "format_date") -> Parts:
    """The parts of a date that are known.

    Args:
        value: A calendar date, or one that is partly known.
        where: What is being formatted, for the error.

    Returns:
        Year, month and day where known, and the weekday where all three are.

    Raises:
        InvalidValueError: If the value is no date.

    Examples:
        >>> parts_of(date(2015, 6, 16)).weekday
        1
    """
    if isinstance(value, date):
        return Parts(value.year, value.month, value.day, value.weekday())
    if not isinstance(value, PartialDate):
        raise InvalidValueError(where, "a date", f"a {type(value).__name__}")
    weekday = None
    if value.year is not None and value.month is not None and value.day is not None:
        weekday = date(value.year, value.month, value.day).weekday()
    return Parts(value.year, value.month, value.day, weekday)


def form_of(parts: Parts) -> Form:
    """The longest form that a date's known parts can fill.

    Args:
        parts: The known parts.

    Returns:
        The form that shows all of them.

    Raises:
        InvalidValueError: If nothing is known, or a day without its month.

    Examples:
        >>> form_of(Parts(year=2015, month=6))
        'month_year'
    """
    forms: dict[tuple[bool, bool, bool], Form] = {
        (True, True, True): "long",
        (True, True, False): "month_year",
        (True, False, False): "year",
        (False, True, True): "day_month",
        (False, True, False): "month",
    }
    known = (parts.year is not None, parts.month is not None, parts.day is not None)
    if known not in forms:
        raise InvalidValueError("format_date", "a date with a year or a month", "neither")
    return forms[known]


def format_date(
    value: date | PartialDate,
    locale: str,
    *,
    digits: Digits | None = None,
    style: Literal["full", "long", "month_year"] = "long",
) -> str:
    """A date in words: as much of it as is known, and no more.

    Args:
        value: A calendar date, or a date without its day, month or year.
        locale: Language and territory. `ar_IQ` has the month names of Iraq.
        digits: The digits to use where they are not the locale's own.
        style: `long` for day, month and year; `full` puts the weekday before them where the whole
            date is known; `month_year` leaves the day out.

    Returns:
        The date.

    Raises:
        InvalidValueError: If the value is no date, or `style` is not one of the three.
        LocaleError: As `parse_locale` does.

    Examples:
        >>> format_date(date(2015, 6, 16), "en_GB")
        '16 June 2015'
        >>> format_date(date(2015, 6, 16), "ar_IQ", style="full")
        'الثلاثاء، ١٦ حزيران ٢٠١٥'
        >>> format_date(PartialDate.parse("2015-06"), "ar_IQ", digits="latn")
        'حزيران 2015'
        >>> format_date(PartialDate.parse("XXXX-05-04"), "en_GB")
        '4 May'
    """
    if style not in {"full", "long", "month_year"}:
        raise InvalidValueError("format_date.style", "'full', 'long' or 'month_year'", "another")
    parts = parts_of(value)
    if style == "month_year" and parts.month is not None:
        parts = Parts(year=parts.year, month=parts.month)
    form = form_of(parts)
    if style == "full" and form == "long":
        form = "full"
    return fill(pattern_of(form, locale), parts, locale, digit_system(locale, digits))
