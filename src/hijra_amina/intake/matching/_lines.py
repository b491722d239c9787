"""The lines that are compared: one for each participant, whatever they were read from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.intake.entry import Entry
from hijra_amina.model import Programme

if TYPE_CHECKING:
    from hijra_amina.values import PersonName

__all__ = ["Line", "Source", "lines_of"]


@runtime_checkable
class _Read(Protocol):
    """What was read from a sheet."""

    @property
    def entries(self) -> tuple[Entry, ...]: ...


Source = Programme | _Read | Iterable[Entry]
"""What people are looked for in."""

_FACTS = ("sex", "age_band", "disability", "organisation", "post_level", "governorate")


@attrs.frozen(kw_only=True)
class Line:
    """A participant: what all their entries say of them.

    Attributes:
        participant: Their identifier.
        sheets: The sheets that they stand on.
        name: The name as written.
        sex: As in `Entry`, and so are the others; `None` where entries differ.
        phones: Their telephones.
        staff_numbers: Their staff numbers.
    """

    participant: str
    sheets: frozenset[str] = frozenset()
    name: str | None = attrs.field(default=None, repr=False)
    sex: str | None = None
    age_band: str | None = None
    disability: str | None = None
    organisation: str | None = None
    post_level: str | None = None
    governorate: str | None = None
    phones: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    staff_numbers: frozenset[str] = attrs.field(default=frozenset(), repr=False)


def lines_of(source: Source) -> list[Line]:
    """The lines of a source, sorted by participant.

    Args:
        source: A programme, what was read from a sheet, or entries.

    Returns:
        One for each participant.

    Raises:
        InvalidValueError: If it is none of these.
    """
    if isinstance(source, Programme):
        found = _of_programme(source)
    elif isinstance(source, _Read):
        found = _of_entries(source.entries)
    elif isinstance(source, Iterable):
        found = _of_entries(source)
    else:
        found = f"a value of type {type(source).__name__}"
        raise InvalidValueError("match_people", "a programme, a reading or entries", found)
    return sorted(found, key=lambda line: line.participant)


def _of_programme(programme: Programme) -> list[Line]:
    sheets: dict[str, set[str]] = {}
    for session in programme.sessions:
        for came in session.roster.attendances if session.roster else ():
            sheets.setdefault(came.participant, set()).add(session.id)
    return [
        Line(
            participant=person.id,
            sheets=frozenset(sheets.get(person.id, ())),
            name=_written(person.name),
            **{fact: getattr(person, fact) for fact in _FACTS},
        )
        for person in programme.participants
    ]


def _of_entries(entries: Iterable[Entry]) -> list[Line]:
    together: dict[str, list[Entry]] = {}
    for entry in entries:
        if not isinstance(entry, Entry):
            found = f"a value of type {type(entry).__name__}"
            raise InvalidValueError("match_people", "entries", found)
        together.setdefault(entry.participant, []).append(entry)
    return [_line(group) for group in together.values()]


def _line(group: list[Entry]) -> Line:
    names = [entry.name for entry in group if entry.name is not None]
    facts: dict[str, str | None] = {}
    for fact in _FACTS:
        values = {getattr(entry, fact) for entry in group} - {None}
        facts[fact] = values.pop() if len(values) == 1 else None
    return Line(
        participant=group[0].participant,
        sheets=frozenset(entry.sheet for entry in group),
        # Of several the longest says most.
        name=max(map(_written, names), key=lambda text: len(text or ""), default=None),
        phones=frozenset(entry.phone for entry in group if entry.phone),
        staff_numbers=frozenset(entry.staff_number for entry in group if entry.staff_number),
        **facts,
    )


def _written(name: PersonName | None) -> str | None:
    return None if name is None else name.written
