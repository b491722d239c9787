"""Questions: where they point, what they say in three languages, and what they never show."""

import logging
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from hijra_amina.errors import InvalidValueError
from hijra_amina.intake import Question, Severity, read_attendance
from hijra_amina.intake.reading import _messages as messages
from hijra_amina.language import without_marks

HEADING = ["No", "Name", "Sex", "Governorate", "Phone", "14/6/2015"]
LOCALES = ("en_GB", "ar_IQ", "ckb_IQ")
WITHHELD = "Adam Amina Omar"


def person(number: int, **changes: object) -> list[object]:
    """A row that needs no question."""
    row = {
        "name": f"{WITHHELD} {'abcdefghijklmnop'[number]}z",
        "sex": "F",
        "governorate": "Erbil",
        "phone": "07701234567",
        "mark": "P",
    }
    return [number, *(row | changes).values()]


def test_groups_and_addresses(read_rows) -> None:
    """The same question about many cells is one, with its first cell and the number of rows."""
    rows = [["List"], [], HEADING, *(person(n, governorate="The egg") for n in range(1, 8))]
    reading = read_rows([*rows, person(9, governorate="The two"), person(10)])
    questions = [one for one in reading.questions if one.code == "unknown_governorate"]
    assert [(one.cell, one.rows_affected, one.found) for one in questions] == [
        ("D4", 7, "The egg"),
        ("D11", 1, "The two"),
    ]
    assert questions[0].cells == tuple(f"D{row}" for row in range(4, 11))
    assert [entry.governorate for entry in reading.entries] == [None] * 8 + ["IQ-AR"]


def test_words_in_english(read_rows) -> None:
    """A question says sheet, cell, field, what was found, what was expected and how many rows."""
    reading = read_rows([HEADING, person(1, governorate="Bagdad"), person(2, governorate="Bagdad")])
    (question,) = reading.questions
    assert without_marks(question.text("en_GB")) == (
        "Sheet “Sheet”, cell D2 (governorate): Found “Bagdad”. Expected a governorate of Iraq. "
        "Did you mean: Baghdad? 2 rows are affected."
    )


def test_words_in_arabic_keep_addresses_whole(read_rows) -> None:
    """In Arabic the address is isolated, so that it is not shown as 2D."""
    reading = read_rows([HEADING, person(1, governorate="The egg")])
    text = reading.questions[0].text("ar_IQ")
    assert "\u2066D2\u2069" in text
    assert "\u2068“The egg”\u2069" in text
    assert without_marks(text).startswith("الورقة «Sheet»، الخلية D2 (المحافظة): القيمة “The egg”")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("code", sorted(messages.QUESTIONS))
def test_every_question_has_words(code: str, locale: str) -> None:
    """Every question can be said in three languages, each sentence in that language alone."""
    question = Question(
        code=code,
        severity=Severity.ERROR,
        file="list.xlsx",
        sheet="Sheet1",
        cell="F8",
        field="sex",
        found="x",
        suggestions=("Baghdad", "Basra"),
        decision="absent",
        cells=("F8", "F9", "F10"),
    )
    text = question.text(locale)
    assert "F8" in text
    assert question.what(locale) in text
    if locale != "en_GB":
        latin = {word for word in without_marks(text).split() if word.isascii() and word.isalpha()}
        assert latin <= {"x", "Sheet", "PDF", "Name", "Baghdad", "Basra"}


def test_nothing_personal_is_shown(read_rows, caplog: pytest.LogCaptureFixture) -> None:
    """No repr and no log line holds a name, a phone or what stands in a cell."""
    caplog.set_level(logging.DEBUG)
    rows = [HEADING, person(1, phone="0770", sex="?"), person(2), person(2)]
    reading = read_rows(rows)
    shown = [repr(reading), repr(reading.questions), repr(reading.entries), repr(reading.account)]
    shown += [repr(reading.parts), repr(reading.book), repr(reading.roster), caplog.text]
    shown += [repr(cell) for sheet in reading.book.sheets for cell in sheet.cells.values()]
    text = "\n".join(shown)
    assert "Adam" not in text
    assert "0770" not in text
    assert {one.found_kind for one in reading.questions} >= {"a text of 4 characters"}


