"""What a lattice is put together in: cells, numbered when they are first named, and rows."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure.lattice.cell import Cell, Conditions, Scope
from hijra_amina.disclosure.published import lies_in
from hijra_amina.knowledge import Row

if TYPE_CHECKING:
    from collections.abc import Iterable


__all__ = ["NOT", "Builder", "Split", "scope_order"]

NOT = "¬"
"""What stands before a value for all who do not have it."""

# Dimensions whose values depend on the day as of which they are seen.
_IN_TIME = frozenset(
    {"body", "ministry", "government", "body_kind", "governorate", "place_governorate"}
)


@attrs.frozen
class Split:
    """That a cell is split by a dimension into parts that make up the whole of it.

    Attributes:
        measure: What is counted.
        scope: At which sessions.
        conditions: Of whom.
        dimension: By what it is split.
        as_of: The day of the parts.
    """

    measure: str
    scope: Scope
    conditions: Conditions
    dimension: str
    as_of: str | None


@attrs.define(eq=False)
class Builder:
    """Cells and rows so far.

    Attributes:
        numbers: The number of each cell.
        rows: What holds of them whatever is published.
        splits: The values of which it is known that they make up a whole.
        hierarchies: Which values of one dimension lie in which of another, besides what the
            vocabulary knows.
        within: What a value of a dimension lies in, as far as it was asked.
        settled: Cells of tables of complete records.
        overlapping: Dimensions that no registry has, of which a table shows that somebody can
            have several values.
    """

    numbers: dict[Cell, int] = attrs.field(factory=dict[Cell, int])
    rows: list[Row] = attrs.field(factory=list[Row])
    splits: dict[Split, frozenset[str]] = attrs.field(factory=dict[Split, frozenset[str]])
    hierarchies: Mapping[tuple[str, str], Mapping[str, str]] = attrs.field(
        factory=dict[tuple[str, str], Mapping[str, str]]
    )
    within: dict[tuple[str, str], tuple[tuple[str, str], ...]] = attrs.field(
        factory=dict[tuple[str, str], tuple[tuple[str, str], ...]]
    )
    settled: set[Cell] = attrs.field(factory=set[Cell])
    overlapping: set[str] = attrs.field(factory=set[str])
    _said: set[tuple[tuple[tuple[int, int], ...], int | None, int | None]] = attrs.field(
        factory=set[tuple[tuple[tuple[int, int], ...], int | None, int | None]]
    )

    def cell(
        self,
        measure: str,
        scope: Scope,
        conditions: Mapping[str, str],
        as_of: str | None,
        table: int | None = None,
    ) -> Cell | None:
        """The cell under its one name, `None` if nothing can be in it.

        Args:
            measure: What is counted.
            scope: At which sessions.
            conditions: Of whom.
            as_of: The day of bodies and governorates.
            table: The table whose records are counted, if it is they.

        Returns:
            The cell.
        """
        kept = dict(conditions)
        for pair in conditions.items():
            for wider, value in self.lies_in(pair):
                if wider in conditions and conditions[wider] != value:
                    return None
                kept.pop(wider, None)
        timeless = _IN_TIME.isdisjoint(kept)
        return Cell(
            measure,
            scope,
            tuple(sorted(kept.items())),
            None if timeless else as_of,
            # Without conditions nothing is unknown.
            table if kept else None,
        )

    def lies_in(self, pair: tuple[str, str]) -> tuple[tuple[str, str], ...]:
        """What a value of a dimension lies in.

        Args:
            pair: The dimension and the value.

        Returns:
            The wider dimensions and values.
        """
        if pair not in self.within:
            self.within[pair] = lies_in(*pair, self.hierarchies)
        return self.within[pair]

    def number(self, cell: Cell) -> int:
        """The number of a cell, a new one if it is new.

        Args:
            cell: The cell.

        Returns:
            Its number.
        """
        return self.numbers.setdefault(cell, len(self.numbers))

    def add(
        self,
        terms: Mapping[int, int] | Iterable[tuple[int, int]],
        low: int | None,
        high: int | None,
    ) -> None:
        """Add what holds whatever is published, once.

        Args:
            terms: The cells and what they count for.
            low: The least that the sum can be.
            high: The most.
        """
        summed: dict[int, int] = {}
        for number, factor in dict(terms).items():
            summed[number] = summed.get(number, 0) + factor
        kept = tuple(sorted((number, factor) for number, factor in summed.items() if factor))
        said = (kept, low, high)
        if kept and said not in self._said:
            self._said.add(said)
            self.rows.append(Row(terms=kept, low=low, high=high, given=True))

    def is_nobody(self, cell: Cell) -> bool:
        """Whether it is known that nobody is in a cell: all values of a whole are listed without.

        Args:
            cell: A cell of true numbers.

        Returns:
            Whether it is.
        """
        pairs = cell.conditions
        for size in range(len(pairs)):
            for base in itertools.combinations(pairs, size):
                for name, value in pairs:
                    if value.startswith(NOT) or any(name == known for known, _ in base):
                        continue
                    for as_of in {cell.as_of, None}:
                        split = Split(cell.measure, cell.scope, base, name, as_of)
                        listed = self.splits.get(split)
                        if listed is not None and value not in listed:
                            return True
        return False


def scope_order(scope: frozenset[str]) -> tuple[int, list[str]]:
    """An order of scopes that is the same on every machine.

    Args:
        scope: The sessions.

    Returns:
        What to sort by.
    """
    return len(scope), sorted(scope)
