"""From the bounds of single sessions to the bounds of several together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.errors import ContradictionError
from hijra_amina.model import Counted, Mark, Scope
from hijra_amina.statistics._knowledge import EVERYBODY, Bound
from hijra_amina.statistics._session_facts import came, knowledge_of, region_of_participant
from hijra_amina.values import Basis, Count, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hijra_amina.model import Attendance, Session
    from hijra_amina.statistics._knowledge import Region
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.dimensions import Dimension

__all__ = ["Member", "Tally"]

Member = tuple["Session", Verdict]
"""A session, and whether it belongs to what is asked: it does, or it may."""


class Tally:
    """Bounds by session and region, worked out once for all cells of a table.

    Args:
        material: The sessions and what they refer to.
        dimensions: The dimensions of people that regions are made of.
        values: For each of them, all values that will be asked for.
        regions: All regions that will be asked for.
    """

    def __init__(
        self,
        material: Material,
        dimensions: tuple[Dimension, ...],
        values: Mapping[str, tuple[str, ...]],
        regions: Sequence[Region],
    ) -> None:
        """Keep what is needed; sessions are worked out when first asked for."""
        self._material = material
        self._dimensions = dimensions
        self._values = values
        self._regions = tuple(dict.fromkeys((EVERYBODY, *regions)))
        self._bounds: dict[str, dict[Region, Bound]] = {}

    def of_session(self, session: Session, region: Region) -> Count:
        """How many people of a region came to a session.

        Raises:
            ContradictionError: If what is said of the session cannot all be true.
        """
        return self._bound(session, region).count

    def _bound(self, session: Session, region: Region) -> Bound:
        if session.id not in self._bounds:
            knowledge = knowledge_of(session, self._dimensions, self._values, self._material)
            try:
                self._bounds[session.id] = knowledge.bounds(self._regions)
            except ContradictionError as error:
                message = f"session {session.id}: {error.reason}"
                raise ContradictionError(message) from None
        return self._bounds[session.id][region]

    def participations(self, members: Sequence[Member], region: Region) -> Count:
        """One for each person at each session: the sessions' figures added up."""
        total = _added((self._bound(session, region), verdict) for session, verdict in members)
        if region == EVERYBODY:
            total = self._raised_by_shared_figures(total, members)
        return total

    def people(self, members: Sequence[Member], region: Region) -> Count:
        """Each person once.

        No fewer than the largest session or than the people known by roster; no more than the
        sum, in which people known to be the same are counted once.
        """
        low = firm_low = 0
        most: int | None = 0
        unnamed: int | None = 0
        known: set[str] = set()
        possible: set[str] = set()
        approximate = False
        for session, verdict in members:
            bound = self.of_session(session, region)
            approximate = approximate or bound.approximate
            sure, perhaps = self._named(session, region)
            most = _plus(most, bound.high)
            unnamed = _plus(unnamed, _unnamed(session, bound, sure))
            possible |= sure | perhaps
            if verdict is Verdict.HOLDS:
                known |= sure
                low = max(low, bound.low or 0)
                firm_low = max(firm_low, self._bound(session, region).firm_low)
        low = max(low, len(known))
        firm_low = max(firm_low, len(known))
        named_and_unnamed = None if unnamed is None else unnamed + len(possible)
        highs = [high for high in (most, named_and_unnamed) if high is not None]
        high = min(highs) if highs else None
        if region == EVERYBODY:
            high = _lowered_by_shared_figures(high, self._shared(members), self, members)
        nominal = low > firm_low or (approximate and high is not None)
        return _derived(low, high, approximate=nominal)

    def person_days(self, members: Sequence[Member], region: Region) -> Count:
        """One for each person on each day that they came."""
        return _added((self._days(session, region), verdict) for session, verdict in members)

    def sessions(self, members: Sequence[Member]) -> Count:
        """How many sessions the records stand for."""
        return _added((_firm(session.represents), verdict) for session, verdict in members)

    def _days(self, session: Session, region: Region) -> Bound:
        """Person-days of one session, first from the roster's marks, then for the people beside."""
        found = self._bound(session, region)
        bound = found.count
        longest = session.period.length().high
        columns = len(session.roster.days) if session.roster is not None else 0
        if columns and longest is not None:
            longest = max(longest, columns)
        low = high = 0
        open_ended = False
        sure, perhaps = self._named(session, region)
        for attendance in session.roster.attendances if session.roster else ():
            if attendance.participant not in sure and attendance.participant not in perhaps:
                continue
            least, most = _days_of(attendance, longest)
            if attendance.participant in sure:
                low += least
            open_ended = open_ended or most is None
            high += most or 0
        firm_low = low + max(0, found.firm_low - len(sure))
        low += max(0, (bound.low or 0) - len(sure))
        unnamed = _unnamed(session, bound, sure)
        if open_ended or unnamed is None or (unnamed and longest is None):
            limit = None
        else:
            limit = high + unnamed * (longest or 0)
        return Bound(_derived(low, limit, approximate=bound.approximate), firm_low)

    def _named(self, session: Session, region: Region) -> tuple[set[str], set[str]]:
        """The people on a roster who belong to a region for certain, and who may."""
        sure: set[str] = set()
        perhaps: set[str] = set()
        wanted = dict(region)
        dimensions = tuple(made for made in self._dimensions if made.name in wanted)
        for attendance in session.roster.attendances if session.roster else ():
            attended = came(attendance)
            if attended is False:
                continue
            person = self._material.participants.get(attendance.participant)
            values = region_of_participant(person, dimensions, self._material)
            pairs = [
                (value, wanted[made.name]) for made, value in zip(dimensions, values, strict=True)
            ]
            if all(value == want for value, want in pairs) and attended:
                sure.add(attendance.participant)
            elif all(value in {want, None} for value, want in pairs):
                perhaps.add(attendance.participant)
        return sure, perhaps

    def _shared(self, members: Sequence[Member]) -> list[tuple[frozenset[str], Count]]:
        """Figures that several sessions share, no session under two of them."""
        taken: set[str] = set()
        found: list[tuple[frozenset[str], Count]] = []
        for session, _ in members:
            for statement in session.headcount.statements if session.headcount else ():
                if statement.scope is not Scope.SHARED or statement.count is None:
                    continue
                if not statement.is_total or statement.counted is not Counted.PEOPLE:
                    continue
                covers = frozenset((*statement.covers, session.id))
                if not covers & taken and not statement.count.approximate:
                    taken |= covers
                    found.append((covers, statement.count))
        return found

    def _raised_by_shared_figures(self, total: Count, members: Sequence[Member]) -> Count:
        """Sessions that share a figure reached at least that many participations together."""
        certain = {session.id for session, verdict in members if verdict is Verdict.HOLDS}
        low = 0
        covered: set[str] = set()
        for covers, count in self._shared(members):
            if covers <= certain:
                covered |= covers
                low += count.low or 0
        low += sum(
            self.of_session(session, EVERYBODY).low or 0
            for session, verdict in members
            if verdict is Verdict.HOLDS and session.id not in covered
        )
        if low <= (total.low or 0):
            return total
        return _derived(low, total.high, approximate=total.approximate)


