"""The participants of a programme as lines of sheets, to be compared with one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.intake.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.intake.identifiers import Identifiers
    from hijra_amina.model import Participant, Programme

__all__ = ["entries_of"]


def entries_of(programme: Programme, identifiers: Iterable[Identifiers] = ()) -> tuple[Entry, ...]:
    """The participants as entries, under the sheets that they stand on.

    One person stands once on a sheet, so two of one sheet are never taken for one person. The
    sheet is the roster of a session, unless identifiers say which of its sheets a line stood on.

    Args:
        programme: The programme.
        identifiers: Phones, staff numbers and sheets that were kept beside it.

    Returns:
        At least one entry for each participant; several where they stand on several sheets.

    Examples:
        >>> from hijra_amina import LocalizedText, Participant, Programme
        >>> name = LocalizedText({"en": "Example"})
        >>> people = (Participant(id="p-001", sex="female"),)
        >>> [entry.sex for entry in entries_of(Programme(id="p", name=name, participants=people))]
        ['female']
    """
    known: dict[str, list[Identifiers]] = {}
    for one in identifiers:
        known.setdefault(one.participant, []).append(one)
    sheets: dict[str, list[str]] = {}
    for session in programme.sessions:
        if session.roster is not None:
            for came in session.roster.attendances:
                sheets.setdefault(came.participant, []).append(session.id)
    return tuple(
        entry
        for person in programme.participants
        for entry in _lines(
            person, known.get(person.id, ()), sheets.get(person.id, [f"of {person.id} alone"])
        )
    )


def _lines(person: Participant, kept: Iterable[Identifiers], sheets: Iterable[str]) -> list[Entry]:
    """The lines of one person; where a file says which sheets, the sessions say no more."""
    lines = [_line(person, one.sheet, one.phone, one.staff_number) for one in kept]
    return lines or [_line(person, sheet) for sheet in sheets]


def _line(
    person: Participant, sheet: str, phone: str | None = None, staff_number: str | None = None
) -> Entry:
    return Entry(
        participant=person.id,
        sheet=sheet,
        name=person.name,
        sex=person.sex,
        age_band=person.age_band,
        disability=person.disability,
        organisation=person.organisation,
        post_level=person.post_level,
        governorate=person.governorate,
        phone=phone,
        staff_number=staff_number,
    )
