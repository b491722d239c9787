"""What an edition shows: texts with the language they are really in, in the order of the page.

Renderers see nothing but this. Whatever consent, translation or evidence keeps out of an edition
is not in its page.
"""

from __future__ import annotations

import re
from typing import cast

import attrs

from hijra_amina.model import ConsentItem
from hijra_amina.statistics.tables.layout import Layout

__all__ = [
    "AttributionLine",
    "BreakdownTable",
    "ContactLines",
    "DatePart",
    "Figure",
    "Page",
    "Photo",
    "Quote",
    "Shown",
]


@attrs.frozen(kw_only=True)
class Shown:
    """A text as an edition shows it.

    Attributes:
        text: The text, in logical order; isolated with characters where it has to be.
        html: The same with markup in place of those characters, where the two differ.
        language: The language it is in (BCP 47); `None` for a name, which is in none.
        direction: `ltr` or `rtl`.
        is_foreign: Whether language or direction is not the page's own.
        is_draft: Whether it is a translation that nobody has reviewed.

    Examples:
        >>> Shown(text="Baghdad", language="en-GB", direction="ltr").is_draft
        False
    """

    text: str = attrs.field(repr=False)
    html: str | None = attrs.field(default=None, repr=False)
    language: str | None
    direction: str
    is_foreign: bool = False
    is_draft: bool = False


@attrs.frozen(kw_only=True)
class DatePart:
    """A line of the date box.

    Attributes:
        kind: `month`, `days`, `year`, or `whole` for a period that is not within one month.
        text: The line.
        direction: The line's own direction, where it is not the page's.

    Examples:
        >>> DatePart(kind="year", text="2015").direction is None
        True
    """

    kind: str
    text: str
    direction: str | None = None


@attrs.frozen(kw_only=True)
class Figure:
    """A figure in large type.

    Attributes:
        label: What it counts.
        value: The figure in words and digits.

    Examples:
        >>> label = Shown(text="Days", language="en-GB", direction="ltr")
        >>> Figure(label=label, value="2").is_long
        False
    """

    label: Shown
    value: str

    @property
    def is_long(self) -> bool:
        """Whether it is more than one number, and needs smaller type."""
        return len(self.value) > _SHORT


_SHORT = 6


@attrs.frozen(kw_only=True)
class BreakdownTable:
    """A protected table as it is laid out, with what stands below it.

    Attributes:
        layout: The table in the edition's language and digits.
        record: What the table is called in the report.
        note: That rows are left out of it, where some are.

    Examples:
        >>> [field.name for field in attrs.fields(BreakdownTable)]
        ['layout', 'record', 'note']
    """

    layout: Layout = attrs.field(repr=False)
    record: str
    note: Shown | None = None


@attrs.frozen(kw_only=True)
class AttributionLine:
    """A line under a quotation.

    Attributes:
        kind: `speaker`, `post` or `body`.
        text: The line.

    Examples:
        >>> shown = Shown(text="Ministry of Education", language="en-GB", direction="ltr")
        >>> AttributionLine(kind="body", text=shown).kind
        'body'
    """

    kind: str
    text: Shown


@attrs.frozen(kw_only=True)
class Quote:
    """A quotation as it was admitted.

    Attributes:
        words: The words between the page's quotation marks.
        attribution: Who said them, as far as it may be shown.
        record: The testimonial's identifier.
        items: What of the testimonial is shown.

    Examples:
        >>> words = Shown(text="“It helps.”", language="en-GB", direction="ltr")
        >>> Quote(words=words, attribution=()).attribution
        ()
    """

    words: Shown
    attribution: tuple[AttributionLine, ...]
    record: str = ""
    items: tuple[ConsentItem, ...] = ()


@attrs.frozen(kw_only=True)
class Photo:
    """A photograph as it was admitted.

    Attributes:
        source: The picture as a `data:` address.
        alternative_text: What a reader who cannot see it is told.
        caption: The caption.
        credit: Who took it.
        record: The photograph's identifier.

    Examples:
        >>> told = Shown(text="A room", language="en-GB", direction="ltr")
        >>> Photo(source="data:image/png;base64,", alternative_text=told).caption is None
        True
    """

    source: str = attrs.field(repr=False)
    alternative_text: Shown
    caption: Shown | None = None
    credit: str | None = attrs.field(default=None, repr=False)
    record: str = ""


