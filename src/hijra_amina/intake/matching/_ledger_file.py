"""The ledger as a CSV file: read with every problem's line, written safe for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, TypeVar

from hijra_amina.documents._files import PRIVATE, read_bytes, replace_file
from hijra_amina.documents._problems import Refused
from hijra_amina.errors import HijraAminaError, Problem
from hijra_amina.intake.matching._ledger_rules import LedgerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

__all__ = ["COLUMNS", "guarded", "read_ledger", "unguarded", "write_ledger"]

COLUMNS = ("first", "second", "verdict", "who", "when", "why")
_LARGEST = 64 * 1024 * 1024

# What spreadsheets take for the beginning of a formula, after blanks too and the full-width signs
# included. A cell that begins so gets an apostrophe, and so does one that would look as if it had
# got one.
_FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")

T = TypeVar("T")


def write_ledger(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    """Put a ledger file in the place of another, in one step.

    Args:
        path: The file.
        rows: The cells of each decision, as `COLUMNS` names them.

    Raises:
        OSError: If it cannot be written.
    """
    stream = io.StringIO(newline="")
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(COLUMNS)
    for row in rows:
        table.writerow([guarded(cell) for cell in row])
    # With a byte order mark, for without one spreadsheets take Arabic for another encoding.
    replace_file(path, stream.getvalue().encode("utf-8-sig"), PRIVATE)


def read_ledger(path: Path, make: Callable[..., T]) -> tuple[list[T], list[int]]:
    """Read a ledger file.

    Args:
        path: The file.
        make: Makes a decision from the cells of a line, by column.

    Returns:
        The decisions, and the line on which each begins.

    Raises:
        LedgerError: If it is no ledger.
        OSError: If it cannot be read.
    """
    try:
        data = read_bytes(path, _LARGEST)
    except Refused as wrong:
        raise _refused(1, wrong.findings[0].code, wrong.findings[0].reason) from None
    text = _decoded(data)
    if text is None:
        raise _refused(1, "bad_syntax", "this is no UTF-8 text")
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
    made: list[T] = []
    problems: list[Problem] = []
    numbers: list[int] = []
    try:
        nothing: list[str] = []
        header = [cell.strip().lower() for cell in next(rows, nothing)]
        if not set(COLUMNS[:-1]) <= set(header):
            reason = f"expected the columns {', '.join(COLUMNS)}"
            raise _refused(1, "bad_syntax", reason)
        if any(header.count(name) > 1 for name in COLUMNS):
            raise _refused(1, "bad_syntax", "expected each column once")
        end = rows.line_num
        for row in rows:
            number, end = end + 1, rows.line_num
            if not any(cell.strip() for cell in row):
                continue
            try:
                made.append(make(**_cells(header, row)))
                numbers.append(number)
            except HijraAminaError as error:
                problems.append(Problem(f"line {number}", "bad_value", str(error)))
    except csv.Error:
        raise _refused(rows.line_num, "bad_syntax", "this is no CSV") from None
    if problems:
        raise LedgerError(problems, path.name)
    return made, numbers


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `unguarded` gives the same back."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that `guarded` gave it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _decoded(data: bytes) -> str | None:
    # An error that is raised while this one is handled would carry the whole file with it.
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _cells(header: list[str], row: list[str]) -> dict[str, str]:
    cells: dict[str, str] = dict(zip(header, row, strict=False))
    return {name: unguarded(cells.get(name, "")) for name in COLUMNS}


def _refused(line: int, code: str, reason: str) -> LedgerError:
    return LedgerError([Problem(f"line {line}", code, reason)])
