"""From one session's records to facts about the people who were there.

Rules, each of them checkable by hand:

* A statement bounds its region; a share is of everybody. Cumulative and planned figures say
  nothing of this session; a figure shared by several sessions is a limit for each.
* A body that is listed as having sent participants sent at least one, and so did a governorate.
* Where the list of bodies is closed, everybody belongs to one of them.
* Statements of one partition split everybody into parts.
* A complete roster counts; an incomplete one says who came at the least.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from hijra_amina.model import Counted, Mark, Scope
from hijra_amina.statistics._knowledge import EVERYBODY, Fact, Knowledge, Partition, Region
from hijra_amina.statistics.dimensions import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.model import Attendance, Headcount, Participant, Session, Statement
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.dimensions import Dimension

__all__ = ["RosterProfile", "knowledge_of", "profile_of", "region_of_participant"]

_SENT_PARTICIPANTS = "participants"
_GROUP = "group of "
_BODY = "body "


@attrs.frozen(eq=False)
class RosterProfile:
    """The people of a roster by their values, for some dimensions.

    Attributes:
        dimensions: The names of the dimensions, in the order of the values.
        sure: How many came for certain, by values; `None` stands for an unknown value.
        perhaps: How many may have come: no mark says that they did, an unknown mark that they did
            not.
        complete: Whether everybody who came is on the roster.
    """

    dimensions: tuple[str, ...]
    sure: Mapping[tuple[str | None, ...], int]
    perhaps: Mapping[tuple[str | None, ...], int]
    complete: bool

    def observe(self, region: Region) -> tuple[int, int | None]:
        """The least and the most people of a region that the roster allows."""
        conditions = dict(region)
        wanted = [conditions.pop(name, None) for name in self.dimensions]
        low = high = 0
        for values, number in self.sure.items():
            if _agree(values, wanted, certain=True) and not conditions:
                low += number
            if _agree(values, wanted, certain=False):
                high += number
        for values, number in self.perhaps.items():
            if _agree(values, wanted, certain=False):
                high += number
        return low, high if self.complete else None


def _agree(values: tuple[str | None, ...], wanted: list[str | None], *, certain: bool) -> bool:
    for value, want in zip(values, wanted, strict=True):
        if want is not None and value != want and (certain or value is not None):
            return False
    return True


def came(attendance: Attendance) -> bool | None:
    """Whether somebody on a roster came at all: yes, no, or not known."""
    if not attendance.marks or Mark.PRESENT in attendance.marks:
        return True
    return None if Mark.UNKNOWN in attendance.marks else False


def region_of_participant(
    participant: Participant | None, dimensions: Iterable[Dimension], material: Material
) -> tuple[str | None, ...]:
    """The values of a person; all unknown if the person's record is not at hand."""
    if participant is None:
        return tuple(None for _ in dimensions)
    return tuple(
        None if made.of_participant is None else made.of_participant(material, participant)
        for made in dimensions
    )


def profile_of(
    session: Session, dimensions: tuple[Dimension, ...], material: Material
) -> RosterProfile | None:
    """Count a session's roster by dimensions of people, or `None` if it has no roster."""
    if session.roster is None:
        return None
    sure: Counter[tuple[str | None, ...]] = Counter()
    perhaps: Counter[tuple[str | None, ...]] = Counter()
    for attendance in session.roster.attendances:
        attended = came(attendance)
        if attended is False:
            continue
        person = material.participants.get(attendance.participant)
        values = region_of_participant(person, dimensions, material)
        (sure if attended else perhaps)[values] += 1
    names = tuple(made.name for made in dimensions)
    return RosterProfile(names, sure, perhaps, session.roster.complete is True)


