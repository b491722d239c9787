"""A frame of any engine, in the one form that the rest of this room works with.

Eager frames are taken over into Polars column by column, where that costs next to nothing (Arrow
underneath) or once. Everything else stays with its engine, and is asked through narwhals.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, cast

import attrs
import narwhals as latest
import narwhals.stable.v2 as nw
import polars as pl

from hijra_amina.errors import InvalidValueError, MissingExtraError, Problem
from hijra_amina.statistics.frames._layout import Column, ColumnType
from hijra_amina.statistics.frames._problems import FrameError
from hijra_amina.statistics.frames._recognise import libraries_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narwhals.typing import IntoFrame

__all__ = ["Frame", "Lazy", "fetched", "fits", "opened"]

Lazy = nw.LazyFrame["pl.LazyFrame"]
"""A frame whose engine is asked for nothing yet; which engine it is, nobody here needs to know."""

_DASK: Final = frozenset({"dask", "dask_expr"})
_WHY_NOT_DASK: Final = (
    "a frame of another engine: on Dask, narwhals counts different people in each partition and "
    "adds the figures up, so that whoever is in two partitions counts twice; "
    "hand over frame.compute(), or the files through Polars, DuckDB or Spark"
)


@attrs.frozen(kw_only=True, eq=False)
class Frame:
    """A frame with the columns that it has.

    Attributes:
        lazy: The frame as its engine has it, asked for nothing yet.
        columns: In Polars, by name, where the frame is held in memory; `None` where it is lazy.
        types: The type of each column.
        unreadable: Columns of values that no engine would take for one type.
        original: What the caller passed in.
    """

    lazy: Lazy
    columns: dict[str, pl.Series] | None
    types: dict[str, nw.dtypes.DType]
    unreadable: frozenset[str] = frozenset()
    original: object = attrs.field(repr=False)

    def in_polars(self) -> pl.DataFrame:
        """All of it in memory, with the columns of its own too."""
        if self.columns is None:
            return fetched(self.lazy)
        whole = cast("nw.DataFrame[pl.DataFrame]", nw.from_native(cast("IntoFrame", self.original)))
        return whole.to_polars().with_columns(*self.columns.values())

    @property
    def is_eager(self) -> bool:
        """Whether it is held in memory."""
        return self.columns is not None

    @property
    def height(self) -> int:
        """How many rows it has, if it is held in memory."""
        columns = self.columns or {}
        return len(next(iter(columns.values()))) if columns else 0


def opened(source: object, wanted: Iterable[str]) -> Frame:
    """Take a frame from a caller.

    Args:
        source: A frame of an engine that narwhals knows.
        wanted: The columns that may be needed; those that are not there are left out.

    Returns:
        The frame.

    Raises:
        FrameError: If several columns have one name.
        InvalidValueError: If it is no frame, or one of Dask.
    """
    native: object = latest.to_native(cast("pl.DataFrame", source), pass_through=True)
    if not _DASK.isdisjoint(libraries_of(type(native))):
        raise InvalidValueError("source", _WHY_NOT_DASK, "a Dask frame")
    try:
        found = nw.from_native(cast("IntoFrame", native))
    except TypeError:
        kind = f"{type(native).__module__.partition('.')[0]} {type(native).__name__}"
        expected = "a data frame of participations"
        raise InvalidValueError("source", expected, f"a value of type {kind}") from None
    except latest.exceptions.DuplicateError:
        of_engine = cast("Any", native)
        _refuse_namesakes(getattr(of_engine, "column_names", None) or of_engine.columns)
        raise
    if isinstance(found, nw.LazyFrame):
        _refuse_namesakes(found.columns)
        types = dict(found.collect_schema())
        return Frame(lazy=cast("Lazy", found), columns=None, types=types, original=native)
    columns: dict[str, pl.Series] = {}
    unreadable: set[str] = set()
    there = frozenset(map(str, found.columns))
    for name in wanted:
        if name not in there:
            continue
        try:
            columns[name] = _as_meant(_taken(found[name]))
        except Exception:  # noqa: BLE001 - each engine has its own for values of several types
            unreadable.add(name)
    schema = found.schema
    types = {str(name): schema[name] for name in found.columns if name not in columns}
    held = nw.from_native(pl.DataFrame(list(columns.values())).lazy())
    types |= dict(held.collect_schema())
    return Frame(
        lazy=held,
        columns=columns,
        types=types,
        unreadable=frozenset(unreadable),
        original=native,
    )


def fetched(frame: Lazy) -> pl.DataFrame:
    """Ask an engine, and take its answer over.

    Args:
        frame: What it is asked.

    Returns:
        The answer, in Polars.

    Raises:
        MissingExtraError: If the engine needs a library to hand its answers over, such as PyArrow.
    """
    try:
        return cast("pl.DataFrame", frame.collect("polars").to_native())
    except ModuleNotFoundError as error:
        feature = "taking over what this engine answers"
        raise MissingExtraError(feature, "", error.name or "pyarrow") from error


def _refuse_namesakes(names: Iterable[object]) -> None:
    """Which of two columns of one name is meant, no engine can tell, and some take the first."""
    times = Counter(map(str, names))
    reason = "several columns have this name; expected one"
    problems = [Problem(name, "repeated_column", reason) for name in times if times[name] > 1]
    if problems:
        raise FrameError(problems)


def _taken(column: nw.Series[Any]) -> pl.Series:
    """A column in Polars; value by value where PyArrow, which pandas needs for it, is missing."""
    try:
        return column.to_polars()
    except ImportError:
        gaps = column.is_null().to_list()
        pairs = zip(column.to_list(), gaps, strict=True)
        values = [None if gap else value for value, gap in pairs]
        return pl.Series(column.name, values, strict=True)


def _as_meant(column: pl.Series) -> pl.Series:
    """A column without what an engine makes of gaps: floats of whole numbers, any type of none."""
    if column.dtype.is_float():
        column = column.fill_nan(None)
    if column.null_count() == len(column):
        return pl.repeat(None, len(column), dtype=pl.Null, eager=True).alias(column.name)
    if not column.dtype.is_float():
        return column
    whole = column.cast(pl.Int64, strict=False)
    same = (whole.cast(column.dtype) == column).fill_null(value=column.is_null()).all()
    return whole if same else column


def fits(column: Column, found: nw.dtypes.DType) -> bool:
    """Whether a column of a frame can hold what the layout says.

    Args:
        column: The column of the layout.
        found: The type that the frame has.

    Returns:
        Whether it fits. A column with nothing in it may have no type at all.
    """
    if found == nw.Unknown:
        return True
    match column.type:
        case ColumnType.TEXT:
            return any(found == kind for kind in (nw.String, nw.Categorical, nw.Enum))
        case ColumnType.INTEGER:
            return found.is_integer()
        case _:
            return found == nw.Boolean
