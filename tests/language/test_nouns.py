import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import UnknownCodeError
from hijra_amina.language import UntranslatedWarning, counted, without_marks
from hijra_amina.values import Count

GOLDEN = Path(__file__).parent / "golden" / "counted_nouns_ar.txt"
# In the order of the columns of the table, both genders of a group beside each other.
NOUNS = (
    "participant",
    "participant.female",
    "official",
    "official.female",
    "woman",
    "man",
    "person",
    "ministry",
    "organisation",
    "body",
    "governorate",
    "session",
    "testimonial",
    "day",
    "week",
    "month",
)
NUMBERS = range(112)


def category(n: int) -> str:
    """The plural category of Arabic, as CLDR and the grammar have it; written out again here."""
    if n < 3:
        return ("zero", "one", "two")[n]
    if 3 <= n % 100 <= 10:
        return "few"
    return "many" if 11 <= n % 100 <= 99 else "other"


def table() -> str:
    """Every number from 0 to 111 with every noun, and the genitive where it differs."""
    lines = [
        "# Counted nouns in Arabic, 0 to 111, for review by a reader of Arabic.",
        "# Columns: number, plural category, phrase on its own, phrase after a preposition.",
        "# Written by HIJRA_AMINA_WRITE_GOLDEN=1 pytest tests/language/test_nouns.py",
    ]
    for noun in NOUNS:
        lines += ["", f"[{noun}]"]
        for n in NUMBERS:
            alone = counted(noun, n, "ar_IQ")
            after = counted(noun, n, "ar_IQ", case="genitive")
            lines.append(" | ".join((f"{n:3}", f"{category(n):5}", alone, after)))
    return "\n".join(lines) + "\n"


def test_golden_table() -> None:
    """The forms of sixteen nouns with every number up to 111 are those that were reviewed."""
    if os.environ.get("HIJRA_AMINA_WRITE_GOLDEN"):
        GOLDEN.write_text(table(), encoding="utf-8")
    assert table() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("noun", ("forms")),
    [
        ("participant", ("مشارك واحد", "مشاركان", "مشاركين", "مشاركًا", "مشارك")),
        ("participant.female", ("مشاركة واحدة", "مشاركتان", "مشاركات", "مشاركةً", "مشاركة")),
        ("day", ("يوم واحد", "يومان", "أيام", "يومًا", "يوم")),
        ("ministry", ("وزارة واحدة", "وزارتان", "وزارات", "وزارةً", "وزارة")),
        ("official", ("مسؤول واحد", "مسؤولان", "مسؤولين", "مسؤولًا", "مسؤول")),
        ("woman", ("امرأة واحدة", "امرأتان", "نساء", "امرأةً", "امرأة")),
    ],
)
def test_six_categories(noun: str, forms: tuple[str, ...]) -> None:
    """Each category has its form; one and two are said without a numeral."""
    one, two, few, many, other = forms
    assert counted(noun, 0, "ar_IQ") == f"لا {few}"
    assert counted(noun, 1, "ar_IQ") == one
    assert counted(noun, 2, "ar_IQ") == two
    for n, digits in ((3, "٣"), (10, "١٠"), (103, "١٠٣"), (110, "١١٠")):
        assert counted(noun, n, "ar_IQ") == f"{digits} {few}"
    for n, digits in ((11, "١١"), (24, "٢٤"), (99, "٩٩"), (111, "١١١")):
        assert counted(noun, n, "ar_IQ") == f"{digits} {many}"
    for n, digits in ((100, "١٠٠"), (101, "١٠١"), (102, "١٠٢"), (1000, "١٬٠٠٠")):
        assert counted(noun, n, "ar_IQ") == f"{digits} {other}"


@pytest.mark.parametrize(
    ("count", "english", "arabic"),
    [
        (Count.more_than(30), "over 30 officials", "أكثر من ٣٠ مسؤولًا"),
        (Count.at_least(2), "at least 2 officials", "ما لا يقل عن مسؤولين اثنين"),
        (Count.at_least(1), "at least 1 official", "ما لا يقل عن مسؤول واحد"),
        (Count.between(17, 27), "between 17 and 27 officials", "ما بين ١٧ و٢٧ مسؤولًا"),
        (Count.between(1, 2), "officials: between 1 and 2", "عدد المسؤولين: ما بين ١ و٢"),
        (Count.about(5), "some 5 officials", "نحو ٥ مسؤولين"),
        (Count.unknown(), "officials: unknown", "عدد المسؤولين: غير معروف"),
        (
            Count.suppressed(below=5),
            "officials: suppressed (fewer than 5)",
            "عدد المسؤولين: محجوب (أقل من ٥)",
        ),
    ],
)
def test_bounds(count: Count | int, english: str, arabic: str) -> None:
    """A bound stands before a phrase in the genitive; what no noun can follow becomes a label."""
    assert counted("official", count, "en_GB") == english
    assert counted("official", count, "ar_IQ") == arabic


@given(st.data(), st.sampled_from(NOUNS))
def test_every_count_has_a_phrase(
    counts: st.SearchStrategy[Count], data: st.DataObject, noun: str
) -> None:
    """Whatever is known of a count, the phrase keeps every number that its words have."""
    count = data.draw(counts)
    english = counted(noun, count, "en_GB")
    arabic = without_marks(counted(noun, count, "ar_IQ"))
    assert "{" not in english + arabic
    if count.is_exact and count.value > 2:
        assert english.split()[0].replace(",", "") == str(count.value)


def test_a_language_without_the_noun() -> None:
    """A phrase in English for want of a translation says so."""
    with pytest.warns(UntranslatedWarning, match=r"fr_FR: noun\.day\.nominative"):
        assert counted("day", 3, "fr_FR") == "3 days"


def test_no_such_noun() -> None:
    """A noun that the catalogs do not have is named, with those that they have."""
    with pytest.raises(UnknownCodeError, match="known: body, day"):
        counted("camel", 3, "ar_IQ")
