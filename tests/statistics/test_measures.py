"""What is counted, and what is worked out from counts: attendance, shares, gains, sums."""

from __future__ import annotations

import itertools
import pickle
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.model import (
    Assessment,
    Attendance,
    Headcount,
    Mark,
    Ministry,
    Moment,
    Participant,
    Programme,
    Roster,
    Session,
    SessionStatus,
    Statement,
    TermUse,
    Testimonial,
)
from hijra_amina.statistics import (
    Gain,
    Measure,
    Table,
    attended,
    combined,
    completion,
    count,
    gain,
    measure,
    share,
    tabulate,
)
from hijra_amina.statistics._days import attends, days_off_the_sheet
from hijra_amina.statistics.tables import recompute
from hijra_amina.values import Count, LocalizedText, PartialDate, Period, Share, Verdict

TITLE = LocalizedText({"en": "Session"})
PRESENT, ABSENT, UNKNOWN = Mark.PRESENT, Mark.ABSENT, Mark.UNKNOWN
MARKS = {"x": PRESENT, "-": ABSENT, "?": UNKNOWN, "e": Mark.EXCUSED}
KNOWN = {
    "p-1": {"sex": "female"},
    "p-2": {"sex": "male"},
    "p-3": {},
    "p-4": {"sex": "female"},
    "p-5": {"sex": "male"},
}
SEXES = ("female", "male")


def sheet(key: str = "s-1", *, period: str | None = None, **lines: str) -> Session:
    """A session with a complete sheet, a line of marks for each person (`p1="xx-"`)."""
    width = max((len(line) for line in lines.values()), default=0)
    days = tuple(PartialDate(2015, 6, 1 + n) for n in range(width))
    attendances = tuple(
        Attendance(participant=f"p-{who[1:]}", marks=tuple(MARKS[mark] for mark in line))
        for who, line in lines.items()
    )
    when = period or (f"2015-06-01/2015-06-{width:02}" if width else "/")
    roster = Roster(days=days, attendances=attendances, complete=True)
    return Session(id=key, title=TITLE, roster=roster, period=Period.parse(when))


def whole(*sessions: Session, **more: object) -> Programme:
    """A programme of five people: two women, two men, and one of whom it is not known."""
    people = tuple(Participant(id=key, **known) for key, known in KNOWN.items())
    return Programme(id="p", name=TITLE, participants=people, sessions=sessions, **more)


def said(n: int | Count, key: str = "s-1") -> Session:
    """A session of which the number of people is stated."""
    return Session(id=key, title=TITLE, headcount=Headcount(statements=(Statement(count=n),)))


