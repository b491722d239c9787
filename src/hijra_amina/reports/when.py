"""When a session was, where only its beginning or its end is known.

The language's own words for that are exact ("from June 2022, end not known") and suit a table. A
report says no more than the half that is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.language import Phrase, format_period, phrase, say
from hijra_amina.reports import _messages as messages
from hijra_amina.values import Period

if TYPE_CHECKING:
    from hijra_amina.language import Digits

__all__ = ["held_when", "shown_period"]


def shown_period(period: Period, locale: str, digits: Digits | None = None) -> str:
    """A period as title and date box show it.

    Args:
        period: When the session was held.
        locale: Language and territory.
        digits: The digits, where not the locale's own.

    Returns:
        The period.

    Examples:
        >>> shown_period(Period.parse("2022-06/"), "en_GB")
        'from June 2022'
        >>> shown_period(Period.parse("2015-06-16/2015-06-17"), "en_GB")
        '16–17 June 2015'
    """
    half = _known_half(period)
    if half is None or period.open_end:
        return format_period(period, locale, digits=digits)
    if period.start is None:
        return say(phrase(messages.PERIOD_UNTIL, end=half), locale, digits=digits).text
    return say(phrase(messages.PERIOD_FROM, start=half), locale, digits=digits).text


def held_when(made: Phrase, period: Period) -> Phrase:
    """A sentence about a session with its time put in.

    Args:
        made: A sentence that takes `when`.
        period: When the session was held.

    Returns:
        The sentence; without a time where none is known, or only that it was over by then.

    Examples:
        >>> from hijra_amina.language import event, sentence
        >>> held = phrase("sentence.held", event=event("workshop"), place=None, when=None)
        >>> sentence(held_when(held, Period.parse("2022-06-01")), "en_GB")
        'A workshop was held on 1 June 2022.'
        >>> sentence(held_when(held, Period.parse("2022-06/")), "en_GB")
        'A workshop began in June 2022.'
    """
    half = _known_half(period)
    if half is None:
        is_dated = period.start is not None or period.end is not None
        return _with(made, period if is_dated else None)
    if period.start is None:
        return _with(made, None)
    if made.message.key == "sentence.held":
        return _with(attrs.evolve(made, message=messages.SENTENCE_BEGAN), half)
    return _with(made, phrase(messages.THAT_BEGAN, when=half))


def _known_half(period: Period) -> Period | None:
    """The one end that is known, as a period of its own; nothing where both are, or neither."""
    known = [end for end in (period.start, period.end) if end is not None]
    if period.days or len(known) != 1:
        return None
    return Period(start=known[0], end=known[0])


def _with(made: Phrase, when: Phrase | Period | None) -> Phrase:
    return attrs.evolve(made, values={**made.values, "when": when})
