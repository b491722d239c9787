"""What is said of the people of a session, and of several sessions together.

Rules, each of them checkable by hand:

* A statement bounds the people whom it is about; a share is a share of somebody.
* A planned figure says nothing of who came.
* A figure that several sessions share counts everybody at least once, and nobody more often than
  they came: it is no less than the people, and no more than the participations.
* A cumulative figure counts everybody who came to its session and to those that it names, and
  perhaps others: it is no less than the people of these, and nothing more follows from it.
* A body that is listed as having sent participants sent at least one, and so did a governorate;
  and so did each of some organisations that are counted and not named.
* Where the list of bodies is closed, everybody was sent by one of them.
* Statements of one partition split everybody into parts, which do not overlap: beside a unit of
  it, a ministry is the rest of the ministry.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

import attrs

from hijra_amina.model import Counted, Scope
from hijra_amina.statistics.reckoning._umbrellas import is_umbrella
from hijra_amina.statistics.reckoning._within import is_within
from hijra_amina.values import Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hijra_amina.model import Session, Statement
    from hijra_amina.statistics._material import Material

__all__ = ["EVERYBODY", "BodyIs", "Extent", "Facts", "Joint", "Said", "Split", "Who", "facts_of"]

SENT: str = "participants"
_TRAITS = ("sex", "age_band", "disability", "governorate")


@attrs.frozen
class BodyIs:
    """Sent by an organisation, but not by certain others, which are parts of it.

    Attributes:
        organisation: The organisation.
        beside: The others.
    """

    organisation: str
    beside: frozenset[str] = frozenset()


@attrs.frozen
class Who:
    """Whom a statement is about: everybody who meets all of it.

    Attributes:
        traits: The value of each trait that is named.
        body: The organisation that sent them.
        group: The wording of a group that no code stands for.
    """

    traits: tuple[tuple[str, str], ...] = ()
    body: BodyIs | None = None
    group: str | None = None


EVERYBODY = Who()


@attrs.frozen(kw_only=True)
class Said:
    """A bound on the people whom a statement is about, or a share of everybody.

    Attributes:
        who: Who is counted.
        low: The least.
        high: The most, `None` if unsaid.
        share: Their share of everybody, instead of a bound.
        approximate: Whether the figure is only about right.
        origin: Where in the session it is said.
    """

    who: Who
    low: int = 0
    high: int | None = None
    share: Share | None = None
    approximate: bool = False
    origin: str


class Extent(enum.Enum):
    """Over which sessions a joint figure extends."""

    SHARED = "shared"
    CUMULATIVE = "cumulative"


@attrs.frozen(kw_only=True)
class Joint:
    """A figure for several sessions.

    Attributes:
        said: What is said of them.
        covers: Those of the sessions that are known.
        whole: Whether these are all that it extends over.
        extent: How it extends.
        session: The session in whose record it stands.
        fewer: By how many the people of them may be fewer than the participants.
    """

    said: Said
    covers: frozenset[str]
    whole: bool
    extent: Extent
    session: str
    fewer: int = 0

    def among(self, sessions: frozenset[str]) -> Joint:
        """What is left of it where only some of the sessions are looked at."""
        return attrs.evolve(self, covers=self.covers & sessions, whole=False)


@attrs.frozen
class Split:
    """Parts of everybody, without overlap or remainder.

    Attributes:
        parts: Who is in each.
        origin: Where in a session that is said.
        session: That session.
    """

    parts: tuple[Who, ...]
    origin: str
    session: str


@attrs.frozen(kw_only=True)
class Facts:
    """All that is said.

    Attributes:
        said: Of each session by itself.
        splits: The partitions that hold at each session.
        listed: The bodies of each session whose list is closed.
        joint: Of several sessions together.
    """

    said: dict[str, tuple[Said, ...]]
    splits: dict[str, tuple[Split, ...]]
    listed: dict[str, frozenset[str]]
    joint: tuple[Joint, ...]

    def says_something(self, session: str) -> bool:
        """Whether anything besides its roster is said of a session by itself."""
        return bool(self.said[session] or self.splits.get(session) or session in self.listed)


def facts_of(found: Material) -> Facts:
    """Read all statements of some records.

    Args:
        found: The sessions, and what they refer to.

    Returns:
        What is said.
    """
    known = frozenset(session.id for session in found.sessions)
    said: dict[str, tuple[Said, ...]] = {}
    splits: dict[str, list[Split]] = {}
    listed: dict[str, frozenset[str]] = {}
    joint: list[Joint] = []
    for session in found.sessions:
        said[session.id] = tuple(_said_of(session, found))
        for split, covers in _splits(session, found):
            for covered in covers & known:
                splits.setdefault(covered, []).append(split)
        sent = frozenset(body.organisation for body in session.bodies if body.role == SENT)
        if session.bodies_complete is True and sent:
            listed[session.id] = sent
        joint.extend(_joint(session, found, known))
    return Facts(
        said=said,
        splits={key: tuple(parts) for key, parts in splits.items()},
        listed=listed,
        joint=tuple(joint),
    )


def _statements(session: Session) -> Iterator[tuple[str, Statement]]:
    """The statements about people who came, each with its path."""
    for index, statement in enumerate(session.headcount.statements if session.headcount else ()):
        if statement.counted is Counted.PEOPLE and statement.scope is not Scope.PLANNED:
            yield f"headcount.statements[{index}]", statement


def _said_of(session: Session, found: Material) -> Iterator[Said]:
    for origin, statement in _statements(session):
        if statement.scope is Scope.SESSION:
            yield from _figure(session, statement, origin, found)
    yield from _counts_of_bodies(session)
    for index, involvement in enumerate(session.bodies):
        if involvement.role == SENT:
            who = Who(body=BodyIs(involvement.organisation))
            yield Said(who=who, low=1, origin=f"bodies[{index}]")
    for index, governorate in enumerate(session.origins):
        if governorate.code is not None:
            who = Who(traits=(("governorate", governorate.code),))
            yield Said(who=who, low=1, origin=f"origins[{index}]")
    if session.capacity is not None and session.capacity.high is not None:
        yield Said(
            who=EVERYBODY,
            high=session.capacity.high,
            approximate=session.capacity.approximate,
            origin="capacity",
        )


def _counts_of_bodies(session: Session) -> Iterator[Said]:
    """From how many organisations people came: so many people came at least."""
    for index, statement in enumerate(session.headcount.statements if session.headcount else ()):
        count = statement.count
        if (
            statement.counted is Counted.ORGANISATIONS
            and statement.scope is Scope.SESSION
            and statement.is_total
            and count is not None
            and count.low
        ):
            yield Said(
                who=EVERYBODY,
                low=count.low,
                approximate=count.approximate,
                origin=f"headcount.statements[{index}]",
            )


def _figure(session: Session, statement: Statement, origin: str, found: Material) -> Iterator[Said]:
    who = _who(session, statement, found)
    if statement.share is not None:
        # A share that is unknown may be anything from none to all.
        if not statement.share.says_nothing:
            share, approximate = statement.share, statement.share.approximate
            yield Said(who=who, share=share, approximate=approximate, origin=origin)
    elif statement.count is not None:
        low, high = max(0, statement.count.low or 0), statement.count.high
        if low or high is not None:
            approximate = statement.count.approximate
            yield Said(who=who, low=low, high=high, approximate=approximate, origin=origin)


def _joint(session: Session, found: Material, known: frozenset[str]) -> Iterator[Joint]:
    for origin, statement in _statements(session):
        if statement.scope is Scope.SESSION:
            continue
        shared = statement.scope is Scope.SHARED
        extent = Extent.SHARED if shared else Extent.CUMULATIVE
        covers = frozenset((*statement.covers, session.id))
        for said in _figure(session, statement, origin, found):
            if said.share is None or shared:
                yield Joint(
                    said=said,
                    covers=covers & known,
                    whole=shared and covers <= known,
                    extent=extent,
                    session=session.id,
                )


def _splits(session: Session, found: Material) -> Iterator[tuple[Split, frozenset[str]]]:
    """The partitions of a session's statements, and the sessions that each is true of."""
    parts: dict[tuple[str, frozenset[str]], dict[Who, None]] = {}
    origins: dict[tuple[str, frozenset[str]], str] = {}
    for origin, statement in _statements(session):
        if statement.partition is None or statement.scope is Scope.CUMULATIVE:
            continue
        covers = frozenset((*statement.covers, session.id))
        key = (statement.partition, covers)
        parts.setdefault(key, {})[_who(session, statement, found)] = None
        origins.setdefault(key, f"{origin}.partition")
    for key, named in parts.items():
        yield Split(tuple(named), origins[key], session.id), key[1]


def _who(session: Session, statement: Statement, found: Material) -> Who:
    traits = [(name, getattr(statement, name)) for name in _TRAITS]
    group = statement.group
    if group is not None and group.code is not None:
        traits.append(("post_level", group.code))
    body = None
    if statement.organisation is not None:
        beside = frozenset(_parts_beside(session, statement, found))
        body = BodyIs(statement.organisation, beside)
    return Who(
        traits=tuple((name, value) for name, value in traits if value is not None),
        body=body,
        # What "officials" are at one session does not have to be what they are at another.
        group=None
        if group is None or group.code is not None
        else f"{session.id}: {group.wording or ''}",
    )


def _parts_beside(session: Session, statement: Statement, found: Material) -> Iterable[str]:
    """The parts of a body that its own partition counts apart from it."""
    body = statement.organisation
    if statement.partition is None or body is None:
        return
    for _, other in _statements(session):
        unit = other.organisation
        if unit is None or unit == body or other.partition != statement.partition:
            continue
        if is_within(unit, body, found) or is_umbrella(body, found):
            yield unit
