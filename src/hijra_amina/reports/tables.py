"""From a table to what an edition shows of it: few rows, words in its language, nobody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.language import phrase
from hijra_amina.reports import _messages as messages
from hijra_amina.reports.findings import Severity
from hijra_amina.reports.page import BreakdownTable
from hijra_amina.statistics.tables.layout import laid_out
from hijra_amina.statistics.tables.rows import Margin
from hijra_amina.values import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.reports.blocks import Breakdown
    from hijra_amina.reports.texts import Texts
    from hijra_amina.statistics.tables import Row, Table
    from hijra_amina.statistics.tables.layout import Layout

__all__ = ["table_of", "without_zeros"]

_TWO: Final = 2


def table_of(block: Breakdown, texts: Texts) -> Iterator[BreakdownTable]:
    """A table as an edition shows it.

    Args:
        block: The table.
        texts: The edition's texts.

    Yields:
        The table; nothing where a label, a caption or a note of it has a name that is withheld.
        Without one row the others would tell what it was, so it is left out whole.
    """
    table = without_zeros(block.table)
    layout = laid_out(_upright(table), texts.locale, digits=texts.digits)
    if texts.screen.stops(*_words(layout)):
        texts.note(Severity.WARNING, block.path, messages.TABLE_NAMES_SOMEBODY)
        return
    note = None
    if len(table.rows) < len(block.table.rows):
        protection = block.table.protection
        rounds = protection is not None and protection.base is not None
        left_out = messages.ROUNDED_LEFT_OUT if rounds else messages.ZEROS_LEFT_OUT
        note = texts.label(phrase(left_out, zero=0))
    yield BreakdownTable(layout=layout, record=block.path, note=note)


def without_zeros(table: Table) -> Table:
    """A table without the values of which every figure is shown as 0.

    A table of a session has a row for every ministry of the programme, and few of them came. A row
    of nothing but 0 tells a reader that, and so does its absence, once it is said below the table
    that such rows are left out: a rounded 0 stays "fewer than the base", whether it is printed or
    not. What is kept in the ledger, and attacked, is the whole table.

    Args:
        table: The table.

    Returns:
        The table with fewer rows; margins stay.

    Examples:
        >>> from hijra_amina.statistics.tables import Row, Table
        >>> from hijra_amina.values import Count
        >>> figures = {"*": 27, "iq-moe": 25, "iq-mowa": 0}
        >>> rows = tuple(Row((code,), Count.about(n)) for code, n in figures.items())
        >>> table = Table(measure="people", dimensions=("ministry",), rows=rows)
        >>> [row.key for row in without_zeros(table).rows]
        [('*',), ('iq-moe',)]
    """
    kept = [
        {row.key[place] for row in table.rows if not _is_zero(row)} | {Margin.ALL.value}
        for place in range(len(table.dimensions))
    ]
    rows = tuple(
        row
        for row in table.rows
        if all(value in seen for value, seen in zip(row.key, kept, strict=True))
    )
    return attrs.evolve(table, rows=rows)


def _is_zero(row: Row) -> bool:
    figure = row.figure
    return figure.status is Status.KNOWN and figure.low == figure.high == 0


def _upright(table: Table) -> Table:
    """A table of two dimensions with the one that has fewer values across: a page is narrow."""
    if len(table.dimensions) != _TWO:
        return table
    down, across = ({row.key[place] for row in table.rows} for place in range(_TWO))
    return table.transpose() if len(across) > len(down) else table


def _words(layout: Layout) -> Iterator[str]:
    """Every text of a table that is no figure."""
    write = layout.write
    yield write.caption().text
    for words in write.notes():
        yield words.text
    across = () if layout.across is None else (layout.across,)
    heads = (head for line in layout.lines for head in line.heads if head is not None)
    for head in (*layout.corners, *across, *layout.columns, *heads):
        yield head.words.text
        yield head.code
