"""From one session's records to facts about the people who were there.

Rules, each of them checkable by hand:

* A statement bounds its region; a share is of everybody. Cumulative and planned figures say
  nothing of this session; a figure shared by several sessions is a limit for each.
* A body that is listed as having sent participants sent at least one, and so did a governorate.
* Where the list of bodies is closed, everybody belongs to one of them.
* Statements of one partition split everybody into parts, which do not overlap: beside a unit of it,
  a ministry is the rest of the ministry.
* Whoever is from a ministry belongs to its government.
* A complete roster counts; an incomplete one says who came at the least.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.model import Counted, Scope
from hijra_amina.statistics._knowledge import EVERYBODY, Fact, Knowledge, Partition, Region
from hijra_amina.statistics.dimensions import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hijra_amina.model import Headcount, Session, Statement
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics._roster_profile import RosterProfile
    from hijra_amina.statistics.dimensions import Dimension

__all__ = ["knowledge_of"]

_SENT_PARTICIPANTS = "participants"
_GROUP = "group of "
_BODY = "body "
_MINISTRY = "ministry"
_GOVERNMENT = "government"
# The two that exclude each other, whatever codes an office adds.
_WITH_AND_WITHOUT = ("with_disability", "without_disability")


def knowledge_of(
    session: Session,
    dimensions: tuple[Dimension, ...],
    values: Mapping[str, tuple[str, ...]],
    material: Material,
    profile: RosterProfile | None = None,
) -> Knowledge:
    """Everything that is said of the people of one session.

    Args:
        session: The session.
        dimensions: The dimensions of people that will be asked for.
        values: For each of them, the values that will be asked for.
        material: Where references lead.
        profile: The session's roster by these dimensions, if it has one.

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
        most, nominal = session.capacity.high, session.capacity.approximate
        facts.append(Fact(EVERYBODY, high=most, approximate=nominal, origin="capacity"))
    mentioned = {name for fact in facts for name, _ in fact.region}
    for name in dict.fromkeys((*(made.name for made in dimensions), *sorted(mentioned))):
        if name not in DIMENSIONS and name != "disability":
            continue
        listed, exhaustive = _listed(name, session, material)
        asked = values.get(name, ())
        stated = tuple(value for fact in facts for of, value in fact.region if of == name)
        every = tuple(dict.fromkeys((*listed, *asked, *stated)))
        if name == "disability":
            every = listed
        partitions[name] = Partition(every, exhaustive)
        if exhaustive:
            facts += [
                Fact(frozenset({(name, value)}), high=0, origin=f"{name}: not listed")
                for value in every
                if value not in listed
            ]
    implied = _implied(partitions, facts, material)
    if profile is None:
        return Knowledge(tuple(facts), partitions, splits, implied)
    return Knowledge(tuple(facts), partitions, splits, implied, profile.observe)


def _implied(
    partitions: Mapping[str, Partition], facts: Iterable[Fact], material: Material
) -> dict[tuple[str, str], tuple[str, str]]:
    """The government of each ministry: whoever is from the one belongs to the other."""
    names = {value for fact in facts for name, value in fact.region if name == _MINISTRY}
    if _MINISTRY in partitions:
        names.update(partitions[_MINISTRY].values)
    found = {name: material.government_of_ministry(name) for name in names}
    return {
        (_MINISTRY, name): (_GOVERNMENT, government)
        for name, government in found.items()
        if government is not None
    }


def _stated(headcount: Headcount, material: Material) -> list[Fact]:
    made: list[Fact] = []
    for index, statement in enumerate(headcount.statements):
        if not _is_of_this_session(statement):
            continue
        origin = f"headcount.statements[{index}]"
        region = _region(statement, headcount, material)
        if statement.share is not None:
            share = statement.share
            approximate = share.approximate
            made.append(Fact(region, share=share, approximate=approximate, origin=origin))
        elif statement.count is not None:
            count = statement.count
            low = 0 if statement.scope is Scope.SHARED else max(0, count.low or 0)
            made.append(Fact(region, low, count.high, approximate=count.approximate, origin=origin))
    return made


def _is_of_this_session(statement: Statement) -> bool:
    """Whether it speaks of people who came, at this session or at this and others."""
    return statement.counted is Counted.PEOPLE and statement.scope in {Scope.SESSION, Scope.SHARED}


def _region(statement: Statement, headcount: Headcount, material: Material) -> Region:
    conditions: list[tuple[str, str]] = []
    for name in ("sex", "age_band", "disability", "governorate"):
        value = getattr(statement, name)
        if value is not None:
            conditions.append((name, value))
    if statement.organisation is not None:
        apart = _is_apart_from_its_units(statement, headcount, material)
        conditions += _body_conditions(statement.organisation, material, itself=apart)
    if statement.group is not None:
        group = statement.group.code or statement.group.wording or ""
        conditions.append((f"{_GROUP}{group}", group))
    return frozenset(conditions)


def _is_apart_from_its_units(
    statement: Statement, headcount: Headcount, material: Material
) -> bool:
    """Whether the same partition names a ministry and a unit of it: the parts do not overlap."""
    if statement.partition is None or statement.organisation is None:
        return False
    ministry = material.ministry_of(statement.organisation)
    return ministry is not None and any(
        other.partition == statement.partition
        and other.organisation not in {None, statement.organisation}
        and material.ministry_of(other.organisation or "") == ministry
        for other in headcount.statements
    )


def _body_conditions(
    organisation: str, material: Material, *, itself: bool = False
) -> list[tuple[str, str]]:
    """What belonging to a body means: its ministry, its government, and the body itself."""
    ministry = material.ministry_of(organisation)
    government = material.government_of(organisation)
    conditions: list[tuple[str, str]] = []
    if ministry is not None:
        conditions.append((_MINISTRY, ministry))
    if government is not None:
        conditions.append((_GOVERNMENT, government))
    if itself or not material.is_ministry(organisation):
        conditions.append((f"{_BODY}{organisation}", organisation))
    return conditions


def _splits(headcount: Headcount, material: Material) -> tuple[tuple[Region, ...], ...]:
    """The parts of everybody that statements of one partition name."""
    found: dict[str, list[Region]] = {}
    for statement in headcount.statements:
        if statement.partition is not None and _is_of_this_session(statement):
            region = _region(statement, headcount, material)
            found.setdefault(statement.partition, []).append(region)
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
    if name == "disability":
        return _WITH_AND_WITHOUT, False
    if name not in {_MINISTRY, _GOVERNMENT}:
        return (), False
    of = material.ministry_of if name == _MINISTRY else material.government_of
    found = [
        of(involvement.organisation)
        for involvement in session.bodies
        if involvement.role == _SENT_PARTICIPANTS
    ]
    known = tuple(dict.fromkeys(value for value in found if value is not None))
    closed = session.bodies_complete is True and bool(found) and None not in found
    return known, closed
