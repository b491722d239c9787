"""The fewest statements from which something follows, such as that they cannot all be true.

A sum of multiples that proves it names the statements it is made of. Where no such proof is found,
the statements are halved again and again (Junker's QuickXplain), so that what is not needed falls
away in large pieces. At the end each statement that is left is tried on its own: without it, the
claim no longer follows from the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.knowledge._claim import Claim
    from hijra_amina.knowledge.row import Row

__all__ = ["connected", "fewest"]


# Rows that stand or fall together, by their places.
Unit: TypeAlias = tuple[int, ...]


def fewest(claim: Claim, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Stated rows from which a claim follows, none of which can be done without.

    Whoever says one row of an origin says the others as well: first whole origins are left out,
    then single rows of those that are needed.

    Args:
        claim: What follows from all rows.
        rows: The rows, given ones among them.

    Returns:
        Some of the stated rows, in their order. All of them, if it cannot be proven after all
        that the claim follows.
    """
    given = [row for row in rows if row.given]
    search = _Fewest(claim, given, rows)
    if search.follows([]):
        return ()
    units = search.needed(_by_origin(rows))
    places = sorted(place for unit in units for place in unit)
    if len(places) > len(units):
        places = [place for (place,) in search.needed([(place,) for place in places])]
    return tuple(rows[place] for place in places)


def _by_origin(rows: Sequence[Row]) -> list[Unit]:
    """The stated rows of each origin; a row without one is by itself."""
    places: dict[object, list[int]] = {}
    for place, row in enumerate(rows):
        if not row.given:
            places.setdefault(row.origin or place, []).append(place)
    return [tuple(unit) for unit in places.values()]


class _Fewest:
    """One search; rows go by their places, since equal rows may be there twice."""

    def __init__(self, claim: Claim, given: Sequence[Row], rows: Sequence[Row]) -> None:
        self._claim = claim
        self._given = given
        self._rows = rows

    def follows(self, units: Sequence[Unit]) -> bool:
        return self._claim.follows([*self._given, *self._stated(units)])

    def needed(self, units: list[Unit]) -> list[Unit]:
        """Units none of which can be done without."""
        units = self._without_the_useless(units)
        for unit in tuple(units):
            if unit in units:
                rest = [one for one in units if one != unit]
                if self.follows(rest):
                    units = self._proven(rest) or rest
        return units

    def _stated(self, units: Sequence[Unit]) -> list[Row]:
        return [self._rows[place] for unit in units for place in unit]

    def _proven(self, units: Sequence[Unit]) -> list[Unit] | None:
        """The units that a proof by a sum of multiples needs."""
        found = self._claim.proof([*self._given, *self._stated(units)])
        if found is None:
            return None
        places = [place for unit in units for place in unit]
        wanted = {places[one - len(self._given)] for one in found if one >= len(self._given)}
        return [unit for unit in units if not wanted.isdisjoint(unit)]

    def _without_the_useless(self, units: list[Unit]) -> list[Unit]:
        found = self._proven(units)
        if found is not None:
            return found
        if not self.follows(units):
            return units
        return sorted(self._halved([], units, changed=False))

    def _halved(self, taken: list[Unit], left: list[Unit], *, changed: bool) -> list[Unit]:
        """Which of the units left are needed, beside those that are taken."""
        if changed and self.follows(taken):
            return []
        if len(left) <= 1:
            return left
        middle = len(left) // 2
        first, second = left[:middle], left[middle:]
        of_second = self._halved([*taken, *first], second, changed=True)
        of_first = self._halved([*taken, *of_second], first, changed=bool(of_second))
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
