"""Frames: participations in columns, of any engine, with the same answers as the records.

`participation_schema` is the layout, as data. `to_frame` makes a frame from records,
`write_frame` and `read_frame` carry it in files, `check_frame` says all that is wrong with one.
`tabulate` takes a frame of Polars, pandas, PyArrow, DuckDB, Spark, or of any engine that narwhals
knows. No engine is loaded before a frame of it is there.
"""

from hijra_amina.statistics.frames._entry import cells, check_frame, read_frame, write_frame
from hijra_amina.statistics.frames._layout import Column, ColumnType, Of, Schema
from hijra_amina.statistics.frames._making import to_frame
from hijra_amina.statistics.frames._problems import FrameError, LeftOutWarning
from hijra_amina.statistics.frames._recognise import is_frame
from hijra_amina.statistics.frames._schema import SCHEMA, participation_schema

__all__ = [
    "SCHEMA",
    "Column",
    "ColumnType",
    "FrameError",
    "LeftOutWarning",
    "Of",
    "Schema",
    "cells",
    "check_frame",
    "is_frame",
    "participation_schema",
    "read_frame",
    "to_frame",
    "write_frame",
]
