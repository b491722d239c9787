"""Periods in words, in each of the shapes in which reports give a time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.language._counts import Writer
from hijra_amina.language._dates import form_of, parts_of
from hijra_amina.language._digits import Digits, digit_system
from hijra_amina.language._lists import format_list
from hijra_amina.language._locale import direction, parse_locale
from hijra_amina.language._messages_figures import PERIOD
from hijra_amina.language._nouns import counted
from hijra_amina.language._patterns import Parts, fill, interval, month_name, pattern_of
from hijra_amina.values import Period

if TYPE_CHECKING:
    from hijra_amina.language._patterns import Range, Unit
    from hijra_amina.values import PartialDate

__all__ = ["PeriodStyle", "format_period"]

PeriodStyle = Literal["range", "prose", "when"]
"""How a period is written: with a dash, in words, or in words with their preposition."""

_RANGES: dict[str, Range] = {
    "day_month": "MMMd",
    "long": "yMMMd",
    "month": "MMM",
    "month_year": "yMMMM",
    "year": "y",
}
_DECEMBER = 12


def format_period(
    period: Period, locale: str, *, digits: Digits | None = None, style: PeriodStyle = "range"
) -> str:
    """A period in words: as much of it as is known, and no more.

    Args:
        period: A period of any shape.
        locale: Language and territory.
        digits: The digits to use where they are not the locale's own.
        style: `range` joins the ends with a dash, as ICU does, and suits a box or a table; `prose`
            joins them in words; `when` puts the preposition before that, for a sentence.

    Returns:
        The period. In a line that runs right to left, Western digits are never joined by a dash,
        because the two numbers would change places: such a range is written in words.

    Raises:
        InvalidValueError: If it is no period, or `style` is not one of the three.
        LocaleError: As `parse_locale` does.

    Examples:
        >>> session = Period.parse("2015-06-16/2015-06-17")
        >>> format_period(session, "en_GB"), format_period(session, "en_GB", style="prose")
        ('16–17 June 2015', '16 and 17 June 2015')
        >>> format_period(session, "ar_IQ", style="when")
        'في ١٦ و١٧ حزيران ٢٠١٥'
        >>> format_period(Period.parse("2015-12-07/2015-12-10"), "en_GB", style="when")
        'from 7 to 10 December 2015'
        >>> format_period(Period.parse("XXXX-05-04/XXXX-05-07"), "en_GB")
        '4–7 May'
        >>> format_period(Period.parse("2014-10/2014-11"), "en_GB", style="prose")
        'October and November 2014'
        >>> format_period(Period.parse("P10D"), "ar_IQ")
        '١٠ أيام'
    """
    if not isinstance(period, Period):
        raise InvalidValueError("format_period", "a period", f"a {type(period).__name__}")
    if style not in get_args(PeriodStyle):
        raise InvalidValueError("format_period.style", "'range', 'prose' or 'when'", "another word")
    return _Writing(Writer(parse_locale(locale), digits), style).period(period)


@attrs.frozen
class _Writing:
    write: Writer
    style: PeriodStyle

    def period(self, period: Period) -> str:
        if period.days:
            return self.when(self.listed([parts_of(day) for day in period.days]), "on_days")
        if period.start is not None and period.end is not None:
            return self.closed(period.start, period.end)
        if period.start is not None:
            which = "ongoing" if period.open_end else "from_open"
            return self.say(which, start=self.one(parts_of(period.start)))
        if period.end is not None:
            return self.say("until_open", end=self.one(parts_of(period.end)))
        return self.lasting(period)

    def lasting(self, period: Period) -> str:
        """A period without dates."""
        if period.duration is None:
            return self.say("when_unknown" if self.style == "when" else "unknown")
        if self.style != "when":
            return counted("day", period.duration, self.write.locale, digits=self.write.digits)
        duration = counted(
            "day", period.duration, self.write.locale, case="genitive", digits=self.write.digits
        )
        return self.say("lasting", duration=duration)

    def closed(self, start: PartialDate, end: PartialDate) -> str:
        first, last = parts_of(start), parts_of(end)
        form = form_of(first)
        if first == last:
            names = {"long": "on_days", "day_month": "on_days", "year": "in_years"}
            return self.when(self.one(first), names.get(form, "in_months"))
        if form != form_of(last):
            return self.span(self.one(first), self.one(last))
        before, after = self._ends(first, last)
        if self.style == "range" and not self._dash_would_turn(first, last):
            return f"{before}{after}"
        if form != "year" and _next_to(first, last):
            months = form in {"month", "month_year"}
            return self.when(self.listed([first, last]), "in_months" if months else "on_days")
        return self.span(before.rstrip(" \u00a0\u2009\u202f–-"), after)

    def one(self, parts: Parts) -> str:
        return self.fill(pattern_of(form_of(parts), self.write.locale), parts)

    def fill(self, pattern: str, parts: Parts, listed: dict[str, str] | None = None) -> str:
        system = digit_system(self.write.locale, self.write.digits)
        return fill(pattern, parts, self.write.locale, system, listed)

    def when(self, words: str, preposition: str) -> str:
        return self.say(preposition, date=words) if self.style == "when" else words

    def span(self, start: str, end: str) -> str:
        return self.say("from_to" if self.style == "when" else "span", start=start, end=end)

    def say(self, key: str, **values: str) -> str:
        return self.write.say(PERIOD[key], **values)

    def _ends(self, first: Parts, last: Parts) -> tuple[str, str]:
        before, after = interval(_RANGES[form_of(first)], _unit(first, last), self.write.locale)
        return self.fill(before, first), self.fill(after, last)

    def _dash_would_turn(self, first: Parts, last: Parts) -> bool:
        """Whether the dash would stand between two Western numbers in a line from the right."""
        if direction(self.write.locale) == "ltr":
            return False
        if digit_system(self.write.locale, self.write.digits) != "latn":
            return False
        return _unit(first, last) == "d" or form_of(first) == "year"

    def listed(self, dates: list[Parts]) -> str:
        """Days or months one by one, each month and year said once where that is enough."""
        groups: list[list[Parts]] = []
        for parts in dates:
            same = groups and _month_of(groups[-1][0]) == _month_of(parts)
            if same:
                groups[-1].append(parts)
            else:
                groups.append([parts])
        if dates[0].day is None and dates[0].year == dates[-1].year:
            names = [month_name(parts.month or 0, self.write.locale) for parts in dates]
            words = {letter: self.join(names) for letter in "ML"}
            return self.fill(pattern_of(form_of(dates[-1]), self.write.locale), dates[-1], words)
        written: list[str] = []
        for position, group in enumerate(groups):
            later = groups[position + 1 :]
            # "30 June and 2 July 2015": the year stands once, after the last of its dates.
            shown = attrs.evolve(group[-1])
            if later and later[0][-1].year == group[-1].year:
                shown = attrs.evolve(group[-1], year=None)
            days = self.join([self.write.number(parts.day) for parts in group if parts.day])
            pattern = pattern_of(form_of(shown), self.write.locale)
            written.append(self.fill(pattern, shown, {"d": days} if days else None))
        return self.join(written)

    def join(self, words: list[str]) -> str:
        return format_list(words, self.write.locale)


def _month_of(parts: Parts) -> tuple[int | None, int | None]:
    return parts.year, parts.month


def _unit(first: Parts, last: Parts) -> Unit:
    if first.year != last.year:
        return "y"
    return "M" if first.month != last.month else "d"


def _next_to(first: Parts, last: Parts) -> bool:
    """Whether the second date follows the first with nothing between them."""
    if first.day is None:
        months = (last.year or 0) * _DECEMBER + (last.month or 0)
        return months - (first.year or 0) * _DECEMBER - (first.month or 0) == 1
    # Where the year is not known, a common year: 28 February and 1 March are then next to each
    # other, and in a leap year the words "28 February and 1 March" are as true.
    days = [
        date(parts.year or 2015, parts.month or 1, parts.day or 1)
        for parts in (first, last)
        if (parts.month, parts.day) != (2, 29) or parts.year is not None
    ]
    return len(days) == 2 and (days[1] - days[0]).days == 1  # noqa: PLR2004 - both dates
