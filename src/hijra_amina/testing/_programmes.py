"""The strategy for whole programmes, whose records all fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

import attrs
from hypothesis import strategies as st

from hijra_amina.model import (
    Assessment,
    Contact,
    Donor,
    Indicator,
    Organisation,
    Photograph,
    Programme,
    Publication,
    Session,
    Testimonial,
)
from hijra_amina.testing._bodies import ministries, organisations
from hijra_amina.testing._draws import FLAGS, bits, pick, several, some
from hijra_amina.testing._leaves import contacts, donors, sources
from hijra_amina.testing._publications import (
    assessments,
    indicators,
    photographs,
    publications,
    testimonials,
)
from hijra_amina.testing._sessions import described
from hijra_amina.testing._texts import identifiers, localized_texts, texts
from hijra_amina.testing._worlds import worlds
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["programmes"]

R = TypeVar("R", Contact, Donor, Indicator, Photograph, Publication, Testimonial)
_LABELS: Final = localized_texts()
_IDENTIFIERS: Final = identifiers()
_PROGRAMME: Final = {
    "subtitle": _LABELS,
    "tagline": _LABELS,
    "implementer": _LABELS,
    "sources": several(sources(), least=1),
    "notes": several(texts(), least=1),
}
# Of each kind of record none, one or two; one number says how many of all six kinds.
_HOW_MANY: Final = (0, 0, 1, 2)
_KINDS: Final = "dctfri"


def _sizes(number: int) -> dict[str, range]:
    """The numbers to give to the records of each kind, by the letter of their identifiers."""
    return {
        stem: range(1, _HOW_MANY[number >> 2 * place & 3] + 1) for place, stem in enumerate(_KINDS)
    }


def _few(
    draw: st.DrawFn, strategy: st.SearchStrategy[R], stem: str, numbers: dict[str, range]
) -> tuple[R, ...]:
    """Some records, numbered so that no identifier stands twice."""
    return tuple(attrs.evolve(draw(strategy), id=f"{stem}-{n}") for n in numbers[stem])


def _ids(records: Sequence[R]) -> tuple[str, ...]:
    return tuple(one.id for one in records)


def _described_bodies(draw: st.DrawFn, ids: Sequence[str]) -> tuple[Organisation, ...]:
    """The bodies, some of them part of an earlier one, so that none is part of itself."""
    return tuple(
        attrs.evolve(draw(_BODIES), id=body, parent=pick(draw, ids[:place]))
        for place, body in enumerate(ids)
    )


_BODIES: Final = st.one_of(ministries(parents=()), organisations(parents=()))


def _taken(draw: st.DrawFn, sessions: Sequence[Session]) -> tuple[Assessment, ...]:
    """Tests of people who stand on the roster of the session, or of nobody in particular."""
    made: list[Assessment] = []
    for session in sessions[:2]:
        rows = session.roster.attendances if session.roster else ()
        people = [row.participant for row in rows]
        if draw(FLAGS):
            made.append(draw(assessments(sessions=[session.id], participants=people)))
    return tuple(made)


def _is_before(one: Session, other: Session) -> bool:
    return one.period.before(other.period) is Verdict.HOLDS


def _is_around(one: Session, other: Session) -> bool:
    days = other.period.dates() or ()
    return all(one.period.includes(day) is Verdict.HOLDS for day in days)


@attrs.frozen(kw_only=True)
class _Sizes:
    sessions: int
    people: int
    organisations: int


@st.composite
def _programmes(draw: st.DrawFn, sizes: _Sizes, *, with_names: bool) -> Programme:
    world = draw(
        worlds(
            max_sessions=sizes.sessions,
            max_people=sizes.people,
            max_organisations=sizes.organisations,
            with_names=with_names,
        )
    )
    told = world.told
    bodies = [body.id for body in told.organisations]
    numbers = _sizes(draw(bits(2 * len(_KINDS))))
    payers = _few(draw, donors(), "d", numbers)
    held: list[Session] = []
    for place, session in enumerate(told.sessions):
        really, earlier = world.truth.sessions[place], world.truth.sessions[:place]
        more = described(
            session,
            organisations=bodies,
            donors=_ids(payers),
            before=[one.id for one in earlier if _is_before(one, really)],
            around=[one.id for one in earlier if _is_around(one, really)],
            people=sizes.people,
            with_names=with_names,
        )
        held.append(draw(more))
    ids = [session.id for session in held]
    offices = _few(draw, contacts(), "c", numbers)
    said = testimonials(organisations=bodies, sessions=ids, with_names=with_names)
    quotations = _few(draw, said, "t", numbers)
    pictures = _few(draw, photographs(sessions=ids), "f", numbers)
    reports = publications(
        sessions=ids,
        testimonials=_ids(quotations),
        photographs=_ids(pictures),
        donors=_ids(payers),
        contacts=_ids(offices),
    )
    return Programme(
        id=draw(_IDENTIFIERS),
        name=draw(_LABELS),
        donors=payers,
        contacts=offices,
        organisations=_described_bodies(draw, bodies),
        participants=told.participants,
        sessions=tuple(held),
        testimonials=quotations,
        photographs=pictures,
        publications=_few(draw, reports, "r", numbers),
        indicators=_few(draw, indicators(), "i", numbers),
        assessments=_taken(draw, held),
        **some(draw, _PROGRAMME),
    )


def programmes(
    *,
    max_sessions: int = 2,
    max_people: int = 4,
    max_organisations: int = 2,
    with_names: bool = True,
) -> st.SearchStrategy[Programme]:
    """Whole programmes: every reference resolves, days lie in periods, figures can all be true.

    Args:
        max_sessions: The most sessions.
        max_people: The most participants.
        max_organisations: The most organisations and ministries.
        with_names: Whether some people have a name, of random letters.

    Returns:
        The strategy; it shrinks towards a programme without records.

    Examples:
        >>> from hypothesis import find
        >>> find(programmes(), lambda programme: programme.testimonials)
        Programme('a', 0 sessions, 0 participants)
    """
    sizes = _Sizes(sessions=max_sessions, people=max_people, organisations=max_organisations)
    return _programmes(sizes, with_names=with_names)
