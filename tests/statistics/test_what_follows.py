"""What follows from records that are easily read too far, or not far enough."""

from __future__ import annotations

import time

import attrs
import pytest

from hijra_amina.errors import ContradictionError
from hijra_amina.model import (
    Attendance,
    Counted,
    Headcount,
    Involvement,
    Mark,
    Ministry,
    Organisation,
    Participant,
    Place,
    Programme,
    Roster,
    Scope,
    Session,
    Statement,
)
from hijra_amina.statistics import check, count, tabulate
from hijra_amina.values import Count, LocalizedText, PartialDate, Period, Share

TITLE = LocalizedText({"en": "Session"})
BODIES = (
    Ministry(id="moi", name=TITLE, term="iq-moi"),
    Ministry(id="moe", name=TITLE, term="iq-moe"),
    Ministry(id="krg", name=TITLE, term="krg-moi"),
    Organisation(id="police", name=TITLE, kind="directorate", parent="moi"),
    Organisation(id="borders", name=TITLE, kind="directorate", parent="moi"),
    Organisation(id="unit", name=TITLE, parent="moi"),
    Organisation(id="branches", name=TITLE, kind="office", term="iq-momd-branches"),
    Organisation(id="untyped", name=TITLE, term="iq-moe"),
    Organisation(id="ngo", name=TITLE, kind="ngo"),
)
SIXTEENTH = PartialDate.parse("2015-06-16")


def said(*statements: Statement, key: str = "s-1", **more: object) -> Session:
    """A session of which only statements are known."""
    return Session(id=key, title=TITLE, headcount=Headcount(statements=statements), **more)


def exactly(n: int, **who: object) -> Statement:
    """The statement that exactly `n` people came."""
    return Statement(count=Count.exactly(n), **who)


def whole(*sessions: Session, people: tuple[Participant, ...] = ()) -> Programme:
    """A programme that knows the bodies."""
    return Programme(
        id="p", name=TITLE, organisations=BODIES, participants=people, sessions=sessions
    )


class TestSeries:
    """A record that stands for several sessions."""

    def test_an_open_end_leaves_later_years_open(self) -> None:
        """Several sessions since October 2014 may have been held in 2015 as well, not in 2013."""
        series = Session(
            id="s-1", title=TITLE, represents=Count.between(2, 5), period=Period.parse("2014-10/")
        )
        assert count([series], "sessions", year=2015) == Count.at_most(5)
        assert count([series], "sessions", month="2016-01") == Count.at_most(5)
        assert count([series], "sessions", year=2013) == Count.exactly(0)

    def test_every_year_of_the_period_has_a_row(self) -> None:
        """Four sessions from November 2014 to February 2015 may all have been in either year."""
        series = Session(
            id="s-1",
            title=TITLE,
            represents=Count.exactly(4),
            period=Period.parse("2014-11/2015-02"),
        )
        table = tabulate([series], "sessions", by="year")
        assert table.cell(year="2014") == table.cell(year="2015") == Count.at_most(4)

    def test_whoever_is_counted_may_have_come_to_all(self) -> None:
        """300 people at four workshops took part 300 times at the least, 1,200 at the most."""
        series = said(exactly(300), represents=Count.exactly(4), period=Period.parse("2015-06-16"))
        assert count(series, "people") == Count.exactly(300)
        assert count(series, "participations") == Count.between(300, 1200)
        assert count(series, "person_days") == Count.between(300, 1200)
        uncounted = said(exactly(300), represents=Count.at_least(2))
        assert count(uncounted, "participations") == Count.at_least(300)

    def test_a_session_that_ended_did_not_begin_later(self) -> None:
        """A session of which only the end is known was not held in the year after."""
        ended = said(exactly(5), period=Period.parse("/2015-06"))
        assert count(ended, "people", year=2016) == Count.exactly(0)
        assert count(ended, "people", year=2015) == Count.at_most(5)


