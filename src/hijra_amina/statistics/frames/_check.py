"""Whether a frame keeps to the layout: all problems at once, before any work."""

from __future__ import annotations

import difflib
import weakref
from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw

from hijra_amina import vocabulary
from hijra_amina.errors import Problem
from hijra_amina.statistics.dimensions import window
from hijra_amina.statistics.dimensions._raw import ALSO, NOT_KNOWN, each_of
from hijra_amina.statistics.frames._engine import fits
from hijra_amina.statistics.frames._problems import FrameError
from hijra_amina.statistics.frames._schema import Column, ColumnType, Of, Schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hijra_amina.statistics.frames._engine import Frame, Lazy

__all__ = ["check_codes", "check_content", "check_layout"]

_ROWS: Final = "rows"
_CLOSE: Final = 0.6
# What a person has is what was so at the session; these alone never change.
_LASTING: Final = ("sex",)


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
    problems += _content_problems(frame.lazy, columns)
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
            yield _problem(name, "wrong_type", reason)
        elif name in frame.types:
            if not fits(column, frame.types[name]):
                reason = f"expected {_type(column)}, found {frame.types[name]}{_advice(column)}"
                yield _problem(name, "wrong_type", reason)
        elif column.required or name in needed:
            near = _near(name, unknown)
            hint = f"; is it the one called {near!r}?" if near else ""
            yield _problem(name, "missing_column", f"this column is required{hint}")
    for name in unknown:
        # A frame may have columns of its own, but a column that is misspelt would count as one
        # that is not there, and everybody in it as not known.
        near = _near(name, [known for known in schema.names if known not in there])
        if near and not schema[near].required and near not in needed:
            reason = f"no column of the layout; did you mean {near!r}? Else give it another name"
            yield _problem(name, "unknown_column", reason)
    for name in sorted(needed - {*schema.names}):
        if name not in there:
            near = _near(name, sorted(there))
            hint = f"; is it the one called {near!r}?" if near else ""
            yield _problem(name, "missing_column", f"the question is about this column{hint}")


def _near(name: str, known: Sequence[str]) -> str | None:
    close = difflib.get_close_matches(name.casefold(), known, n=1, cutoff=_NEARLY)
    return close[0] if close else None


_NEARLY: Final = 0.8


def _type(column: Column) -> str:
    return {
        ColumnType.TEXT: "text",
        ColumnType.INTEGER: "whole numbers",
        ColumnType.YES_OR_NO: "true or false",
    }[column.type]


def _advice(column: Column) -> str:
    return "; cast it to text" if column.type is ColumnType.TEXT else ""


def _problem(path: str, code: str, reason: str) -> Problem:
    return Problem(path, code, reason)


# -- rows --------------------------------------------------------------------------------------


def _content_problems(frame: Lazy, columns: Sequence[Column]) -> Iterator[Problem]:
    names = {column.name for column in columns}
    plain = frame.select(*(_as_asked(column) for column in columns)) if columns else frame
    yield from _cell_problems(plain, columns)
    texts = [column for column in columns if _has_codes(column)]
    if texts:
        for column, counts in _counted_by_value(plain, texts):
            yield from _code_problems(column, counts)
    if names >= {"participant", "session"}:
        yield from _repeated(plain)
    if "participant" in names:
        for name in _LASTING:
            if name in names:
                yield from _changing(plain, name)
    if "session" in names:
        of_session = [
            column.name
            for column in columns
            if column.of is Of.SESSION and column.name != "session"
        ]
        if of_session:
            yield from _at_odds(plain, of_session)


def _as_asked(column: Column) -> nw.Expr:
    found = nw.col(column.name)
    match column.type:
        case ColumnType.TEXT:
            return found.cast(nw.String)
        case ColumnType.INTEGER:
            return found.cast(nw.Int64)
        case _:
            # Not every engine can sum or compare what is true or false.
            return found.cast(nw.Boolean)


def _one(condition: nw.Expr) -> nw.Expr:
    """One for each row that meets a condition: not every engine can sum what is true or false."""
    one, nought = nw.lit(1).cast(nw.Int64), nw.lit(0).cast(nw.Int64)
    return nw.when(condition).then(one).otherwise(nought)


_Asked = tuple[str, str, str, nw.Expr]
"""A column, the code of a problem, the words for so many rows, and which rows have it."""


def _cell_problems(frame: Lazy, columns: Sequence[Column]) -> Iterator[Problem]:
    """What can be said of a cell, or of a row, by itself: one pass over the rows for all."""
    asked = [one for column in columns for one in _asked_of_cells(column)]
    asked += _asked_of_rows({column.name for column in columns})
    if not asked:
        return
    flags = [_one(condition).alias(f"c{place}") for place, (*_, condition) in enumerate(asked)]
    sums = frame.select(*flags).select(*(nw.col(f"c{place}").sum() for place in range(len(asked))))
    (row,) = sums.collect("polars").rows()
    for (path, code, reason, _), number in zip(asked, row, strict=True):
        if number:
            yield _problem(path, code, reason.format(n=_rows(number)))


def _asked_of_cells(column: Column) -> Iterator[_Asked]:
    of = nw.col(column.name)
    if not column.nullable:
        reason = "{n} with nothing in it; expected a value in every row"
        yield column.name, "missing_value", reason, of.is_null()
    if column.type is ColumnType.TEXT:
        reason = "{n} with an empty text; expected a value, or nothing at all"
        yield column.name, "empty_text", reason, of == nw.lit("")
    elif column.type is ColumnType.INTEGER:
        least = 1 if column.name.startswith("represents") else 0
        yield column.name, "out_of_range", f"{{n}} with a number below {least}", of < nw.lit(least)


