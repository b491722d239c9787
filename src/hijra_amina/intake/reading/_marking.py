"""A copy of a file as a workbook in which the cells of questions are marked and commented."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from hijra_amina.documents import _files
from hijra_amina.errors import InvalidValueError, import_extra
from hijra_amina.intake.reading import _messages as messages
from hijra_amina.intake.reading.cells import place_of
from hijra_amina.intake.reading.question import Question, Severity
from hijra_amina.language import direction, parse_locale, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from openpyxl.cell.cell import Cell as Written
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from hijra_amina.intake.reading.cells import Book, Cell, Place, Sheet, Value

__all__ = ["is_list_of_questions", "write_marked"]

_SIGN: Final = "hijra-amina/questions/1"
_AUTHOR: Final = "hijra-amina"
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NOT_IN_A_TITLE: Final = re.compile(r"[\\*?:/\[\]]")
_COLOURS: Final = {
    Severity.ERROR: "FFF4B6B6",
    Severity.WARNING: "FFFFE9A8",
    Severity.NOTE: "FFD6E6F5",
}
_WIDEST: Final = 45
_MOST_MARKED: Final = 2_000


def is_list_of_questions(sheet: Sheet) -> bool:
    """Whether a sheet is the list of questions that a marked copy has.

    Args:
        sheet: A sheet.

    Returns:
        Whether it is.
    """
    first = sheet.cells.get((1, 1))
    return first is not None and first.value == _SIGN


def write_marked(
    book: Book, questions: Sequence[Question], path: str | PathLike[str], locale: str
) -> None:
    """Write the copy.

    Args:
        book: The cells of the file.
        questions: The questions.
        path: The file to write.
        locale: The language of the questions.

    Raises:
        InvalidValueError: If the file's name does not end in `.xlsx`.
        MissingExtraError: If openpyxl is not installed.
        LocaleError: If the locale is a bare language, or unknown.
        OSError: If it cannot be written.
    """
    ending = Path(path).suffix.lower()
    if ending != ".xlsx":
        found = "another ending" if ending else "none"
        raise InvalidValueError("save_questions.path", "a name that ends in .xlsx", found)
    code = parse_locale(locale)
    import_extra("openpyxl", extra="intake", feature="a copy with the questions marked")
    import openpyxl  # noqa: PLC0415 - an extra

    made = openpyxl.Workbook()
    for empty in list(made.worksheets):
        made.remove(empty)
    for sheet in book.sheets:
        if not is_list_of_questions(sheet):
            _copied(made, sheet, [one for one in questions if one.sheet == sheet.name], code)
    _listed(made, questions, code)
    stream = io.BytesIO()
    made.save(stream)
    _files.replace_file(Path(path), stream.getvalue(), _files.PRIVATE)


def _copied(made: Workbook, sheet: Sheet, questions: Sequence[Question], locale: str) -> None:
    target = made.create_sheet(_title(sheet.name))
    target.sheet_view.rightToLeft = sheet.right_to_left
    if sheet.is_hidden:
        target.sheet_state = "hidden"
    for cell in sheet.cells.values():
        _put(target, cell)
    for span in sheet.spans:
        target.merge_cells(None, span.top, span.left, span.bottom, span.right)
    _mark(target, questions, locale)
    _shape(target, sheet)


def _title(name: str) -> str:
    return _NOT_IN_A_TITLE.sub(" ", name)[:31] or _AUTHOR


def _put(target: Worksheet, cell: Cell) -> None:
    from openpyxl.comments import Comment  # noqa: PLC0415 - an extra
    from openpyxl.styles import Font  # noqa: PLC0415 - an extra

    written = cast("Written", target.cell(cell.row, cell.column))
    if cell.is_error or (cell.is_formula and cell.value is None):
        # A result that is missing stays missing: an empty cell would say something else.
        written.value = cell.value if cell.is_error else "#N/A"
        written.data_type = "e"
        return
    _store(written, cell.value)
    if cell.number_format and not isinstance(cell.value, str):
        written.number_format = cell.number_format
    if cell.font:
        written.font = Font(name=cell.font)
    if cell.comment and not cell.comment.startswith(f"{_AUTHOR}:"):
        written.comment = Comment(_CONTROL.sub(" ", cell.comment), "")


def _store(written: Written, value: Value) -> None:
    if isinstance(value, str):
        written.value = _CONTROL.sub(" ", value)
        # A text stays a text when the file is opened, and when somebody edits the cell.
        written.data_type = "s"
        written.quotePrefix = value.lstrip()[:1] in {"=", "+", "-", "@"}
    else:
        written.value = value


def _mark(target: Worksheet, questions: Sequence[Question], locale: str) -> None:
    from openpyxl.comments import Comment  # noqa: PLC0415 - an extra
    from openpyxl.styles import PatternFill  # noqa: PLC0415 - an extra

    texts: dict[str, list[str]] = {}
    weights: dict[str, Severity] = {}
    for question in questions:
        what = question.what(locale)
        for cell in question.cells[:_MOST_MARKED]:
            texts.setdefault(cell, []).append(what)
            weights.setdefault(cell, question.severity)  # the heaviest come first
    for name, said in texts.items():
        written = _seen(target, place_of(name))
        written.fill = PatternFill("solid", fgColor=_COLOURS[weights[name]])
        before = written.comment
        own = f"{_AUTHOR}: " + "\n".join(dict.fromkeys(said))
        text = own if before is None else f"{own}\n\n{before.text}"
        comment = Comment(_CONTROL.sub(" ", text), _AUTHOR)
        comment.width, comment.height = 320, 40 + 18 * (len(text) // 40 + text.count("\n") + 1)
        written.comment = comment


def _seen(target: Worksheet, place: Place) -> Written:
    """The cell that is seen in a place: of merged cells the first."""
    from openpyxl.cell.cell import MergedCell  # noqa: PLC0415 - an extra

    if not isinstance(target.cell(*place), MergedCell):
        return cast("Written", target.cell(*place))
    for span in target.merged_cells.ranges:
        if span.min_row <= place[0] <= span.max_row and span.min_col <= place[1] <= span.max_col:
            place = span.min_row, span.min_col
    return cast("Written", target.cell(*place))


def _shape(target: Worksheet, sheet: Sheet) -> None:
    """Hidden rows and columns, and columns as wide as what stands in them."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an extra

    merged = {
        (row, span.left) for span in sheet.spans for row in (span.top,) if span.right > span.left
    }
    widths: dict[int, int] = {}
    for (row, column), cell in sheet.cells.items():
        if (row, column) not in merged:
            widest = max(map(len, cell.text.split("\n")), default=0)
            widths[column] = max(widths.get(column, 0), widest)
    for column, width in widths.items():
        target.column_dimensions[get_column_letter(column)].width = min(width, _WIDEST) + 2
    for column in sheet.hidden_columns:
        target.column_dimensions[get_column_letter(column)].hidden = True
    for row in sheet.hidden_rows:
        target.row_dimensions[row].hidden = True


