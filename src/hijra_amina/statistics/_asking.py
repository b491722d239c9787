"""What is asked of records or frames, and whether it can be: measure, dimensions, conditions."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

import attrs

from hijra_amina import vocabulary
from hijra_amina.errors import InvalidValueError, UnknownCodeError, UnreadableTextError
from hijra_amina.statistics.dimensions import (
    Dimension,
    Level,
    dimension,
    rolled_up,
    values_among,
)
from hijra_amina.statistics.measures import Attended, Measure, Result, Unit, code_of
from hijra_amina.statistics.measures import measure as measure_named
from hijra_amina.values import PartialDate

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from hijra_amina.statistics._material import Material

__all__ = [
    "Condition",
    "Question",
    "Values",
    "check_people_known",
    "check_values",
    "checked",
    "day_of",
    "question",
    "settled",
]

Condition = tuple[Dimension, str]
"""A dimension, and the value that it has to have."""

Values = Mapping[str, tuple[str, ...]]
"""The values that a table shows, by the name of the dimension."""

_OF_BODIES = frozenset({"body", "ministry", "government", "body_kind"})
# The dimensions that the body of a testimonial's speaker has.
_OF_SPEAKERS = _OF_BODIES


@attrs.frozen(eq=False)
class Question:
    """What to count, split by what, under which conditions.

    The dimensions are those of the day of the question already: an engine asks their verdicts and
    needs to know nothing of successors. A dimension may be one that no registry has.

    Attributes:
        measure: What to count.
        split: The dimensions of the table, in order.
        conditions: What everything that is counted has to be.
        as_of: The day to whose bodies and governorates earlier ones are rolled up.
    """

    measure: Measure
    split: tuple[Dimension, ...] = ()
    conditions: tuple[Condition, ...] = ()
    as_of: PartialDate | None = None

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """Every dimension that it is about, each once, those of the table first."""
        found = {made.name: made for made in self.split}
        for made, _ in self.conditions:
            found.setdefault(made.name, made)
        return tuple(found.values())

    @property
    def people_dimensions(self) -> tuple[Dimension, ...]:
        """The dimensions of people that it is about."""
        return tuple(made for made in self.dimensions if made.level is Level.PERSON)


def question(
    measure: object,
    by: object = (),
    where: object = None,
    *,
    as_of: PartialDate | date | str | None = None,
    attendance: Attended | None = None,
) -> Question:
    """Read a question, from callers with and without a type checker.

    Args:
        measure: A measure or the name of one.
        by: The names of dimensions, or the name of one.
        where: A value for each dimension.
        as_of: The day to whose bodies and governorates earlier ones are rolled up.
        attendance: A rule of attendance, from `attended(…)`.

    Returns:
        The question.

    Raises:
        UnknownCodeError: If a measure or a dimension does not exist.
        InvalidValueError: If something is of the wrong kind, or the measure cannot be split so.
    """
    counted = measure if isinstance(measure, Measure) else measure_named(_text("measure", measure))
    if attendance is not None:
        counted = counted.where_attended(attendance)
    names = (by,) if isinstance(by, str) else by
    if not isinstance(names, Iterable):
        raise InvalidValueError("by", "the names of dimensions", _kind_of(by))
    if where is not None and not isinstance(where, Mapping):
        raise InvalidValueError("where", "a value for each dimension", _kind_of(where))
    day = day_of("as_of", as_of)
    split = tuple(
        rolled_up(dimension(_text("by", name)), day) for name in cast("Iterable[object]", names)
    )
    conditions = tuple(
        (rolled_up(dimension(_text("where", name)), day), code_of(str(name), value))
        for name, value in cast("Mapping[object, object]", where or {}).items()
    )
    if len({made.name for made in split}) != len(split):
        raise InvalidValueError("by", "each dimension once", "one twice")
    asked = Question(counted, split, conditions, day)
    _refuse_what_cannot_be_split(asked)
    return asked


def settled(asked: Question) -> Question:
    """The question with the conditions that belong to the measure itself among the others.

    Those of a share are those of its whole; who is meant by its part stays with it.

    Args:
        asked: The question.

    Returns:
        A question whose measure has no conditions of its own.
    """
    whole = asked.measure.of or asked.measure
    bare = attrs.evolve(whole, where=())
    own = tuple((rolled_up(dimension(name), asked.as_of), value) for name, value in whole.where)
    return attrs.evolve(
        asked,
        measure=bare if asked.measure.of is None else attrs.evolve(asked.measure, of=bare),
        conditions=(*asked.conditions, *own),
    )


def _refuse_what_cannot_be_split(asked: Question) -> None:
    own = (*asked.measure.where, *(asked.measure.of.where if asked.measure.of else ()))
    named = {made.name: made for made in asked.dimensions}
    named |= {name: dimension(name) for name, _ in own}
    for made in sorted(named.values(), key=lambda made: made.name):
        if made.level is not Level.PERSON:
            continue
        if not asked.measure.of_people:
            expected = f"a measure of people, to be split by {made.name}"
            raise InvalidValueError("measure", expected, asked.measure.name)
        if asked.measure.unit is Unit.TESTIMONIALS and made.name not in _OF_SPEAKERS:
            expected = f"a measure of people, to be split by {made.name}: of a speaker, only the \
body is on record"
            raise InvalidValueError("measure", expected, asked.measure.name)


def checked(asked: Question, values: Values, found: Material | None = None) -> Question:
    """The question with the values of its conditions as the source has them.

    A body or a ministry may also be given by its identifier in the programme.

    Args:
        asked: The question.
        values: The values that occur, by the name of the dimension.
        found: The records, or `None` for a frame.

    Returns:
        The question.

    Raises:
        UnknownCodeError: If there is no such value.
        InvalidValueError: If it is no year, quarter or month.
    """
    conditions = tuple(
        (made, _known_value(made, value, values.get(made.name, ()), found))
        for made, value in asked.conditions
    )
    return attrs.evolve(asked, conditions=conditions)


def _known_value(made: Dimension, value: str, known: Sequence[str], found: Material | None) -> str:
    if made.written is not None:
        # A year or a month in which nothing was held is a question like any other.
        pattern, expected = made.written
        if re.fullmatch(pattern, value) is None:
            raise InvalidValueError(made.name, expected, "other text")
        return value
    if found is not None and value not in known:
        named = _named_in_programme(made, value, found)
        if named is not None:
            return named
    allowed = {*known, *_codes(made), *made.also}
    if value not in allowed:
        # What occurs comes first, and the nearest may be any.
        codes = dict.fromkeys((*known, *sorted(allowed)))
        raise UnknownCodeError(made.name, value, codes, _named_in_words(made, value, allowed))
    return value


def _named_in_words(made: Dimension, value: str, allowed: Collection[str]) -> str | None:
    """The code that somebody means who gives a name in its place, in whatever language.

    It is asked back, so that it may be a guess: a name to the letter, else one that is near.
    """
    if made.kind is None:
        return None
    named = (found.term.code for found in vocabulary.resolve(value, kind=made.kind))
    near = (found.term.code for found in vocabulary.suggest(value, made.kind))
    return next((code for code in itertools.chain(named, near) if code in allowed), None)


def _named_in_programme(made: Dimension, value: str, found: Material) -> str | None:
    """The value of a body that is given by its identifier in the programme."""
    named: str | None = None
    if made.name == "body" and value in found.organisations:
        named = found.body_of(value)
    elif made.name == "ministry" and found.is_ministry(value):
        named = found.ministry_of(value)
    became = made.became(named) or named
    if became is not None and len(values_among([became])) > 1:
        expected = "a body of which it is certain what it is on that day"
        several = " or ".join(values_among([became]))
        raise InvalidValueError(made.name, expected, f"one that may be {several}")
    return became


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


def check_values(asked: Question, values: Values) -> None:
    """Refuse values that no table could tell from its margins, or from one another.

    Args:
        asked: The question.
        values: The values of its dimensions.

    Raises:
        InvalidValueError: If a dimension gives such values.
    """
    for made in asked.dimensions:
        found = values[made.name]
        texts = all(isinstance(cast("object", value), str) for value in found)
        if not texts or _NO_VALUES.intersection(found) or len(set(found)) < len(found):
            expected = "texts as values, each once, and neither * nor ?"
            raise InvalidValueError(f"dimension {made.name}", expected, "others")


_NO_VALUES = frozenset({"", "*", "?"})


def check_people_known(found: Material, asked: Question) -> None:
    """Refuse a question that a session alone cannot answer: a mistake, and not a result.

    Without the programme, a roster's people have no sex and its bodies are no ministries.

    Args:
        found: The records.
        asked: The question.

    Raises:
        InvalidValueError: If the programme is needed and is not there, or if a dimension can be
            asked of frames alone.
    """
    for made in asked.dimensions:
        if made.of_person is None and made.of_session is None:
            expected = f"a data frame, which alone can have the column of {made.name}"
            raise InvalidValueError("source", expected, "records")
    names = {made.name for made in asked.people_dimensions}
    if found.whole:
        return
    if asked.measure.unit is Unit.TESTIMONIALS:
        expected = "the programme too (programme=…), which holds the testimonials"
        raise InvalidValueError("source", expected, "a session alone")
    if asked.measure.result is Result.GAIN:
        expected = "the programme too (programme=…), which holds the tests"
        raise InvalidValueError("source", expected, "a session alone")
    if not names:
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


def day_of(where: str, value: object) -> PartialDate | None:
    """The day of a question; of a month or a year, what holds on every day of it.

    Args:
        where: The name of the argument.
        value: A date, EDTF, or nothing.

    Returns:
        The day.

    Raises:
        InvalidValueError: If it is no date.
    """
    if value is None:
        return None
    expected = "a date, such as 2015-09-01"
    try:
        return (
            PartialDate.parse(value)
            if isinstance(value, str)
            else PartialDate.of(cast("date", value))
        )
    except UnreadableTextError:
        raise InvalidValueError(where, expected, "other text") from None
    except InvalidValueError as error:
        raise InvalidValueError(where, expected, error.found) from None


def _text(where: str, value: object) -> str:
    if not isinstance(value, str):
        raise InvalidValueError(where, "a name", _kind_of(value))
    return value


def _kind_of(value: object) -> str:
    return "nothing" if value is None else f"a value of type {type(value).__name__}"
