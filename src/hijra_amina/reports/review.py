"""`review`: what a programme's editor still has to put right, decide or have read."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, Final, cast

import attrs

from hijra_amina import statistics
from hijra_amina.errors import ClaimError
from hijra_amina.language import Phrase, phrase
from hijra_amina.model import ConsentStatus, SessionStatus
from hijra_amina.reports import _messages as messages
from hijra_amina.reports.build import flash_report
from hijra_amina.reports.findings import Finding, Severity
from hijra_amina.reports.locales import named
from hijra_amina.reports.report import CHANNEL
from hijra_amina.reports.stated import stated_claims
from hijra_amina.values import LocalizedText

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from hijra_amina.language import Message
    from hijra_amina.model import Consent, Programme, Source

__all__ = ["review"]

# What every edition says of consent and drafts is said here once, of the whole programme.
_SAID_OF_RECORDS = frozenset(
    made.key
    for made in (
        messages.DRAFTS,
        messages.NOT_ASKED,
        messages.NOT_GRANTED,
        messages.FIGURES_DIFFER,
    )
)


def review(
    programme: Programme,
    *,
    locales: Iterable[str] = ("en_GB", "ar_IQ"),
    folder: Path | None = None,
    on: dt.date | None = None,
) -> tuple[Finding, ...]:
    """Everything in a programme that a person should look at.

    Args:
        programme: The programme.
        locales: The editions that are to be made of its reports.
        folder: The programme's folder, for photographs.
        on: The day of publication, for consents that have an end.

    Returns:
        Errors first, then warnings, then notes: contradictions between statements, reports that
        the records do not bear out, claims that stay open, bodies that did not exist on the day,
        consents that nobody asked for, texts that are missing or not reviewed.

    Examples:
        >>> from hijra_amina.model import Programme, Testimonial
        >>> name = LocalizedText({"en": "Example"})
        >>> said = Testimonial(id="t-1", words=LocalizedText({"en": "It helps."}))
        >>> [
        ...     found.describe("en_GB")
        ...     for found in review(Programme(id="example", name=name, testimonials=(said,)))
        ... ]
        ['$.testimonials[t-1]: nobody has asked for consent']
    """
    found = [*_checked(programme), *_claims(programme), *_consents(programme)]
    found += _reports(programme, tuple(locales), folder, on)
    found += _drafts(programme)
    order = list(Severity)
    once = {(one.where, one.code, one.describe("en_GB")): one for one in found}
    return tuple(sorted(once.values(), key=lambda one: order.index(one.severity)))


# The message of each finding of statistics, and the details that it says.
_WORDED: Final[Mapping[str, tuple[Message, tuple[str, ...]]]] = {
    "body_out_of_time": (messages.BODY_OUT_OF_TIME, ("body", "date")),
    "cumulative_as_session": (messages.CUMULATIVE_AS_SESSION, ("figure", "parts")),
    "cumulative_repeated": (messages.CUMULATIVE_REPEATED, ("figure",)),
    "day_outside_period": (messages.DATES_DISAGREE, ()),
    "days_beyond_duration": (messages.DATES_DISAGREE, ()),
    "double_counting": (messages.DOUBLE_COUNTING, ("figure", "parts")),
    "duration_disagrees": (messages.DATES_DISAGREE, ()),
    "figure_repeated": (messages.FIGURE_REPEATED, ("figure", "sessions")),
    "impossible_match": (messages.IMPOSSIBLE_MATCH, ("match",)),
}


def _checked(programme: Programme) -> Iterator[Finding]:
    """What statistics finds in sessions, and in several together."""
    for one in statistics.check(programme):
        where = f"$.sessions[{one.session}]"
        severity = Severity(str(one.severity))
        details = dict(one.details)
        if one.code == "contradiction":
            rosters = [f"{session}: roster" for session in one.rosters]
            if one.rosters == (one.session,):
                rosters = ["roster"]
            said = ", ".join((*one.statements, *rosters)) + _told_by(one.sources)
            made = phrase(messages.CONTRADICTION, statements=said)
        elif one.code in _WORDED:
            message, names = _WORDED[one.code]
            made = Phrase(message, None, {name: details[name] for name in names})
        else:
            made = phrase(messages.OTHER, reason=one.reason)
        yield Finding(severity=severity, where=where, phrase=made)


def _told_by(sources: Iterable[Iterable[Source]]) -> str:
    """Where statements are from, each source once, in brackets; nothing where none is named."""
    told = (
        ", ".join(part for part in (one.publication, one.page, one.address) if part is not None)
        for one in itertools.chain.from_iterable(sources)
    )
    known = "; ".join(dict.fromkeys(one for one in told if one))
    return f" ({known})" if known else ""


def _claims(programme: Programme) -> Iterator[Finding]:
    """Statements of a session that its other records contradict."""
    for session in programme.sessions:
        if session.status is not SessionStatus.HELD:
            continue
        try:
            stated_claims(programme, session)
        except ClaimError as error:
            yield _failed(f"$.sessions[{session.id}]", error)


def _failed(where: str, error: ClaimError) -> Finding:
    made = phrase(messages.CLAIM_FAILS, reason=error.claim)
    return Finding(severity=Severity.ERROR, where=where, phrase=made)


def _consents(programme: Programme) -> Iterator[Finding]:
    for testimonial in programme.testimonials:
        yield from _consent(f"$.testimonials[{testimonial.id}]", testimonial.consent)
    for photograph in programme.photographs:
        if photograph.path is not None:
            yield from _consent(f"$.photographs[{photograph.id}]", photograph.consent)


def _consent(where: str, consent: Consent) -> Iterator[Finding]:
    wanting: Message | None = None
    severity = Severity.NOTE
    match consent.status:
        case ConsentStatus.NEVER_ASKED:
            wanting, severity = messages.NOT_ASKED, Severity.WARNING
        case ConsentStatus.REFUSED | ConsentStatus.WITHDRAWN:
            wanting = messages.NOT_GRANTED
        case ConsentStatus.GRANTED:
            pass
    if wanting is not None:
        yield Finding(severity=severity, where=where, phrase=phrase(wanting))


def _reports(
    programme: Programme,
    locales: tuple[str, ...],
    folder: Path | None,
    on: dt.date | None,
) -> Iterator[Finding]:
    """What the reports leave out, edition by edition."""
    for publication in programme.publications:
        if publication.channel != CHANNEL or publication.session is None:
            continue
        try:
            report = flash_report(programme, publication.session, folder=folder, on=on)
        except ClaimError as error:
            yield _failed(f"$.publications[{publication.id}]", error)
            continue
        yield from report.findings
        for locale in locales:
            for one in report.edition(locale).findings:
                if one.code not in _SAID_OF_RECORDS:
                    yield one


def _drafts(programme: Programme) -> Iterator[Finding]:
    """How many unreviewed translations each record has, by language."""
    found: Counter[tuple[str, str]] = Counter()
    for where, text in _texts("$", programme):
        for language in text.drafts:
            found[where, language] += 1
    for (where, language), number in sorted(found.items()):
        name = named(language)
        made = phrase(messages.DRAFTS, n=number, language=name)
        yield Finding(severity=Severity.NOTE, where=where, phrase=made)


def _texts(where: str, value: object) -> Iterator[tuple[str, LocalizedText]]:
    """Every text of a record, with the outermost record that has an identifier."""
    cls = type(value)
    if isinstance(value, LocalizedText):
        yield where, value
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from _texts(where, item)
    elif attrs.has(cls) and cls.__module__.startswith("hijra_amina.model"):
        for field in attrs.fields(cls):
            inner = cast("object", getattr(value, field.name))
            if where == "$" and isinstance(inner, tuple):
                for item in cast("tuple[object, ...]", inner):
                    identifier = getattr(item, "id", None)
                    at = where if identifier is None else f"$.{field.name}[{identifier}]"
                    yield from _texts(at, item)
            else:
                yield from _texts(where, inner)
