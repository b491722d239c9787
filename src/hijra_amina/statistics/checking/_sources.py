"""Where the statements of a finding are from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hijra_amina.model import Session, Source
    from hijra_amina.statistics.checking.finding import Finding

__all__ = ["with_sources"]

_STATEMENT = re.compile(r"headcount\.statements\[(\d+)\]")


def with_sources(finding: Finding, sessions: Mapping[str, Session]) -> Finding:
    """A finding that says where each of its statements is from.

    Args:
        finding: The finding.
        sessions: The sessions of the programme, by identifier.

    Returns:
        The finding; what names no source of its own has those of its session.
    """
    sources: list[tuple[Source, ...]] = []
    for statement in finding.statements:
        before, within, path = statement.rpartition(": ")
        session = sessions[before if within else finding.session]
        sources.append(_sources_of(session, path))
    return attrs.evolve(finding, sources=tuple(sources))


def _sources_of(session: Session, path: str) -> tuple[Source, ...]:
    named = _STATEMENT.match(path)
    if named is not None and session.headcount is not None:
        own = session.headcount.statements[int(named[1])].sources
        if own:
            return own
    return session.sources
