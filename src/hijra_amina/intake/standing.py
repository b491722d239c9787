"""The participants of a programme as lines of sheets, to be compared with one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.intake.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hijra_amina.intake.identifiers import Identifiers
    from hijra_amina.model import Participant, Programme

__all__ = ["entries_of"]


def entries_of(programme: Programme, identifiers: Iterable[Identifiers] = ()) -> tuple[Entry, ...]:
    """The participants as entries, under the sheets that they stand on.

    One person stands once on a sheet, so two of one sheet are never taken for one person. A
    session may have had several sheets: which line stood on which is known from the identifiers
    that were kept, or, where none were, from the pairs that reading left open, since no two of one
    sheet are ever among those.

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
    sheets = _sheets_of(programme)
    return tuple(
        entry
        for person in programme.participants
        for entry in _lines(person, known.get(person.id, ()), sheets.get(person.id, ("",)))
    )


def _lines(person: Participant, kept: Iterable[Identifiers], sheets: Iterable[str]) -> list[Entry]:
    """The lines of one person; where a file says which sheets, the sessions say no more."""
    lines = [_line(person, one.sheet, one.phone, one.staff_number) for one in kept]
    return lines or [_line(person, sheet or f"of {person.id} alone") for sheet in sheets]


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


def _sheets_of(programme: Programme) -> Mapping[str, list[str]]:
    """The sheets of each participant, as far as sessions and open pairs tell them."""
    apart: dict[str, set[str]] = {}
    for pair in programme.possible_matches:
        apart.setdefault(pair.first, set()).add(pair.second)
        apart.setdefault(pair.second, set()).add(pair.first)
    sheets: dict[str, list[str]] = {}
    for session in programme.sessions:
        came = (
            []
            if session.roster is None
            else [one.participant for one in session.roster.attendances]
        )
        numbers = _numbered(came, apart)
        several = max(numbers.values(), default=0) + 1
        for person in came:
            # Who is in no open pair may have stood on any of the sheets.
            on = [numbers[person]] if person in numbers else range(several)
            sheets.setdefault(person, []).extend(f"{session.id}/{number}" for number in on)
    return sheets


def _numbered(people: list[str], apart: Mapping[str, set[str]]) -> dict[str, int]:
    """Numbers of sheets for those in open pairs, so that no pair shares one."""
    here = set(people)
    numbers: dict[str, int] = {}
    for person in people:
        others = apart.get(person, set()) & here
        if others:
            taken = {numbers[other] for other in others if other in numbers}
            numbers[person] = next(n for n in range(len(taken) + 1) if n not in taken)
    return numbers
