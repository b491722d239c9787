import datetime as dt
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import InvalidValueError
from hijra_amina.language import format_date, format_period, month_name
from hijra_amina.language._dates import form_of
from hijra_amina.language._patterns import Parts
from hijra_amina.values import PartialDate, Period

DAY = dt.date(2015, 6, 16)


class TestDate:
    @pytest.mark.parametrize(
        ("edtf", "english", "arabic", "sorani"),
        [
            ("2015-06-16", "16 June 2015", "١٦ حزيران ٢٠١٥", "١٦ی حوزەیرانی ٢٠١٥"),
            ("2015-06", "June 2015", "حزيران ٢٠١٥", "٢٠١٥ حوزەیران"),
            ("2015", "2015", "٢٠١٥", "٢٠١٥"),
            ("XXXX-05-04", "4 May", "٤ أيار", "ئایار ٤"),
            ("XXXX-05", "May", "أيار", "ئایار"),
        ],
    )
    def test_what_is_known(self, edtf: str, english: str, arabic: str, sorani: str) -> None:
        """A date shows the parts that are known, and no others."""
        date = PartialDate.parse(edtf)
        assert format_date(date, "en_GB") == english
        assert format_date(date, "ar_IQ") == arabic
        assert format_date(date, "ckb_IQ") == sorani

    def test_styles(self) -> None:
        """A weekday is shown where the whole date is known; the day can be left out."""
        assert format_date(DAY, "en_GB", style="full") == "Tuesday, 16 June 2015"
        assert format_date(PartialDate(2015, 6), "en_GB", style="full") == "June 2015"
        assert format_date(DAY, "en_GB", style="month_year") == "June 2015"
        assert format_date(PartialDate(None, 6, 16), "ar_IQ", style="month_year") == "حزيران"

    @pytest.mark.parametrize("value", ["2015-06-16", None, 2015])
    def test_no_date(self, value: Any) -> None:
        """A text and a number are no dates."""
        with pytest.raises(InvalidValueError):
            format_date(value, "en_GB")

    def test_no_style(self) -> None:
        """A style that is not one of the three is refused."""
        with pytest.raises(InvalidValueError, match="style"):
            format_date(DAY, "en_GB", style="short")


def test_nothing_to_show() -> None:
    """A day without its month is no date that could be written."""
    with pytest.raises(InvalidValueError, match="a year or a month"):
        form_of(Parts(day=3))


def test_other_locales() -> None:
    """An era, a numeric month and a pattern of another order are filled in too."""
    assert format_date(DAY, "th_TH") == "16 มิถุนายน ค.ศ. 2015"
    assert format_date(DAY, "zh_CN") == "2015年6月16日"
    assert format_date(DAY, "en_US") == "June 16, 2015"
    assert format_date(PartialDate(2015, 6), "cs_CZ") == "červen 2015"


MONTHS_OF_IRAQ = (
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)


class TestMonths:
    def test_months_of_iraq(self) -> None:
        """The months are those of Iraq, not the transliterated ones of the Gulf and Egypt."""
        assert tuple(month_name(month, "ar_IQ") for month in range(1, 13)) == MONTHS_OF_IRAQ

    @given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
    def test_one_word_for_a_month(self, day: dt.date) -> None:
        """Date, month, range and list of days all call a month by the same word."""
        later = day + dt.timedelta(days=2)
        for locale in ("ar_IQ", "en_GB", "ar_JO", "ar_SY"):
            word = month_name(later.month, locale)
            assert word in format_date(later, locale)
            assert word in format_date(later, locale, style="month_year")
            for style in ("range", "prose", "when"):
                assert word in format_period(Period.between(day, later), locale, style=style)

    @pytest.mark.parametrize("first", ["ar_EG", "ar_SA", "ar_AE"])
    def test_no_leak_between_locales(self, first: str) -> None:
        """Another Arabic locale formatted first, in every way, leaves Iraq's month names alone.

        Babel mends its data in place: a stand-alone name of `ar` that was read once is what `ar_IQ`
        says from then on. The process has to be a new one to show it.
        """
        program = f"""
import datetime as dt
import babel
import babel.dates
from hijra_amina.language import format_date, format_period, month_name
from hijra_amina.values import PartialDate, Period
day = dt.date(2015, 6, 16)
for locale in ("ar", {first!r}):
    for pattern in ("LLLL y", "MMMM y", "LLL", "MMM", "LLLLL"):
        babel.dates.format_date(day, pattern, locale=locale)
    babel.dates.format_interval(day, day.replace(day=17), "yMMMd", locale=locale)
    babel.dates.format_skeleton("yMMMM", day, locale=locale)
assert "يونيو" in format_date(day, {first!r})
assert format_date(day, "ar_IQ") == "١٦ حزيران ٢٠١٥"
assert format_date(PartialDate(2015, 6), "ar_IQ") == "حزيران ٢٠١٥"
assert format_date(PartialDate(None, 6), "ar_IQ") == "حزيران"
assert month_name(6, "ar_IQ") == "حزيران"
assert format_period(Period.parse("2015-06-16/2015-06-17"), "ar_IQ") == "١٦–١٧ حزيران ٢٠١٥"
assert format_period(Period.parse("2015-06/2015-07"), "ar_IQ", style="prose") == (
    "حزيران وتموز ٢٠١٥"
)
"""
        subprocess.run([sys.executable, "-c", program], check=True)
