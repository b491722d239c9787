"""Blank attendance sheets: what stands on them, in which direction, and what lists they offer."""

import io

import attrs
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

import hijra_amina as ha
from hijra_amina import vocabulary
from hijra_amina.errors import InvalidValueError
from hijra_amina.intake.templates import MAPPING_SHEET, SheetMapping, attendance_sheet
from hijra_amina.values import LocalizedText, Period

BAGHDAD = "baghdad-2015-06"
LOCALES = (("en_GB",), ("ar_IQ",), ("ckb_IQ",), ("en_GB", "ar_IQ"))


@pytest.fixture(scope="module")
def programme(examples):
    """The programme whose session of June 2015 lasted two known days."""
    return ha.read(examples / "hijra-amina")


def opened(data: bytes) -> openpyxl.Workbook:
    """The workbook of a file."""
    return openpyxl.load_workbook(io.BytesIO(data))


def mapping_of(book: openpyxl.Workbook) -> SheetMapping:
    """What the hidden sheet says."""
    return SheetMapping.from_rows(book[MAPPING_SHEET].iter_rows(values_only=True))


def offered(book: openpyxl.Workbook, sheet: Worksheet, cell: str) -> list[str]:
    """The texts that a cell's list offers, as a spreadsheet would find them."""
    (rule,) = [
        rule
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list" and cell in rule.sqref
    ]
    title, _, cells = rule.formula1.removeprefix("=").partition("!")
    return [row[0].value for row in book[title][cells.replace("$", "")]]


@pytest.fixture(params=LOCALES, ids="-".join)
def book(request, programme):
    """A sheet in each language and in two at once."""
    return opened(attendance_sheet(programme, BAGHDAD, locales=request.param, rows=7))


class TestSheet:
    def test_only_one_sheet_shows(self, book):
        """Lists and mapping are hidden; what opens is the sheet to be filled in."""
        assert [sheet.sheet_state for sheet in book.worksheets] == ["visible", "hidden", "hidden"]
        assert book.active is book.worksheets[0]

    @pytest.mark.parametrize(
        ("locales", "rtl"),
        [(("en_GB",), False), (("ar_IQ",), True), (("ckb_IQ",), True), (("ar_IQ", "en_GB"), True)],
    )
    def test_direction(self, programme, locales, rtl):
        """The sheet runs in the direction of its first language."""
        sheet = opened(attendance_sheet(programme, BAGHDAD, locales=locales)).worksheets[0]
        assert bool(sheet.sheet_view.rightToLeft) is rtl

    def test_titles(self, programme):
        """The lines above say which session it is, where, when and who holds it."""
        sheet = opened(attendance_sheet(programme, BAGHDAD)).worksheets[0]
        lines = [sheet.cell(row, 1).value for row in range(1, 9)]
        assert lines[0] == "Attendance sheet"
        assert lines[1] == f"Session: {programme.session(BAGHDAD).title['en']}"
        assert lines[2:5] == [
            "Venue: Baghdad",
            "Dates: 16–17 June 2015",
            "Organiser: IOM Iraq",
        ]
        assert "✓" in lines[5]
        assert "personal data" in lines[7]

    def test_headings_in_two_languages(self, programme):
        """A sheet in two languages has both in each heading, and the day with its date."""
        made = attendance_sheet(programme, BAGHDAD, locales=("en_GB", "ar_IQ"))
        book = opened(made)
        header = mapping_of(book).header_row
        headings = [cell.value for cell in book.worksheets[0][header]]
        assert headings[1] == "Own name\nالاسم الأول"
        assert "Day 2\n17 June 2015\nاليوم ٢\n١٧ حزيران ٢٠١٥" in headings

    def test_paper(self, book):
        """It prints on A4 across, as wide as the page, with the headings on every page."""
        sheet = book.worksheets[0]
        header = mapping_of(book).header_row
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == f"${header}:${header}"

    def test_lines_are_numbered_and_nothing_else_is_filled_in(self, book):
        """Below the headings stand as many numbered lines as were asked for, and nothing more."""
        header = mapping_of(book).header_row
        rows = list(book.worksheets[0].iter_rows(min_row=header + 1, values_only=True))
        assert [row[0] for row in rows] == [1, 2, 3, 4, 5, 6, 7]
        assert all(value is None for row in rows for value in row[1:])

    def test_phones_are_texts(self, book):
        """A phone number is kept as it is written, the nought in front too."""
        mapping = mapping_of(book)
        (letter,) = [column.letter for column in mapping.columns if column.field == "phone"]
        cell = book.worksheets[0][f"{letter}{mapping.header_row + 1}"]
        assert cell.number_format == "@"

    def test_no_mark_steers_direction(self, book):
        """No text of the workbook holds an invisible character."""
        for sheet in book.worksheets:
            for row in sheet.iter_rows(values_only=True):
                for value in row:
                    assert not set(str(value)) & set("\u200e\u200f\u2066\u2067\u2068\u2069")


