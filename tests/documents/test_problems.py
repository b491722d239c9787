"""What is wrong with a document is said all at once, with places and without anybody's name."""

import json
import traceback
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hijra_amina import documents
from hijra_amina.errors import DecodeError, UnsupportedVersionError
from hijra_amina.model import Programme
from hijra_amina.testing import programmes

SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def document(**fields: object) -> dict[str, object]:
    """A small document with some fields."""
    envelope = {"schema": "hijra-amina/programme", "version": 1}
    return {**envelope, "id": "x", "name": {"en": "x"}, **fields}


def session(**fields: object) -> dict[str, object]:
    """A small document with one session."""
    return document(sessions=[{"id": "s", "title": {"en": "s"}, **fields}])


def problems_of(tree: object, *, form: str = "json") -> list[tuple[str, str]]:
    """Paths and codes of everything that is wrong."""
    text = tree if isinstance(tree, str) else json.dumps(tree)
    with pytest.raises(DecodeError) as caught:
        documents.loads(text, format=form)
    return [(problem.path, problem.code) for problem in caught.value.problems]


MISTAKES = [
    (document(name=None), "$.name", "wrong_type"),
    (document(name={}), "$.name", "bad_value"),
    (document(name={"en": 3}), "$.name.en", "wrong_type"),
    (document(name={"en": "x", "EN": "x"}), "$.name", "unknown_key"),
    (document(name={"en": "x", "original": "ar"}), "$.name.original", "bad_value"),
    (document(name={"en": "x", "draft": ["ar"]}), "$.name.draft[0]", "bad_value"),
    (document(name={"en": "\u200fx"}), "$.name.en", "bad_value"),
    (document(id="a b"), "$.id", "bad_value"),
    (document(id="a\n"), "$.id", "bad_value"),
    (document(sexe="x"), "$", "unknown_key"),
    (document(notes="x"), "$.notes", "wrong_type"),
    (document(notes={"0": "x"}), "$.notes", "wrong_type"),
    (document(notes=["x", 3]), "$.notes[1]", "wrong_type"),
    (document(sessions=[{"id": "s"}]), "$.sessions[0].title", "missing_key"),
    (document(sessions=["s"]), "$.sessions[0]", "wrong_type"),
    (document(participants=[{"id": "p", "sex": "femal"}]), "$.participants[0].sex", "unknown_code"),
    (session(status="hold"), "$.sessions[0].status", "unknown_code"),
    (session(status="zz"), "$.sessions[0].status", "unknown_code"),
    (session(period="2015-02-30"), "$.sessions[0].period", "bad_date"),
    (session(period="2015-06-17/2015-06-16"), "$.sessions[0].period", "bad_date"),
    (session(period={"edtf": "2015-06-16", "duration": 2}), "$.sessions[0].period", "bad_date"),
    (session(capacity="3"), "$.sessions[0].capacity", "wrong_type"),
    (session(capacity=3.9), "$.sessions[0].capacity", "wrong_type"),
    (session(capacity=True), "$.sessions[0].capacity", "wrong_type"),
    (session(capacity=-1), "$.sessions[0].capacity", "bad_value"),
    (session(capacity=2**53), "$.sessions[0].capacity", "too_large"),
    (session(capacity={"between": [3, 2]}), "$.sessions[0].capacity", "bad_value"),
    (session(capacity={"between": [3, "4"]}), "$.sessions[0].capacity.between[1]", "wrong_type"),
    (session(capacity={"at_leest": 3}), "$.sessions[0].capacity", "unknown_key"),
    (session(bodies_complete="false"), "$.sessions[0].bodies_complete", "wrong_type"),
    (session(bodies_complete=0), "$.sessions[0].bodies_complete", "wrong_type"),
    (session(follows="t"), "$.sessions[0].follows", "unresolved_reference"),
    (session(topics=["no such topic"]), "$.sessions[0].topics[0]", "unknown_code"),
    (session(topics=[{}]), "$.sessions[0].topics[0]", "bad_value"),
    (session(places=[{}]), "$.sessions[0].places[0]", "bad_value"),
    (document(sessions=[3], version=1.5), "$.version", "wrong_type"),
    ([], "$", "wrong_type"),
    (None, "$", "wrong_type"),
]


