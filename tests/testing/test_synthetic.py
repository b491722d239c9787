"""Synthetic programmes are of the size asked for, the same each time, and true of themselves."""

import json
import random
import subprocess
import sys
from collections import Counter

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hijra_amina import vocabulary
from hijra_amina.errors import InvalidValueError
from hijra_amina.model import Mark, Programme
from hijra_amina.testing import synthetic_programme
from hijra_amina.testing._deal import deal
from hijra_amina.values import Verdict


@pytest.fixture(scope="module")
def programme() -> Programme:
    """One of about a thousand participations."""
    return synthetic_programme(sessions=40, people=600, seed=7)


def test_size(programme: Programme) -> None:
    """It has as many sessions, people and participations as were asked for."""
    assert len(programme.sessions) == 40
    assert len(programme.participants) == 600
    assert sum(len(session.roster.attendances) for session in programme.sessions) == 960


def test_same_seed(programme: Programme) -> None:
    """The same seed gives the same programme, another seed another."""
    assert programme == synthetic_programme(sessions=40, people=600, seed=7)
    assert programme != synthetic_programme(sessions=40, people=600, seed=8)


def test_same_in_another_process(programme: Programme) -> None:
    """The order of sets, which differs between processes, decides nothing."""
    script = (
        "import json; from hijra_amina.testing import synthetic_programme as make;"
        "p = make(sessions=40, people=600, seed=7);"
        "print(json.dumps([[r.participant for r in s.roster.attendances] for s in p.sessions]"
        " + [[b.organisation for b in s.bodies] for s in p.sessions]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True, timeout=60
    )
    held = programme.sessions
    assert json.loads(done.stdout) == [
        *([row.participant for row in one.roster.attendances] for one in held),
        *([body.organisation for body in one.bodies] for one in held),
    ]


def test_needs_no_hypothesis() -> None:
    """A benchmark or a demonstration does not load Hypothesis."""
    script = (
        "import sys; from hijra_amina.testing import synthetic_programme as make;"
        "make(sessions=2, people=5, seed=1); sys.exit('hypothesis' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


def test_days_lie_in_the_period(programme: Programme) -> None:
    """Rosters have exactly the days of the period, and none is a Friday or a Saturday."""
    for session in programme.sessions:
        assert session.period.dates() == tuple(day.earliest for day in session.roster.days)
        assert all(day.earliest.weekday() not in {4, 5} for day in session.roster.days)


def test_everybody_came(programme: Programme) -> None:
    """With more participations than people, everybody came to something."""
    came = {row.participant for one in programme.sessions for row in one.roster.attendances}
    assert came == {person.id for person in programme.participants}


def test_skew(programme: Programme) -> None:
    """Few ministries send most people, some people come often, groups differ in size."""
    sent = Counter(person.organisation for person in programme.participants)
    del sent[None]
    most = sent.most_common()
    assert most[0][1] > 3 * most[-1][1]
    visits = Counter(
        row.participant for one in programme.sessions for row in one.roster.attendances
    )
    assert max(visits.values()) >= 3
    sizes = sorted(len(one.roster.attendances) for one in programme.sessions)
    assert sizes[-1] > 2 * sizes[0]


def test_unknowns(programme: Programme) -> None:
    """About as many attributes and marks are unknown as were asked for; none, if none were."""
    sexes = [person.sex for person in programme.participants]
    assert 5 <= sexes.count(None) <= 60
    marks = [m for one in programme.sessions for row in one.roster.attendances for m in row.marks]
    assert 0.02 < marks.count(Mark.UNKNOWN) / len(marks) < 0.06
    clear = synthetic_programme(sessions=5, people=50, seed=1, unknown=0)
    assert all(person.sex and person.organisation for person in clear.participants)


def test_headcounts_are_true() -> None:
    """Where nothing is hidden, each headcount is true of the roster beside it."""
    programme = synthetic_programme(sessions=20, people=200, seed=3, unknown=0)
    sexes = {person.id: person.sex for person in programme.participants}
    for session in programme.sessions:
        rows = session.roster.attendances
        women = sum(sexes[row.participant] == "female" for row in rows)
        total, female = session.headcount.statements
        assert total.count.value == len(rows)
        assert female.count.contains(women)
        assert all(Mark.PRESENT in row.marks for row in rows)


def test_ministries_were_in_being(programme: Programme) -> None:
    """Its organisations are the federal ministries of the day on which it begins."""
    first = min(session.period.dates()[0] for session in programme.sessions)
    for body in programme.organisations:
        term = vocabulary.term("body", body.term)
        assert body.government == term.government == "federal"
        assert term.valid_on(first.isoformat()) is Verdict.HOLDS
    assert len(programme.organisations) > 15


def test_names_only_on_request(programme: Programme) -> None:
    """Nobody has a name unless asked for, and then it is marked as no real one."""
    assert all(person.name is None for person in programme.participants)
    named = synthetic_programme(sessions=2, people=10, seed=1, with_names=True)
    assert all(person.name.pseudonym for person in named.participants)


@pytest.mark.parametrize(
    "wrong",
    [
        {"sessions": -1},
        {"people": -1},
        {"unknown": 1.5},
        {"participations_per_person": 11},
        {"participations_per_person": -1},
    ],
    ids=str,
)
def test_impossible_sizes_are_refused(wrong: dict[str, float]) -> None:
    """An impossible size is refused by name."""
    asked = {"sessions": 10, "people": 10, "seed": 1, **wrong}
    with pytest.raises(InvalidValueError, match=next(iter(wrong))):
        synthetic_programme(**asked)


def test_nothing_at_all() -> None:
    """A programme without sessions or people is possible."""
    empty = synthetic_programme(sessions=0, people=0, seed=1, participations_per_person=0)
    assert (empty.sessions, empty.participants) == ((), ())


@settings(max_examples=60)
@given(st.integers(1, 12), st.integers(1, 8), st.data(), st.integers(0, 99))
def test_deal(people: int, sessions: int, data: st.DataObject, seed: int) -> None:
    """All places are dealt, nobody twice in a group, and everybody once before anybody again."""
    total = data.draw(st.integers(0, people * sessions))
    groups = deal(random.Random(seed), people=people, sessions=sessions, total=total)  # noqa: S311
    assert len(groups) == sessions
    assert sum(map(len, groups)) == total
    assert all(len(set(group)) == len(group) for group in groups)
    dealt = {one for group in groups for one in group}
    assert dealt <= set(range(people))
    assert len(dealt) == people or total < people


def test_evolving_is_checked(programme: Programme) -> None:
    """The records are made through the checks, so they can be made again from their fields."""
    again = attrs.evolve(programme, sessions=programme.sessions, notes=("made again",))
    assert again.sessions == programme.sessions
