"""`hijra-amina protect` and `check --release`: what is hidden, remembered, and found out."""

import datetime as dt
import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import hijra_amina as ha
from hijra_amina.cli import main
from hijra_amina.disclosure import Ledger, Rule
from hijra_amina.testing import synthetic_programme

Run = Callable[..., tuple[int, str, str]]
BY = ("--by", "sex,age_band")


@pytest.fixture(scope="module")
def programme() -> ha.Programme:
    """A programme of two sessions, in which some age bands are small."""
    return synthetic_programme(sessions=2, people=40, seed=5, unknown=0)


@pytest.fixture(scope="module")
def stored(programme: ha.Programme, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programme as a file."""
    path = tmp_path_factory.mktemp("stored") / "programme.json"
    ha.write(programme, path)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, stored: Path) -> Run:
    """Run a command on the stored programme."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def command(name: str, *arguments: object) -> tuple[int, str, str]:
        code = main([name, str(stored), *map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


@pytest.fixture
def table(programme: ha.Programme) -> ha.Table:
    """The people by sex and age, as they were counted."""
    return ha.tabulate(programme, "people", by=["sex", "age_band"])


class TestProtect:
    def test_table_is_that_of_the_library(self, run: Run, table: ha.Table) -> None:
        """What is printed is the table that `protect` makes, in any format and language."""
        safe = ha.protect(table)
        assert safe.protection.hidden > 0
        code, out, _ = run("protect", *BY)
        assert (code, out) == (0, safe.to_markdown("en_GB"))
        assert run("protect", *BY, "--format", "json", "--lang", "ar")[1] == (
            safe.to_json(labels="ar") + "\n"
        )

    def test_no_hidden_figure_is_printed(self, run: Run) -> None:
        """A program that reads the output finds no number in the place of a hidden figure."""
        document = json.loads(run("protect", *BY, "--format", "json")[1])
        hidden = [row for row in document["rows"] if row["status"] == "suppressed"]
        assert hidden
        assert not any({"low", "high"} & {name for name in row if row[name]} for row in hidden)

    def test_without_a_ledger_it_says_so(self, run: Run) -> None:
        """Whoever protects a table by itself is told that nothing earlier was looked at."""
        _, _, remarks = run("protect", *BY)
        assert "Checked against no earlier release" in remarks

    @pytest.mark.parametrize("base", [3, 5, 10])
    def test_rounding(self, run: Run, table: ha.Table, base: int) -> None:
        """Figures are multiples of the base that was asked for."""
        wanted = ha.protect(table, Rule(method="rounding", base=base))
        _, out, remarks = run("protect", *BY, "--method", "rounding", "--base", base)
        assert out == wanted.to_markdown("en_GB")
        assert f"Figures are rounded to multiples of {base}." in remarks

    def test_a_threshold_that_hides_more(self, run: Run, table: ha.Table) -> None:
        """With a higher threshold, what is printed is what that rule makes."""
        _, out, _ = run("protect", *BY, "--threshold", 8)
        assert out == ha.protect(table, 8).to_markdown("en_GB")

    def test_person_days_are_judged_by_their_people(
        self, run: Run, programme: ha.Programme
    ) -> None:
        """Ten days of one person are one person's: the people behind a figure are looked up."""
        days = ha.tabulate(programme, "person_days", by="sex")
        people = ha.tabulate(programme, "people", by="sex")
        _, out, _ = run("protect", "--measure", "person_days", "--by", "sex")
        assert out == ha.protect(days, people=people).to_markdown("en_GB")

    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (("--threshold", 0), "Rule.threshold"),
            (("--method", "rounding", "--base", 7), "3, 5 or 10"),
            (("--method", "hoping"), "suppression"),
            (("--release", "first"), "--ledger"),
            (("--measure", "gain"), "counts"),
            (("--by", "shoe_size"), "shoe_size"),
        ],
    )
    def test_what_cannot_be_asked(
        self, run: Run, arguments: tuple[object, ...], reason: str
    ) -> None:
        """A rule or a table that makes no sense is refused with the reason, and exit code 2."""
        code, out, remarks = run("protect", *arguments)
        assert (code, out) == (2, "")
        assert reason in remarks


class TestLedger:
    def test_release_is_remembered(self, run: Run, table: ha.Table, tmp_path: Path) -> None:
        """A release is in the ledger once its file is there, as what was shown and no more."""
        ledger, file = tmp_path / "releases.jsonl", tmp_path / "table.html"
        code, out, remarks = run(
            "protect",
            *BY,
            "--ledger",
            ledger,
            "--release",
            "june",
            "--on",
            "2015-06-30",
            "--out",
            file,
        )
        assert (code, out) == (0, f"{file}\n")
        assert "june" in remarks
        (release,) = Ledger.open(ledger).releases
        assert (release.id, str(release.on)) == ("june", "2015-06-30")
        assert file.read_text() == ha.protect(table, ledger=Ledger()).to_html("en_GB", page=True)

    def test_a_name_that_is_taken_is_named(self, run: Run, tmp_path: Path) -> None:
        """Whoever takes a name twice is told which one, in which file, and what to do."""
        ledger = tmp_path / "releases.jsonl"
        run("protect", *BY, "--ledger", ledger, "--release", "june")
        code, _, remarks = run("protect", *BY, "--ledger", ledger, "--release", "june")
        assert code == 2
        assert f"{ledger} has an entry june already: choose another name" in remarks

    def test_nothing_is_recorded_that_cannot_be_written(self, run: Run, tmp_path: Path) -> None:
        """The file's place is looked at before the ledger has an entry."""
        ledger = tmp_path / "releases.jsonl"
        for out in (tmp_path, tmp_path / "nowhere" / "table.html"):
            wanted = ("--ledger", ledger, "--release", "june", "--format", "html", "--out", out)
            assert run("protect", *BY, *wanted)[0] == 4
        assert not ledger.exists()

    def test_a_file_that_fails_after_all_leaves_its_entry(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A disk that is full by then: the ledger keeps the release, and the officer is told."""

        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr("hijra_amina.statistics.tables.files.put_file", full)
        ledger, out = tmp_path / "releases.jsonl", tmp_path / "table.html"
        wanted = ("--ledger", ledger, "--release", "june", "--out", out)
        code, _, remarks = run("protect", *BY, *wanted)
        assert code == 4
        assert f"{ledger} has it as june all the same" in remarks
        assert not out.exists()
        assert [one.id for one in Ledger.open(ledger).releases] == ["june"]

    def test_an_edited_ledger_is_named(self, run: Run, tmp_path: Path) -> None:
        """The error says which file it is, and in Arabic in Arabic."""
        ledger = tmp_path / "releases.jsonl"
        run("protect", *BY, "--ledger", ledger, "--release", "june")
        ledger.write_text(ledger.read_text().replace("june", "july"))
        code, _, remarks = run("protect", *BY, "--ledger", ledger, "--lang", "ar")
        assert code == 3
        assert str(ledger) in remarks
        assert "ليس كما كُتب" in remarks

    def test_another_programmes_ledger_is_asked_about(self, run: Run, tmp_path: Path) -> None:
        """A table that contradicts the ledger is remarked upon, and no release of it is made."""
        ledger = tmp_path / "releases.jsonl"
        other = synthetic_programme(sessions=2, people=44, seed=6, unknown=0)
        safe = ha.protect(ha.tabulate(other, "people", by=["sex", "age_band"]))
        Ledger.open(ledger).release(safe, id="other", on=dt.date(2015, 6, 30))
        code, _, remarks = run("protect", *BY, "--ledger", ledger)
        assert code == 0
        assert "Some earlier releases show other figures than this table" in remarks
        code, _, remarks = run("protect", *BY, "--ledger", ledger, "--release", "june")
        assert code == 1
        assert f"is {ledger} the ledger of this programme?" in remarks
        assert len(Ledger.open(ledger)) == 1

    def test_next_release_is_held_against_it(self, run: Run, tmp_path: Path) -> None:
        """A second table is checked against the first, and says so."""
        ledger = tmp_path / "releases.jsonl"
        run("protect", *BY, "--ledger", ledger, "--release", "first")
        code, out, remarks = run("protect", "--by", "age_band", "--ledger", ledger)
        assert code == 0
        assert "Checked against 1 earlier release." in out
        assert "Not recorded" in remarks

    def test_a_name_is_given_once(self, run: Run, tmp_path: Path) -> None:
        """A release by a name that the ledger has is refused, and nothing is written."""
        ledger, file = tmp_path / "releases.jsonl", tmp_path / "table.md"
        run("protect", *BY, "--ledger", ledger, "--release", "june")
        before = ledger.read_bytes()
        code, _, _ = run("protect", *BY, "--ledger", ledger, "--release", "june", "--out", file)
        assert code == 2
        assert not file.exists()
        assert ledger.read_bytes() == before

    def test_an_edited_ledger_is_refused(self, run: Run, tmp_path: Path) -> None:
        """One digit that was changed by hand is found, with its line, and no table comes out."""
        ledger = tmp_path / "releases.jsonl"
        run("protect", *BY, "--ledger", ledger, "--release", "june", "--on", "2015-06-30")
        ledger.write_text(ledger.read_text().replace("2015-06-30", "2015-06-29"))
        code, out, remarks = run("protect", *BY, "--ledger", ledger)
        assert (code, out) == (3, "")
        assert "line 1" in remarks


class TestCheckRelease:
    def test_an_unprotected_table_is_found_out(self, run: Run, tmp_path: Path) -> None:
        """Each small figure that is shown is listed, and the command ends with 1."""
        file = tmp_path / "table.json"
        run("table", *BY, "--format", "json", "--out", file)
        code, out, _ = run("check", "--release", file)
        assert code == 1
        assert "age_band=" in out
        assert "which is shown" in out
        assert "hijra-amina protect" in out

    def test_a_protected_table_passes(self, run: Run, tmp_path: Path) -> None:
        """What `protect` made gives nobody away, beside its own ledger too."""
        file, ledger = tmp_path / "table.json", tmp_path / "releases.jsonl"
        run("protect", *BY, "--format", "json", "--out", file, "--ledger", ledger, "--release", "a")
        assert run("check", "--release", file)[:2] == (0, "No figure gives anybody away.\n")
        code, _, remarks = run("check", "--release", file, "--ledger", ledger)
        assert code == 0
        assert "Checked against 1 earlier release." in remarks

    def test_two_tables_are_attacked_together(
        self, run: Run, table: ha.Table, tmp_path: Path
    ) -> None:
        """What one table hides and the other shows is found out."""
        safe, other = tmp_path / "safe.json", tmp_path / "other.json"
        safe.write_text(ha.protect(table).to_json())
        other.write_text(table.to_json())
        assert run("check", "--release", safe, "--release", other)[0] == 1

    def test_what_is_no_table(self, run: Run, tmp_path: Path) -> None:
        """A file that is no table, or of another programme, is refused with the reason."""
        file = tmp_path / "table.json"
        file.write_text("{}")
        code, _, remarks = run("check", "--release", file)
        assert code == 3
        assert "is missing" in remarks
        file.write_bytes(b"\xff\xfe")
        assert run("check", "--release", file)[0] == 3
        assert run("check", "--release", tmp_path / "nowhere.json")[0] == 3
        foreign = ha.Table(measure="people", dimensions=(), rows=(), sessions=frozenset({"x"}))
        file.write_text(foreign.to_json())
        code, _, remarks = run("check", "--release", file)
        assert code == 2
        assert "sessions that the programme does not have" in remarks

    def test_in_arabic(self, run: Run, table: ha.Table, tmp_path: Path) -> None:
        """An officer who reads Arabic is told in Arabic."""
        file = tmp_path / "table.json"
        file.write_text(table.to_json())
        _, out, _ = run("check", "--release", file, "--lang", "ar")
        assert "يُحمى الجدول أولًا" in out
