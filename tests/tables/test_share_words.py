"""Shares and gains are told in words that can be read, and that are true of them."""

from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.statistics import Gain, Row, Table
from hijra_amina.statistics.tables.gain_words import format_gain
from hijra_amina.statistics.tables.share_words import format_part
from hijra_amina.values import Count, Share

LOCALES = {"en_GB": "en", "ar_IQ": "ar"}


@st.composite
def shares(draw: st.DrawFn) -> Share:
    """The share of any part in any whole, neither of which needs to be known exactly."""
    least = draw(st.integers(1, 2_000_000))
    whole = Count.between(least, least + draw(st.integers(0, 5)))
    low = draw(st.integers(0, least))
    return Share.part(Count.between(low, draw(st.integers(low, least))), whole)


class TestShares:
    @given(share=shares(), locale=st.sampled_from(sorted(LOCALES)))
    def test_the_words_are_true_of_the_share(self, share: Share, locale: str) -> None:
        """Whoever reads the words back has the share inside, and no more than a hair around it."""
        read = Share.parse(format_part(share, locale), LOCALES[locale])
        hair = Fraction(1, 10_000)
        if read.approximate:
            assert share.low == share.high
            assert abs(read.low - share.low) <= hair / 2
        else:
            assert read.intersect(share).ends == share.ends
            assert share.low - read.low < hair
            assert read.high - share.high < hair

    @given(share=shares(), locale=st.sampled_from(sorted(LOCALES)))
    def test_the_words_are_short(self, share: Share, locale: str) -> None:
        """No reader has to take in a fraction of more than a hundred."""
        for end in format_part(share, locale).split():
            _, slash, whole = end.partition("/")
            assert not slash or int(whole.strip("\u061c\u200f\u200e")) <= 100

    @pytest.mark.parametrize(
        ("share", "words"),
        [
            (Share.part(17, 27), "17/27"),
            (Share.part(1234, 9876), "some 12.49%"),
            (Share.part(Count.between(1234, 5678), 9876), "over 12.49% and less than 57.5%"),
            (Share.part(Count.between(0, 5678), 9876), "less than 57.5%"),
            (Share.part(1, 3_000_000), "over 0% and less than 0.01%"),
            (Share.unknown(), "unknown"),
        ],
    )
    def test_words(self, share: Share, words: str) -> None:
        """A large whole is told by percentages, a small one as it is."""
        assert format_part(share, "en_GB") == words

    def test_what_is_rough_stays_rough(self) -> None:
        """Of a share that is about right, the nearest percentages are told."""
        rough = attrs.evolve(Share.part(1234, 9876), approximate=True)
        assert format_part(rough, "en_GB") == "some 12.49%"

    def test_the_data_stay_exact(self) -> None:
        """What is rounded for the eye is exact for programs, in the page too."""
        rows = (Row(("*",), Count.exactly(9876)), Row(("a",), Count.exactly(1234)))
        table = Table(measure="people", dimensions=("kind",), rows=rows).with_shares(of="kind")
        assert ">some 12.49%<" in table.to_html()
        assert 'data-low="617/4938"' in table.to_html()
        assert table.to_dicts()[1]["share_low"] == Fraction(617, 4938)


class TestGains:
    def test_a_mean_over_many_is_a_percentage(self) -> None:
        """The mean of three thousand tests is told by the nearest percentage, or by two around."""
        exact = Gain(low=Fraction(1001, 3003), high=Fraction(1, 3), pairs=3003)
        assert format_gain(exact, "en_GB").startswith("1/3 (")
        many = Gain(low=Fraction(-1000, 3003), high=Fraction(-1000, 3003), pairs=3003)
        assert format_gain(many, "en_GB").startswith("some -33.3% (")
        apart = Gain(low=Fraction(-1000, 3003), high=Fraction(1000, 3003), pairs=3003)
        assert format_gain(apart, "en_GB").startswith("between -33.31% and 33.31% (")
