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
from hijra_amina.testing._matches import told_possible_matches
from hijra_amina.testing._publications import (
    assessments,
    indicators,
    photographs,
    publications,
    testimonials,
)
from hijra_amina.testing._sessions import Describer
from hijra_amina.testing._texts import identifiers, localized_texts, texts
from hijra_amina.testing._worlds import Sizes, draw_records

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


class _Describer(Describer):
    """Tells all of the bodies too; some are part of an earlier one, so none is part of itself."""

    def body(self, draw: st.DrawFn, number: int) -> Organisation:
        """An organisation or a ministry."""
        earlier = [f"o-{n}" for n in range(1, number)]
        return attrs.evolve(draw(_BODIES), id=f"o-{number}", parent=pick(draw, earlier))


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


@st.composite
def _programmes(draw: st.DrawFn, sizes: Sizes, *, with_names: bool) -> Programme:
    numbers = _sizes(draw(bits(2 * len(_KINDS))))
    payers = _few(draw, donors(), "d", numbers)
    describer = _Describer(donors=_ids(payers), people=sizes.max_people, with_names=with_names)
    drawn = draw_records(draw, sizes, describer, with_names=with_names)
    bodies = [body.id for body in drawn.bodies]
    ids = [session.id for session in drawn.told_sessions]
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
    matches = told_possible_matches(drawn.told_people, drawn.told_sessions)
    return Programme(
        id=draw(_IDENTIFIERS),
        name=draw(_LABELS),
        donors=payers,
        contacts=offices,
        organisations=drawn.bodies,
        participants=drawn.told_people,
        sessions=drawn.told_sessions,
        testimonials=quotations,
        photographs=pictures,
        publications=_few(draw, reports, "r", numbers),
        indicators=_few(draw, indicators(), "i", numbers),
        assessments=_taken(draw, drawn.told_sessions),
        **some(draw, {**_PROGRAMME, "possible_matches": matches}),
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
    sizes = Sizes(
        max_sessions=max_sessions, max_people=max_people, max_organisations=max_organisations
    )
    return _programmes(sizes, with_names=with_names)
