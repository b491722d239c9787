"""Strategies for figures as sources state them: any, or those that are true of known people."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from hijra_amina.model import Counted, Headcount, Scope, Statement, TermUse
from hijra_amina.testing._bodies import true_participant
from hijra_amina.testing._draws import (
    FLAGS,
    again,
    choose,
    codes,
    one_code,
    pick,
    several,
    some,
    subset,
)
from hijra_amina.testing._leaves import sources, term_uses
from hijra_amina.testing._numbers import counts, shares, true_count, true_share
from hijra_amina.testing._texts import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hijra_amina.model import Participant

__all__ = ["headcounts", "headcounts_with_truth", "statements", "true_statements"]

_COUNTS: Final = counts()
_SHARES: Final = shares()
_STATEMENT: Final = {
    "counted": st.sampled_from(Counted),
    "sex": codes("sex"),
    "group": term_uses("post_level"),
    "age_band": codes("age_band"),
    "disability": codes("disability"),
    "governorate": codes("governorate"),
    "partition": st.sampled_from(("by sex", "حسب الجنس")),
    "wording": texts(),
    "sources": several(sources(), least=1),
}
_SCOPES: Final = st.sampled_from(Scope)
# The field of a statement, and the attribute of a person that it is about.
_PARTS: Final = {
    "sex": "sex",
    "organisation": "organisation",
    "group": "post_level",
    "age_band": "age_band",
    "disability": "disability",
    "governorate": "governorate",
}

_ONE: Final = st.sampled_from(tuple(_PARTS))
_PAIRS: Final = st.sampled_from([(part,) for part in _PARTS]) | st.sampled_from(
    list(itertools.combinations(_PARTS, 2))
)


@st.composite
def _statements(
    draw: st.DrawFn, organisations: Sequence[str], sessions: Sequence[str]
) -> Statement:
    scope = draw(_SCOPES) if sessions else Scope.SESSION
    stated: dict[str, Any] = {"count": draw(_COUNTS)}
    if draw(FLAGS):
        stated = {"share": draw(_SHARES)}
    covers: tuple[str, ...] = ()
    if scope is Scope.SHARED:
        covers = subset(draw, sessions[1:]) + tuple(sessions[:1])
    elif scope is Scope.CUMULATIVE:
        covers = subset(draw, sessions)
    return Statement(
        organisation=pick(draw, organisations),
        scope=scope,
        covers=covers,
        **stated,
        **some(draw, _STATEMENT),
    )


def statements(
    *, organisations: Sequence[str] = ("o-1", "o-2"), sessions: Sequence[str] = ("s-1", "s-2")
) -> st.SearchStrategy[Statement]:
    """Any statement; several of them may well contradict one another.

    Args:
        organisations: The identifiers of bodies that it may be about.
        sessions: The identifiers of sessions that may share a figure.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(statements(), lambda statement: statement.sex is not None).sex
        'female'
    """
    return _statements(tuple(organisations), tuple(sessions))


def _value(part: str, person: Participant) -> object:
    value = getattr(person, _PARTS[part])
    return TermUse(code=value) if part == "group" and value is not None else value


def _true_figure(draw: st.DrawFn, n: int, total: int) -> dict[str, Any]:
    """A count that contains the number, or a share of the total that does."""
    if total and draw(FLAGS):
        return {"share": true_share(draw, n, total)}
    return {"count": true_count(draw, n)}


def _of_some(draw: st.DrawFn, people: Sequence[Participant]) -> Statement:
    """About people who have one or two things in common."""
    parts = draw(_PAIRS)
    # One person is the pattern, so that most such statements are about somebody.
    pattern = choose(draw, people) if people else None
    wanted: dict[str, Any] = {}
    for part in parts:
        value = None if pattern is None else _value(part, pattern)
        if value is None and part == "sex":
            value = one_code(draw, "sex")
        if value is not None:
            wanted[part] = value
    n = sum(
        all(_value(part, person) == value for part, value in wanted.items()) for person in people
    )
    return Statement(**_true_figure(draw, n, len(people)), **wanted)


def _of_all(draw: st.DrawFn, people: Sequence[Participant]) -> Statement:
    return Statement(count=true_count(draw, len(people)))


def _of_bodies(draw: st.DrawFn, people: Sequence[Participant]) -> Statement:
    """From how many organisations people came."""
    bodies = {person.organisation for person in people} - {None}
    return Statement(counted=Counted.ORGANISATIONS, count=true_count(draw, len(bodies)))


def _planned(draw: st.DrawFn, people: Sequence[Participant]) -> Statement:
    """What was intended says nothing of who came."""
    del people
    return Statement(scope=Scope.PLANNED, count=draw(_COUNTS))


_FORMS: Final[tuple[Callable[[st.DrawFn, Sequence[Participant]], Statement], ...]] = (
    _of_all,
    _of_some,
    _of_some,
    _of_bodies,
    _planned,
)

_SOME_FORM: Final = st.sampled_from(_FORMS)


def _parts_of_all(draw: st.DrawFn, people: Sequence[Participant]) -> Iterable[Statement]:
    """Statements of one label, which split everybody into parts that add up."""
    part = draw(_ONE)
    if any(_value(part, person) is None for person in people):
        return
    sizes: dict[object, int] = {}
    for person in people:
        value = _value(part, person)
        sizes[value] = sizes.get(value, 0) + 1
    for value, n in sizes.items():
        common: dict[str, Any] = {part: value}
        yield Statement(count=true_count(draw, n), partition=f"by {part}", **common)


def true_statements(
    draw: st.DrawFn, people: Sequence[Participant], *, most: int
) -> tuple[Statement, ...]:
    """What a source that saw these people could state of them."""
    made = [draw(_SOME_FORM)(draw, people) for _ in again(draw, most)]
    if draw(FLAGS):
        made.extend(_parts_of_all(draw, people))
    return tuple(made)


@st.composite
def _headcounts_with_truth(
    draw: st.DrawFn, employers: Sequence[str], most_people: int, most: int
) -> tuple[Headcount, tuple[Participant, ...]]:
    people = tuple(
        true_participant(draw, f"p-{n}", employers, with_names=False)
        for n in again(draw, most_people)
    )
    return Headcount(statements=true_statements(draw, people, most=most)), people


def headcounts_with_truth(
    *,
    organisations: Sequence[str] = ("o-1", "o-2"),
    max_people: int = 6,
    max_statements: int = 4,
) -> st.SearchStrategy[tuple[Headcount, tuple[Participant, ...]]]:
    """Figures of one session, with the people of whom all of them are true.

    The people are drawn first and the statements are then made true of them: counts and shares
    contain the true number, and the parts of a partition are all there. A planned figure is the
    only one that says nothing of the people.

    Args:
        organisations: The identifiers of the bodies that may have sent them.
        max_people: The most people who came.
        max_statements: The most statements, those of a partition not counted.

    Returns:
        The strategy of pairs: the headcount, and everybody who came, with nothing unknown.

    Examples:
        >>> from hypothesis import find
        >>> told, people = find(headcounts_with_truth(), lambda pair: len(pair[1]) == 2)
        >>> [person.id for person in people]
        ['p-1', 'p-2']
    """
    return _headcounts_with_truth(tuple(organisations), max_people, max_statements)


def headcounts(
    *,
    organisations: Sequence[str] = ("o-1", "o-2"),
    max_people: int = 6,
    max_statements: int = 4,
) -> st.SearchStrategy[Headcount]:
    """Figures of one session that can all be true at once.

    Args:
        organisations: The identifiers of the bodies that may have sent people.
        max_people: The most people who came.
        max_statements: The most statements, those of a partition not counted.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(headcounts(), lambda headcount: headcount.total_statements).statements
        (Statement(count=Count.exactly(0), share=None, counted=<Counted.PEOPLE: 'people'>, \
sex=None, organisation=None, group=None, age_band=None, disability=None, governorate=None, \
partition=None, scope=<Scope.SESSION: 'session'>, covers=()),)
    """
    pairs = _headcounts_with_truth(tuple(organisations), max_people, max_statements)
    return pairs.map(lambda pair: pair[0])