@attrs.frozen(kw_only=True)
class ContactLines:
    """Where a reader can ask, with the addresses that a tap opens.

    Attributes:
        name: The office.
        phone: The number as printed.
        email: The address.
        website: The site as printed.

    Examples:
        >>> office = Shown(text="IOM Iraq", language="en-GB", direction="ltr")
        >>> ContactLines(name=office, phone="+962 6 56 59 660").phone_address
        'tel:+96265659660'
    """

    name: Shown
    phone: str | None = None
    email: str | None = None
    website: str | None = None

    @property
    def phone_address(self) -> str | None:
        """The number without its spaces, as an address that a telephone opens."""
        if self.phone is None:
            return None
        # Two numbers, or an extension, would run together into a number of somebody else.
        western = "".join(str(int(c)) if c.isdecimal() else c for c in self.phone)
        if _PHONE.fullmatch(western) is None:
            return None
        return "tel:" + "".join(c for c in western if c.isdigit() or c == "+")

    @property
    def email_address(self) -> str | None:
        """The address as one that a mail program opens."""
        if self.email is None or _EMAIL.fullmatch(self.email) is None:
            return None
        return f"mailto:{self.email}"

    @property
    def website_address(self) -> str | None:
        """The site as a web address; nothing that is not one becomes a link."""
        if self.website is None or _WEBSITE.fullmatch(self.website) is None:
            return None
        has_scheme = self.website.lower().startswith(("http://", "https://"))
        return self.website if has_scheme else f"http://{self.website}"


# What becomes a link is one address and nothing else: no second recipient, no other scheme, no
# name before an @ that reads like the site.
_HOST = r"(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]+"
_PHONE = re.compile(r"\+?[\d ().\u00a0-]*\d[\d ().\u00a0-]*")
_EMAIL = re.compile(rf"[A-Za-z0-9._+-]+@{_HOST}")
_WEBSITE = re.compile(
    rf"(?:https?://)?{_HOST}(?::\d+)?(?:[/?#][A-Za-z0-9._~/?#=&%+,-]*)?", re.IGNORECASE
)


@attrs.frozen(kw_only=True)
class Page:
    """One edition, ready to be rendered.

    Attributes:
        locale: The locale.
        language: The same as a language tag.
        direction: `ltr` or `rtl`.
        title: What a window or a search result calls it.
        labels: The headings and labels, by name.
        names: The programme's name in each script, the page's own first.
        acronym: How the implementer signs.
        implementer: Who runs the programme.
        tagline: What it stands for.
        subtitle: What stands below the name.
        period: When the session was held, in a line.
        date_box: The lines of the date box.
        headline: The headline.
        lead: The first paragraph.
        key_figures: The figures in large type.
        summary: The sentences made from records.
        breakdowns: The tables.
        paragraphs: The body.
        quotations: The quotations.
        captions: Statements set apart.
        photographs: The photographs.
        agenda: The session's parts.
        methods: How it was taught.
        contact: Where a reader can ask.
        donor_lines: Who pays.
        disclaimers: What must be printed for it.
        issued: When it was issued.

    Examples:
        >>> [field.name for field in attrs.fields(Page)][:3]
        ['locale', 'language', 'direction']
    """

    locale: str
    language: str
    direction: str
    title: str
    labels: dict[str, Shown] = attrs.field(repr=False)
    names: tuple[Shown, ...]
    headline: Shown
    acronym: Shown | None = None
    implementer: Shown | None = None
    tagline: Shown | None = None
    subtitle: Shown | None = None
    period: str | None = None
    date_box: tuple[DatePart, ...] = ()
    lead: Shown | None = None
    key_figures: tuple[Figure, ...] = ()
    summary: tuple[Shown, ...] = ()
    breakdowns: tuple[BreakdownTable, ...] = ()
    paragraphs: tuple[Shown, ...] = ()
    quotations: tuple[Quote, ...] = ()
    captions: tuple[Shown, ...] = ()
    photographs: tuple[Photo, ...] = ()
    agenda: tuple[Shown, ...] = ()
    methods: tuple[Shown, ...] = ()
    contact: ContactLines | None = None
    donor_lines: tuple[Shown, ...] = ()
    disclaimers: tuple[Shown, ...] = ()
    issued: Shown | None = None

    @property
    def has_drafts(self) -> bool:
        """Whether anything on the page is an unreviewed translation."""
        return any(_drafts_in(getattr(self, field.name)) for field in attrs.fields(Page))


def _drafts_in(value: object) -> bool:
    match value:
        case Shown():
            return value.is_draft
        case BreakdownTable():
            return value.layout.has_drafts or _drafts_in(value.note)
        case tuple():
            return any(map(_drafts_in, cast("tuple[object, ...]", value)))
        case Quote() | Photo() | AttributionLine() | ContactLines():
            return any(_drafts_in(getattr(value, f.name)) for f in attrs.fields(type(value)))
        case _:
            return False
