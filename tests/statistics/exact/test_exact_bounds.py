"""The bounds are the tightest: they equal those found by going through every consistent world.

The worlds are enumerated from what the records mean, and not from the rows that the library makes
of them. A world says how many people whom nobody names came, by type (sex and ministry) and by the
sessions that they came to, and of each person on a roster the type and the sessions.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from hijra_amina.errors import ContradictionError
from hijra_amina.model import (
    Mark,
    Participant,
    Programme,
    Scope,
    Session,
    Statement,
)
from hijra_amina.statistics import share, tabulate
from hijra_amina.values import Count, Share

if TYPE_CHECKING:
    import numpy as np
else:
    np = pytest.importorskip("numpy")

pytestmark = [pytest.mark.extra("bounds"), pytest.mark.extra("frames")]

SEXES = ("female", "male")
OTHER = "other"
Type = tuple[str, str]


# -- every world -----------------------------------------------------------------------------------


@functools.cache
def compositions(total: int, parts: int) -> tuple[tuple[int, ...], ...]:
    """All ways to split a number into so many numbers of nought or more."""
    if parts == 1:
        return ((total,),)
    return tuple(
        (first, *rest)
        for first in range(total + 1)
        for rest in compositions(total - first, parts - 1)
    )


@functools.cache
def unnamed_worlds(limits: tuple[int, ...], types: int) -> dict[tuple[int, ...], np.ndarray]:
    """How many people of each type came to each set of sessions, for all worlds.

    By how many came to each session, a row for each world, with a place for each set of sessions
    (by its bits) and each type.
    """
    patterns = range(1, 1 << len(limits))
    found: dict[tuple[int, ...], list[np.ndarray]] = {}
    for numbers in itertools.product(
        *(
            range(min(most for place, most in enumerate(limits) if one >> place & 1) + 1)
            for one in patterns
        )
    ):
        there = tuple(
            sum(n for one, n in zip(patterns, numbers, strict=True) if one >> place & 1)
            for place in range(len(limits))
        )
        if all(n <= most for n, most in zip(there, limits, strict=True)):
            parts = [np.array(compositions(n, types), dtype=np.int8) for n in numbers]
            sizes = [len(part) for part in parts]
            index = np.indices(sizes).reshape(len(sizes), -1)
            rows = [part[chosen] for part, chosen in zip(parts, index, strict=True)]
            found.setdefault(there, []).append(np.stack(rows, axis=1))
    return {there: np.concatenate(blocks) for there, blocks in found.items()}


Rule = Callable[["np.ndarray", "np.ndarray"], "np.ndarray"]
"""Tells of worlds in which something is true: from participations and from people."""


class Oracle:
    """Every world that a small programme allows."""

    def __init__(self, programme: Programme) -> None:
        """Go through the worlds."""
        self.sessions = programme.sessions
        self.ids = [session.id for session in self.sessions]
        bodies = (body.id for body in programme.organisations)
        self.types = tuple(itertools.product(SEXES, (*bodies, OTHER)))
        self.patterns = tuple(
            frozenset(one for place, one in enumerate(self.ids) if bits >> place & 1)
            for bits in range(1, 1 << len(self.ids))
        )
        self.rules = tuple(itertools.chain.from_iterable(map(self.rules_of, self.sessions)))
        listed = {
            row.participant
            for session in self.sessions
            for row in (session.roster.attendances if session.roster else ())
        }
        named = [person for person in programme.participants if person.id in listed]
        kept = list(self.worlds(named))
        self.entries = np.concatenate([one for one, _ in kept]) if kept else np.zeros((0, 0, 0))
        self.people = np.concatenate([one for _, one in kept]) if kept else np.zeros((0, 0, 0))

    # Worlds: participations by session and type, and people by set of sessions and type.

    def totals(self, session: Session) -> tuple[int, int | None]:
        """How many people came, by what is said of all of them."""
        low, high = 0, None
        said = [] if session.capacity is None else [Count.at_most(session.capacity.high or 0)]
        said += [
            statement.count
            for statement in (session.headcount.statements if session.headcount else ())
            if statement.scope is Scope.SESSION and statement.is_total and statement.count
        ]
        for count in said:
            low = max(low, count.low or 0)
            high = min((end for end in (high, count.high) if end is not None), default=None)
        return low, high

    def worlds(self, named: list[Participant]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """The worlds in which everything that is said is true."""
        totals = [self.totals(session) for session in self.sessions]
        limits = tuple(
            0 if session.roster is not None and session.roster.complete else high or 0
            for session, (_, high) in zip(self.sessions, totals, strict=True)
        )
        unnamed = {
            there: self.counted(came)
            for there, came in unnamed_worlds(limits, len(self.types)).items()
        }
        sides = [self.choices(person) for person in named]
        for chosen in {tuple(sorted(one, key=repr)) for one in itertools.product(*sides)}:
            came = np.zeros((1, len(self.patterns), len(self.types)), dtype=np.int8)
            for kind, there in chosen:
                if there:
                    came[0, self.patterns.index(there), self.types.index(kind)] += 1
            entries, people = self.counted(came)
            beside = entries[0].sum(axis=1)
            for numbers, (more, others) in unnamed.items():
                if all(
                    low <= n + also and (high is None or n + also <= high)
                    for n, also, (low, high) in zip(numbers, beside, totals, strict=True)
                ):
                    found = self.true_ones(entries + more, people + others)
                    if len(found[0]):
                        yield found

    def counted(self, came: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Participations by session, and people by set of sessions."""

        def over(chosen: list[int]) -> np.ndarray:
            return came[:, chosen].sum(axis=1, dtype=np.int8)

        places = range(len(self.patterns))
        entries = [over([n for n in places if one in self.patterns[n]]) for one in self.ids]
        people = [over([n for n in places if one & self.patterns[n]]) for one in self.patterns]
        return np.stack(entries, axis=1), np.stack(people, axis=1)

    def true_ones(self, entries: np.ndarray, people: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Those of some worlds in which everything that is said is true."""
        for rule in self.rules:
            true = rule(entries, people)
            if not true.all():
                entries, people = entries[true], people[true]
            if not len(entries):
                break
        return entries, people

    def choices(self, person: Participant) -> list[tuple[Type, frozenset[str]]]:
        """What somebody on a roster may be, and to which sessions they may have come."""
        types = [
            one
            for one in self.types
            if person.sex in {None, one[0]} and person.organisation in {None, one[1]}
        ]
        sides = [may_come(person.id, session) for session in self.sessions]
        return [
            (one, frozenset(key for key, came in zip(self.ids, chosen, strict=True) if came))
            for one in types
            for chosen in itertools.product(*sides)
        ]

    # What is said.

    def rules_of(self, session: Session) -> Iterator[Rule]:
        """What a session's record says, but for the number of all people."""
        place = self.ids.index(session.id)
        sent = [one.organisation for one in session.bodies]
        for body in sent:
            yield self.within(place, {"organisation": body}, 1, None)
        if session.bodies_complete and sent:
            outside = [n for n, (_, body) in enumerate(self.types) if body not in sent]
            yield lambda entries, _: (entries[:, place, outside] == 0).all(axis=1)
        statements = session.headcount.statements if session.headcount else ()
        parts = [who_of(one) for one in statements if one.partition is not None]
        if parts:
            wrong = [
                n for n, one in enumerate(self.types) if sum(meets(one, who) for who in parts) != 1
            ]
            yield lambda entries, _: (entries[:, place, wrong] == 0).all(axis=1)
        for one in statements:
            who, count = who_of(one), one.count
            if one.scope is Scope.SESSION and count is not None:
                yield self.within(place, who, count.low or 0, count.high)
            elif one.scope is Scope.SESSION and one.share is not None:
                yield self.shared_within(place, who, one.share)
            else:
                yield self.jointly(frozenset((*one.covers, session.id)), one)

    def those(self, who: dict[str, str]) -> list[int]:
        """The types of the people of a statement."""
        return [n for n, one in enumerate(self.types) if meets(one, who)]

    def within(self, place: int, who: dict[str, str], low: int, high: int | None) -> Rule:
        """So many people of a session."""
        types = self.those(who)

        def rule(entries: np.ndarray, _: np.ndarray) -> np.ndarray:
            number = entries[:, place, types].sum(axis=1)
            return (low <= number) & (number <= (math.inf if high is None else high))

        return rule

    def shared_within(self, place: int, who: dict[str, str], share: Share) -> Rule:
        """Such a share of a session's people."""
        types = self.those(who)

        def rule(entries: np.ndarray, _: np.ndarray) -> np.ndarray:
            here = entries[:, place]
            return is_share(share, here[:, types].sum(axis=1), here.sum(axis=1))

        return rule

    def jointly(self, covers: frozenset[str], statement: Statement) -> Rule:
        """A figure for several sessions, which counts each person at least once."""
        types = self.those(who_of(statement))
        others = [n for n in range(len(self.types)) if n not in types]
        places = [self.ids.index(one) for one in covers]
        pattern = self.patterns.index(covers)

        def rule(entries: np.ndarray, people: np.ndarray) -> np.ndarray:
            least, most = ends(entries, people, types)
            if statement.share is not None:
                rest = ends(entries, people, others)
                found = np.zeros(len(entries), dtype=bool)
                for part in range(int(most.max(initial=0)) + 1):
                    for whole in range(part, int((most + rest[1]).max(initial=0)) + 1):
                        fits = (least <= part) & (part <= most)
                        fits &= (rest[0] <= whole - part) & (whole - part <= rest[1])
                        if is_share(statement.share, part, whole):
                            found |= fits
                return found
            low, high = statement.count.low or 0, statement.count.high
            fits = least <= (math.inf if high is None else high)
            return fits & (low <= most) if statement.scope is Scope.SHARED else fits

        def ends(
            entries: np.ndarray, people: np.ndarray, chosen: list[int]
        ) -> tuple[np.ndarray, np.ndarray]:
            most = entries[:, places][:, :, chosen].sum(axis=(1, 2))
            return people[:, pattern, chosen].sum(axis=1), most

        return rule

    # What is asked.

    def people_at(self, sessions: frozenset[str], who: dict[str, str]) -> np.ndarray:
        """How many people came to any of some sessions, in each world."""
        if not sessions:
            return self.people[:, 0, []].sum(axis=1)
        return self.people[:, self.patterns.index(sessions)][:, self.those(who)].sum(axis=1)

    def entries_at(self, sessions: frozenset[str], who: dict[str, str]) -> np.ndarray:
        """How often people took part in some sessions, in each world."""
        places = [self.ids.index(one) for one in sessions]
        return self.entries[:, places][:, :, self.those(who)].sum(axis=(1, 2))


def meets(person: Type, who: dict[str, str]) -> bool:
    """Whether somebody is one of those whom a statement is about."""
    return who.get("sex") in {None, person[0]} and who.get("organisation") in {None, person[1]}


def who_of(statement: Statement) -> dict[str, str]:
    """Whom a statement is about."""
    named = {"sex": statement.sex, "organisation": statement.organisation}
    return {name: value for name, value in named.items() if value is not None}


def is_share(share: Share, part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Whether parts are such a share of wholes of one at least."""
    above = part * share.low.denominator - whole * share.low.numerator
    below = whole * share.high.numerator - part * share.high.denominator
    return (
        (whole >= 1)
        & ((above > 0) if share.low_strict else (above >= 0))
        & ((below > 0) if share.high_strict else (below >= 0))
    )


def may_come(who: str, session: Session) -> tuple[bool, ...]:
    """Whether somebody on some roster came to a session: yes, no, or either."""
    roster = session.roster
    for row in roster.attendances if roster is not None else ():
        if row.participant == who:
            if not row.marks or Mark.PRESENT in row.marks:
                return (True,)
            return (False, True) if Mark.UNKNOWN in row.marks else (False,)
    return (False,) if roster is not None and roster.complete else (False, True)


# -- the comparison --------------------------------------------------------------------------------


def differences(seed: int, programme: Programme) -> Iterator[str]:
    """Where the bounds of a programme are not those of its worlds."""
    oracle = Oracle(programme)
    for measure, by in (
        ("people", ("sex", "ministry")),
        ("participations", ("sex", "ministry")),
        ("people" if seed % 2 else "participations", ("year",)),
    ):
        try:
            table = tabulate(programme, measure, by=by)
        except ContradictionError:
            if len(oracle.entries):
                yield f"{seed}: {measure} by {by}: no contradiction"
            return
        if not len(oracle.entries):
            yield f"{seed}: {measure} by {by}: a contradiction"
            return
        ask = oracle.people_at if measure == "people" else oracle.entries_at
        for row in table:
            named = dict(zip(by, row.key, strict=True))
            if "?" in named.values():
                continue
            sure, may = sessions_of(programme, named.pop("year", "*"))
            names = {"sex": "sex", "ministry": "organisation"}
            who = {names[name]: value for name, value in named.items() if value != "*"}
            expected = (int(ask(sure, who).min()), int(ask(may, who).max()))
            found = (row.count.low, row.count.high)
            if found != expected or not row.tightest:
                yield f"{seed}: {measure} {row.key}: {found} {row.tightest}, not {expected}"


def differences_of_shares(seed: int, programme: Programme) -> Iterator[str]:
    """Where the shares of women of a programme are not those of its worlds."""
    oracle = Oracle(programme)
    if not len(oracle.entries):
        return
    every = frozenset(session.id for session in programme.sessions)
    for measure, ask in (("people", oracle.people_at), ("participations", oracle.entries_at)):
        for row in tabulate(programme, share(of=measure, sex="female"), by="ministry"):
            (ministry,) = row.key
            if ministry == "?":
                continue
            who = {} if ministry == "*" else {"organisation": ministry}
            wholes = ask(every, who).tolist()
            parts = ask(every, {**who, "sex": "female"}).tolist()
            expected = Share.unknown()
            if 0 not in wholes:
                found = set(itertools.starmap(Fraction, zip(parts, wholes, strict=True)))
                if (min(found), max(found)) != (0, 1):
                    expected = Share(min(found), max(found))
            if row.figure != expected or (expected.is_known and not row.tightest):
                yield f"{seed}: share of {measure} {ministry}: {row.figure}, not {expected}"


def sessions_of(programme: Programme, year: str) -> tuple[frozenset[str], frozenset[str]]:
    """The sessions of a year for certain, and those that may be."""
    every = frozenset(session.id for session in programme.sessions)
    dated = frozenset(one.id for one in programme.sessions if one.period.start.year is not None)
    return (every, every) if year == "*" else (dated, every)


Make = Callable[[int], Programme]


def test_a_few_programmes(small_programme: Make) -> None:
    """The bounds of a hundred programmes are those of their worlds."""
    found = (differences(seed, small_programme(seed)) for seed in range(100))
    assert list(itertools.chain.from_iterable(found)) == []


def test_shares_of_a_few_programmes(small_programme: Make) -> None:
    """The shares of women of a hundred programmes are those of their worlds."""
    found = (differences_of_shares(seed, small_programme(seed)) for seed in range(100))
    assert list(itertools.chain.from_iterable(found)) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(100, 2_100, 250))
def test_many_programmes(small_programme: Make, first: int) -> None:
    """The bounds of two thousand programmes are those of their worlds."""
    found = (differences(seed, small_programme(seed)) for seed in range(first, first + 250))
    assert list(itertools.chain.from_iterable(found)) == []
