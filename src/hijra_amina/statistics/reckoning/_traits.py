"""Traits: the ways in which people can differ, as far as a question or a statement tells.

A trait has facets, which are numbered, exclude each other, and of which everybody has one. A set
of facets is a whole number whose bits they are. Only what is mentioned becomes a facet of its own;
everything else is one facet together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from hijra_amina.model import Participant
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.dimensions import Dimension
    from hijra_amina.statistics.reckoning._said import Who

__all__ = ["OwnTrait", "RecordTrait", "Trait", "bits_of", "somebody_with"]

Facet = tuple[str | None, str | None]
"""The value on record, and the value of the table; `None` is any that is not mentioned."""


class Trait(Protocol):
    """One way in which people can differ."""

    @property
    def size(self) -> int:
        """How many facets it has."""
        ...

    def meant(self, who: Who) -> int:
        """The facets of the people whom a statement is about."""
        ...

    def having(self, dimension: str, value: str) -> int | None:
        """The facets of the people who have a value; `None` for a dimension of another trait."""
        ...

    def fitting(self, person: Participant) -> int:
        """The facets that somebody may have."""
        ...


def somebody_with(trait: str, value: str) -> Participant:
    """Somebody of whom no more is known than one trait.

    Args:
        trait: The field of the record.
        value: Its value.

    Returns:
        A record of nobody in particular.

    Examples:
        >>> somebody_with("sex", "female").sex
        'female'
    """
    known: dict[str, Any] = {trait: value}
    return Participant(id="anybody", **known)


def bits_of(flags: Iterable[bool]) -> int:
    """A set of facets.

    Args:
        flags: For each facet, whether it is in it.

    Returns:
        The set.
    """
    return sum(1 << place for place, flag in enumerate(flags) if flag)


class RecordTrait:
    """A trait that stands in the person's own record, such as sex, age band or governorate.

    Args:
        name: The field of the record.
        mentioned: The values that statements mention.
        made: The dimension that asks for it, if one does.
        asked: The values of the dimension that are asked for.
        closed: Whether the values that are mentioned are all that there are.
        rolled: Whether the question rolls earlier values up to later ones.
        found: The records.
    """

    def __init__(  # noqa: PLR0913 - the last two are keywords
        self,
        name: str,
        mentioned: Iterable[str],
        made: Dimension | None,
        asked: Sequence[str],
        found: Material,
        *,
        closed: bool,
        rolled: bool,
    ) -> None:
        """Work out the facets."""
        self.name = name
        self._made = made
        self._found = found
        self._asked = tuple(asked)
        self._mentioned = tuple(dict.fromkeys(mentioned))
        facets: list[Facet] = []
        for value in self._mentioned:
            facets += [(value, seen) for seen in self._seen_as(value)]
        if not closed:
            # A value that a statement mentions has its own facet already.
            others = [one for one in self._asked if rolled or one not in self._mentioned]
            facets += [(None, one) for one in (*others, None)]
        self._facets = tuple(facets)

    def _seen_as(self, value: str) -> tuple[str | None, ...]:
        """The values of the table that a value on record may be."""
        if self._made is None or self._made.of_person is None:
            return (None,)
        somebody = somebody_with(self.name, value)
        raw = self._made.of_person(self._found, somebody)
        return choices(self._made, raw, self._asked)

    @property
    def size(self) -> int:
        """How many facets it has."""
        return len(self._facets)

    def meant(self, who: Who) -> int:
        """The facets of the people whom a statement is about."""
        wanted = dict(who.traits).get(self.name)
        return bits_of(wanted is None or value == wanted for value, _ in self._facets)

    def having(self, dimension: str, value: str) -> int | None:
        """The facets of the people who have a value."""
        if self._made is None or self._made.name != dimension:
            return None
        return bits_of(seen == value for _, seen in self._facets)

    def fitting(self, person: Participant) -> int:
        """The facets that somebody may have."""
        own: str | None = getattr(person, self.name)
        raw = None
        if self._made is not None and self._made.of_person is not None:
            raw = self._made.of_person(self._found, person)
        known = own if own in self._mentioned else None
        return bits_of(
            (own is None or value == known)
            and (self._made is None or is_compatible(self._made, raw, seen, self._asked))
            for value, seen in self._facets
        )


class OwnTrait:
    """A trait that an application defined: nothing is known of it but the values of people.

    Args:
        made: Its dimension.
        asked: The values that are asked for.
        found: The records.
    """

    def __init__(self, made: Dimension, asked: Sequence[str], found: Material) -> None:
        """Each value that is asked for is a facet."""
        self._made = made
        self._asked = tuple(asked)
        self._found = found
        self._facets = (*self._asked, None)

    @property
    def size(self) -> int:
        """How many facets it has."""
        return len(self._facets)

    def meant(self, who: Who) -> int:
        """All facets: no statement mentions it."""
        del who
        return (1 << self.size) - 1

    def having(self, dimension: str, value: str) -> int | None:
        """The facets of the people who have a value."""
        if self._made.name != dimension:
            return None
        return bits_of(seen == value for seen in self._facets)

    def fitting(self, person: Participant) -> int:
        """The facets that somebody may have."""
        raw = None if self._made.of_person is None else self._made.of_person(self._found, person)
        return bits_of(is_compatible(self._made, raw, seen, self._asked) for seen in self._facets)


def choices(made: Dimension, raw: str | None, asked: Sequence[str]) -> tuple[str | None, ...]:
    """The values of a table that a raw value may be; `None` for none of those asked for."""
    verdicts = {value: made.verdict(raw, value) for value in asked}
    sure = tuple(value for value, verdict in verdicts.items() if verdict is Verdict.HOLDS)
    if sure:
        return sure[:1]
    may = tuple(value for value, verdict in verdicts.items() if verdict is Verdict.OPEN)
    return (*may, None)


def is_compatible(made: Dimension, raw: str | None, seen: str | None, asked: Sequence[str]) -> bool:
    """Whether a raw value may be a value of the table, or none of those asked for."""
    if seen is not None:
        return made.verdict(raw, seen) is not Verdict.FAILS
    return all(made.verdict(raw, value) is not Verdict.HOLDS for value in asked)
