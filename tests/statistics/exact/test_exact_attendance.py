"""Days and rules of attendance have the tightest bounds, too: those of all consistent worlds.

A world says of everybody, named on a sheet or not, what sex they are, on how many days of each
session they came, and whether the rule of attendance is met. The worlds are enumerated from what
sheets and statements mean, and know nothing of how the library reckons.
"""

from __future__ import annotations

import itertools
import random
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs
import pytest

from hijra_amina.errors import ContradictionError
from hijra_amina.model import (
    Attendance,
    Headcount,
    Mark,
    Participant,
    Programme,
    Roster,
    Session,
    Statement,
)
from hijra_amina.statistics import Attended, attended, tabulate
from hijra_amina.values import Count, LocalizedText, PartialDate, Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.extra("bounds")

TITLE = LocalizedText({"en": "Session"})
SEXES = ("female", "male")
DATES = (("2015-01-10", "2015-01-11"), ("2015-02-10", "2015-02-11"))
MOST = 2


@attrs.frozen
class Somebody:
    """A person of a world.

    Attributes:
        sex: The sex.
        days: On how many days they came to each session.
        meets: Whether they meet the rule at each session, if they came.
    """

    sex: str
    days: tuple[int, ...]
    meets: tuple[bool, ...]


World = tuple[Somebody, ...]


def drawn(seed: int) -> Programme:
    """A programme of one or two sessions of one or two days, and a person on their sheets."""
    rng = random.Random(seed)  # noqa: S311 - a seed makes it the same everywhere
    sessions = [_session(rng, place) for place in range(rng.choice((1, 2)))]
    known = Participant(id="p-1", sex=rng.choice((*SEXES, None)))
    return Programme(id="p", name=TITLE, participants=(known,), sessions=tuple(sessions))


def _session(rng: random.Random, place: int) -> Session:
    days = DATES[place][: rng.choice((1, 2))]
    period = Period.parse("/".join(dict.fromkeys((days[0], days[-1]))))
    roster: Roster | None = None
    if rng.random() < 0.7:
        columns = [PartialDate.parse(day) for day in days[: rng.choice((0, 1, 2))]]
        marks = tuple(rng.choice((Mark.PRESENT, Mark.UNKNOWN, Mark.ABSENT)) for _ in columns)
        rows = (Attendance(participant="p-1", marks=marks),) if rng.random() < 0.8 else ()
        roster = Roster(
            days=tuple(columns), attendances=rows, complete=rng.choice((True, None, False))
        )
    number = rng.randint(0, MOST)
    total = rng.choice((Count.exactly(number), Count.at_most(MOST), Count.between(number, MOST)))
    statements = [Statement(count=total)]
    if rng.random() < 0.6:
        some = rng.choice((Count.exactly, Count.at_least, Count.at_most))(rng.randint(0, 1))
        statements.append(Statement(count=some, sex=rng.choice(SEXES)))
    return Session(
        id=f"s-{place}",
        title=TITLE,
        period=period,
        roster=roster,
        headcount=Headcount(statements=tuple(statements)),
    )


# -- every world -----------------------------------------------------------------------------------


def lasted(session: Session) -> int:
    """How many days a session lasted."""
    dates = session.period.dates()
    assert dates is not None
    return len(dates)


def met(rule: Attended | None, session: Session, row: Attendance | None, days: int) -> set[bool]:
    """Whether so many days meet the rule: yes, no, or either."""
    if rule is None:
        return {True}
    if rule.of != "recorded":
        return {Fraction(days, lasted(session)) >= rule.at_least}
    shown = [mark for mark in (row.marks if row is not None else ()) if mark is not Mark.UNKNOWN]
    if not shown:
        return {True, False}
    return {Fraction(shown.count(Mark.PRESENT), len(shown)) >= rule.at_least}


