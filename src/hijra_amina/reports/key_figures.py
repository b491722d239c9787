"""The figures in large type and the sentences made from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.errors import ClaimError, ContradictionError
from hijra_amina.language import (
    Phrase,
    came_from,
    count_among,
    event,
    phrase,
    share_among,
    took_part,
)
from hijra_amina.model import Counted, Scope
from hijra_amina.reports.claims import Claim, Subject, claim
from hijra_amina.reports.evidence import (
    known_bodies,
    known_number,
    sent_bodies,
    where_of,
    without_statement,
)
from hijra_amina.reports.terms import term_name
from hijra_amina.values import Count, LocalizedText, Period, Share, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.model import Programme, Session, Statement

__all__ = ["key_figures", "stated_claims", "summary"]

_WOMEN = {"sex": "female"}

# Groups that have a sentence of their own, by the audience as records word it.
_GROUPS = {"operational officials": "operational_official", "officials": "official"}


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
        path = _path(session, f"headcount.statements[{index}]")
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
        one.counted is Counted.PEOPLE and one.scope is Scope.SESSION and one.count is not None
        for one in (session.headcount.statements if session.headcount else ())
    )


def _women(programme: Programme, session: Session) -> Iterator[Claim]:
    known = known_number(programme, session, _WOMEN)
    whole = known_number(programme, session, {})
    path = _path(session, "headcount")
    stated = _statements(session, programme, _WOMEN)
    shares = [one.share for one in stated if one.share is not None and one.share.is_known]
    if known.is_exact:
        yield claim(programme, session, known, where=_WOMEN, path=path)
        return
    claims = [claim(programme, session, one, where=_WOMEN, path=path) for one in shares]
    held = [one for one in claims if one.verdict is Verdict.HOLDS]
    if held:
        yield max(held, key=_strength)
        return
    says_more = (known.low or 0) > 0 or (known.high is not None and known.high != whole.high)
    if known.is_known and says_more:
        figure = _as_stated(known, [one.count for one in stated])
        yield claim(programme, session, figure, where=_WOMEN, path=path)


def _strength(made: Claim) -> tuple[object, ...]:
    """How much a share says: the narrower, the more."""
    figure = made.figure
    if not isinstance(figure, Share):
        return (0,)
    return (not figure.approximate, figure.low - figure.high, figure.low_strict, figure.high_strict)


def _bodies(programme: Programme, session: Session) -> Iterator[Claim]:
    subject = _kind_of_bodies(programme, session)
    known = known_bodies(programme, session, ministries=subject is Subject.MINISTRIES)
    # Of an open list only the beginning is known, and its length is nothing to report.
    if known.is_known and known.high:
        yield claim(programme, session, known, subject=subject, path=_path(session, "bodies"))


def _kind_of_bodies(programme: Programme, session: Session) -> Subject:
    bodies = sent_bodies(programme, session)
    if bodies and all(body.kind == "ministry" for body in bodies):
        return Subject.MINISTRIES
    return Subject.ORGANISATIONS


def _days(programme: Programme, session: Session) -> Iterator[Claim]:
    length = session.period.length()
    if length.is_exact and session.represents == Count.exactly(1):
        path = _path(session, "period")
        yield claim(programme, session, length, subject=Subject.DAYS, path=path)


def _statements(session: Session, programme: Programme, where: dict[str, str]) -> list[Statement]:
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


def summary(
    programme: Programme, session: Session, figures: tuple[Claim, ...]
) -> tuple[Phrase, ...]:
    """The sentences that say in words what the figures say.

    Args:
        programme: The programme.
        session: The session.
        figures: The claims of `key_figures`.

    Returns:
        The sentences, to be written in any locale.

    Examples:
        >>> from hijra_amina.language import sentence
        >>> from hijra_amina.model import Headcount, Programme, Session, Statement
        >>> name = LocalizedText({"en": "Example"})
        >>> said = Headcount(statements=(Statement(count=Count.more_than(80)),))
        >>> session = Session(id="s-1", title=name, kind="training", headcount=said)
        >>> programme = Programme(id="p", name=name, sessions=(session,))
        >>> made = summary(programme, session, key_figures(programme, session))
        >>> sentence(made[0], "en_GB")
        'Over 80 participants took part in a training.'
    """
    return tuple(_sentences(programme, session, figures))


def _sentences(
    programme: Programme, session: Session, figures: tuple[Claim, ...]
) -> Iterator[Phrase]:
    by_subject = {one.subject: one for one in figures if not one.where}
    held = _event(session, by_subject.get(Subject.DAYS))
    if held is not None:
        yield _took_part(programme, session, by_subject, held)
    women = next((one for one in figures if dict(one.where) == _WOMEN), None)
    if women is not None:
        figure = women.figure
        yield share_among(figure) if isinstance(figure, Share) else count_among(figure)


def _event(session: Session, days: Claim | None) -> Phrase | None:
    if session.kind is None or session.represents != Count.exactly(1):
        return None
    kind = _in_a_sentence(term_name("session_kind", session.kind))
    length = days.figure.value if days is not None and isinstance(days.figure, Count) else None
    return event(kind, days=length)


def _in_a_sentence(name: LocalizedText) -> LocalizedText:
    """A label without the capital that English gives it, unless it has others of its own."""
    texts = {
        language: text[:1].lower() + text[1:] if text[1:].islower() else text
        for language, text in name.texts
    }
    return LocalizedText(texts, drafts=name.drafts)


def _took_part(
    programme: Programme, session: Session, by_subject: dict[Subject, Claim], held: Phrase
) -> Phrase:
    place = _place(session)
    when: Period | None = session.period
    if session.period.start is None and session.period.end is None:
        when = None
    people = by_subject.get(Subject.PEOPLE)
    if people is None or not isinstance(people.figure, Count):
        at = None if place is None else phrase("place.in", place=place)
        return phrase("sentence.held", event=held, place=at, when=when)
    subject = _kind_of_bodies(programme, session)
    bodies = by_subject.get(subject)
    came = None
    if bodies is not None and isinstance(bodies.figure, Count):
        is_ministries = subject is Subject.MINISTRIES
        came = came_from("ministries" if is_ministries else "organisations", bodies.figure)
    return took_part(
        people.figure,
        event=held,
        group=_group(session),
        from_bodies=came,
        place=place,
        when=when,
    )


def _group(session: Session) -> str:
    if session.audience is None:
        return "participant"
    return _GROUPS.get(session.audience.pick("en_GB").text.casefold(), "participant")


def _place(session: Session) -> LocalizedText | None:
    """The one place where it was held; linked venues have no name of their own."""
    if len(session.places) != 1:
        return None
    place = session.places[0]
    if place.name is not None:
        return place.name
    if place.governorate is not None:
        return term_name("governorate", place.governorate)
    return None
