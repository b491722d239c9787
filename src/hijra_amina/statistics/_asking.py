"""What is asked of the records, and whether it can be: measure, dimensions, conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import cast

import attrs

from hijra_amina import vocabulary
from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.statistics._material import NONE, Material
from hijra_amina.statistics.dimensions import Dimension, dimension
from hijra_amina.statistics.measures import MEASURES, Measure
from hijra_amina.statistics.measures import measure as measure_named

__all__ = ["Question", "check_people_known", "known_value", "question"]

_WRITTEN = {
    "year": (r"[0-9]{4}", "a year such as 2015"),
    "month": (r"[0-9]{4}-(0[1-9]|1[0-2])", "a month such as 2015-06"),
}
_WITH_NONE = frozenset({"ministry", "government", "place_governorate"})
_OF_BODIES = frozenset({"ministry", "government"})


@attrs.frozen
class Question:
    """What to count, split by what, under which conditions."""

    counted: Measure
    split: tuple[Dimension, ...]
    conditions: Mapping[str, str]

    @property
    def people_dimensions(self) -> frozenset[str]:
        """The names of the dimensions of people that it is about."""
        named = (*self.split, *map(dimension, self.conditions))
        return frozenset(made.name for made in named if made.is_of_people)


def question(measure: object, by: object, where: object) -> Question:
    """Read a question, from callers with and without a type checker.

    Raises:
        UnknownCodeError: If a measure or a dimension does not exist.
        InvalidValueError: If something is of the wrong kind, or the measure cannot be split so.
    """
    counted = measure if isinstance(measure, Measure) else measure_named(_text("measure", measure))
    if counted != MEASURES.get(counted.name):
        # Each measure is counted by its own rule, and a new one has none.
        raise UnknownCodeError("measure", counted.name, sorted(MEASURES))
    names = (by,) if isinstance(by, str) else by
    if not isinstance(names, Iterable):
        raise InvalidValueError("by", "the names of dimensions", _kind_of(by))
    if where is not None and not isinstance(where, Mapping):
        raise InvalidValueError("where", "a value for each dimension", _kind_of(where))
    split = tuple(dimension(_text("by", name)) for name in cast("Iterable[object]", names))
    conditions = {
        _text("where", name): _code(str(name), value)
        for name, value in cast("Mapping[object, object]", where or {}).items()
    }
    asked = Question(counted, split, conditions)
    if len({made.name for made in split}) != len(split):
        raise InvalidValueError("by", "each dimension once", "one twice")
    for name in sorted(asked.people_dimensions):
        if not counted.of_people:
            expected = f"a measure of people, to be split by {name}"
            raise InvalidValueError("measure", expected, counted.name)
    return asked


def known_value(made: Dimension, value: str, known: tuple[str, ...], found: Material) -> str:
    """The value of a condition, as the material has it.

    A ministry may also be given by its identifier in the programme.

    Raises:
        UnknownCodeError: If there is no such value.
        InvalidValueError: If it is no year or no month.
    """
    if made.name in _WRITTEN:
        # A year or a month in which nothing was held is a question like any other.
        pattern, expected = _WRITTEN[made.name]
        if re.fullmatch(pattern, value) is None:
            raise InvalidValueError(made.name, expected, "other text")
        return value
    if made.name == "ministry" and found.is_ministry(value):
        return found.ministry_of(value) or value
    allowed = {*known, *_codes(made)}
    if made.name in _WITH_NONE:
        allowed.add(NONE)
    if value not in allowed:
        raise UnknownCodeError(made.name, value, known or sorted(allowed))
    return value


def _codes(made: Dimension) -> frozenset[str]:
    if made.kind is None:
        return frozenset()
    if made.name == "ministry":
        return frozenset(
            term.code
            for term in vocabulary.terms(made.kind)
            if term.attribute("body_kind") == "ministry"
        )
    return vocabulary.codes(made.kind)


def check_people_known(found: Material, asked: Question) -> None:
    """Refuse a question that a session alone cannot answer: a mistake, and not a result.

    Without the programme, a roster's people have no sex and its bodies are no ministries.

    Raises:
        InvalidValueError: If the programme is needed and is not there.
    """
    names = asked.people_dimensions
    if found.whole or not names:
        return
    if any(session.roster is not None for session in found.sessions):
        expected = "the programme too (programme=…), whose participants the roster names"
        raise InvalidValueError("source", expected, "a session with a roster alone")
    if names & _OF_BODIES and any(_names_bodies(found)):
        expected = "the programme too (programme=…), whose organisations the session names"
        raise InvalidValueError("source", expected, "a session that names organisations alone")


def _names_bodies(found: Material) -> Iterable[bool]:
    for session in found.sessions:
        yield bool(session.bodies)
        for statement in session.headcount.statements if session.headcount else ():
            yield statement.organisation is not None


def _code(name: str, value: object) -> str:
    """A condition's value as a code; a year may be given as the number that it is."""
    if isinstance(value, str):
        return value
    if name == "year" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InvalidValueError(name, "a code", _kind_of(value))


def _text(where: str, value: object) -> str:
    if not isinstance(value, str):
        raise InvalidValueError(where, "a name", _kind_of(value))
    return value


def _kind_of(value: object) -> str:
    return "nothing" if value is None else f"a value of type {type(value).__name__}"
