"""What some sessions have to do with others: a programme is the sum of its sessions.

Sessions that are in the same scopes are one atom. Every scope is the sum of atoms, and of the
largest scopes that are known inside it, so that a chain of cumulative reports is a chain of sums
of two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.disclosure.lattice._builder import NOT, scope_order
from hijra_amina.disclosure.lattice.cell import unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hijra_amina.disclosure.lattice._builder import Builder, Split
    from hijra_amina.disclosure.lattice.cell import Cell, Conditions

__all__ = ["relate_scopes"]

_PEOPLE, _PARTICIPATIONS = "people", "participations"

Known = tuple["Conditions", str | None]


def relate_scopes(builder: Builder) -> None:
    """Write down what the cells of some sessions have to do with those of others.

    Args:
        builder: What the lattice is put together in.
    """
    groups: dict[str, dict[Known, set[frozenset[str]]]] = {}
    for cell in list(builder.numbers):
        if cell.table is not None or isinstance(cell.scope, str):
            continue
        if NOT in cell.measure:
            # Who attended too little of one session may have attended another.
            continue
        for measure in _measures(builder, cell):
            known = groups.setdefault(measure, {})
            known.setdefault((cell.conditions, cell.as_of), set()).add(cell.scope)
    for measure, known in groups.items():
        _Relating(builder, measure, known).relate()


def _measures(builder: Builder, cell: Cell) -> tuple[str, ...]:
    """The measures whose figure it is; of one session, people and participations are the same."""
    unit = unit_of(cell.measure)
    other = {_PEOPLE: _PARTICIPATIONS, _PARTICIPATIONS: _PEOPLE}.get(unit)
    if other is not None and len(cell.scope) == 1 and cell in builder.settled:
        return (cell.measure, other + cell.measure.removeprefix(unit))
    return (cell.measure,)


class _Relating:
    """The scopes of one measure."""

    def __init__(
        self,
        builder: Builder,
        measure: str,
        known: Mapping[Known, set[frozenset[str]]],
    ) -> None:
        self.builder = builder
        self.measure = measure
        self.known = known
        scopes = {scope for found in known.values() for scope in found}
        self.scopes = sorted(scopes | set(_atoms(scopes)), key=scope_order)
        self.parts = {scope: self._parts(scope) for scope in self.scopes}
        self.splits = _splits_by_base(builder.splits)

    def relate(self) -> None:
        adds_up = unit_of(self.measure) != _PEOPLE
        for (conditions, as_of), scopes in self.known.items():
            if len(scopes) < 2:  # noqa: PLR2004 - nothing to relate to
                continue
            for scope in sorted(scopes, key=scope_order):
                parts = self.parts[scope]
                if not parts or (adds_up and self._follows(scope, parts, conditions)):
                    continue
                whole = self._number(scope, conditions, as_of)
                numbers = [self._number(part, conditions, as_of) for part in parts]
                if whole is None:
                    continue
                terms = {number: 1 for number in numbers if number is not None}
                terms[whole] = -1
                self.builder.add(terms, 0, 0 if adds_up else None)
                if not adds_up:
                    self._contain(whole, scope, conditions, as_of, scopes)

    def _contain(
        self,
        whole: int,
        scope: frozenset[str],
        conditions: Conditions,
        as_of: str | None,
        scopes: Iterable[frozenset[str]],
    ) -> None:
        """Who came to some of the sessions came to the sessions."""
        inside = sorted((one for one in scopes if one < scope), key=scope_order)
        for part in (*inside, *self.parts[scope]):
            if any(part < other for other in inside):
                continue
            number = self._number(part, conditions, as_of)
            if number is not None:
                self.builder.add({number: 1, whole: -1}, None, 0)

    def _number(
        self, scope: frozenset[str], conditions: Conditions, as_of: str | None
    ) -> int | None:
        """The number of a cell; `None` if it is known that nobody is in it."""
        cell = self.builder.cell(self.measure, scope, dict(conditions), as_of)
        if cell is None:
            return None
        if cell not in self.builder.numbers and self.builder.is_nobody(cell):
            return None
        return self.builder.number(cell)

    def _parts(self, scope: frozenset[str]) -> tuple[frozenset[str], ...]:
        """The fewest known scopes that make it up, the largest first; none for an atom."""
        parts: list[frozenset[str]] = []
        left = scope
        for one in reversed(self.scopes):
            if one != scope and one and one <= left:
                parts.append(one)
                left -= one
        return tuple(parts)

    def _follows(
        self, scope: frozenset[str], parts: Sequence[frozenset[str]], conditions: Conditions
    ) -> bool:
        """Whether the sum follows from those of parts by one dimension, in all scopes alike."""
        found: set[tuple[str, str | None]] | None = None
        for one in (scope, *parts):
            splits = self.splits.get((self.measure, one, conditions), set[tuple[str, str | None]]())
            found = set(splits) if found is None else found & splits
        return bool(found)


def _atoms(scopes: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The sets of sessions that are in the same scopes."""
    ordered = sorted(scopes, key=scope_order)
    sessions: dict[tuple[int, ...], list[str]] = {}
    for session in sorted({one for scope in ordered for one in scope}):
        inside = tuple(at for at, scope in enumerate(ordered) if session in scope)
        sessions.setdefault(inside, []).append(session)
    return [frozenset(found) for found in sessions.values()]


def _splits_by_base(
    splits: Mapping[Split, frozenset[str]],
) -> dict[tuple[str, object, Conditions], set[tuple[str, str | None]]]:
    found: dict[tuple[str, object, Conditions], set[tuple[str, str | None]]] = {}
    for split in splits:
        base = (split.measure, split.scope, split.conditions)
        found.setdefault(base, set()).add((split.dimension, split.as_of))
    return found
