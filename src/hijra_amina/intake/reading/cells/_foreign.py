"""XLS, XLSB and ODS, through python-calamine, which reads them within what is checked here."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING, Final, cast

import attrs

from hijra_amina.errors import import_extra
from hijra_amina.intake.reading._refusal import UnreadableSheetError, refusal
from hijra_amina.intake.reading.cells._cell import Book, Cell, Place, Sheet, Span, Value
from hijra_amina.intake.reading.cells._open_document import OpenTable, tables_of
from hijra_amina.intake.reading.cells._package import Package

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from python_calamine import CalamineSheet, CalamineWorkbook

    from hijra_amina.intake.reading.cells._bounds import Bounds

__all__ = ["read_foreign"]

_ROW_RECORD: Final = 0
_CELL_RECORDS: Final = range(1, 12)
_ERRORS: Final = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"}
)


def read_foreign(data: bytes, name: str, form: str, bounds: Bounds) -> Book:
    """Read an XLS, XLSB or ODS file.

    These give no fonts and no directions, so that ticks that a font draws are letters; XLS and XLSB
    give no hidden rows, and XLSB gives no merged cells.

    Args:
        data: The bytes of the file.
        name: The name of the file.
        form: `xls`, `xlsb` or `ods`.
        bounds: How much is read at most. The area that an XLS can span is bounded by the format
            (65,536 rows of 256 columns).

    Returns:
        Its cells.

    Raises:
        MissingExtraError: If python-calamine is not installed.
        UnreadableSheetError: If it is damaged, locked, or more than the bounds allow.
    """
    macros = links = False
    tables: tuple[OpenTable, ...] = ()
    if form != "xls":
        package = Package(data, name, bounds)
        if form == "ods":
            tables = tables_of(package)
            area = max((table.area for table in tables), default=0)
        else:
            area = _area_of_xlsb(package)
        if area > bounds.area:
            raise refusal(name, "too_large", f"its cells span more than {bounds.area}")
        parts = [part.lower() for part in package.parts]
        macros = any(part.endswith("vbaproject.bin") or "/scripts/" in part for part in parts)
        links = any(part.startswith("xl/externallinks/") for part in parts)
    import_extra("python_calamine", extra="intake", feature="reading XLS, XLSB and ODS")
    import python_calamine  # noqa: PLC0415 - an extra

    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return Book(
                name=name,
                format=form,
                sheets=tuple(
                    _within(sheet, bounds, name)
                    for sheet in _with_tables(tuple(_sheets(book, name, bounds)), tables)
                ),
                has_macros=macros,
                has_links=links,
            )
    except python_calamine.PasswordError:
        wrong = refusal(name, "not_readable", "the file is locked with a password")
    except UnreadableSheetError:
        raise
    except BaseException as error:
        # A damaged file may make the library panic, and its panics are no `Exception`.
        if not isinstance(error, Exception) and type(error).__module__ != "pyo3_runtime":
            raise
        wrong = refusal(name, "bad_syntax", "the file is damaged")
    # Outside the handlers: what the library says may repeat what stands in a cell.
    raise wrong


def _with_tables(sheets: tuple[Sheet, ...], tables: Sequence[OpenTable]) -> tuple[Sheet, ...]:
    """Sheets with what the library leaves out of an OpenDocument file."""
    by_name = {table.name: table for table in tables}
    return tuple(
        sheet
        if (table := by_name.get(sheet.name)) is None
        else attrs.evolve(
            sheet,
            spans=tuple(table.spans),
            hidden_rows=frozenset(table.hidden_rows),
            hidden_columns=frozenset(table.hidden_columns),
        )
        for sheet in sheets
    )


def _within(sheet: Sheet, bounds: Bounds, name: str) -> Sheet:
    """A sheet whose merged cells end where it ends; together they cover no more than is read."""
    last = max((row for row, _ in sheet.cells), default=0)
    right = max((column for _, column in sheet.cells), default=0)
    spans = [
        Span(span.top, span.left, min(span.bottom, last), min(span.right, right))
        for span in sheet.spans
        if (span.top, span.left) in sheet.cells
    ]
    covered = sum((span.bottom - span.top + 1) * (span.right - span.left + 1) for span in spans)
    if covered > bounds.cells:
        raise refusal(name, "too_large", f"merged cells cover more than {bounds.cells}")
    kept = (span for span in spans if (span.bottom, span.right) != (span.top, span.left))
    return attrs.evolve(sheet, spans=tuple(kept))


def _sheets(book: CalamineWorkbook, name: str, bounds: Bounds) -> Iterator[Sheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - an extra

    room = bounds.cells
    seen: set[str] = set()
    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        if about.name in seen:
            # The library gives sheets by name, so the cells of one of the two would be lost.
            raise refusal(name, "bad_syntax", "two of its sheets have one name")
        seen.add(about.name)
        found = book.get_sheet_by_name(about.name)
        cells = dict(_cells(found, room))
        room -= len(cells)
        if room < 0:
            reason = f"more than {bounds.cells} cells hold something"
            raise refusal(name, "too_large", reason)
        yield Sheet(
            name=about.name,
            cells=cells,
            spans=tuple(
                Span(top + 1, left + 1, bottom + 1, right + 1)
                for (top, left), (bottom, right) in sorted(found.merged_cell_ranges or ())
            ),
            is_hidden=about.visible != SheetVisibleEnum.Visible,
        )


def _cells(sheet: CalamineSheet, room: int) -> Iterator[tuple[Place, Cell]]:
    """The cells that hold something, one more than there is room for at most."""
    # Rows are given from the top of the sheet, columns from the first that holds something.
    _, left = sheet.start or (0, 0)
    for down, row in enumerate(sheet.iter_rows(), start=1):
        for across, value in enumerate(row, start=left + 1):
            if value != "":
                cell = Cell(
                    row=down,
                    column=across,
                    value=cast("Value", value),
                    is_error=isinstance(value, str) and value in _ERRORS,
                )
                yield (down, across), cell
                room -= 1
                if room < 0:
                    return


def _area_of_xlsb(package: Package) -> int:
    """The largest area that the cells of a sheet span; the reader makes room for all of it."""
    most = 0
    for part in package.parts:
        if part.lower().startswith("xl/worksheets/") and part.lower().endswith(".bin"):
            rows, columns = _span_of_xlsb(package.part(part))
            most = max(most, rows * columns)
    return most


def _span_of_xlsb(data: bytes) -> tuple[int, int]:
    """How far down and across the records of a sheet reach."""
    at = rows = columns = 0
    while at < len(data):
        kind, at = _number(data, at, 2)
        size, at = _number(data, at, 4)
        if kind == _ROW_RECORD and at + 4 <= len(data):
            rows = max(rows, struct.unpack_from("<I", data, at)[0] + 1)
        elif kind in _CELL_RECORDS and at + 4 <= len(data):
            columns = max(columns, struct.unpack_from("<I", data, at)[0] + 1)
        at += size
    return rows, columns


def _number(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number in bytes of seven bits, as records begin with, and where it ends."""
    found = 0
    for index in range(most):
        if at >= len(data):
            break
        byte = data[at]
        at += 1
        found |= (byte & 0x7F) << (7 * index)
        if not byte & 0x80:
            break
    return found, at
