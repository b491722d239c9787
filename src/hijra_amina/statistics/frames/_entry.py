"""The doors of this room: a question to a frame, and whether a frame keeps to the layout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hijra_amina.errors import import_extra

if TYPE_CHECKING:
    from os import PathLike

    import polars as pl

    from hijra_amina.statistics._asking import Question, Values
    from hijra_amina.statistics._cells import Cells
    from hijra_amina.statistics.progress import Progress

__all__ = ["cells", "check_frame", "read_frame", "write_frame"]


def check_frame(frame: object) -> None:
    """Say all that is wrong with a frame of participations.

    `tabulate` does the same for a frame in memory, once as long as it stays as it is. Of a lazy
    frame it checks no more than the columns, and the codes and numbers that it comes by, since
    everything else takes questions of their own; this asks them.

    Args:
        frame: A data frame of any engine.

    Raises:
        FrameError: With all problems at once: columns that are missing, misspelt or of another
            type, rows without a key, rows that repeat one another, unknown codes, numbers that
            cannot be, people of two sexes, sessions that differ from row to row.
        InvalidValueError: If it is no data frame.
        MissingExtraError: If the extra `frames` is not installed.

    Examples:
        >>> import polars as pl
        >>> frame = pl.DataFrame({"participant": ["p-1"], "session": ["s-1"], "sex": ["femal"]})
        >>> check_frame(frame)
        Traceback (most recent call last):
        ...
        hijra_amina.statistics.frames._problems.FrameError: 1 problem
        - sex: 1 row with a misspelling of 'female'
    """
    _load()
    from hijra_amina.statistics.frames import _answering  # noqa: PLC0415 - it loads narwhals

    _answering.check(frame)


def cells(
    source: object, asked: Question, *, progress: Progress | None = None
) -> tuple[Values, Cells]:
    """The cells of a question to a frame.

    Args:
        source: A data frame of any engine; a lazy one stays lazy until the small result.
        asked: The question.
        progress: Told of the questions to the engine.

    Returns:
        The values of each dimension of the question, and the cells.

    Raises:
        FrameError: If the frame breaks the layout; nothing has been counted then.
        UnknownCodeError: If a condition asks for a value that does not exist.
        InvalidValueError: If it is no frame, or cannot answer that question.
        MissingExtraError: If the extra `frames` is not installed.
    """
    _load()
    from hijra_amina.statistics.frames import _answering  # noqa: PLC0415 - it loads narwhals
    from hijra_amina.statistics.progress import no_progress  # noqa: PLC0415 - the same

    return _answering.answer(source, asked, progress or no_progress)


def write_frame(frame: object, path: str | PathLike[str]) -> None:
    """Write a frame of participations to a file that only its owner can read.

    The frame is checked first. The file is replaced in one step: whatever happens, it is the old
    one or all of the new one. A frame that is lazy is fetched for it; the engine's own writer does
    better with one that is larger than memory.

    Args:
        frame: A data frame of any engine.
        path: Where to; `.parquet` or `.csv`.

    Raises:
        FrameError: If the frame breaks the layout; nothing is written then.
        UnknownCodeError: If the file is of another kind.
        InvalidValueError: If it is no data frame.
        OSError: If it cannot be written.

    Examples:
        >>> import tempfile
        >>> import polars as pl
        >>> folder = tempfile.mkdtemp()
        >>> frame = pl.DataFrame({"participant": ["p-1"], "session": ["s-1"], "complete": [True]})
        >>> write_frame(frame, f"{folder}/rosters.csv")
        >>> read_frame(f"{folder}/rosters.csv").equals(frame)
        True
    """
    _load()
    from hijra_amina.statistics.frames import _files  # noqa: PLC0415 - it loads Polars

    _files.write(frame, Path(path))


def read_frame(path: str | PathLike[str]) -> pl.DataFrame:
    """Read a frame of participations from a file, with its types, and check it.

    A CSV file has no types: they come from the layout, and nothing between two commas is nothing
    at all. Columns of the file's own stay text.

    Args:
        path: The file; `.parquet` or `.csv`.

    Returns:
        The frame, in Polars.

    Raises:
        FrameError: If the frame breaks the layout; it lists all problems and names the file.
        UnknownCodeError: If the file is of another kind.
        OSError: If it cannot be read.

    Examples:
        >>> read_frame("rosters.xlsx")
        Traceback (most recent call last):
        ...
        hijra_amina.errors.UnknownCodeError: unknown kind of file '.xlsx'
        hint: known: .parquet, .csv
    """
    _load()
    from hijra_amina.statistics.frames import _files  # noqa: PLC0415 - it loads Polars

    return _files.read(Path(path))


def _load() -> None:
    """Say which extra brings what is missing; whoever brings no frame needs none of it."""
    for module in ("narwhals.stable.v2", "numpy", "polars"):
        import_extra(module, extra="frames", feature="statistics over data frames")
