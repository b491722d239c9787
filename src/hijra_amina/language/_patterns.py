"""CLDR date patterns, filled in with words that cannot leak from another locale.

Babel keeps stand-alone month names (`LLLL`) and narrow ones where formatting `ar` first changes
what `ar_IQ` says afterwards, in the whole process. Nothing here reads those names for Arabic, and
nothing here asks Babel for a skeleton that it resolves to them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

import attrs

from hijra_amina.language._digits import shape_digits
from hijra_amina.language._locale import babel_locale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import babel
    from babel.dates import DateTimePattern

__all__ = ["Form", "Parts", "Range", "Unit", "fill", "interval", "month_name", "pattern_of"]

Unit = Literal["y", "M", "d"]
"""Where two dates first differ: year, month or day."""

Form = Literal["full", "long", "month_year", "day_month", "month", "year"]
"""Which parts a date shows."""

Range = Literal["yMMMd", "MMMd", "yMMMM", "MMM", "y"]
"""Which parts the ends of a range show."""


@attrs.frozen
class Parts:
    """The parts of a date that a pattern may ask for.

    Attributes:
        year: The year, where known.
        month: The month, 1 to 12, where known.
        day: The day of the month, where known.
        weekday: Monday as 0, where known.

    Examples:
        >>> fill("d MMMM y", Parts(2015, 6, 16), "en_GB", "latn")
        '16 June 2015'
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@cache
def _tokens(pattern: str) -> tuple[tuple[str, str, int], ...]:
    """The pattern as literals and fields, each parsed once in the life of the process."""
    from babel.dates import tokenize_pattern  # noqa: PLC0415 - not before it is needed

    found: list[tuple[str, str, int]] = []
    for kind, value in tokenize_pattern(pattern):
        if kind == "chars":
            found.append(("chars", str(value), 0))
        else:
            found.append(("field", str(value[0]), int(value[1])))
    return tuple(found)


@cache
def _names(locale: str, table: str, context: str, width: str) -> dict[int, str]:
    data = babel_locale(locale)
    names = data.months if table == "months" else data.days
    return {int(key): str(name) for key, name in dict(names[context][width]).items()}


_WIDTHS = {3: "abbreviated", 4: "wide"}


def month_name(month: int, locale: str) -> str:
    """The wide name of a month as it stands in a date.

    Args:
        month: 1 to 12.
        locale: Language and territory.

    Returns:
        The name, such as `June`.

    Examples:
        >>> month_name(6, "en_GB"), month_name(6, "ar_IQ")
        ('June', 'حزيران')
    """
    return _names(locale, "months", "format", "wide")[month]


def _month(parts: Parts, letter: str, width: int, locale: str) -> str:
    month = parts.month or 0
    if width not in _WIDTHS:
        return str(month).zfill(width)
    # Some languages (Czech, Finnish) need the stand-alone form in "June 2015". Arabic does not
    # distinguish them, and its stand-alone names are the ones that leak.
    alone = letter == "L" and babel_locale(locale).language != "ar"
    context = "stand-alone" if alone else "format"
    return _names(locale, "months", context, _WIDTHS[width])[month]


def fill(
    pattern: str,
    parts: Parts,
    locale: str,
    system: str,
    listed: Mapping[str, str] | None = None,
) -> str:
    """A date pattern of CLDR, filled in.

    Args:
        pattern: Years, months, days and weekdays; no hours, and no week numbers.
        parts: The date's parts.
        locale: Language and territory.
        system: The numbering system of the digits.
        listed: Words that stand in a field's place, by the field's letter: several days of one
            month ("16 and 17"), or several months of one year.

    Returns:
        The date in words.

    Examples:
        >>> fill("d MMMM y", Parts(2015, 6, 16), "ar_IQ", "arab")
        '١٦ حزيران ٢٠١٥'
    """
    written: list[str] = []
    for kind, value, width in _tokens(pattern):
        if kind == "chars":
            written.append(value)
        elif listed and value in listed:
            written.append(listed[value])
        elif value in "yu":
            year = str(parts.year)
            written.append(shape_digits(year[-2:] if width == len("yy") else year, system))
        elif value in "ML":
            written.append(shape_digits(_month(parts, value, width, locale), system))
        elif value == "d":
            written.append(shape_digits(str(parts.day).zfill(width), system))
        elif value in "Ec":
            names = _names(locale, "days", "format", _WIDTHS.get(width, "abbreviated"))
            written.append(names[parts.weekday or 0])
        else:  # the era, which some patterns name
            written.append(str(babel_locale(locale).eras["abbreviated"][1]))
    return "".join(written)


@cache
def pattern_of(form: Form, locale: str) -> str:
    """The pattern of a kind of date.

    Args:
        form: Which parts the date shows.
        locale: Language and territory.

    Returns:
        A CLDR pattern with wide month names.

    Examples:
        >>> pattern_of("day_month", "en_GB")
        'd MMMM'
    """
    data = babel_locale(locale)
    if form in {"full", "long"}:
        return str(data.date_formats[form].pattern)
    if form == "month":
        return "MMMM"
    if form == "year":
        return _skeleton(data, "y", "y")
    if form == "month_year":
        return _skeleton(data, "yMMMM", "MMMM y")
    return _skeleton(data, "MMMMd", "d MMMM")


def _skeleton(data: babel.Locale, skeleton: str, otherwise: str) -> str:
    known = cast("Mapping[str, DateTimePattern]", data.datetime_skeletons)
    found = known.get(skeleton)
    return otherwise if found is None else str(found.pattern)


@cache
def interval(skeleton: Range, unit: Unit, locale: str) -> tuple[str, str]:
    """The patterns of the two ends of a range, with wide month names.

    Babel looks a long skeleton up under its short name and forgets to widen it, so that a long
    range says "Jun" where the long date says "June".

    Args:
        skeleton: The parts that the ends of the range show.
        unit: Where the two ends first differ.
        locale: Language and territory.

    Returns:
        The pattern of the first end, with the dash, and the pattern of the second.

    Examples:
        >>> interval("yMMMd", "d", "en_GB")
        ('d–', 'd MMMM y')
    """
    formats = babel_locale(locale).interval_formats
    known = cast("Mapping[str, Mapping[str, Sequence[str]]]", formats)[skeleton][unit]
    # Babel divides a pattern where a letter comes again, and so leaves the Persian one whole, in
    # which the month is an L first and an M then.
    first, second = known if len(known) > 1 else _MONTH_AGAIN.split(known[0], 1)
    return _NUMBER_ALONE.sub(r"\1–", _widen(first)), _widen(second)


_MONTH_AGAIN = re.compile(r"(?<=\s)(?=M)")
# Between two bare numbers the dash is closed up, as IOM writes it ("16–17 June 2015") and as CLDR
# had it until its version 48 put thin spaces there too.
_NUMBER_ALONE = re.compile(r"^(d+|y+)\u2009–\u2009$")


def _widen(pattern: str) -> str:
    """Three letters of month made four, and four kept."""
    return re.sub(r"(?<!M)MMM(?!M)", "MMMM", pattern)
