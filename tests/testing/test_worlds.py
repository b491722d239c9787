"""Records of a hidden world are true of it, and records of one programme fit together."""

from collections.abc import Callable, Iterable
from fractions import Fraction

from hypothesis import HealthCheck, given, settings

from hijra_amina.model import (
    Counted,
    Headcount,
    Mark,
    Participant,
    Programme,
    Scope,
    Session,
    SessionStatus,
    Statement,
)
from hijra_amina.testing import World, headcounts_with_truth, programmes, sessions, worlds
from hijra_amina.values import PartialDate, Verdict

ATTRIBUTES = ("sex", "age_band", "disability", "organisation", "post_level", "governorate")
thorough = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])


def is_meant(person: Participant, statement: Statement) -> bool:
    """Whether a person is among those whom a statement counts."""
    group = statement.group.code if statement.group is not None else None
    wanted = {
        "sex": statement.sex,
        "organisation": statement.organisation,
        "age_band": statement.age_band,
        "disability": statement.disability,
        "governorate": statement.governorate,
        "post_level": group,
    }
    return all(value is None or getattr(person, name) == value for name, value in wanted.items())


def is_true(statement: Statement, people: Iterable[Participant]) -> bool:
    """Whether a statement about one session is true of those who came."""
    people = list(people)
    if statement.counted is Counted.ORGANISATIONS:
        return statement.count.contains(len({person.organisation for person in people} - {None}))
    meant = sum(is_meant(person, statement) for person in people)
    if statement.count is not None:
        return statement.count.contains(meant)
    part = Fraction(meant, len(people))
    share = statement.share
    above = part > share.low if share.low_strict else part >= share.low
    below = part < share.high if share.high_strict else part <= share.high
    return above and below


@thorough
@given(headcounts_with_truth())
def test_headcounts_are_true(pair: tuple[Headcount, tuple[Participant, ...]]) -> None:
    """Every statement of a headcount is true of the people who are handed out with it."""
    headcount, people = pair
    for statement in headcount.statements:
        assert statement.scope is Scope.PLANNED or is_true(statement, people)


@thorough
@given(headcounts_with_truth())
def test_partitions_are_whole(pair: tuple[Headcount, tuple[Participant, ...]]) -> None:
    """The statements of one label split everybody: each person is meant by exactly one."""
    headcount, people = pair
    labels = {statement.partition for statement in headcount.statements} - {None}
    for label in labels:
        parts = [one for one in headcount.statements if one.partition == label]
        for person in people:
            assert sum(is_meant(person, part) for part in parts) == 1


@thorough
@given(worlds())
def test_the_truth_knows_everything(world: World) -> None:
    """In truth nothing is unknown: no attribute, no mark, no day, no roster."""
    for person in world.truth.participants:
        known = [getattr(person, name) for name in ATTRIBUTES if name != "organisation"]
        assert None not in known
        assert (person.organisation is None) == (not world.truth.organisations)
    for session in world.truth.sessions:
        assert session.roster.complete is True
        assert session.period.dates() == tuple(day.earliest for day in session.roster.days)
        marks = {mark for row in session.roster.attendances for mark in row.marks}
        assert Mark.UNKNOWN not in marks


@thorough
@given(worlds())
def test_nothing_told_of_people_is_false(world: World) -> None:
    """The records know the same people; an attribute is the true one or unknown."""
    assert len(world.told.participants) == len(world.truth.participants)
    for said, true in zip(world.told.participants, world.truth.participants, strict=True):
        assert said.id == true.id
        for name in ATTRIBUTES:
            assert getattr(said, name) in {None, getattr(true, name)}


@thorough
@given(worlds())
def test_no_roster_is_false(world: World) -> None:
    """Whoever stands on a sheet came, marks are true or unknown, a complete sheet lacks nobody."""
    for said, true in zip(world.told.sessions, world.truth.sessions, strict=True):
        if said.roster is None:
            continue
        rows = {row.participant: row for row in true.roster.attendances}
        came = {person.id for person in world.attendees(said.id)}
        told = {row.participant for row in said.roster.attendances}
        assert told <= set(rows)
        if not said.roster.days:
            assert told <= came
        else:
            assert said.roster.days == true.roster.days
        for row in said.roster.attendances:
            for mark, really in zip(row.marks, rows[row.participant].marks, strict=False):
                assert mark in {really, Mark.UNKNOWN}
        if said.roster.complete:
            assert came <= told


