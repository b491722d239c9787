"""The definitions hold of stated figures as they do of rosters: days in time, rules, completion."""

from __future__ import annotations

import attrs

from hijra_amina.model import (
    Attendance,
    Headcount,
    Involvement,
    Mark,
    Ministry,
    Organisation,
    Programme,
    Roster,
    Session,
    Statement,
    TermUse,
)
from hijra_amina.statistics import attended, completion, count, tabulate
from hijra_amina.values import Count, LocalizedText, PartialDate, Period, Share

TITLE = LocalizedText({"en": "Session"})
BODIES = (
    Ministry(id="science", name=TITLE, term="iq-most"),
    Ministry(id="higher", name=TITLE, term="iq-mohe"),
    Ministry(id="women", name=TITLE, term="iq-mowa"),
    Organisation(id="committee", name=TITLE, kind="committee"),
    Organisation(id="unit", name=TITLE, kind="directorate", parent="science"),
)


def programme(*statements: Statement, **more: object) -> Programme:
    """A programme of one session in June 2015 of which figures are stated."""
    session = Session(
        id="s-1",
        title=TITLE,
        period=Period.parse("2015-06-16/2015-06-17"),
        headcount=Headcount(statements=statements),
        **more,
    )
    return Programme(id="p", name=TITLE, organisations=BODIES, sessions=(session,))


def sent(n: int, body: str) -> Statement:
    """The statement that a body sent so many."""
    return Statement(count=n, organisation=body)


class TestAsOf:
    """Statements about bodies that have ended since."""

    STATED = programme(Statement(count=30), sent(8, "science"), sent(5, "higher"), sent(3, "women"))

    def test_statements_follow_their_bodies(self) -> None:
        """Eight and five of two ministries that were merged are thirteen of one."""
        then = count(self.STATED, "people", ministry="iq-mohe", as_of="2015-06-16")
        later = count(self.STATED, "people", ministry="iq-mohe", as_of="2015-09-01")
        assert then == Count.between(5, 19)
        assert later == Count.between(13, 30)
        assert count(self.STATED, "people", ministry="science", as_of="2015-09-01") == later

    def test_a_body_that_has_ended_has_nobody(self) -> None:
        """On the day after its end nobody is of a ministry, known or not."""
        assert count(self.STATED, "people", ministry="iq-most", as_of="2016") == Count.exactly(0)
        assert count(self.STATED, "people", body="iq-mowa", as_of="2016") == Count.exactly(0)

    def test_whoever_is_of_no_stated_body_may_be_of_the_successor(self) -> None:
        """Of the fourteen others anybody may have been sent by Higher Education itself."""
        stated = programme(Statement(count=30), sent(8, "science"))
        assert count(stated, "people", body="iq-mohe", as_of="2016") == Count.at_most(30)

    def test_whom_nobody_succeeds_may_be_anywhere(self) -> None:
        """The three of Women's Affairs are counted in the whole, and nowhere for certain."""
        table = tabulate(self.STATED, "people", by="ministry", as_of="2015-09-01")
        assert {row.key[0]: row.count for row in table} == {
            "*": Count.exactly(30),
            "iq-mohe": Count.between(13, 30),
            "?": Count.exactly(17),
        }

    def test_lists_follow_too(self) -> None:
        """A closed list of two merged ministries is a list of one."""
        listed = tuple(Involvement(organisation=body) for body in ("science", "higher"))
        closed = programme(Statement(count=9), bodies=listed, bodies_complete=True)
        assert count(closed, "people", ministry="iq-mohe") == Count.between(1, 8)
        assert count(closed, "people", ministry="iq-mohe", as_of="2016") == Count.exactly(9)

    def test_a_list_with_a_body_of_no_known_ministry_follows_too(self) -> None:
        """Whoever the committee's people are, each listed ministry sent somebody of its own."""
        listed = tuple(Involvement(organisation=body) for body in ("committee", "women", "higher"))
        stated = programme(Statement(count=18), bodies=listed)
        for day in (None, "2015-06-16"):
            assert count(stated, "people", ministry="iq-mohe", as_of=day) == Count.between(1, 17)
        assert count(stated, "people", ministry="iq-mohe", as_of="2016").low == 1

    def test_a_unit_goes_where_its_ministry_goes(self) -> None:
        """A directorate of a merged ministry is the successor's, and is itself still."""
        stated = programme(sent(4, "unit"))
        assert count(stated, "people", ministry="iq-mohe", as_of="2016").low == 4
        assert count(stated, "people", body="unit", as_of="2016").low == 4


