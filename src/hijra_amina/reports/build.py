"""`flash_report`: the blocks of a report, made from records, with its claims checked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, cast

import attrs

from hijra_amina.errors import ClaimError, ContradictionError, InvalidValueError
from hijra_amina.language import Phrase
from hijra_amina.model import Programme, Session, SessionStatus
from hijra_amina.reports import _messages as messages
from hijra_amina.reports import blocks
from hijra_amina.reports.breakdowns import breakdown_of, several, with_tables
from hijra_amina.reports.claims import Claim, Subject, claim
from hijra_amina.reports.closing import acronym_of, closing_blocks
from hijra_amina.reports.evidence import known_days
from hijra_amina.reports.findings import Finding, Severity
from hijra_amina.reports.key_figures import key_figures
from hijra_amina.reports.pictures import picture_data
from hijra_amina.reports.report import CHANNEL, FlashReport
from hijra_amina.reports.stated import stated_claims
from hijra_amina.reports.summary import summary
from hijra_amina.reports.terms import term_name
from hijra_amina.reports.text_claims import claims_in, has_doubtful_number
from hijra_amina.values import LocalizedText, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hijra_amina.disclosure import Ledger, Rule
    from hijra_amina.language import Message
    from hijra_amina.model import Publication, TermUse
    from hijra_amina.reports.blocks import Block
    from hijra_amina.statistics import Table

__all__ = ["flash_report"]

_TOOK_PLACE = "the session took place"
_AS_LONG = "days: as many as stated"


def flash_report(  # noqa: PLR0913 - all but the first two are keywords
    programme: Programme,
    session: str,
    *,
    folder: Path | str | None = None,
    on: dt.date | None = None,
    tables: Iterable[Table] = (),
    by: str | Iterable[str] = (),
    rule: Rule | int | None = None,
    ledger: Ledger | Path | str | None = None,
) -> FlashReport:
    """Build the flash report of a session from its records.

    The words come from the programme's publication of the channel `flash_report` for the session,
    where there is one; figures and generated sentences come from the records. Every claim is
    evaluated here, once, before any edition is written.

    Args:
        programme: The programme.
        session: The session's identifier.
        folder: The programme's folder, where photographs' files are looked for.
        on: The day of publication, for consents that have an end; without it, these are not relied
            upon.
        tables: Protected tables of counts of this session, which stand after the key figures.
        by: By which dimensions the report breaks its participants down, in a table that it makes
            and protects itself, beside everything else that it says.
        rule: How that table is protected; the usual rule for a flash report, or the threshold of
            one, if nothing else is said.
        ledger: What was released before, against which that table is protected, too. Name the same
            to `publish`.

    Returns:
        The report, in no language yet.

    Raises:
        UnknownReferenceError: If the programme has no such session.
        UnknownCodeError: If there is no such dimension.
        InvalidValueError: If the day is none; if a table is not protected, of another session, or
            no table of counts; if tables and dimensions are given, or a rule or ledger and no
            dimension.
        DisclosureError: If nothing satisfies the rule.
        ClaimError: If the records contradict something that the report would say; the error names
            the claim and the records.

    Examples:
        >>> from hijra_amina.model import Headcount, Programme, Session, Statement
        >>> from hijra_amina.values import Count, LocalizedText, Share
        >>> name = LocalizedText({"en": "Example"})
        >>> said = Headcount(
        ...     statements=(
        ...         Statement(count=Count.exactly(15)),
        ...         Statement(count=Count.exactly(9), sex="female"),
        ...         Statement(share=Share.more_than("60%"), sex="female"),
        ...     )
        ... )
        >>> held = Session(id="s-1", title=name, headcount=said)
        >>> flash_report(Programme(id="example", name=name, sessions=(held,)), "s-1")
        Traceback (most recent call last):
        hijra_amina.errors.ClaimError: the records do not bear out: people, sex female: over 60%
        - session s-1, headcount.statements[0]: people: 15
        - session s-1, headcount.statements[1]: people, sex female: 9
    """
    day = cast("object", on)
    if day is not None and (not isinstance(day, dt.date) or isinstance(day, dt.datetime)):
        raise InvalidValueError("flash_report.on", "a day", f"a value of type {type(on).__name__}")
    where = None if folder is None else Path(folder)
    report = _Builder(programme, programme.session(session), where, on).report()
    split = (by,) if isinstance(by, str) else tuple(by)
    shown = several(tables)
    if split:
        if shown:
            # One that is made here is protected beside the text, and not beside other tables.
            raise InvalidValueError("flash_report", "tables, or dimensions for one", "both")
        shown = (breakdown_of(report, split, rule=rule, ledger=ledger),)
    elif rule is not None or ledger is not None:
        raise InvalidValueError("flash_report.by", "dimensions, for rule or ledger", "none")
    return with_tables(report, shown)


def _with_capital(title: LocalizedText) -> LocalizedText:
    """A session's title, which a source may have had in the middle of a sentence, as a headline."""
    texts = {
        language: text[:1].upper() + text[1:] if text.partition(" ")[0].islower() else text
        for language, text in title.texts
    }
    return LocalizedText(texts, original=title.original, drafts=title.drafts)


