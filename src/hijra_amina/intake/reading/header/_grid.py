"""`Grid`: a sheet as it is seen, where a merged cell shows its text in all of its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.intake.reading.cells import Cell, Place, Sheet, Span

__all__ = ["Grid"]


class Grid:
    """A sheet, with its merged cells looked through.

    Args:
        sheet: The sheet.
    """

    def __init__(self, sheet: Sheet) -> None:
        """Note which place lies in which merged cell, of those that hold something."""
        self.sheet = sheet
        self.rows: dict[int, list[Cell]] = sheet.rows
        self.numbers: tuple[int, ...] = tuple(self.rows)
        self._spans: dict[Place, Span] = {}
        self._spanned: dict[int, list[int]] = {}
        last = self.numbers[-1] if self.numbers else 0
        right = max((place[1] for place in sheet.cells), default=0)
        for span in sheet.spans:
            if (span.top, span.left) not in sheet.cells:
                continue
            # A merged cell may run far below and beside all that the sheet holds.
            for row in range(span.top, min(span.bottom, last) + 1):
                for column in range(span.left, min(span.right, max(right, span.left)) + 1):
                    self._spans[row, column] = span
                    self._spanned.setdefault(row, []).append(column)

    def span(self, place: Place) -> Span | None:
        """The merged cell that a place lies in, if that holds something."""
        return self._spans.get(place)

    def shown(self, place: Place) -> Cell | None:
        """The cell whose text is seen in a place."""
        cell = self.sheet.cells.get(place)
        if cell is not None:
            return cell
        span = self._spans.get(place)
        return None if span is None else self.sheet.cells.get((span.top, span.left))

    def across(self, row: int) -> Iterator[tuple[int, Cell]]:
        """The cells seen in a row, each in every column in which it is seen."""
        columns = {cell.column for cell in self.rows.get(row, ())}
        columns.update(self._spanned.get(row, ()))
        for column in sorted(columns):
            cell = self.shown((row, column))
            if cell is not None and cell.text:
                yield column, cell
