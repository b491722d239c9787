"""`Edition`: a report in one locale.

Here, and only here, blocks become texts. Each text is asked four things: which language it is
really in, whether somebody has reviewed it, whether it names anybody who did not allow it, and
whether it has the figures of the original. What must not be shown is left out and listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.reports.composing import compose
from hijra_amina.reports.findings import Finding
from hijra_amina.reports.locales import written_locale
from hijra_amina.reports.page import Page
from hijra_amina.reports.report import FlashReport

if TYPE_CHECKING:
    from hijra_amina.language import Digits

__all__ = ["Edition"]


@attrs.frozen(kw_only=True)
class Edition:
    """A report in one locale, ready to be rendered; made by `FlashReport.edition`.

    Attributes:
        report: The report.
        page: What is shown.
        findings: What this edition leaves out or marks, and why.

    Examples:
        >>> from hijra_amina.model import Programme, Session
        >>> from hijra_amina.reports import flash_report
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> programme = Programme(id="p", name=name, sessions=(Session(id="s-1", title=name),))
        >>> edition = flash_report(programme, "s-1").edition("en-gb")
        >>> edition.locale, edition.to_html()[:15]
        ('en_GB', '<!DOCTYPE html>')
    """

    report: FlashReport = attrs.field(repr=False)
    page: Page = attrs.field(repr=False)
    findings: tuple[Finding, ...] = attrs.field(repr=False)

    @classmethod
    def of(cls, report: FlashReport, locale: str, *, digits: Digits | None = None) -> Edition:
        """The edition of a report in a locale.

        Args:
            report: The report.
            locale: Language and territory.
            digits: The digits, where not the locale's own.

        Returns:
            The edition.

        Raises:
            LocaleError: If the locale is a bare language or unknown, or if the catalogs do not have
                what a report says in its language.
        """
        page, findings = compose(report, written_locale(locale), digits)
        return cls(report=report, page=page, findings=findings)

    @property
    def locale(self) -> str:
        """The locale, as `language_TERRITORY`."""
        return self.page.locale

    def to_html(self) -> str:
        """The edition as one HTML file that needs no other.

        Returns:
            The document.

        Raises:
            MissingExtraError: If the extra `reports` is not installed.
        """
        from hijra_amina.reports.html import page_to_html  # noqa: PLC0415 - loaded when it is used

        return page_to_html(self.page)

    def to_text(self) -> str:
        """The edition as plain text, for the body of an e-mail.

        Returns:
            The text; values that run the other way are isolated with characters.
        """
        from hijra_amina.reports.plain import page_to_text  # noqa: PLC0415 - loaded when it is used

        return page_to_text(self.page)

    def to_markdown(self) -> str:
        """The edition as Markdown.

        Returns:
            The text, inside an element that gives it language and direction.
        """
        from hijra_amina.reports.plain import page_to_markdown  # noqa: PLC0415 - loaded when it is used

        return page_to_markdown(self.page)
