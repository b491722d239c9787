"""`Undecided`: the participants of a programme who may be one person, and what shows who is not.

Two participants may be one person where a possible match says so and nothing that is recorded
excludes it: one person stands once on one roster, whatever its marks, and has one sex. So the
people of a programme are participants put together in such a way that each two of one person are
a pair of these, which makes them no fewer than `least_people`.
"""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import attrs

from hijra_amina.statistics._covering import Adjacency, least_people, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.model import Programme

__all__ = ["Excluded", "Masks", "Merged", "Undecided", "excluded", "merged", "undecided_in"]

Masks: TypeAlias = Mapping[int, int]
"""Participants, by the number of their group, each group's as a mask."""


@attrs.frozen(eq=False)
class Undecided:
    """Participants who may be one person, in groups that hang together.

    Attributes:
        place: The group of each, and their place in it. Nothing else names a participant.
        groups: Of each group, who may be the same person as whom.
    """

    place: Mapping[str, tuple[int, int]] = attrs.field(repr=False)
    groups: tuple[Adjacency, ...]


@attrs.frozen(kw_only=True)
class Merged:
    """By how many the people of a figure may be fewer than its participants.

    Attributes:
        fewer: By how many.
        proven: Whether it is proven that they can be fewer by as many.
        groups: Of each group that matters, who may be the same person as whom, who is counted, and
            who takes those away who are the same person. It names nobody.
    """

    fewer: int
    proven: bool
    groups: tuple[tuple[Adjacency, int, int], ...]

    @property
    def pairs(self) -> int:
        """How many pairs of them may be one person."""
        return sum(len(pairs) for _, pairs, _ in map(_listed, self.groups))

    def document(self) -> list[dict[str, object]]:
        """JSON from which it can be worked out again: each group's participants are numbered."""
        return [
            {"participants": number, "pairs": pairs, "counted_elsewhere": others}
            for number, pairs, others in map(_listed, self.groups)
        ]


def merged(undecided: Undecided, counted: Masks, absorbing: Masks) -> Merged | None:
    """By how many the people of a figure may be fewer than its participants.

    Args:
        undecided: Who may be one person.
        counted: The participants of the figure.
        absorbing: Participants beside them, each of whom may be the same person and is then the
            one that is counted, elsewhere.

    Returns:
        It, or `None` if they are as many people.
    """
    fewer, proven = 0, True
    groups: list[tuple[Adjacency, int, int]] = []
    for number, mask in counted.items():
        adjacency, others = undecided.groups[number], absorbing.get(number, 0) & ~mask
        least, exactly = least_people(adjacency, mask, others)
        if least < mask.bit_count():
            fewer += mask.bit_count() - least
            proven = proven and exactly
            groups.append((adjacency, mask, others))
    return Merged(fewer=fewer, proven=proven, groups=tuple(groups)) if fewer else None


def _listed(group: tuple[Adjacency, int, int]) -> tuple[int, list[list[int]], list[int]]:
    """A group as numbers: how many there are, which pairs may be one, who is counted elsewhere."""
    adjacency, counted, absorbing = group
    number = {place: at for at, place in enumerate(places_of(counted | absorbing))}
    pairs = [
        [at, number[other]]
        for place, at in number.items()
        for other in places_of(adjacency[place] & (counted | absorbing))
        # Of two who are both counted elsewhere, it is the same whether they are one.
        if at < number[other] and (1 << place | 1 << other) & counted
    ]
    return len(number), pairs, [number[place] for place in places_of(absorbing)]


class Excluded(enum.Enum):
    """What shows that two participants are two people."""

    ROSTER = "roster"
    SEX = "sex"


def excluded(programme: Programme) -> Iterator[tuple[int, Excluded, str | None]]:
    """The possible matches that are none.

    Args:
        programme: The programme.

    Yields:
        The place of each, what shows it, and the first session that has one of the two or,
        where a roster shows it, both; `None` if none has.
    """
    on: dict[str, dict[str, None]] = {
        name: {} for match in programme.possible_matches for name in (match.first, match.second)
    }
    for session in programme.sessions:
        for row in session.roster.attendances if session.roster is not None else ():
            if row.participant in on:
                on[row.participant][session.id] = None
    sexes = {one.id: one.sex for one in programme.participants if one.id in on}
    for place, match in enumerate(programme.possible_matches):
        first, second = on[match.first], on[match.second]
        together = next((session for session in first if session in second), None)
        if together is not None:
            yield place, Excluded.ROSTER, together
        elif None not in (both := {sexes[match.first], sexes[match.second]}) and len(both) > 1:
            yield place, Excluded.SEX, next(iter((*first, *second)), None)


def undecided_in(programme: Programme | None) -> Undecided | None:
    """Who of a programme's participants may be one person.

    Args:
        programme: The programme, if there is one.

    Returns:
        Them, or `None` if nobody may.
    """
    if programme is None or not programme.possible_matches:
        return None
    none = {place for place, *_ in excluded(programme)}
    near: dict[str, set[str]] = defaultdict(set)
    for place, match in enumerate(programme.possible_matches):
        if place not in none:
            near[match.first].add(match.second)
            near[match.second].add(match.first)
    places: dict[str, tuple[int, int]] = {}
    groups: list[Adjacency] = []
    for start in near:
        if start in places:
            continue
        group = {start: 0}
        # It grows while it is walked through, so it is walked through by number.
        reached = [start]
        for one in reached:
            for other in sorted(near[one] - group.keys()):
                group[other] = len(reached)
                reached.append(other)
        places.update({one: (len(groups), at) for one, at in group.items()})
        groups.append(tuple(sum(1 << group[other] for other in near[one]) for one in reached))
    return Undecided(places, tuple(groups)) if groups else None
