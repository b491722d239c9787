"""What the language room writes of a count or a share is read back to an equal one."""

from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from hijra_amina.language import Digits, format_count, format_share, without_marks
from hijra_amina.testing import counts, shares
from hijra_amina.values import Count, Share

LOCALES = ["en_GB", "ar_IQ"]
DIGITS = [None, "latn", "arab"]
# Differences may be open below, and figures may be of any size.
FAR = st.integers(-(10**30), 10**30)
COUNTS = st.one_of(
    counts(negative=True),
    counts(max_value=10**12, negative=True),
    st.builds(Count.between, st.none(), st.none() | FAR),
    st.builds(Count.between, st.none(), FAR, approximate=st.just(value=True)),
    st.builds(Count.suppressed, low=st.integers(0, 9), below=st.none() | st.integers(10, 99)),
)
# Most fractions are no percentage with a few decimals, and are written as fractions.
SHARES = st.one_of(
    shares(),
    st.builds(Share.suppressed),
    st.builds(Share.exactly, st.fractions(0, 1, max_denominator=10**6)),
    st.builds(Share.about, st.fractions(0, 1)),
)


@pytest.mark.parametrize("digits", DIGITS)
@pytest.mark.parametrize("locale", LOCALES)
@given(count=COUNTS)
@example(count=Count.between(-3, -1))
@example(count=Count.more_than(80))
@example(count=Count.fewer_than(1))
@example(count=Count.suppressed(below=5))
@example(count=Count.between(17, 27, approximate=True))
def test_the_words_for_a_count_are_read_back(
    locale: str, digits: Digits | None, count: Count
) -> None:
    """In both languages and both sets of digits the words say the count and nothing else."""
    written = format_count(count, locale, digits=digits)
    for words in (written, without_marks(written), f"  {written}\n"):
        read = Count.parse(words, locale)
        assert read == count
        assert read.wording is None


@pytest.mark.parametrize("digits", DIGITS)
@pytest.mark.parametrize("locale", LOCALES)
@given(share=SHARES)
@example(share=Share.between("1/3", "1/2", low_strict=True))
@example(share=Share.less_than((1, 97)))
@example(share=Share.exactly(Fraction(1, 10**6)))
@example(share=Share.unknown())
def test_the_words_for_a_share_are_read_back(
    locale: str, digits: Digits | None, share: Share
) -> None:
    """Strictness survives the words, in percentages with decimals and in fractions alike."""
    written = format_share(share, locale, digits=digits)
    for words in (written, without_marks(written), f"  {written}\n"):
        read = Share.parse(words, locale)
        assert read == share
        assert read.wording is None


@pytest.mark.parametrize("locale", LOCALES)
@given(n=st.integers(1, 10**30), approximate=st.booleans())
def test_a_bound_is_read_as_it_was_said(locale: str, n: int, approximate: bool) -> None:  # noqa: FBT001 - drawn
    """More than 80 and at least 81 are equal counts, and stay two ways of saying it."""
    for say in (Count.more_than, Count.at_least, Count.fewer_than, Count.at_most):
        count = say(n, approximate=approximate)
        assume(count.low != count.high)
        read = Count.parse(format_count(count, locale), locale)
        assert (read.low_strict, read.high_strict) == (count.low_strict, count.high_strict)