def _stands_in_agenda(use: TermUse, session: Session) -> bool:
    """Whether the agenda names a method already; said once, it is said in every edition."""
    words = [use.wording] if use.wording is not None else []
    if use.code is not None:
        words.append(term_name("method", use.code).pick("en_GB").text)
    titles = [item.title.pick("en_GB").text.casefold() for item in session.agenda]
    return any(word.casefold() in title for word in words for title in titles)


@attrs.define
class _Builder:
    programme: Programme
    session: Session
    folder: Path | None
    on: dt.date | None
    claims: list[Claim] = attrs.field(factory=list)
    findings: list[Finding] = attrs.field(factory=list)

    def report(self) -> FlashReport:
        if self.session.status is not SessionStatus.HELD:
            line = f"session {self.session.id}, status: {self.session.status}"
            raise ClaimError(_TOOK_PLACE, (line,))
        self.claims += stated_claims(self.programme, self.session)
        self.claims += self._days()
        made = tuple(self._blocks())
        return FlashReport(
            programme=self.programme,
            session=self.session,
            blocks=made,
            claims=tuple(self.claims),
            findings=tuple(self.findings),
            on=self.on,
        )

    def _days(self) -> Iterator[Claim]:
        """That the session lasted as long as its period says."""
        path = f"$.sessions[{self.session.id}].period"
        try:
            length = self.session.period.length()
        except ContradictionError:
            lines = (f"session {self.session.id}, period: {self.session.period}",)
            raise ClaimError(_AS_LONG, lines) from None
        if length.is_known:
            yield claim(self.programme, self.session, length, subject=Subject.DAYS, path=path)
        else:
            known_days(self.session)

    def _blocks(self) -> Iterator[Block]:
        programme, session, publication = self.programme, self.session, self._publication()
        yield blocks.Masthead(
            name=programme.name,
            tagline=programme.tagline,
            subtitle=programme.subtitle,
            implementer=programme.implementer,
            acronym=acronym_of(programme),
        )
        if session.period.start is not None or session.period.end is not None:
            yield blocks.DateBox(period=session.period)
        yield from self._headlines(publication)
        figures = key_figures(programme, session)
        self.claims += figures
        yield blocks.KeyFigures(claims=figures)
        yield blocks.Summary(phrases=summary(programme, session, figures))
        if publication is not None:
            yield from self._body(publication)
        yield from self._quotations(publication)
        yield from self._photographs(publication)
        if session.agenda:
            yield blocks.Agenda(titles=tuple(item.title for item in session.agenda))
        methods = tuple(use for use in session.methods if not _stands_in_agenda(use, session))
        if methods:
            yield blocks.Methods(uses=methods)
        yield from closing_blocks(programme, session, publication, self.findings)

    def _publication(self) -> Publication | None:
        return next(
            (
                made
                for made in self.programme.publications
                if made.session == self.session.id and made.channel == CHANNEL
            ),
            None,
        )

    def _headlines(self, publication: Publication | None) -> Iterator[Block]:
        """The headline, and after it what an edition takes where it must not show that."""
        if publication is not None:
            path = f"$.publications[{publication.id}].headline"
            if self._may_say(publication.headline, path, is_introduction=True):
                yield blocks.Headline(text=publication.headline, path=path)
        path = f"$.sessions[{self.session.id}].title"
        yield blocks.Headline(text=_with_capital(self.session.title), path=path)
        yield blocks.Headline(text=self.programme.name, path="$.name")

    def _body(self, publication: Publication) -> Iterator[Block]:
        at = f"$.publications[{publication.id}]"
        lead = publication.lead
        if lead is not None and self._may_say(lead, f"{at}.lead", is_introduction=True):
            yield blocks.Lead(text=lead, path=f"{at}.lead")
        for index, text in enumerate(publication.paragraphs):
            path = f"{at}.paragraphs[{index}]"
            if self._may_say(text, path, is_introduction=False):
                english = text.pick("en_GB")
                if not english.is_fallback and has_doubtful_number(
                    english.text, self.programme, self.session
                ):
                    self._note(Severity.WARNING, path, messages.FIGURE_DOUBTFUL)
                yield blocks.Paragraph(text=text, path=path)

    def _may_say(self, text: LocalizedText, path: str, *, is_introduction: bool) -> bool:
        """Whether every figure in a text is borne out; what is open is left out and listed."""
        english = text.pick("en_GB")
        if english.is_fallback:
            return True
        made = claims_in(
            english.text,
            self.programme,
            self.session,
            path=path,
            is_introduction=is_introduction,
        )
        self.claims += made
        is_open = any(one.verdict is not Verdict.HOLDS for one in made)
        if is_open:
            self._note(Severity.WARNING, path, messages.CLAIM_OPEN)
        return not is_open

    def _quotations(self, publication: Publication | None) -> Iterator[Block]:
        chosen = publication.testimonials if publication is not None else ()
        said = [self.programme.testimonial(identifier) for identifier in chosen]
        if publication is None:
            said = [one for one in self.programme.testimonials if one.session == self.session.id]
        for one in said:
            yield blocks.Quotation(
                testimonial=one,
                organisation=(
                    None
                    if one.organisation is None
                    else self.programme.organisation(one.organisation)
                ),
                path=f"$.testimonials[{one.id}]",
            )

    def _photographs(self, publication: Publication | None) -> Iterator[Block]:
        by_id = {photograph.id: photograph for photograph in self.programme.photographs}
        shown = (
            [by_id[identifier] for identifier in publication.photographs]
            if publication
            else [one for one in by_id.values() if one.session == self.session.id]
        )
        for photograph in shown:
            at = f"$.photographs[{photograph.id}]"
            caption = photograph.caption
            may_say = caption is None or self._may_say(
                caption, f"{at}.caption", is_introduction=True
            )
            if photograph.path is None:
                if caption is not None and may_say:
                    yield blocks.Caption(text=caption, path=f"{at}.caption")
                continue
            try:
                data = self._picture(photograph.path)
            except InvalidValueError as error:
                self._note(Severity.WARNING, at, messages.NO_FILE, reason=error.found)
                continue
            without = attrs.evolve(photograph, caption=caption if may_say else None)
            yield blocks.Picture(photograph=without, data=data, path=at)

    def _picture(self, path: str) -> str:
        if self.folder is None:
            raise InvalidValueError("Photograph.path", "the programme's folder", "none was named")
        return picture_data(self.folder, path)

    def _note(self, severity: Severity, where: str, made: Message, **values: str) -> None:
        self.findings.append(
            Finding(severity=severity, where=where, phrase=Phrase(made, None, values))
        )
