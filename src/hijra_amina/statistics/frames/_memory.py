"""What has been checked: a frame in memory is not checked again while it stays as it is."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from hijra_amina.statistics.frames._recognise import libraries_of

if TYPE_CHECKING:
    from hijra_amina.statistics.frames._engine import Frame

__all__ = ["Memory"]


class Memory:
    """Which frames in memory have been checked already, while they live and stay as they are.

    A frame is checked when it is first asked. It is checked again when its size or its types have
    changed since, or any of some sixty rows across it; of an engine whose frames are changed in
    place as a matter of course, any row at all.

    Args:
        frame: A frame in memory.
    """

    _known: Final[dict[int, tuple[weakref.ref[object], int]]] = {}
    _SAMPLE: Final = 64
    _LASTING: Final = frozenset({"polars", "pyarrow"})

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._key = id(frame.original)

    @classmethod
    def of(cls, frame: Frame) -> Memory | None:
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
            Memory._known.pop(key, None)

        self._known[key] = weakref.ref(self._frame.original, forget), self._print()

    def _print(self) -> int:
        columns = self._frame.columns or {}
        step = max(1, self._frame.height // self._SAMPLE)
        parts: list[object] = [
            (name, str(of.dtype), len(of), *of.gather_every(step).to_list())
            for name, of in sorted(columns.items())
        ]
        if self._LASTING.isdisjoint(libraries_of(type(self._frame.original))):
            rows = pl.DataFrame(list(columns.values())).hash_rows().to_numpy()
            # Where a row stands is part of it: two that change places are a change.
            parts.append(int((rows * np.arange(1, len(rows) + 1, dtype=np.uint64)).sum()))
        return hash(tuple(parts))