@pytest.mark.parametrize(
    ("tree", "path", "code"), MISTAKES, ids=[str(number) for number in range(len(MISTAKES))]
)
def test_one(tree: object, path: str, code: str) -> None:
    """Each kind of mistake is found where it is, with its code."""
    assert (path, code) in problems_of(tree)


def test_all_at_once() -> None:
    """Mistakes of every kind, at every depth, come together in the order of the document."""
    tree = document(
        participants=[
            {"id": "p", "sex": "femal"},
            {"id": "p", "organisation": "nobody", "age_bund": 3},
        ],
        sessions=[{"id": "s", "title": {"en": 3}, "follows": "t", "capacity": "many"}],
        assessments=[{"session": "s", "moment": "later", "score": "9"}],
    )
    assert problems_of(tree) == [
        ("$.participants[0].sex", "unknown_code"),
        ("$.participants[1]", "unknown_key"),
        ("$.participants[1].id", "duplicate_id"),
        ("$.participants[1].organisation", "unresolved_reference"),
        ("$.sessions[0].title.en", "wrong_type"),
        ("$.sessions[0].follows", "unresolved_reference"),
        ("$.sessions[0].capacity", "wrong_type"),
        ("$.assessments[0].moment", "unknown_code"),
        ("$.assessments[0].score", "wrong_type"),
        ("$.assessments[0].out_of", "missing_key"),
    ]


def test_words_of_a_problem() -> None:
    """A mistake in spelling is answered with the right spelling."""
    tree = document(participants=[{"id": "p", "sex": "femal", "organisaton": "x"}])
    with pytest.raises(DecodeError) as caught:
        documents.loads(json.dumps(tree))
    unknown_key, unknown_code = caught.value.problems
    assert unknown_code.reason == "unknown sex 'femal'; did you mean 'female'?"
    assert ("nearest", "female") in unknown_code.details
    assert unknown_key.reason == "unknown key 'organisaton'; did you mean 'organisation'?"


@pytest.mark.parametrize(
    ("text", "written_as", "place"),
    [
        ('{"a": 1,\n "b" 2}', "json", ("2", "6")),
        ("", "json", ("1", "1")),
        ('{"a": NaN}', "json", ("1", "7")),
        ('{"a": -Infinity}', "json", ("1", "7")),
        ('{"a": 1} x', "json", ("1", "10")),
        pytest.param("a: 1\nb: [", "yaml", ("2", "5"), marks=pytest.mark.extra("documents")),
        pytest.param("a: !!str x", "yaml", ("1", "4"), marks=pytest.mark.extra("documents")),
        pytest.param("a: *b", "yaml", ("1", "4"), marks=pytest.mark.extra("documents")),
        pytest.param("? [a]\n: b", "yaml", ("1", "3"), marks=pytest.mark.extra("documents")),
        pytest.param("a: 1\n---\nb: 1", "yaml", ("2", "1"), marks=pytest.mark.extra("documents")),
        pytest.param("%YAML 1.1\n---\na", "yaml", ("2", "1"), marks=pytest.mark.extra("documents")),
    ],
)  # fmt: skip
def test_bad_syntax(text: str, written_as: str, place: tuple[str, str]) -> None:
    """A text that is no document at all is refused with line and column, and no excerpt."""
    with pytest.raises(DecodeError) as caught:
        documents.loads(text, format=written_as)
    (problem,) = caught.value.problems
    assert problem.code == "bad_syntax"
    details = dict(problem.details)
    assert (details["line"], details["column"]) == place


@pytest.mark.extra("documents")
def test_yaml_is_of_1_2() -> None:
    """In YAML 1.2 a date is a text and so is `no`; a number that is none stays a text."""
    text = """
schema: hijra-amina/programme
version: 1
id: x
name: {en: no}
sessions:
  - id: s
    title: {en: "1"}
    period: 2015-06-16
    represents: 0x10
"""
    (found,) = documents.loads(text, format="yaml").sessions
    assert str(found.period) == "2015-06-16"
    assert found.represents.value == 16


