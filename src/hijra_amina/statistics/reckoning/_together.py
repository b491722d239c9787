"""Several sessions together: people counted once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics.reckoning._ledger import Sum, added
from hijra_amina.statistics.reckoning._presence import line_of
from hijra_amina.statistics.reckoning._unions import unions
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hijra_amina.statistics.reckoning._crowd import Kind
    from hijra_amina.statistics.reckoning._presence import Presence
    from hijra_amina.statistics.reckoning._space import Box

__all__ = ["Together"]

# Stands for all sessions that show who came and need no reckoning.
_ELSEWHERE = "*"


@attrs.frozen
class _Set:
    """Some sessions, over which people are counted once.

    Attributes:
        members: The sessions.
        verdicts: Who is counted of those who came: of whom the rule of attendance of the question
            says so. Without any, everybody is, whatever the rule.
    """

    members: frozenset[str]
    verdicts: frozenset[Verdict] = frozenset()

    @property
    def counted(self) -> bool:
        """Whether it is what is asked for."""
        return bool(self.verdicts)

    def counts(self, verdict: Verdict) -> bool:
        """Whether those who came are counted, of whom the rule says this."""
        return not self.verdicts or verdict in self.verdicts


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
    """Unions over sets of sessions.

    Args:
        presence: Who may have been at each.
        jointly: Sets of sessions of all of whose people something is said.
        counted: The sessions over which people are to be counted, `None` if that is not asked.
        surely: Whether to count only those who meet the rule of attendance for certain.
    """

    def __init__(
        self,
        presence: Presence,
        jointly: Iterable[frozenset[str]],
        counted: frozenset[str] | None,
        *,
        surely: bool,
    ) -> None:
        """Write the rows."""
        self.exact = True
        self._presence = presence
        self._ledger = presence.ledger
        self._sums: dict[_Set, list[Sum]] = {}
        self._linked: set[tuple[_Set, Box]] = set()
        family = [_Set(members) for members in jointly]
        verdicts = _SURE if surely else _PERHAPS
        self._counted = None if counted is None else _Set(counted, verdicts)
        if self._counted is not None:
            family.append(self._counted)
        self._unite(tuple(dict.fromkeys(family)))

    def _unite(self, family: Sequence[_Set]) -> None:
        if not family:
            return
        by_atom: _ByAtom = {one: [[] for _ in self._presence.atoms] for one in family}
        others = _Others(defaultdict(list), defaultdict(list))
        for index in range(len(self._presence.people)):
            self._unite_kind(index, family, by_atom, others)
        for atom in self._presence.atoms:
            fresh = self._fresh(atom, family, others)
            sets = [self._counting_unnamed(one) for one in family]
            found = unions(self._ledger, sets, fresh)
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
        sets = [self._counting(kind, one) for one in family]
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
            if not unnamed or not any(session in self._counting_unnamed(one) for one in family):
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

    def came_to_any(self, members: frozenset[str], box: Box) -> Sum:
        """How many people of a box came to any of some sessions, whatever the rule of attendance.

        Args:
            members: The sessions, one of the sets that unions were made over.
            box: The box.

        Returns:
            The sum.
        """
        return self._united(_Set(members), box)

    def by_atom(self, members: frozenset[str]) -> list[Sum]:
        """How many people of each atom came to any of some sessions.

        Args:
            members: The sessions, as above.

        Returns:
            A sum for each atom.
        """
        return self._sums[_Set(members)]

    def _united(self, one: _Set, box: Box) -> Sum:
        made = self._presence.boxed(one, self._sums[one], box)
        if (one, box) not in self._linked:
            self._linked.add((one, box))
            sessions = sorted(one.members & self._presence.sheets.keys())
            for session in sessions:
                here = self._presence.at(session, box)
                if self._counts_all(one, session):
                    # Nothing new: it is for those who reason with one row at a time.
                    self._ledger.at_most(here, made)
        return made

    def _counts_all(self, one: _Set, session: str) -> bool:
        """Whether all who came to a session are counted."""
        return session in self._counting_unnamed(one) and all(
            one.counts(line.meets)
            for kind, _ in self._presence.people
            for at, line in kind.lines
            if at == session
        )

    def _counting(self, kind: Kind, one: _Set) -> frozenset[str]:
        """The sessions of a set at which people of a kind are to be counted."""
        if not one.counted:
            return one.members
        lines = dict(kind.lines)
        unnamed = self._counting_unnamed(one)
        here = (
            session
            for session in one.members
            if (one.counts(lines[session].meets) if session in lines else session in unnamed)
        )
        elsewhere = (_ELSEWHERE,) if one.counts(kind.elsewhere) else ()
        return frozenset((*here, *elsewhere))

    def _counting_unnamed(self, one: _Set) -> frozenset[str]:
        """The sessions of a set at which people are to be counted whom no sheet names."""
        sheets = self._presence.sheets
        return frozenset(
            session
            for session in one.members & sheets.keys()
            if one.counts(sheets[session].unnamed)
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
            if kind.settled and self._is_counted(kind)
            for atom, people in self._presence.of_kind[index].items()
            if atom in inside
        )

    def _is_counted(self, kind: Kind) -> bool:
        return self._counted is not None and bool(
            self._counting(kind, self._counted) & _certain(kind)
        )


_SURE = frozenset({Verdict.HOLDS})
_PERHAPS = frozenset({Verdict.HOLDS, Verdict.OPEN})


def _certain(kind: Kind) -> frozenset[str]:
    """The sessions to which people of a kind came for certain."""
    elsewhere = (_ELSEWHERE,) if kind.elsewhere is Verdict.HOLDS else ()
    came = (session for session, line in kind.lines if line.came is Verdict.HOLDS)
    return frozenset((*came, *elsewhere))
