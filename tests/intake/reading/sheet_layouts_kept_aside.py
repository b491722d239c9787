"""Further layouts, written after the reader and not used to make it; nobody in them exists."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from sheet_layouts import (
    BODIES,
    GOVERNORATES,
    Made,
    crowd,
    dates,
    fresh,
    merge,
    saved,
    sex_word,
    write,
)

if TYPE_CHECKING:
    import random

KEPT_ASIDE = {}


def layout(make):
    """Keep a layout under its name."""
    KEPT_ASIDE[make.__name__] = make
    return make


@layout
def words_of_headings_in_the_title(chance: random.Random) -> Made:
    """The title speaks of names, trainers and organisations; the heading says more than it must."""
    people = crowd(chance, chance.randint(6, 15), 2, "en")
    book, sheet = fresh("T")
    write(sheet, 1, ["Name of activity:", "Safe migration"])
    write(sheet, 2, ["Name of trainer:", "p-001"])
    write(sheet, 3, ["Organisation:", "International Organization for Migration"])
    write(sheet, 4, ["Date:", "14 & 15 June 2015"])
    write(
        sheet,
        6,
        [
            "No.",
            "Participant's Full Name\n(as per ID)",
            "Gender (M / F)",
            "Name of Ministry / Directorate",
            "Day 1",
            "Day 2",
        ],
    )
    for row, one in enumerate(people, start=7):
        marks = ["✓" if mark == "present" else "A" for mark in one.marks]
        write(
            sheet,
            row,
            [row - 6, one.name, sex_word(chance, one, "en"), BODIES["en"][one.body], *marks],
        )
    return Made(saved(book), ".xlsx", people, {"T": 7}, dates(2), frozenset({"sex", "body"}))


@layout
def serial_numbers_for_dates(chance: random.Random) -> Made:
    """Dates that have lost their format, a blank row below the heading, blank rows amid people."""
    people = crowd(chance, 9, 2, "en")
    book, sheet = fresh("Q")
    serials = [(day - dt.date(1899, 12, 30)).days for day in dates(2)]
    write(sheet, 1, ["Names", "Sex", *serials])
    row = 3
    for at, one in enumerate(people):
        marks = ["P" if mark == "present" else "A" for mark in one.marks]
        write(sheet, row, [one.name, sex_word(chance, one, "en"), *marks])
        row += 3 if at == 4 else 1
    return Made(saved(book), ".xlsx", people, {"Q": 3}, dates(2))


@layout
def signatures_for_days(chance: random.Random) -> Made:
    """A column of signatures for each day, which the office has filled with words."""
    people = crowd(chance, chance.randint(6, 15), 2)
    book, sheet = fresh("Y", rtl=True)
    write(sheet, 1, ["دورة إدارة الحدود للفترة من 14 الى 15 حزيران 2015"])
    write(
        sheet, 2, ["ت", "الاسم الثلاثي واللقب", "الجنس", "توقيع اليوم الأول", "توقيع اليوم الثاني"]
    )
    for row, one in enumerate(people, start=3):
        marks = ["موقع" if mark == "present" else "غائب" for mark in one.marks]
        write(sheet, row, [row - 2, one.name, sex_word(chance, one, "ar"), *marks])
    return Made(saved(book), ".xlsx", people, {"Y": 3}, dates(2))


@layout
def names_in_two_scripts(chance: random.Random) -> Made:
    """A column of names in Arabic and one in English."""
    people = crowd(chance, chance.randint(6, 15), 1)
    book, sheet = fresh("two")
    write(sheet, 1, ["No", "Name in Arabic", "Name in English", "Sex", "E-mail", "14-Jun-15"])
    for row, one in enumerate(people, start=2):
        mark = "yes" if one.marks[0] == "present" else "no"
        write(
            sheet,
            row,
            [
                row - 1,
                one.name,
                "Placeholder Token",
                sex_word(chance, one, "en"),
                "nobody@example.org",
                mark,
            ],
        )
    return Made(saved(book), ".xlsx", people, {"two": 2}, dates(1))


@layout
def formulas_for_totals(chance: random.Random) -> Made:
    """Totals by formulas whose results the file does not keep; notes below."""
    people = crowd(chance, chance.randint(6, 15), 2, "en")
    book, sheet = fresh("sum")
    write(sheet, 1, ["#", "Attendee name", "Sex", "Phone number", *dates(2), "Days attended"])
    row = 1
    for row, one in enumerate(people, start=2):
        marks = [1 if mark == "present" else 0 for mark in one.marks]
        phone = f"+964 {one.phone[:3]} {one.phone[3:]}"
        write(
            sheet,
            row,
            [row - 1, one.name, sex_word(chance, one, "en"), phone, *marks, f"=SUM(E{row}:F{row})"],
        )
    write(sheet, row + 1, ["Total", None, None, None, f"=SUM(E2:E{row})", f"=SUM(F2:F{row})"])
    write(sheet, row + 3, ["Prepared by: p-001"])
    return Made(saved(book), ".xlsx", people, {"sum": 2}, dates(2), frozenset({"sex", "phone"}))


@layout
def status_in_words(chance: random.Random) -> Made:
    """One column of attendance in words, a footer after a blank row without a total."""
    people = crowd(chance, chance.randint(6, 15), 1)
    book, sheet = fresh("st", rtl=True)
    write(sheet, 1, ["جلسة توعوية", None, None, "التاريخ / Date", dt.datetime(2015, 6, 14)])  # noqa: DTZ001 - sheets know no zones
    write(
        sheet, 3, ["التسلسل", "اسم المشارك الثلاثي", "النوع الاجتماعي", "المحافظة", "حالة الحضور"]
    )
    row = 3
    for row, one in enumerate(people, start=4):
        mark = "حاضر" if one.marks[0] == "present" else "غائب"
        if one is people[2]:
            mark, one.marks[0] = "مجاز", "excused"
        write(
            sheet,
            row,
            [
                row - 3,
                one.name,
                sex_word(chance, one, "ar"),
                GOVERNORATES["ar"][one.governorate],
                mark,
            ],
        )
    write(sheet, row + 2, [None, "المدرب: p-001"])
    return Made(
        saved(book), ".xlsx", people, {"st": 4}, dates(1), frozenset({"sex", "governorate"})
    )


@layout
def open_document(chance: random.Random) -> Made:
    """An ODS file with a title and repeated empty cells."""
    people = crowd(chance, chance.randint(6, 15), 1)
    rows: list[list[object]] = [
        ["Attendance list 14 June 2015"],
        [],
        ["No", "الاسم", "Sex", "Present"],
        *(
            [
                number,
                one.name,
                sex_word(chance, one, "en"),
                "P" if one.marks[0] == "present" else "A",
            ]
            for number, one in enumerate(people, start=1)
        ),
    ]
    return Made(ods(rows, "ورقة1"), ".ods", people, {"ورقة1": 4}, dates(1))


def ods(rows: list[list[object]], title: str) -> bytes:
    """A small OpenDocument spreadsheet."""
    lines = []
    for row in rows:
        cells = "".join(_ods_cell(value) for value in row)
        lines.append(f"<table:table-row>{cells or '<table:table-cell/>'}</table:table-row>")
    lines.append(
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="{escape(title)}">'
        f"{''.join(lines)}</table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest'
            ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type='
            '"application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
        )
    return stream.getvalue()


def _ods_cell(value: object) -> str:
    if isinstance(value, int):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    return (
        '<table:table-cell office:value-type="string">'
        f"<text:p>{escape(str(value))}</text:p></table:table-cell>"
    )


@layout
def legend_beside_the_table(chance: random.Random) -> Made:
    """A legend to the right of the table, a sign in two cells; a hidden sheet of choices."""
    people = crowd(chance, chance.randint(6, 15), 2, "en")
    book, sheet = fresh("beside")
    write(sheet, 1, ["Name", "Sex", *dates(2)])
    for row, one in enumerate(people, start=2):
        marks = ["o" if mark == "present" else "x" for mark in one.marks]
        write(sheet, row, [one.name, sex_word(chance, one, "en"), *marks])
    sheet.cell(2, 7, "o = present")
    sheet.cell(3, 7, "x = absent")
    lists = book.create_sheet("lists")
    write(lists, 1, ["Male", "Female"])
    lists.sheet_state = "hidden"
    return Made(saved(book), ".xlsx", people, {"beside": 2}, dates(2))


@layout
def names_merged_over_two_columns(chance: random.Random) -> Made:
    """Each name is merged over two columns, as is its heading."""
    people = crowd(chance, chance.randint(6, 15), 1)
    book, sheet = fresh("mm", rtl=True)
    write(sheet, 2, ["ت", "الاسم", None, "الجنس", "الهاتف", "14/06/2015"])
    merge(sheet, 2, 2, 2, 3)
    for row, one in enumerate(people, start=3):
        mark = "✓" if one.marks[0] == "present" else "✗"
        write(
            sheet,
            row,
            [row - 2, one.name, None, sex_word(chance, one, "ar"), f"0{one.phone}", mark],
        )
        merge(sheet, row, 2, row, 3)
    return Made(saved(book), ".xlsx", people, {"mm": 3}, dates(1), frozenset({"sex", "phone"}))


@layout
def scores_and_ages(chance: random.Random) -> Made:
    """Tests before and after, ages, disability: columns with numbers that are no days."""
    people = crowd(chance, chance.randint(6, 15), 1, "en")
    book, sheet = fresh("sc")
    write(sheet, 1, ["Training of trainers"])
    write(
        sheet,
        2,
        [
            "Sr.",
            "Name of Participant",
            "Sex",
            "Age",
            "PwD",
            "Pre-test",
            "Post-test",
            "Sunday 14/6/2015",
            "Remarks",
        ],
    )
    for row, one in enumerate(people, start=3):
        mark = "P" if one.marks[0] == "present" else "A"
        write(
            sheet,
            row,
            [
                row - 2,
                one.name,
                sex_word(chance, one, "en"),
                chance.randint(20, 60),
                chance.choice(["No", "Yes"]),
                chance.randint(0, 10),
                chance.randint(0, 10),
                mark,
                "late",
            ],
        )
    return Made(saved(book), ".xlsx", people, {"sc": 3}, dates(1))


@layout
def kurdish_and_english(chance: random.Random) -> Made:
    """Sorani and English in one cell; half days are marked on a line below."""
    people = crowd(chance, chance.randint(6, 15), 2)
    book, sheet = fresh("ke")
    write(sheet, 1, ["Training / ڕاهێنان", "14 - 15 / 6 / 2015"])
    write(
        sheet,
        3,
        [
            "No. ژمارە",
            "ناوی سیانی Name",
            "ڕەگەز Sex",
            "پارێزگا Governorate",
            "Day 1 ڕۆژی یەکەم",
            "Day 2 ڕۆژی دووەم",
        ],
    )
    for row, one in enumerate(people, start=4):
        marks = ["P" if mark == "present" else "A" for mark in one.marks]
        write(
            sheet,
            row,
            [
                row - 3,
                one.name,
                sex_word(chance, one, "ckb"),
                GOVERNORATES["ckb"][one.governorate],
                *marks,
            ],
        )
    return Made(
        saved(book), ".xlsx", people, {"ke": 4}, dates(2), frozenset({"sex", "governorate"})
    )


@layout
def american_dates(chance: random.Random) -> Made:
    """Dates with the month in front, as one of them shows."""
    people = crowd(chance, chance.randint(6, 15), 2, "en")
    book, sheet = fresh("us")
    write(sheet, 1, ["Participant", "Gender", "06/12/2015", "06/13/2015"])
    for row, one in enumerate(people, start=2):
        marks = ["P" if mark == "present" else "A" for mark in one.marks]
        write(sheet, row, [one.name, sex_word(chance, one, "en"), *marks])
    days = [dt.date(2015, 6, 12), dt.date(2015, 6, 13)]
    return Made(saved(book), ".xlsx", people, {"us": 2}, days)


@layout
def everything_is_text(chance: random.Random) -> Made:
    """Every cell is a text with blanks around it, numbers and dates included."""
    people = crowd(chance, chance.randint(6, 15), 2)
    book, sheet = fresh(" ورقة ", rtl=True)
    write(sheet, 1, [" م ", " أسماء المشاركين ", " الجنس ", " ٢٠١٥/٦/١٤ ", " ٢٠١٥/٦/١٥ "])
    for row, one in enumerate(people, start=2):
        marks = [" ١ " if mark == "present" else " ٠ " for mark in one.marks]
        write(
            sheet,
            row,
            [f" {row - 1} ", f" {one.name} ", f" {sex_word(chance, one, 'ar')}\u00a0", *marks],
        )
    return Made(saved(book), ".xlsx", people, {" ورقة ": 2}, dates(2))


@layout
def a_register_of_lists(chance: random.Random) -> Made:
    """A cover sheet, and a list on the second sheet."""
    people = crowd(chance, chance.randint(6, 15), 1, "en")
    book, cover = fresh("Cover")
    write(cover, 1, ["Monthly report"])
    write(cover, 3, ["Contents", "Page"])
    write(cover, 4, ["Attendance", 2])
    sheet = book.create_sheet("Attendance 14 June")
    write(sheet, 1, ["Attendance sheet of 14.06.2015"])
    write(sheet, 2, ["NO", "NAME", "SEX", "STATUS"])
    for row, one in enumerate(people, start=3):
        mark = "PRESENT" if one.marks[0] == "present" else "ABSENT"
        write(sheet, row, [row - 2, one.name.upper(), sex_word(chance, one, "en"), mark])
        one.parts = [part.upper() for part in one.parts]
    return Made(saved(book), ".xlsx", people, {"Attendance 14 June": 3}, dates(1))


@layout
def two_headings_for_one_name(chance: random.Random) -> Made:
    """First name and surname, a group above, days as D1 and D2."""
    people = crowd(chance, chance.randint(6, 15), 2, "en")
    book, sheet = fresh("fs")
    write(sheet, 1, ["Period: 14/06/2015 to 15/06/2015"])
    write(sheet, 2, ["Participant", None, None, "Attendance", None])
    merge(sheet, 2, 1, 2, 3)
    merge(sheet, 2, 4, 2, 5)
    write(sheet, 3, ["First name", "Surname", "Sex", "D1", "D2"])
    for row, one in enumerate(people, start=4):
        one.parts = [one.parts[0], one.parts[3]]
        marks = ["✓" if mark == "present" else "✗" for mark in one.marks]
        write(sheet, row, [*one.parts, sex_word(chance, one, "en"), *marks])
    return Made(saved(book), ".xlsx", people, {"fs": 4}, dates(2))
