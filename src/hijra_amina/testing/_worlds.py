"""Strategies for hidden worlds: what really happened, and records that are true of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs
from hypothesis import strategies as st

from hijra_amina import vocabulary
from hijra_amina.model import (
    Headcount,
    Involvement,
    Ministry,
    Organisation,
    Participant,
    Place,
    Programme,
    Scope,
    Session,
    SessionStatus,
    Statement,
)
from hijra_amina.testing._bodies import told, true_participant
from hijra_amina.testing._draws import FLAGS, again, bits, one_code, pick, sorted_codes, subset
from hijra_amina.testing._headcounts import true_statements
from hijra_amina.testing._rosters import came, told_roster, true_roster
from hijra_amina.testing._times import exact_period, held_days, reported_period
from hijra_amina.values import Count, LocalizedText

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

__all__ = ["Sizes", "Teller", "World", "draw_records", "worlds"]


@attrs.frozen(kw_only=True)
class World:
    """What really happened, and what the records say of it.

    Attributes:
        truth: The programme as it really was: every person with every attribute, a complete
            roster without an unknown mark for every session, every period exact.
        told: The programme as its records tell it: attributes, marks, days and people may be
            missing, figures may be bounds, and nothing is false.

    Examples:
        >>> from hypothesis import find
        >>> world = find(worlds(), lambda world: len(world.told.sessions) == 1)
        >>> [session.id for session in world.truth.sessions]
        ['s-1']
    """

    truth: Programme
    told: Programme

    def attendees(self, session: str) -> tuple[Participant, ...]:
        """Everybody who really came to a session on one day at least.

        Args:
            session: The session's identifier.

        Returns:
            The people, with nothing unknown.

        Raises:
            UnknownReferenceError: If there is no such session.

        Examples:
            >>> from hypothesis import find
            >>> world = find(worlds(), lambda world: len(world.told.sessions) == 1)
            >>> world.attendees("s-1")
            ()
        """
        found = self.truth.session(session)
        return _attendees(found, {person.id: person for person in self.truth.participants})


def _attendees(session: Session, people: Mapping[str, Participant]) -> tuple[Participant, ...]:
    rows = session.roster.attendances if session.roster else ()
    return tuple(people[row.participant] for row in rows if came(row))


_MOST_DAYS: Final = 3
_CANCELLED: Final = st.sampled_from((False, False, False, True))
_SOURCES: Final = st.sampled_from(("figures", "roster", "both", "neither"))
_OPEN: Final = st.sampled_from((None, False))
_JOINT: Final = st.sampled_from(("none", "shared", "cumulative"))
_SIMPLE: Final = LocalizedText({"en": "Session"})


def _true_session(
    draw: st.DrawFn,
    number: int,
    days: tuple[dt.date, ...],
    people: Sequence[Participant],
) -> Session:
    cancelled = draw(_CANCELLED)
    return Session(
        id=f"s-{number}",
        title=_SIMPLE,
        kind=one_code(draw, "session_kind"),
        status=SessionStatus.CANCELLED if cancelled else SessionStatus.HELD,
        period=exact_period(days),
        places=(Place(governorate=one_code(draw, "governorate"), country="IQ"),),
        roster=true_roster(draw, () if cancelled else [person.id for person in people], days),
    )


def _told_session(draw: st.DrawFn, truth: Session, people: Mapping[str, Participant]) -> Session:
    """The session as a source tells it: a roster, figures, both, or neither."""
    kind = draw(_SOURCES) if truth.status is SessionStatus.HELD else "neither"
    roster = None
    if truth.roster is not None and kind in {"roster", "both"}:
        roster = told_roster(draw, truth.roster)
    attendees = _attendees(truth, people)
    headcount = None
    if kind in {"figures", "both"}:
        headcount = Headcount(statements=true_statements(draw, attendees, most=3))
    days = truth.roster.days if truth.roster else ()
    held = tuple(day.earliest for day in days if day.earliest is not None)
    said = draw(bits(2))
    return attrs.evolve(
        truth,
        kind=None if said & 1 else truth.kind,
        period=reported_period(draw, held, dated=roster is not None and bool(roster.days)),
        places=() if said & 2 else truth.places,
        roster=roster,
        headcount=headcount,
        **_involved(draw, attendees),
    )


def _involved(draw: st.DrawFn, attendees: Sequence[Participant]) -> dict[str, Any]:
    """The bodies that sent people: all of them, some, or none named."""
    sent = sorted({person.organisation for person in attendees if person.organisation})
    named = subset(draw, sent)
    closed = len(named) == len(sent) and draw(FLAGS)
    return {
        "bodies": tuple(Involvement(organisation=body) for body in named),
        "bodies_complete": True if closed else draw(_OPEN),
    }


def _joint_statements(
    draw: st.DrawFn, session: Session, sessions: Sequence[Session], came_to: Mapping[str, set[str]]
) -> tuple[Statement, ...]:
    """Figures that extend over several sessions; true of people and of participations alike."""
    made: list[Statement] = []
    kind = draw(_JOINT)
    held = [one.id for one in sessions if one.status is SessionStatus.HELD]
    if kind == "shared" and len(held) > 1:
        others = subset(draw, held)
        covered = tuple(dict.fromkeys((session.id, *others)))
        people, entries = _joint(covered, came_to)
        figure = Count.exactly(people) if people == entries else Count.between(people, entries)
        made.append(Statement(scope=Scope.SHARED, covers=covered, count=figure))
    if kind == "cumulative":
        # This session and those that it names had been held by then, and no more than all of them.
        named = tuple(one for one in subset(draw, held) if one != session.id)
        people, _ = _joint((session.id, *named), came_to)
        _, entries = _joint(held, came_to)
        figure = Count.between(people, entries)
        made.append(Statement(scope=Scope.CUMULATIVE, covers=named, count=figure))
    return tuple(made)


def _joint(sessions: Sequence[str], came_to: Mapping[str, set[str]]) -> tuple[int, int]:
    everybody = {person for one in sessions for person in came_to[one]}
    return len(everybody), sum(len(came_to[one]) for one in sessions)


@attrs.frozen(kw_only=True)
class Sizes:
    """How large a world may be."""

    min_sessions: int = 0
    max_sessions: int
    max_people: int
    max_organisations: int


class Teller:
    """What the records tell of bodies and sessions besides who came: here next to nothing.

    It is asked while a body or a session is drawn, so that all choices about it lie together and
    a failing example can lose it.
    """

    def body(self, draw: st.DrawFn, number: int) -> Organisation:
        """A body that the vocabulary knows, or one that it does not."""
        code = pick(draw, sorted_codes("body"))
        if code is None:
            return Organisation(id=f"o-{number}", name=_SOME_BODY)
        term = vocabulary.term("body", code)
        kind = term.attribute("body_kind")
        make = Ministry if kind == "ministry" else Organisation
        return make(
            id=f"o-{number}", name=_SOME_BODY, term=code, kind=kind, government=term.government
        )

    def session(
        self, draw: st.DrawFn, said: Session, really: Sequence[Session], bodies: Sequence[str]
    ) -> Session:
        """The session as it is told; the last of the true ones is the same session."""
        del draw, really, bodies
        return said


_SOME_BODY: Final = LocalizedText({"en": "Body"})


@attrs.frozen(kw_only=True)
class Drawn:
    """The records of a world before they are put into programmes."""

    bodies: tuple[Organisation, ...]
    people: tuple[Participant, ...]
    told_people: tuple[Participant, ...]
    sessions: tuple[Session, ...]
    told_sessions: tuple[Session, ...]


@st.composite
def _bodies(draw: st.DrawFn, teller: Teller, most: int) -> list[Organisation]:
    """Some bodies: one draw, of which Hypothesis sees that it can shrink to none as a whole."""
    return [teller.body(draw, n) for n in again(draw, most)]


def draw_records(draw: st.DrawFn, sizes: Sizes, teller: Teller, *, with_names: bool) -> Drawn:
    """The records of a world whose bodies and sessions are told by the teller.

    Args:
        draw: What draws.
        sizes: How large it may be.
        teller: What else is told.
        with_names: Whether some people have names.
    """
    bodies = draw(_bodies(teller, sizes.max_organisations))
    employers = [body.id for body in bodies]
    people = tuple(
        true_participant(draw, f"p-{n}", employers, with_names=with_names)
        for n in again(draw, sizes.max_people)
    )
    by_id = {person.id: person for person in people}
    really: list[Session] = []
    reported: list[Session] = []
    first: dt.date | None = None
    for n in again(draw, sizes.max_sessions, least=sizes.min_sessions):
        # In the order of time, so that what comes later in the list did not come before.
        days = held_days(draw, most=_MOST_DAYS, after=first)
        first = days[0]
        really.append(_true_session(draw, n, days, people))
        said = _told_session(draw, really[-1], by_id)
        reported.append(teller.session(draw, said, really, employers))
    came_to = {one.id: {person.id for person in _attendees(one, by_id)} for one in really}
    for place, session in enumerate(reported):
        if session.headcount is not None:
            joint = _joint_statements(draw, session, really, came_to)
            stated = Headcount(statements=session.headcount.statements + joint)
            reported[place] = attrs.evolve(session, headcount=stated)
    return Drawn(
        bodies=tuple(bodies),
        people=people,
        told_people=tuple(told(draw, person) for person in people),
        sessions=tuple(really),
        told_sessions=tuple(reported),
    )


_NAME: Final = LocalizedText({"en": "A world"})


def worlds(
    *,
    min_sessions: int = 0,
    max_sessions: int = 3,
    max_people: int = 5,
    max_organisations: int = 2,
    with_names: bool = False,
) -> st.SearchStrategy[World]:
    """Worlds: what really happened is drawn first, the records are then made true of it.

    For tests of soundness: whatever is worked out from `world.told` has to allow what is counted
    in `world.truth`.

    Args:
        min_sessions: The fewest sessions.
        max_sessions: The most sessions.
        max_people: The most people.
        max_organisations: The most bodies that sent them.
        with_names: Whether some people have a name, of random letters.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> world = find(worlds(), lambda world: len(world.truth.participants) == 2)
        >>> world.told
        Programme('world', 0 sessions, 2 participants)
    """
    sizes = Sizes(
        min_sessions=min_sessions,
        max_sessions=max_sessions,
        max_people=max_people,
        max_organisations=max_organisations,
    )
    return _worlds(sizes, with_names=with_names)


@st.composite
def _worlds(draw: st.DrawFn, sizes: Sizes, *, with_names: bool) -> World:
    drawn = draw_records(draw, sizes, _PLAIN, with_names=with_names)
    truth = Programme(
        id="world",
        name=_NAME,
        organisations=drawn.bodies,
        participants=drawn.people,
        sessions=drawn.sessions,
    )
    return World(
        truth=truth,
        told=attrs.evolve(truth, participants=drawn.told_people, sessions=drawn.told_sessions),
    )


_PLAIN: Final = Teller()
