"""`count` and `tabulate`: one figure, and a table of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics import _asking as asking
from hijra_amina.statistics._knowledge import Region
from hijra_amina.statistics._material import Material, Source, material
from hijra_amina.statistics._tally import Member, Tally
from hijra_amina.statistics.dimensions import Dimension, dimension, label
from hijra_amina.statistics.measures import Measure
from hijra_amina.statistics.tables import Margin, Row, Table
from hijra_amina.values import Count, Verdict

if TYPE_CHECKING:
    from hijra_amina.model import Programme
    from hijra_amina.values import LocalizedText

__all__ = ["count", "tabulate"]


def count(
    source: Source,
    measure: str | Measure,
    *,
    programme: Programme | None = None,
    **where: str | int,
) -> Count:
    """One figure, as narrow as what is known allows.

    Only sessions that were held count: what is planned has reached nobody. Where a record does
    not say something, the figure allows for every possibility: a session without a year may be
    one of 2015.

    Args:
        source: A programme, a session, or sessions.
        measure: `people`, `participations`, `person_days` or `sessions`.
        programme: The programme that the sessions are from, if the source is not one; needed
            where a roster's people have to be looked up.
        **where: Conditions, a value for each dimension: `sex="female"`, `year=2015`.

    Returns:
        The count: exact where the records are complete, else the bounds that follow from them.

    Raises:
        UnknownCodeError: If a measure, a dimension or a value does not exist.
        InvalidValueError: If the source is no source, or the measure cannot be split like that.
        ContradictionError: If what is said of a session cannot all be true.

    Examples:
        >>> from hijra_amina.model import Headcount, Session, Statement
        >>> from hijra_amina.values import LocalizedText, Share
        >>> said = (
        ...     Statement(count=Count.exactly(27)),
        ...     Statement(share=Share.more_than("60%"), sex="female"),
        ... )
        >>> session = Session(
        ...     id="s-1",
        ...     title=LocalizedText({"en": "Awareness session"}),
        ...     headcount=Headcount(statements=said),
        ... )
        >>> count(session, "people")
        Count.exactly(27)
        >>> count(session, "people", sex="female") == Count.between(17, 27)
        True
    """
    table = tabulate(source, measure, where=where, programme=programme)
    return table.total


def tabulate(
    source: Source,
    measure: str | Measure,
    *,
    by: str | Iterable[str] = (),
    where: Mapping[str, str | int] | None = None,
    programme: Programme | None = None,
) -> Table:
    """A table of one measure by dimensions, with margins.

    A cell says how many can have its values, so the rows of a table with unknowns overlap: of 30
    people of whom 5 have no sex on record and 12 are women, 12 to 17 are women. A row of its own
    says how many could not be placed.

    Args:
        source: A programme, a session, or sessions.
        measure: `people`, `participations`, `person_days` or `sessions`.
        by: The dimensions, the name of one or several names.
        where: Conditions, a value for each dimension.
        programme: The programme that the sessions are from, if the source is not one.

    Returns:
        A table with a row for each combination of values, `*` for all and `?` for unknown.

    Raises:
        UnknownCodeError: If a measure, a dimension or a value does not exist.
        InvalidValueError: If the source is no source, or the measure cannot be split like that.
        ContradictionError: If what is said of a session cannot all be true.

    Examples:
        >>> from hijra_amina.model import Headcount, Session, Statement
        >>> from hijra_amina.values import LocalizedText
        >>> said = (
        ...     Statement(count=Count.exactly(4), sex="female"),
        ...     Statement(count=Count.exactly(26), sex="male"),
        ... )
        >>> session = Session(
        ...     id="s-1",
        ...     title=LocalizedText({"en": "Workshop"}),
        ...     headcount=Headcount(statements=said),
        ... )
        >>> tabulate(session, "people", by="sex").cell(sex="male")
        Count.exactly(26)
        >>> tabulate(session, "people", by="sex").total
        Count.exactly(30)
    """
    asked = asking.question(measure, by, where)
    found = material(source, programme)
    asking.check_people_known(found, asked)
    dimensions = dict.fromkeys((*asked.split, *map(dimension, asked.conditions)))
    values = {made.name: made.values(found) for made in dimensions}
    conditions = {
        name: asking.known_value(dimension(name), value, values[name], found)
        for name, value in asked.conditions.items()
    }
    return _filled(asked.counted, asked.split, conditions, values, found)


def _filled(
    counted: Measure,
    split: tuple[Dimension, ...],
    conditions: Mapping[str, str],
    values: Mapping[str, tuple[str, ...]],
    found: Material,
) -> Table:
    of_people = {name: value for name, value in conditions.items() if _is_of_people(name)}
    of_sessions = {name: value for name, value in conditions.items() if name not in of_people}
    fixed: Region = frozenset(of_people.items())
    dimensions = {made.name: made for made in split if made.is_of_people}
    dimensions |= {name: dimension(name) for name in of_people}
    tally = Tally(
        found,
        tuple(dimensions.values()),
        _wanted(values, conditions),
        _regions(split, values, fixed),
    )
    everything: list[Member] = [(session, Verdict.HOLDS) for session in found.sessions]
    request = _Request(
        counted=counted,
        split=split,
        values=values,
        fixed=fixed,
        members=_members(everything, of_sessions, found, values),
        found=found,
        tally=tally,
    )
    axes = [(Margin.ALL, *values[made.name], Margin.UNKNOWN) for made in split]
    cells: dict[tuple[str, ...], Count] = {}
    for key in itertools.product(*axes):
        cell = request.cell(key)
        if cell is not None:
            cells[key] = cell
    _place_unknown(cells, split, values)
    labels: dict[tuple[str, str], LocalizedText] = {}
    for made in split:
        for value in values[made.name]:
            text = label(made, value, found)
            if text is not None:
                labels[made.name, value] = text
    return Table(
        measure=counted.name,
        dimensions=tuple(made.name for made in split),
        rows=tuple(Row(tuple(map(str, key)), cell) for key, cell in cells.items()),
        labels=labels,
    )


def _is_of_people(name: str) -> bool:
    return dimension(name).is_of_people


def _wanted(
    values: Mapping[str, tuple[str, ...]], conditions: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """The values that occur, and those that are asked for though they do not."""
    wanted = {name: list(known) for name, known in values.items()}
    for name, value in conditions.items():
        wanted[name].append(value)
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
        conditions: dict[str, str] = {}
        for made, value in zip(self.split, key, strict=True):
            if value is Margin.ALL:
                continue
            if not made.is_of_people:
                conditions[made.name] = value
            elif value is Margin.UNKNOWN:
                return None
            else:
                region |= {(made.name, value)}
        if _is_impossible(region):
            return Count.exactly(0)
        chosen = _members(self.members, conditions, self.found, self.values)
        match self.counted.name:
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
    conditions: Mapping[str, str],
    found: Material,
    values: Mapping[str, tuple[str, ...]],
) -> list[Member]:
    """The sessions that meet conditions, or may; with `?`, those that no listed value claims."""
    chosen: list[Member] = []
    for session, so_far in members:
        verdict = so_far
        for name, value in conditions.items():
            of_session = dimension(name).of_session
            if of_session is None:
                continue
            if value is Margin.UNKNOWN:
                claims = [of_session(found, session, known) for known in values[name]]
                verdict &= Verdict.FAILS if Verdict.HOLDS in claims else Verdict.HOLDS
            else:
                verdict &= of_session(found, session, value)
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
