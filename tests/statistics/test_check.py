"""`check`: what cannot be true is found with the fewest statements; what can be is left alone."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.model import (
    Attendance,
    Counted,
    Headcount,
    Involvement,
    Mark,
    Ministry,
    Organisation,
    Participant,
    Programme,
    Roster,
    Scope,
    Session,
    SessionStatus,
    Source,
    Statement,
    TermUse,
)
from hijra_amina.statistics import check
from hijra_amina.statistics.checking import Finding, Severity
from hijra_amina.values import Count, LocalizedText, PartialDate, Period, Share

TITLE = LocalizedText({"en": "Session"})
BODIES = (
    Ministry(id="interior", name=TITLE, term="iq-moi"),
    Ministry(id="science", name=TITLE, term="iq-most"),
    Ministry(id="women", name=TITLE, term="iq-mowa"),
    Organisation(id="unit", name=TITLE, kind="directorate", parent="interior"),
    Organisation(id="ngo", name=TITLE, kind="ngo"),
)
PEOPLE = (
    Participant(id="p-1", sex="female", organisation="interior"),
    Participant(id="p-2", sex="male", organisation="women"),
    Participant(id="p-3"),
)


def told(key: str, *statements: Statement, **more: Any) -> Session:
    """A session of which figures are stated."""
    said = Headcount(statements=statements) if statements else None
    return Session(id=key, title=TITLE, headcount=said, **more)


def findings(*sessions: Session) -> tuple[Finding, ...]:
    """What is found in a programme of some sessions."""
    return check(
        Programme(id="p", name=TITLE, organisations=BODIES, participants=PEOPLE, sessions=sessions)
    )


def codes(*sessions: Session) -> list[tuple[str, str]]:
    """What is found, and in which session."""
    return [(found.code, found.session) for found in findings(*sessions)]


def people(n: int | Count, **who: Any) -> Statement:
    """So many people."""
    return Statement(count=Count.of(n), **who)


def sheet(*keys: str, complete: bool | None = True) -> Roster:
    """A roster that lists some people."""
    rows = tuple(Attendance(participant=key) for key in keys)
    return Roster(attendances=rows, complete=complete)


OFFICIALS, STAFF = TermUse(wording="officials"), TermUse(wording="staff")
SENT = [Involvement(organisation=one) for one in ("interior", "women", "ngo")]
IMPOSSIBLE = {
    "parts are more than the whole": (
        told("a", people(27), people(20, sex="female"), people(10, sex="male")),
        {0, 1, 2},
    ),
    "parts are fewer than the whole": (
        told("a", people(27), people(9, sex="female"), people(10, sex="male")),
        {0, 1, 2},
    ),
    "a strict end": (
        told(
            "a",
            people(15),
            Statement(share=Share.more_than("60%"), sex="female"),
            people(9, sex="female"),
        ),
        {0, 1, 2},
    ),
    "no whole number is such a share": (
        told("a", people(27), Statement(share=Share.exactly("60%"), sex="female")),
        {0, 1},
    ),
    "two totals": (told("a", people(27), people(12, sex="female"), people(28)), {0, 2}),
    "a unit is larger than its ministry": (
        told("a", people(20), people(8, organisation="interior"), people(9, organisation="unit")),
        {1, 2},
    ),
    "a partition does not add up": (
        told(
            "a",
            people(35),
            people(29, group=OFFICIALS, partition="x"),
            people(7, group=STAFF, partition="x"),
        ),
        {0, 1, 2, "headcount.statements[1].partition"},
    ),
    "a room is too small": (told("a", people(27), capacity=20), {0, "capacity"}),
    "more bodies than people": (
        told("a", people(2), bodies=tuple(SENT)),
        {0, "bodies[0]", "bodies[1]", "bodies[2]"},
    ),
    "a body that is not on the closed list": (
        told(
            "a", people(9), people(3, organisation="ngo"), bodies=(SENT[0],), bodies_complete=True
        ),
        {1, "bodies_complete"},
    ),
    "more organisations than people": (
        told("a", people(8), Statement(count=9, counted=Counted.ORGANISATIONS)),
        {0, 1},
    ),
    "more governorates than people": (
        told("a", people(1), origins=(TermUse(code="IQ-BG"), TermUse(code="IQ-NI"))),
        {0, "origins[0]", "origins[1]"},
    ),
    "more than everybody have a disability or none": (
        told(
            "a",
            people(5),
            people(3, disability="with_disability"),
            people(3, disability="without_disability"),
        ),
        {0, 1, 2},
    ),
    "fewer so far than at the session itself": (
        told("a", people(30), people(20, scope=Scope.CUMULATIVE)),
        {0, 1},
    ),
}


class TestContradictions:
    """What cannot be."""

    @pytest.mark.parametrize("name", IMPOSSIBLE)
    def test_the_fewest_statements_are_named(self, name: str) -> None:
        """Exactly the statements that exclude one another are named, in their order."""
        session, named = IMPOSSIBLE[name]
        (found,) = findings(session)
        paths = {one if isinstance(one, str) else f"headcount.statements[{one}]" for one in named}
        assert (found.code, found.severity) == ("contradiction", Severity.ERROR)
        assert set(found.statements) == paths
        assert len(found.statements) == len(paths)
        assert found.rosters == ()

    def test_figures_of_several_sessions(self) -> None:
        """Thirty and ten are not twenty people, and not fifty participations."""
        other = told("b", people(10))
        few = told("a", people(30), people(20, scope=Scope.SHARED, covers=("b",)))
        many = told("a", people(30), people(50, scope=Scope.SHARED, covers=("b",)))
        assert findings(few, other)[0].statements == tuple(
            f"headcount.statements[{n}]" for n in (0, 1)
        )
        assert sorted(findings(many, other)[0].statements) == [
            "a: headcount.statements[0]",
            "a: headcount.statements[1]",
            "b: headcount.statements[0]",
        ]

    @pytest.mark.parametrize(
        "session",
        [
            told("a", people(3), roster=sheet("p-1", "p-2")),
            told("a", people(1), roster=sheet("p-1", "p-2", complete=None)),
            told("a", people(0, sex="female"), roster=sheet("p-1")),
        ],
    )
    def test_a_roster_is_named_beside_statements(self, session: Session) -> None:
        """Where a statement could be true but for a sheet, the sheet is named."""
        (found,) = findings(session)
        assert found.statements == ("headcount.statements[0]",)
        assert found.rosters == ("a",)
        assert found.reason.endswith("beside the roster of a")
        assert findings(attrs.evolve(session, roster=None)) == ()

    def test_the_rosters_of_other_sessions_are_named_where_they_matter(self) -> None:
        """Somebody of unknown sex cannot be a woman at one session and a man at another."""
        first = told("a", people(1, sex="female"), roster=sheet("p-3"))
        second = told("b", people(1, sex="male"), roster=sheet("p-3"))
        beside = told("c", people(2), roster=sheet("p-1", "p-2"))
        (found,) = findings(first, second, beside)
        assert found.rosters == ("a", "b")
        assert sorted(found.statements) == [
            "a: headcount.statements[0]",
            "b: headcount.statements[0]",
        ]

    def test_marks_of_a_sheet_count(self) -> None:
        """Nobody came of whom the complete sheet of the only day says that they did not."""
        day = PartialDate.parse("2015-06-16")
        absent = (Attendance(participant="p-1", marks=(Mark.ABSENT,)),)
        roster = Roster(days=(day,), attendances=absent, complete=True)
        period = Period.parse("2015-06-16")
        assert codes(told("a", people(1), roster=roster, period=period)) == [("contradiction", "a")]
        assert codes(told("a", people(0), roster=roster, period=period)) == []

    def test_a_share_says_that_somebody_came(self) -> None:
        """No woman and no man came of whom a share is stated, and the total is not needed."""
        share = Statement(share=Share.exactly(0), sex="female")
        (found,) = findings(told("a", people(1), share, people(0, sex="male")))
        assert found.statements == ("headcount.statements[1]", "headcount.statements[2]")

    def test_two_contradictions_of_one_session_are_two_findings(self) -> None:
        """No statement is in both."""
        session = told("a", people(5), people(6, sex="female"), people(9, sex="male"), capacity=4)
        named = [set(found.statements) for found in findings(session)]
        assert len(named) == 2
        assert not named[0] & named[1]

    def test_statements_come_with_their_sources(self) -> None:
        """A statement's own source is given, else that of its session."""
        report = Source(publication="Flash report", page="1")
        yearly = Source(publication="Annual report", page="7")
        session = told("a", people(27), people(28, sources=(yearly,)), sources=(report,))
        (found,) = findings(session)
        assert found.sources == ((report,), (yearly,))

    @pytest.mark.parametrize(
        "session",
        [
            told("a", people(30), people(20, scope=Scope.PLANNED)),
            told("a", people(30), people(Count.about(20))),
            told("a", people(1), people(2), status=SessionStatus.PLANNED),
            told("a", people(6), people(3, age_band="18-49"), people(2, age_band="50-59")),
        ],
    )
    def test_what_can_be_is_left_alone(self, session: Session) -> None:
        """What was planned or is only about right, and parts that leave a rest, are no errors."""
        assert findings(session) == ()


