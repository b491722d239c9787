"""Counts are read as reports word them, and never guessed."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import HijraAminaError, LocaleError, UnreadableTextError
from hijra_amina.values import Count, read_breakdown

if TYPE_CHECKING:
    from collections.abc import Callable

EVENTS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "examples" / "events.json").read_text(encoding="utf-8")
)

ENGLISH = {
    # Numbers of participants, as reports on the programme and on others like it word them.
    "27 operational officials": Count.exactly(27),
    "Fifteen MoMD officials": Count.exactly(15),
    "Twenty police officers": Count.exactly(20),
    "29 officials … and six staff from local NGOs": Count.exactly(35),
    "six staff": Count.exactly(6),
    "19 MOLSA officials and three representatives": Count.exactly(22),
    "26 people (21 people from Government, 3 from REACH local NGO and 2 from IRC)": (
        Count.exactly(26)
    ),
    "the 16 participants from 9 organisations": Count.exactly(16),
    "some 39 officials": Count.about(39),
    "over 80 women and men": Count.more_than(80),
    "more than 400 individuals": Count.more_than(400),
    "over 45 …": Count.more_than(45),
    "over 30": Count.more_than(30),
    "Dozens of … representatives": Count.unknown(),
    "a group of officials and trainers": Count.unknown(),
    "a rich variety of local and international NGOs": Count.unknown(),
    "has trained 75 officials under the MCOF framework": Count.exactly(75),
    "has trained 75 officials under the MCOF framework since early 2014": Count.exactly(75),
    "helped 71 beneficiaries … Another 33 returnees": Count.exactly(104),
    "60 in Erbil and Baghdad": Count.exactly(60),
    "60 in two courses": Count.exactly(60),
    "1685 in 57 sessions": Count.exactly(1685),
    "300 = 4×75": Count.exactly(300),
    "will address 25 Police Officers": Count.exactly(25),
    "11 government appointed IDP Camp Managers, later increasing to 12": Count.between(11, 12),
    "a total of 19 camp managers directly benefited": Count.exactly(19),
    "30 (Erbil) + 25 (Sulaymaniyah) = the 55 that later pages report again": Count.exactly(55),
    # Numbers of women.
    "nine of whom were women": Count.exactly(9),
    "(4 female/26 male)": Count.exactly(30),
    "(13 male, 2 female)": Count.exactly(15),
    "(including 2 females and 18 males)": Count.exactly(20),
    "23 female police officers": Count.exactly(23),
    "women and men": Count.unknown(),
    "(men and women)": Count.unknown(),
    "of both genders": Count.unknown(),
    "strong female representation": Count.unknown(),
    "strongly represented": Count.unknown(),
    # Bounds in other words.
    "at least 30 people": Count.at_least(30),
    "no fewer than 30": Count.at_least(30),
    "no more than 30": Count.at_most(30),
    "up to 30 participants": Count.at_most(30),
    "under 30 participants": Count.fewer_than(30),
    "30 or more": Count.at_least(30),
    "30+": Count.at_least(30),
    "30 or fewer people": Count.at_most(30),
    "30 or so": Count.about(30),
    "c. 30": Count.about(30),
    "approx. 30 people": Count.about(30),
    "approximately 30 people": Count.about(30),
    "between 20 and 25 officials": Count.between(20, 25),
    "20-25 officials": Count.between(20, 25),
    "20 to 25 officials": Count.between(20, 25),
    "more than 20 and fewer than 30": Count.between(21, 29),
    "no women": Count.exactly(0),
    "none": Count.exactly(0),
    # Numbers in words.
    "twenty-five officials": Count.exactly(25),
    "two hundred and five participants": Count.exactly(205),
    "a hundred people": Count.exactly(100),
    "one thousand two hundred participants": Count.exactly(1200),
    "1,234 people": Count.exactly(1234),
}

ARABIC = {
    # Attested, then the equivalents of the English list.
    "لـ 11 مشاركًا": Count.exactly(11),
    "11 مشاركًا": Count.exactly(11),
    "21 ضابط": Count.exactly(21),
    "21 ضابط و20 ضابطة": Count.exactly(41),
    "21 ضابط و20 ضابطة شُرطة": Count.exactly(41),
    "55 ضابط شرطة": Count.exactly(55),
    "١٠٨ ضحية من ضحايا الاتجار (٩٨ امرأة و ١٠ رجال)": Count.exactly(108),
    "101 منتدى": Count.exactly(101),
    "ثلاث ورش عمل": Count.exactly(3),
    "دورتين": Count.exactly(2),
    "محافظات العراق الثماني عشرة": Count.exactly(18),
    "العراقية الـ 19": Count.exactly(19),
    "النساء والرجال": Count.unknown(),
    "تدريسيات … ناشطات": Count.unknown(),
    "ضابط / ضابطة": Count.unknown(),
    "٢٧ مسؤولًا": Count.exactly(27),
    "خمسة عشر مسؤولًا": Count.exactly(15),
    "عشرون ضابط شرطة": Count.exactly(20),
    "٢٩ مسؤولًا وستة موظفين": Count.exactly(35),
    "١٦ مشاركًا من ٩ منظمات": Count.exactly(16),
    "نحو ٣٩ مسؤولًا": Count.about(39),
    "حوالي 39 مسؤولًا": Count.about(39),
    "أكثر من ٨٠ امرأة ورجل": Count.more_than(80),
    "أكثر من 400 شخص": Count.more_than(400),
    "ما يزيد على ۴۵ شخصًا": Count.more_than(45),
    "أكثر من ٣٠": Count.more_than(30),
    "عشرات الممثلين": Count.unknown(),
    "مجموعة من المسؤولين": Count.unknown(),
    "تمثيل نسائي قوي": Count.unknown(),
    "تسع منهن نساء": Count.exactly(9),
    "(٤ نساء و٢٦ رجلًا)": Count.exactly(30),
    "٢٣ ضابطة شرطة": Count.exactly(23),
    "مشاركان": Count.exactly(2),
    "مشاركتان": Count.exactly(2),
    "مشارك واحد": Count.exactly(1),
    "ثلاثة مشاركين": Count.exactly(3),
    "عشر مشاركات": Count.exactly(10),
    "أحد عشر مشاركًا": Count.exactly(11),
    "إحدى عشرة مشاركة": Count.exactly(11),
    "اثنا عشر مشاركًا": Count.exactly(12),
    "اثنتي عشرة مشاركة": Count.exactly(12),
    "واحد وعشرون مشاركًا": Count.exactly(21),
    "خمسة وعشرون مشاركًا": Count.exactly(25),
    "مئة وخمسة وعشرون مشاركًا": Count.exactly(125),
    "ثلاثمئة مشارك": Count.exactly(300),
    "ألف ومئتان": Count.exactly(1200),
    "ما لا يقل عن ٣٠ مشاركًا": Count.at_least(30),
    "٣٠ على الأقل": Count.at_least(30),
    "لا يزيد على ٣٠": Count.at_most(30),
    "أقل من ٣٠ مشاركًا": Count.fewer_than(30),
    "بين ٢٠ و٢٥ مسؤولًا": Count.between(20, 25),
    "من ٢٠ إلى ٢٥ مسؤولًا": Count.between(20, 25),
    "المشاركون الـ ٢٥": Count.exactly(25),
}

REFUSED = {
    "en": [
        "", "   ", "hello", "30 or 40", "30 or 40 officials", "27 June", "16 and 17 June 2015",
        "in 2015", "since early 2014", "session 3", "room 27", "16th", "3.5", "27.0", "1,23",
        "(28/10)", "28/10", "from15 to 17 February 2022", "not 27 officials", "27 of the 30 people",
        "nine of fifteen", "9/15", "60%", "over 60% women", "over 60% of 27", "half the officials",
        "more than half of the participants were female", "a third of them", "2 million",
        "two million people", "25 years old", "25 per session", "dozen officials",
        "27 officials and 30 officials or more or less", "10 women and 5 officials",
        "16 participants and 9 women", "27 officials (10 women and 18 men)",
        "30 participants (4 female/25 male)", "26 people (21 from Government and 3 from an NGO)",
        "27 officials, 30 of whom were women", "11 staff 12 staff", "57 sessions in 3 days",
        "at least over 30", "over 20 to 30", "between 30 and 20", "fewer than 0", "-27 officials",
        "15 zorb", "15 zorbs", "1.000 people",
        "27²", "½", "as many as 30", "without 3 officials", "finished by 10",
        "27-year-old officials", "two groups of 15 officials", "3 sessions of 25", "27?",
        "27 officials [1]", "27 officials (1)", "_", "-", "this past week",
        "27 officials, 3.5 of whom",
        "4:30", "2015-06-16", "+962 6 56 59 660", "300 = 4×76", "suppressed (some 4)",
        "07701234567", "007 officials", "27 officials were absent", "27 absentees",
        "suppressed 4", "no more 30", "from 25 participants to 30", "x" * 20_000, "9" * 5_000,
    ],
    "ar": [
        "", "مرحبا", "٣٠ أو ٤٠", "٢٧ حزيران", "في ٢٠١٥", "لا ٢٧", "٦٠٪", "أكثر من نصف المشاركين",
        "أكثر من ٦٠٪", "خمس المشاركين", "يوم الاثنين", "٩ من ١٥", "٢٥ سنة", "مليون مشارك",
        "اليوم الخميس", "في الخامس من كانون الأول/ديسمبر", "للفترة من 29_31 تشرين الأول 2020",
        "في الفترة من 25 أبريل إلى 4 مايو", "٠٧٧٠١٢٣٤٥٦٧",
        "٣٠ مشاركًا (٤ نساء و٢٥ رجلًا)", "بدون ٣ ضباط", "٢٧؟", "ثلاث دورات من ٢٠ مشاركًا",
        "٢٧ مشاركًا [١]", "غياب ٣ ضباط", "ـ", "َ",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "count"), ENGLISH.items())
@pytest.mark.parametrize("language", ["en", "en_GB"])
def test_english_wordings_are_read(text: str, count: Count, language: str) -> None:
    """Every wording with a number gives it, and every one without a number is unknown."""
    assert Count.parse(text, language) == count


@pytest.mark.parametrize(("text", "count"), ARABIC.items())
@pytest.mark.parametrize("language", ["ar", "ar-IQ"])
def test_arabic_wordings_are_read(text: str, count: Count, language: str) -> None:
    """Arabic wordings are read as their English equivalents are."""
    assert Count.parse(text, language) == count


@pytest.mark.parametrize("digits", ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_all_three_sets_of_digits_are_read(digits: str, language: str) -> None:
    """Western, Arabic-Indic and Persian digits mean the same in either language."""
    one_to_nine_and_nought = digits[1:] + digits[0]
    assert Count.parse(one_to_nine_and_nought, language) == Count.exactly(1234567890)


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, all_ in REFUSED.items() for text in all_]
)
def test_what_cannot_be_read_for_certain_is_an_error(language: str, text: str) -> None:
    """Dates, codes, rates, alternatives, shares and wrong sums are refused, not guessed."""
    with pytest.raises(UnreadableTextError) as caught:
        Count.parse(text, language)
    assert len(str(caught.value)) < 250


def test_the_error_does_not_repeat_the_text() -> None:
    """A text may hold a name, so an error says what would be readable instead."""
    with pytest.raises(UnreadableTextError) as caught:
        Count.parse("p-001 wrote 30 or 40", "en")
    assert "p-001" not in str(caught.value)


@pytest.mark.parametrize("language", ["fr", "ckb_IQ", "", "english"])
def test_other_languages_are_refused(language: str) -> None:
    """Words are read in English and Arabic."""
    with pytest.raises(LocaleError):
        Count.parse("27", language)


@pytest.mark.parametrize(
    "event",
    [event for event in EVENTS if event["participants"]["as_worded"]],
    ids=lambda event: event["id"],
)
def test_every_number_of_participants_of_the_events_is_read(event: dict[str, Any]) -> None:
    """The short wording gives the figure that the event's facts give."""
    facts = event["participants"]
    value = facts["value"]
    makers: dict[str, Callable[[int], Count]] = {
        "exact": Count.exactly,
        "approximate": Count.about,
        "lower_bound_exclusive": Count.more_than,
        "sum_of_parts": Count.exactly,
        "vague": lambda _: Count.unknown(),
    }
    expected = makers[facts["qualifier"]](value)
    read = Count.parse(facts["as_worded"], event["source_language"])
    assert read == expected
    assert read.wording == facts["as_worded"]
    for part in facts["parts"] or ():
        assert Count.parse(part["as_worded"], "en") == Count.exactly(part["value"])


