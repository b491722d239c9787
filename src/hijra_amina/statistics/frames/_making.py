"""`to_frame`: the records of a programme as a data frame."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Final, Literal, cast, overload

from hijra_amina.errors import InvalidValueError, UnknownCodeError, import_extra
from hijra_amina.statistics._material import Source, material
from hijra_amina.statistics.frames._layout import ColumnType
from hijra_amina.statistics.frames._problems import LeftOutWarning
from hijra_amina.statistics.frames._rows import Rows, left_out, rows_of
from hijra_amina.values import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from hijra_amina.model import Programme

__all__ = ["ENGINES", "to_frame"]

Engine = Literal["polars", "pandas", "pyarrow"]


@overload
def to_frame(
    source: Source,
    *,
    programme: Programme | None = None,
    as_of: PartialDate | date | str | None = None,
    engine: Literal["polars"] = "polars",
) -> pl.DataFrame: ...


@overload
def to_frame(
    source: Source,
    *,
    programme: Programme | None = None,
    as_of: PartialDate | date | str | None = None,
    engine: Literal["pandas"],
) -> pd.DataFrame: ...


@overload
def to_frame(
    source: Source,
    *,
    programme: Programme | None = None,
    as_of: PartialDate | date | str | None = None,
    engine: Literal["pyarrow"],
) -> pa.Table: ...


def to_frame(
    source: Source,
    *,
    programme: Programme | None = None,
    as_of: PartialDate | date | str | None = None,
    engine: Engine = "polars",
) -> pl.DataFrame | pd.DataFrame | pa.Table:
    """The rosters of the sessions that were held as a data frame, one row a participation.

    The columns are those of `participation_schema()`. `tabulate` and `count` take the frame, or
    a larger one of the same layout in any engine, and answer as they do for the records. Whoever
    only registered has a row too, and `attended` says that they did not come.

    Args:
        source: A programme, a session, or sessions.
        programme: The programme that the sessions are from, if the source is not one.
        as_of: The day to whose bodies and governorates earlier ones are rolled up.
        engine: `polars`, `pandas` or `pyarrow`.

    Returns:
        The frame. It holds pseudonyms, so that whoever stores it stores personal data.

    Warns:
        LeftOutWarning: If sessions have no row because nobody is known by name, or if figures are
            stated that a frame cannot hold; it names the sessions. Also if participants may be
            one person, whom the frame counts as different people.

    Raises:
        InvalidValueError: If the source is no source, or `as_of` no date.
        UnknownCodeError: If there is no such engine.
        MissingExtraError: If the engine is not installed.

    Examples:
        >>> from hijra_amina.testing import synthetic_programme
        >>> programme = synthetic_programme(sessions=2, people=5, seed=1)
        >>> import warnings
        >>> with warnings.catch_warnings():
        ...     warnings.simplefilter("ignore")
        ...     frame = to_frame(programme)
        >>> frame.height, frame.columns[:3]
        (8, ['participant', 'session', 'attended'])
    """
    if engine not in ENGINES:
        raise UnknownCodeError("engine", str(engine), tuple(ENGINES))
    make = ENGINES[engine]
    found = material(source, programme)
    missing = str(left_out(found))
    made = make(rows_of(found, _day(as_of)))
    if missing:
        warnings.warn(missing, LeftOutWarning, stacklevel=2)
    return made


def _day(value: PartialDate | date | str | None) -> PartialDate | None:
    if value is None:
        return None
    try:
        return PartialDate.parse(value) if isinstance(value, str) else PartialDate.of(value)
    except ValueError:
        expected = "a date, such as 2015-09-01"
        raise InvalidValueError("as_of", expected, f"a value of type {type(value).__name__}") from (
            None
        )


_FEATURE: Final = "making a data frame"


def _to_polars(rows: Rows) -> pl.DataFrame:
    import_extra("polars", extra="frames", feature=_FEATURE)
    import polars as pl  # noqa: PLC0415 - only where it is asked for

    types: dict[ColumnType, pl.DataType] = {
        ColumnType.TEXT: pl.String(),
        ColumnType.INTEGER: pl.Int64(),
        ColumnType.YES_OR_NO: pl.Boolean(),
    }
    return pl.DataFrame(
        [pl.Series(of.name, rows.columns[of.name], dtype=types[of.type]) for of in rows.schema]
    )


def _to_pandas(rows: Rows) -> pd.DataFrame:
    pandas = import_extra("pandas", extra="", feature=_FEATURE)
    types = {
        ColumnType.TEXT: "string",
        ColumnType.INTEGER: "Int64",
        ColumnType.YES_OR_NO: "boolean",
    }
    made = pandas.DataFrame(
        {of.name: pandas.array(rows.columns[of.name], dtype=types[of.type]) for of in rows.schema}
    )
    return cast("pd.DataFrame", made)


def _to_pyarrow(rows: Rows) -> pa.Table:
    pyarrow = import_extra("pyarrow", extra="", feature=_FEATURE)
    types = {
        ColumnType.TEXT: pyarrow.string(),
        ColumnType.INTEGER: pyarrow.int64(),
        ColumnType.YES_OR_NO: pyarrow.bool_(),
    }
    fields = [
        pyarrow.field(
            of.name,
            types[of.type],
            nullable=of.nullable,
            metadata={"description": of.description},
        )
        for of in rows.schema
    ]
    arrays = [pyarrow.array(rows.columns[field.name], type=field.type) for field in fields]
    made = pyarrow.Table.from_arrays(arrays, schema=pyarrow.schema(fields))
    return cast("pa.Table", made)


ENGINES: Final[dict[str, Callable[[Rows], pl.DataFrame | pd.DataFrame | pa.Table]]] = {
    "polars": _to_polars,
    "pandas": _to_pandas,
    "pyarrow": _to_pyarrow,
}
