"""`Cell`, `Span`, `Sheet` and `Book`: a file of any format as cells with addresses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final, cast

import attrs

__all__ = ["MOST_COLUMNS", "Book", "Cell", "Place", "Sheet", "Span", "Value", "address", "place_of"]

Value = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None
"""What a cell can hold; `None` is a formula of which the file keeps no result."""

Place = tuple[int, int]
"""Row and column, both from 1."""

MOST_COLUMNS: Final = 16_384
"""The columns of a sheet of a spreadsheet program."""

_LETTERS: Final = 26


def address(place: Place) -> str:
    """The name of a cell, as spreadsheet programs write it.

    Args:
        place: Row and column.

    Returns:
        Letters of the column, number of the row.

    Examples:
        >>> address((7, 2)), address((1, 28))
        ('B7', 'AB1')
    """
    row, column = place
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def place_of(name: str) -> Place:
    """The row and column that a name such as `B7` stands for.

    Args:
        name: Letters and digits.

    Returns:
        Row and column.

    Examples:
        >>> place_of("AB1")
        (1, 28)
    """
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(name[len(letters) :] or 0), column


@attrs.frozen(kw_only=True)
class Cell:
    """A cell that holds something.

    Attributes:
        row: Its row, from 1.
        column: Its column, from 1.
        value: What it holds; not shown by `repr`, because it may be a name.
        number_format: How numbers are shown in it, such as `yyyy-mm-dd`.
        font: Its font, where one is named: some fonts draw ticks for letters.
        is_formula: Whether it is worked out. Nothing is ever worked out here: `value` is the
            result that the file keeps, `None` where it keeps none.
        is_error: Whether it holds an error of the spreadsheet program, such as `#N/A`.
        comment: The comment on it.
    """

    row: int
    column: int
    value: Value = attrs.field(repr=False)
    number_format: str | None = None
    font: str | None = None
    is_formula: bool = False
    is_error: bool = False
    comment: str | None = attrs.field(default=None, repr=False)

    @property
    def place(self) -> Place:
        """Row and column."""
        return self.row, self.column

    @property
    def text(self) -> str:
        """What it holds as a text, without blanks around it; empty for a missing result."""
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return "" if self.value is None else str(self.value).strip()


@attrs.frozen
class Span:
    """Cells that are merged into one.

    Attributes:
        top: The first row.
        left: The first column.
        bottom: The last row.
        right: The last column.
    """

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, place: object) -> bool:
        """Whether a place lies in it."""
        if not isinstance(place, tuple):
            return False
        row, column = cast("Place", place)
        return bool(self.top <= row <= self.bottom and self.left <= column <= self.right)


@attrs.frozen(kw_only=True)
class Sheet:
    """A sheet of a file.

    Attributes:
        name: Its name.
        cells: The cells that hold something, by row and column.
        spans: The merged cells; what a span holds is in its first cell.
        hidden_rows: Rows that the spreadsheet program does not show.
        hidden_columns: The same of columns.
        is_hidden: Whether the whole sheet is hidden.
        right_to_left: Whether its columns run from the right.
    """

    name: str
    cells: Mapping[Place, Cell] = attrs.field(repr=lambda cells: f"<{len(cells)}>")
    spans: tuple[Span, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    right_to_left: bool = False

    @property
    def rows(self) -> dict[int, list[Cell]]:
        """The cells of each row that holds any, from the top, each row by column."""
        found: dict[int, list[Cell]] = {}
        for place in sorted(self.cells):
            found.setdefault(place[0], []).append(self.cells[place])
        return found


@attrs.frozen(kw_only=True)
class Book:
    """A file as sheets of cells.

    Attributes:
        name: The name of the file.
        format: `xlsx`, `xls`, `xlsb`, `ods` or `csv`, by what it holds and not by its name.
        sheets: Its sheets.
        has_macros: Whether it brings programs; none is ever run.
        has_links: Whether it refers to other files; none is ever opened.
    """

    name: str
    format: str
    sheets: tuple[Sheet, ...]
    has_macros: bool = False
    has_links: bool = False
