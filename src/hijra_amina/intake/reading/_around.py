"""What stands around a table: lines above it, other tables below it, rows that are hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hijra_amina.intake.reading.header import SessionFacts, facts_in
from hijra_amina.intake.reading.question import Severity
from hijra_amina.intake.reading.values.marks import legend_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.intake.reading._line import Listing
    from hijra_amina.intake.reading._setting import Setting
    from hijra_amina.intake.reading.cells import Cell
    from hijra_amina.intake.reading.header import Block, Grid
    from hijra_amina.intake.reading.lexicon import Lexicon
    from hijra_amina.model import Mark

__all__ = ["ask_of_hidden", "end_of", "facts_above", "is_of_others", "take_legend"]

_GAP: Final = 2
_FEW: Final = 3


def end_of(setting: Setting, grid: Grid, block: Block, below: int | None) -> int:
    """The last row before the lines that belong to the next table.

    Args:
        setting: What the reading shares.
        grid: The sheet.
        block: The heading of the table.
        below: The first row of the next heading, if there is one.

    Returns:
        The row.
    """
    if below is None:
        return grid.numbers[-1]
    # What stands directly above the next heading, without a blank row between, is its title.
    row = _blank_above(grid, below - 1, block.bottom)
    # Above a blank row only lines that say something of the session are.
    upper = max((number for number in grid.numbers if number <= row), default=row)
    if row - upper <= _GAP:
        first = _blank_above(grid, upper, block.bottom)
        lines = [grid.rows[number] for number in range(first + 1, upper + 1)]
        if all(len(cells) <= _FEW for cells in lines) and facts_in(lines, setting.lexicon).used:
            return first
    return row


def _blank_above(grid: Grid, row: int, top: int) -> int:
    """The first blank row above a row, or the last of a heading."""
    while row > top and row in grid.rows:
        row -= 1
    return row


def is_of_others(titles: Sequence[Sequence[Cell]], lexicon: Lexicon) -> bool:
    """Whether the line above a table says that it lists trainers, and no participants.

    Args:
        titles: The lines above the table.
        lexicon: The words.

    Returns:
        Whether it does.
    """
    line = titles[-1] if titles else ()
    return len(line) == 1 and lexicon.announces(line[0].text) == "person"


def facts_above(
    setting: Setting,
    sheet: str,
    titles: Sequence[Sequence[Cell]],
    *,
    day_first: bool | None,
    is_below: bool,
) -> tuple[SessionFacts, dict[str, Mark]]:
    """What the lines above a table say, with each of their cells accounted for.

    Args:
        setting: What the reading shares.
        sheet: The name of the sheet.
        titles: The lines.
        day_first: As for `dates_in`.
        is_below: Whether another table stands above them.

    Returns:
        What is said of the session, and what marks mean.
    """
    found = facts_in(titles, setting.lexicon, day_first=day_first)
    for cell in found.ambiguous:
        setting.asker.ask(
            "date_ambiguous",
            Severity.WARNING,
            sheet=sheet,
            cells=[cell],
            field="date",
            decision=str(found.facts.period),
            queried=False,
        )
    legend: dict[str, Mark] = {}
    for cells in titles:
        others = [cell for cell in cells if cell.place not in found.used]
        for cell in cells:
            if cell.place in found.used:
                setting.ledger.use(sheet, [cell.place], found.used[cell.place])
        setting.ledger.ignore(sheet, [cell.place for cell in others], "title")
        if take_legend(setting, sheet, cells, legend):
            continue
        if len(others) == len(cells) and _is_like_a_person(cells, setting.lexicon):
            # Between two headings, a line with a sex or a mark is somebody who would be missing.
            is_missing = is_below and _is_marked(cells, setting.lexicon)
            severity = Severity.ERROR if is_missing else Severity.WARNING
            setting.asker.ask("stray_text", severity, sheet=sheet, cells=cells)
    return found.facts, legend


def _is_like_a_person(cells: Sequence[Cell], lexicon: Lexicon) -> bool:
    """Whether a line above a table looks like a row of one without a heading."""
    filled = [cell for cell in cells if cell.text]
    return len(filled) > _FEW or (len(filled) == _FEW and _is_marked(filled, lexicon))


def _is_marked(cells: Sequence[Cell], lexicon: Lexicon) -> bool:
    """Whether one of the cells is a mark or a sex."""
    return any(
        lexicon.mark(cell.text, cell.font) or lexicon.word("female", cell.text)
        or lexicon.word("male", cell.text)
        for cell in cells
        if cell.text and isinstance(cell.value, str)
    )  # fmt: skip


def take_legend(
    setting: Setting, sheet: str, cells: Sequence[Cell], legend: dict[str, Mark]
) -> bool:
    """Take the legend that a line may be.

    Args:
        setting: What the reading shares.
        sheet: The name of the sheet.
        cells: The cells of the line.
        legend: What marks mean, which is added to.

    Returns:
        Whether the line is one.
    """
    found = legend_in(" ".join(cell.text for cell in cells), setting.lexicon)
    legend.update(found)
    if found:
        setting.ledger.use(sheet, [cell.place for cell in cells], "legend")
    return bool(found)


def ask_of_hidden(setting: Setting, grid: Grid, listings: Sequence[Listing]) -> None:
    """Say which rows and columns that were read the spreadsheet program does not show.

    Args:
        setting: What the reading shares.
        grid: The sheet.
        listings: What was read of it.
    """
    sheet = grid.sheet
    rows = [line.row for listing in listings for line in listing.lines]
    hidden: list[tuple[str, list[Cell]]] = [
        ("hidden_row", grid.rows[row][:1]) for row in rows if row in sheet.hidden_rows
    ]
    first: dict[int, Cell] = {}
    for row in rows:
        for cell in grid.rows[row]:
            first.setdefault(cell.column, cell)
    hidden += [
        ("hidden_column", [first[column]]) for column in sorted(sheet.hidden_columns & first.keys())
    ]
    for code, cells in hidden:
        setting.asker.ask(code, Severity.WARNING, sheet=sheet.name, cells=cells, queried=False)
