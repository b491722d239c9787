"""Sheets put together at random from what sheets are made of: titles, headings, days, footers."""

import datetime as dt
import io
import random
import tempfile
from pathlib import Path

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sheet_layouts import GOVERNORATES, SEX_WORDS, Person, crowd, dates

from hijra_amina.intake import Reading, read_attendance

FIELDS = {
    "sequence": {"en": "No.", "ar": "ت", "ckb": "ژ"},
    "name": {"en": "Full name", "ar": "الاسم الثلاثي", "ckb": "ناوی سیانی"},
    "sex": {"en": "Sex", "ar": "الجنس", "ckb": "ڕەگەز"},
    "governorate": {"en": "Governorate", "ar": "المحافظة", "ckb": "پارێزگا"},
    "phone": {"en": "Mobile number", "ar": "رقم الهاتف", "ckb": "ژمارەی مۆبایل"},
    "organisation": {"en": "Ministry", "ar": "الجهة / الوزارة", "ckb": "وەزارەت"},
    "post": {"en": "Job title", "ar": "العنوان الوظيفي", "ckb": "پیشە"},
    "email": {"en": "E-mail", "ar": "البريد الإلكتروني", "ckb": "ئیمەیل"},
    "signature": {"en": "Signature", "ar": "التوقيع", "ckb": "واژۆ"},
    "notes": {"en": "Remarks", "ar": "الملاحظات", "ckb": "تێبینی"},
}
TITLES = (
    ["Attendance sheet"], ["كشف حضور"], ["Venue: Training hall - Erbil"], ["المكان:", "أربيل"],
    ["Name of activity: Border management"], ["اسم الدورة: إدارة الهجرة"], ["Trainer: p-001"],
    ["Organisation:", "IOM"], ["عدد المشاركين: 12"], ["Logo"], ["Page 1 of 1"], [],
)  # fmt: skip
MARKS = {
    "letters": ("P", "A"), "ticks": ("✓", "✗"), "numbers": (1, 0), "arabic": ("ح", "غ"),
    "words": ("حاضر", "غائب"), "kurdish": ("ئامادە", "نەهاتوو"), "bools": (True, False),
    "ticks and crosses": ("✓", "x"),
}  # fmt: skip
FOOTERS = (
    ["Total", 12], ["المجموع", 5], [None, "Total", None, 3], ["کۆی گشتی"], [],
    ["Trainer's signature:"], ["توقيع المدرب"], ["Prepared by: p-001"],
)  # fmt: skip


@attrs.frozen(kw_only=True)
class Plan:
    """How one sheet is laid out."""

    seed: int
    titles: list[list[object]]
    gap: int
    left: int
    order: list[str]
    languages: list[str]
    together: bool
    days: int
    heads: str
    marks: str
    people: int
    rows: list[str]
    footers: list[list[object]]
    below: int


plans = st.builds(
    Plan,
    seed=st.integers(0, 10_000),
    titles=st.lists(st.sampled_from(TITLES), max_size=4),
    gap=st.integers(0, 2),
    left=st.integers(0, 2),
    order=st.lists(
        st.sampled_from([one for one in FIELDS if one != "name"]), max_size=6, unique=True
    ),
    languages=st.lists(st.sampled_from(["en", "ar", "ckb"]), min_size=1, max_size=3, unique=True),
    together=st.booleans(),
    days=st.integers(0, 4),
    heads=st.sampled_from(["date", "figures", "iso", "number", "ordinal", "named", "weekdays"]),
    marks=st.sampled_from(list(MARKS)),
    people=st.integers(2, 9),
    rows=st.lists(st.sampled_from(["tags", "counted"]), max_size=1),
    footers=st.lists(st.sampled_from(FOOTERS), max_size=3),
    below=st.integers(0, 2),
)
ORDINALS = ("الأول", "الثاني", "الثالث", "الرابع")


def day_heading(day: dt.date, at: int, style: str) -> object:
    """How a day is headed."""
    return {
        "date": day,
        "figures": f"{day.day}/{day.month}/{day.year}",
        "iso": day.isoformat(),
        "number": f"Day {at + 1}",
        "ordinal": f"اليوم {ORDINALS[at]}",
        "named": f"{day.day} حزيران {day.year}",
        "weekdays": f"{day.day}/{day.month}/{day.year}",
    }[style]


