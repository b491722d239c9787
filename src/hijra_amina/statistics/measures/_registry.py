"""The measures that exist by name: those of this library, and those that applications add."""

from __future__ import annotations

from typing import Final, cast

from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.statistics.measures._measure import Measure, Unit
from hijra_amina.statistics.measures._worked_out import completion, gain

__all__ = ["BUILT_IN", "MEASURES", "measure"]

MEASURES: Final[dict[str, Measure]] = {
    **{unit.value: Measure(name=unit.value, unit=unit) for unit in Unit},
    "completion": completion(),
    "gain": gain(),
}
BUILT_IN: Final = frozenset(MEASURES)


def measure(name: str) -> Measure:
    """The measure of this name.

    Args:
        name: `people` (each person once), `participations` (one person at one session),
            `person_days` (one person on one day), `sessions`, `testimonials`, `completion` (the
            share of participations with at least 80% of the days held), `gain` (paired), or one
            that an application registered.

    Returns:
        The measure.

    Raises:
        InvalidValueError: If the name is no text.
        UnknownCodeError: If there is none; it names the nearest and all that exist.

    Examples:
        >>> measure("persons")
        Traceback (most recent call last):
        ...
        hijra_amina.errors.UnknownCodeError: unknown measure 'persons'
        hint: did you mean 'person_days'? known: completion, gain, participations, people, \
person_days, sessions, testimonials
    """
    given = cast("object", name)
    if not isinstance(given, str):
        kind = "nothing" if given is None else f"a value of type {type(given).__name__}"
        raise InvalidValueError("measure", "a name", kind)
    if name not in MEASURES:
        raise UnknownCodeError("measure", name, sorted(MEASURES))
    return MEASURES[name]
