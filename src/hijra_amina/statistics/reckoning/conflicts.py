"""`conflicts`: which statements of some records cannot all be true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.knowledge import Knowledge
from hijra_amina.statistics.measures import Unit
from hijra_amina.statistics.reckoning._models import Models, TooLargeError
from hijra_amina.statistics.reckoning._setting import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.reckoning._model import Model

__all__ = ["Conflict", "conflicts"]

Conflict = tuple[tuple[str, str], ...]
"""Statements: the session in whose record each stands, and where."""


def conflicts(found: Material) -> Iterator[Conflict]:
    """Find statements that cannot all be true.

    Whatever is only about right is left aside: it contradicts nothing.

    Args:
        found: The records.

    Yields:
        Smallest sets of statements that cannot all be true beside what the rosters show; no
        statement is in two of them.

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
    for sessions in setting.links.groups:
        for model in _models_of(models, sessions):
            yield from _conflicts_of(model)


def _models_of(models: Models, sessions: tuple[str, ...]) -> Iterator[Model]:
    try:
        yield models.of(sessions, frozenset())[0]
    except TooLargeError:
        # One by one: nothing that is found is wrong, but not everything is found.
        if len(sessions) > 1:
            for session in sessions:
                yield from _models_of(models, (session,))


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
