"""From rows in numbers to a cube: what each row counts, and the axes it counts on."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, cast

import attrs
import numpy as np
import numpy.typing as npt

from hijra_amina.errors import Problem
from hijra_amina.statistics._cells import Key, Margin
from hijra_amina.statistics.cubes import Axis, Cube, add_up, unique_people
from hijra_amina.statistics.dimensions import agree, dimension, may_disagree
from hijra_amina.statistics.frames._kinds import Kind
from hijra_amina.statistics.frames._problems import FrameError
from hijra_amina.statistics.measures import Unit
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hijra_amina.statistics._asking import Condition, Question, Values
    from hijra_amina.statistics.dimensions import Dimension
    from hijra_amina.statistics.frames._collected import Collected
    from hijra_amina.statistics.frames._encoding import Numbers
    from hijra_amina.statistics.frames._plan import Plan

__all__ = ["counted"]

Flags = npt.NDArray[np.bool_]


def counted(asked: Question, plan: Plan, rows: Collected, values: Values) -> Cube:
    """Count what is asked.

    Args:
        asked: The question.
        plan: What was asked of the frame.
        rows: What it answered.
        values: The values of the table.

    Returns:
        The figure of every key.

    Raises:
        FrameError: If a session has different values in different rows, and sessions are counted.
    """
    if rows.sessions is not None and rows.length != rows.sessions:
        reason = "sessions have different values in different rows; check_frame says which columns"
        raise FrameError([Problem("session", "at_odds", reason)])
    work = _Work(asked, plan, rows, values)
    cube = work.people() if plan.unit is Unit.PEOPLE else work.added_up()
    if any(may_disagree(*pair) for pair in itertools.combinations(asked.split, 2)):
        cube.nowhere = _Nowhere(tuple(made.name for made in asked.split))
    return cube


@attrs.frozen
class _Nowhere:
    """The keys whose values no session has at once."""

    names: tuple[str, ...]

    def __call__(self, key: Key) -> bool:
        named = zip(self.names, key, strict=True)
        return not agree(
            (dimension(name), value)
            for name, value in named
            if value not in {Margin.ALL, Margin.UNKNOWN}
        )


class _Work:
    """The rows of a question, and whether each of them counts.

    Args:
        asked: The question.
        plan: What was asked of the frame.
        rows: What it answered.
        values: The values of the table.
    """

    def __init__(self, asked: Question, plan: Plan, rows: Collected, values: Values) -> None:
        """Decide of each row whether it counts for certain, and whether it may."""
        self._asked, self._plan, self._rows = asked, plan, rows
        self._kinds = [Kind.of(asked, plan, facts) for facts in rows.facts]
        self._sure = self._by_kind([kind.sure for kind in self._kinds]).astype(bool)
        self._may = self._by_kind([kind.may for kind in self._kinds]).astype(bool)
        for condition in asked.conditions:
            holds, possible = self._meets(condition, rows.codes)
            self._sure &= holds
            self._may &= possible
        if not agree(one for one in asked.conditions if not one[0].is_of_people):
            self._sure &= False
            self._may &= False
        self._all_may = bool(self._may.all())
        self._axes = [self._axis(made, values[made.name]) for made in asked.split]

    def people(self) -> Cube:
        """Each person once, in every cell and margin."""
        people = self._rows.people
        numbers = np.zeros(0, np.int64) if people is None else self._chosen(people)
        sure = self._chosen(self._sure)
        return unique_people(
            self._axes,
            _listed(numbers),
            self._codes(),
            None if sure.all() else cast("Sequence[bool]", sure),
            unlimited=_listed_lines(self._unlimited(np.zeros(0, np.int64))),
        )

    def added_up(self) -> Cube:
        """What every row counts, added up in every cell and margin."""
        low, high, is_open = self._figures()
        low = np.where(self._sure, low, 0)
        least, most = self._chosen(low), self._chosen(high)
        return add_up(
            self._axes,
            self._codes(),
            _listed(least),
            None if bool((least == most).all()) else _listed(most),
            unlimited=_listed_lines(self._unlimited(np.flatnonzero(is_open & self._may))),
        )

    # -- rows ----------------------------------------------------------------------------------

    def _by_kind(self, values: Sequence[int]) -> Numbers:
        """For each row what its kind has."""
        rows = self._rows
        kinds = np.array([*values] or [0], np.int64)
        return np.repeat(kinds[:1], rows.length) if rows.kinds is None else kinds[rows.kinds]

    def _chosen(self, values: Numbers) -> Numbers:
        return values if self._all_may else values[self._may]

    def _meets(
        self, condition: Condition, codes: Mapping[str, Numbers]
    ) -> tuple[Flags | bool, Flags | bool]:
        """Whether each row meets a condition for certain, and whether it may."""
        made, value = condition
        raws = self._rows.raws.get(made.column, (None,))
        said = [made.verdict(raw, value) for raw in raws]
        holds = np.array([verdict is Verdict.HOLDS for verdict in said], bool)
        possible = np.array([verdict is not Verdict.FAILS for verdict in said], bool)
        if made.column not in codes:
            return bool(holds.all()), bool(possible.all())
        return holds[codes[made.column]], possible[codes[made.column]]

    def _figures(self) -> tuple[Numbers, Numbers, Flags]:
        """The least and the most of each row, and where there is no most."""
        rows, kinds = self._rows, self._kinds
        times = self._by_kind([1 if kind.most is None else kind.most for kind in kinds])
        is_open = self._by_kind([kind.most is None for kind in kinds]).astype(bool)
        number = np.ones(rows.length, np.int64) if rows.number is None else rows.number
        if self._plan.unit is not Unit.PERSON_DAYS:
            return self._by_kind([kind.least for kind in kinds]) * number, number * times, is_open
        if "days_present" not in rows.sums:
            # Whoever came was there on a day at least.
            return number, number, np.ones(rows.length, bool)
        silent = rows.sums["days_present?"]
        present = rows.sums["days_present"]
        more = rows.sums.get("days_unknown", np.zeros(rows.length, np.int64))
        beyond = rows.sums.get("days_unknown?", np.zeros(rows.length, np.int64))
        most = present + more
        # Nobody comes more often because nobody came.
        endless = (silent > 0) | (beyond > 0) | (is_open & (most > 0))
        return present + silent, (most + silent) * times, endless

    # -- axes ----------------------------------------------------------------------------------

    def _axis(self, made: Dimension, values: tuple[str, ...]) -> Axis:
        raws = self._rows.raws.get(made.column, (None,))
        if made.is_of_people and None not in raws:
            # Of people who are not in the frame, nothing is known.
            raws = (*raws, None)
        return Axis.of_dimension(self._given_conditions(made), raws, values)

    def _given_conditions(self, made: Dimension) -> Dimension:
        """A dimension of which one value is asked for already, so that there is no other."""
        conditions = self._asked.conditions
        if any(may_disagree(made, known) for known, _ in conditions):
            return self._agreeing(made)
        asked = {value for known, value in conditions if known.name == made.name}
        if not asked or not made.is_of_people or made.several:
            return made

        def verdict(raw: str | None, value: str) -> Verdict:
            return made.verdict(raw, value) if value in asked else Verdict.FAILS

        return attrs.evolve(made, verdict=verdict)

    def _agreeing(self, made: Dimension) -> Dimension:
        """A dimension of sessions without the values that no session has under the conditions."""

        def verdict(raw: str | None, value: str) -> Verdict:
            possible = agree([(made, value), *self._asked.conditions])
            return made.verdict(raw, value) if possible else Verdict.FAILS

        return attrs.evolve(made, verdict=verdict)

    def _codes(self) -> list[Sequence[int]]:
        return [_listed(self._chosen(self._codes_of(made))) for made in self._asked.split]

    def _codes_of(self, made: Dimension) -> Numbers:
        codes = self._rows.codes.get(made.column)
        return np.zeros(self._rows.length, np.int64) if codes is None else codes

    def _unlimited(self, rows: Numbers) -> Numbers:
        """The raw values of whatever has no most: some rows, and sessions with unlisted people.

        One line for each, one column for each axis.
        """
        found = [[self._codes_of(made)[rows]] for made in self._asked.split]
        number = len(rows)
        sessions = self._rows.unlimited
        if sessions is not None:
            meet = self._of_sessions_that_may(sessions)
            number += int(meet.sum())
            for axis, made, parts in zip(self._axes, self._asked.split, found, strict=True):
                if made.column in sessions:
                    parts.append(sessions[made.column][meet])
                else:
                    parts.append(np.full(int(meet.sum()), axis.raws.index(None)))
        lines = np.zeros((number, len(found)), np.int64)
        for place, parts in enumerate(found):
            lines[:, place] = np.concatenate(parts)
        return lines

    def _of_sessions_that_may(self, sessions: Mapping[str, Numbers]) -> Flags:
        length = max((len(codes) for codes in sessions.values()), default=1)
        meet = np.ones(length, bool)
        for made, value in self._asked.conditions:
            if not made.is_of_people:
                _, possible = self._meets((made, value), sessions)
                meet &= possible
        return meet


def _listed(numbers: Numbers) -> Sequence[int]:
    """An array as what the kernels are declared to take: any sequence of whole numbers."""
    return cast("Sequence[int]", numbers)


def _listed_lines(numbers: Numbers) -> Sequence[Sequence[int]]:
    return cast("Sequence[Sequence[int]]", numbers)
