"""Tables of figures, and what becomes of them: frames, files, pages, explanations.

A `Table` is what `tabulate` gives. It is immutable and typed, keeps codes beside labels and both
ends of each figure, and makes all else when it is asked: nothing here loads a library before.
"""

from hijra_amina.statistics.tables.coverage import Coverage
from hijra_amina.statistics.tables.protection import Protection
from hijra_amina.statistics.tables.recomputing import recompute
from hijra_amina.statistics.tables.rows import Figure, Margin, Row
from hijra_amina.statistics.tables.table import Labels, Table

__all__ = ["Coverage", "Figure", "Labels", "Margin", "Protection", "Row", "Table", "recompute"]
