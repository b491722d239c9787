"""Blank sheets of our own, filled in: their hidden mapping says what they mean.

Headings and labels that we wrote ourselves are put into words that every reader of sheets here
knows, before anything is read. Where a cell stands is not changed by that, and what a person wrote
beside the lists is read as on any other sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.errors import HijraAminaError
from hijra_amina.intake.templates import _messages as headings
from hijra_amina.intake.templates.mapping import MAPPING_SHEET, SheetMapping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hijra_amina.intake.reading.cells import Book, Cell, Place, Sheet
    from hijra_amina.intake.templates.mapping import MappedColumn

__all__ = ["in_plain_words", "mapping_of"]

_WIDTH: Final = 5


def mapping_of(book: Book) -> SheetMapping | None:
    """The mapping that a file brings.

    Args:
        book: The file.

    Returns:
        The mapping; `None` if it has none, or one that this version cannot read.
    """
    hidden = next((sheet for sheet in book.sheets if sheet.name == MAPPING_SHEET), None)
    if hidden is None:
        return None
    rows = [
        [cell.text if (cell := hidden.cells.get((row, at))) else "" for at in range(1, _WIDTH + 1)]
        for row in hidden.rows
    ]
    try:
        return SheetMapping.from_rows(rows)
    except HijraAminaError:
        return None  # then it is a sheet like any other, whose words have to speak for themselves


def in_plain_words(book: Book, mapping: SheetMapping) -> Book:
    """The same file with our own headings and labels in plain words.

    Columns are found by their headings, wherever they were moved to, and on whatever sheet: sheets
    are renamed, and copied for a second day.

    Args:
        book: The file.
        mapping: What it brings.

    Returns:
        A file with the same cells at the same places.
    """
    sheets = tuple(
        sheet if sheet.is_hidden else attrs.evolve(sheet, cells=_cells(sheet, mapping))
        for sheet in book.sheets
    )
    return attrs.evolve(book, sheets=sheets)


def _cells(sheet: Sheet, mapping: SheetMapping) -> Mapping[Place, Cell]:
    headed = _headings(sheet, mapping)
    if not headed:
        return sheet.cells
    words: dict[Place, str] = {}
    days = 0
    for place, column in headed.items():
        days += column.field == "day"
        words[place] = _heading(column, days)
    below = {place[1]: (place[0], column.field) for place, column in headed.items()}
    for place, cell in sheet.cells.items():
        top, field = below.get(place[1], (place[0], ""))
        if place[0] > top and (meant := _meant(cell.text, field, mapping)) is not None:
            words[place] = meant
    return {
        place: attrs.evolve(cell, value=words[place]) if place in words else cell
        for place, cell in sheet.cells.items()
    }


def _headings(sheet: Sheet, mapping: SheetMapping) -> dict[Place, MappedColumn]:
    """The cells of our headings, each the first that reads so, from the left."""
    found: dict[Place, MappedColumn] = {}
    for column in mapping.columns:
        places = [place for place, cell in sheet.cells.items() if cell.text == column.heading]
        if places:
            found[min(places)] = column
    return dict(sorted(found.items()))


def _heading(column: MappedColumn, number: int) -> str:
    if column.field == "day":
        return str(column.day) if column.day is not None else f"Day {number}"
    known = headings.COLUMNS.get(column.field)
    return column.heading if known is None else known.text


def _meant(text: str, field: str, mapping: SheetMapping) -> str | None:
    """What a label of a list says; `None` for what is none."""
    if field == "day":
        mark = mapping.marks.get(text)
        return None if mark is None else mark.value
    known = mapping.labels.get(field, {}).get(text)
    return None if known is None else known[1]
