"""Numbers kept beside a programme: private, safe in spreadsheets, silent; and whose they are."""

import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hijra_amina as ha
from hijra_amina.errors import DecodeError, InvalidValueError
from hijra_amina.intake import Decision, Decisions, Entry
from hijra_amina.intake.identifiers import (
    Identifiers,
    identifiers_of,
    identifiers_without,
    read_identifiers,
    under_kept_names,
    write_identifiers,
)
from hijra_amina.intake.standing import entries_of
from hijra_amina.values import LocalizedText

NUMBERS = st.none() | st.from_regex(r"[0-9]{1,16}", fullmatch=True)
LINES = st.lists(
    st.builds(
        Identifiers,
        participant=st.from_regex(r"p-[0-9]{3}", fullmatch=True),
        sheet=st.from_regex(r"sheet-[0-9a-f]{12}", fullmatch=True),
        phone=NUMBERS,
        staff_number=NUMBERS,
    ),
    max_size=20,
)


@given(lines=LINES)
def test_written_and_read_again(lines, tmp_path_factory):
    """Nothing is lost on the way to the file and back; lines that are alike stand once."""
    path = tmp_path_factory.mktemp("kept") / "numbers.csv"
    write_identifiers(path, lines)
    again = read_identifiers(path)
    assert set(again) == set(lines)
    assert len(again) == len(set(lines))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_of_it_can_be_run(tmp_path):
    """What a spreadsheet would take for a formula is none."""
    path = tmp_path / "numbers.csv"
    write_identifiers(path, [Identifiers(participant="p-001", sheet="=1+1", phone="+1")])
    line = path.read_text(encoding="utf-8-sig").splitlines()[1]
    assert line == "p-001,'=1+1,'+1,"


def test_it_is_silent(tmp_path):
    """No number is shown by `repr` or by an error."""
    entry = Entry(participant="p-001", sheet="s", phone="7000000001", staff_number="4711")
    (kept,) = identifiers_of([entry])
    assert "7000000001" not in repr(kept)
    assert "4711" not in repr(kept)
    path = tmp_path / "other.csv"
    path.write_text("phone\n7000000001\n")
    with pytest.raises(ha.HijraAminaError) as caught:
        read_identifiers(path)
    assert "7000000001" not in str(caught.value)


def programme(*people: str) -> ha.Programme:
    """A programme with participants, the first two of whom came to its session."""
    came = tuple(ha.Attendance(participant=one) for one in people[:2])
    name = LocalizedText({"en": "Example"})
    session = ha.Session(id="s-1", title=name, roster=ha.Roster(attendances=came))
    return ha.Programme(
        id="p",
        name=name,
        participants=tuple(ha.Participant(id=one, sex="female") for one in people),
        sessions=(session,),
    )


def test_under_kept_names():
    """Numbers go to whoever was kept of those who are the same; those of nobody go."""
    same = Decision(first="p-001", second="p-009", verdict="same", who="x", when="2016-03-20")
    known = [Identifiers(participant=one, sheet="s") for one in ("p-001", "p-009", "p-404")]
    kept = under_kept_names(known, Decisions((same,)), programme("p-001", "p-002"))
    assert [one.participant for one in kept] == ["p-001", "p-001"]


def test_sheets_of_participants():
    """A roster is a sheet; where the file says which sheet it was, that counts; else one's own."""
    known = [
        Identifiers(participant="p-002", sheet="day-1", phone="7000000001"),
        Identifiers(participant="p-002", sheet="day-2"),
    ]
    entries = entries_of(programme("p-001", "p-002", "p-003"), known)
    assert [(one.participant, one.sheet, one.phone) for one in entries[:3]] == [
        ("p-001", "s-1", None),
        ("p-002", "day-1", "7000000001"),
        ("p-002", "day-2", None),
    ]
    assert len({one.sheet for one in entries}) == 4
    assert {one.sex for one in entries} == {"female"}


@pytest.mark.parametrize("text", ["=1+1", "-12", "'=1", " =1", "+7", "＝1"])
def test_what_begins_as_a_formula_is_read_as_it_was(text, tmp_path):
    """The apostrophe that a spreadsheet needs is no part of a number or of a sheet's name."""
    path = tmp_path / "numbers.csv"
    lines = (Identifiers(participant="p-001", sheet=text, staff_number=text),)
    write_identifiers(path, lines)
    assert read_identifiers(path) == lines
    assert f",'{text}," in path.read_text(encoding="utf-8-sig")


def test_what_is_no_such_file(tmp_path):
    """A cell without an end and a pipe are refused as such; the error holds no number."""
    path = tmp_path / "numbers.csv"
    path.write_text("participant,sheet,phone,staff_number\np-001,s," + "7" * 200_000 + ",\n")
    with pytest.raises(DecodeError) as caught:
        read_identifiers(path)
    assert caught.value.problems[0].path == "line 2"
    assert "777" not in str(caught.value)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(DecodeError):
        read_identifiers(path)


def test_one_person_is_left_out():
    """The numbers of a forgotten person go, under every identifier; the others stay in order."""
    known = tuple(Identifiers(participant=f"p-{n}", sheet="a", phone=f"{n}") for n in range(4))
    assert identifiers_without(known, ["p-1", "p-3", "p-9"]) == (known[0], known[2])
    with pytest.raises(InvalidValueError, match="a list"):
        identifiers_without(known, "p-1")
