"""What every engine answers with: the cells of a table, and how each comes about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import attrs

from hijra_amina.statistics.tables.rows import Margin
from hijra_amina.values import Count, Verdict

__all__ = ["Cell", "Cells", "Evidence", "Key", "Margin", "Part", "Reasoning"]

Key = tuple[str, ...]
"""A value for each dimension that is split by; `*` for all of them, `?` for not known."""


@attrs.frozen
class Cell:
    """One figure of an answer.

    Attributes:
        count: The figure.
        tightest: Whether both ends are proven to be possible.
    """

    count: Count
    tightest: bool = True


@attrs.frozen
class Part:
    """What one session contributes to a figure.

    Attributes:
        session: The session, `None` where a frame or a rule says it.
        verdict: Whether it belongs to what is asked: it does, or it may.
        count: What it contributes.
        origins: Who says so: the paths of statements, or the names of rules.
    """

    session: str | None
    verdict: Verdict
    count: Count
    origins: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Reasoning:
    """How one figure comes about. It names sessions, statements and rules, and never a person.

    Attributes:
        rule: The code of the rule: `complete_rosters`, `sum_of_sessions`, `unique_people`,
            `system`, `frame`, `matches`, `complement`, `share`, `gain`.
        parts: What each session contributes.
        low_because: From what the lower end follows.
        high_because: From what the upper end follows.
        undecided: How many pairs of participants may be one person, where that makes the lower end
            lower.
        document: JSON from which the figure can be worked out again, alone.
    """

    rule: str
    parts: tuple[Part, ...] = ()
    low_because: tuple[str, ...] = ()
    high_because: tuple[str, ...] = ()
    undecided: int = 0
    document: Mapping[str, object]


class Evidence(Protocol):
    """What a table keeps to explain itself; it can be pickled and holds nothing personal."""

    def explain(self, key: Key) -> Reasoning:
        """How the figure of a key comes about.

        Args:
            key: The key of a cell.

        Returns:
            The reasoning.
        """
        ...


@attrs.frozen(kw_only=True)
class Cells:
    """The answer of an engine.

    Attributes:
        cells: A cell for each key, margins included, in the order of the table.
        evidence: How each comes about.
        sessions: The sessions that were counted, for sums that must not count one twice; `None`
            where that is not known.
    """

    cells: Mapping[Key, Cell]
    evidence: Evidence | None
    sessions: frozenset[str] | None = None
