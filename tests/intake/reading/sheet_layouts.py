"""Attendance sheets as offices lay them out, with what is true of them; nobody in them exists."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from openpyxl import Workbook
from openpyxl.styles import Font

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

SHEETS = Path(__file__).parents[1] / "sheets"
TOKENS = [
    tuple(line.split("\t"))
    for line in (SHEETS / "name_tokens_cc0.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
FIRST_DAY = dt.date(2015, 6, 14)  # a Sunday
SEX_WORDS = {
    "en": {"female": ["F", "Female", "f", "FEMALE"], "male": ["M", "Male", "male", "m"]},
    "ar": {"female": ["أنثى", "انثى", "أنثي"], "male": ["ذكر", "ذكر "]},
    "ckb": {"female": ["مێ"], "male": ["نێر"]},
}
GOVERNORATES = {
    "en": {"IQ-NI": "Ninewa", "IQ-AR": "Erbil", "IQ-BA": "Basra", "IQ-BG": "Baghdad"},
    "ar": {"IQ-NI": "نينوى", "IQ-AR": "اربيل", "IQ-BA": "البصرة", "IQ-BG": "بغداد"},
    "ckb": {"IQ-NI": "نەینەوا", "IQ-AR": "هەولێر", "IQ-BA": "بەسرە", "IQ-BG": "بەغدا"},
}
BODIES = {
    "en": {"iq-momd": "Ministry of Migration and Displacement", "iq-mofa": "MoFA"},
    "ar": {"iq-momd": "وزارة الهجرة والمهجرين", "iq-mofa": "وزارة الخارجية"},
    "ckb": {"iq-momd": "وزارة الهجرة والمهجرين", "iq-mofa": "وزارة الخارجية"},
}
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@attrs.define
class Person:
    """Somebody who does not exist."""

    parts: list[str]
    sex: str
    governorate: str
    body: str
    phone: str
    marks: list[str]

    @property
    def name(self) -> str:
        """The name as the sheet has it."""
        return " ".join(self.parts)


@attrs.define
class Made:
    """A file, and what is true of it.

    Attributes:
        data: The bytes.
        suffix: How its name ends.
        people: Who is on it, in the order of the file.
        first_row: The first row of people of each sheet that has a list.
        days: The days that it has columns for.
        fields: Which fields it has columns for.
        refused: Whether nothing can be read of it.
    """

    data: bytes
    suffix: str
    people: list[Person]
    first_row: dict[str, int]
    days: list[dt.date] = attrs.field(factory=list)
    fields: frozenset[str] = frozenset({"sex"})
    refused: bool = False


def crowd(chance: random.Random, count: int, days: int, script: str = "ar") -> list[Person]:
    """People of tokens, each name once."""
    people: dict[str, Person] = {}
    column = 0 if script == "ar" else 1
    while len(people) < count:
        parts = [token[column] for token in chance.sample(TOKENS, 4)]
        digits = "".join(chance.choice("0123456789") for _ in range(8))
        person = Person(
            parts=parts,
            sex=chance.choice(["female", "male"]),
            governorate=chance.choice(list(GOVERNORATES["en"])),
            body=chance.choice(list(BODIES["en"])),
            phone=f"77{digits}",
            marks=[chance.choices(["present", "absent"], [5, 1])[0] for _ in range(days)],
        )
        people.setdefault(person.name, person)
    found = list(people.values())
    for day in range(days):  # every mark occurs on every sheet
        found[0].marks[day] = "present"
        found[1].marks[day] = "absent"
    return found


def dates(count: int) -> list[dt.date]:
    """Days from the first, one after the other."""
    return [FIRST_DAY + dt.timedelta(days=at) for at in range(count)]


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def fresh(title: str = "Sheet1", *, rtl: bool = False) -> tuple[Workbook, Worksheet]:
    """A workbook with one sheet."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    sheet.sheet_view.rightToLeft = rtl
    return book, sheet


