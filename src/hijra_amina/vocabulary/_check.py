"""Whether terms fit together: no code twice, nothing referred to that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.errors import Problem
from hijra_amina.vocabulary._kinds import KINDS
from hijra_amina.vocabulary._term import Attribute, Label

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from hijra_amina.vocabulary._term import Recognition, Spelling, Succession, Term

__all__ = ["check_terms", "cited", "unknown_source"]


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
                problems.append(unknown_source(f"{path}.{where}", tag))
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


def unknown_source(path: str, tag: str) -> Problem:
    """The problem of a source tag that stands for nothing.

    Args:
        path: Where it is cited.
        tag: The tag.

    Returns:
        The problem.

    Examples:
        >>> print(unknown_source("$.terms[0].labels.en", "office"))
        $.terms[0].labels.en: there is no source 'office'; list it under sources
    """
    return Problem(path, "unknown_source", f"there is no source {tag!r}; list it under sources")


def cited(
    pieces: Mapping[str, Sequence[Label | Spelling | Attribute]],
) -> Iterator[tuple[str, str]]:
    """The sources that labels, spellings and attributes cite.

    Args:
        pieces: The pieces, by the key under which a document has them.

    Yields:
        Where in the document, and the tag.

    Examples:
        >>> from hijra_amina import vocabulary
        >>> next(cited({"labels": vocabulary.term("sex", "female").labels}))
        ('labels.en', 'S-sheets')
    """
    for key, found in pieces.items():
        for i, piece in enumerate(found):
            if piece.source is None:
                continue
            if isinstance(piece, Label):
                yield f"{key}.{piece.language}", piece.source
            elif isinstance(piece, Attribute):
                yield f"{key}.{piece.name}", piece.source
            else:
                yield f"{key}[{i}]", piece.source


def _tags(term: Term) -> Iterator[tuple[str, str]]:
    """The sources that a term cites, and where."""
    yield from cited(
        {
            "labels": term.labels,
            "qualified_labels": term.qualified_labels,
            "aliases": term.aliases,
            "abbreviations": term.abbreviations,
            "attributes": term.attributes,
        }
    )
    yield from ((f"sources[{i}]", tag) for i, tag in enumerate(term.sources))
    events: tuple[tuple[str, Iterable[Succession | Recognition]], ...] = (
        ("succession", term.successors),
        ("recognised", term.recognitions),
    )
    for key, found in events:
        for i, event in enumerate(found):
            cites = enumerate(event.sources)
            yield from ((f"{key}[{i}].sources[{j}]", tag) for j, tag in cites)
