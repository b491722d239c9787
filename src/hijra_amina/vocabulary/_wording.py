"""Words around a name that say something else: an article, a government, an abbreviation.

A small closed list, each word seen in a source: `Iraq's Ministry of Interior`, `KRG MoJ`,
`Ministry of Labour and Social Affairs of the Kurdistan Regional Government`,
`Ministry of Interior (MoI)`, `Karbala Governorate`. Nothing here is a matter of likeness.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from hijra_amina.vocabulary._fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Reading", "readings"]

_FEDERAL = "federal"
_KRG = "krg"

# Words as they stand before a name, and the government that they say.
_BEFORE: tuple[tuple[str, str | None], ...] = (
    ("the", None),
    ("Iraq", _FEDERAL),
    ("Iraqi", _FEDERAL),
    ("Iraq's", _FEDERAL),
    ("KRG", _KRG),
    ("KRG's", _KRG),
    ("Kurdistan Regional Government's", _KRG),
    ("محافظة", None),  # governorate
    ("پارێزگای", None),
)
# And as they stand after it.
_AFTER: tuple[tuple[str, str | None], ...] = (
    ("Governorate", None),
    ("Iraq", _FEDERAL),
    ("العراقية", _FEDERAL),
    ("عێراق", _FEDERAL),
    ("KRG", _KRG),
    ("Kurdistan Regional Government", _KRG),
    ("of the Kurdistan Regional Government", _KRG),
    ("إقليم كردستان", _KRG),
    ("إقليم كوردستان", _KRG),
    ("حكومة إقليم كردستان", _KRG),
    ("حكومة إقليم كوردستان", _KRG),
)
_SEPARATORS = " ,،;:-–—"
_BRACKETED = re.compile(r"^(?P<name>.*\S)\s*\((?P<inside>[^()]+)\)$", re.DOTALL)
_MOST_STEPS = 4


@attrs.frozen(kw_only=True)
class Reading:
    """One way to read a text: a name, and what the words around it say.

    Attributes:
        name: The words that are left to be looked up.
        government: The government that the other words say, if any.
        bracketed: What stood in brackets after the name: it has to agree with the name.
        removed: The words that were taken away.
    """

    name: str
    government: str | None = None
    bracketed: str | None = None
    removed: tuple[str, ...] = ()


def readings(text: str) -> Iterator[tuple[Reading, ...]]:
    """Give the ways to read a text, those that take fewest words away first.

    Args:
        text: The text.

    Yields:
        All readings that take away the same number of things; first the text as it stands.

    Examples:
        >>> [[r.name for r in step] for step in readings("the KRG Ministry of Health")]
        [['the KRG Ministry of Health'], ['KRG Ministry of Health'], ['Ministry of Health']]
    """
    step: tuple[Reading, ...] = (Reading(name=" ".join(text.split())),)
    for _ in range(_MOST_STEPS):
        if not step:
            return
        yield step
        step = tuple(dict.fromkeys(shorter for reading in step for shorter in _shorter(reading)))


def _shorter(reading: Reading) -> Iterator[Reading]:
    """The readings with one more thing taken away."""
    bracketed = _BRACKETED.match(reading.name)
    if bracketed and reading.bracketed is None:
        yield attrs.evolve(
            reading,
            name=bracketed["name"].strip(_SEPARATORS),
            bracketed=bracketed["inside"],
            removed=(*reading.removed, f"({bracketed['inside']})"),
        )
    words = reading.name.split()
    for phrase, government in _BEFORE:
        n = len(phrase.split())
        if len(words) > n and fold(" ".join(words[:n])) == fold(phrase):
            yield from _without(reading, words[n:], " ".join(words[:n]), government)
    for phrase, government in _AFTER:
        n = len(phrase.split())
        if len(words) > n and fold(" ".join(words[-n:])) == fold(phrase):
            yield from _without(reading, words[:-n], " ".join(words[-n:]), government)


def _without(
    reading: Reading, words: list[str], removed: str, government: str | None
) -> Iterator[Reading]:
    """The reading without some words, unless they contradict those taken away before."""
    name = " ".join(words).strip(_SEPARATORS)
    if not name or (government and reading.government not in {None, government}):
        return
    yield attrs.evolve(
        reading,
        name=name,
        government=government or reading.government,
        removed=(*reading.removed, removed),
    )
