"""`Publication`: a report as it was, or is to be, published."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import IDENTIFIER, code, record, references, sized
from hijra_amina.model.source import Source
from hijra_amina.values import LocalizedText, Period

__all__ = ["Publication"]


@record
@attrs.frozen(kw_only=True)
class Publication:
    """The words of a report that data cannot make: headline, lead, paragraphs.

    Attributes:
        id: Its identifier in the programme.
        channel: Code of the vocabulary `channel`.
        session: The session that it reports on.
        headline: Its headline.
        lead: Its first paragraph.
        paragraphs: Its body.
        testimonials: The quotations, in their order.
        photographs: The photographs and captions, in their order.
        issued: When it was issued.
        donors: Whose funding it acknowledges.
        contact: Where a reader can ask.
        languages: The languages it appeared in (BCP 47).
        sources: Where it stands.
        notes: Errata and whatever a reader should know.

    Examples:
        >>> Publication(id="flash", headline=LocalizedText({"en": "Session held"})).paragraphs
        ()
    """

    id: str = attrs.field(metadata=IDENTIFIER)
    headline: LocalizedText
    channel: str = attrs.field(default="flash_report", metadata=code("channel"))
    session: str | None = attrs.field(default=None, metadata=references("sessions"))
    lead: LocalizedText | None = None
    paragraphs: tuple[LocalizedText, ...] = attrs.field(default=(), repr=sized)
    testimonials: tuple[str, ...] = attrs.field(default=(), metadata=references("testimonials"))
    photographs: tuple[str, ...] = attrs.field(default=(), metadata=references("photographs"))
    issued: Period | None = None
    donors: tuple[str, ...] = attrs.field(default=(), metadata=references("donors"))
    contact: str | None = attrs.field(default=None, metadata=references("contacts"))
    languages: tuple[str, ...] = ()
    sources: tuple[Source, ...] = attrs.field(default=(), repr=False)
    notes: tuple[str, ...] = attrs.field(default=(), repr=False)
