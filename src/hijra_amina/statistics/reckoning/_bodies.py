"""The body that sent somebody, with its ministry and its government, as one trait."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics._material import NONE
from hijra_amina.statistics.reckoning._traits import bits_of, choices, is_compatible
from hijra_amina.statistics.reckoning._umbrellas import Umbrellas, is_umbrella
from hijra_amina.statistics.reckoning._within import above, is_within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hijra_amina.model import Participant
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.dimensions import Dimension
    from hijra_amina.statistics.reckoning._said import BodyIs, Who

__all__ = ["BodyTrait"]

_MINISTRY = "ministry"
_GOVERNMENT = "government"
_BODY = "body"


@attrs.frozen
class Sender:
    """A facet: where somebody is from.

    Attributes:
        body: One of the organisations that are mentioned and are no ministry; `None` for others.
        ministry: One of the ministries that are mentioned; `None` for others and for none.
        under: The governments and groups, of those that are mentioned, whose people they are.
        seen: For each dimension that is asked for, the value of the table, or `None`.
    """

    body: str | None
    ministry: str | None
    under: frozenset[str]
    seen: tuple[str | None, ...]


class BodyTrait:
    """The body that sent somebody.

    Whoever is from a ministry belongs to its government. People of a unit that nobody mentions
    are people of the ministry, or of the nearest body above the unit that somebody does mention.
    A government and a group are no bodies beside others, but have people of many (`_umbrellas`).

    Args:
        mentioned: The organisations that statements and lists mention.
        asked: The dimensions of bodies that are asked for, each with its values.
        found: The records.
        rolled: Whether the question rolls earlier bodies up to later ones.
    """

    def __init__(
        self,
        mentioned: Iterable[str],
        asked: Sequence[tuple[Dimension, Sequence[str]]],
        found: Material,
        *,
        rolled: bool,
    ) -> None:
        """Work out the facets."""
        self._asked = tuple(asked)
        self._found = found
        self._rolled = rolled
        named = tuple(dict.fromkeys(mentioned))
        self._units = tuple(
            body for body in named if not found.is_ministry(body) and not is_umbrella(body, found)
        )
        # A ministry that is mentioned, with a record of it that tells its values.
        self._ministries: dict[str, str | None] = {}
        for body in named:
            ministry = found.ministry_of(body)
            if ministry is not None and ministry != NONE:
                record = body if found.is_ministry(body) else self._ministries.get(ministry)
                self._ministries[ministry] = record
        self._umbrellas = Umbrellas(
            tuple(body for body in named if is_umbrella(body, found)), self._units, found
        )
        self._known_bodies = self._bodies_of_values()
        # Facets that nothing tells apart are one.
        alike: dict[object, list[Sender]] = {}
        for facet in dict.fromkeys(self._all()):
            told = tuple(self._belongs(facet, body) for body in named)
            loose = facet.ministry if facet.body is None else None
            alike.setdefault((told, loose, facet.seen), []).append(facet)
        self._merged = tuple(map(tuple, alike.values()))
        self._facets = tuple(several[0] for several in self._merged)

    # Facets.

    def _all(self) -> Iterator[Sender]:
        for body in self._units:
            own = self._found.ministry_of(body)
            ministries: tuple[str | None, ...] = (*self._possible_ministries(body), None)
            if own is not None:
                ministries = (own,) if own in self._ministries else (None,)
            parts = self._has_parts(body)
            for ministry in ministries:
                for under in self._umbrellas.over(body, ministry):
                    yield from self._seen(body, ministry, under, body, parts=parts)
        for ministry, record in self._ministries.items():
            for under in self._umbrellas.over(None, ministry):
                yield from self._seen(None, ministry, under, record, parts=True)
        for under in self._umbrellas.over(None, None):
            # Of whoever is known by a group alone, the group says what it says of itself.
            record = next(iter(under)) if len(under) == 1 else None
            parts = record is None or self._has_parts(record)
            yield from self._seen(None, None, under, record, parts=parts)

    def _has_parts(self, body: str) -> bool:
        return any(is_within(other, body, self._found) for other in self._others)

    def _possible_ministries(self, body: str) -> tuple[str, ...]:
        """The ministries that a body whose ministry nobody states may belong to."""
        government = self._found.government_of(body)
        return tuple(
            ministry
            for ministry in self._ministries
            if government is None
            or self._found.government_of_ministry(ministry) in {None, government}
        )

    @property
    def _others(self) -> tuple[str, ...]:
        units = frozenset(self._units)
        return tuple(body for body in self._found.organisations if body not in units)

    def _seen(
        self,
        body: str | None,
        ministry: str | None,
        under: frozenset[str],
        record: str | None,
        *,
        parts: bool,
    ) -> Iterator[Sender]:
        """The facets of a body, one for each combination of values that it may have."""
        government = self._umbrellas.government(body, ministry, under)
        sides: list[tuple[str | None, ...]] = []
        for made, values in self._asked:
            above_it = made.name in {_MINISTRY, _GOVERNMENT}
            free = (*values, None)
            if made.name == _MINISTRY and ministry is not None:
                # A unit of which that is not known is, in this facet, of this ministry.
                sides.append(choices(made, made.became(ministry), values))
            elif made.name == _GOVERNMENT and government is not None:
                sides.append((government if government in values else None,))
            elif record is None or made.of_body is None:
                sides.append(free)
            elif above_it or not parts:
                sides.append(choices(made, made.of_body(self._found, record), values))
            else:
                # People of a part of it have values of their own.
                sides.append(free)
        for seen in itertools.product(*sides):
            facet = Sender(body, ministry, under, seen)
            if self._is_possible(facet):
                yield facet

    def _is_possible(self, facet: Sender) -> bool:
        seen = {made.name: value for (made, _), value in zip(self._asked, facet.seen, strict=True)}
        values = {made.name: values for made, values in self._asked}
        if (
            not self._rolled
            and _MINISTRY in seen
            and not self._agrees(facet, seen[_MINISTRY], values)
        ):
            return False
        ministry = facet.ministry or seen.get(_MINISTRY)
        if _GOVERNMENT in seen and ministry is not None and ministry != NONE:
            government = self._found.government_of_ministry(ministry)
            if government is not None:
                only = government if government in values[_GOVERNMENT] else None
                if seen[_GOVERNMENT] != only:
                    return False
        # Rolled up, a body that nobody mentions may have become any that is asked for.
        if not self._rolled and facet.body is None and seen.get(_BODY) is not None:
            return self._fits_a_body(facet, seen[_BODY] or "")
        return True

    def _agrees(self, facet: Sender, seen: str | None, values: Mapping[str, Sequence[str]]) -> bool:
        """Whether the ministry of the table is the one that statements mention."""
        if facet.ministry is not None:
            return seen == (facet.ministry if facet.ministry in values[_MINISTRY] else None)
        return seen not in self._ministries

    def _bodies_of_values(self) -> dict[str, tuple[str, ...]]:
        """The records of the bodies that are asked for."""
        found: dict[str, list[str]] = {}
        for made, values in self._asked:
            if made.name == _BODY and made.of_body is not None:
                for body in self._found.organisations:
                    for value in values:
                        if value in choices(made, made.of_body(self._found, body), values):
                            found.setdefault(value, []).append(body)
        return {value: tuple(bodies) for value, bodies in found.items()}

    def _fits_a_body(self, facet: Sender, value: str) -> bool:
        """Whether people of a body that is asked for can be among those of no mentioned one."""
        bodies = self._known_bodies.get(value)
        if bodies is None:
            return True
        return any(self._may_be(facet, body) for body in bodies if body not in self._units)

    def _may_be(self, facet: Sender, body: str) -> bool:
        if not self._umbrellas.may_be_over(body, facet.ministry, facet.under):
            return False
        ministry = self._found.ministry_of(body)
        if ministry is not None and facet.ministry != (
            ministry if ministry in self._ministries else None
        ):
            return False
        return all(
            made.of_body is None
            or is_compatible(made, made.of_body(self._found, body), seen, values)
            for (made, values), seen in zip(self._asked, facet.seen, strict=True)
        )

    # The trait.

    @property
    def size(self) -> int:
        """How many facets it has."""
        return len(self._facets)

    def meant(self, who: Who) -> int:
        """The facets of the people whom a statement is about."""
        body = who.body
        return bits_of(body is None or self._is_from(facet, body) for facet in self._facets)

    def _is_from(self, facet: Sender, body: BodyIs) -> bool:
        if not self._belongs(facet, body.organisation):
            return False
        return not any(self._belongs(facet, part) for part in body.beside)

    def _belongs(self, facet: Sender, body: str) -> bool:
        if self._found.is_ministry(body):
            return facet.ministry is not None and facet.ministry == self._found.ministry_of(body)
        if is_umbrella(body, self._found):
            return body in facet.under
        if facet.body is None:
            return False
        return facet.body == body or is_within(facet.body, body, self._found)

    def sent_by(self, listed: Iterable[str], *, loosely: bool) -> int:
        """The facets of the people whom one of some bodies sent.

        Args:
            listed: The bodies.
            loosely: Whether a body that is recorded less exactly than in the list, as the
                ministry of a directorate, is enough.

        Returns:
            The facets.
        """
        bodies = tuple(listed)
        ministries = {self._found.ministry_of(body) for body in bodies if loosely}
        return bits_of(
            any(self._belongs(facet, body) for body in bodies)
            or (facet.body is None and facet.ministry is not None and facet.ministry in ministries)
            for facet in self._facets
        )

    def having(self, dimension: str, value: str) -> int | None:
        """The facets of the people who have a value."""
        for place, (made, _) in enumerate(self._asked):
            if made.name == dimension:
                return bits_of(facet.seen[place] == value for facet in self._facets)
        return None

    def fitting(self, person: Participant) -> int:
        """The facets that somebody may have."""
        body = person.organisation
        nearest: str | None = None
        ministries: frozenset[str | None] = frozenset((*self._ministries, None))
        if body is not None:
            chain = (body, *above(body, self._found))
            nearest = next((one for one in chain if one in self._units), None)
            own = self._found.ministry_of(body)
            if own is None:
                ministries = frozenset((*self._possible_ministries(body), None))
            else:
                ministries = frozenset((own if own in self._ministries else None,))
        raws = [
            None if made.of_person is None else made.of_person(self._found, person)
            for made, _ in self._asked
        ]
        # Who is known by a government or a group alone may be from any body of it.
        anywhere = body is None or (nearest is None and is_umbrella(body, self._found))
        return bits_of(
            any(
                (anywhere or facet.body == nearest)
                and facet.ministry in ministries
                and (body is None or self._umbrellas.may_be_over(body, facet.ministry, facet.under))
                and all(
                    is_compatible(made, raw, seen, values)
                    for (made, values), raw, seen in zip(self._asked, raws, facet.seen, strict=True)
                )
                for facet in several
            )
            for several in self._merged
        )
