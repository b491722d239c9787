"""Interval arithmetic is sound and tight, and comparing never guesses."""

import operator
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.values import Count, Status, Verdict

SMALL = [
    Count.between(low, high) for low in range(-2, 4) for high in range(low, 4)
]  # every interval with ends from -2 to 3
PAIRS = list(product(SMALL, repeat=2))
STATEMENTS = [
    *SMALL,
    *(Count.between(None, high) for high in (None, -1, 0, 2)),
    *(Count.between(low, None) for low in (-1, 0, 1, 3)),
    Count.unknown(),
    Count.suppressed(),
    *(Count.suppressed(below=below) for below in (1, 3)),
    Count.suppressed(low=2, below=4),
]

FAR = 10**9
ENDS = st.none() | st.integers(-FAR, FAR)


@st.composite
def counts_with_a_truth(draw: st.DrawFn) -> tuple[Count, int]:
    """A count that is not approximate, and a number that it allows."""
    truth = draw(st.integers(-FAR, FAR))
    low = draw(st.none() | st.integers(-FAR, truth))
    high = draw(st.none() | st.integers(truth, FAR))
    count = Count.between(low, high)
    if truth >= 0 and draw(st.booleans()):
        count = draw(
            st.sampled_from(
                [Count.unknown(), Count.suppressed(below=truth + 1), Count.suppressed(), count]
            )
        )
    return count, truth


def members(count: Count) -> range:
    """All numbers of a closed interval."""
    assert count.low is not None
    assert count.high is not None
    return range(count.low, count.high + 1)


class TestSoundAndTight:
    @pytest.mark.parametrize("calculate", [operator.add, operator.sub, Count.hull])
    def test_small_intervals_give_just_what_their_members_give(
        self, calculate: Callable[..., Any]
    ) -> None:
        """For every pair of small intervals the result is the tightest around all true results."""
        for one, other in PAIRS:
            result = calculate(one, other)
            if calculate is Count.hull:
                truths = {*members(one), *members(other)}
            else:
                truths = {calculate(a, b) for a in members(one) for b in members(other)}
            assert (result.low, result.high) == (min(truths), max(truths))

    def test_small_intersections_hold_just_the_shared_numbers(self) -> None:
        """An intersection is the set of shared numbers, and a contradiction if there is none."""
        for one, other in PAIRS:
            shared = set(members(one)) & set(members(other))
            if shared:
                assert set(members(one.intersect(other))) == shared
            else:
                with pytest.raises(ContradictionError):
                    one.intersect(other)

    def test_statements_of_every_kind_intersect_in_the_numbers_that_both_allow(self) -> None:
        """Open ends, silence and what is withheld exclude what they say and nothing else."""
        for one, other in product(STATEMENTS, repeat=2):
            shared = [n for n in range(-9, 10) if one.contains(n) and other.contains(n)]
            if not shared:
                with pytest.raises(ContradictionError):
                    one.intersect(other)
                continue
            both = one.intersect(other)
            assert [n for n in range(-9, 10) if both.contains(n)] == shared
            assert both == other.intersect(one)
            assert both.intersect(one) == both.intersect(other) == both

    @given(counts_with_a_truth(), counts_with_a_truth())
    def test_the_true_result_lies_in_the_result(
        self, one: tuple[Count, int], other: tuple[Count, int]
    ) -> None:
        """Whatever the true numbers are, their sum and difference are allowed."""
        (count, truth), (another, its_truth) = one, other
        assert (count + another).contains(truth + its_truth)
        assert (count - another).contains(truth - its_truth)
        assert count.hull(another).contains(truth)
        assert count.hull(another).contains(its_truth)

    @given(counts_with_a_truth(), counts_with_a_truth())
    def test_every_end_of_a_result_is_reached(
        self, one: tuple[Count, int], other: tuple[Count, int]
    ) -> None:
        """An end is finite only if the ends that make it are, and then it is reached by them."""
        count, another = one[0], other[0]
        total, rest = count + another, count - another
        for result, left, right, sign in (
            (total.low, count.low, another.low, 1),
            (total.high, count.high, another.high, 1),
            (rest.low, count.low, another.high, -1),
            (rest.high, count.high, another.low, -1),
        ):
            reached = None if left is None or right is None else left + sign * right
            assert result == reached

    @given(counts_with_a_truth(), st.integers(-FAR, FAR))
    def test_a_whole_number_takes_part_from_either_side(
        self, one: tuple[Count, int], n: int
    ) -> None:
        """An int is an exact count on both sides of every operator."""
        count, _ = one
        assert count + n == n + count == count + Count.exactly(n)
        assert count - n == count - Count.exactly(n)
        assert n - count == Count.exactly(n) - count

    @given(st.lists(counts_with_a_truth()))
    def test_the_sum_of_many_holds_the_sum_of_their_truths(
        self, drawn: list[tuple[Count, int]]
    ) -> None:
        """`Count.sum` and the builtin agree, and both are sound."""
        counts = [count for count, _ in drawn]
        assert Count.sum(counts).contains(sum(truth for _, truth in drawn))
        assert Count.sum(counts) == sum(counts, Count.exactly(0))

    @given(counts_with_a_truth(), counts_with_a_truth(), counts_with_a_truth())
    def test_sums_do_not_depend_on_order_or_grouping(
        self, a: tuple[Count, int], b: tuple[Count, int], c: tuple[Count, int]
    ) -> None:
        """Addition is commutative and associative."""
        one, two, three = a[0], b[0], c[0]
        assert one + two == two + one
        first, second = (one + two) + three, one + (two + three)
        assert (first.low, first.high) == (second.low, second.high)

    @given(counts_with_a_truth(), st.data())
    def test_statements_about_one_number_leave_it_in(
        self, one: tuple[Count, int], data: st.DataObject
    ) -> None:
        """The truth survives the intersection of all true statements."""
        count, truth = one
        low = data.draw(st.none() | st.integers(-FAR, truth))
        high = data.draw(st.none() | st.integers(truth, FAR))
        both = count.intersect(Count.between(low, high))
        assert both.contains(truth)
        assert both == Count.between(low, high).intersect(count)


