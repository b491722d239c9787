"""A share of a number of people is a whole number of them, neither wider nor narrower than true."""

from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.testing import shares, shares_true_of
from hijra_amina.values import Count, Share, Verdict

FEW = sorted({Fraction(p, q) for q in range(1, 6) for p in range(q + 1)})
# Every share with such ends, and each end left out where something remains.
SMALL = [
    Share.between(low, high, low_strict=low_strict, high_strict=high_strict)
    for low, high in combinations_with_replacement(FEW, 2)
    for low_strict, high_strict in product([False, True], repeat=2)
    if low < high or not (low_strict or high_strict)
]
RANGES = list(combinations_with_replacement(range(10), 2))


def allows(share: Share, value: Fraction) -> bool:
    """Whether a fraction lies between the ends of a share."""
    above = value > share.low if share.low_strict else value >= share.low
    below = value < share.high if share.high_strict else value <= share.high
    return above and below


class TestOf:
    @pytest.mark.parametrize(
        ("share", "whole", "part"),
        [
            (Share.more_than("60%"), 27, Count.between(17, 27)),
            (Share.more_than("60%"), 22, Count.between(14, 22)),
            (Share.more_than("60%"), 15, Count.between(10, 15)),
            (Share.at_least("60%"), 15, Count.between(9, 15)),
            (Share.more_than("1/2"), 27, Count.between(14, 27)),
            (Share.less_than("1/2"), 28, Count.at_most(13)),
            (Share.exactly("1/2"), Count.between(27, 29), Count.exactly(14)),
            (Share.more_than("60%"), Count.more_than(80), Count.at_least(49)),
            (Share.unknown(), 27, Count.at_most(27)),
            (Share.unknown(), Count.unknown(), Count.unknown()),
            (Share.exactly(0), Count.unknown(), Count.exactly(0)),
            (Share.more_than("60%"), Count.suppressed(below=5), Count.at_most(4)),
        ],
    )
    def test_bounds_are_those_of_whole_people(
        self, share: Share, whole: int | Count, part: Count
    ) -> None:
        """A share of people is a whole number of them, tightened exactly."""
        assert share.of(whole) == part

    def test_both_statements_of_the_report_give_17_to_27(self) -> None:
        """Over 60% and more than half of 27 are 17 to 27 women, in either order."""
        over, half = Share.more_than("60%"), Share.more_than("1/2")
        assert over.intersect(half).of(27) == Count.between(17, 27)
        assert half.of(27).intersect(over.of(27)) == Count.between(17, 27)

    def test_the_part_is_neither_wider_nor_narrower_than_the_truth(self) -> None:
        """For every small share and range of wholes, the least and the most part are reached."""
        for share, (first, last) in product(SMALL, RANGES):
            parts = {
                part
                for whole in range(first, last + 1)
                for part in range(whole + 1)
                if whole == 0 or allows(share, Fraction(part, whole))
            }
            if parts:
                found = share.of(Count.between(first, last))
                assert (found.low, found.high) == (min(parts), max(parts))
            else:
                with pytest.raises(ContradictionError):
                    share.of(Count.between(first, last))

    @given(st.data(), st.integers(1, 10**6), st.integers(0, 10**6))
    def test_every_true_part_is_allowed(self, data: st.DataObject, whole: int, spread: int) -> None:
        """Whatever the whole is, the part that makes the true share lies in the result."""
        part = data.draw(st.integers(0, whole))
        share = data.draw(shares_true_of(part, whole))
        assert share.of(whole).contains(part)
        assert share.of(Count.between(max(whole - spread, 0), whole + spread)).contains(part)
        assert share.of(Count.at_least(max(whole - spread, 0))).contains(part)

    def test_a_very_narrow_share_takes_no_time(self) -> None:
        """The first whole that fits is found by bisection, not by trying."""
        third = Fraction(1, 3)
        narrow = Share.between(third, third + Fraction(1, 10**30), low_strict=True)
        found = narrow.of(Count.between(1, 10**40))
        assert found.low is not None
        assert found.low > 10**28
        assert found.high is not None
        assert allows(narrow, Fraction(found.high, 10**40))
        assert not allows(narrow, Fraction(found.high + 1, 10**40))

    def test_about_a_share_is_about_a_number(self) -> None:
        """The nominal ends are rounded outwards, and no rounding contradicts."""
        assert Share.about("60%").of(27) == Count.between(16, 17, approximate=True)
        assert Share.exactly("1/2").of(Count.about(27)) == Count.between(13, 14, approximate=True)

    def test_a_contradiction_says_the_share_and_the_whole(self) -> None:
        """No half of 27 people exists, and the error says why."""
        with pytest.raises(ContradictionError, match="exactly 1/2 and a whole of exactly 27"):
            Share.exactly("1/2").of(27)


