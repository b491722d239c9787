"""What the records know of a number, and which of them speak against a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import ContradictionError
from hijra_amina.language import format_count, format_share
from hijra_amina.model import Counted, Scope
from hijra_amina.statistics import count
from hijra_amina.values import Count, Share, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from hijra_amina.model import Organisation, Programme, Session, Statement

__all__ = [
    "in_figures",
    "known_bodies",
    "known_days",
    "known_number",
    "opposing_records",
    "sent_bodies",
    "where_of",
    "without_statement",
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
    return count(session, "people", programme=programme, **where)


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
        >>> from hijra_amina.values import LocalizedText
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


def opposing_records(
    programme: Programme, session: Session, fails: Callable[[Session], bool]
) -> tuple[str, ...]:
    """The fewest records of a session that still contradict a claim, a line each.

    Args:
        programme: The programme.
        session: The session.
        fails: Whether the claim is contradicted by a session's records.

    Returns:
        A line for each record that cannot be left out; figures and codes, no names.

    Examples:
        >>> from hijra_amina.model import Programme, Session
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> session = Session(id="s-1", title=name)
        >>> programme = Programme(id="p", name=name, sessions=(session,))
        >>> opposing_records(programme, session, lambda session: session.id == "s-1")
        ()
    """
    current = session
    lines: list[str] = []
    for line, without in _records(programme, session):
        fewer = without(current)
        if fails(fewer):
            current = fewer
        else:
            lines.append(f"session {session.id}, {line}")
    return tuple(lines)


def without_statement(session: Session, statement: Statement) -> Session:
    """A session as it would be if a statement had not been made.

    Args:
        session: The session.
        statement: One of its statements.

    Returns:
        The session with its other statements.

    Examples:
        >>> from hijra_amina.model import Headcount, Session, Statement
        >>> from hijra_amina.values import LocalizedText
        >>> said = Statement(count=Count.exactly(27))
        >>> session = Session(
        ...     id="s-1",
        ...     title=LocalizedText({"en": "Example"}),
        ...     headcount=Headcount(statements=(said,)),
        ... )
        >>> without_statement(session, said).headcount.statements
        ()
    """
    if session.headcount is None:
        return session
    kept = tuple(other for other in session.headcount.statements if other is not statement)
    return attrs.evolve(session, headcount=attrs.evolve(session.headcount, statements=kept))


def in_figures(figure: Count | Share) -> str:
    """A figure as English errors write it.

    Args:
        figure: The figure.

    Returns:
        Its words.

    Examples:
        >>> in_figures(Share.more_than("60%"))
        'over 60%'
    """
    if isinstance(figure, Share):
        return format_share(figure, "en_GB")
    return format_count(figure, "en_GB")


def _is_of_session(statement: Statement) -> bool:
    return statement.scope is Scope.SESSION


def _records(
    programme: Programme, session: Session
) -> Iterator[tuple[str, Callable[[Session], Session]]]:
    """What can be left out of a session: its line, and how."""
    if session.roster is not None:
        size = len(session.roster.attendances)
        complete = "complete" if session.roster.complete else "not known to be complete"
        days = len(session.roster.days)
        line = f"roster: {size} people, {days} days, {complete}"
        yield line, lambda old: attrs.evolve(old, roster=None)
    if session.agenda:
        line = f"agenda: {len(session.agenda)} parts"
        yield line, lambda old: attrs.evolve(old, agenda=())
    if session.capacity is not None:
        line = f"capacity: {in_figures(session.capacity)}"
        yield line, lambda old: attrs.evolve(old, capacity=None)
    if session.bodies:
        closed = "closed" if session.bodies_complete else "open"
        sent = len(sent_bodies(programme, session))
        line = f"bodies: a {closed} list of {sent}"
        yield line, lambda old: attrs.evolve(old, bodies=(), bodies_complete=None)
    if session.origins:
        line = f"origins: {len(session.origins)}"
        yield line, lambda old: attrs.evolve(old, origins=())
    if session.period.is_known:
        line = f"period: {session.period}"
        yield line, lambda old: attrs.evolve(old, period=type(old.period).unknown())
    for index, statement in enumerate(session.headcount.statements if session.headcount else ()):
        line = f"headcount.statements[{index}]: {_stated(statement)}"
        yield line, _without(statement)


def _without(statement: Statement) -> Callable[[Session], Session]:
    return lambda old: without_statement(old, statement)


def _stated(statement: Statement) -> str:
    conditions = [
        f", {name} {value}"
        for name in ("sex", "organisation", "age_band", "disability", "governorate")
        if (value := getattr(statement, name)) is not None
    ]
    if statement.group is not None:
        conditions.append(f", group {statement.group.code or 'in the words of the source'}")
    figure = statement.count if statement.count is not None else statement.share
    words = "" if figure is None else in_figures(figure)
    return f"{statement.counted}{''.join(conditions)}: {words}"
