"""When something took place, as far as it is known."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.values._calendar import Span, may_share_a_day, span_of
from hijra_amina.values._period_statement import PeriodStatement
from hijra_amina.values.count import Count
from hijra_amina.values.partial_date import PartialDate
from hijra_amina.values.verdict import Verdict

__all__ = ["Period"]


@attrs.frozen(repr=False, order=False)
class Period(PeriodStatement):
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
        from hijra_amina.values._edtf import read_edtf  # noqa: PLC0415 - for this alone

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
        from hijra_amina.values._reading.durations import read_duration  # noqa: PLC0415 - for this alone

        return cls(duration=read_duration(text, language), wording=text.strip())

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
        room = self.room()
        if self.duration is None:
            return room
        if room.high is None or self.duration.approximate:
            return self.duration
        return self.duration.intersect(Count.between(1, room.high))

    @property
    def _held_throughout(self) -> bool:
        """Whether the duration leaves no day out."""
        if self.duration is None:
            return True
        return (self.duration >= self.room()) is Verdict.HOLDS

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
        one, that = _span(self), _span(_period(other))
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
        one, two = _span(self), _span(that)
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
        one = _span(self)
        first, last = known.earliest, known.latest
        possible = self.overlaps(Period.on(known))
        if one is None or first is None or last is None or possible is Verdict.FAILS:
            return Verdict.decide(holds=False, fails=possible is Verdict.FAILS)
        if known.is_full:
            return possible
        throughout = one.start_latest <= first.toordinal() and last.toordinal() <= one.end_earliest
        return Verdict.decide(holds=throughout and _without_gaps(self), fails=False)


def _period(value: Period | PartialDate | date) -> Period:
    return value if isinstance(value, Period) else Period.on(value)


def _without_gaps(period: Period) -> bool:
    return not period.days and period.duration is None


def _span(period: Period) -> Span | None:
    """The earliest and latest start and end, or `None` where no year is known."""
    return span_of(period.start, period.end)