class TestBodies:
    """Ministries, their units and their governments."""

    def test_everybody_from_a_ministry_is_of_its_government(self) -> None:
        """19 from a ministry are exactly 19, whether or not its government is known."""
        sessions = whole(said(exactly(22), exactly(19, organisation="moi")))
        assert count(sessions, "people", ministry="iq-moi") == Count.exactly(19)
        assert count(sessions, "people", government="federal") == Count.between(19, 22)
        assert count(sessions, "people", ministry="krg-moi") == Count.at_most(3)

    def test_namesakes_of_two_governments_are_two(self) -> None:
        """People of both ministries of the interior add up, each under its own government."""
        statements = (exactly(19, organisation="moi"), exactly(3, organisation="krg"))
        both = whole(said(exactly(22), *statements))
        assert count(both, "people", government="krg") == Count.exactly(3)
        table = tabulate(both, "people", by=["government", "ministry"])
        assert table.cell(government="federal", ministry="iq-moi") == Count.exactly(19)
        assert table.cell(government="federal", ministry="krg-moi") == Count.exactly(0)

    def test_parts_by_directorate_make_the_ministry(self) -> None:
        """Five and six from two directorates, and three from elsewhere, are eleven of 14."""
        parts = (("police", 5), ("borders", 6), ("ngo", 3))
        split = said(*(exactly(n, organisation=body, partition="bodies") for body, n in parts))
        assert count(whole(split), "people", ministry="iq-moi") == Count.exactly(11)
        assert count(whole(split), "people", government="federal") == Count.exactly(11)

    def test_a_ministry_beside_its_own_directorate_is_the_rest_of_it(self) -> None:
        """Three from the ministry and five from its directorate, as two parts, are eight."""
        parts = (("moi", 3), ("police", 5))
        split = said(*(exactly(n, organisation=body, partition="bodies") for body, n in parts))
        assert count(whole(split), "people", ministry="iq-moi") == Count.exactly(8)

    def test_a_directorate_is_within_its_ministry(self) -> None:
        """Without a partition, five from the directorate are among eight from the ministry."""
        session = said(exactly(8, organisation="moi"), exactly(5, organisation="police"))
        assert count(whole(session), "people", ministry="iq-moi") == Count.exactly(8)

    @pytest.mark.parametrize(
        ("body", "ministry"),
        [("unit", "iq-moi"), ("branches", "iq-momd"), ("untyped", "iq-moe")],
    )
    def test_what_record_or_vocabulary_says_of_a_body_is_used(
        self, body: str, ministry: str
    ) -> None:
        """A part of a ministry belongs to it, whether its kind is on record or not."""
        session = said(exactly(5), exactly(5, organisation=body))
        assert count(whole(session), "people", ministry=ministry) == Count.exactly(5)


class TestStatements:
    """What a statement does and does not say."""

    def test_a_share_limits_the_whole(self) -> None:
        """If 20 women were over 60%, no more than 33 people came; at most half, at least 40."""
        women = exactly(20, sex="female")
        most = Statement(share=Share.more_than("60%"), sex="female")
        least = Statement(share=Share.at_most("1/2"), sex="female")
        assert count(said(women, most), "people") == Count.between(20, 33)
        assert count(said(women, least), "people") == Count.at_least(40)
        strictly = Statement(share=Share.less_than("1/2"), sex="female")
        assert count(said(women, strictly), "people") == Count.at_least(41)

    def test_a_planned_split_says_nothing_of_who_came(self) -> None:
        """That two bodies were to share the places leaves room for a third."""
        parts = tuple(
            exactly(n, organisation=body, partition="plan", scope=Scope.PLANNED)
            for body, n in (("moi", 20), ("krg", 5))
        )
        held = whole(said(exactly(30), exactly(20, organisation="moi"), *parts))
        assert count(held, "people", ministry="iq-moe") == Count.at_most(10)
        assert count(held, "people", ministry="krg-moi") == Count.at_most(10)

    def test_an_approximate_capacity_never_contradicts(self) -> None:
        """31 people may well come where there was room for some 30."""
        assert count(said(exactly(31), capacity=Count.about(30)), "people") == Count.exactly(31)

    def test_people_with_and_without_a_disability_add_up(self) -> None:
        """Five people with a disability and 20 without are at least 25."""
        session = said(
            exactly(5, disability="with_disability"), exactly(20, disability="without_disability")
        )
        assert count(session, "people") == Count.at_least(25)

    def test_what_is_left_of_an_approximate_figure_is_approximate(self) -> None:
        """If some 20 of 39 are women, then about nobody's sex is unknown, not exactly nobody's."""
        session = said(exactly(39), Statement(count=Count.about(20), sex="female"))
        table = tabulate(session, "people", by="sex")
        assert table.total == Count.exactly(39)
        assert table.cell(sex="?").approximate

    def test_a_shared_figure_that_has_no_room_says_so(self) -> None:
        """60 people in two sessions of 20 each cannot be, and the error says what and where."""
        shared = exactly(60, scope=Scope.SHARED, covers=("s-1", "s-2"))
        sessions = [said(shared, exactly(20)), said(exactly(20), key="s-2")]
        with pytest.raises(ContradictionError, match="participations at sessions that share"):
            count(sessions, "participations")

    def test_a_session_abroad_is_in_no_governorate(self) -> None:
        """A session in Lyon was not held in Baghdad, and its place is not unknown."""
        abroad = said(exactly(3), places=(Place(name=TITLE, country="FR"),))
        table = tabulate([abroad], "sessions", by="place_governorate")
        assert table.cell(place_governorate="none") == Count.exactly(1)
        assert table.cell(place_governorate="?") == Count.exactly(0)
        assert count(abroad, "sessions", place_governorate="IQ-BG") == Count.exactly(0)


