"""The fields of a period, its checks, and the constructors that read as speech."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.values._calendar import days_between, span_of
from hijra_amina.values._text import check_text, kind_of
from hijra_amina.values.basis import Basis
from hijra_amina.values.count import Count
from hijra_amina.values.partial_date import PartialDate
from hijra_amina.values.verdict import Verdict

if TYPE_CHECKING:
    from datetime import date
    from typing import Self

__all__ = ["PeriodStatement"]


def _days(days: Iterable[PartialDate]) -> tuple[PartialDate, ...]:
    if not isinstance(days, Iterable):
        raise InvalidValueError("Period.days", "PartialDates", kind_of(days))
    return tuple(days)


def _duration(duration: int | Count | None) -> Count | None:
    return None if duration is None else Count.of(duration)


@attrs.frozen(repr=False, order=False)
class PeriodStatement:
    """What a period says, without what can be worked out from it: see `Period`."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    days: tuple[PartialDate, ...] = attrs.field(default=(), converter=_days, kw_only=True)
    duration: Count | None = attrs.field(default=None, converter=_duration, kw_only=True)
    open_end: bool = attrs.field(default=False, kw_only=True)
    wording: str | None = attrs.field(default=None, eq=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse what no period can be."""
        for field, found in (("start", self.start), ("end", self.end)):
            if found is not None and not isinstance(found, PartialDate):
                raise InvalidValueError(f"Period.{field}", "a PartialDate", kind_of(found))
        if not isinstance(self.open_end, bool):
            raise InvalidValueError("Period.open_end", "true or false", kind_of(self.open_end))
        if self.open_end and (self.end is not None or self.start is None):
            raise InvalidValueError("Period.open_end", "a start and no end", "an end, or no start")
        if self.wording is not None:
            check_text("Period.wording", self.wording)
        if self.days:
            self._check_days()
        if self.start is not None and self.end is not None:
            span_of(self.start, self.end)
        if self.duration is not None:
            self._check_duration(self.duration)

    def _check_days(self) -> None:
        """Refuse days out of order, and let the ends be the first and the last of them."""
        where = "Period.days"
        for day in self.days:
            if not isinstance(day, PartialDate):
                raise InvalidValueError(where, "PartialDates", kind_of(day))
            if day.day is None:
                raise InvalidValueError(where, "days", "a month or a year")
        if len(self.days) == 1:
            raise InvalidValueError(where, "at least two days (one day is a start and an end)", "1")
        keys = [(day.year or 0, day.month or 0, day.day or 0) for day in self.days]
        if len({day.year is None for day in self.days}) > 1:
            raise InvalidValueError(where, "days that all have a year, or none", "both")
        if any(one >= other for one, other in pairwise(keys)):
            raise InvalidValueError(where, "different days in order", "another order")
        if self.start not in {None, self.days[0]} or self.end not in {None, self.days[-1]}:
            raise InvalidValueError("Period", "ends that are the first and last day", "others")
        # attrs' own way of setting a field of a frozen class while it is being made.
        object.__setattr__(self, "start", self.days[0])
        object.__setattr__(self, "end", self.days[-1])

    def _check_duration(self, duration: Count) -> None:
        """Refuse a duration that the dates have no room for."""
        room = self.room()
        if (duration >= 1) is Verdict.FAILS:
            raise InvalidValueError("Period.duration", "at least one day", "none")
        if (duration <= room) is Verdict.FAILS:
            msg = f"a duration of at least {duration.low} days in a period of {room.high} at most"
            raise ContradictionError(msg)

    # -- constructors --------------------------------------------------------------------------

    @classmethod
    def on(cls, day: PartialDate | date, *, wording: str | None = None) -> Self:
        """A period of one day, month or year.

        Args:
            day: The date, as far as it is known.
            wording: The source's own words.

        Returns:
            The period that starts and ends there.

        Raises:
            InvalidValueError: If it is no date.

        Examples:
            >>> from hijra_amina.values import PartialDate, Period
            >>> Period.on(PartialDate(2015, 6))
            Period.parse('2015-06')
        """
        known = PartialDate.of(day)
        return cls(known, known, wording=wording)

    @classmethod
    def between(
        cls, start: PartialDate | date, end: PartialDate | date, *, wording: str | None = None
    ) -> Self:
        """A period from one date to another, both included.

        Args:
            start: The first.
            end: The last.
            wording: The source's own words.

        Returns:
            The period.

        Raises:
            InvalidValueError: If it ends before it starts, or an argument is no date.

        Examples:
            >>> from hijra_amina.values import PartialDate, Period
            >>> from datetime import date
            >>> Period.between(date(2015, 6, 16), date(2015, 6, 17))
            Period.parse('2015-06-16/2015-06-17')
        """
        return cls(PartialDate.of(start), PartialDate.of(end), wording=wording)

    @classmethod
    def on_days(cls, days: Iterable[PartialDate | date], *, wording: str | None = None) -> Self:
        """Separate days.

        Args:
            days: The days, in order; one day is a period of one day.
            wording: The source's own words.

        Returns:
            The period of just these days.

        Raises:
            InvalidValueError: If there is none, or they are not different days in order.

        Examples:
            >>> from hijra_amina.values import PartialDate, Period
            >>> from datetime import date
            >>> Period.on_days([date(2015, 6, 16), date(2015, 6, 18)]).length()
            Count.exactly(2)
        """
        known = tuple(PartialDate.of(day) for day in days)
        if not known:
            raise InvalidValueError("Period.days", "at least one day", "none")
        if len(known) == 1 and known[0].day is not None:
            return cls.on(known[0], wording=wording)
        return cls(days=known, wording=wording)

    @classmethod
    def lasting(cls, duration: int | Count, *, wording: str | None = None) -> Self:
        """A period of which only the duration is known ("ten days").

        Args:
            duration: How many days.
            wording: The source's own words.

        Returns:
            The period without dates.

        Raises:
            InvalidValueError: If it is no count of at least one day.

        Examples:
            >>> from hijra_amina.values import PartialDate, Period
            >>> Period.lasting(10)
            Period.parse('P10D')
        """
        return cls(duration=duration, wording=wording)

    @classmethod
    def unknown(cls, *, wording: str | None = None) -> Self:
        """A period of which nothing is known ("this past week").

        Args:
            wording: The source's own words, if it has any.

        Returns:
            The period without dates or duration.

        Raises:
            InvalidValueError: If the wording cannot be kept.

        Examples:
            >>> from hijra_amina.values import PartialDate, Period
            >>> Period.unknown(wording="this past week").is_known
            False
        """
        return cls(wording=wording)

    @property
    def is_known(self) -> bool:
        """Whether anything is known, be it a date or a duration."""
        return self.start is not None or self.end is not None or self.duration is not None

    @property
    def year(self) -> int | None:
        """The year that all of it lies in, if that is known."""
        if self.start is None or self.end is None or self.start.year != self.end.year:
            return None
        return self.start.year

    @property
    def month(self) -> int | None:
        """The month that all of it lies in, if that is known."""
        if self.start is None or self.end is None or self.start.year != self.end.year:
            return None
        return self.start.month if self.start.month == self.end.month else None

    def room(self) -> Count:
        """How many days the dates leave room for."""
        if self.days:
            return Count.exactly(len(self.days), basis=Basis.DERIVED)
        if self.start is not None and self.end is not None:
            low, high = days_between(self.start, self.end)
            return Count.between(low, high, basis=Basis.DERIVED)
        if self.start is None and self.end is None:
            return Count.unknown(basis=Basis.DERIVED)
        return Count.at_least(1, basis=Basis.DERIVED)

    def __str__(self) -> str:
        """EDTF; a duration is shown where there are no dates and it is one number of days."""
        if self.days:
            return f"{{{','.join(map(str, self.days))}}}"
        if self.start is None and self.end is None:
            exact = self.duration is not None and self.duration.is_exact
            return f"P{self.duration.value}D" if exact and self.duration is not None else "/"
        if self.start == self.end:
            return str(self.start)
        end = ".." if self.open_end else (self.end or "")
        return f"{self.start or ''}/{end}"

    def __repr__(self) -> str:
        """The call that reads an equal period; the wording is left out."""
        text = str(self)
        shown = self.duration is None or text.startswith("P")
        return f"Period.parse('{text}'{'' if shown else f', duration={self.duration!r}'})"
