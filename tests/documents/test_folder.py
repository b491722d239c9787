"""A programme as a folder: what its files are, and what is wrong with them."""

from pathlib import Path

import pytest

from hijra_amina import documents
from hijra_amina.errors import DecodeError, InvalidValueError
from hijra_amina.model import Attendance, Mark, Participant, Programme, Roster, Session
from hijra_amina.values import LocalizedText, PartialDate

pytestmark = pytest.mark.extra("documents")

NAME = LocalizedText({"en": "x"})
DAYS = (PartialDate.parse("2015-06-16"), PartialDate.parse("2015-06-17"))


def session(identifier: str, *, roster: bool = False) -> Session:
    """A session, perhaps with one person on its roster."""
    row = Attendance(participant="p-001", marks=(Mark.PRESENT, Mark.UNKNOWN))
    sheet = Roster(days=DAYS, attendances=(row,), complete=True) if roster else None
    return Session(id=identifier, title=NAME, roster=sheet)


def programme(*sessions: Session) -> Programme:
    """A programme with one participant."""
    return Programme(id="x", name=NAME, participants=(Participant(id="p-001"),), sessions=sessions)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two sessions, of which one has a roster."""
    documents.write(programme(session("a"), session("b", roster=True)), tmp_path / "records")
    return tmp_path / "records"


def problems_of(folder: Path) -> list[tuple[str, str]]:
    """Paths and codes of everything that is wrong."""
    with pytest.raises(DecodeError) as caught:
        documents.read(folder)
    return [(problem.path, problem.code) for problem in caught.value.problems]


def test_layout(folder: Path) -> None:
    """Each session has a file, and each roster a table."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))
    assert files == ["attendance/b.csv", "programme.yaml", "sessions/a.yaml", "sessions/b.yaml"]
    table = (folder / "attendance" / "b.csv").read_text("utf-8")
    assert table == "participant,2015-06-16,2015-06-17\np-001,present,unknown\n"


def test_order(tmp_path: Path) -> None:
    """Sessions keep their order, which the main file says where it is not that of the names."""
    kept = programme(session("b"), session("a"), session("c"))
    documents.write(kept, tmp_path / "records")
    assert documents.read(tmp_path / "records") == kept
    (tmp_path / "records" / "sessions" / "0.yaml").write_text("id: d\ntitle: {en: x}\n", "utf-8")
    found = [one.id for one in documents.read(tmp_path / "records").sessions]
    assert found == ["b", "a", "c", "d"]


def test_names_of_files(tmp_path: Path) -> None:
    """Identifiers that are no names of files everywhere still get a file each."""
    identifiers = ["A", "a", "s:1", "s.", "s", "a.yaml", "x" * 120]
    kept = programme(*map(session, identifiers))
    documents.write(kept, tmp_path / "records")
    files = [path.name for path in (tmp_path / "records" / "sessions").iterdir()]
    assert len({name.lower() for name in files}) == len(identifiers)
    assert not any(":" in name for name in files)
    assert documents.read(tmp_path / "records") == kept


def test_empty_cells(folder: Path) -> None:
    """A mark that is missing is unknown, not absent."""
    (folder / "attendance" / "b.csv").write_text("participant,2015-06-16\np-001,\n", "utf-8")
    roster = documents.read(folder).session("b").roster
    assert roster is not None
    assert roster.attendances[0].marks == (Mark.UNKNOWN,)


def test_a_roster_may_stand_inline(folder: Path) -> None:
    """A session's file can hold its roster itself."""
    text = "id: a\ntitle: {en: x}\nroster: {attendances: [{participant: p-001}]}\n"
    (folder / "sessions" / "a.yaml").write_text(text, "utf-8")
    roster = documents.read(folder).session("a").roster
    assert roster is not None
    assert roster.attendances[0].participant == "p-001"


