"""From lists to entries: identifiers that tell nothing, days of several lists put together."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final, TypeVar

from hijra_amina.intake.entry import Entry
from hijra_amina.intake.reading.header import SessionFacts
from hijra_amina.intake.reading.reading import Part
from hijra_amina.model import Attendance, Mark, Roster
from hijra_amina.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hijra_amina.intake.reading._line import Listing
    from hijra_amina.model import Programme
    from hijra_amina.values import PartialDate

__all__ = ["contradict", "facts_of", "first_free", "identifier", "parts_of", "roster_of"]

T = TypeVar("T")
_NUMBERED: Final = re.compile(r"^p-(\d{1,9})$")


def first_free(programme: Programme | None) -> int:
    """The first number that no participant of a programme has in the identifier `p-…`.

    Args:
        programme: The programme, if there is one.

    Returns:
        The number.

    Examples:
        >>> first_free(None)
        1
    """
    people = () if programme is None else programme.participants
    numbers = [int(match[1]) for one in people if (match := _NUMBERED.match(one.id))]
    return max(numbers, default=0) + 1


def identifier(number: int) -> str:
    """The identifier of this number; it tells nothing of the person.

    Args:
        number: The number.

    Returns:
        Such as `p-007`.

    Examples:
        >>> identifier(7)
        'p-007'
    """
    return f"p-{number:03d}"


def parts_of(listings: Iterable[Listing], first: int) -> tuple[Part, ...]:
    """Give the people of lists identifiers, and make their rosters.

    Args:
        listings: The lists.
        first: The number of the first person.

    Returns:
        A part for each list.
    """
    made: list[Part] = []
    for listing in listings:
        key = _key(listing)
        entries: list[Entry] = []
        marks: list[tuple[Mark, ...] | None] = []
        for line in listing.lines:
            values: dict[str, str | None] = dict(line.values)
            entries.append(
                Entry(participant=identifier(first), sheet=key, name=line.name, **values)
            )
            # Where no column of a day says so, a column of attendance says who did not come.
            stayed_away = line.came in {Mark.ABSENT, Mark.EXCUSED} and not listing.days
            marks.append(None if stayed_away else line.marks)
            first += 1
        made.append(
            Part(
                key=key,
                sheet=listing.sheet,
                session=listing.facts,
                entries=tuple(entries),
                roster=_roster(listing.days, entries, marks),
            )
        )
    return tuple(made)


def _roster(
    days: Sequence[PartialDate | None],
    entries: Sequence[Entry],
    marks: Sequence[tuple[Mark, ...] | None],
) -> Roster:
    """The roster of one list, without days whose dates are not known or that stand twice."""
    kept: dict[PartialDate, int] = {}
    for at, day in enumerate(days):
        if day is not None:
            kept.setdefault(day, at)
    return Roster(
        days=tuple(kept),
        attendances=tuple(
            Attendance(participant=entry.participant, marks=tuple(own[at] for at in kept.values()))
            for entry, own in zip(entries, marks, strict=True)
            if own is not None
        ),
    )


def roster_of(rosters: Sequence[Roster]) -> Roster:
    """One roster of several: a day that a list has no column for is unknown for its people.

    Args:
        rosters: The rosters, of different people.

    Returns:
        The roster with all days and all people.
    """
    if len(rosters) == 1:
        return rosters[0]
    days = tuple(dict.fromkeys(day for roster in rosters for day in roster.days))
    days = tuple(sorted(days, key=lambda day: (day.year or 0, day.month or 0, day.day or 0)))
    attendances: list[Attendance] = []
    for roster in rosters:
        for one in roster.attendances:
            said = dict(zip(roster.days, one.marks, strict=True))
            marks = tuple(said.get(day, Mark.UNKNOWN) for day in days)
            attendances.append(Attendance(participant=one.participant, marks=marks))
    return Roster(days=days, attendances=tuple(attendances))


def facts_of(parts: Sequence[Part]) -> SessionFacts:
    """What the lists of one session say of it together, where they do not contradict each other.

    Args:
        parts: The lists.

    Returns:
        The facts.
    """
    facts = [part.session for part in parts]
    if len(facts) == 1:
        return facts[0]
    days = tuple(sorted({day for one in facts for day in one.period.dates() or ()}))
    period = next((one.period for one in facts if one.period.is_known), Period.unknown())
    if len(days) > 1:
        period = Period.on_days(days)
    return SessionFacts(
        period=period,
        place=_agreed([one.place for one in facts]),
        title=_agreed([one.title for one in facts]),
        organiser=_agreed([one.organiser for one in facts]),
        wording=tuple(dict.fromkeys(line for one in facts for line in one.wording)),
    )


def _agreed(values: Iterable[T | None]) -> T | None:
    said = list(dict.fromkeys(value for value in values if value is not None))
    return said[0] if len(said) == 1 else None


def contradict(parts: Sequence[Part]) -> bool:
    """Whether lists are of several sessions: they name different places, or different courses.

    Args:
        parts: The lists.

    Returns:
        Whether they do.
    """
    places = {part.session.place.wording for part in parts if part.session.place is not None}
    titles = {part.session.title for part in parts if part.session.title}
    return len(places) > 1 or len(titles) > 1


def _key(listing: Listing) -> str:
    """The same for the same list, however often and in whatever format it is read."""
    digest = hashlib.blake2s(digest_size=6)
    for line in listing.lines:
        name = None if line.name is None else (line.name.written, line.name.transliterations)
        said = (name, sorted(line.values.items()), line.marks)
        digest.update(str([getattr(t, "text", t) for t in said]).encode())
    digest.update(f"{listing.facts.period}|{listing.days}".encode())
    return f"sheet-{digest.hexdigest()}"
