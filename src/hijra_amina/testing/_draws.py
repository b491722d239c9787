"""How the strategies for records draw: sparingly, so that a whole programme takes milliseconds.

Hypothesis pays for each choice, not for each byte. So one number says which of a record's
optional fields are filled; it shrinks to zero, which is none of them.
"""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING, Any, Final, TypeVar

from hypothesis import strategies as st

from hijra_amina import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = [
    "FLAGS",
    "again",
    "bits",
    "choose",
    "codes",
    "maybe",
    "one_code",
    "one_of_each",
    "pick",
    "several",
    "some",
    "sorted_codes",
    "subset",
    "up_to",
]

T = TypeVar("T")
FLAGS: Final = st.booleans()


@functools.cache
def bits(width: int) -> st.SearchStrategy[int]:
    """Whole numbers of so many bits."""
    return st.integers(0, 2**width - 1)


def some(
    draw: st.DrawFn, fields: Mapping[str, st.SearchStrategy[Any]], *, halvings: int = 2
) -> dict[str, Any]:
    """A value for some of the fields, by name; one number says for which.

    Args:
        draw: What draws.
        fields: A strategy for each field.
        halvings: How rare a field is: one in four, unless said otherwise.
    """
    chosen = draw(bits(halvings * len(fields)))
    filled = (1 << halvings) - 1
    return {
        name: draw(strategy)
        for place, (name, strategy) in enumerate(fields.items())
        if chosen >> halvings * place & filled == filled
    }


def subset(draw: st.DrawFn, items: Sequence[T]) -> tuple[T, ...]:
    """Some of the items, in their order; one number says which."""
    if not items:
        return ()
    chosen = draw(bits(len(items)))
    return tuple(item for place, item in enumerate(items) if chosen >> place & 1)


def pick(draw: st.DrawFn, items: Sequence[T]) -> T | None:
    """None or one of the items."""
    place = draw(up_to(len(items)))
    return items[place - 1] if place else None


def choose(draw: st.DrawFn, items: Sequence[T]) -> T:
    """One of the items."""
    return items[draw(up_to(len(items) - 1))]


@functools.cache
def up_to(most: int) -> st.SearchStrategy[int]:
    """Whole numbers from zero to the most."""
    return st.integers(0, most)


def again(draw: st.DrawFn, most: int, *, least: int = 0) -> Iterator[int]:
    """Count up from one, usually for a few rounds.

    Whether there is a further round is decided before each one. So a failing example loses any
    round with all its choices, which a number drawn beforehand would not let it.
    """
    for number in range(1, most + 1):
        if number > least and not draw(_AGAIN):
            return
        yield number


_AGAIN: Final = st.sampled_from((False, True, True))


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Nothing, or something of the strategy."""
    return st.none() | strategy


def several(
    strategy: st.SearchStrategy[T], *, least: int = 0, most: int = 2
) -> st.SearchStrategy[tuple[T, ...]]:
    """A tuple of a few."""
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


@functools.cache
def _sampled(known: frozenset[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(_sorted(known))


@functools.cache
def _sorted(known: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(known))


def sorted_codes(kind: str) -> tuple[str, ...]:
    """The codes of the vocabulary in use, always in the same order."""
    return _sorted(vocabulary.codes(kind))


@st.composite
def _codes(draw: st.DrawFn, kind: str) -> str:
    return one_code(draw, kind)


def one_code(draw: st.DrawFn, kind: str) -> str:
    """A code of a vocabulary."""
    # Asked when it draws: another vocabulary may be in use by then.
    return draw(_sampled(vocabulary.codes(kind)))


@functools.cache
def _sampled_together(known: tuple[frozenset[str], ...]) -> st.SearchStrategy[tuple[str, ...]]:
    # The first kind varies fastest: so a small number is a change of the first kind alone.
    together = itertools.product(*(sorted(codes) for codes in reversed(known)))
    return st.sampled_from([found[::-1] for found in together])


def one_of_each(draw: st.DrawFn, kinds: Sequence[str]) -> dict[str, str]:
    """A code of each of the vocabularies, in one choice."""
    known = tuple(vocabulary.codes(kind) for kind in kinds)
    return dict(zip(kinds, draw(_sampled_together(known)), strict=True))


def codes(kind: str) -> st.SearchStrategy[str]:
    """Codes of the vocabulary in use.

    Args:
        kind: The kind of vocabulary, such as `sex`.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(codes("sex"), lambda code: True)
        'female'
    """
    return _codes(kind)
