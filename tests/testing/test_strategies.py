"""Every strategy gives what it says, and Hypothesis has nothing to complain of."""

import inspect

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from hijra_amina import model, testing, values, vocabulary
from hijra_amina.model import Ministry, Organisation
from hijra_amina.values import BIDI_CONTROLS, Count, LocalizedText, Verdict

# What is no strategy of one class, or needs an argument.
NO_STRATEGIES = {
    "World",
    "check_record",
    "check_roundtrip",
    "synthetic_programme",
}
NEEDS_ARGUMENTS = {"codes": ("sex",), "counts_true_of": (7,), "shares_true_of": (3, 7)}
# The same examples each time: whether something can be found must not be a matter of luck.
QUICK = settings(
    max_examples=2_000, database=None, derandomize=True, phases=[Phase.generate, Phase.shrink]
)
STRATEGIES = sorted(set(testing.__all__) - NO_STRATEGIES)
CLASSES = [
    getattr(room, name)
    for room in (values, model)
    for name in room.__all__
    if attrs.has(getattr(room, name)) and name not in {"Breakdown", "Picked"}
]


def drawn(name: str) -> st.SearchStrategy[object]:
    """The strategy of a name, with example arguments where it needs some."""
    return getattr(testing, name)(*NEEDS_ARGUMENTS.get(name, ()))


@pytest.mark.parametrize("name", STRATEGIES)
def test_no_health_check_fails(name: str) -> None:
    """No strategy filters much, draws too much or is too slow: no health check is suppressed."""

    @settings(max_examples=30, database=None, suppress_health_check=[], deadline=None)
    @given(drawn(name))
    def draw(found: object) -> None:
        assert found is not None

    draw()


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_from_type(cls: type) -> None:
    """Every public class of values and records has its strategy, found by its type."""

    @settings(max_examples=10, database=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.from_type(cls))
    def draw(found: object) -> None:
        assert type(found) is cls or (cls is Organisation and type(found) is Ministry)

    draw()


@given(testing.texts())
def test_texts_hold_no_forbidden_character(text: str) -> None:
    """A text has something visible and no control, direction or surrogate character."""
    assert text.strip()
    for character in text:
        code = ord(character)
        assert character in "\t\n" or not (code < 0x20 or 0x7F <= code < 0xA0)
        assert character not in BIDI_CONTROLS
        assert not 0xD800 <= code <= 0xDFFF


HARD = {
    "markup": lambda text: "<script>" in text,
    "formula": lambda text: text.startswith("="),
    "quote": lambda text: '"' in text,
    "line feed": lambda text: "\n" in text,
    "combining mark": lambda text: "\u0301" in text,
    "astral character": lambda text: any(ord(character) > 0xFFFF for character in text),
    "letter of Arabic and of Kurdish": lambda text: "\u0626" in text,
    "letter of Kurdish": lambda text: "\u06ce" in text,
    "both directions": lambda text: (
        any("a" <= c <= "z" for c in text) and any("\u0621" <= c <= "\u064a" for c in text)
    ),
}


@pytest.mark.parametrize("what", HARD)
def test_hard_texts_are_reached(what: str) -> None:
    """The texts that break careless programs are found within a test's usual effort."""
    found = find(testing.texts(), HARD[what], settings=QUICK)
    assert HARD[what](found)


@given(testing.localized_texts(languages=("ar", "ckb", "en")))
def test_localized_texts_in_given_languages(text: LocalizedText) -> None:
    """Asked for certain languages, a text has exactly these; an original is no draft."""
    assert text.languages == ("ar", "ckb", "en")
    assert text.original not in text.drafts


@given(st.integers(0, 300), st.data())
def test_true_counts_contain_the_number(n: int, data: st.DataObject) -> None:
    """A count that is true of a number contains it and is not merely about it."""
    count = data.draw(testing.counts_true_of(n))
    assert count.contains(n)
    assert not count.approximate
    assert count.low is not None
    assert count.low >= 0


@given(st.integers(1, 60), st.data())
def test_true_shares_hold(whole: int, data: st.DataObject) -> None:
    """A share that is true of two numbers holds for them."""
    part = data.draw(st.integers(0, whole))
    share = data.draw(testing.shares_true_of(part, whole))
    assert share.holds_for(part, whole) is Verdict.HOLDS


@given(testing.counts(negative=True, approximate=False, hidden=False))
def test_counts_without_the_doubtful(count: Count) -> None:
    """Knobs of `counts` leave out what they name."""
    assert count.is_known
    assert not count.approximate


@given(testing.partial_dates(known=True))
def test_known_dates_are_full(date: values.PartialDate) -> None:
    """A known date has year, month and day."""
    assert date.is_full


@given(testing.ministries())
def test_ministries_agree_with_the_vocabulary(ministry: Ministry) -> None:
    """A ministry that names its term belongs to the term's government, and the term is one."""
    assert ministry.kind == "ministry"
    if ministry.term is not None:
        term = vocabulary.term("body", ministry.term)
        assert ministry.government == term.government
        assert term.attribute("body_kind") == "ministry"


@given(testing.participants(with_names=False), testing.facilitators(with_names=False))
def test_without_names(person: model.Participant, speaker: model.Facilitator) -> None:
    """Asked for no names, none is drawn."""
    assert person.name is None
    assert speaker.name is None


@pytest.mark.parametrize("name", STRATEGIES)
def test_arguments_are_keywords(name: str) -> None:
    """Knobs are keyword-only, so that a release can add one; only what is needed has a place."""
    needed = len(NEEDS_ARGUMENTS.get(name, ()))
    by_place = [
        parameter
        for parameter in inspect.signature(getattr(testing, name)).parameters.values()
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY
    ]
    assert len(by_place) <= max(needed, 1 if name == "term_uses" else 0)


def test_programmes_shrink_to_what_matters() -> None:
    """A failing programme shrinks until only what makes it fail is left."""
    with_man = find(
        testing.programmes(),
        lambda programme: any(person.sex == "male" for person in programme.participants),
        settings=QUICK,
    )
    assert len(with_man.participants) == 1
    assert with_man.sessions == with_man.organisations == with_man.testimonials == ()
    assert len(with_man.name) == 1


def test_sessions_shrink_to_what_matters() -> None:
    """A failing session shrinks to one day and the people that matter."""
    session = find(
        testing.sessions(),
        lambda found: found.roster is not None and len(found.roster.attendances) == 2,
        settings=QUICK,
    )
    assert [row.participant for row in session.roster.attendances] == ["p-1", "p-2"]
    assert len(session.roster.days) <= 1
    assert session.headcount is None
    assert session.topics == session.agenda == ()


def test_a_missing_name_is_an_attribute_error() -> None:
    """The package says which name it does not have."""
    with pytest.raises(AttributeError, match="no attribute 'programms'"):
        testing.programms  # noqa: B018 - the look-up is the test


def test_every_name_is_listed() -> None:
    """What the package lists it has, and `dir` shows it."""
    assert sorted(testing.__all__) == list(testing.__all__)
    assert set(testing.__all__) <= set(dir(testing))
    assert all(hasattr(testing, name) for name in testing.__all__)