def write(sheet: Worksheet, row: int, values: list[object], left: int = 1) -> None:
    """Write values into a row; `None` leaves a cell empty."""
    for at, value in enumerate(values, start=left):
        if value is not None:
            sheet.cell(row, at, value)


def merge(sheet: Worksheet, top: int, left: int, bottom: int, right: int) -> None:
    """Merge cells."""
    sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def sex_word(chance: random.Random, person: Person, language: str) -> str:
    """One of the words for a person's sex."""
    return chance.choice(SEX_WORDS[language][person.sex])


LAYOUTS: dict[str, Callable[[random.Random], Made]] = {}


def layout(make: Callable[[random.Random], Made]) -> Callable[[random.Random], Made]:
    """Keep a layout under its name."""
    LAYOUTS[make.__name__] = make
    return make


@layout
def plain_english(chance: random.Random) -> Made:
    """One heading, no title, letters for marks."""
    people = crowd(chance, chance.randint(5, 30), 2, "en")
    book, sheet = fresh()
    write(sheet, 1, ["No.", "Full name", "Sex", "Governorate", "Mobile no.", *dates(2)])
    for row, one in enumerate(people, start=2):
        marks = [{"present": "P", "absent": "A"}[mark] for mark in one.marks]
        place = GOVERNORATES["en"][one.governorate]
        sex = sex_word(chance, one, "en")
        write(sheet, row, [row - 1, one.name, sex, place, f"0{one.phone}", *marks])
    return Made(
        saved(book),
        ".xlsx",
        people,
        {"Sheet1": 2},
        dates(2),
        frozenset({"sex", "governorate", "phone"}),
    )


@layout
def arabic_with_title(chance: random.Random) -> Made:
    """A merged title, lines of facts, ticks and empty cells, a total, signatures."""
    people = crowd(chance, chance.randint(6, 25), 3)
    book, sheet = fresh("الحضور", rtl=True)
    write(sheet, 1, ["كشف حضور المشاركين"])
    merge(sheet, 1, 1, 1, 8)
    write(sheet, 2, ["عنوان الدورة: إدارة الهجرة"])
    write(sheet, 3, ["المكان: فندق - أربيل", None, None, "التاريخ: 14-16 حزيران 2015"])
    write(
        sheet,
        5,
        [
            "ت",
            "الاسم الرباعي",
            "الجنس",
            "الجهة",
            "اليوم الأول",
            "اليوم الثاني",
            "اليوم الثالث",
            "التوقيع",
        ],
    )
    row = 6
    for row, one in enumerate(people, start=6):
        marks = ["✓" if mark == "present" else None for mark in one.marks]
        body = BODIES["ar"][one.body]
        write(sheet, row, [row - 5, one.name, sex_word(chance, one, "ar"), body, *marks])
    write(sheet, row + 1, ["المجموع", None, None, None, 5, 5, 5])
    write(sheet, row + 4, ["توقيع المدرب:", None, None, "المصادقة"])
    return Made(saved(book), ".xlsx", people, {"الحضور": 6}, dates(3), frozenset({"sex", "body"}))


@layout
def two_languages_in_a_cell(chance: random.Random) -> Made:
    """Headings such as `Name / الاسم`, over line breaks as well."""
    people = crowd(chance, chance.randint(4, 20), 1)
    book, sheet = fresh("List")
    write(sheet, 2, ["International workshop, Baghdad"])
    write(
        sheet,
        3,
        [
            "#",
            "Name / الاسم",
            "Gender\nالجنس",
            "Ministry - الوزارة",
            "14/6/2015 الأحد",
            "Signature / التوقيع",
        ],
    )
    for row, one in enumerate(people, start=4):
        mark = "حاضر" if one.marks[0] == "present" else "غائب"
        body = BODIES["en"][one.body]
        write(sheet, row, [row - 3, one.name, sex_word(chance, one, "ar"), body, mark, None])
    return Made(saved(book), ".xlsx", people, {"List": 4}, dates(1), frozenset({"sex", "body"}))


