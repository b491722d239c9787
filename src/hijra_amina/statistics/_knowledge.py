"""What can be known from what has been said: bounds that follow from facts about groups of people.

A region is a set of conditions that people meet together (`sex = female` and `ministry = iq-moe`);
the empty region is everybody. A fact bounds the number of people of a region, or states a share of
everybody. A partition says that the values of one dimension exclude each other, and whether they
are all there are. From these, each region's bounds are narrowed until nothing moves:

* a part is no larger than the whole it is in;
* parts that exclude each other add up to no more than the whole, and to the whole exactly where
  they are all the parts there are;
* a share of the whole gives whole numbers, exactly.

Every rule is sound, so the truth always lies inside. The rules are not complete: they may leave
bounds wider than the tightest that follow from all facts at once. This module is the one place
that answers such questions; callers hand it facts and ask for regions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import attrs

from hijra_amina.errors import ContradictionError
from hijra_amina.values import Basis, Count, Share

__all__ = ["EVERYBODY", "Bound", "Fact", "Knowledge", "Partition", "Region"]

Region = frozenset[tuple[str, str]]
EVERYBODY: Region = frozenset()

Interval = tuple[int, int | None]
ANY: Interval = (0, None)

# Propagation only ever narrows, and every round that goes on narrows something; the limit is for
# facts with huge open intervals, where stopping early is still sound.
_MOST_ROUNDS = 1_000


@attrs.frozen
class Fact:
    """A bound on the people of a region, or a share of everybody.

    Attributes:
        region: Who is counted.
        low: The least.
        high: The most, `None` if unsaid.
        share: Their share of everybody, instead of a bound.
        approximate: Whether the figure is only about right; then it never contradicts another.
        origin: Who says so, for a reader: the path of a statement, or the rule.
    """

    region: Region
    low: int = 0
    high: int | None = None
    share: Share | None = None
    approximate: bool = False
    origin: str = ""


@attrs.frozen
class Bound:
    """What is known of a region.

    Attributes:
        count: The bounds; approximate if either end is.
        firm_low: The least that follows without any approximate figure.
    """

    count: Count
    firm_low: int


@attrs.frozen
class Partition:
    """The values of a dimension, and whether everybody has one of them."""

    values: tuple[str, ...]
    exhaustive: bool


def _nothing_observed(region: Region) -> Interval:  # noqa: ARG001 - the shape of an observer
    return ANY


@attrs.frozen
class Knowledge:
    """All that is said of the people of one session.

    Attributes:
        facts: What is stated.
        partitions: The dimensions whose values exclude each other.
        splits: Parts that everybody is split into, each list without overlap or remainder.
        observed: Bounds that a roster gives for any region.
    """

    facts: tuple[Fact, ...] = ()
    partitions: Mapping[str, Partition] = attrs.field(factory=dict[str, Partition])
    splits: tuple[tuple[Region, ...], ...] = ()
    observed: Callable[[Region], Interval] = _nothing_observed

    def bounds(self, regions: Iterable[Region]) -> dict[Region, Bound]:
        """The bounds of each region.

        Args:
            regions: The regions that are asked for.

        Returns:
            A bound for each of them; approximate where an approximate figure narrowed it.

        Raises:
            ContradictionError: If the facts cannot all be true.
        """
        asked = tuple(regions)
        firm = self._narrowed(asked, [fact for fact in self.facts if not fact.approximate])
        soft = firm
        if any(fact.approximate for fact in self.facts):
            try:
                soft = self._narrowed(asked, list(self.facts))
            except ContradictionError:
                soft = firm
        return {
            region: Bound(
                _as_count(soft[region], approximate=soft[region] != firm[region]),
                firm[region][0],
            )
            for region in asked
        }

    def _narrowed(self, asked: tuple[Region, ...], facts: list[Fact]) -> dict[Region, Interval]:
        known: dict[Region, Interval] = {}
        splits = self._closure(asked, facts, known)
        for region, interval in known.items():
            known[region] = _meet(interval, self.observed(region), "the roster")
        for fact in facts:
            bound = (fact.low, fact.high)
            known[fact.region] = _meet(known[fact.region], bound, fact.origin)
        shares = [fact for fact in facts if fact.share is not None]
        for _ in range(_MOST_ROUNDS):
            before = dict(known)
            for fact in shares:
                _narrow_by_share(fact, known)
            for whole, part in splits.containments:
                _narrow_by_containment(whole, part, known)
            for parts in self.splits:
                _narrow_by_parts(EVERYBODY, parts, known, exhaustive=True)
            for whole, parts, exhaustive in splits.partitions:
                _narrow_by_parts(whole, parts, known, exhaustive=exhaustive)
            if known == before:
                break
        return known

    def _closure(
        self, asked: tuple[Region, ...], facts: list[Fact], known: dict[Region, Interval]
    ) -> _Splits:
        """Add every region that lies between: wholes, and the other parts of each whole."""
        waiting = [EVERYBODY, *asked, *(fact.region for fact in facts)]
        waiting += [part for parts in self.splits for part in parts]
        containments: list[tuple[Region, Region]] = []
        partitions: dict[tuple[Region, str], tuple[Region, ...]] = {}
        while waiting:
            region = waiting.pop()
            if region in known:
                continue
            known[region] = ANY
            for condition in region:
                whole = region - {condition}
                containments.append((whole, region))
                waiting.append(whole)
                dimension = condition[0]
                if dimension in self.partitions and (whole, dimension) not in partitions:
                    parts = tuple(
                        whole | {(dimension, value)} for value in self.partitions[dimension].values
                    )
                    partitions[whole, dimension] = parts
                    waiting.extend(parts)
        return _Splits(
            tuple(containments),
            tuple(
                (whole, parts, self.partitions[dimension].exhaustive)
                for (whole, dimension), parts in partitions.items()
            ),
        )


@attrs.frozen
class _Splits:
    containments: tuple[tuple[Region, Region], ...]
    partitions: tuple[tuple[Region, tuple[Region, ...], bool], ...]


def _as_count(interval: Interval, *, approximate: bool) -> Count:
    low, high = interval
    if low == 0 and high is None:
        return Count.unknown()
    return Count(low, high, basis=Basis.DERIVED, approximate=approximate)


def _meet(one: Interval, other: Interval, origin: str) -> Interval:
    low = max(one[0], other[0])
    highs = [high for high in (one[1], other[1]) if high is not None]
    high = min(highs) if highs else None
    if high is not None and low > high:
        reason = f"at least {low} and at most {high} people of one group ({origin})"
        raise ContradictionError(reason)
    return low, high


def _narrow_by_share(fact: Fact, known: dict[Region, Interval]) -> None:
    if fact.share is None:
        return
    part = fact.share.of(_as_count(known[EVERYBODY], approximate=False))
    bound = (max(0, part.low or 0), part.high)
    known[fact.region] = _meet(known[fact.region], bound, fact.origin)


def _narrow_by_containment(whole: Region, part: Region, known: dict[Region, Interval]) -> None:
    known[part] = _meet(known[part], (0, known[whole][1]), "no part exceeds its whole")
    known[whole] = _meet(known[whole], (known[part][0], None), "no part exceeds its whole")


def _narrow_by_parts(
    whole: Region,
    parts: tuple[Region, ...],
    known: dict[Region, Interval],
    *,
    exhaustive: bool,
) -> None:
    rule = "the parts add up to the whole"
    lows = sum(known[part][0] for part in parts)
    highs = _sum_of_highs(parts, known)
    known[whole] = _meet(known[whole], (lows, highs if exhaustive else None), rule)
    whole_low, whole_high = known[whole]
    for part in parts:
        low, high = known[part]
        most = None if whole_high is None else whole_high - (lows - low)
        least = 0
        if exhaustive:
            others = _sum_of_highs(tuple(other for other in parts if other != part), known)
            least = 0 if others is None else max(0, whole_low - others)
        known[part] = _meet((low, high), (least, most), rule)
        lows += known[part][0] - low


def _sum_of_highs(parts: tuple[Region, ...], known: dict[Region, Interval]) -> int | None:
    total = 0
    for part in parts:
        high = known[part][1]
        if high is None:
            return None
        total += high
    return total
