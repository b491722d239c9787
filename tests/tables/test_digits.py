"""A table has one set of digits, which can be asked for."""

from fractions import Fraction

import pytest

from hijra_amina.language import without_marks
from hijra_amina.statistics import Gain
from hijra_amina.statistics.tables import Protection, Row, Table
from hijra_amina.values import Count, Share

ARABIC_INDIC = set("٠١٢٣٤٥٦٧٨٩٪٬٫")
FIGURES = [
    Count.between(17, 27),
    Share.more_than("60%"),
    Share.exactly((1234, 9876)),
    Share.at_least((17, 27)),
    Gain(low=Fraction(3, 10), high=Fraction(4, 10), pairs=Count.exactly(12)),
    Gain(low=Fraction(1, 3), high=Fraction(1, 3), pairs=Count.exactly(12)),
]


def table_of(figure: object) -> Table:
    """A table by year and quarter, rounded, with one figure."""
    rounded = Protection(method="rounding", threshold=5, base=5, releases=3)
    rows = (Row(("2015",), figure), Row(("2016",), Count.about(15)))  # type: ignore[arg-type]
    return Table(
        measure="people",
        dimensions=("year",),
        rows=rows,
        where=(("quarter", "2015-Q2"),),
        protection=rounded,
    )


@pytest.mark.parametrize("figure", FIGURES)
def test_western_digits_leave_no_others(figure: object) -> None:
    """In an Arabic table with Western digits, none of figures, dates, notes has Arabic-Indic."""
    table = table_of(figure)

    for shown in (
        table.to_html("ar_IQ", digits="latn"),
        table.to_markdown("ar_IQ", digits="latn"),
    ):
        assert "2016" in without_marks(shown)
        assert not ARABIC_INDIC & set(shown)


def test_without_a_wish_the_locale_has_its_own() -> None:
    """An Arabic table of Iraq has Arabic-Indic digits unless others are asked for."""
    assert "٢٧" in table_of(Count.exactly(27)).to_markdown("ar_IQ")
    assert "٢٧" in table_of(Count.exactly(27)).to_markdown("en_GB", digits="arab")