class TestLists:
    def test_every_offer_means_one_code(self, book):
        """Each line of each list is mapped, each to another code, and each code exists."""
        mapping = mapping_of(book)
        sheet = book.worksheets[0]
        first = mapping.header_row + 1
        for column in mapping.columns:
            if column.field not in mapping.labels:
                continue
            labels = offered(book, sheet, f"{column.letter}{first}")
            known = mapping.labels[column.field]
            assert labels == list(known)
            assert len(set(known.values())) == len(labels)
            for kind, code in known.values():
                assert kind == "organisation" or code in vocabulary.codes(kind)

    def test_closed_lists_are_whole(self, programme, book):
        """Sexes, age groups and governorates are all those of the day of the session."""
        labels = mapping_of(book).labels
        day = programme.session(BAGHDAD).period.start
        for kind in ("sex", "age_band", "disability", "post_level", "governorate"):
            wanted = {term.code for term in vocabulary.terms(kind, on=day)}
            assert {code for _, code in labels[kind].values()} == wanted

    def test_bodies_of_the_day(self, book):
        """A body of the programme is its organisation, and one that had ended is not offered."""
        codes = set(mapping_of(book).labels["organisation"].values())
        assert ("organisation", "mowa") in codes
        assert ("body", "iq-mowa") not in codes
        assert ("body", "krg-moe") in codes

    def test_marks(self, book):
        """A day takes a tick, a cross or the word for excused; all three are mapped."""
        mapping = mapping_of(book)
        days = [column for column in mapping.columns if column.field == "day"]
        assert [str(column.day) for column in days] == ["2015-06-16", "2015-06-17"]
        labels = offered(book, book.worksheets[0], f"{days[1].letter}{mapping.header_row + 7}")
        assert labels == list(mapping.marks)
        assert [mark.value for mark in mapping.marks.values()] == ["present", "absent", "excused"]

    def test_headings_are_where_the_mapping_says(self, book):
        """The mapping names the cell and the text of every heading."""
        mapping = mapping_of(book)
        sheet = book[mapping.sheet]
        for column in mapping.columns:
            assert sheet[f"{column.letter}{mapping.header_row}"].value == column.heading


class TestDays:
    def test_number_given(self, programme):
        """A number of days that the dates do not bear out gives days without dates."""
        mapping = mapping_of(opened(attendance_sheet(programme, BAGHDAD, days=3)))
        assert [column.day for column in mapping.columns if column.field == "day"] == [None] * 3

    def test_days_without_a_year(self, programme):
        """Four days of an unknown year are four columns, and no date is made up."""
        session = attrs.evolve(
            programme.session(BAGHDAD), period=Period.parse("XXXX-05-04/XXXX-05-07")
        )
        sessions = tuple(session if one.id == BAGHDAD else one for one in programme.sessions)
        changed = attrs.evolve(programme, sessions=sessions)
        mapping = mapping_of(opened(attendance_sheet(changed, BAGHDAD)))
        assert [column.day for column in mapping.columns if column.field == "day"] == [None] * 4

    @pytest.mark.parametrize("given", [{"days": 0}, {"days": 61}, {"rows": 0}, {"locales": ()}])
    def test_refusals(self, programme, given):
        """No days, too many, no lines and no language are refused."""
        with pytest.raises(ha.HijraAminaError):
            attendance_sheet(programme, BAGHDAD, **given)

    def test_unknown_days(self):
        """Where the session does not say how many days it had, somebody has to."""
        session = ha.Session(id="s-1", title=LocalizedText({"en": "Awareness session"}))
        small = ha.Programme(id="p", name=LocalizedText({"en": "P"}), sessions=(session,))
        with pytest.raises(ha.HijraAminaError, match="days"):
            attendance_sheet(small, "s-1")


def test_no_formula():
    """What begins as a formula does is stored as a text, in cells and in lists."""
    title = LocalizedText({"en": '=HYPERLINK("x")'})
    organisation = ha.Organisation(id="o-1", name=LocalizedText({"en": "=1+1"}))
    session = ha.Session(id="s-1", title=title, period=Period.parse("2015-06-16"))
    programme = ha.Programme(
        id="p", name=LocalizedText({"en": "=2"}), organisations=(organisation,), sessions=(session,)
    )
    book = opened(attendance_sheet(programme, "s-1"))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert "=1+1" in {cell.value for cell in cells}
    assert not any(cell.data_type == "f" for cell in cells)


def test_one_text_is_no_list_of_languages(programme):
    """A locale outside a list is refused as such, and not read letter by letter."""
    with pytest.raises(InvalidValueError, match="expected a list, found a single text"):
        attendance_sheet(programme, BAGHDAD, locales="ar_IQ")


class TestMapping:
    def test_another_version(self, book):
        """A mapping of another version is refused, not guessed at."""
        rows = [list(row) for row in mapping_of(book).to_rows()]
        rows[0][2] = "2"
        with pytest.raises(ha.HijraAminaError, match="version"):
            SheetMapping.from_rows(rows)

    def test_a_missing_line(self, book):
        """A mapping without its session, its sheet or its columns is refused."""
        rows = list(mapping_of(book).to_rows())
        for missing in ("schema", "session", "sheet", "header_row", "column"):
            with pytest.raises(ha.HijraAminaError):
                SheetMapping.from_rows(row for row in rows if row[0] != missing)
