"""The values carry what the pages of 37 real events say, and add nothing."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from hijra_amina.errors import UnreadableTextError
from hijra_amina.values import Basis, Count, PartialDate, Period, Share, Verdict

EVENTS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "examples" / "events.json").read_text(encoding="utf-8")
)
BY_ID = {event["id"]: event for event in EVENTS}


def events_with(part: str, field: str) -> list[dict[str, Any]]:
    """The events that say something there."""
    return [event for event in EVENTS if event[part].get(field)]


def id_of(event: dict[str, Any]) -> str:
    """The name of an event's case."""
    return str(event["id"])


def period_of(event: dict[str, Any]) -> Period:
    """The event's dates and duration as one period."""
    start, end = (event[name]["edtf"] for name in ("start", "end"))
    wording = event["start"]["as_worded"] or event.get("duration_as_worded")
    duration = None
    if event.get("duration_as_worded"):
        duration = Period.parse_duration(
            event["duration_as_worded"], event["source_language"]
        ).duration
    return Period(
        PartialDate.parse(start) if start else None,
        PartialDate.parse(end) if end else None,
        duration=duration,
        wording=wording,
    )


def precision_of(date: PartialDate | None) -> str:
    """How precise a date is, in the words of the events' facts."""
    if date is None:
        return "none"
    if date.day is not None:
        return "day" if date.year else "day_no_year"
    return "month"


def test_there_are_37_events_of_every_precision() -> None:
    """The tests below are about all of them, and each way of dating an event occurs."""
    assert len(EVENTS) == 37
    precisions = {event["start"]["precision"] for event in EVENTS}
    assert precisions == {"day", "day_no_year", "month", "none", "relative"}


class TestPeriods:
    @pytest.mark.parametrize("event", EVENTS, ids=id_of)
    def test_dates_are_carried_without_loss_or_invention(self, event: dict[str, Any]) -> None:
        """Ends, precision and wording come out as they went in, and nothing is filled in."""
        period = period_of(event)
        for name, end in (("start", period.start), ("end", period.end)):
            facts = event[name]
            assert (str(end) if end else None) == facts["edtf"]
            known = {"relative": "none"}.get(facts["precision"], facts["precision"])
            assert precision_of(end) == known
        assert period.wording == (event["start"]["as_worded"] or event.get("duration_as_worded"))

    @pytest.mark.parametrize("event", EVENTS, ids=id_of)
    def test_text_and_repr_give_the_period_back(self, event: dict[str, Any]) -> None:
        """EDTF with the duration beside it is the whole period, and so is the repr."""
        period = period_of(event)
        names = {"Period": Period, "Count": Count}
        assert eval(repr(period), names) == period  # noqa: S307 - our own repr
        if period.start or period.end:
            assert Period.parse(str(period), duration=period.duration) == period

    @pytest.mark.parametrize(
        ("event", "length"),
        {
            "HA-2013-11-passport-tot": Count.exactly(10),
            "HA-2014-kri-awareness-series": Count.between(2, 61),
            "HA-kri-week": Count.between(1, 7),
            "HA-ngo-3day": Count.exactly(3),
            "HA-11-23-policy-research": Count.exactly(4),
            "HA-04-28-momd-skills": Count.exactly(3),
            "HA-05-04-human-rights": Count.exactly(4),
            "HA-05-25-border-curriculum": Count.exactly(4),
            "HA-06-01-psychosocial": Count.exactly(4),
            "HA-2015-06-south": Count.between(1, 30),
            "HA-2015-06-16-baghdad": Count.exactly(2),
            "HA-2016-02-21-gfa": Count.exactly(5),
            "HA-moi-docexam-3day": Count.exactly(3),
            "IOM-magnet-study-visit": Count.exactly(5),
            "IOM-magnet-job-fair": Count.exactly(1),
            "IOM-study-visit-drc-jordan": Count.exactly(10),
            "IOM-UNDP-2022-06-ninewa": Count.at_least(1),
            "UN-2017-12-11-cp": Count.exactly(10),
            "UNODC-2020-02-erbil": Count.at_least(1),
            "SEED-2021-krg": Count.between(155, 214),
            "EUAM-gender-tot": Count.at_least(1),
        }.items(),
    )
    def test_lengths_follow_from_dates_and_words(self, event: str, length: Count) -> None:
        """A length is as exact as the page is, and never more so."""
        assert period_of(BY_ID[event]).length() == length

    @pytest.mark.parametrize("event", EVENTS, ids=id_of)
    def test_order_is_open_where_the_year_is_not_known(self, event: dict[str, Any]) -> None:
        """Without a year nothing is before or after the session of June 2015."""
        period, baghdad = period_of(event), period_of(BY_ID["HA-2015-06-16-baghdad"])
        if period.year is None and not (period.start and period.start.year):
            assert period.before(baghdad) is baghdad.before(period) is Verdict.OPEN
            assert (period < baghdad) is (period >= baghdad) is Verdict.OPEN
        elif event["id"] not in {"HA-2015-06-mcof", "HA-2015-06-south"} and period != baghdad:
            assert period.start is not None
            assert period.start.year is not None
            earlier = period.start.year < 2015
            assert period.before(baghdad) is (Verdict.HOLDS if earlier else Verdict.FAILS)

    def test_the_sessions_of_june_2015_may_have_coincided(self) -> None:
        """A month leaves open whether a session was held on the 16th; the dates settle the rest."""
        baghdad = period_of(BY_ID["HA-2015-06-16-baghdad"])
        south = period_of(BY_ID["HA-2015-06-south"])
        assert south.overlaps(baghdad) is south.before(baghdad) is Verdict.OPEN
        assert period_of(BY_ID["HA-06-01-psychosocial"]).overlaps(baghdad) is Verdict.FAILS

    @pytest.mark.parametrize("event", events_with("start", "as_worded"), ids=id_of)
    def test_a_date_in_words_is_no_number_of_people(self, event: dict[str, Any]) -> None:
        """What the pages say of dates is refused as a count, or holds none."""
        try:
            read = Count.parse(event["start"]["as_worded"], event["source_language"])
        except UnreadableTextError:
            return
        assert read == Count.unknown()


