"""Folding: which differences between spellings go, and which stay."""

import sys
import unicodedata

import icu
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.vocabulary import fold

HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
TATWEEL = "\u0640"
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2066\u2069\ufeff\u00ad"
NFKC_CASEFOLD = icu.Normalizer2.getNFKCCasefoldInstance()

arabic_words = st.text(
    st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئپچژگڤڕڵۆێەھیک"), min_size=1
)
texts = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الوزارة", "الوزاره"),
        ("أنثى", "انثي"),
        ("ذكـــــر", "ذكر"),
        ("کوردستان", "كوردستان"),
        ("ﻭﺯﺍﺭﺓ", "وزارة"),
        ("ﻻ", "لا"),
        ("\u202bاسم\u202c", "اسم"),
        ("١٢٣", "123"),
        ("۱۲۳", "123"),
        ("مُحافَظة", "محافظة"),
        ("الإتجار بالبشر", "الاتجار بالبشر"),
        ("شؤون", "شوون"),
        ("آب", "اب"),
        ("وزارة الھجرة والمھجرین", "وزارة الهجرة والمهجرين"),
        ("وه‌زاره‌تی", "وەزارەتی"),
        ("هەڵەبجە", "ھەلەبجە"),
        ("دهۆک", "دهوك"),
        ("گەشتوگوزار", "كهشتوكوزار"),
        ("Dahūk", "dahuk"),
        ("Şalāḩ ad Dīn", "SALAH-AD_DIN"),
        ("Karbalā’", "Karbala"),
        ("Women’s", "Women's"),
        ("Women's", "Womens"),
        ("Al -Anbar", "al anbar"),
        ("Ｂａｓｒａ", "basra"),
        ("رقم الهاتف:", "رقم الهاتف"),
        ("داخليا ، وإعادة", "داخليا، واعادة"),
    ],
)
def test_spellings_that_differ_only_in_writing_fold_alike(one: str, other: str) -> None:
    """Keyboards, carriers, marks, forms, case, hyphens and digits make no difference."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزارة العدل", "وزارة العمل"),
        ("كردستان", "كوردستان"),
        ("بابل", "بابيل"),
        ("ذكر", "ذاكر"),
        ("IQG08", "IQ-G08"),
        ("Karbala", "Kerbala"),
        ("پ", "ب"),
    ],
)
def test_other_letters_stay_apart(one: str, other: str) -> None:
    """What is a different letter, or a blank more, is a different spelling."""
    assert fold(one) != fold(other)


@given(texts)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """Folding is idempotent."""
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_a_folded_text_has_nothing_to_trim(text: str) -> None:
    """No blank at the ends, no two in a row, no capital, no tatweel, nothing invisible."""
    folded = fold(text)

    assert folded == " ".join(folded.split())
    assert not set(folded) & {*TATWEEL, *HARAKAT, *INVISIBLE}
    assert not any("A" <= character <= "Z" for character in folded)


@given(texts)
def test_folding_is_coarser_than_the_case_folding_of_unicode(text: str) -> None:
    """What Unicode's NFKC_Casefold makes equal, folding makes equal (oracle: ICU)."""
    assert fold(NFKC_CASEFOLD.normalize(text)) == fold(text)


def test_each_character_alone_obeys_the_same_laws() -> None:
    """Idempotent, and coarser than ICU's NFKC_Casefold, for every assigned character."""
    assigned = (
        chr(point)
        for point in range(sys.maxunicode + 1)
        if unicodedata.category(chr(point)) not in {"Cn", "Cs", "Co"}
    )

    broken = [
        f"U+{ord(character):04X}"
        for character in assigned
        if fold(fold(character)) != fold(character)
        or fold(NFKC_CASEFOLD.normalize(character)) != fold(character)
    ]

    assert not broken


@given(
    arabic_words, st.lists(st.sampled_from([*HARAKAT, TATWEEL, *INVISIBLE]), max_size=6), st.data()
)
def test_marks_tatweel_and_controls_may_stand_anywhere(
    word: str, inserted: list[str], data: st.DataObject
) -> None:
    """Inserting them into a word changes nothing."""
    written = list(word)
    for mark in inserted:
        written.insert(data.draw(st.integers(0, len(written))), mark)

    assert fold("".join(written)) == fold(word)


@given(st.text(st.characters(codec="ascii", categories=["Lu", "Ll", "Nd"]), min_size=1))
def test_plain_latin_text_only_loses_its_case(text: str) -> None:
    """ASCII letters and digits fold to themselves in small letters, as in ICU."""
    assert fold(text) == text.lower() == NFKC_CASEFOLD.normalize(text)


@given(st.integers(0, 10**12))
def test_digits_of_any_script_fold_to_the_same_number(number: int) -> None:
    """Arabic-Indic and Persian digits are the same digits."""
    ascii_digits = str(number)
    for zero in ("٠", "۰", "०"):
        shaped = ascii_digits.translate({ord("0") + i: chr(ord(zero) + i) for i in range(10)})
        assert fold(shaped) == ascii_digits
