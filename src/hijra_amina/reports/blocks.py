"""The blocks of a flash report: what it says, before any language is chosen.

A block holds records, figures and phrases. Which words, digits and direction they get is an
edition's business, and so is what a person's consent lets through in its language.
"""

from __future__ import annotations

from typing import TypeAlias

import attrs

from hijra_amina.language import Phrase
from hijra_amina.model import Contact, Organisation, Photograph, TermUse, Testimonial
from hijra_amina.reports.claims import Claim
from hijra_amina.statistics.tables import Table
from hijra_amina.values import LocalizedText, Period

__all__ = [
    "Agenda",
    "Block",
    "Breakdown",
    "Caption",
    "ContactBlock",
    "DateBox",
    "DisclaimerLine",
    "DonorLine",
    "Headline",
    "IssueDate",
    "KeyFigures",
    "Lead",
    "Masthead",
    "Methods",
    "Paragraph",
    "Picture",
    "Quotation",
    "Summary",
]


@attrs.frozen(kw_only=True)
class Masthead:
    """The programme's name in every script that it has, and who runs it.

    Attributes:
        name: The name; an edition shows it in all its languages.
        tagline: What the programme stands for.
        subtitle: What stands below the name.
        implementer: The organisation that runs it.
        acronym: How it signs.

    Examples:
        >>> Masthead(name=LocalizedText({"en": "Example"})).tagline is None
        True
    """

    name: LocalizedText
    tagline: LocalizedText | None = None
    subtitle: LocalizedText | None = None
    implementer: LocalizedText | None = None
    acronym: str | None = None


@attrs.frozen(kw_only=True)
class DateBox:
    """When the session was held, set apart.

    Attributes:
        period: The period; something of it is known.

    Examples:
        >>> DateBox(period=Period.parse("2015-06-16/2015-06-17")).period.month
        6
    """

    period: Period


@attrs.frozen(kw_only=True)
class Headline:
    """The report's headline.

    Attributes:
        text: The text.
        path: Where it stands in the programme's document, for findings.

    Examples:
        >>> Headline(text=LocalizedText({"en": "Session held"}), path="$").path
        '$'
    """

    text: LocalizedText
    path: str


@attrs.frozen(kw_only=True)
class Lead:
    """The first paragraph.

    Attributes:
        text: The text.
        path: Where it stands in the programme's document, for findings.

    Examples:
        >>> Lead(text=LocalizedText({"en": "A session was held."}), path="$").path
        '$'
    """

    text: LocalizedText
    path: str


@attrs.frozen(kw_only=True)
class Paragraph:
    """A paragraph of the body.

    Attributes:
        text: The text.
        path: Where it stands in the programme's document, for findings.

    Examples:
        >>> Paragraph(text=LocalizedText({"en": "It went well."}), path="$").path
        '$'
    """

    text: LocalizedText
    path: str


@attrs.frozen(kw_only=True)
class Caption:
    """A statement set apart: the caption of a photograph whose file is not at hand.

    Attributes:
        text: The text.
        path: Where it stands in the programme's document, for findings.

    Examples:
        >>> Caption(text=LocalizedText({"en": "Day one"}), path="$").path
        '$'
    """

    text: LocalizedText
    path: str


@attrs.frozen(kw_only=True)
class KeyFigures:
    """The figures in large type, each of them a claim that the records bear out.

    Attributes:
        claims: The claims, in order.

    Examples:
        >>> KeyFigures(claims=()).claims
        ()
    """

    claims: tuple[Claim, ...]


@attrs.frozen(kw_only=True)
class Summary:
    """The sentences that are made from records.

    Attributes:
        phrases: Messages with their values; each edition writes them in its own words.

    Examples:
        >>> Summary(phrases=()).phrases
        ()
    """

    phrases: tuple[Phrase, ...] = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class Breakdown:
    """A table of the session's people, protected so that it gives nobody away.

    Attributes:
        table: The table, whole; an edition leaves out rows that show nothing but 0.
        path: What it is called in findings.

    Examples:
        >>> shown = Table(measure="people", dimensions=("sex",), rows=())
        >>> Breakdown(table=shown, path="tables[0]").path
        'tables[0]'
    """

    table: Table
    path: str


