"""The lists that blank sheets and forms offer, each label meaning one code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hijra_amina.model import Organisation, Programme
    from hijra_amina.values import PartialDate

__all__ = ["CLOSED", "Choice", "bodies", "closed_list"]

CLOSED: Final = ("sex", "governorate", "age_band", "disability", "post_level")
"""Fields whose values come from a vocabulary of the same name, and from nowhere else."""

# Bodies that pay or that stand for others send nobody themselves.
_NO_SENDERS: Final = frozenset(
    {"donor", "foreign_government", "government", "ministry_group", "officials_group"}
)


@attrs.frozen(kw_only=True)
class Choice:
    """One line of a list.

    Attributes:
        kind: What the code is: a vocabulary such as `sex` or `body`, or `organisation` for an
            organisation of the programme.
        code: The code, or the organisation's identifier.
        labels: The label in each locale that was asked for; no two lines of a list share one.

    Examples:
        >>> closed_list("sex", ["ar_IQ"])[0].labels["ar_IQ"]
        'أنثى'
    """

    kind: str
    code: str
    labels: Mapping[str, str]


def closed_list(
    kind: str, locales: Sequence[str], *, on: PartialDate | None = None
) -> tuple[Choice, ...]:
    """The terms of a vocabulary, in its order.

    Args:
        kind: The vocabulary, one of `CLOSED`.
        locales: The locales of the labels.
        on: Leave out what was certainly not in being on this day.

    Returns:
        A choice for each term.

    Raises:
        UnknownCodeError: If there is no such vocabulary.

    Examples:
        >>> len(closed_list("governorate", ["en_GB"]))
        19
    """
    made = (_of_term(term, locales, on) for term in vocabulary.terms(kind, on=on))
    return _told_apart(list(made), locales)


def bodies(
    programme: Programme | None, locales: Sequence[str], *, on: PartialDate | None = None
) -> tuple[Choice, ...]:
    """The bodies that can send somebody: those the programme knows, then all others.

    Args:
        programme: The programme, if there is one.
        locales: The locales of the labels; lists are sorted by the first.
        on: Leave out what was certainly not in being on this day.

    Returns:
        A choice for each. Ministries stand before other bodies, and no body stands twice.

    Examples:
        >>> from hijra_amina import read
        >>> known = bodies(read("examples/hijra-amina"), ["en_GB"])
        >>> known[0].kind, len({choice.labels["en_GB"] for choice in known}) == len(known)
        ('organisation', True)
    """
    own = () if programme is None else programme.organisations
    known = {organisation.term for organisation in own}
    others = [
        (term.attribute("body_kind") != "ministry", _of_term(term, locales, on))
        for term in vocabulary.terms("body", on=on)
        if term.code not in known and term.attribute("body_kind") not in _NO_SENDERS
    ]
    first = locales[0]
    others.sort(key=lambda pair: (pair[0], pair[1].labels[first]))
    senders = (one for one in own if one.kind not in _NO_SENDERS)
    made = [_of_organisation(organisation, locales) for organisation in senders]
    return _told_apart([*made, *(choice for _, choice in others)], locales)


def _of_term(term: vocabulary.Term, locales: Sequence[str], on: PartialDate | None) -> Choice:
    labels = {at: term.label(at, on=on, qualified=True).text for at in locales}
    for at, label in labels.items():
        found = vocabulary.resolve(label, kind=term.kind, on=on)
        if [candidate.term.code for candidate in found] != [term.code]:
            # What the name alone leaves open, the code beside it decides, for readers too.
            labels[at] = f"{label} ({term.code})"
    return Choice(kind=term.kind, code=term.code, labels=labels)


def _of_organisation(organisation: Organisation, locales: Sequence[str]) -> Choice:
    labels = {at: organisation.name.pick(at, fallback=("en",)).text for at in locales}
    return Choice(kind="organisation", code=organisation.id, labels=labels)


def _told_apart(made: list[Choice], locales: Sequence[str]) -> tuple[Choice, ...]:
    """The same list; where two lines would read alike, their codes stand beside them."""
    seen = {at: Counter(choice.labels[at] for choice in made) for at in locales}

    def labels(choice: Choice) -> Iterator[tuple[str, str]]:
        for at in locales:
            label = choice.labels[at]
            yield at, f"{label} ({choice.code})" if seen[at][label] > 1 else label

    return tuple(attrs.evolve(choice, labels=dict(labels(choice))) for choice in made)
