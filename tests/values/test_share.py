"""Shares are exact: no float anywhere, and no narrower bound would be true."""

import copy
import operator
import pickle
from fractions import Fraction
from itertools import combinations_with_replacement, product
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.values import Basis, Count, Share, Status, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

UNIT = st.fractions(0, 1)


def shares_between(low: Fraction, high: Fraction) -> list[Share]:
    """The shares with these ends, with every end left out that can be."""
    strict = [(False, False)] if low == high else list(product([False, True], repeat=2))
    return [Share.between(low, high, low_strict=a, high_strict=b) for a, b in strict]


# Ends at quarters, members at sixteenths: between two ends, even strict ones, there are some.
QUARTERS = [Fraction(n, 4) for n in range(5)]
COARSE = [
    share for ends in combinations_with_replacement(QUARTERS, 2) for share in shares_between(*ends)
]


def allows(share: Share, value: Fraction) -> bool:
    """Whether a fraction lies between the ends of a share."""
    above = value > share.low if share.low_strict else value >= share.low
    below = value < share.high if share.high_strict else value <= share.high
    return above and below


def members(share: Share) -> list[Fraction]:
    """All sixteenths that a share allows."""
    return [value for value in (Fraction(n, 16) for n in range(17)) if allows(share, value)]


@st.composite
def shares(draw: st.DrawFn) -> Share:
    """Any share at all."""
    if draw(st.integers(0, 7)) == 0:
        return draw(st.sampled_from([Share.unknown(), Share.suppressed()]))
    low, high = sorted([draw(UNIT), draw(UNIT)])
    strict = st.booleans() if low < high else st.just(value=False)
    return Share.between(
        low,
        high,
        low_strict=draw(strict),
        high_strict=draw(strict),
        approximate=draw(st.booleans()),
    )


@st.composite
def shares_with_a_truth(draw: st.DrawFn) -> tuple[Share, Fraction]:
    """A share that is not approximate, and a fraction that it allows."""
    low, truth, high = sorted([draw(UNIT), draw(UNIT), draw(UNIT)])
    return Share.between(
        low,
        high,
        low_strict=draw(st.booleans()) and low < truth,
        high_strict=draw(st.booleans()) and truth < high,
    ), truth


