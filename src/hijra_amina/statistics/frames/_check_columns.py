"""The rows of a frame in memory against the layout, column by column and in little room."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import polars as pl

from hijra_amina.statistics.frames._encoding import Numbers, encoded
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
    from collections.abc import Iterator, Mapping, Sequence

    from hijra_amina.errors import Problem

__all__ = ["problems_of_cells", "problems_of_columns"]


def problems_of_columns(
    columns: Mapping[str, pl.Series], layout: Sequence[Column]
) -> Iterator[Problem]:
    """All that is wrong with the rows of a frame in memory; the same as of a lazy one.

    Args:
        columns: The columns of the frame.
        layout: Those that are of the layout and of its types.

    Yields:
        The problems.
    """
    yield from problems_of_cells(columns, layout)
    keys = {
        name: encoded(columns[name]).numbers
        for name in ("participant", "session")
        if name in {column.name for column in layout}
    }
    if len(keys) == len(("participant", "session")):
        yield from _repeated(keys["participant"], keys["session"])
    for column in layout:
        of = columns[column.name]
        if column.type is ColumnType.TEXT:
            if column.name in keys:
                continue
            codes = encoded(of)
            numbers = codes.numbers
            if has_codes(column):
                counts = np.bincount(numbers, minlength=len(codes.first)).tolist()
                yield from code_problems(column, zip(codes.raws, counts, strict=True))
        else:
            # What is out of range has been said already.
            numbers = of.cast(pl.Int64, strict=False).fill_null(-1).to_numpy()
        if column.name in LASTING and "participant" in keys:
            known = of.is_not_null().to_numpy()
            people = _with_several(keys["participant"][known], numbers[known])
            yield from changing(column.name, people)
        elif column.of is Of.SESSION and "session" in keys:
            yield from at_odds(column.name, _with_several(keys["session"], numbers))


def problems_of_cells(
    columns: Mapping[str, pl.Series], layout: Sequence[Column], *, counted: bool = True
) -> Iterator[Problem]:
    """What can be said of each row by itself.

    Args:
        columns: The columns.
        layout: Those that are of the layout and of its types.
        counted: Whether the rows are those of the frame, so that their number says something.

    Yields:
        The problems.
    """
    for doubt in doubts_of(layout):
        number = _shown(doubt, columns)
        if number:
            yield told(doubt, number if counted else None)


def _shown(doubt: Doubt, columns: Mapping[str, pl.Series]) -> int:
    of = columns[doubt.column]
    match doubt.sign:
        case Sign.NOTHING:
            return of.null_count()
        case Sign.EMPTY:
            return _number(of.cast(pl.String) == "") if of.dtype != pl.Null else 0
        case Sign.BELOW:
            return _number(_compared(of) < doubt.limit)
        case Sign.ABOVE:
            return _number(_compared(of) > doubt.limit)
        case Sign.BELOW_COLUMN:
            return _number(_compared(of) < _compared(columns[doubt.other]))
        case Sign.CAME_AND_DID_NOT:
            never = ~of.cast(pl.Boolean)
            return _number(never & (_compared(columns["days_present"]) > 0))


def _compared(column: pl.Series) -> pl.Series:
    """Numbers as they are: those without a sign may be more than 64 bits with one can hold."""
    return column.cast(pl.Int64) if column.dtype == pl.Null else column


def _number(flags: pl.Series) -> int:
    return int(cast("int | None", flags.sum()) or 0)


def _repeated(people: Numbers, sessions: Numbers) -> Iterator[Problem]:
    """Pairs that are next to one another once all pairs are in order."""
    pairs = people.astype(np.int64)
    pairs *= int(sessions.max(initial=0)) + 1
    pairs += sessions
    pairs.sort()
    again = pairs[1:] == pairs[:-1]
    rows = int(again.sum())
    if rows:
        different = len(np.unique(pairs[1:][again]))
        yield from repeated(different, rows + different)


def _with_several(keys: Numbers, values: Numbers) -> int:
    """How many keys have several values: some row has another than the last one of its key."""
    last = np.zeros(int(keys.max(initial=-1)) + 1, values.dtype)
    last[keys] = values
    return len(np.unique(keys[last[keys] != values]))
