"""What an OpenDocument spreadsheet says of its tables, beside the values of their cells."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.intake.reading._refusal import refusal
from hijra_amina.intake.reading.cells._cell import Span

if TYPE_CHECKING:
    from hijra_amina.intake.reading.cells._package import Package

__all__ = ["OpenTable", "tables_of"]

_TAGS: Final = re.compile(
    rb"<table:(table-row|table-column|table-cell|covered-table-cell|table)\b([^<>]*?)(/?)>"
    rb"|</table:table-row>"
)
_NAME: Final = re.compile(rb"\btable:name=\"([^\"]*)\"")
_HOLDS: Final = (b"value-type=", b"formula=")
_HIDDEN: Final = re.compile(rb"\btable:visibility=\"(?:collapse|filter)\"")
_MOST_HIDDEN: Final = 100_000


@attrs.define
class OpenTable:
    """A table while its tags are being looked at, and afterwards.

    Attributes:
        name: Its name.
        area: How many cells lie between its first and its last that holds something.
        spans: Its merged cells.
        hidden_rows: The rows that are not shown.
        hidden_columns: The columns that are not shown.
    """

    name: str = ""
    area: int = 0
    spans: list[Span] = attrs.field(factory=list[Span])
    hidden_rows: set[int] = attrs.field(factory=set[int])
    hidden_columns: set[int] = attrs.field(factory=set[int])
    _row: int = 0
    _rows: int = 0
    _column: int = 0
    _head: int = 0
    _width: int = 0
    _holds: bool = False

    def columns(self, attributes: bytes) -> None:
        """Take the tag of columns."""
        times = _number(attributes, b"number-columns-repeated")
        if _HIDDEN.search(attributes):
            last = min(self._head + times, _MOST_HIDDEN)
            self.hidden_columns.update(range(self._head + 1, last + 1))
        self._head += times

    def begin(self, attributes: bytes, *, is_closed: bool) -> None:
        """Take the tag of rows."""
        self._row += self._rows
        self._rows = _number(attributes, b"number-rows-repeated")
        self._column, self._holds = 0, False
        if _HIDDEN.search(attributes):
            last = min(self._row + self._rows, _MOST_HIDDEN)
            self.hidden_rows.update(range(self._row + 1, last + 1))
        if is_closed:
            self.end()

    def end(self) -> None:
        """Take the end of rows."""
        if self._holds:
            self.area = max(self.area, (self._row + self._rows) * self._width)

    def cell(self, attributes: bytes) -> None:
        """Take the tag of cells."""
        left = self._column + 1
        self._column += _number(attributes, b"number-columns-repeated")
        if any(word in attributes for word in _HOLDS):
            self._holds = True
            self._width = max(self._width, self._column)
        down = _number(attributes, b"number-rows-spanned")
        across = _number(attributes, b"number-columns-spanned")
        if down > 1 or across > 1:
            top = self._row + 1
            self.spans.append(Span(top, left, top + down - 1, left + across - 1))


def tables_of(package: Package) -> tuple[OpenTable, ...]:
    """Look at the tags of a spreadsheet's tables, however often they are to be repeated.

    Args:
        package: The packed file.

    Returns:
        The tables, in their order.

    Raises:
        UnreadableSheetError: If one of its cells is too large to be looked at.
    """
    made: list[OpenTable] = []
    rest = b""
    for chunk in package.chunks("content.xml"):
        rest += chunk
        end = 0
        for match in _TAGS.finditer(rest):
            end = match.end()
            _take(made, *match.groups())
        rest = rest[end:]
        if len(rest) > package.bounds.kept:
            raise refusal(package.name, "too_large", "a cell of it is too large")
    return tuple(made)


def _take(
    made: list[OpenTable], tag: bytes | None, attributes: bytes | None, closed: bytes | None
) -> None:
    given = attributes or b""
    if tag == b"table":
        name = _NAME.search(given)
        made.append(OpenTable(html.unescape(name[1].decode(errors="replace")) if name else ""))
    elif not made:
        return
    elif tag == b"table-row":
        made[-1].begin(given, is_closed=bool(closed))
    elif tag == b"table-column":
        made[-1].columns(given)
    elif tag is None:
        made[-1].end()
    else:
        made[-1].cell(given)


def _number(attributes: bytes, name: bytes) -> int:
    match = re.search(rb"\btable:" + name + rb"=[\"'](\d{1,9})[\"']", attributes)
    return int(match[1]) if match else 1
