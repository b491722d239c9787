"""How fast a large document is decoded, against msgspec's Structs and pydantic's models.

The document has 100,000 participations: 25,000 participants, each once and referred to by
identifier, and 4,000 sessions of 25. All contenders get the same bytes in the same process, one
after the other in every round, with the garbage collector paused for each; the ratios are taken
round by round.

- `hijra-amina`: `hijra_amina.loads`, from bytes to a `Programme`: codes, references, identifiers,
  dates, marks per day and unknown or repeated keys are all checked.
- `msgspec`: the same shape as Structs that forbid unknown keys; dates and texts stay plain, nothing
  refers to anything.
- `msgspec, embedded`: the same with the participant repeated in each participation.
- `pydantic`: the same shape as strict, frozen models that forbid unknown keys.

Run it: `python benchmarks/documents.py [--rounds 9] [--sessions 4000]`.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import pydantic
from race import median

import hijra_amina as ha
from hijra_amina import vocabulary
from hijra_amina.model import Mark

if TYPE_CHECKING:
    from collections.abc import Callable

PEOPLE_TO_A_SESSION = 25
SESSIONS_TO_A_PERSON = 4


def document(sessions: int) -> dict[str, Any]:
    """A programme with so many sessions of 25, people coming to four each."""
    draw = random.Random(2015)  # noqa: S311 - the same document in every run
    codes = {
        field: sorted(vocabulary.codes(field))
        for field in ("sex", "age_band", "disability", "post_level", "governorate")
    }
    bodies = [f"body-{n:02}" for n in range(30)]
    people = [f"p-{n:06}" for n in range(sessions * PEOPLE_TO_A_SESSION // SESSIONS_TO_A_PERSON)]
    kinds, topics = sorted(vocabulary.codes("session_kind")), sorted(vocabulary.codes("topic"))
    marks = [mark.value for mark in Mark]
    made = []
    for n in range(sessions):
        first = date(2014, 1, 1) + timedelta(days=draw.randrange(720))
        days = [str(first), str(first + timedelta(days=1))]
        rows = [
            {"participant": person, "marks": draw.choices(marks, k=len(days))}
            for person in draw.sample(people, PEOPLE_TO_A_SESSION)
        ]
        made.append(
            {
                "id": f"s-{n:05}",
                "title": {"ar": f"جلسة توعية {n}", "en": f"Awareness session {n}"},
                "kind": draw.choice(kinds),
                "period": "/".join(days),
                "places": [{"governorate": draw.choice(codes["governorate"]), "country": "IQ"}],
                "topics": draw.sample(topics, 2),
                "roster": {"days": days, "attendances": rows, "complete": True},
            }
        )
    return {
        "schema": "hijra-amina/programme",
        "version": 1,
        "id": "benchmark",
        "name": {"en": "Benchmark"},
        "organisations": [{"id": body, "name": {"en": body}} for body in bodies],
        "participants": [
            {
                "id": person,
                "organisation": draw.choice(bodies),
                **{field: draw.choice(known) for field, known in codes.items()},
            }
            for person in people
        ],
        "sessions": made,
    }


def embedded(tree: dict[str, Any]) -> dict[str, Any]:
    """The same document with the participant repeated in each participation."""
    people = {person["id"]: person for person in tree["participants"]}

    def rows(session: dict[str, Any]) -> list[dict[str, Any]]:
        found = session["roster"]["attendances"]
        return [{**row, "participant": people[row["participant"]]} for row in found]

    sessions = [
        {**session, "roster": {**session["roster"], "attendances": rows(session)}}
        for session in tree["sessions"]
    ]
    return {**tree, "participants": [], "sessions": sessions}


# -- the shape, as Structs and as models ----------------------------------------------------------


class Struct(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all Structs here have in common."""


class ParticipantStruct(Struct):
    """A person, once."""

    id: str
    sex: str | None = None
    age_band: str | None = None
    disability: str | None = None
    organisation: str | None = None
    post_level: str | None = None
    governorate: str | None = None
    name: str | None = None


class AttendanceStruct(Struct):
    """A row of a roster."""

    participant: str
    marks: tuple[Mark, ...] = ()


class EmbeddedStruct(Struct):
    """A row that repeats the person."""

    participant: ParticipantStruct
    marks: tuple[Mark, ...] = ()


class RosterStruct(Struct):
    """A roster."""

    days: tuple[str, ...] = ()
    attendances: tuple[AttendanceStruct, ...] = ()
    complete: bool | None = None


class EmbeddedRosterStruct(Struct):
    """A roster that repeats its people."""

    days: tuple[str, ...] = ()
    attendances: tuple[EmbeddedStruct, ...] = ()
    complete: bool | None = None


class PlaceStruct(Struct):
    """A place."""

    governorate: str | None = None
    country: str | None = None


class SessionStruct(Struct):
    """A session."""

    id: str
    title: dict[str, str]
    kind: str | None = None
    period: str | None = None
    places: tuple[PlaceStruct, ...] = ()
    topics: tuple[str, ...] = ()
    roster: RosterStruct | None = None


