"""Strategies for what is published, promised and measured: quotations, reports, targets, tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from hijra_amina.model import (
    Assessment,
    Indicator,
    Moment,
    Photograph,
    Publication,
    Target,
    Testimonial,
)
from hijra_amina.testing._draws import codes, pick, several, some, subset
from hijra_amina.testing._leaves import consents, sources
from hijra_amina.testing._names import person_names
from hijra_amina.testing._numbers import counts, shares
from hijra_amina.testing._texts import identifiers, language_tags, localized_texts, texts
from hijra_amina.testing._times import partial_dates, periods

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "assessments",
    "indicators",
    "photographs",
    "publications",
    "targets",
    "testimonials",
]

_LABELS: Final = localized_texts()
_TEXTS: Final = texts()
_IDENTIFIERS: Final = identifiers()
_SESSIONS: Final = ("s-1", "s-2")


@st.composite
def _testimonials(
    draw: st.DrawFn, organisations: Sequence[str], sessions: Sequence[str], *, with_names: bool
) -> Testimonial:
    return Testimonial(
        id=draw(_IDENTIFIERS),
        words=draw(_LABELS),
        speaker=draw(_NAMES) if with_names else None,
        organisation=pick(draw, organisations),
        session=pick(draw, sessions),
        **some(draw, _TESTIMONIAL),
    )


_NAMES: Final = st.none() | person_names()
_TESTIMONIAL: Final = {
    "consent": consents(),
    "post": _LABELS,
    "sources": several(sources(), least=1),
    "notes": several(_TEXTS, least=1),
}


def testimonials(
    *,
    organisations: Sequence[str] = ("o-1", "o-2"),  # noqa: PT028 - no test, for all its name
    sessions: Sequence[str] = _SESSIONS,  # noqa: PT028 - the same
    with_names: bool = True,  # noqa: PT028 - the same
) -> st.SearchStrategy[Testimonial]:
    """Quotations with every kind of consent.

    Args:
        organisations: The identifiers of the bodies that the speakers may belong to.
        sessions: The identifiers of the sessions at which they may have spoken.
        with_names: Whether some speakers have a name, of random letters.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(testimonials(), lambda one: one.session is not None).session
        's-1'
    """
    return _testimonials(tuple(organisations), tuple(sessions), with_names=with_names)


@st.composite
def _photographs(draw: st.DrawFn, sessions: Sequence[str]) -> Photograph:
    return Photograph(
        id=draw(_IDENTIFIERS),
        session=pick(draw, sessions),
        **some(draw, _PHOTOGRAPH),
    )


_PHOTOGRAPH: Final = {
    "path": st.integers(1, 999).map("photographs/{:03}.jpg".format),
    "caption": _LABELS,
    "alternative_text": _LABELS,
    "consent": consents(),
    "credit": _TEXTS,
    "sources": several(sources(), least=1),
}


def photographs(*, sessions: Sequence[str] = _SESSIONS) -> st.SearchStrategy[Photograph]:
    """Photographs and captions, with every kind of consent.

    Args:
        sessions: The identifiers of the sessions that they may show.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(photographs(), lambda one: one.path is not None).path
        'photographs/001.jpg'
    """
    return _photographs(tuple(sessions))


@attrs.frozen(kw_only=True)
class _Known:
    """What a publication may refer to."""

    sessions: tuple[str, ...]
    testimonials: tuple[str, ...]
    photographs: tuple[str, ...]
    donors: tuple[str, ...]
    contacts: tuple[str, ...]


@st.composite
def _publications(draw: st.DrawFn, known: _Known) -> Publication:
    return Publication(
        id=draw(_IDENTIFIERS),
        headline=draw(_LABELS),
        session=pick(draw, known.sessions),
        testimonials=subset(draw, known.testimonials),
        photographs=subset(draw, known.photographs),
        donors=subset(draw, known.donors),
        contact=pick(draw, known.contacts),
        **some(draw, _PUBLICATION),
    )


_PUBLICATION: Final = {
    "channel": codes("channel"),
    "lead": _LABELS,
    "paragraphs": several(_LABELS, least=1),
    "issued": periods(),
    "languages": st.lists(language_tags(), min_size=1, max_size=2, unique=True).map(tuple),
    "sources": several(sources(), least=1),
    "notes": several(_TEXTS, least=1),
}


def publications(
    *,
    sessions: Sequence[str] = _SESSIONS,
    testimonials: Sequence[str] = ("t-1", "t-2"),
    photographs: Sequence[str] = ("f-1", "f-2"),
    donors: Sequence[str] = ("d-1",),
    contacts: Sequence[str] = ("c-1",),
) -> st.SearchStrategy[Publication]:
    """Reports as they were published.

    Args:
        sessions: The identifiers of the sessions that they may report on.
        testimonials: The identifiers of the quotations that they may carry.
        photographs: The identifiers of the photographs that they may carry.
        donors: The identifiers of the donors that they may acknowledge.
        contacts: The identifiers of the contacts that they may name.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(publications(), lambda one: len(one.testimonials) == 2).testimonials
        ('t-1', 't-2')
    """
    return _publications(
        _Known(
            sessions=tuple(sessions),
            testimonials=tuple(testimonials),
            photographs=tuple(photographs),
            donors=tuple(donors),
            contacts=tuple(contacts),
        )
    )


_TARGETS: Final = st.one_of(
    st.builds(Target, period=periods(), count=counts()),
    st.builds(Target, period=periods(), share=shares()),
)


def targets() -> st.SearchStrategy[Target]:
    """Targets: a count or a share, in a period.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> target = find(targets(), lambda target: target.count is not None)
        >>> target.share is None
        True
    """
    return _TARGETS


@st.composite
def _indicators(draw: st.DrawFn) -> Indicator:
    return Indicator(
        id=draw(_IDENTIFIERS),
        name=draw(_LABELS),
        measure=draw(_MEASURES),
        **some(draw, _INDICATOR),
    )


_MEASURES: Final = st.sampled_from(("people", "participations", "person_days", "sessions"))
_INDICATOR: Final = {
    "definition": _LABELS,
    "disaggregation": st.sampled_from((("sex",), ("sex", "ministry"), ("year",))),
    "baseline": counts(),
    "targets": several(_TARGETS, least=1),
    "sources": several(sources(), least=1),
}


def indicators() -> st.SearchStrategy[Indicator]:
    """Indicators with their baseline and targets.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(indicators(), lambda indicator: True).measure
        'people'
    """
    return _indicators()


@st.composite
def _assessments(
    draw: st.DrawFn, sessions: Sequence[str], participants: Sequence[str]
) -> Assessment:
    out_of = draw(st.integers(1, 100))
    return Assessment(
        session=draw(st.sampled_from(sessions)),
        moment=draw(_MOMENTS),
        score=draw(st.integers(0, out_of)),
        out_of=out_of,
        participant=pick(draw, participants),
        taken_on=draw(_DATES),
    )


_DATES: Final = st.none() | partial_dates()
_MOMENTS: Final = st.sampled_from(Moment)


def assessments(
    *, sessions: Sequence[str] = _SESSIONS, participants: Sequence[str] = ("p-1", "p-2")
) -> st.SearchStrategy[Assessment]:
    """Results of tests before and after sessions.

    Args:
        sessions: The identifiers of the sessions, at least one.
        participants: The identifiers of the people who may have taken them.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(assessments(), lambda one: one.score == one.out_of).out_of
        1
    """
    return _assessments(tuple(sessions), tuple(participants))
