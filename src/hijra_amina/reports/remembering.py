"""`entry_of`: a report that is published, as the ledger remembers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.disclosure.ledger import Assured, PublishedFile, PublishedReport, Use
from hijra_amina.disclosure.published import grid_of
from hijra_amina.disclosure.rule import Rule
from hijra_amina.errors import InvalidValueError
from hijra_amina.model import ConsentItem
from hijra_amina.reports import blocks
from hijra_amina.reports.facts import facts_of
from hijra_amina.reports.report import CHANNEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hijra_amina.model import Photograph, Testimonial
    from hijra_amina.reports.edition import Edition
    from hijra_amina.reports.report import FlashReport
    from hijra_amina.statistics.tables import Table

__all__ = ["entry_of", "tables_of", "threshold_of"]


def entry_of(  # noqa: PLR0913 - the parts of one entry
    report: FlashReport,
    editions: Sequence[Edition],
    digests: Mapping[str, str],
    *,
    id: str | None = None,  # noqa: A002 - the ledger's own name
    audience: str = "public",
    corrects: str | None = None,
) -> PublishedReport:
    """What a ledger remembers of a report: where, in what, on which consents, with which figures.

    Args:
        report: The report, with its day of publication.
        editions: The editions.
        digests: The files' names, and the SHA-256 of each.
        id: The identifier in the ledger; the session and the day, unless it is given.
        audience: For whom it is.
        corrects: The entry of the ledger that it corrects.

    Returns:
        The entry. It has no name, and nothing of what shows a consent.

    Raises:
        InvalidValueError: If the report has no day, or the identifier cannot be one.

    Examples:
        >>> import datetime as dt
        >>> from hijra_amina.model import Programme, Session
        >>> from hijra_amina.reports import flash_report
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> programme = Programme(id="p", name=name, sessions=(Session(id="s-1", title=name),))
        >>> report = flash_report(programme, "s-1", on=dt.date(2015, 6, 30))
        >>> entry_of(report, [report.edition("en_GB")], {}).id
        's-1.2015-06-30'
    """
    if report.on is None:
        raise InvalidValueError("publish.on", "the day of publication, for the ledger", "none")
    publication = next(
        (
            one.id
            for one in report.programme.publications
            if one.session == report.session.id and one.channel == CHANNEL
        ),
        None,
    )
    quotations = [
        (edition.page.language, one.record, one.items)
        for edition in editions
        for one in edition.page.quotations
    ]
    pictures = [
        (edition.page.language, one.record, (ConsentItem.PHOTOGRAPH,))
        for edition in editions
        for one in edition.page.photographs
    ]
    tables = tables_of(report, editions)
    threshold = threshold_of(tables)
    return PublishedReport(
        id=f"{report.session.id}.{report.on}" if id is None else id,
        on=report.on,
        channel=CHANNEL,
        audience=audience,
        session=report.session.id,
        publication=publication,
        locales=tuple(edition.locale for edition in editions),
        files=tuple(PublishedFile(name=name, sha256=one) for name, one in digests.items()),
        testimonials=_uses(quotations, report.programme.testimonials),
        photographs=_uses(pictures, report.programme.photographs),
        tables=tuple(map(grid_of, tables)),
        claims=facts_of(report, editions),
        assured=None if threshold is None else Assured.by(Rule(threshold=threshold)),
        corrects=corrects,
    )


def tables_of(report: FlashReport, editions: Iterable[Edition]) -> tuple[Table, ...]:
    """The tables of a report that any of its editions shows.

    Args:
        report: The report.
        editions: The editions.

    Returns:
        The tables, with the rows that editions leave out.
    """
    shown = {one.record for edition in editions for one in edition.page.breakdowns}
    return tuple(
        block.table
        for block in report.blocks
        if isinstance(block, blocks.Breakdown) and block.path in shown
    )


def threshold_of(tables: Iterable[Table]) -> int | None:
    """What the strictest of tables promises: below which number figures are small.

    Args:
        tables: Protected tables.

    Returns:
        The threshold; `None` without a table.
    """
    promised = [one.protection.threshold for one in tables if one.protection is not None]
    return max(promised, default=None)


def _uses(
    shown: Iterable[tuple[str, str, tuple[ConsentItem, ...]]],
    records: Iterable[Testimonial | Photograph],
) -> tuple[Use, ...]:
    """Which records were shown, what of each in which languages, and on which consent."""
    by_id = {one.id: one.consent for one in records}
    languages: dict[tuple[str, tuple[ConsentItem, ...]], list[str]] = {}
    for language, record, items in shown:
        languages.setdefault((record, items), []).append(language)
    return tuple(
        Use(
            record=record,
            items=items,
            languages=tuple(dict.fromkeys(spoken)),
            given_on=by_id[record].given_on,
            until=by_id[record].until,
        )
        for (record, items), spoken in languages.items()
    )
