"""Laws of everything that is reckoned from records: what really happened lies inside.

`testing.worlds` draws what happened and then records that are true of it. Whatever is counted in
what happened, where nothing is unknown, has to lie within the bounds from what is told.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from hijra_amina.model import Headcount, Organisation, Participant, Programme, Session
from hijra_amina.statistics import attended, check, measure, tabulate
from hijra_amina.statistics.checking import Severity
from hijra_amina.testing import World, headcounts_with_truth, worlds
from hijra_amina.values import LocalizedText

TITLE = LocalizedText({"en": "Session"})
MEASURES = ("people", "participations", "person_days", "sessions")
OF_PEOPLE = ("sex", "age_band", "disability", "ministry", "government", "body_kind", "governorate")
OF_SESSIONS = ("session", "kind", "year", "place_governorate")
# The days that are recorded of somebody are others where more is recorded.
RULES = (attended(at_least="50%"), attended(at_least="80%"))


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A measure, and up to two dimensions that it can be split by."""
    name = draw(st.sampled_from(MEASURES))
    dimensions = OF_SESSIONS if name == "sessions" else (*OF_PEOPLE, *OF_SESSIONS)
    return name, draw(st.lists(st.sampled_from(dimensions), max_size=2, unique=True))


def assert_contained(world: World, asked: object, by: list[str]) -> None:
    """Each cell of what is told contains the figure of what happened."""
    told, truth = tabulate(world.told, asked, by=by), tabulate(world.truth, asked, by=by)
    known = {row.key: row.count for row in truth}
    for row in told:
        if "?" not in row.key and row.key in known:
            true = known[row.key]
            assert row.count.low <= true.low, row
            assert row.count.high is None or true.high <= row.count.high, row


@settings(max_examples=150)
@given(worlds(max_sessions=4), questions())
def test_the_truth_lies_in_every_cell(world: World, question: tuple[str, list[str]]) -> None:
    """Whatever is asked, the bounds contain the true figure."""
    name, by = question
    assert_contained(world, name, by)


@settings(max_examples=60)
@given(worlds(max_sessions=3), st.sampled_from(MEASURES[:3]), st.sampled_from(RULES))
def test_the_truth_lies_inside_under_a_rule(world: World, name: str, rule: object) -> None:
    """So do they for those alone who attended enough of a session."""
    assert_contained(world, measure(name).where_attended(rule), ["sex"])


@settings(max_examples=150)
@given(worlds(max_sessions=4))
def test_what_is_true_is_no_contradiction(world: World) -> None:
    """Records that are true of something that happened are never said to exclude each other."""
    assert [one for one in check(world.told) if one.severity is Severity.ERROR] == []


@given(headcounts_with_truth(max_people=30, max_statements=6))
def test_the_truth_lies_inside_large_headcounts(
    drawn: tuple[Headcount, tuple[Participant, ...]],
) -> None:
    """The figures of one session allow the people of whom they are true."""
    headcount, people = drawn
    session = Session(id="s-1", title=TITLE, headcount=headcount)
    bodies = tuple(Organisation(id=body, name=TITLE) for body in ("o-1", "o-2"))
    programme = Programme(id="p", name=TITLE, organisations=bodies, sessions=(session,))
    for row in tabulate(programme, "people", by=["sex", "age_band"]):
        if "?" not in row.key:
            sex, age = row.key
            true = sum(sex in {"*", one.sex} and age in {"*", one.age_band} for one in people)
            assert row.count.low <= true
            assert row.count.high is None or true <= row.count.high
