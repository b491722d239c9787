"""Everything that does not fit together is found, each thing with its path, and nothing else."""

from collections.abc import Callable, Iterator

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hijra_amina import model
from hijra_amina.errors import IncoherentError, Problem
from hijra_amina.model import Attendance, Participant, Programme, Roster, Session
from hijra_amina.model._coherence import _all_resolve, incoherences
from hijra_amina.model._record import REFERENCE
from hijra_amina.testing import programmes, synthetic_programme
from hijra_amina.values import LocalizedText

usual = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
RECORDS = [getattr(model, name) for name in model.__all__ if attrs.has(getattr(model, name))]
REFERENCES = {
    (cls.__name__, field.name): field.metadata[REFERENCE]
    for cls in RECORDS
    for field in attrs.fields(cls)
    if REFERENCE in field.metadata
}
TEXT = LocalizedText({"en": "a"})


def references_in(value: object, path: str = "$") -> Iterator[tuple[str, str, str]]:
    """Every reference below a value, by brute force: its path, the collection, what it names."""
    if isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from references_in(item, f"{path}[{place}]")
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            held = getattr(value, field.name)
            below = f"{path}.{field.name}"
            collection = field.metadata.get(REFERENCE)
            if collection is None:
                yield from references_in(held, below)
            elif isinstance(held, tuple):
                yield from ((f"{below}[{n}]", collection, one) for n, one in enumerate(held))
            elif held is not None:
                yield below, collection, held


def wrong_in(programme: object) -> set[tuple[str, str]]:
    """Path and code of everything that does not fit together, by brute force."""
    wrong: set[tuple[str, str]] = set()
    known = {}
    for name in attrs.fields_dict(Programme):
        value = getattr(programme, name)
        ids = [getattr(one, "id", None) for one in value] if isinstance(value, tuple) else []
        known[name] = set(ids)
        for place, identifier in enumerate(ids):
            if identifier is not None and identifier in ids[:place]:
                wrong.add((f"$.{name}[{place}].id", "duplicate_id"))
    for path, collection, reference in references_in(programme):
        if reference not in known[collection]:
            wrong.add((path, "unresolved_reference"))
    for place, match in enumerate(programme.possible_matches):
        earlier = programme.possible_matches[:place]
        if any({match.first, match.second} == {one.first, one.second} for one in earlier):
            wrong.add((f"$.possible_matches[{place}]", "duplicate_pair"))
    return wrong


def unchecked(programme: Programme, **changes: object) -> Programme:
    """A programme with other collections, made without the check that is under test."""
    made = Programme.__new__(Programme)
    for name in attrs.fields_dict(Programme):
        object.__setattr__(made, name, changes.get(name, getattr(programme, name)))
    return made


def found_in(programme: Programme) -> set[tuple[str, str]]:
    """Path and code of everything that the code under test finds."""
    return {(problem.path, problem.code) for problem in incoherences(programme)}


@usual
@given(programmes())
def test_coherent_programmes(programme: Programme) -> None:
    """A programme that could be made has no reference to nothing and no identifier twice."""
    assert wrong_in(programme) == found_in(programme) == set()


COLLECTIONS = sorted(set(REFERENCES.values()))


@usual
@given(programmes(max_sessions=3), st.data())
def test_everything_lost_is_found(programme: Programme, data: st.DataObject) -> None:
    """When records are taken away, each reference to them is found, and only those."""
    changes = {}
    for name in data.draw(st.lists(st.sampled_from(COLLECTIONS), min_size=1, unique=True)):
        records = getattr(programme, name)
        changes[name] = tuple(one for one in records if data.draw(st.booleans()))
    broken = unchecked(programme, **changes)
    assert found_in(broken) == wrong_in(broken)


@usual
@given(programmes(max_sessions=3), st.data())
def test_everything_doubled_is_found(programme: Programme, data: st.DataObject) -> None:
    """When records stand twice, each repetition is found at its place."""
    name = data.draw(st.sampled_from(["donors", "contacts", "organisations", "sessions"]))
    records = getattr(programme, name)
    broken = unchecked(programme, **{name: records + records})
    expected = {(f"$.{name}[{n + len(records)}].id", "duplicate_id") for n in range(len(records))}
    assert found_in(broken) == wrong_in(broken) == expected


