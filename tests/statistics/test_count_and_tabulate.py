"""`count` and `tabulate` over records: what single sessions and programmes give."""

import pytest

from hijra_amina.errors import ContradictionError, InvalidValueError, UnknownCodeError
from hijra_amina.model import (
    Attendance,
    Headcount,
    Involvement,
    Mark,
    Ministry,
    Participant,
    Place,
    Programme,
    Roster,
    Scope,
    Session,
    SessionStatus,
    Statement,
    TermUse,
)
from hijra_amina.statistics import count, tabulate
from hijra_amina.values import Count, LocalizedText, PartialDate, Period, Share

TITLE = LocalizedText({"en": "Session"})
DAYS = (PartialDate.parse("2015-06-16"), PartialDate.parse("2015-06-17"))
PRESENT, ABSENT, UNKNOWN = Mark.PRESENT, Mark.ABSENT, Mark.UNKNOWN


def said(*statements: Statement, key: str = "s-1", **more: object) -> Session:
    """A session of which only statements are known."""
    return Session(id=key, title=TITLE, headcount=Headcount(statements=statements), **more)


def total(n: int) -> Statement:
    """The statement that `n` people came."""
    return Statement(count=Count.exactly(n))


def ministry(key: str) -> Ministry:
    """A ministry that only this programme knows."""
    return Ministry(id=key, name=LocalizedText({"en": f"Ministry {key}"}))


def rostered(key: str, *came: tuple[str, Mark, Mark], complete: bool = True) -> Session:
    """A session with a roster of two days."""
    attendances = tuple(
        Attendance(participant=person, marks=(first, second)) for person, first, second in came
    )
    roster = Roster(days=DAYS, attendances=attendances, complete=complete)
    return Session(id=key, title=TITLE, roster=roster, period=Period.parse("2015-06-16/2015-06-17"))


PEOPLE = (
    Participant(id="p-1", sex="female", organisation="a"),
    Participant(id="p-2", sex="male", organisation="b"),
    Participant(id="p-3", organisation="a"),
)


def programme(*sessions: Session) -> Programme:
    """A programme of three people from two ministries."""
    return Programme(
        id="example",
        name=TITLE,
        organisations=(ministry("a"), ministry("b")),
        participants=PEOPLE,
        sessions=sessions,
    )


