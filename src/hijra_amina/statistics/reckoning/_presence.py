"""Who may have been at each of some sessions: people on rosters, and beside them others.

For each session and each atom there is a sum: how many people of that atom came. It is made up of

* people on rosters, put together by kind: how many of a kind are of an atom, and, where it is not
  certain that they came, how many of these did;
* others, where the roster is not complete. Nobody knows who they are: people whom the roster of
  another session names, or people whom no roster names.

People of one kind and one atom can take each other's place, so that numbers are all that there is
to know: each solution in whole numbers is a possible world, and the other way round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics.reckoning._ledger import Ledger, Sum, added, number
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hijra_amina.statistics.reckoning._crowd import Kind, People
    from hijra_amina.statistics.reckoning._sheets import Line, Sheet
    from hijra_amina.statistics.reckoning._space import Box, Space

__all__ = ["Presence", "line_of"]

# Beyond so many atoms, only the boxes that are asked for are unknowns of their own.
_MOST_MARGINS = 60


def line_of(kind: Kind, session: str) -> Line | None:
    """What the sheet of a session shows of a kind of people.

    Args:
        kind: The kind.
        session: The session.

    Returns:
        The line, `None` if they are not on the sheet.
    """
    return next((line for one, line in kind.lines if one == session), None)


class Presence:
    """Unknowns and sums for who was there.

    Args:
        sheets: The sheets of the sessions.
        people: The people of these sheets, and those whom other sessions show.
        space: What people may be.
    """

    def __init__(self, sheets: Mapping[str, Sheet], people: People, space: Space) -> None:
        """Place everybody."""
        self.ledger = Ledger()
        self.space = space
        self.sheets = sheets
        self.people = people
        self.atoms = tuple(range(space.size))
        self.of_kind = [self._placed(kind, size) for kind, size in people]
        self.perhaps: dict[tuple[int, str], dict[int, Sum]] = {}
        self.unnamed: dict[str, list[Sum]] = {}
        self.there: dict[str, list[Sum]] = {}
        self._known: dict[str, list[list[Sum]]] = {}
        self._loose: dict[str, list[list[Sum]]] = {}
        self._boxes: dict[object, dict[Box, Sum]] = {}
        for session in sheets:
            self._count(session)

    def _placed(self, kind: Kind, size: int) -> dict[int, Sum]:
        atoms = self.space.atoms(kind.box)
        if len(atoms) == 1:
            return {atoms[0]: number(size)}
        parts = {atom: self.ledger.unknown() for atom in atoms}
        self.ledger.say(added(parts.values()), size, size)
        return parts

    def _count(self, session: str) -> None:
        known: list[list[Sum]] = [[] for _ in self.atoms]
        loose: list[list[Sum]] = [[] for _ in self.atoms]
        for index, (kind, _) in enumerate(self.people):
            line = line_of(kind, session)
            if line is not None:
                into = known if kind.recorded else loose
                for atom, part in self.coming(index, session, line).items():
                    into[atom].append(part)
        unnamed: list[Sum] = [{} for _ in self.atoms]
        if not self.sheets[session].complete:
            unnamed = [self.ledger.unknown() for _ in self.atoms]
            for atom in self.atoms:
                loose[atom].append(unnamed[atom])
        self.unnamed[session] = unnamed
        self._known[session], self._loose[session] = known, loose
        self.there[session] = [
            self.ledger.named(added((*known[atom], *loose[atom]))) for atom in self.atoms
        ]

    def coming(self, index: int, session: str, line: Line) -> dict[int, Sum]:
        """How many people of a kind came to a session, by atom.

        Args:
            index: The number of the kind.
            session: The session.
            line: What its sheet shows of them.

        Returns:
            The sums.
        """
        if line.came is Verdict.HOLDS:
            return self.of_kind[index]
        if (index, session) not in self.perhaps:
            self.perhaps[index, session] = self.some_of(index)
        return self.perhaps[index, session]

    def some_of(self, index: int) -> dict[int, Sum]:
        """Some of the people of a kind, by atom.

        Args:
            index: The number of the kind.

        Returns:
            New unknowns.
        """
        made = {atom: self.ledger.unknown() for atom in self.of_kind[index]}
        for atom, part in self.of_kind[index].items():
            self.ledger.at_most(made[atom], part)
        return made

    def close(self, session: str, listed: Iterable[str], origin: str) -> None:
        """Say that one of some bodies sent everybody.

        Args:
            session: The session.
            listed: The bodies.
            origin: Who says so.
        """
        bodies = tuple(listed)
        outside: list[Sum] = []
        for there, loosely in ((self._loose[session], False), (self._known[session], True)):
            inside = frozenset(self.space.atoms(self.space.sent_by(bodies, loosely=loosely)))
            for atom in self.atoms:
                if atom not in inside:
                    outside += there[atom]
        self.ledger.say(added(outside), high=0, origin=origin)

    def at(self, session: str, box: Box) -> Sum:
        """How many people of a box came to a session.

        Args:
            session: The session.
            box: The box.

        Returns:
            The sum.
        """
        return self.boxed(session, self.there[session], box)

    def boxed(self, key: object, by_atom: Sequence[Sum], box: Box) -> Sum:
        """A sum over the atoms of a box: one unknown, and the sum of its parts by each trait.

        Args:
            key: What is summed up.
            by_atom: The sum of each atom.
            box: The box.

        Returns:
            The sum.
        """
        made = self._boxes.setdefault(key, {})
        if box in made:
            return made[box]
        atoms = self.space.atoms(box)
        made[box] = self.ledger.named(added(by_atom[atom] for atom in atoms))
        wide = [trait for trait, side in enumerate(box) if side & (side - 1)]
        if len(wide) > 1 and self.space.size <= _MOST_MARGINS:
            # Nothing new: it is for those who reason with one row at a time.
            for trait in wide:
                parts = [self.boxed(key, by_atom, part) for part in self.space.split(box, trait)]
                self.ledger.equal(made[box], added(parts))
        return made[box]

    def boxes(self, session: str) -> tuple[Box, ...]:
        """The boxes of a session that are unknowns of their own.

        Args:
            session: The session.

        Returns:
            The boxes.
        """
        return tuple(self._boxes.get(session, ()))
