"""A blank attendance sheet as a spreadsheet that reads back without a question."""

from __future__ import annotations

import io
from math import ceil
from typing import TYPE_CHECKING, Final

from hijra_amina.errors import InvalidValueError, import_extra
from hijra_amina.intake.templates import _messages as messages
from hijra_amina.intake.templates.layout import (
    choices_of,
    columns_of,
    days_of,
    joined,
    lines,
    marks_of,
    title_lines,
)
from hijra_amina.intake.templates.mapping import (
    LISTS_SHEET,
    MAPPING_SHEET,
    MappedColumn,
    SheetMapping,
)
from hijra_amina.language import direction, parse_locale, say, without_marks
from hijra_amina.statistics.tables.spreadsheet import put_cell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from hijra_amina.intake.templates.choices import Choice
    from hijra_amina.intake.templates.layout import BlankColumn
    from hijra_amina.model import Mark, Programme

__all__ = ["attendance_sheet"]

_MOST_ROWS: Final = 1_000
_A4: Final = 9  # the format's number of the size
_ROW_HEIGHT: Final = 24  # points: room for handwriting
_LINE_HEIGHT: Final = 16
_BOLD: Final = 1.3  # how much wider bold letters are than the digits that widths are measured in
_FIRST_LINE: Final = 2


def attendance_sheet(
    programme: Programme,
    session: str,
    *,
    locales: Sequence[str] = ("en_GB",),
    days: int | None = None,
    rows: int = 30,
) -> bytes:
    """A blank attendance sheet of a session, for the screen and for paper.

    Names have a column for each of their four parts: own, father's, grandfather's, family. Bodies,
    governorates and the like are chosen from lists, whose meaning stands on a hidden sheet; so
    what is filled in with them is read back without a question. A body that is not in the list
    can be written all the same.

    Args:
        programme: The programme.
        session: The session's identifier.
        locales: The languages of the sheet, at least one. The sheet runs in the direction of the
            first.
        days: How many days have a column; as many as the session had, if not given.
        rows: How many people have a line.

    Returns:
        The file, an XLSX workbook.

    Raises:
        UnknownReferenceError: If the programme has no such session.
        InvalidValueError: If no locale is given, if the number of days is not known, or if there
            are too many days or rows.
        LocaleError: If a locale is a bare language, or unknown.
        MissingExtraError: If openpyxl is not installed.

    Examples:
        >>> from hijra_amina import read
        >>> made = attendance_sheet(read("examples/hijra-amina"), "baghdad-2015-06")
        >>> made[:2]
        b'PK'
    """
    import_extra("openpyxl", extra="intake", feature="an attendance sheet")
    import openpyxl  # noqa: PLC0415 - an extra

    if isinstance(locales, str):
        raise InvalidValueError("locales", "a list", "a single text")
    if not locales:
        raise InvalidValueError("locales", "at least one", "none")
    if not 1 <= rows <= _MOST_ROWS:
        raise InvalidValueError("rows", f"1 to {_MOST_ROWS}", "fewer or more")
    known = tuple(parse_locale(locale) for locale in dict.fromkeys(locales))
    held = programme.session(session)
    columns = columns_of(days_of(held, days), known)
    lists = choices_of(programme, held, known)
    marks = marks_of(known)

    book = openpyxl.Workbook()
    for empty in list(book.worksheets):
        book.remove(empty)
    title = say(messages.SHEET, known[0]).text
    sheet = book.create_sheet(title)
    titles = [title_lines(programme, held, locale) for locale in known]
    header = _put_titles(sheet, titles, known, len(columns))
    _put_columns(sheet, columns, header, rows)
    ranges = _put_lists(book.create_sheet(LISTS_SHEET), lists, marks, known)
    _offer_lists(sheet, columns, ranges, known, range(header + 1, header + rows + 1))
    _put_mapping(
        book.create_sheet(MAPPING_SHEET),
        SheetMapping(
            programme=programme.id,
            session=held.id,
            sheet=title,
            header_row=header,
            rows=rows,
            columns=tuple(
                MappedColumn(
                    letter=_letter(at), field=one.field, heading=_stored(one.heading), day=one.day
                )
                for at, one in enumerate(columns, start=1)
            ),
            labels={
                field: {_stored(joined(one, known)): (one.kind, one.code) for one in offered}
                for field, offered in lists.items()
            },
            marks={_stored(label): mark for label, mark in marks.items()},
        ),
    )
    _set_for_paper(sheet, header, known[0])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _stored(text: str) -> str:
    """A text as it stands in a cell: the cell's own direction isolates it."""
    return without_marks(text)


def _letter(at: int) -> str:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an extra

    return get_column_letter(at)


