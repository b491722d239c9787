"""The strategy for possible matches: two participants who may be one person."""

from __future__ import annotations

import itertools
import operator
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from hijra_amina.model import PossibleMatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.model import Participant, Session

__all__ = ["possible_matches", "told_possible_matches"]

_MOST: Final = 3
_REASONS: Final = (None, "own_name", "own_name father grandfather:missing", "phone:agrees bits:6.1")
# Whether the two are named in their order, and why they may be one: one choice says both.
_WAYS: Final = st.sampled_from(list(itertools.product((False, True), _REASONS)))


def possible_matches(
    *, participants: Sequence[str] = ("p-1", "p-2", "p-3")
) -> st.SearchStrategy[PossibleMatch]:
    """Two participants of whom nobody has decided whether they are one person.

    Args:
        participants: The identifiers of the people that it may be about, two at least.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(possible_matches(), lambda match: True)
        PossibleMatch(first='p-1', second='p-2', why=None)
    """
    pairs = list(itertools.combinations(participants, 2))
    return st.builds(_match, st.sampled_from(pairs), _WAYS)


def _match(pair: tuple[str, str], way: tuple[bool, str | None]) -> PossibleMatch:
    turned, why = way
    first, second = reversed(pair) if turned else pair
    return PossibleMatch(first=first, second=second, why=why)


def told_possible_matches(
    people: Sequence[Participant], sessions: Sequence[Session]
) -> st.SearchStrategy[tuple[PossibleMatch, ...]]:
    """Possible matches of people who can be one person, as far as the records show.

    Args:
        people: The people.
        sessions: The sessions; two who stand on one roster are two.

    Returns:
        The strategy.
    """
    rosters = [session.roster.attendances for session in sessions if session.roster]
    sheets = [frozenset(row.participant for row in rows) for rows in rosters]
    pairs = [
        (one.id, other.id)
        for one, other in itertools.combinations(people, 2)
        if None in {one.sex, other.sex} or one.sex == other.sex
        if not any({one.id, other.id} <= sheet for sheet in sheets)
    ]
    if not pairs:
        return st.just(())
    ways = st.tuples(st.sampled_from(pairs), _WAYS)
    several = st.lists(ways, min_size=1, max_size=_MOST, unique_by=operator.itemgetter(0))
    return several.map(lambda found: tuple(itertools.starmap(_match, found)))
