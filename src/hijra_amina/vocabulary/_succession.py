"""Who stands for a body on a date: itself, those that carry on its work, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.values import PartialDate, Verdict
from hijra_amina.vocabulary._term import Succession, Term

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["RollUp", "roll_up"]


@attrs.frozen(kw_only=True)
class RollUp:
    """What a term has become by a date.

    Attributes:
        term: The term that was asked for.
        on: The date.
        terms: Who stands for it on that date: the term itself, its successors, or, where the
            sources name none, nobody.
        steps: The successions that lead there, in order.
        verdict: `HOLDS` when `terms` stands for it, `FAILS` when it had ended and the sources
            name no successor, `OPEN` when the date does not decide whether it had ended; then
            `terms` holds the term itself.
    """

    term: Term
    on: PartialDate
    terms: tuple[Term, ...]
    steps: tuple[Succession, ...]
    verdict: Verdict

    @property
    def note(self) -> str | None:
        """What the sources say about the steps, in English."""
        notes = [step.note for step in self.steps if step.note]
        return "; ".join(notes) or None


def roll_up(term: Term, on: PartialDate, find: Callable[[str, str], Term]) -> RollUp:
    """Follow a term's successions up to a date.

    Args:
        term: The term.
        on: The date.
        find: Gives the term of a kind and code.

    Returns:
        Who stands for it then, and the way there.

    Examples:
        >>> from hijra_amina import vocabulary
        >>> became = vocabulary.roll_up("iq-most", "2016-01-01")
        >>> [term.code for term in became.terms], str(became.steps[0].when)
        (['iq-mohe'], '2015-08-16')
    """
    standing: list[Term] = []
    steps: list[Succession] = []
    verdict = Verdict.HOLDS
    ahead, seen = [term], {term.code}
    while ahead:
        current = ahead.pop(0)
        valid = current.valid_on(on)
        if valid is not Verdict.FAILS:
            verdict &= valid
            standing.append(current)
            continue
        ended = current.ends.passed(on) if current.ends else Verdict.FAILS
        if ended is not Verdict.HOLDS or not current.successors:
            # Not yet in being, or gone and nobody says what became of it.
            verdict = Verdict.FAILS
            continue
        for succession in current.successors:
            steps.append(succession)
            if succession.into is None:
                verdict = Verdict.FAILS
            elif succession.into not in seen:
                seen.add(succession.into)
                ahead.append(find(current.kind, succession.into))
    if not standing:  # also where successions lead in a circle
        verdict = Verdict.FAILS
    return RollUp(term=term, on=on, terms=tuple(standing), steps=tuple(steps), verdict=verdict)