class TestStates:
    def test_an_unknown_part_leaves_at_least_the_rest(self) -> None:
        """Silence is zero or more, and adds nothing certain."""
        assert Count.unknown() + 5 == Count.at_least(5)
        assert 5 - Count.unknown() == Count.between(None, 5)

    def test_silence_alone_stays_silence(self) -> None:
        """The sum of unknown counts is unknown, not "at least 0"."""
        assert Count.sum([Count.unknown(), Count.unknown()]) == Count.unknown()

    def test_a_suppressed_part_takes_part_with_its_interval(self) -> None:
        """What is said of a suppressed count bounds the sum, which is an ordinary count."""
        total = Count.suppressed(below=5) + 10
        assert total == Count.between(10, 14)
        assert total.status is Status.KNOWN

    def test_about_is_handed_on(self) -> None:
        """A sum with an approximate part is approximate."""
        assert Count.about(39) + 1 == Count.about(40)
        assert Count.about(39) + Count.unknown() == Count.at_least(39, approximate=True)
        assert Count.about(3) - Count.unknown() + Count.unknown() == Count.between(None, None)

    def test_a_difference_is_not_clipped_unasked(self) -> None:
        """A negative difference shows until the caller says that it is impossible."""
        assert Count.exactly(5) - Count.at_most(8) == Count.between(-3, 5)
        assert (Count.exactly(5) - Count.at_most(8)).clip() == Count.at_most(5)
        with pytest.raises(ContradictionError):
            (Count.exactly(3) - 5).clip()

    @given(ENDS, ENDS, st.integers(-FAR, FAR))
    def test_clipping_an_approximate_count_moves_its_ends(
        self, low: int | None, high: int | None, n: int
    ) -> None:
        """Nothing about a number contradicts a limit; the nominal ends move to it."""
        assume(low is None or high is None or low <= high)
        clipped = Count.about(n).clip(low, high)
        nearest = n if low is None or n >= low else low
        nearest = nearest if high is None or nearest <= high else high
        assert clipped == Count.about(nearest)

    def test_an_approximate_statement_contradicts_nothing(self) -> None:
        """Some 39 yields to exactly 41, and widens to meet another approximate statement."""
        assert Count.about(39).intersect(41) == Count.exactly(41)
        assert Count.about(39).intersect(Count.about(41)) == Count.between(39, 41, approximate=True)
        assert Count.about(39).intersect(Count.unknown()) == Count.about(39)
        assert Count.unknown().intersect(Count.about(39)) == Count.about(39)

    def test_the_two_statements_of_the_report_give_17_to_27(self) -> None:
        """At most 27 and more than 16 leave 17 to 27."""
        assert Count.at_most(27).intersect(Count.more_than(16)) == Count.between(17, 27)

    def test_a_contradiction_names_both_statements_in_figures(self) -> None:
        """The reason is enough to see which statements exclude one another."""
        with pytest.raises(ContradictionError) as caught:
            Count.exactly(27).intersect(Count.at_least(30))
        assert str(caught.value) == "cannot all be true: exactly 27 and at least 30"


