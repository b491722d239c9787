"""What forgetting a person cannot change, or cannot decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, cast

from hijra_amina.disclosure.personal._rebuilding import KEEP, items_of, rebuilt, textual
from hijra_amina.errors import Problem
from hijra_amina.model._record import IDENTIFIER_KEY
from hijra_amina.values import LocalizedText, PersonName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import attrs

    from hijra_amina.disclosure.personal._spellings import Spellings
    from hijra_amina.model import Participant, Programme, Testimonial

__all__ = ["Published", "remarks_on"]


class Use(Protocol):
    """A testimonial that was shown."""

    @property
    def record(self) -> str:
        """Its identifier in the programme."""
        ...


class Report(Protocol):
    """A report that was published."""

    @property
    def id(self) -> str:
        """Its identifier in the ledger."""
        ...

    @property
    def testimonials(self) -> Iterable[Use]:
        """The testimonials that it shows."""
        ...


class Published(Protocol):
    """What remembers the reports that were published: a ledger."""

    @property
    def publications(self) -> Iterable[Report]:
        """The reports."""
        ...


_KEPT: Final = (
    "sex, age band, disability, body, post level, governorate, attendance and results stay, "
    "because figures are made of them"
)
_ELSEWHERE: Final = (
    "delete the person from attendance sheets, files of identifiers, rulings on who is whom, "
    "earlier copies of this document and backups, which cannot be reached from here"
)


def remarks_on(
    programme: Programme,
    people: Sequence[Participant],
    quotations: Sequence[Testimonial],
    spellings: Spellings,
    ledger: Published | None,
) -> tuple[Problem, ...]:
    """What forgetting these cannot change.

    Args:
        programme: The programme, as it was.
        people: The participants who are one person.
        quotations: The testimonials of that person.
        spellings: What the person is called.
        ledger: The ledger of releases, if there is one.

    Returns:
        The remarks, in the order of the programme; none holds a name.
    """
    found = _Looking(spellings, {one.id for one in people} | {said.id for said in quotations})
    rebuilt(programme, found)
    said = {quotation.id for quotation in quotations}
    remarks = [
        *_published(programme, said, spellings),
        *_photographs(programme, people, quotations),
        *found.remarks,
        *_released(ledger, said),
    ]
    if people:
        remarks.append(Problem("$.participants", "attributes_kept", _KEPT))
    remarks.append(Problem("$", "files_elsewhere", _ELSEWHERE))
    return tuple(remarks)


def _published(programme: Programme, said: set[str], spellings: Spellings) -> Iterator[Problem]:
    for place, publication in enumerate(programme.publications):
        path = f"$.publications[{place}]"
        details = () if spellings.in_text(publication.id) else (("publication", publication.id),)
        if said & set(publication.testimonials):
            reason = "this publication quotes the person; what was published cannot be changed here"
            yield Problem(path, "quoted_in_publication", reason, details)
        words = [publication.headline, publication.lead, *publication.paragraphs]
        texts = [text for one in words if one is not None for _, text in one.texts]
        if any(map(spellings.in_text, texts)):
            reason = "this publication names the person; what was published cannot be changed here"
            yield Problem(path, "named_in_publication", reason, details)


def _photographs(
    programme: Programme, people: Sequence[Participant], quotations: Sequence[Testimonial]
) -> Iterator[Problem]:
    ids = {person.id for person in people}
    at = {said.session for said in quotations}
    at |= {
        session.id
        for session in programme.sessions
        if session.roster is not None
        and any(one.participant in ids for one in session.roster.attendances)
    }
    for place, photograph in enumerate(programme.photographs):
        if photograph.session is None or photograph.session in at:
            reason = "look whether the person is on this photograph; the records do not say"
            yield Problem(f"$.photographs[{place}]", "photograph_undecided", reason)


def _released(ledger: Published | None, said: set[str]) -> Iterator[Problem]:
    """Reports that the ledger remembers to have quoted the person: it keeps what was, for ever."""
    for report in () if ledger is None else ledger.publications:
        if any(use.record in said for use in report.testimonials):
            reason = "this published report quotes the person; recall it where that is possible"
            yield Problem("ledger", "quoted_in_release", reason, (("publication", report.id),))


class _Looking:
    """Looks through all texts for what was left in them."""

    def __init__(self, spellings: Spellings, forgotten: set[str]) -> None:
        self._spellings = spellings
        self._forgotten = forgotten
        self.remarks: list[Problem] = []

    def __call__(self, record: object, field: attrs.Attribute[object], path: str) -> object:
        if getattr(record, "id", None) in self._forgotten:
            return getattr(record, field.name)
        old = getattr(record, field.name)
        if isinstance(old, PersonName):
            names = (old.written, *(other.text for other in old.transliterations))
            if any(map(self._spellings.in_text, names)):
                reason = "the same name stands here; forget this one too if it is the same person"
                self.remarks.append(Problem(path, "same_name", reason))
        elif IDENTIFIER_KEY in field.metadata and self._spellings.in_text(str(old)):
            reason = "this identifier holds the name; give the record another"
            self.remarks.append(Problem(path, "name_in_identifier", reason))
        elif field.name == "path" and self._spellings.in_text(str(old)):
            reason = "the file is named after the person: delete or rename it; its path was removed"
            self.remarks.append(Problem(path, "name_in_file_name", reason))
        elif field.name in textual(type(record)) and any(map(self._partly, _texts(old))):
            reason = "a part of the name stands here; look whether it is this person"
            self.remarks.append(Problem(path, "part_of_name", reason))
        return KEEP

    def _partly(self, text: str) -> bool:
        return self._spellings.part_in_text(self._spellings.out_of(text))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, LocalizedText):
        yield from (text for _, text in value.texts)
    elif isinstance(value, tuple):
        for item in items_of(cast("object", value)):
            yield from _texts(item)
