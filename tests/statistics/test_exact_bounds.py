"""The bounds are the tightest: they equal those found by going through every consistent world.

The worlds are enumerated from what the records mean, and not from the rows that the library makes
of them. A world says how many people whom nobody names came, by type (sex and ministry) and by the
sessions that they came to, and of each person on a roster the type and the sessions.
"""

from __future__ import annotations

import functools
import itertools
import math
import random
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from hijra_amina.errors import ContradictionError
from hijra_amina.model import (
    Attendance,
    Headcount,
    Involvement,
    Mark,
    Ministry,
    Participant,
    Programme,
    Roster,
    Scope,
    Session,
    Statement,
)
from hijra_amina.statistics import tabulate
from hijra_amina.values import Count, LocalizedText, PartialDate, Period, Share

if TYPE_CHECKING:
    import numpy as np

pytestmark = [pytest.mark.extra("bounds"), pytest.mark.extra("frames")]

TITLE = LocalizedText({"en": "Session"})
SEXES = ("female", "male")
OTHER = "other"
DAYS = ("2015-01-10", "2015-02-10", "2015-03-10")
Type = tuple[str, str]
Came = tuple[tuple[Type, frozenset[str]], ...]
"""Everybody, with their type and the sessions that they came to."""


# -- small programmes ------------------------------------------------------------------------------


