"""A table as Markdown, and as plain text for a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hijra_amina.language import isolate, without_marks
from hijra_amina.statistics.tables import _messages as messages
from hijra_amina.statistics.tables.pages import DRAFT, WIDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hijra_amina.statistics.tables.layout import Entry, Layout
    from hijra_amina.statistics.tables.wording import Words

__all__ = ["to_enclosed_markdown", "to_markdown", "to_text"]

# The dollar sign is a notebook's, which takes what stands between two of them for a formula.
_MARKUP: Final = re.compile(r"([\\`*_\[\]|~#!$])")


def to_markdown(layout: Layout) -> str:
    """A table as Markdown with pipes, as GitHub and notebooks read it.

    Markdown knows no direction: a table whose language runs from the right stands in an element
    that says so.

    Args:
        layout: The table as it is laid out.

    Returns:
        The text.

    Examples:
        >>> from hijra_amina.statistics.tables import Row, Table
        >>> from hijra_amina.statistics.tables.layout import laid_out
        >>> from hijra_amina.values import Count
        >>> table = Table(measure="people", dimensions=(), rows=(Row((), Count.exactly(27)),))
        >>> print(to_markdown(laid_out(table, "en_GB")))
        **People**
        <BLANKLINE>
        | People |
        | ---: |
        | 27 |
        <BLANKLINE>
    """
    text = to_enclosed_markdown(layout)
    if layout.write.direction == "rtl":
        return f'<div lang="{layout.write.language}" dir="rtl">\n\n{text}\n</div>\n'
    return text


def to_enclosed_markdown(layout: Layout) -> str:
    """A table as Markdown for a page that gives language and direction to all that it has.

    Args:
        layout: The table as it is laid out.

    Returns:
        The text.

    Examples:
        >>> from hijra_amina.statistics.tables import Table
        >>> from hijra_amina.statistics.tables.layout import laid_out
        >>> table = Table(measure="people", dimensions=(), rows=())
        >>> to_enclosed_markdown(laid_out(table, "ar_IQ")).splitlines()[0]
        '**الأشخاص**'
    """
    headings, rows = _grid(layout, _safe)
    columns = len(headings)
    rule = ["---"] * len(layout.corners) + ["---:"] * (columns - len(layout.corners))
    lines = [f"**{_shown(layout.write.caption(), _safe)}**", ""]
    lines += [f"| {' | '.join(cells)} |" for cells in (headings, rule, *rows)]
    for note in _notes(layout, _safe):
        lines += ["", note]
    return "\n".join([*lines, ""])


def to_text(layout: Layout) -> str:
    """A table as plain text in columns.

    Args:
        layout: The table as it is laid out.

    Returns:
        The text.

    Examples:
        >>> from hijra_amina.statistics.tables import Row, Table
        >>> from hijra_amina.statistics.tables.layout import laid_out
        >>> from hijra_amina.values import Count
        >>> rows = (Row(("*",), Count.exactly(27)), Row(("female",), Count.between(17, 27)))
        >>> table = Table(measure="people", dimensions=("sex",), rows=rows)
        >>> print(to_text(laid_out(table, "en_GB")).partition("Where")[0])
        People, by sex
        <BLANKLINE>
        Sex     People
        ------  -----------------
        All     27
        female  between 17 and 27
        <BLANKLINE>
        <BLANKLINE>
    """
    headings, rows = _grid(layout, str)
    grid = [headings, *rows]
    widths = [max(map(_width, column)) for column in zip(*grid, strict=True)]
    grid.insert(1, ["-" * width for width in widths])
    lines = [_shown(layout.write.caption(), str), ""]
    for cells in grid:
        padded = (cell + " " * (at - _width(cell)) for cell, at in zip(cells, widths, strict=True))
        lines.append("  ".join(padded).rstrip())
    lines.append("")
    lines += _notes(layout, str)
    return "\n".join(lines).rstrip("\n") + "\n"


def _grid(layout: Layout, safe: Callable[[str], str]) -> tuple[list[str], list[list[str]]]:
    """Headings and rows as texts; a heading that goes on from the row above is said again."""
    corners = [_shown(head.words, safe) for head in layout.corners]
    if layout.across is not None:
        corners[-1] = f"{corners[-1]} / {_shown(layout.across.words, safe)}"
    headings = [*corners, *(_shown(head.words, safe) for head in layout.columns)]
    above: list[str] = [""] * len(corners)
    rows: list[list[str]] = []
    for line in layout.lines:
        above = [
            before if head is None else _shown(head.words, safe)
            for before, head in zip(above, line.heads, strict=True)
        ]
        rows.append([*above, *(_figure(entry, safe) for entry in line.entries)])
    return headings, rows


def _figure(entry: Entry, safe: Callable[[str], str]) -> str:
    return _shown(entry.words, safe) + (f" {WIDER}" if entry.is_wider else "")


def _notes(layout: Layout, safe: Callable[[str], str]) -> Iterator[str]:
    write = layout.write
    for words in write.notes():
        yield _shown(words, safe)
    if layout.has_wider:
        yield f"{WIDER} {_shown(write.said(messages.WIDER_NOTE), safe)}"
    if layout.has_drafts:
        yield f"{DRAFT} {_shown(write.said(messages.DRAFT_NOTE), safe)}"


def _shown(words: Words, safe: Callable[[str], str]) -> str:
    text = isolate(words.text) if words.turns else words.text
    return safe(" ".join(text.split())) + (f" {DRAFT}" if words.is_draft else "")


def _safe(text: str) -> str:
    """A text that no reader of Markdown takes for more than text."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKUP.sub(r"\\\1", escaped)


def _width(text: str) -> int:
    """How many places a text takes: what only steers direction takes none."""
    return len(without_marks(text))
