"""What every record has in common: it cannot change, it is checked, it survives a pickle."""

import enum
import inspect
import pickle
import typing

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hijra_amina import model, vocabulary
from hijra_amina.errors import HijraAminaError, IncoherentError, InvalidValueError
from hijra_amina.model import Mark, Roster, TermUse
from hijra_amina.model._record import CODE, IDENTIFIER_KEY, REFERENCE
from hijra_amina.values import Count, LocalizedText, PartialDate

RECORDS = [getattr(model, name) for name in model.__all__ if attrs.has(getattr(model, name))]
by_class = pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
few = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
FIELDS = [(cls, field) for cls in RECORDS for field in attrs.fields(cls)]
by_field = pytest.mark.parametrize(
    ("cls", "field"), FIELDS, ids=[f"{cls.__name__}.{field.name}" for cls, field in FIELDS]
)


def a(cls: type) -> st.SearchStrategy[object]:
    """Any record of just this class."""
    return st.from_type(cls)


def hint_of(cls: type, name: str) -> object:
    """The type of a field."""
    return typing.get_type_hints(cls)[name]


@by_class
def test_only_by_keyword(cls: type) -> None:
    """No field can be given by its position, so that fields may be added anywhere."""
    parameters = inspect.signature(attrs.make_class("Copy", {}, bases=(cls,))).parameters
    assert {one.kind for one in parameters.values()} == {inspect.Parameter.KEYWORD_ONLY}
    with pytest.raises(TypeError):
        cls("by position")


