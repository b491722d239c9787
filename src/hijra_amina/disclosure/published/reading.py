"""`grid_of`: what a reader of a table sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina import vocabulary
from hijra_amina.disclosure.published._recorded import is_recorded
from hijra_amina.disclosure.published.grid import OR, Axis, Grid, Shown
from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.statistics.dimensions import dimension
from hijra_amina.statistics.measures import Result, Unit
from hijra_amina.values import Count, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hijra_amina.statistics.tables import Table

__all__ = ["BOUNDS", "grid_of", "lies_in"]

BOUNDS = "bounds"
"""The remark on a protected table that its figures follow from what was stated."""

_ALL, _UNKNOWN = "*", "?"
_SESSION = "session"
# Dimensions of bodies that lie in a government, and the dimension of governments.
_IN_GOVERNMENT = ("ministry", "body")
_GOVERNMENT = "government"


def grid_of(
    table: Table,
    *,
    hierarchies: Mapping[tuple[str, str], Mapping[str, str]] | None = None,
    origin: str = "",
) -> Grid:
    """What a reader of a table sees: hidden figures as hidden, rounded ones as what they can be.

    Args:
        table: A table of counts, protected or not.
        hierarchies: Which values of one dimension lie in which of another, as a rule has them.
        origin: What the table is called where it is a reason for something.

    Returns:
        The table as it is shown; it holds nothing that the table does not show.

    Raises:
        InvalidValueError: If its figures are no counts.

    Examples:
        >>> from hijra_amina.statistics.tables import Row, Table
        >>> from hijra_amina.values import Count
        >>> rows = (Row(("*",), Count.exactly(27)), Row(("female",), Count.suppressed()))
        >>> seen = grid_of(Table(measure="people", dimensions=("sex",), rows=rows))
        >>> seen.cells["*",], seen.cells["female",]
        (Shown(low=27, high=27, hidden=False), Shown(low=None, high=None, hidden=True))
    """
    measure, conditions = _measure(table)
    sessions = table.sessions
    where: dict[str, str] = {}
    coverage = {(one.dimension, one.value): one for one in table.coverage}
    for name, value in (*conditions, *table.where):
        if name == _SESSION and value not in {_ALL, _UNKNOWN}:
            sessions = frozenset({value})
            continue
        covered = coverage.get((name, value))
        if sessions is not None and covered is not None and covered.is_certain:
            sessions &= covered.sessions
        else:
            where[name] = value
    base = None if table.protection is None else table.protection.base
    groups = _groups(table)
    cells = {_ungrouped(row.key, groups): _shown(row.figure, base) for row in table.rows}
    axes = tuple(
        Axis(
            dimension=name,
            values=_values(cells, at),
            adds_up=_adds_up(name, at, measure, cells),
            within=_within(name, _values(cells, at), hierarchies or {}),
        )
        for at, name in enumerate(table.dimensions)
    )
    bounds = table.protection is not None and BOUNDS in table.protection.remarks
    return Grid(
        measure=measure,
        sessions=sessions,
        where=tuple(sorted(where.items())),
        as_of=None if table.as_of is None else str(table.as_of),
        axes=axes,
        cells=cells,
        recorded=not bounds and (base is not None or is_recorded(axes, cells)),
        base=base,
        origin=origin,
        coverage=tuple(
            one
            for pair, one in sorted(coverage.items())
            if pair[0] in table.dimensions or pair in where.items()
        ),
    )


def _groups(table: Table) -> list[dict[str, str]]:
    """For each dimension, under which name the values stand that were put together."""
    groups: list[dict[str, str]] = [{} for _ in table.dimensions]
    for name, group, values in () if table.protection is None else table.protection.merged:
        groups[table.dimensions.index(name)][group] = OR.join(sorted(values))
    return groups


def _ungrouped(key: tuple[str, ...], groups: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(found.get(value, value) for value, found in zip(key, groups, strict=True))


def _measure(table: Table) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The unit with its rule of attendance, and the conditions that belong to the measure."""
    if table.counted is not None:
        if table.counted.result is not Result.COUNT:
            raise InvalidValueError(
                "table", "a table of counts", f"a {table.counted.result}s table"
            )
        rule = table.counted.attendance
        unit = table.counted.unit.value
        return (unit if rule is None else f"{unit} ({rule})"), table.counted.where
    unit = table.measure.partition(" ")[0]
    if unit not in set(Unit):
        raise InvalidValueError("table", "a table of counts", f"one of {table.measure}")
    return table.measure, ()


