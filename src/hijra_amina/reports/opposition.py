"""Which records speak against a claim: the fewest that still contradict it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.language import format_count, format_share
from hijra_amina.reports.evidence import sent_bodies
from hijra_amina.values import Count, Share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hijra_amina.model import Programme, Session, Statement

__all__ = ["in_figures", "opposing_records", "without_statement"]


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
