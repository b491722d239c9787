"""`Programme`: the root that holds every record."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import attrs

from hijra_amina.errors import IncoherentError, UnknownReferenceError
from hijra_amina.model._coherence import incoherences
from hijra_amina.model._record import IDENTIFIER, each_pair_once, record
from hijra_amina.model.assessment import Assessment
from hijra_amina.model.contact import Contact
from hijra_amina.model.donor import Donor
from hijra_amina.model.indicator import Indicator
from hijra_amina.model.organisation import Organisation
from hijra_amina.model.participant import Participant
from hijra_amina.model.photograph import Photograph
from hijra_amina.model.possible_match import PossibleMatch
from hijra_amina.model.publication import Publication
from hijra_amina.model.session import Session
from hijra_amina.model.source import Source
from hijra_amina.model.testimonial import Testimonial
from hijra_amina.values import LocalizedText

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Programme"]


@record
@attrs.frozen(kw_only=True)
class Programme:
    """A capacity-building programme and all its records.

    Every reference between records is resolved when a programme is made: a session that follows
    another names one that is here.

    Attributes:
        id: Its identifier.
        name: Its name.
        subtitle: What stands below the name on its publications.
        tagline: What the programme stands for, in a few words.
        implementer: The organisation that runs it.
        donors: Who pays.
        contacts: Where readers can ask.
        organisations: The bodies that its records name.
        participants: The people, each once.
        sessions: The sessions.
        testimonials: The quotations.
        photographs: The photographs and captions.
        publications: The reports.
        indicators: What the programme promised to reach.
        assessments: Test results.
        possible_matches: Which participants may be one person, as long as nobody has decided;
            two of them are named together once, in whichever order.
        sources: Where this is said.
        notes: What a reader should know.

    Raises:
        IncoherentError: If identifiers repeat, a reference names nothing, or two participants are
            named together twice as a possible match.

    Examples:
        >>> programme = Programme(id="example", name=LocalizedText({"en": "Example"}))
        >>> programme
        Programme('example', 0 sessions, 0 participants)
        >>> programme.session("s-1")
        Traceback (most recent call last):
        ...
        hijra_amina.errors.UnknownReferenceError: no session 's-1'
    """

    id: str = attrs.field(metadata=IDENTIFIER)
    name: LocalizedText
    subtitle: LocalizedText | None = None
    tagline: LocalizedText | None = None
    implementer: LocalizedText | None = None
    donors: tuple[Donor, ...] = ()
    contacts: tuple[Contact, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    participants: tuple[Participant, ...] = ()
    sessions: tuple[Session, ...] = ()
    testimonials: tuple[Testimonial, ...] = ()
    photographs: tuple[Photograph, ...] = ()
    publications: tuple[Publication, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    possible_matches: tuple[PossibleMatch, ...] = attrs.field(
        default=(), metadata=each_pair_once("first", "second")
    )
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Identifier and sizes."""
        sessions, people = len(self.sessions), len(self.participants)
        return (
            f"Programme({self.id!r}, {sessions} session{'' if sessions == 1 else 's'}, "
            f"{people} participant{'' if people == 1 else 's'})"
        )

    def session(self, id: str) -> Session:  # noqa: A002 - the field's own name
        """The session of this identifier.

        Raises:
            UnknownReferenceError: If there is none; it is a `KeyError` too.
        """
        return _find(self.sessions, "session", id)

    def organisation(self, id: str) -> Organisation:  # noqa: A002 - the field's own name
        """The organisation of this identifier.

        Raises:
            UnknownReferenceError: If there is none; it is a `KeyError` too.
        """
        return _find(self.organisations, "organisation", id)

    def testimonial(self, id: str) -> Testimonial:  # noqa: A002 - the field's own name
        """The testimonial of this identifier.

        Raises:
            UnknownReferenceError: If there is none; it is a `KeyError` too.
        """
        return _find(self.testimonials, "testimonial", id)

    def _incoherence(self) -> None:
        problems = tuple(incoherences(self))
        if problems:
            raise IncoherentError(problems)


T = TypeVar("T", Session, Organisation, Testimonial)


def _find(records: Sequence[T], kind: str, reference: str) -> T:
    for found in records:
        if found.id == reference:
            return found
    raise UnknownReferenceError(kind, reference, [known.id for known in records])
