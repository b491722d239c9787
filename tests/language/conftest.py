"""Values to be said, for the properties of this folder."""

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import strategies as st

from hijra_amina.language import _message
from hijra_amina.values import Count, Share


@pytest.fixture(autouse=True)
def _forget_messages_of_tests() -> Iterator[None]:
    """Take back what a test declares, so that no other test finds it untranslated."""
    yield
    for key in [key for key in _message._DECLARED if key.startswith("test.")]:
        del _message._DECLARED[key]


SMALL = st.integers(0, 12) | st.integers(0, 130)
NUMBERS = SMALL | st.integers(0, 10**7)
SIGNED = st.integers(-60, 60)
PARTS = (
    st.integers(0, 100).map(lambda n: Fraction(n, 100))
    | st.integers(0, 10_000).map(lambda n: Fraction(n, 10_000))
    | st.fractions(0, 1, max_denominator=60)
)


def two(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[list[int]]:
    """Two numbers in order."""
    return st.tuples(numbers, numbers).map(sorted)


def every_count() -> st.SearchStrategy[Count]:
    """Counts of every shape: bounds, strictness, about, unknown, suppressed, negative, open."""
    about = st.booleans()
    return st.one_of(
        NUMBERS.map(Count.exactly),
        SIGNED.map(Count.exactly),
        SIGNED.map(Count.about),
        NUMBERS.map(Count.about),
        st.builds(lambda n, a: Count.more_than(n, approximate=a), NUMBERS, about),
        st.builds(lambda n, a: Count.at_least(n, approximate=a), SIGNED | NUMBERS, about),
        st.builds(lambda n, a: Count.fewer_than(n + 1, approximate=a), NUMBERS, about),
        st.builds(lambda n, a: Count.at_most(n, approximate=a), NUMBERS, about),
        st.builds(lambda e, a: Count.between(*e, approximate=a), two(NUMBERS), about),
        st.builds(lambda e, a: Count.between(*e, approximate=a), two(SIGNED), about),
        st.builds(lambda n, a: Count.between(None, n, approximate=a), SIGNED, about),
        st.just(Count.between(None, None)),
        st.just(Count.unknown()),
        st.just(Count.suppressed()),
        NUMBERS.map(lambda n: Count.suppressed(below=n + 1)),
        NUMBERS.map(lambda n: Count.suppressed(low=n)),
        two(NUMBERS).map(lambda e: Count.suppressed(low=e[0], below=e[1] + 1)),
    )


def every_share() -> st.SearchStrategy[Share]:
    """Shares of every shape, with ends in and out, exact in percent or not."""
    ends = two(PARTS).filter(lambda e: e[0] < e[1])
    about = st.booleans()
    strict = st.booleans()
    return st.one_of(
        PARTS.map(Share.exactly),
        PARTS.map(Share.about),
        st.builds(
            lambda e, low, high, a: Share(*e, low_strict=low, high_strict=high, approximate=a),
            ends,
            strict,
            strict,
            about,
        ),
        st.just(Share.unknown()),
        st.just(Share.suppressed()),
    )


@pytest.fixture(scope="session")
def counts() -> st.SearchStrategy[Count]:
    """The strategy of counts."""
    return every_count()


@pytest.fixture(scope="session")
def shares() -> st.SearchStrategy[Share]:
    """The strategy of shares."""
    return every_share()