class TestConstructors:
    @pytest.mark.parametrize(
        "written", ["60%", "60.0%", "3/5", "0.6", " 60% ", Fraction(3, 5), (9, 15)]
    )
    def test_a_fraction_is_taken_in_any_exact_writing(self, written: Any) -> None:
        """Percentages, fractions, decimals and pairs of numbers mean the same."""
        assert Share.exactly(written) == Share.exactly("60%")
        assert hash(Share.exactly(written)) == hash(Share.exactly("60%"))

    @pytest.mark.parametrize(
        "written",
        [0.6, True, None, "sixty", "1/0", (1, 0), (1, 2, 3), (0.5, 1), "120%", "-1%", 2, "٦٠%%"],
    )
    def test_floats_and_shares_of_more_than_all_are_refused(self, written: Any) -> None:
        """A share is exact and lies between nothing and all."""
        makers = (Share.exactly, Share.at_least, Share.more_than, Share.at_most, Share.less_than)
        for make in (*makers, Share.about):
            with pytest.raises(InvalidValueError):
                make(written)

    def test_a_share_can_be_all_or_nothing(self) -> None:
        """The whole numbers 0 and 1 are shares."""
        assert Share.exactly(1).of(27) == Count.exactly(27)
        assert Share.exactly(0).of(27) == Count.exactly(0)

    def test_no_share_is_left_beyond_the_ends(self) -> None:
        """More than all and less than nothing are contradictions."""
        with pytest.raises(ContradictionError):
            Share.more_than("100%")
        with pytest.raises(ContradictionError):
            Share.less_than("0%")
        with pytest.raises(ContradictionError):
            Share.between("60%", "50%")
        with pytest.raises(ContradictionError):
            Share.between("50%", "50%", low_strict=True)

    @pytest.mark.parametrize(
        "arguments",
        [
            {"low": 0, "high": Fraction(1)},
            {"low": Fraction(0), "high": 1.0},
            {"low": Fraction(0), "high": Fraction(1), "approximate": 1},
            {"low": Fraction(0), "high": Fraction(1), "basis": "stated"},
            {"low": Fraction(0), "high": Fraction(1, 2), "status": Status.UNKNOWN},
            {"low": Fraction(0), "high": Fraction(1), "status": Status.SUPPRESSED,
             "approximate": True},
            {"low": Fraction(0), "high": Fraction(1), "wording": "\u202e60%"},
        ],
    )  # fmt: skip
    def test_states_that_belie_themselves_are_refused(self, arguments: dict[str, Any]) -> None:
        """The ends are Fractions, and an unknown share has none to show."""
        with pytest.raises(InvalidValueError):
            Share(**arguments)

    def test_how_a_share_is_known_does_not_matter_to_equality(self) -> None:
        """Basis and wording are provenance; strictness and approximation are content."""
        assert Share.exactly("60%") == Share.exactly("60%", basis=Basis.DERIVED, wording="60%")
        assert Share.more_than("60%") != Share.at_least("60%")
        assert Share.exactly("60%") != Share.about("60%")
        assert Share.unknown() != Share.between(0, 1)

    @given(shares())
    def test_the_repr_is_speech_that_makes_an_equal_share(self, share: Share) -> None:
        """Evaluating what is shown gives the share back."""
        assert eval(repr(share), {"Share": Share}) == share  # noqa: S307 - our own repr

    @given(shares())
    def test_a_share_survives_copying(self, share: Share) -> None:
        """Pickle and copy keep every field."""
        for twin in (pickle.loads(pickle.dumps(share)), copy.deepcopy(share)):  # noqa: S301
            assert attrs.astuple(twin) == attrs.astuple(share)
            assert hash(twin) == hash(share)

    def test_a_share_cannot_be_changed(self) -> None:
        """Shares are frozen."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            Share.exactly("60%").low = Fraction(1, 2)  # type: ignore[misc]

    def test_value_is_there_for_exact_shares_alone(self) -> None:
        """A range, an approximate and an unknown share have no one value."""
        assert Share.exactly("60%").value == Fraction(3, 5)
        for share in (Share.at_least("60%"), Share.about("60%"), Share.unknown()):
            with pytest.raises(InvalidValueError):
                _ = share.value


class TestCombining:
    @given(shares_with_a_truth(), shares_with_a_truth(), UNIT)
    def test_an_intersection_allows_what_both_allow(
        self, one: tuple[Share, Fraction], other: tuple[Share, Fraction], value: Fraction
    ) -> None:
        """A fraction satisfies the intersection if and only if it satisfies both."""
        first, second = one[0], other[0]
        for candidate in (value, one[1], other[1], first.low, first.high, second.low, second.high):
            both = allows(first, candidate) and allows(second, candidate)
            try:
                assert allows(first.intersect(second), candidate) == both
            except ContradictionError:
                assert not both

    @given(shares(), shares())
    def test_intersection_does_not_depend_on_order(self, one: Share, other: Share) -> None:
        """Two statements about one share say the same in either order."""
        try:
            both = one.intersect(other)
        except ContradictionError:
            with pytest.raises(ContradictionError):
                other.intersect(one)
        else:
            assert other.intersect(one) == both

    @given(shares())
    def test_the_complement_of_the_complement_is_the_share(self, share: Share) -> None:
        """What is not of the rest is of the part."""
        assert share.complement.complement == share

    @given(shares_with_a_truth(), shares_with_a_truth())
    def test_a_settled_comparison_is_true_of_the_truths(
        self, one: tuple[Share, Fraction], other: tuple[Share, Fraction]
    ) -> None:
        """What holds is so, and what fails is not so."""
        (share, truth), (another, its_truth) = one, other
        comparisons: list[Callable[..., Any]] = [
            operator.lt, operator.le, operator.gt, operator.ge,
        ]  # fmt: skip
        for compare in comparisons:
            refuted = Verdict.FAILS if compare(truth, its_truth) else Verdict.HOLDS
            assert compare(share, another) is not refuted
        refuted = Verdict.FAILS if truth == its_truth else Verdict.HOLDS
        assert share.equals(another) is not refuted
        assert share.admits(truth) is not Verdict.FAILS

    @pytest.mark.parametrize(
        "compare", ["__lt__", "__le__", "__gt__", "__ge__", "equals", "admits"]
    )
    def test_small_shares_are_compared_by_all_their_members(self, compare: str) -> None:
        """A comparison holds if it does for all members, fails if for none, else is open."""
        for one, other in product(COARSE, repeat=2):
            pairs = list(product(members(one), members(other)))
            if compare == "equals":
                answers = {a == b for a, b in pairs}
            elif compare == "admits":
                answers = {allows(one, b) for _, b in pairs}
            else:
                answers = {getattr(a, compare)(b) for a, b in pairs}
            expected = Verdict.decide(holds=answers == {True}, fails=answers == {False})
            assert getattr(one, compare)(other) is expected

    def test_small_intersections_hold_just_the_shared_members(self) -> None:
        """An intersection is the set of shared fractions, and a contradiction if there is none."""
        for one, other in product(COARSE, repeat=2):
            shared = set(members(one)) & set(members(other))
            if shared:
                assert set(members(one.intersect(other))) == shared
            else:
                with pytest.raises(ContradictionError):
                    one.intersect(other)

    def test_strict_ends_settle_what_closed_ends_leave_open(self) -> None:
        """Over 60% is more than 60%, at least 60% may be 60%."""
        assert (Share.more_than("60%") > "60%") is Verdict.HOLDS
        assert (Share.at_least("60%") > "60%") is Verdict.OPEN
        assert (Share.at_least("60%") >= "60%") is Verdict.HOLDS
        assert (Share.less_than("60%") < Share.at_least("60%")) is Verdict.HOLDS
        assert Share.more_than("1/2").admits(Share.more_than("60%")) is Verdict.HOLDS
        assert Share.more_than("60%").admits("1/2") is Verdict.FAILS

    @pytest.mark.parametrize("other", [0.6, None, Count.exactly(1), "120%"])
    def test_what_is_no_share_takes_no_part(self, other: Any) -> None:
        """Neither a float nor a count is compared with a share."""
        for use in (Share.exactly("60%").intersect, Share.exactly("60%").equals):
            with pytest.raises(InvalidValueError):
                use(other)
