"""`hijra-amina table`: what it prints and writes, and how it refuses what it does not know."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import hijra_amina as ha
from hijra_amina.cli import main
from hijra_amina.language import without_marks
from hijra_amina.model import Headcount, Statement
from hijra_amina.statistics.tables import recompute
from hijra_amina.values import Count

BAGHDAD = "baghdad-2015-06"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def stored(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One session of HIJRA AMINA as one file, which is read sooner than all of them."""
    whole = ha.read(examples / "hijra-amina")
    programme = ha.Programme(
        id=whole.id,
        name=whole.name,
        organisations=whole.organisations,
        sources=whole.sources,
        donors=whole.donors,
        sessions=(attrs.evolve(whole.session(BAGHDAD), follows=None),),
    )
    path = tmp_path_factory.mktemp("stored") / "programme.json"
    ha.write(programme, path)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, stored: Path) -> Run:
    """Run the command on the stored programme, or on another one."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments: object, of: object = stored) -> tuple[int, str, str]:
        code = main(["table", str(of), *map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


@pytest.fixture
def table(stored: Path) -> ha.Table:
    """The people of 2015 by sex, from Python."""
    return ha.tabulate(ha.read(stored), "people", by="sex", where={"year": 2015})


ASKED = ("--measure", "people", "--by", "sex", "--where", "year=2015")


class TestFormats:
    def test_markdown(self, run: Run, table: ha.Table) -> None:
        """Without a format the table is printed as Markdown, in the command's language."""
        assert run(*ASKED) == (0, table.to_markdown("en_GB"), "")
        assert run(*ASKED, "--lang", "ar") == (0, table.to_markdown("ar_IQ"), "")
        assert run(*ASKED, "--locale", "ckb_IQ")[1] == table.to_markdown("ckb_IQ")

    def test_csv(self, run: Run, table: ha.Table) -> None:
        """CSV has codes, the names of the language that is asked for, and both ends."""
        code, out, _ = run(*ASKED, "--format", "csv", "--locale", "ar_IQ")
        assert (code, out) == (0, table.to_csv(labels="ar"))
        assert next(csv.reader(io.StringIO(out)))[:4] == ["sex", "sex_label", "low", "high"]

    def test_json(self, run: Run, table: ha.Table) -> None:
        """JSON has what was asked beside the rows."""
        code, out, _ = run(*ASKED, "--format", "json")
        document = json.loads(out)
        assert (code, document["where"]) == (0, {"year": "2015"})
        assert document["rows"] == table.to_dicts("en")

    def test_html(self, run: Run, table: ha.Table, tmp_path: Path) -> None:
        """HTML is a whole page, in a file, whose name is printed."""
        path = tmp_path / "table.html"
        assert run(*ASKED, "--locale", "ar_IQ", "--out", path) == (0, f"{path}\n", "")
        assert path.read_text(encoding="utf-8") == table.to_html("ar_IQ", page=True)

    def test_xlsx(self, run: Run, tmp_path: Path) -> None:
        """A spreadsheet opens from the right in Arabic; the format need not fit the name."""
        openpyxl = pytest.importorskip("openpyxl")
        path = tmp_path / "table.data"
        assert run(*ASKED, "--locale", "ar_IQ", "--format", "xlsx", "--out", path)[0] == 0
        sheet = openpyxl.load_workbook(io.BytesIO(path.read_bytes())).worksheets[0]
        assert sheet.sheet_view.rightToLeft

    @pytest.mark.parametrize("ending", ["csv", "json", "md", "CSV"])
    def test_the_name_tells_the_format(self, run: Run, tmp_path: Path, ending: str) -> None:
        """What is printed and what is written is the same."""
        path = tmp_path / f"table.{ending}"
        assert run(*ASKED, "--out", path)[0] == 0
        _, printed, _ = run(*ASKED, "--format", ending.lower())
        assert path.read_text(encoding="utf-8") == printed

    @pytest.mark.parametrize("ending", ["", ".txt", ".markdown", ".htm"])
    def test_other_names_for_the_same(self, run: Run, tmp_path: Path, ending: str) -> None:
        """A text is Markdown, and a page is HTML however short its ending."""
        path = tmp_path / f"table{ending}"
        assert run(*ASKED, "--out", path)[0] == 0
        begins = "<!DOCTYPE html>" if ending == ".htm" else "**People"
        assert path.read_text(encoding="utf-8").startswith(begins)

    @pytest.mark.parametrize("ending", ["pdf", "xls", "docx"])
    def test_a_name_that_tells_of_another_format(
        self, run: Run, tmp_path: Path, ending: str
    ) -> None:
        """No Markdown is put into a file that is called a spreadsheet."""
        code, out, err = run(*ASKED, "--out", tmp_path / f"table.{ending}")
        assert (code, out) == (2, "")
        assert f"there is no format {ending}" in err
        assert "there are html, csv, xlsx, md, json" in err
        assert not list(tmp_path.iterdir())


