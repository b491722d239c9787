"""`Photograph`: a picture, what it shows, and who allowed it."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import IDENTIFIER, PERSONAL, record, references
from hijra_amina.model.consent import Consent
from hijra_amina.model.source import Source
from hijra_amina.values import LocalizedText

__all__ = ["Photograph"]


@record
@attrs.frozen(kw_only=True)
class Photograph:
    """A photograph of a session, or the caption of one whose file is not at hand.

    Attributes:
        id: Its identifier in the programme.
        session: The session that it shows.
        path: The file, relative to the programme's folder. `repr` leaves it out.
        caption: The caption as published.
        alternative_text: What a reader who cannot see it is told.
        consent: What the people shown allowed.
        credit: Who took it.
        sources: Where it was published.

    Examples:
        >>> Photograph(id="photo-1", caption=LocalizedText({"en": "Day one"})).session is None
        True
    """

    id: str = attrs.field(metadata=IDENTIFIER)
    session: str | None = attrs.field(default=None, metadata=references("sessions"))
    path: str | None = attrs.field(default=None, repr=False, metadata=PERSONAL)
    caption: LocalizedText | None = None
    alternative_text: LocalizedText | None = None
    consent: Consent = attrs.field(factory=Consent)
    credit: str | None = attrs.field(default=None, repr=False, metadata=PERSONAL)
    sources: tuple[Source, ...] = attrs.field(default=(), repr=False)
