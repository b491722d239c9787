import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import InvalidValueError
from hijra_amina.language import format_period
from hijra_amina.values import Count, Period

THIN = "\u2009"


@pytest.mark.parametrize(
    ("edtf", "ranged", "prose", "when"),
    [
        ("2015-06-16", "16 June 2015", "16 June 2015", "on 16 June 2015"),
        (
            "2015-06-16/2015-06-17",
            "16–17 June 2015",
            "16 and 17 June 2015",
            "on 16 and 17 June 2015",
        ),
        (
            "2015-12-07/2015-12-10",
            "7–10 December 2015",
            "7 to 10 December 2015",
            "from 7 to 10 December 2015",
        ),
        (
            "2015-06-30/2015-07-01",
            f"30 June{THIN}–{THIN}1 July 2015",
            "30 June and 1 July 2015",
            "on 30 June and 1 July 2015",
        ),
        (
            "2015-04-25/2015-05-04",
            f"25 April{THIN}–{THIN}4 May 2015",
            "25 April to 4 May 2015",
            "from 25 April to 4 May 2015",
        ),
        (
            "2015-12-31/2016-01-01",
            f"31 December 2015{THIN}–{THIN}1 January 2016",
            "31 December 2015 and 1 January 2016",
            "on 31 December 2015 and 1 January 2016",
        ),
        ("2013-11", "November 2013", "November 2013", "in November 2013"),
        (
            "2014-10/2014-11",
            f"October{THIN}–{THIN}November 2014",
            "October and November 2014",
            "in October and November 2014",
        ),
        (
            "2014-12/2015-01",
            f"December 2014{THIN}–{THIN}January 2015",
            "December 2014 and January 2015",
            "in December 2014 and January 2015",
        ),
        ("2015", "2015", "2015", "in 2015"),
        ("2014/2015", "2014–2015", "2014 to 2015", "from 2014 to 2015"),
        ("XXXX-05-04/XXXX-05-07", "4–7 May", "4 to 7 May", "from 4 to 7 May"),
        ("XXXX-08-17/XXXX-08-18", "17–18 August", "17 and 18 August", "on 17 and 18 August"),
        (
            "XXXX-10/XXXX-11",
            f"October{THIN}–{THIN}November",
            "October and November",
            "in October and November",
        ),
        ("{2015-06-16,2015-06-18}", "16 and 18 June 2015", None, "on 16 and 18 June 2015"),
        ("{2022-12-26,2022-12-27,2022-12-28}", "26, 27 and 28 December 2022", None, None),
        ("{2015-06-30,2015-07-02}", "30 June and 2 July 2015", None, None),
        ("{2015-12-30,2016-01-02}", "30 December 2015 and 2 January 2016", None, None),
        ("{XXXX-05-04,XXXX-05-06}", "4 and 6 May", None, "on 4 and 6 May"),
        ("P10D", "10 days", "10 days", "for 10 days"),
        ("2022-06/", "from June 2022, end not known", None, None),
        ("/2022-06", "until June 2022, start not known", None, None),
        ("2022-06/..", "since June 2022", None, None),
        ("/", "date not known", "date not known", "on a date that is not known"),
    ],
)
def test_english(edtf: str, ranged: str, prose: str | None, when: str | None) -> None:
    """Every shape of a period has its words in English, in each style."""
    period = Period.parse(edtf)
    assert format_period(period, "en_GB") == ranged
    if prose is not None:
        assert format_period(period, "en_GB", style="prose") == prose
    if when is not None:
        assert format_period(period, "en_GB", style="when") == when


@pytest.mark.parametrize(
    ("edtf", "ranged", "prose", "when"),
    [
        ("2015-06-16", "١٦ حزيران ٢٠١٥", "١٦ حزيران ٢٠١٥", "في ١٦ حزيران ٢٠١٥"),
        (
            "2015-06-16/2015-06-17",
            "١٦–١٧ حزيران ٢٠١٥",
            "١٦ و١٧ حزيران ٢٠١٥",
            "في ١٦ و١٧ حزيران ٢٠١٥",
        ),
        (
            "2015-12-07/2015-12-10",
            "٧–١٠ كانون الأول ٢٠١٥",
            "من ٧ إلى ١٠ كانون الأول ٢٠١٥",
            "من ٧ إلى ١٠ كانون الأول ٢٠١٥",
        ),
        (
            "2014-10/2014-11",
            "تشرين الأول – تشرين الثاني ٢٠١٤",
            "تشرين الأول وتشرين الثاني ٢٠١٤",
            "في تشرين الأول وتشرين الثاني ٢٠١٤",
        ),
        ("XXXX-05-04/XXXX-05-07", "٤–٧ أيار", "من ٤ إلى ٧ أيار", "من ٤ إلى ٧ أيار"),
        ("{2015-06-16,2015-06-17,2015-06-20}", "١٦ و١٧ و٢٠ حزيران ٢٠١٥", None, None),
        ("P1D", "يوم واحد", "يوم واحد", "لمدة يوم واحد"),
        ("P2D", "يومان", "يومان", "لمدة يومين"),
        ("P10D", "١٠ أيام", "١٠ أيام", "لمدة ١٠ أيام"),
        ("2015", "٢٠١٥", "٢٠١٥", "في عام ٢٠١٥"),
    ],
)
def test_arabic(edtf: str, ranged: str, prose: str | None, when: str | None) -> None:
    """Every shape of a period has its words in Arabic, in each style."""
    period = Period.parse(edtf)
    assert format_period(period, "ar_IQ") == ranged
    if prose is not None:
        assert format_period(period, "ar_IQ", style="prose") == prose
    if when is not None:
        assert format_period(period, "ar_IQ", style="when") == when


def test_persian_months() -> None:
    """The one pattern that Babel does not divide is divided here."""
    period = Period.parse("2015-09/2015-10")
    assert format_period(period, "fa_IR") == "سپتامبر تا اکتبر ۲۰۱۵"


def test_a_duration_that_is_a_bound() -> None:
    """A duration that is only bounded is said with its bound."""
    period = Period.lasting(Count.between(3, 5))
    assert format_period(period, "en_GB") == "between 3 and 5 days"
    assert format_period(period, "ar_IQ", style="when") == "لمدة ما بين ٣ و٥ أيام"


def test_ends_of_different_precision() -> None:
    """A month and a day as the two ends are each said whole."""
    period = Period.parse("2014-10/2014-11-05")
    assert format_period(period, "en_GB") == "October 2014 to 5 November 2014"


@given(
    st.dates(dt.date(1901, 1, 1), dt.date(2100, 1, 1)),
    st.integers(0, 800),
    st.sampled_from(["range", "prose", "when"]),
)
def test_no_dash_between_western_digits(start: dt.date, days: int, style: Any) -> None:
    """In Arabic no two Western numbers stand on both sides of a dash: they would change places."""
    period = Period.between(start, start + dt.timedelta(days=days))
    text = format_period(period, "ar_IQ", digits="latn", style=style)
    for before, dash, after in zip(text, text[1:], text[2:], strict=False):
        assert not (before.isascii() and after.isascii() and dash in "-–" and before.isdigit())


@pytest.mark.parametrize("value", ["2015-06-16", None, dt.date(2015, 6, 16)])
def test_no_period(value: Any) -> None:
    """A text or a date is no period."""
    with pytest.raises(InvalidValueError):
        format_period(value, "en_GB")


def test_no_style() -> None:
    """A style that is not one of the three is refused."""
    with pytest.raises(InvalidValueError, match="style"):
        format_period(Period.parse("2015"), "en_GB", style="long")
