"""The dimensions of people: what is known of each person, and of the body that sent them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics._material import NONE, Material
from hijra_amina.statistics.dimensions._dimension import Dimension, Level
from hijra_amina.statistics.dimensions._raw import values_among

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hijra_amina.model import Participant

__all__ = ["PEOPLE"]


def _codes(kind: str) -> Callable[[Iterable[str | None]], tuple[str, ...]]:
    """All values of a short list, whether they occur or not: silence about men is no zero."""

    def values(_: Iterable[str | None]) -> tuple[str, ...]:
        from hijra_amina import vocabulary  # noqa: PLC0415 - its files are read on first need

        return tuple(term.code for term in vocabulary.terms(kind))

    return values


def _every_code(kind: str) -> Callable[[Material], tuple[str, ...]]:
    """The same from records, without looking at anybody."""
    values = _codes(kind)
    return lambda _: values(())


def _of_record(name: str, kind: str) -> Dimension:
    """A dimension whose values stand in the person's own record, by the codes of a short list."""

    def of_person(_: Material, person: Participant) -> str | None:
        found: str | None = getattr(person, name)
        return found

    return Dimension(
        name=name,
        level=Level.PERSON,
        of_person=of_person,
        values_of=_codes(kind),
        values_in=_every_code(kind),
        kind=kind,
    )


def _through_body(
    name: str,
    of_body: Callable[[Material, str], str | None],
    *,
    kind: str,
    also: frozenset[str] = frozenset(),
) -> Dimension:
    """A dimension that people have through the body that sent them."""

    def of_person(material: Material, person: Participant) -> str | None:
        return None if person.organisation is None else of_body(material, person.organisation)

    def values_in(material: Material) -> tuple[str, ...]:
        return values_among({of_body(material, body) for body in _bodies(material)})

    return Dimension(
        name=name,
        level=Level.PERSON,
        of_person=of_person,
        of_body=of_body,
        values_in=values_in,
        kind=kind,
        also=also,
    )


def _bodies(material: Material) -> Iterator[str]:
    """Every body that sent participants, by roster, statement or list."""
    for person_body in {person.organisation for person in material.participants.values()}:
        if person_body is not None:
            yield person_body
    for session in material.sessions:
        for involvement in session.bodies:
            if involvement.role == "participants":
                yield involvement.organisation
        for statement in session.headcount.statements if session.headcount else ():
            if statement.organisation is not None:
                yield statement.organisation


def _origins(material: Material) -> tuple[str, ...]:
    def found() -> Iterator[str | None]:
        for person in material.participants.values():
            yield person.governorate
        for session in material.sessions:
            yield from (origin.code for origin in session.origins)
            for statement in session.headcount.statements if session.headcount else ():
                yield statement.governorate

    return values_among(found())


PEOPLE = (
    _of_record("sex", "sex"),
    _of_record("age_band", "age_band"),
    _of_record("disability", "disability"),
    _of_record("post_level", "post_level"),
    _through_body("body", Material.body_of, kind="body"),
    _through_body("ministry", Material.ministry_of, kind="body", also=frozenset({NONE})),
    _through_body("body_kind", Material.kind_of, kind="body_kind"),
    _through_body("government", Material.government_of, kind="government", also=frozenset({NONE})),
    Dimension(
        name="governorate",
        level=Level.PERSON,
        of_person=lambda _, person: person.governorate,
        values_in=_origins,
        kind="governorate",
    ),
)
