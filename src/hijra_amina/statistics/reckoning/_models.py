"""The models of a question: one for each group of sessions and all that has to be told apart."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Literal

from hijra_amina.statistics.reckoning._crowd import Elsewhere, crowd, elsewhere
from hijra_amina.statistics.reckoning._model import Model
from hijra_amina.statistics.reckoning._space import meet
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hijra_amina.statistics.reckoning._crowd import People
    from hijra_amina.statistics.reckoning._said import Facts
    from hijra_amina.statistics.reckoning._setting import Setting
    from hijra_amina.statistics.reckoning._sheets import Sheet
    from hijra_amina.statistics.reckoning._space import Box, Region, Space

__all__ = ["Form", "Models", "TooLargeError"]

Form = Literal["whole", "thin", "coarse"]

# Unknowns of one model, beyond which sessions are reckoned with one by one.
_MOST_UNKNOWNS = 3_000
# The same of one session, which nothing smaller can stand for.
_MOST_ALONE = 20_000

# Kinds of people that are enough to show that something can be.
_MOST_THIN = 80
# Kinds of people that are told apart when traits are left aside, for all sessions together.
_MOST_COARSE = 1_000
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

    def of(  # noqa: PLR0913 - the last three are keywords
        self,
        sessions: tuple[str, ...],
        region: Region,
        counted: frozenset[str] | None = None,
        beside: frozenset[str] = frozenset(),
        *,
        everybody: bool = False,
        surely: bool = False,
        form: Form = "whole",
    ) -> tuple[Model, Box]:
        """The model of some sessions for a region, and the region as its box.

        Args:
            sessions: The sessions.
            region: The region.
            counted: The sessions among them over which people are counted.
            beside: Other sessions over which they are counted, which show who came.
            everybody: Whether to count those, too, whom only the other sessions show.
            surely: Whether to count only those who meet the rule of attendance for certain.
            form: `thin` makes do with few kinds of people: whatever can be then can be, but not
                everything that can be. `coarse` leaves traits aside that the region does not
                need: what follows then is true, but not everything that follows.

        Returns:
            The model and the box.

        Raises:
            TooLargeError: If it would be too large.
        """
        values = self._setting.in_play(sessions, region)
        everybody = everybody and bool(beside)
        surely = surely and self._setting.ruled
        needed = frozenset(name for name, _ in region) if form == "coarse" else None
        people = (counted, beside, everybody, surely)
        key = (sessions, tuple(values.items()), people, form, needed)
        if key not in self._made:
            facts, space = self._setting.facts, self._setting.space(sessions, values)
            if form == "thin":
                space = self._thinned(space, sessions, values)
            elif form == "coarse":
                facts, space = self._setting.coarse(sessions, values, region, _MOST_COARSE)
            matter = (sessions, facts, space, values)
            self._made[key] = self._make(matter, people, form)
        model = self._made[key]
        if model is None:
            raise TooLargeError
        return model, self._setting.box(model.space, region)

    def _make(
        self,
        matter: tuple[tuple[str, ...], Facts, Space, Mapping[str, tuple[str, ...]]],
        people: tuple[frozenset[str] | None, frozenset[str], bool, bool],
        form: Form,
    ) -> Model | None:
        sessions, facts, space, values = matter
        counted, beside, everybody, surely = people
        setting = self._setting
        sheets = {session: setting.sheets[session] for session in sessions}
        most = (1 if form == "whole" else 2) * (_MOST_UNKNOWNS if len(sheets) > 1 else _MOST_ALONE)
        if space.size * len(sheets) > most:
            return None
        others = elsewhere(setting.sheets[session] for session in sorted(beside))
        shown = frozenset(key for sheet in sheets.values() for key in sheet.lines)
        if not everybody:
            others = Elsewhere(others.sure & shown, others.may & shown)
        settled = (shown | others.sure | others.may) - setting.links.loose.keys()
        kinds = crowd(sheets, others, space, setting.found, settled)
        joint = [
            # Of some of the sessions of a figure, less follows.
            one if one.covers <= sheets.keys() else one.among(frozenset(sheets))
            for one in facts.joint
            if one.covers & sheets.keys()
        ]
        family = (counted is not None) + len(joint)
        if _size(space, kinds, sheets, family) > most:
            return None
        return Model(
            sheets=sheets,
            facts=facts,
            joint=joint,
            space=space,
            people=kinds,
            several=setting.several,
            asked=self._boxes(space, values),
            unit=setting.unit,
            ruled=setting.ruled,
            counted=counted,
            surely=surely,
        )

    def _thinned(
        self, space: Space, sessions: tuple[str, ...], values: Mapping[str, tuple[str, ...]]
    ) -> Space:
        asked = tuple(dict.fromkeys(self._boxes(space, values)))
        about: list[Box] = []
        several: list[Box] = []
        for session in sessions:
            said = [space.meant(who) for who in self._setting.whom((session,))]
            listed = self._setting.facts.listed.get(session)
            if listed is not None:
                said.append(space.sent_by(listed, loosely=False))
            about += said
            several += itertools.starmap(meet, itertools.combinations(dict.fromkeys(said), 2))
        people = {space.fitting(person) for person in self._setting.people_at(sessions)}
        # Of those of whom something is said, some who are asked for, and some who are not.
        sides = [*asked, *(box for one in asked for box in space.outside(one))]
        boxes = [*asked, *about, *people, *several]
        boxes += [meet(one, side) for one in dict.fromkeys(about) for side in sides]
        return space.thinned(dict.fromkeys(boxes), _MOST_THIN)

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
