"""`Vocabulary`: an unchanging set of terms that can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.errors import ContradictionError, DecodeError, Problem, UnknownCodeError
from hijra_amina.values import Verdict
from hijra_amina.vocabulary._additions import Addition, added
from hijra_amina.vocabulary._candidate import Candidate, Suggestion
from hijra_amina.vocabulary._check import check_terms
from hijra_amina.vocabulary._file import Document, read_document, read_file
from hijra_amina.vocabulary._fold import fold
from hijra_amina.vocabulary._kinds import KINDS
from hijra_amina.vocabulary._resolve import Index, Question
from hijra_amina.vocabulary._succession import RollUp, roll_up
from hijra_amina.vocabulary._turn import OnDate, as_partial_date

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from hijra_amina.vocabulary._citation import Citation
    from hijra_amina.vocabulary._term import Term

__all__ = ["Vocabulary"]


class Vocabulary:
    """Terms of every kind, in a stable order.

    A vocabulary never changes; `extended` and `load_file` make another one. The functions of
    `hijra_amina.vocabulary` ask the one that is in use: that of this package with what installed
    distributions add, unless `using` puts another in its place.

    Args:
        terms: The terms, in their order.
        citations: The sources that they cite.
        where: What to call the whole in errors.

    Raises:
        DecodeError: If a code is there twice, or a term refers to a term, government or source
            that is not there; all problems are listed.

    Examples:
        >>> from hijra_amina import vocabulary
        >>> ours = vocabulary.current()
        >>> len(ours.terms("governorate")), len(ours.as_of("2015-06-16").terms("sex"))
        (19, 2)
    """

    __slots__ = ("_citations", "_codes", "_index", "_terms")

    def __init__(
        self,
        terms: Iterable[Term] = (),
        citations: Iterable[Citation] = (),
        *,
        where: str | None = None,
    ) -> None:
        """Sort the terms by kind, keep their order, and check that they fit together."""
        all_terms = tuple(terms)
        self._citations = {citation.tag: citation for citation in citations}
        problems = check_terms(all_terms, self._citations)
        if problems:
            raise DecodeError(problems, where)
        self._terms: dict[str, dict[str, Term]] = {kind: {} for kind in KINDS}
        for term in all_terms:
            self._terms[term.kind][term.code] = term
        self._codes = {kind: frozenset(found) for kind, found in self._terms.items()}
        self._index: Index | None = None

    def __repr__(self) -> str:
        return f"<Vocabulary of {sum(map(len, self._terms.values()))} terms>"

    def kinds(self) -> tuple[str, ...]:
        """The kinds of terms.

        Returns:
            Their names, in a stable order.
        """
        return KINDS

    def codes(self, kind: str) -> frozenset[str]:
        """The codes of one kind.

        Args:
            kind: The kind.

        Returns:
            The codes; the same object each time, so that asking is cheap.

        Raises:
            UnknownCodeError: If there is no such kind.
        """
        if kind not in KINDS:
            raise UnknownCodeError("kind", kind, KINDS)
        return self._codes[kind]

    def term(self, kind: str, code: str) -> Term:
        """The term of a code.

        Args:
            kind: The kind.
            code: The code, to the letter.

        Returns:
            The term.

        Raises:
            UnknownCodeError: If there is no such kind or code.
        """
        if code not in self.codes(kind):
            raise UnknownCodeError(kind, code, self._terms[kind])
        return self._terms[kind][code]

    def terms(
        self, kind: str, *, on: OnDate | None = None, government: str | None = None
    ) -> tuple[Term, ...]:
        """The terms of one kind.

        Args:
            kind: The kind.
            on: Leave out the terms that were certainly not in being on this date; those of which
                that is not known stay.
            government: Leave out the terms of other governments, and judge by this one's
                recognition what was in being. Terms that belong to no government stay.

        Returns:
            The terms, in a stable order.

        Raises:
            UnknownCodeError: If there is no such kind or government.
        """
        self.codes(kind)
        self._check_government(government)
        date = None if on is None else as_partial_date(on)
        return tuple(
            term
            for term in self._terms[kind].values()
            if (government is None or term.government in {None, government})
            and (date is None or term.valid_on(date, government=government) is not Verdict.FAILS)
        )

    def resolve(
        self,
        text: str,
        *,
        kind: str | None = None,
        on: OnDate | None = None,
        government: str | None = None,
    ) -> tuple[Candidate, ...]:
        """The terms that a text may mean; see `hijra_amina.vocabulary.resolve`.

        Args:
            text: A name, spelling, abbreviation or code.
            kind: Only terms of this kind.
            on: The date that the text speaks of.
            government: Leave out the terms of other governments.

        Returns:
            The candidates, best first; none when nothing is spelt so.

        Raises:
            UnknownCodeError: If there is no such kind or government.
        """
        if kind is not None:
            self.codes(kind)
        self._check_government(government)
        date = None if on is None else as_partial_date(on)
        return self._indexed().resolve(text, Question(kind=kind, on=date, government=government))

    def suggest(self, text: str, kind: str, *, most: int = 3) -> tuple[Suggestion, ...]:
        """Terms whose spelling is near; see `hijra_amina.vocabulary.suggest`.

        Args:
            text: A text that `resolve` knows nothing of.
            kind: The kind.
            most: How many terms at most.

        Returns:
            The nearest first; none when nothing is near.

        Raises:
            UnknownCodeError: If there is no such kind.
        """
        import difflib  # noqa: PLC0415 - only a question to a person needs it

        self.codes(kind)
        spellings = self._indexed().spellings(kind)
        near = difflib.get_close_matches(fold(text), spellings, n=most * 3, cutoff=0.75)
        found: dict[str, Suggestion] = {}
        for key in near:
            for term, spelling in spellings[key]:
                found.setdefault(term.code, Suggestion(term=term, spelling=spelling))
        return tuple(found.values())[:most]

    def roll_up(self, code: str, on: OnDate, *, kind: str = "body") -> RollUp:
        """What a term has become by a date, with the steps and what the sources say of them.

        Args:
            code: The code.
            on: The date.
            kind: The kind.

        Returns:
            Who stands for it, and the way there.

        Raises:
            UnknownCodeError: If there is no such kind or code.
        """
        return roll_up(self.term(kind, code), as_partial_date(on), self.term)

    def successors(self, code: str, on: OnDate, *, kind: str = "body") -> tuple[Term, ...]:
        """Who stands for a term on a date; see `hijra_amina.vocabulary.successors`.

        Args:
            code: The code.
            on: The date.
            kind: The kind.

        Returns:
            The term itself while it is in being, else those that carry on its work; none where
            the sources name none.

        Raises:
            UnknownCodeError: If there is no such kind or code.
        """
        return self.roll_up(code, on, kind=kind).terms

    def successor_on(self, code: str, on: OnDate, *, kind: str = "body") -> Term | None:
        """The one term that stands for another on a date.

        Args:
            code: The code.
            on: The date.
            kind: The kind.

        Returns:
            The term itself while it is in being, else its successor, or `None`.

        Raises:
            UnknownCodeError: If there is no such kind or code.
            ContradictionError: If several carry on its work: no one of them stands for it.
        """
        terms = self.successors(code, on, kind=kind)
        if len(terms) > 1:
            reason = " and ".join([f"one successor of {code}", *(term.code for term in terms)])
            raise ContradictionError(reason)
        return terms[0] if terms else None

    def as_of(self, on: OnDate, *, government: str | None = None) -> Vocabulary:
        """The vocabulary without the terms that were certainly not in being on a date.

        Parents and successors that are left out stay named in the terms that name them.

        Args:
            on: The date.
            government: In whose eyes; also leaves out the terms of other governments, but not
                the governments themselves.

        Returns:
            A smaller vocabulary.

        Raises:
            UnknownCodeError: If there is no such government.
        """
        smaller = object.__new__(Vocabulary)
        smaller._citations = self._citations
        smaller._terms = {
            kind: {
                term.code: term
                for term in self.terms(
                    kind, on=on, government=None if kind == "government" else government
                )
            }
            for kind in KINDS
        }
        smaller._codes = {kind: frozenset(found) for kind, found in smaller._terms.items()}
        smaller._index = None
        return smaller

    def extended(
        self,
        terms: Iterable[Term],
        citations: Iterable[Citation] = (),
        *,
        additions: Iterable[Addition] = (),
        where: str | None = None,
    ) -> Vocabulary:
        """The vocabulary with more terms.

        Args:
            terms: The further terms; a code that is taken is refused.
            citations: The further sources.
            additions: Spellings and labels for terms that are already there.
            where: What to call the addition in errors.

        Returns:
            A larger vocabulary.

        Raises:
            DecodeError: If they do not fit with what is there; all problems are listed.
        """
        known = [term for of_kind in self._terms.values() for term in of_kind.values()]
        every = dict(self._citations)
        problems: list[Problem] = []
        for citation in citations:
            if every.setdefault(citation.tag, citation) != citation:
                reason = f"the tag {citation.tag!r} stands for another source already"
                problems.append(Problem(f"$.sources.{citation.tag}", "duplicate_source", reason))
        grown, unfit = added(known, additions, every)
        new = tuple(terms)
        problems += unfit
        problems += check_terms(new, every, {(term.kind, term.code): term for term in known})
        if problems:
            raise DecodeError(problems, where)
        return Vocabulary([*grown, *new], every.values(), where=where)

    def load_file(self, path: str | os.PathLike[str]) -> Vocabulary:
        """The vocabulary with the terms of a file; see `hijra_amina.vocabulary.load_file`.

        Args:
            path: A JSON file.

        Returns:
            A larger vocabulary.

        Raises:
            DecodeError: If the file is not a vocabulary, or does not fit; all problems are listed.
            OSError: If it cannot be read.
        """
        return self._grown(read_file(path))

    def load_document(
        self, document: Mapping[str, object], *, where: str = "document"
    ) -> Vocabulary:
        """The vocabulary with the terms of a document that is already in memory.

        Args:
            document: What a vocabulary file holds.
            where: What to call it in errors, and the origin that its terms show.

        Returns:
            A larger vocabulary.

        Raises:
            DecodeError: If it is not a vocabulary, or does not fit; all problems are listed.
        """
        return self._grown(read_document(document, where=where))

    def sources(self) -> tuple[Citation, ...]:
        """The sources that the terms cite.

        Returns:
            Tag, title and address of each, in a stable order.
        """
        return tuple(self._citations.values())

    def source(self, tag: str) -> Citation:
        """What a source tag stands for.

        Args:
            tag: The tag.

        Returns:
            Its title and address.

        Raises:
            UnknownCodeError: If there is no such tag.
        """
        if tag not in self._citations:
            raise UnknownCodeError("source", tag, self._citations)
        return self._citations[tag]

    def _grown(self, document: Document) -> Vocabulary:
        """The vocabulary with what a document holds."""
        return self.extended(
            document.terms,
            document.citations,
            additions=document.additions,
            where=document.where,
        )

    def _check_government(self, government: str | None) -> None:
        """Refuse a government that does not exist: filtering by it would hide everything."""
        if government is not None:
            self.term("government", government)

    def _indexed(self) -> Index:
        """The index, made when it is first needed; two threads that make it make the same."""
        if self._index is None:
            self._index = Index(
                term for of_kind in self._terms.values() for term in of_kind.values()
            )
        return self._index
