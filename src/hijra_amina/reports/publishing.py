"""Editions into files: all or nothing, each whole or not there, and remembered in the ledger."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import attrs

from hijra_amina.disclosure.consent import with_withdrawals
from hijra_amina.disclosure.ledger import Ledger, check_together
from hijra_amina.disclosure.published import grid_of
from hijra_amina.errors import InvalidValueError
from hijra_amina.language import phrase
from hijra_amina.reports import _messages as messages
from hijra_amina.reports import blocks
from hijra_amina.reports.facts import facts_of
from hijra_amina.reports.findings import Finding, Severity
from hijra_amina.reports.locales import written_locale
from hijra_amina.reports.remembering import entry_of, tables_of, threshold_of
from hijra_amina.reports.report import FlashReport, Format

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from hijra_amina.disclosure.ledger import PublishedReport
    from hijra_amina.disclosure.rule import Rule
    from hijra_amina.language import Digits
    from hijra_amina.reports.edition import Edition
    from hijra_amina.statistics.tables import Table

__all__ = ["Published", "publish"]

# What a new file may be read by, as `open` would have made it; temporary files are private.
_EVERYBODY_READS = 0o666


class Published(tuple[Path, ...]):  # noqa: SLOT001 - tuples cannot have any
    """The files of a report that was published.

    Attributes:
        entry: What the ledger remembers; `None` without a ledger.
        findings: That it was published without a ledger, where it was.

    Examples:
        >>> Published().entry is None
        True
    """

    entry: PublishedReport | None = None
    findings: tuple[Finding, ...] = ()


def publish(  # noqa: PLR0913 - where, as what, and how it is remembered
    report: FlashReport,
    directory: Path | str,
    *,
    locales: Iterable[str],
    formats: Iterable[Format] = ("html",),
    digits: Digits | None = None,
    on: dt.date | None = None,
    ledger: Ledger | Path | str | None = None,
    id: str | None = None,  # noqa: A002 - the ledger's own name
    audience: str = "public",
    corrects: str | None = None,
    rule: int | Rule | None = None,
) -> Published:
    """Write editions of a report; see `FlashReport.publish`.

    Args:
        report: The report.
        directory: The folder.
        locales: The locales.
        formats: `html`, `md` or `txt`.
        digits: The digits, where not the locale's own.
        on: The day of publication; the report's own, unless it is given.
        ledger: The ledger, or its file.
        id: The publication's identifier in the ledger.
        audience: For whom it is.
        corrects: The entry of the ledger that it corrects.
        rule: What its own figures have to keep.

    Returns:
        The files that were written.

    Raises:
        LocaleError: If a locale is a bare language or unknown, or has no edition.
        InvalidValueError: If a format is unknown, nothing is asked for, or the ledger needs a day
            or another identifier.
        DisclosureError: If its figures would give somebody away, or its tables and its words
            together.
        DecodeError: If the ledger was edited.
        MissingExtraError: If HTML is asked for and the extra `reports` is not installed.

    Examples:
        >>> from hijra_amina.model import Programme, Session
        >>> from hijra_amina.reports import flash_report
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> programme = Programme(id="p", name=name, sessions=(Session(id="s-1", title=name),))
        >>> made = publish(
        ...     flash_report(programme, "s-1"), "out", locales=["en_GB"], formats=["txt"]
        ... )
        >>> [path.name for path in made]
        ['s-1.en_GB.txt']
        >>> [found.code for found in made.findings]
        ['finding.no_ledger']
    """
    wanted = [written_locale(locale) for locale in dict.fromkeys(_several("locales", locales))]
    kinds = list(dict.fromkeys(_several("formats", formats)))
    for kind in kinds:
        if kind not in get_args(Format):
            raise InvalidValueError("publish.formats", "html, md or txt", "another format")
    book = Ledger.open(ledger) if isinstance(ledger, str | Path) else ledger
    report = _on_the_day(report, on, book)
    name = report.session.id.replace(":", "-")  # Windows takes a colon for a drive or a stream
    editions = [report.edition(locale, digits=digits) for locale in wanted]
    tables = _checked_tables(report, editions, book)
    texts = {
        f"{name}.{edition.locale}.{kind}": _rendered(edition, kind).encode("utf-8")
        for edition in editions
        for kind in kinds
    }
    folder = Path(directory)
    if book is None:
        if rule is not None:
            raise InvalidValueError("publish.rule", "a ledger to hold the figures against", "none")
        made = Published(_write_all(folder, texts, lambda: None))
        where = f"$.sessions[{report.session.id}]"
        note = phrase(messages.NO_LEDGER)
        made.findings = (Finding(severity=Severity.NOTE, where=where, phrase=note),)
        return made
    digests = {file: hashlib.sha256(content).hexdigest() for file, content in texts.items()}
    entry = entry_of(report, editions, digests, id=id, audience=audience, corrects=corrects)
    if any(one.id == entry.id for one in book.entries):
        raise InvalidValueError("publish.id", "an identifier that the ledger lacks", "another")
    made = Published(
        _write_all(folder, texts, lambda: book.publication(entry, rule=rule, protected=tables))
    )
    made.entry = entry
    return made


def _checked_tables(
    report: FlashReport, editions: Iterable[Edition], book: Ledger | None
) -> tuple[Table, ...]:
    """Refuse tables that give somebody away beside the report's words and the ledger."""
    shown = tuple(editions)
    tables = tables_of(report, shown)
    threshold = threshold_of(tables)
    if threshold is not None:
        known = () if book is None else book.published()
        said = facts_of(report, shown)
        check_together(
            map(grid_of, tables), said, threshold=threshold, known=known, protected=tables
        )
    return tables


