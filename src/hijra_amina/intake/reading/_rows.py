"""The rows below a heading: which are people, which are totals, footers, legends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.intake.reading.cells import Cell
from hijra_amina.intake.reading.header import MARKED, NAMES, NOT_KEPT, day_in
from hijra_amina.intake.reading.values._digits import plain
from hijra_amina.intake.reading.values.marks import legend_in
from hijra_amina.intake.reading.values.names import is_namelike
from hijra_amina.values._coded import Coded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hijra_amina.intake.reading.header import Column, Day, Grid
    from hijra_amina.intake.reading.lexicon import Lexicon

__all__ = ["Kind", "Row", "rows_of"]

_FEW: Final = 3
_AGREEING: Final = 2


class Kind(Coded):
    """What a row below a heading is.

    Examples:
        >>> Kind("person").value
        'person'
    """

    PERSON = "person"
    TOTAL = "total"
    FOOTER = "footer"
    LEGEND = "legend"
    REPEATED = "repeated_heading"
    NUMBERED = "numbered_row"
    SECTION = "section"
    NAMELESS = "row_without_name"
    BELOW = "row_below_end"
    STRAY = "stray_text"


@attrs.frozen(kw_only=True)
class Row:
    """A row below a heading.

    Attributes:
        number: Its number in the sheet.
        kind: What it is.
        cells: The cells of its own that hold something.
    """

    number: int
    kind: Kind
    cells: tuple[Cell, ...]


def rows_of(
    grid: Grid,
    columns: Sequence[Column],
    numbers: Iterable[int],
    lexicon: Lexicon,
    reach: tuple[int, int],
) -> list[Row]:
    """Tell the rows of a table apart.

    A total, or a line of signatures, ends the list: what looks like people below it is asked about
    and not read.

    Args:
        grid: The sheet.
        columns: The columns of the table.
        numbers: The rows below its heading that hold something.
        lexicon: The words of footers and legends.
        reach: The first and the last column of the sheet that are this table's.

    Returns:
        The rows, in their order.
    """
    left, right = reach
    sorter = _Sorter(grid, columns, lexicon)
    return [
        Row(number=number, kind=sorter.kind(number, cells), cells=tuple(cells))
        for number in numbers
        if (cells := [cell for cell in grid.rows[number] if left <= cell.column <= right])
    ]


class _Sorter:
    """Tells rows apart, and remembers whether the list has ended."""

    def __init__(self, grid: Grid, columns: Sequence[Column], lexicon: Lexicon) -> None:
        self._grid = grid
        self._lexicon = lexicon
        self._by_index = {column.index: column for column in columns}
        self._names = [column.index for column in columns if column.field in NAMES]
        self._first = min(self._by_index)
        self._last = max(self._by_index)
        self._ended = False

    def kind(self, number: int, cells: list[Cell]) -> Kind:
        filled = [cell for cell in cells if cell.text or cell.is_formula]
        if not filled:
            return Kind.STRAY
        name = self._name(number)
        special = self._special(filled, name)
        if special is not None:
            self._ended |= special in {Kind.TOTAL, Kind.FOOTER}
            return special
        if self._ended:
            return self._below_end(filled, name)
        if name is None:
            return self._without_name(number, filled)
        return Kind.SECTION if self._is_section(number, filled) else Kind.PERSON

    def _special(self, cells: list[Cell], name: Cell | None) -> Kind | None:
        """What a row is that is no row of a person, wherever it stands."""
        if self._is_repeated(cells):
            if not self._is_of_other_days(cells):
                return Kind.REPEATED
            # Marks below it are of those days: nobody below is read under the days above.
            self._ended = True
            return Kind.BELOW
        if self._is_legend(cells, name):
            return Kind.LEGEND
        if self._is_total(cells, name):
            return Kind.TOTAL
        return Kind.FOOTER if self._is_footer(cells, name) else None

    def _name(self, number: int) -> Cell | None:
        found = (self._grid.sheet.cells.get((number, column)) for column in self._names)
        return next((cell for cell in found if cell is not None and cell.text), None)

    def _is_repeated(self, cells: list[Cell]) -> bool:
        """Whether the heading stands here once more, as on a new page of the printed list."""
        agreeing = 0
        for cell in cells:
            column = self._by_index.get(cell.column)
            if column is None or not isinstance(cell.value, str):
                continue
            hit = self._lexicon.field(cell.text)
            agreeing += hit is not None and hit.quality > 1 and hit.code == column.field
        return agreeing >= _AGREEING and agreeing * 2 >= len(cells)

    def _is_of_other_days(self, cells: list[Cell]) -> bool:
        """Whether a heading that stands here once more names another day over a column."""
        held = self._grid.sheet.cells
        for cell in cells:
            column = self._by_index.get(cell.column)
            if column is None or column.field != "day" or column.day is None:
                continue
            if any(place in held and held[place].text == cell.text for place in column.headings):
                continue
            day = day_in(cell, self._lexicon)
            if day is not None and _differ(day, column.day):
                return True
        return False

    def _is_legend(self, cells: list[Cell], name: Cell | None) -> bool:
        if name is not None:
            # Somebody's row: only a cell that is a legend by itself makes it one.
            texts = [cell.text for cell in cells if set("=:：") & set(cell.text)]
            return any(legend_in(text, self._lexicon) for text in texts)
        return bool(legend_in(" ".join(cell.text for cell in cells), self._lexicon))

    def _is_total(self, cells: list[Cell], name: Cell | None) -> bool:
        first = cells[0]
        texts = [first, *([name] if name is not None else [])]
        # A total may be headed in a cell before the numbers, wherever these stand.
        texts += [cell for cell in cells if isinstance(cell.value, str)][:1]
        return any(
            isinstance(cell.value, str) and self._lexicon.word("total", cell.text) for cell in texts
        )

    def _is_footer(self, cells: list[Cell], name: Cell | None) -> bool:
        if len(cells) > _FEW:
            return False
        first = cells[0]
        is_word = isinstance(first.value, str) and self._lexicon.word("footer", first.text)
        if not is_word:
            return False
        column = self._by_index.get(first.column)
        # A post "Director" or a mark in its own column heads no footer.
        if column is not None and column.field not in {None, "sequence", *NAMES}:
            return name is None
        return True

    def _below_end(self, cells: list[Cell], name: Cell | None) -> Kind:
        others = [
            cell
            for cell in cells
            if (column := self._by_index.get(cell.column)) is not None
            and column.field not in {None, *NAMES}
        ]
        # A name alone is whose signature it is, unless the list has names and nothing else.
        fields = {column.field for column in self._by_index.values()} - {None, *NAMES}
        is_person = bool(others) or not fields
        if name is not None and is_namelike(name.text) and is_person:
            return Kind.BELOW
        return Kind.FOOTER

    def _is_section(self, number: int, cells: list[Cell]) -> bool:
        """Whether one merged cell over most of the table heads the rows below it."""
        if len(cells) != 1:
            return False
        span = self._grid.span((number, cells[0].column))
        width = self._last - self._first + 1
        return span is not None and 2 * (span.right - span.left + 1) > width > 1

    def _without_name(self, number: int, cells: list[Cell]) -> Kind:
        fields = {
            column.field if (column := self._by_index.get(cell.column)) is not None else None
            for cell in cells
        }
        if self._is_section(number, cells):
            return Kind.SECTION
        figures = all(cell.is_formula or plain(cell.text).isdecimal() for cell in cells)
        if figures and fields <= {"sequence", "days_attended"}:
            return Kind.NUMBERED
        held = fields - {None} - (NOT_KEPT - {"signature", "time"})
        if held or fields & MARKED:
            return Kind.NAMELESS
        return Kind.STRAY


def _differ(one: Day, other: Day) -> bool:
    """Whether what is known of both days is not the same."""
    pairs = [(one.number, other.number)]
    if one.date is not None and other.date is not None:
        first, second = one.date, other.date
        pairs += [(first.year, second.year), (first.month, second.month), (first.day, second.day)]
    return any(a is not None and b is not None and a != b for a, b in pairs)
