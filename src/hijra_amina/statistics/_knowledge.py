"""What can be known from what has been said: bounds that follow from facts about groups of people.

A region is a set of conditions that people meet together (`sex = female` and `ministry = iq-moe`);
the empty region is everybody. A fact bounds the number of people of a region, or states a share of
everybody. A partition says that the values of one dimension exclude each other, and whether they
are all there are. From these, each region's bounds are narrowed until nothing moves:

* a part is no larger than the whole it is in;
* parts that exclude each other add up to no more than the whole, and to the whole exactly where
  they are all the parts there are;
* what the parts of a split that lie in a region add up to, the region has at least, and no more
  than the parts that can reach into it;
* a share of the whole gives whole numbers, exactly, and a number of people limits the whole that it
  is a share of.

A condition may imply another (whoever is from a ministry belongs to its government): regions are
completed with what they imply, so that one group is one region.

Every rule is sound, so the truth always lies inside. The rules are not complete: they may leave
bounds wider than the tightest that follow from all facts at once. This module is the one place
that answers such questions; callers hand it facts and ask for regions.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from hijra_amina.errors import ContradictionError
from hijra_amina.values import Basis, Count, Share

__all__ = ["EVERYBODY", "Bound", "Fact", "Knowledge", "Partition", "Region"]

Condition = tuple[str, str]
Region = frozenset[Condition]
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
        implied: The condition that another one implies.
        observed: Bounds that a roster gives for any region.
    """

    facts: tuple[Fact, ...] = ()
    partitions: Mapping[str, Partition] = attrs.field(factory=dict[str, Partition])
    splits: tuple[tuple[Region, ...], ...] = ()
    implied: Mapping[Condition, Condition] = attrs.field(factory=dict[Condition, Condition])
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
        whole = {region: self._completed(region) for region in regions}
        asked = tuple(dict.fromkeys(whole.values()))
        firm = self._narrowed(asked, [fact for fact in self.facts if not fact.approximate])
        soft = firm
        if any(fact.approximate for fact in self.facts):
            try:
                soft = self._narrowed(asked, list(self.facts))
            except ContradictionError:
                soft = firm
        return {
            region: Bound(
                _as_count(soft[full], approximate=soft[full] != firm[full]), firm[full][0]
            )
            for region, full in whole.items()
        }

    def _completed(self, region: Region) -> Region:
        return region.union(self.implied[one] for one in region if one in self.implied)

    def _observed(self, region: Region) -> Interval:
        """What the roster shows, asked without what goes without saying."""
        implied = {self.implied[one] for one in region if one in self.implied}
        return self.observed(region - implied)

    def _narrowed(self, asked: tuple[Region, ...], facts: list[Fact]) -> dict[Region, Interval]:
        known: dict[Region, Interval] = {}
        facts = [attrs.evolve(fact, region=self._completed(fact.region)) for fact in facts]
        parts_of_all = tuple(tuple(map(self._completed, parts)) for parts in self.splits)
        structure = self._closure([*asked, *(fact.region for fact in facts)], parts_of_all, known)
        for region in known:
            seen = (0, 0) if _excludes_itself(region) else self._observed(region)
            known[region] = _meet(ANY, seen, "the roster")
        for fact in facts:
            bound = (fact.low, fact.high)
            known[fact.region] = _meet(known[fact.region], bound, fact.origin)
        shares = [fact for fact in facts if fact.share is not None]
        for _ in range(_MOST_ROUNDS):
            before = dict(known)
            for fact in shares:
                _narrow_by_share(fact, known)
            for whole, part in structure.containments:
                _narrow_by_containment(whole, part, known)
            for region, inside, reaching in structure.covers:
                _narrow_by_cover(region, inside, reaching, known)
            for whole, parts, exhaustive in structure.partitions:
                _narrow_by_parts(whole, parts, known, exhaustive=exhaustive)
            if known == before:
                break
        return known

    def _closure(
        self,
        start: list[Region],
        parts_of_all: tuple[tuple[Region, ...], ...],
        known: dict[Region, Interval],
    ) -> _Structure:
        """Add every region that lies between: wholes, and the other parts of each whole."""
        waiting = [EVERYBODY, *start, *itertools.chain.from_iterable(parts_of_all)]
        containments: dict[tuple[Region, Region], None] = {}
        partitions: dict[tuple[Region, str], tuple[Region, ...]] = {}
        while waiting:
            region = waiting.pop()
            if region in known:
                continue
            known[region] = ANY
            for condition in region:
                for whole in self._wholes(region, condition):
                    containments[whole, region] = None
                    waiting.append(whole)
                    dimension = condition[0]
                    if dimension in self.partitions and (whole, dimension) not in partitions:
                        parts = self._parts(whole, dimension)
                        partitions[whole, dimension] = parts
                        waiting.extend(parts)
        splits = [(EVERYBODY, parts, True) for parts in parts_of_all]
        splits += [
            (whole, parts, self.partitions[dimension].exhaustive)
            for (whole, dimension), parts in partitions.items()
        ]
        covers = [
            (region, *_cover(region, parts))
            for parts in parts_of_all
            for region in known
            if region != EVERYBODY and region not in parts
        ]
        return _Structure(tuple(containments), tuple(splits), tuple(covers))

    def _wholes(self, region: Region, condition: Condition) -> Iterator[Region]:
        """What a region is a part of, by one condition and by what it implies."""
        whole = self._completed(region - {condition})
        if whole != region:
            yield whole
            implied = self.implied.get(condition)
            if implied in whole:
                larger = self._completed(whole - {implied})
                if larger != whole:
                    yield larger

    def _parts(self, whole: Region, dimension: str) -> tuple[Region, ...]:
        parts = (
            self._completed(whole | {(dimension, value)})
            for value in self.partitions[dimension].values
        )
        return tuple(part for part in parts if not _excludes_itself(part))


@attrs.frozen
class _Structure:
    """How regions lie in one another."""

    containments: tuple[tuple[Region, Region], ...]
    partitions: tuple[tuple[Region, tuple[Region, ...], bool], ...]
    covers: tuple[tuple[Region, tuple[Region, ...], tuple[Region, ...]], ...]


def _excludes_itself(region: Region) -> bool:
    """Whether it asks for two values of one dimension, which nobody has."""
    return len({name for name, _ in region}) != len(region)


def _cover(
    region: Region, parts: tuple[Region, ...]
) -> tuple[tuple[Region, ...], tuple[Region, ...]]:
    """The parts that lie in a region, and those that it shares people with at the most."""
    inside = tuple(part for part in parts if part >= region)
    return inside, tuple(part for part in parts if not _excludes_itself(part | region))


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
    if not fact.approximate:
        whole = _whole_of(fact.share, known[fact.region])
        known[EVERYBODY] = _meet(known[EVERYBODY], whole, fact.origin)


def _whole_of(share: Share, part: Interval) -> Interval:
    """How many people there can be when so many are a share of them."""
    low, high = 0, None
    if share.high > 0:
        low = math.ceil(part[0] / share.high)
        low += share.high_strict and low * share.high == part[0] and part[0] > 0
    if share.low > 0 and part[1] is not None:
        high = math.floor(part[1] / share.low)
        high -= share.low_strict and high * share.low == part[1] and high > 0
    return low, high


def _narrow_by_cover(
    region: Region,
    inside: tuple[Region, ...],
    reaching: tuple[Region, ...],
    known: dict[Region, Interval],
) -> None:
    least = sum(known[part][0] for part in inside)
    bound = (least, _sum_of_highs(reaching, known))
    known[region] = _meet(known[region], bound, "the parts add up to the whole")


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