def _on_the_day(report: FlashReport, on: dt.date | None, ledger: Ledger | None) -> FlashReport:
    """The report on the day of publication, without consents that were withdrawn since."""
    if on is not None:
        report = attrs.evolve(report, on=on)
    if ledger is None:
        return report
    if report.on is None:
        raise InvalidValueError("publish.on", "the day of publication, for the ledger", "none")
    programme = with_withdrawals(report.programme, ledger)
    said = {one.id: one for one in programme.testimonials}
    seen = {one.id: one for one in programme.photographs}
    made: list[blocks.Block] = []
    for block in report.blocks:
        match block:
            case blocks.Quotation():
                now = attrs.evolve(block, testimonial=said[block.testimonial.id])
                made.append(now)
            case blocks.Picture():
                consent = seen[block.photograph.id].consent
                # Its caption may have been taken away already, and stays away.
                photograph = attrs.evolve(block.photograph, consent=consent)
                made.append(attrs.evolve(block, photograph=photograph))
            case _:
                made.append(block)
    return attrs.evolve(report, programme=programme, blocks=tuple(made))


def _several(where: str, values: Iterable[str]) -> list[str]:
    """The values; a single text is not several, though it can be iterated."""
    if isinstance(values, str):
        raise InvalidValueError(f"publish.{where}", "a list", "a single text")
    found = list(values)
    if not found:
        raise InvalidValueError(f"publish.{where}", "at least one", "none")
    return found


def _rendered(edition: Edition, kind: str) -> str:
    match kind:
        case "html":
            return edition.to_html()
        case "md":
            return edition.to_markdown()
        case _:
            return edition.to_text()


def _write_all(
    folder: Path, texts: dict[str, bytes], remember: Callable[[], object]
) -> tuple[Path, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    waiting: list[tuple[Path, Path]] = []
    try:
        for name, text in texts.items():
            descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=f".{name}.", suffix=".tmp")
            waiting.append((Path(temporary), folder / name))
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).chmod(_EVERYBODY_READS & ~_umask())
        _replace_all(waiting, remember)
    finally:
        for temporary_path, _ in waiting:
            temporary_path.unlink(missing_ok=True)
    return tuple(path for _, path in waiting)


def _replace_all(waiting: list[tuple[Path, Path]], remember: Callable[[], object]) -> None:
    """Give every file its name, and remember it; if either fails, no file keeps its name."""
    replaced: list[tuple[Path, bytes | None]] = []
    try:
        for temporary, path in waiting:
            before = path.read_bytes() if path.exists() else None
            temporary.replace(path)
            replaced.append((path, before))
        remember()
    except BaseException:
        for path, before in replaced:
            if before is None:
                path.unlink()
            else:
                path.write_bytes(before)
        raise


def _umask() -> int:
    """The process's mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
