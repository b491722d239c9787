"""CSV and its kin: encoding and separator are found in the content, not in the name."""

from __future__ import annotations

import csv
import io
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hijra_amina.intake.reading._refusal import refusal
from hijra_amina.intake.reading.cells._cell import MOST_COLUMNS, Book, Cell, Sheet

if TYPE_CHECKING:
    from hijra_amina.intake.reading.cells._bounds import Bounds

__all__ = ["decoded", "read_delimited", "separator_of"]

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SEPARATORS: Final = (",", ";", "\t", "|", "،", "؛")
_SAMPLE: Final = 200
_LOOKED_AT: Final = 1 << 20
_FEW: Final = 0.02


def decoded(data: bytes) -> str | None:
    """Bytes as a text, by what they hold.

    A mark at the beginning decides; then whether the bytes are UTF-8, or UTF-16 with every other
    byte zero or of one block; then whether they read as Arabic (`cp1256`) or else as Western
    European (`cp1252`).

    Args:
        data: The bytes.

    Returns:
        The text; `None` if it is no text.

    Examples:
        >>> decoded("الاسم;الجنس".encode("cp1256")), decoded("Nom;Prénom".encode("cp1252"))
        ('الاسم;الجنس', 'Nom;Prénom')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    wide = _without_mark(data)
    if wide is not None:
        return wide
    if b"\x00" in data:
        return None
    text = _strict(data, "utf-8")
    if text is not None:
        return text
    arabic = data.decode("cp1256", errors="replace")
    western = data.decode("cp1252", errors="replace")
    sample = data[:_LOOKED_AT]
    foreign = sum(byte >= 0x80 for byte in sample)  # noqa: PLR2004 - what is not ASCII
    # In Arabic whole words lie above ASCII; in French or German single letters do.
    runs = sum(
        one >= 0xC0 and other >= 0xC0  # noqa: PLR2004 - where both have their letters
        for one, other in pairwise(sample)
    )
    best = arabic if runs * 2 > foreign else western
    return best if _reads_as_text(best) else None


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark: one of every two bytes is nearly always one of a few."""
    if len(data) < 4 or len(data) % 2 or b"\x00" not in data:  # noqa: PLR2004 - two letters
        return None
    for encoding, high in (
        ("utf-16-le", data[1:_LOOKED_AT:2]),
        ("utf-16-be", data[:_LOOKED_AT:2]),
    ):
        plain = sum(byte in {0x00, 0x06} for byte in high)
        if plain >= 0.9 * len(high):
            return _strict(data, encoding)
    return None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if _reads_as_text(text) else None


def _reads_as_text(text: str) -> bool:
    sample = text[:_LOOKED_AT]
    odd = sum(
        (letter < " " and letter not in "\t\r\n\f") or letter == "\ufffd" for letter in sample
    )
    return odd <= _FEW * len(sample)


def separator_of(text: str) -> str:
    r"""The character between the fields: the one that cuts the lines most alike.

    Args:
        text: The text of the file.

    Returns:
        A comma, a semicolon, a tab, a bar, or their Arabic kin; a comma where none cuts.

    Examples:
        >>> separator_of("Name;Ministry, if any\nA;B\nC;D\n")
        ';'
    """
    best, most = ",", 0.0
    for separator in _SEPARATORS:
        widths: dict[int, int] = {}
        reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator)
        try:
            for number, row in enumerate(reader):
                if number >= _SAMPLE:
                    break
                if len(row) > 1:
                    widths[len(row)] = widths.get(len(row), 0) + 1
        except csv.Error:
            continue
        # Lines of one width speak for a separator; a wide table more than a narrow one, a little.
        alike = max(widths.values(), default=0)
        width = max(widths, key=lambda width: (widths[width], width), default=0)
        score = alike * (1 + min(width, 20) / 40)
        if score > most:
            best, most = separator, score
    return best


def read_delimited(data: bytes, name: str, bounds: Bounds) -> Book:
    """Read a text of fields and separators.

    Args:
        data: The bytes of the file.
        name: The name of the file; the sheet is called so too.
        bounds: How much is read at most.

    Returns:
        Its cells; all of them are texts, because such a file knows nothing else.

    Raises:
        UnreadableSheetError: If it is no text, or more than the bounds allow.
    """
    text = decoded(data)
    if text is None:
        raise refusal(name, "not_readable", "this is no spreadsheet and no text")
    cells: dict[tuple[int, int], Cell] = {}
    # Excel's own hint of the separator is a line that is no data.
    hint = text[:6] if text[:4].lower() == "sep=" else ""
    separator = hint[4:5] or separator_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row, fields in enumerate(reader, start=1):
            if row > bounds.area:
                raise refusal(name, "too_large", f"it holds more than {bounds.area} lines")
            if hint and row == 1:
                continue
            for column, field in enumerate(fields[:MOST_COLUMNS], start=1):
                if field:
                    cells[row, column] = Cell(row=row, column=column, value=field)
            if len(cells) > bounds.cells or len(fields) > MOST_COLUMNS:
                reason = f"more than {bounds.cells} cells hold something"
                raise refusal(name, "too_large", reason)
    except csv.Error:
        raise refusal(name, "bad_syntax", f"this is no CSV: line {reader.line_num}") from None
    return Book(name=name, format="csv", sheets=(Sheet(name=_title(name), cells=cells),))


def _title(name: str) -> str:
    return name.rsplit(".", 1)[0] or name
