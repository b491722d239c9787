"""What things are split by: values, verdicts, days in time, and dimensions of one's own."""

from __future__ import annotations

import pickle
from datetime import date
from typing import ClassVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina import vocabulary
from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.model import (
    Attendance,
    Headcount,
    Ministry,
    Organisation,
    Participant,
    Place,
    Programme,
    Roster,
    Session,
    Statement,
    TermUse,
)
from hijra_amina.statistics import (
    Dimension,
    Level,
    Table,
    count,
    dimension,
    measure,
    register,
    registered,
    share,
    tabulate,
    to_frame,
    unregister,
)
from hijra_amina.statistics._material import material
from hijra_amina.statistics.dimensions import is_value, rolled_up, values_among
from hijra_amina.statistics.tables import recompute
from hijra_amina.values import Count, LocalizedText, PartialDate, Period, Verdict

TITLE = LocalizedText({"en": "Session"})
HOLDS, FAILS, OPEN = Verdict.HOLDS, Verdict.FAILS, Verdict.OPEN
BODIES = (
    Ministry(id="women", name=LocalizedText({"en": "Women's Affairs"}), term="iq-mowa"),
    Ministry(id="science", name=TITLE, term="iq-most"),
    Ministry(id="higher", name=TITLE, term="iq-mohe"),
    Ministry(id="environment", name=TITLE, term="iq-moenv"),
    Organisation(id="bureau", name=TITLE, term="krg-bmd"),
    Organisation(id="unit", name=TITLE, kind="directorate", parent="women"),
    Ministry(id="own", name=TITLE),
)


def session(key: str, *people: str, **more: object) -> Session:
    """A session of which it is known exactly who came."""
    roster = Roster(attendances=tuple(Attendance(participant=who) for who in people), complete=True)
    return Session(id=key, title=TITLE, roster=roster, **more)


def whole(*sessions: Session, **people: dict[str, str]) -> Programme:
    """A programme with these people, by identifier."""
    return Programme(
        id="p",
        name=TITLE,
        organisations=BODIES,
        participants=tuple(Participant(id=key, **known) for key, known in people.items()),
        sessions=sessions,
    )


def rows(table: Table) -> dict[str, Count]:
    """The figures of a table of one dimension."""
    return {row.key[0]: row.count for row in table}


class TestRawValues:
    """One text that says what is known."""

    @pytest.mark.parametrize(
        ("raw", "value", "verdict"),
        [
            (None, "a", OPEN),
            ("a", "a", HOLDS),
            ("a", "b", FAILS),
            ("a;b", "b", HOLDS),
            ("a;b", "c", FAILS),
            ("a;?", "a", HOLDS),
            ("a;?", "c", OPEN),
            ("?", "c", OPEN),
            ("a|b", "a", OPEN),
            ("a|b", "c", FAILS),
            ("a;b|c", "a", HOLDS),
            ("a;b|c", "c", OPEN),
        ],
    )
    def test_a_raw_value_is_is_not_or_may_be_a_value(
        self, raw: str | None, value: str, verdict: Verdict
    ) -> None:
        """Several hold at once, alternatives exclude the rest, and a question mark leaves room."""
        assert is_value(raw, value) is verdict

    @given(st.lists(st.sampled_from(["a", "b;c", "c|d", "?", "a;?", None])))
    def test_exactly_the_values_of_a_table_can_be(self, raws: list[str | None]) -> None:
        """A value has a row if some raw value names it, and not for being merely unknown."""
        named = {letter for raw in raws for letter in raw or "" if letter in "abcd"}
        assert set(values_among(raws)) == named