class TestAttendance:
    """Rules of attendance."""

    FIVE = whole(sheet(p1="xxxxx", p2="xxxx-", p3="xxx--", p4="xxx-?", p5="-----"))

    def test_four_days_of_five_are_eighty_percent(self) -> None:
        """Exactly the share that is wanted is enough, and an unknown mark leaves it open."""
        rule = attended(at_least="80%")
        assert count(self.FIVE, "people", attendance=rule) == Count.between(2, 3)
        assert count(self.FIVE, "people") == Count.exactly(4)

    def test_the_rule_may_stand_with_the_measure(self) -> None:
        """As a keyword or as part of the measure, the rule counts the same people."""
        rule = attended(at_least="1/2")
        made = measure("participations").where_attended(rule)
        assert count(self.FIVE, made) == count(self.FIVE, "participations", attendance=rule)
        assert tabulate(self.FIVE, made).measure == (
            "participations (attended at least 50% of the days held)"
        )

    def test_recorded_days_are_those_with_a_mark(self) -> None:
        """Of four days of which it is known, three are not four fifths."""
        rule = attended(at_least="80%", of="recorded")
        assert count(self.FIVE, "people", attendance=rule) == Count.exactly(2)

    def test_planned_days_are_those_that_were_stated(self) -> None:
        """Two days of three that have a column are not 80% of the ten that were planned."""
        session = attrs.evolve(
            sheet(p1="xxx"), period=Period.parse("2015-06", duration=Count.exactly(10))
        )
        programme = whole(session)
        held, planned = attended(at_least="80%"), attended(at_least="80%", of="planned")
        assert count(programme, "people", attendance=held) == Count.exactly(1)
        assert count(programme, "people", attendance=planned) == Count.exactly(0)

    def test_days_off_the_sheet_were_held_too(self) -> None:
        """On a sheet of three days of four, three marks may be three or four days."""
        session = sheet(p1="xxx", p2="xx-", period="2015-06-01/2015-06-04")
        rule = attended(at_least="1")
        assert count(whole(session), "people", attendance=rule) == Count.at_most(1)

    def test_without_columns_nobody_knows_how_often_they_came(self) -> None:
        """A list of who came to a week leaves every share open that one day does not make."""
        session = attrs.evolve(sheet(p1="", p2=""), period=Period.parse("2015-06-01/2015-06-05"))
        programme = whole(session)
        some, most = attended(at_least="20%"), attended(at_least="80%")
        assert count(programme, "people", attendance=some) == Count.exactly(2)
        assert count(programme, "people", attendance=most) == Count.at_most(2)

    def test_one_session_is_enough_for_a_person(self) -> None:
        """Somebody who attended one of two sessions in full is one of the people."""
        both = whole(sheet("s-1", p1="xx"), sheet("s-2", p1="x-"))
        rule = attended(at_least="100%")
        assert count(both, "people", attendance=rule) == Count.exactly(1)
        assert count(both, "participations", attendance=rule) == Count.exactly(1)
        assert count(both, "person_days", attendance=rule) == Count.exactly(2)

    @given(
        st.text("x-?e", min_size=1, max_size=4),
        st.integers(0, 2),
        st.fractions(0, 1, max_denominator=5),
        st.sampled_from(["held", "planned"]),
    )
    def test_a_verdict_is_what_holds_in_every_world(
        self, line: str, beside: int, at_least: Fraction, of: str
    ) -> None:
        """Whatever the unknown marks and the days off the sheet were, the verdict allows for it."""
        last = len(line) + beside
        session = sheet(p1=line, period=f"2015-06-01/2015-06-{last:02}")
        attendance = session.roster.attendances[0]
        marks = [[mark == "x"] if mark != "?" else [True, False] for mark in line]
        worlds = itertools.product(*marks, *[[True, False]] * beside)
        outcomes = {any(days) and sum(days) >= at_least * last for days in worlds}
        rule = attended(at_least=at_least, of=of)
        verdict = attends(rule, session, attendance, days_off_the_sheet(session))
        assert verdict is Verdict.decide(holds=outcomes == {True}, fails=outcomes == {False})

    def test_a_line_of_unknown_marks_is_no_record(self) -> None:
        """Of somebody of whom no day is recorded, no share of the recorded days is known."""
        rule = attended(at_least="1/2", of="recorded")
        assert count(whole(sheet(p1="??")), "people", attendance=rule) == Count.at_most(1)

    @pytest.mark.parametrize("wrong", [0.8, "some", 80, "180%", True, None])
    def test_what_is_no_share_is_refused(self, wrong: object) -> None:
        """A float, a text and more than all are refused, and the argument is named."""
        with pytest.raises(InvalidValueError, match="attended"):
            attended(at_least=wrong)

    def test_other_days_do_not_exist(self) -> None:
        """The days are those held, planned or recorded."""
        with pytest.raises(UnknownCodeError, match="'held'"):
            attended(at_least="80%", of="hold")

    def test_a_rule_belongs_to_people(self) -> None:
        """Sessions and testimonials are not attended, and one rule is enough."""
        rule = attended(at_least="80%")
        for name in ("sessions", "testimonials"):
            with pytest.raises(InvalidValueError, match="attendance"):
                count(self.FIVE, name, attendance=rule)
        with pytest.raises(InvalidValueError, match="two"):
            count(self.FIVE, measure("people").where_attended(rule), attendance=rule)
        with pytest.raises(InvalidValueError, match="a value of type str"):
            count(self.FIVE, "people", attendance="80%")  # type: ignore[call-overload]


@st.composite
def rosters(draw: st.DrawFn) -> Programme:
    """One session of two days, each of five people on its sheet or not."""
    lines = {
        f"p{n}": draw(st.text("x-?", min_size=2, max_size=2))
        for n in draw(st.lists(st.integers(1, 5), unique=True, max_size=5))
    }
    return whole(sheet(**lines))


