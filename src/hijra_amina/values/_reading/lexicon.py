"""What the reader of counts and shares needs to know of a language."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from fractions import Fraction

    from hijra_amina.values._reading.tokens import Token

__all__ = [
    "PEOPLE",
    "Bound",
    "Lexicon",
    "Phrase",
    "Phrases",
    "Read",
    "Unit",
    "people_of",
    "phrases",
    "word_list",
]

Phrase: TypeAlias = tuple[str, ...]
Phrases: TypeAlias = "Mapping[Phrase, Bound]"
Read: TypeAlias = "tuple[Fraction, int] | None"


class Bound(Enum):
    """How a number bounds what is meant."""

    MORE = "more than"
    LEAST = "at least"
    FEWER = "fewer than"
    MOST = "at most"
    ABOUT = "about"
    ESTIMATED = "an estimated"

    @property
    def is_low(self) -> bool:
        """Whether the number is a lower end."""
        return self in {Bound.MORE, Bound.LEAST}

    @property
    def is_high(self) -> bool:
        """Whether the number is an upper end."""
        return self in {Bound.FEWER, Bound.MOST}


class Unit(Enum):
    """What a number counts."""

    PEOPLE = "people in general"
    ROLE = "people by what they do"
    FEMALE = "women"
    MALE = "men"
    OTHER = "organisations, events, days"
    DATE = "a day or a year"


PEOPLE: Final = frozenset({Unit.PEOPLE, Unit.ROLE, Unit.FEMALE, Unit.MALE})


class Lexicon(NamedTuple):
    """The words of one language.

    Attributes:
        language: Its code.
        split: Takes a written word apart where particles are written with it.
        bounds: Phrases before a number: "more than", "some".
        suffixes: Phrases after it: "or more".
        between: Phrases that open a range, with the words that stand inside it: "between", "and".
        to: Words inside a range without opening: "to".
        of: Phrases between a part and its whole: "out of".
        articles: Words that may stand before a number without meaning.
        number: Reads a number in words.
        fraction: Reads a fraction in words.
        percent: Phrases after a number that make it a percentage.
        units: Nouns, with what they count.
        pairs: Phrases that name both sexes at once.
        duals: Words that are a noun and the number two at once.
        before: Words that may stand directly before a number of people.
        joins: Words and marks that join parts of one whole.
        adds: Words that say that more people follow: "another".
        grows: Phrases that say that the number changed: "later increasing to".
        subset: Words that make the number a part of those named before: "of whom".
        dates: Words that make a number beside them a date.
        years: Words that make a year after them a date.
        refused: Words that change a number in ways that are not read.
        measures: Words after a number that make it something else than a count.
        vague: Words that speak of a number or a share without giving one.
        unknown: The phrases that say that a number is not known.
        suppressed: The words that say that it is withheld.
        negative: The phrase that opens an interval below zero.
        anything: The phrase for a number without any bound.
    """

    language: str
    split: Callable[[str], Sequence[str]]
    bounds: Phrases
    suffixes: Phrases
    between: Mapping[Phrase, frozenset[str]]
    to: frozenset[str]
    of: tuple[Phrase, ...]
    articles: frozenset[str]
    number: Callable[[Sequence[Token], int], Read]
    fraction: Callable[[Sequence[Token], int], Read]
    percent: tuple[Phrase, ...]
    units: Mapping[str, Unit]
    pairs: tuple[Phrase, ...]
    duals: Mapping[str, Unit]
    before: frozenset[str]
    joins: frozenset[str]
    adds: frozenset[str]
    grows: tuple[Phrase, ...]
    subset: tuple[Phrase, ...]
    dates: frozenset[str]
    years: frozenset[str]
    refused: frozenset[str]
    measures: frozenset[str]
    vague: frozenset[str]
    unknown: tuple[Phrase, ...]
    suppressed: frozenset[str]
    negative: Phrase
    anything: Phrase

    def is_vague(self, tokens: Iterable[Token]) -> bool:
        """Whether words without a number speak of people or of how many all the same.

        Args:
            tokens: A text that says no number.

        Returns:
            Whether what it says is that the number is unknown.
        """
        words = {token.text for token in tokens}
        return not words.isdisjoint(self.vague) and words.isdisjoint(self.refused - self.vague)


def phrases(**groups: str) -> dict[Phrase, Bound]:
    """Phrases by what they mean, written as comma-separated lists.

    Args:
        groups: For the name of each bound, its phrases.

    Returns:
        The phrases, the longest first, so that "no more than" is found before "more than".

    Examples:
        >>> phrases(MORE="over, more than")
        {('more', 'than'): <Bound.MORE: 'more than'>, ('over',): <Bound.MORE: 'more than'>}
    """
    found = {
        tuple(phrase.split()): Bound[name]
        for name, group in groups.items()
        for phrase in group.split(",")
    }
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def word_list(text: str) -> tuple[str, ...]:
    """The words of a list that is written as one text.

    Args:
        text: The words with blanks or line breaks between them.

    Returns:
        The words, in order.

    Examples:
        >>> word_list("one two")
        ('one', 'two')
    """
    return tuple(text.split())


def people_of(units: Mapping[str, Unit]) -> frozenset[str]:
    """The nouns of people among all nouns: they speak of a number of people without giving one.

    Args:
        units: Nouns, with what they count.

    Returns:
        Those that count people.

    Examples:
        >>> people_of({"women": Unit.FEMALE, "week": Unit.OTHER})
        frozenset({'women'})
    """
    return frozenset(noun for noun, unit in units.items() if unit in PEOPLE)
