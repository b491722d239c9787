"""Sessions of which the same is said, and whose people nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics.reckoning._said import EVERYBODY

if TYPE_CHECKING:
    from hijra_amina.statistics.reckoning._said import Who
    from hijra_amina.statistics.reckoning._setting import Setting

__all__ = ["Alike", "alike"]


@attrs.frozen
class Alike:
    """What is said of a session without a roster.

    Attributes:
        key: The same for sessions of which one can stand for all.
        least: How many people came at least, where nothing but their number is said.
    """

    key: object
    least: int = 0


def alike(setting: Setting, sessions: tuple[str, ...]) -> Alike | None:
    """What is said of a group of one session that shows nobody.

    Args:
        setting: The records.
        sessions: The sessions of the group.

    Returns:
        What is said; `None` where sessions cannot stand for each other.
    """
    if len(sessions) != 1:
        return None
    (session,) = sessions
    facts, sheet = setting.facts, setting.sheets[session]
    if sheet.shows_something:
        return None
    if any(session in one.covers for one in facts.joint):
        return None
    said = facts.said[session]
    splits = facts.splits.get(session, ())
    listed = facts.listed.get(session)
    if (
        not splits
        and listed is None
        and all(one.who == EVERYBODY and one.share is None for one in said)
    ):
        nominal = any(one.approximate for one in said)
        least = max((one.low for one in said), default=0)
        return Alike(("numbers", nominal, sheet.unnamed), least)
    figures = frozenset(
        (_apart(one.who, session), one.low, one.high, one.share, one.approximate) for one in said
    )
    parts = frozenset(frozenset(_apart(who, session) for who in one.parts) for one in splits)
    return Alike((figures, parts, listed, sheet.unnamed))


def _apart(who: Who, session: str) -> Who:
    """Whom a statement is about, without the session that a group belongs to."""
    if who.group is None:
        return who
    return attrs.evolve(who, group=who.group.removeprefix(f"{session}: "))
