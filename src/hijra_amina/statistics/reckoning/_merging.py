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
    from hijra_amina.statistics._undecided import Masks, Merged, Undecided
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
        """Find out who may have been where."""
        self._setting = setting
        self._tally = tally
        self._undecided = undecided
        self._elsewhere = counted_elsewhere(asked, setting.found, undecided)

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
        may = self._masks(sure, region, certain=False)
        fewer = merged(self._undecided, may, self._elsewhere)
        if fewer is None:
            return None
        least = self._tally.shown(sure, region).value or 0
        shown = merged(self._undecided, self._masks(sure, region, certain=True), self._elsewhere)
        at_least = least - (0 if shown is None else shown.fewer)
        if not self._elsewhere:
            alone = (self._tally.sum_of(((one, Verdict.HOLDS),), region).low for one in sure)
            at_least = max(at_least, *(side.value or 0 for side in alone))
        return Lessening(merged=fewer, at_least=at_least, proven=False)

    def _masks(self, sessions: tuple[str, ...], region: Region, *, certain: bool) -> Masks:
        """Those of a region who came to one of some sessions, or who may have."""
        setting = self._setting
        masks: dict[int, int] = {}
        for name, (group, at) in self._undecided.place.items():
            belongs = setting.belongs(setting.signature(name), region)
            if belongs is Verdict.HOLDS or (belongs is Verdict.OPEN and not certain):
                sheets = (setting.sheets[session] for session in sessions)
                if any(_counts(name, sheet, certain=certain) for sheet in sheets):
                    masks[group] = masks.get(group, 0) | 1 << at
        return masks


_SEVERAL = 2


def _counts(name: str, sheet: Sheet, *, certain: bool) -> bool:
    """Whether a sheet shows that somebody counts, or leaves it open."""
    line = sheet.lines.get(name)
    if line is None:
        return not certain and _may_be_unnamed(name, sheet)
    return line.counts is Verdict.HOLDS or (line.counts is Verdict.OPEN and not certain)


def _may_be_unnamed(name: str, sheet: Sheet) -> bool:
    return not sheet.complete and name not in sheet.absent


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
        masks: dict[int, int] = {}
        shown = [sheets[session] for session in sessions]
        for name, (group, at) in undecided.place.items():
            if any(name in sheet.lines or _may_be_unnamed(name, sheet) for sheet in shown):
                masks[group] = masks.get(group, 0) | 1 << at
        found: Merged | None = merged(undecided, masks, {})
        return 0 if found is None else found.fewer

    return attrs.evolve(
        facts, joint=tuple(attrs.evolve(one, fewer=fewer(one.covers)) for one in facts.joint)
    )