class Writer:
    """Writes one row after the other."""

    def __init__(self) -> None:
        self.book = Workbook()
        self.row = 1

    def put(self, values: list[object], left: int = 0) -> None:
        """Write a row; `None` leaves a cell empty."""
        for at, value in enumerate(values, start=1 + left):
            if value is not None:
                self.book.active.cell(self.row, at, value)
        self.row += 1


def put_heading(writer: Writer, plan: Plan, fields: list[str]) -> None:
    """The heading in its languages, the weekdays, tags or numbers of columns below it."""
    days = dates(plan.days)
    heads = [day_heading(day, at, plan.heads) for at, day in enumerate(days)]
    if plan.together:
        both = (" / ".join(FIELDS[one][lang] for lang in plan.languages) for one in fields)
        writer.put([*both, *heads], plan.left)
    else:
        for lang in plan.languages:
            writer.put([*(FIELDS[one][lang] for one in fields), *heads], plan.left)
    if days and plan.heads == "weekdays":
        weekdays = [day.strftime("%A") for day in days]
        writer.put([*([None] * len(fields)), *weekdays], plan.left)
    width = len(fields) + len(heads)
    if "tags" in plan.rows:
        writer.put([f"#tag{at}" for at in range(width)], plan.left)
    if "counted" in plan.rows and width > 2:
        writer.put([f"({at})" for at in range(1, width + 1)], plan.left)


def put_people(
    writer: Writer, plan: Plan, fields: list[str], people: list[Person], chance: random.Random
) -> None:
    """A row for each person, each value in one of its spellings."""
    present, absent = MARKS[plan.marks]
    for number, one in enumerate(people, start=1):
        values = {
            "sequence": number,
            "name": one.name,
            "sex": chance.choice(SEX_WORDS["en"][one.sex] + SEX_WORDS["ar"][one.sex]),
            "governorate": GOVERNORATES[chance.choice(["en", "ar", "ckb"])][one.governorate],
            "phone": chance.choice([f"0{one.phone}", int(one.phone), f"+964{one.phone}"]),
            "organisation": chance.choice(["MoMD", "وزارة الهجرة والمهجرين"]),
            "post": chance.choice(["Officer", "موظف", None]),
            "email": chance.choice(["nobody@example.org", None]),
            "signature": None,
            "notes": chance.choice(["late", None]),
        }
        marks = [present if mark == "present" else absent for mark in one.marks]
        writer.put([*(values[field] for field in fields), *marks], plan.left)


def lay_out(plan: Plan) -> tuple[bytes, list[Person]]:
    """The sheet of a plan, and who is on it."""
    chance = random.Random(plan.seed)  # noqa: S311 - no secret
    people = crowd(chance, plan.people, plan.days, chance.choice(["ar", "en"]))
    writer = Writer()
    for title in plan.titles:
        writer.put(title)
    if plan.days and plan.heads in {"number", "ordinal"}:
        last = dates(plan.days)[-1].day
        writer.put([f"Date: 14-{last}/6/2015" if plan.days > 1 else "Date: 14/6/2015"])
    writer.row += plan.gap
    fields = list(plan.order)
    fields.insert(1 if "sequence" in fields[:1] else 0, "name")
    put_heading(writer, plan, fields)
    put_people(writer, plan, fields, people, chance)
    writer.row += plan.below
    for footer in plan.footers:
        writer.put(footer, plan.left)
    stream = io.BytesIO()
    writer.book.save(stream)
    return stream.getvalue(), people


def read(data: bytes) -> Reading:
    """Read a file of these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.xlsx"
        path.write_bytes(data)
        return read_attendance(path)


@settings(deadline=None)
@given(plans)
def test_whatever_is_put_together_is_read(plan: Plan) -> None:
    """Names, fields, days and marks are right, and nobody of a footer or a title is a person."""
    data, people = lay_out(plan)
    reading = read(data)
    assert [entry.name.written for entry in reading.entries] == [one.name for one in people]
    for field in {"sex", "governorate", "phone"} & set(plan.order):
        assert [getattr(entry, field) for entry in reading.entries] == [
            getattr(one, field) for one in people
        ]
    if "organisation" in plan.order:
        assert {entry.organisation for entry in reading.entries} == {"iq-momd"}
    assert [str(day) for day in reading.roster.days] == [str(day) for day in dates(plan.days)]
    if plan.days:
        marks = [[mark.value for mark in one.marks] for one in reading.roster.attendances]
        assert marks == [one.marks for one in people]
    account = reading.account
    assert account.used + account.ignored + account.queried == account.total
