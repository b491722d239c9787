"""Periods say when, as far as it is known, and their order is three-valued."""

import copy
import operator
import pickle
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from hijra_amina.errors import (
    ContradictionError,
    InvalidValueError,
)
from hijra_amina.values import Count, PartialDate, Period, Verdict

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


def as_partial(day: date, precision: int, *, dated: bool = True) -> PartialDate:
    """A day, known to the year (1), the month (2) or the day (3)."""
    parts = (day.year if dated else None, day.month, day.day)
    return PartialDate(*parts[:precision])


@st.composite
def periods_with_days(draw: st.DrawFn) -> tuple[Period, date, date]:
    """A dated period, and true first and last days that it allows."""
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 400)))
    start = as_partial(first, draw(st.integers(1, 3)))
    end = as_partial(last, draw(st.integers(1, 3)))
    unknown = draw(st.integers(0, 9))
    if unknown == 0:
        return Period(start, None), first, last
    if unknown == 1:
        return Period(None, end), first, last
    return Period(start, end), first, last


@st.composite
def yearless_periods(draw: st.DrawFn) -> Period:
    """A period without a year that may cross the new year."""
    first = draw(st.dates(date(2003, 1, 1), date(2004, 12, 31)))
    last = first + timedelta(days=draw(st.integers(0, 150)))
    precision = draw(st.integers(2, 3))
    try:
        return Period(
            as_partial(first, precision, dated=False), as_partial(last, precision, dated=False)
        )
    except InvalidValueError:
        # 27 to 28 February one year apart and the like cannot arise within 150 days.
        return Period.on(as_partial(first, precision, dated=False))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period at all."""
    kind = draw(st.integers(0, 5))
    if kind == 0:
        days = sorted(draw(st.sets(DAYS, min_size=2, max_size=5)))
        return Period.on_days(days)
    if kind == 1:
        return draw(yearless_periods())
    if kind == 2:
        return Period(as_partial(draw(DAYS), draw(st.integers(1, 3))), open_end=True)
    if kind == 3:
        counts = [Count.between(1, 7), Count.about(10), Count.at_least(5), Count.exactly(3)]
        return Period.lasting(draw(st.sampled_from(counts)))
    if kind == 4:
        return Period.unknown()
    return draw(periods_with_days())[0]


class TestConstructors:
    def test_they_take_calendar_dates(self) -> None:
        """A `datetime.date` is a full date."""
        first, last = date(2015, 6, 16), date(2015, 6, 17)
        assert str(Period.between(first, last)) == "2015-06-16/2015-06-17"
        assert str(Period.on(first)) == "2015-06-16"
        assert Period.on_days([first]) == Period.on(first)
        assert Period.on_days([first, last]) != Period.between(first, last)

    @pytest.mark.parametrize(
        "arguments",
        [
            {"start": "2015"},
            {"start": date(2015, 6, 16)},
            {"end": "2015"},
            {"open_end": True},
            {"open_end": 1, "start": PartialDate(2015)},
            {"start": PartialDate(2015), "end": PartialDate(2016), "open_end": True},
            {"days": "2015-06-16"},
            {"days": 3},
            {"days": [PartialDate(2015, 6, 16)]},
            {"days": [date(2015, 6, 16), date(2015, 6, 18)]},
            {"days": [PartialDate(2015, 6, 16), PartialDate(2015, 6, 18)],
             "start": PartialDate(2015, 6, 15)},
            {"duration": 0},
            {"duration": 2.0},
            {"duration": True},
            {"wording": ""},
            {"wording": "\u200elast week"},
        ],
    )  # fmt: skip
    def test_what_is_no_period_is_refused(self, arguments: dict[str, Any]) -> None:
        """Each field takes just its own kind of value."""
        with pytest.raises(InvalidValueError):
            Period(**arguments)

    def test_no_days_are_no_period(self) -> None:
        """Separate days need at least one."""
        with pytest.raises(InvalidValueError):
            Period.on_days([])

    def test_a_duration_has_to_fit_the_dates(self) -> None:
        """Three days cannot last five; a training may rest on a day between."""
        assert Period.parse("XXXX-04-28/XXXX-04-30", duration=3).length() == Count.exactly(3)
        assert Period.parse("2015-06-14/2015-06-18", duration=3).length() == Count.exactly(3)
        with pytest.raises(ContradictionError):
            Period.parse("XXXX-04-28/XXXX-04-30", duration=5)
        with pytest.raises(InvalidValueError):
            Period.parse("P10D", duration=10)

    def test_the_wording_does_not_matter_to_equality(self) -> None:
        """Two unknown periods say the same, whatever words they come from."""
        assert Period.unknown(wording="this past week") == Period.unknown()
        assert "week" not in repr(Period.unknown(wording="this past week"))

    @given(periods())
    def test_a_period_survives_copying(self, period: Period) -> None:
        """Pickle and copy keep every field, and it cannot be changed."""
        for twin in (pickle.loads(pickle.dumps(period)), copy.deepcopy(period)):  # noqa: S301 - our own bytes
            assert twin == period
            assert hash(twin) == hash(period)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            period.start = None  # type: ignore[misc]


class TestLength:
    @pytest.mark.parametrize(
        ("text", "length"),
        [
            ("XXXX-05-04/XXXX-05-07", Count.exactly(4)),
            ("XXXX-12-30/XXXX-01-02", Count.exactly(4)),
            ("XXXX-02-27/XXXX-03-02", Count.between(4, 5)),
            ("XXXX-02-29/XXXX-03-02", Count.exactly(3)),
            ("XXXX-02", Count.between(1, 29)),
            ("2015-06-16/2015-06-17", Count.exactly(2)),
            ("2015-06-16", Count.exactly(1)),
            ("2014-10/2014-11", Count.between(2, 61)),
            ("2015-06", Count.between(1, 30)),
            ("2016", Count.between(1, 366)),
            ("2022-06/", Count.at_least(1)),
            ("2022-06/..", Count.at_least(1)),
            ("/2022-06", Count.at_least(1)),
            ("/", Count.unknown()),
            ("P10D", Count.exactly(10)),
            ("{2015-06-16,2015-06-18}", Count.exactly(2)),
        ],
    )
    def test_length_in_days(self, text: str, length: Count) -> None:
        """Both ends are included; what is not known stays open."""
        assert Period.parse(text).length() == length

    @given(periods_with_days())
    def test_the_true_length_is_allowed(self, drawn: tuple[Period, date, date]) -> None:
        """Whatever the first and last day are, the days between them lie in the length."""
        period, first, last = drawn
        assert period.length().contains((last - first).days + 1)

    @given(st.dates(date(2014, 12, 1), date(2016, 3, 1)), st.integers(0, 60), st.integers(2, 3),
           st.integers(2, 3))  # fmt: skip
    def test_no_narrower_length_would_do(
        self, first: date, days: int, one: int, other: int
    ) -> None:
        """For partial ends the least and the most days are those of the calendar."""
        last = first + timedelta(days=days)
        period = Period(as_partial(first, one), as_partial(last, other))
        ends: list[list[date]] = []
        for partial in (period.start, period.end):
            assert partial is not None
            low, high = partial.earliest, partial.latest
            assert low is not None
            assert high is not None
            ends.append([low + timedelta(days=n) for n in range((high - low).days + 1)])
        lengths = {(b - a).days + 1 for a in ends[0] for b in ends[1] if b >= a}
        assert period.length() == Count.between(min(lengths), max(lengths))

    @given(yearless_periods())
    @example(Period.parse("XXXX-02-01/XXXX-02-29"))
    def test_without_a_year_the_length_is_that_of_every_year(self, period: Period) -> None:
        """The bounds are reached in some year, and no year exceeds them."""
        lengths: set[tuple[int, int]] = set()
        assert period.start is not None
        assert period.end is not None
        for later in (0, 1):
            for year in range(2000, 2009):
                try:
                    placed = Period(
                        attrs.evolve(period.start, year=year),
                        attrs.evolve(period.end, year=year + later),
                    )
                except InvalidValueError:
                    continue  # no 29 February in that year, or the period crosses the new year
                found = placed.length()
                assert found.low is not None
                assert found.high is not None
                lengths.add((found.low, found.high))
            if lengths:
                break
        found = period.length()
        assert found.low == min(low for low, _ in lengths)
        assert found.high == max(high for _, high in lengths)

    def test_what_the_source_says_counts_within_the_dates(self) -> None:
        """A ten-day training in November 2013 took ten days; about ten stays about ten."""
        assert Period.parse("2013-11", duration=10).length() == Count.exactly(10)
        week = Count.between(1, 7)
        assert Period.parse("2015-06-16/2015-06-18", duration=week).length() == Count.at_most(
            3
        ).clip(1)
        assert Period.parse("2013-11", duration=Count.about(10)).length() == Count.about(10)


class TestFacts:
    def test_year_and_month_are_there_where_all_of_it_lies_in_one(self) -> None:
        """A period over two years or months has none."""
        for text, year, month in (
            ("2015-06-16/2015-06-17", 2015, 6), ("2014-10/2014-11", 2014, None),
            ("2015", 2015, None), ("XXXX-05-04/XXXX-05-07", None, 5), ("2022-06/", None, None),
            ("2015-12-30/2016-01-02", None, None), ("/", None, None), ("P10D", None, None),
        ):  # fmt: skip
            period = Period.parse(text)
            assert (period.year, period.month) == (year, month)

    def test_dates_are_there_where_all_are_known(self) -> None:
        """Each day of a dated period is listed; partial ones have no list."""
        sixteenth = date(2015, 6, 16)
        assert Period.parse("2015-06-16/2015-06-18").dates() == tuple(
            sixteenth + timedelta(days=n) for n in range(3)
        )
        assert Period.parse("{2015-06-16,2015-06-18}").dates() == (
            sixteenth,
            sixteenth + timedelta(days=2),
        )
        for text in ("2015-06", "XXXX-05-04/XXXX-05-07", "2022-06/", "/", "P10D"):
            assert Period.parse(text).dates() is None
        assert Period.parse("2015-06-14/2015-06-18", duration=3).dates() is None

    def test_something_is_known_if_a_date_or_a_duration_is(self) -> None:
        """Only a period of nothing is unknown."""
        assert not Period.unknown().is_known
        assert Period.lasting(3).is_known
        assert Period.parse("/2015").is_known


class TestOrder:
    def test_order_is_open_where_the_year_is_unknown(self) -> None:
        """4 to 7 May of some year are neither before nor after June 2015."""
        may, june = Period.parse("XXXX-05-04/XXXX-05-07"), Period.parse("2015-06-16/2015-06-17")
        for compare in (operator.lt, operator.le, operator.gt, operator.ge):
            assert compare(may, june) is Verdict.OPEN
            assert compare(june, may) is Verdict.OPEN
        assert may.before(Period.parse("XXXX-06-01")) is Verdict.OPEN
        assert may.before(may) is Verdict.OPEN

    @given(periods_with_days(), periods_with_days())
    def test_a_settled_order_is_true_of_the_days(
        self, one: tuple[Period, date, date], other: tuple[Period, date, date]
    ) -> None:
        """What holds is so, and what fails is not so."""
        (period, first, last), (another, its_first, its_last) = one, other
        before, after = last < its_first, its_last < first
        for verdict, truth in (
            (period.before(another), before),
            (period < another, before),
            (period > another, after),
            (period <= another, not after),
            (period >= another, not before),
            (period.overlaps(another), not before and not after),
        ):
            assert verdict is not (Verdict.FAILS if truth else Verdict.HOLDS)

    @given(DAYS, st.integers(0, 9), DAYS, st.integers(0, 9))
    def test_order_is_settled_where_all_days_are_known(
        self, first: date, days: int, second: date, more: int
    ) -> None:
        """Full dates leave nothing open."""
        one = Period.between(first, first + timedelta(days=days))
        other = Period.between(second, second + timedelta(days=more))
        dates, its_dates = one.dates(), other.dates()
        assert dates is not None
        assert its_dates is not None
        before = dates[-1] < its_dates[0]
        shared = bool(set(dates) & set(its_dates))
        assert one.before(other) is Verdict.decide(holds=before, fails=not before)
        assert one.overlaps(other) is Verdict.decide(holds=shared, fails=not shared)
        assert one.includes(second) is Verdict.decide(
            holds=second in dates, fails=second not in dates
        )

    @given(yearless_periods(), periods_with_days())
    def test_no_year_would_make_periods_meet_where_overlapping_fails(
        self, yearless: Period, drawn: tuple[Period, date, date]
    ) -> None:
        """`FAILS` without a year means that the days of the year are apart in every year."""
        dated, first, last = drawn
        assume(dated.start is not None and dated.end is not None)
        verdict = yearless.overlaps(dated)
        assert verdict is not Verdict.HOLDS
        assert dated.overlaps(yearless) is verdict
        assert yearless.start is not None
        assert yearless.end is not None
        met = False
        for year in range(first.year - 1, last.year + 2):
            for later in (0, 1):
                try:
                    placed = Period(
                        attrs.evolve(yearless.start, year=year),
                        attrs.evolve(yearless.end, year=year + later),
                    )
                except InvalidValueError:
                    continue
                met = met or placed.overlaps(dated) is not Verdict.FAILS
                break
        if met:
            assert verdict is Verdict.OPEN

    def test_days_of_the_year_can_be_apart_without_a_year(self) -> None:
        """4 May is no day of June in any year."""
        may = Period.parse("XXXX-05-04/XXXX-05-07")
        assert may.overlaps(Period.parse("2015-06-16")) is Verdict.FAILS
        assert may.overlaps(Period.parse("2015-05-06")) is Verdict.OPEN
        assert may.includes(date(2015, 5, 5)) is Verdict.OPEN
        assert may.includes(date(2015, 6, 5)) is Verdict.FAILS
        assert may.overlaps(Period.parse("XXXX-06")) is Verdict.FAILS
        assert may.overlaps(Period.parse("XXXX-05")) is Verdict.OPEN
        assert may.overlaps(Period.parse("/")) is Verdict.OPEN
        assert Period.parse("XXXX-02-29").overlaps(Period.parse("2015")) is Verdict.FAILS

    def test_a_partial_day_is_included_only_as_a_whole(self) -> None:
        """June 2015 is within a period if all its days are."""
        june = PartialDate(2015, 6)
        assert Period.parse("2015-05-20/2015-07-02").includes(june) is Verdict.HOLDS
        assert Period.parse("2015-06-16/2015-06-17").includes(june) is Verdict.OPEN
        assert Period.parse("2015-07").includes(june) is Verdict.FAILS
        assert Period.parse("2015").includes(june) is Verdict.OPEN

    def test_separate_days_leave_out_the_days_between(self) -> None:
        """16 and 18 June do not include the 17th."""
        days = Period.parse("{2015-06-16,2015-06-18}")
        assert days.includes(date(2015, 6, 17)) is Verdict.FAILS
        assert days.includes(date(2015, 6, 18)) is Verdict.HOLDS
        assert days.overlaps(Period.parse("2015-06-17")) is Verdict.FAILS

    def test_a_rest_day_may_be_any_day_between(self) -> None:
        """Three days held within five may or may not include the third."""
        held = Period.parse("2015-06-14/2015-06-18", duration=3)
        assert held.includes(date(2015, 6, 16)) is Verdict.OPEN
        assert held.includes(date(2015, 6, 20)) is Verdict.FAILS

    @pytest.mark.parametrize("other", ["2015-06", 2015, None, Count.exactly(1)])
    def test_what_is_no_period_takes_no_part(self, other: Any) -> None:
        """Periods are compared with periods and dates."""
        period = Period.parse("2015")
        for use in (period.before, period.overlaps, period.includes):
            with pytest.raises(InvalidValueError):
                use(other)
