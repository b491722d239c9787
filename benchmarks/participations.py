"""Participations that nobody made: 4 a person, 25 a session, with skewed values, 24 months.

The same from run to run. Sex (3 codes where the vocabulary has them), 30 ministries and the
governorates are of the person, the day of the session: every row of one session has the same.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from hijra_amina import vocabulary
from hijra_amina.model import (
    Attendance,
    Mark,
    Ministry,
    Participant,
    Programme,
    Roster,
    Session,
)
from hijra_amina.values import LocalizedText, PartialDate, Period

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BY", "COLUMNS", "frame", "programme"]

BY = ("sex", "ministry", "governorate", "month")
COLUMNS = ("sex", "ministry", "governorate", "begins")
PER_SESSION = 25
PER_PERSON = 4
TITLE = LocalizedText({"en": "Session"})


def ministries() -> list[str]:
    """The codes of thirty ministries."""
    terms = vocabulary.terms("body")
    return [term.code for term in terms if term.attribute("body_kind") == "ministry"][:30]


def first_days() -> list[str]:
    """The first days of twenty-four months."""
    return [f"{year}-{month:02}-01" for year in (2014, 2015) for month in range(1, 13)]


def frame(rows: int) -> pl.DataFrame:
    """A frame of about so many participations: a person is at a session once."""
    draw = np.random.default_rng(2015)

    def skewed(values: Sequence[str], number: int) -> pl.Series:
        weights = 1 / np.arange(1, len(values) + 1)
        picked = draw.choice(len(values), size=number, p=weights / weights.sum())
        return pl.Series(values, dtype=pl.String).gather(picked)

    people, sessions = rows // PER_PERSON, rows // PER_SESSION
    pairs = np.unique(draw.integers(0, sessions, rows) * people + draw.integers(0, people, rows))
    draw.shuffle(pairs)
    person, session = pairs % people, pairs // people
    of_person = {
        "sex": skewed(sorted(vocabulary.codes("sex")), people),
        "ministry": skewed(ministries(), people),
        "governorate": skewed(sorted(vocabulary.codes("governorate")), people),
    }
    names = pl.Series([f"p-{n:08}" for n in range(people)])
    titles = pl.Series([f"s-{n:07}" for n in range(sessions)])
    return pl.DataFrame(
        {
            "participant": names.gather(person),
            "session": titles.gather(session),
            **{name: values.gather(person) for name, values in of_person.items()},
            "begins": skewed(first_days(), sessions).gather(session),
        }
    ).rechunk()


def programme(participations: int) -> Programme:
    """A programme of so many participations, one in fourteen of whom did not come."""
    draw = random.Random(2015)  # noqa: S311 - the same in every run

    def skewed(values: Sequence[str], number: int) -> list[str]:
        weights = [1 / (place + 1) for place in range(len(values))]
        return draw.choices(values, weights, k=number)

    people = participations // PER_PERSON
    names = [f"p-{n:06}" for n in range(people)]
    bodies = [f"body-{n:02}" for n in range(30)]
    came, half, absent = (
        (Mark.PRESENT, Mark.PRESENT),
        (Mark.PRESENT, Mark.ABSENT),
        (Mark.ABSENT, Mark.EXCUSED),
    )
    marks = [*[came] * 85, *[half] * 8, *[absent] * 7]
    sessions: list[Session] = []
    for number in range(participations // PER_SESSION):
        first = date(2014, 1, 1) + timedelta(days=draw.randrange(729))
        days = PartialDate.of(first), PartialDate.of(first + timedelta(days=1))
        rows = tuple(
            Attendance(participant=name, marks=draw.choice(marks))
            for name in draw.sample(names, PER_SESSION)
        )
        sessions.append(
            Session(
                id=f"s-{number:05}",
                title=TITLE,
                period=Period(*days),
                roster=Roster(days=days, attendances=rows, complete=True),
            )
        )
    return Programme(
        id="benchmark",
        name=TITLE,
        organisations=tuple(
            Ministry(id=body, name=TITLE, term=code, kind="ministry")
            for body, code in zip(bodies, ministries(), strict=True)
        ),
        participants=tuple(
            Participant(id=name, sex=sex, organisation=body, governorate=governorate)
            for name, sex, body, governorate in zip(
                names,
                skewed(sorted(vocabulary.codes("sex")), people),
                skewed(bodies, people),
                skewed(sorted(vocabulary.codes("governorate")), people),
                strict=True,
            )
        ),
        sessions=tuple(sessions),
    )
