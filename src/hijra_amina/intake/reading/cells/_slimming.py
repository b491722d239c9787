"""A workbook (XLSX) without what is not read: empty cells and rows, programs, pictures, links.

Spreadsheet programs write a tag for each empty cell that has a border, down to row 1,048,576 where
somebody has formatted a whole column. Those tags are taken out while the part is unpacked, so that
the library that parses the rest sees no more than the cells that hold something.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from hijra_amina.intake.reading._refusal import refusal
from hijra_amina.intake.reading.cells._cell import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.intake.reading.cells._package import Package

__all__ = ["slimmed"]

_SHEET: Final = re.compile(r"^xl/worksheets/[^/]+\.xml$")
_KEPT: Final = re.compile(
    r"^(\[Content_Types\]\.xml|_rels/\.rels|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/worksheets/_rels/[^/]+\.rels|xl/sharedStrings\.xml|xl/styles\.xml"
    r"|xl/comments[^/]*\.xml|xl/comments/[^/]+\.xml|xl/theme/[^/]+\.xml)$",
    re.IGNORECASE,
)
_RELATIONSHIPS: Final = re.compile(r"^xl/worksheets/_rels/[^/]+\.rels$")
_COMMENTS: Final = re.compile(rb'<Relationship\b(?![^<>]*/comments")[^<>]*/>')
_COMMENTED_RANGE: Final = re.compile(rb"<(?:\w+:)?comment\b[^<>]*\bref=[\"'][^\"']*[:,]")
_ROOT: Final = re.compile(rb"<((?:\w+:)?)worksheet\b")
_MERGED: Final = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^<>]*\bref=[\"']([A-Za-z]+\d+):([A-Za-z]+\d+)[\"']"
)
_FORBIDDEN: Final = (b"<!DOCTYPE", b"<!ENTITY", b"\x00")


def slimmed(package: Package) -> tuple[bytes, int]:
    """A workbook with only what is read of it.

    Args:
        package: The workbook.

    Returns:
        The smaller workbook, packed, and how many cells are left in it.

    Raises:
        UnreadableSheetError: If what is left is more than the bounds allow, or a part declares
            entities or is not in UTF-8: both are ways to hide how much a part holds.
    """
    stream = io.BytesIO()
    size = cells = 0
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as target:
        for part in package.parts:
            if _SHEET.match(part):
                slim, found = _sheet(package, part)
                cells += found
            elif _KEPT.match(part):
                slim = package.part(part)
                _check(package, slim)
                if b"<comment" in slim and _COMMENTED_RANGE.search(slim):
                    # The library would make each cell of such a range.
                    reason = "a comment in it stands on a range"
                    raise refusal(package.name, "bad_syntax", reason)
                if _RELATIONSHIPS.match(part):
                    slim = _COMMENTS.sub(b"", slim)
            else:
                continue
            size += len(slim)
            if size > package.bounds.kept:
                reason = f"its cells take more than {package.bounds.kept} bytes"
                raise refusal(package.name, "too_large", reason)
            if cells > package.bounds.cells:
                reason = f"more than {package.bounds.cells} cells hold something"
                raise refusal(package.name, "too_large", reason)
            target.writestr(part, slim)
    return stream.getvalue(), cells


def _check(package: Package, data: bytes) -> None:
    if any(word in data for word in _FORBIDDEN):
        reason = "a part of it declares entities, or is not in UTF-8"
        raise refusal(package.name, "bad_syntax", reason)


def _sheet(package: Package, part: str) -> tuple[bytes, int]:
    """A sheet without its empty cells and rows and without all that refers to other parts."""
    kept: list[bytes] = []
    size = cells = merged = 0
    for piece, patterns in _pieces(package, part):
        slim = piece
        for pattern in patterns:
            slim = pattern.sub(b"", slim)
        size += len(slim)
        cells += slim.count(b"<c ") + slim.count(b":c ")
        # The library makes an object of each cell that a merged one covers.
        merged += sum(_area(*match.groups()) for match in _MERGED.finditer(slim))
        if size > package.bounds.kept or max(cells, merged) > package.bounds.cells:
            reason = f"more than {package.bounds.cells} cells hold something"
            raise refusal(package.name, "too_large", reason)
        kept.append(slim)
    return b"".join(kept), cells


def _area(first: bytes, last: bytes) -> int:
    (top, left), (bottom, right) = place_of(first.decode()), place_of(last.decode())
    return (abs(bottom - top) + 1) * (abs(right - left) + 1)


def _pieces(package: Package, part: str) -> Iterator[tuple[bytes, tuple[re.Pattern[bytes], ...]]]:
    """The part in pieces that end where a row begins, and what to take out of each."""
    rest = b""
    row = b"<row"
    patterns: tuple[re.Pattern[bytes], ...] = ()
    for chunk in package.chunks(part):
        rest += chunk
        _check(package, rest)
        if len(rest) > package.bounds.kept:
            reason = f"a row of it takes more than {package.bounds.kept} bytes"
            raise refusal(package.name, "too_large", reason)
        if not patterns:
            root = _ROOT.search(rest)
            if root is None:
                continue
            row = b"<" + root[1] + b"row"
            patterns = _patterns(re.escape(root[1].decode()).encode())
        if b"<!" in rest:
            # Tags within comments and quoted sections are no tags: such a part stays whole.
            patterns = (re.compile(rb"(?!)"),)
        cut = rest.rfind(row)
        if cut > 0:
            yield rest[:cut], patterns
            rest = rest[cut:]
    yield rest, patterns


def _patterns(prefix: bytes) -> tuple[re.Pattern[bytes], ...]:
    references = (
        b"drawing|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|tableParts|extLst"
        b"|hyperlinks|dataValidations|conditionalFormatting"
    )
    return tuple(
        re.compile(pattern.replace(b"P", prefix).replace(b"REFERENCES", references))
        for pattern in (
            rb"<Pc\b[^<>]*/>",
            rb"<Pc\b[^<>/]*></Pc>",
            rb"<Prow\b[^<>]*/>",
            rb"<Prow\b[^<>/]*>\s*</Prow>",
            rb"<P(REFERENCES)\b[^<>]*/>",
            rb"(?s)<P(REFERENCES)\b[^<>]*>.*?</P\1>",
        )
    )
