"""`pseudonymise`: a programme in which nobody has a name or an identifier that others know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.disclosure.personal._rebuilding import (
    KEEP,
    rebuilt,
    referred,
    textual,
    unworded,
)
from hijra_amina.disclosure.personal.key import Secret
from hijra_amina.disclosure.personal.pseudonyms import Pseudonyms
from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.model import (
    Assessment,
    Consent,
    Participant,
    Place,
    PossibleMatch,
    Programme,
    Roster,
    TermUse,
    Testimonial,
)
from hijra_amina.model._record import IDENTIFIER_KEY, REFERENCE
from hijra_amina.values import LocalizedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["KEPT_TEXTS", "WITHHELD", "pseudonymise"]

WITHHELD: Final = LocalizedText({"en": "[withheld]"})
"""What stands where words had to go and something has to stand."""

# Whatever is not here and holds words is dropped; so a field that joins the records is, too.
KEPT_TEXTS: Final = frozenset(
    {
        "AgendaItem.title",
        "Disclaimer.text",
        "Donor.acknowledgement",
        "Donor.name",
        "Indicator.definition",
        "Indicator.name",
        "Organisation.acronym",
        "Organisation.name",
        "Place.name",
        "Place.venue",
        "Programme.implementer",
        "Programme.name",
        "Programme.subtitle",
        "Programme.tagline",
        "Session.audience",
        "Session.programmes",
        "Session.series",
        "Session.title",
        "Statement.partition",
    }
)
"""The texts that stay: what sessions, bodies and terms are called, as `Class.field`."""

_LEFT_OUT: Final = frozenset({"contacts", "photographs", "publications"})


def pseudonymise(programme: Programme, *, key: bytes) -> Programme:
    """The same programme without names: pseudonyms for people, and no text that may name anybody.

    Participants get identifiers made with the key (HMAC-SHA256), the same wherever they are
    referred to. The same key gives the same programme the same pseudonyms again; another key, or
    another programme, gives others, and nobody can tell that they belong together. Participants,
    rosters, results and matches are put in the order of the pseudonyms, so that the old order is
    gone as well.

    Names, posts, affiliations, wordings, notes, reasons, sources and evidence are dropped.
    Quotations stay to be counted, without words, speaker and consent, under a pseudonym.
    Publications, photographs and contacts are left out. What sessions, places, bodies, donors and
    indicators are called stays: look whether a title names somebody.

    Every figure is what it was. **The result is still personal data**: who knows that a person came
    to certain sessions, or is the only one of a kind, can find the row. See `share`.

    Args:
        programme: The programme.
        key: 32 random bytes or more, as `new_key()` gives them. It is not kept anywhere.

    Returns:
        The programme.

    Raises:
        InvalidValueError: If it is no programme, or the key is too short; the error does not show
            it.
        ContradictionError: If two people would get one pseudonym.

    Examples:
        >>> from hijra_amina.disclosure.personal import new_key
        >>> from hijra_amina.statistics import count
        >>> from hijra_amina.testing import synthetic_programme
        >>> programme = synthetic_programme(sessions=3, people=12, seed=1, with_names=True)
        >>> under_pseudonyms = pseudonymise(programme, key=new_key())
        >>> under_pseudonyms.participants[0].name is None
        True
        >>> count(under_pseudonyms, "people") == count(programme, "people")
        True
    """
    secret = Secret(key)
    del key  # a traceback that shows locals would show it
    secret.check()
    if not isinstance(programme, Programme):
        found = f"a value of type {type(programme).__name__}"
        raise InvalidValueError("programme", "a Programme", found)
    people = Pseudonyms(secret, "participant")
    quotations = Pseudonyms(secret, "testimonial", "t-")
    return _ordered(
        rebuilt(
            programme,
            _Change(
                _renamed(people, programme.id, programme.participants),
                _renamed(quotations, programme.id, programme.testimonials),
            ),
        )
    )


def _renamed(
    pseudonyms: Pseudonyms, programme: str, records: Iterable[Participant] | Iterable[Testimonial]
) -> dict[str, str]:
    # An identifier is one of its programme: of two programmes it may mean two people.
    renamed = {record.id: pseudonyms.of(programme, record.id) for record in records}
    if len(set(renamed.values())) != len(renamed):
        raise ContradictionError("one pseudonym for two identifiers") from None
    return renamed


class _Change:
    """What becomes of each field."""

    def __init__(self, people: Mapping[str, str], quotations: Mapping[str, str]) -> None:
        self._renamed = {"participants": people, "testimonials": quotations}

    def __call__(self, record: object, field: attrs.Attribute[object], path: str) -> object:
        del path
        old = getattr(record, field.name)
        if isinstance(record, Programme) and field.name in _LEFT_OUT:
            return ()
        if isinstance(record, Testimonial) and field.name == "consent":
            return Consent()
        if IDENTIFIER_KEY in field.metadata:
            return self._identifier(record, old)
        if REFERENCE in field.metadata:
            renamed = self._renamed.get(field.metadata[REFERENCE])
            return KEEP if renamed is None else referred(renamed, old)
        if field.name in textual(type(record)) and not _stays(record, field):
            return _emptied(field)
        without = unworded(old)
        return KEEP if without is old else without

    def _identifier(self, record: object, old: str) -> object:
        if isinstance(record, Participant):
            return self._renamed["participants"][old]
        if isinstance(record, Testimonial):
            return self._renamed["testimonials"][old]
        return KEEP


def _stays(record: object, field: attrs.Attribute[object]) -> bool:
    if any(f"{cls.__name__}.{field.name}" in KEPT_TEXTS for cls in type(record).__mro__):
        return True
    # A topic or a place of which nothing is known but how the source calls it: a term, no person.
    if isinstance(record, TermUse):
        return record.code is None
    if isinstance(record, Place) and field.name == "wording":
        rest = (record.name, record.venue, record.governorate, record.region, record.country)
        return all(part is None for part in rest)
    return False


def _emptied(field: attrs.Attribute[object]) -> object:
    return WITHHELD if field.default is attrs.NOTHING else field.default


def _ordered(programme: Programme) -> Programme:
    """Whatever is about people in the order of the pseudonyms."""
    sessions = {session.id: place for place, session in enumerate(programme.sessions)}

    def result(of: Assessment) -> tuple[int, str, str, int, int, str]:
        day = "" if of.taken_on is None else str(of.taken_on)
        at = sessions[of.session]
        return (at, of.participant or "", of.moment.value, of.score, of.out_of, day)

    matches = (
        match
        if match.first < match.second
        else attrs.evolve(match, first=match.second, second=match.first)
        for match in programme.possible_matches
    )
    return attrs.evolve(
        programme,
        participants=tuple(sorted(programme.participants, key=lambda person: person.id)),
        testimonials=tuple(sorted(programme.testimonials, key=lambda said: said.id)),
        assessments=tuple(sorted(programme.assessments, key=result)),
        possible_matches=tuple(sorted(matches, key=_pair)),
        sessions=tuple(
            session
            if session.roster is None
            else attrs.evolve(session, roster=_shuffled(session.roster))
            for session in programme.sessions
        ),
    )


def _pair(match: PossibleMatch) -> tuple[str, str]:
    return match.first, match.second


def _shuffled(roster: Roster) -> Roster:
    in_order = sorted(roster.attendances, key=lambda attendance: attendance.participant)
    return attrs.evolve(roster, attendances=tuple(in_order))
