"""Figures that several sessions share, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics.reckoning._ledger import Sum, added, times
from hijra_amina.statistics.reckoning._said import Extent
from hijra_amina.statistics.reckoning._stating import state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.statistics.reckoning._entries import Entries
    from hijra_amina.statistics.reckoning._presence import Presence
    from hijra_amina.statistics.reckoning._said import Joint
    from hijra_amina.statistics.reckoning._space import Box
    from hijra_amina.statistics.reckoning._statements import Statements
    from hijra_amina.statistics.reckoning._together import Together

__all__ = ["Jointly"]


class Jointly:
    """The rows of the figures that several sessions share.

    Args:
        presence: Who may have been at each session.
        statements: What is said of each.
        together: People counted once over several.
        entries: Participations.
        joint: The figures.
    """

    def __init__(
        self,
        presence: Presence,
        statements: Statements,
        together: Together,
        entries: Entries,
        joint: Iterable[Joint],
    ) -> None:
        """Write the rows."""
        self.exact = True
        self._presence = presence
        self._ledger = presence.ledger
        self._statements = statements
        self._together = together
        self._entries = entries
        for one in joint:
            self._state(one)

    def _state(self, one: Joint) -> None:
        said = one.said
        origin = f"{one.session}: {said.origin}"
        if said.who.group is not None:
            self._state_of_group(one, origin)
            return
        box = self._presence.space.meant(said.who)
        if said.share is not None:
            if one.whole:
                self._state_share(one, box, origin)
            return
        if said.high is not None:
            self._ledger.say(
                self._together.came_to_any(one.covers, box),
                high=said.high + one.fewer,
                origin=origin,
                approximate=said.approximate,
            )
        if one.whole and said.low and one.extent is Extent.SHARED:
            entries = added(self._entries.at(session, box) for session in sorted(one.covers))
            self._ledger.say(entries, said.low, origin=origin, approximate=said.approximate)

    def _state_of_group(self, one: Joint, origin: str) -> None:
        """Of a group that no code stands for, each session has some; more is not reckoned with."""
        said = one.said
        self.exact = False
        if one.extent is not Extent.SHARED or said.share is not None:
            return
        members = {session: self._statements.about(session, said.who) for session in one.covers}
        for number in members.values():
            self._ledger.say(number, high=said.high, origin=origin, approximate=said.approximate)
        most = [self._entries.most(session).most for session in members]
        if one.whole and None not in most:
            entries = added(
                times(often or 0, members[session])
                for session, often in zip(members, most, strict=True)
            )
            nominal = said.approximate or any(
                self._entries.most(session).approximate for session in members
            )
            self._ledger.say(entries, said.low, origin=origin, approximate=nominal)

    def _state_share(self, one: Joint, box: Box, origin: str) -> None:
        """A share of what the source counted: each person once or again, but all alike."""
        atoms = frozenset(self._presence.space.atoms(box))
        people = self._together.by_atom(one.covers)
        counted: list[Sum] = []
        for inside in (True, False):
            chosen = [atom for atom in self._presence.atoms if (atom in atoms) is inside]
            number = self._ledger.unknown()
            several = added(people[atom] for atom in chosen)
            self._ledger.say(added((several, times(-1, number))), high=one.fewer)
            entries = (self._entries.by_atom(session) for session in one.covers)
            parts = (by_atom[atom] for by_atom in entries for atom in chosen)
            self._ledger.at_most(number, added(parts))
            counted.append(number)
        state(self._ledger, one.said, counted[0], added(counted), origin)
