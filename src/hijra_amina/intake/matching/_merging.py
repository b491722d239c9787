"""A programme in which those who were decided to be the same are one participant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from hijra_amina.intake.matching.decisions import Ruling
from hijra_amina.model import Attendance, Mark, Participant, PossibleMatch, Programme, Roster

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hijra_amina.intake.matching.candidate import Candidate
    from hijra_amina.intake.matching.decisions import Decisions

__all__ = ["merged"]

_STRONGEST = (Mark.PRESENT, Mark.EXCUSED, Mark.ABSENT, Mark.UNKNOWN)


def merged(programme: Programme, decisions: Decisions, undecided: Iterable[Candidate]) -> Programme:
    """Carry out the decisions of a ledger.

    Args:
        programme: The programme.
        decisions: The ledger.
        undecided: The pairs that nobody has decided.

    Returns:
        A new programme.

    Raises:
        IncoherentError: If its records do not fit together.
    """
    kept: dict[str, str] = {}
    together: dict[str, list[Participant]] = {}
    for person in programme.participants:
        # The group's name is its first by identifier; the record kept is the first that stands.
        group = decisions.group(person.id)
        together.setdefault(group, []).append(person)
        kept[person.id] = together[group][0].id
    return attrs.evolve(
        programme,
        participants=tuple(map(_one_person, together.values())),
        sessions=tuple(
            attrs.evolve(session, roster=_roster(session.roster, kept))
            if session.roster
            else session
            for session in programme.sessions
        ),
        assessments=tuple(
            attrs.evolve(made, participant=kept.get(made.participant, made.participant))
            if made.participant
            else made
            for made in programme.assessments
        ),
        possible_matches=_possible(programme.possible_matches, undecided, kept, decisions),
    )


def _one_person(records: Sequence[Participant]) -> Participant:
    if len(records) == 1:
        return records[0]
    values: dict[str, Any] = {}
    for field in attrs.fields_dict(Participant):
        if field in {"id", "name"}:
            continue
        known = {getattr(record, field) for record in records} - {None}
        values[field] = known.pop() if len(known) == 1 else None
    name = next((record.name for record in records if record.name is not None), None)
    return attrs.evolve(records[0], name=name, **values)


def _roster(roster: Roster, kept: dict[str, str]) -> Roster:
    marks: dict[str, tuple[Mark, ...]] = {}
    for came in roster.attendances:
        person = kept.get(came.participant, came.participant)
        before = marks.get(person)
        marks[person] = came.marks if before is None else _either(before, came.marks)
    attendances = tuple(Attendance(participant=p, marks=m) for p, m in marks.items())
    return attrs.evolve(roster, attendances=attendances)


def _either(first: tuple[Mark, ...], second: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Who stands twice on a sheet was there if either line says so."""
    pairs = zip(first, second, strict=True)
    return tuple(min(pair, key=_STRONGEST.index) for pair in pairs)


def _possible(
    before: Iterable[PossibleMatch],
    undecided: Iterable[Candidate],
    kept: dict[str, str],
    decisions: Decisions,
) -> tuple[PossibleMatch, ...]:
    """The pairs that are open, each once, under the identifiers that are kept."""
    found: dict[tuple[str, str], PossibleMatch] = {}
    reasons = [(made.first, made.second, made.why) for made in before]
    reasons += [
        (made.first, made.second, " ".join(reason.code for reason in made.reasons) or None)
        for made in undecided
    ]
    for first, second, why in reasons:
        if first not in kept or second not in kept:
            continue
        if decisions.verdict(first, second) in (Ruling.SAME, Ruling.DIFFERENT):
            continue
        a, b = sorted((kept[first], kept[second]))
        found.setdefault((a, b), PossibleMatch(first=a, second=b, why=_short(why)))
    return tuple(found.values())


def _short(why: str | None) -> str | None:
    """As many whole codes as there is room for."""
    if why is None or len(why) <= 200:  # noqa: PLR2004 - the model's limit
        return why
    return why[:201].rpartition(" ")[0]
