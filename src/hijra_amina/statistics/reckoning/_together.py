"""Several sessions together: people counted once, and figures that sessions share."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics.reckoning._ledger import Sum, added, times
from hijra_amina.statistics.reckoning._presence import line_of
from hijra_amina.statistics.reckoning._said import Extent
from hijra_amina.statistics.reckoning._stating import state
from hijra_amina.statistics.reckoning._unions import unions
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hijra_amina.statistics.reckoning._crowd import Kind
    from hijra_amina.statistics.reckoning._presence import Presence
    from hijra_amina.statistics.reckoning._said import Joint
    from hijra_amina.statistics.reckoning._space import Box
    from hijra_amina.statistics.reckoning._statements import Statements
    from hijra_amina.values import Count

__all__ = ["Several", "Together"]

# Stands for all sessions that show who came and need no reckoning.
_ELSEWHERE = "*"


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


@attrs.frozen
class _Set:
    """Some sessions, over which people are counted once."""

    members: frozenset[str]
    counted: bool


@attrs.frozen
class _Others:
    """The people of rosters who may be among the unnamed of a session, by session and atom.

    Attributes:
        beside: How many of them are, where that changes how many people came to any session.
        free: All of those of whom it changes nothing.
    """

    beside: dict[tuple[str, int], list[Sum]]
    free: dict[tuple[str, int], list[Sum]]


_ByAtom = dict[_Set, list[list[Sum]]]


class Together:
    """Unions over sets of sessions, and the rows of the figures that they share.

    Args:
        presence: Who may have been at each.
        statements: What is said of each.
        joint: What is said of several.
        several: The records that stand for several sessions.
        counted: The sessions over which people are to be counted, `None` if that is not asked.
    """

    def __init__(
        self,
        presence: Presence,
        statements: Statements,
        joint: Sequence[Joint],
        several: Mapping[str, Several],
        counted: frozenset[str] | None,
    ) -> None:
        """Write the rows."""
        self.exact = True
        self._presence = presence
        self._statements = statements
        self._ledger = presence.ledger
        self._several = several
        self._parts: dict[str, list[Sum]] = {}
        self._sums: dict[_Set, list[Sum]] = {}
        self._linked: set[tuple[_Set, Box]] = set()
        family = [_Set(one.covers, counted=False) for one in joint]
        self._counted = None if counted is None else _Set(counted, counted=True)
        if self._counted is not None:
            family.append(self._counted)
        self._unite(tuple(dict.fromkeys(family)))
        for one in joint:
            self._state(one)

    # Unions.

    def _unite(self, family: Sequence[_Set]) -> None:
        if not family:
            return
        by_atom: _ByAtom = {one: [[] for _ in self._presence.atoms] for one in family}
        others = _Others(defaultdict(list), defaultdict(list))
        for index in range(len(self._presence.people)):
            self._unite_kind(index, family, by_atom, others)
        for atom in self._presence.atoms:
            fresh = self._fresh(atom, family, others)
            found = unions(self._ledger, [one.members for one in family], fresh)
            self.exact = self.exact and found.exact
            for one, number in zip(family, found.sums, strict=True):
                by_atom[one][atom].append(number)
        for one in family:
            self._sums[one] = [added(parts) for parts in by_atom[one]]

    def _unite_kind(
        self, index: int, family: Sequence[_Set], by_atom: _ByAtom, others: _Others
    ) -> None:
        """The people of a kind, over each set of sessions."""
        kind, _ = self._presence.people[index]
        sets = [_counting(kind, one) for one in family]
        certain = _certain(kind)
        options = self._options(index, sets, certain)
        for atom, people in self._presence.of_kind[index].items():
            came: dict[str, Sum] = {}
            for session, some in options.items():
                if some is None:
                    others.free[session, atom].append(people)
                    continue
                came[session] = some[atom]
                if session != _ELSEWHERE and line_of(kind, session) is None:
                    others.beside[session, atom].append(some[atom])
            found = unions(self._ledger, sets, came, certain, people)
            self.exact = self.exact and found.exact
            for one, number in zip(family, found.sums, strict=True):
                by_atom[one][atom].append(number)

    def _options(
        self, index: int, sets: Sequence[frozenset[str]], certain: frozenset[str]
    ) -> dict[str, dict[int, Sum] | None]:
        """Where people of a kind may have been as well; `None` where that changes no union."""
        kind, _ = self._presence.people[index]
        options: dict[str, dict[int, Sum] | None] = {}
        for session, sheet in self._presence.sheets.items():
            of_these = [members for members in sets if session in members]
            if not of_these or session in certain:
                continue
            if (index, session) in self._presence.perhaps:
                options[session] = self._presence.perhaps[index, session]
            elif not sheet.complete and session not in kind.absent:
                # Whoever is counted anyway may be among the unnamed of a session, too.
                everywhere = all(members & certain for members in of_these)
                options[session] = None if everywhere else self._presence.some_of(index)
        if kind.elsewhere is Verdict.OPEN and any(_ELSEWHERE in members for members in sets):
            options[_ELSEWHERE] = self._presence.some_of(index)
        return options

    def _fresh(self, atom: int, family: Sequence[_Set], others: _Others) -> dict[str, Sum]:
        """The unnamed people of each session whom no roster of another one names."""
        made: dict[str, Sum] = {}
        for session in self._presence.sheets:
            unnamed = self._presence.unnamed[session][atom]
            if not unnamed or not any(session in one.members for one in family):
                continue
            named = list(others.beside.get((session, atom), ()))
            if (session, atom) in others.free:
                also = self._ledger.unknown()
                self._ledger.at_most(also, added(others.free[session, atom]))
                named.append(also)
            if not named:
                made[session] = unnamed
                continue
            made[session] = self._ledger.unknown()
            self._ledger.equal(unnamed, added((made[session], *named)))
        return made

    def united(self, box: Box) -> Sum:
        """How many people of a box came to any of the sessions that are counted.

        Args:
            box: The box.

        Returns:
            The sum.
        """
        return {} if self._counted is None else self._united(self._counted, box)

    def _united(self, one: _Set, box: Box) -> Sum:
        made = self._presence.boxed(one, self._sums[one], box)
        if (one, box) not in self._linked:
            self._linked.add((one, box))
            sessions = sorted(one.members & self._presence.sheets.keys())
            here = [self._presence.at(session, box) for session in sessions]
            if not one.counted or not self._has_failing():
                # Nothing new: it is for those who reason with one row at a time.
                for number in here:
                    self._ledger.at_most(number, made)
        return made

    def _has_failing(self) -> bool:
        return any(
            line.counts is not line.came
            for kind, _ in self._presence.people
            for _, line in kind.lines
        )

    def settled(self, box: Box) -> Sum:
        """How many of the people of a box are counted for certain and known in every way.

        Args:
            box: The box.

        Returns:
            The sum.
        """
        inside = frozenset(self._presence.space.atoms(box))
        return added(
            people
            for index, (kind, _) in enumerate(self._presence.people)
            if kind.settled and self._counts(kind)
            for atom, people in self._presence.of_kind[index].items()
            if atom in inside
        )

    def _counts(self, kind: Kind) -> bool:
        return self._counted is not None and bool(_counting(kind, self._counted) & _certain(kind))

    # Figures that several sessions share.

    def _state(self, one: Joint) -> None:
        said = one.said
        origin = f"{one.session}: {said.origin}"
        if said.who.group is not None:
            self._state_of_group(one, origin)
            return
        box = self._presence.space.meant(said.who)
        members = _Set(one.covers, counted=False)
        if said.share is not None:
            if one.whole:
                self._state_share(one, box, origin)
            return
        if said.high is not None:
            self._ledger.say(
                self._united(members, box),
                high=said.high + one.fewer,
                origin=origin,
                approximate=said.approximate,
            )
        if one.whole and said.low and one.extent is Extent.SHARED:
            entries = added(self.entries(session, box) for session in sorted(one.covers))
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
        most = [self._several.get(session, _ONE).most for session in members]
        if one.whole and None not in most:
            entries = added(
                times(often or 0, members[session])
                for session, often in zip(members, most, strict=True)
            )
            nominal = said.approximate or any(
                self._several.get(session, _ONE).approximate for session in members
            )
            self._ledger.say(entries, said.low, origin=origin, approximate=nominal)

    def _state_share(self, one: Joint, box: Box, origin: str) -> None:
        """A share of what the source counted: each person once or again, but all alike."""
        atoms = frozenset(self._presence.space.atoms(box))
        members = _Set(one.covers, counted=False)
        counted: list[Sum] = []
        for inside in (True, False):
            chosen = [atom for atom in self._presence.atoms if (atom in atoms) is inside]
            number = self._ledger.unknown()
            people = added(self._sums[members][atom] for atom in chosen)
            self._ledger.say(added((people, times(-1, number))), high=one.fewer)
            entries = [self._entries_of(session)[atom] for session in one.covers for atom in chosen]
            self._ledger.at_most(number, added(entries))
            counted.append(number)
        state(self._ledger, one.said, counted[0], added(counted), origin)

    def entries(self, session: str, box: Box) -> Sum:
        """How often people of a box took part, at the sessions that a record stands for.

        Args:
            session: The record.
            box: The box.

        Returns:
            The sum.
        """
        if session not in self._several:
            return self._presence.at(session, box)
        return self._presence.boxed(("entries", session), self._entries_of(session), box)

    def _entries_of(self, session: str) -> list[Sum]:
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


_ONE = Several(1, approximate=False)


def _counting(kind: Kind, one: _Set) -> frozenset[str]:
    """The sessions of a set at which people of a kind are to be counted."""
    if not one.counted:
        return one.members
    failing = {session for session, line in kind.lines if line.counts is Verdict.FAILS}
    elsewhere = () if kind.elsewhere is Verdict.FAILS else (_ELSEWHERE,)
    return frozenset((*(one.members - failing), *elsewhere))


def _certain(kind: Kind) -> frozenset[str]:
    """The sessions to which people of a kind came for certain."""
    elsewhere = (_ELSEWHERE,) if kind.elsewhere is Verdict.HOLDS else ()
    came = (session for session, line in kind.lines if line.came is Verdict.HOLDS)
    return frozenset((*came, *elsewhere))
