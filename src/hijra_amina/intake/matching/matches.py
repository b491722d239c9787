"""`Matches`: who may be whom among the participants, and how many people there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.intake.matching._clustering import Clustering
from hijra_amina.intake.matching._merging import merged
from hijra_amina.intake.matching.candidate import Candidate
from hijra_amina.intake.matching.decisions import Decision, Decisions, Ruling
from hijra_amina.language import Phrase
from hijra_amina.values import Basis, Count

if TYPE_CHECKING:
    import datetime as dt

    from hijra_amina.model import Programme

__all__ = ["COUNT_AT", "MERGE_AT", "NARROWEST", "WIDEST", "Matches"]

MERGE_AT = 2.0
"""Bits at which two lines are taken for one person where people are merged: four to one."""
COUNT_AT = 0.0
"""Bits at which people are counted: lines wrongly taken for one person and lines wrongly kept
apart then cancel."""
WIDEST, NARROWEST = -2.0, 2.0
"""Bits of the ends of the range: the fewest people at the first, the most at the second."""

_OUT_OF_REACH = 0.03
"""The share of further lines of people that are too misspelt to be found, at the most."""
_USUALLY_OUT_OF_REACH = 0.01
"""The same as it usually is. Both are measured on generated registers."""
_DECIDED = frozenset({Ruling.SAME, Ruling.DIFFERENT})


@attrs.frozen
class Matches:
    """Who may be whom; nobody is merged by it.

    Attributes:
        candidates: The pairs that may be one person, and those that the ledger decides, the
            likeliest first.
        decisions: The ledger that was taken into account.
        remarks: What a reader should know of the result, to be written by `sentence`.

    Examples:
        >>> from hijra_amina.intake import Entry, match_people
        >>> matches = match_people([Entry(participant="p-001", sheet="day-1")])
        >>> matches, matches.unique.low
        (Matches(1 participant, 0 pairs, 0 decided), 1)
    """

    candidates: tuple[Candidate, ...]
    decisions: Decisions
    remarks: tuple[Phrase, ...] = ()
    _clustering: Clustering = attrs.field(kw_only=True, alias="clustering", eq=False)

    def __repr__(self) -> str:
        """Sizes; who is meant has no place in a log."""
        lines, pairs = len(self._clustering.lines), len(self.candidates)
        decided = sum(made.verdict in _DECIDED for made in self.candidates)
        return (
            f"Matches({lines} participant{'' if lines == 1 else 's'}, "
            f"{pairs} pair{'' if pairs == 1 else 's'}, {decided} decided)"
        )

    @property
    def unique(self) -> Count:
        """How many people there are, over all that is undecided.

        The low end takes every pair of at least -2 bits for one person, and allows for those whose
        lines are too misspelt to be compared; the high end takes only groups that hold together
        at 2 bits. What the ledger decides holds at both ends. It is an estimate: what `applied`
        and then `count` say of the programme rests on decisions alone.
        """
        fewest = self._fewer(WIDEST, _OUT_OF_REACH)
        most = len(self._clustering.groups(NARROWEST, self.decisions, trust=0.0))
        if fewest >= most:
            return Count.exactly(most, basis=Basis.ESTIMATED)
        return Count.between(fewest, most, basis=Basis.ESTIMATED)

    @property
    def _settled(self) -> bool:
        """Whether somebody has decided every candidate, so that nothing is estimated."""
        return all(made.verdict in _DECIDED for made in self.candidates)

    @property
    def estimate(self) -> int:
        """The likeliest number of people: at 0 bits, less the few that are usually not found."""
        return self._fewer(COUNT_AT, _USUALLY_OUT_OF_REACH)

    def _fewer(self, at: float, out_of_reach: float) -> int:
        """How many people there are if one pair is enough, and some lines are out of reach."""
        lines = len(self._clustering.lines)
        found = len(self._clustering.groups(at, self.decisions, trust=1.0))
        return found if self._settled else max(1, found - round((lines - found) * out_of_reach))

    def people(self, *, at: float = MERGE_AT) -> tuple[tuple[str, ...], ...]:
        """The participants, put together who would be one person at a threshold.

        Args:
            at: The fewest bits at which two are taken for one person, unless the ledger says
                otherwise.

        Returns:
            Groups of identifiers, sorted; everybody stands in one of them.
        """
        return self._clustering.groups(at, self.decisions)

    def decided(self, decisions: Decisions) -> Matches:
        """The same matches with another ledger; nothing is compared again.

        Args:
            decisions: The ledger.

        Returns:
            New matches.
        """
        return attrs.evolve(
            self,
            candidates=self._clustering.candidates(decisions),
            decisions=decisions,
        )

    def proposed(
        self, *, who: str, when: dt.date | str, why: str = "", at: float = MERGE_AT
    ) -> Decisions:
        """The ledger that takes everybody for one person who is so at a threshold.

        For somebody who has looked through the candidates and stands by all of them from a
        number of bits on. The file says who that was.

        Args:
            who: Who decides so.
            when: The day.
            why: The reason.
            at: The fewest bits.

        Returns:
            This ledger with a line "same" for each pair of a group that nobody has decided.

        Raises:
            InvalidValueError: If the threshold is below 0: less likely than not is no reason.
        """
        if at < COUNT_AT:
            raise InvalidValueError("Matches.proposed", "at least 0 bits", "fewer")
        ledger = self.decisions
        made = [
            Decision(first=group[0], second=other, verdict=Ruling.SAME, who=who, when=when, why=why)
            for group in self.people(at=at)
            for other in group[1:]
            if ledger.verdict(group[0], other) is not Ruling.SAME
        ]
        return ledger.with_(*made)

    def applied(self, programme: Programme) -> Programme:
        """The programme with the ledger's decisions carried out.

        Those decided to be the same become one participant, under the identifier of the one who
        stands first in the programme. Where their records differ the field becomes unknown; on a
        sheet that both stand on, the person was present on the days when either was. Pairs that
        nobody has decided become possible matches, and figures range over them.

        Args:
            programme: The programme; it is untouched.

        Returns:
            A new programme; the same again whenever it is made.

        Raises:
            IncoherentError: If the records of the programme do not fit together.
        """
        undecided = [
            candidate
            for candidate in self.candidates
            if candidate.verdict in (None, Ruling.UNDECIDED)
        ]
        return merged(programme, self.decisions, undecided)
