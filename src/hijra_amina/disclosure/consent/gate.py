"""The gate that everything somebody said, every name and every picture has to pass.

Nowhere else in the library is a quotation, a speaker or a photograph let out: each report, page
and document asks here, for its channel, its language and its day. What comes out is the words in
full with name and post, the words without the name, or nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina import vocabulary
from hijra_amina.errors import UnknownCodeError
from hijra_amina.model import ConsentItem
from hijra_amina.values import LocalizedText, PersonName
from hijra_amina.values._coded import Coded

if TYPE_CHECKING:
    import datetime as dt

    from hijra_amina.disclosure.consent.crowd import Crowd
    from hijra_amina.model import Consent, Photograph, Testimonial

__all__ = ["Admitted", "Attribution", "admit", "admits_picture", "allowed", "check_channel"]


class Attribution(Coded):
    """To whom words may be attributed.

    `NAMED`: to the speaker, by name, by post, or both. `BODY`: to somebody of the speaker's body,
    without a name. `PARTICIPANT`: to somebody who took part. `NOBODY`: the words stand alone.

    Examples:
        >>> Attribution("body")
        <Attribution.BODY: 'body'>
    """

    NAMED = "named"
    BODY = "body"
    PARTICIPANT = "participant"
    NOBODY = "nobody"


@attrs.frozen(kw_only=True)
class Admitted:
    """What a person allowed to be shown.

    Attributes:
        words: The words.
        speaker: The name, where it may be shown.
        post: The post, where it may be shown.
        attribution: To whom the words may be attributed.

    Examples:
        >>> Admitted(words=LocalizedText({"en": "It helps."})).attribution
        <Attribution.NOBODY: 'nobody'>
    """

    words: LocalizedText = attrs.field(repr=False)
    speaker: PersonName | None = attrs.field(default=None, repr=False)
    post: LocalizedText | None = attrs.field(default=None, repr=False)
    attribution: Attribution = Attribution.NOBODY

    @property
    def items(self) -> tuple[ConsentItem, ...]:
        """What of the testimonial is shown."""
        shown = {ConsentItem.NAME: self.speaker, ConsentItem.POST: self.post}
        return (ConsentItem.WORDS, *(item for item, value in shown.items() if value is not None))


def admit(
    testimonial: Testimonial,
    *,
    channel: str,
    language: str,
    on: dt.date | None = None,
    crowd: Crowd | None = None,
) -> Admitted | None:
    """What of a testimonial may appear in a channel, in a language, on a day.

    Never asked is not granted, and a consent that was withdrawn is none. Words whose speaker may
    not be named are attributed to the body only where enough people came from it for one to stay
    unknown among them, else to a participant only where enough took part, else to nobody.

    Args:
        testimonial: The words, the speaker and the consent.
        channel: Code of the vocabulary `channel`.
        language: The language of the edition (BCP 47).
        on: The day of publication; without it, a consent with an end is not relied upon.
        crowd: Among how many people the speaker would be one; see `crowd_of`. Without it, words
            without a name are attributed to nobody.

    Returns:
        The words, with the name and the post as far as the consent covers them; `None` where it
        does not cover the words.

    Raises:
        UnknownCodeError: If the vocabulary has no such channel.

    Examples:
        >>> from hijra_amina.model import Testimonial
        >>> said = Testimonial(id="t-1", words=LocalizedText({"en": "It helps."}))
        >>> admit(said, channel="flash_report", language="en-GB") is None
        True
    """
    items = allowed(testimonial.consent, channel=channel, language=language, on=on)
    if ConsentItem.WORDS not in items:
        return None
    speaker = testimonial.speaker if ConsentItem.NAME in items else None
    post = testimonial.post if ConsentItem.POST in items else None
    attribution = Attribution.NOBODY
    if speaker is not None or post is not None:
        attribution = Attribution.NAMED
    elif crowd is not None and crowd.hides_in_body:
        attribution = Attribution.BODY
    elif crowd is not None and crowd.hides_in_session:
        attribution = Attribution.PARTICIPANT
    return Admitted(words=testimonial.words, speaker=speaker, post=post, attribution=attribution)


def admits_picture(
    photograph: Photograph, *, channel: str, language: str, on: dt.date | None = None
) -> bool:
    """Whether a photograph may appear in a channel, in a language, on a day.

    Args:
        photograph: The photograph and its consent.
        channel: Code of the vocabulary `channel`.
        language: The language of the edition (BCP 47).
        on: The day of publication; without it, a consent with an end is not relied upon.

    Returns:
        Whether the consent of the people shown covers it.

    Raises:
        UnknownCodeError: If the vocabulary has no such channel.

    Examples:
        >>> from hijra_amina.model import Photograph
        >>> never_asked = Photograph(id="p-1", path="1.jpg")
        >>> admits_picture(never_asked, channel="website", language="en-GB")
        False
    """
    items = allowed(photograph.consent, channel=channel, language=language, on=on)
    return ConsentItem.PHOTOGRAPH in items


def allowed(
    consent: Consent, *, channel: str, language: str, on: dt.date | None = None
) -> frozenset[ConsentItem]:
    """What a consent covers in a channel, in a language, on a day.

    Args:
        consent: The consent.
        channel: Code of the vocabulary `channel`.
        language: The language of the edition (BCP 47).
        on: The day of publication; without it, a consent with an end is not relied upon.

    Returns:
        The items.

    Raises:
        UnknownCodeError: If the vocabulary has no such channel.

    Examples:
        >>> from hijra_amina.model import Consent
        >>> allowed(Consent(), channel="website", language="en")
        frozenset()
    """
    check_channel(channel)
    return frozenset(
        item
        for item in ConsentItem
        if consent.allows(item, channel=channel, language=language, on=on)
    )


def check_channel(channel: str) -> None:
    """Refuse a channel that no consent can mean: that is a mistake, not a refusal.

    Args:
        channel: What should be a code of the vocabulary `channel`.

    Raises:
        UnknownCodeError: If the vocabulary has no such channel.

    Examples:
        >>> check_channel("web_site")
        Traceback (most recent call last):
        hijra_amina.errors.UnknownCodeError: unknown channel 'web_site'
        hint: did you mean 'website'? known: donor_report, flash_report, press, social_media, \
website
    """
    known = vocabulary.codes("channel")
    if channel not in known:
        raise UnknownCodeError("channel", channel, sorted(known))
