"""Python's garbage collector, paused while many objects are made that all stay."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = ["paused_collector"]


@contextlib.contextmanager
def paused_collector() -> Generator[None]:
    """Pause the collector, and leave it afterwards as it was.

    While a document is read the collector would look through all that has been read again and
    again, and find nothing to free: records have no cycles.

    Examples:
        >>> import gc
        >>> with paused_collector():
        ...     gc.isenabled()
        False
        >>> gc.isenabled()
        True
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
