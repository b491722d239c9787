"""The header block: which rows head a table, one to five of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.intake.reading.header._days import day_in
from hijra_amina.intake.reading.header._fields import NAMES
from hijra_amina.intake.reading.header._titles import facts_in
from hijra_amina.intake.reading.values._digits import number_in, plain

if TYPE_CHECKING:
    from hijra_amina.intake.reading.cells import Cell
    from hijra_amina.intake.reading.header._grid import Grid
    from hijra_amina.intake.reading.lexicon import Hit, Lexicon

__all__ = ["Block", "find_blocks"]

_MOST_ROWS: Final = 5
_SEARCHED: Final = 5_000
_NEARLY: Final = 0.6
_TAG: Final = re.compile(r"^#[A-Za-z][\w+#, -]*$")
_LONGEST: Final = 90
_LAST_DAY: Final = 31


@attrs.frozen(kw_only=True)
class Block:
    """The rows that head a table.

    Attributes:
        top: The first.
        bottom: The last.
        key: The row that names the fields best.
    """

    top: int
    bottom: int
    key: int


@attrs.frozen(kw_only=True)
class _Candidate:
    row: int
    score: float
    hits: dict[int, str]
    is_plain: bool
    """Whether it consists of headings alone, several of them: a list, however small."""


def find_blocks(grid: Grid, lexicon: Lexicon) -> list[Block]:
    """The header blocks of a sheet, from the top.

    A row can head a table if one of its cells heads a column of names. Among such rows those win
    that name the most different fields; rows above and below join where they continue the heading.

    Args:
        grid: The sheet.
        lexicon: The headings.

    Returns:
        The blocks; none if no row has a heading of names.
    """
    candidates = [
        candidate
        for row in grid.numbers[:_SEARCHED]
        if (candidate := _candidate(grid, row, lexicon)) is not None
    ]
    best = max((candidate.score for candidate in candidates), default=0.0)
    blocks: list[Block] = []
    before: _Candidate | None = None
    for candidate in candidates:
        is_likely = candidate.is_plain or candidate.score >= _NEARLY * best
        if not is_likely or (blocks and candidate.row <= blocks[-1].bottom):
            continue
        if before is not None and _is_repeated(grid, candidate, before, lexicon):
            continue
        blocks.append(_extended(grid, candidate, lexicon, blocks[-1].bottom if blocks else 0))
        before = candidate
    return blocks


def _is_repeated(grid: Grid, candidate: _Candidate, before: _Candidate, lexicon: Lexicon) -> bool:
    """Whether a heading is printed once more amid the people of one list."""
    if candidate.hits != before.hits:
        return False
    named = {column for column, field in candidate.hits.items() if field in NAMES}
    above = grid.rows[max(row for row in grid.numbers if row < candidate.row)]
    # A line that says when or where a session was is the title of another list.
    return any(cell.column in named for cell in above) and not facts_in([above], lexicon).used


def _candidate(grid: Grid, row: int, lexicon: Lexicon) -> _Candidate | None:
    cells = [cell for cell in grid.rows[row] if cell.text]
    hits: dict[int, str] = {}
    quality: dict[str, int] = {}
    others: list[Cell] = []
    for cell in cells:
        hit = _heading(cell, lexicon)
        if hit is None:
            others.append(cell)
        else:
            hits[cell.column] = hit.code
            quality[hit.code] = max(quality.get(hit.code, 0), hit.quality)
    names = NAMES & set(quality)
    if not names:
        return None
    if ("sex_male" in quality) != ("sex_female" in quality):
        # Both head columns to be ticked; one alone is what somebody is.
        for code in quality.keys() & {"sex_male", "sex_female"}:
            del quality[code]
    days = sum(day_in(cell, lexicon) is not None for cell in others)
    numbers = sum(isinstance(cell.value, int | float) for cell in others)
    unknown = sum(isinstance(cell.value, str) and day_in(cell, lexicon) is None for cell in others)
    is_sure = max(quality[name] for name in names) > 1
    if len(quality) == 1 and not days and (not is_sure or unknown > 1 or not _goes_on(grid, row)):
        return None
    if len(cells) == 1 and grid.span((row, cells[0].column)) is not None and not is_sure:
        return None
    score = 2.0 * len(quality) + 0.5 * min(days, 6) + len(hits) / len(cells)
    return _Candidate(
        row=row,
        score=score - 0.75 * unknown - 0.5 * numbers,
        hits=hits,
        is_plain=is_sure and len(quality) > 1 and len(hits) + days == len(cells),
    )


def _heading(cell: Cell, lexicon: Lexicon) -> Hit | None:
    """The field that a cell heads, if it can be a heading at all."""
    if not isinstance(cell.value, str) or len(cell.text) > _LONGEST:
        return None
    return None if _says_a_fact(cell.text, lexicon) else lexicon.field(cell.text)


def _says_a_fact(text: str, lexicon: Lexicon) -> bool:
    """Whether a cell is a line of the title, such as `Name of course: Border management`."""
    before, colon, after = text.partition(":")
    if not colon or not after.strip():
        return False
    return lexicon.title(before) is not None or lexicon.field(after) is None


def _goes_on(grid: Grid, row: int) -> bool:
    """Whether something stands in the rows below."""
    return any(below in grid.rows for below in range(row + 1, row + 4))


def _extended(grid: Grid, candidate: _Candidate, lexicon: Lexicon, floor: int) -> Block:
    """The rows around a key row that continue its heading."""
    top = bottom = key = candidate.row
    named = [column for column, field in candidate.hits.items() if field in NAMES]
    while bottom - key < _MOST_ROWS - 1 and _continues(grid, bottom + 1, candidate, named, lexicon):
        bottom += 1
    while (
        top - 1 > floor
        and bottom - top < _MOST_ROWS - 1
        and _groups(grid, top - 1, candidate, lexicon)
    ):
        top -= 1
    return Block(top=top, bottom=bottom, key=key)


def _continues(grid: Grid, row: int, key: _Candidate, named: list[int], lexicon: Lexicon) -> bool:
    """Whether a row below the key row is still heading."""
    spans = [grid.span((row, column)) for column in named]
    if any(span is not None and span.top <= key.row and span.bottom >= row for span in spans):
        return True
    own = [cell for cell in grid.rows.get(row, ()) if cell.text]
    if not own:
        return False
    tags = sum(bool(_TAG.match(cell.text)) for cell in own)
    if tags * 2 > len(own) or _is_count_of_columns(own):
        return True
    if any(cell.column in named for cell in own):
        return _names_fields_again(own, named, lexicon)
    # Below dates: weekdays, days, mornings; nobody's name stands there.
    return _are_days_of_a_month(own) or all(_is_below_a_day(cell, lexicon) for cell in own)


def _names_fields_again(cells: list[Cell], named: list[int], lexicon: Lexicon) -> bool:
    """Whether a row is the heading in another language, or has the parts of a name below "Name"."""
    fields = {cell.column: lexicon.field(cell.text) for cell in cells}
    sure = {column: hit.code for column, hit in fields.items() if hit and hit.quality > 1}
    known = any(sure.get(column) in NAMES for column in named)
    days = sum(day_in(cell, lexicon) is not None for cell in cells if cell.column not in sure)
    return known and (len(sure) + days) * 2 >= len(cells)


def _are_days_of_a_month(cells: list[Cell]) -> bool:
    """Whether a row holds 14, 15, 16, … and nothing else."""
    found = [number_in(plain(cell.text)) for cell in cells]
    numbers = [number for number in found if number is not None]
    if len(numbers) < 2 or len(numbers) < len(found):  # noqa: PLR2004 - one may be data
        return False
    return (
        numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[-1] <= _LAST_DAY
    )


def _is_below_a_day(cell: Cell, lexicon: Lexicon) -> bool:
    day = day_in(cell, lexicon)
    if day is not None:
        return True
    hit = lexicon.field(cell.text) if isinstance(cell.value, str) else None
    return hit is not None and lexicon.mark(cell.text, cell.font) is None


def _is_count_of_columns(cells: list[Cell]) -> bool:
    """Whether a row numbers the columns by 1, 2, 3 and so on."""
    found = [number_in(plain(cell.text).strip("()")) for cell in cells]
    numbers = [number for number in found if number is not None]
    if len(numbers) < 3 or len(numbers) < len(found):  # noqa: PLR2004 - fewer may be data
        return False
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 1


def _groups(grid: Grid, row: int, key: _Candidate, lexicon: Lexicon) -> bool:
    """Whether a row above the key row is heading: groups of columns, days, another language."""
    own = [cell for cell in grid.rows.get(row, ()) if cell.text]
    if not own or any(_says_a_fact(cell.text, lexicon) for cell in own):
        return False
    spans = [grid.span((row, cell.column)) for cell in own]
    if any(span is not None and span.bottom >= key.row for span in spans):
        return True
    table = grid.rows[key.row]
    columns = [cell.column for cell in (*table, *own)]
    left, right = min(columns), max(columns)
    hits = [lexicon.field(cell.text) for cell in own if isinstance(cell.value, str)]
    agreeing = sum(
        hit is not None and key.hits.get(cell.column) == hit.code
        for cell, hit in zip([c for c in own if isinstance(c.value, str)], hits, strict=True)
    )
    if agreeing > 1:
        return True
    days = [cell for cell in own if day_in(cell, lexicon) is not None]
    if len(days) > 1 and len(days) * 2 >= len(own):
        return True
    partial = [
        span
        for span in spans
        if span is not None
        and span.right > span.left
        and span.right - span.left + 1 < 0.9 * (right - left + 1)
    ]
    # A title is merged over the whole table, a group over a part of it; a lone cell is a title.
    is_title = len(own) == 1 and any(
        lexicon.title(cell.text) is not None or len(cell.text) > _LONGEST for cell in own
    )
    if partial and not is_title:
        names_a_group = len(own) > 1 or own[0].column > left or days or any(hits)
        return bool(names_a_group)
    return False
