"""A workbook of the binary kind (XLSB), written record by record: no library writes one."""

import io
import struct
import zipfile

_RELATIONS = "http://schemas.openxmlformats.org"
_TYPES = (
    f'<Types xmlns="{_RELATIONS}/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.main"/>'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
_LINKS = (
    f'<Relationships xmlns="{_RELATIONS}/package/2006/relationships"><Relationship Id="rId1"'
    f' Type="{_RELATIONS}/officeDocument/2006/relationships/worksheet"'
    ' Target="worksheets/sheet1.bin"/></Relationships>'
)


def xlsb(cells: dict[tuple[int, int], str | float]) -> bytes:
    """A workbook of one sheet with these cells, by row and column from 1."""
    book = (
        _record(131)
        + _record(143)
        + _record(156, struct.pack("<II", 0, 1) + _text("rId1") + _text("Sheet1"))
        + _record(144)
        + _record(132)
    )
    rows = sorted({row for row, _ in cells})
    last = max(column for _, column in cells)
    sheet = _record(129) + _record(148, struct.pack("<IIII", 0, rows[-1] - 1, 0, last - 1))
    sheet += _record(145)
    for row in rows:
        sheet += _record(0, struct.pack("<IIHBBBI", row - 1, 0, 300, 0, 0, 0, 0))
        for (at, column), value in sorted(cells.items()):
            if at == row:
                place = struct.pack("<II", column - 1, 0)
                if isinstance(value, str):
                    sheet += _record(6, place + _text(value))
                else:
                    sheet += _record(5, place + struct.pack("<d", value))
    sheet += _record(146) + _record(130)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("xl/_rels/workbook.bin.rels", _LINKS)
        package.writestr("xl/workbook.bin", book)
        package.writestr("xl/worksheets/sheet1.bin", sheet)
    return stream.getvalue()


def _record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([(kind & 0x7F) | 0x80, kind >> 7])
    size = len(data)
    length = b""
    while True:
        size, seven = size >> 7, size & 0x7F
        length += bytes([seven | (0x80 if size else 0)])
        if not size:
            return head + length + data


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
