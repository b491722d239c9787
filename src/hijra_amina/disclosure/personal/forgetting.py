"""`forget`: one person erased from a programme, and an account of what that cannot reach."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, cast

import attrs

from hijra_amina.disclosure.personal._rebuilding import (
    KEEP,
    items_of,
    rebuilt,
    referred,
    textual,
    unworded,
)
from hijra_amina.disclosure.personal._remarks import Published, remarks_on
from hijra_amina.disclosure.personal._spellings import Spellings, spellings_of
from hijra_amina.disclosure.personal.pseudonymising import WITHHELD
from hijra_amina.errors import InvalidValueError, Problem
from hijra_amina.model import (
    Consent,
    ConsentStatus,
    Participant,
    Photograph,
    PossibleMatch,
    Programme,
    Testimonial,
)
from hijra_amina.model._record import IDENTIFIER_KEY, REFERENCE
from hijra_amina.values import LocalizedText

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Forgotten", "forget"]

_RANDOM_BYTES: Final = 16


@attrs.frozen
class Forgotten:
    """A programme without one person, and what somebody has still to look after.

    Attributes:
        programme: The programme. Its figures are what they were.
        changed: Where something was taken out, as paths.
        unchanged: What could not be changed, or not decided, each with its place and the reason;
            none holds a name.
    """

    programme: Programme
    changed: tuple[str, ...] = attrs.field(repr=False)
    unchanged: tuple[Problem, ...] = attrs.field(repr=False)

    def __str__(self) -> str:
        """How much was changed, and a line for each thing that was not."""
        places = "1 place" if len(self.changed) == 1 else f"{len(self.changed)} places"
        return "\n".join([f"changed in {places}", *(f"- {left}" for left in self.unchanged)])


def forget(
    programme: Programme, person: str | Iterable[str], *, ledger: Published | None = None
) -> Forgotten:
    """Erase a person from a programme; its figures stay what they were.

    A participant loses the name and gets a random identifier, wherever the old one is referred to.
    What figures need stays: sex, age band, disability, body, post level, governorate, attendance
    and results, which without an identifier are those of somebody. A quotation is kept to be
    counted, without words, speaker, post, sources and notes, and with consent withdrawn; it keeps
    its identifier, by which the ledger knows it, unless that holds a part of the name. Where
    another text holds the full name or the participant's old identifier, these are cut out of it.

    What was published, printed or copied stays as it is, and so does the former document. Phones
    and staff numbers, rulings on who is whom and attendance sheets lie in files of their own; see
    `intake.identifiers.identifiers_without`. All of this is listed; `Ledger.erasure` remembers that
    somebody was forgotten, and not who.

    Args:
        programme: The programme.
        person: The identifier of a participant, or of a testimonial whose speaker is meant; or
            several, if one person stands under several.
        ledger: The ledger of releases, to say which of them name or quote the person.

    Returns:
        The programme, what was changed, and what was not.

    Raises:
        InvalidValueError: If an identifier is neither a participant's nor a testimonial's, or is
            both. The error does not show it.

    Examples:
        >>> from hijra_amina.testing import synthetic_programme
        >>> programme = synthetic_programme(sessions=2, people=8, seed=1, with_names=True)
        >>> forgotten = forget(programme, "p-000003")
        >>> "p-000003" in {someone.id for someone in forgotten.programme.participants}
        False
        >>> [left.code for left in forgotten.unchanged]
        ['attributes_kept', 'files_elsewhere']
    """
    if not isinstance(programme, Programme):
        found = f"a value of type {type(programme).__name__}"
        raise InvalidValueError("programme", "a Programme", found)
    wanted = frozenset(_several(person))
    people = [one for one in programme.participants if one.id in wanted]
    quotations = [said for said in programme.testimonials if said.id in wanted]
    known = [one.id for one in people] + [said.id for said in quotations]
    if sorted(known) != sorted(wanted):
        expected = "the identifier of a participant or of a testimonial"
        found = "one of both" if len(known) > len(set(known)) else "one that there is not"
        raise InvalidValueError("forget.person", expected, found)
    names = [one.name for one in people if one.name is not None]
    names += [said.speaker for said in quotations if said.speaker is not None]
    spellings = spellings_of(names, [one.id for one in people])
    # The ledger knows a quotation by its identifier for ever, so that it stays if it tells nothing.
    telling = [said for said in quotations if spellings.part_in_text(said.id)]
    change = _Change(
        {one.id: f"p-{secrets.token_hex(_RANDOM_BYTES)}" for one in people},
        {said.id: said.id for said in quotations}
        | {said.id: f"t-{secrets.token_hex(_RANDOM_BYTES)}" for said in telling},
        spellings,
    )
    made = rebuilt(programme, change)
    left = remarks_on(programme, people, quotations, spellings, ledger)
    return Forgotten(made, tuple(dict.fromkeys(change.places)), left)


def _several(person: object) -> Iterable[str]:
    if isinstance(person, str):
        return [person]
    several = cast("Iterable[object]", person) if isinstance(person, Iterable) else ()
    texts = [one for one in several if isinstance(one, str)]
    if not texts:
        raise InvalidValueError("forget.person", "an identifier, or several", "something else")
    return texts


class _Change:
    """What becomes of each field, and where."""

    def __init__(
        self, people: Mapping[str, str], quotations: Mapping[str, str], spellings: Spellings
    ) -> None:
        self._renamed = {"participants": people, "testimonials": quotations}
        self._spellings = spellings
        self.places: list[str] = []

    def __call__(self, record: object, field: attrs.Attribute[object], path: str) -> object:
        old = getattr(record, field.name)
        new = self._new(record, field, old)
        # Counts and periods are equal whatever their wording; `unworded` has looked at it.
        if new is KEEP or (new == old and not hasattr(old, "wording")):
            return KEEP
        self.places.append(path)
        return new

    def _new(self, record: object, field: attrs.Attribute[object], old: object) -> object:
        if isinstance(record, Participant) and record.id in self._renamed["participants"]:
            return self._of_person(field, old)
        if isinstance(record, Testimonial) and record.id in self._renamed["testimonials"]:
            return self._of_quotation(field, old)
        if REFERENCE in field.metadata:
            renamed = self._renamed.get(field.metadata[REFERENCE])
            return KEEP if renamed is None else referred(renamed, old)
        if field.name not in textual(type(record)):
            return self._unworded(old)
        return None if self._is_all_about(record, field) else self._without(old)

    def _is_all_about(self, record: object, field: attrs.Attribute[object]) -> bool:
        """Whether a text is to go as a whole: a reason about the person, or a file's name."""
        if isinstance(record, PossibleMatch):
            return (
                not self._renamed["participants"].keys().isdisjoint((record.first, record.second))
            )
        if isinstance(record, Photograph) and field.name == "path":
            return self._spellings.in_text(str(record.path))
        return False

    def _of_person(self, field: attrs.Attribute[object], old: object) -> object:
        if IDENTIFIER_KEY in field.metadata:
            return self._renamed["participants"][str(old)]
        return None if field.name == "name" else KEEP

    def _of_quotation(self, field: attrs.Attribute[object], old: object) -> object:
        match field.name:
            case "id":
                return self._renamed["testimonials"][str(old)]
            case "words":
                return WITHHELD
            case "consent":
                return Consent(status=ConsentStatus.WITHDRAWN)
            case "organisation" | "session":
                return KEEP
            case _:
                return field.default

    def _unworded(self, old: object) -> object:
        worded = [
            getattr(old, "wording", None),
            getattr(getattr(old, "duration", None), "wording", None),
        ]
        if any(isinstance(text, str) and self._spellings.in_text(text) for text in worded):
            return unworded(old)
        return KEEP

    def _without(self, old: object) -> object:
        if isinstance(old, str):
            return self._spellings.out_of(old)
        if isinstance(old, LocalizedText):
            texts = {language: self._spellings.out_of(text) for language, text in old.texts}
            return attrs.evolve(old, texts=texts)
        items = items_of(old)
        if isinstance(old, tuple) and isinstance(items[0], str | LocalizedText):
            return tuple(map(self._without, items))
        # A record of another person of this name is listed, and left to who looks at the list.
        return KEEP
