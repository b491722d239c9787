"""The columns of a table: what each holds, by the cells that head it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.intake.reading.cells import Place
from hijra_amina.intake.reading.header._days import Day, day_in, joined
from hijra_amina.intake.reading.header._fields import NAMES
from hijra_amina.intake.reading.values._digits import number_in, plain
from hijra_amina.values import PartialDate

if TYPE_CHECKING:
    from hijra_amina.intake.reading.cells import Cell
    from hijra_amina.intake.reading.header._blocks import Block
    from hijra_amina.intake.reading.header._grid import Grid
    from hijra_amina.intake.reading.lexicon import Hit, Lexicon

__all__ = ["Column", "columns_of"]

_YEAR: Final = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_LAST_DAY: Final = 31
_MORE_TABLES: Final = 2


@attrs.frozen(kw_only=True)
class Column:
    """One column of a table.

    Attributes:
        index: Which column of the sheet it is, from 1.
        field: What it holds, `day` for marks of a day; `None` if its heading is not known.
        day: Which day, for a column of marks.
        headings: The cells that head it.
        table: Which of the tables that stand side by side it belongs to, from 0.
    """

    index: int
    field: str | None
    day: Day | None = None
    headings: tuple[Place, ...] = ()
    table: int = 0


def columns_of(
    grid: Grid, block: Block, lexicon: Lexicon, *, day_first: bool | None = None
) -> tuple[Column, ...]:
    """The columns that a header block heads.

    Args:
        grid: The sheet.
        block: The header block.
        lexicon: The headings.
        day_first: As for `dates_in`.

    Returns:
        The columns, from the first.
    """
    headed: dict[int, list[Cell]] = {}
    for row in range(block.top, block.bottom + 1):
        for column, cell in grid.across(row):
            stack = headed.setdefault(column, [])
            if cell not in stack:
                stack.append(cell)
    columns = [
        _column(index, headed[index], lexicon, day_first=day_first) for index in sorted(headed)
    ]
    return _side_by_side(_plain_days(columns, headed, lexicon))


def _column(index: int, cells: list[Cell], lexicon: Lexicon, *, day_first: bool | None) -> Column:
    places = tuple(cell.place for cell in cells)
    hits = [
        (hit.quality, order, hit.code)
        for order, cell in enumerate(cells)
        if isinstance(cell.value, str) and (hit := lexicon.field(cell.text)) is not None
    ]
    day = joined(
        found for cell in cells if (found := day_in(cell, lexicon, day_first=day_first)) is not None
    )
    if day is not None and day.date is not None and day.date.year is None and len(cells) > 1:
        # A date may be broken over rows: "14 June" above "2015".
        text = " ".join(cell.text for cell in cells)
        day = day_in(attrs.evolve(cells[0], value=text), lexicon, day_first=day_first) or day
    # The lowest heading is the column's own; those above it are of its group.
    field = max(hits, key=lambda hit: (hit[0] > 1, hit[1]))[2] if hits else None
    whole = _of_two_cells(cells, lexicon)
    if whole is not None and (whole.quality == 3 or field is None):  # noqa: PLR2004 - all of it
        field = whole.code
    if day is not None and day.is_one and field not in {"birth", "date", "age", *NAMES}:
        return Column(index=index, field="day", day=day, headings=places)
    signed = field in {"signature", "time"}
    if day is not None and ((signed and day.is_weekday) or (field is None and not day.is_one)):
        return Column(index=index, field="day", day=day, headings=places)
    return Column(index=index, field=field, headings=places)


def _of_two_cells(cells: list[Cell], lexicon: Lexicon) -> Hit | None:
    """The field of a heading that is broken over several rows: "Full" above "name"."""
    texts = [cell.text for cell in cells if isinstance(cell.value, str)]
    if len(texts) < 2:  # noqa: PLR2004 - nothing to put together
        return None
    hit = lexicon.field(" ".join(texts))
    return hit if hit is not None and hit.quality > 1 else None


def _plain_days(
    columns: list[Column], headed: dict[int, list[Cell]], lexicon: Lexicon
) -> list[Column]:
    """Columns headed by 1, 2, 3, … are days, of the month that stands above them if one does."""
    made = list(columns)
    run: list[tuple[int, int]] = []
    for at, column in enumerate(columns):
        number = _plain_number(headed[column.index][-1])
        fits = column.field in {None, "days_attended", "attendance", "day"} and number is not None
        if fits and number is not None and (not run or number == run[-1][1] + 1):
            run.append((at, number))
            continue
        made = _as_days(made, run, headed, lexicon)
        run = [(at, number)] if fits and number is not None else []
    return _as_days(made, run, headed, lexicon)


def _as_days(
    columns: list[Column],
    run: list[tuple[int, int]],
    headed: dict[int, list[Cell]],
    lexicon: Lexicon,
) -> list[Column]:
    if len(run) < 2:  # noqa: PLR2004 - a single number may be anything
        return columns
    made = list(columns)
    for at, number in run:
        above = " ".join(cell.text for cell in headed[made[at].index][:-1])
        date = _in_month(above, number, lexicon)
        day = Day(date=date, number=None if date else number)
        made[at] = attrs.evolve(made[at], field="day", day=day)
    return made


def _plain_number(cell: Cell) -> int | None:
    number = number_in(plain(cell.text))
    return number if number is not None and 1 <= number <= _LAST_DAY else None


def _in_month(text: str, day: int, lexicon: Lexicon) -> PartialDate | None:
    words = plain(text)
    year = _YEAR.search(words)
    without = _YEAR.sub(" ", words).strip(" ,،/-")
    month = lexicon.month(without)
    if month is None:
        return None
    try:
        return PartialDate(int(year[1]) if year else None, month, day)
    except InvalidValueError:
        return None


def _side_by_side(columns: list[Column]) -> tuple[Column, ...]:
    """Part a table whose fields begin anew: offices print two lists beside each other."""
    repeated = [column.field for column in columns if column.field]
    made: list[Column] = []
    seen: set[str] = set()
    table = 0
    for at, column in enumerate(columns):
        if column.field in seen and column.field in {"sequence", *NAMES}:
            again = {other.field for other in columns[at:]} & seen
            if len(again) >= _MORE_TABLES and again & NAMES:
                table += 1
                seen = set()
        if column.field and column.field != "day":
            seen.add(column.field)
        made.append(attrs.evolve(column, table=table))
    names = {column.table for column in made if column.field in NAMES}
    # Without a name of its own, what looks like a second list is more of the first.
    if names != set(range(table + 1)) or len(repeated) < 2 * _MORE_TABLES:
        return tuple(attrs.evolve(column, table=0) for column in made)
    return tuple(made)
