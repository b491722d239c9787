"""Measures that are worked out from counts and tests: completion, and the gain between tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from hijra_amina.errors import InvalidValueError
from hijra_amina.statistics.measures._attended import attended
from hijra_amina.statistics.measures._measure import Measure, Result, Unit

if TYPE_CHECKING:
    from fractions import Fraction

    from hijra_amina.statistics.measures._attended import Days

__all__ = ["completion", "gain"]


def completion(
    *,
    at_least: str | Fraction | tuple[int, int] = "80%",
    of: Days = "held",
    name: str = "completion",
) -> Measure:
    """A measure of the share of participations in which enough of the session was attended.

    Args:
        at_least: The share of the days that has to be attended.
        of: Which days: those `held`, those `planned`, or those `recorded` of the person.
        name: What to call it.

    Returns:
        The measure; each cell is a `Share` of the participations.

    Raises:
        InvalidValueError: If `at_least` is no share.
        UnknownCodeError: If there are no such days.

    Examples:
        >>> print(completion(at_least="80%"))
        completion (attended at least 80% of the days held)
    """
    return Measure(
        name=name,
        unit=Unit.PARTICIPATIONS,
        attendance=attended(at_least=at_least, of=of),
        of=Measure(name=Unit.PARTICIPATIONS.value, unit=Unit.PARTICIPATIONS),
        result=Result.SHARE,
    )


def gain(*, paired: bool = True, name: str | None = None) -> Measure:
    """A measure of how much more of a test was solved after a session than before it.

    Paired, it is the mean of the differences (points reached of points that could be) over all
    who took both tests of one session. Unpaired, it is the difference of two means of different
    people: weaker, for those who did badly before may have stayed away after. It has to be asked
    for, and says what it is wherever it is shown.

    Args:
        paired: Whether each person's two tests are compared.
        name: What to call it.

    Returns:
        The measure; each cell is a `Gain`.

    Raises:
        InvalidValueError: If the name is no text.

    Examples:
        >>> print(gain()), print(gain(paired=False))
        gain
        gain, unpaired
        (None, None)
    """
    called = "gain" if name is None else name
    if not isinstance(cast("object", called), str):
        raise InvalidValueError("gain.name", "a name", f"a value of type {type(name).__name__}")
    return Measure(
        name=called if paired else f"{called}, unpaired",
        unit=Unit.PARTICIPATIONS,
        result=Result.GAIN,
        paired=paired,
    )
