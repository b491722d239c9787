"""`hijra-amina intake` and `match`: what they say, and that they write all or nothing."""

import io
import os
import shutil
import stat
from pathlib import Path

import openpyxl
import pytest

import hijra_amina as ha
from hijra_amina.cli import main
from hijra_amina.cli._console import Console
from hijra_amina.intake import Decision, Decisions
from hijra_amina.language import without_marks

SESSION = "baghdad-2016-03"
SHEETS = ("day-1-arabic.xlsx", "corrected.xlsx")
OTHERS = frozenset({"p-001", "p-002"})


@pytest.fixture
def run(capsys, monkeypatch):
    """Run the command and give its code, its output and its remarks."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments):
        code = main([*map(str, arguments)])
        captured = capsys.readouterr()
        return code, without_marks(captured.out), without_marks(captured.err)

    return command


@pytest.fixture
def work(examples, tmp_path, monkeypatch) -> Path:
    """A folder with the sheets and the programme, in which the command runs."""
    for path in (examples / "attendance").iterdir():
        if path.suffix in {".xlsx", ".yaml"}:
            shutil.copy(path, tmp_path)
    book = openpyxl.load_workbook(tmp_path / "day-2-english.xlsx")
    book["Day 2"]["E13"].value = "Wasit"
    book.save(tmp_path / "corrected.xlsx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(params=["file", "folder"])
def programme(request, work) -> Path:
    """The programme as a file, and as a folder."""
    if request.param == "file":
        return work / "programme.yaml"
    folder = work / "records"
    ha.write(ha.read(work / "programme.yaml"), folder)
    return folder


def contents(path: Path) -> dict[str, bytes]:
    """Every file of a programme, to the byte."""
    files = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
    return {str(one): one.read_bytes() for one in files}


def ledger(path: Path, verdict: str = "same") -> None:
    """Decide every pair of the session as the officer of the tutorial does."""
    # The sheets are in one order: who came on both days has these numbers.
    twice = [(f"p-{number:03}", f"p-{number + 11:03}") for number in range(3, 11)]
    Decisions(
        Decision(first=one, second=other, verdict=verdict, who="x", when="2016-03-20")
        for one, other in twice
    ).write(path)


def into(programme: Path, *rest: object) -> tuple[object, ...]:
    """The arguments that say where the people go."""
    return ("--into", programme, "--session", SESSION, "--government", "federal", *rest)


class TestQuestions:
    def test_nothing_is_written(self, run, programme):
        """With a question that has to be answered the programme stays as it is, to the byte."""
        before = contents(programme)
        code, out, err = run("intake", "day-1-arabic.xlsx", "day-2-english.xlsx", *into(programme))
        assert code == 1
        assert contents(programme) == before
        assert "11 people were read." in out
        assert "asked about: 1." in out
        assert "cell E13 (governorate)" in err
        assert "--questions" in err
        assert "نينوى" not in out + err

    def test_the_copy(self, run, work):
        """The copy of the sheet has the question on its cell, and nobody else can read it."""
        run(
            "intake", "day-1-arabic.xlsx", "day-2-english.xlsx",
            *into(work / "programme.yaml", "--questions", "asked.xlsx"),
        )  # fmt: skip
        copy = openpyxl.load_workbook("asked.xlsx")
        assert copy["Day 2"]["E13"].comment is not None
        assert stat.S_IMODE(Path("asked.xlsx").stat().st_mode) == 0o600

    def test_in_arabic(self, run, work):
        """Summary and questions are in Arabic on request."""
        code, out, err = run(
            "intake", "day-2-english.xlsx", *into(work / "programme.yaml", "--lang", "ar")
        )
        assert code == 1
        assert "قُرئ ١١ شخصًا." in out
        assert "لم يُكتب شيء" in err

    @pytest.mark.parametrize(("name", "found"), [("copy.csv", ".csv"), ("copy", "copy")])
    def test_a_copy_is_called_what_it_is(self, run, work, name, found):
        """A workbook under another name opens nowhere: it is refused before a sheet is read."""
        code, out, err = run("intake", *SHEETS, *into(work / "programme.yaml", "--questions", name))
        assert (code, out) == (2, "")
        assert f"there is no format {found}" in err
        assert "hint: .xlsx" in err
        assert not Path(name).exists()


class TestPairs:
    def test_nothing_is_written_before_they_are_decided(self, run, programme):
        """Who may stand twice on the roster has to be decided first, on a page that is private."""
        before = contents(programme)
        code, out, err = run("intake", *SHEETS, *into(programme, "--page", "page.html"))
        assert code == 1
        assert contents(programme) == before
        assert "page.html" in out
        assert "8 pairs on these sheets" in err
        page = Path("page.html")
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
        assert "--decisions decisions.csv" in page.read_text(encoding="utf-8")

    def test_decided(self, run, programme):
        """Decided pairs are one participant each; what is open elsewhere stays open."""
        ledger(Path("decisions.csv"))
        code, out, _ = run(
            "intake", *SHEETS, *into(programme, "--decisions", "decisions.csv", "--complete")
        )
        assert code == 0
        assert "8 participants were found" in out
        read = ha.read(programme)
        roster = read.session(SESSION).roster
        assert len(roster.attendances) == 14
        assert [str(day) for day in roster.days] == ["2016-03-14", "2016-03-15"]
        present = [sum(mark.value == "present" for mark in one.marks) for one in roster.attendances]
        assert sorted(present) == [1] * 6 + [2] * 8
        assert ha.count(read, "people") == ha.Count.between(15, 16)
        assert ha.count(read.session(SESSION), "people") == ha.Count.exactly(14)

    def test_left_undecided(self, run, programme):
        """Who says that it cannot be told has two people on the roster, and is told so."""
        ledger(Path("decisions.csv"), "undecided")
        code, _, err = run("intake", *SHEETS, *into(programme, "--decisions", "decisions.csv"))
        assert code == 0
        assert "8 pairs of the session were left undecided" in err
        assert len(ha.read(programme).session(SESSION).roster.attendances) == 22

    def test_dry_run(self, run, programme):
        """A trial says what would be read, and writes nothing."""
        before = contents(programme)
        code, out, _ = run("intake", "day-1-arabic.xlsx", *into(programme, "--dry-run"))
        assert code == 0
        assert "trial" in out
        assert contents(programme) == before


class TestIdentifiers:
    def test_phones_are_kept_only_if_asked(self, run, work, programme):
        """Without the option no number is anywhere; with it they are in one private file."""
        assert run("intake", "day-1-arabic.xlsx", *into(programme))[0] == 0
        assert not any(
            b"7700000001" in data for data in contents(work).values() if data[:2] != b"PK"
        )
        given = into(programme, "--existing", "replace", "--keep-identifiers", "numbers.csv")
        assert run("intake", "day-1-arabic.xlsx", *given)[0] == 0
        assert not any(b"7700000001" in data for data in contents(programme).values())
        numbers = Path("numbers.csv")
        assert "7700000001" in numbers.read_text(encoding="utf-8")
        assert stat.S_IMODE(numbers.stat().st_mode) == 0o600

    def test_they_follow_who_was_merged(self, run, programme):
        """After decisions, numbers stand under the participants that there are."""
        ledger(Path("decisions.csv"))
        run(
            "intake", *SHEETS,
            *into(programme, "--decisions", "decisions.csv", "--keep-identifiers", "n.csv"),
        )  # fmt: skip
        known = {line.partition(",")[0] for line in Path("n.csv").read_text().splitlines()[1:]}
        assert known == {one.id for one in ha.read(programme).participants} - OTHERS


class TestMistakes:
    def test_a_roster_that_is_there(self, run, programme):
        """A session that has a roster is not read into unless somebody says how."""
        assert run("intake", "day-1-arabic.xlsx", *into(programme))[0] == 0
        before = contents(programme)
        code, _, err = run("intake", "day-1-arabic.xlsx", *into(programme))
        assert code == 1
        assert "--existing add" in err
        code, _, err = run("intake", "day-1-arabic.xlsx", *into(programme, "--existing", "add"))
        assert code == 1
        assert "roster already" in err
        assert contents(programme) == before
        code, _, _ = run("intake", "day-1-arabic.xlsx", *into(programme, "--existing", "replace"))
        assert code == 0
        assert len(ha.read(programme).participants) == 13

    @pytest.mark.parametrize(
        ("sheet", "session", "code"),
        [
            ("missing.xlsx", SESSION, 3),
            ("damaged.xlsx", SESSION, 3),
            ("day-1-arabic.xlsx", "baghdad", 2),
        ],
    )
    def test_what_is_not_there(self, run, work, sheet, session, code):
        """A sheet that is missing or is none, and a session that is not there, are told apart."""
        (work / "damaged.xlsx").write_bytes(b"PK\x03\x04")
        found, _, err = run("intake", sheet, "--into", "programme.yaml", "--session", session)
        assert found == code
        assert err.startswith("hijra-amina: ")
        assert "Traceback" not in err

    def test_no_name_is_printed(self, run, work):
        """No name and no phone of a sheet gets into what the command prints."""
        code, out, err = run(
            "intake", *SHEETS, *into(work / "programme.yaml", "--page", "page.html")
        )
        assert code == 1
        for word in ("سامي", "Sami", "Zainab", "زينب", "77000", "٧٧٠٠٠"):
            assert word not in out + err


def copies(folder: Path) -> list[Path]:
    """The copies with questions, in their order."""
    return sorted(folder.glob("asked*.xlsx"))


class TestMatch:
    @pytest.fixture
    def filled(self, run, programme):
        """The programme once the sheets are read and the session's pairs are decided."""
        ledger(Path("decisions.csv"))
        given = into(programme, "--decisions", "decisions.csv", "--complete")
        run("intake", *SHEETS, *given, "--keep-identifiers", "numbers.csv")
        return programme

    def test_it_writes_nothing_by_itself(self, run, filled):
        """Finding and showing pairs changes nothing."""
        before = contents(filled)
        code, out, err = run("match", filled, "--page", "page.html", "--locale", "ar_IQ")
        assert code == 0
        assert "1 pair may be one person" in out
        assert contents(filled) == before
        assert 'dir="rtl"' in Path("page.html").read_text(encoding="utf-8")
        assert err == ""
        assert "--page" in run("match", filled)[2]

    def test_what_is_advised_keeps_the_ledger_and_the_numbers(self, run, filled):
        """Hint and page name the files there are: a page without the ledger would replace it."""
        kept = ("--identifiers", "numbers.csv", "--decisions", "decisions.csv")
        _, _, err = run("match", filled, *kept)
        assert f"hijra-amina match {filled} {' '.join(kept)} --page review.html" in err
        run("match", filled, *kept, "--page", "page.html")
        page = Path("page.html").read_text(encoding="utf-8")
        assert f"hijra-amina match {filled} {' '.join(kept)} --apply</code>" in page

    @pytest.mark.parametrize(("verdict", "people"), [("same", 15), ("different", 16)])
    def test_decisions_are_carried_out(self, run, filled, verdict, people):
        """One who is the same becomes one participant; one who is not leaves the range."""
        (pair,) = ha.read(filled).possible_matches
        made = Decision(
            first=pair.first, second=pair.second, verdict=verdict, who="x", when="2016-03-21"
        )
        Decisions.read("decisions.csv").with_(made).write("decisions.csv")
        before = contents(filled)
        code, _, err = run("match", filled, "--decisions", "decisions.csv")
        assert (code, contents(filled)) == (0, before)
        assert "--apply" in err
        code, out, _ = run(
            "match", filled, "--decisions", "decisions.csv", "--identifiers", "numbers.csv",
            "--apply",
        )  # fmt: skip
        assert code == 0
        assert "No pair is left to decide." in out
        read = ha.read(filled)
        assert read.possible_matches == ()
        assert ha.count(read, "people") == ha.Count.exactly(people)
        known = {line.partition(",")[0] for line in Path("numbers.csv").read_text().splitlines()}
        assert known - {"\ufeffparticipant"} <= {one.id for one in read.participants}

    def test_a_ledger_that_contradicts_itself(self, run, filled):
        """Decisions that cannot all be true are refused, with their lines; nothing is written."""
        Path("bad.csv").write_text(
            "first,second,verdict,who,when,why\n"
            "a,b,same,x,2016-03-20,\nb,c,same,x,2016-03-20,\na,c,different,x,2016-03-20,\n"
        )
        before = contents(filled)
        code, _, err = run("match", filled, "--decisions", "bad.csv", "--apply")
        assert code == 3
        assert "line" in err
        assert contents(filled) == before

    @pytest.mark.parametrize("option", ["--decisions", "--identifiers"])
    def test_a_file_that_is_missing(self, run, filled, option):
        """A file that is named and is not there ends the command with 3."""
        assert run("match", filled, option, "missing.csv")[0] == 3

    def test_other_people_of_a_ledger(self, run, filled):
        """A file that holds no identifiers is refused."""
        Path("other.csv").write_text("a,b\n1,2\n")
        code, _, err = run("match", filled, "--identifiers", "other.csv")
        assert code == 3
        assert "participant" in err


