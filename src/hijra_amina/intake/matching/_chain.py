"""Two names beside each other: own name with own name, father with father, as far as they go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.intake.matching._likeness import CLASH, Likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.intake.matching._likeness import Lexicon

__all__ = ["Chain", "Name", "align", "align_own"]

_GLUED: Final = 1.5
"""Bits that a missing space costs."""
_STEP: Final = 0.4
"""Bits for each name left out between two that agree: a pair in its place is the likelier."""
_MOST: Final = 6


@attrs.frozen
class Name:
    """The words of a name by their numbers in a lexicon.

    Attributes:
        words: The words.
        glued: Each word together with the next, as if no space had been typed.
        joined: All consonants of the name, by class.
        nisba: Whether the last word is a name of a family or a place.
    """

    words: tuple[int, ...]
    glued: tuple[int, ...]
    joined: str = attrs.field(repr=False)
    nisba: bool = False


@attrs.frozen
class Chain:
    """How two names go together.

    Attributes:
        own: How the own names compare.
        pairs: Where further words agree: place in the first name, place in the second, how.
        first_left: Places of the first name that nothing agrees with.
        second_left: The same of the second.
        glued: Whether a space is missing in one of them.
    """

    own: Likeness
    pairs: tuple[tuple[int, int, Likeness], ...]
    first_left: tuple[int, ...]
    second_left: tuple[int, ...]
    glued: bool


def align(first: Name, second: Name, lexicon: Lexicon) -> Chain:
    """Put two names beside each other, in order, so that most speaks for one person.

    Own names are compared with each other whatever they are. After them, names may be missing on
    either side, and two words of one may be one word of the other.

    Args:
        first: A name.
        second: Another.
        lexicon: Where their words are.

    Returns:
        The best way.
    """
    a, b = first.words[:_MOST], second.words[:_MOST]
    own, i, j = align_own(first, second, lexicon)
    glued = i != j
    pairs, glued_later = _rest(a, b, i, j, first.glued, second.glued, lexicon)
    taken_a = {p for at, _, n, _, _ in pairs for p in range(at, at + n)}
    taken_b = {p for _, at, _, n, _ in pairs for p in range(at, at + n)}
    return Chain(
        own,
        tuple((p, q, like) for p, q, _, _, like in pairs),
        tuple(p for p in range(i, len(a)) if p not in taken_a),
        tuple(q for q in range(j, len(b)) if q not in taken_b),
        glued or glued_later,
    )


def align_own(first: Name, second: Name, lexicon: Lexicon) -> tuple[Likeness, int, int]:
    """Put two own names beside each other, the one perhaps glued to what follows it.

    Args:
        first: A name.
        second: Another.
        lexicon: Where their words are.

    Returns:
        How they compare, and how many words of each that took.
    """
    compare = lexicon.compare
    own, i, j = compare(first.words[0], second.words[0]), 1, 1
    if own.level == CLASH or own.fit < 0:
        if first.glued:
            tried = compare(first.glued[0], second.words[0])
            if tried.level < CLASH and tried.bits - _GLUED > own.bits:
                own, i = tried, 2
        if second.glued:
            tried = compare(first.words[0], second.glued[0])
            if tried.level < CLASH and tried.bits - _GLUED > own.bits:
                own, i, j = tried, 1, 2
    return own, i, j


Step = tuple[int, int, int, int, Likeness]


def _rest(  # noqa: C901, PLR0912, PLR0913, PLR0917 - the inmost loop, kept in one place for speed
    a: Sequence[int],
    b: Sequence[int],
    i0: int,
    j0: int,
    glued_a: Sequence[int],
    glued_b: Sequence[int],
    lexicon: Lexicon,
) -> tuple[list[Step], bool]:
    """What comes after the own names."""
    n, m = len(a), len(b)
    compare = lexicon.compare
    best: list[list[float]] = [[0.0] * (m + 1) for _ in range(n + 1)]
    move: list[list[tuple[int, int, Likeness] | None]] = [[None] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, i0 - 1, -1):
        row, below = best[i], best[i + 1]
        for j in range(m - 1, j0 - 1, -1):
            top, how = row[j + 1], None
            top = max(top, below[j])
            like = compare(a[i], b[j])
            if like.level < CLASH:
                value = below[j + 1] + like.rarity + like.fit - _STEP * abs((i - i0) - (j - j0))
                if value > top:
                    top, how = value, (1, 1, like)
            if i + 1 < n:
                like = compare(glued_a[i], b[j])
                if like.level < CLASH:
                    value = best[i + 2][j + 1] + like.rarity + like.fit - _GLUED
                    if value > top:
                        top, how = value, (2, 1, like)
            if j + 1 < m:
                like = compare(a[i], glued_b[j])
                if like.level < CLASH:
                    value = below[j + 2] + like.rarity + like.fit - _GLUED
                    if value > top:
                        top, how = value, (1, 2, like)
            row[j], move[i][j] = top, how
    steps: list[Step] = []
    glued = False
    i, j = i0, j0
    while i < n and j < m:
        how = move[i][j]
        if how is not None:
            di, dj, like = how
            steps.append((i, j, di, dj, like))
            glued = glued or di + dj > 2  # noqa: PLR2004 - more than one beside one
            i, j = i + di, j + dj
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return steps, glued
