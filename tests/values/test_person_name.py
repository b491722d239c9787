"""A personal name is kept as it was given, and shows itself to nobody."""

import copy
import logging
import pickle
import traceback
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import InvalidValueError
from hijra_amina.testing import person_names
from hijra_amina.values import PersonName, Transliteration

MARKER = "p-001"
# A marker is never part of a class's name or of an error's own words.
MARKED = st.text("abcdefابت ", max_size=8).map(lambda text: f"{text}{MARKER}{text}")


@given(MARKED, MARKED, MARKED, MARKED)
def test_nothing_of_a_name_is_shown(written: str, other: str, by: str, title: str) -> None:
    """Neither `repr` nor `str`, formatting nor a log line holds any part of a name."""
    transliteration = Transliteration(other, "Latn", by=by)
    name = PersonName(written, "Arab", (transliteration,), honorific=title, rank=title)
    record = logging.LogRecord("log", logging.INFO, "here", 1, "%s %r", (name, name), None)
    for value in (name, transliteration, [name], {"name": name}):
        shown = f"{value!r} {value!s} {value} {record.getMessage()}"
        assert MARKER not in shown
    assert repr(name) == str(name) == "PersonName(<withheld>)"
    assert repr(transliteration) == "Transliteration(<withheld>)"


def listed(text: str) -> Any:
    """A name within a list, as a careless reader of a table may hand it over."""
    return [text]


MISTAKES: dict[str, Callable[[Any], object]] = {
    "direction mark in a name": lambda text: PersonName(f"{text}\u200f"),
    "name for a script": lambda text: PersonName(text, script=text),
    "script in lower case": lambda text: PersonName(text, script="latn"),
    "script by its English name": lambda text: PersonName(text, "Arabic"),
    "override in an honorific": lambda text: PersonName(text, honorific=f"{text}\u202e"),
    "control character in a rank": lambda text: PersonName(text, rank=f"\x00{text}"),
    "text for transliterations": lambda text: PersonName(text, transliterations=text),
    "texts for transliterations": lambda text: PersonName(text, transliterations=[text]),
    "text for a flag": lambda text: PersonName(text, pseudonym=text),
    "list for a name": lambda text: PersonName(listed(text)),
    "name asked for as a script": lambda text: PersonName(text).in_script(text),
    "surrogate in a transliteration": lambda text: Transliteration(f"{text}\ud800", "Latn"),
    "name for a transliteration's script": lambda text: Transliteration(text, text),
    "isolate in a writer": lambda text: Transliteration(text, "Latn", by=f"{text}\u2066"),
    "list for a writer": lambda text: Transliteration(text, "Latn", by=listed(text)),
}


@pytest.mark.parametrize("make", MISTAKES.values(), ids=MISTAKES)
@given(text=MARKED)
def test_no_error_about_a_name_holds_the_name(make: Callable[[str], object], text: str) -> None:
    """What is wrong is said without the value, in the message, the arguments and the traceback."""
    with pytest.raises(InvalidValueError) as caught:
        make(text)
    said = "".join(traceback.format_exception_only(caught.value))
    assert MARKER not in f"{said} {caught.value.args!r} {vars(caught.value)!r}"


@pytest.mark.parametrize("written", ["", "   ", "\n", None, 7, b"p-001"])
def test_a_name_has_to_be_written(written: str) -> None:
    """Blank text and what is no text are no name."""
    with pytest.raises(InvalidValueError, match=r"^PersonName\.written: expected text"):
        PersonName(written)


@given(person_names())
def test_a_name_is_found_in_the_scripts_it_was_given_in(name: PersonName) -> None:
    """The written form comes first, then the first record in that script; nothing is invented."""
    if name.script is not None:
        assert name.in_script(name.script) == name.written
    given_in = {name.script, *(item.script for item in name.transliterations)}
    for script in ("Arab", "Latn", "Cyrl"):
        assert (name.in_script(script) is None) == (script not in given_in)


def test_the_first_record_in_a_script_is_taken() -> None:
    """Two spellings in one script stay two; the one recorded first is the one that is used."""
    spellings = (Transliteration("p-002", "Latn"), Transliteration("p-003", "Latn"))
    assert PersonName("p-001", "Arab", spellings).in_script("Latn") == "p-002"
    assert PersonName("p-001", "Latn", spellings).in_script("Latn") == "p-001"


@given(person_names())
def test_a_name_survives_copying(name: PersonName) -> None:
    """Pickle and copy keep every part of a name."""
    for twin in (pickle.loads(pickle.dumps(name)), copy.copy(name), copy.deepcopy(name)):  # noqa: S301 - our own bytes
        assert twin == name
        assert hash(twin) == hash(name)
        assert attrs.astuple(twin) == attrs.astuple(name)


def test_names_are_equal_if_all_their_parts_are() -> None:
    """An honorific, a rank or a script makes another name of the same letters."""
    name = PersonName("p-001")
    assert name == PersonName("p-001", transliterations=[])
    assert len({name, PersonName("p-001"), PersonName("p-001", "Latn")}) == 2
    for other in (
        PersonName("p-001", honorific="Dr."),
        PersonName("p-001", rank="Colonel"),
        PersonName("p-001", pseudonym=True),
        PersonName("p-001", transliterations=(Transliteration("p-001", "Latn"),)),
    ):
        assert name != other


def test_a_name_cannot_be_changed() -> None:
    """Names are frozen, and take no further attributes."""
    name = PersonName("p-001")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        name.written = "p-002"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        name.note = "x"  # type: ignore[attr-defined]
