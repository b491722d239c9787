"""What a statistic is made from: the sessions, and the people and bodies they refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import cast

import attrs

from hijra_amina import vocabulary
from hijra_amina.errors import InvalidValueError
from hijra_amina.model import (
    Assessment,
    Organisation,
    Participant,
    Programme,
    Session,
    SessionStatus,
    Testimonial,
)
from hijra_amina.statistics._undecided import Undecided, undecided_in
from hijra_amina.values import LocalizedText

__all__ = ["NONE", "NOT_GOVERNMENT", "Material", "Source", "material"]

# The value of people whose body is known and is no ministry, or has no government.
NONE = "none"

# Kinds of the vocabulary `body_kind` that belong to no government, and, of those that do, the ones
# that are outside every ministry.
NOT_GOVERNMENT = frozenset(
    {
        "company",
        "donor",
        "foreign_government",
        "international_organisation",
        "ngo",
        "ngo_group",
        "un_body",
    }
)
_NOT_IN_A_MINISTRY = NOT_GOVERNMENT | {"governorate_office", "judiciary", "provincial_council"}

Source = Programme | Session | Iterable[Session]


@attrs.frozen(eq=False)
class Material:
    """Sessions that were held, with look-ups for what they refer to.

    Attributes:
        sessions: The sessions that were held.
        people: The people.
        organisations: The bodies, by identifier.
        whole: Whether the programme is known, so that a missing record means something is wrong.
        titles: What the sessions are called, by identifier.
        testimonials: What was said at these sessions, or at a session that is not named.
        assessments: The tests that belong to these sessions.
        every_session: Whether it is a whole programme, and not a choice of its sessions.
        undecided: Who may be one person, `None` where nobody may.
    """

    sessions: tuple[Session, ...]
    people: tuple[Participant, ...]
    organisations: Mapping[str, Organisation]
    whole: bool
    titles: Mapping[str, LocalizedText]
    testimonials: tuple[Testimonial, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    every_session: bool = False
    undecided: Undecided | None = None
    _ministries: dict[str, str | None] = attrs.field(
        factory=dict[str, str | None], init=False, repr=False
    )
    _governments: dict[str, str | None] = attrs.field(
        factory=dict[str, str | None], init=False, repr=False
    )
    _governments_of_ministries: dict[str, str | None] = attrs.field(
        factory=dict[str, str | None], init=False, repr=False
    )

    _raws_of_sessions: dict[object, tuple[str | None, ...]] = attrs.field(
        factory=dict[object, "tuple[str | None, ...]"], init=False, repr=False
    )

    @cached_property
    def participants(self) -> Mapping[str, Participant]:
        """The people, by identifier: for those questions that are about them."""
        return {person.id: person for person in self.people}

    def raws_of_sessions(
        self, of_session: Callable[[Material, Session], str | None]
    ) -> tuple[str | None, ...]:
        """The raw value of each session, worked out once for all who ask.

        Args:
            of_session: Gives the raw value of a session.

        Returns:
            A raw value for each of `sessions`.
        """
        if of_session not in self._raws_of_sessions:
            found = tuple([of_session(self, session) for session in self.sessions])
            self._raws_of_sessions[of_session] = found
        return self._raws_of_sessions[of_session]

    def ministry_of(self, organisation: str) -> str | None:
        """The ministry that a body is or belongs to: its code; `NONE`; or `None` if unknown."""
        if organisation not in self._ministries:
            self._ministries[organisation] = self._find_ministry(organisation)
        return self._ministries[organisation]

    def government_of(self, organisation: str) -> str | None:
        """The government of a body, from the record or the vocabulary; `None` if unknown."""
        if organisation not in self._governments:
            self._governments[organisation] = self._find_government(organisation)
        return self._governments[organisation]

    def body_of(self, organisation: str) -> str | None:
        """The body itself: its code, so that two records of one body are one, or its identifier."""
        body = self.organisations.get(organisation)
        return organisation if body is None else body.term or body.id

    def kind_of(self, organisation: str) -> str | None:
        """The kind of a body, from the record or the vocabulary; `None` if unknown."""
        body = self.organisations.get(organisation)
        return None if body is None else _kind_of(body)

    def name_of_body(self, value: str) -> LocalizedText | None:
        """What the programme calls the body of a value of `body_of`; `None` if it has no record."""
        if value in self.organisations:
            return self.organisations[value].name
        named = (body.name for body in self.organisations.values() if body.term == value)
        return next(named, None)

    def is_ministry(self, organisation: str) -> bool:
        """Whether a body is a ministry itself, and not a part of one."""
        body = self.organisations.get(organisation)
        return body is not None and _kind_of(body) == "ministry"

    def government_of_ministry(self, ministry: str) -> str | None:
        """The government that everybody from a ministry belongs to; `None` if unknown or mixed."""
        if ministry not in self._governments_of_ministries:
            found = {
                self.government_of(body)
                for body in self.organisations
                if self.ministry_of(body) == ministry
            }
            if ministry in vocabulary.codes("body"):
                found.add(vocabulary.term("body", ministry).government)
            known = found - {None}
            only = next(iter(known)) if len(known) == 1 and ministry != NONE else None
            self._governments_of_ministries[ministry] = only
        return self._governments_of_ministries[ministry]

    def _find_ministry(self, organisation: str) -> str | None:
        for body in self._with_parents(organisation):
            kind = _kind_of(body)
            if kind == "ministry":
                return body.term or body.id
            if kind in _NOT_IN_A_MINISTRY:
                return NONE
            if body.parent is None and body.term is not None:
                return _ministry_above(body.term)
        # A unit whose parent nobody states may well be a ministry's.
        return None

    def _find_government(self, organisation: str) -> str | None:
        for body in self._with_parents(organisation):
            if body.government is not None:
                return body.government
            if body.term is not None:
                stated = vocabulary.term("body", body.term).government
                if stated is not None:
                    return stated
            if body.kind in NOT_GOVERNMENT:
                return NONE
        return None

    def _with_parents(self, organisation: str) -> Iterator[Organisation]:
        """A body, the one that it is a part of, and so on; a circle ends where it began."""
        seen: set[str] = set()
        current: str | None = organisation
        while current is not None and current not in seen and current in self.organisations:
            seen.add(current)
            yield self.organisations[current]
            current = self.organisations[current].parent


def _kind_of(body: Organisation) -> str | None:
    """The kind of a body, from the record or the vocabulary; `None` if unknown."""
    if body.kind is not None or body.term is None:
        return body.kind
    return vocabulary.term("body", body.term).attribute("body_kind")


def _ministry_above(term: str) -> str | None:
    """The ministry that a body of the vocabulary is a part of; `None` if it does not say."""
    bodies = vocabulary.codes("body")
    above = vocabulary.term("body", term).parent
    while above is not None and above in bodies:
        found = vocabulary.term("body", above)
        if found.attribute("body_kind") == "ministry":
            return above
        above = found.parent
    return None


def material(source: Source, programme: Programme | None = None) -> Material:
    """Take a programme, a session or sessions, and find out what they refer to.

    Args:
        source: What the statistic is about.
        programme: The programme that the sessions are from, if the source is not one.

    Returns:
        The sessions that were held: what is only planned has reached nobody.

    Raises:
        InvalidValueError: If the source is none of these, or has a session twice.
    """
    if not isinstance(cast("object", programme), Programme | None):
        found = f"a value of type {type(programme).__name__}"
        raise InvalidValueError("programme", "a programme", found)
    if isinstance(source, Programme):
        if programme is not None and programme is not source:
            raise InvalidValueError("programme", "none beside a source that is one", "another one")
        programme = source
        sessions = source.sessions
    elif isinstance(source, Session):
        sessions = (source,)
    else:
        sessions = _each_a_session(source)
    people = programme.participants if programme else ()
    bodies = programme.organisations if programme else ()
    if not isinstance(source, Programme):
        _refuse_strangers(sessions, programme)
    held = tuple(session for session in sessions if session.status is SessionStatus.HELD)
    titles = {session.id: session.title for session in held}
    return Material(
        held,
        people,
        {body.id: body for body in bodies},
        whole=programme is not None,
        titles=titles,
        testimonials=tuple(
            said
            for said in (programme.testimonials if programme else ())
            if said.session is None or said.session in titles
        ),
        assessments=tuple(
            test for test in (programme.assessments if programme else ()) if test.session in titles
        ),
        every_session=isinstance(source, Programme),
        undecided=undecided_in(programme),
    )


def _refuse_strangers(sessions: Iterable[Session], programme: Programme | None) -> None:
    """Refuse a programme that the sessions are not from: whom it has is somebody else."""
    if programme is None:
        return
    known = {person.id for person in programme.participants}
    listed = {
        attendance.participant
        for session in sessions
        if session.roster is not None
        for attendance in session.roster.attendances
    }
    missing = len(listed - known)
    if missing:
        expected = "the programme that the sessions are from"
        found = f"one without {missing} of the people that their rosters list"
        raise InvalidValueError("programme", expected, found)


def _each_a_session(source: object) -> tuple[Session, ...]:
    """Whatever a caller without a type checker passes in, as sessions or as an error."""
    items: tuple[object, ...] = (source,)
    if isinstance(source, Iterable) and not isinstance(source, str | bytes | Mapping):
        items = tuple(cast("Iterable[object]", source))
    sessions = tuple(item for item in items if isinstance(item, Session))
    for item in items:
        if not isinstance(item, Session):
            within = "" if item is source else "among others "
            found = f"{within}a value of type {type(item).__name__}"
            raise InvalidValueError("source", "a programme, a session or sessions", found)
    seen: set[str] = set()
    for session in sessions:
        if session.id in seen:
            raise InvalidValueError("source", "each session once", f"{session.id!r} twice")
        seen.add(session.id)
    return sessions
