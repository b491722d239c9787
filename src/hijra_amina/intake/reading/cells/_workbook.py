"""XLSX and XLSM, through openpyxl: the only reader that gives fonts, comments and directions."""

from __future__ import annotations

import contextlib
import io
import re
import warnings
from typing import TYPE_CHECKING, Final, cast

from hijra_amina.errors import import_extra
from hijra_amina.intake.reading._refusal import refusal
from hijra_amina.intake.reading.cells._cell import Book, Cell, Place, Sheet, Span, Value
from hijra_amina.intake.reading.cells._package import Package
from hijra_amina.intake.reading.cells._slimming import slimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.cell.cell import Cell as Foreign
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from hijra_amina.intake.reading.cells._bounds import Bounds

__all__ = ["read_workbook"]

_MACROS: Final = "vbaproject.bin"
_LINKS: Final = "xl/externallinks/"
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ >/]")


def read_workbook(data: bytes, name: str, bounds: Bounds) -> Book:
    """Read a workbook of the XLSX kind.

    Args:
        data: The bytes of the file.
        name: The name of the file.
        bounds: How much is read at most.

    Returns:
        Its cells; of a formula, the result that the file keeps.

    Raises:
        MissingExtraError: If openpyxl is not installed.
        UnreadableSheetError: If it is damaged, locked, or more than the bounds allow.
    """
    package = Package(data, name, bounds)
    slim, _ = slimmed(package)
    book = _loaded(slim, name, values=True)
    formulas: dict[str, set[Place]] = {}
    if _FORMULA.search(slim):
        # The library gives either formulas or their results; where a formula stands, we have to
        # know, because a result may be missing or out of date.
        formulas = {
            sheet.title: {
                (cell.row, cell.column) for cell in _cells(sheet) if cell.data_type == "f"
            }
            for sheet in _loaded(slim, name, values=False).worksheets
        }
    parts = [part.lower() for part in package.parts]
    return Book(
        name=name,
        format="xlsx",
        sheets=tuple(_sheet(sheet, formulas.get(sheet.title, set())) for sheet in book.worksheets),
        has_macros=any(part.endswith(_MACROS) for part in parts),
        has_links=any(part.startswith(_LINKS) for part in parts),
    )


def _loaded(data: bytes, name: str, *, values: bool) -> Workbook:
    import_extra("openpyxl", extra="intake", feature="reading a workbook")
    import openpyxl  # noqa: PLC0415 - an extra

    # A damaged file fails in whatever part of it is damaged.
    with contextlib.suppress(Exception), warnings.catch_warnings():
        # It warns of styles and extensions that it drops; we keep none of them.
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
    # Outside the handler: what openpyxl says of a cell may repeat what stands in it.
    raise refusal(name, "bad_syntax", "the workbook is damaged")


def _cells(sheet: Worksheet) -> Iterator[Foreign]:
    """The cells that the file has; the public iterators make the empty ones between them too."""
    from openpyxl.cell.cell import Cell as Plain  # noqa: PLC0415 - an extra

    cells = cast("dict[Place, object]", sheet._cells)  # noqa: SLF001
    return (cell for cell in cells.values() if isinstance(cell, Plain))


def _sheet(sheet: Worksheet, formulas: set[Place]) -> Sheet:
    made = (_cell(cell, (cell.row, cell.column) in formulas) for cell in _cells(sheet))
    return Sheet(
        name=sheet.title,
        cells={cell.place: cell for cell in made if cell is not None},
        spans=tuple(
            Span(span.min_row, span.min_col, span.max_row, span.max_col)
            for span in sorted(sheet.merged_cells.ranges, key=lambda span: span.coord)
        ),
        hidden_rows=frozenset(
            row for row, dimension in sheet.row_dimensions.items() if dimension.hidden
        ),
        hidden_columns=frozenset(
            column
            for dimension in sheet.column_dimensions.values()
            if dimension.hidden
            for column in range(dimension.min or 0, (dimension.max or 0) + 1)
        ),
        is_hidden=sheet.sheet_state != "visible",
        right_to_left=bool(sheet.sheet_view.rightToLeft),
    )


def _cell(cell: Foreign, is_formula: bool) -> Cell | None:  # noqa: FBT001 - what it is
    value = cast("Value", cell.value)
    if value in {None, ""} and not is_formula:
        return None
    return Cell(
        row=cell.row,
        column=cell.column,
        value=value,
        number_format=cell.number_format,
        font=cast("str | None", cell.font.name) if cell.has_style else None,
        is_formula=is_formula,
        is_error=cell.data_type == "e",
        comment=cell.comment.text if cell.comment else None,
    )
