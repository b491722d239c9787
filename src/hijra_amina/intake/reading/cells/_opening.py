"""Opening a file: what it is, is found in what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from hijra_amina.intake.reading._refusal import refusal
from hijra_amina.intake.reading.cells._bounds import DEFAULT_BOUNDS, Bounds
from hijra_amina.intake.reading.cells._delimited import read_delimited
from hijra_amina.intake.reading.cells._foreign import read_foreign
from hijra_amina.intake.reading.cells._package import Package
from hijra_amina.intake.reading.cells._workbook import read_workbook

if TYPE_CHECKING:
    from os import PathLike

    from hijra_amina.intake.reading.cells._cell import Book

__all__ = ["open_book"]

_PACKED: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b", b"Rar!")


def open_book(path: str | PathLike[str], bounds: Bounds = DEFAULT_BOUNDS) -> Book:
    r"""Read a file as sheets of cells.

    Args:
        path: An XLSX, XLSM, XLS, XLSB, ODS, CSV or TSV file, whatever its name ends in.
        bounds: How much is read at most.

    Returns:
        Its cells.

    Raises:
        MissingExtraError: If the extra `intake` is not installed.
        UnreadableSheetError: If it is none of these, is damaged or locked, or is larger than the
            bounds allow.
        OSError: If it cannot be read.

    Examples:
        >>> _ = Path("list.csv").write_text("Name,Sex\np-001,F\n", encoding="utf-8")
        >>> open_book("list.csv").sheets[0].cells[2, 2].value
        'F'
    """
    file = Path(path)
    name = file.name
    data = _bytes(file, bounds)
    if not data.strip(b"\x00 \r\n\t"):
        raise refusal(name, "not_readable", "the file is empty")
    if data.startswith(_OTHERS):
        raise refusal(name, "not_readable", "this is no spreadsheet and no text")
    if data.startswith(_COMPOUND):
        return read_foreign(data, name, "xls", bounds)
    if not data.startswith(_PACKED):
        return read_delimited(data, name, bounds)
    parts = Package(data, name, bounds).parts
    if "xl/workbook.xml" in parts:
        return read_workbook(data, name, bounds)
    if "xl/workbook.bin" in parts:
        return read_foreign(data, name, "xlsb", bounds)
    if "content.xml" in parts and "mimetype" in parts:
        return read_foreign(data, name, "ods", bounds)
    raise refusal(name, "not_readable", "this is a packed file, and no spreadsheet")


def _bytes(file: Path, bounds: Bounds) -> bytes:
    if not file.exists():
        raise FileNotFoundError(2, "no such file", str(file))
    if file.is_dir():
        raise IsADirectoryError(21, "this is a folder", str(file))
    if not file.is_file():
        raise refusal(file.name, "not_readable", "this is no ordinary file")
    with file.open("rb") as stream:
        data = stream.read(bounds.file + 1)
    if len(data) > bounds.file:
        reason = f"the file is larger than {bounds.file} bytes"
        raise refusal(file.name, "too_large", reason, limit=str(bounds.file))
    return data
