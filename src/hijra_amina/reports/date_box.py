"""The date box: month, days and year set apart where the period lies within one month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.language import direction, format_date, format_number, month_name
from hijra_amina.reports.page import DatePart
from hijra_amina.reports.when import shown_period
from hijra_amina.values import PartialDate

if TYPE_CHECKING:
    from hijra_amina.language import Digits
    from hijra_amina.values import Period

__all__ = ["date_box"]


def date_box(period: Period, locale: str, digits: Digits | None = None) -> tuple[DatePart, ...]:
    r"""The lines of the date box.

    Args:
        period: When the session was held.
        locale: Language and territory.
        digits: The digits, where not the locale's own.

    Returns:
        Month, days and year; the whole period in one line where it is longer than a month.

    Examples:
        >>> from hijra_amina.values import Period
        >>> [part.text for part in date_box(Period.parse("2015-06-16/2015-06-17"), "en_GB")]
        ['June', '16–17', '2015']
        >>> [part.text for part in date_box(Period.parse("2014-10/2014-11"), "en_GB")]
        ['October\u2009–\u2009November 2014']
    """
    first, last = period.start, period.end
    one_month = (
        first is not None
        and last is not None
        and not period.days
        and first.month is not None
        and (first.year, first.month) == (last.year, last.month)
    )
    if not one_month or first is None or last is None or first.month is None:
        return (DatePart(kind="whole", text=shown_period(period, locale, digits)),)
    made = [DatePart(kind="month", text=month_name(first.month, locale))]
    days = [
        format_number(day, locale, digits=digits)
        for day in dict.fromkeys((first.day, last.day))
        if day is not None
    ]
    if days:
        # Western digits on both sides of a dash change places in a line from the right.
        turns = direction(locale) == "rtl" and any(text.isascii() for text in days)
        own = "ltr" if turns and len(days) > 1 else None
        made.append(DatePart(kind="days", text="–".join(days), direction=own))
    if first.year is not None:
        year = format_date(PartialDate(first.year), locale, digits=digits)
        made.append(DatePart(kind="year", text=year))
    return tuple(made)
