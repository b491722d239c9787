"""A frame in memory, in numbers: the road that costs the least, over Polars' columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from hijra_amina.statistics.frames._collected import Collected, numbered_facts, whole
from hijra_amina.statistics.frames._encoding import Codes, Numbers, encoded
from hijra_amina.statistics.frames._grouping import grouped
from hijra_amina.statistics.measures import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hijra_amina.statistics.frames._plan import Plan

__all__ = ["collect"]

# As long as all possible cells fit in so many places, counting them takes one pass.
_MOST_PLACES: Final = 1 << 22
# Below so many rows, numbering all of them costs less than grouping them.
_WORTH_GROUPING: Final = 50_000
_KINDS: Final = "kind of row"
_SESSIONS: Final = "which session"


def collect(columns: Mapping[str, pl.Series], plan: Plan) -> Collected:
    """Bring what a question needs into numbers.

    Args:
        columns: The columns of the frame.
        plan: What is needed.

    Returns:
        The rows: every row where people are counted, else the finest cells.
    """
    adds_up = plan.unit in {Unit.PARTICIPATIONS, Unit.PERSON_DAYS}
    if adds_up and len(columns["participant"]) >= _WORTH_GROUPING:
        return grouped(columns, plan)
    keys = [*plan.columns]
    if plan.unit is Unit.PEOPLE:
        keys.append("participant")
    elif plan.unit is Unit.SESSIONS and "session" not in keys:
        keys.append("session")
    texts = {name: encoded(columns[name]) for name in keys}
    found = {name: texts[name] for name in plan.columns}
    kinds, facts = numbered_facts([whole(columns[name]).to_numpy() for name in plan.more])
    codes: dict[str, Numbers] = {name: column.numbers for name, column in found.items()}
    rows = Collected(
        raws={name: column.raws for name, column in found.items()},
        order={name: column.in_order for name, column in found.items()},
        codes=codes,
        kinds=kinds,
        facts=facts,
        length=len(columns["participant"]),
        unlimited=_unlimited(columns, plan, found),
    )
    if plan.unit is Unit.PEOPLE:
        return rows.with_people(texts["participant"].numbers)
    sizes = {name: len(column.first) for name, column in found.items()}
    parts = dict(codes)
    if kinds is not None:
        parts[_KINDS], sizes[_KINDS] = kinds, len(facts)
    if plan.unit is Unit.SESSIONS:
        sessions = texts["session"]
        parts[_SESSIONS], sizes[_SESSIONS] = sessions.numbers, len(sessions.first)
    cells = _Cells(parts, sizes, rows.length)
    sums: dict[str, Numbers] = {}
    for name in plan.summed:
        values = whole(columns[name]).to_numpy()
        sums[name] = cells.sums(np.maximum(values, 0))
        sums[f"{name}?"] = cells.sums((values < 0).astype(np.int64))
    return rows.as_cells(
        codes={name: cells.keys[name] for name in codes},
        kinds=cells.keys.get(_KINDS),
        number=np.ones_like(cells.number) if plan.unit is Unit.SESSIONS else cells.number,
        sums=sums,
        sessions=sizes.get(_SESSIONS),
    )


def _unlimited(
    columns: Mapping[str, pl.Series], plan: Plan, found: Mapping[str, Codes]
) -> dict[str, Numbers] | None:
    """The sessions with people who are not in the frame, by their raw values; `None` for none."""
    if not plan.has_complete:
        return None
    rows = (~columns["complete"].cast(pl.Boolean).fill_null(value=False)).arg_true().to_numpy()
    if not len(rows):
        return None
    keys = {name: found[name].numbers[rows] for name in plan.of_sessions}
    return _Cells(keys, {name: len(found[name].first) for name in keys}, len(rows)).keys


class _Cells:
    """The different combinations of some keys among rows.

    Args:
        keys: The columns of numbers.
        sizes: For each of them, a number that all of it is below.
        height: How many rows there are.
    """

    def __init__(self, keys: Mapping[str, Numbers], sizes: Mapping[str, int], height: int) -> None:
        """Number the combinations, and count the rows of each."""
        joint: Numbers = np.zeros(height, np.int64)
        room, plain = 1, True
        for name, key in keys.items():
            if room * sizes[name] > max(_MOST_PLACES, height):
                different, joint = np.unique(joint, return_inverse=True)
                room, plain = len(different), False
            joint = joint * sizes[name] + key if room > 1 else key.astype(np.int64)
            room *= sizes[name]
        if room > max(_MOST_PLACES, height):
            different, joint = np.unique(joint, return_inverse=True)
            room, plain = len(different), False
        counted = np.bincount(joint, minlength=room)
        self._joint, self._room = joint, room
        self._there = np.flatnonzero(counted)
        self.number: Numbers = counted[self._there]
        if plain:
            parts = np.unravel_index(self._there, [*(sizes[name] for name in keys)] or [1])
            self.keys: dict[str, Numbers] = dict(zip(keys, parts, strict=False))
        else:
            row = np.zeros(room, np.int64)
            row[joint] = np.arange(height)
            self.keys = {name: key[row[self._there]] for name, key in keys.items()}

    def sums(self, values: Numbers) -> Numbers:
        """The sum of a column in each combination; exact up to 2**53."""
        added = np.bincount(self._joint, weights=values, minlength=self._room)
        return added[self._there].astype(np.int64)
