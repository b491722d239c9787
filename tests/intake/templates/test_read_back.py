"""A blank sheet, filled in by hand in any way that its lists allow, is read without a question."""

import io

import attrs
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hijra_amina as ha
from hijra_amina.intake import read_attendance
from hijra_amina.intake.templates import MAPPING_SHEET, SheetMapping, attendance_sheet
from hijra_amina.values import Period

BAGHDAD = "baghdad-2015-06"
LOCALES = (("en_GB",), ("ar_IQ",), ("ckb_IQ",), ("en_GB", "ar_IQ"), ("ar_IQ", "ckb_IQ"))
PARTS = ("name_own", "name_father", "name_grandfather", "name_family")
TOKENS = ("سامي", "كاظم", "زينب", "هێمن", "Sami", "Nasir", "عبد الله", "Al-Jabbar")
ROWS = 5


@pytest.fixture(scope="module")
def programme(examples):
    """The programme of the sheets."""
    return ha.read(examples / "hijra-amina")


@pytest.fixture(scope="module")
def blanks(programme):
    """A blank sheet in each language, with what its hidden sheet says."""
    made = {}
    for locales in LOCALES:
        data = attendance_sheet(programme, BAGHDAD, locales=locales, rows=ROWS)
        book = openpyxl.load_workbook(io.BytesIO(data))
        rows = book[MAPPING_SHEET].iter_rows(values_only=True)
        made[locales] = (data, SheetMapping.from_rows(rows))
    return made


def people(mapping: SheetMapping):
    """What people write into the lines: at least an own name, and of the rest what they like."""
    day = st.sampled_from(["", *mapping.marks])
    days = sum(column.field == "day" for column in mapping.columns)
    fields = {field: st.sampled_from(["", *labels]) for field, labels in mapping.labels.items()}
    names = {part: st.sampled_from(["", *TOKENS]) for part in PARTS[1:]}
    phones = st.sampled_from(["", "07700000001", "٠٧٧٠٠٠٠٠٠٠٢", "+9647700000003"])
    return st.lists(
        st.fixed_dictionaries(
            fields
            | names
            | {"name_own": st.sampled_from(TOKENS), "phone": phones}
            | {"days": st.tuples(*[day] * days)}
        ),
        min_size=1,
        max_size=ROWS,
        unique_by=lambda line: " ".join(filter(None, (line[part] for part in PARTS))),
    )


def filled(data: bytes, mapping: SheetMapping, lines) -> openpyxl.Workbook:
    """The blank sheet with lines written into it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book[mapping.sheet]
    for row, line in enumerate(lines, start=mapping.header_row + 1):
        days = iter(line["days"])
        for column in mapping.columns:
            if column.field in {"sequence", "signature"}:
                continue
            text = next(days) if column.field == "day" else line[column.field]
            if text:
                sheet[f"{column.letter}{row}"].value = text
    return book


def read(book: openpyxl.Workbook, folder, programme):
    """What is read of a workbook."""
    path = folder / "filled.xlsx"
    book.save(path)
    return read_attendance(path, programme=programme, session=BAGHDAD, progress=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where the sheets are saved."""
    return tmp_path_factory.mktemp("sheets")


@given(data=st.data())
def test_no_question(data, blanks, programme, folder):
    """Every value that a list offers comes back as its code, and nothing is asked."""
    blank, mapping = blanks[data.draw(st.sampled_from(LOCALES))]
    lines = data.draw(people(mapping))
    reading = read(filled(blank, mapping, lines), folder, programme)
    assert reading.questions == ()
    assert reading.account.queried == 0
    assert len(reading.entries) == len(lines)
    bodies = {one.id: one.term for one in (*programme.organisations, *reading.organisations)}
    for line, entry, came in zip(lines, reading.entries, reading.roster.attendances, strict=True):
        assert entry.name.written == " ".join(line[part] for part in PARTS if line[part])
        for field, labels in mapping.labels.items():
            kind, code = labels.get(line[field], (None, None))
            if kind == "body":
                assert bodies[entry.organisation] == code
            else:
                assert getattr(entry, field) == code
        assert bool(entry.phone) is bool(line["phone"])
        assert came.marks == tuple(
            mapping.marks.get(mark, ha.model.Mark.UNKNOWN) for mark in line["days"]
        )
    assert [str(day) for day in reading.roster.days] == ["2015-06-16", "2015-06-17"]


