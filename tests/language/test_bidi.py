"""python-bidi as the oracle of visual order.

A value that stands in a line of the other direction must come out unbroken, in its own order.
"""

import html
import re
import unicodedata
from typing import Any

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from hijra_amina.errors import InvalidValueError
from hijra_amina.language import ValueKind, isolate, without_marks

MARKS = re.compile("[\u200e\u200f\u061c\u2066-\u2069]")

LATIN = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=9)
ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآةىئؤءپچڤگکەێۆی", min_size=1, max_size=9)
DIGITS = st.text("0123456789", min_size=1, max_size=4)


def words(script: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """One to four words, some with brackets, marks or numbers among them."""
    word = st.one_of(
        script,
        script.map(lambda w: f"({w})"),
        script.map(lambda w: f"{w}!"),
        st.tuples(script, DIGITS).map(" ".join),
    )
    return st.lists(word, min_size=1, max_size=4).map(" ".join)


# A name or a quotation goes by its first letter, so the first word is of the script.
NAMES = st.one_of(
    st.tuples(LATIN, words(LATIN)).map(" ".join),
    st.tuples(ARABIC, words(ARABIC)).map(" ".join),
)
PHONES = st.lists(DIGITS, min_size=2, max_size=5).map(lambda parts: "+" + " ".join(parts))
RANGES = st.tuples(DIGITS, st.sampled_from("-–:"), DIGITS).map("".join)
TIMES = st.tuples(DIGITS, DIGITS, DIGITS, DIGITS).map(lambda t: "{}:{}–{}:{}".format(*t))
EMAILS = st.tuples(LATIN, DIGITS, LATIN).map(lambda t: f"{t[0]}.{t[1]}@{t[2]}.net")
URLS = st.tuples(LATIN, DIGITS, LATIN).map(lambda t: f"www.{t[0]}{t[1]}.net/{t[2]}?a={t[1]}")
CODES = st.one_of(
    st.tuples(LATIN, DIGITS).map("-".join),
    DIGITS.map(lambda n: f"-{n}.5"),
    DIGITS.map(lambda n: f"{n}%"),
    st.just("$.sessions[2].headcount"),
)
VALUES = st.one_of(
    st.tuples(NAMES, st.sampled_from(["name", "quote", "text"])),
    st.tuples(PHONES, st.just("phone")),
    st.tuples(RANGES | TIMES, st.just("range")),
    st.tuples(EMAILS, st.just("email")),
    st.tuples(URLS, st.just("url")),
    st.tuples(CODES, st.just("code")),
)
LINES = {
    "R": ("الهاتف: {}", "{} هو الرقم", "قال {} أمس (١٢)", "في ١٦ حزيران، {}؛ و{} أيضًا", "٣ {} ٤"),
    "L": (
        "Phone: {}",
        "{} is the number",
        "said {} (12) today",
        "On 16 June, {}; and {} too",
        "3 {} 4",
    ),
}


def own_direction(value: Any, kind: str) -> str:
    """The direction of a value: its first letter's, or left to right for what has to be."""
    if kind not in {"name", "quote", "text"}:
        return "L"
    first = next(unicodedata.bidirectional(c) for c in value if c.isalpha())
    return "R" if first in {"R", "AL"} else "L"


def shown(text: str, base: str) -> str:
    """What the eye sees from left to right, without marks."""
    return MARKS.sub("", get_display(text, base_dir=base))


@settings(max_examples=500)
@given(VALUES, st.sampled_from("RL"), st.data())
def test_values_stay_whole(
    value_and_kind: tuple[str, ValueKind], base: str, data: st.DataObject
) -> None:
    """A value of any kind, in a line of either direction, is shown unbroken in its own order."""
    value, kind = value_and_kind
    template = data.draw(st.sampled_from(LINES[base]))
    isolated = isolate(value, kind)
    line = template.replace("{}", isolated)
    seen = shown(line, base)
    own = shown(value, own_direction(value, kind))
    assert seen.count(own) >= template.count("{}")


@settings(max_examples=300)
@given(VALUES, VALUES, st.sampled_from("RL"))
def test_the_line_stays_whole(one: Any, other: Any, base: str) -> None:
    """Two values beside each other keep their order, and the words around them theirs."""
    line = {
        "R": "بداية {} / {} نهاية",
        "L": "begin {} / {} end",
    }[base].format(isolate(*one), isolate(*other))
    seen = shown(line, base)
    first, last = (shown(value, own_direction(value, kind)) for value, kind in (one, other))
    before = {"R": "بداية", "L": "begin"}[base]
    after = {"R": "نهاية", "L": "end"}[base]
    expected = f"{before} {first} / {last} {after}"
    if base == "R":
        expected = f"{shown(after, 'R')} {last} / {first} {shown(before, 'R')}"
    assert seen == expected


def test_the_oracle_sees_what_is_wrong() -> None:
    """Without isolation the same check fails for a phone, a range, a quotation and two names."""
    for value, base, line in (
        ("+962 6 56 59 660", "R", "الهاتف: {}"),
        ("16-17", "R", "في حزيران {}"),
        ("Thank you, IOM!", "R", "قالت {}"),
    ):
        plain = shown(line.replace("{}", value), base)
        assert value not in plain
        assert value in shown(line.replace("{}", isolate(value, "code")), base)


@settings(max_examples=200)
@given(st.text(max_size=60), st.sampled_from(["name", "phone", "quote", "code"]))
def test_any_text_is_balanced(value: Any, kind: str) -> None:
    """Whatever a value holds, its isolates are closed in each paragraph, and it loses nothing."""
    isolated = isolate(value, kind)
    for line in re.split("\r\n|[\n\r\x1c-\x1e\x85\u2029]", isolated):
        depth = 0
        for character in line:
            depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
            assert depth >= 0
        assert depth == 0
    assert without_marks(isolated) == without_marks(value)


@given(st.text(max_size=60))
def test_html_holds_the_text_and_no_marks(value: Any) -> None:
    """In HTML the isolation is markup: the text inside is the value, and no character steers it."""
    for kind, start in (("name", "<bdi>"), ("phone", '<bdi dir="ltr">')):
        marked = isolate(value, kind, "html")
        assert marked.startswith(start)
        assert marked.endswith("</bdi>")
        inside = marked.removeprefix(start).removesuffix("</bdi>")
        assert not set(inside) & set("<>\"'")
        assert html.unescape(inside) == without_marks(value)
        assert not MARKS.search(inside)


def test_attribute() -> None:
    """An attribute holds no markup: its value is isolated with characters, and escaped."""
    assert isolate('"x" <y>', "name", "attribute") == "\u2068&quot;x&quot; &lt;y&gt;\u2069"


def test_an_open_isolate_in_a_value() -> None:
    """A control character that came with a value cannot reach into the line."""
    assert isolate("\u202eevil\u2066", "name") == "\u2068evil\u2069"


@pytest.mark.parametrize("wrong", [{"kind": "title"}, {"channel": "pdf"}])
def test_unknown_kind_or_channel(wrong: dict[str, Any]) -> None:
    """A kind or channel that is not known is refused."""
    with pytest.raises(InvalidValueError):
        isolate("x", **wrong)
