"""Each command, run in this process: what it prints, and the code it ends with."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import hijra_amina as ha
from hijra_amina.cli import main
from hijra_amina.disclosure import Axis, Grid, Ledger, Shown
from hijra_amina.model import Headcount, Programme, Statement, Testimonial
from hijra_amina.values import Count, LocalizedText, PersonName

BAGHDAD = "baghdad-2015-06"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command and give its code, its output and its remarks."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


@pytest.fixture
def shipped(examples: Path) -> Path:
    """The folder of the shipped programme."""
    return examples / "hijra-amina"


@pytest.fixture
def stored(tmp_path: Path, shipped: Path) -> Callable[..., Path]:
    """Write HIJRA AMINA, with changes, as one file."""

    def store(**changes: object) -> Path:
        path = tmp_path / "programme.json"
        ha.write(attrs.evolve(ha.read(shipped), **changes), path)
        return path

    return store


def with_headcount(programme: Programme, *statements: Statement) -> tuple[ha.Session, ...]:
    """The sessions, with other statements about June 2015."""
    return tuple(
        attrs.evolve(one, headcount=Headcount(statements=statements)) if one.id == BAGHDAD else one
        for one in programme.sessions
    )


class TestReport:
    """`hijra-amina report`."""

    def test_it_prints_the_files_that_it_wrote(
        self, run: Run, shipped: Path, tmp_path: Path
    ) -> None:
        """One line for each file, as the user named the folder, and nothing else."""
        code, out, err = run(
            "report", shipped, "--session", BAGHDAD, "--locale", "en_GB", "--locale", "ar_IQ",
            "--out", tmp_path / "build",
        )  # fmt: skip

        files = [Path(line) for line in out.splitlines()]
        assert (code, err) == (0, "")
        assert files == [
            tmp_path / "build" / f"{BAGHDAD}.{locale}.html" for locale in ("en_GB", "ar_IQ")
        ]
        assert all("962 6 56 59 660" in file.read_text(encoding="utf-8") for file in files)

    def test_one_report_needs_no_session(self, run: Run, shipped: Path, tmp_path: Path) -> None:
        """Where a programme has one flash report, it is meant, in both languages."""
        code, out, _ = run("report", shipped, "--out", tmp_path, "--format", "txt")

        assert code == 0
        assert len(out.splitlines()) == 2

    def test_several_reports_need_one(
        self, run: Run, stored: Callable[..., Path], tmp_path: Path
    ) -> None:
        """Where there is none, the user has to say which session is meant."""
        code, out, err = run("report", stored(publications=()), "--out", tmp_path / "build")

        assert (code, out) == (2, "")
        assert "--session" in err

    def test_a_breakdown_is_protected_and_remembered(
        self, run: Run, shipped: Path, tmp_path: Path
    ) -> None:
        """The participants by sex stand in both editions, and the table in the ledger."""
        ledger = tmp_path / "ledger.jsonl"
        code, out, err = run(
            "report", shipped, "--by", "sex", "--ledger", ledger, "--on", "2015-06-30",
            "--format", "txt", "--out", tmp_path / "build",
        )  # fmt: skip

        assert code == 0
        assert f"Recorded in {ledger} as " in err
        assert "tables[0]: the table has figures that are not known exactly" in err
        english, arabic = (Path(line).read_text(encoding="utf-8") for line in out.splitlines())
        assert "People, by sex" in english
        assert "الأشخاص بحسب الجنس" in arabic
        (entry,) = Ledger.open(ledger).publications
        assert [table.axes[0].dimension for table in entry.tables] == ["sex"]

    def test_what_gives_somebody_away_is_not_written(
        self, run: Run, shipped: Path, tmp_path: Path
    ) -> None:
        """A report beside which an earlier release tells too much ends the command with 1."""
        ledger = tmp_path / "ledger.jsonl"
        hidden = {("female",): Shown(hidden=True), ("male",): Shown(hidden=True)}
        axes = (Axis(dimension="sex", values=("female", "male")),)
        at = frozenset({BAGHDAD})
        table = Grid(measure="people", sessions=at, axes=axes, cells=hidden)
        Ledger.open(ledger).release(table, id="r-1", on=dt.date(2015, 6, 20), rule=11)

        code, out, err = run("report", shipped, "--ledger", ledger, "--out", tmp_path / "build")

        assert (code, out) == (1, "")
        assert "it would give somebody away, so nothing was written: 1 figure" in err
        assert list((tmp_path / "build").glob("*.html")) == []

    def test_an_unknown_dimension_is_named(self, run: Run, shipped: Path, tmp_path: Path) -> None:
        """What is no dimension ends the command with 2 and the nearest that is one."""
        code, _, err = run("report", shipped, "--by", "sexx", "--out", tmp_path / "build")

        assert code == 2
        assert "sexx" in err
        assert "hint: sex" in err

    def test_digits_are_those_asked_for(self, run: Run, shipped: Path, tmp_path: Path) -> None:
        """Western digits stand in the Arabic edition on request."""
        run("report", shipped, "--locale", "ar_IQ", "--digits", "latn", "--out", tmp_path)

        html = (tmp_path / f"{BAGHDAD}.ar_IQ.html").read_text(encoding="utf-8")
        assert "شارك 27 مسؤولًا" in html

    def test_a_contradiction_writes_nothing(
        self, run: Run, stored: Callable[..., Path], shipped: Path, tmp_path: Path
    ) -> None:
        """Records that contradict the report end the command with 1, claim and evidence."""
        worded = Statement(count=Count.exactly(20), wording="27 operational officials")
        sessions = with_headcount(ha.read(shipped), worded)

        code, out, err = run("report", stored(sessions=sessions), "--out", tmp_path / "build")

        assert (code, out) == (1, "")
        assert not (tmp_path / "build").exists()
        assert "Traceback" not in err
        assert err.splitlines() == [
            (
                "hijra-amina: error: the records do not bear out what the report would say: "
                "people: 27"
            ),
            f"- session {BAGHDAD}, headcount.statements[0]: people: 20",
        ]

    def test_a_session_that_is_not_there(self, run: Run, shipped: Path, tmp_path: Path) -> None:
        """The sessions that there are come as a hint."""
        code, _, err = run("report", shipped, "--session", "bagdad", "--out", tmp_path)

        assert code == 2
        assert BAGHDAD in err

    def test_what_is_left_out_is_remarked(
        self, run: Run, stored: Callable[..., Path], shipped: Path, tmp_path: Path
    ) -> None:
        """A quotation without consent is left out, and the user is told that something was."""
        never_asked = tuple(
            attrs.evolve(one, consent=ha.Consent()) for one in ha.read(shipped).testimonials
        )

        code, _, err = run(
            "report", stored(testimonials=never_asked), "--locale", "en_GB", "--out", tmp_path
        )

        assert code == 0
        assert err.startswith("4 things were left out")

    def test_a_folder_that_cannot_be_written(self, run: Run, shipped: Path, tmp_path: Path) -> None:
        """A file in the place of the folder ends the command with 4."""
        (tmp_path / "build").write_text("a file", encoding="utf-8")

        code, out, err = run("report", shipped, "--out", tmp_path / "build")

        assert (code, out) == (4, "")
        assert err.startswith("hijra-amina: error: cannot write into ")


class TestCheck:
    """`hijra-amina check`."""

    def test_the_shipped_programme_has_no_errors(self, run: Run, shipped: Path) -> None:
        """Only drafts are left to read, and their number is told."""
        code, out, err = run("check", shipped)

        lines = out.splitlines()
        assert (code, err) == (0, "")
        assert lines[-1].startswith("errors: 0; warnings: 0; notes: ")
        assert all(line.startswith("note: $") for line in lines[:-1])

    def test_an_error_ends_it_with_1(
        self, run: Run, stored: Callable[..., Path], shipped: Path
    ) -> None:
        """A contradiction is printed first, with the statements that make it."""
        sessions = with_headcount(
            ha.read(shipped), Statement(count=Count.exactly(27)), Statement(count=Count.exactly(28))
        )

        code, out, _ = run("check", stored(sessions=sessions))

        assert code == 1
        assert out.splitlines()[0].startswith(f"error: $.sessions[{BAGHDAD}]")
        assert "headcount.statements[0], headcount.statements[1]" in out

    def test_it_speaks_arabic(self, run: Run, shipped: Path) -> None:
        """Severities, findings and the last line are in the reader's language."""
        code, out, _ = run("check", shipped, "--lang", "ar")

        lines = out.splitlines()
        assert code == 0
        assert lines[0].startswith("ملاحظة: \u2066$")
        assert lines[-1].startswith("الأخطاء: ٠")

    def test_it_shows_nothing_personal(self, run: Run, stored: Callable[..., Path]) -> None:
        """A finding about somebody's words names the record, not the words nor the speaker."""
        said = Testimonial(
            id="t-1",
            words=LocalizedText({"en": "secret-words"}),
            speaker=PersonName("Secret-Name", "Latn"),
        )

        _, out, err = run("check", stored(testimonials=(said,), publications=()))

        assert "$.testimonials[t-1]: nobody has asked for consent" in out
        assert "secret" not in (out + err).lower()


