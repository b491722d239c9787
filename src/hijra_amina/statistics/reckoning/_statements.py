"""What is said of single sessions, as rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hijra_amina.statistics.reckoning._ledger import Sum, added, times
from hijra_amina.statistics.reckoning._space import is_empty, is_within, meet
from hijra_amina.statistics.reckoning._stating import state

if TYPE_CHECKING:
    from hijra_amina.statistics.reckoning._presence import Presence
    from hijra_amina.statistics.reckoning._said import Facts, Split, Who
    from hijra_amina.statistics.reckoning._space import Box

__all__ = ["Statements"]


class Statements:
    """Rows for all that is said of sessions by themselves.

    Args:
        presence: Who may have been there.
        facts: What is said.
    """

    def __init__(self, presence: Presence, facts: Facts) -> None:
        """Write the rows."""
        self._presence = presence
        self._ledger = presence.ledger
        self._space = presence.space
        self._groups: dict[tuple[str, str], list[Sum]] = {}
        for session in presence.sheets:
            if session in facts.listed:
                origin = f"{session}: bodies_complete"
                presence.close(session, facts.listed[session], origin)
            for said in facts.said[session]:
                whole = presence.at(session, self._space.everybody)
                part = self.about(session, said.who)
                state(self._ledger, said, part, whole, f"{session}: {said.origin}")
            for split in facts.splits.get(session, ()):
                self._divide(session, split)

    def about(self, session: str, who: Who) -> Sum:
        """How many people whom a statement is about came to a session.

        Args:
            session: The session.
            who: The people.

        Returns:
            The sum.
        """
        box = self._space.meant(who)
        if who.group is None:
            return self._presence.at(session, box)
        members = self._group(session, who.group)
        return self._presence.boxed((session, who.group), members, box)

    def _group(self, session: str, group: str) -> list[Sum]:
        """The members of a group that no code stands for: any of those who came."""
        if (session, group) not in self._groups:
            members = [self._ledger.unknown() for _ in self._presence.atoms]
            for here, everybody in zip(members, self._presence.there[session], strict=True):
                self._ledger.at_most(here, everybody)
            self._groups[session, group] = members
        return self._groups[session, group]

    def _divide(self, session: str, split: Split) -> None:
        """The parts of a partition add up to everybody, and do not overlap."""
        origin = f"{split.session}: {split.origin}"
        boxes = [(part, self._space.meant(part)) for part in split.parts]
        nobody: list[Sum] = []
        for atom in self._presence.atoms:
            holding = [part for part, box in boxes if atom in self._space.atoms(box)]
            named = Counter(part.group for part in holding if part.group is not None)
            plain = len(holding) - named.total()
            everybody = self._presence.there[session][atom]
            here = {group: self._group(session, group)[atom] for group in named}
            # Whoever is in two parts at once is nobody, and so is whoever is in none.
            nobody += [here[group] for group, often in named.items() if often + plain > 1]
            if plain > 1:
                nobody.append(everybody)
            elif plain == 0:
                once = [here[group] for group, often in named.items() if often == 1]
                rest = added((*once, times(-1, everybody)))
                self._ledger.say(rest, 0, 0, origin=origin)
        self._ledger.say(added(nobody), high=0, origin=origin)
        self._add_up(session, split, origin)

    def _add_up(self, session: str, split: Split, origin: str) -> None:
        """What follows for whole boxes, for those who reason with one row at a time."""
        parts = [(self._space.meant(part), self.about(session, part)) for part in split.parts]
        boxes: dict[Box, None] = dict.fromkeys(self._presence.boxes(session))
        for box in boxes:
            here = self._presence.at(session, box)
            inside = [number for own, number in parts if is_within(own, box)]
            reaching = [number for own, number in parts if not is_empty(meet(own, box))]
            self._ledger.say(added((here, *(times(-1, one) for one in inside))), 0, origin=origin)
            self._ledger.say(added((*reaching, times(-1, here))), 0, origin=origin)
