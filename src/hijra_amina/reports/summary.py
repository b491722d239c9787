"""The sentences that say in words what the figures in large type say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.language import (
    Phrase,
    came_from,
    count_among,
    event,
    phrase,
    share_among,
    took_part,
)
from hijra_amina.reports.claims import Claim, Subject
from hijra_amina.reports.key_figures import WOMEN, kind_of_bodies
from hijra_amina.reports.terms import term_name
from hijra_amina.reports.when import held_when
from hijra_amina.values import Count, LocalizedText, Share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.model import Programme, Session

__all__ = ["summary"]

# Groups that have a sentence of their own, by the audience as records word it.
_GROUPS = {"operational officials": "operational_official", "officials": "official"}


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
        >>> from hijra_amina.reports.key_figures import key_figures
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
        made = _took_part(programme, session, by_subject, held)
        # That a session was held, and nothing else, the headline says already.
        says = [name for name, value in made.values.items() if value is not None]
        if Subject.DAYS in by_subject or says != ["event"] or made.n is not None:
            yield made
    women = next((one for one in figures if dict(one.where) == WOMEN), None)
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
    """A label without the capitals that English gives it; an abbreviation keeps its own."""
    texts = {
        language: text.lower()
        if all(word[1:] == word[1:].lower() for word in text.split())
        else text
        for language, text in name.texts
    }
    return LocalizedText(texts, drafts=name.drafts)


def _took_part(
    programme: Programme, session: Session, by_subject: dict[Subject, Claim], held: Phrase
) -> Phrase:
    place = _place(session)
    people = by_subject.get(Subject.PEOPLE)
    if people is None or not isinstance(people.figure, Count):
        at = None if place is None else phrase("place.in", place=place)
        made = phrase("sentence.held", event=held, place=at, when=None)
        return held_when(made, session.period)
    subject = kind_of_bodies(programme, session)
    bodies = by_subject.get(subject)
    came = None
    if bodies is not None and isinstance(bodies.figure, Count):
        is_ministries = subject is Subject.MINISTRIES
        came = came_from("ministries" if is_ministries else "organisations", bodies.figure)
    made = took_part(
        people.figure,
        event=held,
        group=_group(session),
        from_bodies=came,
        place=place,
    )
    return held_when(made, session.period)


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
    if place.region is not None:
        return _the(term_name("region", place.region))
    return None


def _the(name: LocalizedText) -> LocalizedText:
    """The name of a region with the article that English gives it in a sentence."""
    texts = {key: f"the {text}" if key == "en" else text for key, text in name.texts}
    return LocalizedText(texts, drafts=name.drafts)
