"""The rows of a frame against the layout, asked of the engine that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw

from hijra_amina.statistics.frames._engine import fetched
from hijra_amina.statistics.frames._findings import (
    Doubt,
    Sign,
    at_odds,
    changing,
    code_problems,
    doubts_of,
    has_codes,
    repeated,
    told,
)
from hijra_amina.statistics.frames._layout import Column, ColumnType, Of
from hijra_amina.statistics.frames._schema import LASTING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hijra_amina.errors import Problem
    from hijra_amina.statistics.frames._engine import Lazy

__all__ = ["problems_of_rows"]

_ROWS: Final = "rows"


def problems_of_rows(frame: Lazy, columns: Sequence[Column]) -> Iterator[Problem]:
    """All that is wrong with the rows of a frame.

    Args:
        frame: The frame.
        columns: Its columns, as far as they are of the layout and of its types.

    Yields:
        The problems.
    """
    if not columns:
        return
    names = {column.name for column in columns}
    types = frame.collect_schema()
    plain = frame.select(*(_as_asked(column, types[column.name]) for column in columns))
    yield from _cell_problems(plain, columns)
    for column in filter(has_codes, columns):
        counted = plain.group_by(column.name).agg(nw.len().cast(nw.Int64).alias(_ROWS))
        yield from code_problems(column, fetched(counted).rows())
    if names >= {"participant", "session"}:
        yield from _repeated(plain)
    if "participant" in names:
        for name in LASTING:
            if name in names:
                yield from _changing(plain, name)
    of_session = [
        column.name for column in columns if column.of is Of.SESSION and column.name != "session"
    ]
    if "session" in names and of_session:
        yield from _at_odds(plain, of_session)


def _as_asked(column: Column, given: nw.dtypes.DType) -> nw.Expr:
    found = nw.col(column.name)
    match column.type:
        case ColumnType.TEXT:
            return found.cast(nw.String)
        case ColumnType.INTEGER:
            # Numbers without a sign may be more than 64 bits with one can hold.
            return found if given.is_integer() else found.cast(nw.Int64)
        case _:
            # Not every engine can sum or compare what is true or false.
            return found.cast(nw.Boolean)


def _one(condition: nw.Expr) -> nw.Expr:
    """One for each row that meets a condition: not every engine can sum what is true or false."""
    one, nought = nw.lit(1).cast(nw.Int64), nw.lit(0).cast(nw.Int64)
    return nw.when(condition).then(one).otherwise(nought)


def _cell_problems(frame: Lazy, columns: Sequence[Column]) -> Iterator[Problem]:
    """What can be said of a row by itself: one pass over the rows for all."""
    doubts = list(doubts_of(columns))
    flags = [_one(_shown(doubt)).alias(f"c{place}") for place, doubt in enumerate(doubts)]
    sums = (nw.col(f"c{place}").sum() for place in range(len(doubts)))
    (row,) = fetched(frame.select(*flags).select(*sums)).rows()
    for doubt, number in zip(doubts, row, strict=True):
        if number:
            yield told(doubt, number)


def _shown(doubt: Doubt) -> nw.Expr:
    of = nw.col(doubt.column)
    match doubt.sign:
        case Sign.NOTHING:
            return of.is_null()
        case Sign.EMPTY:
            return of == nw.lit("")
        case Sign.BELOW:
            return of < nw.lit(doubt.limit)
        case Sign.ABOVE:
            return of > nw.lit(doubt.limit)
        case Sign.BELOW_COLUMN:
            return of < nw.col(doubt.other)
        case Sign.CAME_AND_DID_NOT:
            # Engines write what is true in capitals or not.
            never = of.cast(nw.String).str.to_lowercase() == nw.lit("false")
            return never & (nw.col("days_present") > nw.lit(0))


def _repeated(frame: Lazy) -> Iterator[Problem]:
    counted = frame.group_by("participant", "session").agg(nw.len().cast(nw.Int64).alias(_ROWS))
    more = counted.filter(nw.col(_ROWS) > nw.lit(1)).select(
        nw.len().alias("pairs"), nw.col(_ROWS).sum()
    )
    ((pairs, rows),) = fetched(more).rows()
    yield from repeated(pairs, rows)


def _changing(frame: Lazy, name: str) -> Iterator[Problem]:
    of = nw.col(name)
    ends = frame.group_by("participant").agg(of.min().alias("low"), of.max().alias("high"))
    more = ends.filter(nw.col("low") != nw.col("high")).select(nw.len().alias("people"))
    ((people,),) = fetched(more).rows()
    yield from changing(name, people)


def _at_odds(frame: Lazy, names: Sequence[str]) -> Iterator[Problem]:
    """A session is one and the same for everybody who came."""
    different = frame.select("session", *(nw.col(name) for name in names)).unique()
    known = [_one(~nw.col(name).is_null()).alias(f"k{place}") for place, name in enumerate(names)]
    texts = [nw.col(name).cast(nw.String).alias(f"v{place}") for place, name in enumerate(names)]
    aggregated = (
        different.select("session", *texts, *known)
        .group_by("session")
        .agg(
            nw.len().cast(nw.Int64).alias(_ROWS),
            *(nw.col(f"v{place}").min().alias(f"l{place}") for place in range(len(names))),
            *(nw.col(f"v{place}").max().alias(f"h{place}") for place in range(len(names))),
            *(nw.col(f"k{place}").sum() for place in range(len(names))),
        )
        .filter(nw.col(_ROWS) > nw.lit(1))
    )
    flags = [
        _one(
            (nw.col(f"l{place}") != nw.col(f"h{place}"))
            | ((nw.col(f"k{place}") > nw.lit(0)) & (nw.col(f"k{place}") < nw.col(_ROWS)))
        ).alias(f"c{place}")
        for place in range(len(names))
    ]
    sums = aggregated.select(*flags).select(
        *(nw.col(f"c{place}").sum() for place in range(len(names)))
    )
    (row,) = fetched(sums).rows()
    for name, number in zip(names, row, strict=True):
        yield from at_odds(name, number or 0)
