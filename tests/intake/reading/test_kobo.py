"""Exports of KoboToolbox."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from hijra_amina.intake import Standing, read_attendance

EXPORTS = ("kobo_ar_labels.xlsx", "kobo_en_labels.xlsx", "kobo_xml_values.xlsx")


def test_three_exports_of_one_form_are_identical(sheets: Path) -> None:
    """Labels in Arabic, labels in English and XML names give the same records."""
    first, *others = [read_attendance(sheets / name) for name in EXPORTS]
    assert len(first.entries) == 3
    for other in others:
        assert other.entries == first.entries
        assert other.participants == first.participants
        assert other.organisations == first.organisations
        assert other.roster == first.roster
        assert other.session == first.session


@pytest.mark.parametrize("name", EXPORTS)
def test_what_the_form_says(name: str, sheets: Path) -> None:
    """Sex, ministry, phone and days are read from the columns that say them for certain."""
    reading = read_attendance(sheets / name)
    assert [entry.sex for entry in reading.entries] == ["male", "female", "male"]
    assert [entry.phone for entry in reading.entries] == ["7701234567", "7809876543", "7701234567"]
    names = {one.id: one.name["en"] for one in reading.organisations}
    assert [names[entry.organisation] for entry in reading.entries] == [
        "Ministry of Interior",
        "Ministry of Labour and Social Affairs",
        "Ministry of Interior",
    ]
    first = reading.part(0)
    assert [[mark.value for mark in one.marks] for one in first.roster.attendances] == [
        ["present", "present", "absent"],
        ["present", "present", "present"],
    ]


@pytest.mark.parametrize("name", EXPORTS)
def test_submissions_are_sessions(name: str, sheets: Path) -> None:
    """Two submissions of two places are two sessions, and have to be taken one by one."""
    reading = read_attendance(sheets / name)
    assert [str(part.session.period) for part in reading.parts] == ["2024-05-01", "2024-05-02"]
    assert [part.session.place.governorate for part in reading.parts] == ["IQ-AR", "IQ-BG"]
    assert "several_sessions" in {question.code for question in reading.questions}
    assert not reading.is_settled
    assert reading.part(0).is_settled
    assert {entry.sheet for entry in reading.part(1).entries} == {reading.parts[1].key}


@pytest.mark.parametrize("name", EXPORTS)
def test_account(name: str, sheets: Path) -> None:
    """Nothing of an export is queried, and what the exporter adds is ignored for that reason."""
    account = read_attendance(sheets / name).account
    book = load_workbook(sheets / name)
    filled = sum(
        cell.value is not None for sheet in book for row in sheet.iter_rows() for cell in row
    )
    assert account.total == filled
    assert account.queried == 0
    uuids = {cell.reason for cell in account.cells if cell.cell in {"F2", "F3"}}
    assert uuids <= {"export", "day"}


def test_one_submission_for_each_person(tmp_path: Path) -> None:
    """Where every submission is one participant, those of one date and place are one list."""
    book = Workbook()
    sheet = book.active
    sheet.append(["session_date", "venue", "full_name", "sex", "phone", "_id", "_uuid", "_index"])
    sheet.append(["2024-05-01", "Erbil", "Adam Amina", "m", "07701234567", 1, "u1", 1])
    sheet.append(["2024-05-01", "Erbil", "Omar Aya", "f", "07701234568", 2, "u2", 2])
    sheet.append(["2024-05-02", "Erbil", "Samir Aya", "f", "07701234569", 3, "u3", 3])
    path = tmp_path / "export.xlsx"
    book.save(path)
    reading = read_attendance(path)
    assert [len(part.entries) for part in reading.parts] == [2, 1]
    assert [entry.sex for entry in reading.entries] == ["male", "female", "female"]
    assert not {cell.reason for cell in reading.account.cells if cell.standing is Standing.QUERIED}


def test_a_row_without_its_submission(tmp_path: Path, sheets: Path) -> None:
    """A participant whose submission is missing is asked about, not dropped."""
    book = load_workbook(sheets / EXPORTS[1])
    book["participants"]["M4"] = 9
    path = tmp_path / "export.xlsx"
    book.save(path)
    reading = read_attendance(path)
    assert len(reading.entries) == 2
    (question,) = [one for one in reading.questions if one.code == "no_parent"]
    assert (question.severity, question.sheet, question.cell) == ("error", "participants", "A4")