@pytest.mark.parametrize(
    "event",
    [event for event in EVENTS if event["women"].get("count") is not None],
    ids=lambda event: event["id"],
)
def test_women_and_men_of_the_events_are_read(event: dict[str, Any]) -> None:
    """Where both sexes are counted, both are read and add up to the participants."""
    read = read_breakdown(event["women"]["as_worded"], "en")
    assert read.women == Count.exactly(event["women"]["count"])
    assert read.men == Count.exactly(event["women"]["men_count"])
    assert read.total == Count.exactly(event["participants"]["value"])


@pytest.mark.parametrize("text", ["women and men", "(men and women)", "النساء والرجال"])
def test_women_who_are_mentioned_are_not_counted(text: str) -> None:
    """A text that names both sexes without a number keeps its wording and no number."""
    read = Count.parse(text, "ar" if text[0] == "ا" else "en")
    assert read == Count.unknown()
    assert read.wording == text


class TestWording:
    def test_words_around_a_number_are_kept(self) -> None:
        """The source's own words stay beside what was read from them."""
        assert Count.parse(" some 39 officials ", "en").wording == "some 39 officials"
        assert Count.parse("Dozens of officials", "en").wording == "Dozens of officials"

    def test_the_words_of_a_count_alone_need_not_be_kept(self) -> None:
        """`over 80` is what the count itself says."""
        read = Count.parse("over 80", "en")
        assert read.wording is None
        assert read.low_strict

    def test_direction_marks_are_not_kept(self) -> None:
        """A formatted number may come wrapped in isolates; they are no part of the words."""
        read = Count.parse("\u2067أكثر من \u2068٨٠\u2069 شخصًا\u2069", "ar")
        assert read == Count.more_than(80)
        assert read.wording == "أكثر من ٨٠ شخصًا"


@given(st.text(max_size=60) | st.lists(st.sampled_from(
    [
        "0", "1", "27", "60", "2015", "%", "(", ")", ",", "/", "+", "=", "-", "or", "and", "of",
        "the", "over", "some", "no", "women", "men", "officials", "from", "to", "at", "least",
        "most", "more", "fewer", "than", "between", "half", "third", "sessions", "whom", "were",
        "and", "و", "من", "أكثر", "أقل", "٢٧", "نصف", "مشاركين", "نساء", "ال", "الف", "مئة",
        "عشر", "خمسة", "و٢", "(٤"
    ]
)).map(" ".join), st.sampled_from(["en", "ar"]))  # fmt: skip
def test_any_text_gives_a_count_or_an_error_of_ours(text: str, language: str) -> None:
    """Whatever is written, nothing but a count or a clear error comes of it."""
    try:
        read = Count.parse(text, language)
    except HijraAminaError:
        return
    assert isinstance(read, Count)
