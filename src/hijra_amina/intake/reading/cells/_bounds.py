"""How much of a file is read at most."""

from __future__ import annotations

from typing import Final

import attrs

__all__ = ["DEFAULT_BOUNDS", "Bounds"]

_MEBI: Final = 1 << 20


@attrs.frozen(kw_only=True)
class Bounds:
    """How large a file may be; the largest register of one session is far below each of these.

    Attributes:
        file: The most bytes of the file itself.
        inflated: The most bytes of all parts of a packed file, once unpacked.
        kept: The most bytes of the parts that are parsed, without their empty cells and rows.
        parts: The most parts of a packed file.
        cells: The most cells that hold something, in all sheets.
        area: The most cells, empty ones among them, that a format makes us walk over.

    Examples:
        >>> Bounds().cells
        200000
    """

    file: int = 32 * _MEBI
    inflated: int = 512 * _MEBI
    kept: int = 64 * _MEBI
    parts: int = 2_000
    cells: int = 200_000
    area: int = 2_000_000


DEFAULT_BOUNDS: Final = Bounds()
