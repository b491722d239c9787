"""Strategies for organisations, ministries and the people they send."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Final

import attrs
from hypothesis import strategies as st

from hijra_amina import vocabulary
from hijra_amina.model import Ministry, Organisation, Participant
from hijra_amina.testing._draws import bits, codes, maybe, one_of_each, pick, several, some, up_to
from hijra_amina.testing._leaves import sources
from hijra_amina.testing._names import person_names
from hijra_amina.testing._texts import identifiers, localized_texts, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "ATTRIBUTES",
    "ministries",
    "organisations",
    "participants",
    "told",
    "true_participant",
]

ATTRIBUTES: Final = (
    "sex",
    "age_band",
    "disability",
    "organisation",
    "post_level",
    "governorate",
)
"""What is known of a person, or not."""

_LABELS: Final = localized_texts()
_IDENTIFIERS: Final = identifiers()
_NAMES: Final = maybe(person_names())
_BODY: Final = {
    "acronym": st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=6),
    "sources": several(sources(), least=1),
    "notes": several(texts(), least=1),
}


@functools.cache
def _bodies(known: frozenset[str], *, ministry: bool) -> tuple[str, ...]:
    """Codes of bodies that are ministries, or that are not."""
    terms = (vocabulary.term("body", code) for code in sorted(known))
    return tuple(
        term.code for term in terms if (term.attribute("body_kind") == "ministry") is ministry
    )


def _facts(draw: st.DrawFn, *, ministry: bool) -> dict[str, Any]:
    """The term of a body with what the vocabulary says of it, or facts without a term."""
    facts: dict[str, Any] = {}
    code = pick(draw, _bodies(vocabulary.codes("body"), ministry=ministry))
    if code is None:
        facts = some(draw, _FACTS)
    else:
        term = vocabulary.term("body", code)
        facts = {"term": code, "government": term.government, "kind": term.attribute("body_kind")}
    if ministry:
        facts["kind"] = "ministry"
    return facts


_FACTS: Final = {"government": codes("government"), "kind": codes("body_kind")}


@st.composite
def _organisations(draw: st.DrawFn, parents: Sequence[str]) -> Organisation:
    return Organisation(
        id=draw(_IDENTIFIERS),
        name=draw(_LABELS),
        parent=pick(draw, parents),
        **_facts(draw, ministry=False),
        **some(draw, _BODY),
    )


def organisations(*, parents: Sequence[str] = ("o-1",)) -> st.SearchStrategy[Organisation]:
    """Organisations that are no ministries; one that names its term agrees with it.

    Args:
        parents: The identifiers of organisations that they may be a part of.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(organisations(parents=()), lambda body: True).parent is None
        True
    """
    return _organisations(tuple(parents))


@st.composite
def _ministries(draw: st.DrawFn, parents: Sequence[str]) -> Ministry:
    return Ministry(
        id=draw(_IDENTIFIERS),
        name=draw(_LABELS),
        parent=pick(draw, parents),
        **_facts(draw, ministry=True),
        **some(draw, _BODY),
    )


def ministries(*, parents: Sequence[str] = ("o-1",)) -> st.SearchStrategy[Ministry]:
    """Ministries of either government, or of one that is not said.

    Args:
        parents: The identifiers of organisations that they may be a part of.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(ministries(), lambda ministry: True).kind
        'ministry'
    """
    return _ministries(tuple(parents))


def true_participant(
    draw: st.DrawFn, identifier: str, employers: Sequence[str], *, with_names: bool
) -> Participant:
    """A person of whom everything is known, as nobody knows people."""
    employer = draw(_EMPLOYERS)
    return Participant(
        id=identifier,
        organisation=employers[employer % len(employers)] if employers else None,
        name=draw(_NAMES) if with_names else None,
        **one_of_each(draw, _OF_THE_PERSON),
        **one_of_each(draw, _OF_THE_POST),
    )


# The same choice whatever the number of bodies, none included, so that each of them can be left
# out of an example.
_EMPLOYERS: Final = up_to(11)
_OF_THE_PERSON: Final = ("sex", "age_band", "disability")
_OF_THE_POST: Final = ("post_level", "governorate")


def told(draw: st.DrawFn, person: Participant) -> Participant:
    """The person as the records tell of them: some attributes are not known."""
    hidden = draw(bits(len(ATTRIBUTES)))
    changes: dict[str, Any] = {
        name: None for bit, name in enumerate(ATTRIBUTES) if hidden >> bit & 1
    }
    return attrs.evolve(person, **changes) if changes else person


@st.composite
def _participants(draw: st.DrawFn, employers: Sequence[str], *, with_names: bool) -> Participant:
    identifier = draw(_IDENTIFIERS)
    return told(draw, true_participant(draw, identifier, employers, with_names=with_names))


def participants(
    *, organisations: Sequence[str] = ("o-1", "o-2"), with_names: bool = True
) -> st.SearchStrategy[Participant]:
    """Participants of whom something, everything or nothing is known.

    Args:
        organisations: The identifiers of the bodies that may have sent them.
        with_names: Whether some have a name, of random letters.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(participants(), lambda person: person.sex is None).id
        'a'
    """
    return _participants(tuple(organisations), with_names=with_names)
