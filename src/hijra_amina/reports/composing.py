"""From blocks to a page: each block of a report becomes what an edition shows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

import attrs

from hijra_amina.disclosure.consent import Screen
from hijra_amina.language import (
    Phrase,
    direction,
    format_count,
    format_share,
    phrase,
    say,
)
from hijra_amina.reports import _messages as messages
from hijra_amina.reports import blocks
from hijra_amina.reports.date_box import date_box
from hijra_amina.reports.findings import Severity
from hijra_amina.reports.page import (
    BreakdownTable,
    ContactLines,
    DatePart,
    Figure,
    Page,
    Photo,
    Quote,
    Shown,
)
from hijra_amina.reports.report import CHANNEL, FlashReport
from hijra_amina.reports.tables import table_of
from hijra_amina.reports.terms import term_name
from hijra_amina.reports.texts import Fallback, Texts
from hijra_amina.reports.voices import photo_of, quote_of
from hijra_amina.reports.when import shown_period
from hijra_amina.values import Count, LocalizedText, Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hijra_amina.language import Digits, LocaleCode
    from hijra_amina.model import TermUse
    from hijra_amina.reports.claims import Claim
    from hijra_amina.reports.findings import Finding

__all__ = ["compose"]

_LABELS = {
    "about": messages.ABOUT.key,
    "agenda": "label.agenda",
    "breakdown": messages.BREAKDOWN.key,
    "contact": "label.contact",
    "draft": messages.DRAFT_MARK.key,
    "draft_legend": messages.DRAFT_LEGEND.key,
    "flash_report": "label.flash_report",
    "key_figures": "label.key_figures",
    "methods": "label.methods",
    "phone": "label.phone",
    "photograph": "label.photograph",
    "voices": "label.quotations",
}

_MANY = 2


def compose(
    report: FlashReport, locale: LocaleCode, digits: Digits | None
) -> tuple[Page, tuple[Finding, ...]]:
    """The page of an edition, and what was left out of it or marked.

    Args:
        report: The report.
        locale: The locale.
        digits: The digits, where not the locale's own.

    Returns:
        The page and the findings.

    Examples:
        >>> from hijra_amina.language import parse_locale
        >>> from hijra_amina.model import Programme, Session
        >>> from hijra_amina.reports import flash_report
        >>> name = LocalizedText({"en": "Example"})
        >>> programme = Programme(id="p", name=name, sessions=(Session(id="s-1", title=name),))
        >>> page, findings = compose(flash_report(programme, "s-1"), parse_locale("ar_IQ"), None)
        >>> page.direction, page.headline.is_foreign
        ('rtl', True)
    """
    language = locale.replace("_", "-")
    screen = Screen.of(report.programme, channel=CHANNEL, language=language, on=report.on)
    composer = _Composer(report, Texts(locale, digits, screen))
    return composer.page(), tuple(composer.texts.findings)


class _Parts(TypedDict, total=False):
    """What single blocks give to a page."""

    acronym: Shown
    implementer: Shown | None
    tagline: Shown | None
    subtitle: Shown | None
    date_box: tuple[DatePart, ...]
    lead: Shown | None
    key_figures: tuple[Figure, ...]
    summary: tuple[Shown, ...]
    agenda: tuple[Shown, ...]
    methods: tuple[Shown, ...]
    contact: ContactLines
    issued: Shown


@attrs.define
class _Composer:
    report: FlashReport
    texts: Texts
    parts: _Parts = attrs.field(factory=_Parts)
    names: tuple[Shown, ...] = ()
    headline_shown: Shown | None = None
    breakdowns: list[BreakdownTable] = attrs.field(factory=list)
    paragraphs: list[Shown] = attrs.field(factory=list)
    quotations: list[Quote] = attrs.field(factory=list)
    captions: list[Shown] = attrs.field(factory=list)
    photographs: list[Photo] = attrs.field(factory=list)
    donor_lines: list[Shown] = attrs.field(factory=list)
    disclaimers: list[Shown] = attrs.field(factory=list)

    def page(self) -> Page:
        for block in self.report.blocks:
            self.add(block)
        locale = self.texts.locale
        # Where a name must not be shown, what kind of publication it is stands for it.
        kind = self.texts.label("label.flash_report")
        self.names = self.names or (kind,)
        self.headline_shown = self.headline_shown or kind
        page = Page(
            locale=locale,
            language=self.texts.language,
            direction=direction(locale),
            title=self.title(self.headline_shown),
            period=self.period(),
            names=self.names,
            headline=self.headline_shown,
            labels={name: self.texts.label(key) for name, key in _LABELS.items()},
            breakdowns=tuple(self.breakdowns),
            paragraphs=tuple(self.paragraphs),
            quotations=tuple(self.quotations),
            captions=tuple(self.captions),
            photographs=tuple(self.photographs),
            donor_lines=tuple(self.donor_lines),
            disclaimers=tuple(self.disclaimers),
            **self.parts,
        )
        self.texts.note_drafts()
        return page

    def title(self, headline: Shown) -> str:
        own = (name for name in self.names if not name.is_foreign)
        programme = next(own, self.names[0]).text
        when = self.period() or headline.text
        report = phrase("label.flash_report")
        made = phrase(messages.TITLE, programme=programme, report=report, period=when)
        return say(made, self.texts.locale, digits=self.texts.digits).text

    def period(self) -> str | None:
        """When it was, in a line; nothing where no date is known."""
        period = self.report.session.period
        if period.start is None and period.end is None:
            return None
        return shown_period(period, self.texts.locale, self.texts.digits)

    def add(self, block: blocks.Block) -> None:  # noqa: C901, PLR0912 - one for each block
        match block:
            case blocks.Masthead():
                self.masthead(block)
            case blocks.DateBox():
                box = date_box(block.period, self.texts.locale, self.texts.digits)
                self.parts["date_box"] = box
            case blocks.Headline():
                self.headline(block)
            case blocks.KeyFigures():
                self.parts["key_figures"] = tuple(map(self.figure, block.claims))
            case blocks.Summary():
                path = f"$.sessions[{self.report.session.id}]"
                self.parts["summary"] = tuple(self.written(block.phrases, path))
            case blocks.Breakdown():
                self.breakdowns += table_of(block, self.texts)
            case blocks.Lead():
                self.parts["lead"] = self.texts.own(block.text, block.path)
            case blocks.Paragraph():
                self.paragraphs += self.kept(block.text, block.path)
            case blocks.Caption():
                self.captions += self.kept(block.text, block.path)
            case blocks.Quotation():
                self.quotations += quote_of(
                    block, self.texts, self.report.on, programme=self.report.programme
                )
            case blocks.Picture():
                self.photographs += photo_of(block, self.texts, self.report.on)
            case blocks.Agenda():
                self.parts["agenda"] = tuple(self.agenda(block))
            case blocks.Methods():
                self.parts["methods"] = tuple(self.methods(block.uses))
            case _:
                self.closing(block)

    def closing(self, block: blocks.Block) -> None:
        match block:
            case blocks.ContactBlock():
                contact = block.contact
                name = self.texts.own(contact.name, f"$.contacts[{contact.id}]", fallback="show")
                if name is not None:
                    self.parts["contact"] = ContactLines(
                        name=name,
                        phone=contact.phone,
                        email=contact.email,
                        website=contact.website,
                    )
            case blocks.DonorLine(text=Phrase() as made):
                self.donor_lines += self.written((made,), "$.donors")
            case blocks.DonorLine(text=LocalizedText() as text):
                self.donor_lines += self.kept(text, "$.donors", fallback="show")
            case blocks.DisclaimerLine():
                self.disclaimers += self.kept(block.text, "$.donors", fallback="show")
            case blocks.IssueDate():
                made = phrase("label.issued", date=block.period)
                self.parts["issued"] = self.texts.written(made)
            case _:
                pass

    def written(self, phrases: Iterable[Phrase], path: str) -> Iterator[Shown]:
        """Sentences made from records; a place or a donor may be called after somebody."""
        for made in phrases:
            shown = self.texts.written(made)
            if self.texts.screen.stops(shown.text):
                self.texts.note(Severity.WARNING, path, messages.NAMES_SOMEBODY)
            else:
                yield shown

    def kept(
        self, text: LocalizedText, path: str, *, fallback: Fallback = "leave out"
    ) -> list[Shown]:
        shown = self.texts.own(text, path, fallback=fallback)
        return [] if shown is None else [shown]

    def masthead(self, block: blocks.Masthead) -> None:
        def line(text: LocalizedText | None, path: str) -> Shown | None:
            return None if text is None else self.texts.own(text, path, fallback="show")

        own = block.name.pick(self.texts.locale)
        languages = sorted(block.name.languages, key=lambda one: one != own.language)
        names = [
            LocalizedText({one: block.name[one]}, drafts=block.name.drafts & {one})
            for one in languages
        ]
        self.names = tuple(
            shown for name in names for shown in self.kept(name, "$.name", fallback="show")
        )
        self.parts["tagline"] = line(block.tagline, "$.tagline")
        self.parts["subtitle"] = line(block.subtitle, "$.subtitle")
        if block.acronym is None:
            self.parts["implementer"] = line(block.implementer, "$.implementer")
        elif not self.texts.screen.stops(block.acronym):
            self.parts["acronym"] = self.texts.plain(block.acronym)

    def headline(self, block: blocks.Headline) -> None:
        if self.headline_shown is None:
            self.headline_shown = self.texts.own(block.text, block.path, fallback="show")

    def figure(self, made: Claim) -> Figure:
        subject = "women" if dict(made.where) == {"sex": "female"} else str(made.subject)
        # A share has no number that its label could agree with, and is of many.
        n = made.figure if isinstance(made.figure, Count) else _MANY
        label = phrase(messages.FIGURE_LABELS[subject], n=n)
        locale, digits = self.texts.locale, self.texts.digits
        if isinstance(made.figure, Share):
            value = format_share(made.figure, locale, digits=digits)
        else:
            value = format_count(made.figure, locale, digits=digits)
        return Figure(label=self.texts.label(label), value=value)

    def agenda(self, block: blocks.Agenda) -> Iterator[Shown]:
        at = f"$.sessions[{self.report.session.id}].agenda"
        for index, title in enumerate(block.titles):
            yield from self.kept(title, f"{at}[{index}].title")

    def methods(self, uses: Iterable[TermUse]) -> Iterator[Shown]:
        at = f"$.sessions[{self.report.session.id}].methods"
        for index, use in enumerate(uses):
            path = f"{at}[{index}]"
            if use.code is not None:
                text = term_name("method", use.code)
                yield from self.kept(text, path, fallback="show")
            elif use.wording is not None:
                yield from self.kept(LocalizedText({"en": use.wording}), path)
