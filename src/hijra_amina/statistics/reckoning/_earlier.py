"""Which sessions had certainly begun when a cumulative figure was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics.dimensions import dimension, window

if TYPE_CHECKING:
    import datetime as dt

    from hijra_amina.model import Session
    from hijra_amina.statistics._material import Material

__all__ = ["certainly_begun", "order_is_open"]


def certainly_begun(session: Session, found: Material) -> frozenset[str]:
    """The session, and those that certainly began no later than it did.

    Args:
        session: The session in whose record a cumulative figure stands.
        found: All sessions.

    Returns:
        Their identifiers.
    """
    first, _ = _window(session, found)
    earlier = {session.id}
    if first is not None:
        for other in found.sessions:
            last = _window(other, found)[1]
            if last is not None and last <= first:
                earlier.add(other.id)
    return frozenset(earlier)


def order_is_open(session: Session, found: Material) -> bool:
    """Whether it is open of any session if it had begun by then."""
    sure = certainly_begun(session, found)
    _, last = _window(session, found)
    for other in found.sessions:
        if other.id not in sure:
            first = _window(other, found)[0]
            if first is None or last is None or first <= last:
                return True
    return False


def _window(session: Session, found: Material) -> tuple[dt.date | None, dt.date | None]:
    of_session = dimension("year").of_session
    raw = None if of_session is None else of_session(found, session)
    if raw is None:
        return None, None
    days = window(raw)
    return days.first, days.last
