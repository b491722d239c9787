"""A roster as a table: a row for each person, a column for each day."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from hijra_amina.documents._problems import Finding, Refused, Tree, refused

if TYPE_CHECKING:
    from hijra_amina.documents._limits import Limits

__all__ = ["dump_roster", "parse_roster"]

_FIRST = "participant"


def parse_roster(text: str, limits: Limits) -> dict[str, Tree]:
    r"""Read a table of attendance into the tree of a roster.

    Args:
        text: The table: a header of `participant` and the days, a row for each person. An empty
            cell is a mark that is missing, which is unknown.
        limits: How large it may be.

    Returns:
        The keys `days` and `attendances` of a roster; what stands in them is checked with it.

    Raises:
        Refused: If it is no such table.

    Examples:
        >>> from hijra_amina.documents import Limits
        >>> parse_roster("participant,2015-06-16\np-001,present\n", Limits())["days"]
        ['2015-06-16']
    """
    # `csv` has a limit of its own for a cell; no identifier or day is near it.
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    table: list[list[str]] = []
    nodes = 0
    line = 0
    try:
        for row in rows:
            nodes += len(row) + 1
            if nodes > limits.nodes:
                raise refused("too_large", f"more than {limits.nodes} cells", what="nodes")
            table.append(row)
    except csv.Error:
        line = rows.line_num
    if line:
        raise refused("bad_syntax", f"this is no CSV: line {line}", line=str(line), format="CSV")
    return _roster(table)


def _roster(table: list[list[str]]) -> dict[str, Tree]:
    if not table or not table[0] or table[0][0] != _FIRST:
        raise refused("bad_syntax", f"expected a header that begins with {_FIRST!r}", "days")
    days = table[0][1:]
    findings: list[Finding] = []
    attendances: list[Tree] = []
    for index, row in enumerate(table[1:]):
        if len(row) != len(days) + 1:
            reason = f"expected {len(days) + 1} cells as in the header, found {len(row)}"
            findings.append(Finding(("attendances", index), "bad_value", reason))
            continue
        marks: list[Tree] = [mark or "unknown" for mark in row[1:]]
        attendance: dict[str, Tree] = {"participant": row[0]}
        if marks:
            attendance["marks"] = marks
        attendances.append(attendance)
    if findings:
        raise Refused(findings)
    return {"days": list(days), "attendances": attendances}


def dump_roster(roster: dict[str, Tree]) -> str:
    """Write the tree of a roster as a table.

    Args:
        roster: The tree of a roster that has been checked.

    Returns:
        The text, with a line end.

    Examples:
        >>> rows = [{"participant": "p-001", "marks": ["present"]}]
        >>> print(dump_roster({"days": ["2015-06-16"], "attendances": rows}), end="")
        participant,2015-06-16
        p-001,present
    """
    stream = io.StringIO(newline="")
    table = csv.writer(stream, lineterminator="\n")
    days = roster.get("days", [])
    rows = roster.get("attendances", [])
    table.writerow([_FIRST, *(days if isinstance(days, list) else [])])
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict):
            marks = row.get("marks", [])
            table.writerow([row["participant"], *(marks if isinstance(marks, list) else [])])
    return stream.getvalue()
