"""A file of any format as bounded sheets of cells, each with its address in the file."""

from hijra_amina.intake.reading.cells._bounds import DEFAULT_BOUNDS, Bounds
from hijra_amina.intake.reading.cells._cell import (
    MOST_COLUMNS,
    Book,
    Cell,
    Place,
    Sheet,
    Span,
    Value,
    address,
    place_of,
)
from hijra_amina.intake.reading.cells._opening import open_book

__all__ = [
    "DEFAULT_BOUNDS",
    "MOST_COLUMNS",
    "Book",
    "Bounds",
    "Cell",
    "Place",
    "Sheet",
    "Span",
    "Value",
    "address",
    "open_book",
    "place_of",
]
