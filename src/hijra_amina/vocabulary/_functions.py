"""The functions of the room: each asks the vocabulary in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.vocabulary._shipped import current

if TYPE_CHECKING:
    import os

    from hijra_amina.vocabulary._candidate import Candidate, Suggestion
    from hijra_amina.vocabulary._citation import Citation
    from hijra_amina.vocabulary._succession import RollUp
    from hijra_amina.vocabulary._term import Term
    from hijra_amina.vocabulary._turn import OnDate
    from hijra_amina.vocabulary._vocabulary import Vocabulary

__all__ = [
    "as_of",
    "codes",
    "kinds",
    "load_file",
    "resolve",
    "roll_up",
    "source",
    "sources",
    "successor_on",
    "successors",
    "suggest",
    "term",
    "terms",
]


def kinds() -> tuple[str, ...]:
    """The kinds of terms.

    Returns:
        Their names, in a stable order.

    Examples:
        >>> "session_kind" in kinds()
        True
    """
    return current().kinds()


def codes(kind: str) -> frozenset[str]:
    """The codes of one kind.

    Args:
        kind: The kind, such as `sex`.

    Returns:
        The codes; the same object each time, so that asking is cheap.

    Raises:
        UnknownCodeError: If there is no such kind.

    Examples:
        >>> sorted(codes("sex"))
        ['female', 'male']
    """
    return current().codes(kind)


def term(kind: str, code: str) -> Term:
    """The term of a code.

    Args:
        kind: The kind.
        code: The code, to the letter.

    Returns:
        The term.

    Raises:
        UnknownCodeError: If there is no such kind or code.

    Examples:
        >>> term("governorate", "IQ-BG").label("ar_IQ").text
        'بغداد'
    """
    return current().term(kind, code)


def terms(
    kind: str, *, on: OnDate | None = None, government: str | None = None
) -> tuple[Term, ...]:
    """The terms of one kind, in a stable order.

    Args:
        kind: The kind.
        on: Leave out the terms that were certainly not in being on this date; those of which that
            is not known stay.
        government: Leave out the terms of other governments, and judge by this one's recognition
            what was in being. Terms that belong to no government stay.

    Returns:
        The terms.

    Raises:
        UnknownCodeError: If there is no such kind or government.

    Examples:
        How many governorates there are depends on the date and on the government:

        >>> len(terms("governorate", on="2015-06-16", government="federal"))
        18
        >>> len(terms("governorate", on="2015-06-16", government="krg"))
        19
    """
    return current().terms(kind, on=on, government=government)


def resolve(
    text: str,
    *,
    kind: str | None = None,
    on: OnDate | None = None,
    government: str | None = None,
) -> tuple[Candidate, ...]:
    """The terms that a text may mean, each with the reason.

    A text means a term when it is a label, code, alias or abbreviation of it, to the letter or
    once letters are folded (`fold`). A few words around a name are read as what they say: `the`,
    a government (`Iraqi`, `KRG`, `of the Kurdistan Regional Government`), an abbreviation in
    brackets. Nothing is ever decided by likeness; for that, put a question with `suggest`.

    Args:
        text: A name, spelling, abbreviation or code.
        kind: Only terms of this kind.
        on: The date that the text speaks of: a `datetime.date`, a `PartialDate` or EDTF text.
            Each candidate says whether it was in being then, and if not, what became of it.
        government: Leave out the terms of other governments.

    Returns:
        The candidates, best first: those in being before those that are not, then by reason. One
        name of two bodies gives two candidates, and nothing says which is meant. None when
        nothing is spelt so.

    Raises:
        UnknownCodeError: If there is no such kind or government.

    Examples:
        >>> [(c.term.code, c.reason.value) for c in resolve("Ministry of Interior")]
        [('iq-moi', 'exact'), ('krg-moi', 'exact')]
        >>> [c.term.code for c in resolve("Ministry of Interior", government="krg")]
        ['krg-moi']
        >>> [(c.term.code, c.reason.value) for c in resolve("Iraqi Interior Ministry")]
        [('iq-moi', 'alias')]
        >>> gone = resolve("Ministry of Women Affairs", on="2015-09-01")[0]
        >>> gone.valid, str(gone.term.successors[0].when)
        (<Verdict.FAILS: 'fails'>, '2015-08-16')
    """
    return current().resolve(text, kind=kind, on=on, government=government)


def suggest(text: str, kind: str, *, most: int = 3) -> tuple[Suggestion, ...]:
    """Terms whose spelling is near: questions to put to a person.

    `resolve` never uses this, and no program should take a suggestion for an answer.

    Args:
        text: A text that `resolve` knows nothing of.
        kind: The kind.
        most: How many terms at most.

    Returns:
        The nearest first; none when nothing is near.

    Raises:
        UnknownCodeError: If there is no such kind.

    Examples:
        >>> suggest("Ministry of Educaton", "body", most=1)[0].question
        "did you mean 'Ministry of Education' (iq-moe)?"
    """
    return current().suggest(text, kind, most=most)


def successors(code: str, on: OnDate, *, kind: str = "body") -> tuple[Term, ...]:
    """Who stands for a term on a date.

    Args:
        code: The code.
        on: The date.
        kind: The kind.

    Returns:
        The term itself while it is in being, or while the date does not decide that; else those
        that carry on its work; none where the sources name none.

    Raises:
        UnknownCodeError: If there is no such kind or code.

    Examples:
        >>> [t.code for t in successors("iq-most", "2015-06-16")]
        ['iq-most']
        >>> [t.code for t in successors("iq-most", "2015-09-01")]
        ['iq-mohe']
        >>> successors("iq-mowa", "2015-09-01")
        ()
    """
    return current().successors(code, on, kind=kind)


def successor_on(code: str, on: OnDate, *, kind: str = "body") -> Term | None:
    """The one term that stands for another on a date.

    Args:
        code: The code.
        on: The date.
        kind: The kind.

    Returns:
        The term itself while it is in being, else its successor; `None` where the sources name
        none. `roll_up` says why.

    Raises:
        UnknownCodeError: If there is no such kind or code.
        ContradictionError: If several carry on its work: no one of them stands for it.

    Examples:
        >>> print(successor_on("iq-mowa", "2015-09-01"))
        None
    """
    return current().successor_on(code, on, kind=kind)


def roll_up(code: str, on: OnDate, *, kind: str = "body") -> RollUp:
    """What a term has become by a date, with the steps and what the sources say of them.

    Args:
        code: The code.
        on: The date.
        kind: The kind.

    Returns:
        Who stands for it, how sure that is, and the way there.

    Raises:
        UnknownCodeError: If there is no such kind or code.

    Examples:
        >>> became = roll_up("iq-mowa", "2015-09-01")
        >>> became.verdict, became.steps[0].how.value
        (<Verdict.FAILS: 'fails'>, 'abolished')
    """
    return current().roll_up(code, on, kind=kind)


def as_of(on: OnDate, *, government: str | None = None) -> Vocabulary:
    """The vocabulary without the terms that were certainly not in being on a date.

    Args:
        on: The date.
        government: In whose eyes; also leaves out the terms of other governments.

    Returns:
        A smaller vocabulary.

    Raises:
        UnknownCodeError: If there is no such government.

    Examples:
        >>> "iq-mowa" in as_of("2015-06-16").codes("body")
        True
        >>> "iq-mowa" in as_of("2015-09-01").codes("body")
        False
    """
    return current().as_of(on, government=government)


def load_file(path: str | os.PathLike[str]) -> Vocabulary:
    """The vocabulary in use with the terms of a file.

    Nothing else changes: put the result in place with `using` where records are to be checked
    against it.

    Args:
        path: A JSON file.

    Returns:
        A larger vocabulary.

    Raises:
        DecodeError: If the file is not a vocabulary, or does not fit: a code that is taken, a
            parent or source that is not there. All problems are listed, with their paths.
        OSError: If it cannot be read.

    Examples:
        >>> import json, pathlib
        >>> office = pathlib.Path("office.json")
        >>> _ = office.write_text(
        ...     json.dumps(
        ...         {
        ...             "format": "hijra-amina-vocabulary",
        ...             "version": 1,
        ...             "source": "office-2026",
        ...             "sources": {"office-2026": {"title": "Our office's list of session kinds"}},
        ...             "kind": "session_kind",
        ...             "terms": [{"code": "office.webinar", "labels": {"en": "Webinar"}}],
        ...         }
        ...     )
        ... )
        >>> load_file(office).resolve("webinar")[0].term.code
        'office.webinar'
    """
    return current().load_file(path)


def sources() -> tuple[Citation, ...]:
    """The sources that the terms cite.

    Returns:
        Tag, title and address of each, in a stable order.

    Examples:
        >>> any(citation.tag == "S-law21" for citation in sources())
        True
    """
    return current().sources()


def source(tag: str) -> Citation:
    """What a source tag stands for.

    Args:
        tag: The tag.

    Returns:
        Its title and address.

    Raises:
        UnknownCodeError: If there is no such tag.

    Examples:
        >>> source("S-law21").title
        'Law 21 of 2009 of the Ministry of Migration and Displacement'
    """
    return current().source(tag)
