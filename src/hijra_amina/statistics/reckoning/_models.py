"""The models of a question: one for each group of sessions and all that has to be told apart."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from hijra_amina.statistics.reckoning._crowd import Elsewhere, crowd, elsewhere
from hijra_amina.statistics.reckoning._model import Model
from hijra_amina.statistics.reckoning._space import meet
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hijra_amina.statistics.reckoning._crowd import People
    from hijra_amina.statistics.reckoning._setting import Setting
    from hijra_amina.statistics.reckoning._sheets import Sheet
    from hijra_amina.statistics.reckoning._space import Box, Region, Space

__all__ = ["Models", "TooLargeError"]

# Unknowns of one model, beyond which sessions are reckoned with one by one.
_MOST_UNKNOWNS = 3_000
# The same of one session, which nothing smaller can stand for.
_MOST_ALONE = 20_000

# Boxes of which rows tell how they lie in one another, beyond which only some are told of.
_MOST_BOXES = 500


class TooLargeError(Exception):
    """A system that would have too many unknowns; it never leaves this room."""


class Models:
    """Makes models, and keeps them.

    Args:
        setting: The records of the question.
        fixed: What everything that is counted has to be.
    """

    def __init__(self, setting: Setting, fixed: Region) -> None:
        """Nothing is made yet."""
        self._setting = setting
        self._fixed = fixed
        self._made: dict[object, Model | None] = {}

    def of(
        self,
        sessions: tuple[str, ...],
        region: Region,
        counted: frozenset[str] | None = None,
        beside: frozenset[str] = frozenset(),
        *,
        everybody: bool = False,
    ) -> tuple[Model, Box]:
        """The model of some sessions for a region, and the region as its box.

        Args:
            sessions: The sessions.
            region: The region.
            counted: The sessions among them over which people are counted.
            beside: Other sessions over which they are counted, which show who came.
            everybody: Whether to count those, too, whom only the other sessions show.

        Returns:
            The model and the box.

        Raises:
            TooLargeError: If it would be too large.
        """
        values = self._setting.in_play(sessions, region)
        everybody = everybody and bool(beside)
        key = (sessions, tuple(values.items()), counted, beside, everybody)
        if key not in self._made:
            self._made[key] = self._make(sessions, values, counted, beside, everybody=everybody)
        model = self._made[key]
        if model is None:
            raise TooLargeError
        return model, self._setting.box(model.space, region)

    def _make(
        self,
        sessions: tuple[str, ...],
        values: Mapping[str, tuple[str, ...]],
        counted: frozenset[str] | None,
        beside: frozenset[str],
        *,
        everybody: bool,
    ) -> Model | None:
        setting = self._setting
        space = setting.space(sessions, values)
        sheets = {session: setting.sheets[session] for session in sessions}
        most = _MOST_UNKNOWNS if len(sheets) > 1 else _MOST_ALONE
        if space.size * len(sheets) > most:
            return None
        others = elsewhere(setting.sheets[session] for session in sorted(beside))
        shown = frozenset(key for sheet in sheets.values() for key in sheet.lines)
        if not everybody:
            others = Elsewhere(others.sure & shown, others.may & shown)
        settled = (shown | others.sure | others.may) - setting.links.loose.keys()
        people = crowd(sheets, others, space, setting.found, settled)
        joint = [
            # Of some of the sessions of a figure, less follows.
            one if one.covers <= sheets.keys() else one.among(frozenset(sheets))
            for one in setting.facts.joint
            if one.covers & sheets.keys()
        ]
        family = (counted is not None) + len(joint)
        if _size(space, people, sheets, family) > most:
            return None
        return Model(
            sheets=sheets,
            facts=setting.facts,
            joint=joint,
            space=space,
            people=people,
            several=setting.several,
            asked=self._boxes(space, values),
            unit=setting.unit,
            ruled=setting.ruled,
            counted=counted,
        )

    def _boxes(self, space: Space, values: Mapping[str, tuple[str, ...]]) -> Iterator[Box]:
        """All boxes that a table may ask for."""
        fixed = self._setting.box(space, self._fixed)
        if math.prod(len(several) + 1 for several in values.values()) > _MOST_BOXES:
            # They are made when they are asked for.
            yield fixed
            return
        sides = [
            [space.everybody, *(space.having(name, one) for one in several)]
            for name, several in values.items()
        ]
        for chosen in itertools.product(*sides):
            box = fixed
            for side in chosen:
                box = meet(box, side)
            yield box


def _size(space: Space, people: People, sheets: Mapping[str, Sheet], family: int) -> int:
    """About how many unknowns a model has."""
    opened = [session for session, sheet in sheets.items() if not sheet.complete]
    total = space.size * (len(sheets) + (2 + family) * len(opened))
    for kind, _ in people:
        mine = {session for session, _ in kind.lines}
        perhaps = sum(line.came is Verdict.OPEN for _, line in kind.lines)
        certain = perhaps < len(mine) or kind.elsewhere is Verdict.HOLDS
        unlisted = 0 if not family or (certain and family == 1) else len(opened)
        total += len(space.atoms(kind.box)) * (1 + perhaps + unlisted + family)
    return total
