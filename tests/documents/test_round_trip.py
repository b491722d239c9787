"""What is written is read back: every record, every value, every format."""

import json
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hijra_amina import documents, model, testing
from hijra_amina.documents._structure import structure
from hijra_amina.documents._unstructure import unstructure
from hijra_amina.errors import InvalidValueError
from hijra_amina.model import Organisation, Programme
from hijra_amina.testing import (
    counts,
    localized_texts,
    partial_dates,
    periods,
    person_names,
    programmes,
    shares,
)
from hijra_amina.values import Basis, Count, LocalizedText, Share, Status

Anatomy = Callable[[object], object]

RECORDS = [
    getattr(model, name)
    for name in model.__all__
    if attrs.has(getattr(model, name)) and name != "Programme"
]


@given(programme=programmes())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
def test_programme(programme: Programme, form: str, anatomy: Anatomy) -> None:
    """A programme is the same after a trip through a text, in every field of every value."""
    text = documents.dumps(programme, format=form)
    again = documents.loads(text, format=form)
    assert anatomy(again) == anatomy(programme)
    assert documents.dumps(again, format=form) == text


@pytest.mark.extra("documents")
@given(programme=programmes())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
def test_folder(programme: Programme, tmp_path_factory: object, anatomy: Anatomy) -> None:
    """A programme is the same after a trip through a folder."""
    folder = tmp_path_factory.mktemp("folder") / "records"
    documents.write(programme, folder)
    assert anatomy(documents.read(folder)) == anatomy(programme)


def _plural(cls: type) -> str:
    """The strategy for a class: `AgendaItem` is drawn by `agenda_items`."""
    letters = [f"_{letter.lower()}" if letter.isupper() else letter for letter in cls.__name__]
    name = "".join(letters).strip("_")
    if name.endswith("ch"):
        return f"{name}es"
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=25)
def test_record(cls: type, data: st.DataObject, anatomy: Anatomy) -> None:
    """Every class of records survives on its own what the document does to it."""
    record = data.draw(getattr(testing, _plural(cls))())
    if cls is model.TermUse:
        record = attrs.evolve(record, code=None, wording="words")
    tree = json.loads(json.dumps(unstructure(record)))
    assert anatomy(structure(tree, cls)) == anatomy(record)


VALUES = {
    "counts": counts(),
    "shares": shares(),
    "periods": periods(),
    "localized_texts": localized_texts(),
    "partial_dates": partial_dates(),
    "person_names": person_names(),
}


@pytest.mark.parametrize("kind", VALUES)
@given(data=st.data())
def test_value(kind: str, data: st.DataObject, anatomy: Anatomy) -> None:
    """A value is the same in every field, those that `==` passes over included."""
    value = data.draw(VALUES[kind])
    tree = json.loads(json.dumps(unstructure(value)))
    assert anatomy(structure(tree, type(value))) == anatomy(value)


ENDS = st.none() | st.integers(-5, 9)


@given(
    low=ENDS,
    high=ENDS,
    basis=st.sampled_from(Basis),
    approximate=st.booleans(),
    status=st.sampled_from(Status),
    low_strict=st.booleans(),
    high_strict=st.booleans(),
    wording=st.none() | st.just("some words"),
)
def test_any_count(anatomy: Anatomy, **fields: object) -> None:
    """Any count that can be made is written, and read as the same in every field."""
    try:
        count = Count(fields.pop("low"), fields.pop("high"), **fields)
    except ValueError:
        return
    tree = json.loads(json.dumps(unstructure(count)))
    assert anatomy(structure(tree, Count)) == anatomy(count)


@given(
    ends=st.tuples(st.fractions(0, 1, max_denominator=12), st.fractions(0, 1, max_denominator=12)),
    basis=st.sampled_from(Basis),
    approximate=st.booleans(),
    status=st.sampled_from(Status),
    low_strict=st.booleans(),
    high_strict=st.booleans(),
)
def test_any_share(anatomy: Anatomy, ends: tuple[object, object], **fields: object) -> None:
    """Any share that can be made is written, and read as the same in every field."""
    try:
        share = Share(*ends, **fields)
    except ValueError:
        return
    tree = json.loads(json.dumps(unstructure(share)))
    assert anatomy(structure(tree, Share)) == anatomy(share)


def test_too_large_to_write() -> None:
    """A number that not every reader of JSON takes exactly is not written."""
    with pytest.raises(InvalidValueError, match="to be written"):
        unstructure(Count.exactly(2**53))


def test_ministry_stays_one() -> None:
    """A ministry is read as a ministry, and another body as an organisation."""
    name = LocalizedText({"en": "A body"})
    bodies = (
        model.Ministry(id="a", name=name),
        Organisation(id="b", name=name, kind="committee"),
        Organisation(id="c", name=name),
    )
    programme = Programme(id="x", name=name, organisations=bodies)
    again = documents.loads(documents.dumps(programme))
    assert [type(body) for body in again.organisations] == [type(body) for body in bodies]


def test_text_for_people(form: str) -> None:
    """A document is readable: Arabic as it is, defaults left out, a line end at the end."""
    name = LocalizedText({"en": "Safe migration", "ar": "هجرة آمنة"}, original="ar")
    programme = Programme(id="x", name=name)
    text = documents.dumps(programme, format=form)
    assert "هجرة آمنة" in text
    assert "notes" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_file(tmp_path: Path, form: str) -> None:
    """What is written to a file is what `dumps` gives."""
    programme = Programme(id="x", name=LocalizedText({"en": "Safe migration"}))
    path = tmp_path / f"programme.{form}"
    documents.write(programme, path)
    assert path.read_text("utf-8") == documents.dumps(programme, format=form)
    assert documents.read(path) == programme


def test_a_ministry_is_of_its_class() -> None:
    """An organisation whose kind is ministry would be read as another class, so there is none."""
    name = LocalizedText({"en": "A body"})
    with pytest.raises(InvalidValueError, match=r"Organisation\.kind"):
        Organisation(id="a", name=name, kind="ministry")
