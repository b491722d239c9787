"""What KoboToolbox' exporter writes of a form's submissions, after the study of its exports."""

import io

import openpyxl
import pytest

SESSION = {"session_id", "session_title", "session_date", "venue", "days_held"}
SUBMITTED = "2016-03-15T15:01:00"


def _rows_of(form: bytes, title: str) -> list[dict[str, str]]:
    """The lines of a sheet of the form, by heading."""
    sheet = openpyxl.load_workbook(io.BytesIO(form))[title]
    head, *rows = sheet.iter_rows(values_only=True)
    return [{name: value for name, value in zip(head, row, strict=True) if value} for row in rows]


def _exported(
    form: bytes, submissions: list[dict[str, object]], *, language: str | None, grouped: bool
) -> openpyxl.Workbook:
    """An export of submissions.

    Args:
        form: The form.
        submissions: Answers by the names of questions and choices; `participants` is a list.
        language: The language of labels, or `None` for the names in the XML.
        grouped: Whether headings begin with the names of their groups.
    """
    survey = [row for row in _rows_of(form, "survey") if "name" in row]
    choices = _rows_of(form, "choices")
    labels = {
        (row["list_name"], row["name"]): row[f"label::{language}"] if language else row["name"]
        for row in choices
    }

    def headed(row: dict[str, str], group: dict[str, str]) -> str:
        own = row.get(f"label::{language}", row["name"]) if language else row["name"]
        over = group.get(f"label::{language}", group["name"]) if language else group["name"]
        return f"{over}/{own}" if grouped else own

    groups = {row["type"]: row for row in survey if row["type"].startswith("begin")}
    titled = {row["name"] for row in survey} & SESSION
    book = openpyxl.Workbook()
    main = book.worksheets[0]
    main.title = "Attendance"
    asked = [row for row in survey if row["name"] in titled]
    main.append(
        [
            "start",
            "end",
            *(headed(row, groups["begin_group"]) for row in asked),
            *("_id", "_uuid", "_submission_time", "_index"),
        ]
    )
    people = book.create_sheet("participants")
    names = [row["name"] for row in survey]
    inner = [
        row for row in survey[names.index("participants") + 1 :] if row["type"] != "end_repeat"
    ]
    heads: list[str] = []
    for row in inner:
        heads.append(headed(row, groups["begin_repeat"]))
        if row["type"].startswith("select_multiple"):
            kind = row["type"].split()[1]
            heads += [f"{heads[-1]}/{label}" for (of, _), label in labels.items() if of == kind]
    service = ("_index", "_parent_table_name", "_parent_index", "_submission__id")
    people.append([*heads, *service, "_submission__uuid", "_submission__submission_time"])
    at = 0
    for index, answers in enumerate(submissions, start=1):
        told = [answers.get(row["name"]) for row in asked]
        main.append([SUBMITTED, SUBMITTED, *told, index, f"u{index}", SUBMITTED, index])
        for person in answers["participants"]:
            at += 1
            cells: list[object] = []
            for row in inner:
                kind, _, of = row["type"].partition(" ")
                value = person.get(row["name"])
                if kind == "select_one":
                    cells.append(None if value is None else labels[of, value])
                elif kind == "select_multiple":
                    chosen = value or []
                    cells.append(" ".join(labels[of, one] for one in chosen) or None)
                    known = [name for name_of, name in labels if name_of == of]
                    cells += (
                        ["1" if name in chosen else "0" for name in known]
                        if value
                        else [None for _ in known]
                    )
                else:
                    cells.append(value)
            people.append([*cells, at, "Attendance", index, index, f"u{index}", SUBMITTED])
    return book


@pytest.fixture(scope="session")
def rows_of():
    """Gives the lines of a sheet of a form."""
    return _rows_of


@pytest.fixture(scope="session")
def exported():
    """Makes an export of submissions."""
    return _exported