def knowledge_of(
    session: Session,
    dimensions: tuple[Dimension, ...],
    values: Mapping[str, tuple[str, ...]],
    material: Material,
) -> Knowledge:
    """Everything that is said of the people of one session.

    Args:
        session: The session.
        dimensions: The dimensions of people that will be asked for.
        values: For each of them, the values that will be asked for.
        material: Where references lead.

    Returns:
        Facts, partitions, and what the roster shows.
    """
    facts: list[Fact] = []
    partitions: dict[str, Partition] = {}
    splits: tuple[tuple[Region, ...], ...] = ()
    headcount = session.headcount
    if headcount is not None:
        facts += _stated(headcount, material)
        splits = _splits(headcount, material)
    facts += _sent(session, material)
    if session.capacity is not None and session.capacity.high is not None:
        facts.append(Fact(EVERYBODY, high=session.capacity.high, origin="capacity"))
    mentioned = {name for fact in facts for name, _ in fact.region}
    for name in dict.fromkeys((*(made.name for made in dimensions), *sorted(mentioned))):
        if name not in DIMENSIONS:
            continue
        listed, exhaustive = _listed(name, session, material)
        asked = values.get(name, ())
        stated = tuple(value for fact in facts for of, value in fact.region if of == name)
        every = tuple(dict.fromkeys((*listed, *asked, *stated)))
        partitions[name] = Partition(every, exhaustive)
        if exhaustive:
            facts += [
                Fact(frozenset({(name, value)}), high=0, origin=f"{name}: not listed")
                for value in every
                if value not in listed
            ]
    profile = profile_of(session, dimensions, material)
    if profile is None:
        return Knowledge(tuple(facts), partitions, splits)
    return Knowledge(tuple(facts), partitions, splits, profile.observe)


def _stated(headcount: Headcount, material: Material) -> list[Fact]:
    made: list[Fact] = []
    for index, statement in enumerate(headcount.statements):
        if statement.counted is not Counted.PEOPLE:
            continue
        if statement.scope not in {Scope.SESSION, Scope.SHARED}:
            continue
        origin = f"headcount.statements[{index}]"
        region = _region(statement, material)
        if statement.share is not None:
            share = statement.share
            approximate = share.approximate
            made.append(Fact(region, share=share, approximate=approximate, origin=origin))
        elif statement.count is not None:
            count = statement.count
            low = 0 if statement.scope is Scope.SHARED else max(0, count.low or 0)
            made.append(Fact(region, low, count.high, approximate=count.approximate, origin=origin))
    return made


def _region(statement: Statement, material: Material) -> Region:
    conditions: list[tuple[str, str]] = []
    for name in ("sex", "age_band", "disability", "governorate"):
        value = getattr(statement, name)
        if value is not None:
            conditions.append((name, value))
    if statement.organisation is not None:
        conditions += _body_conditions(statement.organisation, material)
    if statement.group is not None:
        group = statement.group.code or statement.group.wording or ""
        conditions.append((f"{_GROUP}{group}", group))
    return frozenset(conditions)


def _body_conditions(organisation: str, material: Material) -> list[tuple[str, str]]:
    """What belonging to a body means: its ministry, its government, and the body itself."""
    ministry = material.ministry_of(organisation)
    government = material.government_of(organisation)
    conditions: list[tuple[str, str]] = []
    if ministry is not None:
        conditions.append(("ministry", ministry))
    if government is not None:
        conditions.append(("government", government))
    body = material.organisations.get(organisation)
    if body is None or body.kind != "ministry":
        conditions.append((f"{_BODY}{organisation}", organisation))
    return conditions


def _splits(headcount: Headcount, material: Material) -> tuple[tuple[Region, ...], ...]:
    """The parts of everybody that statements of one partition name."""
    found: dict[str, list[Region]] = {}
    for statement in headcount.statements:
        if statement.partition is not None and statement.counted is Counted.PEOPLE:
            found.setdefault(statement.partition, []).append(_region(statement, material))
    return tuple(tuple(dict.fromkeys(parts)) for parts in found.values())


def _sent(session: Session, material: Material) -> list[Fact]:
    made: list[Fact] = []
    for index, involvement in enumerate(session.bodies):
        if involvement.role == _SENT_PARTICIPANTS:
            region = frozenset(_body_conditions(involvement.organisation, material))
            made.append(Fact(region, low=1, origin=f"bodies[{index}]"))
    for index, origin in enumerate(session.origins):
        if origin.code is not None:
            region = frozenset({("governorate", origin.code)})
            made.append(Fact(region, low=1, origin=f"origins[{index}]"))
    return made


def _listed(name: str, session: Session, material: Material) -> tuple[tuple[str, ...], bool]:
    """The values that a session's own list gives, and whether the list is closed."""
    if name == "sex":
        # Everybody has a sex, and the vocabulary's codes are all that records can say.
        return DIMENSIONS["sex"].values(material), True
    if name not in {"ministry", "government"}:
        return (), False
    of = material.ministry_of if name == "ministry" else material.government_of
    found = [
        of(involvement.organisation)
        for involvement in session.bodies
        if involvement.role == _SENT_PARTICIPANTS
    ]
    known = tuple(dict.fromkeys(value for value in found if value is not None))
    closed = session.bodies_complete is True and bool(found) and None not in found
    return known, closed
