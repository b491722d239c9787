"""What is left of statements when some traits are left aside.

Whoever is counted among women from a ministry is counted among women. So the least of a statement
stays true of the larger group that is left, and its most does not. What follows from statements
made coarser is true, and may be less than what follows from the statements themselves.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics.reckoning._said import EVERYBODY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.statistics.reckoning._said import Facts, Said, Who

__all__ = ["ORGANISATION", "coarsened"]

ORGANISATION = "organisation"


def coarsened(facts: Facts, kept: frozenset[str], *, lists: bool) -> Facts:
    """Leave traits aside.

    Args:
        facts: What is said.
        kept: The traits that are kept, `organisation` for the bodies that sent people.
        lists: Whether it is kept, too, that somebody came from each body and governorate that is
            listed; that says little, and takes a kind of people for each.

    Returns:
        What is left.
    """
    return attrs.evolve(
        facts,
        said={
            session: tuple(left for one in said for left in _left(one, kept, lists=lists))
            for session, said in facts.said.items()
        },
        splits={
            session: tuple(
                split
                for split in splits
                if all(_without(part, kept) == part for part in split.parts)
            )
            for session, splits in facts.splits.items()
        },
        listed=facts.listed if ORGANISATION in kept else {},
        joint=tuple(
            attrs.evolve(one, said=left)
            for one in facts.joint
            for left in _left(one.said, kept, lists=lists)
        ),
    )


def _left(said: Said, kept: frozenset[str], *, lists: bool) -> Iterator[Said]:
    if not lists and said.origin.startswith(("bodies[", "origins[")):
        yield attrs.evolve(said, who=EVERYBODY)
        return
    who = _without(said.who, kept)
    if who == said.who:
        yield said
    elif said.share is not None:
        share = attrs.evolve(said.share, high=Fraction(1), high_strict=False)
        yield attrs.evolve(said, who=who, share=share)
    elif said.low:
        yield attrs.evolve(said, who=who, high=None)


def _without(who: Who, kept: frozenset[str]) -> Who:
    return attrs.evolve(
        who,
        traits=tuple((name, value) for name, value in who.traits if name in kept),
        body=who.body if ORGANISATION in kept else None,
    )
