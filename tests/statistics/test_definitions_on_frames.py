"""The definitions mean the same in a data frame: measures, rules, days in time, one's own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hijra_amina.errors import InvalidValueError
from hijra_amina.model import (
    Attendance,
    Indicator,
    Mark,
    Ministry,
    Participant,
    Place,
    Programme,
    Roster,
    Session,
    Target,
    TermUse,
)
from hijra_amina.statistics import (
    Dimension,
    Level,
    Measure,
    achievements,
    attended,
    completion,
    gain,
    registered,
    share,
    tabulate,
    to_frame,
)
from hijra_amina.values import LocalizedText, PartialDate, Period

pytestmark = pytest.mark.extra("frames")

TITLE = LocalizedText({"en": "Session"})
BODIES = (
    Ministry(id="women", name=TITLE, term="iq-mowa"),
    Ministry(id="science", name=TITLE, term="iq-most"),
    Ministry(id="environment", name=TITLE, term="iq-moenv"),
    Ministry(id="higher", name=TITLE, term="iq-mohe"),
)
MARKS = tuple(Mark)
PERIODS = ("2015-06-01/2015-06-03", "2015-06-01/2015-06-02", "2015", "XXXX-05-04/XXXX-05-05", "/")
SIDE = Dimension(
    name="side",
    level=Level.PERSON,
    of_person=lambda _, person: None if person.sex is None else person.sex[0],
    values_of=lambda _: ("f", "m"),
)
WHERE = Dimension(
    name="where_held",
    level=Level.SESSION,
    of_session=lambda _, session: "somewhere" if session.places else None,
)


@st.composite
def people(draw: st.DrawFn) -> tuple[Participant, ...]:
    """Five people, of whom not everything is known."""
    return tuple(
        Participant(
            id=f"p-{n}",
            sex=draw(st.sampled_from(["female", "male", None])),
            organisation=draw(st.sampled_from([*(body.id for body in BODIES), None])),
        )
        for n in range(5)
    )


@st.composite
def sessions(draw: st.DrawFn, key: str) -> Session:
    """A session with a complete sheet of two days."""
    attendances = tuple(
        Attendance(
            participant=f"p-{n}", marks=tuple(draw(st.sampled_from(MARKS)) for _ in range(2))
        )
        for n in draw(st.lists(st.integers(0, 4), unique=True, min_size=1))
    )
    days = (PartialDate(2015, 6, 1), PartialDate(2015, 6, 2))
    topics = draw(st.lists(st.sampled_from(["thb", "referral", None]), unique=True, max_size=2))
    return Session(
        id=key,
        title=TITLE,
        period=Period.parse(draw(st.sampled_from(PERIODS))),
        topics=tuple(TermUse(code=code, wording="words") for code in topics),
        places=draw(st.sampled_from([(), (Place(governorate="IQ-BG"),)])),
        roster=Roster(days=days, attendances=attendances, complete=True),
    )


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Two sessions of five people from four bodies."""
    return Programme(
        id="p",
        name=TITLE,
        organisations=BODIES,
        participants=draw(people()),
        sessions=(draw(sessions("s-1")), draw(sessions("s-2"))),
    )


def rule(of: str) -> dict[str, object]:
    """A question about people who attended most of the days."""
    return {"attendance": attended(at_least="80%", of=of)}


QUESTIONS = (
    ("people", rule("held")),
    ("participations", {**rule("planned"), "by": "sex"}),
    ("person_days", {**rule("recorded"), "by": ["session"]}),
    ("people", {"by": ["ministry", "quarter"], "as_of": "2016-01-01"}),
    ("people", {"by": "body", "as_of": "2020", "where": {"ministry": "iq-mohe"}}),
    ("participations", {"by": ["topic", "government"]}),
    ("people", {"by": ["side", "where_held"]}),
    ("people", {"where": {"side": "f"}, "by": "where_held"}),
    (share(of="people", sex="female"), {"by": "session"}),
    (share(of="participations", sex="female", ministry="iq-mohe"), {"as_of": "2016-01-01"}),
    (share(of="sessions", place_governorate="IQ-BG"), {}),
    (completion(at_least="50%"), {"by": "sex"}),
    (Measure(name="women", unit="people", where={"sex": "female"}), {"by": "place_governorate"}),
)


@settings(max_examples=50)
@given(programmes(), st.sampled_from(range(len(QUESTIONS))))
def test_a_frame_answers_as_the_records_do(programme: Programme, place: int) -> None:
    """Whatever is asked, and whatever is not known, each row has the same figure."""
    measure, asked = QUESTIONS[place]
    with registered(SIDE, WHERE):
        in_frame = tabulate(to_frame(programme), measure, **asked)
        in_records = tabulate(programme, measure, **asked)
    found = {row.key: row.figure for row in in_frame}
    expected = {row.key: row.figure for row in in_records}
    # Records know of more values: those of people who are on no sheet. They have rows too.
    assert found.items() <= expected.items()
    assert all(not expected[key].low for key in expected.keys() - found.keys())


def test_an_indicator_can_be_counted_in_a_frame() -> None:
    """The sessions of the target's period are found by the column of their beginnings."""
    roster = Roster(attendances=(Attendance(participant="p-0"),), complete=True)
    held = tuple(
        Session(id=f"s-{n}", title=TITLE, period=Period.parse(when), roster=roster)
        for n, when in enumerate(["2015-06-01", "2015-11-01", "2016-01-01", "2015"])
    )
    programme = Programme(id="p", name=TITLE, participants=(Participant(id="p-0"),), sessions=held)
    made = Indicator(
        id="trained",
        name=TITLE,
        measure="participations",
        targets=(Target(period=Period.parse("2015-01/2015-10"), count=2),),
    )
    assert achievements(to_frame(programme), made) == achievements(programme, made)


def test_a_frame_holds_neither_tests_nor_testimonials() -> None:
    """Gains and testimonials need the programme, and so does nothing that is given with it."""
    programme = Programme(id="p", name=TITLE)
    frame = to_frame(programme)
    for measure in (gain(), "testimonials"):
        with pytest.raises(InvalidValueError, match="a programme"):
            tabulate(frame, measure)
    with pytest.raises(InvalidValueError, match="none beside a data frame"):
        tabulate(frame, "people", programme=programme)