def _put_titles(
    sheet: Worksheet, titles: Sequence[Sequence[str]], locales: Sequence[str], width: int
) -> int:
    """The title lines, languages side by side; gives the row of the headings."""
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - an extra

    share = width // len(titles)
    for at, (said, locale) in enumerate(zip(titles, locales, strict=True)):
        first = 1 + at * share
        last = width if at == len(titles) - 1 else first + share - 1
        rtl = direction(locale) == "rtl"
        aligned = Alignment(
            horizontal="right" if rtl else "left",
            vertical="center",
            readingOrder=2 if rtl else 1,
            shrink_to_fit=True,
        )
        for row, line in enumerate(said, start=1):
            cell = put_cell(sheet, row, first, _stored(line))
            cell.alignment = aligned
            cell.font = Font(bold=row <= _FIRST_LINE, size=16 if row == 1 else 11)
            sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    return max(map(len, titles)) + 2


def _put_columns(sheet: Worksheet, columns: Sequence[BlankColumn], header: int, rows: int) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415 - an extra

    thin = Side(style="thin", color="888888")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    # Names may be in either script whatever the sheet is in: the first letter decides.
    written = Alignment(vertical="center", readingOrder=0, wrap_text=True)
    shade = PatternFill("solid", fgColor="DCE6F5")
    for at, column in enumerate(columns, start=1):
        cell = put_cell(sheet, header, at, _stored(column.heading))
        cell.font, cell.alignment, cell.border, cell.fill = Font(bold=True), middle, border, shade
        sheet.column_dimensions[_letter(at)].width = column.width
        for down in range(header + 1, header + rows + 1):
            blank = put_cell(sheet, down, at, None)
            blank.border = border
            blank.alignment = middle if column.field in {"sequence", "day"} else written
            if column.field == "sequence":
                blank.value = down - header
            elif column.field == "phone":
                blank.number_format = "@"  # or the nought in front would be lost
    sheet.row_dimensions[header].height = _LINE_HEIGHT * max(map(_lines_of, columns)) + 4
    for down in range(header + 1, header + rows + 1):
        sheet.row_dimensions[down].height = _ROW_HEIGHT


def _lines_of(column: BlankColumn) -> int:
    """How many lines a heading takes, once those that are too long are broken."""
    return sum(ceil(len(line) * _BOLD / column.width) for line in column.heading.split("\n"))


def _put_lists(
    sheet: Worksheet,
    lists: Mapping[str, Sequence[Choice]],
    marks: Mapping[str, Mark],
    locales: Sequence[str],
) -> dict[str, str]:
    """The labels of every list, a column each; gives the cells of each by field."""
    offered = {field: [joined(one, locales) for one in known] for field, known in lists.items()}
    offered["day"] = list(marks)
    ranges: dict[str, str] = {}
    for at, (field, labels) in enumerate(offered.items(), start=1):
        put_cell(sheet, 1, at, field)
        for down, label in enumerate(labels, start=2):
            put_cell(sheet, down, at, _stored(label))
        letter = _letter(at)
        ranges[field] = f"{LISTS_SHEET}!${letter}$2:${letter}${len(labels) + 1}"
    sheet.sheet_state = "hidden"
    return ranges


def _offer_lists(
    sheet: Worksheet,
    columns: Sequence[BlankColumn],
    ranges: Mapping[str, str],
    locales: Sequence[str],
    rows: range,
) -> None:
    """Let cells be chosen from the lists, and say what fits where something else is written."""
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - an extra

    for at, column in enumerate(columns, start=1):
        cells = f"{_letter(at)}{rows.start}:{_letter(at)}{rows.stop - 1}"
        if column.field == "phone":
            rule = DataValidation(
                type="textLength", operator="between", formula1="10", formula2="16", sqref=cells
            )
        elif column.field in ranges:
            rule = DataValidation(type="list", formula1=ranges[column.field], sqref=cells)
        else:
            continue
        is_open = column.field == "organisation"
        rule.allow_blank = True
        rule.showInputMessage = True
        rule.showErrorMessage = not is_open
        rule.errorStyle = "warning" if column.field == "phone" else "stop"
        if column.field != "day":
            named = column.field if column.field in messages.HINTS else "list"
            rule.prompt = lines(messages.HINTS[named], locales)
        unfit = messages.UNFIT["phone" if column.field == "phone" else "list"]
        rule.error = lines(unfit, locales)
        sheet.add_data_validation(rule)


def _put_mapping(sheet: Worksheet, mapping: SheetMapping) -> None:
    for down, row in enumerate(mapping.to_rows(), start=1):
        for at, text in enumerate(row, start=1):
            if text:
                put_cell(sheet, down, at, text)
    sheet.sheet_state = "hidden"


def _set_for_paper(sheet: Worksheet, header: int, locale: str) -> None:
    from openpyxl.worksheet.header_footer import HeaderFooterItem  # noqa: PLC0415 - an extra
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 - an extra

    sheet.sheet_view.rightToLeft = direction(locale) == "rtl"
    sheet.freeze_panes = f"C{header + 1}"
    sheet.print_title_rows = f"{header}:{header}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = HeaderFooterItem()
    footer.center.text = "&P / &N"
    sheet.HeaderFooter.oddFooter = footer
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = 0.4
    margins.bottom, margins.footer = 0.75, 0.35