class Maker:
    """Draws a world and a programme that is true of it, or nearly."""

    def __init__(self, seed: int) -> None:
        """Everything follows from the seed."""
        self.random = random.Random(seed)  # noqa: S311 - no secret
        self.sessions = tuple(f"s-{n}" for n in range(self.random.choice((2, 2, 3))))
        self.ministries = "abc"[: 2 if len(self.sessions) == 3 else self.random.choice((2, 3))]
        self.most = 3 if len(self.sessions) == 2 and len(self.ministries) == 2 else 2
        self.types = tuple(itertools.product(SEXES, (*self.ministries, OTHER)))
        self.named = tuple(f"p-{n}" for n in range(self.random.choice((0, 0, 1, 2, 2))))

    def one_of(self, *weighted: tuple[int, str]) -> str:
        """One of some words, the heavier the more often."""
        weights, words = zip(*weighted, strict=True)
        return self.random.choices(words, weights)[0]

    def is_so(self, share: float) -> bool:
        """True that often."""
        return self.random.random() < share

    def programme(self) -> Programme:
        """The programme."""
        types = {who: self.random.choice(self.types) for who in self.named}
        room = {session: self.random.randint(0, self.most) for session in self.sessions}
        came: dict[str, list[Type]] = {session: [] for session in self.sessions}
        lists: dict[str, list[str]] = {session: [] for session in self.sessions}
        for who in self.named:
            for session in self.sessions:
                if len(came[session]) < self.most and self.is_so(0.5):
                    came[session].append(types[who])
                    lists[session].append(who)
        people: list[tuple[Type, set[str]]] = [
            (types[who], {one for one in self.sessions if who in lists[one]})
            for who in self.named
        ]
        for session in self.sessions:
            while len(came[session]) < room[session]:
                again = [one for one in people[len(self.named) :] if session not in one[1]]
                if again and self.is_so(0.5):
                    someone = self.random.choice(again)
                else:
                    someone = (self.random.choice(self.types), set())
                    people.append(someone)
                someone[1].add(session)
                came[session].append(someone[0])
        self.people = people
        made = [self.session(place, came, lists) for place in range(len(self.sessions))]
        return Programme(
            id="small",
            name=TITLE,
            organisations=tuple(
                Ministry(id=name, name=LocalizedText({"en": name})) for name in self.ministries
            ),
            participants=tuple(
                Participant(
                    id=who,
                    sex=sex if self.is_so(0.6) else None,
                    organisation=body if body != OTHER and self.is_so(0.6) else None,
                )
                for who, (sex, body) in types.items()
            ),
            sessions=tuple(made),
        )

    def session(
        self, place: int, came: dict[str, list[Type]], lists: dict[str, list[str]]
    ) -> Session:
        """A session with statements that are true of those who came, most of the time."""
        key = self.sessions[place]
        here = came[key]
        roster = self.roster(place, lists[key], len(here))
        statements: list[Statement] = []
        capacity: Count | None = None
        if roster is None or not roster.complete:
            # There is always a limit, so that the worlds can be gone through.
            if self.is_so(0.3):
                capacity = Count.at_most(min(self.most, len(here) + self.random.randint(0, 1)))
            else:
                statements.append(Statement(count=self.about(len(here), limited=True)))
        for _ in range(self.random.randint(0, 2)):
            statements.append(self.statement(here))
        if self.is_so(0.25):
            statements += self.partition(here)
        if self.is_so(0.35):
            statements.append(self.joint(place))
        bodies, complete = self.bodies(here)
        return Session(
            id=key,
            title=TITLE,
            series="x" if place < 2 else "y",
            period=Period.parse(DAYS[place] if self.is_so(0.85) else "XXXX-02-10"),
            roster=roster,
            capacity=capacity,
            bodies=bodies,
            bodies_complete=complete,
            headcount=Headcount(statements=tuple(statements)) if statements else None,
        )

    def roster(self, place: int, listed: list[str], came: int) -> Roster | None:
        """A sheet, complete or not, with marks or not."""
        if not self.named or self.is_so(0.3):
            return None
        complete = len(listed) == came and self.is_so(0.6)
        days = (PartialDate.parse(DAYS[place]),) if self.is_so(0.5) else ()
        rows: list[Attendance] = []
        for who in self.named:
            marks: tuple[Mark, ...] = ()
            if who in listed:
                if not complete and self.is_so(0.3):
                    continue
                if days:
                    marks = (self.random.choice((Mark.PRESENT, Mark.PRESENT, Mark.UNKNOWN)),)
            elif days and self.is_so(0.4):
                marks = (self.random.choice((Mark.ABSENT, Mark.UNKNOWN)),)
            else:
                continue
            rows.append(Attendance(participant=who, marks=marks))
        full = True if complete else self.random.choice((None, False))
        return Roster(days=days, attendances=tuple(rows), complete=full)

    def about(self, true: int, *, limited: bool = False) -> Count:
        """A count that is true of a number, most of the time."""
        if self.is_so(0.04):
            true += self.random.choice((-1, 1, 1))
        true = max(0, true)
        low, high = max(0, true - self.random.randint(0, 1)), true + self.random.randint(0, 1)
        forms = [Count.exactly(true), Count.at_most(high), Count.between(low, high)]
        if not limited:
            forms += [Count.at_least(low), Count.fewer_than(high + 1)]
        found = self.random.choice(forms)
        return found if not limited else found.intersect(Count.at_most(max(true, self.most)))

    def who(self) -> dict[str, str]:
        """Whom a statement is about."""
        wanted: dict[str, str] = {}
        if self.is_so(0.6):
            wanted["sex"] = self.random.choice(SEXES)
        if not wanted or self.is_so(0.4):
            wanted["organisation"] = self.random.choice(self.ministries)
        return wanted

    def statement(self, here: list[Type]) -> Statement:
        """A count or a share."""
        who = self.who()
        part = sum(meets(one, who) for one in here)
        if here and self.is_so(0.5):
            return Statement(share=self.share(part, len(here)), **who)
        return Statement(count=self.about(part), **who)

    def share(self, part: int, whole: int) -> Share:
        """A share that is true of a part, strict or not."""
        true = Fraction(part, whole)
        below = [one for one in SHARES if one < true]
        above = [one for one in SHARES if one > true]
        forms = [Share.exactly(true)]
        # At least none and at most all would say nothing, not even that somebody came.
        forms += [Share.at_least(true)] if true > 0 else []
        forms += [Share.at_most(true)] if true < 1 else []
        forms += [Share.more_than(self.random.choice(below))] if below else []
        forms += [Share.less_than(self.random.choice(above))] if above else []
        return self.random.choice(forms)

    def partition(self, here: list[Type]) -> list[Statement]:
        """Parts of everybody."""
        by_sex = self.is_so(0.5) or any(body == OTHER for _, body in here)
        parts: Iterable[dict[str, str]] = ({"sex": one} for one in SEXES)
        if not by_sex:
            parts = ({"organisation": one} for one in self.ministries)
        return [
            Statement(
                count=self.about(sum(meets(one, part) for one in here)), partition="p", **part
            )
            for part in parts
        ]

    def joint(self, place: int) -> Statement:
        """A figure for several sessions."""
        who = self.who() if self.is_so(0.4) else {}
        scope = self.random.choice((Scope.SHARED, Scope.CUMULATIVE))
        named = [one for one in self.sessions if self.is_so(0.6)] or list(self.sessions)
        covers = tuple(dict.fromkeys((self.sessions[place], *named)))
        people = [one for one in self.people if one[1] & set(covers) and meets(one[0], who)]
        entries = sum(len(one[1] & set(covers)) for one in people)
        everyone = sum(len(one[1] & set(covers)) for one in self.people)
        if scope is Scope.SHARED and everyone and self.is_so(0.3):
            share = self.share(entries, everyone)
            return Statement(share=share, scope=scope, covers=covers, **who)
        figure = self.about(self.random.randint(len(people), entries))
        return Statement(count=figure, scope=scope, covers=covers, **who)

    def bodies(self, here: list[Type]) -> tuple[tuple[Involvement, ...], bool | None]:
        """The list of bodies, closed or open."""
        sent = sorted({body for _, body in here} - {OTHER})
        closed = all(body != OTHER for _, body in here)
        if self.is_so(0.4):
            return (), None
        if closed and sent and self.is_so(0.7):
            return tuple(Involvement(organisation=one) for one in sent), True
        some = [one for one in sent if self.is_so(0.5)]
        return tuple(Involvement(organisation=one) for one in some), None


