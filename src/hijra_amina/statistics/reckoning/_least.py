"""The fewest people of some sessions: all groups at once, for people of one may be of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import ContradictionError
from hijra_amina.statistics.reckoning._alike import alike
from hijra_amina.statistics.reckoning._bounds import Side, largest, plain, unproven
from hijra_amina.statistics.reckoning._measuring import Amount
from hijra_amina.statistics.reckoning._models import Form, Models, TooLargeError
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.statistics.reckoning._setting import Setting
    from hijra_amina.statistics.reckoning._space import Region
    from hijra_amina.statistics.reckoning._sums import Sums

__all__ = ["Least"]


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
        counted = frozenset(sure)
        links = self._setting.links
        groups = links.at(sure, self._setting.sheets)
        if not groups:
            return self._shown(sure, region)
        kept = self._needed(groups)
        sessions = tuple(one for group in kept for one in links.groups[group])
        left_out = {one for group in groups if group not in kept for one in links.groups[group]}
        inside = counted.intersection(sessions)
        beside = counted - inside - left_out
        try:
            return self._united(sessions, region, inside, beside, "whole")
        except TooLargeError:
            each = [self._sums.sum_of(((one, Verdict.HOLDS),), region).low for one in sure]
            found = largest((self._shown(sure, region), *each))
        try:
            coarse = self._united(sessions, region, inside, beside, "coarse")
            if (coarse.value or 0) > (found.value or 0):
                found = unproven(coarse)
            # No world has fewer; is there one, of few kinds of people, that has as few?
            seen = self._united(sessions, region, inside, beside, "thin")
        except (ContradictionError, TooLargeError):
            return found
        return attrs.evolve(found, proven=seen.proven and seen.value == found.value)

    def _united(
        self,
        sessions: tuple[str, ...],
        region: Region,
        inside: frozenset[str],
        beside: frozenset[str],
        form: Form,
    ) -> Side:
        model, box = self._models.of(
            sessions, region, inside, beside, everybody=True, surely=True, form=form
        )
        people = model.together.united(box)
        return model.figure(lambda _: Amount(people, people)).low(tuple(sorted(inside | beside)))

    def _shown(self, sure: Sequence[str], region: Region) -> Side:
        """The people whom sheets show for certain."""
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
