"""`hijra-amina template`: which files it makes, and what it says where it cannot."""

import io
from pathlib import Path

import openpyxl
import pytest

import hijra_amina as ha
from hijra_amina.cli import main
from hijra_amina.intake.templates import MAPPING_SHEET, SheetMapping
from hijra_amina.values import LocalizedText

BAGHDAD = "baghdad-2015-06"


@pytest.fixture
def run(capsys, monkeypatch):
    """Run the command and give its code, its output and its remarks."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments):
        code = main(["template", *map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


@pytest.fixture
def shipped(examples: Path) -> Path:
    """The folder of a shipped programme."""
    return examples / "hijra-amina"


def mapping_of(path: Path) -> SheetMapping:
    """What the hidden sheet of a file says."""
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    return SheetMapping.from_rows(book[MAPPING_SHEET].iter_rows(values_only=True))


@pytest.mark.parametrize(
    ("given", "heading"),
    [
        ((), "Own name"),
        (("--lang", "ar"), "الاسم الأول"),
        (("--locale", "ar_IQ"), "الاسم الأول"),
        (("--locale", "both"), "Own name\nالاسم الأول"),
    ],
)
def test_attendance(run, shipped, tmp_path, given, heading):
    """The sheet is of the session, in the language that is asked for, and its name is printed."""
    path = tmp_path / "sheet.xlsx"
    code, out, err = run(
        "attendance", shipped, "--session", BAGHDAD, "--rows", 4, "--out", path, *given
    )
    assert (code, out, err) == (0, f"{path}\n", "")
    mapping = mapping_of(path)
    assert (mapping.session, mapping.rows, mapping.columns[1].heading) == (BAGHDAD, 4, heading)


def test_kobo(run, shipped, tmp_path):
    """A form is made with a programme and without one."""
    for number, given in enumerate([(), (shipped,), (shipped, "--session", BAGHDAD)]):
        path = tmp_path / f"form-{number}.xlsx"
        code, out, err = run("kobo", *given, "--out", path, "--days", 3)
        assert (code, out, err) == (0, f"{path}\n", "")
        assert openpyxl.load_workbook(path).sheetnames == ["survey", "choices", "settings"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("attendance", "--session", BAGHDAD), "session of a programme"),
        (("attendance", "SHIPPED"), "--session"),
        (("attendance", "SHIPPED", "--session", "bagdad-2015"), "no session bagdad-2015"),
        (("attendance", "SHIPPED", "--session", BAGHDAD, "--days", "61"), "from 1 to 60"),
        (("attendance", "SHIPPED", "--session", BAGHDAD, "--rows", "0"), "from 1 to 1,000"),
        (("attendance", "SHIPPED", "--session", BAGHDAD, "--days", "x"), "not a whole number"),
        (("attendance", "SHIPPED", "--session", BAGHDAD, "--locale", "ar"), "ar is not a locale"),
        (("kobo", "--days", "11"), "from 1 to 10"),
        (("kobo", "--session", BAGHDAD), "session of a programme"),
        (("kobo", "SHIPPED", "--session", "x"), "no session x"),
        (("sheet",), "none of the choices"),
    ],
)
def test_mistakes(run, shipped, tmp_path, given, said):
    """A mistake is named in a line, the exit code is 2, and no file is made."""
    path = tmp_path / "made.xlsx"
    words = [str(shipped) if word == "SHIPPED" else word for word in given]
    code, out, err = run(*words, "--out", path)
    assert (code, out) == (2, "")
    assert said in err
    assert not path.exists()


def test_days_that_are_not_known(run, tmp_path):
    """Where the session does not say how many days it has, the command asks for them."""
    session = ha.Session(id="s-1", title=LocalizedText({"en": "Awareness session"}))
    programme = tmp_path / "p.json"
    ha.write(ha.Programme(id="p", name=LocalizedText({"en": "P"}), sessions=(session,)), programme)
    path = tmp_path / "sheet.xlsx"
    code, _, err = run("attendance", programme, "--session", "s-1", "--out", path)
    assert code == 2
    assert "--days" in err
    assert run("attendance", programme, "--session", "s-1", "--days", 2, "--out", path)[0] == 0


def test_a_file_that_cannot_be_written(run, shipped, tmp_path):
    """A folder in the way of the file ends the command with 4."""
    code, out, err = run("attendance", shipped, "--session", BAGHDAD, "--out", tmp_path)
    assert (code, out) == (4, "")
    assert "cannot write" in err