class TestQuestions:
    def test_dimensions_and_conditions_add_up(self, run: Run) -> None:
        """Several dimensions in one argument or in several, conditions one by one."""
        several = run("--by", "sex,kind", "--where", "year=2015", "--where", "month=2015-06")
        assert several == run(
            "--by", "sex", "--by", "kind", "--where", "year=2015", "--where", "month=2015-06"
        )
        assert several[0] == 0
        assert "year: 2015; month: June 2015" in several[1]

    def test_as_of(self, run: Run, stored: Path) -> None:
        """Bodies are those of the day."""
        _, out, _ = run("--by", "ministry", "--as-of", "2015-09-01", "--format", "json")
        wanted = ha.tabulate(ha.read(stored), "people", by="ministry", as_of="2015-09-01")
        assert json.loads(out)["rows"] == wanted.to_dicts("en")

    def test_attendance(self, run: Run) -> None:
        """A rule of attendance stands in the caption."""
        code, out, _ = run("--attendance", "80%")
        assert code == 0
        assert out.startswith("**People (attended at least 80% of the days held)**")

    @pytest.mark.parametrize("measure", ["participations", "person_days", "sessions"])
    def test_measures(self, run: Run, measure: str) -> None:
        """Every measure can be asked for by its name."""
        assert run("--measure", measure, "--by", "year")[0] == 0


class TestExplain:
    def test_prose(self, run: Run, table: ha.Table) -> None:
        """One figure is explained instead of the table, in the language of the table."""
        code, out, err = run(*ASKED, "--explain", "sex=female", "--locale", "ar_IQ")
        assert (code, err) == (0, "")
        assert out == f"{table.explain(sex='female', locale='ar_IQ')}\n"

    def test_the_total(self, run: Run, table: ha.Table) -> None:
        """Without a value the total is meant."""
        assert run(*ASKED, "--explain")[1] == f"{table.explain()}\n"

    def test_a_figure_names_its_table(self, run: Run) -> None:
        """Without dimensions of a table, they are those of the figure."""
        named = run("--explain", "sex=female", "--explain", "year=2015")
        assert named == run("--by", "sex,year", "--explain", "sex=female", "--explain", "year=2015")
        assert named[0] == 0
        assert named[1].startswith("People, by sex and year – sex: Female; year: 2015: ")

    def test_verdicts_are_codes(self, run: Run) -> None:
        """What each session contributes says whether it belongs by a word of JSON's own."""
        _, out, _ = run("--explain", "sex=female", "--format", "json")
        assert [part["verdict"] for part in json.loads(out)["parts"]] == ["holds"]

    def test_document(self, run: Run) -> None:
        """As JSON it is what the figure can be worked out from."""
        _, out, _ = run(
            "--where", f"session={BAGHDAD}", "--by", "sex", "--explain", "sex=female",
            "--format", "json",
        )  # fmt: skip
        assert recompute(json.loads(out)) == (17, 27)

    def test_other_formats_are_refused(self, run: Run, tmp_path: Path) -> None:
        """An explanation is no spreadsheet, and nothing is written."""
        path = tmp_path / "t.csv"
        code, out, err = run("--explain", "--out", path)
        assert (code, out) == (2, "")
        assert "an explanation is text or JSON, and no csv" in err
        assert not path.exists()