class TestRosters:
    """What a sheet does and does not show."""

    PEOPLE = (Participant(id="p-1", sex="female"), Participant(id="p-2", sex="male"))

    def sheet(self, period: str) -> Session:
        """A complete sheet with a column for one day, on which one of two people came."""
        marks = (("p-1", Mark.PRESENT), ("p-2", Mark.ABSENT))
        rows = tuple(Attendance(participant=who, marks=(mark,)) for who, mark in marks)
        roster = Roster(days=(SIXTEENTH,), attendances=rows, complete=True)
        return Session(id="s-1", title=TITLE, roster=roster, period=Period.parse(period))

    def test_a_day_without_a_column_is_unknown(self) -> None:
        """Of a session of two days, a sheet of the first does not show who came on the second."""
        both = whole(self.sheet("2015-06-16/2015-06-17"), people=self.PEOPLE)
        assert count(both, "people") == Count.between(1, 2)
        assert count(both, "person_days") == Count.between(1, 3)

    @pytest.mark.parametrize("period", ["2015-06-16", "2015-06", "2015"])
    def test_a_sheet_has_the_days_where_the_dates_are_not_known(self, period: str) -> None:
        """Of a session in June, the days of the sheet are its days."""
        one = whole(self.sheet(period), people=self.PEOPLE)
        assert count(one, "people") == count(one, "person_days") == Count.exactly(1)

    def test_check_compares_statements_with_the_roster(self) -> None:
        """Two men in a headcount, and one who came by the sheet, are found to contradict."""
        sheet = self.sheet("2015-06-16")
        said_two = Headcount(statements=(exactly(2, sex="male"),))
        session = Session(
            id="s-1", title=TITLE, roster=sheet.roster, headcount=said_two, period=sheet.period
        )
        mixed = Session(id="s-2", title=TITLE, roster=sheet.roster, period=sheet.period)
        (finding,) = check(whole(session, mixed, people=self.PEOPLE))
        assert (finding.session, finding.code) == ("s-1", "contradiction")
        assert finding.statements == ("headcount.statements[0]",)

    def test_a_table_of_a_large_roster_takes_seconds(self) -> None:
        """Thousands of cells over a thousand people do not go through the roster for each."""
        ministries = tuple(Ministry(id=f"m-{n}", name=TITLE) for n in range(30))
        governorates = ("IQ-BG", "IQ-BA", "IQ-AN", "IQ-AR", "IQ-NI", "IQ-KI")
        people = tuple(
            Participant(
                id=f"p-{n}",
                sex=("female", "male")[n % 2],
                organisation=f"m-{n % 30}",
                governorate=governorates[n % 6],
            )
            for n in range(3_000)
        )
        rows = tuple(Attendance(participant=person.id) for person in people)
        roster = Roster(attendances=rows, complete=True)
        programme = Programme(
            id="p",
            name=TITLE,
            organisations=ministries,
            participants=people,
            sessions=(Session(id="s-1", title=TITLE, roster=roster),),
        )
        started = time.perf_counter()
        table = tabulate(programme, "people", by=["ministry", "governorate", "sex"])
        # Going through the roster for each of the 1,300 cells and margins takes over 20 seconds.
        assert time.perf_counter() - started < 10
        assert table.cell(sex="female") == Count.exactly(1_500)


def test_participants_from_nine_organisations_are_nine_at_least() -> None:
    """Each organisation that is counted sent somebody, as each that is named did."""
    nine = Statement(count=9, counted=Counted.ORGANISATIONS)
    assert count(said(nine), "people") == Count.at_least(9)
    assert count(said(exactly(16), nine), "people") == Count.exactly(16)
    planned = attrs.evolve(nine, scope=Scope.PLANNED)
    assert count(said(planned), "people") == Count.unknown()
    about = attrs.evolve(nine, count=Count.about(9))
    assert count(said(exactly(5), about), "people") == Count.exactly(5)


def test_a_body_that_coordinated_sent_nobody() -> None:
    """Only bodies that sent participants count as having sent some."""
    session = said(exactly(5), bodies=(Involvement(organisation="moi", role="coordination"),))
    assert count(whole(session), "people", ministry="iq-moi") == Count.at_most(5)
