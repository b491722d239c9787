"""`Candidate`: one term that a text may mean, and why."""

from __future__ import annotations

import attrs

from hijra_amina.values import PartialDate, Verdict
from hijra_amina.values._coded import Coded
from hijra_amina.vocabulary._term import Ending, Succession, Term

__all__ = ["Candidate", "Reason", "Suggestion", "describe_validity"]


class Reason(Coded):
    """Why a text may mean a term, the strongest first.

    Examples:
        >>> [reason.value for reason in Reason]
        ['exact', 'alias', 'abbreviation', 'folded']
    """

    EXACT = "exact"
    """It is a label or the code, to the letter."""
    ALIAS = "alias"
    """It is another spelling or name that a source has, to the letter."""
    ABBREVIATION = "abbreviation"
    """It is an abbreviation that a source has, to the letter."""
    FOLDED = "folded"
    """It is one of these once letters that keyboards interchange, case and hyphens are folded."""


@attrs.frozen(kw_only=True)
class Candidate:
    """One term that a text may mean.

    Attributes:
        term: The term.
        reason: Why.
        matched: The spelling in the vocabulary that the text was found to be.
        valid: Whether the term is in being on the date that was asked for; without a date, `OPEN`
            for a term that has begun, ended or been recognised at a known time, else `HOLDS`.
        note: What to know before taking it, in English; `None` where there is nothing.
        removed: Words of the text that were read as saying something else (`Iraqi`: which
            government; `the`: nothing).
    """

    term: Term
    reason: Reason
    matched: str
    valid: Verdict
    note: str | None = None
    removed: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Suggestion:
    """A term whose spelling is near: a question to a person, never an answer.

    Attributes:
        term: The term.
        spelling: Its spelling that is near.
    """

    term: Term
    spelling: str

    @property
    def question(self) -> str:
        """The question to put."""
        return f"did you mean {self.spelling!r} ({self.term.code})?"


_ENDED = {
    Ending.ABOLISHED: "abolished",
    Ending.MERGED: "merged",
    Ending.RENAMED: "renamed",
}


def describe_validity(
    term: Term, on: PartialDate | None, valid: Verdict, government: str | None
) -> str | None:
    """Say in English why a term is not, or may not be, in being on a date.

    Args:
        term: The term.
        on: The date.
        valid: The verdict for that date.
        government: In whose eyes.

    Returns:
        The sentences, or `None` when there is nothing to say.

    Examples:
        >>> from hijra_amina import vocabulary
        >>> vocabulary.resolve("Ministry of Science and Technology", on="2016")[0].note
        'merged on 2015-08-16 into iq-mohe'
    """
    if on is None or valid is Verdict.HOLDS:
        return None
    said: list[str] = []
    begun = term.begins.passed(on) if term.begins else Verdict.HOLDS
    if term.begins and begun is not Verdict.HOLDS:
        said.append(f"its beginning is dated {term.begins}")
    if term.ends and term.ends.passed(on) is not Verdict.FAILS:
        said.extend(_ending(succession) for succession in term.successors)
        if not term.successors:
            said.append(f"its end is dated {term.ends}")
    if term.revives and term.revives.passed(on) is not Verdict.FAILS:
        said.append("it is listed again later, at a date that no source gives")
    for recognition in term.recognitions:
        wanted = government in {None, recognition.government}
        if wanted and recognition.when.passed(on) is not Verdict.HOLDS:
            said.append(f"recognition by {recognition.government} is dated {recognition.when}")
    return "; ".join(said) or f"whether it was in being on {on} is not known"


def _ending(succession: Succession) -> str:
    """One succession as a clause."""
    when = f"on {succession.when}" if succession.when.date else f"at a time dated {succession.when}"
    clause = f"{_ENDED[succession.how]} {when}"
    clause += f" into {succession.into}" if succession.into else "; the sources name no successor"
    return f"{clause} ({succession.note})" if succession.note else clause
