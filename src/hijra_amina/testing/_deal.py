"""Who came to which session: everybody once if there is room, then some of them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random

__all__ = ["deal"]

_TRIES: Final = 20


def deal(chance: random.Random, *, people: int, sessions: int, total: int) -> list[list[int]]:
    """Groups of people, by their place in the list; nobody stands twice in a group.

    Args:
        chance: Where chance comes from.
        people: How many people there are.
        sessions: How many groups there are to be.
        total: How many places there are in all groups together.

    Returns:
        The groups, each in the order of the list; together they have `total` places.

    Examples:
        >>> import random
        >>> groups = deal(random.Random(1), people=5, sessions=3, total=9)
        >>> sum(map(len, groups)), sorted({one for group in groups for one in group})
        (9, [0, 1, 2, 3, 4])
    """
    sizes = _sizes(chance, people=people, sessions=sessions, total=total)
    newcomers = list(range(people))
    chance.shuffle(newcomers)
    # Newcomers are spread over all groups, so that a late group does not consist of old hands.
    groups: list[list[int]] = []
    left_places, left_people = total, len(newcomers)
    for size in sizes:
        first_time = min(size, left_people, -(-left_people * size // max(left_places, 1)))
        group = {newcomers.pop() for _ in range(first_time)}
        left_people -= first_time
        left_places -= size
        _fill(chance, group, size, people)
        groups.append(sorted(group))
    return groups


def _sizes(chance: random.Random, *, people: int, sessions: int, total: int) -> list[int]:
    """How many come to each session: many small ones, a few large ones."""
    weights = [chance.lognormvariate(0, 0.45) for _ in range(sessions)]
    whole = sum(weights)
    sizes = [min(people, int(total * weight / whole)) for weight in weights]
    missing = total - sum(sizes)
    place = 0
    while missing:
        if sizes[place % sessions] < people:
            sizes[place % sessions] += 1
            missing -= 1
        place += 1
    return sizes


def _fill(chance: random.Random, group: set[int], size: int, people: int) -> None:
    """Fill up with people who come again; the first of the list come most often."""
    tries = 0
    while len(group) < size and tries < _TRIES * size:
        group.add(int(people * chance.random() ** 2))
        tries += 1
    if len(group) < size:
        absent = [one for one in range(people) if one not in group]
        group.update(chance.sample(absent, size - len(group)))
