"""What a notebook shows of a table, in each form that it can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics.tables import pages, plain_text
from hijra_amina.statistics.tables.layout import laid_out

if TYPE_CHECKING:
    from collections.abc import Container

    from hijra_amina.statistics.tables.figures import Figures

__all__ = ["bundle"]


def bundle(
    figures: Figures,
    locale: str,
    include: Container[str] | None = None,
    exclude: Container[str] | None = None,
) -> dict[str, str]:
    """A table as HTML, Markdown and plain text, by media type.

    Args:
        figures: The table.
        locale: Language and territory.
        include: The media types that are wanted; all, if it is not said.
        exclude: Those that are not.

    Returns:
        The table in each of them.

    Examples:
        >>> from hijra_amina.statistics.tables import Table
        >>> shown = Table(measure="people", dimensions=(), rows=())
        >>> list(bundle(shown, "en_GB", exclude=["text/html"]))
        ['text/markdown', 'text/plain']
    """
    layout = laid_out(figures, locale)
    made = {
        "text/html": pages.to_html(layout),
        "text/markdown": plain_text.to_markdown(layout),
        "text/plain": plain_text.to_text(layout),
    }
    return {
        kind: text
        for kind, text in made.items()
        if (include is None or kind in include) and (exclude is None or kind not in exclude)
    }