class TestTime:
    """Years, quarters and months share one raw value: when a session begins."""

    @pytest.mark.parametrize(
        ("period", "quarter", "verdict"),
        [
            ("2015-06-16", "2015-Q2", HOLDS),
            ("2015-06-30/2015-07-02", "2015-Q2", HOLDS),
            ("2015-06-30/2015-07-02", "2015-Q3", FAILS),
            ("2015", "2015-Q3", OPEN),
            ("2015", "2014-Q3", FAILS),
            ("XXXX-05-04", "2015-Q2", OPEN),
            ("XXXX-05-04", "2015-Q3", FAILS),
            ("/2015-06-01", "2015-Q3", FAILS),
            ("/2015-06-01", "2014-Q3", OPEN),
            ("/", "2014-Q3", OPEN),
            ("2015-06-16/", "2015-Q2", HOLDS),
        ],
    )
    def test_a_session_is_of_the_quarter_in_which_it_begins(
        self, period: str, quarter: str, verdict: Verdict
    ) -> None:
        """As far as its dates tell; a month without a year lies in the quarter of that month."""
        held = Session(id="s-1", title=TITLE, period=Period.parse(period))
        found = material(held)
        assert dimension("quarter").holds_for_session(found, held, quarter) is verdict

    @given(
        st.dates(date(2013, 1, 1), date(2016, 12, 31)),
        st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "XXXX-%m-%d"]),
    )
    def test_a_verdict_never_excludes_the_true_day(self, day: date, shape: str) -> None:
        """However little of a date is written down, its year, quarter and month stay possible."""
        raw = day.strftime(shape)
        values = {
            "year": f"{day.year}",
            "quarter": f"{day.year}-Q{(day.month + 2) // 3}",
            "month": f"{day:%Y-%m}",
        }
        for name, value in values.items():
            verdict = dimension(name).verdict(raw, value)
            assert verdict is not FAILS
            if shape == "%Y-%m-%d":
                assert verdict is HOLDS

    def test_a_year_whose_end_leaves_less_room_is_cut_short(self) -> None:
        """A session of 2015 that ended by June did not begin in the second half of the year."""
        held = Session(id="s-1", title=TITLE, period=Period.parse("2015/2015-06"))
        table = tabulate([held], "sessions", by="quarter")
        assert count([held], "sessions", quarter="2015-Q3") == Count.exactly(0)
        assert count([held], "sessions", quarter="2015-Q2") == Count.at_most(1)
        assert [row.key[0] for row in table] == ["*", "?"]

    def test_a_series_has_a_row_for_each_quarter_of_its_period(self) -> None:
        """Several sessions from November to May may have been in any of three quarters."""
        several = Session(
            id="s-1",
            title=TITLE,
            represents=Count.exactly(3),
            period=Period.parse("2014-11/2015-05"),
        )
        table = tabulate([several], "sessions", by="quarter")
        assert [row.key[0] for row in table] == ["*", "2014-Q4", "2015-Q1", "2015-Q2", "?"]


class TestSeveralValues:
    """Topics and linked places."""

    TWO = session("s-1", "p-1", "p-2", topics=(TermUse(code="thb"), TermUse(code="referral")))
    ONE = session("s-2", "p-2", topics=(TermUse(code="thb"),))

    def test_people_are_not_multiplied_by_topics(self) -> None:
        """Two people at a session of two topics are two people in each, and two in all."""
        table = tabulate(whole(self.TWO, self.ONE, **{"p-1": {}, "p-2": {}}), "people", by="topic")
        assert rows(table) == {
            "*": Count.exactly(2),
            "referral": Count.exactly(2),
            "thb": Count.exactly(2),
            "?": Count.exactly(0),
        }

    def test_participations_are_not_multiplied_by_topics(self) -> None:
        """The margin counts each participation once, however many topics its session had."""
        programme = whole(self.TWO, self.ONE, **{"p-1": {}, "p-2": {}})
        table = tabulate(programme, "participations", by="topic")
        assert table.total == Count.exactly(3)
        assert table.cell(topic="thb") == Count.exactly(3)

    def test_a_topic_in_other_words_may_be_any(self) -> None:
        """A topic of which only the source's words are known may be one of the vocabulary."""
        worded = session("s-1", "p-1", topics=(TermUse(code="thb"), TermUse(wording="role plays")))
        programme = whole(worded, **{"p-1": {}})
        assert count(programme, "people", topic="thb") == Count.exactly(1)
        assert count(programme, "people", topic="referral") == Count.at_most(1)

    def test_linked_places_are_both(self) -> None:
        """A session at two linked places was in both governorates, and is one session."""
        linked = session(
            "s-1", "p-1", places=(Place(governorate="IQ-BG"), Place(governorate="IQ-AR"))
        )
        table = tabulate(whole(linked, **{"p-1": {}}), "sessions", by="place_governorate")
        assert rows(table) == {
            "*": Count.exactly(1),
            "IQ-AR": Count.exactly(1),
            "IQ-BG": Count.exactly(1),
            "?": Count.exactly(0),
        }


