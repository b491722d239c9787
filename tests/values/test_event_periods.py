"""Periods carry the dates of real events, without loss and without invention."""

import json
from pathlib import Path

import pytest

from hijra_amina.values import Count, PartialDate, Period, Verdict

EVENTS = json.loads(
    (Path(__file__).parents[1] / "examples" / "events.json").read_text(encoding="utf-8")
)
PRECISIONS = {"day", "month", "day_no_year", "relative", "none"}


def period_of(event: dict[str, dict[str, str | None]]) -> Period:
    """The period that an event's facts give, and no more."""
    start, end = event["start"], event["end"]
    return Period(
        PartialDate.parse(start["edtf"]) if start["edtf"] else None,
        PartialDate.parse(end["edtf"]) if end["edtf"] else None,
        wording=start["as_worded"],
    )


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["id"])
def test_every_event_has_its_period(event: dict[str, dict[str, str | None]]) -> None:
    """Start, end, precision and wording come back as the facts have them."""
    period = period_of(event)
    for end, facts in ((period.start, event["start"]), (period.end, event["end"])):
        assert facts["precision"] in PRECISIONS
        assert (str(end) if end else None) == facts["edtf"]
        precision = "none" if end is None else "day" if end.day else "month"
        without_year = end is not None and end.year is None
        expected = {"relative": "none", "day_no_year": "day"}
        assert precision == expected.get(facts["precision"], facts["precision"])
        assert without_year == (facts["precision"] == "day_no_year")
    assert period.wording == event["start"]["as_worded"]
    assert Period.parse(str(period)) == period


def test_all_events_are_there() -> None:
    """The file has 37 events, and every precision occurs."""
    assert len(EVENTS) == 37
    assert {event["start"]["precision"] for event in EVENTS} == PRECISIONS


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["id"])
def test_every_duration_in_words_fits_its_dates(event: dict[str, object]) -> None:
    """A duration is read from its words and does not contradict the dates."""
    words = event.get("duration_as_worded")
    if words is None:
        return
    duration = Period.parse_duration(words, "en").duration
    expected = {
        "ten-day": Count.exactly(10), "a successful week": Count.between(1, 7),
        "three-day": Count.exactly(3), "3 day": Count.exactly(3), "for four days": Count.exactly(4),
        "two-day": Count.exactly(2), "three productive days": Count.exactly(3),
        "five-day": Count.exactly(5), "one-day": Count.exactly(1),
    }  # fmt: skip
    assert duration == expected[words]
    period = period_of(event)
    whole = Period(period.start, period.end, duration=duration)
    assert (whole.length() <= duration) is not Verdict.FAILS


def test_the_days_of_the_june_report_are_two() -> None:
    """16 and 17 June 2015 are two days, as "two-day" says."""
    event = next(event for event in EVENTS if event["id"] == "HA-2015-06-16-baghdad")
    assert str(period_of(event)) == "2015-06-16/2015-06-17"
    assert period_of(event).length() == Count.exactly(2)
