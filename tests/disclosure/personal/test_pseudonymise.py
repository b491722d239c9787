"""`pseudonymise`: every figure stays, and nothing that tells who."""

import contextlib
import itertools
import warnings

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hijra_amina as ha
from hijra_amina import model
from hijra_amina.disclosure.personal import pseudonym, pseudonymise, pseudonymising
from hijra_amina.disclosure.personal._rebuilding import textual
from hijra_amina.errors import ContradictionError, HijraAminaError
from hijra_amina.model import Assessment, Moment, Programme, Testimonial
from hijra_amina.testing import programmes, synthetic_programme
from hijra_amina.values import LocalizedText

from .filled import CALLED, filled

KEY = bytes(range(32))
OTHER = bytes(range(1, 33))
MARKER = "Xyzzyperson"
MEASURES = ("people", "participations", "person_days", "sessions", "testimonials")
GROUPINGS = ([], ["sex"], ["ministry"], ["sex", "session"], ["governorate", "kind"], ["topic"])
TEXT = LocalizedText({"en": "Example"})


def figures(programme: Programme) -> list[object]:
    """Every figure of a programme, and what is asked of it in vain."""
    found: list[object] = []
    for measure, by in itertools.product(MEASURES, GROUPINGS):
        try:
            table = ha.tabulate(programme, measure, by=by)
        except HijraAminaError as error:
            found.append(type(error))
        else:
            found.append([(row.key, row.figure) for row in table.rows])
    return found


def people(count: int = 24, seed: int = 1) -> Programme:
    """A synthetic programme with results, a quotation and matches."""
    made = synthetic_programme(sessions=5, people=count, seed=seed, with_names=True)
    persons = [person.id for person in made.participants]
    return attrs.evolve(
        made,
        testimonials=(Testimonial(id="t-1", words=TEXT, session=made.sessions[0].id),),
        assessments=tuple(
            Assessment(
                session=made.sessions[0].id, moment=moment, score=n, out_of=30, participant=one
            )
            for n, one in enumerate(persons[:6])
            for moment in Moment
        ),
        possible_matches=(model.PossibleMatch(first=persons[3], second=persons[1], why="alike"),),
    )


@given(programmes(), st.sampled_from([KEY, OTHER]))
def test_every_figure_stays(programme: Programme, key: bytes) -> None:
    """Whatever is counted by whatever is the same as before."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert figures(pseudonymise(programme, key=key)) == figures(programme)


def test_results_gained_stay() -> None:
    """The gain from test to test is worked out of the same pairs."""
    made = people()
    assert ha.count(pseudonymise(made, key=KEY), "people") == ha.count(made, "people")
    from hijra_amina.statistics import gain  # noqa: PLC0415 - only here

    with contextlib.suppress(HijraAminaError):
        assert (
            ha.tabulate(made, gain()).rows == ha.tabulate(pseudonymise(made, key=KEY), gain()).rows
        )


@given(programmes())
def test_nothing_that_was_said_of_anybody_stays(programme: Programme) -> None:
    """A marker in every name, wording, note, reason, source and piece of evidence is gone."""
    marked = filled(programme, MARKER)
    assert MARKER not in ha.dumps(pseudonymise(marked, key=KEY))


def test_the_marker_was_there() -> None:
    """The test above looks for something that it has put there."""
    marked = filled(people(), MARKER)
    assert ha.dumps(marked).count(MARKER) > 100


def test_every_text_is_decided_upon() -> None:
    """A text that joins the records is dropped until somebody puts it among those that stay."""
    kept = {tuple(name.split(".")) for name in pseudonymising.KEPT_TEXTS}
    records = [cls for cls in vars(model).values() if attrs.has(cls)]
    texts = {(cls.__name__, name) for cls in records for name in textual(cls)}
    assert kept <= texts
    assert kept <= CALLED


@given(programmes())
def test_identifiers_go_and_references_follow(programme: Programme) -> None:
    """No old identifier of a participant is left; everybody is where they were."""
    made = pseudonymise(programme, key=KEY)
    renamed = {
        person.id: pseudonym(KEY, "participant", programme.id, person.id)
        for person in programme.participants
    }
    assert {person.id for person in made.participants} == set(renamed.values())
    for before, after in zip(programme.sessions, made.sessions, strict=True):
        if before.roster is None:
            assert after.roster is None
            continue
        expected = {renamed[one.participant]: one.marks for one in before.roster.attendances}
        assert {one.participant: one.marks for one in after.roster.attendances} == expected
    pairs = {frozenset((one.first, one.second)) for one in made.possible_matches}
    before_pairs = {
        frozenset((renamed[one.first], renamed[one.second])) for one in programme.possible_matches
    }
    assert pairs == before_pairs


@given(programmes(), st.randoms(use_true_random=False))
def test_the_old_order_is_gone(programme: Programme, chance) -> None:
    """People, rosters and results in another order give the very same programme."""

    def mixed(items):
        return tuple(chance.sample(items, len(items)))

    sessions = [
        session
        if session.roster is None
        else attrs.evolve(
            session,
            roster=attrs.evolve(session.roster, attendances=mixed(session.roster.attendances)),
        )
        for session in programme.sessions
    ]
    other = attrs.evolve(
        programme,
        participants=mixed(programme.participants),
        testimonials=mixed(programme.testimonials),
        assessments=mixed(programme.assessments),
        possible_matches=mixed(programme.possible_matches),
        sessions=tuple(sessions),
    )
    assert pseudonymise(other, key=KEY) == pseudonymise(programme, key=KEY)


def test_keys_cannot_be_linked() -> None:
    """Under two keys no pseudonym is shared, and people do not stand in the same order."""
    made = people(200)
    one, other = pseudonymise(made, key=KEY), pseudonymise(made, key=OTHER)
    ids = [person.id for person in one.participants], [person.id for person in other.participants]
    assert not set(ids[0]) & set(ids[1])
    assert one == pseudonymise(made, key=KEY)
    order = {
        pseudonym(KEY, "participant", made.id, p.id): n for n, p in enumerate(made.participants)
    }
    places = [order[identifier] for identifier in ids[0]]
    assert places != sorted(places)


def test_one_identifier_of_two_programmes_is_two_people() -> None:
    """The same `p-001` in another programme gets another pseudonym."""
    made = people()
    other = attrs.evolve(made, id="another")
    ids = {person.id for person in pseudonymise(made, key=KEY).participants}
    assert ids.isdisjoint(person.id for person in pseudonymise(other, key=KEY).participants)


def test_a_collision_is_refused(monkeypatch) -> None:
    """Two people are never made one."""
    monkeypatch.setattr(
        "hijra_amina.disclosure.personal.pseudonyms.authentication_code", lambda *_: bytes(32)
    )
    with pytest.raises(ContradictionError, match="one pseudonym for two"):
        pseudonymise(people(), key=KEY)


def test_it_can_be_written_and_read(tmp_path) -> None:
    """The result is an ordinary programme."""
    made = pseudonymise(people(), key=KEY)
    ha.write(made, tmp_path / "made.json")
    assert ha.read(tmp_path / "made.json") == made


@pytest.mark.parametrize("wrong", [None, "x", 3])
def test_what_is_no_programme_is_refused(wrong: object) -> None:
    """With the reason."""
    with pytest.raises(HijraAminaError, match="a Programme"):
        pseudonymise(wrong, key=KEY)  # type: ignore[arg-type]