@layout
def english_above_arabic(chance: random.Random) -> Made:
    """A heading in English, the same in Arabic below it."""
    people = crowd(chance, chance.randint(5, 20), 2)
    book, sheet = fresh("day")
    write(sheet, 4, ["No", "Name", "Sex", "Organisation", "Phone", "Day 1", "Day 2"])
    write(sheet, 5, ["ت", "الاسم", "الجنس", "الجهة", "رقم الهاتف", "اليوم 1", "اليوم 2"])
    write(sheet, 1, ["Training dates:", "14-15 June 2015"])
    for row, one in enumerate(people, start=6):
        marks = [1 if mark == "present" else 0 for mark in one.marks]
        sex, body = sex_word(chance, one, "en"), BODIES["ar"][one.body]
        write(sheet, row, [row - 5, one.name, sex, body, int(one.phone), *marks])
    return Made(
        saved(book), ".xlsx", people, {"day": 6}, dates(2), frozenset({"sex", "body", "phone"})
    )


@layout
def merged_heading_of_two_rows(chance: random.Random) -> Made:
    """Fields merged over two rows; a group of days merged over their dates."""
    people = crowd(chance, chance.randint(5, 25), 3)
    book, sheet = fresh("A", rtl=True)
    write(sheet, 2, ["ت", "اسم المشارك", "الجنس", "المحافظة", "أيام الحضور"])
    for column in range(1, 5):
        merge(sheet, 2, column, 3, column)
    merge(sheet, 2, 5, 2, 7)
    write(sheet, 3, [f"{day.day}/{day.month}/{day.year}" for day in dates(3)], 5)
    for row, one in enumerate(people, start=4):
        marks = ["ح" if mark == "present" else "غ" for mark in one.marks]
        place = GOVERNORATES["ar"][one.governorate]
        write(sheet, row, [row - 3, one.name, sex_word(chance, one, "ar"), place, *marks])
    return Made(saved(book), ".xlsx", people, {"A": 4}, dates(3), frozenset({"sex", "governorate"}))


@layout
def weekdays_under_dates(chance: random.Random) -> Made:
    """Dates, weekdays below them, nothing merged, nothing else in the second row."""
    people = crowd(chance, chance.randint(5, 25), 4)
    book, sheet = fresh("Attendance")
    write(sheet, 1, ["Attendance register"])
    write(sheet, 3, ["S/N", "Participant name", "M/F", *dates(4)])
    write(sheet, 4, [day.strftime("%A") for day in dates(4)], 4)
    for row, one in enumerate(people, start=5):
        marks = ["✔" if mark == "present" else "✗" for mark in one.marks]
        write(sheet, row, [row - 4, one.name, sex_word(chance, one, "en"), *marks])
    return Made(saved(book), ".xlsx", people, {"Attendance": 5}, dates(4))


@layout
def below_a_block_of_figures(chance: random.Random) -> Made:
    """The register begins below a block of key figures."""
    people = crowd(chance, chance.randint(5, 25), 2, "en")
    book, sheet = fresh("Register")
    write(sheet, 1, ["Summary"])
    write(sheet, 2, ["Indicator", "Target", "Actual"])
    write(sheet, 3, ["People trained", 30, 27])
    write(sheet, 4, ["Women", 15, 17])
    write(sheet, 5, ["Sessions", 2, 2])
    write(sheet, 8, ["Date", "14 June 2015"])
    write(sheet, 9, ["Venue", "Training centre, Erbil"])
    write(sheet, 11, ["No", "Name of participant", "Gender", "14 June", "15 June"])
    for row, one in enumerate(people, start=12):
        marks = ["Present" if mark == "present" else "Absent" for mark in one.marks]
        write(sheet, row, [row - 11, one.name, sex_word(chance, one, "en"), *marks])
    return Made(saved(book), ".xlsx", people, {"Register": 12}, dates(2))


