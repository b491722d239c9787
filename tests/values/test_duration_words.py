"""Durations are read as reports word them, and a week is not taken for seven days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import HijraAminaError, InvalidValueError, UnreadableTextError
from hijra_amina.values import Count, Period

READ = {
    "en": {
        "ten-day": Count.exactly(10), "two-day": Count.exactly(2), "3 day": Count.exactly(3),
        "3-day": Count.exactly(3), "four day": Count.exactly(4), "ten days": Count.exactly(10),
        "for four days": Count.exactly(4), "three productive days": Count.exactly(3),
        "one-day": Count.exactly(1), "a day": Count.exactly(1), "a week of": Count.between(1, 7),
        "a successful week": Count.between(1, 7), "two weeks": Count.between(8, 14),
        "first five days": Count.at_least(5), "some ten days": Count.about(10),
        "over ten days": Count.more_than(10), "four to five days": Count.between(4, 5),
    },
    "ar": {
        "ثلاثة أيام": Count.exactly(3), "استمرت ثلاثة أيام": Count.exactly(3),
        "لمدة ثلاثة أيام": Count.exactly(3), "على مدى 4 أيام": Count.exactly(4),
        "على مدى ٤ أيام": Count.exactly(4), "يومان": Count.exactly(2), "يومين": Count.exactly(2),
        "لمدة يومين": Count.exactly(2), "يوم واحد": Count.exactly(1), "يوم": Count.exactly(1),
        "لمدة عشرة أيام": Count.exactly(10), "11 يومًا": Count.exactly(11),
        "أسبوع": Count.between(1, 7), "أسبوعين": Count.between(8, 14),
        "ثلاثة أسابيع": Count.between(15, 21),
    },
}  # fmt: skip

REFUSED = {
    "en": ["", "half-day", "two and a half days", "three-hour", "a month", "days", "several days",
           "this past", "10", "three or four days", "zero days", "not three days", "2 days 3 days",
           "first five days … second part of two days", "60% of the days"],
    "ar": ["", "أيام", "نصف يوم", "ثلاث ساعات", "شهر", "٣ أو ٤ أيام", "عدة أيام"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [(language, *item) for language, texts in READ.items() for item in texts.items()],
)
def test_durations_are_read(language: str, text: str, days: Count) -> None:
    """The period has the duration, no dates, and the words."""
    period = Period.parse_duration(text, language)
    assert period.duration == days
    assert period.length() == days
    assert period.start is None
    assert period.wording == text


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, all_ in REFUSED.items() for text in all_]
)
def test_what_cannot_be_read_for_certain_is_an_error(language: str, text: str) -> None:
    """Hours, half days, alternatives and vague words are refused."""
    with pytest.raises(UnreadableTextError):
        Period.parse_duration(text, language)


def test_what_is_no_text_is_refused() -> None:
    """A number is not the words of a duration."""
    with pytest.raises(InvalidValueError):
        Period.parse_duration(10, "en")  # type: ignore[arg-type]


@given(st.text(max_size=40), st.sampled_from(["en", "ar"]))
def test_any_text_gives_a_duration_or_an_error_of_ours(text: str, language: str) -> None:
    """No other error escapes."""
    try:
        period = Period.parse_duration(text, language)
    except HijraAminaError:
        return
    assert period.duration is not None
