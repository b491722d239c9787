"""Dates are as partial as the sources are, and never impossible."""

import copy
import operator
import pickle
from calendar import isleap, monthrange
from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import HijraAminaError, InvalidValueError, UnreadableTextError
from hijra_amina.values import PartialDate, Verdict


@st.composite
def partial_dates(draw: st.DrawFn, *, dated: bool | None = None) -> PartialDate:
    """Any date as far as it may be known, with or without a year."""
    with_year = draw(st.booleans()) if dated is None else dated
    day = draw(st.dates()) if with_year else draw(st.dates(date(2004, 1, 1), date(2004, 12, 31)))
    year = day.year if with_year else None
    forms: list[tuple[int | None, ...]] = [(year, day.month, None), (year, day.month, day.day)]
    forms += [(year, None, None)] if with_year else []
    return PartialDate(*draw(st.sampled_from(forms)))


class TestParse:
    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("2015", (2015, None, None)),
            ("2015-06", (2015, 6, None)),
            ("2015-06-16", (2015, 6, 16)),
            ("XXXX-05", (None, 5, None)),
            ("XXXX-05-04", (None, 5, 4)),
            ("XXXX-02-29", (None, 2, 29)),
            ("0001-01-01", (1, 1, 1)),
        ],
    )
    def test_edtf_is_read(self, text: str, parts: tuple[int | None, ...]) -> None:
        """Each form gives its parts, and writes itself again."""
        read = PartialDate.parse(text)
        assert attrs.astuple(read) == parts
        assert str(read) == text

    @given(partial_dates())
    def test_edtf_round_trips(self, partial: PartialDate) -> None:
        """What is written is read back as an equal date."""
        assert PartialDate.parse(str(partial)) == partial
        assert eval(repr(partial), {"PartialDate": PartialDate}) == partial  # noqa: S307

    @pytest.mark.parametrize(
        "text",
        [
            "", "XXXX", "15", "2015-6-16", "2015-06-16T10:00", "16-06-2015", "16 June 2015",
            "2015/06/16", "201X", "2015-XX-16", "XXXX-XX-16", " 2015", "2015 ", "2015\n", "+2015",
            "2015-06-16~", "2015?", "2015-06%", "٢٠١٥", "２０１５-06", "xxxx-05-04", "20150616",
        ],
    )  # fmt: skip
    def test_any_other_writing_is_refused(self, text: str) -> None:
        """Nothing is trimmed, completed or guessed."""
        with pytest.raises(UnreadableTextError):
            PartialDate.parse(text)

    def test_other_digits_and_qualifiers_are_named(self) -> None:
        """The hint says what is wrong where it is plain."""
        with pytest.raises(UnreadableTextError, match="digits 0 to 9"):
            PartialDate.parse("٢٠١٥-٠٦")
        with pytest.raises(UnreadableTextError, match="uncertain"):
            PartialDate.parse("2015-06?")

    @pytest.mark.parametrize(
        "text",
        ["2015-02-29", "1900-02-29", "2015-02-31", "XXXX-02-30", "2015-13", "2015-00", "XXXX-04-31",
         "2015-06-00", "2015-06-31", "0000", "0000-01-01"],
    )  # fmt: skip
    def test_dates_that_do_not_exist_are_refused(self, text: str) -> None:
        """31 February does not exist in any year, 29 February only in some."""
        with pytest.raises(InvalidValueError):
            PartialDate.parse(text)

    @given(st.integers(-10, 10010), st.integers(-1, 14), st.integers(-1, 33))
    def test_exactly_the_days_of_the_calendar_exist(self, year: int, month: int, day: int) -> None:
        """A full date exists if and only if the standard library has it."""
        try:
            expected: date | None = date(year, month, day)
        except ValueError:
            expected = None
        if expected is None:
            with pytest.raises(InvalidValueError):
                PartialDate(year, month, day)
        else:
            assert PartialDate(year, month, day).earliest == expected

    @given(st.text(max_size=20) | st.text("0123456789X-/", max_size=12))
    def test_any_text_gives_a_date_or_an_error_of_ours(self, text: str) -> None:
        """No other error escapes."""
        try:
            assert str(PartialDate.parse(text)) == text
        except HijraAminaError:
            return