def test_repeated_keys(form: str) -> None:
    """A key that stands twice in a mapping is refused, in either format."""
    text = '{"schema": "hijra-amina/programme", "version": 1, "name": {"en": "a", "en": "b"}}'
    assert problems_of(text, form=form) == [("$.name", "duplicate_key")]


@pytest.mark.parametrize("version", [2, 99, 0, -1])
def test_versions_that_do_not_exist(version: int) -> None:
    """A version that does not exist yet, or never did, is refused as such, before all else."""
    with pytest.raises(UnsupportedVersionError) as caught:
        documents.loads(json.dumps({**document(), "version": version, "id": 3}))
    (problem,) = caught.value.problems
    assert problem.path == "$.version"
    assert str(version) in problem.reason


@pytest.mark.parametrize("key", ["schema", "version"])
def test_no_envelope(key: str) -> None:
    """A document without an envelope is told how one begins."""
    tree = document()
    del tree[key]
    with pytest.raises(DecodeError, match=f"a document begins with {key}: "):
        documents.loads(json.dumps(tree))


def test_another_schema() -> None:
    """A document that says it is something else is taken at its word."""
    assert problems_of({**document(), "schema": "other"}) == [("$.schema", "bad_value")]


def test_mappings() -> None:
    """A mapping that was parsed already is read like a text, and as strictly."""
    assert documents.loads(document()).id == "x"
    for value in (3.9, float("nan"), {1: "x"}, {"en": object()}, ["x"], ("x",), {"x"}):
        with pytest.raises(DecodeError):
            documents.loads(document(name=value))


# A name as people have them: two words, or in Arabic. One word alone may be a code or identifier.
MARKERS = ("Zaynab Marker", "زينب ماركر", "Zaynab\nMarker", 'Zaynab\'s "Marker"')


def _marked(tree: object, marker: str) -> object:
    """The tree with a name in place of every text."""
    if isinstance(tree, dict):
        return {key: _marked(value, marker) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_marked(item, marker) for item in tree]
    return marker if isinstance(tree, str) else tree


def _said(error: BaseException) -> str:
    told = [str(error), repr(error), repr(error.args), repr(vars(error))]
    told += traceback.format_exception(error)
    seen: BaseException | None = error
    while seen is not None:
        told += [str(seen), repr(seen.args)]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(told)


@given(
    programme=programmes(),
    marker=st.sampled_from(MARKERS),
    data=st.data(),
    everywhere=st.booleans(),
)
@SLOW
def test_no_name_is_ever_told(
    programme: Programme,
    marker: str,
    data: st.DataObject,
    mutated: Callable[..., object],
    *,
    everywhere: bool,
) -> None:
    """A name in any field of a broken document is in no message, traceback or chained error."""
    tree = json.loads(documents.dumps(programme))
    if everywhere:
        tree = {**_marked(tree, marker), "schema": tree["schema"]}
    changed = data.draw(mutated(tree))
    text = json.dumps(changed, ensure_ascii=False)
    texts = sorted({part for part in text.split('"') if part not in {":", ", "} and len(part) > 1})
    if texts and not everywhere:
        text = text.replace(f'"{data.draw(st.sampled_from(texts))}"', json.dumps(marker))
    try:
        documents.loads(text)
    except DecodeError as error:
        said = _said(error)
        assert not any(part in said for part in (marker, *marker.split()))


@pytest.mark.parametrize("marker", MARKERS)
def test_no_name_in_bad_syntax(marker: str, form: str) -> None:
    """A text that cannot be parsed is not quoted, nor kept by the error or what it came from."""
    for text in (
        f'{{"a": "{marker}',
        f"[{marker}",
        f'{{"{marker}": 1, "{marker}": 2}}',
        f'{{"{marker}": {{"a": 1, "a": 2}}}}',
        f"&{marker}: *x",
    ):
        with pytest.raises(DecodeError) as caught:
            documents.loads(text, format=form)
        said = _said(caught.value)
        assert not any(part in said for part in marker.split())


def test_no_name_in_bytes() -> None:
    """Bytes that are no UTF-8 are not quoted either."""
    data = b'{"a": "Zaynab \xff"}'
    with pytest.raises(DecodeError) as caught:
        documents.loads(data)
    assert "Zaynab" not in _said(caught.value)
    assert caught.value.problems[0].code == "bad_syntax"
