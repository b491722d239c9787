"""How a table is laid out for readers: headings, rows and cells, before any format's syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.language import Phrase
from hijra_amina.statistics.tables import _messages as messages
from hijra_amina.statistics.tables.rows import Figure, Margin, Row, is_hidden
from hijra_amina.statistics.tables.wording import Words, Writer
from hijra_amina.values import Status

if TYPE_CHECKING:
    from hijra_amina.language import Digits
    from hijra_amina.statistics.tables.figures import Figures

__all__ = ["Entry", "Head", "Layout", "Line", "kind_of", "laid_out"]

_TWO: Final = 2
_MOST_ACROSS: Final = 6


@attrs.frozen(kw_only=True)
class Head:
    """The heading of a row or column.

    Attributes:
        words: What it says.
        code: The value's code, or the name of what the column shows.
        span: Over how many rows or columns it stands.

    Examples:
        >>> words = Words(text="All", html="All", language="en-GB", direction="ltr")
        >>> Head(words=words, code="*").span
        1
    """

    words: Words
    code: str
    span: int = 1


@attrs.frozen(kw_only=True)
class Entry:
    """One cell.

    Attributes:
        words: What it says.
        figure: The figure or the share that it shows; `None` where the table has none.
        row: The row of the table that it is from.

    Examples:
        >>> words = Words(text="27", html="27", language="en-GB", direction="ltr")
        >>> Entry(words=words, figure=None, row=None).is_wider
        False
    """

    words: Words
    figure: Figure | None
    row: Row | None

    @property
    def is_bound(self) -> bool:
        """Whether the figure is known, and not exactly."""
        figure = self.figure
        return figure is not None and figure.status is Status.KNOWN and figure.low != figure.high

    @property
    def is_wider(self) -> bool:
        """Whether the true bounds may be narrower."""
        return self.is_bound and self.row is not None and not self.row.tightest


@attrs.frozen(kw_only=True)
class Line:
    """A row as it is shown.

    Attributes:
        heads: The headings of the row; `None` where one of an earlier row stands over it as well.
        entries: Its cells.
        key: The key of the row, or its beginning.

    Examples:
        >>> Line(heads=(), entries=(), key=("*",)).kind
        'margin'
    """

    heads: tuple[Head | None, ...]
    entries: tuple[Entry, ...]
    key: tuple[str, ...]

    @property
    def kind(self) -> str:
        """`margin`, `unknown` or `value`, by what the row is of."""
        return kind_of(self.key)


@attrs.frozen(kw_only=True)
class Layout:
    """A table as it is shown.

    Attributes:
        write: The writer, with the locale.
        corners: The headings of the columns of headings.
        across: The heading over the columns of figures, where they are values of a dimension.
        columns: The headings of the columns of figures.
        lines: The rows.

    Examples:
        >>> from hijra_amina.statistics.tables import Table
        >>> from hijra_amina.values import Count
        >>> table = Table(measure="people", dimensions=(), rows=(Row((), Count.exactly(27)),))
        >>> layout = laid_out(table, "en_GB")
        >>> layout.columns[0].words.text, layout.lines[0].entries[0].words.text
        ('People', '27')
    """

    write: Writer
    corners: tuple[Head, ...]
    across: Head | None
    columns: tuple[Head, ...]
    lines: tuple[Line, ...]

    @property
    def has_wider(self) -> bool:
        """Whether a bound in it is not proven to be the tightest."""
        return any(entry.is_wider for line in self.lines for entry in line.entries)

    @property
    def has_drafts(self) -> bool:
        """Whether a name in it is a translation that nobody has reviewed."""
        heads = [*self.corners, *self.columns, *(h for line in self.lines for h in line.heads if h)]
        return any(head.words.is_draft for head in heads)


def laid_out(
    figures: Figures, locale: str, *, wide: bool | None = None, digits: Digits | None = None
) -> Layout:
    """Lay out a table for readers.

    Args:
        figures: The table.
        locale: Language and territory.
        wide: Whether the values of the second of two dimensions stand side by side; if it is not
            said, they do where they are few and there is no share to be shown beside the figure.
        digits: The digits, where not the locale's own.

    Returns:
        The layout.

    Raises:
        InvalidValueError: If a table that has not two dimensions is to be wide.
        LocaleError: If the locale is a bare language, or unknown.

    Examples:
        >>> from hijra_amina.statistics.tables import Table
        >>> from hijra_amina.values import Count
        >>> table = Table(measure="people", dimensions=(), rows=(Row((), Count.exactly(27)),))
        >>> laid_out(table, "ar_IQ").lines[0].entries[0].words.text
        '٢٧'
    """
    write = Writer(figures, locale, digits=digits)
    if wide is None:
        wide = len(figures.dimensions) == _TWO and figures.shares_of is None
        wide = wide and 1 < len({row.key[1] for row in figures.rows}) <= _MOST_ACROSS
    if not wide:
        return _long(figures, write)
    if len(figures.dimensions) != _TWO:
        found = f"a table of {len(figures.dimensions)}"
        raise InvalidValueError("wide", "a table of two dimensions", found)
    return _wide(figures, write)


def kind_of(key: tuple[str, ...]) -> str:
    """What a row is of, for the eye.

    Args:
        key: The key of a row, or of a part of it.

    Returns:
        `margin` if it is of all values of a dimension, `unknown` if of unknown ones, else `value`.

    Examples:
        >>> kind_of(("female", "*")), kind_of(("?",)), kind_of(("female",))
        ('margin', 'unknown', 'value')
    """
    if Margin.ALL in key:
        return "margin"
    return "unknown" if Margin.UNKNOWN in key else "value"


def _long(figures: Figures, write: Writer) -> Layout:
    columns = [Head(words=write.measure(), code=figures.measure)]
    if figures.shares_of is not None:
        dimension = write.within(figures.shares_of)
        share = Phrase(messages.SHARE, None, {"dimension": dimension})
        columns.append(Head(words=write.said(share), code="share"))
    lines: list[Line] = []
    for at, row in enumerate(figures.rows):
        heads = tuple(_spanning(figures, write, at, place) for place in range(len(row.key)))
        entries = [Entry(words=write.figure(row.figure), figure=row.figure, row=row)]
        if figures.shares_of is not None:
            entries.append(Entry(words=write.figure(row.share), figure=row.share, row=row))
        lines.append(Line(heads=heads, entries=tuple(entries), key=row.key))
    return Layout(
        write=write,
        corners=tuple(Head(words=write.heading(n), code=n) for n in figures.dimensions),
        across=None,
        columns=tuple(columns),
        lines=tuple(lines),
    )


def _spanning(figures: Figures, write: Writer, at: int, place: int) -> Head | None:
    """The heading of a row in one column; one that goes on from the row above is not repeated."""
    rows = figures.rows
    begins = rows[at].key[: place + 1]
    if at and rows[at - 1].key[: place + 1] == begins:
        return None
    span = 1
    while at + span < len(rows) and rows[at + span].key[: place + 1] == begins:
        span += 1
    value = begins[-1]
    words = write.value(figures.dimensions[place], value)
    return Head(words=words, code=value, span=span)


def _wide(figures: Figures, write: Writer) -> Layout:
    down, across = figures.dimensions
    by_key = {row.key: row for row in figures.rows}
    firsts = dict.fromkeys(row.key[0] for row in figures.rows)
    seconds = dict.fromkeys(row.key[1] for row in figures.rows)
    columns = tuple(Head(words=write.value(across, value), code=value) for value in seconds)
    lines: list[Line] = []
    for first in firsts:
        found = [by_key.get((first, second)) for second in seconds]
        lines.append(
            Line(
                heads=(Head(words=write.value(down, first), code=first),),
                entries=tuple(_entry(row, write) for row in found),
                key=(first,),
            )
        )
    return Layout(
        write=write,
        corners=(Head(words=write.heading(down), code=down),),
        across=Head(words=write.heading(across), code=across, span=len(columns)),
        columns=columns,
        lines=tuple(lines),
    )


def _entry(row: Row | None, write: Writer) -> Entry:
    """A figure, with its share in brackets where it has one; of a hidden one there is none."""
    figure = None if row is None else row.figure
    words = write.figure(figure)
    if row is not None and row.share is not None and not is_hidden(figure):
        parts = {"figure": words.text, "share": write.figure(row.share).text}
        words = write.said(Phrase(messages.WITH_SHARE, None, parts))
    return Entry(words=words, figure=figure, row=row)
