"""The lists of a sheet: each table with what stands above and below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.intake.reading._around import (
    ask_of_hidden,
    end_of,
    facts_above,
    is_of_others,
    take_legend,
)
from hijra_amina.intake.reading._days import DayColumn, day_columns
from hijra_amina.intake.reading._line import Line, Listing
from hijra_amina.intake.reading._people import People
from hijra_amina.intake.reading._rows import Kind, Row, rows_of
from hijra_amina.intake.reading.cells import MOST_COLUMNS
from hijra_amina.intake.reading.header import (
    NOT_KEPT,
    Column,
    Grid,
    SessionFacts,
    columns_of,
    find_blocks,
)
from hijra_amina.intake.reading.question import Severity
from hijra_amina.intake.reading.values.dates import order_of
from hijra_amina.intake.reading.values.marks import BLANK, MarkRules, decide, legend_in
from hijra_amina.model import Mark
from hijra_amina.values import PartialDate, Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.intake.reading._setting import Setting
    from hijra_amina.intake.reading.cells import Cell, Sheet
    from hijra_amina.intake.reading.header import Block

__all__ = ["lists_of"]

_IGNORED: Final = {Kind.TOTAL, Kind.FOOTER, Kind.LEGEND, Kind.REPEATED, Kind.NUMBERED}
_ONCE: Final = frozenset(
    {"sex", "governorate", "organisation", "phone", "age", "staff_number", "sequence"}
)


def lists_of(setting: Setting, sheet: Sheet) -> list[Listing]:
    """Read all lists of a sheet.

    Args:
        setting: What the reading shares.
        sheet: The sheet.

    Returns:
        The lists; none if no heading of names was found.
    """
    grid = Grid(sheet)
    blocks = find_blocks(grid, setting.lexicon)
    made: list[Listing] = []
    above = 0
    for order, block in enumerate(blocks):
        below = blocks[order + 1].top if order + 1 < len(blocks) else None
        last = end_of(setting, grid, block, below)
        made += _Table(setting, grid, block, above, last).listings()
        above = last
    ask_of_hidden(setting, grid, made)
    return made


class _Table:
    """The tables that one header block heads."""

    def __init__(self, setting: Setting, grid: Grid, block: Block, above: int, last: int) -> None:
        self._setting = setting
        self._grid = grid
        self._block = block
        self._name = grid.sheet.name
        self._taken: set[tuple[int, int]] = set()
        self._rows = [row for row in grid.numbers if block.bottom < row <= last]
        self._is_below = above > 0
        self._titles = [grid.rows[row] for row in grid.numbers if above < row < block.top]

    def listings(self) -> list[Listing]:
        setting, name = self._setting, self._name
        if is_of_others(self._titles, setting.lexicon):
            self._set_aside_others()
            return []
        order = self._order()
        facts, legend = facts_above(
            setting, name, self._titles, day_first=order, is_below=self._is_below
        )
        columns = columns_of(self._grid, self._block, setting.lexicon, day_first=order)
        for row in range(self._block.top, self._block.bottom + 1):
            cells = self._grid.rows.get(row, [])
            setting.ledger.use(name, [cell.place for cell in cells], "heading")
        tables = sorted({column.table for column in columns})
        made: list[Listing] = []
        left = 1
        for table in tables:
            own = [column for column in columns if column.table == table]
            others = [column.index for column in columns if column.table > table]
            right = min(others) - 1 if others else MOST_COLUMNS
            made.append(self._listing(own, (left, right), facts, legend))
            left = right + 1
        return made

    def _set_aside_others(self) -> None:
        """Ask about a list that is none of participants, and read nobody of it."""
        rows = [*range(self._block.top, self._block.bottom + 1), *self._rows]
        cells = [cell for row in rows for cell in self._grid.rows.get(row, ())]
        self._setting.asker.ask(
            "list_of_others", Severity.WARNING, sheet=self._name, cells=[*self._titles[-1], *cells]
        )
        for titles in self._titles:
            self._setting.ledger.ignore(self._name, [cell.place for cell in titles], "title")

    def _order(self) -> bool | None:
        """Whether this sheet writes the day before the month, as its titles and headings show."""
        block = range(self._block.top, self._block.bottom + 1)
        headings = [self._grid.rows.get(row, []) for row in block]
        return order_of(
            cell.value
            for cells in (*self._titles, *headings)
            for cell in cells
            if isinstance(cell.value, str)
        )

    def _legend_beside(
        self, columns: Sequence[Column], rows: Sequence[Row], legend: dict[str, Mark]
    ) -> None:
        """Take a legend that stands beside the table, in rows of people."""
        inside = range(columns[0].index, columns[-1].index + 1)
        beside = [cell for row in rows for cell in row.cells if cell.column not in inside]
        found = legend_in("; ".join(cell.text for cell in beside), self._setting.lexicon)
        if found:
            legend.update(found)
            self._setting.ledger.use(self._name, [cell.place for cell in beside], "legend")
            self._taken = {cell.place for cell in beside}

    def _listing(
        self,
        columns: list[Column],
        reach: tuple[int, int],
        facts: SessionFacts,
        legend: dict[str, Mark],
    ) -> Listing:
        setting, name = self._setting, self._name
        held = setting.held if setting.held is not None else facts.period
        rows = rows_of(self._grid, columns, self._rows, setting.lexicon, reach)
        for row in rows:
            if row.kind is Kind.LEGEND:
                take_legend(setting, name, row.cells, legend)
        people_rows = [row for row in rows if row.kind is Kind.PERSON]
        self._legend_beside(columns, people_rows, legend)
        columns = self._without_unknown(columns, people_rows)
        days = day_columns(
            setting, name, [column for column in columns if column.field == "day"], held
        )
        rules = self._rules(columns, people_rows, legend | dict(setting.legend))
        people = People(setting, self._grid, columns=columns, days=days, rules=rules, held=held)
        lines: list[Line] = []
        section: str | None = None
        for row in rows:
            if row.kind is Kind.SECTION:
                section = self._section(people, row)
            elif row.kind is Kind.PERSON:
                lines.append(people.line(row.number, section))
                self._rest(columns, row)
            else:
                self._set_aside(row)
        self._say(rules, days, columns, people_rows)
        dates = tuple(day.date for day in days)
        return self._with_attendance(
            Listing(sheet=name, facts=facts, days=dates, lines=tuple(lines)), columns, held
        )

    def _without_unknown(self, columns: list[Column], rows: Sequence[Row]) -> list[Column]:
        """Ask about headings that are not known, and about a second column of one field."""
        kept: list[Column] = []
        seen: set[str] = set()
        by_column: dict[int, list[Cell]] = {}
        for one in (cell for row in rows for cell in row.cells):
            by_column.setdefault(one.column, []).append(one)
        for column in columns:
            cells = [
                cell
                for place in column.headings
                if (cell := self._grid.sheet.cells.get(place)) is not None
            ]
            own = by_column.get(column.index, [])
            is_filled = any(cell.text for cell in own)
            code = None
            if column.field is None and is_filled:
                code = "unknown_column"
            elif column.field in seen and column.field in _ONCE and is_filled:
                code = "second_column"
            if code is not None:
                self._setting.asker.ask(
                    code,
                    Severity.WARNING,
                    sheet=self._name,
                    cells=[*cells[-1:], *own],
                    found=" ".join(cell.text for cell in cells),
                )
                column = attrs.evolve(column, field=None)  # noqa: PLW2901 - the same column, unread
            if column.field:
                seen.add(column.field)
            kept.append(column)
        return kept

    def _rules(
        self, columns: Sequence[Column], rows: Sequence[Row], legend: dict[str, Mark]
    ) -> MarkRules:
        marked = [column for column in columns if column.field in {"day", "attendance"}]
        cells = self._grid.sheet.cells
        return decide(
            [[cells.get((row.number, column.index)) for row in rows] for column in marked],
            legend,
            self._setting.lexicon,
        )

    def _section(self, people: People, row: Row) -> str | None:
        cell = row.cells[0]
        self._setting.ledger.use(self._name, [cell.place], "organisation")
        self._setting.asker.ask(
            "section",
            Severity.WARNING,
            sheet=self._name,
            cells=[cell],
            field="organisation",
            queried=False,
        )
        return people.body(cell)

    def _rest(self, columns: Sequence[Column], row: Row) -> None:
        """What of a person's row no field took."""
        by_index = {column.index: column for column in columns}
        for cell in row.cells:
            column = by_index.get(cell.column)
            if cell.place in self._taken:
                continue
            if not cell.text and not cell.is_formula:
                self._setting.ledger.ignore(self._name, [cell.place], "blank")
            elif column is None:
                self._setting.asker.ask(
                    "no_heading", Severity.WARNING, sheet=self._name, cells=[cell]
                )
            elif column.field in NOT_KEPT or column.field == "department":
                self._setting.ledger.ignore(self._name, [cell.place], "not_kept")

    def _set_aside(self, row: Row) -> None:
        places = [cell.place for cell in row.cells]
        if row.kind in _IGNORED:
            if row.kind is not Kind.LEGEND:
                self._setting.ledger.ignore(self._name, places, row.kind.value)
        elif all(not cell.text and not cell.is_formula for cell in row.cells):
            self._setting.ledger.ignore(self._name, places, "blank")
        else:
            severity = Severity.WARNING if row.kind is Kind.STRAY else Severity.ERROR
            self._setting.asker.ask(
                row.kind.value, severity, sheet=self._name, cells=list(row.cells)
            )

    def _say(
        self,
        rules: MarkRules,
        days: Sequence[DayColumn],
        columns: Sequence[Column],
        rows: Sequence[Row],
    ) -> None:
        """Say what the marks that are ambiguous were read as."""
        marked = [column.index for day in days for column in day.columns]
        marked += [column.index for column in columns if column.field == "attendance"]
        for decision in rules.decisions:
            if decision.mark is None or decision.key in self._setting.legend:
                continue
            cells: list[Cell | tuple[int, int]] = []
            text = ""
            for row in rows:
                for index in marked:
                    cell = self._grid.sheet.cells.get((row.number, index))
                    if decision.key == BLANK and (cell is None or not cell.text):
                        cells.append((row.number, index))
                    elif cell is not None and decision.key and cell.text.casefold() == decision.key:
                        cells.append(cell)
                        text = text or cell.text
            if not cells:
                continue
            what = "blank" if decision.key == BLANK else "mark"
            self._setting.asker.ask(
                f"{what}_by_{'legend' if decision.by_legend else 'others'}",
                Severity.NOTE if decision.by_legend else Severity.WARNING,
                sheet=self._name,
                cells=cells,
                field="day",
                found=text,
                decision=decision.mark.value,
                queried=False,
            )

    def _with_attendance(
        self, listing: Listing, columns: Sequence[Column], held: Period
    ) -> Listing:
        """A single column of attendance is a day's column where the session had one day."""
        if listing.days or not any(column.field == "attendance" for column in columns):
            return listing
        dates = held.dates() or ()
        if len(dates) != 1:
            return listing
        return attrs.evolve(
            listing,
            days=(PartialDate.of(dates[0]),),
            lines=tuple(
                attrs.evolve(line, marks=(line.came or Mark.UNKNOWN,)) for line in listing.lines
            ),
        )
