"""Strategies for sessions and what stands inside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from hijra_amina import vocabulary
from hijra_amina.model import AgendaItem, Evidence, Facilitator, Involvement, Session
from hijra_amina.testing._draws import codes, pick, several, some
from hijra_amina.testing._leaves import places, sources, term_uses
from hijra_amina.testing._names import person_names
from hijra_amina.testing._texts import localized_texts, texts
from hijra_amina.testing._times import partial_dates
from hijra_amina.testing._worlds import Sizes, Teller, draw_records
from hijra_amina.values import Count, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.values import PartialDate

__all__ = ["Describer", "agenda_items", "facilitators", "involvements", "sessions"]

_LABELS: Final = localized_texts()
_TEXTS: Final = texts()
_BODIES: Final = ("o-1", "o-2")


@st.composite
def _agenda_items(draw: st.DrawFn, days: Sequence[PartialDate] | None) -> AgendaItem:
    return AgendaItem(
        title=draw(_LABELS),
        day=draw(_DATES) if days is None else pick(draw, days),
        **some(draw, _ITEM),
    )


_DATES: Final = st.none() | partial_dates()
_ITEM: Final = {
    "topics": several(term_uses("topic"), least=1),
    "methods": several(term_uses("method"), least=1),
    "duration_minutes": st.integers(1, 480),
}


def agenda_items(*, days: Sequence[PartialDate] | None = None) -> st.SearchStrategy[AgendaItem]:
    """Parts of a session.

    Args:
        days: The days that they may be on; any, if it is left out.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(agenda_items(), lambda item: item.duration_minutes is not None).duration_minutes
        1
    """
    return _agenda_items(days)


@st.composite
def _facilitators(
    draw: st.DrawFn, organisations: Sequence[str], *, with_names: bool
) -> Facilitator:
    said = some(draw, _FACILITATOR)
    if not with_names:
        said.pop("name", None)
    return Facilitator(organisation=pick(draw, organisations), **said)


_FACILITATOR: Final = {
    "name": person_names(),
    "role": codes("role"),
    "post": _LABELS,
    "affiliation": _LABELS,
}


def facilitators(
    *, organisations: Sequence[str] = _BODIES, with_names: bool = True
) -> st.SearchStrategy[Facilitator]:
    """People with a part in a session other than taking part.

    Args:
        organisations: The identifiers of the bodies that they may belong to.
        with_names: Whether some have a name, of random letters.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(facilitators(with_names=False), lambda one: True).name is None
        True
    """
    return _facilitators(tuple(organisations), with_names=with_names)


def involvements(*, organisations: Sequence[str] = _BODIES) -> st.SearchStrategy[Involvement]:
    """Bodies' parts in a session.

    Args:
        organisations: The identifiers of the bodies, at least one.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(involvements(), lambda one: True).organisation
        'o-1'
    """
    return st.builds(
        Involvement,
        organisation=st.sampled_from(tuple(organisations)),
        role=codes("role"),
        wording=st.none() | _TEXTS,
    )


# What may be said of a session besides who came.
_FACETS: Final = {
    "kind_wording": _TEXTS,
    "evidence": st.sampled_from(Evidence),
    "places": several(places(), least=1),
    "programmes": several(_LABELS, least=1, most=1),
    "series": st.sampled_from(("series-1", "ورش ٢٠١٥")),
    "audience": _LABELS,
    "origins": several(term_uses("governorate"), least=1),
    "topics": several(term_uses("topic"), least=1),
    "methods": several(term_uses("method"), least=1),
    "represents": st.sampled_from((Count.exactly(3), Count.at_least(2), Count.between(1, 4))),
    "sources": several(sources(), least=1),
    "notes": several(_TEXTS, least=1),
}


@st.composite
def _other_roles(draw: st.DrawFn) -> str:
    """Whoever only sent participants is listed already."""
    roles = sorted(vocabulary.codes("role") - {"participants"})
    return roles[draw(st.integers(0, len(roles) - 1))]


_ROLES: Final = _other_roles()


class Describer(Teller):
    """Tells of a session all that a source may say of it, in agreement with the records.

    Args:
        donors: The donors that may have paid for a session.
        people: The most people who can have come to one.
        with_names: Whether facilitators may have names.
    """

    def __init__(self, *, donors: Sequence[str], people: int, with_names: bool) -> None:
        self._donors = donors
        self._capacity = st.sampled_from((Count.exactly(people), Count.at_least(people)))
        self._with_names = with_names

    def session(
        self, draw: st.DrawFn, said: Session, really: Sequence[Session], bodies: Sequence[str]
    ) -> Session:
        """The session with its title, facets, agenda, facilitators and relations to others."""
        *earlier, true = really
        days = said.roster.days if said.roster and said.roster.days else None
        speakers = facilitators(organisations=bodies, with_names=self._with_names)
        inside = {
            "agenda": several(agenda_items(days=days), least=1),
            "facilitators": several(speakers, least=1, most=1),
            "capacity": self._capacity,
        }
        teaching = pick(draw, bodies)
        role = () if teaching is None else (Involvement(organisation=teaching, role=draw(_ROLES)),)
        payer = pick(draw, self._donors)
        return attrs.evolve(
            said,
            title=draw(_LABELS),
            part_of=pick(draw, [one.id for one in earlier if _is_around(one, true)]),
            follows=pick(draw, [one.id for one in earlier if _is_before(one, true)]),
            bodies=said.bodies + role,
            donors=() if payer is None else (payer,),
            # A session has many facets; most of its cost would be theirs.
            **some(draw, {**_FACETS, **inside}, halvings=3),
        )


def _is_before(one: Session, other: Session) -> bool:
    return one.period.before(other.period) is Verdict.HOLDS


def _is_around(one: Session, other: Session) -> bool:
    days = other.period.dates() or ()
    return all(one.period.includes(day) is Verdict.HOLDS for day in days)


@st.composite
def _sessions(draw: st.DrawFn, max_people: int, *, with_names: bool) -> Session:
    sizes = Sizes(min_sessions=1, max_sessions=1, max_people=max_people, max_organisations=2)
    describer = Describer(donors=("d-1",), people=max_people, with_names=with_names)
    return draw_records(draw, sizes, describer, with_names=False).told_sessions[0]


def sessions(*, max_people: int = 5, with_names: bool = True) -> st.SearchStrategy[Session]:
    """Sessions whose parts agree: days lie in the period, roster and figures fit.

    The identifiers that it refers to are `p-1` … for people, `o-1` … for organisations and `d-1`
    for a donor; `programmes()` has sessions together with what they refer to.

    Args:
        max_people: The most people on its roster.
        with_names: Whether facilitators may have names, of random letters.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> session = find(sessions(), lambda session: session.roster is not None)
        >>> session
        Session('s-1', Period.parse('2000-01-01'), held)
    """
    return _sessions(max_people, with_names=with_names)
