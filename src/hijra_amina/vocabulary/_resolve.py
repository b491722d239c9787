"""Looking up a text: every spelling of every term, by its folded form."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import attrs

from hijra_amina.values import PartialDate, Verdict
from hijra_amina.vocabulary._candidate import Candidate, Reason, describe_validity
from hijra_amina.vocabulary._fold import fold
from hijra_amina.vocabulary._term import Term
from hijra_amina.vocabulary._wording import Reading, readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Index", "Question"]

# Attributes whose values are codes of the same thing in another system.
_CODES_ELSEWHERE = frozenset({"iso", "pcode"})
_REASONS = tuple(Reason)
_VERDICTS = (Verdict.HOLDS, Verdict.OPEN, Verdict.FAILS)


@attrs.frozen(kw_only=True)
class Question:
    """What a text is asked for.

    Attributes:
        kind: Only terms of this kind.
        on: The date that the text speaks of.
        government: Only terms of this government, or of none.
    """

    kind: str | None = None
    on: PartialDate | None = None
    government: str | None = None


@attrs.frozen
class _Entry:
    """One spelling of one term."""

    term: Term
    position: int
    text: str
    reason: Reason
    note: str | None = None
    is_code: bool = False


class Index:
    """Every spelling of some terms.

    Args:
        terms: The terms, in their order.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        """Fold every spelling once."""
        self._entries: dict[str, list[_Entry]] = {}
        for position, term in enumerate(terms):
            for entry in _entries(term, position):
                self._entries.setdefault(fold(entry.text), []).append(entry)

    def spellings(self, kind: str) -> dict[str, list[tuple[Term, str]]]:
        """The spellings of the terms of one kind, by their folded form."""
        found: dict[str, list[tuple[Term, str]]] = {}
        for key, entries in self._entries.items():
            of_kind = [(entry.term, entry.text) for entry in entries if entry.term.kind == kind]
            if of_kind:
                found[key] = of_kind
        return found

    def resolve(self, text: str, question: Question) -> tuple[Candidate, ...]:
        """The candidates for a text, from the reading that takes fewest words away."""
        for step in readings(text):
            found = [match for reading in step for match in self._matches(reading, question)]
            if found:
                return _ranked(found, question)
        return ()

    def _matches(self, reading: Reading, question: Question) -> list[tuple[_Entry, Reading]]:
        """The best spelling of each term that a reading finds."""
        matches = self._look_up(reading.name, reading.government, question)
        if reading.bracketed is not None and matches:
            beside = self._look_up(reading.bracketed, reading.government, question)
            if not beside:
                # Words in brackets that name nothing may say which part is meant: no answer.
                return []
            both = {id(entry.term) for entry in beside}
            agreeing = [entry for entry in matches if id(entry.term) in both]
            # Where name and brackets name different things, both stay for a person to decide.
            matches = agreeing or [*matches, *beside]
        return [(entry, reading) for entry in matches]

    def _look_up(self, name: str, government: str | None, question: Question) -> list[_Entry]:
        """The best spelling of each term that a name is."""
        plain = _plain(name)
        best: dict[int, _Entry] = {}
        for entry in self._entries.get(fold(name), ()):
            term = entry.term
            if question.kind not in {None, term.kind}:
                continue
            wanted = {question.government, government} - {None}
            if term.government is not None and wanted - {term.government}:
                continue
            if entry.is_code and entry.text.casefold() != plain.casefold():
                continue  # "KRG MoLSA" is words, not the code krg-molsa
            if _plain(entry.text) != plain:
                entry = attrs.evolve(entry, reason=Reason.FOLDED)  # noqa: PLW2901 - the same match
            known = best.get(id(term))
            if known is None or _rank(entry) < _rank(known):
                best[id(term)] = entry
        return list(best.values())


def _entries(term: Term, position: int) -> Iterator[_Entry]:
    """Every spelling of a term."""
    yield _Entry(term, position, term.code, Reason.EXACT, is_code=True)
    for label in (*term.labels, *term.qualified_labels):
        yield _Entry(term, position, label.text, Reason.EXACT)
    for spelling in term.aliases:
        yield _Entry(term, position, spelling.text, Reason.ALIAS, spelling.note)
    for spelling in term.abbreviations:
        yield _Entry(term, position, spelling.text, Reason.ABBREVIATION, spelling.note)
    for attribute in term.attributes:
        if attribute.name in _CODES_ELSEWHERE and attribute.value != term.code:
            yield _Entry(
                term, position, attribute.value, Reason.ALIAS, attribute.note, is_code=True
            )


def _plain(text: str) -> str:
    """A spelling to the letter, but for how its characters are encoded and for its blanks."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _rank(entry: _Entry) -> int:
    return _REASONS.index(entry.reason)


def _ranked(found: list[tuple[_Entry, Reading]], question: Question) -> tuple[Candidate, ...]:
    """The candidates, those in being first, then the stronger reason, then the listed order."""
    ranked: list[tuple[tuple[int, int, int], Candidate]] = []
    seen: set[int] = set()
    for entry, reading in sorted(found, key=lambda match: _rank(match[0])):
        if id(entry.term) in seen:
            continue
        seen.add(id(entry.term))
        candidate = _candidate(entry, reading, question)
        key = (_VERDICTS.index(candidate.valid), _rank(entry), entry.position)
        ranked.append((key, candidate))
    ranked.sort(key=lambda pair: pair[0])
    return tuple(candidate for _, candidate in ranked)


def _candidate(entry: _Entry, reading: Reading, question: Question) -> Candidate:
    """The candidate that a match is, with what to know before taking it."""
    term = entry.term
    government = question.government or reading.government
    if question.on is not None:
        valid = term.valid_on(question.on, government=government)
    else:
        timed = (term.begins, term.ends, term.revives, *term.recognitions)
        valid = Verdict.OPEN if any(timed) else Verdict.HOLDS
    notes = [describe_validity(term, question.on, valid, government), entry.note]
    if reading.government is not None:
        words = " ".join(repr(word) for word in reading.removed)
        notes.append(f"{words} read as the government {reading.government}")
    return Candidate(
        term=term,
        reason=entry.reason,
        matched=entry.text,
        valid=valid,
        note="; ".join(note for note in notes if note) or None,
        removed=reading.removed,
    )