def _shown(figure: object, base: int | None) -> Shown:
    if not isinstance(figure, Count):
        raise InvalidValueError("table", "a table of counts", f"a {type(figure).__name__}")
    low = max(0, figure.low or 0)
    if figure.status is Status.SUPPRESSED:
        if figure.high is None and not low:
            return Shown(hidden=True)
        return Shown(low, figure.high, hidden=True)
    if not figure.approximate:
        return Shown(low, figure.high)
    if base is None or figure.low is None or figure.low != figure.high:
        # "Some 39" excludes nothing for certain.
        return Shown(0, None)
    return Shown(max(0, low - base + 1), low + base - 1)


def _values(cells: Mapping[tuple[str, ...], Shown], at: int) -> tuple[str, ...]:
    return tuple(value for value in dict.fromkeys(key[at] for key in cells) if value != _ALL)


def _adds_up(name: str, at: int, measure: str, cells: Mapping[tuple[str, ...], Shown]) -> bool:
    """Whether each counted person or session is under exactly one value of a dimension.

    Of a dimension that no registry has, whoever reads the table takes it for granted, unless the
    figures speak against it.
    """
    try:
        made = dimension(name)
    except UnknownCodeError:
        return not _speaks_against_sums(at, cells)
    if made.several:
        return False
    return made.is_of_people or measure.partition(" ")[0] != Unit.PEOPLE


def _speaks_against_sums(at: int, cells: Mapping[tuple[str, ...], Shown]) -> bool:
    """Whether parts along a dimension are certainly more than their whole, somewhere."""
    parts: dict[tuple[str, ...], int] = {}
    for key, shown in cells.items():
        if key[at] != _ALL:
            whole = (*key[:at], _ALL, *key[at + 1 :])
            parts[whole] = parts.get(whole, 0) + (shown.low or 0)
    for key, least in parts.items():
        high = cells[key].high if key in cells else None
        if high is not None and least > high:
            return True
    return False


def _within(
    name: str,
    values: tuple[str, ...],
    hierarchies: Mapping[tuple[str, str], Mapping[str, str]],
) -> dict[str, tuple[tuple[str, str], ...]]:
    found = {value: lies_in(name, value, hierarchies) for value in values}
    return {value: outer for value, outer in found.items() if outer}


def lies_in(
    name: str, value: str, hierarchies: Mapping[tuple[str, str], Mapping[str, str]]
) -> tuple[tuple[str, str], ...]:
    """What a value lies in: a ministry in its government, and what a rule knows besides.

    Args:
        name: The dimension.
        value: The value; of several that were put together, what all of them lie in.
        hierarchies: Which values of one dimension lie in which of another.

    Returns:
        The wider dimensions and values, sorted.

    Examples:
        >>> lies_in("ministry", "iq-moi", {})
        (('government', 'federal'),)
    """
    outer = [_outer(name, one, hierarchies) for one in value.split(OR)]
    return tuple(sorted(p for p in outer[0].items() if all(p in other.items() for other in outer)))


def _outer(
    name: str, value: str, hierarchies: Mapping[tuple[str, str], Mapping[str, str]]
) -> dict[str, str]:
    outer = {
        wider: inside[value]
        for (narrower, wider), inside in sorted(hierarchies.items())
        if narrower == name and value in inside
    }
    is_body = name in _IN_GOVERNMENT and value in vocabulary.codes("body")
    if is_body and _GOVERNMENT not in outer:
        government = vocabulary.term("body", value).government
        if government is not None:
            outer[_GOVERNMENT] = government
    return outer