class TestComparing:
    @pytest.mark.parametrize(
        "compare", [operator.lt, operator.le, operator.gt, operator.ge, "equals"]
    )
    def test_small_intervals_are_compared_by_all_their_members(
        self, compare: Callable[..., Any] | str
    ) -> None:
        """A comparison holds if it does for all members, fails if for none, else is open."""
        for one, other in PAIRS:
            pairs = product(members(one), members(other))
            if isinstance(compare, str):
                answers = {a == b for a, b in pairs}
                verdict = one.equals(other)
            else:
                answers = {compare(a, b) for a, b in pairs}
                verdict = compare(one, other)
            assert verdict is Verdict.decide(holds=answers == {True}, fails=answers == {False})

    @given(counts_with_a_truth(), counts_with_a_truth())
    def test_a_settled_comparison_is_true_of_the_truths(
        self, one: tuple[Count, int], other: tuple[Count, int]
    ) -> None:
        """What holds is so, what fails is not so, with open ends too."""
        (count, truth), (another, its_truth) = one, other
        for compare in (operator.lt, operator.le, operator.gt, operator.ge):
            verdict = compare(count, another)
            assert verdict is not (Verdict.FAILS if compare(truth, its_truth) else Verdict.HOLDS)

    def test_an_approximate_count_is_compared_by_its_sign_alone(self) -> None:
        """Some 39 may be 30 or 50, but not less than zero."""
        assert (Count.about(39) > 30) is Verdict.OPEN
        assert Count.about(39).equals(39) is Verdict.OPEN
        assert (Count.about(39) >= 0) is Verdict.HOLDS
        assert (Count.about(39) < 0) is Verdict.FAILS
        assert Count.about(39).equals(-1) is Verdict.FAILS

    def test_a_number_may_stand_on_the_left(self) -> None:
        """Python turns the comparison round."""
        assert (16 < Count.between(17, 27)) is Verdict.HOLDS  # noqa: SIM300 - that is the test

    @pytest.mark.parametrize("other", [True, 2.0, "3", None])
    def test_what_is_no_count_takes_no_part(self, other: Any) -> None:
        """Calculating or comparing with anything else is a TypeError, as Python has it."""
        for calculate in (operator.add, operator.sub, operator.lt, operator.ge):
            with pytest.raises(TypeError):
                calculate(Count.exactly(1), other)
        for name in ("intersect", "hull", "equals"):
            with pytest.raises(InvalidValueError):
                getattr(Count.exactly(1), name)(other)
