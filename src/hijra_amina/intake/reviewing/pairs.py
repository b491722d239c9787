"""What a person has to see of two participants to decide whether they are one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Final, Literal

import attrs

from hijra_amina import vocabulary
from hijra_amina.errors import UnknownReferenceError
from hijra_amina.intake.matching import Ruling
from hijra_amina.intake.reviewing import _messages as messages
from hijra_amina.language import say, without_marks

if TYPE_CHECKING:
    from hijra_amina.intake.matching import Candidate, Matches
    from hijra_amina.model import Participant, Programme, Session
    from hijra_amina.values import LocalizedText

__all__ = ["Known", "Pair", "Strength", "pairs_of"]

Strength = Literal["strong", "likely", "weak"]

_KINDS: Final = ("sex", "age_band", "disability", "post_level", "governorate")

# Four to one, and as likely as not: where people are merged and where they are counted.
_STRONG: Final = 2.0
_LIKELY: Final = 0.0


@attrs.frozen(kw_only=True)
class Known:
    """What is known of a participant, in words.

    Attributes:
        id: The identifier.
        texts: The words, by what they say; not shown by `repr`, because names are among them.
    """

    COMPARED: ClassVar = frozenset({"organisation", *_KINDS})
    """What rather speaks against one person where it differs."""

    id: str
    texts: Mapping[str, tuple[str, ...]] = attrs.field(repr=False)

    def shown(self, field: str) -> tuple[str, ...]:
        """The words of a field; none where nothing is known."""
        return self.texts.get(field, ())


@attrs.frozen(kw_only=True)
class Pair:
    """Two participants who may be one person.

    Attributes:
        first: What is known of one.
        second: What is known of the other.
        strength: How much speaks for one person.
        words: The reasons, and the bits that they come to.
        verdict: What the ledger's own line says of them, if it has one.
        why: The reason that the line gives.
    """

    first: Known
    second: Known
    strength: Strength
    words: str
    verdict: Ruling | None = None
    why: str = attrs.field(default="", repr=False)


def pairs_of(matches: Matches, programme: Programme, locale: str) -> tuple[Pair, ...]:
    """The pairs that somebody has to decide, or has decided and may look at again.

    Pairs of which the decisions about others leave nothing to decide are left out.

    Args:
        matches: What was found.
        programme: The programme.
        locale: The locale of the words.

    Returns:
        The undecided pairs first, in the order of the candidates.

    Raises:
        UnknownReferenceError: If the programme has no such participant.
    """
    lines = {line.pair: line for line in matches.decisions}
    known = _Knowledge(programme, locale)
    made: list[Pair] = []
    for candidate in matches.candidates:
        line = lines.get(candidate.pair)
        if line is None and candidate.verdict in {Ruling.SAME, Ruling.DIFFERENT}:
            continue
        made.append(
            Pair(
                first=known.of(candidate.first),
                second=known.of(candidate.second),
                strength=_strength(candidate),
                words=candidate.words(locale),
                verdict=None if line is None else line.verdict,
                why="" if line is None else line.why,
            )
        )
    made.sort(key=lambda pair: pair.verdict in {Ruling.SAME, Ruling.DIFFERENT})
    return tuple(made)


def _strength(candidate: Candidate) -> Strength:
    if candidate.bits >= _STRONG:
        return "strong"
    return "likely" if candidate.bits >= _LIKELY else "weak"


class _Knowledge:
    """What the programme knows of its participants, each put into words once."""

    def __init__(self, programme: Programme, locale: str) -> None:
        """Find out who stands on which sheet."""
        self._locale = locale
        self._people = {person.id: person for person in programme.participants}
        self._bodies = {body.id: body.name for body in programme.organisations}
        self._sessions: dict[str, list[str]] = {}
        self._told: dict[str, Known] = {}
        for session in programme.sessions:
            if session.roster is not None:
                titled = self._session(session)
                for one in session.roster.attendances:
                    self._sessions.setdefault(one.participant, []).append(titled)

    def of(self, identifier: str) -> Known:
        """What is known of somebody."""
        if identifier not in self._told:
            person = self._people.get(identifier)
            if person is None:
                raise UnknownReferenceError("participant", identifier, ())
            self._told[identifier] = Known(id=identifier, texts=self._texts(person))
        return self._told[identifier]

    def _texts(self, person: Participant) -> dict[str, tuple[str, ...]]:
        texts: dict[str, tuple[str, ...]] = {"id": (person.id,)}
        name = person.name
        if name is not None:
            others = (other.text for other in name.transliterations)
            texts["name"] = (name.written, *others)
        if person.organisation is not None:
            texts["organisation"] = (self._picked(self._bodies[person.organisation]),)
        for kind in _KINDS:
            code = getattr(person, kind)
            if code is not None:
                texts[kind] = (vocabulary.term(kind, code).label(self._locale).text,)
        texts["sessions"] = tuple(self._sessions.get(person.id, ()))
        return texts

    def _session(self, session: Session) -> str:
        title = self._picked(session.title)
        if session.period.start is None:
            return title
        told = say(messages.SESSION, self._locale, title=title, period=session.period)
        return without_marks(told.text)

    def _picked(self, text: LocalizedText) -> str:
        return text.pick(self._locale, fallback=("en",)).text
