"""Tables of figures, and what becomes of them: frames, files, pages, explanations."""

from hijra_amina.statistics.tables.table import Labels, Margin, Row, Table

__all__ = ["Labels", "Margin", "Row", "Table"]
