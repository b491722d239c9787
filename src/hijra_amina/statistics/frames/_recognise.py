"""Whether something is a data frame, without importing any engine."""

from __future__ import annotations

from typing import Final

__all__ = ["is_frame", "libraries_of"]

_ENGINES: Final = frozenset(
    {
        "cudf",
        "dask",
        "dask_expr",
        "duckdb",
        "ibis",
        "modin",
        "narwhals",
        "pandas",
        "polars",
        "pyarrow",
        "pyspark",
        "sqlframe",
    }
)


def is_frame(source: object) -> bool:
    """Whether something comes from a data-frame library.

    Args:
        source: Anything.

    Returns:
        Whether `tabulate` should take it for a frame; nothing is imported to find out.

    Examples:
        >>> is_frame([1, 2]), is_frame("people.parquet")
        (False, False)
    """
    kind = type(source)
    if not _ENGINES.isdisjoint(libraries_of(kind)):
        return True
    return any(hasattr(kind, f"__narwhals_{name}__") for name in ("dataframe", "lazyframe"))


def libraries_of(kind: type) -> frozenset[str]:
    """The libraries that a class and those it is made from come from.

    Args:
        kind: A class.

    Returns:
        The names of the packages.

    Examples:
        >>> from collections import Counter
        >>> sorted(libraries_of(Counter))
        ['builtins', 'collections']
    """
    return frozenset(base.__module__.partition(".")[0] for base in kind.__mro__)