class TestParts:
    @pytest.mark.parametrize(
        "parts",
        [(None, None, None), (2015, None, 16), (None, None, 16), (None, 2, 30), (2015, True, 1),
         (2015.0, 6, 1), ("2015", 6, 1), (2015, "06", 1)],
    )  # fmt: skip
    def test_parts_that_make_no_date_are_refused(self, parts: tuple[Any, ...]) -> None:
        """A day needs its month, a month or a year must be there, and parts are whole numbers."""
        with pytest.raises(InvalidValueError):
            PartialDate(*parts)

    def test_a_datetime_is_no_date(self) -> None:
        """A time of day would be lost without a word."""
        assert PartialDate.of(date(2015, 6, 16)) == PartialDate(2015, 6, 16)
        with pytest.raises(InvalidValueError):
            PartialDate.of(datetime(2015, 6, 16))  # noqa: DTZ001 - it is refused for its time
        with pytest.raises(InvalidValueError):
            PartialDate.of("2015-06-16")  # type: ignore[arg-type]

    @given(st.integers(1, 9999), st.integers(1, 12))
    def test_a_month_has_the_days_of_the_calendar(self, year: int, month: int) -> None:
        """The earliest and the latest day are the first and the last of the month."""
        partial = PartialDate(year, month)
        assert partial.earliest == date(year, month, 1)
        assert partial.latest == date(year, month, monthrange(year, month)[1])
        assert PartialDate(year).latest == date(year, 12, 31)

    def test_without_a_year_there_is_no_earliest_day(self) -> None:
        """No day of the calendar is named without a year."""
        assert PartialDate(None, 5, 4).earliest is None
        assert PartialDate(None, 5, 4).latest is None
        assert not PartialDate(None, 5, 4).is_full
        assert PartialDate(2015, 5, 4).is_full

    @given(partial_dates())
    def test_a_date_survives_copying(self, partial: PartialDate) -> None:
        """Pickle and copy give an equal date, and it cannot be changed."""
        for twin in (pickle.loads(pickle.dumps(partial)), copy.deepcopy(partial)):  # noqa: S301
            assert twin == partial
            assert hash(twin) == hash(partial)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            partial.year = 2015  # type: ignore[misc]


class TestOrder:
    @given(partial_dates(dated=True), partial_dates(dated=True))
    def test_order_is_that_of_all_possible_days(self, one: PartialDate, other: PartialDate) -> None:
        """A comparison is settled if and only if it is the same for the extreme days."""
        ends = [(one.earliest, one.latest), (other.earliest, other.latest)]
        days = [[day for day in end if day is not None] for end in ends]
        for compare in (operator.lt, operator.le, operator.gt, operator.ge):
            answers = {compare(a, b) for a in days[0] for b in days[1]}
            expected = Verdict.decide(holds=answers == {True}, fails=answers == {False})
            assert compare(one, other) is expected

    @given(partial_dates(dated=False), partial_dates())
    def test_order_is_open_without_a_year(self, one: PartialDate, other: PartialDate) -> None:
        """A date without a year is neither before nor after anything."""
        for compare in (operator.lt, operator.le, operator.gt, operator.ge):
            assert compare(one, other) is Verdict.OPEN
            assert compare(other, one) is Verdict.OPEN

    @given(st.dates(max_value=date.max - timedelta(days=1)))
    def test_a_calendar_date_may_stand_on_either_side(self, day: date) -> None:
        """A `datetime.date` is taken as a full date."""
        following = day + timedelta(days=1)
        assert (PartialDate.of(day) < following) is Verdict.HOLDS
        assert (PartialDate.of(following) > day) is Verdict.HOLDS


@given(st.integers(1, 9999))
def test_a_leap_day_exists_in_leap_years_alone(year: int) -> None:
    """29 February is a day of a year if and only if the year is a leap year."""
    if isleap(year):
        assert PartialDate(year, 2, 29).is_full
    else:
        with pytest.raises(InvalidValueError):
            PartialDate(year, 2, 29)
