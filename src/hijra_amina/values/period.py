"""When something took place, as far as it is known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.values._calendar import Span, days_between, may_share_a_day, span_of
from hijra_amina.values._text import check_text, kind_of
from hijra_amina.values.basis import Basis
from hijra_amina.values.count import Count
from hijra_amina.values.partial_date import PartialDate
from hijra_amina.values.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Period"]


@attrs.frozen(repr=False, order=False)
class Period:
    """From a start to an end, or separate days, or only how long; each as far as it is known.

    Both ends are included. `==` compares what is known; order is three-valued and open where
    the year is unknown: two periods without a year are not taken to be of the same year.

    Args:
        start: The first day, month or year; `None` if it is not known.
        end: The last one; `None` if it is not known.
        days: The separate days, if it was not held on all days between the ends. The ends are
            then the first and the last of them and may be left out.
        duration: How many days it took, where the source says so; a count or a whole number.
        open_end: Whether it has not ended yet (`2022-06/..`).
        wording: The source's own words.

    Raises:
        InvalidValueError: If an argument is of the wrong kind, the period ends before it starts,
            or only one end has a year.
        ContradictionError: If the duration is longer than the period.

    Examples:
        >>> Period.parse("XXXX-05-04/XXXX-05-07").length()
        Count.exactly(4)
        >>> Period.parse("2015-06-16/2015-06-17").before(Period.parse("2015-09"))
        <Verdict.HOLDS: 'holds'>
        >>> Period.parse("2013-11", duration=10).length()
        Count.exactly(10)
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    days: tuple[PartialDate, ...] = attrs.field(default=(), converter=tuple, kw_only=True)
    duration: Count | None = attrs.field(
        default=None, converter=attrs.converters.optional(Count.of), kw_only=True
    )
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
        if any(one >= other for one, other in zip(keys, keys[1:], strict=False)):
            raise InvalidValueError(where, "different days in order", "another order")
        if self.start not in {None, self.days[0]} or self.end not in {None, self.days[-1]}:
            raise InvalidValueError("Period", "ends that are the first and last day", "others")
        # attrs' own way of setting a field of a frozen class while it is being made.
        object.__setattr__(self, "start", self.days[0])
        object.__setattr__(self, "end", self.days[-1])

    def _check_duration(self, duration: Count) -> None:
        """Refuse a duration that the dates have no room for."""
        room = self._days_there_are()
        if (duration >= 1) is Verdict.FAILS:
            raise InvalidValueError("Period.duration", "at least one day", "none")
        if (duration <= room) is Verdict.FAILS:
            msg = f"a duration of at least {duration.low} days in a period of {room.high} at most"
            raise ContradictionError(msg)

    # -- constructors --------------------------------------------------------------------------

    @classmethod
    def on(cls, day: PartialDate | date, *, wording: str | None = None) -> Period:
        """A period of one day, month or year.

        Args:
            day: The date, as far as it is known.
            wording: The source's own words.

        Returns:
            The period that starts and ends there.

        Raises:
            InvalidValueError: If it is no date.

        Examples:
            >>> Period.on(PartialDate(2015, 6))
            Period.parse('2015-06')
        """
        known = PartialDate.of(day)
        return cls(known, known, wording=wording)

    @classmethod
    def between(
        cls, start: PartialDate | date, end: PartialDate | date, *, wording: str | None = None
    ) -> Period:
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
            >>> Period.between(date(2015, 6, 16), date(2015, 6, 17))
            Period.parse('2015-06-16/2015-06-17')
        """
        return cls(PartialDate.of(start), PartialDate.of(end), wording=wording)

    @classmethod
    def on_days(cls, days: Iterable[PartialDate | date], *, wording: str | None = None) -> Period:
        """Separate days.

        Args:
            days: The days, in order; one day is a period of one day.
            wording: The source's own words.

        Returns:
            The period of just these days.

        Raises:
            InvalidValueError: If there is none, or they are not different days in order.

        Examples:
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
    def lasting(cls, duration: int | Count, *, wording: str | None = None) -> Period:
        """A period of which only the duration is known ("ten days").

        Args:
            duration: How many days.
            wording: The source's own words.

        Returns:
            The period without dates.

        Raises:
            InvalidValueError: If it is no count of at least one day.

        Examples:
            >>> Period.lasting(10)
            Period.parse('P10D')
        """
        return cls(duration=duration, wording=wording)

    @classmethod
    def unknown(cls, *, wording: str | None = None) -> Period:
        """A period of which nothing is known ("this past week").

        Args:
            wording: The source's own words, if it has any.

        Returns:
            The period without dates or duration.

        Raises:
            InvalidValueError: If the wording cannot be kept.

        Examples:
            >>> Period.unknown(wording="this past week").is_known
            False
        """
        return cls(wording=wording)

    @classmethod
    def parse(
        cls, text: str, *, duration: int | Count | None = None, wording: str | None = None
    ) -> Period:
        """Read EDTF (ISO 8601-2), or an ISO 8601 duration in days or weeks.

        Args:
            text: A date, `start/end` (an unknown end is blank, `..` is an end still to come),
                `{day,day}`, or a duration such as `P10D`. `/` is a period of unknown dates.
            duration: How many days it took, if that is known besides.
            wording: The source's own words.

        Returns:
            The period.

        Raises:
            UnreadableTextError: If it is written in any other way.
            InvalidValueError: If a date does not exist, or the period ends before it starts.
            ContradictionError: If the duration is longer than the period.

        Examples:
            >>> Period.parse("{2015-06-16,2015-06-18}").length()
            Count.exactly(2)
            >>> Period.parse("2022-06/").end is None
            True
        """
        from hijra_amina.values._edtf import read_edtf

        found = read_edtf(text)
        if found.duration is not None and duration is not None:
            raise InvalidValueError("Period.parse", "one duration", "two")
        return cls(
            found.start,
            found.end,
            days=found.days,
            duration=found.duration if duration is None else duration,
            open_end=found.open_end,
            wording=wording,
        )

    @classmethod
    def parse_duration(cls, text: str, language: str) -> Period:
        """Read how many days something took, as reports word it.

        A week is seven days on the calendar and often five of training, so "a week" is read as
        one to seven days, "two weeks" as eight to fourteen.

        Args:
            text: The words, such as `ten-day`, `three productive days` or `ثلاثة أيام`.
            language: `en` or `ar`, or a locale of one of them.

        Returns:
            A period with a duration and without dates, the words kept beside it.

        Raises:
            UnreadableTextError: If the words cannot be read for certain.
            LocaleError: If the language is another.

        Examples:
            >>> Period.parse_duration("for four days", "en").duration
            Count.exactly(4)
        """
        from hijra_amina.values._duration_text import read_duration

        return cls(duration=read_duration(text, language), wording=text.strip())

    # -- what it says --------------------------------------------------------------------------

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

    def dates(self) -> tuple[date, ...] | None:
        """Each day on which it was held, if all are known.

        Returns:
            The days in order, or `None` if a date or a year is not known, or if the duration
            says that it was not held on all days from start to end.

        Examples:
            >>> len(Period.parse("2015-06-16/2015-06-17").dates())
            2
        """
        known = self.days or (self.start, self.end)
        held = [day.earliest for day in known if day is not None and day.is_full]
        dates = [day for day in held if day is not None]
        if len(dates) != len(known) or not self._held_throughout:
            return None
        if self.days:
            return tuple(dates)
        first, last = dates
        return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))

    def length(self) -> Count:
        """How many days it was held.

        Returns:
            The number of days: as the source says, as far as the dates allow; else from the
            dates. Unknown if there is neither.

        Examples:
            >>> Period.parse("2014-10/2014-11").length()
            Count.between(2, 61)
        """
        room = self._days_there_are()
        if self.duration is None:
            return room
        if room.high is None or self.duration.approximate:
            return self.duration
        return self.duration.intersect(Count.between(1, room.high))

    def _days_there_are(self) -> Count:
        """How many days the dates leave room for."""
        if self.days:
            return Count.exactly(len(self.days), basis=Basis.DERIVED)
        if self.start is not None and self.end is not None:
            low, high = days_between(self.start, self.end)
            return Count.between(low, high, basis=Basis.DERIVED)
        if self.start is None and self.end is None:
            return Count.unknown(basis=Basis.DERIVED)
        return Count.at_least(1, basis=Basis.DERIVED)

    @property
    def _held_throughout(self) -> bool:
        """Whether the duration leaves no day out."""
        if self.duration is None:
            return True
        return (self.duration >= self._days_there_are()) is Verdict.HOLDS

    # -- comparing -----------------------------------------------------------------------------

    def before(self, other: Period | PartialDate | date) -> Verdict:
        """Whether all of it lies before the other.

        Args:
            other: A period or a date.

        Returns:
            `OPEN` where a year is unknown, or one date lies within the other.

        Raises:
            InvalidValueError: If `other` is neither.

        Examples:
            >>> Period.parse("XXXX-05-04").before(Period.parse("2015-06-16"))
            <Verdict.OPEN: 'open'>
        """
        one, that = self._span, _period(other)._span
        if one is None or that is None:
            return Verdict.OPEN
        return Verdict.decide(
            holds=one.end_latest < that.start_earliest,
            fails=one.end_earliest >= that.start_latest,
        )

    def __lt__(self, other: Period | PartialDate | date) -> Verdict:
        """Whether it lies before the other."""
        return self.before(other)

    def __gt__(self, other: Period | PartialDate | date) -> Verdict:
        """Whether it lies after the other."""
        return _period(other).before(self)

    def __le__(self, other: Period | PartialDate | date) -> Verdict:
        """Whether it does not lie after the other."""
        return _period(other).before(self).negated()

    def __ge__(self, other: Period | PartialDate | date) -> Verdict:
        """Whether it does not lie before the other."""
        return self.before(other).negated()

    def overlaps(self, other: Period | PartialDate | date) -> Verdict:
        """Whether there is a day on which both were held.

        Args:
            other: A period or a date.

        Returns:
            `FAILS` also where the year is unknown but no year would bring them together.

        Raises:
            InvalidValueError: If `other` is neither.

        Examples:
            >>> Period.parse("XXXX-05-04/XXXX-05-07").overlaps(Period.parse("2015-06-16"))
            <Verdict.FAILS: 'fails'>
        """
        that = _period(other)
        mine, its = self.dates(), that.dates()
        if mine is not None and its is not None:
            shared = not frozenset(mine).isdisjoint(its)
            return Verdict.decide(holds=shared, fails=not shared)
        one, two = self._span, that._span
        if one is None or two is None:
            ends = (self.start, self.end), (that.start, that.end)
            return Verdict.decide(holds=False, fails=not may_share_a_day(*ends))
        certain = (
            one.start_latest <= two.end_earliest
            and two.start_latest <= one.end_earliest
            and _without_gaps(self)
            and _without_gaps(that)
        )
        apart = one.end_latest < two.start_earliest or two.end_latest < one.start_earliest
        return Verdict.decide(holds=certain, fails=apart)

    def includes(self, day: PartialDate | date) -> Verdict:
        """Whether it was held on a day, or throughout a month or a year.

        Args:
            day: The date.

        Returns:
            `HOLDS` if every day that the date can be is certainly in it.

        Raises:
            InvalidValueError: If `day` is no date.

        Examples:
            >>> Period.parse("2015-06-16/2015-06-17").includes(date(2015, 6, 17))
            <Verdict.HOLDS: 'holds'>
        """
        known = PartialDate.of(day)
        one = self._span
        first, last = known.earliest, known.latest
        possible = self.overlaps(Period.on(known))
        if one is None or first is None or last is None or possible is Verdict.FAILS:
            return Verdict.decide(holds=False, fails=possible is Verdict.FAILS)
        if known.is_full:
            return possible
        throughout = one.start_latest <= first.toordinal() and last.toordinal() <= one.end_earliest
        return Verdict.decide(holds=throughout and _without_gaps(self), fails=False)

    @property
    def _span(self) -> Span | None:
        """The earliest and latest start and end, or `None` where no year is known."""
        return span_of(self.start, self.end)

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


def _period(value: Period | PartialDate | date) -> Period:
    return value if isinstance(value, Period) else Period.on(value)


def _without_gaps(period: Period) -> bool:
    return not period.days and period.duration is None
