"""Counts in words that say as much as is known, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.language._catalog import look_up
from hijra_amina.language._digits import Digits
from hijra_amina.language._locale import LocaleCode, parse_locale
from hijra_amina.language._messages_figures import (
    COUNT,
    COUNT_ABOUT,
    COUNT_POSSIBLY_NEGATIVE,
    COUNT_SUPPRESSED,
    COUNT_SUPPRESSED_BARE,
    COUNT_UNKNOWN,
)
from hijra_amina.language._numbers import format_number
from hijra_amina.language._template import fill_template, warn_untranslated
from hijra_amina.values import Count, Status

if TYPE_CHECKING:
    from hijra_amina.language._message import Message

__all__ = ["Relation", "Writer", "format_count", "number_beside", "relation_of"]


@attrs.frozen
class Writer:
    """Messages and numbers in one locale, with one set of digits.

    Attributes:
        locale: The locale.
        digits: The digits, where not the locale's own.

    Examples:
        >>> Writer(parse_locale("en_GB")).say(COUNT["more_than"], n="80")
        'over 80'
    """

    locale: LocaleCode
    digits: Digits | None = None

    def say(self, message: Message, **values: str) -> str:
        """A message with texts that are ready to be put in."""
        found = look_up(message, self.locale)
        if found.is_fallback:
            warn_untranslated([message.key], self.locale)
        return fill_template(found.template, values)

    def number(self, n: int) -> str:
        """A whole number."""
        return format_number(n, self.locale, digits=self.digits)


@attrs.frozen
class Relation:
    """How a count is said: a relation, and the one or two numbers that it names.

    Attributes:
        name: `exact`, `more_than`, `at_least`, `fewer_than`, `at_most`, `between` or `any`.
        numbers: The numbers, in the order in which they are said.

    Examples:
        >>> relation_of(Count.more_than(80))
        Relation(name='more_than', numbers=(80,))
    """

    name: str
    numbers: tuple[int, ...] = ()


def relation_of(count: Count) -> Relation:
    """The relation that says a count with the fewest words, as its source said it.

    Args:
        count: A count; its status and whether it is approximate are left aside.

    Returns:
        The relation and its numbers.

    Examples:
        >>> relation_of(Count.fewer_than(5)).name
        'fewer_than'
    """
    low, high = count.low, count.high
    if low is not None and high is not None and (low == high or low != 0):
        return Relation("exact", (low,)) if low == high else Relation("between", (low, high))
    if high is not None:
        strict = count.high_strict
        return Relation("fewer_than", (high + 1,)) if strict else Relation("at_most", (high,))
    if low is not None:
        strict = count.low_strict
        return Relation("more_than", (low - 1,)) if strict else Relation("at_least", (low,))
    return Relation("any")


def number_beside(count: Count) -> int | None:
    """The last number that the words of a count show, which a noun after them agrees with.

    Args:
        count: Any count.

    Returns:
        The number; `None` where the words show none.

    Examples:
        >>> number_beside(Count.more_than(80)), number_beside(Count.between(17, 27))
        (80, 27)
    """
    if count.status is not Status.KNOWN:
        return None
    numbers = relation_of(count).numbers
    return numbers[-1] if numbers else None


def format_count(count: Count | int, locale: str, *, digits: Digits | None = None) -> str:
    """A count in words: "27", "over 80", "between 17 and 27", "some 39", "unknown".

    The words can be read back: `Count.parse` of them, in the same language, is an equal count.

    Args:
        count: A count, or a whole number.
        locale: Language and territory.
        digits: The digits to use where they are not the locale's own.

    Returns:
        The words. No noun can simply be put after them: see `counted` and `sentence`.

    Raises:
        InvalidValueError: If it is no count.
        LocaleError: As `parse_locale` does.

    Warns:
        UntranslatedWarning: If the words are in English because the catalog does not have them.

    Examples:
        >>> format_count(Count.more_than(80), "en_GB")
        'over 80'
        >>> format_count(Count.between(17, 27), "ar_IQ")
        'ما بين ١٧ و٢٧'
        >>> format_count(Count.unknown(), "en_GB")
        'unknown'
    """
    count = Count.of(count)
    write = Writer(parse_locale(locale), digits)
    if count.status is Status.UNKNOWN:
        return write.say(COUNT_UNKNOWN)
    if count.status is Status.SUPPRESSED:
        return _suppressed(count, write)
    words = _related(count, write)
    if count.low is None and count.high is not None:
        return write.say(COUNT_POSSIBLY_NEGATIVE, count=words)
    return words


def _related(count: Count, write: Writer) -> str:
    relation = relation_of(count)
    numbers = [write.number(n) for n in relation.numbers]
    if relation.name == "between":
        message = (COUNT_ABOUT if count.approximate else COUNT)["between"]
        return write.say(message, low=numbers[0], high=numbers[1])
    if not numbers:
        return write.say(COUNT["any"])
    if count.approximate:
        numbers = [write.say(COUNT_ABOUT["exact"], n=numbers[0])]
    return write.say(COUNT[relation.name], n=numbers[0])


def _suppressed(count: Count, write: Writer) -> str:
    """What is withheld, with the limit that is published; "fewer than 5" hides the 4."""
    if count.high is None:
        if not count.low:
            return write.say(COUNT_SUPPRESSED_BARE)
        words = write.say(COUNT["at_least"], n=write.number(count.low))
    elif not count.low:
        words = write.say(COUNT["fewer_than"], n=write.number(count.high + 1))
    else:
        numbers = {"low": write.number(count.low), "high": write.number(count.high)}
        words = write.say(COUNT["between"], **numbers)
    return write.say(COUNT_SUPPRESSED, count=words)
