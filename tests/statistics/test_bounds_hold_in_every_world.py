"""Laws of bounds: what is true of a world lies inside what its statements allow."""

from __future__ import annotations

import itertools
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import ContradictionError
from hijra_amina.model import Headcount, Involvement, Ministry, Programme, Session, Statement
from hijra_amina.statistics import count, tabulate
from hijra_amina.values import Count, LocalizedText, Share, Verdict

TITLE = LocalizedText({"en": "Session"})
SEXES = ("female", "male")
MINISTRIES = ("a", "b", "c")
World = list[tuple[str, str]]
"""The people of a session: the sex and the ministry of each."""

worlds = st.lists(st.tuples(st.sampled_from(SEXES), st.sampled_from(MINISTRIES)), max_size=12)


@st.composite
def counts_around(draw: st.DrawFn, true: int) -> Count:
    """A count that is true of a number."""
    below = draw(st.integers(0, 3))
    above = draw(st.integers(0, 3))
    return draw(
        st.sampled_from(
            [
                Count.exactly(true),
                Count.at_least(max(0, true - below)),
                Count.at_most(true + above),
                Count.between(max(0, true - below), true + above),
                Count.fewer_than(true + above + 1),
            ]
        )
    )


@st.composite
def statements_about(draw: st.DrawFn, people: World) -> list[Statement]:
    """Statements that are true of a world."""
    made = []
    for _ in range(draw(st.integers(0, 5))):
        sex = draw(st.sampled_from((None, *SEXES)))
        body = draw(st.sampled_from((None, *MINISTRIES)))
        true = number(people, sex, body)
        if draw(st.booleans()) or not people:
            figure = draw(counts_around(true))
            made.append(Statement(count=figure, sex=sex, organisation=body))
        else:
            part = draw(st.integers(0, true)) if true else 0
            share = (
                Share.at_least((part, len(people)))
                if draw(st.booleans())
                else Share.at_most((draw(st.integers(true, len(people))), len(people)))
            )
            made.append(Statement(share=share, sex=sex, organisation=body))
    return made


def number(people: World, sex: str | None, body: str | None) -> int:
    """How many people of a world meet the conditions."""
    return sum(
        (sex is None or person[0] == sex) and (body is None or person[1] == body)
        for person in people
    )


def programme_of(*sessions: Session) -> Programme:
    """A programme with the three ministries."""
    return Programme(
        id="example",
        name=TITLE,
        organisations=tuple(
            Ministry(id=name, name=LocalizedText({"en": f"Ministry {name}"})) for name in MINISTRIES
        ),
        sessions=sessions,
    )


@st.composite
def sessions_with_worlds(draw: st.DrawFn, key: str = "s-1") -> tuple[Session, World]:
    """A session with true statements, and the people who really came."""
    people = draw(worlds)
    sent = tuple(dict.fromkeys(body for _, body in people))
    complete = draw(st.sampled_from((True, False, None)))
    listed = sent if complete else sent[: draw(st.integers(0, len(sent)))]
    session = Session(
        id=key,
        title=TITLE,
        bodies=tuple(Involvement(organisation=name) for name in listed),
        bodies_complete=complete,
        headcount=Headcount(statements=tuple(draw(statements_about(people)))),
    )
    return session, people


@given(sessions_with_worlds())
def test_every_cell_contains_the_truth(drawn: tuple[Session, World]) -> None:
    """Each cell and margin of a table contains the true number of a consistent world."""
    session, people = drawn
    table = tabulate(programme_of(session), "people", by=["sex", "ministry"])
    for sex, body in itertools.product((None, *SEXES), (None, *MINISTRIES)):
        if body is not None and body not in {row.key[1] for row in table}:
            continue
        conditions = {"sex": sex, "ministry": body}
        cell = table.cell(**{name: value for name, value in conditions.items() if value})
        assert cell.contains(number(people, sex, body))


@given(sessions_with_worlds("s-1"), sessions_with_worlds("s-2"), st.integers(0, 12))
def test_unique_people_lie_inside(
    first: tuple[Session, World], second: tuple[Session, World], overlap: int
) -> None:
    """However many people came to both sessions, the number of unique people is inside.

    Only people of one sex and one ministry can be the same person.
    """
    sessions = [first[0], second[0]]
    both = min(overlap, (Counter(first[1]) & Counter(second[1])).total())
    unique = len(first[1]) + len(second[1]) - both
    whole = programme_of(*sessions)
    assert count(whole, "people").contains(unique)
    assert count(whole, "participations").contains(len(first[1]) + len(second[1]))


def tightest(session: Session, most: int) -> dict[str, tuple[int, int]]:
    """The range of women, men and all over every consistent world of up to `most` people."""
    seen: dict[str, list[int]] = {"female": [], "male": [], "*": []}
    statements = session.headcount.statements if session.headcount else ()
    for women, men in itertools.product(range(most + 1), repeat=2):
        if women + men > most or not all(
            is_true(statement, women, men) for statement in statements
        ):
            continue
        for name, value in (("female", women), ("male", men), ("*", women + men)):
            seen[name].append(value)
    return {name: (min(values), max(values)) for name, values in seen.items() if values}


def is_true(statement: Statement, women: int, men: int) -> bool:
    """Whether a statement is true of so many women and men."""
    number = {"female": women, "male": men, None: women + men}[statement.sex]
    if statement.count is not None:
        return statement.count.contains(number)
    if women + men == 0:
        return statement.share.of(0).contains(number) if statement.share.low == 0 else False
    return (statement.share >= Share.exactly((number, women + men))) is not Verdict.FAILS and (
        statement.share.of(women + men).contains(number)
    )


@given(st.data())
def test_bounds_by_sex_are_the_tightest(data: st.DataObject) -> None:
    """With a total and statements by sex, no smaller interval than the answer would do."""
    people = data.draw(worlds.filter(bool))
    statements = [
        Statement(count=Count.exactly(len(people))),
        *(
            attributed
            for attributed in data.draw(statements_about(people))
            if attributed.organisation is None
        ),
    ]
    session = Session(id="s-1", title=TITLE, headcount=Headcount(statements=tuple(statements)))
    table = tabulate(session, "people", by="sex")
    expected = tightest(session, len(people))
    found = {row.key[0]: (row.count.low, row.count.high) for row in table if row.key[0] != "?"}
    assert found == expected


@given(st.lists(st.tuples(st.sampled_from((None, *SEXES)), st.integers(0, 5)), max_size=4))
def test_a_contradiction_is_one(figures: list[tuple[str | None, int]]) -> None:
    """Exact figures by sex are refused exactly if no numbers of women and men fit them."""
    statements = tuple(Statement(count=Count.exactly(n), sex=sex) for sex, n in figures)
    session = Session(id="s-1", title=TITLE, headcount=Headcount(statements=statements))
    possible = bool(tightest(session, 12))
    try:
        count(session, "people")
    except ContradictionError:
        assert not possible
    else:
        assert possible
