"""`conflicts`: which statements of some records cannot all be true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.knowledge import Knowledge
from hijra_amina.statistics.measures import Unit
from hijra_amina.statistics.reckoning._models import Models, TooLargeError
from hijra_amina.statistics.reckoning._setting import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.reckoning._model import Model

__all__ = ["ROSTER", "Conflict", "conflicts"]

Conflict = tuple[tuple[str, str], ...]
"""Statements and rosters: the session in whose record each stands, and where."""

ROSTER = "roster"
"""Where in a session its roster stands."""


def conflicts(found: Material) -> Iterator[Conflict]:
    """Find statements that cannot all be true.

    Whatever is only about right is left aside: it contradicts nothing.

    Args:
        found: The records.

    Yields:
        Smallest sets of statements that cannot all be true, and of the rosters beside which they
        cannot; no statement is in two of them.

    Examples:
        >>> from hijra_amina.model import Headcount, Session, Statement
        >>> from hijra_amina.statistics._material import material
        >>> from hijra_amina.values import LocalizedText
        >>> said = Headcount(statements=(Statement(count=27), Statement(count=30, sex="male")))
        >>> session = Session(id="s-1", title=LocalizedText({"en": "Workshop"}), headcount=said)
        >>> [path for one in conflicts(material(session)) for _, path in one]
        ['headcount.statements[0]', 'headcount.statements[1]']
    """
    setting = Setting(found, Unit.PEOPLE, None, (), {}, rolled=False)
    models = Models(setting, frozenset())
    for group in setting.links.groups:
        for sessions, model in _models_of(models, group):
            for conflict in _conflicts_of(model):
                yield (*conflict, *_rosters_of(found, sessions, conflict))


def _models_of(
    models: Models, sessions: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Model]]:
    try:
        yield sessions, models.of(sessions, frozenset())[0]
    except TooLargeError:
        # One by one: nothing that is found is wrong, but not everything is found.
        if len(sessions) > 1:
            for session in sessions:
                yield from _models_of(models, (session,))


def _rosters_of(found: Material, sessions: tuple[str, ...], conflict: Conflict) -> Conflict:
    """The rosters without which the statements of a conflict could be true."""
    kept = {
        session.id: session
        for session in found.sessions
        if session.id in sessions and session.roster is not None
    }
    for key, session in tuple(kept.items()):
        del kept[key]
        if not _is_conflict(found, sessions, conflict, frozenset(kept)):
            kept[key] = session
    return tuple((key, ROSTER) for key in sessions if key in kept)


def _is_conflict(
    found: Material, sessions: tuple[str, ...], conflict: Conflict, rosters: frozenset[str]
) -> bool:
    """Whether statements exclude each other beside some of the rosters of their sessions."""
    few = tuple(
        session if session.id in rosters else attrs.evolve(session, roster=None)
        for session in found.sessions
        if session.id in sessions
    )
    setting = Setting(attrs.evolve(found, sessions=few), Unit.PEOPLE, None, (), {}, rolled=False)
    try:
        model = Models(setting, frozenset()).of(sessions, frozenset())[0]
    except TooLargeError:
        return False
    size, rows = model.firm_rows()
    origins = {f"{session}: {path}" for session, path in conflict}
    return bool(
        Knowledge(size, [row for row in rows if row.given or row.origin in origins]).contradiction()
    )


def _conflicts_of(model: Model) -> Iterator[Conflict]:
    """One conflict after the other, each without the statements of those before."""
    size, rows = model.firm_rows()
    while True:
        conflict = Knowledge(size, rows).contradiction()
        if not conflict:
            return
        origins = tuple(dict.fromkeys(row.origin for row in conflict))
        yield tuple(_split(origin) for origin in origins)
        rows = [row for row in rows if row.origin not in origins]


def _split(origin: str) -> tuple[str, str]:
    session, _, path = origin.partition(": ")
    return session, path
