"""Whether a frame keeps to the layout: all problems at once, before any work."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw

from hijra_amina.errors import Problem
from hijra_amina.statistics.frames._check_columns import problems_of_cells, problems_of_columns
from hijra_amina.statistics.frames._check_rows import problems_of_rows
from hijra_amina.statistics.frames._engine import fits
from hijra_amina.statistics.frames._findings import (
    Sign,
    code_problems,
    doubts_of,
    has_codes,
    told,
)
from hijra_amina.statistics.frames._layout import Column, ColumnType, Schema
from hijra_amina.statistics.frames._memory import Memory
from hijra_amina.statistics.frames._problems import FrameError
from hijra_amina.statistics.frames._schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import polars as pl

    from hijra_amina.statistics.frames._engine import Frame

__all__ = ["check_codes", "check_content", "check_facts", "check_layout"]

_NEARLY: Final = 0.8


def check_layout(frame: Frame, schema: Schema, needed: Iterable[str] = ()) -> None:
    """Refuse a frame whose columns are not those of the layout.

    Args:
        frame: The frame.
        schema: The layout.
        needed: Columns that a question is about and that no frame is expected to have otherwise.

    Raises:
        FrameError: If columns are missing, misspelt or of another type; it names all of them.
    """
    problems = list(_layout_problems(frame, schema, frozenset(needed)))
    if problems:
        raise FrameError(problems)


def check_content(frame: Frame, schema: Schema, needed: Iterable[str] = ()) -> None:
    """Refuse a frame that breaks the layout in its columns or in its rows.

    Args:
        frame: The frame; one that is lazy is asked four questions for it.
        schema: The layout.
        needed: Columns that a question is about and that no frame is expected to have otherwise.

    Raises:
        FrameError: With every problem, in the order of the layout.
    """
    memory = Memory.of(frame)
    if memory is not None and memory.is_known():
        check_layout(frame, schema, needed)
        return
    problems = list(_layout_problems(frame, schema, frozenset(needed)))
    broken = {problem.path for problem in problems}
    columns = [
        column for column in schema if column.name in frame.types and column.name not in broken
    ]
    if frame.columns is None:
        problems += problems_of_rows(frame.lazy, columns)
    else:
        problems += problems_of_columns(frame.columns, columns)
    if problems:
        order = {name: place for place, name in enumerate(schema.names)}
        problems.sort(key=lambda problem: order.get(problem.path.partition(",")[0], len(order)))
        raise FrameError(problems)
    if memory is not None:
        memory.remember()


# -- columns -----------------------------------------------------------------------------------


def _layout_problems(frame: Frame, schema: Schema, needed: frozenset[str]) -> Iterator[Problem]:
    there = {*frame.types, *frame.unreadable}
    unknown = sorted(there - {*schema.names, *needed})
    for column in schema:
        name = column.name
        if name in frame.unreadable:
            several = frame.types[name] == nw.Object
            found = "values of several types" if several else "a form that cannot be read"
            yield Problem(name, "wrong_type", f"expected {_type(column)}, found {found}")
        elif name in frame.types:
            if not fits(column, frame.types[name]):
                reason = f"expected {_type(column)}, found {frame.types[name]}{_advice(column)}"
                yield Problem(name, "wrong_type", reason)
        elif column.required or name in needed:
            near = _near(name, unknown)
            hint = f"; is it the one called {near!r}?" if near else ""
            yield Problem(name, "missing_column", f"this column is required{hint}")
    for name in unknown:
        # A frame may have columns of its own, but a column that is misspelt would count as one
        # that is not there, and everybody in it as not known.
        near = _near(name, [known for known in schema.names if known not in there])
        if near and not schema[near].required and near not in needed:
            reason = f"no column of the layout; did you mean {near!r}? Else give it another name"
            yield Problem(name, "unknown_column", reason)
    for name in sorted(needed - {*schema.names}):
        if name not in there:
            near = _near(name, sorted(there))
            hint = f"; is it the one called {near!r}?" if near else ""
            yield Problem(name, "missing_column", f"the question is about this column{hint}")


def _near(name: str, known: Sequence[str]) -> str | None:
    folded = {other.casefold(): other for other in reversed(known)}
    close = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=_NEARLY)
    return folded[close[0]] if close else None


def _type(column: Column) -> str:
    return {
        ColumnType.TEXT: "text",
        ColumnType.INTEGER: "whole numbers",
        ColumnType.YES_OR_NO: "true or false",
    }[column.type]


def _advice(column: Column) -> str:
    return "; cast it to text" if column.type is ColumnType.TEXT else ""


# -- what an engine has sent ---------------------------------------------------------------------


def check_codes(schema: Schema, raws: Mapping[str, Iterable[str | None]]) -> None:
    """Refuse raw values that are no codes, by those that an engine has sent.

    Args:
        schema: The layout.
        raws: The raw values of some columns.

    Raises:
        FrameError: With every problem.
    """
    problems: list[Problem] = []
    for name, found in raws.items():
        if name not in schema:
            continue
        column = schema[name]
        values = tuple(found)
        signs = {Sign.NOTHING: None in values, Sign.EMPTY: "" in values}
        problems += [told(doubt, None) for doubt in doubts_of([column]) if signs.get(doubt.sign)]
        if has_codes(column):
            problems += code_problems(column, ((value, None) for value in values))
    if problems:
        raise FrameError(problems)


def check_facts(columns: Sequence[pl.Series]) -> None:
    """Refuse numbers that cannot be, by the different ones that an engine has sent.

    Args:
        columns: Some columns of the layout, as far as they say whether and how often a row counts.

    Raises:
        FrameError: With every problem.
    """
    layout = [column for column in SCHEMA if column.name in {of.name for of in columns}]
    problems = problems_of_cells({of.name: of for of in columns}, layout, counted=False)
    if found := list(problems):
        raise FrameError(found)
