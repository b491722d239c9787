"""`Session`: a training, an awareness session, a workshop, a visit."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import IDENTIFIER, as_count, code, record, references
from hijra_amina.model.agenda_item import AgendaItem
from hijra_amina.model.attendance import Roster
from hijra_amina.model.facilitator import Facilitator
from hijra_amina.model.headcount import Headcount
from hijra_amina.model.place import Place
from hijra_amina.model.source import Source
from hijra_amina.model.term_use import TermUse
from hijra_amina.values import Count, LocalizedText, Period
from hijra_amina.values._coded import Coded

__all__ = ["Evidence", "Involvement", "Session", "SessionStatus"]


class SessionStatus(Coded):
    """Whether a session took place.

    Examples:
        >>> SessionStatus("planned")
        <SessionStatus.PLANNED: 'planned'>
    """

    HELD = "held"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Evidence(Coded):
    """How a session is known: from a report of its own, a mention elsewhere, or a caption.

    Examples:
        >>> Evidence("mentioned")
        <Evidence.MENTIONED: 'mentioned'>
    """

    REPORTED = "reported"
    MENTIONED = "mentioned"
    CAPTION = "caption"


@record
@attrs.frozen(kw_only=True)
class Involvement:
    """A body's part in a session.

    Attributes:
        organisation: The organisation.
        role: Code of the vocabulary `role`: it sent participants, coordinated, taught, …
        wording: How the source names the body there.

    Examples:
        >>> Involvement(organisation="moe", role="participants").role
        'participants'
    """

    organisation: str = attrs.field(metadata=references("organisations"))
    role: str = attrs.field(default="participants", metadata=code("role"))
    wording: str | None = attrs.field(default=None, repr=False)


def _one() -> Count:
    return Count.exactly(1)


@record
@attrs.frozen(kw_only=True)
class Session:
    """One session, or several that a source counts as one, with all that is known of it.

    Attributes:
        id: Its identifier in the programme.
        title: What it was called. A title is no key: several sessions share one.
        kind: Code of the vocabulary `session_kind`.
        kind_wording: What the source calls it; often several words for one session.
        status: Whether it took place.
        evidence: How it is known.
        period: When; unknown where nothing is said.
        places: Where; several for linked venues.
        represents: How many sessions this record stands for: `at_least(2)` for an uncounted
            plural.
        programmes: Other programmes or projects that it also belongs to.
        part_of: The session that this one is a part of.
        follows: The session that this one follows up.
        series: A label; sessions of one label are one series.
        audience: Whom it was for.
        bodies: Which bodies took part, taught or coordinated.
        bodies_complete: Whether the list of bodies that sent participants is closed; `None` where
            unknown. "including …" is an open list.
        origins: Governorates that participants came from (vocabulary `governorate`).
        topics: What it was about (vocabulary `topic`).
        methods: How it was taught (vocabulary `method`).
        agenda: Its parts, in order.
        facilitators: Who taught, spoke or opened it.
        donors: Who paid for it, where that is said of the session itself.
        capacity: How many could take part at most.
        roster: Who came on which day.
        headcount: The figures that sources state.
        sources: Where this is said.
        notes: What a reader should know.

    Examples:
        >>> session = Session(id="s-1", title=LocalizedText({"en": "Awareness session"}))
        >>> session.period.length().is_known
        False
    """

    id: str = attrs.field(metadata=IDENTIFIER)
    title: LocalizedText
    kind: str | None = attrs.field(default=None, metadata=code("session_kind"))
    kind_wording: str | None = None
    status: SessionStatus = SessionStatus.HELD
    evidence: Evidence = Evidence.REPORTED
    period: Period = attrs.field(factory=Period.unknown)
    places: tuple[Place, ...] = ()
    represents: Count = attrs.field(factory=_one, converter=as_count)
    programmes: tuple[LocalizedText, ...] = ()
    part_of: str | None = attrs.field(default=None, metadata=references("sessions"))
    follows: str | None = attrs.field(default=None, metadata=references("sessions"))
    series: str | None = None
    audience: LocalizedText | None = None
    bodies: tuple[Involvement, ...] = ()
    bodies_complete: bool | None = None
    origins: tuple[TermUse, ...] = attrs.field(default=(), metadata=code("governorate"))
    topics: tuple[TermUse, ...] = attrs.field(default=(), metadata=code("topic"))
    methods: tuple[TermUse, ...] = attrs.field(default=(), metadata=code("method"))
    agenda: tuple[AgendaItem, ...] = ()
    facilitators: tuple[Facilitator, ...] = ()
    donors: tuple[str, ...] = attrs.field(default=(), metadata=references("donors"))
    capacity: Count | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_count)
    )
    roster: Roster | None = None
    headcount: Headcount | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), repr=False)
    notes: tuple[str, ...] = attrs.field(default=(), repr=False)

    def __repr__(self) -> str:
        """Identifier, period and status; a session has too much for one line."""
        return f"Session({self.id!r}, {self.period!r}, {self.status.value})"

    def _incoherence(self) -> tuple[str, str, str] | None:
        if self.represents.low is None or self.represents.low < 1:
            return "represents", "at least one session", "a count that may be lower"
        if self.capacity is not None and (self.capacity.low is None or self.capacity.low < 0):
            return "capacity", "a count that is not negative", "one that may be"
        return None
