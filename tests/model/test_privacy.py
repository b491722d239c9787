"""Nothing personal shows in a `repr`, nor in the text of an error."""

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina import model
from hijra_amina.errors import HijraAminaError
from hijra_amina.model import (
    Consent,
    Facilitator,
    Participant,
    Photograph,
    Programme,
    Session,
    Source,
    Testimonial,
)
from hijra_amina.model._record import PERSONAL
from hijra_amina.testing import texts
from hijra_amina.values import LocalizedText, PersonName, Transliteration

RECORDS = [getattr(model, name) for name in model.__all__ if attrs.has(getattr(model, name))]
MARKER = "Xyzzyperson"
# Marked texts: whatever stands around it, the marker would be seen.
marked = texts(max_size=6).map(lambda text: f"{text}{MARKER}{text}")
MARKED_TEXT = marked.map(lambda text: LocalizedText({"en": text, "ar": text}, original="en"))
MARKED_NAME = marked.map(
    lambda text: PersonName(
        text, "Latn", (Transliteration(text, "Arab", by=text),), honorific=text, rank=text
    )
)
# Every personal field there is, with how to make a record in which it is filled.
PERSONAL_FIELDS = {
    ("Consent", "evidence"): (lambda value: Consent(evidence=value), marked),
    ("Facilitator", "name"): (lambda value: Facilitator(name=value), MARKED_NAME),
    ("Facilitator", "post"): (lambda value: Facilitator(post=value), MARKED_TEXT),
    ("Facilitator", "affiliation"): (lambda value: Facilitator(affiliation=value), MARKED_TEXT),
    ("Participant", "name"): (lambda value: Participant(id="p", name=value), MARKED_NAME),
    ("Photograph", "path"): (lambda value: Photograph(id="f", path=value), marked),
    ("Photograph", "credit"): (lambda value: Photograph(id="f", credit=value), marked),
    ("Source", "wording"): (lambda value: Source(wording=value), marked),
    ("Source", "note"): (lambda value: Source(note=value), marked),
    ("Testimonial", "words"): (lambda value: Testimonial(id="t", words=value), MARKED_TEXT),
    ("Testimonial", "speaker"): (
        lambda value: Testimonial(id="t", words=TEXT, speaker=value),
        MARKED_NAME,
    ),
    ("Testimonial", "post"): (
        lambda value: Testimonial(id="t", words=TEXT, post=value),
        MARKED_TEXT,
    ),
}
TEXT = LocalizedText({"en": "a"})
by_field = pytest.mark.parametrize("field", PERSONAL_FIELDS, ids=".".join)


def holding(record: object) -> Programme:
    """A programme that contains the record, wherever it belongs."""
    name = type(record).__name__
    quotation = Testimonial(id="t", words=TEXT)
    if isinstance(record, Testimonial):
        quotation = record
    elif isinstance(record, Consent):
        quotation = attrs.evolve(quotation, consent=record)
    elif isinstance(record, Source):
        quotation = attrs.evolve(quotation, sources=(record,))
    held = (record,) if name == "Facilitator" else ()
    return Programme(
        id="p",
        name=TEXT,
        participants=(record,) if name == "Participant" else (),
        sessions=(Session(id="s", title=TEXT, facilitators=held),),
        photographs=(record,) if name == "Photograph" else (),
        testimonials=(quotation,),
    )


def test_every_personal_field_is_here() -> None:
    """A field that joins the personal ones needs its line above."""
    personal = {
        (cls.__name__, field.name)
        for cls in RECORDS
        for field in attrs.fields(cls)
        if field.metadata.items() >= PERSONAL.items()
    }
    assert personal == set(PERSONAL_FIELDS)


@by_field
@given(data=st.data())
def test_repr_shows_nothing(field: tuple[str, str], data: st.DataObject) -> None:
    """No personal value is in the `repr` or `str` of its record or of what contains it."""
    make, values = PERSONAL_FIELDS[field]
    record = make(data.draw(values))
    programme = holding(record)
    everything = [record, programme, *programme.sessions, *programme.testimonials]
    for shown in everything:
        assert MARKER not in repr(shown)
        assert MARKER not in str(shown)
        assert MARKER not in f"{shown}"


def refusals(record: object) -> list[tuple[str, object]]:
    """Fields of a record and values that they refuse."""
    return [
        (field.name, wrong)
        for field in attrs.fields(type(record))
        for wrong in (object(), [record], f"\u202e{MARKER}", f"{MARKER}\x00", {MARKER: MARKER})
    ]


@by_field
@given(data=st.data())
def test_errors_show_nothing(field: tuple[str, str], data: st.DataObject) -> None:
    """When a record with a personal value is refused, neither that nor the refused value shows."""
    make, values = PERSONAL_FIELDS[field]
    record = make(data.draw(values))
    name, wrong = data.draw(st.sampled_from(refusals(record)))
    with pytest.raises(HijraAminaError) as caught:
        attrs.evolve(record, **{name: wrong})
    error = caught.value
    for shown in (str(error), repr(error), *map(str, error.args)):
        assert MARKER not in shown
    assert error.__cause__ is None


@given(MARKED_NAME)
def test_incoherent_programmes_show_nothing(name: PersonName) -> None:
    """The problems of a programme name identifiers, never what the records hold."""
    person = Participant(id="p", name=name, organisation="nobody")
    with pytest.raises(HijraAminaError) as caught:
        Programme(id="p", name=TEXT, participants=(person, person))
    assert MARKER not in str(caught.value)
    assert MARKER not in repr(caught.value)


@given(marked)
def test_numbers_and_dates_of_people_show_nothing(text: str) -> None:
    """A score stays out of `repr`, and so does the wording of a count."""
    result = model.Assessment(session="s", moment=model.Moment.PRE, score=987, out_of=1_000)
    assert "987" not in repr(result)
    stated = model.Statement(count=model.headcount.Count.exactly(1, wording=text), wording=text)
    assert MARKER not in repr(stated)


def test_dates_of_consent_are_shown() -> None:
    """What is not personal is shown: a `repr` without anything would help nobody."""
    assert "datetime.date(2015, 6, 16)" in repr(Consent(given_on=dt.date(2015, 6, 16)))