class EmbeddedSessionStruct(Struct):
    """A session that repeats its people."""

    id: str
    title: dict[str, str]
    kind: str | None = None
    period: str | None = None
    places: tuple[PlaceStruct, ...] = ()
    topics: tuple[str, ...] = ()
    roster: EmbeddedRosterStruct | None = None


class OrganisationStruct(Struct):
    """A body."""

    id: str
    name: dict[str, str]


class ProgrammeStruct(Struct):
    """The document."""

    schema: str
    version: int
    id: str
    name: dict[str, str]
    organisations: tuple[OrganisationStruct, ...] = ()
    participants: tuple[ParticipantStruct, ...] = ()
    sessions: tuple[SessionStruct, ...] = ()


class EmbeddedProgrammeStruct(Struct):
    """The document that repeats people."""

    schema: str
    version: int
    id: str
    name: dict[str, str]
    organisations: tuple[OrganisationStruct, ...] = ()
    participants: tuple[ParticipantStruct, ...] = ()
    sessions: tuple[EmbeddedSessionStruct, ...] = ()


class Model(pydantic.BaseModel):
    """What all models here have in common."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid", strict=True)


class ParticipantModel(Model):
    """A person, once."""

    id: str
    sex: str | None = None
    age_band: str | None = None
    disability: str | None = None
    organisation: str | None = None
    post_level: str | None = None
    governorate: str | None = None
    name: str | None = None


class AttendanceModel(Model):
    """A row of a roster."""

    participant: str
    marks: tuple[Mark, ...] = ()


class RosterModel(Model):
    """A roster."""

    days: tuple[str, ...] = ()
    attendances: tuple[AttendanceModel, ...] = ()
    complete: bool | None = None


class PlaceModel(Model):
    """A place."""

    governorate: str | None = None
    country: str | None = None


class SessionModel(Model):
    """A session."""

    id: str
    title: dict[str, str]
    kind: str | None = None
    period: str | None = None
    places: tuple[PlaceModel, ...] = ()
    topics: tuple[str, ...] = ()
    roster: RosterModel | None = None


class OrganisationModel(Model):
    """A body."""

    id: str
    name: dict[str, str]


class ProgrammeModel(Model):
    """The document."""

    # `schema` is a method of every model, so the key gets another name here.
    schema_: str = pydantic.Field(alias="schema")
    version: int
    id: str
    name: dict[str, str]
    organisations: tuple[OrganisationModel, ...] = ()
    participants: tuple[ParticipantModel, ...] = ()
    sessions: tuple[SessionModel, ...] = ()


# -- the race ---------------------------------------------------------------------------------


def measure(rounds: int, sessions: int) -> dict[str, list[float]]:
    """Seconds of each contender in each round, one after the other."""
    tree = document(sessions)
    data = _bytes(tree)
    repeated = _bytes(embedded(tree))
    print(f"{len(data) / 1e6:.1f} MB; embedded {len(repeated) / 1e6:.1f} MB")
    structs = msgspec.json.Decoder(ProgrammeStruct)
    embedded_structs = msgspec.json.Decoder(EmbeddedProgrammeStruct)
    contenders: dict[str, Callable[[], object]] = {
        "msgspec": lambda: structs.decode(data),
        "hijra-amina": lambda: ha.loads(data),
        "msgspec, embedded": lambda: embedded_structs.decode(repeated),
        "pydantic": lambda: ProgrammeModel.model_validate_json(data),
    }
    programme = ha.loads(data)
    people = sum(len(one.roster.attendances) for one in programme.sessions if one.roster)
    print(f"{len(programme.participants):,} participants, {people:,} participations")
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    del programme
    for _ in range(rounds):
        for name, decode in contenders.items():
            gc.collect()
            gc.disable()
            started = time.perf_counter()
            decoded = decode()
            seconds[name].append(time.perf_counter() - started)
            del decoded
            gc.enable()
    return seconds


def _bytes(tree: dict[str, Any]) -> bytes:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()


def main() -> None:
    """Print the times and the ratios."""
    parser = argparse.ArgumentParser(description="Decode a large document.")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--sessions", type=int, default=4000)
    options = parser.parse_args()
    seconds = measure(options.rounds, options.sessions)
    print(f"\n{'':20}{'median ms':>10}{'least':>8}{'most':>8}")
    for name, times in seconds.items():
        shown = [1000 * value for value in (median(times), min(times), max(times))]
        print(f"{name:20}{shown[0]:>10.0f}{shown[1]:>8.0f}{shown[2]:>8.0f}")
    print(f"\n{'ratio, round by round':34}{'median':>8}{'least':>8}{'most':>8}")
    for name, other in (
        ("hijra-amina", "msgspec"),
        ("hijra-amina", "msgspec, embedded"),
        ("pydantic", "hijra-amina"),
    ):
        pairs = zip(seconds[name], seconds[other], strict=True)
        ratios = sorted(one / two for one, two in pairs)
        label = f"{name} / {other}"
        print(f"{label:34}{median(ratios):>8.2f}{ratios[0]:>8.2f}{ratios[-1]:>8.2f}")


if __name__ == "__main__":
    main()
