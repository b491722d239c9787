"""The figures in large type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hijra_amina.model import Counted, Scope
from hijra_amina.reports.claims import Claim, Subject, claim
from hijra_amina.reports.evidence import known_bodies, known_number, sent_bodies, where_of
from hijra_amina.values import Count, Share, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hijra_amina.model import Programme, Session, Statement

__all__ = ["WOMEN", "key_figures", "kind_of_bodies"]

WOMEN: Final[Mapping[str, str]] = {"sex": "female"}
"""Whom the key figure and the sentence about women are of."""


def key_figures(programme: Programme, session: Session) -> tuple[Claim, ...]:
    """The figures of a session that are worth large type: people, women, bodies, days.

    Each is said in the strongest wording that a source used and the records bear out.

    Args:
        programme: The programme.
        session: The session.

    Returns:
        A claim for each figure that is known and holds.

    Raises:
        ClaimError: If the records contradict one another.

    Examples:
        >>> from hijra_amina.model import Headcount, Programme, Session, Statement
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> said = Headcount(statements=(Statement(count=Count.more_than(80)),))
        >>> session = Session(id="s-1", title=name, headcount=said)
        >>> programme = Programme(id="p", name=name, sessions=(session,))
        >>> [figure.said for figure in key_figures(programme, session)]
        ['people: over 80']
    """
    made = [*_people(programme, session), *_women(programme, session)]
    made += [*_bodies(programme, session), *_days(programme, session)]
    return tuple(one for one in made if one.verdict is Verdict.HOLDS)


def _path(session: Session, field: str) -> str:
    return f"$.sessions[{session.id}].{field}"


def _people(programme: Programme, session: Session) -> Iterator[Claim]:
    known = known_number(programme, session, {})
    if known.is_known and _are_counted(session):
        figure = _as_stated(known, [one.count for one in _statements(session, programme, {})])
        yield claim(programme, session, figure, path=_path(session, "headcount"))


def _are_counted(session: Session) -> bool:
    """Whether anybody counted: that each body on a list sent somebody is no figure to print."""
    return session.roster is not None or any(
        one.counted is Counted.PEOPLE
        and one.scope is Scope.SESSION
        and one.count is not None
        and one.count.is_known
        for one in (session.headcount.statements if session.headcount else ())
    )


def _women(programme: Programme, session: Session) -> Iterator[Claim]:
    known = known_number(programme, session, WOMEN)
    whole = known_number(programme, session, {})
    if whole.high == 0:
        return  # of nobody, there is nothing to say
    path = _path(session, "headcount")
    stated = _statements(session, programme, WOMEN)
    shares = [one.share for one in stated if one.share is not None and one.share.is_known]
    if known.is_exact:
        yield claim(programme, session, known, where=WOMEN, path=path)
        return
    claims = [claim(programme, session, one, where=WOMEN, path=path) for one in shares]
    held = [one for one in claims if one.verdict is Verdict.HOLDS]
    if held:
        yield max(held, key=_strength)
        return
    says_more = (known.low or 0) > 0 or (known.high is not None and known.high != whole.high)
    if known.is_known and says_more:
        figure = _as_stated(known, [one.count for one in stated])
        yield claim(programme, session, figure, where=WOMEN, path=path)


def _strength(made: Claim) -> tuple[object, ...]:
    """How much a share says: the narrower, the more."""
    figure = made.figure
    if not isinstance(figure, Share):
        return (0,)
    return (not figure.approximate, figure.low - figure.high, figure.low_strict, figure.high_strict)


def _bodies(programme: Programme, session: Session) -> Iterator[Claim]:
    subject = kind_of_bodies(programme, session)
    known = known_bodies(programme, session, ministries=subject is Subject.MINISTRIES)
    # Of an open list only the beginning is known, and its length is nothing to report.
    if known.is_known and known.high:
        yield claim(programme, session, known, subject=subject, path=_path(session, "bodies"))


def kind_of_bodies(programme: Programme, session: Session) -> Subject:
    """What to call the bodies that sent participants.

    Args:
        programme: The programme.
        session: The session.

    Returns:
        Ministries, if all of them are; else organisations.

    Examples:
        >>> from hijra_amina.model import Programme, Session
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> session = Session(id="s-1", title=name)
        >>> kind_of_bodies(Programme(id="p", name=name, sessions=(session,)), session).value
        'organisations'
    """
    bodies = sent_bodies(programme, session)
    if bodies and all(body.kind == "ministry" for body in bodies):
        return Subject.MINISTRIES
    return Subject.ORGANISATIONS


def _days(programme: Programme, session: Session) -> Iterator[Claim]:
    length = session.period.length()
    if length.is_exact and session.represents == Count.exactly(1):
        path = _path(session, "period")
        yield claim(programme, session, length, subject=Subject.DAYS, path=path)


def _statements(
    session: Session, programme: Programme, where: Mapping[str, str]
) -> list[Statement]:
    return [
        one
        for one in (session.headcount.statements if session.headcount else ())
        if one.counted is Counted.PEOPLE
        and one.scope is Scope.SESSION
        and where_of(one, programme) == where
    ]


def _as_stated(known: Count, stated: list[Count | None]) -> Count:
    """The count that is known, as a source said it: "over 80" rather than "at least 81"."""
    return next((one for one in stated if one is not None and one == known), known)
