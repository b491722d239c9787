"""A table as HTML: accessible, escaped, in the direction of its language, for light and dark."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

from hijra_amina.statistics.tables import _messages as messages
from hijra_amina.statistics.tables.layout import kind_of
from hijra_amina.statistics.tables.rows import is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.language import Direction
    from hijra_amina.statistics.tables.layout import Entry, Head, Layout, Line
    from hijra_amina.statistics.tables.wording import Words

__all__ = ["STYLE", "begins", "to_element", "to_html", "to_page"]

DRAFT: Final = "◊"
WIDER: Final = "†"

# By these, notebooks know that nothing in an element is a formula, however many dollars it names.
_NO_FORMULAS: Final = "tex2jax_ignore mathjax_ignore"

# Colours come from around the table: a notebook's theme is no preference that CSS could ask for.
# The class stands twice so that a notebook's own rules for tables weigh less.
STYLE: Final = """\
.hijra-amina.hijra-amina { color: inherit; overflow-x: auto; line-height: 1.45;
  padding-block-end: 0.4em; position: relative; }
.hijra-amina.hijra-amina table { border-collapse: collapse; margin: 0; background: transparent;
  color: inherit; font-variant-numeric: tabular-nums; border: 0; }
.hijra-amina.hijra-amina caption { caption-side: top; text-align: start; font-weight: 600;
  color: inherit; padding-block: 0.2em 0.5em; padding-inline: 0.6em; }
.hijra-amina.hijra-amina tr { background: transparent; }
.hijra-amina.hijra-amina th, .hijra-amina.hijra-amina td { background: transparent; border: 0;
  border-block-end: 1px solid rgba(128, 128, 128, 0.35); color: inherit; font-weight: 400;
  max-inline-size: 32em; padding-block: 0.3em; padding-inline: 0.6em; text-align: start;
  vertical-align: top; white-space: normal; }
.hijra-amina.hijra-amina thead th { font-weight: 600; vertical-align: bottom;
  border-block-end: 2px solid rgba(128, 128, 128, 0.75); }
.hijra-amina.hijra-amina thead th[scope="colgroup"] { border-block-end-width: 1px; }
.hijra-amina.hijra-amina thead th.figure, .hijra-amina.hijra-amina td { text-align: end; }
.hijra-amina.hijra-amina td { min-inline-size: 5.5em; text-wrap: balance; }
.hijra-amina.hijra-amina tr.margin > *, .hijra-amina.hijra-amina td.margin { font-weight: 600; }
.hijra-amina.hijra-amina .unknown, .hijra-amina.hijra-amina td.hidden { opacity: 0.8; }
.hijra-amina.hijra-amina td.hidden { font-style: normal; font-weight: 400; }
.hijra-amina.hijra-amina .bound > span:first-child { text-underline-offset: 0.3em;
  text-decoration: underline dotted rgba(128, 128, 128, 0.9); }
.hijra-amina.hijra-amina .mark { font-size: 0.85em; margin-inline-start: 0.2em; }
.hijra-amina.hijra-amina p { font-size: 0.85em; margin-block: 0.4em 0; max-inline-size: 60em;
  padding-inline: 0.6em; text-align: start; }
