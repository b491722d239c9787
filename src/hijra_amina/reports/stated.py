"""The figures that sources state of a session, each held against all its other records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.errors import ClaimError, ContradictionError
from hijra_amina.model import Counted, Scope
from hijra_amina.reports.claims import Claim, Subject, claim
from hijra_amina.reports.evidence import known_bodies, known_number, where_of
from hijra_amina.reports.opposition import without_statement

if TYPE_CHECKING:
    from hijra_amina.model import Programme, Session, Statement

__all__ = ["stated_claims"]


def stated_claims(programme: Programme, session: Session) -> tuple[Claim, ...]:
    """Every figure that is stated of a session, held against all its other records.

    Args:
        programme: The programme.
        session: The session.

    Returns:
        A claim for each statement about the session itself.

    Raises:
        ClaimError: If the records contradict a statement.

    Examples:
        >>> from hijra_amina.model import Programme, Session
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> session = Session(id="s-1", title=name)
        >>> stated_claims(Programme(id="p", name=name, sessions=(session,)), session)
        ()
    """
    made: list[Claim] = []
    guilty: ClaimError | None = None
    innocent: ClaimError | None = None
    for index, statement in enumerate(session.headcount.statements if session.headcount else ()):
        figure = statement.count if statement.count is not None else statement.share
        where = where_of(statement, programme)
        if statement.scope is not Scope.SESSION or figure is None or where is None:
            continue
        if statement.counted is Counted.SESSIONS:
            continue
        path = f"$.sessions[{session.id}].headcount.statements[{index}]"
        subject = Subject(str(statement.counted))
        try:
            made.append(claim(programme, session, figure, subject=subject, where=where, path=path))
        except ClaimError as error:
            if _contradict_anyway(programme, session, statement):
                innocent = innocent or error
            else:
                # Of statements that exclude one another the last is usually the most particular.
                guilty = error
    wrong = guilty or innocent
    if wrong is not None:
        raise wrong
    return tuple(made)


def _contradict_anyway(programme: Programme, session: Session, statement: Statement) -> bool:
    """Whether the rest of a session's records contradict one another without a statement."""
    fewer = without_statement(session, statement)
    try:
        for where in ({}, {"sex": "female"}, {"sex": "male"}):
            known_number(programme, fewer, where)
        known_bodies(programme, fewer)
    except ContradictionError:
        return True
    return False
