"""`lessened`: the cells of a table in which participants may be one person.

An engine counts participants as if each were a person, which is the most that there can be. Here
the lower ends are made as low as they can be if those who may be one person are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from hijra_amina.statistics._cells import Cell, Cells, Evidence, Key, Reasoning
from hijra_amina.statistics._undecided import Merged
from hijra_amina.values import Count

__all__ = ["Lessening", "lessened"]


@attrs.frozen(kw_only=True)
class Lessening:
    """What makes the lower end of a figure lower.

    Attributes:
        merged: Who may be one person.
        at_least: How many there are whoever is one person.
        proven: Whether there can be as few as follows from both.
    """

    merged: Merged
    at_least: int = 0
    proven: bool = True

    def of(self, low: int) -> int:
        """The lower end, from the one that holds where all are different."""
        return min(low, max(low - self.merged.fewer, self.at_least))


def lessened(cells: Cells, lessening: Mapping[Key, Lessening]) -> Cells:
    """The cells with lower ends for people who may be fewer than the participants.

    Args:
        cells: The cells, for people who are all different.
        lessening: What makes them fewer, by the key of each cell that it concerns.

    Returns:
        The cells.
    """
    return attrs.evolve(
        cells,
        cells=LessenedCells(cells.cells, lessening),
        evidence=cells.evidence and LessenedEvidence(cells.evidence, lessening),
    )


class LessenedCells(Mapping[Key, Cell]):
    """Cells of which some are lower.

    Args:
        cells: The cells, for people who are all different.
        lessening: What makes them fewer.
    """

    def __init__(self, cells: Mapping[Key, Cell], lessening: Mapping[Key, Lessening]) -> None:
        """Keep both."""
        self._cells = cells
        self._lessening = lessening

    def __getitem__(self, key: Key) -> Cell:
        """The cell of a key.

        Raises:
            KeyError: If there is no such key.
        """
        cell, less = self._cells[key], self._lessening.get(key)
        return cell if less is None else _lower(cell, less)

    def __iter__(self) -> Iterator[Key]:
        """The keys, in the order of the table."""
        return iter(self._cells)

    def __len__(self) -> int:
        """How many cells there are."""
        return len(self._cells)


def _lower(cell: Cell, less: Lessening) -> Cell:
    count = cell.count
    low = less.of(count.low or 0)
    if low == (count.low or 0):
        # All of them may be different, so that an end which that allows is possible.
        return cell
    proven = cell.tightest and less.proven and less.merged.proven
    if low == 0 and count.high is None:
        return Cell(Count.unknown(), tightest=proven)
    return Cell(attrs.evolve(count, low=low), tightest=proven)


@attrs.frozen
class LessenedEvidence:
    """How cells come about of which some are lower.

    Attributes:
        evidence: How they come about where all people are different.
        lessening: What makes them fewer.
    """

    evidence: Evidence
    lessening: Mapping[Key, Lessening]

    def explain(self, key: Key) -> Reasoning:
        """How the figure of a key comes about.

        Args:
            key: The key of a cell.

        Returns:
            The reasoning.
        """
        reasoning, less = self.evidence.explain(key), self.lessening.get(key)
        if less is None:
            return reasoning
        return attrs.evolve(
            reasoning,
            undecided=less.merged.pairs,
            document={
                "how": "undecided",
                "different": dict(reasoning.document),
                "groups": less.merged.document(),
                "at_least": less.at_least,
            },
        )
