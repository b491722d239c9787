"""The shipped programme, and small programmes made to order."""

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import hijra_amina as ha
from hijra_amina.model import (
    Attendance,
    Headcount,
    Involvement,
    Mark,
    Ministry,
    Participant,
    Programme,
    Publication,
    Roster,
    Session,
    Statement,
)
from hijra_amina.values import LocalizedText, PartialDate, Period

BAGHDAD = "baghdad-2015-06"


@pytest.fixture(scope="session")
def programme(examples: Path) -> Programme:
    """HIJRA AMINA, as it is shipped."""
    return ha.read(examples / "hijra-amina")


@pytest.fixture
def changed(programme: Programme) -> Callable[..., Programme]:
    """HIJRA AMINA with its June 2015 session changed."""

    def change(**changes: object) -> Programme:
        sessions = tuple(
            attrs.evolve(one, **changes) if one.id == BAGHDAD else one for one in programme.sessions
        )
        return attrs.evolve(programme, sessions=sessions)

    return change


def make_programme(  # noqa: PLR0913 - each has a default
    *statements: Statement,
    women: int = 0,
    men: int = 0,
    complete: bool | None = True,
    ministries: int = 0,
    bodies_complete: bool | None = None,
    texts: dict[str, str] | None = None,
    **more: object,
) -> Programme:
    """A programme of one session, with a roster if anybody is on it."""
    days = (PartialDate(2015, 6, 16), PartialDate(2015, 6, 17))
    sexes = ["female"] * women + ["male"] * men
    people = tuple(
        Participant(id=f"p-{number:03}", sex=sex) for number, sex in enumerate(sexes, start=1)
    )
    present = (Mark.PRESENT, Mark.PRESENT)
    attended = tuple(Attendance(participant=one.id, marks=present) for one in people)
    roster = Roster(days=days, attendances=attended, complete=complete) if people else None
    bodies = tuple(
        Ministry(id=f"m-{number}", name=LocalizedText({"en": f"Ministry {number}"}))
        for number in range(ministries)
    )
    fields: dict[str, object] = {
        "id": "s-1",
        "title": LocalizedText({"en": "Session", "ar": "جلسة"}),
        "kind": "awareness_session",
        "period": Period.parse("2015-06-16/2015-06-17"),
        "headcount": Headcount(statements=statements) if statements else None,
        "roster": roster,
        "bodies": tuple(Involvement(organisation=body.id) for body in bodies),
        "bodies_complete": bodies_complete,
    }
    said = {"headline": "Session held", **(texts or {})}
    publication = Publication(
        id="report", session="s-1", **{name: LocalizedText({"en": t}) for name, t in said.items()}
    )
    return Programme(
        id="example",
        name=LocalizedText({"en": "Example", "ar": "مثال"}),
        organisations=bodies,
        participants=people,
        sessions=(Session(**(fields | more)),),
        publications=(publication,),
    )


@pytest.fixture(scope="session")
def make() -> Callable[..., Programme]:
    """Make a programme of one session."""
    return make_programme