def _listed(made: Workbook, questions: Sequence[Question], locale: str) -> None:
    """A last sheet with all questions, each with a link to its cell."""
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - an extra
    from openpyxl.worksheet.hyperlink import Hyperlink  # noqa: PLC0415 - an extra

    heads = messages.SHEET_OF_QUESTIONS
    titles = {sheet.title for sheet in made.worksheets}
    title = _NOT_IN_A_TITLE.sub(" ", say(heads["title"], locale).text)
    target = made.create_sheet(title if title not in titles else f"{title} ({_AUTHOR})")
    target.sheet_view.rightToLeft = direction(locale) == "rtl"
    _store(cast("Written", target.cell(1, 1)), _SIGN)
    target.row_dimensions[1].hidden = True
    for at, head in enumerate(("severity", "sheet", "cell", "what"), start=1):
        written = cast("Written", target.cell(2, at))
        _store(written, say(heads[head], locale).text)
        written.font = Font(bold=True)
    top = Alignment(vertical="top", wrap_text=True)
    for row, question in enumerate(questions, start=3):
        texts = (
            say(messages.SEVERITIES[question.severity.value], locale).text,
            question.sheet or "",
            question.cell or "",
            question.text(locale),
        )
        for at, text in enumerate(texts, start=1):
            written = cast("Written", target.cell(row, at))
            _store(written, text)
            written.alignment = top
        if question.cell and question.sheet:
            quoted = _title(question.sheet).replace("'", "''")
            cell = cast("Written", target.cell(row, 3))
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{question.cell}")
            _store(cell, question.cell)
    for letter, width in zip("ABCD", (16, 24, 8, 100), strict=True):
        target.column_dimensions[letter].width = width
    target.freeze_panes = "A3"
