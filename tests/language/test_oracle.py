"""ICU as the oracle: 10,000 random values of each kind, identical to the byte.

ICU and Babel carry the same data; what differs is what Babel does with it. The reference is
PyICU's build of ICU, which is a dependency of the tests alone.
"""

import datetime as dt
import random
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import icu
import pytest

from hijra_amina.language import format_date, format_number, format_percent, format_period
from hijra_amina.values import PartialDate, Period

VALUES = 10_000
LOCALES = ("en_GB", "ar_IQ")
NOON = dt.time(12)
UTC = dt.UTC


@pytest.fixture(autouse=True)
def _greenwich() -> Iterator[None]:
    """ICU takes moments and shows them at a place; a day must not depend on where tests run."""
    before = icu.TimeZone.createDefault()
    icu.TimeZone.setDefault(icu.TimeZone.createTimeZone("UTC"))
    yield
    icu.TimeZone.setDefault(before)


def seeded(name: str) -> random.Random:
    """A source of numbers that is the same in every run."""
    return random.Random(name)  # noqa: S311 - nothing here is a secret


def random_decimal(source: random.Random) -> Decimal:
    """A number of up to nine digits before the point and six after it, of either sign."""
    digits = source.randrange(10 ** source.randint(1, 9))
    number = Decimal(digits).scaleb(-source.randint(0, 6))
    return -number if source.random() < 0.25 else number


def random_date(source: random.Random) -> dt.date:
    """A day of the twentieth or twenty-first century."""
    return dt.date(1901, 1, 1) + dt.timedelta(days=source.randrange(73_000))


def random_interval(source: random.Random) -> tuple[dt.date, dt.date]:
    """Two days, near or far, in order and different."""
    start = random_date(source)
    return start, start + dt.timedelta(days=1 + source.randrange(source.choice([4, 40, 800])))


def moment(day: dt.date) -> float:
    """The day as the number of seconds that ICU takes."""
    return dt.datetime.combine(day, NOON, UTC).timestamp()


def icu_date(pattern: str, locale: icu.Locale) -> Callable[[dt.date], str]:
    """ICU's formatter for a pattern."""
    formatter = icu.SimpleDateFormat(pattern, locale)
    return lambda day: formatter.format(moment(day))


def closed_up(interval: str) -> str:
    """An interval of ICU without the thin spaces that CLDR 48 has between two bare numbers."""
    return re.sub("^([0-9]+)\u2009–\u2009(?=[0-9])", r"\1–", interval)


def pattern(skeleton: str, locale: icu.Locale) -> str:
    """ICU's best pattern for a skeleton."""
    return icu.DateTimePatternGenerator.createInstance(locale).getBestPattern(skeleton)


