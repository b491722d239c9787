"""Whether a frame keeps to the layout: all problems at once, before any work."""

from __future__ import annotations

import difflib
import weakref
from typing import TYPE_CHECKING, Final

from hijra_amina.errors import Problem
from hijra_amina.statistics.frames._check_columns import problems_of_columns
from hijra_amina.statistics.frames._check_rows import problems_of_rows
from hijra_amina.statistics.frames._engine import fits
from hijra_amina.statistics.frames._findings import (
    Sign,
    code_problems,
    doubts_of,
    has_codes,
    told,
)
from hijra_amina.statistics.frames._problems import FrameError
from hijra_amina.statistics.frames._schema import Column, ColumnType, Schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hijra_amina.statistics.frames._engine import Frame

__all__ = ["check_codes", "check_content", "check_layout"]

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
    memory = _Memory.of(frame)
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
            reason = f"expected {_type(column)}, found values of several types"
            yield Problem(name, "wrong_type", reason)
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
    close = difflib.get_close_matches(name.casefold(), known, n=1, cutoff=_NEARLY)
    return close[0] if close else None


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


# -- what has been checked ---------------------------------------------------------------------


class _Memory:
    """Which frames in memory have been checked already, while they live and stay as they are.

    A frame is checked when it is first asked. It is checked again when its size, its types or any
    of some sixty rows across it have changed since.
    """

    _known: Final[dict[int, tuple[weakref.ref[object], int]]] = {}
    _SAMPLE: Final = 64

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._key = id(frame.original)

    @classmethod
    def of(cls, frame: Frame) -> _Memory | None:
        """The memory of a frame, or `None` for one that nothing can be remembered of."""
        if not frame.is_eager:
            return None
        try:
            weakref.ref(frame.original)
        except TypeError:
            return None
        return cls(frame)

    def is_known(self) -> bool:
        """Whether it has been checked as it is."""
        known = self._known.get(self._key)
        if known is None or known[0]() is not self._frame.original:
            return False
        return known[1] == self._print()

    def remember(self) -> None:
        """Remember that it has been checked, as long as it lives."""
        key = self._key

        def forget(_: object) -> None:
            _Memory._known.pop(key, None)

        self._known[key] = weakref.ref(self._frame.original, forget), self._print()

    def _print(self) -> int:
        columns = self._frame.columns or {}
        step = max(1, self._frame.height // self._SAMPLE)
        parts = [
            (name, str(of.dtype), len(of), *of.gather_every(step).to_list())
            for name, of in sorted(columns.items())
        ]
        return hash(tuple(parts))
