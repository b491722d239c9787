import unicodedata
from typing import Any

import pytest

from hijra_amina.errors import InvalidValueError
from hijra_amina.language import format_list, format_quotation, isolate

NBSP = "\u00a0"


class TestList:
    @pytest.mark.parametrize(
        ("items", "english"),
        [
            ([], ""),
            (["A"], "A"),
            (["A", "B"], "A and B"),
            (["A", "B", "C"], "A, B and C"),
            (["A", "B", "C", "D"], "A, B, C and D"),
        ],
    )
    def test_english(self, items: Any, english: str) -> None:
        """Commas, and "and" before the last item, without a comma there."""
        assert format_list(items, "en_GB") == english

    def test_arabic(self) -> None:
        """Every item but the first has its waw; the last of two is there once."""
        assert format_list(["التربية", "الداخلية"], "ar_IQ") == "التربية والداخلية"
        assert format_list(["أ", "ب", "ت", "ث"], "ar_IQ") == "أ وب وت وث"
        assert format_list([16, 17, 20], "ar_IQ") == "١٦ و١٧ و٢٠"

    @pytest.mark.parametrize(
        "latin",
        ["IOM", isolate("IOM", "code"), isolate("IOM", "name"), isolate("IOM", "code", "html")],
    )
    def test_waw_before_latin(self, latin: str) -> None:
        """A waw does not touch a Latin word, whether or not that is isolated."""
        assert format_list(["الوزارة", latin], "ar_IQ") == f"الوزارة و{NBSP}{latin}"
        assert format_list([latin, "الوزارة"], "ar_IQ") == f"{latin} والوزارة"

    def test_sorani(self) -> None:
        """Sorani has an "and", which CLDR's pattern leaves out."""
        assert format_list(["ا", "ب", "پ"], "ckb_IQ") == "ا، ب و پ"

    @pytest.mark.parametrize("items", ["text", [1.5], [True], [None]])
    def test_no_items(self, items: Any) -> None:
        """One text is no list, and only texts and whole numbers are items."""
        with pytest.raises(InvalidValueError):
            format_list(items, "en_GB")


class TestQuotation:
    def test_marks(self) -> None:
        """English and Arabic have their own marks, and others within them."""
        assert format_quotation("THB is a hidden crime", "en_GB") == "“THB is a hidden crime”"
        assert format_quotation("شكرًا", "ar_IQ") == "«شكرًا»"
        assert format_quotation("no", "en_GB", nested=True) == "‘no’"

    def test_inner_marks(self) -> None:
        """Marks inside a quotation become those of the second level."""
        assert format_quotation("She said “no”.", "en_GB") == "“She said ‘no’.”"
        assert format_quotation("قالت «لا».", "ar_IQ") == "«قالت ‹لا›.»"

    def test_words_are_kept(self) -> None:
        """Spelling, digits and spaces within the words stay as they were said."""
        words = "it has dire effects people’s lives,  16-17"
        assert format_quotation(f" {words} ", "en_GB") == f"“{words}”"
        assert words in format_quotation(words, "ar_IQ", digits="arab")

    def test_arabic_marks_mirror(self) -> None:
        """The Arabic marks are mirrored by the renderer, so that they are right in both lines."""
        marks = format_quotation("x", "ar_IQ") + format_quotation("x", "ar_IQ", nested=True)
        assert all(unicodedata.mirrored(mark) for mark in marks if mark != "x")
