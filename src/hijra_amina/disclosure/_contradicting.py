"""What was published before and still stands, where later figures contradict some of it.

Records are mended: an earlier table may show what later ones do not bear out. Whoever reads both
believes the later one, and of the earlier one everything that does not contradict it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure.lattice import Place, lattice_of, says
from hijra_amina.disclosure.published import Shown
from hijra_amina.disclosure.rule import Rule
from hijra_amina.knowledge import Knowledge, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hijra_amina.disclosure._earlier import Earlier
    from hijra_amina.disclosure.published import Grid

__all__ = ["standing"]

Key = tuple[str, ...]


def standing(
    earlier: Earlier,
    newest: Iterable[Grid] = (),
    rule: Rule | None = None,
) -> Earlier:
    """What was published before, without the figures that something later contradicts.

    Args:
        earlier: What was published before, the oldest first.
        newest: Tables that are published now, with what is known of them.
        rule: What is small, and which values of one dimension lie in which of another.

    Returns:
        The same where nothing contradicts. Else, in place of a figure that does, the later one,
        where there is one; and none of a table that cannot be read beside later ones at all.
    """
    return _Standing(earlier, tuple(newest), rule or Rule()).kept()


class _Standing:
    """Tables, looked through from the newest to the oldest."""

    def __init__(self, earlier: Earlier, newest: tuple[Grid, ...], rule: Rule) -> None:
        self.earlier = earlier
        self.newest = newest
        self.rule = rule

    def kept(self) -> Earlier:
        if self._fits(self.earlier.grids):
            return self.earlier
        kept: tuple[Grid, ...] = ()
        for grid in reversed(self.earlier.grids):
            if self._fits((grid, *kept)):
                kept = (grid, *kept)
                continue
            without = self._without_contradictions(grid, kept)
            if without is not None and self._fits((without, *kept)):
                kept = (without, *kept)
        return attrs.evolve(self.earlier, grids=kept)

    def _fits(self, grids: Sequence[Grid]) -> bool:
        """Whether some whole numbers agree with all of it."""
        system = lattice_of((*grids, *self.newest), self.earlier.claims, self.rule.hierarchies)
        return _are_possible(system.size, system.rows)

    def _without_contradictions(self, grid: Grid, later: Sequence[Grid]) -> Grid | None:
        """A table without the figures that contradict; `None` if even its outline does."""
        system = lattice_of(
            (grid, *later, *self.newest), self.earlier.claims, self.rule.hierarchies
        )
        rows = [*system.sums, *system.claims]
        rows += [row for shown in system.facts[1:] for row in shown]
        if not _are_possible(system.size, rows):
            return None
        places = system.tables[0].places
        wrong = _wrong(system.size, rows, grid, places)
        now = {
            row.terms[0][0]: row.low
            for shown in system.facts[1:]
            for row in shown
            if row.low == row.high
        }
        cells: dict[Key, Shown] = {}
        for key, shown in grid.cells.items():
            if key not in wrong:
                cells[key] = shown
                continue
            figure = now.get(places[key].certain)
            if figure is not None and not self.rule.is_small(figure):
                # Who knows the old figure has a good idea of the new one.
                cells[key] = Shown(figure, figure)
        return attrs.evolve(grid, cells=cells)


def _wrong(size: int, rows: Iterable[Row], grid: Grid, places: Mapping[Key, Place]) -> set[Key]:
    """The figures of a table that contradict what else is known."""
    said = {
        key: [
            Row(terms={cell: 1}, low=low, high=high)
            for cell, low, high in says(grid, places[key], shown)
        ]
        for key, shown in grid.cells.items()
        if key in places
    }
    known = list(rows)
    wrong: set[Key] = set()
    waiting = [[key for key, some in said.items() if some]]
    # Halves of what contradicts, until a single figure does.
    while waiting:
        keys = waiting.pop()
        more = [row for key in keys for row in said[key]]
        if not more:
            continue
        if _are_possible(size, [*known, *more]):
            known += more
        elif len(keys) == 1:
            wrong.update(keys)
        else:
            half = len(keys) // 2
            waiting += [keys[half:], keys[:half]]
    return wrong


def _are_possible(size: int, rows: Iterable[Row]) -> bool:
    return Knowledge(size, tuple(rows)).witness({}, 0) is not None
