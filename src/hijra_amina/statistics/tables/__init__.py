"""Tables of figures, and what becomes of them: frames, files, pages, explanations."""

from hijra_amina.statistics.tables.rows import Figure, Margin, Row
from hijra_amina.statistics.tables.table import Labels, Table

__all__ = ["Figure", "Labels", "Margin", "Row", "Table"]
