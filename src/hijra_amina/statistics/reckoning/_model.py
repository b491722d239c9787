"""A system of rows for some sessions, and the bounds of what is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.errors import ContradictionError
from hijra_amina.knowledge import Knowledge
from hijra_amina.statistics.reckoning._entries import Entries
from hijra_amina.statistics.reckoning._jointly import Jointly
from hijra_amina.statistics.reckoning._measuring import Measuring
from hijra_amina.statistics.reckoning._presence import Presence
from hijra_amina.statistics.reckoning._solved import Figure, Solved
from hijra_amina.statistics.reckoning._statements import Statements
from hijra_amina.statistics.reckoning._together import Together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from hijra_amina.knowledge import Row
    from hijra_amina.statistics.measures import Unit
    from hijra_amina.statistics.reckoning._crowd import People
    from hijra_amina.statistics.reckoning._entries import Several
    from hijra_amina.statistics.reckoning._measuring import Amount
    from hijra_amina.statistics.reckoning._said import Facts, Joint
    from hijra_amina.statistics.reckoning._sheets import Sheet
    from hijra_amina.statistics.reckoning._space import Box, Space

__all__ = ["Model"]


class Model:
    """Rows for some sessions.

    Args:
        sheets: The sheets of the sessions.
        facts: What is said of each.
        joint: What is said of several of them.
        space: What people may be.
        people: The people of the sheets, and those whom other sessions show.
        several: The records that stand for several sessions.
        asked: The boxes that will be asked for.
        unit: What is counted.
        ruled: Whether there is a rule of attendance.
        counted: The sessions over which people are counted, `None` if that is not asked.
        surely: Whether only those are counted who meet the rule for certain.
    """

    def __init__(  # noqa: PLR0913 - all of them are keywords
        self,
        *,
        sheets: Mapping[str, Sheet],
        facts: Facts,
        joint: Sequence[Joint],
        space: Space,
        people: People,
        several: Mapping[str, Several],
        asked: Iterable[Box],
        unit: Unit,
        ruled: bool,
        counted: frozenset[str] | None = None,
        surely: bool = False,
    ) -> None:
        """Write all rows."""
        boxes = tuple(dict.fromkeys((space.everybody, *asked)))
        self.space = space
        presence = Presence(sheets, people, space)
        for session in sheets:
            for box in boxes:
                presence.at(session, box)
        statements = Statements(presence, facts)
        mine = {key: often for key, often in several.items() if key in sheets}
        self.together = Together(presence, [one.covers for one in joint], counted, surely=surely)
        self._entries = Entries(presence, mine)
        self._jointly = Jointly(presence, statements, self.together, self._entries, joint)
        if counted is not None:
            for box in boxes:
                self.together.united(box)
        shared = frozenset[str]().union(*(one.covers for one in joint))
        self.measuring = Measuring(presence, self._entries, mine, shared, unit, ruled=ruled)
        self._rosters = frozenset(key for key, sheet in sheets.items() if sheet.shows_something)
        self._joint_origins = frozenset(f"{one.session}: {one.said.origin}" for one in joint)
        self._ledger = presence.ledger
        self._solved: dict[tuple[bool, int], Solved] = {}

    @property
    def exact(self) -> bool:
        """Whether everything that the rows allow can be."""
        return self.together.exact and self._entries.exact and self._jointly.exact

    @property
    def is_nominal(self) -> bool:
        """Whether anything that is said, or a figure itself, is only about right."""
        return self._ledger.is_nominal or self.measuring.is_nominal

    def solved(self, *, firm: bool) -> Solved:
        """The rows, ready to be asked.

        Args:
            firm: Whether to leave out what is only about right. It is left out as well where it
                does not fit the rest: what is only about right never contradicts anything.

        Returns:
            The system.
        """
        firm = firm or not self._ledger.is_nominal
        key = (firm, len(self._ledger.rows))
        if key not in self._solved:
            rows = self._ledger.rows
            chosen = _without_nominal(rows) if firm else _fitting(self._ledger.size, rows)
            self._solved[key] = Solved(
                Knowledge(self._ledger.size, chosen),
                self._joint_origins,
                self._rosters,
                exact=self.exact,
            )
        return self._solved[key]

    def firm_rows(self) -> tuple[int, list[Row]]:
        """How many unknowns there are, and the rows that are not only about right."""
        return self._ledger.size, _without_nominal(self._ledger.rows)

    def figure(self, make: Callable[[bool], Amount]) -> Figure:
        """A figure, ready to be worked out.

        Args:
            make: Makes it, without what is only about right if told so.

        Returns:
            The figure.
        """
        soft = firm = make(False)  # noqa: FBT003 - the only thing that it is told
        if self.measuring.is_nominal:
            firm = make(True)  # noqa: FBT003 - as above
        return Figure(self.solved(firm=False), self.solved(firm=True), soft, firm)


def _without_nominal(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if not row.approximate]


def _fitting(size: int, rows: Sequence[Row]) -> list[Row]:
    """All rows, but of those that are only about right such as can be true beside the others."""
    if _is_possible(size, rows):
        return list(rows)
    chosen = _without_nominal(rows)
    by_session: dict[str, list[Row]] = {}
    for row in rows:
        if row.approximate:
            by_session.setdefault(row.origin.partition(": ")[0], []).append(row)
    for nominal in by_session.values():
        if _is_possible(size, [*chosen, *nominal]):
            chosen += nominal
    return chosen


def _is_possible(size: int, rows: Sequence[Row]) -> bool:
    try:
        Knowledge(size, rows).bounds([{}])
    except ContradictionError:
        return False
    return True
