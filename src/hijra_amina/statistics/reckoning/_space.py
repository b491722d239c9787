"""The space of people: every combination of facets that a question and its statements tell apart.

An atom is one such combination; a box is a set of facets for each trait, and so all atoms whose
facets are in these sets. Whatever a statement or a cell is about is a box.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from hijra_amina.statistics.reckoning._bodies import BodyTrait
from hijra_amina.statistics.reckoning._traits import OwnTrait, RecordTrait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from hijra_amina.model import Participant
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.dimensions import Dimension
    from hijra_amina.statistics.reckoning._said import Who
    from hijra_amina.statistics.reckoning._traits import Trait

__all__ = ["Box", "Mentioned", "Region", "Space", "space_of"]

Box = tuple[int, ...]
"""A set of facets for each trait."""

Facets = tuple[int, ...]
"""A facet of each trait."""

Region = frozenset[tuple[str, str]]
"""The values that people have together, by dimension; the empty region is everybody."""

Mentioned = dict[str, dict[str, None]]
"""By trait, what statements mention."""

_RECORD = ("sex", "age_band", "disability", "post_level", "governorate")
_BODY = "organisation"


class Space:
    """Atoms and boxes.

    Args:
        traits: The ways in which people differ.
        kept: The only atoms that there are, by their facets; `None` for all.
    """

    def __init__(self, traits: Sequence[Trait], kept: Sequence[Facets] | None = None) -> None:
        """Number the atoms."""
        self.traits = tuple(traits)
        self._kept = kept
        self.everybody: Box = tuple((1 << trait.size) - 1 for trait in traits)
        self.size = math.prod(trait.size for trait in traits) if kept is None else len(kept)
        self._strides = tuple(
            math.prod(trait.size for trait in self.traits[place + 1 :])
            for place in range(len(self.traits))
        )
        self._atoms: dict[Box, tuple[int, ...]] = {}
        # What an application says of somebody may depend on who they are.
        self.looks_people_up = any(isinstance(trait, OwnTrait) for trait in traits)

    def meant(self, who: Who) -> Box:
        """The people whom a statement is about, whatever their group."""
        return tuple(trait.meant(who) for trait in self.traits)

    def having(self, dimension: str, value: str) -> Box:
        """The people who have a value."""
        sides = (trait.having(dimension, value) for trait in self.traits)
        return tuple(
            every if side is None else side
            for every, side in zip(self.everybody, sides, strict=True)
        )

    def lacking(self, dimension: str, value: str) -> Box:
        """The people who do not have a value."""
        sides = (trait.having(dimension, value) for trait in self.traits)
        return tuple(
            every if side is None else every & ~side
            for every, side in zip(self.everybody, sides, strict=True)
        )

    def fitting(self, person: Participant) -> Box:
        """What somebody may be."""
        return tuple(trait.fitting(person) for trait in self.traits)

    def sent_by(self, listed: Iterable[str], *, loosely: bool) -> Box:
        """The people whom one of some bodies sent."""
        bodies = tuple(listed)
        return tuple(
            trait.sent_by(bodies, loosely=loosely) if isinstance(trait, BodyTrait) else every
            for trait, every in zip(self.traits, self.everybody, strict=True)
        )

    def atoms(self, box: Box) -> tuple[int, ...]:
        """The atoms of a box."""
        if box not in self._atoms and self._kept is not None:
            self._atoms[box] = tuple(
                number
                for number, facets in enumerate(self._kept)
                if all(side >> facet & 1 for side, facet in zip(box, facets, strict=True))
            )
        elif box not in self._atoms:
            sides = [
                [place * stride for place in _places(side)]
                for side, stride in zip(box, self._strides, strict=True)
            ]
            self._atoms[box] = tuple(map(sum, itertools.product(*sides)))
        return self._atoms[box]

    def outside(self, box: Box) -> tuple[Box, ...]:
        """Everybody who is not in a box, by the trait in which they differ from it."""
        return tuple(
            (*self.everybody[:place], every & ~side, *self.everybody[place + 1 :])
            for place, (side, every) in enumerate(zip(box, self.everybody, strict=True))
            if every & ~side
        )

    def thinned(self, boxes: Iterable[Box], most: int) -> Space:
        """The same with few atoms: some of each box, and such as differ from others in little.

        Whatever can be with few kinds of people can be with all kinds, but not the other way round.

        Args:
            boxes: The boxes that must not be empty.
            most: How many atoms there are to be at most.

        Returns:
            The space.
        """
        common = tuple(trait.size - 1 for trait in self.traits)
        chosen: dict[Facets, None] = {}
        for box in boxes:
            if not is_empty(box):
                chosen[_nearest(common, box)] = None
        for changes in (1, 2):
            for traits in itertools.combinations(range(len(self.traits)), changes):
                for facets in itertools.product(*(range(self.traits[one].size) for one in traits)):
                    if len(chosen) >= most:
                        break
                    changed = dict(zip(traits, facets, strict=True))
                    chosen[tuple(changed.get(n, one) for n, one in enumerate(common))] = None
        return Space(self.traits, tuple(chosen)[:most])

    def split(self, box: Box, trait: int) -> tuple[Box, ...]:
        """The parts of a box, one for each facet of a trait."""
        return tuple((*box[:trait], 1 << place, *box[trait + 1 :]) for place in _places(box[trait]))


def _nearest(common: Facets, box: Box) -> Facets:
    """The atom of a box that differs least from the most common one."""
    return tuple(
        facet if side >> facet & 1 else _places(side)[0]
        for facet, side in zip(common, box, strict=True)
    )


def _places(side: int) -> list[int]:
    return [place for place in range(side.bit_length()) if side >> place & 1]


def meet(one: Box, other: Box) -> Box:
    """The people of both boxes.

    Args:
        one: A box.
        other: Another one.

    Returns:
        The box.
    """
    return tuple(a & b for a, b in zip(one, other, strict=True))


def is_within(inner: Box, outer: Box) -> bool:
    """Whether a box lies in another.

    Args:
        inner: The smaller one.
        outer: The larger one.

    Returns:
        Whether it does.
    """
    return all(a & b == a for a, b in zip(inner, outer, strict=True))


def is_empty(box: Box) -> bool:
    """Whether nobody can be in a box.

    Args:
        box: The box.

    Returns:
        Whether a trait has no facet in it.
    """
    return not all(box)


def space_of(  # noqa: PLR0913 - the last of them is a keyword
    mentioned: Mentioned,
    dimensions: Sequence[Dimension],
    values: Mapping[str, Sequence[str]],
    found: Material,
    sexes: Callable[[], Sequence[str]],
    *,
    rolled: bool,
) -> Space:
    """The space that statements and a question need.

    Args:
        mentioned: What statements mention.
        dimensions: The dimensions of people that are asked for.
        values: The values of each that are asked for.
        found: The records.
        sexes: The values of the one trait of which everybody has a value on the list.
        rolled: Whether the question rolls earlier bodies and governorates up to later ones.

    Returns:
        The space.
    """
    by_name = {made.name: made for made in dimensions}
    traits: list[Trait] = []
    for name in _RECORD:
        made = by_name.pop(name, None)
        said = tuple(mentioned.get(name, ()))
        asked = tuple(values.get(name, ())) if made is not None else ()
        if said or asked:
            closed = name == "sex"
            every = tuple(dict.fromkeys((*sexes(), *said, *asked))) if closed else said
            traits.append(
                RecordTrait(name, every, made, asked, found, closed=closed, rolled=rolled)
            )
    of_bodies = [made for made in by_name.values() if made.of_body is not None]
    asked_bodies = [(made, values[made.name]) for made in of_bodies if values.get(made.name)]
    said = tuple(mentioned.get(_BODY, ()))
    if said or asked_bodies:
        traits.append(BodyTrait(said, asked_bodies, found, rolled=rolled))
    traits += [
        OwnTrait(made, values[made.name], found)
        for made in by_name.values()
        if made.of_body is None and values.get(made.name)
    ]
    return Space(traits)
