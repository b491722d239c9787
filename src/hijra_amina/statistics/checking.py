"""`check`: what in a programme cannot be, or is unlikely to be, as it is recorded."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

import attrs

from hijra_amina import vocabulary
from hijra_amina.errors import ContradictionError
from hijra_amina.statistics._knowledge import EVERYBODY, Knowledge
from hijra_amina.statistics._material import material
from hijra_amina.statistics._roster_profile import profile_of
from hijra_amina.statistics._session_facts import knowledge_of
from hijra_amina.statistics.dimensions import DIMENSIONS
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.model import Programme, Session
    from hijra_amina.statistics._knowledge import Fact
    from hijra_amina.statistics._material import Material

__all__ = ["Finding", "Severity", "check"]


class Severity(enum.StrEnum):
    """How bad a finding is.

    Examples:
        >>> Severity("error")
        <Severity.ERROR: 'error'>
    """

    ERROR = "error"
    WARNING = "warning"


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that a reader of the records should look at.

    Attributes:
        code: A stable code; translations go by it.
        severity: An error cannot be true; a warning is unlikely.
        session: The session that it is about.
        reason: The English sentence; it names figures and codes, never a person.
        statements: The paths, within the session, of what it is about.
        details: What a translation needs to say the same.

    Examples:
        >>> Finding(
        ...     code="contradiction",
        ...     severity=Severity.ERROR,
        ...     session="s-1",
        ...     reason="at least 30 and at most 27",
        ... ).severity.value
        'error'
    """

    code: str
    severity: Severity
    session: str
    reason: str
    statements: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()


def check(programme: Programme) -> tuple[Finding, ...]:
    """Look for statements that contradict each other, and for other signs of a slip.

    A contradiction names statements none of which can be left out: without any one of them, the
    rest could be true. Besides: bodies that did not exist on the day, dates that disagree with
    the stated duration, roster days outside the period.

    Args:
        programme: The programme.

    Returns:
        The findings, in the order of the sessions; empty if there are none.

    Examples:
        >>> from hijra_amina.model import Headcount, Programme, Session, Statement
        >>> from hijra_amina.values import Count, LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> said = (
        ...     Statement(count=Count.exactly(27)),
        ...     Statement(count=Count.at_least(30), sex="female"),
        ... )
        >>> session = Session(id="s-1", title=name, headcount=Headcount(statements=said))
        >>> check(Programme(id="example", name=name, sessions=(session,)))[0].statements
        ('headcount.statements[0]', 'headcount.statements[1]')
    """
    found = material(programme)
    findings: list[Finding] = []
    for session in programme.sessions:
        findings += _contradictions(session, found)
        findings += _bodies_out_of_time(session, found)
        findings += _dates(session)
    return tuple(findings)


def _contradictions(session: Session, found: Material) -> Iterator[Finding]:
    dimensions = tuple(made for made in DIMENSIONS.values() if made.is_of_people)
    profile = profile_of(session, dimensions, found)
    knowledge = knowledge_of(session, dimensions, {}, found, profile)
    reason = _contradiction_in(knowledge)
    if reason is None:
        return
    facts = list(knowledge.facts)
    for fact in knowledge.facts:
        fewer = [kept for kept in facts if kept is not fact]
        if _contradiction_in(attrs.evolve(knowledge, facts=tuple(fewer))) is not None:
            facts = fewer
    yield Finding(
        code="contradiction",
        severity=Severity.ERROR,
        session=session.id,
        reason=reason,
        statements=_origins(facts),
        details=(("reason", reason),),
    )


def _contradiction_in(knowledge: Knowledge) -> str | None:
    try:
        knowledge.bounds([EVERYBODY])
    except ContradictionError as error:
        return error.reason
    return None


def _origins(facts: list[Fact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.origin for fact in facts))


def _bodies_out_of_time(session: Session, found: Material) -> Iterator[Finding]:
    start = session.period.start
    if start is None:
        return
    for index, involvement in enumerate(session.bodies):
        body = found.organisations[involvement.organisation]
        if body.term is None:
            continue
        if vocabulary.term("body", body.term).valid_on(start) is Verdict.FAILS:
            yield Finding(
                code="body_out_of_time",
                severity=Severity.WARNING,
                session=session.id,
                reason=f"{body.term} did not exist on {start}",
                statements=(f"bodies[{index}]",),
                details=(("body", body.term), ("date", str(start))),
            )


def _dates(session: Session) -> Iterator[Finding]:
    period = session.period
    if period.start is not None and period.duration is not None:
        spanned = attrs.evolve(period, duration=None).length()
        try:
            spanned.intersect(period.duration)
        except ContradictionError:
            yield Finding(
                code="duration_disagrees",
                severity=Severity.WARNING,
                session=session.id,
                reason=f"the dates {period} do not last as long as stated",
                statements=("period",),
                details=(("period", str(period)),),
            )
    for index, day in enumerate(session.roster.days if session.roster else ()):
        if period.start is not None and period.overlaps(day) is Verdict.FAILS:
            yield Finding(
                code="day_outside_period",
                severity=Severity.WARNING,
                session=session.id,
                reason=f"the roster has {day}, which is outside {period}",
                statements=(f"roster.days[{index}]",),
                details=(("day", str(day)), ("period", str(period))),
            )
