"""The end of a report: where to ask, who pays, what must be printed for it, when it was issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.language import phrase
from hijra_amina.reports import _messages as messages
from hijra_amina.reports import blocks
from hijra_amina.reports.findings import Finding, Severity
from hijra_amina.values import Period, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.model import Disclaimer, Donor, Programme, Publication, Session
    from hijra_amina.reports.blocks import Block

__all__ = ["acronym_of", "closing_blocks", "disclaimer_of"]


def closing_blocks(
    programme: Programme,
    session: Session,
    publication: Publication | None,
    findings: list[Finding],
) -> Iterator[Block]:
    """The blocks at the end of a report.

    Args:
        programme: The programme.
        session: The session that the report is about.
        publication: The report's own words, if there are any.
        findings: Takes what is missing.

    Yields:
        Contact, donors, disclaimers and issue date, as far as they are known.

    Examples:
        >>> from hijra_amina.model import Programme, Session
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> session = Session(id="s-1", title=name)
        >>> programme = Programme(id="p", name=name, sessions=(session,))
        >>> list(closing_blocks(programme, session, None, []))
        []
    """
    contacts = {contact.id: contact for contact in programme.contacts}
    named = publication.contact if publication is not None else None
    if named is not None:
        yield blocks.ContactBlock(contact=contacts[named])
    elif len(contacts) == 1:
        yield blocks.ContactBlock(contact=next(iter(contacts.values())))
    donors = {donor.id: donor for donor in programme.donors}
    funders = (publication.donors if publication is not None else ()) or session.donors
    if not funders and len(donors) == 1:
        funders = tuple(donors)
    if not funders and donors:
        # Who pays for a programme has not paid for each of its sessions.
        where = f"$.sessions[{session.id}].donors"
        made = phrase(messages.NO_DONOR)
        findings.append(Finding(severity=Severity.WARNING, where=where, phrase=made))
    issued = publication.issued if publication is not None else None
    for identifier in funders:
        donor = donors[identifier]
        line = donor.acknowledgement
        yield blocks.DonorLine(text=line or phrase(messages.FUNDING, donor=donor.name))
        required = disclaimer_of(donor, issued or session.period)
        if required is not None:
            yield blocks.DisclaimerLine(text=required.text)
        elif donor.disclaimers:
            where, made = f"$.donors[{donor.id}]", phrase(messages.NO_DISCLAIMER)
            findings.append(Finding(severity=Severity.ERROR, where=where, phrase=made))
    if issued is not None and issued.is_known:
        yield blocks.IssueDate(period=issued)


def disclaimer_of(donor: Donor, issued: Period) -> Disclaimer | None:
    """The wording that a donor required at the time of issue.

    Args:
        donor: The donor.
        issued: When the report was issued.

    Returns:
        A wording that was certainly in force, else one of which that is not known, else none.

    Examples:
        >>> from hijra_amina.model import Disclaimer, Donor
        >>> from hijra_amina.values import LocalizedText, PartialDate
        >>> text = LocalizedText({"en": "The views are ours."})
        >>> late = Disclaimer(text=text, valid_from=PartialDate(2018))
        >>> donor = Donor(id="eu", name=text, disclaimers=(late,))
        >>> disclaimer_of(donor, Period.parse("2015-06")) is None
        True
    """
    in_force: dict[Verdict, list[Disclaimer]] = {verdict: [] for verdict in Verdict}
    for one in donor.disclaimers:
        limited = one.valid_from is not None or one.valid_to is not None
        validity = Period(start=one.valid_from, end=one.valid_to)
        in_force[validity.overlaps(issued) if limited else Verdict.OPEN].append(one)
    possible = in_force[Verdict.HOLDS] or in_force[Verdict.OPEN]
    return possible[-1] if possible else None


def acronym_of(programme: Programme) -> str | None:
    """What the masthead prints for the implementer: its acronym, or that of its parent.

    Args:
        programme: The programme.

    Returns:
        The acronym, if one is recorded.

    Examples:
        >>> from hijra_amina.model import Organisation, Programme
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "IOM Iraq"})
        >>> iom = Organisation(id="iom", name=name, acronym="IOM")
        >>> acronym_of(Programme(id="p", name=name, implementer=name, organisations=(iom,)))
        'IOM'
    """
    by_id = {body.id: body for body in programme.organisations}
    named = (body for body in by_id.values() if body.name == programme.implementer)
    body = next(named, None)
    seen: set[str] = set()
    while body is not None and body.id not in seen:
        if body.acronym is not None:
            return body.acronym
        seen.add(body.id)
        body = by_id[body.parent] if body.parent else None
    return None