.hijra-amina.hijra-amina .unseen { position: absolute; inline-size: 1px; block-size: 1px;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
"""
"""The style of every table of a page."""

_PAGE_STYLE: Final = """\
:root { color-scheme: light dark; }
body { font: 400 1rem/1.5 "Segoe UI", "Noto Sans", "Noto Sans Arabic", Tahoma, sans-serif;
  margin: 1.5rem; }
h1 { font-size: 1.2rem; margin-block: 0 0.6rem; padding-inline: 0.5rem; }
"""


def begins(way: Direction) -> str:
    """The style of a line that begins where its language does.

    A notebook that somebody else has run is shown without our style sheet, and puts all lines to
    the left; of the styles of one element it keeps those that name a side.

    Args:
        way: Which way the language runs.

    Returns:
        The style.

    Examples:
        >>> begins("rtl")
        'text-align: right'
    """
    return f"text-align: {'right' if way == 'rtl' else 'left'}"


def to_html(layout: Layout) -> str:
    """A table as a part of a page, with its own style and no need of anything else.

    Args:
        layout: The table as it is laid out.

    Returns:
        The element.

    Examples:
        >>> from hijra_amina.statistics.tables import Row, Table
        >>> from hijra_amina.statistics.tables.layout import laid_out
        >>> from hijra_amina.values import Count
        >>> table = Table(measure="people", dimensions=(), rows=(Row((), Count.exactly(27)),))
        >>> '<td class="figure" data-low="27" data-high="27">27</td>' in to_html(
        ...     laid_out(table, "en_GB")
        ... )
        True
    """
    return f"<style>\n{STYLE}</style>\n{to_element(layout)}"


def to_element(layout: Layout) -> str:
    """A table as a part of a page whose head has `STYLE`.

    Args:
        layout: The table as it is laid out.

    Returns:
        The element.

    Examples:
        >>> from hijra_amina.statistics.tables import Table
        >>> from hijra_amina.statistics.tables.layout import laid_out
        >>> made = to_element(laid_out(Table(measure="people", dimensions=(), rows=()), "en_GB"))
        >>> made.startswith("<div "), "<style>" in made
        (True, False)
    """
    return "\n".join(_element(layout))


def to_page(layout: Layout) -> str:
    """A table as a page of its own.

    Args:
        layout: The table as it is laid out.

    Returns:
        The document.

    Examples:
        >>> from hijra_amina.statistics.tables import Row, Table
        >>> from hijra_amina.statistics.tables.layout import laid_out
        >>> from hijra_amina.values import Count
        >>> table = Table(measure="people", dimensions=(), rows=(Row((), Count.exactly(27)),))
        >>> to_page(laid_out(table, "ar_IQ")).splitlines()[1]
        '<html lang="ar-IQ" dir="rtl">'
    """
    write = layout.write
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{write.language}" dir="{write.direction}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{html.escape(write.caption().text)}</title>",
        "<style>",
        f"{_PAGE_STYLE}{STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{_inline(write.caption())}</h1>",
        *_element(layout, headed=True),
        "</main>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(lines)


def _element(layout: Layout, *, headed: bool = False) -> Iterator[str]:
    """The table; where a heading says the same already, the caption is for screen readers alone."""
    write = layout.write
    own = f'lang="{write.language}" dir="{write.direction}"'
    yield f'<div class="hijra-amina {_NO_FORMULAS}" {own}>'
    yield f"<table {own}>"
    unseen = ' class="unseen"' if headed else ""
    yield f"<caption{unseen}>{_inline(write.caption())}</caption>"
    yield "<thead>"
    yield from _head(layout)
    yield "</thead>"
    yield "<tbody>"
    for line in layout.lines:
        yield "".join(_row(line, layout))
    yield "</tbody>"
    yield "</table>"
    for mark, words in _notes(layout):
        yield f'<p style="{begins(write.direction)}">{mark}{_inline(words)}</p>'
    yield "</div>"


def _head(layout: Layout) -> Iterator[str]:
    rows = "" if layout.across is None else ' rowspan="2"'
    corners = "".join(_heading(head, layout, f' scope="col"{rows}') for head in layout.corners)
    columns = "".join(
        _heading(head, layout, ' scope="col"', figure=True) for head in layout.columns
    )
    if layout.across is None:
        yield f"<tr>{corners}{columns}</tr>"
        return
    style = begins(layout.write.direction)
    spanning = f' scope="colgroup" colspan="{layout.across.span}" style="{style}"'
    yield f"<tr>{corners}{_heading(layout.across, layout, spanning)}</tr>"
    yield f"<tr>{columns}</tr>"


def _row(line: Line, layout: Layout) -> Iterator[str]:
    kind = "" if line.kind == "value" else f' class="{line.kind}"'
    yield f"<tr{kind}>"
    for head in line.heads:
        if head is not None and head.span > 1:
            yield _heading(head, layout, f' scope="rowgroup" rowspan="{head.span}"')
        elif head is not None:
            yield _heading(head, layout, ' scope="row"')
    for column, entry in zip(layout.columns, line.entries, strict=True):
        yield _cell(entry, "" if layout.across is None else column.code, line.kind, layout)
    yield "</tr>"


def _heading(head: Head, layout: Layout, attributes: str, *, figure: bool = False) -> str:
    named = ' class="figure"' if figure else ""
    code = html.escape(head.code)
    return f'<th{attributes}{named} data-code="{code}">{_marked(head.words, layout)}</th>'


def _cell(entry: Entry, column: str, line: str, layout: Layout) -> str:
    """A figure; its ends stand beside it for whoever reads the page by a program."""
    classes = ["figure"]
    ends = ""
    figure = entry.figure
    if figure is not None:
        if entry.is_bound:
            classes.append("bound")
        ends = "".join(
            f' data-{name}="{end}"'
            for name, end in (("low", figure.low), ("high", figure.high))
            if end is not None and not is_hidden(figure)
        )
        if is_hidden(figure):
            classes.append("hidden")
            ends = ' data-status="suppressed"'
        elif layout.write.is_rounded(figure):
            ends += ' data-approximate="true"'
    if kind_of((column,)) not in {"value", line}:
        classes.append(kind_of((column,)))
    words = _inline(entry.words)
    if "bound" in classes:
        words = f"<span>{words}</span>"
    if entry.is_wider:
        words += _mark(WIDER, layout.write.said(messages.WIDER_NOTE))
    return f'<td class="{" ".join(classes)}"{ends}>{words}</td>'


def _notes(layout: Layout) -> Iterator[tuple[str, Words]]:
    write = layout.write
    for words in write.notes():
        yield "", words
    if layout.has_wider:
        yield f'<span aria-hidden="true">{WIDER}</span> ', write.said(messages.WIDER_NOTE)
    if layout.has_drafts:
        yield f'<span aria-hidden="true">{DRAFT}</span> ', write.said(messages.DRAFT_NOTE)


def _marked(words: Words, layout: Layout) -> str:
    """A name, with the mark of a draft where it is one."""
    if not words.is_draft:
        return _inline(words)
    return _inline(words) + _mark(DRAFT, layout.write.said(messages.DRAFT_NOTE))


def _mark(sign: str, words: Words) -> str:
    said = f'<span class="unseen"> ({_inline(words)})</span>'
    return f'<span class="mark" aria-hidden="true">{sign}</span>{said}'


def _inline(words: Words) -> str:
    """A text, which says so where it is in another language than the table."""
    if not words.is_foreign:
        return words.html
    language = "" if words.language is None else f' lang="{html.escape(words.language)}"'
    return f'<bdi{language} dir="{words.direction}">{words.html}</bdi>'
