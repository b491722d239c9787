"""From a reading into a programme."""

from pathlib import Path

import pytest

import hijra_amina as ha
from hijra_amina.errors import ProblemsError, UnknownCodeError, UnknownReferenceError
from hijra_amina.intake import read_attendance

LIST = """Date: 14-15 June 2015,,,,
Venue: Training centre - Erbil,,,,
No,Name,Sex,Ministry,Day 1,Day 2
1,Adam Amina,F,MoMD,P,A
2,Omar Aya,M,Ministry of Interior,P,P
3,Samir Anwar,M,Women for Peace,A,A
"""
OTHER = LIST.replace("Adam", "Jamal").replace("Omar", "Khalid").replace("Samir", "Maryam")


@pytest.fixture
def programme() -> ha.Programme:
    """A programme with two sessions of which nothing is known."""
    title = ha.LocalizedText({"en": "Awareness session"})
    sessions = tuple(ha.Session(id=id_, title=title) for id_ in ("s-1", "s-2"))
    return ha.Programme(id="p", name=ha.LocalizedText({"en": "Example"}), sessions=sessions)


@pytest.fixture
def write(tmp_path: Path):
    """Write a text as a file."""

    def put(text: str, name: str = "list.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return put


def test_people_organisations_and_roster(programme: ha.Programme, write, tmp_path: Path) -> None:
    """People, organisations, roster, dates and place arrive, and the programme can be counted."""
    reading = read_attendance(write(LIST))
    made = reading.into(programme, "s-1", complete=True)
    session = made.session("s-1")
    assert [one.id for one in made.participants] == ["p-001", "p-002", "p-003"]
    assert [one.organisation for one in made.participants][:2] == ["iq-momd", "iq-moi.or.krg-moi"]
    assert str(session.period) == "2015-06-14/2015-06-15"
    assert session.places[0].governorate == "IQ-AR"
    assert ha.count(session, "people", programme=made) == ha.Count.exactly(2)
    assert ha.count(session, "person_days", programme=made) == ha.Count.exactly(3)
    assert ha.count(session, "people", sex="female", programme=made) == ha.Count.exactly(1)
    assert programme.participants == ()
    # Whether everybody is on it no sheet says itself.
    at_least = reading.into(programme, "s-1")
    assert ha.count(at_least.session("s-1"), "people", programme=at_least) == ha.Count.at_least(2)
    ha.write(made, tmp_path / "made.json")
    assert ha.read(tmp_path / "made.json") == made


def test_identifiers_tell_nothing_and_are_free(programme: ha.Programme, write) -> None:
    """Identifiers are numbers in the order of reading, and none is given twice."""
    first = read_attendance(write(LIST)).into(programme, "s-1")
    # One was read without knowing of the programme, one with it.
    for options in ({}, {"programme": first}):
        made = read_attendance(write(OTHER), **options).into(first, "s-2")
        assert [one.id for one in made.participants] == [f"p-{n:03d}" for n in range(1, 7)]
        assert {one.participant for one in made.session("s-2").roster.attendances} == {
            "p-004",
            "p-005",
            "p-006",
        }


def test_open_questions_refuse(programme: ha.Programme, write) -> None:
    """While something has to be settled nobody goes in, and the error names no value."""
    reading = read_attendance(write(LIST.replace(",F,", ",???,")))
    with pytest.raises(ProblemsError) as caught:
        reading.into(programme, "s-1")
    assert [one.code for one in caught.value.problems] == ["unknown_sex"]
    assert "C4" in str(caught.value)
    assert "???" not in str(caught.value)


def test_the_same_sheet_twice(programme: ha.Programme, write) -> None:
    """A second roster is refused, replaces the first, or is added; the same list never twice."""
    reading = read_attendance(write(LIST))
    once = reading.into(programme, "s-1")
    with pytest.raises(ProblemsError, match="roster already"):
        reading.into(once, "s-1")
    with pytest.raises(ProblemsError, match="same people"):
        reading.into(once, "s-1", existing="add")
    replaced = reading.into(once, "s-1", existing="replace")
    assert replaced.participants == once.participants
    assert replaced.session("s-1").roster == once.session("s-1").roster
    other = read_attendance(write(OTHER))
    assert len(other.into(once, "s-1", existing="add").participants) == 6
    assert len(other.into(once, "s-1", existing="replace").participants) == 3


def test_replacing_keeps_who_came_elsewhere(programme: ha.Programme, write) -> None:
    """Replacing a roster takes away only people who are on nothing else."""
    once = read_attendance(write(LIST)).into(programme, "s-1")
    roster = once.session("s-1").roster
    shared = ha.Session(id="s-2", title=ha.LocalizedText({"en": "Next"}), roster=roster)
    both = ha.Programme(
        id="p",
        name=once.name,
        organisations=once.organisations,
        participants=once.participants,
        sessions=(once.session("s-1"), shared),
    )
    made = read_attendance(write(OTHER), programme=both).into(both, "s-1", existing="replace")
    assert len(made.participants) == 6


def test_unknown_session_and_word(programme: ha.Programme, write) -> None:
    """A session that is not there, and a word that is none, are refused."""
    reading = read_attendance(write(LIST))
    with pytest.raises(UnknownReferenceError):
        reading.into(programme, "s-9")
    with pytest.raises(ValueError, match="refuse or replace or add"):
        reading.into(programme, "s-1", existing="merge")


def test_known_organisations_are_found(programme: ha.Programme, write) -> None:
    """An organisation of the programme is found by its name, acronym or term."""
    known = ha.Organisation(id="wfp", name=ha.LocalizedText({"en": "Women For Peace"}))
    interior = ha.Ministry(
        id="interior", name=ha.LocalizedText({"en": "Ministry of Interior"}), term="iq-moi"
    )
    migration = ha.Ministry(
        id="migration", name=ha.LocalizedText({"en": "Migration"}), term="iq-momd"
    )
    with_bodies = ha.Programme(
        id="p",
        name=programme.name,
        organisations=(known, interior, migration),
        sessions=programme.sessions,
    )
    reading = read_attendance(write(LIST), programme=with_bodies)
    assert [entry.organisation for entry in reading.entries] == ["migration", "interior", "wfp"]
    assert reading.organisations == ()
    assert reading.questions == ()


def test_dates_of_the_session(programme: ha.Programme, write) -> None:
    """Days without dates are those of the session, as the caller or the programme says."""
    text = "Name,Day 1,Day 2\nAdam Amina,P,A\n"
    for options in (
        {"on": "2015-06-16/2015-06-17"},
        {"on": ha.Period.parse("{2015-06-16,2015-06-17}")},
    ):
        days = read_attendance(write(text), **options).roster.days
        assert [str(day) for day in days] == ["2015-06-16", "2015-06-17"]
    session = ha.Session(
        id="s", title=ha.LocalizedText({"en": "x"}), period=ha.Period.parse("2015-06-16/2015-06-17")
    )
    dated = ha.Programme(id="p", name=programme.name, sessions=(session,))
    reading = read_attendance(write(text), programme=dated, session="s")
    assert [str(day) for day in reading.roster.days] == ["2015-06-16", "2015-06-17"]
    with pytest.raises(UnknownReferenceError, match="no programme beside the session 's'"):
        read_attendance(write(text), session="s")


def test_a_government_that_does_not_exist_is_refused(write) -> None:
    """Also by a sheet that names no body."""
    with pytest.raises(UnknownCodeError, match="unknown government 'kurdistan'"):
        read_attendance(write("Name,Sex\nAdam Amina,F\n"), government="kurdistan")


def test_absent_without_a_day(programme: ha.Programme, write) -> None:
    """Who is marked absent in a list without dates is read, and is not on the roster."""
    reading = read_attendance(write("Name,Attendance\nAdam Amina,P\nOmar Aya,A\n"))
    assert len(reading.entries) == 2
    assert [one.participant for one in reading.roster.attendances] == ["p-001"]


def test_same_list_has_the_same_key(write) -> None:
    """`Entry.sheet` is the same for the same list in another format, and differs for another."""
    comma, tab = write(LIST), write(LIST.replace(",", "\t"), "list.tsv")
    keys = [read_attendance(path).entries[0].sheet for path in (comma, tab, write(OTHER, "o.csv"))]
    assert keys[0] == keys[1] != keys[2]
