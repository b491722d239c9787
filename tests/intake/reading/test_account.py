"""The account: used, ignored and queried are all cells, always."""

import csv
import io
import random
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from sheet_layouts import LAYOUTS
from sheet_layouts_kept_aside import KEPT_ASIDE

from hijra_amina.intake import Reading, Standing, read_attendance
from hijra_amina.intake.reading.cells import open_book

HEADINGS = (
    "Name", "الاسم", "ناو", "No", "Sex", "الجنس", "Phone", "Day 1", "اليوم الثاني", "16/6/2015",
    "Notes", "Ministry", "المحافظة", "First name", "Age", "Signature", "#org+name", "Who knows",
    "Date: 16 June 2015", "المكان: أربيل", "Total", "المجموع", "Legend: x = present, - = absent",
)  # fmt: skip
VALUES = (
    "Adam Amina", "آدم أمينة", "F", "ذكر", "✓", "x", "غ", "P", "0", "1", " ", "\u200f",
    "07701234567", "The egg", "=1+1", "Ministry of Interior", "وزارة الصحة", "2015-06-16",
    "#N/A", "?", "(1)",
)  # fmt: skip
cells = st.one_of(
    st.none(),
    st.sampled_from(HEADINGS),
    st.sampled_from(VALUES),
    st.integers(-5, 60_000),
    st.floats(0, 100, allow_nan=False),
    st.booleans(),
    st.dates().filter(lambda day: day.year > 1900),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12),
)
tables = st.lists(st.lists(cells, max_size=7), max_size=14)
headed = st.builds(
    lambda above, heading, below: [*above, heading, *below],
    st.lists(st.lists(cells, max_size=4), max_size=3),
    st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=7, unique=True),
    tables,
)
spans = st.lists(
    st.tuples(st.integers(1, 12), st.integers(1, 6), st.integers(0, 2), st.integers(0, 2)),
    max_size=3,
)


def holds(reading: Reading, filled: Counter[str] | set[tuple[str, str]]) -> None:
    """Every cell stands in the account once, with a standing and a reason."""
    account = reading.account
    assert account.used + account.ignored + account.queried == account.total
    listed = [(cell.sheet, cell.cell) for cell in account.cells]
    assert len(set(listed)) == len(listed)
    assert set(listed) == filled
    assert all(cell.reason for cell in account.cells)
    known = {"en_GB": "", "ar_IQ": ""}
    for cell in account.cells:
        if cell.standing is Standing.IGNORED:
            assert all(cell.why(locale) != cell.reason for locale in known)
    # A cell that is queried has a question that names it.
    asked = {(one.sheet, cell) for one in reading.questions for cell in one.cells}
    queried = {(one.sheet, one.cell) for one in account.cells if one.standing == "queried"}
    assert queried <= asked


@settings(deadline=None)
@given(rows=st.one_of(tables, headed), merged=spans)
def test_workbooks(rows: list[list[object]], merged: list[tuple[int, int, int, int]]) -> None:
    """Every cell of a generated workbook is accounted for, merged cells and formulas too."""
    book = Workbook()
    sheet = book.active
    for down, row in enumerate(rows, start=1):
        for across, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(down, across, value)
    for top, left, height, width in merged:
        fits = not any(
            top <= span.max_row and span.min_row <= top + height
            and left <= span.max_col and span.min_col <= left + width
            for span in sheet.merged_cells.ranges
        )  # fmt: skip
        if fits and height + width:
            sheet.merge_cells(None, top, left, top + height, left + width)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.xlsx"
        book.save(path)
        # The library itself, as the oracle of what holds something.
        filled = {
            (found.title, cell.coordinate)
            for found in load_workbook(path)
            for line in found.iter_rows()
            for cell in line
            if cell.value not in {None, ""}
        }
        holds(read_attendance(path), filled)


@settings(deadline=None)
@given(
    rows=st.one_of(tables, headed),
    separator=st.sampled_from([",", ";", "\t"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_texts(rows: list[list[object]], separator: str, encoding: str) -> None:
    """Every field of a generated CSV file is accounted for, or the file is refused as no text."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator).writerows(
        [["" if value is None else str(value) for value in row] for row in rows]
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.csv"
        path.write_bytes(stream.getvalue().encode(encoding))
        try:
            reading = read_attendance(path)
        except ValueError as error:
            assert not stream.getvalue().strip() or "no text" in str(error)  # noqa: PT017
            return
        (sheet,) = open_book(path).sheets
        total = sum(bool(cell.value) for cell in sheet.cells.values())
        assert reading.account.total == total
        account = reading.account
        assert account.used + account.ignored + account.queried == total


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (Path(__file__).parents[1] / "sheets").glob("*_*.*s*"))
)
def test_published_sheets(name: str, sheets: Path) -> None:
    """Every cell of the sheets that others have published is accounted for."""
    book = open_book(sheets / name)
    filled = {
        (sheet.name, address)
        for sheet in book.sheets
        for address in [f"{get_column_letter(column)}{row}" for row, column in sheet.cells]
    }
    holds(read_attendance(sheets / name), filled)


@pytest.mark.parametrize("name", [*LAYOUTS, *KEPT_ASIDE])
def test_layouts(name: str, tmp_path: Path) -> None:
    """Every cell of the generated layouts is accounted for."""
    made = {**LAYOUTS, **KEPT_ASIDE}[name](random.Random(name))  # noqa: S311 - no secret
    path = tmp_path / f"sheet{made.suffix}"
    path.write_bytes(made.data)
    filled = {
        (sheet.name, f"{get_column_letter(column)}{row}")
        for sheet in open_book(path).sheets
        for row, column in sheet.cells
    }
    holds(read_attendance(path), filled)
