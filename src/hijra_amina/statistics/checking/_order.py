"""Sessions in the order of time, as far as that is certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics.dimensions import DIMENSIONS, window

if TYPE_CHECKING:
    import datetime as dt

    from hijra_amina.model import Session
    from hijra_amina.statistics._material import Material

__all__ = ["in_time", "undated"]


def in_time(found: Material) -> tuple[Session, ...]:
    """The sessions one after the other, without those that may have been earlier or later.

    Args:
        found: The records.

    Returns:
        Sessions each of which began no earlier than the one before.
    """
    dated: list[tuple[dt.date, dt.date, Session]] = []
    for session in found.sessions:
        first, last = _window(session, found)
        if first is not None and last is not None:
            dated.append((first, last, session))
    dated.sort(key=lambda one: (one[1], one[0]))
    kept: list[Session] = []
    latest: dt.date | None = None
    for first, last, session in dated:
        if latest is None or latest <= first:
            kept.append(session)
            latest = last
    return tuple(kept)


def undated(found: Material) -> tuple[Session, ...]:
    """The sessions of which nothing says when they were, in the order of the records.

    Args:
        found: The records.

    Returns:
        The sessions.
    """
    return tuple(session for session in found.sessions if _window(session, found) == (None, None))


def _window(session: Session, found: Material) -> tuple[dt.date | None, dt.date | None]:
    of_session = DIMENSIONS["year"].of_session
    raw = None if of_session is None else of_session(found, session)
    if raw is None:
        return None, None
    days = window(raw)
    return days.first, days.last
