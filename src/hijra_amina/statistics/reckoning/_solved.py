"""A system of rows that is asked for ends of sums, and remembers them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

from hijra_amina.errors import ContradictionError
from hijra_amina.statistics.reckoning._bounds import Bounds, Side, Step
from hijra_amina.statistics.reckoning._end import End
from hijra_amina.statistics.reckoning._ledger import CONSTANT, Sum
from hijra_amina.statistics.reckoning._measuring import Amount

if TYPE_CHECKING:
    from collections.abc import Callable

    from hijra_amina.knowledge import End as Found
    from hijra_amina.knowledge import Knowledge

__all__ = ["Figure", "Solved"]

# Unknowns times rows, beyond which bounds are reckoned by intervals alone.
_MOST_EXACT = 8_000_000


class Solved:
    """The rows of a model with those that are only about right, or without them.

    Args:
        system: The rows.
        joint: The origins of figures that several sessions share.
        rosters: The sessions whose sheets show something.
        exact: Whether the rows say all that there is to say.
    """

    def __init__(
        self, system: Knowledge, joint: frozenset[str], rosters: frozenset[str], *, exact: bool
    ) -> None:
        """Nothing is reckoned yet."""
        self.system = system
        self._joint = joint
        self._rosters = rosters
        self._exact = exact
        self._known: dict[tuple[tuple[tuple[int, int], ...], Literal["low", "high"]], Found] = {}
        few = system.size * len(system.rows) <= _MOST_EXACT
        self.with_solver = None if few else False

    def low(self, one: Sum) -> End:
        """The least that a sum can be."""
        return self._end(one, "low")

    def high(self, one: Sum) -> End:
        """The most that a sum can be."""
        return self._end(one, "high")

    def _end(self, one: Sum, side: Literal["low", "high"]) -> End:
        plus = one.get(CONSTANT, 0)
        terms = tuple(
            sorted((unknown, factor) for unknown, factor in one.items() if factor and unknown >= 0)
        )
        key = terms, side
        if key not in self._known:
            self._known[key] = self.system.end(dict(terms), side, exact=self.with_solver)
        found = self._known[key]
        value = None if found.value is None else found.value + plus
        return End(value, found.proven and self._exact, self.system, terms, plus)

    def conflict(self) -> str:
        """Which statements cannot all be true, in words."""
        origins = dict.fromkeys(row.origin for row in self.system.contradiction() or ())
        by_session: dict[str, list[str]] = {}
        for origin in origins:
            session, _, path = origin.partition(": ")
            by_session.setdefault(session, []).append(path)
        said = "; ".join(
            f"session {session}: {', '.join(paths)}"
            + (", beside its roster" if session in self._rosters else "")
            for session, paths in by_session.items()
        )
        if origins.keys() & self._joint:
            return f"people and participations at sessions that share a figure, in {said}"
        return said


@attrs.frozen
class Figure:
    """A figure, ready to be worked out.

    Attributes:
        soft: The system.
        firm: The system without what is only about right.
        amount: The figure as sums.
        firmly: The figure without what is only about right.
    """

    soft: Solved
    firm: Solved
    amount: Amount
    firmly: Amount

    def low(self, sessions: tuple[str, ...]) -> Side:
        """The least that it can be.

        Args:
            sessions: The sessions that it is about.

        Returns:
            The end.

        Raises:
            ContradictionError: If what is said cannot all be true.
        """
        found = self._end(self.soft, self.soft.low, self.amount.low)
        firm = self._end(self.firm, self.firm.low, self.firmly.low)
        return Side(found.value, firm.value, found.proven, (Step(found.value, found, sessions),))

    def high(self, sessions: tuple[str, ...]) -> Side:
        """The most that it can be.

        Args:
            sessions: The sessions that it is about.

        Returns:
            The end.

        Raises:
            ContradictionError: If what is said cannot all be true.
        """
        found = self._high(self.soft, self.amount)
        firm = self._high(self.firm, self.firmly)
        return Side(found.value, firm.value, found.proven, (Step(found.value, found, sessions),))

    def bounds(self, sessions: tuple[str, ...]) -> Bounds:
        """Both ends.

        Args:
            sessions: The sessions that it is about.

        Returns:
            The bounds.

        Raises:
            ContradictionError: If what is said cannot all be true.
        """
        return Bounds(self.low(sessions), self.high(sessions))

    def _high(self, solved: Solved, amount: Amount) -> End:
        if amount.endless:
            some = self._end(solved, solved.high, amount.endless)
            if some.value != 0:
                return attrs.evolve(some, value=None)
        return self._end(solved, solved.high, amount.high)

    @staticmethod
    def _end(solved: Solved, side: Callable[[Sum], End], one: Sum) -> End:
        try:
            return side(one)
        except ContradictionError:
            raise ContradictionError(solved.conflict()) from None
