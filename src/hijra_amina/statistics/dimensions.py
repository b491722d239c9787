"""`Dimension`: what a statistic is split or filtered by."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import UnknownCodeError
from hijra_amina.model import Participant, Place, Session
from hijra_amina.statistics._beginnings import begins_in, months, years
from hijra_amina.statistics._material import NONE, Material
from hijra_amina.values import LocalizedText, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DIMENSIONS", "Dimension", "dimension"]


@attrs.frozen(kw_only=True)
class Dimension:
    """One way of splitting people or sessions.

    `year` and `month` are those in which a session begins: one from 30 June to 2 July is of June,
    with all its people and all its days.

    Attributes:
        name: Its name, as in `by=["sex"]`.
        of_participant: The value of a person, `None` if unknown; for dimensions of people.
        of_session: Whether a session has a value, three-valued; for dimensions of sessions.
        values: The values that occur in some material, in the order in which tables show them.
        kind: The vocabulary that labels its values, if one does.

    Examples:
        >>> dimension("sex").is_of_people
        True
        >>> dimension("year").is_of_people
        False
    """

    name: str
    of_participant: Callable[[Material, Participant], str | None] | None = None
    of_session: Callable[[Material, Session, str], Verdict] | None = None
    values: Callable[[Material], tuple[str, ...]]
    kind: str | None = None

    @property
    def is_of_people(self) -> bool:
        """Whether it splits the people of one session, rather than sessions."""
        return self.of_participant is not None


def dimension(name: str) -> Dimension:
    """The dimension of this name.

    Args:
        name: Such as `sex`, `ministry`, `year`.

    Returns:
        The dimension.

    Raises:
        UnknownCodeError: If there is none; it names the nearest and all that exist.

    Examples:
        >>> dimension("ministery")
        Traceback (most recent call last):
        ...
        hijra_amina.errors.UnknownCodeError: unknown dimension 'ministery'
        hint: did you mean 'ministry'? known: government, governorate, kind, ministry, month, \
place_governorate, session, sex, year
    """
    try:
        return DIMENSIONS[name]
    except KeyError:
        raise UnknownCodeError("dimension", name, sorted(DIMENSIONS)) from None


def _closed(kind: str) -> Callable[[Material], tuple[str, ...]]:
    """All values of a short list, whether they occur or not: silence about men is no zero."""

    def values(_: Material) -> tuple[str, ...]:
        from hijra_amina import vocabulary  # noqa: PLC0415 - its files are read on first need

        return tuple(term.code for term in vocabulary.terms(kind))

    return values


def _ordered(values: Iterator[str | None]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value is not None}))


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


def _ministries(material: Material) -> tuple[str, ...]:
    return _ordered(material.ministry_of(body) for body in _bodies(material))


def _governments(material: Material) -> tuple[str, ...]:
    return _ordered(material.government_of(body) for body in _bodies(material))


def _origins(material: Material) -> tuple[str, ...]:
    def found() -> Iterator[str | None]:
        for person in material.participants.values():
            yield person.governorate
        for session in material.sessions:
            yield from (origin.code for origin in session.origins)
            for statement in session.headcount.statements if session.headcount else ():
                yield statement.governorate

    return _ordered(found())


def _is_session(_: Material, session: Session, value: str) -> Verdict:
    return Verdict.HOLDS if session.id == value else Verdict.FAILS


def _is_kind(_: Material, session: Session, value: str) -> Verdict:
    if session.kind is None:
        return Verdict.OPEN
    return Verdict.HOLDS if session.kind == value else Verdict.FAILS


def _is_held_in(_: Material, session: Session, value: str) -> Verdict:
    stated = [_governorate_of(place) for place in session.places]
    if value in stated:
        return Verdict.HOLDS
    return Verdict.OPEN if not stated or None in stated else Verdict.FAILS


def _governorate_of(place: Place) -> str | None:
    """Where a place is: `NONE` for one abroad, `None` if that is not known."""
    if place.governorate is None and place.country not in {None, "IQ"}:
        return NONE
    return place.governorate


def _held_in(material: Material) -> tuple[str, ...]:
    return _ordered(
        _governorate_of(place) for session in material.sessions for place in session.places
    )


DIMENSIONS = {
    made.name: made
    for made in (
        Dimension(
            name="sex",
            of_participant=lambda _, person: person.sex,
            values=_closed("sex"),
            kind="sex",
        ),
        Dimension(
            name="ministry",
            of_participant=lambda material, person: (
                None if person.organisation is None else material.ministry_of(person.organisation)
            ),
            values=_ministries,
            kind="body",
        ),
        Dimension(
            name="government",
            of_participant=lambda material, person: (
                None if person.organisation is None else material.government_of(person.organisation)
            ),
            values=_governments,
            kind="government",
        ),
        Dimension(
            name="governorate",
            of_participant=lambda _, person: person.governorate,
            values=_origins,
            kind="governorate",
        ),
        Dimension(
            name="session",
            of_session=_is_session,
            values=lambda material: tuple(session.id for session in material.sessions),
        ),
        Dimension(
            name="kind",
            of_session=_is_kind,
            values=lambda material: _ordered(session.kind for session in material.sessions),
            kind="session_kind",
        ),
        Dimension(
            name="place_governorate",
            of_session=_is_held_in,
            values=_held_in,
            kind="governorate",
        ),
        Dimension(name="year", of_session=begins_in, values=years),
        Dimension(name="month", of_session=begins_in, values=months),
    )
}


def label(dimension: Dimension, value: str, material: Material) -> LocalizedText | None:
    """The name of a value in all languages that it is known in, or `None` for a plain value."""
    from hijra_amina import vocabulary  # noqa: PLC0415 - its files are read on first need

    if dimension.name == "session":
        return material.titles[value]
    if value == NONE or dimension.kind is None:
        return None
    if value in vocabulary.codes(dimension.kind):
        term = vocabulary.term(dimension.kind, value)
        named = {each.language: term.label(each.language) for each in term.labels}
        return LocalizedText(
            {language: picked.text for language, picked in named.items()},
            drafts=[language for language, picked in named.items() if picked.is_draft],
        )
    body = material.organisations.get(value)
    return None if body is None else body.name