MOST = 14
shares = st.fractions(0, 1, max_denominator=5)


@st.composite
def stated(draw: st.DrawFn) -> Statement:
    """A count or a share of women, of men or of all, true of whatever."""
    sex = draw(st.sampled_from((None, "female", "male")))
    number = draw(st.integers(0, MOST // 2))
    if sex is not None and draw(st.booleans()):
        share = draw(shares)
        low, high = Share.at_least(share), Share.at_most(share)
        forms = [Share.exactly(share), *([low] if share else []), *([high] if share < 1 else [])]
        return Statement(share=draw(st.sampled_from(forms)), sex=sex)
    forms = [Count.exactly(number), Count.at_least(number), Count.at_most(number)]
    return Statement(count=draw(st.sampled_from(forms)), sex=sex)


def is_true(statement: Statement, women: int, men: int) -> bool:
    """Whether a statement is true of so many women and men."""
    part = {"female": women, "male": men, None: women + men}[statement.sex]
    if statement.count is not None:
        return (statement.count.low or 0) <= part and (
            statement.count.high is None or part <= statement.count.high
        )
    if women + men == 0:
        return False
    share = Fraction(part, women + men)
    return statement.share is not None and statement.share.low <= share <= statement.share.high


def can_be(statements: list[Statement]) -> bool:
    """Whether all of some statements are true of some numbers of women and men."""
    numbers = itertools.product(range(5 * MOST), repeat=2)
    return any(all(is_true(one, *world) for one in statements) for world in numbers)


@pytest.mark.extra("bounds")
@given(st.lists(stated(), max_size=5))
def test_exactly_what_no_world_allows_is_found(statements: list[Statement]) -> None:
    """There is a contradiction where no numbers of women and men do, and none can be left out."""
    errors = [one for one in findings(told("a", *statements)) if one.severity is Severity.ERROR]
    assert bool(errors) is not can_be(statements)
    for one in errors:
        named = [statements[int(path.rpartition("[")[2][:-1])] for path in one.statements]
        assert not can_be(named)
        for place in range(len(named)):
            assert can_be(named[:place] + named[place + 1 :])


def dated(key: str, n: int | Count, period: str, **more: Any) -> Session:
    """A session of so many people on a day."""
    scope: dict[str, Any] = {name: more.pop(name) for name in ("scope", "covers") if name in more}
    return told(key, people(n, **scope), period=Period.parse(period), **more)


class TestDoubleCounting:
    """Figures that look counted twice."""

    def test_thirty_and_twenty_five_reported_later_as_fifty_five(self) -> None:
        """A later figure that is what the two before it make is suspected, with all three named."""
        sessions = [
            dated("a", 30, "2015-01"),
            dated("b", 25, "2015-02"),
            dated("c", 55, "2015-03"),
        ]
        (found,) = findings(*sessions)
        assert (found.code, found.severity) == ("double_counting", Severity.WARNING)
        assert found.statements == tuple(f"{key}: headcount.statements[0]" for key in "abc")
        assert findings(*sessions[::-1]) == (found,)

    @pytest.mark.parametrize("n", [54, Count.about(55), Count.at_least(55)])
    def test_another_figure_is_not(self, n: int | Count) -> None:
        """Neither a sum that is one off, nor one that is only about right or a least."""
        sessions = dated("a", 30, "2015-01"), dated("b", 25, "2015-02"), dated("c", n, "2015-03")
        assert findings(*sessions) == ()

    def test_an_earlier_figure_is_not(self) -> None:
        """Fifty-five that came before were nobody's sum."""
        sessions = dated("a", 30, "2015-02"), dated("b", 25, "2015-03"), dated("c", 55, "2015-01")
        assert findings(*sessions) == ()

    def test_sessions_without_dates_follow_one_another_as_told(self) -> None:
        """Where nothing says when sessions were, they are taken in the order of the records."""
        sessions = [told("a", people(30)), told("b", people(25)), told("c", people(55))]
        assert codes(*sessions) == [("double_counting", "c")]
        assert codes(*sessions[::-1]) == []

    def test_a_series_goes_on_whatever_lies_between(self) -> None:
        """Of one series, the sum is seen though another session was held in the meantime."""
        sessions = [
            dated("a", 30, "2015-01", series="x"),
            dated("b", 40, "2015-02"),
            dated("c", 25, "2015-03", series="x"),
            dated("d", 55, "2015-04", series="x"),
        ]
        assert codes(*sessions) == [("double_counting", "d")]
        apart = [attrs.evolve(one, series=None) for one in sessions]
        assert codes(*apart) == []

    def test_a_cumulative_figure_that_is_a_mere_sum(self) -> None:
        """All people so far are suspected if they are the sum of those whom they name."""
        sessions = [
            dated("a", 30, "2015-01"),
            dated("b", 40, "2015-02"),
            dated("c", 25, "2015-03"),
            dated("d", 55, "2015-04", scope=Scope.CUMULATIVE, covers=("a", "c")),
        ]
        assert codes(*sessions) == [("double_counting", "d")]

    def test_a_running_total_as_the_figure_of_a_session(self) -> None:
        """Ten, twenty and thirty of one series: the third may be all so far."""
        numbers = enumerate((10, 20, 30), 1)
        sessions = [dated(f"s{n}", many, f"2015-0{n}", series="x") for n, many in numbers]
        assert codes(*sessions) == [("cumulative_as_session", "s3")]

    def test_all_so_far_as_the_figure_of_a_session(self) -> None:
        """Fifty people of one session, and fifty in all with those of another, are one too many."""
        both = told(
            "b",
            people(50),
            people(50, scope=Scope.CUMULATIVE, covers=("a",)),
            period=Period.parse("2015-02"),
        )
        assert codes(dated("a", 30, "2015-01"), both) == [("cumulative_repeated", "b")]
        alone = attrs.evolve(both, headcount=Headcount(statements=both.headcount.statements[1:]))
        assert codes(dated("a", 30, "2015-01"), alone) == []

    def test_one_figure_in_the_same_words_at_two_sessions(self) -> None:
        """The same sentence of the same source may be one figure for both."""
        said = people(30, wording="30 officials", sources=(Source(publication="Report"),))
        assert codes(told("a", said), told("b", said)) == [("figure_repeated", "b")]
        other = attrs.evolve(said, wording="thirty officials")
        assert codes(told("a", said), told("b", other)) == []


class TestTime:
    """Bodies and dates."""

    def test_bodies_that_did_not_exist_on_the_day(self) -> None:
        """A ministry that was abolished in August 2015 sent nobody in 2016, by whatever record."""
        later = Period.parse("2016-02-01")
        cases = [
            told("a", people(5, organisation="women"), period=later),
            told(
                "b", bodies=(Involvement(organisation="women", role="coordination"),), period=later
            ),
            told("c", roster=sheet("p-2"), period=later),
        ]
        expected = [("body_out_of_time", key) for key in "abc"]
        assert codes(*cases) == expected
        assert [found.statements for found in findings(*cases)] == [
            ("headcount.statements[0]",),
            ("bodies[0]",),
            ("roster",),
        ]

    @pytest.mark.parametrize("period", ["2015-06-16", "2015", "XXXX-05-04", ""])
    def test_bodies_that_may_have_existed(self, period: str) -> None:
        """On the days before, and on a day that is not known well enough, nothing is wrong."""
        day = Period.parse(period) if period else Period.unknown()
        assert codes(told("a", people(5, organisation="women"), period=day)) == []

    def test_dates_that_do_not_last_as_long_as_stated(self) -> None:
        """Five days are not three; a month may have a session of three in it."""
        three = Count.exactly(3)
        days = [PartialDate.parse(one) for one in ("2015-06-16", "2015-06-20", "2015-06")]
        wrong = Period(days[0], days[1], duration=three)
        right = Period(days[2], days[2], duration=three)
        assert codes(told("a", period=wrong), told("b", period=right)) == [
            ("duration_disagrees", "a")
        ]

    def test_a_sheet_with_other_days_than_the_session(self) -> None:
        """A column outside the period is told, and so are more columns than days."""
        columns = tuple(PartialDate.parse(f"2015-06-{day}") for day in (16, 17, 18))
        roster = Roster(days=columns)
        two_days = Period.parse("2015-06-16/2015-06-17")
        before = Period(end=PartialDate.parse("2015-06-17"))
        stated = Period(duration=Count.exactly(2))
        assert codes(
            told("a", roster=roster, period=two_days),
            told("b", roster=roster, period=before),
            told("c", roster=roster, period=stated),
            told("d", roster=roster, period=Period.parse("2015-06")),
        ) == [
            ("day_outside_period", "a"),
            ("day_outside_period", "b"),
            ("days_beyond_duration", "c"),
        ]
