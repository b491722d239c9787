"""`synthetic_programme`: a programme of any size that never was, the same for the same seed."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any, Final

import attrs

from hijra_amina import vocabulary
from hijra_amina.errors import InvalidValueError
from hijra_amina.model import (
    Attendance,
    Headcount,
    Involvement,
    Mark,
    Ministry,
    Participant,
    Place,
    Programme,
    Roster,
    Session,
    Statement,
    TermUse,
)
from hijra_amina.testing._deal import deal
from hijra_amina.values import Count, LocalizedText, PartialDate, Period, PersonName, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["synthetic_programme"]

_START: Final = dt.date(2014, 1, 5)  # a Sunday, the first day of Iraq's working week
_SPAN_DAYS: Final = 730
_FRIDAY, _SATURDAY = 4, 5
_MOST_DAYS: Final = 5
_WOMEN: Final = 0.62
_LETTERS: Final = {"Latn": "abdefghijklmnorstuvyz", "Arab": "ابتجحدرزسعفقكلمنهوي"}


def synthetic_programme(  # noqa: PLR0913 - all are keywords
    *,
    sessions: int,
    people: int,
    seed: int,
    participations_per_person: float = 1.6,
    unknown: float = 0.04,
    with_names: bool = False,
) -> Programme:
    """A programme of any size, for benchmarks, demonstrations and tests.

    Nobody in it exists. People are `p-000001` and so on, some of them come again and again, a few
    ministries send most of them, and most sessions are small. Every roster's days lie in its
    session's period, and what a session's headcount states is true of those who came.

    Args:
        sessions: How many sessions.
        people: How many participants.
        seed: The same number gives the same programme, on every machine.
        participations_per_person: How many sessions a person came to, on average. If it is less
            than one, some never came.
        unknown: The share of attributes and marks that the records do not know.
        with_names: Whether people have names; they are random letters.

    Returns:
        The programme.

    Raises:
        InvalidValueError: If a number is negative, a share is not between 0 and 1, or the people
            would have to come to one session twice.

    Examples:
        >>> programme = synthetic_programme(sessions=40, people=600, seed=1)
        >>> programme
        Programme('synthetic-1', 40 sessions, 600 participants)
        >>> sum(len(session.roster.attendances) for session in programme.sessions)
        960
    """
    _check(sessions, people, participations_per_person, unknown)
    chance = random.Random(seed)  # noqa: S311 - made for tests, not for secrets
    maker = _Maker(chance, unknown)
    bodies = _ministries()
    really = [maker.person(n, bodies, with_names=with_names) for n in range(1, people + 1)]
    total = round(people * participations_per_person)
    groups = deal(chance, people=people, sessions=sessions, total=total)
    held = tuple(
        maker.session(n, sessions, [really[place] for place in group])
        for n, group in enumerate(groups, 1)
    )
    return Programme(
        id=f"synthetic-{seed}",
        name=LocalizedText({"en": "Synthetic programme", "ar": "برنامج اصطناعي"}, drafts=("ar",)),
        organisations=bodies,
        participants=tuple(map(maker.told, really)),
        sessions=held,
    )


def _check(sessions: int, people: int, participations: float, unknown: float) -> None:
    where = "synthetic_programme"
    for name, size in (("sessions", sessions), ("people", people)):
        if size < 0:
            raise InvalidValueError(f"{where}.{name}", "zero or more", "a negative number")
    if not 0 <= participations <= sessions and people:
        expected = "between zero and the number of sessions"
        raise InvalidValueError(f"{where}.participations_per_person", expected, "another number")
    if not 0 <= unknown <= 1:
        raise InvalidValueError(f"{where}.unknown", "a share from 0 to 1", "another number")


def _ministries() -> tuple[Ministry, ...]:
    """The federal ministries that were in being when the programme began."""
    return tuple(
        Ministry(
            id=term.code,
            name=LocalizedText({"en": term.label("en").text}),
            term=term.code,
            government=term.government,
        )
        for term in vocabulary.terms("body", government="federal")
        if term.attribute("body_kind") == "ministry"
        and term.government == "federal"
        and term.valid_on(PartialDate.of(_START)) is Verdict.HOLDS
    )


class _Maker:
    """Draws records from one source of chance, and hides some of what is true of them."""

    def __init__(self, chance: random.Random, unknown: float) -> None:
        self._chance = chance
        self._unknown = unknown
        self._codes = {
            kind: sorted(vocabulary.codes(kind))
            for kind in (
                "age_band",
                "disability",
                "governorate",
                "method",
                "post_level",
                "session_kind",
                "topic",
            )
        }

    def _skewed(self, items: Sequence[str]) -> str:
        """One of the items, the first ones far more often."""
        return items[int(len(items) * self._chance.random() ** 2)]

    def _some(self, kind: str) -> str:
        return self._skewed(self._codes[kind])

    def person(self, n: int, bodies: Sequence[Ministry], *, with_names: bool) -> Participant:
        """A person of whom everything is known."""
        chance = self._chance
        return Participant(
            id=f"p-{n:06}",
            sex="female" if chance.random() < _WOMEN else "male",
            age_band=chance.choice(self._codes["age_band"]),
            disability=self._some("disability"),
            organisation=self._skewed([body.id for body in bodies]) if bodies else None,
            post_level=self._some("post_level"),
            governorate=self._some("governorate"),
            name=self._name() if with_names else None,
        )

    def _name(self) -> PersonName:
        script = self._chance.choice(("Latn", "Arab"))
        words = ("".join(self._chance.choices(_LETTERS[script], k=5)) for _ in range(2))
        return PersonName(" ".join(words), script, pseudonym=True)

    def told(self, person: Participant) -> Participant:
        """The person as the records know them."""
        if not self._unknown:
            return person
        hidden: dict[str, Any] = {
            name: None for name in _HIDEABLE if self._chance.random() < self._unknown
        }
        return attrs.evolve(person, **hidden) if hidden else person

    def session(self, n: int, of: int, attendees: Sequence[Participant]) -> Session:
        """A session that these people came to."""
        chance = self._chance
        days = self._days(_START + dt.timedelta(days=(n - 1) * _SPAN_DAYS // of))
        sent = sorted({person.organisation for person in attendees if person.organisation})
        named = {"en": f"Session {n}", "ar": f"الجلسة {n}"}
        return Session(
            id=f"s-{n:05}",
            title=LocalizedText(named, original="en", drafts=("ar",)),
            kind=self._some("session_kind"),
            period=Period.between(days[0], days[-1])
            if (days[-1] - days[0]).days + 1 == len(days)
            else Period.on_days(days),
            places=(Place(governorate=self._some("governorate"), country="IQ"),),
            bodies=tuple(Involvement(organisation=body) for body in sent),
            bodies_complete=True,
            topics=(TermUse(code=chance.choice(self._codes["topic"])),),
            methods=(TermUse(code=chance.choice(self._codes["method"])),),
            roster=Roster(
                days=tuple(map(PartialDate.of, days)),
                attendances=tuple(
                    Attendance(participant=person.id, marks=self._marks(len(days)))
                    for person in attendees
                ),
                complete=True,
            ),
            headcount=self._headcount(attendees),
        )

    def _days(self, first: dt.date) -> list[dt.date]:
        """One to five working days, most often two."""
        length = self._chance.choices(range(1, _MOST_DAYS + 1), (25, 40, 20, 10, 5))[0]
        days: list[dt.date] = []
        day = first
        while len(days) < length:
            if day.weekday() not in {_FRIDAY, _SATURDAY}:
                days.append(day)
            day += dt.timedelta(days=1)
        return days

    def _marks(self, days: int) -> tuple[Mark, ...]:
        """Whoever is on the sheet came on one day at least, whether or not the sheet shows it."""
        marks = self._chance.choices(_MARKS, _MARK_WEIGHTS, k=days)
        if Mark.PRESENT not in marks:
            marks[self._chance.randrange(days)] = Mark.PRESENT
        if self._unknown:
            marks = [
                Mark.UNKNOWN if self._chance.random() < self._unknown else mark for mark in marks
            ]
        return tuple(marks)

    def _headcount(self, attendees: Sequence[Participant]) -> Headcount:
        """The total, and a bound on the women among them."""
        women = sum(person.sex == "female" for person in attendees)
        stated = Count.exactly(women) if self._chance.random() < _EXACT else Count.at_least(women)
        return Headcount(
            statements=(
                Statement(count=Count.exactly(len(attendees))),
                Statement(count=stated, sex="female"),
            )
        )


_HIDEABLE: Final = (
    "sex",
    "age_band",
    "disability",
    "organisation",
    "post_level",
    "governorate",
)
_MARKS: Final = (Mark.PRESENT, Mark.ABSENT, Mark.EXCUSED)
_MARK_WEIGHTS: Final = (90, 6, 4)
_EXACT: Final = 0.7
