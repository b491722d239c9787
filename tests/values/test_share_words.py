"""Shares are read as reports word them, and never guessed."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import HijraAminaError, UnreadableTextError
from hijra_amina.values import Count, Share

EVENTS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "examples" / "events.json").read_text(encoding="utf-8")
)

READ = {
    "en": {
        "over 60% women": Share.more_than("60%"),
        "over 60% of female representation": Share.more_than("60%"),
        "The audience comprised over 60% of female representation": Share.more_than("60%"),
        "The session had strong female representation, with over 60% women": (
            Share.more_than("60%")
        ),
        "more than half of the participants were female": Share.more_than("1/2"),
        "27 officials, more than 60% of them women": Share.more_than("60%"),
        "one half": Share.exactly("1/2"),
        "half of the participants": Share.exactly("1/2"),
        "at least half": Share.at_least("1/2"),
        "nearly half": Share.about("1/2"),
        "two thirds": Share.exactly("2/3"),
        "two-thirds of the participants": Share.exactly("2/3"),
        "a third of the participants": Share.exactly("1/3"),
        "less than a third of participants": Share.less_than("1/3"),
        "three quarters": Share.exactly("3/4"),
        "nine of fifteen": Share.exactly("3/5"),
        "nine out of fifteen": Share.exactly("3/5"),
        "9 of 15": Share.exactly("3/5"),
        "9 of the 15": Share.exactly("3/5"),
        "9/15": Share.exactly("3/5"),
        "Fifteen MoMD officials, nine of whom were women": Share.exactly("3/5"),
        "60.0%": Share.exactly("60%"),
        "62.5%": Share.exactly("5/8"),
        "60 %": Share.exactly("60%"),
        "60 percent": Share.exactly("60%"),
        "sixty per cent": Share.exactly("60%"),
        "no more than 1/3": Share.at_most("1/3"),
        "50-60%": Share.between("50%", "60%"),
        "50% to 60%": Share.between("50%", "60%"),
        "between 50 and 60%": Share.between("50%", "60%"),
        "over ٦٠٪": Share.more_than("60%"),
        "strong female representation": Share.unknown(),
        "strongly represented": Share.unknown(),
        "women and men": Share.unknown(),
        "unknown": Share.unknown(),
        "suppressed": Share.suppressed(),
    },
    "ar": {
        "أكثر من ٦٠٪": Share.more_than("60%"),
        "أكثر من ٦٠٪ من المشاركين نساء": Share.more_than("60%"),
        "أكثر من 60% من النساء": Share.more_than("60%"),
        "أكثر من ۶۰٪": Share.more_than("60%"),
        "أكثر من نصف المشاركين": Share.more_than("1/2"),
        "أكثر من نصف المشاركين من النساء": Share.more_than("1/2"),
        "النصف على الأقل": Share.at_least("1/2"),
        "ما لا يقل عن النصف": Share.at_least("1/2"),
        "نصف المشاركين": Share.exactly("1/2"),
        "ثلث المشاركين": Share.exactly("1/3"),
        "ثلثا المشاركين": Share.exactly("2/3"),
        "ثلاثة أرباع": Share.exactly("3/4"),
        "تسعة من خمسة عشر": Share.exactly("3/5"),
        "تسع من أصل خمس عشرة": Share.exactly("3/5"),
        "٩ من ١٥": Share.exactly("3/5"),
        "٩/١٥": Share.exactly("3/5"),
        "٦٢٫٥٪": Share.exactly("5/8"),
        "٦٠ في المئة": Share.exactly("60%"),
        "٦٠ بالمائة": Share.exactly("60%"),
        "نحو ٦٠ في المائة": Share.about("60%"),
        "أقل من ثلث المشاركين": Share.less_than("1/3"),
        "تمثيل نسائي قوي": Share.unknown(),
        "النساء والرجال": Share.unknown(),
        "غير معروف": Share.unknown(),
        "محجوب": Share.suppressed(),
    },
}

REFUSED = {
    "en": [
        "", "hello", "27 officials", "27", "nine of whom were women", "(4 female/26 male)",
        "60% women and 40% men", "50% or 60%", "not 60%", "120%", "-5%", "half-day", "15 of 9",
        "two and a half days", "a third training", "third and final training", "(10/12)",
        "this week (10/12)", "60,5%", "9 of 0", "1/0", "over 100%", "less than 0%", "60",
        "0.6", "27 officials [1]", "27 officials (1)", "60%?", "two groups of 15 officials",
    ],
    "ar": ["", "مرحبا", "٢٧ مسؤولًا", "خمس المشاركين", "١٢٠٪", "٦٠٪ أو ٧٠٪", "ليس ٦٠٪"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "share"),
    [(language, *item) for language, texts in READ.items() for item in texts.items()],
)
def test_wordings_are_read(language: str, text: str, share: Share) -> None:
    """Every wording with a share gives it, and every one without is unknown."""
    assert Share.parse(text, language) == share


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, all_ in REFUSED.items() for text in all_]
)
def test_what_cannot_be_read_for_certain_is_an_error(language: str, text: str) -> None:
    """Counts, alternatives, dates and shares of more than all are refused."""
    with pytest.raises(UnreadableTextError) as caught:
        Share.parse(text, language)
    assert not text.strip() or text not in str(caught.value).partition("\n")[0]


@pytest.mark.parametrize(
    "event",
    [event for event in EVENTS if event["women"].get("share_lower_bound") is not None],
    ids=lambda event: event["id"],
)
def test_the_shares_of_women_of_the_events_are_read(event: dict[str, Any]) -> None:
    """The short wording gives the strict lower bound that the event's facts give."""
    facts = event["women"]
    read = Share.parse(facts["as_worded"], "en")
    assert facts["qualifier"] == "lower_bound_exclusive"
    assert read == Share.more_than(str(facts["share_lower_bound"]))
    assert read.wording == facts["as_worded"]
    women = read.of(event["participants"]["value"])
    assert (
        women
        == {22: Count.between(14, 22), 27: Count.between(17, 27)}[event["participants"]["value"]]
    )


