"""Figures that add up over sessions: participations, person-days, and the people of one session."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hijra_amina.statistics.measures import Unit
from hijra_amina.statistics.reckoning._bounds import (
    Bounds,
    Side,
    added_up,
    plain,
    unproven,
    with_firm,
)
from hijra_amina.statistics.reckoning._measuring import Amount, nothing
from hijra_amina.statistics.reckoning._models import Models, TooLargeError
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hijra_amina.statistics.reckoning._model import Model
    from hijra_amina.statistics.reckoning._setting import Setting, Signature
    from hijra_amina.statistics.reckoning._sheets import Line
    from hijra_amina.statistics.reckoning._solved import Figure
    from hijra_amina.statistics.reckoning._space import Box, Region

__all__ = ["Members", "Sums"]

Members = tuple[tuple[str, Verdict], ...]
"""Sessions, and whether each belongs to what is asked: it does, or it may.

A session that may belong is left out of lower ends and counted in upper ends. That is exact:
whether it belongs depends on its own date or place alone, so that all of them may belong, or none;
more sessions never make a figure smaller; and each end of each cell is asked for by itself.
"""


class Sums:
    """Sums over sessions, by sessions and region.

    Args:
        setting: The records.
        models: Their models.
    """

    def __init__(self, setting: Setting, models: Models) -> None:
        """Nothing is reckoned yet."""
        self._setting = setting
        self._models = models
        self._lines: dict[str, Counter[tuple[Signature, Line]]] = {}
        self._known: dict[tuple[Members, Region], Bounds] = {}

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
        if key not in self._known:
            sessions = self._setting.links.groups[group]
            try:
                self._known[key] = self._reckoned(sessions, inside, region)
            except TooLargeError:
                found = [self.by_itself(one, verdict, region) for one, verdict in inside]
                self._known[key] = Bounds(
                    added_up(one.low for one in found), added_up(one.high for one in found)
                )
        return self._known[key]

    def _reckoned(self, sessions: tuple[str, ...], inside: Members, region: Region) -> Bounds:
        model, box = self._models.of(sessions, region)
        sure = tuple(session for session, verdict in inside if verdict is Verdict.HOLDS)
        every = tuple(session for session, _ in inside)
        high = model.figure(_amounts(model, every, box))
        low = high if sure == every else model.figure(_amounts(model, sure, box))
        return Bounds(low.low(sure) if sure else plain(0), high.high(every))

    def by_itself(self, session: str, verdict: Verdict, region: Region) -> Bounds:
        """A session of a group that is too large, as if nothing else were known.

        Args:
            session: The session.
            verdict: Whether it belongs to what is asked.
            region: Who is counted.

        Returns:
            The bounds, none of which is proven to be the tightest.
        """
        if not self._setting.is_told_of(session):
            return self._of_lines(session, region)
        try:
            found = self._reckoned((session,), ((session, verdict),), region)
        except TooLargeError:
            # No more than all of its people, and no fewer than it shows.
            every = self.by_itself(session, verdict, frozenset()) if region else _UNKNOWN
            shown = self._of_lines(session, region).low
            low = shown if verdict is Verdict.HOLDS else plain(0)
            found = Bounds(low, every.high)
        return Bounds(unproven(found.low), unproven(found.high))

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
        return Bounds(plain(low, (session,)), with_firm(plain(most, (session,)), firm))

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
            return self.by_itself(session, Verdict.HOLDS, region)
        return model.figure(_amounts(model, (session,), box))


def _amounts(model: Model, sessions: Sequence[str], box: Box) -> Callable[[bool], Amount]:
    """The figure of some sessions together, firm or not."""

    def make(firm: bool) -> Amount:  # noqa: FBT001 - the shape that a model asks for
        total = nothing()
        for session in sessions:
            total += model.measuring.of(session, box, firm=firm)
        return total

    return make


_UNKNOWN = Bounds(plain(0), plain(None))
