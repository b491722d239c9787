"""Who of the people of a figure may be one person, where figures are stated beside rosters.

What is stated is reckoned with as if each participant were a person: whatever really happened has
a counterpart in which somebody who is several participants is several people, of whom one came
wherever nobody says which. People who are counted once are there by as many more as these
participants are fewer people. So an end for people who are all different, less the most by which
they can be fewer, is no more than the truth; it need not be the tightest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics._elsewhere import counted_elsewhere
from hijra_amina.statistics._lessening import Lessening
from hijra_amina.statistics._undecided import merged
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hijra_amina.statistics._asking import Question
    from hijra_amina.statistics._undecided import Masks, Undecided
    from hijra_amina.statistics.reckoning._said import Facts
    from hijra_amina.statistics.reckoning._setting import Setting
    from hijra_amina.statistics.reckoning._sheets import Sheet
    from hijra_amina.statistics.reckoning._space import Region
    from hijra_amina.statistics.reckoning._tally import Members, Tally

__all__ = ["Merging", "with_fewer_people"]


class Merging:
    """What makes the lower ends of a question's figures of people lower.

    Args:
        asked: The question.
        setting: Its records.
        tally: Its figures.
        undecided: Who may be one person.
    """

    def __init__(
        self, asked: Question, setting: Setting, tally: Tally, undecided: Undecided
    ) -> None:
        """Find out who was where, and who may have been."""
        self._setting = setting
        self._tally = tally
        self._undecided = undecided
        self._elsewhere = counted_elsewhere(asked, setting.found, undecided)
        self._there = {
            session: _there(sheet, undecided) for session, sheet in setting.sheets.items()
        }
        self._regions: dict[Region, _Sides] = {}

    def of(self, members: Members, region: Region) -> Lessening | None:
        """What makes the figure of a region at some sessions lower.

        Args:
            members: The sessions, and whether each belongs.
            region: Who is counted.

        Returns:
            It, or `None` where nothing does.
        """
        sure = tuple(session for session, verdict in members if verdict is Verdict.HOLDS)
        if len(sure) < _SEVERAL:
            # Nobody is two of the people of one session.
            return None
        belong = self._of(region)
        came = [self._there[session] for session in sure]
        may = _inside(_together(one.may for one in came), belong.may)
        fewer = merged(self._undecided, may, self._elsewhere)
        if fewer is None:
            return None
        certain = _inside(_together(one.sure for one in came), belong.sure)
        shown = merged(self._undecided, certain, self._elsewhere)
        at_least = self._tally.shown(sure, region).value or 0
        if shown is not None:
            at_least -= shown.fewer
        if not self._elsewhere and len(sure) <= _FEW:
            # Of many sessions, one will hardly have as many people as all of them.
            alone = (self._tally.sum_of(((one, Verdict.HOLDS),), region).low for one in sure)
            at_least = max(at_least, *(side.value or 0 for side in alone))
        return Lessening(merged=fewer, at_least=at_least, proven=False)

    def _of(self, region: Region) -> _Sides:
        """Those who belong to a region, and those who may."""
        if region not in self._regions:
            found = _Sides()
            for name, place in self._undecided.place.items():
                found.add(place, self._setting.belongs(self._setting.signature(name), region))
            self._regions[region] = found
        return self._regions[region]


_SEVERAL = 2
_FEW = 12


@attrs.frozen
class _Sides:
    """Participants of whom something is certain, and those of whom it may be."""

    sure: dict[int, int] = attrs.field(factory=dict[int, int])
    may: dict[int, int] = attrs.field(factory=dict[int, int])

    def add(self, place: tuple[int, int], verdict: Verdict) -> None:
        """Add a participant."""
        group, at = place
        if verdict is Verdict.HOLDS:
            self.sure[group] = self.sure.get(group, 0) | 1 << at
        if verdict is not Verdict.FAILS:
            self.may[group] = self.may.get(group, 0) | 1 << at


def _there(sheet: Sheet, undecided: Undecided) -> _Sides:
    """Those who count at a session."""
    found = _Sides()
    for name, place in undecided.place.items():
        line = sheet.lines.get(name)
        found.add(place, line.counts if line is not None else _unnamed(name, sheet))
    return found


def _unnamed(name: str, sheet: Sheet) -> Verdict:
    """Whether somebody who is not on a sheet may have come nevertheless."""
    return Verdict.decide(holds=False, fails=sheet.complete or name in sheet.absent)


def _together(several: Iterable[Masks]) -> dict[int, int]:
    """Those who are in any of some masks."""
    found: dict[int, int] = {}
    for one in several:
        for group, mask in one.items():
            found[group] = found.get(group, 0) | mask
    return found


def _inside(one: Masks, other: Masks) -> Masks:
    """Those who are in both."""
    return {group: mask & other[group] for group, mask in one.items() if group in other}


def with_fewer_people(facts: Facts, sheets: Mapping[str, Sheet], undecided: Undecided) -> Facts:
    """What is said, where the people of several sessions may be fewer than the participants.

    Args:
        facts: What is said.
        sheets: The sheets of all sessions.
        undecided: Who may be one person.

    Returns:
        The same, with each figure for several sessions knowing by how many.
    """

    def fewer(sessions: Iterable[str]) -> int:
        # Whoever came counts here, whatever rule of attendance the question has.
        found = _Sides()
        for name, place in undecided.place.items():
            for sheet in (sheets[session] for session in sessions):
                line = sheet.lines.get(name)
                found.add(place, line.came if line is not None else _unnamed(name, sheet))
        less = merged(undecided, found.may, {})
        return 0 if less is None else less.fewer

    return attrs.evolve(
        facts, joint=tuple(attrs.evolve(one, fewer=fewer(one.covers)) for one in facts.joint)
    )