def _lowered_by_shared_figures(
    high: int | None,
    shared: Sequence[tuple[frozenset[str], Count]],
    tally: Tally,
    members: Sequence[Member],
) -> int | None:
    """Sessions that share a figure reached no more people than it says."""
    if not shared:
        return high
    covered = frozenset[str]().union(*(covers for covers, _ in shared))
    limit: int | None = 0
    for _, count in shared:
        limit = _plus(limit, count.high)
    for session, _ in members:
        if session.id not in covered:
            limit = _plus(limit, tally.of_session(session, EVERYBODY).high)
    if limit is None:
        return high
    return limit if high is None else min(high, limit)


def _unnamed(session: Session, bound: Count, sure: set[str]) -> int | None:
    """How many people came, at most, who are not on the roster by name."""
    if session.roster is not None and session.roster.complete is True:
        return 0
    return None if bound.high is None else max(0, bound.high - len(sure))


def _days_of(attendance: Attendance, longest: int | None) -> tuple[int, int | None]:
    """The fewest and the most days that somebody came."""
    if not attendance.marks:
        return 1, longest
    present = attendance.marks.count(Mark.PRESENT)
    return present, present + attendance.marks.count(Mark.UNKNOWN)


def _firm(count: Count) -> Bound:
    return Bound(count, 0 if count.approximate else count.low or 0)


def _added(figures: Iterator[tuple[Bound, Verdict]]) -> Count:
    low = 0
    high: int | None = 0
    firm_low = 0
    approximate = False
    for figure, verdict in figures:
        if verdict is Verdict.HOLDS:
            low += figure.count.low or 0
            firm_low += figure.firm_low
        high = _plus(high, figure.count.high)
        approximate = approximate or figure.count.approximate
    # An approximate figure of which nothing is left in the result does not make it approximate.
    nominal = low > firm_low or (high is not None and approximate)
    return _derived(low, high, approximate=nominal)


def _plus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _derived(low: int, high: int | None, *, approximate: bool) -> Count:
    if low == 0 and high is None:
        return Count.unknown()
    return Count(low, high, basis=Basis.DERIVED, approximate=approximate)