@layout
def tags_below_the_heading(chance: random.Random) -> Made:
    """A row of HXL tags below the heading."""
    people = crowd(chance, chance.randint(5, 20), 0, "en")
    book, sheet = fresh("hxl")
    write(sheet, 1, ["Name", "Sex", "Governorate", "Organisation"])
    write(sheet, 2, ["#meta+name", "#meta+sex", "#adm1+name", "#org+name"])
    for row, one in enumerate(people, start=3):
        place, body = GOVERNORATES["en"][one.governorate], BODIES["en"][one.body]
        write(sheet, row, [one.name, sex_word(chance, one, "en"), place, body])
    return Made(
        saved(book), ".xlsx", people, {"hxl": 3}, [], frozenset({"sex", "governorate", "body"})
    )


@layout
def far_from_the_corner(chance: random.Random) -> Made:
    """The table stands far down and to the right, after empty rows and columns."""
    people = crowd(chance, chance.randint(5, 15), 2)
    book, sheet = fresh("x", rtl=True)
    write(sheet, 6, ["محضر الحضور ليوم 14 و 15 حزيران 2015"], 5)
    write(sheet, 9, ["التسلسل", "الاسم الكامل", "الجنس", "14/6", "15/6", "الملاحظات"], 4)
    for row, one in enumerate(people, start=10):
        marks = ["√" if mark == "present" else "غ" for mark in one.marks]
        write(sheet, row, [row - 9, one.name, sex_word(chance, one, "ar"), *marks, "-"], 4)
    return Made(saved(book), ".xlsx", people, {"x": 10}, dates(2))


@layout
def names_in_four_parts(chance: random.Random) -> Made:
    """Four columns for a name, under a merged heading."""
    people = crowd(chance, chance.randint(5, 20), 1)
    book, sheet = fresh("رباعي", rtl=True)
    write(sheet, 1, ["ت", "اسم المشارك", None, None, None, "الجنس", "الحضور"])
    merge(sheet, 1, 2, 1, 5)
    write(sheet, 2, ["الاسم الأول", "اسم الأب", "اسم الجد", "اللقب", None, "14/6/2015"], 2)
    for row, one in enumerate(people, start=3):
        mark = "نعم" if one.marks[0] == "present" else "لا"
        write(sheet, row, [row - 2, *one.parts, sex_word(chance, one, "ar"), mark])
    return Made(saved(book), ".xlsx", people, {"رباعي": 3}, dates(1))


@layout
def sorani(chance: random.Random) -> Made:
    """Headings and days in Sorani Kurdish, digits of the region."""
    people = crowd(chance, chance.randint(5, 20), 2)
    book, sheet = fresh("لیست", rtl=True)
    write(sheet, 1, ["بەروار: ١٤-١٥ حوزەیران ٢٠١٥"])
    write(
        sheet,
        3,
        [
            "ژ",
            "ناوی سیانی",
            "ڕەگەز",
            "پارێزگا",
            "ژمارەی مۆبایل",
            "ڕۆژی یەکەم",
            "ڕۆژی دووەم",
            "واژۆ",
        ],
    )
    for row, one in enumerate(people, start=4):
        marks = ["ئامادە" if mark == "present" else "نەهاتوو" for mark in one.marks]
        phone = f"0{one.phone}".translate(EASTERN)
        place = GOVERNORATES["ckb"][one.governorate]
        number = str(row - 3).translate(EASTERN)
        write(sheet, row, [number, one.name, sex_word(chance, one, "ckb"), place, phone, *marks])
    return Made(
        saved(book),
        ".xlsx",
        people,
        {"لیست": 4},
        dates(2),
        frozenset({"sex", "governorate", "phone"}),
    )