class TestPeople:
    """What people are split by."""

    def test_short_lists_have_all_their_values(self) -> None:
        """Nobody aged 60 to 69 is a row with nobody, not a row that is missing."""
        table = tabulate(
            whole(session("s-1", "p-1"), **{"p-1": {"age_band": "18-49"}}), "people", by="age_band"
        )
        assert table.cell(age_band="60-69") == Count.exactly(0)
        assert table.cell(age_band="18-49") == Count.exactly(1)
        for name in ("sex", "disability", "post_level"):
            found = {row.key[0] for row in tabulate(whole(), "people", by=name)}
            assert found == {"*", "?", *vocabulary.codes(name)}

    def test_a_body_bears_the_name_that_the_programme_gives_it(self) -> None:
        """The code stands in the table, with the name of the programme's own reports beside it."""
        programme = whole(session("s-1", "p-1"), **{"p-1": {"organisation": "women"}})
        table = tabulate(programme, "people", by="body")
        assert table.cell(body="iq-mowa") == Count.exactly(1)
        assert table.labels["body", "iq-mowa"]["en"] == "Women's Affairs"
        assert count(programme, "people", body="women") == Count.exactly(1)

    def test_a_body_that_only_the_programme_knows_bears_its_identifier(self) -> None:
        """And its name there; a body that has no record has none."""
        programme = whole(session("s-1", "p-1"), **{"p-1": {"organisation": "own"}})
        table = tabulate(programme, "people", by="body")
        assert table.cell(body="own") == Count.exactly(1)
        assert table.labels["body", "own"] == TITLE
        assert material(programme).name_of_body("iq-moi") is None

    def test_kinds_of_bodies(self) -> None:
        """The kind comes from the record or from the vocabulary."""
        people = {"p-1": {"organisation": "unit"}, "p-2": {"organisation": "bureau"}}
        table = tabulate(whole(session("s-1", *people), **people), "people", by="body_kind")
        assert table.cell(body_kind="directorate") == Count.exactly(1)
        assert table.cell(body_kind="bureau") == Count.exactly(1)

    def test_a_session_of_no_series_is_of_none(self) -> None:
        """A label is given by whoever keeps the records, so that silence is no doubt."""
        programme = whole(session("s-1", series="first"), session("s-2"))
        table = tabulate(programme, "sessions", by="series")
        assert rows(table) == {
            "*": Count.exactly(2),
            "first": Count.exactly(1),
            "none": Count.exactly(1),
            "?": Count.exactly(0),
        }


