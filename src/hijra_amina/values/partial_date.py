"""A date as far as it is known: a day, a month or a year, perhaps without its year."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date
from functools import cache
from typing import Final

import attrs

from hijra_amina.errors import InvalidValueError, UnreadableTextError
from hijra_amina.values._text import kind_of
from hijra_amina.values.verdict import Verdict

__all__ = ["PartialDate", "days_in_month", "is_leap"]

_LONGEST: Final = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
_MONTHS: Final = 12
_FEBRUARY: Final = 2


def is_leap(year: int) -> bool:
    """Whether a year has a 29 February.

    Args:
        year: The Gregorian year.

    Returns:
        Whether it is a leap year.

    Examples:
        >>> is_leap(2016), is_leap(1900)
        (True, False)
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int | None, month: int) -> int:
    """How many days a month has; the most that it can have if the year is not known.

    Args:
        year: The year, if it is known.
        month: The month, 1 to 12.

    Returns:
        The number of days.

    Examples:
        >>> days_in_month(2015, 2), days_in_month(None, 2)
        (28, 29)
    """
    if month == _FEBRUARY and year is not None and not is_leap(year):
        return 28
    return _LONGEST.get(month, 31)


@attrs.frozen(repr=False, order=False)
class PartialDate:
    """A year, a month or a day, or a month or a day of a year that is not known.

    `==` compares what is known; `<` and its like compare the dates themselves and answer with a
    `Verdict`, which is open where the year is unknown or one date lies within the other.

    Args:
        year: The year, 1 to 9999, or `None`.
        month: The month, or `None`.
        day: The day, or `None`.

    Raises:
        InvalidValueError: If there is no such date, or a part is missing above one that is given.

    Examples:
        >>> PartialDate(2015, 6, 16)
        PartialDate.parse('2015-06-16')
        >>> str(PartialDate(None, 5, 4))
        'XXXX-05-04'
        >>> PartialDate(2015, 6) < PartialDate(2015, 7, 1)
        <Verdict.HOLDS: 'holds'>
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse dates that do not exist."""
        for name, most in (("year", MAXYEAR), ("month", _MONTHS), ("day", 31)):
            part = getattr(self, name)
            if part is None:
                continue
            if not isinstance(part, int) or isinstance(part, bool):
                raise InvalidValueError(f"PartialDate.{name}", "a whole number", kind_of(part))
            if not 1 <= part <= most:
                found = "a number outside"
                raise InvalidValueError(f"PartialDate.{name}", f"1 to {most}", found)
        if self.month is None and (self.year is None or self.day is not None):
            raise InvalidValueError("PartialDate", "a year or a month", "neither")
        if self.day is None or self.month is None:
            return
        if self.day > days_in_month(self.year, self.month):
            last = days_in_month(self.year, self.month)
            found = "a day that the month does not have"
            raise InvalidValueError("PartialDate.day", f"1 to {last} in that month", found)

    @classmethod
    def of(cls, value: PartialDate | date) -> PartialDate:
        """A partial date as it is, or a calendar date as a fully known one.

        Args:
            value: Either.

        Returns:
            The partial date.

        Raises:
            InvalidValueError: If it is neither.

        Examples:
            >>> PartialDate.of(date(2015, 6, 16))
            PartialDate.parse('2015-06-16')
        """
        if isinstance(value, PartialDate):
            return value
        if type(value) is date:
            return cls(value.year, value.month, value.day)
        raise InvalidValueError("PartialDate", "a date", kind_of(value))

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read a date of EDTF (ISO 8601-2).

        Args:
            text: `2015`, `2015-06`, `2015-06-16`, `XXXX-05` or `XXXX-05-04`.

        Returns:
            The date.

        Raises:
            UnreadableTextError: If it is written in any other way.
            InvalidValueError: If there is no such date.

        Examples:
            >>> PartialDate.parse("XXXX-02-29").day
            29
        """
        if not isinstance(text, str):
            raise InvalidValueError("PartialDate", "text", kind_of(text))
        found = _pattern().fullmatch(text)
        if found is None:
            raise UnreadableTextError("date", None, _why_not(text))
        year, month, day = found.groups()
        return cls(
            None if year == "XXXX" else int(year),
            int(month) if month else None,
            int(day) if day else None,
        )

    @property
    def is_full(self) -> bool:
        """Whether year, month and day are all known."""
        return self.year is not None and self.day is not None

    @property
    def earliest(self) -> date | None:
        """The first day that it can be, or `None` if the year is not known."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date | None:
        """The last day that it can be, or `None` if the year is not known."""
        if self.year is None:
            return None
        month = self.month or _MONTHS
        return date(self.year, month, self.day or days_in_month(self.year, month))

    def __lt__(self, other: PartialDate | date) -> Verdict:
        """Whether this date is earlier than the other."""
        return _earlier(self, PartialDate.of(other))

    def __gt__(self, other: PartialDate | date) -> Verdict:
        """Whether this date is later than the other."""
        return _earlier(PartialDate.of(other), self)

    def __le__(self, other: PartialDate | date) -> Verdict:
        """Whether this date is not later than the other."""
        return _earlier(PartialDate.of(other), self).negated()

    def __ge__(self, other: PartialDate | date) -> Verdict:
        """Whether this date is not earlier than the other."""
        return _earlier(self, PartialDate.of(other)).negated()

    def __str__(self) -> str:
        """The date as EDTF."""
        parts = ["XXXX" if self.year is None else f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __repr__(self) -> str:
        """The call that reads an equal date."""
        return f"PartialDate.parse('{self}')"


def _earlier(one: PartialDate, other: PartialDate) -> Verdict:
    first, last, least, most = one.earliest, one.latest, other.earliest, other.latest
    if first is None or last is None or least is None or most is None:
        return Verdict.OPEN
    return Verdict.decide(holds=last < least, fails=first >= most)


@cache
def _pattern() -> re.Pattern[str]:
    # Two shapes: with a year all parts below may be left out, without one the month may not.
    return re.compile(r"(XXXX(?=-)|[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def _why_not(text: str) -> str:
    if any(character.isdecimal() and not character.isascii() for character in text):
        return "EDTF is written in the digits 0 to 9; these are others"
    if any(mark in text for mark in "?~%"):
        return "uncertain and approximate dates (?, ~, %) are not supported"
    return "EDTF such as 2015, 2015-06, 2015-06-16, XXXX-05 or XXXX-05-04"
