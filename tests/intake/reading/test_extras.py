"""What reading needs besides the core install, and what it says where that is missing."""

import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from hijra_amina.errors import MissingExtraError
from hijra_amina.intake import read_attendance


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch):
    """Make a library impossible to import."""

    def block(name: str) -> None:
        monkeypatch.setitem(sys.modules, name, None)

    return block


def test_text_needs_nothing(tmp_path: Path, without) -> None:
    """CSV is read without any extra; only the marked copy needs one."""
    without("openpyxl")
    without("python_calamine")
    path = tmp_path / "list.csv"
    path.write_text("Name,Sex\nAdam Amina,F\n", encoding="utf-8")
    reading = read_attendance(path)
    assert len(reading.entries) == 1
    with pytest.raises(MissingExtraError) as caught:
        reading.save_questions(tmp_path / "copy.xlsx")
    assert caught.value.command == "pip install 'hijra-amina[intake]'"


@pytest.mark.parametrize(
    ("library", "name"),
    [("openpyxl", "list.xlsx"), ("python_calamine", "messytables_span_rich.xls")],
)
def test_missing_library(library: str, name: str, tmp_path: Path, sheets: Path, without) -> None:
    """A format whose library is missing says which command installs it."""
    path = sheets / name
    if name == "list.xlsx":
        path = tmp_path / name
        Workbook().save(path)
    without(library)
    with pytest.raises(MissingExtraError) as caught:
        read_attendance(path)
    assert caught.value.command == "pip install 'hijra-amina[intake]'"
