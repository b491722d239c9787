"""Figures that look as if people had been counted twice.

None of these is certain: 55 people may well have come after 30 and 25, and a class may have as many
people every time. They are warnings, for somebody to look at the sources again.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from hijra_amina.model import Counted, Scope, Statement
from hijra_amina.statistics.checking._order import in_time, undated
from hijra_amina.statistics.checking.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hijra_amina.model import Session
    from hijra_amina.statistics._material import Material

__all__ = ["doubtful_figures"]

# Smaller figures are the same, or add up, by chance.
_LEAST = 5
_FEWEST_OF_A_SERIES = 3


@attrs.frozen
class _Figure:
    """The number of all people of a session, as a source states it."""

    session: str
    path: str
    number: int
    statement: Statement

    @property
    def where(self) -> str:
        """Where it stands."""
        return f"{self.session}: {self.path}"


def doubtful_figures(found: Material) -> Iterator[Finding]:
    """The figures of some records that may count people twice.

    Args:
        found: The records.

    Yields:
        The findings, one for each figure.
    """
    ordered = in_time(found)
    told: set[str] = set()
    for one in itertools.chain(_running_sums(ordered), _sums(found, ordered)):
        if one.statements[-1] not in told:
            told.add(one.statements[-1])
            yield one
    yield from _as_own(found)
    yield from _repeated(found.sessions)


def _figures(session: Session, *scopes: Scope) -> Iterator[_Figure]:
    for index, statement in enumerate(session.headcount.statements if session.headcount else ()):
        if (
            statement.scope in scopes
            and statement.counted is Counted.PEOPLE
            and statement.is_total
            and statement.count is not None
            and statement.count.is_exact
            and not statement.count.approximate
            and (statement.count.low or 0) >= _LEAST
        ):
            path = f"headcount.statements[{index}]"
            yield _Figure(session.id, path, statement.count.low or 0, statement)


def _total(session: Session) -> _Figure | None:
    """The figure of a session alone."""
    return next(_figures(session, Scope.SESSION), None)


def _sums(found: Material, ordered: Sequence[Session]) -> Iterator[Finding]:
    """Figures that are what earlier sessions had together, one after the other: 30 and 25, then 55.

    A later session may have reported all people so far as its own, and a cumulative figure that is
    such a sum counts whoever came again as somebody else. Sessions of one series follow one another
    whatever was held in between, and those of which nobody says when they were, as they are told.
    """
    for sequence in (ordered, *_by_series(ordered), undated(found)):
        earlier: list[_Figure] = []
        for session in sequence:
            own = _total(session)
            if own is not None:
                yield from _sum_of(own, earlier)
                earlier.append(own)
            for figure in _figures(session, Scope.CUMULATIVE):
                yield from _sum_of(figure, earlier)
    sessions = {session.id: session for session in found.sessions}
    for session in found.sessions:
        for figure in _figures(session, Scope.CUMULATIVE):
            named = dict.fromkeys((*figure.statement.covers, session.id))
            totals = [_total(sessions[one]) for one in named if one in sessions]
            yield from _sum_of(figure, [one for one in totals if one is not None])


def _by_series(ordered: Iterable[Session]) -> Iterable[list[Session]]:
    series: dict[str, list[Session]] = {}
    for session in ordered:
        if session.series is not None:
            series.setdefault(session.series, []).append(session)
    return series.values()


def _sum_of(figure: _Figure, earlier: Sequence[_Figure]) -> Iterator[Finding]:
    """The run of earlier figures that add up to one, the latest of them if there are several."""
    for last in range(len(earlier), 1, -1):
        total = 0
        for first in range(last - 1, -1, -1):
            total += earlier[first].number
            if total == figure.number and last - first > 1:
                yield _finding("double_counting", [*earlier[first:last], figure])
                return
            if total > figure.number:
                break


def _running_sums(ordered: Iterable[Session]) -> Iterator[Finding]:
    """Series whose figures never fall, and one of which is the sum of all before it."""
    for sessions in _by_series(ordered):
        figures = [figure for figure in map(_total, sessions) if figure is not None]
        numbers = [figure.number for figure in figures]
        if len(figures) < _FEWEST_OF_A_SERIES or numbers != sorted(numbers):
            continue
        for place in range(2, len(figures)):
            if sum(numbers[:place]) == numbers[place]:
                yield _finding("cumulative_as_session", figures[: place + 1])
                break


def _as_own(found: Material) -> Iterator[Finding]:
    """Cumulative figures that stand as those of one of the sessions that they count, too."""
    sessions = {session.id: session for session in found.sessions}
    for session in found.sessions:
        for figure in _figures(session, Scope.CUMULATIVE):
            named = dict.fromkeys((*figure.statement.covers, session.id))
            totals = [_total(sessions[one]) for one in named if one in sessions]
            known = [one for one in totals if one is not None]
            for own in known:
                if own.number == figure.number and len(known) > 1:
                    yield _finding("cumulative_repeated", [figure, own])


def _repeated(sessions: Iterable[Session]) -> Iterator[Finding]:
    """One figure in the same words of the same source at several sessions."""
    same: dict[object, list[_Figure]] = {}
    for session in sessions:
        for figure in _figures(session, Scope.SESSION):
            said = figure.statement
            if said.wording is not None and said.sources:
                key = (figure.number, said.wording, said.sources)
                same.setdefault(key, []).append(figure)
    for figures in same.values():
        if len({figure.session for figure in figures}) > 1:
            yield _finding("figure_repeated", figures)


_REASONS = {
    "double_counting": (
        "{figure} is what earlier figures make together ({parts}); are people counted twice?"
    ),
    "cumulative_as_session": (
        "{figure} is the sum of all figures before it ({parts}); is it all people so far?"
    ),
    "cumulative_repeated": (
        "{figure} stands as the people of this session and as all people so far; which is it?"
    ),
    "figure_repeated": (
        "{figure} stands at several sessions in the same words; is it one figure for all?"
    ),
}


def _finding(code: str, figures: Sequence[_Figure]) -> Finding:
    """About the last of some figures, because of the others."""
    about = figures[-1]
    details = {
        "figure": str(about.number),
        "parts": " + ".join(str(figure.number) for figure in figures[:-1]),
        "sessions": ", ".join(figure.session for figure in figures[:-1]),
    }
    return Finding(
        code=code,
        severity=Severity.WARNING,
        session=about.session,
        reason=_REASONS[code].format(**details),
        statements=tuple(figure.where for figure in figures),
        details=tuple(details.items()),
    )