class TestDimensions:
    """What statements say of each dimension."""

    def test_statements_by_age_disability_and_post(self) -> None:
        """A statement bounds the people of its group in every dimension that it names."""
        stated = programme(
            Statement(count=20),
            Statement(count=6, age_band="18-49"),
            Statement(count=2, disability="with_disability"),
            Statement(count=9, group=TermUse(code="senior")),
        )
        assert count(stated, "people", age_band="18-49") == Count.exactly(6)
        assert count(stated, "people", disability="without_disability") == Count.at_most(18)
        assert count(stated, "people", post_level="senior") == Count.exactly(9)

    def test_statements_by_body_and_its_kind(self) -> None:
        """Those from a directorate are of its kind, and so may be others from a ministry."""
        stated = programme(Statement(count=20), sent(4, "unit"), sent(7, "women"))
        assert count(stated, "people", body="unit") == Count.exactly(4)
        assert count(stated, "people", body_kind="directorate") == Count.between(4, 20)
        assert count(stated, "people", body="women").high == 7


class TestAttendance:
    """Rules of attendance where nothing is known of days."""

    def test_of_a_stated_number_anybody_may_have_attended_enough(self) -> None:
        """Between none and all of 27 people met the rule."""
        stated = programme(Statement(count=27))
        rule = attended(at_least="80%")
        assert count(stated, "people", attendance=rule) == Count.at_most(27)
        assert count(stated, "participations", attendance=rule) == Count.at_most(27)
        assert count(stated, "person_days", attendance=rule) == Count.at_most(54)
        assert count(stated, completion(at_least="80%")) == Share.unknown()

    def test_whoever_came_to_a_single_day_came_to_all_of_it(self) -> None:
        """Of a session of one day nobody can have missed a part, named or not."""
        stated = programme(Statement(count=27), Statement(count=4, sex="male"))
        one_day = attrs.evolve(stated.sessions[0], period=Period.parse("2015-06-16"))
        rule = attended(at_least="80%")
        assert count(one_day, "people", attendance=rule) == Count.exactly(27)
        assert count(one_day, "participations", attendance=rule, sex="female") == Count.exactly(23)
        assert count(one_day, "person_days", attendance=rule) == Count.exactly(27)
        assert count(one_day, completion(at_least="80%")) == Share.exactly(1)
        recorded = attended(at_least="80%", of="recorded")
        assert count(one_day, "people", attendance=recorded) == Count.at_most(27)

    def test_half_of_two_days_is_one(self) -> None:
        """Whoever came came on one day at least, whichever sheet they are on, if on any."""
        stated = programme(Statement(count=27))
        assert count(stated, "people", attendance=attended(at_least="50%")) == Count.exactly(27)

    def test_statements_tell_of_unknown_marks(self) -> None:
        """If two came and two may have come, both did, and to all of a single day."""
        rows = tuple(
            Attendance(participant=who, marks=(mark,))
            for who, mark in (("p-1", Mark.UNKNOWN), ("p-2", Mark.UNKNOWN), ("p-3", Mark.ABSENT))
        )
        sheet = Roster(days=(PartialDate.parse("2015-06-16"),), attendances=rows, complete=True)
        session = Session(
            id="s-1",
            title=TITLE,
            period=Period.parse("2015-06-16"),
            roster=sheet,
            headcount=Headcount(statements=(Statement(count=2),)),
        )
        rule = attended(at_least="80%")
        assert count(session, "people", attendance=rule) == Count.exactly(2)
        assert count(session, "person_days", attendance=rule) == Count.exactly(2)

    def test_people_of_two_sessions_who_met_a_rule(self) -> None:
        """The 27 of a single day met it; of the thirty of three days anybody may have failed."""
        first = programme(Statement(count=27)).sessions[0]
        first = attrs.evolve(first, period=Period.parse("2015-06-16"))
        second = attrs.evolve(
            first,
            id="s-2",
            period=Period.parse("2015-07-01/2015-07-03"),
            headcount=Headcount(statements=(Statement(count=30),)),
        )
        rule = attended(at_least="80%")
        assert count([first, second], "people", attendance=rule) == Count.between(27, 57)
        assert count([first, second], "people") == Count.between(30, 57)
