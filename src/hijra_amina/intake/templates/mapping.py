"""The hidden sheet of a blank attendance sheet, which says what its columns and labels mean."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.model import Mark
from hijra_amina.values import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["LISTS_SHEET", "MAPPING_SHEET", "SCHEMA", "MappedColumn", "SheetMapping"]

MAPPING_SHEET: Final = "hijra_amina_mapping"
"""The name of the hidden sheet; a workbook with a sheet of this name is one of ours."""
LISTS_SHEET: Final = "hijra_amina_lists"
"""The name of the hidden sheet with the lists of the drop-down cells."""
SCHEMA: Final = "hijra-amina-attendance-sheet"
VERSION: Final = 1

_WIDTH: Final = 5
_MOST_DIGITS: Final = 9
_SINGLE: Final = ("programme", "session", "sheet")


@attrs.frozen(kw_only=True)
class MappedColumn:
    """One column of the sheet.

    Attributes:
        letter: Where it stood when the sheet was made, such as `B`.
        field: What it holds: `name_own`, `sex`, `day`, …
        heading: The text of its heading, by which it is found again if it was moved.
        day: The day that it is for, if it is a column of marks and the day was known.
    """

    letter: str
    field: str
    heading: str
    day: PartialDate | None = None


@attrs.frozen(kw_only=True)
class SheetMapping:
    """What the columns and the labels of a sheet mean.

    Attributes:
        programme: The programme's identifier.
        session: The session's identifier.
        sheet: The title of the sheet that is filled in.
        header_row: The row of the headings, from 1.
        rows: How many lines were left for people below it.
        columns: The columns, in their order.
        labels: What a label of a list means, by field: the kind of code and the code.
        marks: What a mark in a column of a day means.

    Examples:
        >>> mapping = SheetMapping(
        ...     programme="p",
        ...     session="s-1",
        ...     sheet="Attendance",
        ...     header_row=9,
        ...     rows=30,
        ...     columns=(MappedColumn(letter="B", field="sex", heading="Sex"),),
        ...     labels={"sex": {"Female": ("sex", "female")}},
        ...     marks={"✓": Mark.PRESENT},
        ... )
        >>> SheetMapping.from_rows(mapping.to_rows()) == mapping
        True
    """

    programme: str
    session: str
    sheet: str
    header_row: int
    rows: int
    columns: tuple[MappedColumn, ...]
    labels: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType({})
    marks: Mapping[str, Mark] = MappingProxyType({})

    def to_rows(self) -> Iterator[tuple[str, ...]]:
        """The lines of the hidden sheet: what it is about, and up to four texts."""
        yield "schema", SCHEMA, str(VERSION), "", ""
        for name in _SINGLE:
            yield name, getattr(self, name), "", "", ""
        yield "header_row", str(self.header_row), "", "", ""
        yield "rows", str(self.rows), "", "", ""
        for column in self.columns:
            day = "" if column.day is None else str(column.day)
            yield "column", column.letter, column.field, column.heading, day
        for field, known in self.labels.items():
            for label, (kind, code) in known.items():
                yield "label", field, label, kind, code
        for label, mark in self.marks.items():
            yield "mark", label, mark.value, "", ""

    @classmethod
    def from_rows(cls, rows: Iterable[Sequence[object]]) -> SheetMapping:
        """Read the lines of the hidden sheet.

        Args:
            rows: The values of its cells; `None` is an empty cell.

        Returns:
            The mapping.

        Raises:
            InvalidValueError: If they are no mapping, one of another version, or incomplete.
        """
        single: dict[str, str] = {}
        columns: list[MappedColumn] = []
        labels: dict[str, dict[str, tuple[str, str]]] = {}
        marks: dict[str, Mark] = {}
        for row in rows:
            kind, *texts = _texts(row)
            match kind:
                case "column":
                    columns.append(_column(texts))
                case "label":
                    labels.setdefault(texts[0], {})[texts[1]] = (texts[2], texts[3])
                case "mark":
                    marks[texts[0]] = _mark(texts[1])
                case "schema" if texts[:2] != [SCHEMA, str(VERSION)]:
                    raise _wrong(f"{SCHEMA}, version {VERSION}", "another schema or version")
                case _:
                    single[kind] = texts[0]
        missing = {"schema", "header_row", "rows", *_SINGLE} - single.keys()
        if missing or not columns:
            raise _wrong("a session, a sheet, its heading row and its columns", "not all of them")
        return cls(
            **{name: single[name] for name in _SINGLE},
            header_row=_whole(single["header_row"]),
            rows=_whole(single["rows"]),
            columns=tuple(columns),
            labels=labels,
            marks=marks,
        )


def _texts(row: Sequence[object]) -> list[str]:
    texts = ["" if value is None else str(value) for value in row[:_WIDTH]]
    return texts + [""] * (_WIDTH - len(texts))


def _column(texts: Sequence[str]) -> MappedColumn:
    letter, field, heading, day = texts
    return MappedColumn(
        letter=letter,
        field=field,
        heading=heading,
        day=PartialDate.parse(day) if day else None,
    )


def _mark(text: str) -> Mark:
    if text not in set(Mark):
        raise _wrong(" or ".join(Mark), "another word")
    return Mark(text)


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise _wrong("a whole number", "something else")
    return int(text)


def _wrong(expected: str, found: str) -> InvalidValueError:
    return InvalidValueError("the hidden mapping of the sheet", expected, found)
