import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hijra_amina.errors import InvalidValueError
from hijra_amina.language import UntranslatedWarning, format_count, format_share, without_marks
from hijra_amina.language._counts import number_beside
from hijra_amina.values import Count, Share


@settings(max_examples=400)
@given(st.data())
def test_counts_are_read_back(counts: st.SearchStrategy[Count], data: st.DataObject) -> None:
    """The words of a count, in either language, are read back as an equal count."""
    count = data.draw(counts)
    for locale, digits in (("en_GB", None), ("ar_IQ", None), ("ar_IQ", "latn")):
        assert Count.parse(format_count(count, locale, digits=digits), locale) == count


@settings(max_examples=400)
@given(st.data())
def test_shares_are_read_back(shares: st.SearchStrategy[Share], data: st.DataObject) -> None:
    """The words of a share, in either language, are read back as an equal share."""
    share = data.draw(shares)
    for locale, digits in (("en_GB", None), ("ar_IQ", None), ("ar_IQ", "latn")):
        assert Share.parse(format_share(share, locale, digits=digits), locale) == share


@pytest.mark.parametrize(
    ("count", "english", "arabic"),
    [
        (27, "27", "٢٧"),
        (Count.exactly(1234), "1,234", "١٬٢٣٤"),
        (Count.more_than(80), "over 80", "أكثر من ٨٠"),
        (Count.at_least(81), "at least 81", "ما لا يقل عن ٨١"),
        (Count.fewer_than(5), "fewer than 5", "أقل من ٥"),
        (Count.at_most(4), "at most 4", "ما لا يزيد على ٤"),
        (Count.between(17, 27), "between 17 and 27", "ما بين ١٧ و٢٧"),
        (Count.about(39), "some 39", "نحو ٣٩"),
        (Count.at_least(30, approximate=True), "at least some 30", "ما لا يقل عن نحو ٣٠"),
        (Count.unknown(), "unknown", "غير معروف"),
        (Count.suppressed(below=5), "suppressed (fewer than 5)", "محجوب (أقل من ٥)"),
    ],
)
def test_words_of_counts(count: Count | int, english: str, arabic: str) -> None:
    """A count is said as its source said it: "over 80" does not become "at least 81"."""
    assert format_count(count, "en_GB") == english
    assert format_count(count, "ar_IQ") == arabic


@pytest.mark.parametrize(
    ("share", "english", "arabic"),
    [
        (Share.more_than("60%"), "over 60%", "أكثر من ٦٠٪"),
        (Share.exactly("62.5%"), "62.5%", "٦٢٫٥٪"),
        (Share.at_least((17, 27)), "at least 17/27", "ما لا يقل عن ١٧/٢٧"),
        (Share.about("60%"), "some 60%", "نحو ٦٠٪"),
        (Share.between("60%", "70%"), "between 60% and 70%", "ما بين ٦٠٪ و٧٠٪"),
        (Share.unknown(), "unknown", "غير معروف"),
    ],
)
def test_words_of_shares(share: Share, english: str, arabic: str) -> None:
    """A share is a percentage where that is exact, else a fraction; it is never rounded."""
    assert format_share(share, "en_GB") == english
    assert without_marks(format_share(share, "ar_IQ")) == arabic


@pytest.mark.parametrize(
    ("count", "beside"),
    [
        (27, 27),
        (Count.more_than(80), 80),
        (Count.fewer_than(5), 5),
        (Count.between(17, 27), 27),
        (Count.between(None, None), None),
        (Count.unknown(), None),
        (Count.suppressed(below=5), None),
    ],
)
def test_number_beside(count: Count | int, beside: int | None) -> None:
    """A noun agrees with the last number that is written, not with the end of the interval."""
    assert number_beside(Count.of(count)) == beside


def test_negative_numbers_in_arabic() -> None:
    """A minus sign does not touch the waw before it, or it would be a hyphen."""
    assert without_marks(format_count(Count.between(-60, -3), "ar_IQ")) == "ما بين -٦٠ و\u00a0-٣"


def test_no_count() -> None:
    """A float and a truth value are no counts, and a percentage as text is no share."""
    for wrong in (2.5, True, "27", None):
        with pytest.raises(InvalidValueError):
            format_count(wrong, "en_GB")
    with pytest.raises(InvalidValueError):
        format_share("60%", "en_GB")


def test_a_language_without_words() -> None:
    """A language without a catalog says so, instead of English words in silence."""
    with pytest.warns(UntranslatedWarning, match=r"fr_FR: count\.more_than"):
        assert format_count(Count.more_than(80), "fr_FR") == "over 80"