SHARES = tuple(sorted({Fraction(p, q) for q in range(1, 6) for p in range(q + 1)}))


def meets(person: Type, who: dict[str, str]) -> bool:
    """Whether somebody is one of those whom a statement is about."""
    return who.get("sex") in {None, person[0]} and who.get("organisation") in {None, person[1]}


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
    import numpy as np

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
        import numpy as np

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
        for statement in session.headcount.statements if session.headcount else ():
            if statement.scope is Scope.SESSION and statement.is_total and statement.count:
                said.append(statement.count)
        for count in said:
            low = max(low, count.low or 0)
            high = min((end for end in (high, count.high) if end is not None), default=None)
        return low, high

    def worlds(self, named: list[Participant]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """The worlds in which everything that is said is true."""
        import numpy as np

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
        import numpy as np

        def over(chosen: list[int]) -> np.ndarray:
            return came[:, chosen].sum(axis=1, dtype=np.int8)

        places = range(len(self.patterns))
        entries = [over([n for n in places if one in self.patterns[n]]) for one in self.ids]
        people = [over([n for n in places if one & self.patterns[n]]) for one in self.patterns]
        return np.stack(entries, axis=1), np.stack(people, axis=1)

    def true_ones(
        self, entries: np.ndarray, people: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
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
                found = least != least
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


def differences(seed: int) -> Iterator[str]:
    """Where the bounds of a programme are not those of its worlds."""
    programme = Maker(seed).programme()
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


def sessions_of(programme: Programme, year: str) -> tuple[frozenset[str], frozenset[str]]:
    """The sessions of a year for certain, and those that may be."""
    every = frozenset(session.id for session in programme.sessions)
    dated = frozenset(one.id for one in programme.sessions if one.period.start.year is not None)
    return (every, every) if year == "*" else (dated, every)


def test_a_few_programmes() -> None:
    """The bounds of a hundred programmes are those of their worlds."""
    assert list(itertools.chain.from_iterable(map(differences, range(100)))) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(100, 2_100, 250))
def test_many_programmes(first: int) -> None:
    """The bounds of two thousand programmes are those of their worlds."""
    seeds = range(first, first + 250)
    assert list(itertools.chain.from_iterable(map(differences, seeds))) == []
