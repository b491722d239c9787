"""What an officer gets wrong: each mistake has a message that says what to do, and a true code."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import hijra_amina as ha
from hijra_amina.cli import main
from hijra_amina.model import Programme, Session, SessionStatus
from hijra_amina.values import LocalizedText

BAGHDAD = "baghdad-2015-06"
SCREEN = 24

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command and give its code, its output and its remarks."""

    def command(*arguments: object, lang: str = "en") -> tuple[int, str, str]:
        code = main([*map(str, arguments), "--lang", lang])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


@pytest.fixture
def shipped(examples: Path) -> Path:
    """The folder of the shipped programme."""
    return examples / "hijra-amina"


def written(path: Path, *sessions: Session) -> Path:
    """A programme of some sessions, in a file."""
    name = LocalizedText({"en": "Example"})
    ha.write(Programme(id="example", name=name, sessions=sessions), path)
    return path


class TestSession:
    """Naming the session."""

    def test_a_misspelt_session_has_the_nearest_as_hint(
        self, run: Run, shipped: Path, tmp_path: Path
    ) -> None:
        """Not every session of the programme, but those that look alike, the nearest first."""
        code, _, err = run("report", shipped, "--session", "bagdad-2015-06", "--out", tmp_path)

        assert code == 2
        assert err.splitlines() == [
            "hijra-amina: error: the programme has no session bagdad-2015-06",
            f"hint: {BAGHDAD}, baghdad-06-01, baghdad-04-28",
        ]

    def test_a_programme_of_many_sessions_fits_one_screen(self, run: Run, tmp_path: Path) -> None:
        """Of five hundred sessions the hint names a few."""
        title = LocalizedText({"en": "Session"})
        sessions = (Session(id=f"s-{number:03}", title=title) for number in range(500))
        programme = written(tmp_path / "programme.json", *sessions)

        code, _, err = run("report", programme, "--session", "xyz", "--out", tmp_path / "build")

        assert code == 2
        assert err.splitlines()[1].endswith("s-007, …")

    def test_without_a_report_the_sessions_are_named(self, run: Run, examples: Path) -> None:
        """A programme with no report of its own says which sessions there are."""
        code, _, err = run("report", examples / "iraq-trainings", "--out", "build")

        assert code == 2
        assert err.startswith("hijra-amina: error: say which session, with --session\nhint: ")
        assert "interpol-study-visit" in err

    def test_an_empty_programme_has_nothing_to_name(self, run: Run, tmp_path: Path) -> None:
        """A programme without sessions says so, instead of asking for one."""
        code, _, err = run("report", written(tmp_path / "p.json"), "--out", tmp_path / "build")

        assert (code, err) == (2, "hijra-amina: error: the programme has no sessions yet\n")

    @pytest.mark.parametrize(("lang", "word"), [("en", "planned"), ("ar", "عُقدت")])
    def test_a_planned_session_has_no_report(
        self, lang: str, word: str, run: Run, tmp_path: Path
    ) -> None:
        """The session's status is named, and what to do, in the reader's language."""
        title = LocalizedText({"en": "Session"})
        planned = Session(id="s-1", title=title, status=SessionStatus.PLANNED)
        programme = written(tmp_path / "p.json", planned)

        code, _, err = run("report", programme, "--session", "s-1", "--out", tmp_path, lang=lang)

        assert code == 1
        assert word in err
        assert "held" in err.splitlines()[1]