def test_severities(read_rows) -> None:
    """What blocks comes first; what was decided is a warning; what is good to know is a note."""
    rows = [
        [*HEADING, "Colour"],
        [*person(1, sex="?"), "red"],
        [*person(2, mark="x"), None],
        [*person(3), None],
    ]
    reading = read_rows(rows)
    assert [(one.severity.value, one.code) for one in reading.questions] == [
        ("error", "unknown_sex"),
        ("warning", "unknown_column"),
        ("warning", "mark_by_others"),
    ]
    assert not reading.is_settled
    assert read_rows([HEADING, person(1)]).is_settled


@pytest.mark.parametrize(
    ("rows", "code", "cell"),
    [
        ([HEADING, person(1), [2, None, "F", "Erbil", None, "P"]], "row_without_name", "A3"),
        ([HEADING, person(1), person(2, name=77)], "name_unlike", "B3"),
        ([HEADING, person(1), person(1)], "name_twice", "B2"),
        ([HEADING, person(1), ["Total", 1], person(2)], "row_below_end", "A4"),
        ([HEADING, person(1, mark="?")], "unknown_mark", "F2"),
        ([HEADING, person(1, phone="12")], "bad_phone", "E2"),
        ([HEADING, person(1, sex="#N/A")], "error_value", "C2"),
        ([HEADING, [*person(1), "left over"]], "no_heading", "G2"),
        ([[*HEADING, "Sex"], [*person(1), "M"]], "second_column", "G1"),
        ([["Name", "Day 1", "Day 2"], ["Adam Amina", "P", "A"]], "day_without_date", "B1"),
        ([["Name", "5/6/2015"], ["Adam Amina", "P"]], "date_ambiguous", "B1"),
        ([["Name", "5 June"], ["Adam Amina", "P"]], "day_without_year", "B1"),
        ([["Name", "13/6/2015", "13/6/2015"], ["Adam Amina", "P", "A"]], "day_twice", "C1"),
        ([["Date: 13 June 2015"], ["Name", "Day 1", "Day 2"], ["Adam Amina", "P", "P"]],
         "day_counted", "C2"),
        ([["Date: 13-14 June 2015"], ["Name", "13/6/2015", "16/6/2015"], ["Adam Amina", "P", "A"]],
         "day_outside", "C2"),
        ([["Trainers"], ["Name", "Phone"], ["Adam Amina", None]], "list_of_others", "A1"),
        ([["Name", "Male", "Female"], ["Adam Amina", "✓", "✓"]], "both_sexes", "B2"),
        ([["Name", "DOB"], ["Adam Amina", "long ago"]], "bad_date", "B2"),
        ([["Name", "Ministry"], ["Adam Amina", "Ministry of Silly Walks"]], "unknown_ministry",
         "B2"),
        ([["Name", "Sex"], ["Adam Amina", "F"], ["Names", "Sex"], ["far", None, None, "?"]],
         "no_heading", "D4"),
    ],
)  # fmt: skip
def test_what_is_asked(read_rows, rows: list[list[object]], code: str, cell: str) -> None:
    """Each doubt is asked about once, at the cell where it arises."""
    reading = read_rows(rows)
    found = [one for one in reading.questions if one.code == code]
    assert [one.cell for one in found] == [cell]


@pytest.mark.parametrize("text", ["-", "N/A", "غير معروف", "نەزانراو", "—"])
def test_what_is_said_not_to_be_known(read_rows, text: str) -> None:
    """A dash, or a word for not known, is no value and no question."""
    reading = read_rows([HEADING, person(1, sex=text, governorate=text, phone=text)])
    (entry,) = reading.entries
    assert (entry.sex, entry.governorate, entry.phone) == (None, None, None)
    assert reading.questions == ()


