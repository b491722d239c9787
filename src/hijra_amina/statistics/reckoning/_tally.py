"""From models to figures: sums over sessions, and people counted once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import ContradictionError
from hijra_amina.statistics.measures import Unit
from hijra_amina.statistics.reckoning._alike import alike
from hijra_amina.statistics.reckoning._bounds import Bounds, Side, added_up, largest, plain
from hijra_amina.statistics.reckoning._ledger import added, times
from hijra_amina.statistics.reckoning._measuring import Amount, nothing
from hijra_amina.statistics.reckoning._models import Form, Models, TooLargeError
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hijra_amina.statistics.reckoning._model import Model
    from hijra_amina.statistics.reckoning._setting import Setting, Signature
    from hijra_amina.statistics.reckoning._sheets import Line
    from hijra_amina.statistics.reckoning._solved import Figure
    from hijra_amina.statistics.reckoning._space import Box, Region

__all__ = ["Members", "Tally"]

Members = tuple[tuple[str, Verdict], ...]
"""Sessions, and whether each belongs to what is asked: it does, or it may.

A session that may belong is left out of lower ends and counted in upper ends. That is exact:
whether it belongs depends on its own date or place alone, so that all of them may belong, or none;
more sessions never make a figure smaller; and each end of each cell is asked for by itself.
"""


class Tally:
    """Figures of a question, by sessions and region.

    Args:
        setting: The records.
        fixed: What everything that is counted has to be.
    """

    def __init__(self, setting: Setting, fixed: Region) -> None:
        """Nothing is reckoned yet."""
        self._setting = setting
        self._models = Models(setting, fixed)
        self._lines: dict[str, Counter[tuple[Signature, Line]]] = {}
        self._sums: dict[tuple[object, Region], Bounds] = {}
        self._strays: frozenset[int] | None = None

    # Sums over sessions.

    def sum_of(self, members: Members, region: Region) -> Bounds:
        """A figure that adds up over sessions.

        Args:
            members: The sessions.
            region: Who is counted.

        Returns:
            The bounds.

        Raises:
            ContradictionError: If what is said of a session cannot all be true.
        """
        lows: list[Side] = []
        highs: list[Side] = []
        groups: dict[int, list[tuple[str, Verdict]]] = {}
        for session, verdict in members:
            group = self._setting.links.group_of.get(session)
            if group is None:
                bounds = self._of_lines(session, region)
                lows += [bounds.low] if verdict is Verdict.HOLDS else []
                highs.append(bounds.high)
            else:
                groups.setdefault(group, []).append((session, verdict))
        for group, inside in groups.items():
            bounds = self._of_group(group, tuple(inside), region)
            lows.append(bounds.low)
            highs.append(bounds.high)
        return Bounds(added_up(lows), added_up(highs))

    def _of_group(self, group: int, inside: Members, region: Region) -> Bounds:
        key = (inside, region)
        if key not in self._sums:
            sessions = self._setting.links.groups[group]
            try:
                self._sums[key] = self._reckoned(sessions, inside, region)
            except TooLargeError:
                found = [self._alone(one, verdict, region) for one, verdict in inside]
                self._sums[key] = Bounds(
                    added_up(one.low for one in found), added_up(one.high for one in found)
                )
        return self._sums[key]

    def _reckoned(self, sessions: tuple[str, ...], inside: Members, region: Region) -> Bounds:
        model, box = self._models.of(sessions, region)
        sure = tuple(session for session, verdict in inside if verdict is Verdict.HOLDS)
        every = tuple(session for session, _ in inside)
        high = model.figure(_amounts(model, every, box))
        low = high if sure == every else model.figure(_amounts(model, sure, box))
        return Bounds(low.low(sure) if sure else plain(0), high.high(every))

    def _alone(self, session: str, verdict: Verdict, region: Region) -> Bounds:
        """A session of a group that is too large, as if nothing else were known."""
        if not self._setting.is_told_of(session):
            return self._of_lines(session, region)
        try:
            found = self._reckoned((session,), ((session, verdict),), region)
        except TooLargeError:
            # No more than all of its people, and no fewer than it shows.
            every = self._alone(session, verdict, frozenset()) if region else _UNKNOWN
            shown = self._of_lines(session, region).low
            low = shown if verdict is Verdict.HOLDS else plain(0)
            found = Bounds(low, every.high)
        return Bounds(_unproven(found.low), _unproven(found.high))

    def _of_lines(self, session: str, region: Region) -> Bounds:
        """A session that shows who came, and of which nothing else is said."""
        sheet = self._setting.sheets[session]
        days = self._setting.unit is Unit.PERSON_DAYS
        low = high = 0
        endless = not sheet.complete
        for (signature, line), often in self._lines_of(session).items():
            belongs = self._setting.belongs(signature, region)
            if belongs is Verdict.FAILS or line.counts is Verdict.FAILS:
                continue
            if belongs is Verdict.HOLDS and line.counts is Verdict.HOLDS:
                low += often * (line.least if days else 1)
            if days and line.most is None:
                endless = True
            else:
                high += often * ((line.most or 0) if days else 1)
        several = self._setting.several.get(session)
        most: int | None = None if endless else high
        firm = most
        if several is not None and self._setting.unit is not Unit.PEOPLE and most != 0:
            most = None if most is None or several.most is None else most * several.most
            firm = None if several.approximate else most
        if days and sheet.nominal and most != 0:
            firm = None
        return Bounds(plain(low, (session,)), _with_firm(plain(most, (session,)), firm))

    def _lines_of(self, session: str) -> Counter[tuple[Signature, Line]]:
        if session not in self._lines:
            lines = self._setting.sheets[session].lines
            self._lines[session] = Counter(
                (self._setting.signature(key), line) for key, line in lines.items()
            )
        return self._lines[session]

    def alone(self, session: str, region: Region) -> Bounds | Figure:
        """What a session contributes by itself; where that takes time, ready to be worked out.

        Args:
            session: The session.
            region: Who is counted.

        Returns:
            Its own figure.
        """
        group = self._setting.links.group_of.get(session)
        if group is None:
            return self._of_lines(session, region)
        try:
            model, box = self._models.of(self._setting.links.groups[group], region)
        except TooLargeError:
            return self._alone(session, Verdict.HOLDS, region)
        return model.figure(_amounts(model, (session,), box))

    # People, each counted once.

    def people(self, members: Members, region: Region) -> Bounds:
        """How many people came to any of some sessions.

        Args:
            members: The sessions.
            region: Who is counted.

        Returns:
            The bounds.

        Raises:
            ContradictionError: If what is said of sessions cannot all be true.
        """
        if len(members) <= 1:
            return self.sum_of(members, region)
        key = (members, region)
        if key not in self._sums:
            sure = tuple(session for session, verdict in members if verdict is Verdict.HOLDS)
            every = tuple(session for session, _ in members)
            self._sums[key] = Bounds(self._least(sure, region), self._most(every, region))
        return self._sums[key]

    # The most: what groups show adds up, but for people of whom everything is known.

    def _most(self, every: tuple[str, ...], region: Region) -> Side:
        setting = self._setting
        counted = frozenset(every)
        sides = [self._known_in(every, region)]
        sides += [
            plain(None, (session,))
            for session in every
            if session not in setting.links.group_of and not setting.sheets[session].complete
        ]
        groups = dict.fromkeys(
            (
                *(setting.links.group_of[one] for one in every if one in setting.links.group_of),
                *self._groups_shown(every),
            )
        )
        sides += [self._most_of(group, counted, region) for group in groups]
        return added_up(sides)

    def _groups_shown(self, every: Iterable[str]) -> list[int]:
        """The groups of the people of whom something is unknown and whom other sessions show."""
        loose = self._setting.links.loose
        found: dict[int, None] = {}
        for session in every:
            if session not in self._setting.links.group_of:
                for key in self._setting.sheets[session].lines:
                    home = loose.get(key)
                    if home is not None:
                        found[home] = None
        return list(found)

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
            found = self.sum_of(((session, Verdict.HOLDS),), region).high
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
        return _unproven(added_up((plain(possible, inside), *sides)))

    def _unnamed_at(self, session: str, region: Region) -> Side:
        """How many people came to a session, at most, whom its sheet does not name."""
        if self._setting.sheets[session].complete:
            return plain(0)
        if not self._setting.is_told_of(session):
            return plain(None, (session,))
        try:
            model, box = self._models.of((session,), region)
        except TooLargeError:
            return self._alone(session, Verdict.HOLDS, region).high
        unnamed = model.measuring.unnamed(session, box)
        return model.figure(lambda _: Amount(unnamed, unnamed)).high((session,))

    # The least: all groups at once, since people of one may be those of another.

    def _least(self, sure: tuple[str, ...], region: Region) -> Side:
        if not sure:
            return plain(0)
        counted = frozenset(sure)
        links = self._setting.links
        groups = dict.fromkeys(
            (
                *(links.group_of[one] for one in sure if one in links.group_of),
                *self._groups_shown(sure),
            )
        )
        if not groups:
            return self.shown(sure, region)
        kept = self._needed(tuple(groups))
        sessions = tuple(one for group in kept for one in links.groups[group])
        left_out = {one for group in groups if group not in kept for one in links.groups[group]}
        inside = counted.intersection(sessions)
        beside = counted - inside - left_out
        try:
            return self._united(sessions, region, inside, beside, "whole")
        except TooLargeError:
            each = [self.sum_of(((one, Verdict.HOLDS),), region).low for one in sure]
            found = largest((self.shown(sure, region), *each))
        try:
            coarse = self._united(sessions, region, inside, beside, "coarse")
            if (coarse.value or 0) > (found.value or 0):
                found = _unproven(coarse)
            # No world has fewer; is there one, of few kinds of people, that has as few?
            seen = self._united(sessions, region, inside, beside, "thin")
        except (ContradictionError, TooLargeError):
            return found
        return attrs.evolve(found, proven=seen.proven and seen.value == found.value)

    def _united(
        self,
        sessions: tuple[str, ...],
        region: Region,
        inside: frozenset[str],
        beside: frozenset[str],
        form: Form,
    ) -> Side:
        model, box = self._models.of(sessions, region, inside, beside, everybody=True, form=form)
        people = (
            model.measuring.surely_counted(inside, box)
            if self._setting.ruled
            else model.together.united(box)
        )
        return model.figure(lambda _: Amount(people, people)).low(tuple(sorted(inside | beside)))

    def shown(self, sure: Sequence[str], region: Region) -> Side:
        """The people whom sheets show for certain.

        Args:
            sure: The sessions.
            region: Who is counted.

        Returns:
            How many there are.
        """
        found: set[str] = set()
        for session in sure:
            for key, line in self._setting.sheets[session].lines.items():
                if line.counts is Verdict.HOLDS:
                    found.add(key)
        number = sum(
            self._setting.belongs(self._setting.signature(key), region) is Verdict.HOLDS
            for key in found
        )
        return plain(number, sure)

    def _needed(self, groups: tuple[int, ...]) -> tuple[int, ...]:
        """The groups without those that can make no figure larger.

        Of two sessions of which the same is said and whose people nobody knows, the second may
        have been the first over again; and of sessions of which nothing but the number of people
        is known, the people of the smaller ones may all have come to the largest.
        """
        kept: dict[object, tuple[int, int]] = {}
        for group in groups:
            said = alike(self._setting, self._setting.links.groups[group])
            if said is None:
                kept[group] = (0, group)
            elif said.key not in kept or kept[said.key][0] < said.least:
                kept[said.key] = (said.least, group)
        return tuple(sorted(group for _, group in kept.values()))


def _amounts(model: Model, sessions: Sequence[str], box: Box) -> Callable[[bool], Amount]:
    """The figure of some sessions together, firm or not."""

    def make(firm: bool) -> Amount:  # noqa: FBT001 - the shape that a model asks for
        total = nothing()
        for session in sessions:
            total += model.measuring.of(session, box, firm=firm)
        return total

    return make


def _new(model: Model, box: Box) -> Amount:
    """The people who are counted, without those of whom everything is known."""
    people = added((model.together.united(box), times(-1, model.together.settled(box))))
    return Amount(people, people)


def _unproven(side: Side) -> Side:
    return attrs.evolve(side, proven=False)


def _with_firm(side: Side, firm: int | None) -> Side:
    return attrs.evolve(side, firm=firm)


_UNKNOWN = Bounds(plain(0), plain(None))