@layout
def ticks_of_a_font(chance: random.Random) -> Made:
    """Ticks that Wingdings draws, a legend below, a total, a page number."""
    people = crowd(chance, chance.randint(5, 20), 2, "en")
    book, sheet = fresh("W")
    write(sheet, 1, ["Sr", "Trainee", "Sex", "Day 1 - 14/6/2015", "Day 2 - 15/6/2015"])
    row = 2
    for row, one in enumerate(people, start=2):
        write(sheet, row, [row - 1, one.name, sex_word(chance, one, "en")])
        for at, mark in enumerate(one.marks, start=4):
            cell = sheet.cell(row, at, "ü" if mark == "present" else "û")
            cell.font = Font(name="Wingdings")
    write(sheet, row + 1, [None, "Total", None, 3, 4])
    write(sheet, row + 3, ["Page 1"])
    return Made(saved(book), ".xlsx", people, {"W": 2}, dates(2))


@layout
def crosses_with_a_legend(chance: random.Random) -> Made:
    """`x` for whoever came, as the legend says."""
    people = crowd(chance, chance.randint(5, 20), 2, "en")
    book, sheet = fresh("L")
    write(sheet, 1, ["Legend: x = present, empty = absent"])
    write(sheet, 3, ["Name", "Sex", *dates(2)])
    for row, one in enumerate(people, start=4):
        marks = ["x" if mark == "present" else None for mark in one.marks]
        write(sheet, row, [one.name, sex_word(chance, one, "en"), *marks])
    return Made(saved(book), ".xlsx", people, {"L": 4}, dates(2))


@layout
def crosses_for_the_absent(chance: random.Random) -> Made:
    """`x` beside ticks, which is then absent, as most sheets mean it."""
    people = crowd(chance, chance.randint(5, 20), 2)
    book, sheet = fresh("L", rtl=True)
    write(sheet, 1, ["ت", "الاسم", "الجنس", *dates(2)])
    for row, one in enumerate(people, start=2):
        marks = ["✓" if mark == "present" else "x" for mark in one.marks]
        write(sheet, row, [row - 1, one.name, sex_word(chance, one, "ar"), *marks])
    return Made(saved(book), ".xlsx", people, {"L": 2}, dates(2))


def _delimited(rows: list[list[object]], separator: str, encoding: str) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator).writerows(rows)
    return stream.getvalue().encode(encoding)


@layout
def csv_of_windows_arabic(chance: random.Random) -> Made:
    """Semicolons and the Arabic code page of Windows, with lines of title."""
    people = crowd(chance, chance.randint(5, 20), 1)
    rows: list[list[object]] = [
        ["سجل الحضور"],
        ["التاريخ", "14/6/2015"],
        [],
        ["ت", "الاسم الثلاثي", "الجنس", "رقم الموبايل", "حضور اليوم الأول"],
    ]
    for number, one in enumerate(people, start=1):
        mark = "حاضر" if one.marks[0] == "present" else "غائب"
        rows.append([number, one.name, sex_word(chance, one, "ar"), one.phone, mark])
    data = _delimited(rows, ";", "cp1256")
    return Made(data, ".csv", people, {"": 5}, dates(1), frozenset({"sex", "phone"}))


@layout
def tabs_and_utf_16(chance: random.Random) -> Made:
    """What "Unicode text" is in a spreadsheet program."""
    people = crowd(chance, chance.randint(5, 20), 2)
    rows: list[list[object]] = [["#", "Name", "Gender", "D1 14/06/2015", "D2 15/06/2015"]]
    for number, one in enumerate(people, start=1):
        marks = ["TRUE" if mark == "present" else "FALSE" for mark in one.marks]
        rows.append([number, one.name, sex_word(chance, one, "ar"), *marks])
    return Made(_delimited(rows, "\t", "utf-16"), ".tsv", people, {"": 2}, dates(2))


