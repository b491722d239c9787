"""`Addition`: further spellings and labels for a term that is already there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import Problem
from hijra_amina.vocabulary._check import cited, unknown_source
from hijra_amina.vocabulary._term import Label, Spelling, Term

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

__all__ = ["Addition", "added"]


@attrs.frozen(kw_only=True)
class Addition:
    """What an office has seen, or translated, of a term that another supplied.

    Attributes:
        kind: The kind of the term.
        code: Its code.
        labels: Labels in languages that the term has none in.
        aliases: Further spellings and names.
        abbreviations: Further abbreviations.
    """

    kind: str
    code: str
    labels: tuple[Label, ...] = ()
    aliases: tuple[Spelling, ...] = ()
    abbreviations: tuple[Spelling, ...] = ()


def added(
    terms: Iterable[Term], additions: Iterable[Addition], citations: Container[str]
) -> tuple[list[Term], list[Problem]]:
    """Give the terms with what is added to them, and what cannot be added.

    Args:
        terms: The terms that are there.
        additions: What is to be added.
        citations: The tags of all sources.

    Returns:
        The terms in the same order, and the problems.

    Examples:
        >>> added([], [Addition(kind="body", code="iq-moo")], {})[1][0].path
        '$.additions[0].code'
    """
    found = {(term.kind, term.code): term for term in terms}
    problems: list[Problem] = []
    for i, addition in enumerate(additions):
        path = f"$.additions[{i}]"
        term = found.get((addition.kind, addition.code))
        if term is None:
            reason = f"there is no {addition.kind} {addition.code!r} to add to"
            problems.append(Problem(f"{path}.code", "unknown_code", reason))
            continue
        pieces: dict[str, tuple[Label | Spelling, ...]] = {
            "labels": addition.labels,
            "aliases": addition.aliases,
            "abbreviations": addition.abbreviations,
        }
        problems.extend(
            unknown_source(f"{path}.{where}", tag)
            for where, tag in cited(pieces)
            if tag not in citations
        )
        languages = {label.language for label in term.labels}
        problems.extend(
            Problem(
                f"{path}.labels.{label.language}",
                "duplicate_label",
                f"{addition.code!r} already has a label in this language; add an alias instead",
            )
            for label in addition.labels
            if label.language in languages
        )
        found[addition.kind, addition.code] = attrs.evolve(
            term,
            labels=term.labels + addition.labels,
            aliases=term.aliases + addition.aliases,
            abbreviations=term.abbreviations + addition.abbreviations,
        )
    return list(found.values()), problems
