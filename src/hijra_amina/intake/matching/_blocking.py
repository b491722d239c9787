"""Which lines are compared at all: those that share enough to be of one person."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.intake.matching._traits import Register

__all__ = ["pairs_to_compare"]

_LARGEST: Final = 400
"""Lines that share a key; of more, what they share says nothing, and other keys find them."""


def pairs_to_compare(register: Register) -> set[tuple[int, int]]:
    """The pairs of lines that may be of one person.

    Args:
        register: The lines.

    Returns:
        Places of lines, the lesser first.
    """
    blocks: dict[object, list[int]] = defaultdict(list)
    for place in range(len(register.lines)):
        for key in set(_keys(register, place)):
            blocks[key].append(place)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        if 1 < len(block) <= _LARGEST:
            found.update(combinations(block, 2))
    return found


def _keys(register: Register, place: int) -> Iterator[object]:  # noqa: C901 - a list of keys
    line = register.lines[place]
    for phone in line.phones:
        yield "phone", phone
    for number in line.staff_numbers:
        yield "staff", number
    name = register.names[place]
    if name is None:
        return
    sounds = register.lexicon.sounds
    parts = [[sound.skeleton for sound in sounds[word]] for word in name.words[:5]]
    for own in parts[0]:
        for later in parts[1:]:
            for skeleton in later:
                yield own, skeleton
    # Where the own name was mistyped, father and grandfather find it.
    if len(parts) > 2:  # noqa: PLR2004 - own name, father, grandfather
        for later in parts[2:]:
            yield "kin", parts[1][0], later[0]
    # A slip in one of two words: the other, and what is left of the first without each letter.
    own, father = parts[0][0], (parts[1][0] if len(parts) > 1 else "")
    for at in range(len(father)):
        yield own, "-", father[:at] + father[at + 1 :]
    yield own, "-", father
    for at in range(len(own)):
        yield own[:at] + own[at + 1 :], "+", father
    yield own, "+", father
    # Missing spaces.
    joined = name.joined.replace("h", "")
    yield "joined", joined[:6]
    if father:
        yield own, "~", name.joined[len(own) :].replace("h", "")[:4]
