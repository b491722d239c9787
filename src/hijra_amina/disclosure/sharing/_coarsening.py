"""Rows made coarser until enough people are alike in them, and no coarser than that."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from hijra_amina.disclosure.sharing._participations import LINK, traits, without, without_rows
from hijra_amina.disclosure.sharing.risk import groups_of, small_sessions

if TYPE_CHECKING:
    from collections.abc import Collection

    from hijra_amina.disclosure.personal.key import Secret
    from hijra_amina.disclosure.sharing._participations import Participations

__all__ = ["MOST_LEFT_OUT", "coarsened"]

MOST_LEFT_OUT: Final = Fraction(1, 20)
"""Which share of people may be left out because too few are like them, for others to tell more."""


def coarsened(given: Participations, threshold: int, secret: Secret, scope: str) -> Participations:
    """Rows in which at least so many people are alike, or none.

    Sessions of fewer people are left out. Traits are given up one after the other, what is missed
    least first, until at most one person in twenty has too few who are alike; then each is taken
    back, what is missed most first, if it is so all the same. The rows of these few are left out.
    So giving up any one trait less would not do; but other traits might do as well.

    Args:
        given: The rows.
        threshold: How many people are to be alike.
        secret: The key of pseudonyms.
        scope: What the pseudonyms are for: the programme.

    Returns:
        The rows that are left.
    """
    small = small_sessions(given, threshold)
    rest = without(given, given.given_up, small, secret, scope) if small else given
    gone = _given_up(rest, threshold)
    rest = without(rest, (*given.given_up, *gone), small, secret, scope)
    return without_rows(rest, _rare(rest, _told(rest), threshold))


def _told(given: Participations) -> list[str]:
    known = (*given.names, LINK)
    return [name for name in traits() if name in known and name not in given.given_up]


def _given_up(given: Participations, threshold: int) -> list[str]:
    def does(told: Collection[str]) -> bool:
        groups = groups_of(given, told)
        people = sum(group.people for group in groups)
        rare = sum(group.people for group in groups if group.people < threshold)
        return rare <= people * MOST_LEFT_OUT

    kept = _told(given)
    gone: list[str] = []
    while kept and not does(kept):
        gone.append(kept.pop(0))
    for name in reversed(tuple(gone)):
        if does([*kept, name]):
            kept.append(name)
            gone.remove(name)
    return gone


def _rare(given: Participations, told: Collection[str], threshold: int) -> frozenset[int]:
    groups = groups_of(given, told)
    return frozenset(row for group in groups if group.people < threshold for row in group.rows)
