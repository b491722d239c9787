"""A measure of the share that some have among all of a count."""

from __future__ import annotations

from typing import cast

from hijra_amina.errors import InvalidValueError
from hijra_amina.statistics.measures._conditions import conditions_of
from hijra_amina.statistics.measures._measure import Measure, Result
from hijra_amina.statistics.measures._registry import measure

__all__ = ["share"]


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
    conditions = conditions_of(where)
    if name is not None and not isinstance(cast("object", name), str):
        raise InvalidValueError("share.name", "a name", f"a value of type {type(name).__name__}")
    told = ", ".join(f"{key}={value}" for key, value in conditions)
    return Measure(
        name=name or f"share of {whole.name}: {told}",
        unit=whole.unit,
        attendance=whole.attendance,
        where=conditions,
        of=whole,
        result=Result.SHARE,
    )