def worlds_of(programme: Programme) -> list[list[tuple[str, int]]]:
    """Every world that a session allows: the sex of each who came, and on how many days."""
    choices = []
    for attendance in programme.sessions[0].roster.attendances:
        sexes = [KNOWN[attendance.participant].get("sex")]
        sexes = [sex for sex in sexes if sex] or SEXES
        marks = [[mark is PRESENT] if mark is not UNKNOWN else [0, 1] for mark in attendance.marks]
        choices.append([(sex, sum(days)) for sex in sexes for days in itertools.product(*marks)])
    return [[one for one in world if one[1]] for world in itertools.product(*choices)]


def enclosing(shares: set[Fraction | None]) -> Share:
    """The share of all worlds; unknown where nobody came in one of them."""
    if None in shares:
        return Share.unknown()
    if (min(shares), max(shares)) == (0, 1):
        return Share.unknown()
    return Share(min(shares), max(shares))


def of_world(part: int, all_of_it: int) -> Fraction | None:
    """The share in one world."""
    return Fraction(part, all_of_it) if all_of_it else None


class TestShares:
    """Parts of a whole."""

    def test_over_sixty_percent_of_27(self) -> None:
        """Where 17 to 27 of 27 are women, that is their share."""
        statements = (Statement(count=27), Statement(share=Share.more_than("60%"), sex="female"))
        session = Session(id="s-1", title=TITLE, headcount=Headcount(statements=statements))
        assert count(session, share(of="people", sex="female")) == Share.at_least("17/27")
        table = tabulate(session, share(of="people", sex="female"))
        assert table.measure == "share of people: sex=female"

    @pytest.mark.parametrize(
        ("more", "expected"),
        [
            ((), Share.more_than("60%")),
            ((Statement(count=Count.at_least(30)),), Share.more_than("60%")),
            # Forty of 67 are not yet over 60%, and 27 men are some.
            (
                (Statement(count=27, sex="male"),),
                Share.between("41/68", 1, high_strict=True),
            ),
        ],
    )
    def test_a_stated_share_is_one_however_many_came(
        self, more: tuple[Statement, ...], expected: Share
    ) -> None:
        """Over 60% are over 60% where nobody says of how many."""
        stated = Statement(share=Share.more_than("60%"), sex="female")
        session = Session(id="s-1", title=TITLE, headcount=Headcount(statements=(*more, stated)))
        assert count(session, share(of="people", sex="female")) == expected
        assert count(session, share(of="people", sex="male")) == expected.complement

    @pytest.mark.extra("bounds")
    def test_a_share_of_an_uncertain_number_takes_whole_people(self) -> None:
        """Over 60% of 20 to 40 people are 23 of 38 at the least, and 24 of 39 are more."""
        statements = (
            Statement(count=Count.between(20, 40)),
            Statement(share=Share.more_than("60%"), sex="female"),
        )
        session = Session(id="s-1", title=TITLE, headcount=Headcount(statements=statements))
        table = tabulate(session, share(of="people", sex="female"))
        assert table.total == Share.at_least("23/38")
        (row,) = table.rows
        assert row.tightest
        explained = table.explain()
        assert recompute(explained.document) == (Fraction(23, 38), Fraction(1))
        assert explained.document["low_because"] == [
            "s-1: headcount.statements[0]",
            "s-1: headcount.statements[1]",
        ]
        assert pickle.loads(pickle.dumps(table)).explain().text == explained.text  # noqa: S301

    @given(rosters())
    def test_shares_of_rosters_are_the_tightest(self, programme: Programme) -> None:
        """Over all worlds that a sheet allows, the share of women lies exactly between the ends."""
        worlds = worlds_of(programme)
        found = {of_world(sum(sex == "female" for sex, _ in one), len(one)) for one in worlds}
        assert count(programme, share(of="people", sex="female")) == enclosing(found)

    @given(rosters())
    def test_completion_of_rosters_is_the_tightest(self, programme: Programme) -> None:
        """Over all worlds, the share of participations with both days lies between the ends."""
        worlds = worlds_of(programme)
        found = {of_world(sum(days == 2 for _, days in one), len(one)) for one in worlds}
        assert count(programme, completion(at_least="80%")) == enclosing(found)

    @given(rosters())
    def test_two_conditions_contain_every_world(self, programme: Programme) -> None:
        """Women who came on both days are a share that no world lies outside of."""
        made = share(of=measure("people").where_attended(attended(at_least="1")), sex="female")
        answer = count(programme, made)
        for one in worlds_of(programme):
            full = [sex for sex, days in one if days == 2]
            if full:
                part = Fraction(sum(sex == "female" for sex in full), len(full))
                assert answer.admits(part) is not Verdict.FAILS

    def test_a_share_of_nobody_is_unknown(self) -> None:
        """Where nobody may have come, there is no share to speak of."""
        assert not count(whole(), share(of="people", sex="female")).is_known
        assert not count(said(Count.at_most(9)), share(of="people", sex="female")).is_known

    def test_an_open_end_brings_it_as_near_to_nothing_as_one_likes(self) -> None:
        """Nine women of at least nine are more than none of them, and may be all."""
        statements = (Statement(count=Count.at_least(12)), Statement(count=9, sex="female"))
        session = Session(id="s-1", title=TITLE, headcount=Headcount(statements=statements))
        answer = count(session, share(of="people", sex="female"))
        assert answer == Share.between(0, "3/4", low_strict=True)

    def test_what_is_only_about_right_gives_a_share_that_is(self) -> None:
        """Nine women of some 18 are about half; some nine of nobody knows how many are nothing."""
        for total, women, answer in (
            (Count.about(18), Count.exactly(9), Share.about("1/2")),
            (Count.unknown(), Count.about(9), Share.unknown()),
        ):
            statements = (Statement(count=total), Statement(count=women, sex="female"))
            headcount = Headcount(statements=statements)
            session = Session(id="s-1", title=TITLE, headcount=headcount)
            assert count(session, share(of="people", sex="female")) == answer

    def test_people_who_attended_enough_once_may_have_missed_enough_elsewhere(self) -> None:
        """The share of people who attended a session in full counts each of them once."""
        made = Measure(
            name="kept",
            unit="people",
            attendance=attended(at_least="1"),
            of=measure("people"),
            result="share",
        )
        programme = whole(sheet("s-1", p1="xx", p2="x-"), sheet("s-2", p1="x-", p2="x-", p3="xx"))
        assert count(programme, made) == Share.exactly("2/3")

    def test_shares_stand_in_tables_and_explain_themselves(self) -> None:
        """Each cell has its own whole, and says what its part and its rest are."""
        programme = whole(
            sheet("s-1", p1="x", p2="x", p4="x"), sheet("s-2", p2="x", p5="x", p3="?")
        )
        table = tabulate(programme, share(of="people", sex="female"), by="session")
        found = {row.key[0]: row.figure for row in table}
        assert found["s-1"] == Share.exactly("2/3")
        assert found["s-2"] == Share.between(0, "1/3")
        document = table.evidence.explain(("s-2",)).document
        assert document["part"] == {"low": 0, "high": 1}
        assert document["rest"] == {"low": 2, "high": 3}

    def test_a_share_by_sessions_counts_people_once(self) -> None:
        """Of people who came to two sessions, those who came to the first are the part."""
        programme = whole(sheet("s-1", p1="x", p2="x"), sheet("s-2", p2="x", p3="x"))
        assert count(programme, share(of="people", session="s-1")) == Share.exactly("2/3")
        assert count(programme, share(of="participations", session="s-1")) == Share.exactly("1/2")
        assert count(programme, share(of="sessions", session="s-1")) == Share.exactly("1/2")

    @pytest.mark.parametrize(
        ("make", "named"),
        [
            (lambda: share(of="people"), "condition"),
            (lambda: share(of=gain(), sex="female"), "counts"),
            (lambda: share(of=share(sex="male"), sex="female"), "found a share"),
            (lambda: count(whole(), share(of="sessions", sex="female")), "measure of people"),
        ],
    )
    def test_a_share_that_makes_no_sense_is_refused(self, make: object, named: str) -> None:
        """A share needs a condition, a count, and people where it is of a sex."""
        with pytest.raises(InvalidValueError, match=named):
            make()

    def test_unknown_words_in_a_share_name_the_nearest(self) -> None:
        """A misspelt measure, dimension or value is refused as everywhere."""
        with pytest.raises(UnknownCodeError, match="'people'"):
            share(of="poeple", sex="female")
        with pytest.raises(UnknownCodeError, match="'sex'"):
            count(whole(), share(of="people", sexe="female"))
        with pytest.raises(UnknownCodeError, match="'female'"):
            count(whole(), share(of="people", sex="femal"))


