"""Reading how many days something took, as reports word it.

A day is a day. A week is seven days on the calendar and often five of training, and what began
on one day of a week and ended on another can be shorter still: "a week" is one to seven days,
`n` weeks are more than `n - 1` weeks and at most `n`. The first five days of something longer
are at least five. Hours, months and half days are refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NoReturn

import attrs

from hijra_amina.errors import InvalidValueError, UnreadableTextError
from hijra_amina.values._reading.arrangement import count_of
from hijra_amina.values._reading.mentions import mentions_in
from hijra_amina.values._reading.tokens import Token, keep_wording, lexicon_for, tokens_of
from hijra_amina.values._text import kind_of
from hijra_amina.values.basis import Basis
from hijra_amina.values.count import Count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.values._reading.lexicon import Lexicon

__all__ = ["read_duration"]

_KIND: Final = "duration"
_WEEK: Final = 7
_FARTHEST: Final = 4
_DAYS: Final = frozenset(["day", "days", "يوم", "ايام", "يوما"])
_WEEKS: Final = frozenset(["week", "weeks", "اسبوع", "اسابيع", "اسبوعا"])
_TWO: Final = {"يومان": 1, "يومين": 1, "اسبوعان": _WEEK, "اسبوعين": _WEEK}
_FIRST: Final = frozenset({"first", "اول"})
_LONGER: Final = frozenset(
    {"half", "hour", "hours", "month", "months", "نصف", "ساعه", "شهر", "اشهر"}
)


def read_duration(text: str, language: str) -> Count:
    """Read a number of days.

    Args:
        text: The words, such as `ten-day`, `for four days` or `على مدى 4 أيام`.
        language: Their language, or a locale of it.

    Returns:
        The number of days, with the words beside it.

    Raises:
        UnreadableTextError: If the words cannot be read for certain.
        LocaleError: If the language is neither English nor Arabic.

    Examples:
        >>> read_duration("three productive days", "en")
        Count.exactly(3)
        >>> read_duration("a successful week", "en")
        Count.between(1, 7)
    """
    lexicon = lexicon_for(language)
    if not isinstance(text, str):
        raise InvalidValueError(_KIND, "text", kind_of(text))
    # "Two-day" is a number and a noun here.
    found = tokens_of(re.sub(r"(?<=\w)-(?=[^\W\d])", " ", text), _KIND, lexicon)
    tokens = [token for token in found if token.text != "-"]
    texts = {token.text for token in tokens}
    if not texts.isdisjoint(_LONGER) or not texts.isdisjoint(lexicon.refused - _FIRST - _ORDINALS):
        _refuse(lexicon)
    days = _days(tokens, lexicon)
    if days.low is None or days.low < 1:
        _refuse(lexicon)
    return attrs.evolve(days, wording=keep_wording(text))


_ORDINALS: Final = frozenset({"second", "third", "last"})


def _days(tokens: Sequence[Token], lexicon: Lexicon) -> Count:
    """The one number of days or weeks of a text."""
    numbers = mentions_in(tokens, lexicon, _KIND)
    units = [at for at, token in enumerate(tokens) if token.text in _DAYS | _WEEKS]
    duals = [token.text for token in tokens if token.text in _TWO]
    if len(duals) == 1 and not numbers and not units:
        return _scaled(Count.exactly(2, basis=Basis.STATED), _TWO[duals[0]])
    if duals or len(units) != 1 or len(numbers) > 1:
        _refuse(lexicon)
    unit = units[0]
    scale = 1 if tokens[unit].text in _DAYS else _WEEK
    if not numbers:
        # "A week", "يوم": one, if the noun is singular.
        if tokens[unit].text in {"days", "weeks", "ايام", "اسابيع"}:
            _refuse(lexicon)
        return _scaled(Count.exactly(1, basis=Basis.STATED), scale)
    number = numbers[0]
    follows = 0 <= unit - number.stop <= _FARTHEST
    precedes = unit + 1 == number.start and number.high in {1, 2}
    if number.kind != "number" or not (follows or precedes):
        _refuse(lexicon)
    counted = count_of(number, lexicon, _KIND)
    if number.start and tokens[number.start - 1].text in _FIRST and counted.low is not None:
        return _scaled(Count.at_least(counted.low), scale)
    return _scaled(counted, scale)


def _scaled(count: Count, scale: int) -> Count:
    if scale == 1:
        return count
    low = 1 if count.low is None or count.low < 1 else (count.low - 1) * scale + 1
    high = None if count.high is None else count.high * scale
    return Count.between(low, high, approximate=count.approximate)


def _refuse(lexicon: Lexicon) -> NoReturn:
    hint = "a number of days or weeks, such as 'ten days', 'a week' or 'ثلاثة أيام'"
    raise UnreadableTextError(_KIND, lexicon.language, hint)
