"""Putting the people of a reading into a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import InvalidValueError, Problem, ProblemsError
from hijra_amina.intake.reading._assembling import first_free, identifier, roster_of
from hijra_amina.intake.reading.question import Severity

if TYPE_CHECKING:
    from hijra_amina.intake.reading.reading import Reading
    from hijra_amina.model import Participant, Programme, Roster, Session

__all__ = ["joined"]

_WAYS = ("refuse", "replace", "add")


def joined(
    reading: Reading,
    programme: Programme,
    session_id: str,
    *,
    existing: str,
    complete: bool | None,
) -> Programme:
    """A programme with the people of a reading.

    Args:
        reading: The reading.
        programme: The programme.
        session_id: The session.
        existing: `refuse`, `replace` or `add`.
        complete: Whether everybody who came is on the sheet.

    Returns:
        A new programme.

    Raises:
        ProblemsError: If something has to be settled first.
        UnknownReferenceError: If there is no such session.
        InvalidValueError: If `existing` is none of the three.
    """
    if existing not in _WAYS:
        raise InvalidValueError("into.existing", " or ".join(_WAYS), "another word")
    session = programme.session(session_id)
    _check_settled(reading)
    if session.roster is not None and existing == "refuse":
        raise _refused(
            reading,
            f"$.sessions.{session_id}.roster",
            "roster_exists",
            "the session has a roster already; say whether to replace it or to add to it",
        )
    if existing == "replace":
        programme, session = _without_roster(programme, session)
    elif session.roster is not None and _is_there(reading, programme, session.roster):
        raise _refused(
            reading,
            f"$.sessions.{session_id}.roster",
            "list_exists",
            "the same people are on the session's roster already",
        )
    reading = _renumbered(reading, programme)
    known = {one.id for one in programme.organisations}
    roster = reading.roster
    if session.roster is not None:
        roster = roster_of([session.roster, roster])
    roster = attrs.evolve(roster, complete=complete)
    new_session = attrs.evolve(
        session,
        roster=roster,
        period=session.period if session.period.is_known else reading.session.period,
        places=session.places or tuple(filter(None, [reading.session.place])),
    )
    return attrs.evolve(
        programme,
        organisations=(
            *programme.organisations,
            *(one for one in reading.organisations if one.id not in known),
        ),
        participants=(*programme.participants, *reading.participants),
        sessions=tuple(new_session if one.id == session_id else one for one in programme.sessions),
    )


def _check_settled(reading: Reading) -> None:
    problems = [
        Problem(
            f"$.{question.sheet or question.file}.{question.cell or ''}".rstrip("."),
            question.code,
            f"{question.code.replace('_', ' ')}: this question has to be settled first",
        )
        for question in reading.questions
        if question.severity is Severity.ERROR
    ]
    if problems:
        raise ProblemsError(problems, reading.file)


def _refused(reading: Reading, path: str, code: str, reason: str) -> ProblemsError:
    return ProblemsError([Problem(path, code, reason)], reading.file)


def _without_roster(programme: Programme, session: Session) -> tuple[Programme, Session]:
    """A programme without a session's roster, and without the people who are on nothing else."""
    gone: set[str] = set()
    if session.roster is not None:
        gone = {one.participant for one in session.roster.attendances}
    for other in programme.sessions:
        if other.id != session.id and other.roster is not None:
            gone -= {one.participant for one in other.roster.attendances}
    gone -= {one.participant for one in programme.assessments if one.participant is not None}
    emptied = attrs.evolve(session, roster=None)
    without = attrs.evolve(
        programme,
        participants=tuple(one for one in programme.participants if one.id not in gone),
        sessions=tuple(emptied if one.id == session.id else one for one in programme.sessions),
        possible_matches=tuple(
            one for one in programme.possible_matches if gone.isdisjoint((one.first, one.second))
        ),
    )
    return without, emptied


def _is_there(reading: Reading, programme: Programme, roster: Roster) -> bool:
    """Whether every person of the reading stands on a roster, as far as can be seen."""
    on_roster = {one.participant for one in roster.attendances}
    there = [_seen(one) for one in programme.participants if one.id in on_roster]
    return bool(reading.participants) and all(_seen(one) in there for one in reading.participants)


def _seen(person: Participant) -> Participant:
    return attrs.evolve(person, id="p")


def _renumbered(reading: Reading, programme: Programme) -> Reading:
    """A reading whose identifiers the programme does not have."""
    taken = {one.id for one in programme.participants}
    if not any(entry.participant in taken for entry in reading.entries):
        return reading
    first = first_free(programme)
    new = {
        entry.participant: identifier(first + order) for order, entry in enumerate(reading.entries)
    }
    return attrs.evolve(
        reading,
        entries=tuple(
            attrs.evolve(entry, participant=new[entry.participant]) for entry in reading.entries
        ),
        roster=attrs.evolve(
            reading.roster,
            attendances=tuple(
                attrs.evolve(one, participant=new[one.participant])
                for one in reading.roster.attendances
            ),
        ),
    )
