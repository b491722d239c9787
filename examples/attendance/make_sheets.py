"""Makes the two sheets of this folder anew: `python examples/attendance/make_sheets.py`.

Nobody on them exists. Each name is put together from tokens of a list that is in the public domain
(CC0, `benchmarks/names/README.md`), in the spellings that the list has for them; each phone number
begins with 0770 000, which no network gives out.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent

MIGRATION = ("وزارة الهجرة والمهجرين", "Ministry of Migration and Displacement")
LABOUR = ("وزارة العمل والشؤون الاجتماعية", "MoLSA")
INTERIOR = ("وزارة الداخلية العراقية", "Iraqi Ministry of Interior")

# Own name, father, grandfather, family; sex; body; governorate. The Latin name as the second day's
# sheet has it, shorter or spelt otherwise; `None` for who did not sign that day.
FIRST_DAY = (
    ("سامي كاظم ناصر عباس", "Sami Kadhim Nasir", "M", MIGRATION, ("بغداد", "Baghdad")),
    ("زينب حسين محمود رشيد", "Zainab Hussein Mahmood", "F", MIGRATION, ("بغداد", "Baghdad")),
    ("فاطمة يوسف جاسم كريم", "Fatma Yousef Jassim Karim", "F", LABOUR, ("البصرة", "Basrah")),
    ("طارق إبراهيم صالح حميد", "Tariq Ibrahim Salih", "M", LABOUR, ("نينوى", "Ninewa")),
    ("مريم خالد عدنان مصطفى", "Mariam Khalid Adnan", "F", INTERIOR, ("ذي قار", "Thi-Qar")),
    ("وليد عباس كريم ناصر", "Waleed Abbas Kareem Nasser", "M", INTERIOR, ("كركوك", "Kirkuk")),
    ("ليلى نبيل فوزي صالح", "Laila Nabeel Fawzi", "F", MIGRATION, ("ديالى", "Diyala")),
    ("ياسر رشيد محمود علي", "Yasir Rasheed Mahmoud", "M", LABOUR, ("واسط", "Wasit")),
    ("هدى سامي يوسف إبراهيم", None, "F", LABOUR, ("النجف", "Najaf")),
    ("عمار جاسم حسن خالد", None, "M", INTERIOR, ("بابل", "Babylon")),
    ("رنا كاظم ناصر عباس", None, "F", MIGRATION, ("بغداد", "Baghdad")),
)
SECOND_DAY_ONLY = (
    ("Nadia Karim Jabbar", "F", MIGRATION, "Anbar"),
    ("Mustafa Ahmed Hameed", "M", LABOUR, "Missan"),
    ("Sarah Tarek Yasser", "F", INTERIOR, "Karbala"),
)

THIN = Side(style="thin", color="777777")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
SHADE = PatternFill("solid", fgColor="E4E4E4")
DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def phone(number: int) -> str:
    """The phone of a person: one that does not exist."""
    return f"0770000{number:04}"


def lay_out(sheet: Worksheet, titles: Sequence[str], table: Sequence[Sequence[object]]) -> None:
    """Title lines merged over the table, a shaded heading, and the lines of people."""
    width = len(table[0])
    for row, title in enumerate(titles, start=1):
        sheet.cell(row, 1, title).font = Font(bold=True)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    top = len(titles) + 2
    for down, line in enumerate(table, start=top):
        for at, value in enumerate(line, start=1):
            cell = sheet.cell(down, at, value)
            cell.border = BOX
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            if down == top:
                cell.font, cell.fill = Font(bold=True), SHADE
    for at in range(1, width + 1):
        widest = max(len(str(line[at - 1] or "")) for line in table)
        sheet.column_dimensions[openpyxl.utils.get_column_letter(at)].width = widest + 3


def first_day() -> openpyxl.Workbook:
    """The sheet of the first day, in Arabic: everybody wrote a name of four parts."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "اليوم الأول"
    sheet.sheet_view.rightToLeft = True
    heading = ("ت", "الاسم الرباعي", "الجنس", "الوزارة", "المحافظة", "رقم الهاتف")
    table: list[Sequence[object]] = [(*heading, "١٤ آذار ٢٠١٦", "التوقيع")]
    for number, (name, _, sex, body, home) in enumerate(FIRST_DAY, start=1):
        said = "أنثى" if sex == "F" else "ذكر"
        called = phone(number).translate(DIGITS)
        table.append((number, name, said, body[0], home[0], called, "✓", None))
    titles = (
        "قائمة الحضور",
        "المكان: بغداد",
        "التاريخ: ١٤ آذار ٢٠١٦",
    )
    lay_out(sheet, titles, table)
    return book


def second_day() -> openpyxl.Workbook:
    """The sheet of the second day, in English: shorter names, other spellings, one slip."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Day 2"
    heading = ("No.", "Full name", "Sex", "Ministry / organisation", "Governorate", "Mobile")
    table: list[Sequence[object]] = [(*heading, "15 March 2016", "Signature")]
    lines = [
        (name, sex, body[1], home[1], phone(number))
        for number, (_, name, sex, body, home) in enumerate(FIRST_DAY, start=1)
        if name is not None
    ]
    for number, (name, sex, body, home) in enumerate(SECOND_DAY_ONLY, start=101):
        lines.append((name, sex, body[1], home, phone(number)))
    for number, (name, sex, body, home, called) in enumerate(lines, start=1):
        # Somebody had the list translated by a machine, and a governorate with it.
        shown = "Intermediate" if home == "Wasit" else home
        international = f"+964 {called[1:4]} {called[4:7]} {called[7:]}"
        table.append((number, name, sex, body, shown, international, "✓", None))
    titles = ("Attendance sheet", "Venue: Baghdad", "Date: 15 March 2016")
    lay_out(sheet, titles, table)
    return book


if __name__ == "__main__":
    first_day().save(HERE / "day-1-arabic.xlsx")
    second_day().save(HERE / "day-2-english.xlsx")