def _asked_of_rows(names: set[str]) -> Iterator[_Asked]:
    for low in sorted(names):
        high = low.removesuffix("_low") + "_high"
        if low.endswith("_low") and high in names:
            reason = f"{{n}} where it is less than {low}"
            yield high, "contradiction", reason, nw.col(high) < nw.col(low)
    if names >= {"attended", "days_present"}:
        never = nw.col("attended").cast(nw.String).str.to_lowercase() == nw.lit("false")
        reason = "{n} of people who were there on a day and yet did not attend"
        yield "attended", "contradiction", reason, never & (nw.col("days_present") > nw.lit(0))


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number:,} rows"


def _has_codes(column: Column) -> bool:
    if column.type is not ColumnType.TEXT:
        return False
    return column.closed or column.name == "begins" or (column.vocabulary is not None)


def _counted_by_value(
    frame: Lazy, columns: Sequence[Column]
) -> Iterator[tuple[Column, list[tuple[str | None, int]]]]:
    for column in columns:
        counted = frame.group_by(column.name).agg(nw.len().cast(nw.Int64).alias(_ROWS))
        yield column, counted.collect("polars").rows()


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
        if not column.nullable and None in values:
            reason = "rows with nothing in it; expected a value in every row"
            problems.append(_problem(name, "missing_value", reason))
        if "" in values:
            reason = "rows with an empty text; expected a value, or nothing at all"
            problems.append(_problem(name, "empty_text", reason))
        if _has_codes(column):
            problems += _code_problems(column, ((value, None) for value in values))
    if problems:
        raise FrameError(problems)


def _code_problems(
    column: Column, counts: Iterable[tuple[str | None, int | None]]
) -> Iterator[Problem]:
    """The values of a column that are no codes of it, with the rows that have them.

    Args:
        column: The column of the layout.
        counts: The values, and in how many rows each of them is, where that was counted.

    Yields:
        A problem for each misspelt code, and one for all that is no code at all.
    """
    unreadable: list[int | None] = []
    misspelt: dict[str, list[int | None]] = {}
    for value, number in counts:
        for code in _no_codes(column, value):
            near = code is not None and _nearest(column, code) is not None
            (misspelt.setdefault(code or "", []) if near else unreadable).append(number)
    for code, numbers in sorted(misspelt.items()):
        reason = f"{_in_all(numbers)} with {code!r}, which is no {column.label}; did you mean"
        yield _problem(column.name, "unknown_code", f"{reason} {_nearest(column, code)!r}?")
    if unreadable:
        # What is in the wrong column may be a name, so nothing of it is repeated.
        expected = "a date as EDTF, such as 2015-06-16 or XXXX-05-04"
        if column.name != "begins":
            some = sorted(_codes(column))
            known = ", ".join(some[:_MOST_CODES]) + (", …" if len(some) > _MOST_CODES else "")
            expected = f"a code such as {known}"
        reason = f"{_in_all(unreadable)} without {expected}"
        yield _problem(column.name, "unreadable_value", reason)


def _in_all(numbers: Sequence[int | None]) -> str:
    known = [number for number in numbers if number is not None]
    return _rows(sum(known)) if known else "rows"


_MOST_CODES: Final = 6


def _no_codes(column: Column, value: str | None) -> set[str | None]:
    """What of a value is no code of the column; `None` for what cannot even be taken apart."""
    if not value:
        return set()
    if column.name == "begins":
        return set() if _is_date(value) else {None}
    if not column.several and ALSO in value:
        return {None}
    codes = {code for alternatives in each_of(value) for code in alternatives}
    return {code for code in codes if not _is_code(column, code)}


def _codes(column: Column) -> frozenset[str]:
    return frozenset() if column.vocabulary is None else vocabulary.codes(column.vocabulary)


def _is_code(column: Column, code: str) -> bool:
    if code in column.also or (column.several and code == NOT_KNOWN):
        return True
    return not column.closed or code in _codes(column)


def _nearest(column: Column, code: str) -> str | None:
    """The code that this is a misspelling of: nothing else in a column of codes is repeated."""
    known = {known.casefold(): known for known in _codes(column)}
    close = difflib.get_close_matches(code.casefold(), known, n=1, cutoff=_CLOSE)
    return known[close[0]] if close else None


def _is_date(text: str) -> bool:
    try:
        window(text)
    except ValueError:
        return False
    return True


def _repeated(frame: Lazy) -> Iterator[Problem]:
    counted = frame.group_by("participant", "session").agg(nw.len().cast(nw.Int64).alias(_ROWS))
    more = counted.filter(nw.col(_ROWS) > nw.lit(1)).select(
        nw.len().alias("pairs"), nw.col(_ROWS).sum()
    )
    ((pairs, rows),) = more.collect("polars").rows()
    if pairs:
        reason = f"{_rows(rows)} for {pairs:,} pairs; expected one row for a person at a session"
        yield _problem("participant, session", "repeated", reason)


def _changing(frame: Lazy, name: str) -> Iterator[Problem]:
    of = nw.col(name)
    ends = frame.group_by("participant").agg(of.min().alias("low"), of.max().alias("high"))
    more = ends.filter(nw.col("low") != nw.col("high")).select(nw.len().alias("people"))
    ((people,),) = more.collect("polars").rows()
    if people:
        some = "1 person has" if people == 1 else f"{people:,} people have"
        reason = f"{some} one value at one session and another at another"
        yield _problem(name, "at_odds", reason)


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
    (row,) = sums.collect("polars").rows()
    for name, number in zip(names, row, strict=True):
        if number:
            some = "1 session has" if number == 1 else f"{number:,} sessions have"
            reason = f"{some} different values in different rows"
            yield _problem(name, "at_odds", reason)


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