@layout
def a_sheet_for_each_day(chance: random.Random) -> Made:
    """Two sheets, one a day, each with its date above, other people on each."""
    people = crowd(chance, 12, 1, "en")
    book = Workbook()
    book.remove(book.active)
    for order, day in enumerate(dates(2)):
        sheet = book.create_sheet(f"Day {order + 1}")
        write(sheet, 1, [f"Date: {day:%d/%m/%Y}"])
        write(sheet, 2, ["No", "Name", "Sex", "Attendance"])
        for row, one in enumerate(people[order * 6 : order * 6 + 6], start=3):
            mark = "P" if one.marks[0] == "present" else "A"
            write(sheet, row, [row - 2, one.name, sex_word(chance, one, "en"), mark])
    for at, one in enumerate(people):
        one.marks = [one.marks[0], "unknown"] if at < 6 else ["unknown", one.marks[0]]
    return Made(saved(book), ".xlsx", people, {"Day 1": 3, "Day 2": 3}, dates(2))


@layout
def merged_ministries(chance: random.Random) -> Made:
    """One merged cell of a ministry for all whom it sent."""
    people = sorted(crowd(chance, chance.randint(6, 20), 1), key=lambda one: one.body)
    book, sheet = fresh("M", rtl=True)
    write(sheet, 1, ["الوزارة", "الاسم", "الجنس", "14 حزيران 2015"])
    begun = 2
    for row, one in enumerate(people, start=2):
        mark = "✓" if one.marks[0] == "present" else "✗"
        write(sheet, row, [None, one.name, sex_word(chance, one, "ar"), mark])
        is_last = row - 1 == len(people) or people[row - 1].body != one.body
        if is_last:
            sheet.cell(begun, 1, BODIES["ar"][one.body])
            merge(sheet, begun, 1, row, 1)
            begun = row + 1
    return Made(saved(book), ".xlsx", people, {"M": 2}, dates(1), frozenset({"sex", "body"}))


@layout
def sections_of_ministries(chance: random.Random) -> Made:
    """A merged line with a ministry above those whom it sent."""
    people = sorted(crowd(chance, chance.randint(6, 20), 1), key=lambda one: one.body)
    book, sheet = fresh("S")
    write(sheet, 1, ["No", "Full name", "Sex", "16/6/2015"])
    row, before = 2, None
    for number, one in enumerate(people, start=1):
        if one.body != before:
            write(sheet, row, [BODIES["en"][one.body]])
            merge(sheet, row, 1, row, 4)
            row, before = row + 1, one.body
        mark = "P" if one.marks[0] == "present" else "A"
        write(sheet, row, [number, one.name, sex_word(chance, one, "en"), mark])
        row += 1
    day = [dt.date(2015, 6, 16)]
    return Made(saved(book), ".xlsx", people, {"S": 3}, day, frozenset({"sex", "body"}))


@layout
def heading_on_every_page(chance: random.Random) -> Made:
    """The heading once more after ten rows; numbers without names at the end."""
    people = crowd(chance, 23, 1)
    book, sheet = fresh("P", rtl=True)
    heading = ["ت", "الاسم الرباعي", "الجنس", "الحضور", "التوقيع"]
    write(sheet, 1, ["قائمة الحضور ليوم الأحد 14/6/2015"])
    row = 2
    for number, one in enumerate(people, start=1):
        if number % 10 == 1:
            write(sheet, row, heading)
            row += 1
        mark = "حاضر" if one.marks[0] == "present" else "غائب"
        write(sheet, row, [number, one.name, sex_word(chance, one, "ar"), mark])
        row += 1
    for number in range(24, 31):
        write(sheet, row, [number])
        row += 1
    write(sheet, row, ["المجموع الكلي", 23])
    return Made(saved(book), ".xlsx", people, {"P": 3}, dates(1))


