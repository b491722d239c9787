"""The cells of a question over records, from the bounds of single sessions."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics._cells import Cell, Cells, Key, Margin
from hijra_amina.statistics._knowledge import Region
from hijra_amina.statistics._material import Material
from hijra_amina.statistics._tally import Member, Tally
from hijra_amina.statistics.dimensions import Dimension
from hijra_amina.statistics.measures import Measure
from hijra_amina.values import Count, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hijra_amina.statistics._asking import Condition, Question, Values

__all__ = ["cells"]


def cells(asked: Question, found: Material, values: Values) -> Cells:
    """The cells of a question over records."""
    fixed: Region = frozenset(
        (made.name, value) for made, value in asked.conditions if made.is_of_people
    )
    tally = Tally(
        found, asked.people_dimensions, _wanted(asked, values), _regions(asked.split, values, fixed)
    )
    everything: list[Member] = [(session, Verdict.HOLDS) for session in found.sessions]
    request = _Request(
        counted=asked.measure,
        split=asked.split,
        values=values,
        fixed=fixed,
        members=_members(everything, asked.conditions, found, values),
        found=found,
        tally=tally,
    )
    axes = [(Margin.ALL, *values[made.name], Margin.UNKNOWN) for made in asked.split]
    counts: dict[Key, Count] = {}
    for key in itertools.product(*axes):
        cell = request.cell(key)
        if cell is not None:
            counts[key] = cell
    _place_unknown(counts, asked.split, values)
    made = {tuple(map(str, key)): Cell(count, tightest=False) for key, count in counts.items()}
    return Cells(cells=made, evidence=None)


def _wanted(asked: Question, values: Values) -> dict[str, tuple[str, ...]]:
    """The values that occur, and those that are asked for though they do not."""
    wanted = {made.name: list(values[made.name]) for made in asked.dimensions}
    for made, value in asked.conditions:
        wanted[made.name].append(value)
    return {name: tuple(dict.fromkeys(known)) for name, known in wanted.items()}


def _regions(
    split: tuple[Dimension, ...], values: Mapping[str, tuple[str, ...]], fixed: Region
) -> list[Region]:
    axes = [
        [frozenset[tuple[str, str]](), *(frozenset({(made.name, v)}) for v in values[made.name])]
        for made in split
        if made.is_of_people
    ]
    return [fixed.union(*parts) for parts in itertools.product(*axes)]


@attrs.frozen(kw_only=True)
class _Request:
    """What a table's cells have in common."""

    counted: Measure
    split: tuple[Dimension, ...]
    values: Mapping[str, tuple[str, ...]]
    fixed: Region
    members: list[Member]
    found: Material
    tally: Tally

    def cell(self, key: tuple[str, ...]) -> Count | None:
        """The figure of a key; `None` where it follows from other cells."""
        region = self.fixed
        conditions: list[Condition] = []
        for made, value in zip(self.split, key, strict=True):
            if value is Margin.ALL:
                continue
            if not made.is_of_people:
                conditions.append((made, value))
            elif value is Margin.UNKNOWN:
                return None
            else:
                region |= {(made.name, value)}
        if _is_impossible(region):
            return Count.exactly(0)
        chosen = _members(self.members, conditions, self.found, self.values)
        match self.counted.unit:
            case "people":
                return self.tally.people(chosen, region)
            case "participations":
                return self.tally.participations(chosen, region)
            case "person_days":
                return self.tally.person_days(chosen, region)
            case _:
                return self.tally.sessions(chosen)


def _is_impossible(region: Region) -> bool:
    """Whether a region asks for two values of one dimension."""
    return len({name for name, _ in region}) != len(region)


def _members(
    members: Iterable[Member],
    conditions: Sequence[Condition],
    found: Material,
    values: Mapping[str, tuple[str, ...]],
) -> list[Member]:
    """The sessions that meet conditions, or may; with `?`, those that no listed value claims."""
    chosen: list[Member] = []
    for session, so_far in members:
        verdict = so_far
        for made, value in conditions:
            if made.is_of_people:
                continue
            if value is Margin.UNKNOWN:
                claims = [
                    made.holds_for_session(found, session, known) for known in values[made.name]
                ]
                verdict &= Verdict.FAILS if Verdict.HOLDS in claims else Verdict.HOLDS
            else:
                verdict &= made.holds_for_session(found, session, value)
        if verdict is not Verdict.FAILS:
            chosen.append((session, verdict))
    return chosen


def _place_unknown(
    cells: dict[tuple[str, ...], Count],
    split: tuple[Dimension, ...],
    values: Mapping[str, tuple[str, ...]],
) -> None:
    """Say how many people no value could be given to: the whole less what is sure of the parts."""
    for index, made in enumerate(split):
        if not made.is_of_people:
            continue
        for key in [key for key in cells if key[index] is Margin.ALL]:
            if any(
                other is Margin.UNKNOWN and split[place].is_of_people
                for place, other in enumerate(key)
            ):
                continue
            whole = cells[key]
            parts = [cells[(*key[:index], value, *key[index + 1 :])] for value in values[made.name]]
            placed = sum(part.low or 0 for part in parts)
            nominal = any(part.approximate and part.low for part in (whole, *parts))
            low = max(0, (whole.low or 0) - placed)
            high = None if whole.high is None else max(low, whole.high - placed)
            cells[(*key[:index], Margin.UNKNOWN, *key[index + 1 :])] = (
                Count.unknown()
                if low == 0 and high is None
                else Count(low, high, basis=whole.basis, approximate=nominal)
            )