class TestHeadcounts:
    """What statements alone allow."""

    JUNE = said(
        total(27),
        Statement(share=Share.more_than("60%"), sex="female"),
        Statement(share=Share.more_than("1/2"), sex="female"),
    )

    def test_two_wordings_intersect(self) -> None:
        """More than 60% and more than half of 27 together are 17 to 27 women."""
        assert count(self.JUNE, "people", sex="female") == Count.between(17, 27)

    def test_the_other_sex_follows(self) -> None:
        """Where 17 to 27 of 27 are women, none to 10 are men."""
        assert count(self.JUNE, "people", sex="male") == Count.between(0, 10)

    def test_silence_is_not_zero(self) -> None:
        """Of 25 people of whom nothing is said, none to 25 are women."""
        assert count(said(total(25)), "people", sex="female") == Count.between(0, 25)

    def test_parts_make_the_total(self) -> None:
        """29 officials and 6 staff of organisations are 35 people, though nobody wrote 35."""
        session = said(
            *(
                Statement(
                    count=Count.exactly(n), group=TermUse(wording=words), partition="audience"
                )
                for n, words in ((29, "officials"), (6, "staff of NGOs"))
            )
        )
        assert count(session, "people") == Count.exactly(35)

    def test_parts_by_body_make_the_total(self) -> None:
        """A partition may be by bodies: 19 from one ministry and 3 from another are 22."""
        session = said(
            *(
                Statement(count=Count.exactly(n), organisation=body, partition="bodies")
                for n, body in ((19, "a"), (3, "b"))
            )
        )
        assert count(programme(session), "people") == Count.exactly(22)

    def test_sexes_make_the_total(self) -> None:
        """4 women and 26 men are 30 people."""
        session = said(
            Statement(count=Count.exactly(4), sex="female"),
            Statement(count=Count.exactly(26), sex="male"),
        )
        assert count(session, "people") == Count.exactly(30)

    def test_a_session_without_figures_is_unknown(self) -> None:
        """A session of which no figure is known has an unknown number of people."""
        assert count(Session(id="s-1", title=TITLE), "people") == Count.unknown()

    def test_an_approximate_total_stays_approximate(self) -> None:
        """Some 39 officials remain some 39."""
        session = said(Statement(count=Count.about(39)))
        assert count(session, "people") == Count.about(39)

    def test_an_approximate_figure_never_contradicts(self) -> None:
        """Some 39 beside exactly 41 is 41, and no error."""
        session = said(Statement(count=Count.about(39)), total(41))
        assert count(session, "people") == Count.exactly(41)

    def test_cumulative_figures_are_not_the_attendance_of_the_session(self) -> None:
        """75 officials trained so far, this session included, are a limit and no attendance."""
        session = said(Statement(count=Count.exactly(75), scope=Scope.CUMULATIVE))
        assert count(session, "people") == Count.at_most(75)

    def test_a_contradiction_names_the_session(self) -> None:
        """30 women of 27 people cannot be, and the error says in which session."""
        session = said(total(27), Statement(count=Count.exactly(30), sex="female"))
        with pytest.raises(ContradictionError, match="session s-1"):
            count(session, "people")

    def test_each_listed_ministry_sent_somebody(self) -> None:
        """27 people from a closed list of three ministries are 1 to 25 from each."""
        session = said(
            total(27),
            bodies=tuple(Involvement(organisation=name) for name in "abc"),
            bodies_complete=True,
        )
        whole = Programme(
            id="example",
            name=TITLE,
            organisations=tuple(map(ministry, "abcd")),
            sessions=(session,),
        )
        assert count(whole, "people", ministry="a") == Count.between(1, 25)
        assert count(whole, "people", ministry="d") == Count.exactly(0)
        assert count(whole, "people", ministry="a", sex="female") == Count.between(0, 25)

    def test_an_open_list_leaves_room_for_others(self) -> None:
        """From an open list, at least one came from a listed body, and others may have come."""
        session = said(total(22), bodies=(Involvement(organisation="a"),), bodies_complete=False)
        assert count(programme(session), "people", ministry="a") == Count.between(1, 22)
        assert count(programme(session), "people", ministry="b") == Count.between(0, 21)

    def test_person_days_lie_between_one_day_and_all_days(self) -> None:
        """27 people at a session of two days were there on 27 to 54 person-days."""
        session = said(total(27), period=Period.parse("2015-06-16/2015-06-17"))
        assert count(session, "person_days") == Count.between(27, 54)


class TestRosters:
    """What lists of people allow."""

    FIRST = rostered("s-1", ("p-1", PRESENT, PRESENT), ("p-2", PRESENT, ABSENT))
    SECOND = rostered("s-2", ("p-1", PRESENT, UNKNOWN), ("p-3", UNKNOWN, UNKNOWN))

    def test_a_person_is_counted_once(self) -> None:
        """Somebody at two sessions is one person and two participations."""
        both = programme(self.FIRST, self.SECOND)
        assert count(both, "people") == Count.between(2, 3)
        assert count(both, "participations") == Count.between(3, 4)

    def test_unknown_marks_and_unknown_sex_widen(self) -> None:
        """A person of unknown sex may be a woman; one who may have come may count."""
        both = programme(self.FIRST, self.SECOND)
        assert count(both, "people", sex="female") == Count.between(1, 2)
        assert count(both, "people", sex="male") == Count.between(1, 2)

    def test_person_days_count_marks(self) -> None:
        """Present marks count for sure; unknown marks may."""
        both = programme(self.FIRST, self.SECOND)
        assert count(both, "person_days") == Count.between(4, 7)

    def test_absent_people_did_not_take_part(self) -> None:
        """Somebody who was absent on all days is no participant."""
        session = rostered("s-1", ("p-1", PRESENT, PRESENT), ("p-2", ABSENT, ABSENT))
        assert count(programme(session), "people") == Count.exactly(1)

    def test_an_incomplete_roster_is_a_lower_bound(self) -> None:
        """An incomplete roster of two is at least two, and a stated total of five limits it."""
        session = rostered(
            "s-1", ("p-1", PRESENT, PRESENT), ("p-2", PRESENT, ABSENT), complete=False
        )
        assert count(programme(session), "people") == Count.at_least(2)
        stated = Session(
            id="s-1",
            title=TITLE,
            roster=session.roster,
            headcount=Headcount(statements=(total(5),)),
        )
        assert count(programme(stated), "people") == Count.exactly(5)
        assert count(programme(stated), "people", sex="female") == Count.between(1, 4)

    def test_a_roster_without_its_programme_is_refused(self) -> None:
        """The sex of a roster's people cannot be looked up without the programme."""
        with pytest.raises(InvalidValueError, match="programme"):
            count(self.FIRST, "people", sex="female")
        known = count(self.FIRST, "people", sex="female", programme=programme(self.FIRST))
        assert known == Count.exactly(1)


