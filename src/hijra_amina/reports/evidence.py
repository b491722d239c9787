"""What the records know of a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.errors import ContradictionError
from hijra_amina.model import Counted, Scope
from hijra_amina.statistics import tabulate
from hijra_amina.values import Count, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hijra_amina.model import Organisation, Programme, Session, Statement

__all__ = [
    "known_bodies",
    "known_days",
    "known_number",
    "sent_bodies",
    "where_of",
]

_SENT = "participants"


def known_number(programme: Programme, session: Session, where: Mapping[str, str]) -> Count:
    """How many people were there, as far as the records know.

    Args:
        programme: The programme, for the people of a roster.
        session: The session.
        where: Which people, by dimension and value.

    Returns:
        The figure that statistics derives.

    Raises:
        ContradictionError: If what is said of the session cannot all be true.

    Examples:
        >>> from hijra_amina.model import Programme, Session
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> session = Session(id="s-1", title=name)
        >>> known_number(Programme(id="p", name=name, sessions=(session,)), session, {})
        Count.unknown()
    """
    table = tabulate(session, "people", where=where, programme=programme)
    return table.row().count


def known_days(session: Session) -> Count:
    """How many days the session had, as far as the records know.

    Args:
        session: The session.

    Returns:
        The length of its period; no less than the days that its roster and agenda name.

    Raises:
        ContradictionError: If the roster or the agenda names a day outside the period.

    Examples:
        >>> from hijra_amina.model import Session
        >>> from hijra_amina.values import LocalizedText, Period
        >>> name = LocalizedText({"en": "Example"})
        >>> known_days(Session(id="s-1", title=name, period=Period.parse("2015-06-16/2015-06-17")))
        Count.exactly(2)
    """
    named = {item.day for item in session.agenda if item.day is not None}
    if session.roster is not None:
        named.update(session.roster.days)
    for day in sorted(named, key=str):
        if session.period.includes(day) is Verdict.FAILS:
            reason = f"held in {session.period} and on {day}"
            raise ContradictionError(reason)
    named = {day for day in named if day.is_full}
    return session.period.length().intersect(Count.at_least(len(named)))


def sent_bodies(
    programme: Programme, session: Session, *, ministries: bool = False
) -> tuple[Organisation, ...]:
    """The bodies that are listed as having sent participants, each once.

    Args:
        programme: The programme.
        session: The session.
        ministries: Whether to give the ministries alone.

    Returns:
        The organisations, in the order of the session's list.

    Examples:
        >>> from hijra_amina.model import Programme, Session
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> session = Session(id="s-1", title=name)
        >>> sent_bodies(Programme(id="p", name=name, sessions=(session,)), session)
        ()
    """
    identifiers = dict.fromkeys(
        involvement.organisation for involvement in session.bodies if involvement.role == _SENT
    )
    bodies = (programme.organisation(identifier) for identifier in identifiers)
    return tuple(body for body in bodies if not ministries or body.kind == "ministry")


def known_bodies(programme: Programme, session: Session, *, ministries: bool = False) -> Count:
    """How many bodies sent participants, as far as the records know.

    Args:
        programme: The programme.
        session: The session.
        ministries: Whether to count the ministries alone.

    Returns:
        An exact count where the session's list is closed and each body's kind is known; else the
        bounds that follow from the list and from what is stated of organisations.

    Raises:
        ContradictionError: If the list and a statement exclude each other.

    Examples:
        >>> from hijra_amina.model import Programme, Session
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> session = Session(id="s-1", title=name)
        >>> known_bodies(Programme(id="p", name=name, sessions=(session,)), session)
        Count.unknown()
    """
    listed = sent_bodies(programme, session)
    wanted = sent_bodies(programme, session, ministries=ministries)
    is_closed = session.bodies_complete is True and bool(listed)
    every = Count.exactly(len(listed)) if is_closed else Count.at_least(len(listed))
    for statement in session.headcount.statements if session.headcount else ():
        if statement.counted is Counted.ORGANISATIONS and _is_of_session(statement):
            every = every.intersect(statement.count or Count.unknown())
    if not ministries:
        return every if listed or every.high is not None else Count.unknown()
    # A body of unknown kind, or a part of a ministry, may stand for one more.
    unclear = sum(
        body.kind is None or body.parent is not None for body in listed if body not in wanted
    )
    if is_closed:
        return Count.between(len(wanted), len(wanted) + unclear)
    return Count.at_least(len(wanted)) if wanted else Count.unknown()


def where_of(statement: Statement, programme: Programme) -> dict[str, str] | None:
    """The people of a statement, as statistics asks for them.

    Args:
        statement: A statement about people.
        programme: The programme, for the ministry of an organisation.

    Returns:
        Values by dimension; `None` for people whom no dimension singles out, such as a group.

    Examples:
        >>> from hijra_amina.model import Programme, Statement
        >>> from hijra_amina.values import LocalizedText, Share
        >>> said = Statement(share=Share.more_than("60%"), sex="female")
        >>> where_of(said, Programme(id="p", name=LocalizedText({"en": "Example"})))
        {'sex': 'female'}
    """
    others = (statement.group, statement.age_band, statement.disability)
    if any(part is not None for part in others):
        return None
    where: dict[str, str] = {}
    if statement.sex is not None:
        where["sex"] = statement.sex
    if statement.governorate is not None:
        where["governorate"] = statement.governorate
    if statement.organisation is not None:
        body = programme.organisation(statement.organisation)
        if body.kind != "ministry":
            return None
        where["ministry"] = body.term or body.id
    return where


def _is_of_session(statement: Statement) -> bool:
    return statement.scope is Scope.SESSION