def test_nobody_is_lost_around_a_table(read_rows) -> None:
    """Rows like those of people above a heading, and names below a total, are asked about."""
    rows = [["Omar Aya", "M", "✓"], HEADING, person(1), ["Total", 1], [2, "Samir Aya"]]
    reading = read_rows(rows)
    assert [(one.code, one.cell) for one in reading.questions] == [
        ("row_below_end", "A5"),
        ("stray_text", "A1"),
    ]
    names = read_rows([["Name"], ["Omar Aya"], ["Total", 1], ["Samir Aya"]])
    assert [(one.code, one.cell) for one in names.questions] == [("row_below_end", "A4")]


def test_trainers_are_no_participants(read_rows) -> None:
    """A list headed as one of trainers, above the list of participants, adds nobody."""
    rows = [["Trainers"], ["Name", "Phone"], ["Omar Aya", None], [], HEADING, person(1)]
    reading = read_rows(rows)
    assert [entry.name.written for entry in reading.entries] == [f"{WITHHELD} bz"]
    assert [one.code for one in reading.questions] == ["list_of_others"]


def test_the_date_of_the_session(read_rows) -> None:
    """A date that is said to be the session's goes before one that just stands there."""
    rows = [["Printed on 20/6/2015"], ["Date: 16/6/2015"], ["Name", "Day 1"], ["Omar Aya", "P"]]
    reading = read_rows(rows)
    assert [str(day) for day in reading.roster.days] == ["2015-06-16"]
    assert str(reading.session.period) == "2015-06-16"


def test_lists_below_each_other(read_rows) -> None:
    """A second list with its own date, even over blank rows, is another list and loses nobody."""
    heading = ["Name", "Sex", "Present"]
    rows = [["Date: 16 June 2015"], [], heading, ["Omar Aya", "M", "Y"], [],
            ["Date: 17 June 2015"], [], heading, ["Samir Aya", "M", "N"]]  # fmt: skip
    reading = read_rows(rows)
    assert [str(part.session.period) for part in reading.parts] == ["2015-06-16", "2015-06-17"]
    assert [[mark.value for mark in one.marks] for one in reading.roster.attendances] == [
        ["present", "unknown"],
        ["unknown", "absent"],
    ]


def test_hidden_rows_columns_and_sheets(tmp_path: Path) -> None:
    """Hidden rows and columns are read and said; a hidden sheet is left out for that reason."""
    book = Workbook()
    sheet = book.active
    for row in [HEADING, person(1), person(2), person(3)]:
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    other = book.create_sheet("old")
    other.append(["Name", "Sex"])
    other.append(["Omar Aya", "M"])
    other.sheet_state = "hidden"
    path = tmp_path / "hidden.xlsx"
    book.save(path)
    reading = read_attendance(path)
    assert len(reading.entries) == 3
    assert [(one.code, one.cell) for one in reading.questions] == [
        ("hidden_row", "A3"),
        ("hidden_column", "D2"),
    ]
    assert {cell.reason for cell in reading.account.cells if cell.sheet == "old"} == {
        "hidden_sheet"
    }
    assert len(read_attendance(path, sheet="old").entries) == 1


