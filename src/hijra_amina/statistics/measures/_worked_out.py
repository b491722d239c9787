"""Measures that are worked out from counts: shares, completion, and the gain between two tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.errors import InvalidValueError
from hijra_amina.statistics.measures._attended import attended
from hijra_amina.statistics.measures._measure import Measure, Result, Unit
from hijra_amina.statistics.measures._registry import measure

if TYPE_CHECKING:
    from fractions import Fraction

    from hijra_amina.statistics.measures._attended import Days

__all__ = ["completion", "gain", "share"]


def share(*, of: str | Measure = "people", name: str | None = None, **where: str | int) -> Measure:
    """A measure of the share that some have among all of a count.

    Each cell is a `Share`, in exact fractions: the part and the rest are counted, and the share
    lies between the least part with the largest rest and the largest part with the least rest.
    It is unknown where nobody may be there at all.

    Args:
        of: The measure that is counted, such as `people`.
        name: What to call the share; made from the conditions where it is left out.
        **where: Who is meant, a value for each dimension: `sex="female"`.

    Returns:
        The measure.

    Raises:
        UnknownCodeError: If there is no such measure.
        InvalidValueError: If there is no condition, or `of` is no count.

    Examples:
        >>> print(share(of="participations", sex="female"))
        share of participations: sex=female
    """
    whole = of if isinstance(of, Measure) else measure(of)
    if whole.result is not Result.COUNT:
        raise InvalidValueError("share.of", "a measure that counts", f"a {whole.result}")
    if not where:
        raise InvalidValueError("share", "a condition, such as sex='female'", "none")
    conditions = tuple((key, str(value)) for key, value in where.items())
    told = ", ".join(f"{key}={value}" for key, value in conditions)
    return Measure(
        name=name or f"share of {whole.name}: {told}",
        unit=whole.unit,
        attendance=whole.attendance,
        where=conditions,
        of=whole,
        result=Result.SHARE,
    )


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
        The measure; its cells are `Share`s of the participations.

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
        of=measure(Unit.PARTICIPATIONS.value),
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
        The measure; its cells are `Gain`s.

    Examples:
        >>> print(gain()), print(gain(paired=False))
        gain
        gain, unpaired
        (None, None)
    """
    called = name or "gain"
    return Measure(
        name=called if paired else f"{called}, unpaired",
        unit=Unit.PARTICIPATIONS,
        result=Result.GAIN,
        paired=paired,
    )
