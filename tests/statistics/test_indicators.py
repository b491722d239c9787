"""What was reached of what was promised."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import InvalidValueError, UnknownCodeError, UnknownReferenceError
from hijra_amina.model import (
    Headcount,
    Indicator,
    Programme,
    Session,
    Statement,
    Target,
)
from hijra_amina.statistics import achievements, gain, registered, share
from hijra_amina.statistics.dimensions import begins_within
from hijra_amina.values import Count, LocalizedText, Period, Share, Verdict

NAME = LocalizedText({"en": "Officials trained"})
HOLDS, FAILS, OPEN = Verdict.HOLDS, Verdict.FAILS, Verdict.OPEN


def held(key: str, period: str, n: int, women: int | None = None) -> Session:
    """A session of which the numbers are stated."""
    statements = [Statement(count=n)]
    if women is not None:
        statements.append(Statement(count=women, sex="female"))
    return Session(
        id=key,
        title=NAME,
        period=Period.parse(period),
        headcount=Headcount(statements=tuple(statements)),
    )


SESSIONS = (
    held("s-1", "2014-11-03", 40, 10),
    held("s-2", "2015-02-10", 60, 30),
    held("s-3", "2015-09-01", 50, 20),
    held("s-4", "XXXX-05-04", 30, 5),
)


def indicator(*targets: Target, measure: str = "participations", **more: object) -> Indicator:
    """An indicator with these targets."""
    return Indicator(id="trained", name=NAME, measure=measure, targets=targets, **more)


def target(period: str, count: int | Count | None = None, share: Share | None = None) -> Target:
    """What is to be reached in a period."""
    return Target(period=Period.parse(period), count=count, share=share)


def programme(*indicators: Indicator) -> Programme:
    """A programme of four sessions, one of them without a year."""
    return Programme(id="p", name=NAME, sessions=SESSIONS, indicators=indicators)


class TestTargets:
    """The actual of a period against its target."""

    @pytest.mark.parametrize(
        ("period", "actual"),
        [
            ("2014", Count.between(40, 70)),
            ("2015", Count.between(110, 140)),
            ("2015-01/2015-04", Count.exactly(60)),
            ("2016", Count.between(0, 30)),
            ("/2015-12", Count.between(150, 180)),
            ("2015-03/", Count.between(50, 80)),
            ("/", Count.exactly(180)),
        ],
    )
    def test_sessions_count_in_the_period_in_which_they_begin(
        self, period: str, actual: Count
    ) -> None:
        """One without a year may be of any; a period without a start holds all that was before."""
        found = achievements(programme(), indicator(target(period, 100)))
        assert found[0].actual == actual

    @pytest.mark.parametrize(
        ("aim", "reached"),
        [
            (110, HOLDS),
            (111, OPEN),
            (141, FAILS),
            (Count.at_least(110), HOLDS),
            (Count.more_than(140), FAILS),
            (Count.between(100, 120), HOLDS),
            (Count.at_most(109), FAILS),
            (Count.at_most(140), HOLDS),
            (Count.at_most(120), OPEN),
            (Count.about(100), OPEN),
            (Count.unknown(), OPEN),
        ],
    )
    def test_a_target_is_reached_not_reached_or_open(self, aim: Count, reached: Verdict) -> None:
        """With 110 to 140 participations in 2015; a limit is kept by staying within it."""
        found = achievements(programme(), indicator(target("2015", aim)))
        assert found[0].reached is reached

    def test_progress_is_a_share_of_the_target(self) -> None:
        """110 to 140 of 200 are from 11/20 to 7/10, and never more than all of it."""
        wide, narrow = achievements(
            programme(), indicator(target("2015", 200), target("2015", 100))
        )
        assert wide.progress == Share.between("11/20", "7/10")
        assert narrow.progress == Share.exactly(1)
        (limit,) = achievements(programme(), indicator(target("2015", Count.at_most(200))))
        assert limit.progress is None

    def test_nothing_known_is_open(self) -> None:
        """Of a session without figures, neither is the target reached nor its share known."""
        silent = Session(id="s-1", title=NAME, period=Period.parse("2015-01-01"))
        (found,) = achievements([silent], indicator(target("2015", 5)))
        assert (found.reached, found.progress) == (OPEN, Share.unknown())

    def test_the_baseline_stands_beside_the_actual(self) -> None:
        """What was there at the start is shown, and not added."""
        made = indicator(target("2015-01/2015-04", 50), baseline=Count.exactly(15))
        (found,) = achievements(programme(), made)
        assert (found.baseline, found.actual) == (Count.exactly(15), Count.exactly(60))

    def test_cells_have_actuals_and_no_targets(self) -> None:
        """A target is of the whole; its disaggregation says who was reached."""
        made = indicator(target("2015-01/2015-04", 50), disaggregation=("sex",))
        found = achievements(programme(), made)
        assert [one.key for one in found] == [("*",), ("female",), ("male",), ("?",)]
        assert [one.actual for one in found] == [Count.exactly(n) for n in (60, 30, 30, 0)]
        assert [one.is_total for one in found] == [True, False, False, False]
        assert all(one.target is one.reached is one.baseline is None for one in found[1:])

    def test_on_a_day_later_sessions_are_left_out(self) -> None:
        """By the end of June, the session of September had not begun."""
        made = indicator(target("2015", 100))
        for on in ("2015-06-30", date(2015, 6, 30), "2015-06"):
            (found,) = achievements(programme(), made, on=on)
            assert found.actual == Count.between(60, 90)
        (before,) = achievements(programme(), made, on="2014")
        assert before.actual.low == 0
        for wrong in ("soon", "XXXX-05", 5):
            with pytest.raises(InvalidValueError, match="on"):
                achievements(programme(), made, on=wrong)

    def test_an_indicator_without_targets_gives_what_was_reached(self) -> None:
        """There is nothing to compare with, and everything counts."""
        (found,) = achievements(programme(), indicator())
        assert found.actual == Count.exactly(180)
        assert found.period is found.target is found.reached is found.progress is None

    def test_people_are_bounds(self) -> None:
        """60 and 50 people of two sessions are 60 to 110 people."""
        made = indicator(target("2015-01/2015-12", 100), measure="people")
        found = achievements(list(SESSIONS[:3]), made)
        assert found[0].actual == Count.between(60, 110)
        assert found[0].reached is OPEN

    def test_a_share_is_set_against_a_share(self) -> None:
        """Half of the participants of a session were women, and half was the target."""
        women = share(of="participations", sex="female", name="women")
        half = target("2015-01/2015-04", share=Share.at_least("50%"))
        most = target("2015-01/2015-04", share=Share.more_than("50%"))
        few = target("2015-01/2015-04", share=Share.at_most("1/4"))
        with registered(women):
            found = achievements(programme(), indicator(half, most, few, measure="women"))
            assert [one.actual for one in found] == [Share.exactly("1/2")] * 3
            assert [one.reached for one in found] == [HOLDS, FAILS, FAILS]
            vague = target("2015-01/2015-04", share=Share.about("1/2"))
            assert achievements(programme(), indicator(vague, measure="women"))[0].reached is OPEN
            with pytest.raises(InvalidValueError, match="a target that is a share"):
                achievements(programme(), indicator(target("2015", 5), measure="women"))
        with pytest.raises(InvalidValueError, match="a target that is a count"):
            achievements(programme(), indicator(half))
        made = indicator(half, measure="learned")
        with registered(gain(name="learned")), pytest.raises(InvalidValueError, match="a gain"):
            achievements(programme(), made)


class TestWords:
    """Words that nobody knows."""

    def test_an_indicator_is_found_by_its_identifier(self) -> None:
        """In the programme; another one names the nearest."""
        whole = programme(indicator(target("2015", 100)))
        assert achievements(whole, "trained")[0].indicator == "trained"
        with pytest.raises(UnknownReferenceError, match="'trained'"):
            achievements(whole, "trainde")
        with pytest.raises(InvalidValueError, match="Indicator"):
            achievements(list(SESSIONS), "trained")

    @pytest.mark.parametrize(
        ("wrong", "nearest"),
        [({"measure": "poeple"}, "'people'"), ({"disaggregation": ("sexe",)}, "'sex'")],
        ids=["measure", "dimension"],
    )
    def test_a_measure_or_a_dimension_that_does_not_exist_is_named(
        self, wrong: dict[str, object], nearest: str
    ) -> None:
        """With the nearest that does."""
        with pytest.raises(UnknownCodeError, match=nearest):
            achievements(programme(), indicator(**wrong))


@given(st.dates(date(2014, 1, 1), date(2016, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_whether_a_session_begins_in_a_period_is_never_guessed(day: date, shape: str) -> None:
    """A date written down in part leaves open what it does not decide, and nothing else."""
    made = begins_within(Period.parse("2015-03/2015-08"))
    verdict = made.verdict(day.strftime(shape), made.name)
    inside = date(2015, 3, 1) <= day <= date(2015, 8, 31)
    assert verdict is not (FAILS if inside else HOLDS)
    if shape != "%Y":
        assert verdict is not OPEN