def came(session: Session, row: Attendance | None) -> range:
    """On how many days somebody may have come, by their line of the sheet."""
    if row is None or not row.marks:
        return range(1, lasted(session) + 1)
    beside = lasted(session) - len(row.marks)
    present = row.marks.count(Mark.PRESENT)
    return range(present, present + row.marks.count(Mark.UNKNOWN) + beside + 1)


def at_a_session(
    rule: Attended | None, session: Session, who: str | None
) -> Iterator[tuple[int, bool]]:
    """The days on which somebody may have come to a session, and whether the rule is met."""
    listed = session.roster.attendances if session.roster is not None else ()
    row = next((row for row in listed if row.participant == who), None)
    if row is None:
        yield 0, False
        if session.roster is not None and session.roster.complete is True:
            return
    for days in came(session, row):
        yield from ((days, meets) for meets in (met(rule, session, row, days) if days else [False]))


def anybody(rule: Attended | None, programme: Programme, who: str | None) -> list[Somebody]:
    """Whoever a person can be."""
    sexes = [person.sex for person in programme.participants if person.id == who and person.sex]
    sides = [list(at_a_session(rule, session, who)) for session in programme.sessions]
    return [
        Somebody(sex, tuple(days for days, _ in one), tuple(meets for _, meets in one))
        for sex in sexes or SEXES
        for one in itertools.product(*sides)
    ]


def worlds(rule: Attended | None, programme: Programme) -> Iterator[World]:
    """The worlds in which everything that is said is true."""
    unnamed = [one for one in anybody(rule, programme, None) if any(one.days)]
    most = MOST * len(programme.sessions)
    for others in itertools.chain.from_iterable(
        itertools.combinations_with_replacement(unnamed, number) for number in range(most + 1)
    ):
        if not all(sum(one.days[n] > 0 for one in others) <= MOST for n in places(programme)):
            continue
        for named in anybody(rule, programme, "p-1"):
            world = (named, *others)
            if all(is_true(session, n, world) for n, session in enumerate(programme.sessions)):
                yield world


def places(programme: Programme) -> range:
    """The places of the sessions."""
    return range(len(programme.sessions))


def is_true(session: Session, place: int, world: World) -> bool:
    """Whether a session's statements are true of a world."""
    here = [one for one in world if one.days[place]]
    return all(
        statement.count is not None
        and statement.count.contains(sum(statement.sex in {None, one.sex} for one in here))
        for statement in session.headcount.statements
    )


MEASURES: dict[str, Callable[[Somebody], int]] = {
    "people": lambda one: any(itertools.compress(one.meets, one.days)),
    "participations": lambda one: sum(itertools.compress(one.meets, one.days)),
    "person_days": lambda one: sum(itertools.compress(one.days, one.meets)),
}
RULES = (
    None,
    *(
        attended(at_least=share, of=of)
        for share in ("50%", "100%")
        for of in ("held", "planned", "recorded")
    ),
)


def differences(seed: int) -> Iterator[str]:
    """Where the bounds of a programme are not those of its worlds."""
    programme = drawn(seed)
    rule = RULES[seed % len(RULES)]
    every = list(worlds(rule, programme))
    for measure, number in MEASURES.items():
        try:
            table = tabulate(programme, measure, by="sex", attendance=rule)
        except ContradictionError:
            if every:
                yield f"{seed}: {measure}: a contradiction"
            continue
        if not every:
            yield f"{seed}: {measure}: no contradiction"
            continue
        for sex in ("*", *SEXES):
            row = table.row(sex=sex)
            sums = [sum(number(one) for one in world if sex in {"*", one.sex}) for world in every]
            if (row.count.low or 0, row.count.high) != (min(sums), max(sums)) or not row.tightest:
                yield f"{seed}: {measure} {sex} {rule}: {row}, not {min(sums)} to {max(sums)}"


@pytest.mark.parametrize("first", range(0, 210, 70))
def test_days_and_rules(first: int) -> None:
    """Two hundred small programmes have the bounds that their worlds have."""
    found = itertools.chain.from_iterable(map(differences, range(first, first + 70)))
    assert list(found) == []
