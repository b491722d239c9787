"""The conformance kit passes what conforms and names what does not, never a value."""

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hijra_amina import model
from hijra_amina.model import Participant, Programme, Session
from hijra_amina.testing import (
    check_record,
    check_roundtrip,
    participants,
    programmes,
    synthetic_programme,
)
from hijra_amina.values import Count, LocalizedText, PersonName

RECORDS = [getattr(model, name) for name in model.__all__ if attrs.has(getattr(model, name))]
SECRET = "Xyzzyname"  # noqa: S105 - it stands for a name


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_our_records_conform(cls: type) -> None:
    """Every class of records passes its own library's check."""

    @settings(max_examples=15, database=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.from_type(cls))
    def check(record: object) -> None:
        check_record(record)

    check()


@attrs.define(kw_only=True)
class Changeable:
    remark: str


@attrs.frozen
class ByPosition:
    remark: str


@attrs.frozen(kw_only=True, slots=False)
class WithDict:
    remark: str


@attrs.frozen(kw_only=True)
class WithList:
    remark: list[str]


@attrs.frozen(kw_only=True)
class Talkative:
    remark: str


@attrs.frozen(kw_only=True)
class TalkativeOfText:
    remark: LocalizedText

    def __repr__(self) -> str:
        return f"TalkativeOfText({self.remark['en']})"


@attrs.frozen(kw_only=True)
class TalkativeOfNumber:
    remark: int


@attrs.frozen(kw_only=True)
class Discreet:
    remark: str = attrs.field(repr=False)


@attrs.frozen(kw_only=True, eq=False)
class NeverEqual:
    remark: str


@attrs.frozen(kw_only=True)
class Unpickled:
    remark: str

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError(self.remark)


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        (SECRET, "no attrs class"),
        (Changeable(remark=SECRET), "can be changed"),
        (ByPosition(SECRET), "by position"),
        (WithDict(remark=SECRET), "not slotted"),
        (WithList(remark=[SECRET]), "cannot be hashed"),
        (NeverEqual(remark=SECRET), "another one"),
        (Unpickled(remark=SECRET), "cannot be pickled"),
        (Talkative(remark=SECRET), "shows its personal field 'remark'"),
        (TalkativeOfText(remark=LocalizedText({"en": SECRET})), "shows its personal"),
        (TalkativeOfNumber(remark=81_234), "shows its personal"),
    ],
    ids=lambda value: type(value).__name__ if attrs.has(type(value)) else None,
)
def test_faults_are_named(record: object, fault: str) -> None:
    """A record that breaks a rule is refused with the rule, and without what is in it."""
    with pytest.raises(AssertionError, match=fault) as caught:
        check_record(record, personal=["remark"] if attrs.has(type(record)) else [])
    assert SECRET not in str(caught.value)
    assert "81" not in str(caught.value)


def test_a_discreet_record_passes() -> None:
    """A class of an application that hides its personal field conforms."""
    check_record(Discreet(remark=SECRET), personal=["remark"])


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(programmes())
def test_programmes_come_back_the_same(programme: Programme) -> None:
    """Our own documents pass the round trip, field by field."""
    check_roundtrip(programme)


def without_wording(programme: Programme) -> Programme:
    """Loses what `==` does not see: how a count was worded."""
    capacity = Count.exactly(programme.sessions[0].capacity.value)
    return attrs.evolve(
        programme, sessions=(attrs.evolve(programme.sessions[0], capacity=capacity),)
    )


@pytest.mark.parametrize(
    ("through", "path"),
    [
        (lambda one: attrs.evolve(one, sessions=()), r"\$\.sessions has 0 items instead of 1"),
        (lambda one: attrs.evolve(one, id="other"), r"\$\.id has another value"),
        (lambda one: attrs.evolve(one, tagline=None), r"\$\.tagline is NoneType"),
        (without_wording, r"\$\.sessions\[0\]\.capacity\.wording is NoneType instead of str"),
    ],
    ids=["fewer", "another", "lost", "not seen by equality"],
)
def test_differences_are_named(through: object, path: str) -> None:
    """A storage that changes something is refused with the path of what it changed."""
    text = LocalizedText({"en": SECRET})
    session = Session(id="s-1", title=text, capacity=Count.exactly(9, wording=SECRET))
    programme = Programme(id="p", name=text, tagline=text, sessions=(session,))
    with pytest.raises(AssertionError, match=path) as caught:
        check_roundtrip(programme, through)
    assert SECRET not in str(caught.value)


def test_equality_would_not_see_it() -> None:
    """The difference above is one that `==` leaves out, so comparing fields is needed."""
    text = LocalizedText({"en": "a"})
    session = Session(id="s-1", title=text, capacity=Count.exactly(9, wording=SECRET))
    programme = Programme(id="p", name=text, sessions=(session,))
    assert without_wording(programme) == programme


def test_synthetic_programmes_come_back_the_same() -> None:
    """A synthetic programme survives the round trip."""
    check_roundtrip(synthetic_programme(sessions=6, people=40, seed=5, with_names=True))


@given(participants())
def test_names_are_exchanged_for_the_check(person: Participant) -> None:
    """Whatever the name is, even one letter, the check of `repr` can tell whether it shows."""
    named = attrs.evolve(person, name=PersonName("a"))
    check_record(named)
