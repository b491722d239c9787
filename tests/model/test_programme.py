"""A programme is found one's way in by identifiers."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hijra_amina.errors import HijraAminaError, UnknownReferenceError
from hijra_amina.model import (
    Counted,
    Headcount,
    Organisation,
    Programme,
    Scope,
    Session,
    Statement,
    Testimonial,
)
from hijra_amina.testing import headcounts, programmes, statements
from hijra_amina.values import Count, LocalizedText, Period, Share

TEXT = LocalizedText({"en": "a"})
usual = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@usual
@given(programmes())
def test_records_are_found(programme: Programme) -> None:
    """Each session, organisation and testimonial is found by its identifier, and is itself."""
    for session in programme.sessions:
        assert programme.session(session.id) is session
    for body in programme.organisations:
        assert programme.organisation(body.id) is body
    for quotation in programme.testimonials:
        assert programme.testimonial(quotation.id) is quotation


ASKED = {
    "session": lambda programme, name: programme.session(name),
    "organisation": lambda programme, name: programme.organisation(name),
    "testimonial": lambda programme, name: programme.testimonial(name),
}


@pytest.mark.parametrize("kind", ASKED)
@pytest.mark.parametrize("error", [KeyError, LookupError, UnknownReferenceError, HijraAminaError])
def test_absent_records(kind: str, error: type[Exception]) -> None:
    """What is not there is a `KeyError` too, names what was asked and the nearest there is."""
    programme = Programme(
        id="p",
        name=TEXT,
        sessions=(Session(id="baghdad-2015-06", title=TEXT),),
        organisations=(Organisation(id="baghdad-2015-06", name=TEXT),),
        testimonials=(Testimonial(id="baghdad-2015-06", words=TEXT),),
    )
    with pytest.raises(error) as caught:
        ASKED[kind](programme, "bagdad-2015-06")
    assert str(caught.value) == (
        f"no {kind} 'bagdad-2015-06'\nhint: did you mean 'baghdad-2015-06'?"
    )
    assert caught.value.reference == "bagdad-2015-06"


@usual
@given(programmes())
def test_repr_is_one_line(programme: Programme) -> None:
    """The `repr` of a programme, a session or a roster has one line, however large it is."""
    shown = [programme, *programme.sessions, *(one.roster for one in programme.sessions)]
    for one in shown:
        assert "\n" not in repr(one)
        assert len(repr(one)) < 1_000


@given(statements())
def test_totals(statement: Statement) -> None:
    """A statement is of everybody exactly where it names no sex, body, group, age or origin."""
    narrowed = {
        statement.sex,
        statement.organisation,
        statement.group,
        statement.age_band,
        statement.disability,
        statement.governorate,
    }
    assert statement.is_total is (narrowed == {None})


@given(headcounts(), st.data())
def test_total_statements(headcount: Headcount, data: st.DataObject) -> None:
    """The totals of a headcount are of people, of everybody, and of this session alone."""
    more = Headcount(statements=(*headcount.statements, data.draw(statements())))
    for statement in more.statements:
        is_one = (
            statement.is_total
            and statement.counted is Counted.PEOPLE
            and statement.scope is Scope.SESSION
        )
        assert (statement in more.total_statements) is is_one


def test_defaults_say_nothing() -> None:
    """What is not said of a session is unknown: its time, its attendance, its kind."""
    session = Session(id="s", title=TEXT)
    assert session.period == Period.unknown()
    assert session.roster is session.headcount is session.kind is None
    assert session.represents == Count.exactly(1)
    assert session.bodies_complete is None


@pytest.mark.parametrize("wrong", ["27", 27.0, True], ids=repr)
def test_a_count_is_not_guessed(wrong: object) -> None:
    """A text, a float or a truth value is no count, and none is made of it."""
    with pytest.raises(HijraAminaError):
        Statement(count=wrong)
    with pytest.raises(HijraAminaError):
        Session(id="s", title=TEXT, capacity=wrong)


def test_shares_are_of_everybody() -> None:
    """A share is stated without a count."""
    assert Statement(share=Share.more_than("60%"), sex="female").count is None