class TestShares:
    def test_the_two_lower_bounds_of_the_pages_are_read(self) -> None:
        """Every share that a page gives is strict, exact and known to be stated."""
        bounded = [event for event in EVENTS if event["women"]["share_lower_bound"] is not None]
        assert len(bounded) == 2
        for event in bounded:
            women = event["women"]
            assert women["qualifier"] == "lower_bound_exclusive"
            read = Share.parse(women["as_worded"], event["source_language"])
            assert read == Share.more_than(Fraction(str(women["share_lower_bound"])))
            assert (read.wording, read.basis) == (women["as_worded"], Basis.STATED)

    @pytest.mark.parametrize(
        ("event", "women"),
        [
            ("HA-2015-06-16-baghdad", Count.between(17, 27)),
            ("HA-04-28-momd-skills", Count.between(14, 22)),
        ],
    )
    def test_shares_bound_the_number_of_women(self, event: str, women: Count) -> None:
        """Over 60% of 27 is 17 to 27, and of 22 is 14 to 22."""
        facts = BY_ID[event]
        whole = Count.parse(facts["participants"]["as_worded"], "en")
        assert Share.parse(facts["women"]["as_worded"], "en").of(whole) == women

    def test_the_second_wording_of_the_report_says_the_same_of_27(self) -> None:
        """More than half and over 60% are consistent, and together no more than over 60%."""
        half = Share.parse("more than half of the participants were female", "en")
        sixty = Share.parse(BY_ID["HA-2015-06-16-baghdad"]["women"]["as_worded"], "en")
        assert half.intersect(sixty) == sixty
        assert half.of(27).intersect(sixty.of(27)) == Count.between(17, 27)

    @pytest.mark.parametrize("event", events_with("women", "count"), ids=id_of)
    def test_counted_women_make_an_exact_share(self, event: dict[str, Any]) -> None:
        """Where women are counted, the share follows from the two numbers exactly."""
        women, whole = event["women"]["count"], event["participants"]["value"]
        share = Share.part(women, whole)
        assert share == Share.exactly((women, whole))
        assert share.of(whole) == Count.exactly(women)

    @pytest.mark.parametrize("event", events_with("women", "as_worded"), ids=id_of)
    def test_women_who_are_mentioned_have_no_share(self, event: dict[str, Any]) -> None:
        """A mention keeps its words and bounds nothing."""
        if event["women"]["qualifier"] == "mentioned_not_counted":
            words = event["women"]["as_worded"]
            read = Share.parse(words, event["source_language"])
            assert read == Share.unknown()
            assert read.wording == words