def test_conditions_and_columns_agree() -> None:
    """A cell of a table is what the same conditions give by themselves."""
    programme = whole(sheet("s-1", p1="x?", p2="xx", p3="xx"), sheet("s-2", p3="?-", p4="-x"))
    for name in ("people", "participations", "person_days"):
        table = tabulate(programme, name, by=["sex", "session"])
        for sex, key in itertools.product(SEXES, ("s-1", "s-2")):
            cell = table.cell(sex=sex, session=key)
            assert cell == count(programme, name, sex=sex, session=key)
            narrowed = tabulate(programme, name, by="session", where={"sex": sex})
            assert cell == narrowed.cell(session=key)


@given(rosters())
def test_a_margin_is_never_below_what_is_certain_of_its_cells(programme: Programme) -> None:
    """All people are no fewer than the women and men that are certain, nor more than all cells."""
    table = tabulate(programme, "people", by="sex")
    parts = [table.cell(sex=sex) for sex in SEXES]
    assert table.total.low >= sum(part.low for part in parts)
    assert table.total.high <= sum(part.high for part in parts)


def results(*scores: tuple[str | None, str, int], key: str = "s-1") -> tuple[Assessment, ...]:
    """Tests out of ten: who, `pre` or `post`, and the score."""
    return tuple(
        Assessment(session=key, participant=who, moment=Moment(when), score=score, out_of=10)
        for who, when, score in scores
    )


