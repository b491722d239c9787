"""What was published, as JSON, and back: the same grid and the same claim, key by key.

Of a count or share its figures are kept, not how it was worded: words could name somebody.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TypeAlias, cast

from hijra_amina.disclosure.published._strict import (
    Fields,
    RefusedError,
    read_each,
    read_flag,
    read_text,
    read_whole,
)
from hijra_amina.disclosure.published.claim import Claim
from hijra_amina.disclosure.published.grid import Axis, Grid, Shown
from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.statistics.tables import Coverage
from hijra_amina.values import Count, Share, Status

__all__ = ["Json", "claim_from_json", "claim_to_json", "grid_from_json", "grid_to_json"]

Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None
"""A tree of JSON without fractions."""

_FRACTION = re.compile(r"(0|[1-9][0-9]{0,17})(?:/([1-9][0-9]{0,17}))?")
_NONE, _ALL = Fraction(0), Fraction(1)


def grid_to_json(grid: Grid) -> dict[str, Json]:
    """A grid as JSON.

    Args:
        grid: The grid.

    Returns:
        A mapping; what is as usual is left out of it.

    Examples:
        >>> sex = Axis(dimension="sex", values=("female", "male"))
        >>> cells = {("*",): Shown(27, 27), ("female",): Shown(hidden=True)}
        >>> grid = Grid(measure="people", sessions=None, axes=(sex,), cells=cells)
        >>> grid_to_json(grid)["cells"]
        [{'key': ['*'], 'is': 27}, {'key': ['female'], 'hidden': True}]
        >>> grid_from_json(grid_to_json(grid)) == grid
        True
    """
    made: dict[str, Json] = {"measure": grid.measure, "sessions": _sessions(grid.sessions)}
    if grid.where:
        made["where"] = _pairs(grid.where)
    if grid.as_of is not None:
        made["as_of"] = grid.as_of
    made["axes"] = [_axis_to_json(axis) for axis in grid.axes]
    made["cells"] = [_cell_to_json(key, grid.cells[key]) for key in sorted(grid.cells)]
    if not grid.recorded:
        made["recorded"] = False
    if grid.base is not None:
        made["base"] = grid.base
    if grid.origin:
        made["origin"] = grid.origin
    if grid.coverage:
        made["coverage"] = [_coverage_to_json(one) for one in grid.coverage]
    return made


def grid_from_json(value: object) -> Grid:
    """A grid from JSON.

    Args:
        value: The tree.

    Returns:
        The grid.

    Raises:
        RefusedError: If the tree is no grid.
    """
    fields = Fields(value)
    measure = fields.take("measure", read_text)
    sessions = fields.take("sessions", _read_sessions)
    where: tuple[tuple[str, str], ...] = fields.take_or("where", _read_pairs, ())
    as_of = fields.take_or("as_of", read_text, None)
    axes = fields.take("axes", read_each(_read_axis))
    cells = fields.take("cells", read_each(_read_cell))
    recorded = fields.take_or("recorded", read_flag, otherwise=True)
    base = fields.take_or("base", read_whole, None)
    origin = fields.take_or("origin", read_text, "")
    coverage: tuple[Coverage, ...] = fields.take_or("coverage", read_each(_read_coverage), ())
    fields.finish()
    if any(len(key) != len(axes) for key, _ in cells):
        raise RefusedError(("cells",), "expected a value for each dimension in every key")
    by_key = dict(cells)
    if len(by_key) != len(cells):
        raise RefusedError(("cells",), "expected each key once")
    return Grid(
        measure=measure,
        sessions=sessions,
        where=where,
        as_of=as_of,
        axes=axes,
        cells=by_key,
        recorded=recorded,
        base=base,
        origin=origin,
        coverage=coverage,
    )


def claim_to_json(claim: Claim) -> dict[str, Json]:
    """A claim as JSON.

    Args:
        claim: The claim.

    Returns:
        A mapping; what is as usual is left out of it.

    Examples:
        >>> women = Claim(
        ...     sessions=frozenset({"s-1"}),
        ...     where=(("sex", "female"),),
        ...     share=Share.more_than("60%"),
        ...     origin="report",
        ... )
        >>> claim_to_json(women)["share"]
        {'low': '3/5', 'low_strict': True}
        >>> claim_from_json(claim_to_json(women)) == women
        True
    """
    made: dict[str, Json] = {"measure": claim.measure, "sessions": _sessions(claim.sessions)}
    if claim.where:
        made["where"] = _pairs(claim.where)
    if claim.count is not None:
        made["count"] = _count_to_json(claim.count)
    if claim.share is not None:
        made["share"] = _share_to_json(claim.share)
    made["origin"] = claim.origin
    return made


def claim_from_json(value: object) -> Claim:
    """A claim from JSON.

    Args:
        value: The tree.

    Returns:
        The claim.

    Raises:
        RefusedError: If the tree is no claim.
    """
    fields = Fields(value)
    claim = Claim(
        measure=fields.take("measure", read_text),
        sessions=fields.take("sessions", _read_sessions),
        where=fields.take_or("where", _read_pairs, ()),
        count=fields.take_or("count", _read_count, None),
        share=fields.take_or("share", _read_share, None),
        origin=fields.take("origin", read_text),
    )
    fields.finish()
    return claim


def _sessions(sessions: frozenset[str] | None) -> Json:
    return None if sessions is None else [*sorted(sessions)]


def _read_sessions(value: object) -> frozenset[str] | None:
    return None if value is None else frozenset(read_each(read_text)(value))


def _pairs(pairs: tuple[tuple[str, str], ...]) -> Json:
    return [[name, value] for name, value in pairs]


def _read_pairs(value: object) -> tuple[tuple[str, str], ...]:
    return read_each(_read_pair)(value)


def _read_pair(value: object) -> tuple[str, str]:
    match read_each(read_text)(value):
        case (name, other):
            return name, other
        case _:
            raise RefusedError((), "expected a dimension and a value")


def _axis_to_json(axis: Axis) -> Json:
    made: dict[str, Json] = {"dimension": axis.dimension, "values": [*axis.values]}
    if not axis.adds_up:
        made["adds_up"] = False
    if axis.within:
        made["within"] = {value: _pairs(axis.within[value]) for value in sorted(axis.within)}
    return made


def _read_axis(value: object) -> Axis:
    fields = Fields(value)
    axis = Axis(
        dimension=fields.take("dimension", read_text),
        values=fields.take("values", read_each(read_text)),
        adds_up=fields.take_or("adds_up", read_flag, otherwise=True),
        within=fields.take_or("within", _read_within, {}),
    )
    fields.finish()
    return axis


def _read_within(value: object) -> dict[str, tuple[tuple[str, str], ...]]:
    # A refusal must not say what is under which value: the key is content here.
    if not isinstance(value, dict):
        raise RefusedError((), "expected a mapping")
    each = cast("dict[str, object]", value)
    return {read_text(name): _read_pairs(pairs) for name, pairs in each.items()}


def _coverage_to_json(covered: Coverage) -> dict[str, Json]:
    made: dict[str, Json] = {
        "dimension": covered.dimension,
        "value": covered.value,
        "sessions": [*sorted(covered.sessions)],
    }
    if covered.perhaps:
        made["perhaps"] = [*sorted(covered.perhaps)]
    return made


def _read_coverage(value: object) -> Coverage:
    fields = Fields(value)
    none: tuple[str, ...] = ()
    covered = Coverage(
        fields.take("dimension", read_text),
        fields.take("value", read_text),
        frozenset(fields.take("sessions", read_each(read_text))),
        frozenset(fields.take_or("perhaps", read_each(read_text), none)),
    )
    fields.finish()
    return covered


def _cell_to_json(key: tuple[str, ...], shown: Shown) -> Json:
    made: dict[str, Json] = {"key": [*key]}
    if shown.low is not None and shown.low == shown.high:
        made["is"] = shown.low
    else:
        if shown.low is not None:
            made["low"] = shown.low
        if shown.high is not None:
            made["high"] = shown.high
    if shown.hidden:
        made["hidden"] = True
    return made


def _read_cell(value: object) -> tuple[tuple[str, ...], Shown]:
    fields = Fields(value)
    key = fields.take("key", read_each(read_text))
    exact = fields.take_or("is", read_whole, None)
    low = fields.take_or("low", read_whole, exact)
    high = fields.take_or("high", read_whole, exact)
    hidden = fields.take_or("hidden", read_flag, otherwise=False)
    fields.finish()
    if low is not None and high is not None and high < low:
        raise RefusedError((), "expected a least figure that is no more than the most")
    return key, Shown(low, high, hidden)


def _count_to_json(count: Count) -> Json:
    made: dict[str, Json] = {}
    if count.low is not None:
        made["low"] = count.low
    if count.high is not None:
        made["high"] = count.high
    if count.approximate:
        made["approximate"] = True
    if count.status is not Status.KNOWN:
        made["status"] = count.status.value
    return made


def _read_count(value: object) -> Count:
    fields = Fields(value)
    low = fields.take_or("low", read_whole, None)
    high = fields.take_or("high", read_whole, None)
    approximate = fields.take_or("approximate", read_flag, otherwise=False)
    status = fields.take_or("status", _read_status, Status.KNOWN)
    fields.finish()
    try:
        return Count(low, high, approximate=approximate, status=status)
    except (ContradictionError, InvalidValueError):
        pass
    raise RefusedError((), "expected a count that there can be")


def _share_to_json(share: Share) -> Json:
    made: dict[str, Json] = {}
    if share.low != _NONE or share.low_strict:
        made["low"] = str(share.low)
    if share.high != _ALL or share.high_strict:
        made["high"] = str(share.high)
    if share.low_strict:
        made["low_strict"] = True
    if share.high_strict:
        made["high_strict"] = True
    if share.approximate:
        made["approximate"] = True
    if share.status is not Status.KNOWN:
        made["status"] = share.status.value
    return made


def _read_share(value: object) -> Share:
    fields = Fields(value)
    low = fields.take_or("low", _read_fraction, _NONE)
    high = fields.take_or("high", _read_fraction, _ALL)
    low_strict = fields.take_or("low_strict", read_flag, otherwise=False)
    high_strict = fields.take_or("high_strict", read_flag, otherwise=False)
    approximate = fields.take_or("approximate", read_flag, otherwise=False)
    status = fields.take_or("status", _read_status, Status.KNOWN)
    fields.finish()
    try:
        return Share(
            low,
            high,
            low_strict=low_strict,
            high_strict=high_strict,
            approximate=approximate,
            status=status,
        )
    except (ContradictionError, InvalidValueError):
        pass
    raise RefusedError((), "expected a share that there can be")


def _read_fraction(value: object) -> Fraction:
    found = _FRACTION.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise RefusedError((), "expected a fraction such as 3/5")
    return Fraction(int(found[1]), int(found[2] or 1))


def _read_status(value: object) -> Status:
    if value not in (Status.UNKNOWN.value, Status.SUPPRESSED.value):
        raise RefusedError((), "expected unknown or suppressed, or no such key")
    return Status(value)
