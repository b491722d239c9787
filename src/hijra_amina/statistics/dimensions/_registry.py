"""The dimensions that exist by name: those of this library, and those that applications add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hijra_amina.errors import UnknownCodeError
from hijra_amina.statistics.dimensions._people import PEOPLE
from hijra_amina.statistics.dimensions._sessions import SESSIONS

if TYPE_CHECKING:
    from hijra_amina.statistics.dimensions._dimension import Dimension

__all__ = ["BUILT_IN", "DIMENSIONS", "dimension"]

DIMENSIONS: Final[dict[str, Dimension]] = {made.name: made for made in (*PEOPLE, *SESSIONS)}
BUILT_IN: Final = frozenset(DIMENSIONS)


def dimension(name: str) -> Dimension:
    """The dimension of this name.

    Args:
        name: Such as `sex`, `ministry`, `year`.

    Returns:
        The dimension.

    Raises:
        UnknownCodeError: If there is none; it names the nearest and all that exist.

    Examples:
        >>> dimension("ministery")
        Traceback (most recent call last):
        ...
        hijra_amina.errors.UnknownCodeError: unknown dimension 'ministery'
        hint: did you mean 'ministry'? known: age_band, body, body_kind, disability, government, \
governorate, kind, ministry, month, place_governorate, post_level, quarter, series, session, sex, \
topic, year
    """
    if name not in DIMENSIONS:
        raise UnknownCodeError("dimension", name, sorted(DIMENSIONS))
    return DIMENSIONS[name]