@st.composite
def assessed(draw: st.DrawFn) -> tuple[Assessment, ...]:
    """Tests of up to five people before and after, some of them without a name."""
    taken = [(who, when) for who in KNOWN for when in ("pre", "post") if draw(st.booleans())]
    found = [(who, when, draw(st.integers(0, 10))) for who, when in taken]
    if draw(st.booleans()):
        found.append((None, "pre", draw(st.integers(0, 10))))
    return results(*found)


class TestGain:
    """What was learned."""

    HELD = Session(id="s-1", title=TITLE)

    @given(assessed())
    def test_a_gain_is_the_mean_over_pairs(self, assessments: tuple[Assessment, ...]) -> None:
        """A loop by hand finds the same mean, the same pairs, and the same tests without one."""
        before = {one.participant: one for one in assessments if one.moment is Moment.PRE}
        after = {one.participant: one for one in assessments if one.moment is Moment.POST}
        both = [who for who in before if who is not None and who in after]
        total = Fraction(0)
        for who in both:
            total += Fraction(after[who].score, 10) - Fraction(before[who].score, 10)
        found = count(whole(self.HELD, assessments=assessments), gain())
        assert found.pairs == Count.exactly(len(both))
        assert found.before == Count.exactly(len(before) - len(both))
        assert found.after == Count.exactly(len(after) - len(both))
        assert found.low == found.high == (total / len(both) if both else None)

    @given(assessed())
    def test_an_unknown_sex_allows_for_both(self, assessments: tuple[Assessment, ...]) -> None:
        """The gain of women lies between those with and without the person of unknown sex."""
        programme = whole(self.HELD, assessments=assessments)
        found = count(programme, gain(), sex="female")
        ends = set()
        for sex in SEXES:
            people = tuple(
                attrs.evolve(person, sex=person.sex or sex) for person in programme.participants
            )
            ends.add(count(attrs.evolve(programme, participants=people), gain(), sex="female").low)
        ends.discard(None)
        assert (found.low, found.high) == ((min(ends), max(ends)) if ends else (None, None))

    def test_an_unpaired_difference_says_what_it_is(self) -> None:
        """The means of different people are compared only on request, and labelled."""
        scores = results(("p-1", "pre", 2), ("p-2", "pre", 4), (None, "post", 6), (None, "post", 9))
        programme = whole(self.HELD, assessments=scores)
        assert count(programme, gain()).low is None
        table = tabulate(programme, gain(paired=False))
        assert table.measure == "gain, unpaired"
        assert table.total == Gain(
            low=Fraction(9, 20), high=Fraction(9, 20), paired=False, before=2, after=2
        )
        assert repr(table.total) == "Gain('9/20', unpaired, 2 before, 2 after)"

    def test_a_test_taken_twice_leaves_a_range(self) -> None:
        """Of two tests before, either may be the one that counts."""
        scores = results(("p-1", "pre", 2), ("p-1", "pre", 4), ("p-1", "post", 7))
        found = count(whole(self.HELD, assessments=scores), gain())
        assert (found.low, found.high, found.pairs) == (
            Fraction(3, 10),
            Fraction(1, 2),
            Count.exactly(1),
        )

    def test_gains_of_two_sessions_are_pairs_of_both(self) -> None:
        """Somebody's tests are compared within a session, never across two."""
        scores = (
            *results(("p-1", "pre", 2), ("p-1", "post", 4)),
            *results(("p-1", "pre", 5), ("p-1", "post", 6), key="s-2"),
        )
        both = whole(self.HELD, Session(id="s-2", title=TITLE), assessments=scores)
        table = tabulate(both, gain(), by="session")
        assert table.cell(session="s-1").value == Fraction(1, 5)
        assert table.cell(session="s-2").value == Fraction(1, 10)
        assert table.total == Gain(low=Fraction(3, 20), high=Fraction(3, 20), pairs=2)

    def test_gains_explain_themselves_without_showing_anybody(self) -> None:
        """A gain can be worked out again from sums, and its table can be pickled."""
        scores = results(
            ("p-1", "pre", 2), ("p-1", "post", 4), ("p-2", "pre", 1), ("p-2", "post", 9)
        )
        table = tabulate(whole(self.HELD, assessments=scores), gain())
        ends = table.evidence.explain(()).document["pairs"]
        assert ends == {name: {"sum": "1", "number": 2} for name in ("low", "high")}
        assert pickle.loads(pickle.dumps(table)) == table  # noqa: S301 - its own bytes

    def test_half_a_gain_is_none(self) -> None:
        """A gain has both ends or neither, in fractions, in order."""
        for ends in (
            {"low": Fraction(1)},
            {"low": 0.5, "high": 0.5},
            {"low": Fraction(1), "high": Fraction(0)},
        ):
            with pytest.raises(InvalidValueError, match="Gain"):
                Gain(**ends)
        with pytest.raises(InvalidValueError, match="unknown"):
            _ = Gain().value
        assert str(Gain().status) == "unknown"

    @pytest.mark.parametrize(
        ("made", "shown"),
        [
            (Gain(), "Gain(unknown, 0 pairs, 0 unpaired)"),
            (
                Gain(
                    low=Fraction(-1, 5),
                    high=Fraction(0),
                    pairs=Count.between(2, 3),
                    before=Count.exactly(4),
                ),
                "Gain('-1/5' to '0', 2 to 3 pairs, 4 unpaired)",
            ),
        ],
        ids=["unknown", "range"],
    )
    def test_a_gain_shows_what_it_rests_on(self, made: Gain, shown: str) -> None:
        """How many pairs there are, and how many tests have no partner."""
        assert repr(made) == shown

    def test_nobody_attends_a_gain(self) -> None:
        """A rule of attendance is for people who are counted."""
        with pytest.raises(InvalidValueError, match="a gain"):
            count(whole(), gain(), attendance=attended(at_least="80%"))


