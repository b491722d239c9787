"""Periods are written as EDTF, and nothing else is read as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import HijraAminaError, InvalidValueError, UnreadableTextError
from hijra_amina.testing import periods
from hijra_amina.values import Count, Period


@pytest.mark.parametrize(
    "text",
    [
        "2015-06-16", "2015-06-16/2015-06-17", "2014-10/2014-11", "2015", "2015-06",
        "XXXX-05-04/XXXX-05-07", "XXXX-05", "XXXX-12-30/XXXX-01-02", "2022-06/", "/2022-06",
        "2022-06/..", "/", "{2015-06-16,2015-06-18}", "XXXX-12-05/", "P10D", "2015/2015-06-17",
    ],
)  # fmt: skip
def test_edtf_is_read_and_written(text: str) -> None:
    """Each form writes itself again."""
    assert str(Period.parse(text)) == text


@given(periods())
def test_edtf_round_trips(period: Period) -> None:
    """Text is read back, with the duration beside it that EDTF has no place for."""
    text = str(period)
    beside = None if text.startswith("P") else period.duration
    assert Period.parse(text, duration=beside) == period


@given(periods())
def test_the_repr_is_speech_that_makes_an_equal_period(period: Period) -> None:
    """Evaluating what is shown gives the period back, duration included."""
    names = {"Period": Period, "Count": Count}
    assert eval(repr(period), names) == period  # noqa: S307 - our own repr


def test_a_duration_beside_dates_is_shown() -> None:
    """The repr keeps what the EDTF text cannot."""
    period = Period.parse("2013-11", duration=10)
    assert str(period) == "2013-11"
    assert repr(period) == "Period.parse('2013-11', duration=Count.exactly(10))"


@pytest.mark.parametrize(
    "text",
    [
        "", "2015-06-16/2015-06-17/2015-06-18", "16-17 June 2015", "2015-06-16 - 2015-06-17",
        "../2022", "..", "../..", "2015-06-16/17", "{}", "{2015-06-16", "2015-06-16,2015-06-18",
        "{2015-06-16, 2015-06-18}", "{2015-06-16..2015-06-18}", "[2015,2016]", "P", "P0D",
        "10D", "P1M", "PT5H",
        "P-1D", "٢٠١٥-٠٦-١٦", "2015-06-16~/2015-06-17", "2015-06?", "XXXX",
        " 2015", "2015/ 2016", "P١٠D", "x" * 30_000,
    ],
)  # fmt: skip
def test_any_other_writing_is_refused(text: str) -> None:
    """Nothing is trimmed, completed or guessed, and the error is short."""
    with pytest.raises(UnreadableTextError) as caught:
        Period.parse(text)
    assert len(str(caught.value)) < 300


def test_other_digits_are_named() -> None:
    """The hint says that EDTF is written in ASCII digits."""
    with pytest.raises(UnreadableTextError, match="digits 0 to 9"):
        Period.parse("٢٠١٥-٠٦-١٦/٢٠١٥-٠٦-١٧")


@pytest.mark.parametrize(
    "text",
    [
        "2015-02-31", "XXXX-02-30", "2015-06-17/2015-06-16", "2015-07/2015-06", "2016/2015",
        "XXXX-05-07/XXXX-05-04", "XXXX-06-01/XXXX-05-04", "2015-06-16/XXXX-06-17",
        "XXXX-06-16/2015-06-17", "{2015-06-18,2015-06-16}", "{2015-06-16,2015-06-16}",
        "{2015-06,2015-07}", "{2015-06-16,XXXX-06-18}", "XXXX-02-29/XXXX-02-28",
    ],
)  # fmt: skip
def test_periods_that_cannot_be_are_refused(text: str) -> None:
    """Impossible days, reversed ends, and a year at one end alone are errors."""
    with pytest.raises(InvalidValueError):
        Period.parse(text)


@given(st.text(max_size=20) | st.text("0123456789X-/.{},PD", max_size=24))
def test_any_text_gives_a_period_or_an_error_of_ours(text: str) -> None:
    """No other error escapes, and what is read can be written."""
    try:
        read = Period.parse(text)
    except HijraAminaError:
        return
    assert Period.parse(str(read)) == read


def test_iso_weeks_are_seven_days() -> None:
    """A duration of ISO 8601 is exact, unlike "a week" in a report."""
    assert Period.parse("P1W") == Period.lasting(7)
