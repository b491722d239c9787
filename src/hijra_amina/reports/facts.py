"""`facts_of`: what everybody knows of a session once its report is out, as the ledger keeps it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from hijra_amina.disclosure.consent import condition_of
from hijra_amina.disclosure.published.claims import listed, quoted, stated
from hijra_amina.model import ConsentItem
from hijra_amina.reports import blocks
from hijra_amina.reports.claims import Subject
from hijra_amina.reports.evidence import known_number, sent_bodies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hijra_amina.disclosure.published import Claim
    from hijra_amina.model import Organisation, Testimonial
    from hijra_amina.reports.edition import Edition
    from hijra_amina.reports.report import FlashReport

__all__ = ["facts_of"]


def facts_of(report: FlashReport, editions: Iterable[Edition] | None = None) -> tuple[Claim, ...]:
    """What a reader of a report's editions knows of who took part.

    A headcount and a share are facts; so is the list of ministries, each of which sent somebody,
    and, if it is closed, that no other did; so is a quotation, which proves that its speaker's
    ministry was there, and as many of it as are quoted under different names. What the records
    state and no edition says is no fact that anybody knows.

    Args:
        report: The report.
        editions: The editions that are published; any that there could be, if it is not said.

    Returns:
        The facts, none of which names anybody.

    Examples:
        >>> from hijra_amina.model import Headcount, Programme, Session, Statement
        >>> from hijra_amina.reports import flash_report
        >>> from hijra_amina.values import Count, LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> said = Headcount(statements=(Statement(count=Count.exactly(27)),))
        >>> session = Session(id="s-1", title=name, headcount=said)
        >>> report = flash_report(Programme(id="p", name=name, sessions=(session,)), "s-1")
        >>> [claim.count for claim in facts_of(report, [report.edition("en_GB")])]
        [Count.exactly(27)]
    """
    found = [*_figures(report), *_bodies(report), *_quotations(report, editions)]
    return tuple(dict.fromkeys(found))


def _figures(report: FlashReport) -> Iterator[Claim]:
    said = _paths_said(report)
    printed = [
        one
        for block in report.blocks
        if isinstance(block, blocks.KeyFigures)
        for one in block.claims
    ]
    printed += [one for one in report.claims if one.path in said]
    for one in printed:
        if one.subject is Subject.PEOPLE:
            yield stated(
                one.figure, session=report.session.id, where=dict(one.where), origin=one.path
            )


def _paths_said(report: FlashReport) -> frozenset[str]:
    """Where the texts stand that the report has; an edition may have fewer, and never more."""
    paths: set[str] = set()
    for block in report.blocks:
        match block:
            case blocks.Headline() | blocks.Lead() | blocks.Paragraph() | blocks.Caption():
                paths.add(block.path)
            case blocks.Picture():
                paths.add(f"{block.path}.caption")
            case _:
                pass
    return frozenset(paths)


def _bodies(report: FlashReport) -> Iterator[Claim]:
    session = report.session
    there = [_body(body) for body in sent_bodies(report.programme, session)]
    others: list[tuple[str, str]] = []
    if session.bodies_complete is True and there and all(name == "ministry" for name, _ in there):
        others = [_body(body) for body in report.programme.organisations if body.kind == "ministry"]
    path = f"$.sessions[{session.id}].bodies"
    yield from listed(there, session=session.id, others=others, origin=path)


def _quotations(report: FlashReport, editions: Iterable[Edition] | None) -> Iterator[Claim]:
    """Of each body that sent participants, how many different people are quoted at the least."""
    sent = {body.id: body for body in sent_bodies(report.programme, report.session)}
    named: defaultdict[str, set[object]] = defaultdict(set)
    for said, is_named in _quoted(report, editions):
        body = said.organisation
        # Who organised the session, or opened it, is quoted too and took no part.
        if body is None or body not in sent or said.session != report.session.id:
            continue
        speakers = named[body]
        if is_named:
            speakers.add(said.speaker)
    numbers: dict[tuple[str, str], int] = {}
    for body, speakers in named.items():
        of = _body(sent[body])
        # Somebody of a ministry that sent people may speak at a session and not take part in it.
        most = known_number(report.programme, report.session, dict([of])).high
        least = max(1, len(speakers))
        numbers[of] = least if most is None else min(least, most)
    yield from quoted(numbers, session=report.session.id, origin="quotations")


def _quoted(
    report: FlashReport, editions: Iterable[Edition] | None
) -> Iterator[tuple[Testimonial, bool]]:
    """Who is quoted with at least a body, and whether by name."""
    if editions is None:
        for block in report.blocks:
            if isinstance(block, blocks.Quotation):
                yield block.testimonial, block.testimonial.speaker is not None
        return
    by_id = {one.id: one for one in report.programme.testimonials}
    for edition in editions:
        for quotation in edition.page.quotations:
            if quotation.attribution:
                yield by_id[quotation.record], ConsentItem.NAME in quotation.items


def _body(body: Organisation) -> tuple[str, str]:
    (condition,) = condition_of(body).items()
    return condition
