"""A page as plain text, and as Markdown."""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING

import attrs

from hijra_amina.language import isolate
from hijra_amina.statistics.tables import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hijra_amina.reports.page import Page, Quote, Shown
    from hijra_amina.statistics.tables.layout import Layout

__all__ = ["page_to_markdown", "page_to_text"]

_MARK = " ◊"


class _Kind(enum.Enum):
    TITLE = enum.auto()
    HEADING = enum.auto()
    PARAGRAPH = enum.auto()
    ITEM = enum.auto()
    QUOTE = enum.auto()
    BY = enum.auto()
    TABLE = enum.auto()


@attrs.frozen
class _Line:
    kind: _Kind
    text: str


def page_to_text(page: Page) -> str:
    """Render a page as plain text; pictures are left out.

    Args:
        page: The page.

    Returns:
        The text, each paragraph on one line.

    Examples:
        >>> from hijra_amina.model import Programme, Session
        >>> from hijra_amina.reports import flash_report
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> programme = Programme(id="p", name=name, sessions=(Session(id="s-1", title=name),))
        >>> page_to_text(flash_report(programme, "s-1").edition("en_GB").page).splitlines()[0]
        'Example'
    """
    return _joined(_lines(page, lambda text: text, plain_text.to_text), _plain_line)


def page_to_markdown(page: Page) -> str:
    r"""Render a page as Markdown; pictures are left out.

    Markdown knows no direction, so an element around the text gives it; whatever the records hold
    stands there as text, never as markup.

    Args:
        page: The page.

    Returns:
        The document.

    Examples:
        >>> from hijra_amina.model import Programme, Session
        >>> from hijra_amina.reports import flash_report
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "<b>*Example*</b>"})
        >>> programme = Programme(id="p", name=name, sessions=(Session(id="s-1", title=name),))
        >>> page = flash_report(programme, "s-1").edition("en_GB").page
        >>> r"# &lt;b&gt;\*Example\*&lt;/b&gt;" in page_to_markdown(page)
        True
    """
    body = _joined(_lines(page, _without_markup, plain_text.to_enclosed_markdown), _markdown_line)
    return f'<div lang="{page.language}" dir="{page.direction}">\n\n{body}\n</div>\n'


def _joined(lines: Iterator[_Line], write: Callable[[_Line], str]) -> str:
    """Lines with a gap between them, except between the items of a list and within a quotation."""
    made: list[str] = []
    before: _Line | None = None
    for line in lines:
        together = before is not None and (
            (line.kind is _Kind.ITEM and before.kind is _Kind.ITEM) or line.kind is _Kind.BY
        )
        if before is not None and not together:
            made.append("")
        made.append(write(line))
        before = line
    return "\n".join(made) + "\n"


def _plain_line(line: _Line) -> str:
    return f"• {line.text}" if line.kind is _Kind.ITEM else line.text


def _markdown_line(line: _Line) -> str:
    match line.kind:
        case _Kind.TITLE:
            return f"# {line.text}"
        case _Kind.HEADING:
            return f"## {line.text}"
        case _Kind.ITEM:
            return f"- {line.text}"
        case _Kind.QUOTE:
            return f"> {line.text}"
        case _Kind.BY:
            return f">\n> {line.text}"
        case _Kind.PARAGRAPH | _Kind.TABLE:
            return line.text


_MARKUP = re.compile(r"([\\`*_\[\]|~]|^[#+-])")
_NUMBERED = re.compile(r"^(\d+)([.)])")


def _without_markup(text: str) -> str:
    """A text that no reader of Markdown takes for more than text."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _NUMBERED.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", escaped))


def _lines(  # noqa: C901 - page order
    page: Page, safe: Callable[[str], str], write: Callable[[Layout], str]
) -> Iterator[_Line]:
    def shown(text: Shown) -> str:
        words = isolate(text.text) if text.is_foreign else text.text
        return safe(" ".join(words.split())) + (_MARK if text.is_draft else "")

    def paragraph(*texts: Shown | None) -> Iterator[_Line]:
        for text in texts:
            if text is not None:
                yield _Line(_Kind.PARAGRAPH, shown(text))

    def listed(label: str, items: tuple[Shown, ...]) -> Iterator[_Line]:
        if items:
            yield _Line(_Kind.HEADING, shown(page.labels[label]))
            for item in items:
                yield _Line(_Kind.ITEM, shown(item))

    yield _Line(_Kind.PARAGRAPH, " – ".join(map(shown, page.names)))
    yield from paragraph(page.tagline, page.subtitle, page.acronym, page.implementer)
    kicker = shown(page.labels["flash_report"])
    when = "" if page.period is None else f" – {safe(page.period)}"
    yield _Line(_Kind.PARAGRAPH, f"{kicker}{when}")
    yield _Line(_Kind.TITLE, shown(page.headline))
    yield from paragraph(page.lead)
    if page.key_figures:
        yield _Line(_Kind.HEADING, shown(page.labels["key_figures"]))
    for figure in page.key_figures:
        yield _Line(_Kind.ITEM, f"{shown(figure.label)}: {safe(figure.value)}")
    yield from paragraph(*page.summary)
    if page.breakdowns:
        yield _Line(_Kind.HEADING, shown(page.labels["breakdown"]))
    for table in page.breakdowns:
        # A table has its own syntax, in which its texts are safe already.
        yield _Line(_Kind.TABLE, write(table.layout).rstrip("\n"))
        yield from paragraph(table.note)
    if page.paragraphs:
        yield _Line(_Kind.HEADING, shown(page.labels["about"]))
    yield from paragraph(*page.paragraphs)
    yield from listed("agenda", page.agenda)
    yield from listed("methods", page.methods)
    if page.quotations or page.captions:
        yield _Line(_Kind.HEADING, shown(page.labels["voices"]))
    for quotation in page.quotations:
        yield from _quoted(quotation, shown)
    yield from paragraph(*page.captions)
    yield from _closing(page, shown, safe)


def _quoted(quotation: Quote, shown: Callable[[Shown], str]) -> Iterator[_Line]:
    yield _Line(_Kind.QUOTE, shown(quotation.words))
    if quotation.attribution:
        said_by = " – ".join(shown(line.text) for line in quotation.attribution)
        yield _Line(_Kind.BY, said_by)


def _closing(
    page: Page, shown: Callable[[Shown], str], safe: Callable[[str], str]
) -> Iterator[_Line]:
    contact = page.contact
    if contact is not None:
        yield _Line(_Kind.HEADING, shown(page.labels["contact"]))
        yield _Line(_Kind.ITEM, shown(contact.name))
        if contact.phone is not None:
            phone = safe(isolate(contact.phone, "phone"))
            yield _Line(_Kind.ITEM, f"{shown(page.labels['phone'])}: {phone}")
        if contact.email is not None:
            yield _Line(_Kind.ITEM, safe(isolate(contact.email, "email")))
        if contact.website is not None:
            yield _Line(_Kind.ITEM, safe(isolate(contact.website, "url")))
    for text in (*page.donor_lines, *page.disclaimers):
        yield _Line(_Kind.PARAGRAPH, shown(text))
    if page.issued is not None:
        yield _Line(_Kind.PARAGRAPH, shown(page.issued))
    if page.has_drafts:
        legend = shown(page.labels["draft_legend"])
        yield _Line(_Kind.PARAGRAPH, f"{_MARK.strip()} {legend}")