class TestAsOf:
    """Bodies as they are on a day."""

    PEOPLE: ClassVar = {
        "p-1": {"organisation": "women"},
        "p-2": {"organisation": "science"},
        "p-3": {"organisation": "higher"},
        "p-4": {"organisation": "unit"},
        "p-5": {"organisation": "own"},
    }
    PROGRAMME = whole(session("s-1", *PEOPLE), **PEOPLE)

    def test_without_a_day_bodies_are_as_recorded(self) -> None:
        """The Ministry of State for Women's Affairs has its staff and its unit's."""
        found = rows(tabulate(self.PROGRAMME, "people", by="ministry"))
        assert found["iq-mowa"] == Count.exactly(2)
        assert found["iq-most"] == found["iq-mohe"] == found["own"] == Count.exactly(1)

    @pytest.mark.parametrize("day", ["2015-08-15", date(2015, 8, 15), PartialDate(2015, 6)])
    def test_before_its_end_a_ministry_stands_for_itself(self, day: str) -> None:
        """On the day before the decree, nothing has changed."""
        table = tabulate(self.PROGRAMME, "people", by="ministry", as_of=day)
        assert rows(table) == rows(tabulate(self.PROGRAMME, "people", by="ministry"))

    @pytest.mark.parametrize("day", ["2015-08-16", date(2015, 9, 1), PartialDate(2016)])
    def test_a_merged_ministry_counts_under_its_successor(self, day: str) -> None:
        """Science and Technology went to Higher Education on 16 August 2015."""
        table = tabulate(self.PROGRAMME, "people", by="ministry", as_of=day)
        assert table.as_of == PartialDate.of(day) if not isinstance(day, str) else True
        found = rows(table)
        assert "iq-most" not in found
        assert "iq-mowa" not in found
        # Nobody says who carries on for Women's Affairs: its two people may be of any ministry.
        assert found["iq-mohe"] == Count.between(2, 4)
        assert found["own"] == Count.between(1, 3)
        assert found["?"] == Count.exactly(2)
        assert table.total == Count.exactly(5)

    def test_conditions_follow(self) -> None:
        """Asked by its code or by its identifier, the merged ministry is not found any more."""
        later = {"as_of": "2016-01-01"}
        assert count(self.PROGRAMME, "people", ministry="iq-mohe", **later) == Count.between(2, 4)
        assert count(self.PROGRAMME, "people", ministry="higher", **later) == Count.between(2, 4)
        assert count(self.PROGRAMME, "people", ministry="science", **later) == Count.between(2, 4)
        for ended in ("iq-most", "iq-mowa"):
            assert count(self.PROGRAMME, "people", ministry=ended, **later) == Count.exactly(0)

    def test_what_a_body_is_in_a_year_of_change_is_not_guessed(self) -> None:
        """Of a year in which it ends, a body given by its identifier may be it or its successor."""
        with pytest.raises(InvalidValueError, match="one that may be iq-mohe or iq-most"):
            count(self.PROGRAMME, "people", ministry="science", as_of="2015")
        assert count(self.PROGRAMME, "people", ministry="iq-mowa", as_of="2015").high == 2

    def test_governments_go_on(self) -> None:
        """The federal government has not ended with its ministries."""
        assert count(self.PROGRAMME, "people", government="federal", as_of="2016") == count(
            self.PROGRAMME, "people", government="federal"
        )

    def test_a_ministry_that_is_there_again_may_be_either(self) -> None:
        """Environment was merged into Health and is there again since a day nobody names."""
        later = rolled_up(dimension("ministry"), PartialDate.parse("2020"))
        assert later.became("iq-moenv") == "iq-moenv|iq-moh"
        assert later.verdict("iq-moenv", "iq-moh") is OPEN
        assert later.verdict("iq-moenv", "iq-moenv") is OPEN
        assert later.verdict("iq-moenv", "iq-moi") is FAILS

    def test_within_the_limits_of_an_undated_merger_both_are_possible(self) -> None:
        """The Bureau of Migration was merged between 2017 and 2021: in 2019 it may be either."""
        during = rolled_up(dimension("body"), PartialDate.parse("2019"))
        after = rolled_up(dimension("body"), PartialDate.parse("2022"))
        assert during.became("krg-bmd") == "krg-bmd|krg-jcc"
        assert after.became("krg-bmd") == "krg-jcc"

    def test_in_the_month_of_its_end_a_ministry_may_be_itself_or_anybody(self) -> None:
        """In August 2015 Women's Affairs was still there, or had no successor that is named."""
        during = rolled_up(dimension("ministry"), PartialDate.parse("2015-08"))
        assert during.became("iq-mowa") is None
        assert during.became("iq-most") == "iq-mohe|iq-most"

    def test_what_governments_disagree_on_stays_itself(self) -> None:
        """Halabja was a governorate in 2015 for one government and not for the other."""
        then = rolled_up(dimension("governorate"), PartialDate.parse("2015-06-16"))
        assert then.became("IQ-x-halabja") == "IQ-x-halabja"

    def test_several_places_are_rolled_up_one_by_one(self) -> None:
        """Of linked places, the one that was no governorate yet is not known."""
        early = rolled_up(dimension("place_governorate"), PartialDate.parse("1990"))
        assert early.became("IQ-BG;IQ-x-halabja") == "IQ-BG;?"

    @given(st.sampled_from(sorted(vocabulary.codes("body"))), st.dates(date(2010, 1, 1)))
    def test_rolling_up_twice_is_rolling_up_once(self, code: str, day: date) -> None:
        """What has become of a body by a day is in being on that day, or not known."""
        became = rolled_up(dimension("body"), PartialDate.of(day)).became
        assert became(became(code)) == became(code)

    @pytest.mark.parametrize("day", ["yesterday", "", 2015, True])
    def test_a_day_that_is_none_is_refused(self, day: object) -> None:
        """Whatever is no date is refused by kind."""
        with pytest.raises(InvalidValueError, match="as_of"):
            count(self.PROGRAMME, "people", as_of=day)  # type: ignore[call-overload]


