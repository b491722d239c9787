"""How often people took part in what a record stands for: once at least, and perhaps each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics.reckoning._ledger import Sum, added, times

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hijra_amina.statistics.reckoning._presence import Presence
    from hijra_amina.statistics.reckoning._space import Box
    from hijra_amina.values import Count

__all__ = ["ONE", "Entries", "Several"]


@attrs.frozen
class Several:
    """How many sessions a record stands for, at most; each of its people may have come to all.

    Attributes:
        most: The number, `None` where it is open.
        approximate: Whether it is only about right.
    """

    most: int | None
    approximate: bool

    @classmethod
    def of(cls, represents: Count) -> Several:
        """From what the record says.

        Args:
            represents: Its field.

        Returns:
            The same.
        """
        return cls(represents.high, represents.approximate)


ONE = Several(1, approximate=False)


class Entries:
    """Participations at each session, and at those that a record stands for.

    Args:
        presence: Who may have been at each.
        several: The records that stand for several sessions.
    """

    def __init__(self, presence: Presence, several: Mapping[str, Several]) -> None:
        """Nothing is written yet."""
        self.exact = True
        self._presence = presence
        self._ledger = presence.ledger
        self._several = several
        self._parts: dict[str, list[Sum]] = {}

    def most(self, session: str) -> Several:
        """How often somebody can have taken part, at most.

        Args:
            session: The record.

        Returns:
            The number.
        """
        return self._several.get(session, ONE)

    def at(self, session: str, box: Box) -> Sum:
        """How often people of a box took part, at the sessions that a record stands for.

        Args:
            session: The record.
            box: The box.

        Returns:
            The sum.
        """
        if session not in self._several:
            return self._presence.at(session, box)
        return self._presence.boxed(("entries", session), self.by_atom(session), box)

    def by_atom(self, session: str) -> list[Sum]:
        """How often people of each atom took part, at the sessions that a record stands for.

        Args:
            session: The record.

        Returns:
            A sum for each atom.
        """
        there = self._presence.there[session]
        several = self._several.get(session)
        if several is None:
            return there
        if session not in self._parts:
            self._parts[session] = [self._ledger.unknown() for _ in there]
            for entries, people in zip(self._parts[session], there, strict=True):
                self._ledger.at_most(people, entries)
                if several.most is None:
                    # Nobody takes part where nobody comes, which no row can say without a limit.
                    self.exact = False
                    continue
                self._ledger.say(
                    added((entries, times(-several.most, people))),
                    high=0,
                    origin=f"{session}: represents",
                    approximate=several.approximate,
                )
        return self._parts[session]
