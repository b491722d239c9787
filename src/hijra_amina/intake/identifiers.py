"""Phones and staff numbers, kept beside a programme and never in it.

Records hold what statistics need, and a phone is not among it. But it tells two people of one name
apart, and finds one person under two spellings; so whoever wants to look for the same people again
can have the numbers kept in a file of their own, which nobody but its owner may read.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.documents import _files
from hijra_amina.documents._problems import Refused, decode_error
from hijra_amina.errors import DecodeError, InvalidValueError, Problem
from hijra_amina.intake.matching._ledger_file import guarded, unguarded

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from hijra_amina.intake.entry import Entry
    from hijra_amina.intake.matching import Decisions
    from hijra_amina.model import Programme

__all__ = [
    "Identifiers",
    "identifiers_of",
    "identifiers_without",
    "read_identifiers",
    "under_kept_names",
    "write_identifiers",
]

_COLUMNS: Final = ("participant", "sheet", "phone", "staff_number")
_LARGEST: Final = 64 * 1024 * 1024


@attrs.frozen(kw_only=True)
class Identifiers:
    """What tells a line of a sheet apart that the records do not hold.

    Attributes:
        participant: The participant's identifier in the programme.
        sheet: The sheet that the line stands on.
        phone: The phone, as in `Entry`. `repr` leaves it out.
        staff_number: The number that an employer gave. `repr` leaves it out.
    """

    participant: str
    sheet: str
    phone: str | None = attrs.field(default=None, repr=False)
    staff_number: str | None = attrs.field(default=None, repr=False)


def identifiers_of(entries: Iterable[Entry]) -> tuple[Identifiers, ...]:
    """What is to be kept of entries; those without a number too, for the sheet they stand on.

    Args:
        entries: The entries.

    Returns:
        One for each.

    Examples:
        >>> from hijra_amina.intake import Entry
        >>> identifiers_of([Entry(participant="p-001", sheet="day-1", phone="7000000000")])
        (Identifiers(participant='p-001', sheet='day-1'),)
    """
    return tuple(
        Identifiers(
            participant=entry.participant,
            sheet=entry.sheet,
            phone=entry.phone,
            staff_number=entry.staff_number,
        )
        for entry in entries
    )


def under_kept_names(
    known: Iterable[Identifiers], decisions: Decisions, programme: Programme
) -> tuple[Identifiers, ...]:
    """The same numbers once decisions have been carried out: under the identifier that was kept.

    Args:
        known: The numbers.
        decisions: The ledger that was carried out.
        programme: The programme after that.

    Returns:
        The numbers of those whom the programme has.
    """
    kept = {decisions.group(person.id): person.id for person in programme.participants}
    return tuple(
        attrs.evolve(one, participant=kept[group])
        for one in known
        if (group := decisions.group(one.participant)) in kept
    )


def identifiers_without(
    known: Iterable[Identifiers], participants: Iterable[str]
) -> tuple[Identifiers, ...]:
    """The numbers without those of people who are to be forgotten.

    Write them in the place of the old file, with `write_identifiers`, when a person has been
    erased from the programme with `hijra_amina.disclosure.forget`.

    Args:
        known: The numbers.
        participants: Whose are to go: their former identifiers.

    Returns:
        The others, in their order.

    Raises:
        InvalidValueError: If a single text is given; it would be taken for its letters.

    Examples:
        >>> kept = [
        ...     Identifiers(participant="p-001", sheet="day-1", phone="7000000000"),
        ...     Identifiers(participant="p-002", sheet="day-1"),
        ... ]
        >>> identifiers_without(kept, ["p-001"])
        (Identifiers(participant='p-002', sheet='day-1'),)
    """
    if isinstance(participants, str):
        raise InvalidValueError("participants", "a list of identifiers", "a single text")
    gone = frozenset(participants)
    return tuple(one for one in known if one.participant not in gone)


def read_identifiers(path: str | os.PathLike[str]) -> tuple[Identifiers, ...]:
    """Read the file.

    Args:
        path: A CSV file, as `write_identifiers` makes it.

    Returns:
        Its lines.

    Raises:
        DecodeError: If it is no such file; the error holds no number.
        OSError: If it cannot be read.
    """
    file = Path(path)
    try:
        data = _files.read_bytes(file, _LARGEST)
    except Refused as wrong:
        raise decode_error(wrong.findings, file.name) from None
    text = data.decode("utf-8-sig", errors="replace")
    rows = csv.DictReader(io.StringIO(text, newline=""), restval="")
    try:
        if tuple(rows.fieldnames or ()) != _COLUMNS:
            reason = f"expected the columns {', '.join(_COLUMNS)}"
            raise DecodeError([Problem("line 1", "bad_syntax", reason)], file.name)
        lines = [[unguarded(row[column]) for column in _COLUMNS] for row in rows]
    except csv.Error:
        where = f"line {rows.line_num + 1}"
        raise DecodeError([Problem(where, "bad_syntax", "this is no CSV")], file.name) from None
    return tuple(
        Identifiers(
            participant=participant,
            sheet=sheet,
            phone=phone or None,
            staff_number=staff_number or None,
        )
        for participant, sheet, phone, staff_number in lines
        if participant
    )


def write_identifiers(path: str | os.PathLike[str], known: Iterable[Identifiers]) -> None:
    """Write the file, whole or not at all, readable by its owner alone.

    Args:
        path: The file; one that is there is replaced.
        known: The numbers; each line once, in a stable order.

    Raises:
        OSError: If it cannot be written; the old file is as it was.
    """
    stream = io.StringIO(newline="")
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(_COLUMNS)
    texts = {tuple(value or "" for value in attrs.astuple(one)) for one in known}
    table.writerows([guarded(text) for text in row] for row in sorted(texts))
    _files.replace_file(Path(path), stream.getvalue().encode("utf-8-sig"), _files.PRIVATE)