def made(**changes: object) -> Callable[[], Programme]:
    """How to make a programme with one reference to nothing."""
    return lambda: Programme(id="p", name=TEXT, **changes)


NOBODY = "nobody"


def session(**changes: object) -> tuple[Session, ...]:
    """A collection of one session."""
    return (Session(id="s", title=TEXT, **changes),)


def statement(**changes: object) -> tuple[Session, ...]:
    """A session with one statement."""
    stated = model.Statement(count=model.headcount.Count.exactly(1), **changes)
    return session(headcount=model.Headcount(statements=(stated,)))


# One programme for each field that refers to a record, and the path of its reference.
ONE_OF_EACH = {
    ("Assessment", "session"): (
        made(
            assessments=(
                model.Assessment(session=NOBODY, moment=model.Moment.PRE, score=1, out_of=2),
            )
        ),
        "$.assessments[0].session",
    ),
    ("Assessment", "participant"): (
        made(
            sessions=session(),
            assessments=(
                model.Assessment(
                    session="s", moment=model.Moment.PRE, score=1, out_of=2, participant=NOBODY
                ),
            ),
        ),
        "$.assessments[0].participant",
    ),
    ("Attendance", "participant"): (
        made(sessions=session(roster=Roster(attendances=(Attendance(participant=NOBODY),)))),
        "$.sessions[0].roster.attendances[0].participant",
    ),
    ("Facilitator", "organisation"): (
        made(sessions=session(facilitators=(model.Facilitator(organisation=NOBODY),))),
        "$.sessions[0].facilitators[0].organisation",
    ),
    ("Involvement", "organisation"): (
        made(sessions=session(bodies=(model.Involvement(organisation=NOBODY),))),
        "$.sessions[0].bodies[0].organisation",
    ),
    ("Ministry", "parent"): (
        made(organisations=(model.Ministry(id="m", name=TEXT, parent=NOBODY),)),
        "$.organisations[0].parent",
    ),
    ("Organisation", "parent"): (
        made(organisations=(model.Organisation(id="o", name=TEXT, parent=NOBODY),)),
        "$.organisations[0].parent",
    ),
    ("Participant", "organisation"): (
        made(participants=(Participant(id="p"), Participant(id="q", organisation=NOBODY))),
        "$.participants[1].organisation",
    ),
    ("Photograph", "session"): (
        made(photographs=(model.Photograph(id="f", session=NOBODY),)),
        "$.photographs[0].session",
    ),
    **{
        ("PossibleMatch", name): (
            made(
                participants=(Participant(id="q"),),
                possible_matches=(
                    model.PossibleMatch(**{"first": "q", "second": "q", name: NOBODY}),
                ),
            ),
            f"$.possible_matches[0].{name}",
        )
        for name in ("first", "second")
    },
    **{
        ("Publication", name): (
            made(publications=(model.Publication(id="r", headline=TEXT, **{name: value}),)),
            f"$.publications[0].{name}{place}",
        )
        for name, value, place in [
            ("session", NOBODY, ""),
            ("contact", NOBODY, ""),
            ("testimonials", (NOBODY,), "[0]"),
            ("photographs", (NOBODY,), "[0]"),
            ("donors", (NOBODY,), "[0]"),
        ]
    },
    ("Session", "part_of"): (made(sessions=session(part_of=NOBODY)), "$.sessions[0].part_of"),
    ("Session", "follows"): (made(sessions=session(follows=NOBODY)), "$.sessions[0].follows"),
    ("Session", "donors"): (made(sessions=session(donors=(NOBODY,))), "$.sessions[0].donors[0]"),
    ("Statement", "organisation"): (
        made(sessions=statement(organisation=NOBODY)),
        "$.sessions[0].headcount.statements[0].organisation",
    ),
    ("Statement", "covers"): (
        made(sessions=statement(scope=model.Scope.SHARED, covers=("s", NOBODY))),
        "$.sessions[0].headcount.statements[0].covers[1]",
    ),
    ("Testimonial", "organisation"): (
        made(testimonials=(model.Testimonial(id="t", words=TEXT, organisation=NOBODY),)),
        "$.testimonials[0].organisation",
    ),
    ("Testimonial", "session"): (
        made(testimonials=(model.Testimonial(id="t", words=TEXT, session=NOBODY),)),
        "$.testimonials[0].session",
    ),
}


