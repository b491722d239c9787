"""`read` and the JSON Schema accept and refuse the same documents."""

import json
from collections.abc import Callable

import jsonschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hijra_amina import documents, model
from hijra_amina.documents._rules import RECORD_RULES
from hijra_amina.documents._schema import KEYWORDS
from hijra_amina.errors import DecodeError
from hijra_amina.model import Programme
from hijra_amina.testing import programmes

Accepts = Callable[[object], bool]


def reads(document: object) -> bool:
    """Whether the document is read."""
    try:
        documents.loads(json.dumps(document))
    except DecodeError:
        return False
    return True


@given(programme=programmes())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_valid(programme: Programme, accepts: Accepts) -> None:
    """Every document that is written is accepted by the schema."""
    assert accepts(json.loads(documents.dumps(programme)))


@given(data=st.data(), programme=programmes())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_agreement(
    data: st.DataObject, programme: Programme, accepts: Accepts, mutated: Callable[..., object]
) -> None:
    """A document with one thing changed is accepted by both, or refused by both."""
    document = data.draw(mutated(json.loads(documents.dumps(programme))))
    assert reads(document) == accepts(document)


def test_is_a_schema() -> None:
    """The schema is one of draft 2020-12, and can be written as JSON."""
    schema = documents.json_schema()
    assert json.loads(json.dumps(schema)) == schema
    jsonschema.Draft202012Validator.check_schema(schema)


def test_keywords_are_explained(keywords: set[str]) -> None:
    """Each keyword of our own is explained, used, and known to the tests' validator."""
    text = json.dumps(documents.json_schema())
    assert set(KEYWORDS) == keywords
    assert all(text.count(f'"{keyword}": ') > 1 for keyword in KEYWORDS)


def test_rules_are_all_told() -> None:
    """Every record that demands something of its fields together has a rule in the schema."""
    told = {*(cls for cls in RECORD_RULES)}
    narrowed = {model.AgendaItem, model.Ministry, model.Organisation, model.Session, model.TermUse}
    for name in model.__all__:
        cls = getattr(model, name)
        if hasattr(cls, "_incoherence") and cls is not Programme:
            assert cls in told | narrowed, name


def test_whole_numbers(accepts: Accepts) -> None:
    """As JSON Schema has it, 27.0 is the whole number 27; 27.5, "27" and true are none."""
    for number, expected in ((27, True), (27.0, True), (27.5, False), ("27", False), (True, False)):
        document = {
            "schema": "hijra-amina/programme",
            "version": 1,
            "id": "x",
            "name": {"en": "x"},
            "sessions": [{"id": "s", "title": {"en": "s"}, "capacity": number}],
        }
        assert accepts(document) is expected
        assert reads(document) is expected