class TestPart:
    def test_nine_of_fifteen_is_exactly_60_percent(self) -> None:
        """9 of 15 is 60%, and so is not over 60%."""
        share = Share.part(9, 15)
        assert share == Share.exactly("60%")
        assert (share > "60%") is Verdict.FAILS
        assert share.equals("3/5") is Verdict.HOLDS
        assert Share.more_than("60%").holds_for(9, 15) is Verdict.FAILS
        assert Share.at_least("60%").holds_for(9, 15) is Verdict.HOLDS

    def test_the_share_is_neither_wider_nor_narrower_than_the_truth(self) -> None:
        """For every small part and whole, the least and the greatest share are reached."""
        small = list(combinations_with_replacement(range(6), 2))
        for (low, high), (first, last) in product(small, small):
            ratios = {
                Fraction(part, whole)
                for part in range(low, high + 1)
                for whole in range(max(first, 1), last + 1)
                if part <= whole
            }
            part, whole = Count.between(low, high), Count.between(first, last)
            if ratios:
                share = Share.part(part, whole)
                assert (share.low, share.high) == (min(ratios), max(ratios))
                assert not share.low_strict
                assert not share.high_strict
            else:
                with pytest.raises((ContradictionError, InvalidValueError)):
                    Share.part(part, whole)

    def test_a_whole_without_limit_comes_near_to_nothing_and_does_not_reach_it(self) -> None:
        """Nine of an unknown number are more than nothing."""
        assert Share.part(9, Count.unknown()) == Share.more_than(0)
        assert Share.part(Count.unknown(), Count.unknown()) == Share.unknown()
        assert Share.part(Count.unknown(), 27) == Share.unknown()

    def test_a_share_of_nobody_is_no_share(self) -> None:
        """There is nothing to divide by."""
        with pytest.raises(InvalidValueError):
            Share.part(0, 0)

    @given(st.integers(0, 30), st.integers(0, 30), st.integers(1, 30), shares())
    def test_a_verdict_on_a_part_is_that_of_all_its_worlds(
        self, one: int, other: int, whole: int, share: Share
    ) -> None:
        """A statement holds if all possible numbers satisfy it, and fails if none does."""
        low, high = sorted((one, other))
        assume(low <= whole)
        answers = {
            allows(share, Fraction(part, whole)) for part in range(low, min(high, whole) + 1)
        }
        found = share.holds_for(Count.between(low, high), whole)
        if share.approximate:
            assert found is Verdict.OPEN
        else:
            assert found is Verdict.decide(holds=answers == {True}, fails=answers == {False})

    def test_an_interval_of_wholes_is_judged_by_all_its_worlds(self) -> None:
        """With an uncertain whole too, a statement is open only if some numbers satisfy it."""
        ranges = list(combinations_with_replacement(range(6), 2))
        for share, (low, high), (first, last) in product(SMALL[::5], ranges, ranges):
            if low > last or last == 0:
                continue
            answers = {
                allows(share, Fraction(part, whole))
                for part in range(low, high + 1)
                for whole in range(max(first, 1), last + 1)
                if part <= whole
            }
            found = share.holds_for(Count.between(low, high), Count.between(first, last))
            assert found is Verdict.decide(holds=answers == {True}, fails=answers == {False})

    def test_numbers_without_limit_are_judged_too(self) -> None:
        """Half of an odd number never is a whole one; half of a large enough one may be."""
        half = Share.exactly("1/2")
        assert half.holds_for(Count.at_least(5), Count.at_most(9)) is Verdict.FAILS
        assert half.holds_for(Count.at_least(4), Count.at_most(9)) is Verdict.OPEN
        assert half.holds_for(5, Count.at_least(11)) is Verdict.FAILS
        assert half.holds_for(5, Count.unknown()) is Verdict.OPEN
        assert half.holds_for(Count.unknown(), 27) is Verdict.FAILS
        assert Share.more_than(0).holds_for(0, Count.unknown()) is Verdict.FAILS
        assert Share.more_than(0).holds_for(1, Count.unknown()) is Verdict.HOLDS
        assert Share.exactly(0).holds_for(1, Count.unknown()) is Verdict.FAILS
