"""`Claim`: something a report says in figures, held against the records before it is printed.

A claim holds where every case that the records allow bears it out, fails where none does, and is
open otherwise. A failed claim stops the report; an open one is left out of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import ClaimError, ContradictionError
from hijra_amina.model import Scope
from hijra_amina.reports.evidence import (
    known_bodies,
    known_days,
    known_number,
    where_of,
)
from hijra_amina.reports.opposition import in_figures, opposing_records
from hijra_amina.values import Count, Share, Status, Verdict
from hijra_amina.values._coded import Coded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hijra_amina.model import Programme, Session

__all__ = ["Claim", "Subject", "claim", "judge_count"]


class Subject(Coded):
    """What a claim is about.

    Examples:
        >>> Subject("ministries")
        <Subject.MINISTRIES: 'ministries'>
    """

    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    MINISTRIES = "ministries"
    DAYS = "days"


@attrs.frozen(kw_only=True)
class Claim:
    """One figure that a report states, and what the records say to it.

    Attributes:
        subject: What is counted.
        figure: The figure as it is stated.
        where: Which people, as dimension and value; everybody, if empty.
        known: What the records know of the number.
        whole: What they know of everybody, for a share.
        verdict: Whether the records bear the claim out.
        path: Where the claim is made: a record of the programme's document.

    Examples:
        >>> Claim(
        ...     subject=Subject.DAYS,
        ...     figure=Count.exactly(2),
        ...     known=Count.exactly(2),
        ...     verdict=Verdict.HOLDS,
        ...     path="$.sessions[0].period",
        ... ).said
        'days: 2'
    """

    subject: Subject
    figure: Count | Share
    where: tuple[tuple[str, str], ...] = ()
    known: Count
    whole: Count | None = None
    verdict: Verdict
    path: str

    @property
    def said(self) -> str:
        """The claim in figures and codes, for errors."""
        of = "".join(f", {name} {value}" for name, value in self.where)
        return f"{self.subject}{of}: {in_figures(self.figure)}"


def claim(  # noqa: PLR0913 - the parts of one claim
    programme: Programme,
    session: Session,
    figure: Count | Share,
    *,
    subject: Subject = Subject.PEOPLE,
    where: Mapping[str, str] | None = None,
    path: str,
) -> Claim:
    """Hold a figure against the records of a session.

    Args:
        programme: The programme.
        session: The session that the claim is about.
        figure: A count, or a share of all people.
        subject: What is counted.
        where: Which people, by dimension and value.
        path: Where the claim is made.

    Returns:
        The claim with its verdict.

    Raises:
        ClaimError: If the records contradict it, or one another; the error names them.

    Examples:
        >>> from hijra_amina.model import Headcount, Programme, Session, Statement
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> said = Headcount(statements=(Statement(count=Count.exactly(27)),))
        >>> session = Session(id="s-1", title=name, headcount=said)
        >>> programme = Programme(id="example", name=name, sessions=(session,))
        >>> claim(programme, session, Count.at_least(20), path="$").verdict
        <Verdict.HOLDS: 'holds'>
        >>> claim(programme, session, Count.exactly(28), path="$")
        Traceback (most recent call last):
        hijra_amina.errors.ClaimError: the records do not bear out: people: 28
        - session s-1, headcount.statements[0]: people: 27
    """
    made = Claim(
        subject=subject,
        figure=figure,
        where=tuple((where or {}).items()),
        known=Count.unknown(),
        verdict=Verdict.OPEN,
        path=path,
    )

    def fails(records: Session) -> bool:
        try:
            return _evaluated(programme, records, made).verdict is Verdict.FAILS
        except ContradictionError:
            return True

    if fails(session):
        lines = opposing_records(programme, session, fails)
        # A record that says the same is no evidence against it.
        others = tuple(line for line in lines if not line.endswith(f": {made.said}"))
        raise ClaimError(made.said, others or lines)
    return _evaluated(programme, session, made)


def _evaluated(programme: Programme, session: Session, made: Claim) -> Claim:
    """The claim with what the records know.

    Raises:
        ContradictionError: If the records contradict one another.
    """
    match made.subject:
        case Subject.DAYS:
            known = known_days(session)
        case Subject.PEOPLE:
            known = known_number(programme, session, dict(made.where))
        case _:
            known = known_bodies(programme, session, ministries=made.subject is Subject.MINISTRIES)
    if isinstance(made.figure, Count):
        return attrs.evolve(made, known=known, verdict=judge_count(made.figure, known))
    whole = known_number(programme, session, {})
    said = [
        statement.share
        for statement in (session.headcount.statements if session.headcount else ())
        if statement.share is not None
        and statement.scope is Scope.SESSION
        and where_of(statement, programme) == dict(made.where)
    ]
    verdict = _judge_share(made.figure, known, whole, said)
    return attrs.evolve(made, known=known, whole=whole, verdict=verdict)


def judge_count(stated: Count, known: Count) -> Verdict:
    """Whether what is known of a number bears out what is stated of it.

    Args:
        stated: The statement.
        known: What the records know.

    Returns:
        `HOLDS` if every number that is possible fits the statement, `FAILS` if none does. "Some
        39" excludes no number and is borne out by itself alone, or by a number within it.

    Examples:
        >>> judge_count(Count.more_than(16), Count.between(17, 27))
        <Verdict.HOLDS: 'holds'>
        >>> judge_count(Count.exactly(20), Count.between(17, 27))
        <Verdict.OPEN: 'open'>
    """
    if stated.status is not Status.KNOWN or known.status is not Status.KNOWN:
        return Verdict.HOLDS if stated == known else Verdict.OPEN
    covers = (
        (stated.low is None or (known.low is not None and stated.low <= known.low))
        and (stated.high is None or (known.high is not None and known.high <= stated.high))
        and (stated.approximate or not known.approximate)
    )
    apart = Verdict.HOLDS in {stated < known, stated > known}
    return Verdict.decide(holds=covers, fails=apart)


def _judge_share(stated: Share, known: Count, whole: Count, said: list[Share]) -> Verdict:
    """Whether a share is borne out: by numbers, or by a statement that says as much."""
    if any(stated == other or stated.admits(other) is Verdict.HOLDS for other in said):
        borne_out = Verdict.HOLDS
    else:
        borne_out = Verdict.OPEN
    if whole.high == 0:
        return Verdict.FAILS
    by_number = stated.holds_for(known, whole)
    if by_number is Verdict.FAILS:
        return by_number
    apart = any(stated.admits(other) is Verdict.FAILS for other in said)
    return Verdict.FAILS if apart else by_number | borne_out