class TestSchema:
    """`hijra-amina schema`."""

    def test_it_prints_the_schema(self, run: Run) -> None:
        """The output is the schema that the library has."""
        code, out, _ = run("schema")

        assert code == 0
        assert json.loads(out) == ha.json_schema()

    def test_it_writes_the_schema(self, run: Run, tmp_path: Path) -> None:
        """With a file named, the file is written and its name printed."""
        code, out, _ = run("schema", "--out", tmp_path / "schema.json")

        assert (code, out) == (0, f"{tmp_path / 'schema.json'}\n")
        written = (tmp_path / "schema.json").read_text(encoding="utf-8")
        assert json.loads(written) == ha.json_schema()

    def test_a_file_that_cannot_be_written(self, run: Run, tmp_path: Path) -> None:
        """A folder that is not there ends the command with 4."""
        assert run("schema", "--out", tmp_path / "nowhere" / "schema.json")[0] == 4


class TestVocabulary:
    """`hijra-amina vocabulary`."""

    def test_kinds(self, run: Run) -> None:
        """Without a kind, the kinds are listed with how many terms each has."""
        code, out, _ = run("vocabulary")

        assert code == 0
        assert "governorate  19" in out.splitlines()

    def test_terms(self, run: Run) -> None:
        """The terms of a kind come with their names and who vouches for these."""
        code, out, _ = run("vocabulary", "session_kind", "--locale", "ar_IQ")

        assert code == 0
        assert "awareness_session  \u2068جلسة توعوية\u2069  attested" in out.splitlines()

    def test_a_name_with_two_meanings(self, run: Run) -> None:
        """A bare Ministry of Interior may be either government's."""
        code, out, _ = run("vocabulary", "body", "--resolve", "Ministry of Interior")

        assert code == 0
        assert [line.split("  ")[1] for line in out.splitlines()] == ["iq-moi", "krg-moi"]

    def test_a_name_in_time(self, run: Run) -> None:
        """After its end, a ministry is found and said not to be in being."""
        query = ("vocabulary", "--resolve", "Ministry of Women Affairs", "--on")

        verdicts = [
            next(line for line in run(*query, day)[1].splitlines() if "iq-mowa" in line)
            for day in ("2015-06-16", "2015-09-01")
        ]

        assert ["holds" in verdicts[0], "fails" in verdicts[1]] == [True, True]

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (("--resolve", "no such body"), 1),
            (("bodies",), 2),
            (("body", "--on", "yesterday"), 2),
            (("body", "--government", "mars"), 2),
            (("body", "--locale", "ar"), 2),
        ],
    )
    def test_what_is_not_known(self, run: Run, arguments: tuple[str, ...], expected: int) -> None:
        """A text without a meaning ends with 1; a kind, date or locale that is none, with 2."""
        code, out, err = run("vocabulary", *arguments)

        assert (code, out) == (expected, "")
        assert "error" in err or "expected" in err


