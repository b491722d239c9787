"""Figures in the words of a report: found, read, and held against the records like any claim.

Three things are read. A statement whose own wording stands in the text is one claim. A share of
women or men ("over 60% women", "more than half of the participants were female") is another,
wherever it stands. In headline, lead and captions, which speak of this session alone, so are a
number of people and a number of days. The body of a report may speak of other sessions too: a
number there that no statement words is no claim, but one that cannot be this session's is listed.

English is read. Another language's text is held against the English one, number by number: see
`parity`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import ClaimError
from hijra_amina.model import Counted, Scope
from hijra_amina.reports.claims import Claim, Subject, claim
from hijra_amina.reports.evidence import where_of
from hijra_amina.reports.readings import days_in, figure_in, people_in, shares_in
from hijra_amina.values import Count, Share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.model import Programme, Session, Statement

__all__ = ["claims_in", "has_doubtful_number"]


@attrs.frozen
class _Reading:
    """A figure that a text states."""

    figure: Count | Share
    subject: Subject = Subject.PEOPLE
    where: tuple[tuple[str, str], ...] = ()


def claims_in(
    text: str, programme: Programme, session: Session, *, path: str, is_introduction: bool
) -> tuple[Claim, ...]:
    """The claims that an English text makes about a session, each held against the records.

    Args:
        text: The text.
        programme: The programme.
        session: The session that the report is about.
        path: Where the text stands.
        is_introduction: Whether it is a headline, a lead or a caption.

    Returns:
        The claims with their verdicts.

    Raises:
        ClaimError: If the records contradict one of them.

    Examples:
        >>> from hijra_amina.model import Headcount, Programme, Session, Statement
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> said = Headcount(
        ...     statements=(
        ...         Statement(count=Count.exactly(4), sex="female"),
        ...         Statement(count=Count.exactly(26), sex="male"),
        ...     )
        ... )
        >>> session = Session(id="s-1", title=name, headcount=said)
        >>> programme = Programme(id="example", name=name, sessions=(session,))
        >>> claims_in(
        ...     "More than half of the participants were women.",
        ...     programme,
        ...     session,
        ...     path="$.publications[0].lead",
        ...     is_introduction=True,
        ... )
        Traceback (most recent call last):
        hijra_amina.errors.ClaimError: the records do not bear out: people, sex female: over 50%
        - session s-1, headcount.statements[0]: people, sex female: 4
        - session s-1, headcount.statements[1]: people, sex male: 26
    """
    readings = [*_worded(text, programme, session), *_shares(text)]
    if is_introduction:
        readings += [*_people(text, session), *_days(text)]
    return tuple(
        claim(
            programme,
            session,
            reading.figure,
            subject=reading.subject,
            where=dict(reading.where),
            path=path,
        )
        for reading in dict.fromkeys(readings)
    )


def has_doubtful_number(text: str, programme: Programme, session: Session) -> bool:
    """Whether an English text has a number of people that cannot be this session's.

    Args:
        text: A text that may speak of other sessions too.
        programme: The programme.
        session: The session that the report is about.

    Returns:
        Whether there is such a number.

    Examples:
        >>> from hijra_amina.model import Headcount, Programme, Session, Statement
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> said = Headcount(statements=(Statement(count=Count.exactly(27)),))
        >>> session = Session(id="s-1", title=name, headcount=said)
        >>> programme = Programme(id="example", name=name, sessions=(session,))
        >>> has_doubtful_number("28 officials came.", programme, session)
        True
    """
    for reading in _people(text, session):
        try:
            claim(programme, session, reading.figure, where=dict(reading.where), path="$")
        except ClaimError:
            return True
    return False


def _worded(text: str, programme: Programme, session: Session) -> Iterator[_Reading]:
    """The statements of this session whose own words stand in the text."""
    for statement in session.headcount.statements if session.headcount else ():
        if statement.scope is not Scope.SESSION or not _stands_in(statement, text):
            continue
        where = where_of(statement, programme)
        figure = figure_in(statement.wording or "", share=statement.share is not None)
        if where is None or figure is None or not figure.is_known:
            continue
        subject = Subject(str(statement.counted)) if statement.counted in _SUBJECTS else None
        if subject is not None:
            yield _Reading(figure, subject, tuple(where.items()))


_SUBJECTS = {Counted.PEOPLE, Counted.ORGANISATIONS}


def _stands_in(statement: Statement, text: str) -> bool:
    if statement.wording is None:
        return False
    return _plain(statement.wording) in _plain(text)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _shares(text: str) -> Iterator[_Reading]:
    for read in shares_in(text):
        yield _Reading(read.figure, where=_of(read.sex))


def _people(text: str, session: Session) -> Iterator[_Reading]:
    """Numbers of people. Some of those present may be meant, so each is a least number."""
    worded = [
        _plain(statement.wording)
        for statement in (session.headcount.statements if session.headcount else ())
        if statement.wording is not None
    ]
    for read in people_in(text):
        figure = read.figure
        if not isinstance(figure, Count) or not figure.low:
            continue
        if any(_plain(read.words) in words for words in worded):
            continue
        least = Count.at_least(figure.low, approximate=figure.approximate)
        yield _Reading(least, where=_of(read.sex))


def _days(text: str) -> Iterator[_Reading]:
    for read in days_in(text):
        yield _Reading(read.figure, Subject.DAYS)


def _of(sex: str | None) -> tuple[tuple[str, str], ...]:
    return () if sex is None else (("sex", sex),)
