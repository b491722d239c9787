"""The most people of some sessions: what groups of sessions show adds up.

Whoever is known in every way is counted once, whatever sessions show them; of the others, those of
one group may all be different people from those of another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics.reckoning._bounds import Side, added_up, plain, unproven
from hijra_amina.statistics.reckoning._ledger import added, times
from hijra_amina.statistics.reckoning._measuring import Amount
from hijra_amina.statistics.reckoning._models import Models, TooLargeError
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.statistics.reckoning._model import Model
    from hijra_amina.statistics.reckoning._setting import Setting
    from hijra_amina.statistics.reckoning._space import Box, Region
    from hijra_amina.statistics.reckoning._sums import Sums

__all__ = ["Most"]


class Most:
    """The upper ends of people who are counted once.

    Args:
        setting: The records.
        models: Their models.
        sums: What sessions show by themselves.
    """

    def __init__(self, setting: Setting, models: Models, sums: Sums) -> None:
        """Nothing is reckoned yet."""
        self._setting = setting
        self._models = models
        self._sums = sums
        self._strays: frozenset[int] | None = None

    def of(self, every: tuple[str, ...], region: Region) -> Side:
        """The most people that can have come to any of some sessions.

        Args:
            every: The sessions.
            region: Who is counted.

        Returns:
            The end.

        Raises:
            ContradictionError: If what is said of sessions cannot all be true.
        """
        setting = self._setting
        counted = frozenset(every)
        sides = [self._known_in(every, region)]
        sides += [
            plain(None, (session,))
            for session in every
            if session not in setting.links.group_of and not setting.sheets[session].complete
        ]
        groups = setting.links.at(every, setting.sheets)
        sides += [self._most_of(group, counted, region) for group in groups]
        return added_up(sides)

    def _known_in(self, every: Sequence[str], region: Region) -> Side:
        """The people who may count and belong to no group's reckoning."""
        loose = self._setting.links.loose
        found: set[str] = set()
        for session in every:
            for key, line in self._setting.sheets[session].lines.items():
                if line.counts is not Verdict.FAILS and loose.get(key) is None:
                    found.add(key)
        number = sum(
            self._setting.belongs(self._setting.signature(key), region) is not Verdict.FAILS
            for key in found
        )
        return plain(number, every)

    def _most_of(self, group: int, counted: frozenset[str], region: Region) -> Side:
        sessions = self._setting.links.groups[group]
        inside = counted.intersection(sessions)
        if len(sessions) == 1 and inside and group not in self._straying():
            # Nothing of it concerns another session: its people are its participations.
            (session,) = sessions
            found = self._sums.sum_of(((session, Verdict.HOLDS),), region).high
            return added_up((found, plain(-self._settled_at(session, region), (session,))))
        try:
            model, box = self._models.of(sessions, region, inside, counted - inside)
        except TooLargeError:
            return self._most_apart(group, counted, region)
        return model.figure(lambda _: _new(model, box)).high(tuple(sorted(inside)))

    def _straying(self) -> frozenset[int]:
        """The groups of which somebody is shown by a session outside, too."""
        if self._strays is None:
            links = self._setting.links
            self._strays = frozenset(
                home
                for session, sheet in self._setting.sheets.items()
                for home in map(links.loose.get, sheet.lines)
                if home is not None and home != links.group_of.get(session)
            )
        return self._strays

    def _settled_at(self, session: str, region: Region) -> int:
        """The people of a session of whom everything is known."""
        loose = self._setting.links.loose
        return sum(
            self._setting.belongs(self._setting.signature(key), region) is not Verdict.FAILS
            for key, line in self._setting.sheets[session].lines.items()
            if line.counts is not Verdict.FAILS and key not in loose
        )

    def _most_apart(self, group: int, counted: frozenset[str], region: Region) -> Side:
        """The people of a group that is too large, from what each session says by itself.

        They are people whom sheets name, each counted once, and the unnamed of each session.
        """
        inside = sorted(counted.intersection(self._setting.links.groups[group]))
        loose = self._setting.links.loose
        named = {
            key
            for session in counted
            for key, line in self._setting.sheets[session].lines.items()
            if line.counts is not Verdict.FAILS and loose.get(key) == group
        }
        possible = sum(
            self._setting.belongs(self._setting.signature(key), region) is not Verdict.FAILS
            for key in named
        )
        sides = [self._unnamed_at(session, region) for session in inside]
        return unproven(added_up((plain(possible, inside), *sides)))

    def _unnamed_at(self, session: str, region: Region) -> Side:
        """How many people came to a session, at most, whom its sheet does not name."""
        if self._setting.sheets[session].complete:
            return plain(0)
        if not self._setting.is_told_of(session):
            return plain(None, (session,))
        try:
            model, box = self._models.of((session,), region)
        except TooLargeError:
            return self._sums.by_itself(session, Verdict.HOLDS, region).high
        unnamed = model.measuring.unnamed(session, box)
        return model.figure(lambda _: Amount(unnamed, unnamed)).high((session,))


def _new(model: Model, box: Box) -> Amount:
    """The people who are counted, without those of whom everything is known."""
    people = added((model.together.united(box), times(-1, model.together.settled(box))))
    return Amount(people, people)