class TestSeveralSessions:
    """Bounds over a whole programme."""

    def test_people_lie_between_the_largest_session_and_the_sum(self) -> None:
        """27 and 32 people without names are 32 to 59 people."""
        sessions = [said(total(27), key="s-1"), said(total(32), key="s-2")]
        assert count(sessions, "people") == Count.between(32, 59)
        assert count(sessions, "participations") == Count.exactly(59)

    def test_an_unknown_session_opens_the_upper_end(self) -> None:
        """With a session of unknown size, 27 is only a lower bound."""
        sessions = [said(total(27), key="s-1"), Session(id="s-2", title=TITLE)]
        assert count(sessions, "people") == Count.at_least(27)

    def test_planned_sessions_reach_nobody(self) -> None:
        """What is planned is not counted."""
        planned = said(total(25), key="s-2", status=SessionStatus.PLANNED)
        assert count([said(total(27)), planned], "participations") == Count.exactly(27)
        assert count([said(total(27)), planned], "sessions") == Count.exactly(1)

    def test_an_uncounted_plural_is_at_least_two_sessions(self) -> None:
        """A record of several sessions counts as at least two."""
        series = Session(id="s-2", title=TITLE, represents=Count.at_least(2))
        assert count([said(total(27)), series], "sessions") == Count.at_least(3)

    def test_a_session_without_a_year_may_be_of_any(self) -> None:
        """Of two sessions, one without a year, one or two were in 2015."""
        sessions = [
            said(total(27), key="s-1", period=Period.parse("2015-06-16/2015-06-17")),
            said(total(32), key="s-2", period=Period.parse("XXXX-05-04/XXXX-05-07")),
        ]
        assert count(sessions, "sessions", year=2015) == Count.between(1, 2)
        assert count(sessions, "participations", year="2015") == Count.between(27, 59)
        assert count(sessions, "sessions", month="2015-06") == Count.exactly(1)
        assert count(sessions, "sessions", month="2015-05") == Count.between(0, 1)

    def test_a_series_may_have_been_in_any_month_of_its_period(self) -> None:
        """Sessions from October to December 2014 may have been in November as well."""
        series = Session(
            id="s-1",
            title=TITLE,
            represents=Count.at_least(2),
            period=Period.parse("2014-10/2014-12"),
        )
        table = tabulate([series], "sessions", by="month")
        assert [row.key[0] for row in table] == ["*", "2014-10", "2014-11", "2014-12", "?"]
        assert table.cell(month="2014-11") == Count.unknown()

    def test_a_shared_figure_limits_all_and_each(self) -> None:
        """60 people in two sessions: no more than 60 people, no fewer than 60 participations."""
        shared = Statement(count=Count.exactly(60), scope=Scope.SHARED, covers=("s-1", "s-2"))
        sessions = [said(shared, key="s-1"), Session(id="s-2", title=TITLE)]
        assert count(sessions, "participations").low == 60
        assert count(sessions, "people").high == 60
        assert count(sessions[0], "people") == Count.between(0, 60)


