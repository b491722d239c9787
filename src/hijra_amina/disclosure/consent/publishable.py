"""`publishable`: a programme as it may be published as a document."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING, cast

import attrs

from hijra_amina.disclosure.consent._cleaning import cleaned, with_texts
from hijra_amina.disclosure.consent.crowd import crowd_of
from hijra_amina.disclosure.consent.gate import Attribution, admit, admits_picture, check_channel
from hijra_amina.disclosure.consent.screen import Screen
from hijra_amina.disclosure.consent.withdrawing import with_withdrawals
from hijra_amina.disclosure.rule import Rule
from hijra_amina.errors import InvalidValueError
from hijra_amina.model import Consent, ConsentItem, ConsentStatus, Programme

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from hijra_amina.disclosure.consent.gate import Admitted
    from hijra_amina.disclosure.ledger import Ledger
    from hijra_amina.model import Photograph, Testimonial
    from hijra_amina.values import LocalizedText, PersonName

__all__ = ["publishable"]

_ARABIC = frozenset({"ar", "ckb", "fa", "ur"})


def publishable(  # noqa: PLR0913 - where, when and for whom it is published
    programme: Programme,
    *,
    channel: str,
    languages: Iterable[str],
    on: dt.date | None = None,
    rule: int | Rule | None = None,
    ledger: Ledger | None = None,
) -> Programme:
    """A programme as it may be published as a document, in a channel and in some languages.

    Who took part is nobody's to publish: participants, rosters, test results and possible matches
    are left out, and nothing stands for them; figures that should remain have to be counted
    before. A quotation is what the gate lets through, in the languages that its consent covers,
    and its name and post only where the consent covers them in all of those. Pictures without
    consent are left out. So is whatever the model marks as personal (the names of facilitators,
    what shows a consent, the words of a source), and every text in which such a name or withheld
    words stand.

    What sources state of numbers stays as it is recorded: a small figure among these was the
    source's to publish. Identifiers stay, too; nothing about a person should be read from them.

    Args:
        programme: The programme.
        channel: Code of the vocabulary `channel`.
        languages: The languages (BCP 47) of the document's readers.
        on: The day of publication; without it, a consent with an end is not relied upon.
        rule: The rule whose threshold says among how many people somebody stays unknown.
        ledger: A ledger; consents that it knows to be withdrawn are not relied upon.

    Returns:
        A programme, which documents and reports take like any other.

    Raises:
        UnknownCodeError: If the vocabulary has no such channel.
        InvalidValueError: If no language is given.

    Examples:
        >>> from hijra_amina.model import Participant, Programme, Testimonial
        >>> from hijra_amina.values import LocalizedText
        >>> words = LocalizedText({"en": "It helps."})
        >>> never_asked = Testimonial(id="t-1", words=words)
        >>> programme = Programme(
        ...     id="p",
        ...     name=LocalizedText({"en": "Example"}),
        ...     participants=(Participant(id="p-001"),),
        ...     testimonials=(never_asked,),
        ... )
        >>> left = publishable(programme, channel="website", languages=["en"])
        >>> left.participants, left.testimonials
        ((), ())
    """
    if isinstance(languages, str):
        raise InvalidValueError("publishable.languages", "a list", "a single text")
    check_channel(channel)
    wanted = tuple(dict.fromkeys(languages))
    if not wanted:
        raise InvalidValueError("publishable.languages", "at least one", "none")
    if ledger is not None:
        programme = with_withdrawals(programme, ledger)
    return _Publishing(programme, channel, wanted, on, rule).programme_left()


@attrs.define
class _Publishing:
    programme: Programme
    channel: str
    languages: tuple[str, ...]
    on: dt.date | None
    rule: int | Rule | None
    screens: tuple[Screen, ...] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Withhold, in any language, what is withheld in one of them."""
        sessions = self.programme.sessions
        leaders = itertools.chain.from_iterable(one.facilitators for one in sessions)
        names = tuple(one.name for one in leaders if one.name is not None)
        self.screens = tuple(
            Screen.of(self.programme, channel=self.channel, language=one, on=self.on, besides=names)
            for one in self.languages
        )

    def programme_left(self) -> Programme:
        programme = self.programme
        testimonials = tuple(filter(None, map(self._testimonial, programme.testimonials)))
        photographs = tuple(filter(None, map(self._photograph, programme.photographs)))
        said = {one.id for one in testimonials}
        seen = {one.id for one in photographs}
        without = attrs.evolve(
            programme,
            participants=(),
            possible_matches=(),
            assessments=(),
            sessions=tuple(attrs.evolve(one, roster=None) for one in programme.sessions),
            testimonials=(),
            photographs=(),
            publications=tuple(
                attrs.evolve(one, testimonials=(), photographs=()) for one in programme.publications
            ),
        )
        # A programme can be without any of its texts but its name, which its identifier stands for.
        left = cast("Programme", cleaned(without, self._stops))
        publications = (
            attrs.evolve(
                screened,
                testimonials=tuple(one for one in whole.testimonials if one in said),
                photographs=tuple(one for one in whole.photographs if one in seen),
            )
            for screened, whole in zip(left.publications, programme.publications, strict=True)
        )
        return attrs.evolve(
            left,
            testimonials=testimonials,
            photographs=photographs,
            publications=tuple(publications),
        )

    def _stops(self, text: str) -> bool:
        return any(screen.stops(text) for screen in self.screens)

    def _testimonial(self, said: Testimonial) -> Testimonial | None:
        admitted = {
            language: found
            for language in said.words.languages
            if self._is_wanted(language) and (found := self._admitted(said, language)) is not None
        }
        words = _texts(said.words, admitted)
        if words is None:
            return None
        speaker, post = said.speaker, said.post
        if speaker is not None:
            speaker = _scripts(speaker, admitted) if self._all(admitted, "speaker") else None
        if post is not None:
            post = _texts(post, admitted) if self._all(admitted, "post") else None
        shown = {ConsentItem.NAME: speaker, ConsentItem.POST: post}
        items = (ConsentItem.WORDS, *(item for item, value in shown.items() if value is not None))
        is_named = len(items) > 1
        # Without a name or a post, whatever leads back to the speaker goes too.
        body = is_named or self._all_hide(said, admitted, Attribution.BODY)
        session = body or self._all_hide(said, admitted, Attribution.PARTICIPANT)
        sources = (cleaned(one, self._stops) for one in said.sources) if speaker else ()
        return attrs.evolve(
            said,
            words=words,
            speaker=speaker,
            post=post,
            organisation=said.organisation if body else None,
            session=said.session if session else None,
            consent=self._consent(said.consent, items, admitted),
            sources=tuple(filter(None, sources)),
            notes=tuple(one for one in said.notes if speaker and not self._stops(one)),
        )

    def _is_wanted(self, language: str) -> bool:
        """Whether the document's readers are to have texts of a language."""
        tag = _tag(language)
        wanted = map(_tag, self.languages)
        return any(one == tag or one.startswith(f"{tag}-") for one in wanted)

    def _admitted(self, said: Testimonial, language: str) -> Admitted | None:
        return admit(said, channel=self.channel, language=language, on=self.on)

    @staticmethod
    def _all(admitted: Mapping[str, Admitted], item: str) -> bool:
        return all(getattr(one, item) is not None for one in admitted.values())

    def _all_hide(
        self, said: Testimonial, languages: Iterable[str], attribution: Attribution
    ) -> bool:
        """Whether the speaker stays one of many in every language."""
        for language in languages:
            crowd = crowd_of(
                self.programme,
                said,
                channel=self.channel,
                language=language,
                on=self.on,
                rule=self.rule,
            )
            is_body = attribution is Attribution.BODY
            if not (crowd.hides_in_body if is_body else crowd.hides_in_session):
                return False
        return True

    def _photograph(self, photograph: Photograph) -> Photograph | None:
        if photograph.path is None:
            # A caption alone shows nobody.
            return cleaned(photograph, self._stops)
        if not all(
            admits_picture(photograph, channel=self.channel, language=one, on=self.on)
            for one in self.languages
        ):
            return None
        left = cleaned(photograph, self._stops)
        credit = photograph.credit
        if left is None or self._stops(photograph.path):
            return None
        return attrs.evolve(
            left,
            path=photograph.path,
            credit=None if credit is None or self._stops(credit) else credit,
            consent=self._consent(photograph.consent, (ConsentItem.PHOTOGRAPH,), self.languages),
        )

    def _consent(
        self, given: Consent, items: tuple[ConsentItem, ...], languages: Iterable[str]
    ) -> Consent:
        """A consent as far as it is used here, without what shows it."""
        return Consent(
            status=ConsentStatus.GRANTED,
            covers=items,
            channels=(self.channel,),
            languages=tuple(languages),
            until=given.until,
        )


def _tag(language: str) -> str:
    return language.replace("_", "-").lower()


def _texts(text: LocalizedText, languages: Container[str]) -> LocalizedText | None:
    """A text in some languages alone."""
    return with_texts(text, {one: words for one, words in text.texts if one in languages})


def _scripts(name: PersonName, languages: Iterable[str]) -> PersonName:
    """A name as it was given, and as it is written in the scripts of some languages."""
    scripts = {"Arab" if one.partition("-")[0] in _ARABIC else "Latn" for one in languages}
    kept = tuple(one for one in name.transliterations if one.script in scripts)
    return attrs.evolve(name, transliterations=kept)