@thorough
@given(worlds())
def test_no_figure_is_false(world: World) -> None:
    """Every figure of a session is true of those who came; joint figures of all their sessions."""
    came = {
        session.id: {person.id for person in world.attendees(session.id)}
        for session in world.truth.sessions
    }
    for session in world.told.sessions:
        for statement in session.headcount.statements if session.headcount else ():
            if statement.scope is Scope.SESSION:
                assert is_true(statement, world.attendees(session.id))
            elif statement.scope is Scope.SHARED:
                assert session.id in statement.covers
                covered = [came[one] for one in statement.covers]
                assert statement.count.contains(len(set().union(*covered)))
                assert statement.count.contains(sum(map(len, covered)))


@thorough
@given(worlds())
def test_no_period_is_false(world: World) -> None:
    """A period that is told does not exclude a day on which the session was held."""
    for said, true in zip(world.told.sessions, world.truth.sessions, strict=True):
        for day in true.roster.days:
            assert said.period.includes(day) is not Verdict.FAILS
        assert said.period.length().contains(len(true.roster.days))


@thorough
@given(worlds())
def test_a_closed_list_of_bodies_is_whole(world: World) -> None:
    """Where the list of bodies is closed, nobody came from another."""
    for session in world.told.sessions:
        named = {one.organisation for one in session.bodies if one.role == "participants"}
        sent = {person.organisation for person in world.attendees(session.id)} - {None}
        assert named <= sent
        assert not session.bodies_complete or named == sent


@thorough
@given(worlds())
def test_nobody_comes_to_what_was_cancelled(world: World) -> None:
    """A cancelled session has no attendance."""
    for session in world.truth.sessions:
        if session.status is SessionStatus.CANCELLED:
            assert world.attendees(session.id) == ()


def check_days(session: Session) -> None:
    """A session's days, in its roster and agenda, lie in its period."""
    if session.roster is None:
        return
    for day in session.roster.days:
        assert session.period.includes(day) is not Verdict.FAILS
    if session.roster.days:
        days: set[PartialDate | None] = {*session.roster.days, None}
        assert {item.day for item in session.agenda} <= days


@thorough
@given(sessions())
def test_sessions_agree_with_themselves(session: Session) -> None:
    """The days of a session lie in its period."""
    check_days(session)


def ancestors(start: str, parent: Callable[[str], str | None]) -> list[str]:
    """The chain upwards, which has an end unless something is part of itself."""
    chain = [start]
    while (above := parent(chain[-1])) is not None:
        assert above not in chain
        chain.append(above)
    return chain


@thorough
@given(programmes())
def test_programmes_agree_with_themselves(programme: Programme) -> None:
    """Days lie in periods, what follows is later, nothing is part of itself, tests fit rosters."""
    for session in programme.sessions:
        check_days(session)
        people = (
            {row.participant for row in session.roster.attendances} if session.roster else set()
        )
        tests = [one for one in programme.assessments if one.session == session.id]
        assert {one.participant for one in tests} <= people | {None}
        if session.follows is not None:
            earlier = programme.session(session.follows)
            assert earlier.period.before(session.period) is not Verdict.FAILS
        ancestors(session.id, lambda one: programme.session(one).part_of)
    for body in programme.organisations:
        ancestors(body.id, lambda one: programme.organisation(one).parent)


@settings(max_examples=30)
@given(programmes(max_sessions=1, max_people=1, max_organisations=0, with_names=False))
def test_sizes(programme: Programme) -> None:
    """No programme is larger than was asked for, and none has names where none were wanted."""
    assert len(programme.sessions) <= 1
    assert len(programme.participants) <= 1
    assert programme.organisations == ()
    assert all(person.name is None for person in programme.participants)
    assert all(quotation.speaker is None for quotation in programme.testimonials)
