"""What a count can be, and what it refuses to be."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.values import Basis, Count, Status, Verdict

WHOLE = st.integers(-(10**30), 10**30)
FLAGS = {"approximate": st.booleans(), "basis": st.sampled_from(Basis)}
COUNTS = st.one_of(
    st.builds(Count.exactly, WHOLE, basis=FLAGS["basis"]),
    st.builds(Count.about, WHOLE),
    st.builds(Count.at_least, WHOLE, **FLAGS),
    st.builds(Count.more_than, WHOLE, **FLAGS),
    st.builds(Count.at_most, st.integers(0), **FLAGS),
    st.builds(Count.fewer_than, st.integers(1), **FLAGS),
    st.tuples(WHOLE, WHOLE, st.booleans()).map(
        lambda drawn: Count.between(*sorted(drawn[:2]), approximate=drawn[2])
    ),
    st.builds(Count.between, st.none(), st.none() | WHOLE),
    st.builds(Count.unknown),
    st.integers(1).map(lambda below: Count.suppressed(below=below)),
    st.tuples(st.integers(0), st.integers(0)).map(
        lambda ends: Count.suppressed(low=min(ends), below=max(ends) + 1)
    ),
    st.builds(Count.suppressed),
)


class TestConstructors:
    def test_strict_bounds_are_whole_numbers_and_remember_how_they_were_said(self) -> None:
        """More than 80 is at least 81, and still knows that it was said as more than 80."""
        count = Count.more_than(80)
        assert (count.low, count.high, count.low_strict) == (81, None, True)
        assert count == Count.at_least(81)
        assert hash(count) == hash(Count.at_least(81))
        assert Count.fewer_than(5) == Count.at_most(4)

    def test_how_a_figure_is_known_does_not_matter_to_equality(self) -> None:
        """Basis and wording are provenance; approximation and status are content."""
        assert Count.exactly(39) == Count.exactly(39, basis=Basis.STATED, wording="39 officials")
        assert Count.exactly(39) != Count.about(39)
        assert Count.unknown() != Count.at_least(0)
        assert Count.suppressed(below=5) != Count.fewer_than(5)

    def test_an_int_is_not_a_count(self) -> None:
        """Equality with a number is structural: a count is equal to counts alone."""
        number: object = 27
        assert Count.exactly(27) != number
        assert Count.exactly(27).equals(27) is Verdict.HOLDS

    def test_the_default_basis_says_where_the_figure_comes_from(self) -> None:
        """Exact figures are counted, bounds are stated, results are derived."""
        assert Count.exactly(1).basis is Basis.COUNTED
        assert Count.more_than(1).basis is Basis.STATED
        assert (Count.exactly(1) + 1).basis is Basis.DERIVED

    @pytest.mark.parametrize("value", [True, False, 2.0, 2.5, "2", None, [2]])
    @pytest.mark.parametrize(
        "make",
        [Count.exactly, Count.about, Count.at_least, Count.more_than, Count.at_most,
         Count.fewer_than, Count.of, Count.exactly(1).contains],
    )  # fmt: skip
    def test_what_is_no_whole_number_is_refused(self, make: Callable[..., Any], value: Any) -> None:
        """Neither `True` nor a float is a count, and the error shows no value."""
        with pytest.raises(InvalidValueError) as caught:
            make(value)
        assert str(value) not in str(caught.value).replace("whole", "").split()

    @pytest.mark.parametrize("value", [True, 2.0])
    def test_neither_end_takes_what_is_no_whole_number(self, value: Any) -> None:
        """The plain constructor is as strict as the spoken ones."""
        with pytest.raises(InvalidValueError):
            Count(value, None)
        with pytest.raises(InvalidValueError):
            Count(0, value)

    @pytest.mark.parametrize(
        "arguments",
        [
            {"low": 1, "high": None, "status": Status.UNKNOWN},
            {"low": 0, "high": 9, "status": Status.UNKNOWN},
            {"low": 0, "high": None, "status": Status.UNKNOWN, "approximate": True},
            {"low": -1, "high": 4, "status": Status.SUPPRESSED},
            {"low": None, "high": 4, "status": Status.SUPPRESSED},
            {"low": 0, "high": 4, "status": Status.SUPPRESSED, "approximate": True},
            {"low": None, "high": None, "approximate": True},
            {"low": None, "high": 4, "low_strict": True},
            {"low": 4, "high": None, "high_strict": True},
            {"low": 0, "high": 4, "approximate": 1},
            {"low": 0, "high": 4, "basis": "counted"},
            {"low": 0, "high": 4, "status": "known"},
            {"low": 0, "high": 4, "wording": ""},
            {"low": 0, "high": 4, "wording": "\u200f4"},
            {"low": 0, "high": 4, "wording": 4},
        ],
    )
    def test_states_that_belie_themselves_are_refused(self, arguments: dict[str, Any]) -> None:
        """A count cannot be unknown with an end, suppressed below zero, or about nothing."""
        with pytest.raises(InvalidValueError):
            Count(**arguments)

    def test_no_number_is_left_between_crossed_ends(self) -> None:
        """Ends that exclude one another are a contradiction."""
        with pytest.raises(ContradictionError):
            Count.between(5, 4)
        for make in (Count.fewer_than, Count.at_most):
            with pytest.raises(ContradictionError):
                make(-1)
        with pytest.raises(ContradictionError):
            Count.fewer_than(0)


class TestProperties:
    def test_value_is_there_for_exact_counts_alone(self) -> None:
        """A range, an approximate, an unknown and a suppressed count have no one value."""
        assert Count.exactly(27).value == 27
        for count in (
            Count.at_least(3), Count.about(3), Count.unknown(), Count.suppressed(below=1)
        ):  # fmt: skip
            assert not count.is_exact
            with pytest.raises(InvalidValueError):
                _ = count.value

    @given(COUNTS, WHOLE)
    def test_contains_is_what_the_ends_say(self, count: Count, n: int) -> None:
        """A number is contained if no end excludes it."""
        above = count.low is None or n >= count.low
        below = count.high is None or n <= count.high
        assert count.contains(n) == (above and below)

    @given(COUNTS)
    def test_the_repr_is_speech_that_makes_an_equal_count(self, count: Count) -> None:
        """Evaluating what is shown gives the count back."""
        assert eval(repr(count), {"Count": Count}) == count  # noqa: S307 - our own repr

    def test_the_repr_reads_as_speech(self) -> None:
        """The shown form is the constructor that a person would write."""
        assert repr(Count.between(17, 27)) == "Count.between(17, 27)"
        assert repr(Count.more_than(80)) == "Count.more_than(80)"
        assert repr(Count.at_least(30, approximate=True)) == "Count.at_least(30, approximate=True)"
        assert repr(Count.suppressed(below=5)) == "Count.suppressed(below=5)"

    def test_the_repr_leaves_the_wording_out(self) -> None:
        """A wording may hold a name, so it is shown nowhere."""
        assert "p-001" not in repr(Count.exactly(1, wording="p-001 came"))

    @given(COUNTS)
    def test_a_count_survives_copying(self, count: Count) -> None:
        """Pickle and copy keep every field, provenance included."""
        for twin in (pickle.loads(pickle.dumps(count)), copy.deepcopy(count)):  # noqa: S301
            assert twin == count
            assert hash(twin) == hash(count)
            assert attrs.astuple(twin) == attrs.astuple(count)

    def test_a_count_cannot_be_changed(self) -> None:
        """Counts are frozen and take no further attributes."""
        count = Count.exactly(27)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            count.low = 3  # type: ignore[misc]
        with pytest.raises(AttributeError):
            count.note = "x"  # type: ignore[attr-defined]

    def test_huge_numbers_are_fine(self) -> None:
        """There is no largest count."""
        n = 10**1000
        assert (Count.exactly(n) + n).value == 2 * n
