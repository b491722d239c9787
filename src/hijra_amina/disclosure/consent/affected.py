"""`publications_affected`: what a withdrawal touches."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure.ledger import Ledger, PublishedFile
from hijra_amina.errors import UnknownReferenceError
from hijra_amina.model import ConsentItem, Photograph, Testimonial
from hijra_amina.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.model import Programme

__all__ = ["Affected", "publications_affected"]


@attrs.frozen(kw_only=True)
class Affected:
    """A publication in which somebody is quoted or shown.

    Attributes:
        id: Its identifier, in the programme or in the ledger.
        channel: Code of the vocabulary `channel`.
        languages: The languages that it appeared, or shows the record, in.
        is_published: Whether the ledger says that it was published; else it is one that the
            programme records, and whether it was is not known here.
        on: The day on which it was published, by the ledger.
        issued: When it was issued, by the programme.
        files: The files that it was published as, by the ledger.
        items: What of the record it shows, by the ledger.

    Examples:
        >>> Affected(id="report", channel="flash_report").is_published
        False
    """

    id: str
    channel: str
    languages: tuple[str, ...] = ()
    is_published: bool = False
    on: dt.date | None = None
    issued: Period | None = None
    files: tuple[PublishedFile, ...] = ()
    items: tuple[ConsentItem, ...] = ()


def publications_affected(
    programme: Programme,
    testimonial: Testimonial | Photograph | str,
    *,
    ledger: Ledger | Path | str | None = None,
) -> tuple[Affected, ...]:
    """The publications that a withdrawal touches.

    Args:
        programme: The programme.
        testimonial: A testimonial or a photograph, or its identifier.
        ledger: The ledger, or its file, which knows what was really published, and as which files.

    Returns:
        First what the ledger knows, the oldest first, then the publications that the programme
        records. Files that were published are nobody's to change from here: whoever holds them
        has to be asked.

    Raises:
        DecodeError: If the ledger was edited.
        UnknownReferenceError: If neither the programme nor the ledger knows the record.

    Examples:
        >>> from hijra_amina.model import Programme, Publication
        >>> from hijra_amina.values import LocalizedText
        >>> text = LocalizedText({"en": "Example"})
        >>> said = Testimonial(id="t-1", words=text)
        >>> report = Publication(id="report", headline=text, testimonials=("t-1",))
        >>> programme = Programme(id="p", name=text, testimonials=(said,), publications=(report,))
        >>> [(one.id, one.channel) for one in publications_affected(programme, "t-1")]
        [('report', 'flash_report')]
    """
    record = testimonial if isinstance(testimonial, str) else testimonial.id
    book = Ledger.open(ledger) if isinstance(ledger, str | Path) else ledger
    found = [*_published(record, book), *_recorded(programme, record)]
    known = [one.id for one in programme.testimonials]
    known += [one.id for one in programme.photographs]
    if not found and record not in known:
        raise UnknownReferenceError("testimonial", record, known)
    return tuple(found)


def _published(record: str, ledger: Ledger | None) -> Iterator[Affected]:
    for made in () if ledger is None else ledger.publications:
        uses = [use for use in (*made.testimonials, *made.photographs) if use.record == record]
        if uses:
            yield Affected(
                id=made.id,
                channel=made.channel,
                languages=tuple(dict.fromkeys(tag for use in uses for tag in use.languages)),
                is_published=True,
                on=made.on,
                files=made.files,
                items=tuple(dict.fromkeys(item for use in uses for item in use.items)),
            )


def _recorded(programme: Programme, record: str) -> list[Affected]:
    return [
        Affected(id=made.id, channel=made.channel, languages=made.languages, issued=made.issued)
        for made in programme.publications
        if record in made.testimonials or record in made.photographs
    ]
