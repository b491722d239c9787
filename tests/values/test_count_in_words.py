"""Every count has words of its own in both languages, and they are read back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hijra_amina.values import Count

ENDS = st.integers(-(10**40), 10**40)
ALL_COUNTS = st.one_of(
    st.builds(Count.exactly, ENDS),
    st.builds(Count.about, ENDS),
    st.builds(Count.at_least, ENDS, approximate=st.booleans()),
    st.builds(Count.more_than, ENDS, approximate=st.booleans()),
    st.builds(Count.at_most, st.integers(0), approximate=st.booleans()),
    st.builds(Count.fewer_than, st.integers(1), approximate=st.booleans()),
    st.builds(Count.between, st.none(), ENDS, approximate=st.booleans()),
    st.tuples(ENDS, ENDS, st.booleans()).map(
        lambda drawn: Count.between(*sorted(drawn[:2]), approximate=drawn[2])
    ),
    st.just(Count.between(None, None)),
    st.just(Count.unknown()),
    st.just(Count.suppressed()),
    st.integers(0).map(lambda low: Count.suppressed(low=low)),
    st.tuples(st.integers(0), st.integers(0)).map(
        lambda ends: Count.suppressed(low=min(ends), below=max(ends) + 1)
    ),
)
WORDS = {
    "en": {
        "about": "some {}", "more": "over {}", "least": "at least {}", "fewer": "fewer than {}",
        "most": "at most {}", "between": "between {} and {}", "to": "{} to {}",
        "negative": "{} (possibly negative)", "any": "any number (possibly negative)",
        "unknown": "unknown", "suppressed": "suppressed", "withheld": "suppressed ({})",
    },
    "ar": {
        "about": "نحو {}", "more": "أكثر من {}", "least": "ما لا يقل عن {}", "fewer": "أقل من {}",
        "most": "ما لا يزيد على {}", "between": "ما بين {} و{}", "to": "{} إلى {}",
        "negative": "{} (وقد يكون سالبًا)", "any": "أي عدد (وقد يكون سالبًا)",
        "unknown": "غير معروف", "suppressed": "محجوب", "withheld": "محجوب ({})",
    },
}  # fmt: skip


def figure(n: int, digits: str, separator: str) -> str:
    """A whole number in a set of digits, grouped or not."""
    text = f"{n:,}".replace(",", separator)
    return "".join(digits[int(c)] if c.isascii() and c.isdecimal() else c for c in text)


def interval_words(count: Count, words: dict[str, str], digits: str, separator: str) -> str:
    """The words of a count's ends."""
    low, high = count.low, count.high

    def number(n: int) -> str:
        plain = figure(n, digits, separator)
        return words["about"].format(plain) if count.approximate else plain

    if low is None:
        assert high is not None
        return words["negative"].format(words["most"].format(number(high)))
    if high is None:
        strict = count.low_strict
        return words["more" if strict else "least"].format(number(low - 1 if strict else low))
    if low == high:
        return number(low)
    if low == 0:
        strict = count.high_strict
        return words["fewer" if strict else "most"].format(number(high + 1 if strict else high))
    ends = figure(low, digits, separator), figure(high, digits, separator)
    if count.approximate:
        return words["about"].format(words["to"].format(*ends))
    return words["between"].format(*ends)


def words_of(count: Count, words: dict[str, str], digits: str, separator: str) -> str:
    """The words of a count, as the table in the reader's docstring has them."""
    if count == Count.unknown():
        return words["unknown"]
    if count == Count.between(None, None):
        return words["any"]
    if count.is_known:
        return interval_words(count, words, digits, separator)
    if count == Count.suppressed():
        return words["suppressed"]
    return words["withheld"].format(interval_words(count, words, digits, separator))


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    ("digits", "separator"),
    [("0123456789", ""), ("0123456789", ","), ("٠١٢٣٤٥٦٧٨٩", ""), ("٠١٢٣٤٥٦٧٨٩", "٬")],
)
@given(count=ALL_COUNTS)
@example(count=Count.fewer_than(1))
@example(count=Count.suppressed(below=1))
@example(count=Count.suppressed(below=6, low=5))
@example(count=Count.between(-3, 5))
def test_the_words_of_a_count_are_read_back(
    language: str, digits: str, separator: str, count: Count
) -> None:
    """Every count has words in both languages, and they read as an equal count."""
    text = words_of(count, WORDS[language], digits, separator)
    read = Count.parse(text, language)
    assert read == count
    assert read.wording is None