@pytest.mark.parametrize("code", LOCALES)
class TestIcu:
    def test_decimals(self, code: str) -> None:
        """Decimals are what ICU's decimal format writes."""
        formatter = icu.NumberFormat.createInstance(icu.Locale(code))
        source = seeded(f"decimals {code}")
        for _ in range(VALUES):
            # ICU goes by the shortest decimal that a float stands for: up to 15 digits, this one.
            value = random_decimal(source)
            assert format_number(value, code) == formatter.format(float(value))

    def test_percents(self, code: str) -> None:
        """Percents are what ICU's percent format writes, marks included."""
        formatter = icu.NumberFormat.createPercentInstance(icu.Locale(code))
        source = seeded(f"percents {code}")
        for _ in range(VALUES):
            value = Decimal(source.randint(-2_000, 20_000)).scaleb(-3)
            assert format_percent(value, code) == formatter.format(float(value))

    def test_long_dates(self, code: str) -> None:
        """Long dates are what ICU's long date format writes."""
        expected = icu_date(pattern("yMMMMd", icu.Locale(code)), icu.Locale(code))
        source = seeded(f"dates {code}")
        for _ in range(VALUES):
            day = random_date(source)
            assert format_date(day, code) == expected(day)

    def test_full_dates(self, code: str) -> None:
        """Dates with their weekday are what ICU's full date format writes."""
        formatter = icu.DateFormat.createDateInstance(icu.DateFormat.FULL, icu.Locale(code))
        source = seeded(f"full dates {code}")
        for _ in range(VALUES):
            day = random_date(source)
            assert format_date(day, code, style="full") == formatter.format(moment(day))

    def test_months_with_year(self, code: str) -> None:
        """A month and its year are what ICU writes for the skeleton yMMMM."""
        expected = icu_date(pattern("yMMMM", icu.Locale(code)), icu.Locale(code))
        source = seeded(f"months {code}")
        for _ in range(VALUES):
            day = random_date(source)
            month = PartialDate(day.year, day.month)
            assert format_date(month, code) == expected(day)
            assert format_date(day, code, style="month_year") == expected(day)

    def test_date_intervals(self, code: str) -> None:
        """A period from one day to another is what ICU's date interval format writes."""
        formatter = icu.DateIntervalFormat.createInstance("yMMMMd", icu.Locale(code))
        source = seeded(f"intervals {code}")
        for _ in range(VALUES):
            start, end = random_interval(source)
            dates = icu.DateInterval(moment(start), moment(end))
            assert format_period(Period.between(start, end), code) == closed_up(
                formatter.format(dates)
            )

    def test_month_intervals(self, code: str) -> None:
        """A period from one month to another is what ICU writes for the skeleton yMMMM."""
        formatter = icu.DateIntervalFormat.createInstance("yMMMM", icu.Locale(code))
        source = seeded(f"month intervals {code}")
        for _ in range(1_000):
            start, end = random_interval(source)
            if (start.year, start.month) == (end.year, end.month):
                continue
            dates = icu.DateInterval(moment(start), moment(end))
            months = Period(PartialDate(start.year, start.month), PartialDate(end.year, end.month))
            assert format_period(months, code) == formatter.format(dates)


@pytest.mark.parametrize("code", ["ar_IQ", "ckb_IQ", "en_GB"])
@pytest.mark.parametrize("digits", ["arab", "latn"])
def test_chosen_digits(code: str, digits: Any) -> None:
    """A set of digits that is asked for gives what ICU gives for the same numbering system."""
    locale = icu.Locale(f"{code}@numbers={digits}")
    decimal = icu.NumberFormat.createInstance(locale)
    percent = icu.NumberFormat.createPercentInstance(locale)
    long_date = icu_date(pattern("yMMMMd", locale), locale)
    source = seeded(f"digits {code} {digits}")
    for _ in range(500):
        value = Decimal(source.randint(-(10**6), 10**6)).scaleb(-2)
        assert format_number(value, code, digits=digits) == decimal.format(float(value))
        assert format_percent(value, code, digits=digits) == percent.format(float(value))
        day = random_date(source)
        assert format_date(day, code, digits=digits) == long_date(day)


OTHERS = ("ckb_IQ", "de_DE", "es_ES", "fr_FR", "hi_IN", "ja_JP", "mr_IN", "tr_TR", "ur_PK")


@pytest.mark.parametrize("code", OTHERS)
def test_other_locales(code: str) -> None:
    """Numbers and dates of other locales are ICU's too."""
    locale = icu.Locale(code)
    decimal = icu.NumberFormat.createInstance(locale)
    long_date = icu.DateFormat.createDateInstance(icu.DateFormat.LONG, locale)
    source = seeded(f"other {code}")
    for _ in range(300):
        value = source.randint(-(10**6), 10**8)
        # CLDR keeps four digits together in Spanish, and Babel has no data for that.
        if code != "es_ES" or abs(value) >= 10_000:
            assert format_number(value, code) == decimal.format(value)
        day = random_date(source)
        assert format_date(day, code) == long_date.format(moment(day))


def test_no_year() -> None:
    """A range without a year is ICU's for the skeleton MMMMd, within one year."""
    source = seeded("no year")
    for code in LOCALES:
        formatter = icu.DateIntervalFormat.createInstance("MMMMd", icu.Locale(code))
        for _ in range(500):
            start = dt.date(2015, 1, 1) + dt.timedelta(days=source.randrange(300))
            end = start + dt.timedelta(days=source.randint(1, 60))
            dates = icu.DateInterval(moment(start), moment(end))
            period = Period(
                PartialDate(None, start.month, start.day), PartialDate(None, end.month, end.day)
            )
            assert format_period(period, code) == closed_up(formatter.format(dates))
