"""`Measure`: what a statistic counts."""

from __future__ import annotations

import attrs

from hijra_amina.errors import UnknownCodeError

__all__ = ["MEASURES", "Measure", "measure"]


@attrs.frozen(kw_only=True)
class Measure:
    """What is counted. Different measures are different things and do not add to one another.

    Attributes:
        name: Its name.
        of_people: Whether its figure can be split by dimensions of people, such as sex.
        adds_up: Whether the figures of two sessions add up to the figure of both.

    Examples:
        >>> measure("participations").adds_up, measure("people").adds_up
        (True, False)
    """

    name: str
    of_people: bool
    adds_up: bool


MEASURES = {
    made.name: made
    for made in (
        Measure(name="people", of_people=True, adds_up=False),
        Measure(name="participations", of_people=True, adds_up=True),
        Measure(name="person_days", of_people=True, adds_up=True),
        Measure(name="sessions", of_people=False, adds_up=True),
    )
}


def measure(name: str) -> Measure:
    """The measure of this name.

    Args:
        name: `people` (each person once), `participations` (one person at one session),
            `person_days` (one person on one day) or `sessions`.

    Returns:
        The measure.

    Raises:
        UnknownCodeError: If there is none; it names the nearest and all that exist.

    Examples:
        >>> measure("persons")
        Traceback (most recent call last):
        ...
        hijra_amina.errors.UnknownCodeError: unknown measure 'persons'
        hint: did you mean 'person_days'? known: participations, people, person_days, sessions
    """
    try:
        return MEASURES[name]
    except KeyError:
        raise UnknownCodeError("measure", name, sorted(MEASURES)) from None
