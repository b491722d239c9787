"""Whether terms fit together: no code twice, nothing referred to that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.errors import Problem
from hijra_amina.vocabulary._kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from hijra_amina.vocabulary._term import Term

__all__ = ["check_terms"]


def check_terms(
    new: Iterable[Term],
    citations: Container[str],
    known: Mapping[tuple[str, str], Term] | None = None,
) -> list[Problem]:
    """Find what is wrong with terms that are to join others.

    Args:
        new: The terms that are to join, in the order of their document.
        citations: The tags of all sources.
        known: The terms that are there, by kind and code.

    Returns:
        The problems, with the paths of a document that lists `new` under `terms`.

    Examples:
        >>> check_terms([], {})
        []
    """
    new = tuple(new)
    problems: list[Problem] = []
    there = dict(known or {})
    for i, term in enumerate(new):
        path = f"$.terms[{i}]"
        taken = there.get((term.kind, term.code))
        if term.kind not in KINDS:
            reason = f"unknown kind {term.kind!r}; known: {', '.join(KINDS)}"
            problems.append(Problem(f"{path}.kind", "unknown_code", reason))
        elif taken is not None:
            reason = f"{term.kind} {term.code!r} is taken already, by {taken.origin}"
            problems.append(Problem(f"{path}.code", "duplicate_code", reason))
        else:
            there[term.kind, term.code] = term
    for i, term in enumerate(new):
        path = f"$.terms[{i}]"
        for where, kind, code in _references(term):
            kinds = {kind, "region"} if where == "parent" else {kind}
            if not any((k, code) in there for k in kinds):
                reason = f"there is no {kind} {code!r}"
                problems.append(Problem(f"{path}.{where}", "unknown_reference", reason))
        for where, tag in _tags(term):
            if tag not in citations:
                reason = f"there is no source {tag!r}; list it under sources"
                problems.append(Problem(f"{path}.{where}", "unknown_source", reason))
    return problems


def _references(term: Term) -> Iterator[tuple[str, str, str]]:
    """What a term refers to: where, of which kind, which code."""
    if term.parent is not None:
        yield "parent", term.kind, term.parent
    if term.government is not None:
        yield "government", "government", term.government
    for i, succession in enumerate(term.successors):
        if succession.into is not None:
            yield f"succession[{i}].into", term.kind, succession.into
    for i, recognition in enumerate(term.recognitions):
        yield f"recognised[{i}].government", "government", recognition.government
    for attribute in term.attributes:
        if attribute.name == "body_kind":
            yield "attributes.body_kind", "body_kind", attribute.value
        elif attribute.name == "member":
            yield "attributes.member", term.kind, attribute.value


def _tags(term: Term) -> Iterator[tuple[str, str]]:
    """The sources that a term cites, and where."""
    for i, tag in enumerate(term.sources):
        yield f"sources[{i}]", tag
    for label in term.labels:
        yield f"labels.{label.language}", label.source
    for label in term.qualified_labels:
        yield f"qualified_labels.{label.language}", label.source
    for i, spelling in enumerate(term.aliases):
        yield f"aliases[{i}]", spelling.source
    for i, spelling in enumerate(term.abbreviations):
        yield f"abbreviations[{i}]", spelling.source
    for attribute in term.attributes:
        if attribute.source is not None:
            yield f"attributes.{attribute.name}", attribute.source
    for i, succession in enumerate(term.successors):
        for tag in succession.sources:
            yield f"succession[{i}].sources", tag
    for i, recognition in enumerate(term.recognitions):
        for tag in recognition.sources:
            yield f"recognised[{i}].sources", tag
