"""Small programmes, drawn at random: what happened, then records that are true of it, or nearly."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

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
from hijra_amina.values import Count, LocalizedText, PartialDate, Period, Share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

TITLE = LocalizedText({"en": "Session"})
SEXES = ("female", "male")
OTHER = "other"
DAYS = ("2015-01-10", "2015-02-10", "2015-03-10")
Type = tuple[str, str]
"""A sex and a ministry."""


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
            (types[who], {one for one in self.sessions if who in lists[one]}) for who in self.named
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
        statements += [self.statement(here) for _ in range(self.random.randint(0, 2))]
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


@pytest.fixture(scope="session")
def small_programme() -> Callable[[int], Programme]:
    """Makes a programme from a seed."""
    return lambda seed: Maker(seed).programme()
