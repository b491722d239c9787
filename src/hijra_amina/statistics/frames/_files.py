"""Frames in files: Parquet keeps the types, CSV gets them back from the layout."""

from __future__ import annotations

import contextlib
import os
import secrets
from typing import TYPE_CHECKING, Final

import polars as pl

from hijra_amina.errors import Problem, UnknownCodeError
from hijra_amina.statistics.frames._check import check_content
from hijra_amina.statistics.frames._engine import opened
from hijra_amina.statistics.frames._layout import Column, ColumnType
from hijra_amina.statistics.frames._problems import FrameError
from hijra_amina.statistics.frames._schema import participation_schema

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

__all__ = ["read", "write"]

_SUFFIXES: Final = (".parquet", ".csv")
_PRIVATE: Final = 0o600
_TYPES: Final = {
    ColumnType.TEXT: pl.String,
    ColumnType.INTEGER: pl.Int64,
    ColumnType.YES_OR_NO: pl.Boolean,
}


def write(frame: object, path: Path) -> None:
    """Check a frame and put it in the place of a file, in one step.

    Args:
        frame: The frame.
        path: The file.
    """
    suffix = _suffix(path)
    found = opened(frame, participation_schema().names)
    check_content(found, participation_schema())
    # Columns of the frame's own go with it.
    data = found.in_polars()
    data = data.with_columns(
        data[column.name].cast(_TYPES[column.type])
        for column in participation_schema()
        if column.name in data.columns
    )
    target = path.resolve()
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(temporary, flags, _PRIVATE), "wb") as file:
            _put(data, suffix, file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES:
        raise UnknownCodeError("kind of file", suffix or path.name, _SUFFIXES)
    return suffix


def _put(data: pl.DataFrame, suffix: str, file: BinaryIO) -> None:
    if suffix == ".parquet":
        data.write_parquet(file)
    else:
        data.write_csv(file)


def read(path: Path) -> pl.DataFrame:
    """Read a frame and check it.

    Args:
        path: The file.

    Returns:
        The frame.
    """
    if _suffix(path) == ".parquet":
        found = pl.read_parquet(path)
        problems: list[Problem] = []
    else:
        found, problems = _typed(pl.read_csv(path, infer_schema=False))
    try:
        check_content(opened(found, participation_schema().names), participation_schema())
    except FrameError as error:
        problems.extend(error.problems)
    if problems:
        raise FrameError(problems, path.name)
    return found


def _typed(texts: pl.DataFrame) -> tuple[pl.DataFrame, list[Problem]]:
    """The columns of the layout in their types, and those that are not of them."""
    problems: list[Problem] = []
    made: list[pl.Series] = []
    for column in participation_schema():
        if column.name not in texts.columns or column.type is ColumnType.TEXT:
            continue
        given = texts[column.name]
        read = _read(given, column)
        wrong = int((read.is_null() & given.is_not_null()).sum())
        if wrong:
            rows = "1 row" if wrong == 1 else f"{wrong:,} rows"
            expected = "a whole number"
            if column.type is ColumnType.YES_OR_NO:
                expected = "true or false"
            problems.append(
                Problem(column.name, "wrong_type", f"{rows} without {expected}, or nothing at all")
            )
        made.append(read)
    return texts.with_columns(*made), problems


def _read(given: pl.Series, column: Column) -> pl.Series:
    if column.type is ColumnType.INTEGER:
        return given.cast(pl.Int64, strict=False)
    words = {"true": True, "false": False}
    return given.replace_strict(words, default=None, return_dtype=pl.Boolean)
