"""`Source`: where a record comes from."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import PERSONAL, record

__all__ = ["Source"]


@record
@attrs.frozen(kw_only=True)
class Source:
    """A publication that says what a record holds.

    Attributes:
        publication: Its title, or the name of the file.
        page: The page, as printed.
        address: Its web address.
        language: The language of the text that was read (BCP 47).
        reference: The key of the fact in a collection of facts.
        wording: The source's own words; they may name people, so `repr` leaves them out.
        note: What a reader of the record should know of the source.

    Examples:
        >>> Source(publication="Flash report, June 2015", page="1")
        Source(publication='Flash report, June 2015', page='1', address=None, language=None, \
reference=None)
    """

    publication: str | None = None
    page: str | None = None
    address: str | None = None
    language: str | None = None
    reference: str | None = None
    wording: str | None = attrs.field(default=None, repr=False, metadata=PERSONAL)
    note: str | None = attrs.field(default=None, repr=False, metadata=PERSONAL)
