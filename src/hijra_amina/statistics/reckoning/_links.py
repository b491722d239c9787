"""Which sessions have to be reckoned with together, because they say something of each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hijra_amina.statistics.reckoning._said import Facts
    from hijra_amina.statistics.reckoning._sheets import Sheet

__all__ = ["Links", "links_of"]


@attrs.frozen
class Links:
    """The sessions of which something is said, in groups that hang together.

    A session that shows nothing but who came needs no reckoning: whoever is on its sheet counts
    there. It is in no group, unless it shows somebody of whom something is unknown that another
    session may tell.

    Attributes:
        groups: The sessions of each group, in the order of the records.
        group_of: The number of the group that a session is in.
        loose: Those of whom something is unknown, with the number of their group; `None` for those
            whom no session in a group shows.
    """

    groups: tuple[tuple[str, ...], ...]
    group_of: Mapping[str, int]
    loose: Mapping[str, int | None]

    def at(self, sessions: Sequence[str], sheets: Mapping[str, Sheet]) -> tuple[int, ...]:
        """The groups of some sessions, and those of the loose people whom the others show.

        Args:
            sessions: The sessions.
            sheets: The sheets of all sessions.

        Returns:
            The numbers of the groups, each once.
        """
        own = [self.group_of[one] for one in sessions if one in self.group_of]
        shown = (
            self.loose.get(key)
            for one in sessions
            if one not in self.group_of
            for key in sheets[one].lines
        )
        return tuple(dict.fromkeys((*own, *(home for home in shown if home is not None))))


def links_of(
    sheets: Mapping[str, Sheet],
    facts: Facts,
    unknown: frozenset[str],
    *,
    apart: bool = False,
) -> Links:
    """Find the groups.

    Two sessions hang together by a figure that they share, and by a person on both of whom
    something is unknown: whatever one session tells of them holds at the other.

    Args:
        sheets: The sheets of all sessions.
        facts: What is said.
        unknown: The people of whom a value is unknown that matters.
        apart: Whether to leave all of that aside, because it would be too much at once.

    Returns:
        The groups.
    """
    said = {session for session in sheets if facts.says_something(session)}
    said.update(*(one.covers for one in facts.joint))
    shown: dict[str, list[str]] = {}
    perhaps: set[str] = set()
    for session, sheet in sheets.items():
        for key, line in sheet.lines.items():
            shown.setdefault(key, []).append(session)
            if line.came is Verdict.OPEN:
                perhaps.add(key)
    loose = unknown | perhaps
    forest = _Forest(said)
    if not apart:
        for one in facts.joint:
            forest.link(sorted(one.covers))
        for key in sorted(loose):
            told = [session for session in shown.get(key, ()) if session in said]
            if told:
                # Whether somebody came to one session tells nothing of another one.
                forest.link(shown[key] if key in unknown else told)
    groups = forest.groups(sheets)
    group_of = {session: place for place, group in enumerate(groups) for session in group}
    homes = {
        key: next((group_of[one] for one in shown.get(key, ()) if one in group_of), None)
        for key in loose
    }
    return Links(groups, group_of, homes)


class _Forest:
    """Sessions that are joined step by step."""

    def __init__(self, sessions: Iterable[str]) -> None:
        self._parents = {session: session for session in sessions}

    def _root(self, session: str) -> str:
        while self._parents.setdefault(session, session) != session:
            self._parents[session] = self._parents[self._parents[session]]
            session = self._parents[session]
        return session

    def link(self, sessions: Iterable[str]) -> None:
        first, *others = map(self._root, sessions)
        for other in others:
            self._parents[self._root(other)] = self._root(first)

    def groups(self, order: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """The groups, and the sessions of each, in an order."""
        found: dict[str, list[str]] = {}
        for session in order:
            if session in self._parents:
                found.setdefault(self._root(session), []).append(session)
        return tuple(map(tuple, found.values()))
