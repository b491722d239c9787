"""A table as a spreadsheet: one sheet to be read, and one with the data."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final, cast

from hijra_amina.errors import import_extra
from hijra_amina.statistics.tables import _messages as messages
from hijra_amina.statistics.tables.columns import exact_text
from hijra_amina.statistics.tables.pages import DRAFT, WIDER
from hijra_amina.values import Count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from hijra_amina.statistics.tables.columns import Column
    from hijra_amina.statistics.tables.layout import Entry, Layout, Line
    from hijra_amina.statistics.tables.wording import Words, Writer

__all__ = ["put_cell", "to_xlsx"]

_WIDEST: Final = 60
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NOT_IN_A_TITLE: Final = re.compile(r"[\\*?:/\[\]]")


def to_xlsx(layout: Layout, columns: Sequence[Column]) -> bytes:
    """A table as a workbook.

    The first sheet is laid out for reading, from the right where the language runs so; figures that
    are exact are numbers. The second holds the rows with codes and both ends. Every text is
    stored as a text, so that none is ever run as a formula.

    Args:
        layout: The table as it is laid out.
        columns: Its columns, for the second sheet.

    Returns:
        The file.

    Raises:
        MissingExtraError: If openpyxl is not installed.
    """
    import_extra("openpyxl", extra="tables", feature="a table as a spreadsheet")
    import openpyxl  # noqa: PLC0415 - an extra

    book = openpyxl.Workbook()
    # A new workbook has a sheet already, which is what its stubs leave open.
    for sheet in list(book.worksheets):
        book.remove(sheet)
    _for_reading(book.create_sheet(_title("table", layout)), layout)
    _for_programs(book.create_sheet(_title("data", layout)), columns)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _title(name: str, layout: Layout) -> str:
    return _NOT_IN_A_TITLE.sub(" ", layout.write.said(messages.SHEETS[name]).text)[:31]


def _for_reading(sheet: Worksheet, layout: Layout) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side  # noqa: PLC0415 - an extra

    rtl = layout.write.direction == "rtl"
    sheet.sheet_view.rightToLeft = rtl
    # 1 and 2 are the reading orders of the format: from the left, from the right.
    order = 2 if rtl else 1
    start = Alignment(horizontal="right" if rtl else "left", vertical="top", readingOrder=order)
    end = Alignment(horizontal="left" if rtl else "right", vertical="top", readingOrder=order)
    line = Border(bottom=Side(style="thin"))
    bold = Font(bold=True)
    heads = len(layout.corners)
    caption = put_cell(sheet, 1, 1, layout.write.caption().text)
    caption.font, caption.alignment = bold, start
    top = 3
    if layout.across is not None:
        over = put_cell(sheet, top, heads + 1, _shown(layout.across.words))
        over.font, over.alignment = bold, start
        top += 1
    for at, head in enumerate((*layout.corners, *layout.columns), start=1):
        cell = put_cell(sheet, top, at, _shown(head.words))
        cell.font, cell.border = bold, line
        cell.alignment = start if at <= heads else end
    above = [""] * heads
    for down, row in enumerate(layout.lines, start=top + 1):
        above = _headings(row, above)
        for at, said in enumerate(above, start=1):
            put_cell(sheet, down, at, said).alignment = start
        for at, entry in enumerate(row.entries, start=heads + 1):
            put_cell(sheet, down, at, _figure(entry, layout.write)).alignment = end
        if row.kind == "margin":
            for at in range(1, heads + len(row.entries) + 1):
                sheet.cell(down, at).font = bold
    below = top + len(layout.lines) + 2
    for down, note in enumerate(_notes(layout), start=below):
        put_cell(sheet, down, 1, note).alignment = start
    sheet.freeze_panes = sheet.cell(top + 1, heads + 1).coordinate
    _fit(sheet, range(top, below - 1))


def _for_programs(sheet: Worksheet, columns: Sequence[Column]) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415 - an extra

    for at, column in enumerate(columns, start=1):
        put_cell(sheet, 1, at, column.name).font = Font(bold=True)
        for down, value in enumerate(column.cells, start=2):
            put_cell(sheet, down, at, exact_text(value))
    sheet.freeze_panes = "A2"
    _fit(sheet, range(1, sheet.max_row + 1))


def put_cell(sheet: Worksheet, row: int, column: int, value: str | float | None) -> Cell:
    """Put a value into a cell; a text stays a text, so that none is ever run as a formula.

    Args:
        sheet: The sheet.
        row: The row, from 1.
        column: The column, from 1.
        value: The value.

    Returns:
        The cell.
    """
    cell = cast("Cell", sheet.cell(row, column))  # nothing is merged here
    if isinstance(value, str):
        cell.value = _CONTROL.sub(" ", value)
        # The library takes a text that begins with an equals sign for a formula.
        cell.data_type = "s"
    else:
        cell.value = value
    return cell


def _headings(line: Line, above: list[str]) -> list[str]:
    pairs = zip(line.heads, above, strict=True)
    return [before if head is None else _shown(head.words) for head, before in pairs]


def _figure(entry: Entry, write: Writer) -> str | int:
    """A number where the figure is exactly one and nothing has to be said of it."""
    row, figure = entry.row, entry.figure
    is_alone = row is not None and row.share is None and row.tightest
    if is_alone and isinstance(figure, Count):
        plain = write.plain(figure)
        if plain.is_exact:
            return plain.value
    return _shown(entry.words) + (f" {WIDER}" if entry.is_wider else "")


def _notes(layout: Layout) -> list[str]:
    write = layout.write
    notes = [words.text for words in write.notes()]
    if layout.has_wider:
        notes.append(f"{WIDER} {write.said(messages.WIDER_NOTE).text}")
    if layout.has_drafts:
        notes.append(f"{DRAFT} {write.said(messages.DRAFT_NOTE).text}")
    return notes


def _shown(words: Words) -> str:
    return words.text + (f" {DRAFT}" if words.is_draft else "")


def _fit(sheet: Worksheet, rows: range) -> None:
    """Columns as wide as what stands in them."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an extra

    for at in range(1, sheet.max_column + 1):
        widest = max((len(str(sheet.cell(row, at).value or "")) for row in rows), default=0)
        sheet.column_dimensions[get_column_letter(at)].width = min(widest, _WIDEST) + 2