class TestTables:
    """Rows, margins and what could not be placed."""

    def test_margins_and_unknowns(self) -> None:
        """A table by sex has women, men, all, and those whom no sex could be given."""
        session = rostered(
            "s-1", ("p-1", PRESENT, PRESENT), ("p-2", PRESENT, ABSENT), ("p-3", PRESENT, PRESENT)
        )
        table = tabulate(programme(session), "people", by="sex")
        assert table.total == Count.exactly(3)
        assert table.cell(sex="female") == Count.between(1, 2)
        assert table.cell(sex="male") == Count.between(1, 2)
        assert table.cell(sex="?") == Count.exactly(1)

    def test_dimensions_cross(self) -> None:
        """Women of one ministry are counted in one cell, and margins agree with `count`."""
        session = rostered("s-1", ("p-1", PRESENT, PRESENT), ("p-2", PRESENT, ABSENT))
        whole = programme(session)
        table = tabulate(whole, "people", by=["sex", "ministry"])
        assert table.cell(sex="female", ministry="a") == Count.exactly(1)
        assert table.cell(sex="female", ministry="b") == Count.exactly(0)
        assert table.cell(ministry="b") == count(whole, "people", ministry="b")

    def test_sessions_by_governorate_of_the_place(self) -> None:
        """Sessions are split by where they were held."""
        session = said(total(27), places=(Place(governorate="IQ-BG"),))
        table = tabulate(
            [session, Session(id="s-2", title=TITLE)], "sessions", by="place_governorate"
        )
        assert table.cell(place_governorate="IQ-BG") == Count.between(1, 2)
        assert table.cell(place_governorate="?") == Count.exactly(1)

    def test_rows_as_dictionaries_keep_codes_beside_labels(self) -> None:
        """Codes stay, and labels stand beside them in the language asked for."""
        table = tabulate(said(total(27)), "people", by="sex")
        rows = {row["sex"]: row for row in table.to_dicts(labels="both")}
        assert rows["female"]["sex_label_en"] != "female"
        assert rows["female"]["sex_label_ar"] != rows["female"]["sex_label_en"]
        assert rows["female"]["low"] == 0
        assert rows["female"]["high"] == 27

    @pytest.mark.parametrize(
        ("measure", "by", "where", "named"),
        [
            ("persons", (), {}, "measure"),
            ("people", ("ministery",), {}, "dimension"),
            ("people", (), {"sex": "femal"}, "sex"),
            ("people", (), {"session": "s-2"}, "session"),
        ],
    )
    def test_unknown_words_name_the_known_ones(
        self, measure: str, by: tuple[str, ...], where: dict[str, str], named: str
    ) -> None:
        """A misspelt measure, dimension or value is refused with the nearest."""
        with pytest.raises(UnknownCodeError) as caught:
            tabulate(said(total(27)), measure, by=by, where=where)
        assert caught.value.kind == named
        assert caught.value.allowed

    def test_sessions_have_no_sex(self) -> None:
        """Sessions cannot be split by a dimension of people."""
        with pytest.raises(InvalidValueError, match="measure of people"):
            tabulate(said(total(27)), "sessions", by="sex")

    def test_a_source_that_is_none_is_refused(self) -> None:
        """Something that is no session is refused by kind, not shown."""
        with pytest.raises(InvalidValueError, match="a value of type str"):
            count(["s-1"], "people")  # type: ignore[list-item]


class TestApproximateFigures:
    """How far "some 39" reaches."""

    SOME = said(Statement(count=Count.about(39)), key="s-1")

    def test_a_sum_with_an_approximate_figure_is_approximate(self) -> None:
        """Some 39 and 27 are some 66."""
        both = [self.SOME, said(total(27), key="s-2")]
        assert count(both, "participations") == Count.about(66)

    def test_where_nothing_of_it_is_left_the_result_is_firm(self) -> None:
        """With a session of unknown size, the women known for certain stay certain."""
        women = said(Statement(count=Count.exactly(9), sex="female"), key="s-2")
        both = [self.SOME, women]
        known = Count.between(9, 48, approximate=True)
        assert count(both, "participations", sex="female") == known
        three = [*both, Session(id="s-3", title=TITLE)]
        assert count(three, "participations", sex="female") == Count.at_least(9)
        assert count(three, "people") == Count.at_least(39, approximate=True)
