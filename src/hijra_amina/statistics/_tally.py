"""From the bounds of single sessions to the bounds of several together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.errors import ContradictionError
from hijra_amina.model import Mark
from hijra_amina.statistics._knowledge import EVERYBODY, Bound
from hijra_amina.statistics._roster_profile import RosterProfile, days_off_the_sheet, profile_of
from hijra_amina.statistics._session_facts import knowledge_of
from hijra_amina.statistics._shared_figures import (
    most_people,
    shared_figures,
    sure_participations,
)
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
        self._profiles: dict[str, RosterProfile | None] = {}

    def of_session(self, session: Session, region: Region) -> Count:
        """How many people of a region came to a session.

        Raises:
            ContradictionError: If what is said of the session cannot all be true.
        """
        return self._bound(session, region).count

    def _bound(self, session: Session, region: Region) -> Bound:
        if session.id not in self._bounds:
            knowledge = knowledge_of(
                session, self._dimensions, self._values, self._material, self._profile(session)
            )
            try:
                self._bounds[session.id] = knowledge.bounds(self._regions)
            except ContradictionError as error:
                message = f"session {session.id}: {error.reason}"
                raise ContradictionError(message) from None
        return self._bounds[session.id][region]

    def _profile(self, session: Session) -> RosterProfile | None:
        if session.id not in self._profiles:
            self._profiles[session.id] = profile_of(session, self._dimensions, self._material)
        return self._profiles[session.id]

    def _named(self, session: Session, region: Region) -> tuple[set[str], set[str]]:
        """The people on a roster who belong to a region for certain, and who may."""
        profile = self._profile(session)
        return (set(), set()) if profile is None else profile.named(region)

    def participations(self, members: Sequence[Member], region: Region) -> Count:
        """One for each person at each session: the sessions' figures added up.

        Whoever is counted in a record of several sessions came to one of them at least, and to all
        of them at most.
        """
        total = _added(
            (_repeated(self._bound(session, region), session), verdict)
            for session, verdict in members
        )
        shared = shared_figures(members) if region == EVERYBODY else ()
        if not shared:
            return total
        low = sure_participations(
            members, shared, lambda session: self.of_session(session, EVERYBODY).low or 0
        )
        if low <= (total.low or 0):
            return total
        _refuse_if_empty(low, total.high, "participations")
        return _derived(low, total.high, approximate=total.approximate)

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
            unnamed = _plus(unnamed, self._unnamed(session, bound, sure))
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
        shared = shared_figures(members) if region == EVERYBODY else ()
        if shared:
            limit = most_people(
                members, shared, lambda session: self.of_session(session, EVERYBODY).high
            )
            high = min((end for end in (high, limit) if end is not None), default=None)
            _refuse_if_empty(low, high, "people")
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
        beside = days_off_the_sheet(session)
        low = high = 0
        open_ended = False
        sure, perhaps = self._named(session, region)
        profile = self._profile(session)
        marked = {} if profile is None else profile.marked
        for person in sure | perhaps:
            least, most = _days_of(marked[person], longest, beside)
            if person in sure:
                low += least
            open_ended = open_ended or most is None
            high += most or 0
        firm_low = low + max(0, found.firm_low - len(sure))
        low += max(0, (bound.low or 0) - len(sure))
        unnamed = self._unnamed(session, bound, sure)
        if open_ended or unnamed is None or (unnamed and longest is None):
            limit = None
        else:
            limit = high + unnamed * (longest or 0)
        days = Bound(_derived(low, limit, approximate=bound.approximate), firm_low)
        return _repeated(days, session)

    def _unnamed(self, session: Session, bound: Count, sure: set[str]) -> int | None:
        """How many people came, at most, who are not on the roster by name."""
        profile = self._profile(session)
        if profile is not None and profile.complete:
            return 0
        return None if bound.high is None else max(0, bound.high - len(sure))


def _repeated(bound: Bound, session: Session) -> Bound:
    """The figure of a record, each of whose people may have come to all sessions it stands for."""
    times, most = session.represents.high, bound.count.high
    if times == 1 or most in {0, None}:
        return bound
    high = None if times is None or most is None else most * times
    nominal = bound.count.approximate or session.represents.approximate
    nominal = nominal and (high is not None or (bound.count.low or 0) > bound.firm_low)
    return Bound(_derived(bound.count.low or 0, high, approximate=nominal), bound.firm_low)


def _refuse_if_empty(low: int, high: int | None, measure: str) -> None:
    """Sessions whose own figures leave no room for the figure that they share."""
    if high is not None and low > high:
        reason = f"at least {low} and at most {high} {measure} at sessions that share a figure"
        raise ContradictionError(reason)


def _days_of(attendance: Attendance, longest: int | None, beside: int) -> tuple[int, int | None]:
    """The fewest and the most days that somebody came; the sheet shows nothing of those beside."""
    if not attendance.marks:
        return 1, longest
    present = attendance.marks.count(Mark.PRESENT)
    return present, present + attendance.marks.count(Mark.UNKNOWN) + beside


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
