"""A page as HTML: self-contained, accessible, without a script."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from hijra_amina.errors import import_extra
from hijra_amina.statistics.tables import pages

if TYPE_CHECKING:
    import jinja2
    import markupsafe

    from hijra_amina.reports.page import BreakdownTable, Page, Shown

__all__ = ["page_to_html"]


def page_to_html(page: Page) -> str:
    """Render a page as one HTML file that needs no other.

    Args:
        page: The page.

    Returns:
        The document.

    Raises:
        MissingExtraError: If the extra `reports` is not installed.

    Examples:
        >>> from hijra_amina.model import Programme, Session
        >>> from hijra_amina.reports import flash_report
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "<script>"})
        >>> programme = Programme(id="p", name=name, sessions=(Session(id="s-1", title=name),))
        >>> page = flash_report(programme, "s-1").edition("en_GB").page
        >>> "<h1>&lt;script&gt;</h1>" in page_to_html(page)
        True
    """
    import_extra("jinja2", extra="reports", feature="writing a report as HTML")
    import markupsafe  # noqa: PLC0415 - comes with jinja2

    template = _environment().get_template("flash_report.html")
    # A style element knows no escapes: an escaped quotation mark would end font and selector.
    own = pages.STYLE if page.breakdowns else ""
    style = markupsafe.Markup(own + _read("flash_report.css"))  # noqa: S704 - our own files
    return template.render(page=page, style=style)


@cache
def _environment() -> jinja2.Environment:
    import jinja2  # noqa: PLC0415 - an extra

    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_read),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["shown"] = _shown
    environment.filters["table"] = _table
    return environment


def _read(name: str) -> str:
    folder = resources.files("hijra_amina.reports") / "templates"
    return (folder / name).read_text(encoding="utf-8")


def _shown(text: Shown) -> markupsafe.Markup:
    """A text safe for the page: sentences were escaped as they were written, the rest is here."""
    import markupsafe  # noqa: PLC0415 - comes with jinja2

    if text.html is None:
        return markupsafe.escape(text.text)
    return markupsafe.Markup(text.html)  # noqa: S704 - `language.say` escaped every value


def _table(shown: BreakdownTable) -> markupsafe.Markup:
    """A table as an element; whatever it says was escaped as it was written."""
    import markupsafe  # noqa: PLC0415 - comes with jinja2

    return markupsafe.Markup(pages.to_element(shown.layout))  # noqa: S704 - escaped there
