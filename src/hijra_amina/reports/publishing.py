"""Editions into files: all or nothing, each whole or not there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from hijra_amina.errors import InvalidValueError
from hijra_amina.reports.locales import written_locale
from hijra_amina.reports.report import FlashReport, Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.language import Digits
    from hijra_amina.reports.edition import Edition

__all__ = ["publish"]

# What a new file may be read by, as `open` would have made it; temporary files are private.
_EVERYBODY_READS = 0o666


def publish(
    report: FlashReport,
    directory: Path | str,
    *,
    locales: Iterable[str],
    formats: Iterable[Format] = ("html",),
    digits: Digits | None = None,
) -> tuple[Path, ...]:
    """Write editions of a report; see `FlashReport.publish`.

    Args:
        report: The report.
        directory: The folder.
        locales: The locales.
        formats: `html`, `md` or `txt`.
        digits: The digits, where not each locale's own.

    Returns:
        The files that were written.

    Raises:
        LocaleError: If a locale is a bare language or unknown, or has no edition.
        InvalidValueError: If a format is unknown, or nothing is asked for.
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
    """
    wanted = [written_locale(locale) for locale in dict.fromkeys(_several("locales", locales))]
    kinds = list(dict.fromkeys(_several("formats", formats)))
    for kind in kinds:
        if kind not in get_args(Format):
            raise InvalidValueError("publish.formats", "html, md or txt", "another format")
    name = report.session.id.replace(":", "-")  # Windows takes a colon for a drive or a stream
    texts: dict[str, str] = {}
    for locale in wanted:
        edition = report.edition(locale, digits=digits)
        for kind in kinds:
            texts[f"{name}.{locale}.{kind}"] = _rendered(edition, kind)
    folder = Path(directory)
    folder.mkdir(parents=True, exist_ok=True)
    return _write_all(folder, texts)


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


def _write_all(folder: Path, texts: dict[str, str]) -> tuple[Path, ...]:
    waiting: list[tuple[Path, Path]] = []
    try:
        for name, text in texts.items():
            descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=f".{name}.", suffix=".tmp")
            waiting.append((Path(temporary), folder / name))
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).chmod(_EVERYBODY_READS & ~_umask())
        _replace_all(waiting)
    finally:
        for temporary_path, _ in waiting:
            temporary_path.unlink(missing_ok=True)
    return tuple(path for _, path in waiting)


def _replace_all(waiting: list[tuple[Path, Path]]) -> None:
    """Give every file its name; if one cannot have it, none keeps it."""
    replaced: list[tuple[Path, bytes | None]] = []
    try:
        for temporary, path in waiting:
            before = path.read_bytes() if path.exists() else None
            temporary.replace(path)
            replaced.append((path, before))
    except OSError:
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