@attrs.frozen(kw_only=True)
class Quotation:
    """What somebody said. Nothing of it leaves but through the consent gate, `admit`.

    Attributes:
        testimonial: The words, the speaker and the consent.
        organisation: The speaker's body, if it is known.
        path: Where it stands in the programme's document, for findings.

    Examples:
        >>> said = Testimonial(id="t-1", words=LocalizedText({"en": "It helps."}))
        >>> Quotation(testimonial=said, path="$.testimonials[0]").organisation is None
        True
    """

    testimonial: Testimonial
    organisation: Organisation | None = None
    path: str


@attrs.frozen(kw_only=True)
class Picture:
    """A photograph with its file. It leaves through the consent gate, `admits_picture`, only.

    Attributes:
        photograph: The record.
        data: The file's bytes as a `data:` address, so that a page holds its pictures itself.
        path: Where it stands in the programme's document, for findings.

    Examples:
        >>> shown = Photograph(id="p-1", path="photos/1.jpg")
        >>> Picture(photograph=shown, data="data:image/jpeg;base64,", path="$.photographs[0]").path
        '$.photographs[0]'
    """

    photograph: Photograph
    data: str = attrs.field(repr=False)
    path: str


@attrs.frozen(kw_only=True)
class Agenda:
    """The parts of the session, in order.

    Attributes:
        titles: Their titles.

    Examples:
        >>> len(Agenda(titles=(LocalizedText({"en": "Opening"}),)).titles)
        1
    """

    titles: tuple[LocalizedText, ...]


@attrs.frozen(kw_only=True)
class Methods:
    """How the session was taught.

    Attributes:
        uses: Terms of the vocabulary `method`, or the words of a source.

    Examples:
        >>> Methods(uses=(TermUse(wording="role plays"),)).uses[0].wording
        'role plays'
    """

    uses: tuple[TermUse, ...]


@attrs.frozen(kw_only=True)
class ContactBlock:
    """Where a reader can ask.

    Attributes:
        contact: The office's contact, as it is to be printed.

    Examples:
        >>> office = Contact(id="iom", name=LocalizedText({"en": "IOM Iraq"}))
        >>> ContactBlock(contact=office).contact.id
        'iom'
    """

    contact: Contact


@attrs.frozen(kw_only=True)
class DonorLine:
    """The line that says who funds the programme.

    Attributes:
        text: The donor's own line, or the catalog's with the donor's name.

    Examples:
        >>> DonorLine(text=LocalizedText({"en": "Funded by the EU"})).text.languages
        ('en',)
    """

    text: LocalizedText | Phrase


@attrs.frozen(kw_only=True)
class DisclaimerLine:
    """The sentence that a donor requires, in the wording of the time of issue.

    Attributes:
        text: The sentence.

    Examples:
        >>> DisclaimerLine(text=LocalizedText({"en": "The views are ours."})).text.languages
        ('en',)
    """

    text: LocalizedText


@attrs.frozen(kw_only=True)
class IssueDate:
    """When the report was issued.

    Attributes:
        period: The day, month or year.

    Examples:
        >>> IssueDate(period=Period.parse("2015-06")).period.year
        2015
    """

    period: Period


Block: TypeAlias = (
    Masthead
    | DateBox
    | Headline
    | Lead
    | KeyFigures
    | Summary
    | Breakdown
    | Paragraph
    | Quotation
    | Caption
    | Picture
    | Agenda
    | Methods
    | ContactBlock
    | DonorLine
    | DisclaimerLine
    | IssueDate
)
"""Any block of a report."""