class TestPaths:
    """Naming files and folders."""

    def test_a_folder_that_is_no_programme(self, run: Run, shipped: Path) -> None:
        """A folder that is there is not said to be missing."""
        code, _, err = run("check", shipped / "sessions")

        assert code == 3
        assert err.endswith("is a folder without a programme.yaml\n")

    def test_a_file_of_another_kind(self, run: Run, tmp_path: Path) -> None:
        """A file that cannot be a programme is a document that cannot be read, and is named."""
        (tmp_path / "notes.txt").write_text("notes", encoding="utf-8")

        code, _, err = run("check", tmp_path / "notes.txt")

        assert code == 3
        assert "notes.txt is no programme" in err

    @pytest.mark.parametrize(
        ("lang", "reason"),
        [("en", "a file of that name is in the way"), ("ar", "هناك ملف بهذا الاسم")],
    )
    def test_a_file_where_the_folder_should_be(
        self, lang: str, reason: str, run: Run, shipped: Path, tmp_path: Path
    ) -> None:
        """The system's English is translated."""
        (tmp_path / "build").write_text("a file", encoding="utf-8")

        code, _, err = run("report", shipped, "--out", tmp_path / "build", lang=lang)

        assert code == 4
        assert reason in err

    def test_an_empty_name_is_not_the_current_folder(self, run: Run, shipped: Path) -> None:
        """A variable that a script forgot to set fills no folder with files."""
        code, out, err = run("report", shipped, "--out", "")

        assert (code, out) == (2, "")
        assert "'' is not the name of a folder or file" in err

    def test_a_tab_in_yaml_has_a_hint(self, run: Run, tmp_path: Path) -> None:
        """Whoever pressed the tab key learns that YAML does not take it."""
        text = "schema: hijra-amina/programme\nversion: 1\nid: x\nname:\n\ten: Example\n"
        (tmp_path / "p.yaml").write_text(text, encoding="utf-8")

        code, _, err = run("check", tmp_path / "p.yaml")

        assert code == 3
        assert "line 5" in err
        assert "with spaces, never with tabs" in err

    def test_a_place_in_a_file_is_said_in_arabic(self, run: Run, tmp_path: Path) -> None:
        """Line and column are named, where a list of bare numbers would say nothing."""
        (tmp_path / "p.yaml").write_text("a: b: c\n", encoding="utf-8")

        _, _, err = run("check", tmp_path / "p.yaml", lang="ar")

        assert "السطر" in err
        assert "العمود" in err


class TestLocale:
    """Naming the locale."""

    @pytest.mark.parametrize("locale", ["ar", "arabic", "ckb_IQ", "fr_FR"])
    def test_what_cannot_be_written_is_refused(
        self, locale: str, run: Run, shipped: Path, tmp_path: Path
    ) -> None:
        """A locale without a catalog gets no page of two languages; nothing is written."""
        code, out, err = run(
            "report", shipped, "--locale", "en_GB", "--locale", locale, "--out", tmp_path / "build"
        )

        assert (code, out) == (2, "")
        assert err.startswith(f"hijra-amina: error: {locale} is not a locale to write in\nhint: ")
        assert not (tmp_path / "build").exists()

    def test_arabic_findings_name_languages_in_arabic(self, run: Run, shipped: Path) -> None:
        """No English name of a language stands in an Arabic line."""
        _, out, _ = run("check", shipped, lang="ar")

        assert "العربية" in out
        assert "Arabic" not in out


class TestTerminal:
    """The terminal itself."""

    def test_a_name_steers_no_terminal(self, run: Run, tmp_path: Path) -> None:
        """An escape sequence in an argument is shown, not obeyed."""
        code, _, err = run("check", tmp_path / "\x1b[31mred")

        assert code == 3
        assert "\x1b" not in err
        assert "?[31mred" in err

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
    def test_a_full_disk_is_said_without_a_traceback(self, shipped: Path) -> None:
        """What cannot be printed ends the command with 4 and a line."""
        command = [sys.executable, "-m", "hijra_amina.cli", "schema", "--lang", "en"]
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = subprocess.run(
                command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=shipped
            )

        assert done.returncode == 4
        assert done.stderr == (
            "hijra-amina: error: the output cannot be written: the disk is full\n"
        )

    def test_what_is_left_out_is_listed_on_one_screen(
        self, run: Run, shipped: Path, tmp_path: Path
    ) -> None:
        """The report says itself what it left out, since `check` looks at publications only."""
        programme = ha.read(shipped)
        quoted = programme.testimonials[0]
        many = tuple(
            attrs.evolve(quoted, id=f"q-{number}", consent=ha.Consent()) for number in range(200)
        )
        path = tmp_path / "programme.json"
        ha.write(attrs.evolve(programme, testimonials=many, publications=()), path)

        code, _, err = run(
            "report", path, "--session", BAGHDAD, "--locale", "en_GB", "--out", tmp_path
        )

        lines = err.splitlines()
        assert code == 0
        assert lines[0] == "200 things were left out or differ:"
        assert lines[1] == "- warning: $.testimonials[q-0]: nobody has asked for consent"
        assert lines[-1] == "- …"
        assert len(lines) <= SCREEN