def test_other_files_are_left_alone(folder: Path) -> None:
    """Files that are not a programme's are neither read nor touched; old ones of it go."""
    for name in ("README.md", "photographs/1.jpg", "sessions/notes.txt", ".git/config"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine", "utf-8")
    inode = folder.stat().st_ino
    documents.write(programme(session("c")), folder)
    files = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    assert files == [
        ".git/config",
        "README.md",
        "photographs/1.jpg",
        "programme.yaml",
        "sessions/c.yaml",
        "sessions/notes.txt",
    ]
    assert folder.stat().st_ino == inode


def test_somebody_elses_folder(tmp_path: Path) -> None:
    """A folder that has sessions of something else is not taken over."""
    (tmp_path / "sessions").mkdir()
    (tmp_path / "sessions" / "mine.yaml").write_text("mine", "utf-8")
    with pytest.raises(FileExistsError):
        documents.write(programme(), tmp_path)
    assert (tmp_path / "sessions" / "mine.yaml").read_text("utf-8") == "mine"


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    """A file without an ending that says its format is neither written over nor read."""
    (tmp_path / "records").write_text("mine", "utf-8")
    with pytest.raises(OSError, match="records"):
        documents.write(programme(), tmp_path / "records")
    with pytest.raises(InvalidValueError, match=r"\.json, \.yaml or \.yml"):
        documents.read(tmp_path / "records")
    assert (tmp_path / "records").read_text("utf-8") == "mine"


def test_nothing_there(tmp_path: Path) -> None:
    """A file that is missing is missing, as for every other program; so is a main file."""
    with pytest.raises(FileNotFoundError):
        documents.read(tmp_path / "nothing.json")
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileNotFoundError, match=r"programme\.yaml"):
        documents.read(tmp_path / "empty")


@pytest.mark.parametrize(
    ("file", "text", "path", "code"),
    [
        ("programme.yaml", "a: [", "programme.yaml $", "bad_syntax"),
        ("programme.yaml", "id: x", "programme.yaml $.schema", "missing_key"),
        ("sessions/a.yaml", "a: [", "sessions/a.yaml $", "bad_syntax"),
        ("sessions/a.yaml", "- a", "sessions/a.yaml $", "wrong_type"),
        ("sessions/a.yaml", "id: a\ntitle: {en: 3}", "sessions/a.yaml $.title.en", "wrong_type"),
        ("sessions/a.yaml", "id: b\ntitle: {en: x}", "sessions/b.yaml $.id", "duplicate_id"),
        (
            "sessions/b.yaml",
            "id: b\ntitle: {en: x}\nroster: {file: ../b.csv}",
            "sessions/b.yaml $.roster.file",
            "unresolved_reference",
        ),
        (
            "sessions/b.yaml",
            "id: b\ntitle: {en: x}\nroster: {file: attendance/b.csv, days: []}",
            "sessions/b.yaml $.roster.days",
            "bad_value",
        ),
        ("attendance/c.csv", "participant\n", "attendance/c.csv $", "unresolved_reference"),
        ("attendance/b.csv", "", "attendance/b.csv $.days", "bad_syntax"),
        ("attendance/b.csv", 'participant\n"x', "attendance/b.csv $", "bad_syntax"),
        ("attendance/b.csv", "participant,2015-02-30\n", "attendance/b.csv $.days[0]", "bad_date"),
        (
            "attendance/b.csv",
            "participant,2015-06-16\np-002,present\n",
            "attendance/b.csv $.attendances[0].participant",
            "unresolved_reference",
        ),
        (
            "attendance/b.csv",
            "participant,2015-06-16\np-001,here\n",
            "attendance/b.csv $.attendances[0].marks[0]",
            "unknown_code",
        ),
        (
            "attendance/b.csv",
            "participant,2015-06-16\np-001\n",
            "attendance/b.csv $.attendances[0]",
            "bad_value",
        ),
    ],
    ids=[str(number) for number in range(15)],
)
def test_problems_name_their_file(file: str, text: str, path: str, code: str, folder: Path) -> None:
    """What is wrong in a file is said of that file, with the path within it."""
    (folder / file).write_text(text, "utf-8")
    assert (path, code) in problems_of(folder)


def test_problems_of_several_files(folder: Path) -> None:
    """What is wrong in several files comes together."""
    (folder / "sessions" / "a.yaml").write_text("id: a\ntitle: {}", "utf-8")
    (folder / "attendance" / "b.csv").write_text("participant\np-002\n", "utf-8")
    assert {path.split()[0] for path, _ in problems_of(folder)} == {
        "sessions/a.yaml",
        "attendance/b.csv",
    }


def test_where(folder: Path) -> None:
    """The error names the file if there is one, else the folder."""
    (folder / "sessions" / "a.yaml").write_text("id: a\ntitle: {}", "utf-8")
    with pytest.raises(DecodeError) as caught:
        documents.read(folder)
    assert caught.value.where == "records/sessions/a.yaml"
    (folder / "sessions" / "b.yaml").write_text("id: b\ntitle: {}", "utf-8")
    with pytest.raises(DecodeError) as caught:
        documents.read(folder)
    assert caught.value.where == "records"
