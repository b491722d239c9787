import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import InvalidValueError
from hijra_amina.language import (
    counted,
    format_count,
    format_date,
    format_list,
    format_number,
    format_percent,
    format_period,
    without_marks,
)
from hijra_amina.values import PartialDate, Period

ASCII = re.compile("[0-9]")
ARABIC = re.compile("[٠-٩]")


class TestNumber:
    @pytest.mark.parametrize(
        ("value", "english", "arabic", "western"),
        [
            (0, "0", "٠", "0"),
            (1_234_567, "1,234,567", "١٬٢٣٤٬٥٦٧", "1,234,567"),
            (Decimal("1234.5"), "1,234.5", "١٬٢٣٤٫٥", "1,234.5"),
            (-5, "-5", "\u061c-٥", "\u200e-5"),
            (0.1, "0.1", "٠٫١", "0.1"),
            (Fraction(1, 3), "0.333", "٠٫٣٣٣", "0.333"),
            (Decimal("0.0005"), "0", "٠", "0"),
            (Decimal("0.0015"), "0.002", "٠٫٠٠٢", "0.002"),
            (10**30, "1" + ",000" * 10, "١" + "٬٠٠٠" * 10, "1" + ",000" * 10),
        ],
    )
    def test_values(self, value: Any, english: str, arabic: str, western: str) -> None:
        """A number keeps all its digits up to three decimals, with one set of digits throughout."""
        assert format_number(value, "en_GB") == english
        assert format_number(value, "ar_IQ") == arabic
        assert format_number(value, "ar_IQ", digits="latn") == western

    @pytest.mark.parametrize(
        "value", [True, "27", None, float("nan"), float("inf"), Decimal("NaN"), 1j]
    )
    def test_no_number(self, value: Any) -> None:
        """What is no finite number is refused, a truth value and a text included."""
        with pytest.raises(InvalidValueError):
            format_number(value, "en_GB")

    def test_unknown_digits(self) -> None:
        """A set of digits that is not one of the three is refused."""
        with pytest.raises(InvalidValueError, match="'latn', 'arab' or 'arabext'"):
            format_number(1, "en_GB", digits="roman")


class TestPercent:
    def test_marks(self) -> None:
        """The Arabic sign and the Western one in Arabic carry the marks that CLDR gives them."""
        assert format_percent(Fraction(3, 5), "ar_IQ") == "٦٠٪\u061c"
        assert format_percent(Fraction(3, 5), "ar_IQ", digits="latn") == "60\u200e%\u200e"
        assert format_percent(Fraction(3, 5), "ckb_IQ") == "٦٠\u00a0٪"

    @pytest.mark.parametrize(
        ("value", "decimals", "text"),
        [
            (Fraction(17, 27), 0, "63%"),
            (Fraction(17, 27), 2, "62.96%"),
            (Fraction(1, 200), 0, "0%"),
            (Fraction(3, 200), 0, "2%"),
            (Fraction(3, 5), 2, "60%"),
            (1, 0, "100%"),
            (0.29, 0, "29%"),
        ],
    )
    def test_rounding(self, value: Any, decimals: int, text: str) -> None:
        """Decimals are as asked for, the last rounded half to even, without trailing noughts."""
        assert format_percent(value, "en_GB", decimals=decimals) == text


def written(value: int, locale: str, digits: Any) -> Iterator[str]:
    """The value by every formatter that can write it."""
    period = Period(PartialDate(2015, 6, 1 + value % 20), PartialDate(2015, 7, 1 + value % 28))
    yield format_number(Decimal(value) / 8, locale, digits=digits)
    yield format_percent(Fraction(value, 100), locale, digits=digits)
    yield format_count(value, locale, digits=digits)
    yield format_date(PartialDate(1900 + value % 200), locale, digits=digits)
    yield format_list([value, value + 1, "و"], locale, digits=digits)
    for style in ("range", "prose", "when"):
        yield format_period(period, locale, digits=digits, style=style)
    if value > 2:  # the dual and the singular have no digits
        yield counted("participant", value, locale, digits=digits)


@given(st.integers(0, 10**6))
def test_one_set_of_digits(value: Any) -> None:
    """In an edition no text mixes digits: all Arabic-Indic by default, all Western on request."""
    for text in written(value, "ar_IQ", None):
        assert ARABIC.search(text)
        assert not ASCII.search(text)
    for text in written(value, "ar_IQ", "latn"):
        assert ASCII.search(text)
        assert not ARABIC.search(text)
        assert not {"٪", "٫", "٬"} & set(text)
    for text in written(value, "en_GB", None):
        assert text.isascii() or set(text) - {"و", "–", "\u2009"} < set(map(chr, range(128)))


@given(st.decimals(-(10**9), 10**9, places=3))
def test_nothing_is_lost(value: Any) -> None:
    """A number with up to three decimals can be read back from its text."""
    for locale, digits in (("en_GB", None), ("ar_IQ", None), ("ar_IQ", "latn")):
        text = without_marks(format_number(value, locale, digits=digits))
        plain = text.replace(",", "").replace("٬", "").replace("٫", ".")
        assert Decimal(plain) == value