@layout
def mornings_and_afternoons(chance: random.Random) -> Made:
    """Two columns for each day, under its merged date; a hidden row."""
    people = crowd(chance, chance.randint(5, 15), 2, "en")
    book, sheet = fresh("H")
    write(sheet, 1, ["No", "Name", "Sex", dates(2)[0], None, dates(2)[1], None])
    merge(sheet, 1, 4, 1, 5)
    merge(sheet, 1, 6, 1, 7)
    for column in (1, 2, 3):
        merge(sheet, 1, column, 2, column)
    write(sheet, 2, ["AM", "PM", "AM", "PM"], 4)
    for row, one in enumerate(people, start=3):
        marks: list[object] = []
        for mark in one.marks:
            marks += ["A", chance.choice(["P"])] if mark == "present" else ["A", "A"]
        write(sheet, row, [row - 2, one.name, sex_word(chance, one, "en"), *marks])
    sheet.row_dimensions[4].hidden = True
    return Made(saved(book), ".xlsx", people, {"H": 3}, dates(2))


@layout
def numbered_columns(chance: random.Random) -> Made:
    """A row that numbers the columns, as ministries print it."""
    people = crowd(chance, chance.randint(5, 15), 1)
    book, sheet = fresh("N", rtl=True)
    write(sheet, 1, ["ت", "الاسم", "الجنس", "الوزارة", "14/6/2015"])
    write(sheet, 2, ["(1)", "(2)", "(3)", "(4)", "(5)"])
    for row, one in enumerate(people, start=3):
        mark = "✓" if one.marks[0] == "present" else "غ"
        body = BODIES["ar"][one.body]
        write(sheet, row, [row - 2, one.name, sex_word(chance, one, "ar"), body, mark])
    return Made(saved(book), ".xlsx", people, {"N": 3}, dates(1), frozenset({"sex", "body"}))


@layout
def heading_of_five_rows(chance: random.Random) -> Made:
    """Three languages, dates and weekdays."""
    people = crowd(chance, chance.randint(5, 15), 3)
    book, sheet = fresh("V")
    write(sheet, 1, ["Training attendance, Duhok"])
    merge(sheet, 1, 1, 1, 7)
    write(sheet, 3, ["No", "Name", "Sex", "Organisation", "Days of attendance"])
    merge(sheet, 3, 5, 3, 7)
    write(sheet, 4, ["ت", "الاسم", "الجنس", "الجهة", "أيام الحضور"])
    merge(sheet, 4, 5, 4, 7)
    write(sheet, 5, ["ژ", "ناو", "ڕەگەز", "لایەن"])
    write(sheet, 6, [None, None, None, None, *dates(3)])
    write(sheet, 7, [None, None, None, None, "الأحد", "الاثنين", "الثلاثاء"])
    for row, one in enumerate(people, start=8):
        marks = ["✓" if mark == "present" else "✗" for mark in one.marks]
        body = BODIES["ar"][one.body]
        write(sheet, row, [row - 7, one.name, sex_word(chance, one, "ar"), body, *marks])
    return Made(saved(book), ".xlsx", people, {"V": 8}, dates(3), frozenset({"sex", "body"}))


@layout
def two_lists_below_each_other(chance: random.Random) -> Made:
    """A list for each day on one sheet, each with its own title."""
    people = crowd(chance, 10, 1, "en")
    book, sheet = fresh("B")
    row = 1
    for order, day in enumerate(dates(2)):
        write(sheet, row, [f"Participants on {day.day} June 2015"])
        write(sheet, row + 1, ["No", "Name", "Sex", "Present"])
        for number, one in enumerate(people[order * 5 : order * 5 + 5], start=1):
            mark = "Y" if one.marks[0] == "present" else "N"
            write(sheet, row + 1 + number, [number, one.name, sex_word(chance, one, "en"), mark])
        row += 9
    for at, one in enumerate(people):
        one.marks = [one.marks[0], "unknown"] if at < 5 else ["unknown", one.marks[0]]
    return Made(saved(book), ".xlsx", people, {"B": 3}, dates(2))


