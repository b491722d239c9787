"""The fewest statements from which something follows, such as that they cannot all be true.

A sum of multiples that proves it names the statements it is made of. Where no such proof is found,
the statements are halved again and again (Junker's QuickXplain), so that what is not needed falls
away in large pieces. At the end each statement that is left is tried on its own: without it, the
claim no longer follows from the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.knowledge._claim import Claim
    from hijra_amina.knowledge.row import Row

__all__ = ["connected", "fewest"]


def fewest(claim: Claim, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Stated rows from which a claim follows, none of which can be done without.

    Args:
        claim: What follows from all rows.
        rows: The rows, given ones among them.

    Returns:
        Some of the stated rows, in their order. All of them, if it cannot be proven after all
        that the claim follows.
    """
    given = [row for row in rows if row.given]
    places = [place for place, row in enumerate(rows) if not row.given]
    search = _Fewest(claim, given, rows)
    if not search.follows([]):
        places = search.without_the_useless(places)
        for place in tuple(places):
            if place in places:
                rest = [one for one in places if one != place]
                if search.follows(rest):
                    places = search.proven(rest) or rest
        return tuple(rows[place] for place in places)
    return ()


class _Fewest:
    """One search; rows go by their places, since equal rows may be there twice."""

    def __init__(self, claim: Claim, given: Sequence[Row], rows: Sequence[Row]) -> None:
        self._claim = claim
        self._given = given
        self._rows = rows

    def follows(self, places: Sequence[int]) -> bool:
        return self._claim.follows([*self._given, *(self._rows[place] for place in places)])

    def proven(self, places: Sequence[int]) -> list[int] | None:
        """The places that a proof by a sum of multiples needs."""
        count = len(self._given)
        found = self._claim.proof([*self._given, *(self._rows[place] for place in places)])
        return None if found is None else [places[one - count] for one in found if one >= count]

    def without_the_useless(self, places: list[int]) -> list[int]:
        found = self.proven(places)
        if found is not None:
            return found
        if not self.follows(places):
            return places
        return sorted(self._needed([], places, changed=False))

    def _needed(self, taken: list[int], left: list[int], *, changed: bool) -> list[int]:
        """Which of the places left are needed, beside those that are taken."""
        if changed and self.follows(taken):
            return []
        if len(left) <= 1:
            return left
        middle = len(left) // 2
        first, second = left[:middle], left[middle:]
        of_second = self._needed([*taken, *first], second, changed=True)
        of_first = self._needed([*taken, *of_second], first, changed=bool(of_second))
        return of_first + of_second


def connected(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows in groups that share no unknown; a row of no unknown is a group of its own."""
    leader: dict[int, int] = {}

    def find(variable: int) -> int:
        while leader.setdefault(variable, variable) != variable:
            leader[variable] = leader[leader[variable]]
            variable = leader[variable]
        return variable

    for row in rows:
        for variable, _ in row.terms[1:]:
            leader[find(variable)] = find(row.terms[0][0])
    groups: dict[int, list[Row]] = {}
    for place, row in enumerate(rows):
        key = find(row.terms[0][0]) if row.terms else -1 - place
        groups.setdefault(key, []).append(row)
    return list(groups.values())