class TestMarkedCopy:
    @pytest.mark.parametrize("name", ["copy.csv", "copy.xls", "copy"])
    def test_it_is_called_what_it_is(self, read_rows, tmp_path: Path, name: str) -> None:
        """A workbook that is called something else would open in no spreadsheet program."""
        with pytest.raises(InvalidValueError, match=r"a name that ends in \.xlsx"):
            read_rows([HEADING, person(1)]).save_questions(tmp_path / name)
        assert not (tmp_path / name).exists()

    def test_marks_and_comments(self, read_rows, tmp_path: Path) -> None:
        """Each questioned cell is coloured and carries its question; a sheet lists all of them."""
        rows = [HEADING, person(1, sex="?"), person(2, governorate="The egg"), person(3)]
        reading = read_rows(rows)
        copy = tmp_path / "copy.xlsx"
        reading.save_questions(copy, locale="en_GB")
        book = load_workbook(copy)
        sheet = book["Sheet"]
        for question in reading.questions:
            for name in question.cells:
                cell = sheet[name]
                assert question.what("en_GB") in cell.comment.text
                assert cell.fill.fgColor.rgb != "00000000"
        commented = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
        assert commented == {name for one in reading.questions for name in one.cells}
        listed = book["Questions"]
        assert [listed.cell(row, 3).value for row in (3, 4)] == ["C2", "D3"]
        assert listed["C3"].hyperlink.location == "'Sheet'!C2"

    def test_what_is_kept(self, tmp_path: Path) -> None:
        """Values, merged cells, direction, hidden rows, fonts, comments and dates are kept."""
        source = Path(__file__).parents[1] / "sheets" / "libhxl_input-merged.xlsx"
        reading = read_attendance(source)
        copy = tmp_path / "copy.xlsx"
        reading.save_questions(copy)
        old, new = load_workbook(source)["input-valid"], load_workbook(copy)["input-valid"]
        for row in old.iter_rows():
            for cell in row:
                assert new[cell.coordinate].value == cell.value
        assert {str(one) for one in new.merged_cells.ranges} == {
            str(one) for one in old.merged_cells.ranges
        }

    def test_corrected_copy_is_settled(self, read_rows, tmp_path: Path) -> None:
        """Once the marked cells are corrected in the copy, reading it asks no more."""
        reading = read_rows([HEADING, person(1, sex="?"), person(2, governorate="The egg")])
        copy = tmp_path / "copy.xlsx"
        reading.save_questions(copy, locale="ar_IQ")
        book = load_workbook(copy)
        book["Sheet"]["C2"], book["Sheet"]["D3"] = "F", "نينوى"
        book.save(copy)
        again = read_attendance(copy)
        assert again.questions == ()
        assert [entry.governorate for entry in again.entries] == ["IQ-AR", "IQ-NI"]
        reasons = {cell.reason for cell in again.account.cells if cell.standing == "ignored"}
        assert reasons == {"not_kept", "list_of_questions"}

    def test_arabic_list_runs_from_the_right(self, read_rows, tmp_path: Path) -> None:
        """The list of questions has the direction of its language."""
        reading = read_rows([HEADING, person(1, sex="?")])
        copy = tmp_path / "copy.xlsx"
        reading.save_questions(copy, locale="ar_IQ")
        assert load_workbook(copy)["الأسئلة"].sheet_view.rightToLeft


@pytest.mark.parametrize(
    ("above", "below", "read"),
    [
        ("16/6/2015", "16/6/2015", 3),
        ("16/6/2015", "16/6", 3),
        ("Day 1", "Day 1", 3),
        ("16/6/2015", "17/6/2015", 2),
        ("Day 1", "Day 2", 2),
    ],
)
def test_a_heading_of_another_day_is_no_repetition(
    tmp_path: Path, above: str, below: str, read: int
) -> None:
    """Marks below a heading of another day are never read as marks of the day above."""
    lines = [f"No,Name,Sex,{above}", "1,Sawsan,F,P", "2,Dler,M,A"]
    lines += [f"No,Name,Sex,{below}", "3,Nian,F,P"]
    path = tmp_path / "list.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    reading = read_attendance(path, on="2015-06-16")
    asked = [question for question in reading.questions if question.code == "row_below_end"]
    assert len(reading.entries) == read
    assert bool(asked) == (read == 2)
    assert reading.is_settled == (not asked)


def test_people_above_a_heading_with_other_columns_are_not_lost(tmp_path: Path) -> None:
    """Rows that no heading could be found for have to be settled if they look like people."""
    lines = ["No,Name,Sex,Governorate", "1,Sawsan,F,Erbil", "2,Aso,M,Erbil"]
    lines += ["No,Name,Governorate,Sex", "3,Dler,Basra,M", "4,Zana,Basra,M"]
    path = tmp_path / "list.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    reading = read_attendance(path)
    assert len(reading.entries) == 4 or not reading.is_settled