class TestRegistration:
    """Dimensions of an application's own."""

    ROOM = Dimension(
        name="room",
        level=Level.SESSION,
        of_session=lambda _, held: held.notes[0] if held.notes else None,
        labels={"big": LocalizedText({"en": "The big room"})},
    )
    SIDE = Dimension(
        name="side",
        level=Level.PERSON,
        of_person=lambda _, person: {"IQ-BG": "centre"}.get(person.governorate or ""),
    )
    PEOPLE: ClassVar = {"p-1": {"governorate": "IQ-BG"}, "p-2": {}}
    PROGRAMME = whole(session("s-1", "p-1", "p-2", notes=("big",)), session("s-2", "p-2"), **PEOPLE)

    def test_a_registered_dimension_is_used_like_any_other(self) -> None:
        """In `by` and in `where`, of people and of sessions, with labels, and no longer after."""
        with registered(self.ROOM, self.SIDE):
            table = tabulate(self.PROGRAMME, "sessions", by="room")
            assert rows(table) == {
                "*": Count.exactly(2),
                "big": Count.between(1, 2),
                "?": Count.exactly(1),
            }
            assert table.labels["room", "big"]["en"] == "The big room"
            assert count(self.PROGRAMME, "people", side="centre") == Count.between(1, 2)
            assert count(self.PROGRAMME, "participations", room="big") == Count.between(2, 3)
        with pytest.raises(UnknownCodeError):
            tabulate(self.PROGRAMME, "sessions", by="room")

    def test_a_registered_measure_is_used_by_its_name(self) -> None:
        """A share that is registered can be asked for as a text."""
        with registered(share(of="people", governorate="IQ-BG", name="from_baghdad")):
            assert str(count(self.PROGRAMME, "from_baghdad")) == "Share.at_least('1/2')"

    def test_names_are_taken_once(self) -> None:
        """A second registration is refused, and so is a name that something else has."""
        with registered(self.ROOM), pytest.raises(InvalidValueError, match="'room' again"):
            register(self.ROOM)
        for name in ("sex", "programme", "Room", "low", "two words"):
            made = Dimension(name=name, level=Level.SESSION, of_session=lambda *_: None)
            with pytest.raises(InvalidValueError, match="register"):
                register(made)
        with pytest.raises(InvalidValueError, match="'people' again"):
            register(share(of="people", sex="female", name="people"))

    def test_a_measure_has_a_name_to_be_registered_by(self) -> None:
        """A share that is named by its condition needs a name of its own."""
        with pytest.raises(InvalidValueError, match="share"):
            register(share(of="people", sex="female"))
        with pytest.raises(InvalidValueError, match="people"):
            unregister(measure("people"))
        with pytest.raises(InvalidValueError, match="a value of type str"):
            unregister("women")  # type: ignore[arg-type]

    def test_where_one_is_refused_none_is_registered(self) -> None:
        """Several are registered together or not at all."""
        with pytest.raises(InvalidValueError, match="again"), registered(self.ROOM, self.ROOM):
            pass
        with pytest.raises(UnknownCodeError):
            dimension("room")

    def test_what_was_not_registered_cannot_be_taken_away(self) -> None:
        """The library's own stay, and so does what nobody registered."""
        with pytest.raises(InvalidValueError, match="sex"):
            unregister(dimension("sex"))
        with pytest.raises(UnknownCodeError):
            unregister(self.ROOM)
        with pytest.raises(InvalidValueError, match="a value of type str"):
            register("room")  # type: ignore[arg-type]

    def test_a_dimension_says_how_it_is_read(self) -> None:
        """A dimension of people is not read from sessions, nor one column as both."""
        wrong = Dimension(name="room", level=Level.PERSON, of_session=lambda *_: None)
        with pytest.raises(InvalidValueError, match="person"):
            register(wrong)
        mixed = Dimension(name="room", level=Level.PERSON, column="begins")
        with pytest.raises(InvalidValueError, match="column"):
            register(mixed)

    def test_a_dimension_of_frames_cannot_be_asked_of_records(self) -> None:
        """A dimension that only a column holds needs a frame, and the error says so."""
        only = Dimension(name="district", level=Level.PERSON)
        with registered(only), pytest.raises(InvalidValueError, match="data frame"):
            tabulate(self.PROGRAMME, "people", by="district")