class TestTestimonials:
    """What was said."""

    BODIES = (Ministry(id="moi", name=TITLE, term="iq-moi"),)
    WORDS = LocalizedText({"en": "It helps."}, original="en")

    def programme(self, *spoken: tuple[str | None, str | None]) -> Programme:
        """A programme with testimonials, each of a session and of a body, or of neither."""
        made = tuple(
            Testimonial(id=f"t-{n}", words=self.WORDS, session=key, organisation=body)
            for n, (key, body) in enumerate(spoken)
        )
        sessions = (
            Session(id="s-1", title=TITLE, topics=(TermUse(code="thb"), TermUse(code="referral"))),
            Session(id="s-2", title=TITLE, topics=(TermUse(code="thb"),)),
            Session(id="s-3", title=TITLE, status=SessionStatus.CANCELLED),
        )
        return whole(*sessions, organisations=self.BODIES, testimonials=made)

    def test_they_are_counted_by_session_and_by_body(self) -> None:
        """A testimonial of no session on record may be of any, and one of no body too."""
        programme = self.programme(("s-1", "moi"), ("s-2", None), (None, "moi"), ("s-3", "moi"))
        by_session = tabulate(programme, "testimonials", by="session")
        assert {row.key[0]: row.count for row in by_session} == {
            "*": Count.exactly(3),
            "s-1": Count.between(1, 2),
            "s-2": Count.between(1, 2),
            "?": Count.exactly(1),
        }
        assert count(programme, "testimonials", ministry="iq-moi") == Count.between(2, 3)
        assert count(programme, "testimonials", government="federal") == Count.between(2, 3)

    def test_they_are_not_multiplied_by_topics(self) -> None:
        """A testimonial of a session of two topics is one testimonial."""
        table = tabulate(self.programme(("s-1", None), ("s-2", None)), "testimonials", by="topic")
        assert table.total == table.cell(topic="thb") == Count.exactly(2)
        assert table.cell(topic="referral") == Count.exactly(1)
        document = table.evidence.explain(("referral",)).document
        assert document == {"how": "matches", "certain": 1, "perhaps": 0}

    def test_of_one_session_those_without_a_session_may_be(self) -> None:
        """Asked for a choice of sessions, a testimonial of no session may belong to them."""
        programme = self.programme(("s-1", None), (None, None))
        answer = count(programme.session("s-1"), "testimonials", programme=programme)
        assert answer == Count.between(1, 2)
        with pytest.raises(InvalidValueError, match="programme"):
            count(programme.session("s-1"), "testimonials")

    def test_a_speaker_has_a_body_and_no_sex(self) -> None:
        """Of a speaker only the body is on record."""
        with pytest.raises(InvalidValueError, match="speaker"):
            tabulate(self.programme(), "testimonials", by="sex")


