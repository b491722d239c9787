"""`Line` and `Listing`: people as a list has them, before they are given identifiers."""

from __future__ import annotations

import attrs

from hijra_amina.intake.reading.header import SessionFacts
from hijra_amina.model import Mark
from hijra_amina.values import PartialDate, PersonName

__all__ = ["Line", "Listing"]


@attrs.frozen(kw_only=True)
class Line:
    """One person on one list.

    Attributes:
        row: The row of the sheet.
        place: Where the name stands.
        name: The name; not shown by `repr`.
        values: What else was read, by field of `Entry`.
        marks: A mark for each day of the list.
        came: What a single column of attendance says; `None` where there is none.
    """

    row: int
    place: tuple[int, int] | None = None
    name: PersonName | None = attrs.field(default=None, repr=False)
    values: dict[str, str] = attrs.field(factory=dict, repr=False)
    marks: tuple[Mark, ...] = ()
    came: Mark | None = None


@attrs.frozen(kw_only=True)
class Listing:
    """One list of people: a table of a sheet, or a submission of an export.

    Attributes:
        sheet: The name of the sheet.
        facts: What is said of the session.
        days: The days that it has marks for; `None` for a day whose date is not known.
        lines: The people.
    """

    sheet: str
    facts: SessionFacts
    days: tuple[PartialDate | None, ...] = ()
    lines: tuple[Line, ...] = attrs.field(default=(), repr=lambda lines: f"<{len(lines)}>")
