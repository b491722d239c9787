"""The fewest people of some sessions: all groups at once, for people of one may be of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.errors import ContradictionError
from hijra_amina.statistics.reckoning._alike import alike
from hijra_amina.statistics.reckoning._bounds import Side, largest, plain, unproven
from hijra_amina.statistics.reckoning._measuring import Amount
from hijra_amina.statistics.reckoning._models import Form, Models, TooLargeError
from hijra_amina.statistics.reckoning._space import Region
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hijra_amina.statistics.reckoning._setting import Setting
    from hijra_amina.statistics.reckoning._sums import Sums

__all__ = ["Least"]

# How many groups are tried beside those that are known to tell people apart.
_MOST_TRIES: Final = 12


class Least:
    """The lower ends of people who are counted once.

    Args:
        setting: The records.
        models: Their models.
        sums: What sessions show by themselves.
    """

    def __init__(self, setting: Setting, models: Models, sums: Sums) -> None:
        """Nothing is reckoned yet."""
        self._setting = setting
        self._models = models
        self._sums = sums

    def of(self, sure: tuple[str, ...], region: Region) -> Side:
        """The fewest people that can have come to any of some sessions.

        Args:
            sure: The sessions.
            region: Who is counted.

        Returns:
            The end.

        Raises:
            ContradictionError: If what is said of sessions cannot all be true.
        """
        if not sure:
            return plain(0)
        links = self._setting.links
        groups = links.at(sure, self._setting.sheets)
        if not groups:
            return self.shown(sure, region)
        kept = self._needed(groups)
        left_out = {one for group in groups if group not in kept for one in links.groups[group]}
        question = _Question(frozenset(sure) - left_out, region)
        try:
            return self._united(question, kept, "whole")
        except TooLargeError:
            found = largest((self.shown(sure, region), *(self._alone(one, region) for one in sure)))
        try:
            coarse = self._united(question, kept, "coarse")
            if (coarse.value or 0) > (found.value or 0):
                found = self._grown(question, kept, unproven(coarse))
            # No world has fewer; is there one, of few kinds of people, that has as few?
            seen = self._united(question, kept, "thin")
        except (ContradictionError, TooLargeError):
            return found
        return attrs.evolve(found, proven=seen.proven and seen.value == found.value)

    def shown(self, sure: Sequence[str], region: Region) -> Side:
        """The people whom sheets show for certain.

        Args:
            sure: The sessions.
            region: Who is counted.

        Returns:
            How many there are.
        """
        found: set[str] = set()
        for session in sure:
            for key, line in self._setting.sheets[session].lines.items():
                if line.counts is Verdict.HOLDS:
                    found.add(key)
        number = sum(
            self._setting.belongs(self._setting.signature(key), region) is Verdict.HOLDS
            for key in found
        )
        return plain(number, sure)

    def _alone(self, session: str, region: Region) -> Side:
        return self._sums.sum_of(((session, Verdict.HOLDS),), region).low

    def _united(self, question: _Question, groups: Iterable[int], form: Form) -> Side:
        """The people of some groups, and of the sessions of no group, counted once."""
        sessions = tuple(one for group in groups for one in self._setting.links.groups[group])
        inside = question.counted.intersection(sessions)
        beside = question.counted - inside
        model, box = self._models.of(
            sessions, question.region, inside, beside, everybody=True, surely=True, form=form
        )
        people = model.together.united(box)
        return model.figure(lambda _: Amount(people, people)).low(tuple(sorted(inside | beside)))

    def _grown(self, question: _Question, groups: tuple[int, ...], coarse: Side) -> Side:
        """At least as many people, from all that is said of a few groups.

        What is left aside to reckon with all groups at once may tell people of some groups apart.
        The groups from which the coarse figure follows are taken whole, and others are added as
        long as they are found to have brought somebody else.
        """
        links = self._setting.links
        told = {
            row.origin.partition(": ")[0]
            for step in coarse.steps
            if step.end is not None
            for row in step.end.system.reasons(dict(step.end.terms), "low")
        }
        chosen = tuple(group for group in groups if told.intersection(links.groups[group]))
        others = sorted(
            (group for group in groups if group not in chosen),
            key=lambda group: (
                -sum(self._alone(one, question.region).value or 0 for one in links.groups[group])
            ),
        )
        best = coarse
        for group in others[:_MOST_TRIES]:
            sessions = {one for some in (*chosen, group) for one in links.groups[some]}
            only = attrs.evolve(question, counted=question.counted & sessions)
            try:
                found = self._united(only, (*chosen, group), "whole")
            except TooLargeError:
                continue
            if (found.value or 0) > (best.value or 0):
                best, chosen = unproven(found), (*chosen, group)
        return best

    def _needed(self, groups: tuple[int, ...]) -> tuple[int, ...]:
        """The groups without those that can make no figure larger.

        Of two sessions of which the same is said and whose people nobody knows, the second may
        have been the first over again; and of sessions of which nothing but the number of people
        is known, the people of the smaller ones may all have come to the largest.
        """
        kept: dict[object, tuple[int, int]] = {}
        for group in groups:
            said = alike(self._setting, self._setting.links.groups[group])
            if said is None:
                kept[group] = (0, group)
            elif said.key not in kept or kept[said.key][0] < said.least:
                kept[said.key] = (said.least, group)
        return tuple(sorted(group for _, group in kept.values()))


@attrs.frozen
class _Question:
    """The sessions over which people are counted, and who."""

    counted: frozenset[str]
    region: Region