def figures(table: Table) -> list[tuple[tuple[str, ...], Count]]:
    """The keys and the figures of a table."""
    return [(row.key, row.count) for row in table]


class TestAddingUp:
    """Tables of one measure over different sessions."""

    FIRST = whole(sheet("s-1", p1="xx", p2="x-"))
    SECOND = whole(sheet("s-2", p1="xx", p3="xx"))
    BOTH = whole(*FIRST.sessions, *SECOND.sessions)

    @pytest.mark.parametrize("name", ["participations", "person_days", "sessions"])
    def test_what_adds_up_is_added(self, name: str) -> None:
        """The sum of the tables of two sessions is the table of both."""
        tables = [tabulate(one, name) for one in (self.FIRST, self.SECOND)]
        assert combined(*tables).total == count(self.BOTH, name)

    def test_a_cell_of_a_sum_is_the_sum_of_cells(self) -> None:
        """By sex too, where the parts are known as far as the whole is."""
        tables = [tabulate(one, "person_days", by="sex") for one in (self.FIRST, self.SECOND)]
        both = tabulate(self.BOTH, "person_days", by="sex")
        assert figures(combined(*tables)) == figures(both)
        document = combined(*tables).evidence.explain(("female",)).document
        assert document["parts"] == [
            {"low": 2, "high": 2, "verdict": "holds"},
            {"low": 2, "high": 4, "verdict": "holds"},
        ]

    def test_people_are_never_added_to_people(self) -> None:
        """Somebody came to both sessions; the error says what to ask instead."""
        tables = [tabulate(one, "people") for one in (self.FIRST, self.SECOND)]
        with pytest.raises(InvalidValueError, match=r"counted twice.*at once"):
            combined(*tables)
        assert count(self.BOTH, "people") == Count.exactly(3)

    def test_a_value_without_a_row_may_be_among_the_unknown(self) -> None:
        """A year that only one table has is possible of the other's sessions without a year."""
        dated = Session(id="s-1", title=TITLE, period=Period.parse("2015"))
        other = Session(id="s-2", title=TITLE, period=Period.parse("2016"))
        undated = Session(id="s-3", title=TITLE)
        one, two = (tabulate(found, "sessions", by="year") for found in ([dated], [other, undated]))
        table = combined(one, two)
        assert {row.key[0]: row.count for row in table} == {
            "*": Count.exactly(3),
            "2015": Count.between(1, 2),
            "2016": Count.between(1, 2),
            "?": Count.exactly(1),
        }
        assert figures(table) == figures(tabulate([dated, other, undated], "sessions", by="year"))

    @pytest.mark.parametrize(
        ("other", "named"),
        [
            (lambda: tabulate([said(3, "s-1")], "participations"), "'s-1' in two"),
            (lambda: tabulate([said(3, "s-2")], "person_days"), "person_days"),
            (lambda: tabulate([said(3, "s-2")], "participations", by="year"), "dimensions"),
            (lambda: tabulate([said(3, "s-2")], "participations", where={"year": 2015}), "condit"),
        ],
    )
    def test_tables_that_are_not_alike_are_refused(self, other: object, named: str) -> None:
        """Another measure, other dimensions, other conditions, or a session twice."""
        with pytest.raises(InvalidValueError, match=named):
            combined(tabulate([said(5, "s-1")], "participations"), other())

    def test_plus_adds_tables_up(self) -> None:
        """The plus sign is the same, and refuses the same."""
        first, second = (tabulate(one, "participations") for one in (self.FIRST, self.SECOND))
        assert first + second == combined(first, second)
        with pytest.raises(InvalidValueError, match="counted twice"):
            _ = tabulate(self.FIRST, "people") + tabulate(self.SECOND, "people")

    def test_what_cannot_be_placed_is_not_guessed(self) -> None:
        """A filtered table has no row for the rest; one that knows no sessions may overlap."""
        one = tabulate([said(3, "s-1")], "participations", by="session")
        two = tabulate([said(4, "s-2")], "participations", by="session")
        with pytest.raises(InvalidValueError, match="a part of one"):
            combined(one, attrs.evolve(two, rows=two.rows[:1]))
        with pytest.raises(InvalidValueError, match="know their sessions"):
            combined(one, attrs.evolve(two, sessions=None))
        open_ended = tabulate([Session(id="s-3", title=TITLE)], "participations", by="year")
        dated = tabulate(
            [attrs.evolve(said(3), period=Period.parse("2015"))], "participations", by="year"
        )
        assert combined(dated, open_ended).cell(year=2015) == Count.at_least(3)

    def test_shares_are_not_added(self) -> None:
        """Shares and gains have to be worked out over everything at once."""
        made = share(of="participations", sex="female")
        with pytest.raises(InvalidValueError, match="worked out"):
            combined(tabulate(self.FIRST, made), tabulate(self.SECOND, made))
        with pytest.raises(InvalidValueError, match="a table at least"):
            combined()


@pytest.mark.parametrize(("name", "made"), [("completion", completion()), ("gain", gain())])
def test_what_is_worked_out_has_a_name_too(name: str, made: Measure) -> None:
    """The usual completion and the paired gain can be asked for by name."""
    programme = whole(
        sheet(p1="xx", p2="x-"), assessments=results(("p-1", "pre", 2), ("p-1", "post", 4))
    )
    assert measure(name) == made
    assert count(programme, name) == count(programme, made)


def test_a_measure_is_a_value() -> None:
    """Measures that count the same in the same way are equal, and one can be made from parts."""
    made = Measure(name="women", unit="people", where={"sex": "female"})
    assert made == Measure(name="women", unit="people", where=(("sex", "female"),))
    with pytest.raises(InvalidValueError, match="the same unit"):
        Measure(name="women", unit="people", of=measure("sessions"), result="share")
    for wrong in ({"unit": "persons"}, {"unit": "people", "result": "rate"}):
        with pytest.raises(UnknownCodeError):
            Measure(name="women", **wrong)
    assert count(whole(sheet(p1="x", p2="x")), made) == Count.exactly(1)
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - its own bytes