class TestSummary:
    def test_what_was_decided_of_marks(self, run, work):
        """What an x and an empty cell were read as is said, in either language."""
        lines = ["No,Name,Sex,14 March 2016,15 March 2016"]
        lines += [
            f"{n},Person {chr(64 + n)} Nasir,F,x,{'' if n == 2 else 'x'}" for n in range(1, 6)
        ]
        (work / "list.csv").write_text("\n".join(lines), encoding="utf-8")
        code, out, err = run("intake", "list.csv", *into(work / "programme.yaml", "--dry-run"))
        assert code == 0
        assert "5 people were read." in out
        assert "“x” was read as “present”" in err
        assert "Empty cells were read as “absent”" in err
        _, out, err = run(
            "intake", "list.csv", *into(work / "programme.yaml", "--dry-run", "--lang", "ar")
        )
        assert "قُرئ ٥ أشخاص." in out
        assert "للعلم:" in err

    def test_nothing_of_a_sheet_steers_the_terminal(self, run, work):
        """A control character in a sheet is shown as a question mark."""
        text = "No,Name,Sex,Governorate,14 March 2016\n1,Sami Nasir,M,\x1b[31mRed,✓\n"
        (work / "list.csv").write_text(text, encoding="utf-8")
        code, out, err = run("intake", "list.csv", *into(work / "programme.yaml"))
        assert code == 1
        assert "\x1b" not in out + err

    def test_no_name_of_a_file_steers_the_terminal(self, run, work):
        """A file may have been sent by anybody, and its name too."""
        text = "No,Name,Sex,14 March 2016\n1,Sami Nasir,M,✓\n"
        (work / "\x1b[31mlist.csv").write_text(text, encoding="utf-8")
        given = into(work / "programme.yaml", "--dry-run")
        code, out, err = run("intake", "\x1b[31mlist.csv", *given)
        assert code == 0
        assert "?[31mlist.csv" in out
        assert "\x1b" not in out + err

    def test_a_name_of_a_file_that_is_no_text(self, monkeypatch):
        """Names of files go out as the bytes that they are, whatever the terminal is set to."""
        written = io.BytesIO()
        stream = io.TextIOWrapper(written, encoding="ascii")
        monkeypatch.setattr("sys.stdout", stream)
        Console.standard("en_GB").line(os.fsdecode(b"\xff.csv"))
        stream.flush()
        assert written.getvalue() == b"\xff.csv\n"

    def test_sheets_of_one_name_each_have_a_copy(self, run, work):
        """Questions on sheets from several folders do not take each other's place."""
        for folder in ("a", "b"):
            (work / folder).mkdir()
            text = f"No,Name,Sex,14 March 2016\n1,Sami {folder},Q,??\n"
            (work / folder / "list.csv").write_text(text, encoding="utf-8")
        given = into(work / "programme.yaml", "--questions", "asked.xlsx")
        assert run("intake", "a/list.csv", "b/list.csv", *given)[0] == 1
        names = [openpyxl.load_workbook(one)["list"]["B2"].value for one in copies(work)]
        assert names == ["Sami a", "Sami b"]

    def test_many_people_without_numbers(self, run, work, monkeypatch):
        """Where names alone cannot tell so many people apart, the summary says so."""
        monkeypatch.setattr("hijra_amina.intake.matching.people._MANY_LINES", 3)
        code, _, err = run("match", work / "programme.yaml")
        assert code == 0
        assert "guess" not in err
        monkeypatch.setattr("hijra_amina.intake.matching.people._MANY_LINES", 1)
        assert "is a guess" in run("match", work / "programme.yaml")[2]
