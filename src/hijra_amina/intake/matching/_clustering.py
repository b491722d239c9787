"""From pairs to people: best first, and never two of whom something says that they are two."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from hijra_amina.intake.matching._lines import Line
from hijra_amina.intake.matching.candidate import Candidate, Reason
from hijra_amina.intake.matching.decisions import Ruling

if TYPE_CHECKING:
    from hijra_amina.intake.matching.decisions import Decisions

__all__ = ["LISTED_FROM", "Clustering"]

LISTED_FROM = -2.0
"""Bits from which a pair is shown to people."""
TRUST = 0.5
"""Between the two ends, the fewest people land in a group with others."""

Pair = tuple[int, int]


@attrs.frozen(eq=False)
class Clustering:
    """Pairs with their bits, ready to be put together at any threshold.

    Attributes:
        lines: The lines.
        bits: Bits of the pairs that were compared and that nothing forbids.
        otherwise: Bits of a pair that is not among them; what nothing is known of is unlikely.
        reasons: The reasons of a pair.
    """

    lines: Sequence[Line] = attrs.field(repr=False)
    bits: Mapping[Pair, float] = attrs.field(repr=False)
    otherwise: Callable[[Pair], float] = attrs.field(repr=False)
    reasons: Callable[[Pair], tuple[Reason, ...]] = attrs.field(repr=False)
    _kept: dict[Pair, float] = attrs.field(factory=dict, init=False, repr=False)

    def candidates(self, decisions: Decisions) -> tuple[Candidate, ...]:
        """The pairs for people to look at, the likeliest first.

        Args:
            decisions: The ledger; what it says of a pair stands beside the pair, and a pair that
                it names is there however unlikely it is.

        Returns:
            Pairs of at least -2 bits, and those of the ledger.
        """
        places = {line.participant: place for place, line in enumerate(self.lines)}
        shown = {pair for pair, bits in self.bits.items() if bits >= LISTED_FROM}
        for made in decisions:
            if made.first in places and made.second in places:
                a, b = places[made.first], places[made.second]
                shown.add((a, b) if a < b else (b, a))
        found = [
            Candidate(
                first=first,
                second=second,
                bits=self._of(pair),
                reasons=self.reasons(pair),
                verdict=decisions.verdict(first, second),
            )
            for pair in shown
            for first, second in [self._names(pair)]
        ]
        return tuple(sorted(found, key=lambda made: (-made.bits, made.pair)))

    def groups(
        self, at: float, decisions: Decisions, *, trust: float = TRUST
    ) -> tuple[tuple[str, ...], ...]:
        """The participants, put together.

        Two groups become one if their members speak for it, and nothing forbids it: a sheet that
        both stand on, different sexes, the ledger. What the ledger calls the same is together
        whatever else is said.

        Args:
            at: The fewest bits.
            decisions: The ledger.
            trust: How much the likeliest pair of two groups counts, against the mean of all: from
                0, where all have to bear it out, to 1, where one pair is enough.

        Returns:
            Groups of identifiers, sorted.
        """
        members: dict[int, list[int]] = {}
        group_of: dict[int, int] = {}
        first_of: dict[str, int] = {}
        for place, line in enumerate(self.lines):
            group = first_of.setdefault(decisions.group(line.participant), place)
            group_of[place] = group
            members.setdefault(group, []).append(place)
        heap = [(-bits, *pair) for pair, bits in self.bits.items() if bits >= at]
        heapq.heapify(heap)
        tried: dict[Pair, tuple[int, int]] = {}
        while heap:
            score, a, b = heapq.heappop(heap)
            g, h = group_of[a], group_of[b]
            if g == h:
                continue
            sizes = (len(members[g]), len(members[h]))
            key = (g, h) if g < h else (h, g)
            if tried.get(key) == sizes:
                continue
            mean = self._between(members[g], members[h], decisions, trust)
            if mean is None:
                tried[key] = sizes
            elif mean >= at:
                if -score > mean + 1e-9 and heap and -heap[0][0] > mean:
                    heapq.heappush(heap, (-mean, a, b))  # others are likelier now
                    continue
                for place in members[h]:
                    group_of[place] = g
                members[g].extend(members.pop(h))
            else:
                tried[key] = sizes
        return tuple(
            sorted(tuple(self.lines[p].participant for p in sorted(m)) for m in members.values())
        )

    def _between(
        self, left: list[int], right: list[int], decisions: Decisions, trust: float
    ) -> float | None:
        """Bits between two groups; `None` if something forbids it."""
        lines = self.lines
        total, best = 0.0, -math.inf
        for a in left:
            x = lines[a]
            for b in right:
                y = lines[b]
                if not x.sheets.isdisjoint(y.sheets):
                    return None
                if x.sex is not None and y.sex is not None and x.sex != y.sex:
                    return None
                ruling = decisions.verdict(x.participant, y.participant) if decisions else None
                if ruling is Ruling.DIFFERENT:
                    return None
                bits = self._of((a, b) if a < b else (b, a))
                total += bits
                best = max(best, bits)
        mean = total / (len(left) * len(right))
        return trust * best + (1 - trust) * mean

    def _of(self, pair: Pair) -> float:
        found = self.bits.get(pair)
        if found is None:
            found = self._kept.get(pair)
        if found is None:
            found = self._kept[pair] = self.otherwise(pair)
        return found

    def _names(self, pair: Pair) -> tuple[str, str]:
        first, second = (self.lines[place].participant for place in pair)
        return (first, second) if first <= second else (second, first)
