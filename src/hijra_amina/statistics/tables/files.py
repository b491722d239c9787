"""A table as files: CSV, JSON and spreadsheets; none holds anything that could be run."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hijra_amina.statistics.tables.columns import exact_text
from hijra_amina.statistics.tables.protection import protection_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from hijra_amina.statistics.tables.columns import Column
    from hijra_amina.statistics.tables.coverage import Coverage
    from hijra_amina.statistics.tables.figures import Figures

__all__ = ["put_file", "to_csv", "to_json", "unrunnable"]

# With these, and their full-width twins, spreadsheets begin a formula.
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# Line ends within a field are read differently by everybody.
_CONTROL: Final = re.compile("[\x00-\x1f\x7f]")


def to_csv(columns: Sequence[Column]) -> str:
    """A table as CSV; an open end is an empty field, and a fraction is exact.

    Args:
        columns: The columns of a table.

    Returns:
        The text, with a line for the headings.

    Examples:
        >>> from hijra_amina.statistics.tables.columns import Column, Kind
        >>> print(to_csv([Column("kind", Kind.TEXT, ("=1+1",))]), end="")
        kind
        '=1+1
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([unrunnable(column.name) for column in columns])
    for row in zip(*(column.cells for column in columns), strict=True):
        writer.writerow([_field(exact_text(value)) for value in row])
    return stream.getvalue()


def to_json(figures: Figures, columns: Sequence[Column]) -> str:
    """A table as JSON: what was asked, the rows, and how it was protected if it was.

    Args:
        figures: The table.
        columns: Its columns.

    Returns:
        The text; fractions are texts such as `17/27`, and an open end is null.

    Examples:
        >>> from hijra_amina.statistics.tables import Table
        >>> to_json(Table(measure="people", dimensions=("sex",), rows=()), ())
        '{"measure": "people", "dimensions": ["sex"], "where": {}, "as_of": null, "rows": []}'
    """
    names = [column.name for column in columns]
    rows = zip(*(column.cells for column in columns), strict=True)
    document: dict[str, object] = {
        "measure": figures.measure,
        "dimensions": list(figures.dimensions),
        "where": dict(figures.where),
        "as_of": None if figures.as_of is None else str(figures.as_of),
        "rows": [dict(zip(names, map(exact_text, row), strict=True)) for row in rows],
    }
    if figures.sessions is not None:
        document["sessions"] = sorted(figures.sessions)
    if figures.coverage:
        document["coverage"] = [_coverage(covered) for covered in figures.coverage]
    if figures.protection is not None:
        document["protection"] = protection_document(figures.protection)
    return json.dumps(document, ensure_ascii=False)


def _coverage(covered: Coverage) -> dict[str, object]:
    document: dict[str, object] = {
        "dimension": covered.dimension,
        "value": covered.value,
        "sessions": sorted(covered.sessions),
    }
    if covered.perhaps:
        document["perhaps"] = sorted(covered.perhaps)
    return document


def put_file(path: str | PathLike[str], data: bytes) -> None:
    """Write a file in one step: the name stands for all of the old file, or all of the new one.

    Args:
        path: The file.
        data: Its content.

    Raises:
        OSError: If it cannot be written.
    """
    from hijra_amina.documents import _files  # noqa: PLC0415 - only where something is written

    _files.replace_file(Path(path), data, _files.PUBLIC)


def unrunnable(text: str) -> str:
    """A text in one line that no spreadsheet takes for a formula when it opens a CSV file.

    Args:
        text: The text.

    Returns:
        The text, after an apostrophe if it begins as a formula does.

    Examples:
        >>> unrunnable("=HYPERLINK(1)"), unrunnable("female")
        ("'=HYPERLINK(1)", 'female')
    """
    line = _CONTROL.sub(" ", text)
    return f"'{line}" if line.lstrip().startswith(_FORMULA) else line


def _field(value: str | float | None) -> str | float | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    # What we wrote as a number may begin with a minus; only texts are somebody's.
    return unrunnable(value) if isinstance(value, str) else value
