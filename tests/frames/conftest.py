"""Random programmes whose rosters say everything, frames of every engine, and a cluster."""

import random
import warnings

import attrs
import pytest

from hijra_amina import vocabulary
from hijra_amina.model import (
    Attendance,
    Mark,
    Ministry,
    Organisation,
    Participant,
    Place,
    Programme,
    Roster,
    Session,
    SessionStatus,
    TermUse,
)
from hijra_amina.statistics import frames
from hijra_amina.values import Count, LocalizedText, PartialDate, Period

TITLE = LocalizedText({"en": "Session"})
PERIODS = (
    "2014-12-30/2015-01-02",
    "2015-06-16/2015-06-17",
    "2015-06",
    "2015",
    "2014-10/2015-02",
    "XXXX-05-04/XXXX-05-07",
    "XXXX-06",
    "/",
    "{2015-03-01,2015-03-03}",
    "2015-11-01/",
)


def random_programme(seed, *, sessions=4, people=7):
    """A programme in which anything may be unknown, and nothing is said but by its rosters."""
    chance = random.Random(seed)  # noqa: S311 - drawn again from the same seed

    def maybe(value):
        return value if chance.random() < 0.7 else None

    def code(kind):
        return maybe(chance.choice(sorted(vocabulary.codes(kind))))

    bodies = (
        Ministry(id="moe", name=TITLE, term=maybe("iq-moe")),
        Ministry(id="most", name=TITLE, term="iq-most"),
        Organisation(id="unit", name=TITLE, parent=maybe("moe"), kind=maybe("directorate")),
        Organisation(id="ngo", name=TITLE, kind="ngo"),
    )
    ids = [f"p-{n}" for n in range(people)]
    return Programme(
        id="drawn",
        name=TITLE,
        organisations=bodies,
        participants=tuple(
            Participant(
                id=key,
                sex=code("sex"),
                age_band=code("age_band"),
                disability=code("disability"),
                organisation=maybe(chance.choice([body.id for body in bodies])),
                post_level=code("post_level"),
                governorate=code("governorate"),
            )
            for key in ids
        ),
        sessions=tuple(session_of(chance, number, ids, maybe, code) for number in range(sessions)),
    )


def session_of(chance, number, ids, maybe, code):
    """A session with a roster: with days or without, complete or not, smudged or not."""
    period = Period.parse(chance.choice(PERIODS))
    dates = period.dates()
    columns = () if chance.random() < 0.2 else (dates or ())[: chance.choice((1, 2, 4))]
    if columns == () and dates is None and chance.random() < 0.5:
        columns = (PartialDate(None, 5, 4),) if "05-04" in str(period) else ()
    came = chance.sample(ids, chance.randint(0, len(ids)))
    marks = list(Mark)
    topics = [TermUse(code=code("topic"), wording="words") for _ in range(chance.randint(0, 2))]
    places = [
        Place(
            governorate=code("governorate"), country=chance.choice((None, "IQ", "JO")), name=TITLE
        )
        for _ in range(chance.randint(0, 2))
    ]
    return Session(
        id=f"s-{number}",
        title=TITLE,
        kind=code("session_kind"),
        status=SessionStatus.HELD if chance.random() < 0.9 else SessionStatus.CANCELLED,
        period=period,
        represents=chance.choice((1, 1, 1, 2, Count.between(1, 3), Count.at_least(2))),
        series=maybe("one"),
        topics=tuple(topics),
        places=tuple(places),
        roster=Roster(
            days=tuple(map(PartialDate.of, columns)),
            attendances=tuple(
                Attendance(participant=key, marks=tuple(chance.choice(marks) for _ in columns))
                for key in came
            ),
            complete=chance.choice((True, True, True, True, None, False)),
        ),
    )


def without_empty_sessions(programme):
    """The programme without sessions that no frame can have a row of."""
    kept = tuple(
        session for session in programme.sessions if session.roster and session.roster.attendances
    )
    return attrs.evolve(programme, sessions=kept)


@pytest.fixture(scope="session")
def drawn_programme():
    """A random programme by its seed, each of whose sessions has a row in a frame."""
    return lambda seed, **sizes: without_empty_sessions(random_programme(seed, **sizes))


@pytest.fixture(scope="session")
def frame_of():
    """The frame of a programme, without a word on what is not in it."""

    def made(programme, **options):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", frames.LeftOutWarning)
            return frames.to_frame(programme, **options)

    return made


@pytest.fixture(scope="session")
def figures():
    """The figures of a table by key: both ends, nothing known being nought and open."""
    return lambda table: {row.key: (row.count.low or 0, row.count.high) for row in table}