class TestMessages:
    """`hijra-amina messages`."""

    def test_drafts_are_listed(self, run: Run) -> None:
        """Each line has key, standing, English and translation."""
        code, out, _ = run("messages", "--status", "draft", "--locale", "ar_IQ")

        rows = [line.split("\t") for line in out.splitlines()]
        assert code == 0
        assert {len(row) for row in rows} == {4}
        assert {row[1] for row in rows} == {"draft"}
        assert "cli.usage" in {row[0] for row in rows}

    def test_every_message_has_arabic(self, run: Run) -> None:
        """Nothing that the library says is missing in Arabic."""
        assert run("messages", "--status", "missing", "--locale", "ar_IQ") == (0, "", "")


class TestDocuments:
    """Documents that cannot be read."""

    def test_a_file_that_is_not_there(self, run: Run, tmp_path: Path) -> None:
        """A missing file ends the command with 3, on one line."""
        code, out, err = run("check", tmp_path / "nowhere.yaml")

        assert (code, out) == (3, "")
        assert len(err.splitlines()) == 1

    def test_a_file_with_problems(self, run: Run, tmp_path: Path) -> None:
        """Each problem has a line with its path, and no value."""
        path = tmp_path / "programme.json"
        path.write_text('{"schema": "hijra-amina/programme", "version": 1, "x": "secret"}')

        code, out, err = run("check", path)

        assert (code, out) == (3, "")
        assert "$" in err
        assert "secret" not in err
        assert "Traceback" not in err

    def test_problems_are_told_in_arabic(self, run: Run, tmp_path: Path) -> None:
        """The reader's language is used for a broken document too."""
        path = tmp_path / "programme.json"
        path.write_text('{"schema": "hijra-amina/programme", "version": 1}')

        _, _, err = run("check", path, "--lang", "ar")

        assert "هذا الحقل مطلوب" in err

    def test_many_problems_fit_one_screen(self, run: Run, tmp_path: Path) -> None:
        """After twenty problems the rest are only counted."""
        path = tmp_path / "programme.json"
        keys = {f"key-{number}": 1 for number in range(100)}
        path.write_text(json.dumps({"schema": "hijra-amina/programme", "version": 1, **keys}))

        _, _, err = run("check", path)

        assert len(err.splitlines()) <= 22
