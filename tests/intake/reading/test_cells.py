"""Files of every format as cells: values, merged cells, what is hidden, fonts, directions."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from binary_workbook import xlsb
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from sheet_layouts_kept_aside import ods

from hijra_amina.intake import read_attendance
from hijra_amina.intake.reading.cells import Span, address, open_book, place_of
from hijra_amina.intake.reading.cells._delimited import decoded, separator_of


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_addresses(row: int, column: int) -> None:
    """An address is what spreadsheet programs call the cell, and leads back to it."""
    assert address((row, column)) == f"{get_column_letter(column)}{row}"
    assert place_of(address((row, column))) == (row, column)


def test_workbook(tmp_path: Path) -> None:
    """A workbook gives values, fonts, comments, merged cells, what is hidden, its direction."""
    book = Workbook()
    sheet = book.active
    sheet["B2"], sheet["C2"], sheet["B3"] = "الاسم", dt.date(2015, 6, 16), "ü"
    sheet["B3"].font = Font(name="Wingdings")
    sheet["B2"].comment = Comment("as in the register", "office")
    sheet["D2"] = ""
    sheet.merge_cells("B4:C5")
    sheet["B4"] = 1.5
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.sheet_view.rightToLeft = True
    other = book.create_sheet("b")
    other.sheet_state = "veryHidden"
    path = tmp_path / "list.xlsx"
    book.save(path)
    first, second = open_book(path).sheets
    assert sorted(first.cells) == [(2, 2), (2, 3), (3, 2), (4, 2)]
    assert first.cells[2, 2].comment == "as in the register"
    assert first.cells[2, 3].value.date() == dt.date(2015, 6, 16)
    assert first.cells[3, 2].font == "Wingdings"
    assert first.spans == (Span(4, 2, 5, 3),)
    assert (first.hidden_rows, first.hidden_columns) == ({3}, {3})
    assert first.right_to_left
    assert second.is_hidden


def test_name_says_nothing(tmp_path: Path) -> None:
    """What a file is, is found in what it holds."""
    book = Workbook()
    book.active["A1"] = "Name"
    book.save(tmp_path / "list.csv")
    (tmp_path / "list.xlsx").write_text("Name\nAdam Amina\n", encoding="utf-8")
    assert open_book(tmp_path / "list.csv").format == "xlsx"
    assert open_book(tmp_path / "list.xlsx").format == "csv"


def test_old_workbook(sheets: Path) -> None:
    """An XLS gives its values and its merged cells."""
    (sheet,) = open_book(sheets / "messytables_span_rich.xls").sheets
    assert sheet.cells[1, 1].value == "I"
    assert sheet.spans == (Span(2, 2, 3, 3),)


def test_binary_workbook(tmp_path: Path) -> None:
    """An XLSB gives its values; that its merged cells are not seen is said."""
    heading = {(1, 1): "الاسم", (1, 2): "الجنس", (1, 3): "14/6/2015", (1, 4): "الهاتف"}
    person = {(2, 1): "آدم أمين", (2, 2): "ذكر", (2, 3): "ح", (2, 4): 7701234567.0}
    path = tmp_path / "list.xlsb"
    path.write_bytes(xlsb(heading | person))
    assert open_book(path).format == "xlsb"
    reading = read_attendance(path)
    (entry,) = reading.entries
    assert (entry.sex, entry.phone) == ("male", "7701234567")
    assert [one.code for one in reading.questions] == ["merged_unseen"]


def test_open_document(tmp_path: Path) -> None:
    """An ODS gives its merged cells and hidden rows, which its values alone do not tell."""
    rows = [["Ministry", "Name"], ["MoMD", "Adam Amina"], [None, "Omar Aya"], [None, "Samir Aya"]]
    data = ods([[cell for cell in row if cell] for row in rows], "a")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    content = parts.pop("content.xml").decode()
    merged = content.replace(
        '<table:table-cell office:value-type="string"><text:p>MoMD',
        '<table:table-cell table:number-rows-spanned="3" office:value-type="string"><text:p>MoMD',
    )
    for name in ("Omar Aya", "Samir Aya"):
        cell = f'<table:table-cell office:value-type="string"><text:p>{name}'
        merged = merged.replace(cell, f"<table:covered-table-cell/>{cell}")
    merged = merged.replace(
        "<table:table-row><table:covered-table-cell/>",
        '<table:table-row table:visibility="collapse"><table:covered-table-cell/>',
        1,
    )
    path = tmp_path / "list.ods"
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
        package.writestr("content.xml", merged)
    (sheet,) = open_book(path).sheets
    assert sheet.spans == (Span(2, 1, 4, 1),)
    assert sheet.hidden_rows == {3}
    reading = read_attendance(path)
    assert [entry.organisation for entry in reading.entries] == ["iq-momd"] * 3
    assert [one.code for one in reading.questions] == ["hidden_row"]


TEXT = "الاسم الثلاثي{s}الجنس{s}ملاحظات\nآدم أمين{s}ذكر{s}حضر متأخرا\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encodings_and_separators(encoding: str, separator: str, tmp_path: Path) -> None:
    """Encoding and separator are found in the content."""
    path = tmp_path / "list.txt"
    path.write_bytes(TEXT.format(s=separator).encode(encoding))
    (sheet,) = open_book(path).sheets
    assert sheet.cells[1, 1].value == "الاسم الثلاثي"
    assert sheet.cells[2, 3].value == "حضر متأخرا"


def test_western_europe() -> None:
    """Single letters above ASCII are Western, whole words of them are Arabic."""
    assert decoded("Nom;Prénom\nA;Zoë\n".encode("cp1252")) == "Nom;Prénom\nA;Zoë\n"


def test_line_that_names_the_separator(tmp_path: Path) -> None:
    """The line `sep=;` of Excel is no data, and addresses are those of the file."""
    path = tmp_path / "list.csv"
    path.write_text("sep=;\nName;Sex\nAdam, Amina;F\n", encoding="utf-8")
    (sheet,) = open_book(path).sheets
    assert sheet.cells[3, 1].value == "Adam, Amina"


def test_commas_within_fields() -> None:
    """The separator is what cuts the lines alike, not what occurs most."""
    assert separator_of("a;b, c, d, e\nf;g, h\ni;j\n") == ";"