def test_no_field_is_left_out() -> None:
    """Every field that refers to a record has its case below."""
    assert set(ONE_OF_EACH) == set(REFERENCES)


@pytest.mark.parametrize("field", ONE_OF_EACH, ids=".".join)
def test_each_field_that_refers(field: tuple[str, str]) -> None:
    """A programme with a reference to nothing is refused, with its path and what is missing."""
    make, path = ONE_OF_EACH[field]
    with pytest.raises(IncoherentError) as caught:
        make()
    collection = REFERENCES[field]
    # Where a participant should be, anything that a slip put there may be somebody's.
    personal = collection == "participants"
    said = "this" if personal else "'nobody'"
    details = (
        (("collection", collection),)
        if personal
        else (
            ("reference", NOBODY),
            ("collection", collection),
        )
    )
    reason = f"{said} is none of the programme's {collection}"
    problem = Problem(path, "unresolved_reference", reason, details)
    assert caught.value.problems == (problem,)
    assert path in str(caught.value)


def test_a_pair_stands_once() -> None:
    """Two participants who are named together twice, in whichever order, are refused."""
    people = tuple(Participant(id=name) for name in "qrs")
    pairs = [("q", "r"), ("r", "s"), ("r", "q"), ("q", "s"), ("s", "r")]
    matches = tuple(model.PossibleMatch(first=one, second=other) for one, other in pairs)
    with pytest.raises(IncoherentError) as caught:
        Programme(id="p", name=TEXT, participants=people, possible_matches=matches)
    found = [(problem.path, problem.code) for problem in caught.value.problems]
    assert found == [(f"$.possible_matches[{place}]", "duplicate_pair") for place in (2, 4)]
    Programme(id="p", name=TEXT, participants=people, possible_matches=matches[:2])


def test_all_problems_at_once() -> None:
    """Duplicates and references to nothing are told together."""
    with pytest.raises(IncoherentError) as caught:
        Programme(
            id="p",
            name=TEXT,
            sessions=session(part_of=NOBODY) + session(follows=NOBODY),
            participants=(Participant(id="q"), Participant(id="q")),
        )
    assert {problem.path for problem in caught.value.problems} == {
        "$.participants[1].id",
        "$.sessions[1].id",
        "$.sessions[0].part_of",
        "$.sessions[1].follows",
    }


def test_one_attendance_among_many() -> None:
    """In a long roster, only the attendance of nobody is told."""
    programme = synthetic_programme(sessions=3, people=60, seed=2)
    rows = programme.sessions[1].roster.attendances
    place = len(rows) // 2
    rows = (*rows[:place], attrs.evolve(rows[place], participant=NOBODY), *rows[place + 1 :])
    roster = attrs.evolve(programme.sessions[1].roster, attendances=rows)
    held = list(programme.sessions)
    held[1] = attrs.evolve(held[1], roster=roster)
    with pytest.raises(IncoherentError) as caught:
        attrs.evolve(programme, sessions=tuple(held))
    path = f"$.sessions[1].roster.attendances[{place}].participant"
    assert [problem.path for problem in caught.value.problems] == [path]


def test_many_rosters_are_checked_in_linear_time() -> None:
    """The people of the programme are not copied for each roster."""

    class Watched(frozenset[str]):
        """A set that must not be joined to another."""

        def __or__(self, other: object) -> frozenset[str]:
            raise AssertionError

    known = {"participants": Watched({"p-1", "p-2"})}
    assert _all_resolve((Attendance(participant="p-1"),), known)
    assert not _all_resolve((Attendance(participant="p-3"),), known)
