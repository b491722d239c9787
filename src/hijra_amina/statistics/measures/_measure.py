"""`Measure`: what a statistic counts, or what it works out from counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import attrs

from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.statistics.measures._attended import Attended
from hijra_amina.statistics.measures._conditions import conditions_of
from hijra_amina.values._coded import Coded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Measure", "Result", "Unit"]


class Unit(Coded):
    """What is counted. Different units are different things and do not add to one another.

    Examples:
        >>> Unit("people")
        <Unit.PEOPLE: 'people'>
    """

    PEOPLE = "people"
    PARTICIPATIONS = "participations"
    PERSON_DAYS = "person_days"
    SESSIONS = "sessions"
    TESTIMONIALS = "testimonials"


class Result(Coded):
    """What the cells of a measure are: a `Count`, a `Share` or a `Gain`.

    Examples:
        >>> Result("share")
        <Result.SHARE: 'share'>
    """

    COUNT = "count"
    SHARE = "share"
    GAIN = "gain"


_OF_ROSTERS = frozenset({Unit.PEOPLE, Unit.PARTICIPATIONS, Unit.PERSON_DAYS})


def _name(name: str) -> str:
    given = cast("object", name)
    if isinstance(given, str) and given:
        return given
    found = "an empty text" if isinstance(given, str) else f"a value of type {type(given).__name__}"
    raise InvalidValueError("Measure.name", "a name", found)


def _pairs(
    where: Mapping[str, str | int] | Iterable[tuple[str, str | int]],
) -> tuple[tuple[str, str], ...]:
    return conditions_of(where)


def _unit(unit: str) -> Unit:
    if unit not in set(Unit):
        raise UnknownCodeError("unit", str(unit), [known.value for known in Unit])
    return Unit(unit)


def _result(result: str) -> Result:
    if result not in set(Result):
        raise UnknownCodeError("result", str(result), [known.value for known in Result])
    return Result(result)


def _refuse_no_rule(rule: object) -> None:
    if not isinstance(rule, Attended):
        expected = "a rule of attendance, from attended(…)"
        raise InvalidValueError("attendance", expected, f"a value of type {type(rule).__name__}")


@attrs.frozen(kw_only=True)
class Measure:
    """What is counted: a unit, perhaps with a rule of attendance, conditions, or a whole.

    Attributes:
        name: Its name.
        unit: What is counted.
        attendance: How much of a session somebody has to have attended to count.
        where: Conditions that belong to the measure, a value for each dimension.
        of: For a share, the measure of the whole that it is a share of.
        result: What its cells are.
        paired: For a gain, whether it is worked out person by person.

    Raises:
        InvalidValueError: If something does not fit: a rule of attendance for sessions.
        UnknownCodeError: If there is no such unit or result.

    Examples:
        >>> from hijra_amina.statistics import attended, measure
        >>> measure("participations").adds_up, measure("people").adds_up
        (True, False)
        >>> print(measure("people").where_attended(attended(at_least="80%")))
        people (attended at least 80% of the days held)
    """

    name: str = attrs.field(converter=_name)
    unit: Unit = attrs.field(converter=_unit)
    attendance: Attended | None = None
    where: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_pairs)
    of: Measure | None = None
    result: Result = attrs.field(default=Result.COUNT, converter=_result)
    paired: bool = True

    def __attrs_post_init__(self) -> None:
        """Refuse what no engine could count."""
        if self.attendance is not None:
            _refuse_no_rule(self.attendance)
        if not isinstance(cast("object", self.of), Measure | None):
            found = f"a value of type {type(self.of).__name__}"
            raise InvalidValueError("Measure.of", "a measure", found)
        if self.attendance is not None and self.unit not in _OF_ROSTERS:
            expected = "a measure of people, for a rule of attendance"
            raise InvalidValueError("Measure.attendance", expected, f"one of {self.unit}")
        if (self.of is not None) != (self.result is Result.SHARE):
            raise InvalidValueError("Measure.of", "a whole, exactly if it is a share", "otherwise")
        if self.of is not None and (self.of.unit is not self.unit or self.of.of is not None):
            raise InvalidValueError("Measure.of", "a count of the same unit", "another")

    @property
    def of_people(self) -> bool:
        """Whether its figure can be split by dimensions of people, such as sex."""
        return self.unit is not Unit.SESSIONS

    @property
    def adds_up(self) -> bool:
        """Whether the figures of two sessions add up to the figure of both."""
        return self.result is Result.COUNT and self.unit is not Unit.PEOPLE

    def where_attended(self, rule: Attended) -> Measure:
        """The measure of those alone who attended enough.

        Args:
            rule: What `attended(…)` gives.

        Returns:
            The measure with the rule.

        Raises:
            InvalidValueError: If there is a rule already, or nobody attends what is counted.
        """
        _refuse_no_rule(rule)
        if self.attendance is not None:
            raise InvalidValueError("attendance", "one rule of attendance", "two")
        if self.result is Result.GAIN:
            raise InvalidValueError("attendance", "a measure of people", "a gain")
        return attrs.evolve(
            self,
            attendance=rule,
            of=None if self.of is None else self.of.where_attended(rule),
        )

    def __str__(self) -> str:
        """The name, and the rule of attendance if there is one: how a table is headed."""
        rule = self.attendance
        return self.name if rule is None else f"{self.name} ({rule})"