LINE = {
    "name_own": "سامي",
    "name_father": "كاظم",
    "name_grandfather": "",
    "name_family": "",
    "phone": "",
    "days": ("✓", ""),
}


def one_line(mapping: SheetMapping):
    """A person of whom the first choice of each list is true."""
    return LINE | {field: next(iter(labels)) for field, labels in mapping.labels.items()}


@pytest.mark.parametrize("locales", LOCALES, ids="-".join)
def test_moved_columns_and_further_rows(locales, blanks, programme, folder):
    """A column put in, and a line above the headings, change nothing of what is read."""
    blank, mapping = blanks[locales]
    line = one_line(mapping)
    plain = read(filled(blank, mapping, [line]), folder, programme)
    moved = filled(blank, mapping, [line])
    sheet = moved[mapping.sheet]
    for span in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(span))
    sheet.title = "Renamed"
    sheet.insert_cols(4)
    sheet.insert_rows(2)
    reading = read(moved, folder, programme)
    assert reading.questions == ()
    assert [attrs.evolve(one, sheet="") for one in reading.entries] == [
        attrs.evolve(one, sheet="") for one in plain.entries
    ]


def test_a_body_that_is_not_in_the_list(blanks, programme, folder):
    """A body that somebody wrote beside the list is read as on any sheet, and said."""
    blank, mapping = blanks[LOCALES[0]]
    line = one_line(mapping) | {"organisation": "Society of p-001"}
    reading = read(filled(blank, mapping, [line]), folder, programme)
    assert [(one.code, str(one.severity)) for one in reading.questions] == [
        ("unknown_body", "warning")
    ]
    assert reading.is_settled


def test_a_sheet_of_another_session(blanks, programme, folder):
    """A sheet that was made for another session than it is read for is told."""
    blank, mapping = blanks[LOCALES[0]]
    path = folder / "other.xlsx"
    filled(blank, mapping, [one_line(mapping)]).save(path)
    reading = read_attendance(path, programme=programme, session="baghdad-06-01", progress=False)
    assert "other_session" in [question.code for question in reading.questions]


@pytest.mark.parametrize(("cell", "text"), [("C1", "99"), ("B5", "9" * 5_000)])
def test_a_spoilt_mapping(cell, text, blanks, programme, folder):
    """Without a mapping that can be read, it is a sheet like any other."""
    blank, mapping = blanks[LOCALES[0]]
    book = filled(blank, mapping, [one_line(mapping)])
    book[MAPPING_SHEET][cell].value = text
    reading = read(book, folder, programme)
    assert len(reading.entries) == 1
    assert reading.entries[0].name.written == "سامي كاظم"


def test_days_without_dates_are_those_of_the_session(programme, folder):
    """Numbered days of a session whose dates become known later get their dates from it."""
    data = attendance_sheet(programme, BAGHDAD, days=2)
    assert "2015-06-16" in {
        str(column.day)
        for column in SheetMapping.from_rows(
            openpyxl.load_workbook(io.BytesIO(data))[MAPPING_SHEET].iter_rows(values_only=True)
        ).columns
    }
    session = attrs.evolve(programme.session(BAGHDAD), period=Period.parse("P2D"))
    sessions = tuple(session if one.id == BAGHDAD else one for one in programme.sessions)
    early = attrs.evolve(programme, sessions=sessions)
    blank = attendance_sheet(early, BAGHDAD)
    book = openpyxl.load_workbook(io.BytesIO(blank))
    mapping = SheetMapping.from_rows(book[MAPPING_SHEET].iter_rows(values_only=True))
    reading = read(filled(blank, mapping, [one_line(mapping)]), folder, programme)
    assert [str(day) for day in reading.roster.days] == ["2015-06-16", "2015-06-17"]
    assert reading.is_settled
