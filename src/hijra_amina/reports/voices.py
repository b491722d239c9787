"""Quotations and photographs as an edition may show them: what the gate let through, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure import consent as gate
from hijra_amina.disclosure.consent import Attribution
from hijra_amina.language import Message, Phrase, format_quotation, phrase
from hijra_amina.model import ConsentStatus
from hijra_amina.reports import _messages as messages
from hijra_amina.reports.findings import Severity
from hijra_amina.reports.page import AttributionLine, Photo, Quote
from hijra_amina.reports.report import CHANNEL

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from hijra_amina.disclosure.consent import Admitted
    from hijra_amina.model import Consent, Organisation, Programme
    from hijra_amina.reports.blocks import Picture, Quotation
    from hijra_amina.reports.texts import Texts

__all__ = ["photo_of", "quote_of"]


def quote_of(
    block: Quotation,
    texts: Texts,
    on: dt.date | None = None,
    *,
    programme: Programme | None = None,
) -> tuple[Quote, ...]:
    """A quotation in an edition.

    Args:
        block: The quotation.
        texts: The texts of the edition, which remember what is left out.
        on: The day of publication.
        programme: The programme, which knows how many people the speaker would be one of.

    Returns:
        The quotation, as far as consent and translation let it through, or nothing.

    Examples:
        >>> from hijra_amina.language import parse_locale
        >>> from hijra_amina.model import Testimonial
        >>> from hijra_amina.reports.blocks import Quotation
        >>> from hijra_amina.disclosure.consent import Screen
        >>> from hijra_amina.reports.texts import Texts
        >>> from hijra_amina.values import LocalizedText
        >>> said = Testimonial(id="t-1", words=LocalizedText({"en": "It helps."}))
        >>> texts = Texts(parse_locale("en_GB"), None, Screen())
        >>> quote_of(Quotation(testimonial=said, path="$.testimonials[t-1]"), texts)
        ()
    """
    said = block.testimonial
    admitted = _admitted(block, texts.language, on, programme)
    if admitted is None:
        texts.note(Severity.WARNING, block.path, _why(said.consent))
        return ()
    shown = texts.own(admitted.words, block.path)
    if shown is None:
        return ()
    if said.speaker is not None and admitted.speaker is None:
        texts.note(Severity.NOTE, block.path, messages.WITHOUT_NAME)
    words = attrs.evolve(shown, text=format_quotation(shown.text, texts.locale))
    lines = tuple(_attribution(admitted, block.organisation, texts, block.path))
    return (Quote(words=words, attribution=lines, record=said.id, items=admitted.items),)


def _admitted(
    block: Quotation, language: str, on: dt.date | None, programme: Programme | None
) -> Admitted | None:
    """What the gate lets through; people are counted only where somebody is not named."""
    said = block.testimonial
    admitted = gate.admit(said, channel=CHANNEL, language=language, on=on)
    if admitted is None or admitted.attribution is Attribution.NAMED or programme is None:
        return admitted
    crowd = gate.crowd_of(programme, said, channel=CHANNEL, language=language, on=on)
    return gate.admit(said, channel=CHANNEL, language=language, on=on, crowd=crowd)


def _attribution(
    admitted: Admitted, body: Organisation | None, texts: Texts, path: str
) -> Iterator[AttributionLine]:
    match admitted.attribution:
        case Attribution.BODY if body is not None:
            yield AttributionLine(kind="speaker", text=texts.written(_somebody(body)))
        case Attribution.BODY | Attribution.PARTICIPANT:
            made = phrase(messages.A_PARTICIPANT)
            yield AttributionLine(kind="speaker", text=texts.written(made))
        case Attribution.NOBODY:
            pass
        case Attribution.NAMED:
            yield from _named(admitted, body, texts, path)


def _named(
    admitted: Admitted, body: Organisation | None, texts: Texts, path: str
) -> Iterator[AttributionLine]:
    if admitted.speaker is not None:
        yield AttributionLine(kind="speaker", text=texts.name(admitted.speaker))
    if admitted.post is not None:
        post = texts.own(admitted.post, f"{path}.post", fallback="show")
        if post is not None:
            yield AttributionLine(kind="post", text=post)
    if body is not None:
        name = texts.own(body.name, f"$.organisations[{body.id}].name", fallback="show")
        if name is not None:
            yield AttributionLine(kind="body", text=name)


def _somebody(body: Organisation) -> Phrase:
    """Who said it, without a name: one of many at a body."""
    if body.kind == "ministry":
        return phrase("caption.official_of.unknown", body=body.name)
    return phrase(messages.A_MEMBER_OF_STAFF, body=body.name)


def photo_of(block: Picture, texts: Texts, on: dt.date | None = None) -> tuple[Photo, ...]:
    """A photograph in an edition.

    Args:
        block: The photograph with its file.
        texts: The texts of the edition, which remember what is left out.
        on: The day of publication.

    Returns:
        The photograph with its alternative text, if consent covers it, or nothing.

    Examples:
        >>> from hijra_amina.language import parse_locale
        >>> from hijra_amina.model import Photograph
        >>> from hijra_amina.reports.blocks import Picture
        >>> from hijra_amina.disclosure.consent import Screen
        >>> from hijra_amina.reports.texts import Texts
        >>> never_asked = Photograph(id="p-1", path="1.jpg")
        >>> picture = Picture(photograph=never_asked, data="data:,", path="$.photographs[p-1]")
        >>> photo_of(picture, Texts(parse_locale("en_GB"), None, Screen()))
        ()
    """
    photograph = block.photograph
    if not gate.admits_picture(photograph, channel=CHANNEL, language=texts.language, on=on):
        texts.note(Severity.WARNING, block.path, _why(photograph.consent))
        return ()
    if photograph.alternative_text is None:
        texts.note(Severity.WARNING, block.path, messages.NO_ALTERNATIVE_TEXT)
        return ()
    told = texts.own(photograph.alternative_text, f"{block.path}.alternative_text")
    if told is None:
        return ()
    caption = photograph.caption
    shown = None if caption is None else texts.own(caption, f"{block.path}.caption")
    credit = photograph.credit
    if credit is not None and texts.screen.stops(credit):
        credit = None
    return (
        Photo(
            source=block.data,
            alternative_text=told,
            caption=shown,
            credit=credit,
            record=photograph.id,
        ),
    )


def _why(consent: Consent) -> Message:
    """Why something is not shown."""
    match consent.status:
        case ConsentStatus.NEVER_ASKED:
            return messages.NOT_ASKED
        case ConsentStatus.GRANTED:
            return messages.NOT_SHOWABLE
        case _:
            return messages.NOT_GRANTED
