"""What somebody would write without this library, for each engine: the contenders.

Each gives the occupied cells of every margin, `*` for all: as many frames or counters as there
are margins, in whatever form is natural there.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from participations import COLUMNS

from hijra_amina.model import Mark, SessionStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from hijra_amina.model import Programme

__all__ = [
    "MARGINS",
    "loop",
    "loops",
    "numpy_scan",
    "pandas_counts",
    "pandas_people",
    "polars_counts",
    "polars_people",
    "sql_cube",
    "sql_group",
]

MARGINS = [
    margin for size in range(len(COLUMNS) + 1) for margin in itertools.combinations(COLUMNS, size)
]


def polars_counts(frame: pl.DataFrame | pl.LazyFrame) -> list[pl.DataFrame]:
    """One finest group-by, rolled up to every margin."""
    base = frame.lazy().group_by(COLUMNS).agg(pl.len().alias("n")).collect()
    return [
        base.group_by(margin).agg(pl.col("n").sum()) if margin else base.select(pl.col("n").sum())
        for margin in MARGINS
    ]


def polars_people(frame: pl.DataFrame) -> list[pl.DataFrame]:
    """Different people, margin by margin."""
    people = pl.col("participant").n_unique().alias("n")
    return [
        frame.group_by(margin).agg(people) if margin else frame.select(people) for margin in MARGINS
    ]


def pandas_counts(frame: pd.DataFrame) -> list[Any]:
    """The idiom: a group-by for each margin."""
    return [
        frame.groupby(list(margin), observed=True, dropna=False).size() if margin else len(frame)
        for margin in MARGINS
    ]


def pandas_people(frame: pd.DataFrame) -> list[Any]:
    """The idiom: a group-by for each margin."""
    return [
        frame.groupby(list(margin), observed=True, dropna=False)["participant"].nunique()
        if margin
        else frame["participant"].nunique()
        for margin in MARGINS
    ]


def sql_group(table: str) -> str:
    """The cells of one table, without margins."""
    return f"SELECT sex, ministry, governorate, begins, count(*) FROM {table} GROUP BY ALL"  # noqa: S608 - our own


def sql_cube(table: str, figure: str) -> str:
    """An engine's own cube."""
    columns = ", ".join(COLUMNS)
    return f"SELECT {columns}, {figure} FROM {table} GROUP BY CUBE ({columns})"  # noqa: S608 - our own


def numpy_scan(codes: list[np.ndarray[Any, Any]], size: int) -> object:
    """The physical limit: codes that are ready, read once."""
    joint = codes[0].astype(np.int32)
    for column in codes[1:]:
        joint *= 32
        joint += column
    return np.bincount(joint, minlength=size)


# -- loops over records ---------------------------------------------------------------------------

Cell = tuple[str | None, ...]


def loop(programme: Programme, figure: str) -> object:
    """One statistic with a `Counter`, as one writes it."""
    return _LOOPS[figure](programme)


def _by_sex(programme: Programme) -> Counter[str | None]:
    people = {person.id: person for person in programme.participants}
    found: Counter[str | None] = Counter()
    for session in programme.sessions:
        if session.status is SessionStatus.HELD:
            for row in session.roster.attendances:
                if Mark.PRESENT in row.marks:
                    found[people[row.participant].sex] += 1
    return found


def _by_ministry(programme: Programme) -> Counter[str | None]:
    people = {person.id: person for person in programme.participants}
    bodies = {body.id: body for body in programme.organisations}
    found: Counter[str | None] = Counter()
    for session in programme.sessions:
        if session.status is SessionStatus.HELD:
            for row in session.roster.attendances:
                if Mark.PRESENT in row.marks:
                    found[bodies[people[row.participant].organisation].term] += 1
    return found


def _by_month(programme: Programme) -> Counter[str]:
    found: Counter[str] = Counter()
    for session in programme.sessions:
        if session.status is SessionStatus.HELD:
            start = session.period.start
            month = f"{start.year}-{start.month:02}"
            for row in session.roster.attendances:
                if Mark.PRESENT in row.marks:
                    found[month] += 1
    return found


def _women(programme: Programme) -> int:
    people = {person.id: person for person in programme.participants}
    found: set[str] = set()
    for session in programme.sessions:
        if session.status is SessionStatus.HELD:
            for row in session.roster.attendances:
                if Mark.PRESENT in row.marks and people[row.participant].sex == "female":
                    found.add(row.participant)
    return len(found)


_LOOPS: dict[str, Callable[[Programme], object]] = {
    "participations by sex": _by_sex,
    "participations by ministry": _by_ministry,
    "participations by month": _by_month,
    "people, women": _women,
}


def loops(programme: Programme, *, people: bool) -> list[dict[Cell, Any]]:
    """A loop for each margin of a table of four dimensions."""
    known = {person.id: person for person in programme.participants}
    bodies = {body.id: body for body in programme.organisations}
    made: list[dict[Cell, Any]] = []
    for margin in MARGINS:
        by_sex, by_body, by_place, by_month = (name in margin for name in COLUMNS)
        found: dict[Cell, Any] = {} if people else Counter()
        for session in programme.sessions:
            if session.status is not SessionStatus.HELD:
                continue
            start = session.period.start
            month = f"{start.year}-{start.month:02}" if by_month else "*"
            for row in session.roster.attendances:
                if Mark.PRESENT not in row.marks:
                    continue
                person = known[row.participant]
                cell = (
                    person.sex if by_sex else "*",
                    bodies[person.organisation].term if by_body else "*",
                    person.governorate if by_place else "*",
                    month,
                )
                if people:
                    found.setdefault(cell, set()).add(person.id)
                else:
                    found[cell] += 1
        made.append(found)
    return made
