"""Counted nouns: "27 participants", "over 30 officials", in the form that the number asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from hijra_amina.errors import UnknownCodeError
from hijra_amina.language._catalog import look_up
from hijra_amina.language._counts import Writer, format_count, relation_of
from hijra_amina.language._locale import parse_locale
from hijra_amina.language._messages_figures import COUNT, COUNT_ABOUT
from hijra_amina.language._messages_nouns import NOUNS
from hijra_amina.language._template import fill_template, warn_untranslated
from hijra_amina.values import Count

if TYPE_CHECKING:
    from hijra_amina.language._counts import Relation
    from hijra_amina.language._digits import Digits
    from hijra_amina.language._messages_nouns import Noun

__all__ = ["Case", "counted"]

Case = Literal["nominative", "genitive"]
"""The grammatical case of a counted phrase."""

_REPLACES_THE_NUMBER = 2
"""Up to here an Arabic noun swallows its number: "two days" is one word."""


def counted(
    noun: str,
    count: Count | int,
    locale: str,
    *,
    case: Case = "nominative",
    digits: Digits | None = None,
) -> str:
    """A number of things as one phrase, for a caption, a label or a cell.

    A sentence must not be glued together from such phrases, because its verb agrees too: see
    `sentence`.

    Args:
        noun: A code such as `participant`, `woman`, `ministry` or `day`; `participant.female` is
            a group of women only.
        count: How many, as far as it is known.
        locale: Language and territory.
        case: `genitive` for a phrase that comes after a preposition.
        digits: The digits to use where they are not the locale's own.

    Returns:
        The phrase; a label with the count's words, where no noun can agree with the count.

    Raises:
        UnknownCodeError: If there is no such noun.
        LocaleError: As `parse_locale` does.

    Warns:
        UntranslatedWarning: If the phrase is in English because the catalog does not have it.

    Examples:
        >>> counted("participant", 27, "en_GB"), counted("ministry", 1, "en_GB")
        ('27 participants', '1 ministry')
        >>> counted("day", 2, "ar_IQ"), counted("day", 3, "ar_IQ"), counted("day", 11, "ar_IQ")
        ('يومان', '٣ أيام', '١١ يومًا')
        >>> counted("participant", Count.at_least(30), "ar_IQ")
        'ما لا يقل عن ٣٠ مشاركًا'
        >>> counted("woman", Count.unknown(), "en_GB")
        'women: unknown'
    """
    if noun not in NOUNS:
        raise UnknownCodeError("noun", noun, NOUNS)
    count = Count.of(count)
    write = Writer(parse_locale(locale), digits)
    messages = NOUNS[noun]
    if count.is_exact and count.value >= 0:
        return _agreeing(messages, case, count.value, write)
    relation = relation_of(count)
    if not _can_agree(count, relation):
        words = format_count(count, write.locale, digits=digits)
        return write.say(messages.label, count=words)
    # What follows a relation is in the genitive, whatever the whole phrase is.
    last = _agreeing(messages, "genitive", relation.numbers[-1], write)
    if relation.name == "between":
        between = (COUNT_ABOUT if count.approximate else COUNT)["between"]
        return write.say(between, low=write.number(relation.numbers[0]), high=last)
    if count.approximate:
        last = write.say(COUNT_ABOUT["exact"], n=last)
    return write.say(COUNT[relation.name], n=last)


def _can_agree(count: Count, relation: Relation) -> bool:
    """Whether a noun can follow the count's words in every language.

    Not where there is no number, and not after a range up to one or two: "between one and two days"
    has no room for a noun that swallows its number.
    """
    if not count.is_known or count.low is None or count.low < 0 or not relation.numbers:
        return False
    return relation.name != "between" or relation.numbers[-1] > _REPLACES_THE_NUMBER


def _agreeing(messages: Noun, case: Case, n: int, write: Writer) -> str:
    message = messages.genitive if case == "genitive" else messages.nominative
    found = look_up(message, write.locale, n)
    if found.is_fallback:
        warn_untranslated([message.key], write.locale)
    return fill_template(found.template, {"n": write.number(n)})
