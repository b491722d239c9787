"""Sheets of more than forty layouts: where the people begin, and that nothing is wrong in silence.

The layouts kept aside were written after the reader, and run against it as it was: all fifteen
had their first row of people right, and no field was wrong without a question.
"""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from sheet_layouts import LAYOUTS, Made
from sheet_layouts_kept_aside import KEPT_ASIDE

from hijra_amina.intake import Reading, Severity, read_attendance
from hijra_amina.intake.reading.cells import place_of

ALL = {**LAYOUTS, **KEPT_ASIDE}
SEEDS = (1, 2)


def made_and_read(
    make: Callable[[random.Random], Made], seed: int, folder: Path
) -> tuple[Made, Reading]:
    """A sheet of a layout, and what was read of it."""
    made = make(random.Random(f"{make.__name__}-{seed}"))  # noqa: S311 - no secret
    path = folder / f"sheet{made.suffix}"
    path.write_bytes(made.data)
    return made, read_attendance(path)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ALL)
def test_everything_is_read(name: str, seed: int, tmp_path: Path) -> None:
    """Names, fields, days and marks of every layout are those that went into it."""
    made, reading = made_and_read(ALL[name], seed, tmp_path)
    assert [entry.name.written for entry in reading.entries] == [one.name for one in made.people]
    expected = {
        "sex": [one.sex for one in made.people],
        "governorate": [one.governorate for one in made.people],
        "organisation": [one.body for one in made.people],
        "phone": [one.phone for one in made.people],
    }
    fields = {"organisation" if field == "body" else field for field in made.fields}
    for field in fields:
        assert [getattr(entry, field) for entry in reading.entries] == expected[field]
    assert [str(day) for day in reading.roster.days] == [str(day) for day in made.days]
    if made.days:
        marks = [[mark.value for mark in one.marks] for one in reading.roster.attendances]
        assert marks == [one.marks for one in made.people]


@pytest.mark.parametrize("name", ALL)
def test_first_row_of_people(name: str, tmp_path: Path) -> None:
    """On every sheet with a list the first cell read as a name is in the first row of people."""
    made, reading = made_and_read(ALL[name], 3, tmp_path)
    first: dict[str, int] = {}
    for cell in reading.account.cells:
        if (cell.standing, cell.reason) == ("used", "name"):
            row = place_of(cell.cell)[0]
            first[cell.sheet] = min(first.get(cell.sheet, row), row)
    if "" in made.first_row:  # a text file has one sheet, called as the file
        assert list(first.values()) == list(made.first_row.values())
    else:
        assert first == made.first_row


@pytest.mark.parametrize("name", [name for name in ALL if "heading" in name or "no_" in name])
def test_without_names_nothing_is_read(name: str, tmp_path: Path) -> None:
    """A sheet without a column of names is refused with a question, and nothing is guessed."""
    made, reading = made_and_read(ALL[name], 1, tmp_path)
    if not made.refused:
        assert reading.entries
        return
    assert not reading.entries
    assert [(one.code, one.severity) for one in reading.questions] == [("no_names", Severity.ERROR)]
    assert reading.account.queried == reading.account.total


@pytest.mark.parametrize("locale", ["en_GB", "ar_IQ", "ckb_IQ"])
@pytest.mark.parametrize("name", ALL)
def test_marked_copy_reads_the_same(name: str, locale: str, tmp_path: Path) -> None:
    """The copy with marked cells reads to the same records and the same questions."""
    _, reading = made_and_read(ALL[name], 1, tmp_path)
    copy = tmp_path / "copy.xlsx"
    reading.save_questions(copy, locale=locale)
    again = read_attendance(copy)
    assert again.entries == reading.entries
    assert again.roster == reading.roster
    assert again.session == reading.session
    assert [(one.code, one.sheet, one.cells) for one in again.questions] == [
        (one.code, one.sheet, one.cells) for one in reading.questions
    ]
