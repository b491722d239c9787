"""Files that were made to harm: refused clearly, within bounds of memory."""

import io
import os
import stat
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from binary_workbook import xlsb
from openpyxl import Workbook, load_workbook

from hijra_amina.intake import Bounds, UnreadableSheetError, read_attendance
from hijra_amina.intake.reading.cells import open_book

MEBI = 1 << 20
SHEET = "xl/worksheets/sheet1.xml"


def workbook() -> bytes:
    """A small list."""
    book = Workbook()
    book.active.append(["Name", "Sex"])
    book.active.append(["Adam Amina", "F"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_parts(data: bytes, **parts: bytes) -> bytes:
    """A packed file with parts exchanged or added; two underscores stand for a slash."""
    exchanged = {
        name.replace("__", "/").replace("_xml", ".xml"): new for name, new in parts.items()
    }
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, exchanged.pop(part, None) or old.read(part))
        for part, content in exchanged.items():
            new.writestr(part, content)
    return stream.getvalue()


def sheet_of(rows: bytes, *, after: bytes = b"") -> bytes:
    """The XML of a sheet."""
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return b"<worksheet %s><sheetData>%s</sheetData>%s</worksheet>" % (space, rows, after)


HEADING = (
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c>'
    b'<c r="B1" t="inlineStr"><is><t>Sex</t></is></c></row>'
    b'<row r="2"><c r="A2" t="inlineStr"><is><t>Adam Amina</t></is></c>'
    b'<c r="B2" t="inlineStr"><is><t>F</t></is></c></row>'
)


def refused(path: Path, **options: object) -> str:
    """The reason for which a file is refused, which never takes much memory to find."""
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableSheetError) as caught:
            read_attendance(path, **options)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 250 * MEBI
    return caught.value.problems[0].code


