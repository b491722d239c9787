"""What is asked of a session, as sums: people, participations, person-days, least and most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics.measures import Unit
from hijra_amina.statistics.reckoning._ledger import Sum, added, times
from hijra_amina.statistics.reckoning._presence import line_of
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from hijra_amina.statistics.reckoning._entries import Entries, Several
    from hijra_amina.statistics.reckoning._presence import Presence
    from hijra_amina.statistics.reckoning._sheets import Line
    from hijra_amina.statistics.reckoning._space import Box

__all__ = ["Amount", "Measuring", "nothing"]


@attrs.frozen
class Amount:
    """A figure as sums.

    Attributes:
        low: What is to be made as small as can be.
        high: What is to be made as large as can be.
        endless: Who makes it without limit, if there can be any of them.
    """

    low: Sum
    high: Sum
    endless: Sum = attrs.field(factory=dict[int, int])

    def __add__(self, other: Amount) -> Amount:
        """Both together."""
        return Amount(
            added((self.low, other.low)),
            added((self.high, other.high)),
            added((self.endless, other.endless)),
        )


def nothing() -> Amount:
    """The figure of no session.

    Returns:
        The figure.
    """
    return Amount({}, {})


class Measuring:
    """Figures of single sessions.

    Args:
        presence: Who may have been there.
        entries: How often people took part.
        several: The records that stand for several sessions.
        shared: The sessions whose participations a shared figure speaks of.
        unit: What is counted.
        ruled: Whether there is a rule of attendance.
    """

    def __init__(  # noqa: PLR0913 - all of it is what a figure is made from
        self,
        presence: Presence,
        entries: Entries,
        several: dict[str, Several],
        shared: frozenset[str],
        unit: Unit,
        *,
        ruled: bool,
    ) -> None:
        """Keep what is needed."""
        self._presence = presence
        self._entries = entries
        self._several = several
        self._shared = shared
        self._unit = unit
        self._ruled = ruled
        often = any(one.approximate for one in several.values())
        long = any(sheet.nominal for sheet in presence.sheets.values())
        # Whether a figure itself, and not only what is said, can be only about right.
        self.is_nominal = (often and unit is not Unit.PEOPLE) or (long and unit is Unit.PERSON_DAYS)

    def of(self, session: str, box: Box, *, firm: bool) -> Amount:
        """The figure of one session.

        Args:
            session: The session.
            box: Whom to count.
            firm: Whether to leave out what is only about right.

        Returns:
            The figure.
        """
        if self._unit is Unit.PERSON_DAYS:
            return self._repeated(session, self._days(session, box, firm=firm), firm=firm)
        everybody = self._presence.at(session, box)
        amount = Amount(everybody, everybody)
        if self._ruled:
            amount = Amount(
                self._meeting(session, box, {Verdict.HOLDS}),
                self._meeting(session, box, {Verdict.HOLDS, Verdict.OPEN}),
            )
        if self._unit is Unit.PEOPLE:
            return amount
        if session in self._several and session in self._shared and not self._ruled:
            amount = attrs.evolve(amount, low=self._entries.at(session, box))
        return self._repeated(session, amount, firm=firm)

    def _repeated(self, session: str, amount: Amount, *, firm: bool) -> Amount:
        """Each of whose people may have come to all sessions that a record stands for."""
        several = self._several.get(session)
        if several is None:
            return amount
        if several.most is None or (firm and several.approximate):
            return Amount(amount.low, {}, added((amount.high, amount.endless)))
        return Amount(amount.low, times(several.most, amount.high), amount.endless)

    def everybody(self, session: str, box: Box) -> Sum:
        """How many people came to a session, whatever the rule of attendance.

        Args:
            session: The session.
            box: Whom to count.

        Returns:
            The sum.
        """
        return self._presence.at(session, box)

    def unnamed(self, session: str, box: Box) -> Sum:
        """How many people came to a session whom its sheet does not name.

        Args:
            session: The session.
            box: Whom to count.

        Returns:
            The sum.
        """
        atoms = self._presence.space.atoms(box)
        return added(self._presence.unnamed[session][atom] for atom in atoms)

    def _meeting(self, session: str, box: Box, verdicts: AbstractSet[Verdict]) -> Sum:
        """The people who came, and of whom that meets the rule for certain, or perhaps."""
        inside = frozenset(self._presence.space.atoms(box))
        named = [
            people
            for line, index in self._lines(session)
            if line.meets in verdicts
            for atom, people in self._presence.coming(index, session, line).items()
            if atom in inside
        ]
        others = self._presence.sheets[session].unnamed in verdicts
        return added((*named, *((self.unnamed(session, box),) if others else ())))

    def _lines(self, session: str) -> list[tuple[Line, int]]:
        found: list[tuple[Line, int]] = []
        for index, (kind, _) in enumerate(self._presence.people):
            line = line_of(kind, session)
            if line is not None:
                found.append((line, index))
        return found

    def _days(self, session: str, box: Box, *, firm: bool) -> Amount:
        inside = frozenset(self._presence.space.atoms(box))
        sheet = self._presence.sheets[session]
        longest = None if firm and sheet.nominal else sheet.longest
        low: list[Sum] = []
        high: list[Sum] = []
        endless: list[Sum] = []
        for line, index in self._lines(session):
            came = self._presence.coming(index, session, line)
            people = added(number for atom, number in came.items() if atom in inside)
            if line.meets is Verdict.HOLDS:
                low.append(times(line.least, people))
            if line.meets is Verdict.FAILS:
                continue
            if line.most is None or (firm and sheet.nominal and line.most == sheet.longest):
                endless.append(people)
            else:
                high.append(times(line.most, people))
        unnamed = self.unnamed(session, box)
        if sheet.unnamed is Verdict.HOLDS:
            low.append(unnamed)
        if sheet.unnamed is not Verdict.FAILS:
            if longest is None:
                endless.append(unnamed)
            else:
                high.append(times(longest, unnamed))
        return Amount(added(low), added(high), added(endless))
