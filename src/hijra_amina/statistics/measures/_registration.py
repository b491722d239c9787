"""Adding a measure of one's own, and taking it away again."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING, Final

from hijra_amina.errors import InvalidValueError
from hijra_amina.statistics.measures._registry import BUILT_IN, MEASURES, measure

if TYPE_CHECKING:
    from hijra_amina.statistics.measures._measure import Measure

__all__ = ["add_measure", "remove_measure"]

_ONE_AT_A_TIME: Final = threading.Lock()
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,60}")


def add_measure(made: Measure) -> None:
    """Make a measure known by its name.

    Args:
        made: The measure.

    Raises:
        InvalidValueError: If its name is taken or cannot be one.
    """
    if _NAME.fullmatch(made.name) is None:
        expected = "a name of small letters, digits and _, such as share(…, name='women')"
        raise InvalidValueError("register", expected, "another name")
    with _ONE_AT_A_TIME:
        if made.name in MEASURES:
            found = f"{made.name!r} again"
            raise InvalidValueError("register", "a name that no measure has", found)
        MEASURES[made.name] = made


def remove_measure(made: Measure) -> None:
    """Forget a measure that was added.

    Args:
        made: The measure.

    Raises:
        UnknownCodeError: If there is none of its name.
        InvalidValueError: If it is one of this library's own, or another has the name.
    """
    with _ONE_AT_A_TIME:
        if made.name in BUILT_IN or measure(made.name) != made:
            raise InvalidValueError("unregister", "a measure that was registered", repr(made.name))
        del MEASURES[made.name]
