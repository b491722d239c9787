"""`Crowd`: among how many people somebody who is not named would be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure.consent.gate import allowed
from hijra_amina.disclosure.rule import Rule
from hijra_amina.errors import ContradictionError
from hijra_amina.model import ConsentItem
from hijra_amina.statistics import tabulate

if TYPE_CHECKING:
    import datetime as dt

    from hijra_amina.model import Organisation, Programme, Session, Testimonial

__all__ = ["Crowd", "condition_of", "crowd_of"]


@attrs.frozen(kw_only=True)
class Crowd:
    """Among how many people somebody who is not named would be one.

    Attributes:
        of_body: How many people came from the speaker's body at the least, without those who are
            named beside the words; 0 where that is not known.
        of_session: How many people took part at the least, without those.
        threshold: How many it takes for one of them to stay unknown.

    Examples:
        >>> Crowd(of_body=4, of_session=27, threshold=5).hides_in_body
        False
    """

    of_body: int = 0
    of_session: int = 0
    threshold: int = 5

    @property
    def hides_in_body(self) -> bool:
        """Whether "an official of the ministry" could be enough people."""
        return self.of_body >= self.threshold

    @property
    def hides_in_session(self) -> bool:
        """Whether "a participant" could be enough people."""
        return self.of_session >= self.threshold


def crowd_of(  # noqa: PLR0913 - where and when the words are to appear
    programme: Programme,
    testimonial: Testimonial,
    *,
    channel: str,
    language: str,
    on: dt.date | None = None,
    rule: int | Rule | None = None,
) -> Crowd:
    """Among how many people the speaker of a testimonial would be one, without a name.

    Whoever else of the body is named in the same channel and language is not the one who is not,
    so that everybody can be left out who speaks under a name.

    Args:
        programme: The programme, with its sessions and all its testimonials.
        testimonial: The testimonial.
        channel: Code of the vocabulary `channel`.
        language: The language of the edition (BCP 47).
        on: The day of publication.
        rule: The rule whose threshold says how many are enough, or the threshold.

    Returns:
        The crowd; nobody where the session is not known, or its records contradict one another.

    Examples:
        >>> from hijra_amina.model import Headcount, Programme, Session, Statement, Testimonial
        >>> from hijra_amina.values import Count, LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> people = Headcount(statements=(Statement(count=Count.exactly(27)),))
        >>> session = Session(id="s-1", title=name, headcount=people)
        >>> said = Testimonial(id="t-1", words=name, session="s-1")
        >>> programme = Programme(id="p", name=name, sessions=(session,), testimonials=(said,))
        >>> crowd_of(programme, said, channel="website", language="en")
        Crowd(of_body=0, of_session=27, threshold=5)
    """
    threshold = Rule.of(rule).threshold
    if testimonial.session is None:
        return Crowd(threshold=threshold)
    session = programme.session(testimonial.session)
    named = [
        other
        for other in programme.testimonials
        if other.session == session.id and _is_told(other, channel, language, on)
    ]
    of_session = _least(programme, session, {}) - len({_who(one) for one in named})
    of_body = 0
    if testimonial.organisation is not None:
        condition = condition_of(programme.organisation(testimonial.organisation))
        beside = {_who(one) for one in named if one.organisation == testimonial.organisation}
        of_body = _least(programme, session, condition) - len(beside)
    return Crowd(of_body=max(0, of_body), of_session=max(0, of_session), threshold=threshold)


def _is_told(testimonial: Testimonial, channel: str, language: str, on: dt.date | None) -> bool:
    """Whether a reader is told who said it."""
    items = allowed(testimonial.consent, channel=channel, language=language, on=on)
    return ConsentItem.WORDS in items and (
        (ConsentItem.NAME in items and testimonial.speaker is not None)
        or (ConsentItem.POST in items and testimonial.post is not None)
    )


def _who(testimonial: Testimonial) -> object:
    """Who said it, as far as one can be told from another."""
    return testimonial.speaker or testimonial.post


def condition_of(body: Organisation) -> dict[str, str]:
    """The people whom a body sent, as statistics asks for them.

    Args:
        body: The body.

    Returns:
        A value of the dimension `ministry` or `body`.

    Examples:
        >>> from hijra_amina.model import Ministry
        >>> from hijra_amina.values import LocalizedText
        >>> condition_of(Ministry(id="moe", name=LocalizedText({"en": "Ministry of Education"})))
        {'ministry': 'moe'}
    """
    name = "ministry" if body.kind == "ministry" else "body"
    return {name: body.term or body.id}


def _least(programme: Programme, session: Session, where: dict[str, str]) -> int:
    """How many there were at the least; what is only about right is no least."""
    try:
        known = tabulate(session, "people", where=where, programme=programme).row().count
    except ContradictionError:
        return 0
    if known.low is None or known.approximate:
        return 0
    return known.low
