"""`Screen`: names and words that nobody allowed, found in running text."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure.consent.gate import admit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from hijra_amina.model import Programme
    from hijra_amina.values import LocalizedText, PersonName

__all__ = ["Screen"]


def _pattern_of(screen: Screen) -> re.Pattern[str] | None:
    plain = {_plain(text) for text in screen.withheld} - {""}
    if not plain:
        return None
    parts = "|".join(map(re.escape, sorted(plain)))
    # A name is not found inside a longer word. In Arabic, small words before a name are written
    # together with it (wa-, fa-, bi-, li-, ka-).
    return re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?:{parts})(?!\w)")


@attrs.frozen
class Screen:
    """Finds, in any text, names and words that may not be shown.

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
    def of(
        cls,
        programme: Programme,
        *,
        channel: str,
        language: str,
        on: dt.date | None = None,
        besides: Iterable[PersonName] = (),
    ) -> Screen:
        """The screen of an edition.

        Whoever consented to be named with one quotation may be named in the running text. The
        names of participants are withheld whatever the text: nobody asks them whether they may be
        named.

        Args:
            programme: The programme, with all its testimonials and participants.
            channel: Code of the vocabulary `channel`.
            language: The language of the edition (BCP 47).
            on: The day of publication.
            besides: Other names that are withheld.

        Returns:
            The screen.

        Raises:
            UnknownCodeError: If the vocabulary has no such channel.
        """
        shown: set[str] = set()
        hidden: set[str] = set()
        for testimonial in programme.testimonials:
            admitted = admit(testimonial, channel=channel, language=language, on=on)
            if admitted is None:
                hidden.update(_passages(testimonial.words))
            if admitted is not None and admitted.speaker is not None:
                shown.update(_spellings(testimonial.speaker))
            else:
                hidden.update(_spellings(testimonial.speaker))
        for name in (*(one.name for one in programme.participants), *besides):
            hidden.update(_spellings(name))
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


# A sentence as long as this is nobody's but the speaker's.
_OWN_WORDS = 6
_SENTENCE_ENDS = re.compile(r"(?<=[.!?؟…])\s+")


def _passages(words: LocalizedText) -> Iterator[str]:
    """The words, and each of their sentences that nobody else would say by chance."""
    for _, text in words.texts:
        yield text
        for passage in _SENTENCE_ENDS.split(text):
            own = passage.strip(" .!?؟…\"'“”«»")
            if len(own.split()) >= _OWN_WORDS:
                yield own


def _plain(text: str) -> str:
    """Case, spacing and the marks of a script as a reader sees past them."""
    decomposed = unicodedata.normalize("NFKD", text.casefold()).translate(_LOOKALIKES)
    seen = (c for c in decomposed if unicodedata.category(c) not in _UNSEEN and c != _TATWEEL)
    return " ".join("".join(seen).split())


_UNSEEN = frozenset({"Mn", "Cf"})
_TATWEEL = "\u0640"
# What one writer puts and another does not: hyphens stand for spaces, apostrophes for nothing; a
# letter of Arabic is as it is typed on a Kurdish or Persian keyboard, or without its dots.
_LOOKALIKES: dict[int, str] = {
    **dict.fromkeys(map(ord, "-\u2010\u2011\u2012\u2013\u2014\u2212"), " "),
    **dict.fromkeys(map(ord, "'\u2018\u2019\u02bc\u02bb\u02be\u02bf\u0060\u00b4"), ""),
    **dict.fromkeys(map(ord, "\u06cc\u0649"), "\u064a"),
    ord("\u06a9"): "\u0643",
    **dict.fromkeys(map(ord, "\u06d5\u06be\u06c1\u0629"), "\u0647"),
    ord("\u0671"): "\u0627",
}


def _spellings(name: PersonName | None) -> Iterable[str]:
    if name is None:
        return ()
    return (name.written, *(other.text for other in name.transliterations))
