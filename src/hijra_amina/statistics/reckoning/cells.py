"""`cells`: the figures of a question over records, with the bounds that follow from all of them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics._cells import Cell, Cells, Key, Margin
from hijra_amina.statistics._lessening import Lessening, lessened
from hijra_amina.statistics.measures import Unit
from hijra_amina.statistics.reckoning._bounds import Bounds, Side, Step, added_up, plain
from hijra_amina.statistics.reckoning._evidence import Complement, Derivation, ReckonedEvidence
from hijra_amina.statistics.reckoning._members import Membership
from hijra_amina.statistics.reckoning._merging import Merging
from hijra_amina.statistics.reckoning._setting import Setting
from hijra_amina.statistics.reckoning._tally import Members, Tally
from hijra_amina.values import Count, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hijra_amina.statistics._asking import Question, Values
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.progress import Progress
    from hijra_amina.statistics.reckoning._solved import Figure
    from hijra_amina.statistics.reckoning._space import Region

__all__ = ["cells"]

_ALL, _UNKNOWN = str(Margin.ALL), str(Margin.UNKNOWN)


def cells(
    asked: Question, found: Material, values: Values, *, progress: Progress | None = None
) -> Cells:
    """The cells of a question over records.

    Args:
        asked: The question.
        found: The records.
        values: The values of its dimensions, in the order of the table.
        progress: Told how far the work has come.

    Returns:
        A cell for each key, margins included.

    Raises:
        ContradictionError: If what is said of sessions cannot all be true.

    Examples:
        >>> from hijra_amina.model import Headcount, Session, Statement
        >>> from hijra_amina.statistics._asking import question
        >>> from hijra_amina.statistics._material import material
        >>> from hijra_amina.values import LocalizedText
        >>> said = Headcount(statements=(Statement(count=27), Statement(count=4, sex="male")))
        >>> session = Session(id="s-1", title=LocalizedText({"en": "Workshop"}), headcount=said)
        >>> asked = question("people", by="sex")
        >>> sexes = {"sex": ("female", "male")}
        >>> cells(asked, material(session), sexes).cells["female",].count
        Count.exactly(23)
    """
    return _Request(asked, found, values).cells(progress)


class _Request:
    """What the cells of a table have in common."""

    def __init__(self, asked: Question, found: Material, values: Values) -> None:
        self._split = asked.split
        self._values = values
        self._unit = asked.measure.unit
        self._fixed: Region = frozenset(
            (made.name, value) for made, value in asked.conditions if made.is_of_people
        )
        wanted = {made.name: list(values[made.name]) for made in asked.people_dimensions}
        for name, value in self._fixed:
            wanted[name].append(value)
        self._alone: dict[tuple[str, Region], Bounds | Figure] = {}
        self._membership = Membership(asked, found, values)
        self._represents = {session.id: session.represents for session in found.sessions}
        setting = Setting(
            found,
            self._unit,
            asked.measure.attendance,
            asked.people_dimensions,
            {name: tuple(dict.fromkeys(several)) for name, several in wanted.items()},
            rolled=asked.as_of is not None,
        )
        self._tally = Tally(setting, self._fixed)
        self._merging: Merging | None = None
        if found.undecided is not None and self._unit is Unit.PEOPLE:
            self._merging = Merging(asked, setting, self._tally, found.undecided)

    def cells(self, progress: Progress | None) -> Cells:
        axes = [(_ALL, *self._values[made.name], _UNKNOWN) for made in self._split]
        of_people = [place for place, made in enumerate(self._split) if made.is_of_people]
        keys: dict[Key, int | None] = {}
        for key in itertools.product(*axes):
            unknown = [place for place in of_people if key[place] == _UNKNOWN]
            if len(unknown) <= 1:
                keys[key] = unknown[0] if unknown else None
        made: dict[Key, tuple[Cell, Derivation | Complement]] = {}
        # What nobody could place is known once it is known what is sure of the parts.
        for key in sorted(keys, key=lambda one: keys[one] is not None):
            place = keys[key]
            made[key] = self._reckoned(key) if place is None else self._left(made, key, place)
            if progress is not None:
                progress.step(len(made), len(keys), "cells")
        figures = {key: made[key][0] for key in keys}
        counts = {key: cell.count for key, cell in figures.items()}
        derivations = {key: made[key][1] for key in keys}
        evidence = ReckonedEvidence(derivations, counts, self._alone)
        cells = Cells(cells=figures, evidence=evidence, sessions=frozenset(self._represents))
        if self._merging is None:
            return cells
        return lessened(cells, _lessening(self._merging, derivations))

    def _reckoned(self, key: Key) -> tuple[Cell, Derivation]:
        region = self._fixed.union(
            (made.name, value)
            for made, value in zip(self._split, key, strict=True)
            if made.is_of_people and value != _ALL
        )
        members = self._membership.of(key)
        derivation = self._derived(members, region)
        return Cell(derivation.bounds.count(), tightest=derivation.bounds.tightest), derivation

    def _derived(self, members: Members, region: Region) -> Derivation:
        if len({name for name, _ in region}) != len(region):
            # Nobody has two values of one dimension.
            return Derivation("impossible", _NOBODY, (), region)
        if self._unit is Unit.SESSIONS:
            for one, _ in members:
                self._alone[one, region] = _of_record(self._represents[one])
            return Derivation("sum_of_sessions", self._summed(members), members, region)
        for one, _ in members:
            if (one, region) not in self._alone:
                self._alone[one, region] = self._tally.alone(one, region)
        if self._unit is Unit.PEOPLE:
            bounds = self._tally.people(members, region)
        else:
            bounds = self._tally.sum_of(members, region)
        rule = "unique_people" if self._unit is Unit.PEOPLE else "sum_of_sessions"
        return Derivation(rule, bounds, members, region)

    def _summed(self, members: Members) -> Bounds:
        sides = [(verdict, _of_record(self._represents[one])) for one, verdict in members]
        return Bounds(
            added_up(one.low for verdict, one in sides if verdict is Verdict.HOLDS),
            added_up(one.high for _, one in sides),
        )

    def _left(
        self, made: Mapping[Key, tuple[Cell, object]], key: Key, place: int
    ) -> tuple[Cell, Complement]:
        """The people whom no value could be given to: the whole less what is sure of the parts."""
        before, after = key[:place], key[place + 1 :]
        whole = (*before, _ALL, *after)
        parts = tuple((*before, value, *after) for value in self._values[self._split[place].name])
        cells = [made[one][0] for one in (whole, *parts)]
        counts = [cell.count for cell in cells]
        placed = sum(count.low or 0 for count in counts[1:])
        low = max(0, (counts[0].low or 0) - placed)
        most = counts[0].high
        high = None if most is None else max(low, most - placed)
        nominal = any(count.approximate and count.low for count in counts)
        count = (
            Count.unknown()
            if low == 0 and high is None
            else Count(low, high, basis=counts[0].basis, approximate=nominal)
        )
        proven = all(cell.tightest for cell in cells)
        return Cell(count, tightest=proven), Complement(whole, parts)


def _lessening(
    merging: Merging, derivations: Mapping[Key, Derivation | Complement]
) -> dict[Key, Lessening]:
    """What makes the lower ends of cells lower."""
    made: dict[Key, Lessening] = {}
    for key, found in derivations.items():
        if isinstance(found, Derivation):
            less = merging.of(found.members, found.region)
            if less is not None:
                made[key] = less
    for key, found in derivations.items():
        if isinstance(found, Complement) and found.whole in made:
            # What is left of the whole is fewer by no more than the whole is.
            made[key] = attrs.evolve(made[found.whole], at_least=0)
    return made


def _of_record(represents: Count) -> Bounds:
    """How many sessions a record stands for."""
    nominal = represents.approximate
    low, high = represents.low or 0, represents.high
    step = (Step(low),), (Step(high),)
    return Bounds(
        Side(low, 0 if nominal else low, steps=step[0]),
        Side(high, None if nominal else high, steps=step[1]),
    )


_NOBODY = Bounds(plain(0), plain(0))
