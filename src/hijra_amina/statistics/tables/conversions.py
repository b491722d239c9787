"""A table as a data frame: Polars, pandas, Arrow; typed, with nulls, and never a NaN."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from hijra_amina.errors import import_extra
from hijra_amina.statistics.tables.columns import Column, Kind, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["to_arrow", "to_dicts", "to_pandas", "to_polars"]


def to_dicts(columns: Sequence[Column]) -> list[dict[str, Scalar]]:
    """One dictionary for each row.

    Args:
        columns: The columns of a table.

    Returns:
        The rows; fractions are exact.

    Examples:
        >>> to_dicts([Column("low", Kind.WHOLE, (17,)), Column("high", Kind.WHOLE, (None,))])
        [{'low': 17, 'high': None}]
    """
    names = [column.name for column in columns]
    rows = zip(*(column.cells for column in columns), strict=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


def to_polars(columns: Sequence[Column]) -> pl.DataFrame:
    """A frame of Polars.

    Args:
        columns: The columns of a table.

    Returns:
        The frame.

    Raises:
        MissingExtraError: If Polars is not installed.
    """
    import_extra("polars", extra="frames", feature="a table as a Polars frame")
    import polars as pl  # noqa: PLC0415 - an extra

    types = {
        Kind.TEXT: pl.String(),
        Kind.WHOLE: pl.Int64(),
        Kind.FRACTION: pl.Float64(),
        Kind.FLAG: pl.Boolean(),
    }
    made = _numbers(columns)
    return pl.DataFrame([pl.Series(one.name, one.cells, dtype=types[one.kind]) for one in made])


def to_arrow(columns: Sequence[Column]) -> pa.Table:
    """A table of Arrow.

    Args:
        columns: The columns of a table.

    Returns:
        The table.

    Raises:
        MissingExtraError: If PyArrow is not installed.
    """
    import_extra("pyarrow", extra="", feature="a table as an Arrow table")
    import pyarrow as pa  # noqa: PLC0415 - the user's own

    types = {
        Kind.TEXT: pa.string(),
        Kind.WHOLE: pa.int64(),
        Kind.FRACTION: pa.float64(),
        Kind.FLAG: pa.bool_(),
    }
    made = {one.name: pa.array(one.cells, type=types[one.kind]) for one in _numbers(columns)}
    return pa.table(made)


def to_pandas(columns: Sequence[Column]) -> pd.DataFrame:
    """A frame of pandas, in its nullable types: an open end is `<NA>`, and never a NaN.

    Args:
        columns: The columns of a table.

    Returns:
        The frame.

    Raises:
        MissingExtraError: If pandas is not installed.
    """
    import_extra("pandas", extra="", feature="a table as a pandas frame")
    import pandas as pd  # noqa: PLC0415 - the user's own

    types = {
        Kind.TEXT: "string",
        Kind.WHOLE: "Int64",
        Kind.FRACTION: "Float64",
        Kind.FLAG: "boolean",
    }
    made = [pd.Series(one.cells, name=one.name, dtype=types[one.kind]) for one in _numbers(columns)]
    return pd.concat(made, axis="columns")


def _numbers(columns: Sequence[Column]) -> Iterator[Column]:
    """The columns with fractions as the nearest float, and as the exact text beside it."""
    for column in columns:
        if column.kind is not Kind.FRACTION:
            yield column
            continue
        floats = tuple(
            float(value) if isinstance(value, int | Fraction) else None for value in column.cells
        )
        yield Column(column.name, Kind.FRACTION, floats)
        exact = tuple(None if value is None else str(value) for value in column.cells)
        yield Column(f"{column.name}_exact", Kind.TEXT, exact)
