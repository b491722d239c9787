"""The gate that everything somebody said, and every name, has to pass.

Each edition asks here, in its own language, and nowhere else does a report take the words or the
name out of a testimonial. What comes out is the quotation in full, the quotation without a name,
or nothing. A name may also stand in the middle of a paragraph: `Screen` finds it there.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import attrs

from hijra_amina.model import ConsentItem
from hijra_amina.values import LocalizedText, PersonName

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from hijra_amina.model import Photograph, Programme, Testimonial

__all__ = ["CHANNEL", "Admitted", "Screen", "admit", "admits_picture"]

CHANNEL = "flash_report"
"""The channel, as consents name it."""


@attrs.frozen(kw_only=True)
class Admitted:
    """What a person allowed a report to show.

    Attributes:
        words: The words.
        speaker: The name, where it may be shown.
        post: The post, where it may be shown.

    Examples:
        >>> Admitted(words=LocalizedText({"en": "It helps."})).speaker is None
        True
    """

    words: LocalizedText = attrs.field(repr=False)
    speaker: PersonName | None = attrs.field(default=None, repr=False)
    post: LocalizedText | None = attrs.field(default=None, repr=False)


def admit(testimonial: Testimonial, *, language: str, on: dt.date | None = None) -> Admitted | None:
    """What of a testimonial may appear in a flash report of a language.

    Args:
        testimonial: The words, the speaker and the consent.
        language: The language of the edition (BCP 47).
        on: The day of publication; without it, a consent with an end is not relied upon.

    Returns:
        The words, with the name and the post as far as the consent covers them; `None` where it
        does not cover the words. Never asked is not granted.

    Examples:
        >>> from hijra_amina.model import Testimonial
        >>> said = Testimonial(id="t-1", words=LocalizedText({"en": "It helps."}))
        >>> admit(said, language="en-GB") is None
        True
    """
    consent = testimonial.consent

    def allows(item: ConsentItem) -> bool:
        return consent.allows(item, channel=CHANNEL, language=language, on=on)

    if not allows(ConsentItem.WORDS):
        return None
    return Admitted(
        words=testimonial.words,
        speaker=testimonial.speaker if allows(ConsentItem.NAME) else None,
        post=testimonial.post if allows(ConsentItem.POST) else None,
    )


def admits_picture(photograph: Photograph, *, language: str, on: dt.date | None = None) -> bool:
    """Whether a photograph may appear in a flash report of a language.

    Args:
        photograph: The photograph and its consent.
        language: The language of the edition (BCP 47).
        on: The day of publication; without it, a consent with an end is not relied upon.

    Returns:
        Whether the consent of the people shown covers it.

    Examples:
        >>> from hijra_amina.model import Photograph
        >>> admits_picture(Photograph(id="p-1", path="1.jpg"), language="en-GB")
        False
    """
    return photograph.consent.allows(
        ConsentItem.PHOTOGRAPH, channel=CHANNEL, language=language, on=on
    )


def _pattern_of(screen: Screen) -> re.Pattern[str] | None:
    if not screen.withheld:
        return None
    parts = "|".join(re.escape(_plain(text)) for text in screen.withheld)
    # A name is not found inside a longer word. In Arabic, small words before a name are written
    # together with it (wa-, fa-, bi-, li-, ka-).
    return re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?:{parts})(?!\w)")


@attrs.frozen
class Screen:
    """Finds, in any text, names and words that an edition may not show.

    Attributes:
        withheld: The names and words.

    Examples:
        >>> screen = Screen(("p-001",))
        >>> screen.stops("said p-001 at the close"), screen.stops("said P-0012")
        (True, False)
    """

    withheld: tuple[str, ...] = attrs.field(default=(), repr=False)
    _pattern: re.Pattern[str] | None = attrs.field(
        default=attrs.Factory(_pattern_of, takes_self=True), init=False, repr=False, eq=False
    )

    @classmethod
    def of(cls, programme: Programme, *, language: str, on: dt.date | None = None) -> Screen:
        """The screen of an edition.

        Whoever consented to be named with one quotation may be named in the report. The names of
        participants are withheld whatever the text: nobody asks them whether they may be named.

        Args:
            programme: The programme, with all its testimonials and participants.
            language: The language of the edition (BCP 47).
            on: The day of publication.

        Returns:
            The screen.
        """
        shown: set[str] = set()
        hidden: set[str] = set()
        for testimonial in programme.testimonials:
            admitted = admit(testimonial, language=language, on=on)
            if admitted is None:
                hidden.update(text for _, text in testimonial.words.texts)
            if admitted is not None and admitted.speaker is not None:
                shown.update(_spellings(testimonial.speaker))
            else:
                hidden.update(_spellings(testimonial.speaker))
        for participant in programme.participants:
            hidden.update(_spellings(participant.name))
        return cls(tuple(sorted(hidden - shown)))

    def stops(self, *texts: str) -> bool:
        """Whether any of the texts holds something that is withheld.

        Args:
            texts: The texts as they would be shown.

        Returns:
            Whether one of them must not be shown.
        """
        pattern = self._pattern
        return pattern is not None and any(pattern.search(_plain(text)) for text in texts)


def _plain(text: str) -> str:
    """Case, spacing and the marks of a script as a reader sees past them."""
    decomposed = unicodedata.normalize("NFKD", text.casefold()).translate(_LOOKALIKES)
    seen = (c for c in decomposed if unicodedata.category(c) not in _UNSEEN and c != _TATWEEL)
    return " ".join("".join(seen).split())


_UNSEEN = frozenset({"Mn", "Cf"})
_TATWEEL = "\u0640"
# Hyphens and apostrophes of every kind.
_LOOKALIKES = {
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-"),
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u02bb\u0060\u00b4"), "'"),
}


def _spellings(name: PersonName | None) -> Iterable[str]:
    if name is None:
        return ()
    return (name.written, *(other.text for other in name.transliterations))