class TestMistakes:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("--measure", "peopel"), "perhaps people is meant; there are "),
            (("--by", "ministery"), "perhaps ministry is meant; there are age_band, "),
            (("--where", "sex=femal"), "perhaps female is meant; there are female, male"),
            (("--where", "sexes=female"), "perhaps sex is meant; there are "),
            (("--by", "sex", "--explain", "year=2015"), "there are sex"),
            (("--by", "year", "--explain", "year=1815"), "there are *, "),
        ],
    )
    def test_what_does_not_exist(self, run: Run, arguments: tuple[str, ...], said: str) -> None:
        """The nearest name, and all that there are, come as a hint."""
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert said in err
        assert "Traceback" not in err

    def test_in_arabic(self, run: Run) -> None:
        """The same is said in Arabic."""
        code, _, err = run("--by", "ministery", "--lang", "ar")
        assert code == 2
        assert "لعل المقصود ministry" in without_marks(err)

    @pytest.mark.parametrize("made", ["html", "xlsx"])
    def test_what_needs_a_file(self, run: Run, made: str) -> None:
        """A page or a spreadsheet is not poured over the terminal."""
        code, out, err = run(*ASKED, "--format", made)
        assert (code, out) == (2, "")
        assert f"--out table.{made}" in err

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("--where", "year"), "'year' is not a condition such as year=2015"),
            (("--where", "=2015"), "is not a condition"),
            (("--attendance", "many"), "'many' is not a share such as 80%"),
            (("--as-of", "yesterday"), "is not a date such as 2015"),
            (("--format", "pdf"), "'pdf' is none of the choices"),
        ],
    )
    def test_what_cannot_be_read(self, run: Run, arguments: tuple[str, ...], said: str) -> None:
        """An argument of the wrong form is shown together with the right one."""
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert said in err

    @pytest.mark.parametrize("argument", ["--where", "--explain"])
    def test_one_dimension_has_one_value(self, run: Run, argument: str) -> None:
        """Of two values for one dimension, neither is taken for the other."""
        code, out, err = run("--by", "sex", argument, "sex=female", argument, "sex=male")
        assert (code, out) == (2, "")
        assert "expected each dimension once, found one twice" in err

    @pytest.mark.parametrize("value", ["أنثى", "مێ", "Women", "FEMALE"])
    def test_a_name_in_the_place_of_a_code(self, run: Run, value: str) -> None:
        """Whoever gives a name, in any of three languages, is told its code."""
        code, out, err = run("--where", f"sex={value}")
        assert (code, out) == (2, "")
        assert "perhaps female is meant" in err

    def test_what_cannot_be_asked(self, run: Run) -> None:
        """Sessions have no sex: the reason is given."""
        code, out, err = run("--measure", "sessions", "--by", "sex")
        assert (code, out) == (2, "")
        assert "the table cannot be made: " in err

    def test_a_bare_language(self, run: Run) -> None:
        """A locale is a language and a territory."""
        code, out, err = run(*ASKED, "--locale", "ar")
        assert (code, out) == (2, "")
        assert "ar_IQ" in err

    def test_records_that_contradict_each_other(
        self, run: Run, stored: Path, tmp_path: Path
    ) -> None:
        """No table is made of them; the statements are named."""
        programme = ha.read(stored)
        said = Headcount(
            statements=(
                Statement(count=Count.exactly(20)),
                Statement(count=Count.exactly(21), sex="female"),
            )
        )
        sessions = tuple(
            attrs.evolve(one, headcount=said) if one.id == BAGHDAD else one
            for one in programme.sessions
        )
        path = tmp_path / "programme.json"
        ha.write(attrs.evolve(programme, sessions=sessions), path)

        code, out, err = run("--by", "sex", "--out", tmp_path / "t.csv", of=path)

        assert (code, out) == (1, "")
        assert "the records contradict each other: " in err
        assert not (tmp_path / "t.csv").exists()

    def test_a_folder_that_is_not_there(self, run: Run, tmp_path: Path) -> None:
        """What cannot be written ends the command with 4, and leaves nothing."""
        code, out, err = run(*ASKED, "--out", tmp_path / "no" / "t.csv")
        assert (code, out) == (4, "")
        assert "there is no such file or folder" in err
        assert not list(tmp_path.iterdir())

    def test_no_programme(self, run: Run, tmp_path: Path) -> None:
        """A document that is none ends it with 3, before anything is worked out."""
        path = tmp_path / "p.yaml"
        path.write_text("id: 3\n", encoding="utf-8")
        assert run(of=path)[0] == 3


def test_help_in_both_languages(run: Run) -> None:
    """Every argument is explained in English and in Arabic."""
    for language, word in (("en", "such as sex,ministry"), ("ar", "الأبعاد")):
        code, out, _ = run("--help", "--lang", language)
        assert code == 0
        assert word in out
        options = ("--measure", "--by", "--where", "--as-of", "--out", "--explain", "--attendance")
        assert all(option in out for option in options)


def test_the_texts_of_tables_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Who reviews translations sees those of tables and explanations too."""
    assert main(["messages", "--locale", "ar_IQ", "--lang", "en"]) == 0
    keys = {line.split("\t")[0] for line in capsys.readouterr().out.splitlines()}
    assert {"table.all", "explain.tightest", "cli.command.table"} <= keys
