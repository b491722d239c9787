"""`FlashReport`: a report in no language yet."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

import attrs

from hijra_amina.model import Programme, Session
from hijra_amina.reports.blocks import Block
from hijra_amina.reports.claims import Claim
from hijra_amina.reports.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hijra_amina.disclosure import Ledger, Rule
    from hijra_amina.language import Digits
    from hijra_amina.reports.edition import Edition
    from hijra_amina.reports.publishing import Published

__all__ = ["CHANNEL", "FlashReport", "Format"]

CHANNEL = "flash_report"
"""The channel, as consents and the ledger name it."""

Format = Literal["html", "md", "txt"]
"""What a report can be published as."""


@attrs.frozen(kw_only=True)
class FlashReport:
    """The blocks of a report and the claims that it makes; made by `flash_report`.

    Attributes:
        programme: The programme.
        session: The session that it reports on.
        blocks: What it says, in order.
        claims: Every claim that was evaluated; none of them fails.
        findings: What was left out of every edition, and why.
        on: The day of publication, if it was said.

    Examples:
        >>> from hijra_amina.reports import flash_report
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> programme = Programme(id="p", name=name, sessions=(Session(id="s-1", title=name),))
        >>> flash_report(programme, "s-1").edition("en_GB").page.headline.text
        'Example'
    """

    programme: Programme
    session: Session
    blocks: tuple[Block, ...] = attrs.field(repr=False)
    claims: tuple[Claim, ...] = attrs.field(repr=False)
    findings: tuple[Finding, ...] = attrs.field(repr=False)
    on: dt.date | None = None

    def edition(self, locale: str, *, digits: Digits | None = None) -> Edition:
        """The report in a locale.

        Args:
            locale: Language and territory, such as `ar_IQ`.
            digits: The digits of the whole edition, where not the locale's own: `latn` or `arab`.

        Returns:
            The edition.

        Raises:
            LocaleError: If the locale is a bare language, or unknown.
        """
        from hijra_amina.reports.edition import Edition  # noqa: PLC0415 - knows reports

        return Edition.of(self, locale, digits=digits)

    def publish(  # noqa: PLR0913 - where, as what, and how it is remembered
        self,
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
        """Write the report's editions into a folder, which is made if need be.

        All editions are written in full before the first file appears under its name, and each
        file appears at once: whoever looks never sees half a file. With a ledger, what was
        published is remembered there once all files are in place: the channel, the languages, the
        files with their digests, the consents that were relied upon and the figures that readers
        know from then on. If that fails, the files are taken away again, and what was there
        before is put back. Consents that the ledger knows to be withdrawn are not relied upon.

        Args:
            directory: The folder.
            locales: The locales.
            formats: `html`, `md` (Markdown) or `txt`.
            digits: The digits, where not each locale's own.
            on: The day of publication; the report's own, unless it is given.
            ledger: The ledger, or its file.
            id: The publication's identifier in the ledger; the session and the day, unless it is
                given.
            audience: For whom it is, as the ledger says it.
            corrects: The entry of the ledger that it corrects.
            rule: What its own figures have to keep, besides what earlier releases promise; such as
                a threshold below which no figure may be said or told. It needs a ledger.

        Returns:
            The files, such as `baghdad-2015-06.en_GB.html`; `entry` is what the ledger remembers,
            and `findings` says so where there is no ledger.

        Raises:
            LocaleError: If a locale is a bare language, or unknown.
            InvalidValueError: If a format is none of the three, nothing is asked for, or the
                ledger needs a day or another identifier.
            DisclosureError: If its figures would give somebody away, or its tables and its words
                together.
            DecodeError: If the ledger was edited.
            MissingExtraError: If HTML is asked for and the extra `reports` is not installed.
        """
        from hijra_amina.reports.publishing import publish  # noqa: PLC0415 - knows reports

        return publish(
            self,
            directory,
            locales=locales,
            formats=formats,
            digits=digits,
            on=on,
            ledger=ledger,
            id=id,
            audience=audience,
            corrects=corrects,
            rule=rule,
        )