class TestPacked:
    def test_declared_size(self, tmp_path: Path) -> None:
        """A file that unpacks to too much is refused before it is unpacked."""
        path = tmp_path / "bomb.xlsx"
        path.write_bytes(with_parts(workbook(), xl__media__x=b"\0" * (600 * MEBI)))
        assert refused(path) == "too_large"

    def test_real_size(self, tmp_path: Path) -> None:
        """A sheet whose cells take too much is refused while it is unpacked."""
        row = b'<row r="3"><c r="A3" t="inlineStr"><is><t>' + b"x" * MEBI + b"</t></is></c></row>"
        data = with_parts(workbook(), xl__worksheets__sheet1_xml=sheet_of(row * 80))
        path = tmp_path / "bomb.xlsx"
        path.write_bytes(data)
        assert refused(path) == "too_large"

    def test_too_many_parts(self, tmp_path: Path) -> None:
        """A file of thousands of parts is refused."""
        stream = io.BytesIO(workbook())
        with zipfile.ZipFile(stream, "a") as package:
            for number in range(2_100):
                package.writestr(f"xl/p{number}", b"")
        path = tmp_path / "parts.xlsx"
        path.write_bytes(stream.getvalue())
        assert refused(path) == "too_large"

    def test_entities(self, tmp_path: Path) -> None:
        """A part that declares entities is refused before anything parses it."""
        bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>' + sheet_of(HEADING)
        path = tmp_path / "entities.xlsx"
        path.write_bytes(with_parts(workbook(), xl__worksheets__sheet1_xml=bomb))
        assert refused(path) == "bad_syntax"

    def test_utf_16_hides_nothing(self, tmp_path: Path) -> None:
        """A part in another encoding, in which no check would find anything, is refused."""
        text = '<?xml version="1.0" encoding="UTF-16"?>' + sheet_of(HEADING).decode()
        path = tmp_path / "wide.xlsx"
        path.write_bytes(with_parts(workbook(), xl__worksheets__sheet1_xml=text.encode("utf-16")))
        assert refused(path) == "bad_syntax"

    def test_merged_over_everything(self, tmp_path: Path) -> None:
        """A merged cell over a whole sheet is refused: each of its cells would be made."""
        merged = b'<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>'
        data = with_parts(workbook(), xl__worksheets__sheet1_xml=sheet_of(HEADING, after=merged))
        path = tmp_path / "merged.xlsx"
        path.write_bytes(data)
        assert refused(path) == "too_large"

    def test_two_parts_of_one_name(self, tmp_path: Path) -> None:
        """Readers disagree on which of two parts counts, so neither does."""
        stream = io.BytesIO(workbook())
        with zipfile.ZipFile(stream, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
            package.writestr(SHEET, sheet_of(HEADING))
        path = tmp_path / "twice.xlsx"
        path.write_bytes(stream.getvalue())
        assert refused(path) == "bad_syntax"

    @pytest.mark.parametrize("cut", [10, 500, 3_000])
    def test_damaged(self, cut: int, tmp_path: Path) -> None:
        """A file that was cut off is refused, with a reason."""
        path = tmp_path / "cut.xlsx"
        path.write_bytes(workbook()[:cut])
        assert refused(path) in {"bad_syntax", "not_readable"}


class TestMany:
    def test_a_million_empty_rows(self, tmp_path: Path) -> None:
        """Borders down to the last row of a sheet are no cells, and cost next to nothing."""
        rows = b"".join(
            b'<row r="%d" spans="1:2" ht="15"><c r="A%d" s="0"/><c r="B%d" s="0"/></row>'
            % (row, row, row)
            for row in range(3, 1_048_577)
        )
        path = tmp_path / "borders.xlsx"
        path.write_bytes(
            with_parts(workbook(), xl__worksheets__sheet1_xml=sheet_of(HEADING + rows))
        )
        reading = read_attendance(path)
        assert (len(reading.entries), reading.account.total) == (1, 4)

    def test_a_cell_in_the_last_row(self, tmp_path: Path) -> None:
        """One cell in the last corner of a sheet does not make the cells before it."""
        book = Workbook()
        book.active.append(["Name", "Sex"])
        book.active.append(["Adam Amina", "F"])
        book.active.cell(1_048_576, 16_384, "x")
        path = tmp_path / "corner.xlsx"
        book.save(path)
        reading = read_attendance(path)
        assert reading.account.total == 5
        assert [one.cell for one in reading.questions] == ["XFD1048576"]

    def test_too_many_cells(self, tmp_path: Path) -> None:
        """A table that is no list of a session is refused."""
        rows = ["Name"] + ["Adam Amina"] * 30
        path = tmp_path / "many.csv"
        path.write_text("\n".join(rows), encoding="utf-8")
        assert refused(path, bounds=Bounds(cells=20)) == "too_large"
        assert len(read_attendance(path).entries) == 30

    def test_repeated_cells_of_ods(self, tmp_path: Path) -> None:
        """An ODS whose repeated cells would fill the memory is refused."""
        content = (
            b'<?xml version="1.0"?><office:document-content'
            b' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            b' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
            b' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
            b'<office:spreadsheet><table:table table:name="a"><table:table-row'
            b' table:number-rows-repeated="1048576"><table:table-cell'
            b' table:number-columns-repeated="16384" office:value-type="string">'
            b"<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
            b"</office:spreadsheet></office:body></office:document-content>"
        )
        path = tmp_path / "bomb.ods"
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            package.writestr("content.xml", content)
        assert refused(path) == "too_large"

    def test_far_cells_of_a_binary_sheet(self, tmp_path: Path) -> None:
        """A binary sheet whose reader would make all cells before the last one is refused."""
        path = tmp_path / "far.xlsb"
        path.write_bytes(xlsb({(1, 1): "Name", (1_048_576, 16_384): "x"}))
        assert refused(path) == "too_large"

    def test_larger_than_the_bound(self, tmp_path: Path) -> None:
        """A file that is too large is not read to its end."""
        path = tmp_path / "large.csv"
        path.write_bytes(b"Name\n" + b"Adam Amina\n" * 10)
        assert refused(path, bounds=Bounds(file=50)) == "too_large"


class TestRun:
    def test_formulas_are_not_worked_out(self, tmp_path: Path) -> None:
        """A formula without a result is asked about; one with a result gives that, and says so."""
        cells = (
            b'<row r="3"><c r="A3" t="str"><f>CONCATENATE("Omar ","Aya")</f><v>Omar Aya</v></c>'
            b'<c r="B3"><f>HYPERLINK("http://example.org")</f></c></row>'
        )
        path = tmp_path / "formulas.xlsx"
        path.write_bytes(
            with_parts(workbook(), xl__worksheets__sheet1_xml=sheet_of(HEADING + cells))
        )
        reading = read_attendance(path)
        assert [entry.name.written for entry in reading.entries] == ["Adam Amina", "Omar Aya"]
        assert [entry.sex for entry in reading.entries] == ["female", None]
        assert [(one.code, one.cell) for one in reading.questions] == [
            ("formula_without_result", "B3"),
            ("formula", "A3"),
        ]

    def test_macros_and_links(self, tmp_path: Path) -> None:
        """Programs and references to other files are left where they are, and that is said."""
        path = tmp_path / "macros.xlsm"
        path.write_bytes(
            with_parts(
                workbook(), xl__vbaProject=b"", xl__externalLinks__externalLink1_xml=b"<x/>"
            ).replace(b"xl/vbaProject", b"xl/vbaProject")
        )
        data = io.BytesIO(path.read_bytes())
        with zipfile.ZipFile(data, "a") as package:
            package.writestr("xl/vbaProject.bin", b"\0")
        path.write_bytes(data.getvalue())
        reading = read_attendance(path)
        assert [one.code for one in reading.questions] == ["macros", "links"]
        assert len(reading.entries) == 1

    @pytest.mark.parametrize("text", ["=1+1", "+964", "-x", "@SUM(A1)", "=HYPERLINK(1)"])
    def test_what_is_written_is_no_formula(self, text: str, tmp_path: Path) -> None:
        """A text that begins as a formula does is a text in the copy, and stays one when edited."""
        path = tmp_path / "list.csv"
        path.write_text(f'Name,Sex\nAdam Amina,"{text}"\n', encoding="utf-8")
        reading = read_attendance(path)
        copy = tmp_path / "copy.xlsx"
        reading.save_questions(copy)
        book = load_workbook(copy)
        cell = book["list"]["B2"]
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
        with zipfile.ZipFile(copy) as package:
            parts = [package.read(name) for name in package.namelist() if "sheet" in name]
        assert not any(b"<f>" in part or b"<f " in part for part in parts)

    def test_a_missing_result_stays_missing(self, tmp_path: Path) -> None:
        """The copy of a formula without a result asks the same again, and is not empty."""
        book = Workbook()
        book.active.append(["Name", "Sex"])
        book.active.append(["Adam Amina", "=A1"])
        path = tmp_path / "list.xlsx"
        book.save(path)
        reading = read_attendance(path)
        reading.save_questions(tmp_path / "copy.xlsx")
        again = read_attendance(tmp_path / "copy.xlsx")
        assert [one.code for one in again.questions] == ["error_value"]
        assert not again.is_settled


class TestFiles:
    @pytest.mark.parametrize(
        "data", [b"", b"\0" * 40, b"%PDF-1.7 x", b"\x89PNG\r\n", bytes(range(256)) * 4]
    )
    def test_no_spreadsheet(self, data: bytes, tmp_path: Path) -> None:
        """What is no spreadsheet and no text is refused, whatever its name says."""
        path = tmp_path / "list.xlsx"
        path.write_bytes(data)
        assert refused(path) == "not_readable"

    def test_no_file(self, tmp_path: Path) -> None:
        """A file that is not there, a folder and a pipe are told apart."""
        with pytest.raises(FileNotFoundError):
            open_book(tmp_path / "nothing.xlsx")
        with pytest.raises(IsADirectoryError):
            open_book(tmp_path)
        if hasattr(os, "mkfifo"):
            os.mkfifo(tmp_path / "pipe")
            with pytest.raises(UnreadableSheetError):
                open_book(tmp_path / "pipe")

    def test_copy_is_private_and_whole(self, tmp_path: Path) -> None:
        """The copy is the owner's alone, and a failed write leaves the old file as it was."""
        path = tmp_path / "list.csv"
        path.write_text("Name,Sex\nAdam Amina,?\n", encoding="utf-8")
        before = path.read_bytes()
        reading = read_attendance(path)
        copy = tmp_path / "copy.xlsx"
        reading.save_questions(copy)
        if os.name != "nt":
            assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        kept = copy.read_bytes()
        with pytest.raises(ValueError, match="locale"):
            reading.save_questions(copy, locale="ar")
        assert copy.read_bytes() == kept
        assert path.read_bytes() == before
        assert sorted(one.name for one in tmp_path.iterdir()) == ["copy.xlsx", "list.csv"]


def test_merged_cells_of_ods(tmp_path: Path) -> None:
    """Merged cells that run far beyond what an ODS holds end with it, in the copy too."""
    content = (
        b'<?xml version="1.0"?><office:document-content'
        b' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        b' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        b' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        b'<office:spreadsheet><table:table table:name="a"><table:table-row><table:table-cell'
        b' table:number-rows-spanned="1048576" table:number-columns-spanned="16384"'
        b' office:value-type="string"><text:p>Name</text:p></table:table-cell></table:table-row>'
        b'<table:table-row><table:table-cell office:value-type="string"><text:p>Adam Amina'
        b"</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>"
        b"</office:body></office:document-content>"
    )
    manifest = (
        b'<?xml version="1.0"?><manifest:manifest'
        b' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        b'<manifest:file-entry manifest:full-path="/" manifest:media-type='
        b'"application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    path = tmp_path / "wide.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    (sheet,) = open_book(path).sheets
    assert [(span.bottom, span.right) for span in sheet.spans] == [(2, 1)]
    read_attendance(path).save_questions(tmp_path / "copy.xlsx")


def test_a_wide_sheet(tmp_path: Path) -> None:
    """Thousands of columns are read in the time that their cells take."""
    heading = ["Name", "Sex", *("Notes" for _ in range(4_000))]
    path = tmp_path / "wide.csv"
    path.write_text(
        "\n".join(
            [",".join(heading), *(",".join(["Adam Amina", "F", *"x" * 4_000]) for _ in range(40))]
        ),
        encoding="utf-8",
    )
    reading = read_attendance(path)
    assert len(reading.entries) == 40
    assert reading.account.total == 41 * 4_002


@pytest.mark.parametrize(
    "text",
    [
        "No,Name,{n}\n1,Sawsan,P\n",
        "No,Name,Sex\n{n},{n},{n}\n1,Sawsan,F\n",
        "No,Name,Day \N{ETHIOPIC DIGIT ONE}\n1,Sawsan,P\n",
        "session/session_date,session/days_held,_id,_index,name,d1\n2015-06-16,{n},1,1,Sawsan,1\n",
    ],
)
def test_numbers_that_no_number_can_hold(tmp_path: Path, text: str) -> None:
    """Thousands of digits, and signs that are called digits and are none, end no reading."""
    path = tmp_path / "list.csv"
    path.write_text(text.format(n="9" * 5_000), encoding="utf-8")
    account = read_attendance(path).account
    assert account.used + account.ignored + account.queried == account.total > 0


def test_two_sheets_of_one_name(tmp_path: Path) -> None:
    """Of two sheets that cannot be told apart none is read in the place of the other."""
    table = "<table:table table:name='A'><table:table-row><table:table-cell "
    table += "office:value-type='string'><text:p>Name</text:p></table:table-cell>"
    table += "</table:table-row></table:table>"
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = f"<office:document-content {spaces}><office:body><office:spreadsheet>{table * 2}"
    content += "</office:spreadsheet></office:body></office:document-content>"
    path = tmp_path / "list.ods"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        packed.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{manifest}"/>')
    with pytest.raises(UnreadableSheetError, match="two of its sheets have one name"):
        read_attendance(path)
