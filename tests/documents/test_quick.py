"""Both ways of reading JSON accept the same texts and give the same programmes."""

import gc
import json
import random
from collections.abc import Callable

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hijra_amina import documents
from hijra_amina.documents import Limits, _quick, _text
from hijra_amina.documents._envelope import programme_of
from hijra_amina.documents._problems import Refused
from hijra_amina.documents._quick import decode_quickly
from hijra_amina.documents._quick_shells import HOT
from hijra_amina.documents._text import Format, parse, text_of
from hijra_amina.errors import DecodeError
from hijra_amina.model import Programme
from hijra_amina.model._record import incoherence_of
from hijra_amina.testing import programmes

pytestmark = pytest.mark.extra("documents")

LIMITS = Limits()
SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
BIG = programmes(max_sessions=4, max_people=8)


def explained(data: bytes) -> Programme | None:
    """What the explaining path makes of a text, `None` if it refuses it."""
    try:
        return programme_of(parse(text_of(data), Format.JSON, LIMITS))
    except Refused:
        return None


@given(programme=BIG, compact=st.booleans())
@SLOW
def test_valid(programme: Programme, anatomy: Callable[..., object], *, compact: bool) -> None:
    """What is written is read quickly, and is the same in every field."""
    text = documents.dumps(programme)
    if compact:
        text = json.dumps(json.loads(text), separators=(",", ":"))
    quick = decode_quickly(text.encode(), LIMITS)
    if quick is not None:
        assert anatomy(quick) == anatomy(programme)
    # Escapes beside colons in identifiers are the one thing that it leaves to the other path.
    assert quick is not None or "\\" in text


@given(data=st.data(), programme=BIG)
@SLOW
def test_changed_documents(
    data: st.DataObject,
    programme: Programme,
    mutated: Callable[..., object],
    anatomy: Callable[..., object],
) -> None:
    """A document with one thing changed is read quickly only if the other path reads it so."""
    document = data.draw(mutated(json.loads(documents.dumps(programme))))
    text = json.dumps(document).encode()
    quick = decode_quickly(text, LIMITS)
    slow = explained(text)
    if quick is not None:
        assert anatomy(quick) == anatomy(slow)


PIECES = [
    b'"', b":", b",", b"{", b"}", b"[", b"]", b"\\", b" ", b"\n", b"1", b"null", b"true", b"\xff",
    b'"x":1,', b'"id":"p-1",', b'"marks":[],', b'"sex":null,', b'"\\u003a":1,', b"\\u003a",
    b'"participant":"p-1",', b'"en":"x",', b"\\ud800", b"\xef\xbb\xbf", b'"present"', b"1e0",
]  # fmt: skip


@given(programme=BIG, seed=st.randoms(use_true_random=False), compact=st.booleans())
@SLOW
def test_changed_bytes(
    programme: Programme,
    seed: random.Random,
    anatomy: Callable[..., object],
    *,
    compact: bool,
) -> None:
    """A text with bytes put in, taken out or exchanged is read quickly only if it is right."""
    text = documents.dumps(programme)
    if compact:
        text = json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
    for _ in range(12):
        changed = bytearray(text.encode())
        for _ in range(seed.choice((1, 1, 2))):
            at = seed.randrange(len(changed))
            until = at + seed.choice((0, 0, 0, 1, 2, 9))
            changed[at:until] = seed.choice((b"", seed.choice(PIECES)))
        quick = decode_quickly(bytes(changed), LIMITS)
        if quick is not None:
            assert anatomy(quick) == anatomy(explained(bytes(changed)))


def _document(**participant: object) -> dict[str, object]:
    return {
        "schema": "hijra-amina/programme",
        "version": 1,
        "id": "x",
        "name": {"en": "x"},
        "participants": [{"id": "p:1", "sex": "female", **participant}],
        "sessions": [
            {
                "id": "s",
                "title": {"en": "s"},
                "roster": {
                    "days": ["2015-06-16"],
                    "attendances": [{"participant": "p:1", "marks": ["present"]}],
                },
            }
        ],
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"sex": "female"', '"sex": "female", "sexe": "female"'),
        ('"sex": "female"', '"sex": "female", "sex": "female"'),
        ('"sex": "female"', '"sex": "female", "a\\\\": 1'),
        ('"sex": "female"', '"sex" : "female", "x": 1'),
        ('"id": "p:1"', '"id": "p\\u003a1", "x": 1'),
        ('"participant": "p:1"', '"participant": "p\\u003a1", "x": 1'),
        ('"marks": ["present"]', '"marks": ["present"], "marks": ["present"]'),
        ('"en": "s"', '"en": "s", "en": "s"'),
        ('"id": "s"', '"id": "s", "id": "s"'),
        ('"version": 1', '"version": 1, "version": 1'),
        ('"days"', '"days": [], "days"'),
    ],
)
def test_nothing_is_passed_over(old: str, new: str) -> None:
    """A key that is unknown or there twice is never dropped, however it is hidden."""
    text = json.dumps(_document())
    assert decode_quickly(text.encode(), LIMITS) is not None
    assert text.count(old) == 1
    changed = text.replace(old, new).encode()
    assert decode_quickly(changed, LIMITS) is None
    assert explained(changed) is None


def test_no_doubt_over_nothing() -> None:
    """A key that says nothing is left to the other path, which reads it as absent."""
    text = json.dumps(_document(age_band=None)).encode()
    assert decode_quickly(text, LIMITS) is None
    assert explained(text) == explained(json.dumps(_document()).encode())


def test_hot_classes_are_plain() -> None:
    """Nothing in the hot classes is of a kind that msgspec does not know or does not do."""
    for cls in HOT:
        for field in attrs.fields(cls):
            assert field.converter is None
            assert field.validator is None
            assert field.init
            assert field.alias == field.name
            assert not isinstance(field.default, attrs.Factory) or not field.default.takes_self
        assert not attrs.fields(cls) or "_cached_hash" not in str(vars(cls))
        assert incoherence_of(cls) is None


def test_large_documents_are_read_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """From a certain size on the quick path is taken, and its doubt leads to the other one."""
    document = _document()
    document["notes"] = ["x" * 30_000]
    taken = []

    def watched(data: bytes, limits: Limits) -> Programme | None:
        taken.append(len(data))
        return decode_quickly(data, limits)

    monkeypatch.setattr(_quick, "decode_quickly", watched)
    assert documents.loads(json.dumps(document)).participants[0].sex == "female"
    document["participants"][0]["sex"] = "femal"
    with pytest.raises(DecodeError, match=r"\$\.participants\[0\]\.sex"):
        documents.loads(json.dumps(document))
    assert len(taken) == 2


def test_limits_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick path knows the limits too."""
    document = json.dumps(_document()).encode()
    assert decode_quickly(document, Limits(nodes=10)) is None
    assert decode_quickly(document, Limits(depth=3)) is None
    assert decode_quickly(document, Limits(digits=2)) is None


@pytest.mark.parametrize("enabled", [True, False])
def test_collector(monkeypatch: pytest.MonkeyPatch, *, enabled: bool) -> None:
    """The collector is paused while a document is read, and afterwards as it was."""
    seen = []

    def watching(tree: object) -> Programme:
        seen.append(gc.isenabled())
        return programme_of(tree)

    monkeypatch.setattr(_text, "programme_of", watching)
    was = gc.isenabled()
    try:
        gc.enable() if enabled else gc.disable()
        documents.loads(json.dumps(_document()))
        with pytest.raises(DecodeError):
            documents.loads("{}")
        assert gc.isenabled() is enabled
    finally:
        gc.enable() if was else gc.disable()
    assert seen == [False, False]