class TestTogether:
    """Values that no session can have at once."""

    OPEN = Session(
        id="open",
        title=TITLE,
        period=Period(end=PartialDate.parse("2015-02")),
        headcount=Headcount(statements=(Statement(count=10),)),
    )
    EARLY = attrs.evolve(OPEN, id="early", period=Period.parse("2014-11-03"))
    LATE = attrs.evolve(OPEN, id="late", period=Period.parse("2015-02-01"))
    ALL = (OPEN, EARLY, LATE)

    def test_a_quarter_lies_in_its_year(self) -> None:
        """Whenever a session was, it was in no quarter of another year."""
        table = tabulate(self.ALL, "participations", by=["year", "quarter", "month"])
        assert table.cell(year="2014", quarter="2014-Q4") == Count.between(10, 20)
        assert table.cell(year="2015", quarter="2014-Q4") == Count.exactly(0)
        assert table.cell(quarter="2015-Q1", month="2014-11") == Count.exactly(0)
        assert table.cell(quarter="2015-Q1", month="2015-02") == Count.between(10, 20)
        assert table.cell(year="2015", month="2014-11") == Count.exactly(0)

    def test_under_a_condition_too(self) -> None:
        """Of what was held in 2015, nothing was held in 2014, and nothing in two kinds."""
        table = tabulate(self.ALL, "participations", by="quarter", where={"year": 2015})
        assert table.cell(quarter="2014-Q4") == Count.exactly(0)
        assert table.cell(quarter="2015-Q1") == table.total == Count.between(10, 20)
        kinds = [self.OPEN, attrs.evolve(self.OPEN, id="visit", kind="study_visit")]
        by_kind = tabulate(kinds, "people", by="kind", where={"kind": "workshop"})
        assert by_kind.cell(kind="study_visit") == Count.exactly(0)

    @pytest.mark.extra("frames")
    def test_in_frames_too(self) -> None:
        """A frame answers the same, by columns and under conditions, and can explain it."""
        listed = Roster(attendances=(Attendance(participant="p-1"),), complete=True)
        sessions = tuple(attrs.evolve(one, headcount=None, roster=listed) for one in self.ALL)
        people = (Participant(id="p-1"),)
        programme = Programme(id="p", name=TITLE, participants=people, sessions=sessions)
        for asked in (
            {"by": ["year", "quarter"]},
            {"by": ["month"], "where": {"year": 2015}},
            {"by": [], "where": {"year": 2015, "quarter": "2014-Q4"}},
        ):
            for counted in ("people", "participations"):
                there = tabulate(programme, counted, **asked)
                here = tabulate(to_frame(programme), counted, **asked)
                assert [(row.key, row.count) for row in here] == [
                    (row.key, row.count) for row in there
                ]
        table = tabulate(to_frame(programme), "people", by=["year", "quarter"])
        explained = table.explain(year="2015", quarter="2014-Q4")
        assert recompute(explained.document) == (0, 0)
        assert pickle.loads(pickle.dumps(table)).rows == table.rows  # noqa: S301