@layout
def two_lists_side_by_side(chance: random.Random) -> Made:
    """One list printed in two halves beside each other."""
    people = crowd(chance, 12, 0)
    book, sheet = fresh("D", rtl=True)
    heading = ["ت", "الاسم", "الجنس", "التوقيع"]
    write(sheet, 2, [*heading, None, *heading])
    for at, one in enumerate(people):
        left = 1 if at < 6 else 6
        write(sheet, 3 + at % 6, [at + 1, one.name, sex_word(chance, one, "ar")], left)
    return Made(saved(book), ".xlsx", people, {"D": 3})


@layout
def a_column_for_each_sex(chance: random.Random) -> Made:
    """The sex is ticked in one of two columns."""
    people = crowd(chance, chance.randint(5, 15), 1)
    book, sheet = fresh("F", rtl=True)
    write(sheet, 1, ["ت", "الاسم", "الجنس", None, "14/6/2015"])
    merge(sheet, 1, 3, 1, 4)
    write(sheet, 2, [None, None, "ذكر", "أنثى", None])
    for row, one in enumerate(people, start=3):
        sexes = ["✓", None] if one.sex == "male" else [None, "✓"]
        mark = "P" if one.marks[0] == "present" else "A"
        write(sheet, row, [row - 2, one.name, *sexes, mark])
    return Made(saved(book), ".xlsx", people, {"F": 3}, dates(1))


@layout
def broken_headings(chance: random.Random) -> Made:
    """Headings of several words that go over two rows, nothing merged."""
    people = crowd(chance, chance.randint(5, 15), 1, "en")
    book, sheet = fresh("K")
    write(sheet, 1, ["Serial", "Full", "Sex", "Phone", "14 June"])
    write(sheet, 2, ["no", "name", "(M/F)", "number", "2015"])
    for row, one in enumerate(people, start=3):
        mark = "P" if one.marks[0] == "present" else "A"
        sex = sex_word(chance, one, "en")
        write(sheet, row, [row - 2, one.name, sex, float(one.phone), mark])
    return Made(saved(book), ".xlsx", people, {"K": 3}, dates(1), frozenset({"sex", "phone"}))


@layout
def days_of_a_month(chance: random.Random) -> Made:
    """The month above, the days of it as numbers."""
    people = crowd(chance, chance.randint(5, 15), 4)
    book, sheet = fresh("G", rtl=True)
    write(sheet, 1, ["ت", "الاسم", "الجنس", "حزيران 2015"])
    merge(sheet, 1, 4, 1, 7)
    write(sheet, 2, [None, None, None, 14, 15, 16, 17])
    for row, one in enumerate(people, start=3):
        marks = ["ح" if mark == "present" else "غ" for mark in one.marks]
        write(sheet, row, [row - 2, one.name, sex_word(chance, one, "ar"), *marks])
    return Made(saved(book), ".xlsx", people, {"G": 3}, dates(4))


@layout
def names_alone(chance: random.Random) -> Made:
    """A list of names and nothing else."""
    people = crowd(chance, chance.randint(5, 15), 0)
    rows: list[list[object]] = [["أسماء المشاركين"], *([one.name] for one in people)]
    return Made(_delimited(rows, ",", "utf-8"), ".csv", people, {"": 2}, [], frozenset())


@layout
def no_heading(chance: random.Random) -> Made:
    """People without any heading: nothing can be read for certain."""
    people = crowd(chance, 8, 1)
    book, sheet = fresh("Z", rtl=True)
    for row, one in enumerate(people, start=1):
        write(sheet, row, [row, one.name, sex_word(chance, one, "ar"), "✓"])
    return Made(saved(book), ".xlsx", [], {}, refused=True)


@layout
def heading_of_strangers(chance: random.Random) -> Made:
    """A table of something else."""
    book, sheet = fresh("I")
    write(sheet, 1, ["Item", "Quantity", "Unit price", "Total"])
    for row in range(2, 9):
        write(sheet, row, [f"Chair {row}", row, 10 * row, 10 * row * row])
    return Made(saved(book), ".xlsx", [], {}, refused=True)