@by_class
@few
@given(data=st.data())
def test_frozen_and_slotted(cls: type, data: st.DataObject) -> None:
    """No field can be set or deleted, and no other attribute can be added."""
    record = data.draw(a(cls))
    for field in attrs.fields(cls):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(record, field.name, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(record, field.name)
    with pytest.raises(AttributeError):
        record.another = 1
    assert not hasattr(record, "__dict__")


@by_class
@few
@given(data=st.data())
def test_pickle_hash_evolve(cls: type, data: st.DataObject) -> None:
    """A copy through a pickle, or made from the fields, is equal and has the same hash."""
    record = data.draw(a(cls))
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        thawed = pickle.loads(pickle.dumps(record, protocol))  # noqa: S301 - our own
        assert thawed == record
        assert hash(thawed) == hash(record)
    copied = attrs.evolve(record)
    assert copied == record
    assert len({record, copied}) == 1


@by_class
def test_every_collection_is_a_tuple(cls: type) -> None:
    """No field holds a list, a set or a dict, which could change behind a frozen record."""
    for field in attrs.fields(cls):
        origin = typing.get_origin(hint_of(cls, field.name))
        assert origin not in {list, set, dict}


WRONG = [
    object(),
    3.5,
    True,
    b"bytes",
    ["list"],
    {"a": 1},
    "",
    "  ",
    "a\x00b",
    "\u202eabc",
    (object(),),
    ("",),
]


def fits(hint: object, value: object) -> bool:
    """Whether a value is of a type, as plainly as it can be said."""
    if typing.get_origin(hint) is tuple:
        item = typing.get_args(hint)[0]
        return isinstance(value, tuple) and all(fits(item, one) for one in value)
    if typing.get_args(hint):
        return any(fits(part, value) for part in typing.get_args(hint))
    if hint is type(None):
        return value is None
    if hint is int and isinstance(value, bool):
        return False
    if hint is str:
        good = isinstance(value, str) and value.strip()
        return bool(good) and not set(value) & set("\x00\u202e")
    return isinstance(value, hint)


@by_field
@settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_wrong_types_are_refused(cls: type, field: attrs.Attribute, data: st.DataObject) -> None:
    """What a field cannot hold is refused with the class and the field, and without the value."""
    record = data.draw(a(cls))
    hint = hint_of(cls, field.name)
    for wrong in WRONG:
        if fits(hint, wrong):
            continue
        with pytest.raises(InvalidValueError) as caught:
            attrs.evolve(record, **{field.name: wrong})
        assert field.name in str(caught.value) or field.converter is not None
        assert "3.5" not in str(caught.value)
        assert "abc" not in str(caught.value)


@by_field
@settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_lists_are_no_tuples(cls: type, field: attrs.Attribute, data: st.DataObject) -> None:
    """A list is refused even where it holds what the tuple would."""
    if typing.get_origin(hint_of(cls, field.name)) is not tuple:
        return
    record = data.draw(a(cls))
    with pytest.raises(InvalidValueError, match=rf"{cls.__name__}\.{field.name}: expected a tuple"):
        attrs.evolve(record, **{field.name: list(getattr(record, field.name))})


ENUMS = [(cls, field) for cls, field in FIELDS if inspect.isclass(hint_of(cls, field.name))]
ENUMS = [(cls, field) for cls, field in ENUMS if issubclass(hint_of(cls, field.name), enum.Enum)]


@pytest.mark.parametrize(
    ("cls", "field"), ENUMS, ids=[f"{cls.__name__}.{field.name}" for cls, field in ENUMS]
)
@settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_texts_are_no_members(cls: type, field: attrs.Attribute, data: st.DataObject) -> None:
    """The text of a member is not the member: a record does not convert."""
    record = data.draw(a(cls))
    text = str(next(iter(hint_of(cls, field.name))).value)
    with pytest.raises(InvalidValueError, match=rf"{cls.__name__}\.{field.name}: expected one of"):
        attrs.evolve(record, **{field.name: text})


def test_marks_are_members() -> None:
    """The same holds for the marks of an attendance."""
    with pytest.raises(InvalidValueError, match=r"Attendance\.marks"):
        model.Attendance(participant="p-1", marks=("present",))
    assert model.Attendance(participant="p-1", marks=(Mark.PRESENT,)).marks


CODED = [(cls, field) for cls, field in FIELDS if CODE in field.metadata]


@pytest.mark.parametrize(
    ("cls", "field"), CODED, ids=[f"{cls.__name__}.{field.name}" for cls, field in CODED]
)
@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_codes_are_checked(cls: type, field: attrs.Attribute, data: st.DataObject) -> None:
    """A code that the vocabulary of the field does not have is refused; each that it has is not."""
    record = data.draw(a(cls))
    kind = field.metadata[CODE]
    hint = hint_of(cls, field.name)

    def held(code: str) -> object:
        value = TermUse(code=code) if "TermUse" in str(hint) else code
        return (value,) if typing.get_origin(hint) is tuple else value

    with pytest.raises(InvalidValueError, match=f"{field.name}.*vocabulary '{kind}'"):
        attrs.evolve(record, **{field.name: held("zz-no-such-code")})
    if cls is model.Ministry and field.name == "kind":
        return  # its kind is always the same
    code = data.draw(st.sampled_from(sorted(vocabulary.codes(kind))))
    assert getattr(attrs.evolve(record, **{field.name: held(code)}), field.name) == held(code)


IDENTIFYING = [
    (cls, field)
    for cls, field in FIELDS
    if IDENTIFIER_KEY in field.metadata or REFERENCE in field.metadata
]
BAD_IDENTIFIERS = ["", " ", "a b", "-a", "a\n", "é", "ا", "a" * 121, "a/b", "a\u200fb"]


@pytest.mark.parametrize(
    ("cls", "field"), IDENTIFYING, ids=[f"{cls.__name__}.{f.name}" for cls, f in IDENTIFYING]
)
@settings(max_examples=2, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_identifiers_are_checked(cls: type, field: attrs.Attribute, data: st.DataObject) -> None:
    """Identifiers and references are of letters, digits and ._:- and have at most 120."""
    record = data.draw(a(cls))
    several = typing.get_origin(hint_of(cls, field.name)) is tuple
    for bad in BAD_IDENTIFIERS:
        with pytest.raises(InvalidValueError, match=field.name):
            attrs.evolve(record, **{field.name: (bad,) if several else bad})


TEXT = LocalizedText({"en": "a"})
DAY = PartialDate(2015, 6, 16)
INCOHERENT = {
    "two marks for one day": lambda: Roster(
        days=(DAY,),
        attendances=(model.Attendance(participant="p", marks=(Mark.PRESENT, Mark.ABSENT)),),
    ),
    "a day twice": lambda: Roster(days=(DAY, DAY)),
    "a person twice": lambda: Roster(
        attendances=(model.Attendance(participant="p"), model.Attendance(participant="p"))
    ),
    "neither count nor share": model.Statement,
    "both count and share": lambda: model.Statement(
        count=Count.exactly(1), share=model.headcount.Share.exactly("1/2")
    ),
    "a negative count": lambda: model.Statement(count=Count.between(-3, 5)),
    "shared by nobody": lambda: model.Statement(count=Count.exactly(1), scope=model.Scope.SHARED),
    "covers, but is not shared": lambda: model.Statement(count=Count.exactly(1), covers=("s",)),
    "a place of which nothing is said": model.Place,
    "a country's name for its code": lambda: model.Place(country="Iraq"),
    "a term without code or wording": TermUse,
    "a target of nothing": lambda: model.Target(period=model.session.Period.unknown()),
    "no minutes": lambda: model.AgendaItem(title=TEXT, duration_minutes=0),
    "a score above the most": lambda: model.Assessment(
        session="s", moment=model.Moment.PRE, score=11, out_of=10
    ),
    "no points at all": lambda: model.Assessment(
        session="s", moment=model.Moment.PRE, score=0, out_of=0
    ),
    "somebody who may be themselves": lambda: model.PossibleMatch(first="p", second="p"),
    "a name as a reason": lambda: model.PossibleMatch(first="p", second="q", why="Amal Hassan"),
    "a number as a reason": lambda: model.PossibleMatch(first="p", second="q", why="0770"),
    "a reason with a line end": lambda: model.PossibleMatch(first="p", second="q", why="phone\n"),
    "a ministry of another kind": lambda: model.Ministry(id="m", name=TEXT, kind="committee"),
    "no session": lambda: model.Session(id="s", title=TEXT, represents=0),
    "a negative capacity": lambda: model.Session(id="s", title=TEXT, capacity=Count.between(-1, 2)),
}


@pytest.mark.parametrize("what", INCOHERENT)
def test_incoherent_records_are_refused(what: str) -> None:
    """What no field shows alone is refused too, with the class in the message."""
    with pytest.raises(InvalidValueError, match=r"^[A-Z]\w+\.\w+: expected .*, found "):
        INCOHERENT[what]()


def test_errors_of_records_are_ours() -> None:
    """Whatever a record refuses, `except HijraAminaError` and `except ValueError` catch it."""
    for error in (InvalidValueError, IncoherentError):
        assert issubclass(error, HijraAminaError)
        assert issubclass(error, ValueError)
