"""`Testimonial`: what somebody said, and what they allowed."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import IDENTIFIER, PERSONAL, record, references
from hijra_amina.model.consent import Consent
from hijra_amina.model.source import Source
from hijra_amina.values import LocalizedText, PersonName

__all__ = ["Testimonial"]


@record
@attrs.frozen(kw_only=True)
class Testimonial:
    """A quotation, its speaker, and the consent that stands before any use of it.

    Attributes:
        id: Its identifier in the programme.
        words: The words, verbatim in the language they were published in; `words.original`
            says which that is. `repr` leaves them out.
        speaker: Who said them. `repr` leaves it out.
        post: The speaker's post.
        organisation: The speaker's body.
        session: The session at which they were said.
        consent: What the speaker allowed; nothing, unless somebody asked.
        sources: Where the words were published.
        notes: What a reader should know, such as an error of the source that was kept.

    Examples:
        >>> words = LocalizedText({"en": "Awareness helps."}, original="en")
        >>> Testimonial(id="t-1", words=words).consent.status.value
        'never_asked'
    """

    id: str = attrs.field(metadata=IDENTIFIER)
    words: LocalizedText = attrs.field(repr=False, metadata=PERSONAL)
    speaker: PersonName | None = attrs.field(default=None, repr=False, metadata=PERSONAL)
    post: LocalizedText | None = attrs.field(default=None, repr=False, metadata=PERSONAL)
    organisation: str | None = attrs.field(default=None, metadata=references("organisations"))
    session: str | None = attrs.field(default=None, metadata=references("sessions"))
    consent: Consent = attrs.field(factory=Consent)
    sources: tuple[Source, ...] = attrs.field(default=(), repr=False)
    notes: tuple[str, ...] = attrs.field(default=(), repr=False)