def test_words_around_a_share_are_kept() -> None:
    """The source's own words stay beside the share; the words of the share alone need not."""
    assert Share.parse("over 60% women", "en").wording == "over 60% women"
    assert Share.parse("strongly represented", "en").wording == "strongly represented"
    assert Share.parse("over 60%", "en").wording is None


# -- the words of a share, written and read back -----------------------------------------------

WORDS = {
    "en": {"about": "some {}", "more": "over {}", "least": "at least {}", "less": "less than {}",
           "most": "at most {}", "between": "between {} and {}", "both": "{} and {}",
           "to": "some {} to {}"},
    "ar": {"about": "نحو {}", "more": "أكثر من {}", "least": "ما لا يقل عن {}",
           "less": "أقل من {}", "most": "ما لا يزيد على {}", "between": "ما بين {} و{}",
           "both": "{} و{}", "to": "نحو {} إلى {}"},
}  # fmt: skip


def figure(share: Fraction, language: str) -> str:
    """A percentage where it is exact, else a fraction, in the language's digits."""
    tenths = share * 1000
    text = f"{share.numerator}/{share.denominator}"
    if tenths.denominator == 1:
        whole, tenth = divmod(tenths.numerator, 10)
        text = f"{whole}.{tenth}%" if tenth else f"{whole}%"
    if language == "en":
        return text
    return text.translate(str.maketrans("0123456789.%", "٠١٢٣٤٥٦٧٨٩٫٪"))


def words_of(share: Share, language: str) -> str:
    """The words of a share, as the table in the reader's docstring has them."""
    words = WORDS[language]

    def end(value: Fraction, phrase: str) -> str:
        plain = figure(value, language)
        return words[phrase].format(
            words["about"].format(plain) if share.approximate else plain
        )  # fmt: skip

    low = end(share.low, "more" if share.low_strict else "least")
    high = end(share.high, "less" if share.high_strict else "most")
    if share.low == share.high:
        plain = figure(share.low, language)
        return words["about"].format(plain) if share.approximate else plain
    if share.high == 1 and not share.high_strict:
        return low
    if share.low == 0 and not share.low_strict:
        return high
    if share.low_strict or share.high_strict:
        return words["both"].format(low, high)
    ends = figure(share.low, language), figure(share.high, language)
    return words["to" if share.approximate else "between"].format(*ends)


@st.composite
def known_shares(draw: st.DrawFn) -> Share:
    """Any share of which something is said."""
    fraction = st.fractions(0, 1) | st.integers(0, 1000).map(lambda tenths: Fraction(tenths, 1000))
    low, high = sorted([draw(fraction), draw(fraction)])
    strict = st.booleans() if low < high else st.just(value=False)
    return Share.between(
        low,
        high,
        low_strict=draw(strict),
        high_strict=draw(strict),
        approximate=draw(st.booleans()),
    )


@pytest.mark.parametrize("language", ["en", "ar"])
@given(share=known_shares())
def test_the_words_of_a_share_are_read_back(language: str, share: Share) -> None:
    """Every share has words in both languages, and they read as an equal share."""
    read = Share.parse(words_of(share, language), language)
    assert read == share
    assert read.wording is None


SNIPPETS = [
    "0", "27", "60%", "9/15", "%", "(", ")", ",", "or", "and", "of", "over", "half", "third",
    "women", "men", "two", "between", "أكثر من", "نصف", "و", "من", "٦٠٪", "ثلاثة", "أرباع", "ال",
]  # fmt: skip


@given(
    st.text(max_size=60) | st.lists(st.sampled_from(SNIPPETS)).map(" ".join),
    st.sampled_from(["en", "ar"]),
)
def test_any_text_gives_a_share_or_an_error_of_ours(text: str, language: str) -> None:
    """Whatever is written, nothing but a share or a clear error comes of it."""
    try:
        read = Share.parse(text, language)
    except HijraAminaError:
        return
    assert isinstance(read, Share)
