"""`Day`: what heads a column of marks: a date, a number of a day, a weekday, half a day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.intake.reading.values._digits import number_in, plain
from hijra_amina.intake.reading.values.dates import date_of_value, dates_in
from hijra_amina.values import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.intake.reading.cells import Cell
    from hijra_amina.intake.reading.lexicon import Lexicon

__all__ = ["Day", "day_in", "joined"]

_NUMBERED: Final = re.compile(r"(?i)^(?P<word>[^\W\d_]+)\s*[-#.:(]?\s*(?P<number>\d{1,2})\)?$")
_FIRST: Final = re.compile(
    r"^(?P<word>[^\W\d_]+)\s*#?(?P<number>\d{1,2})(?=\s*$|\s*[-–:(,،]\s*|\s+\D|\s+\d{1,2}[/.-])"
)
_PIECES: Final = re.compile(r"[\n\r/|،,()\-–]|\s{2,}")
_LONGEST: Final = 40


@attrs.frozen(kw_only=True)
class Day:
    """A day of the session, as a heading says it.

    Attributes:
        date: The date, if the heading has one.
        number: Which day of the session it is, if the heading says that.
        is_weekday: Whether it names a weekday.
        is_half: Whether it is a part of a day, such as the morning.
        is_ambiguous: Whether day and month of the date might be the other way round.
    """

    date: PartialDate | None = None
    number: int | None = None
    is_weekday: bool = False
    is_half: bool = False
    is_ambiguous: bool = False

    @property
    def is_one(self) -> bool:
        """Whether it says which day, and not only which part or weekday of one."""
        return self.date is not None or self.number is not None


def day_in(cell: Cell, lexicon: Lexicon, *, day_first: bool | None = None) -> Day | None:
    """The day that a heading names.

    Args:
        cell: The heading.
        lexicon: The words for days.
        day_first: As for `dates_in`.

    Returns:
        The day, or `None` if it names none.
    """
    date = date_of_value(cell.value)
    if date is not None:
        return Day(date=date)
    text = plain(cell.text)
    if not isinstance(cell.value, str) or not text or len(text) > _LONGEST:
        return None
    # In "Day 1 - 14/6/2015" the first number is no part of the date.
    first = _FIRST.match(text)
    numbered = None
    if first is not None and lexicon.word("day", first["word"]):
        numbered = int(first["number"])
        text = text[first.end() :]
    found = dates_in(text, lexicon, day_first=day_first)
    if len(found.days) > 1:
        return None
    rest = found.rest
    number = _number(rest, lexicon) if numbered is None else numbered
    is_weekday = any(lexicon.weekday(piece) for piece in _pieces(rest))
    is_half = any(lexicon.word("half", piece) for piece in _pieces(rest))
    if not found.days and number is None and not is_weekday and not is_half:
        return None
    return Day(
        date=found.days[0] if found.days else None,
        number=number,
        is_weekday=is_weekday,
        is_half=is_half,
        is_ambiguous=found.is_ambiguous,
    )


def joined(days: Iterable[Day]) -> Day | None:
    """What several rows of one heading say together.

    Args:
        days: What each says, from the top.

    Returns:
        One day that says all of it; `None` if there are none.
    """
    made: Day | None = None
    for day in days:
        if made is None:
            made = day
        else:
            made = Day(
                date=day.date or made.date,
                number=day.number if day.number is not None else made.number,
                is_weekday=made.is_weekday or day.is_weekday,
                is_half=made.is_half or day.is_half,
                is_ambiguous=made.is_ambiguous or day.is_ambiguous,
            )
    return made


def _pieces(text: str) -> list[str]:
    whole = [piece.strip() for piece in _PIECES.split(text) if piece.strip()]
    return [*whole, *(word for piece in whole for word in piece.split())]


def _number(text: str, lexicon: Lexicon) -> int | None:
    """The number in "Day 2", "D2", "2nd day", "اليوم الثاني", "ڕۆژی دووەم"."""
    for piece in [text, *(part.strip() for part in _PIECES.split(text))]:
        match = _NUMBERED.match(piece)
        if match and lexicon.word("day", match["word"]):
            return int(match["number"])
        words = piece.split()
        if len(words) in {2, 3} and any(lexicon.word("day", word) for word in words):
            for word in words:
                number = lexicon.ordinal(word)
                if number is None:
                    number = number_in(word)
                if number is not None:
                    return number
    return None
