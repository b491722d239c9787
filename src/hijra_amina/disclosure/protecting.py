"""`protect`: a table that can be published."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure._earlier import Kept, earlier_of
from hijra_amina.disclosure._figures import Figures, figures_of
from hijra_amina.disclosure._gate import attacked, unmet
from hijra_amina.disclosure._needs import Needs, is_told_before, needs_of
from hijra_amina.disclosure._order import in_order
from hijra_amina.disclosure._publishing import not_alone, with_hidden, with_rounded
from hijra_amina.disclosure._sealing import sealed
from hijra_amina.disclosure.numbers.problem import Problem
from hijra_amina.disclosure.numbers.verifying import faults
from hijra_amina.disclosure.published import BOUNDS
from hijra_amina.disclosure.rule import LEAST_LEFT, Method, Rule, Zeros
from hijra_amina.errors import DisclosureError, InvalidValueError
from hijra_amina.statistics.progress import Asked, Progress, following
from hijra_amina.statistics.tables import Protection, Table
from hijra_amina.statistics.tables.protection_words import ZEROS_SENSITIVE
from hijra_amina.values import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hijra_amina.disclosure._gate import Passed
    from hijra_amina.disclosure.numbers.exposure import Interval
    from hijra_amina.disclosure.numbers.problem import Need, Pattern
    from hijra_amina.disclosure.published import Claim

__all__ = ["protect"]

_WHERE = "protect"
_ALL = "*"
# How many cells times needs the search for what to hide gets through in a second.
_WORK_A_SECOND = 100_000


def protect(  # noqa: PLR0913 - all but the first two are keywords
    table: Table,
    rule: Rule | int | None = None,
    *,
    ledger: Kept | None = None,
    people: Table | None = None,
    claims: Iterable[Claim] = (),
    progress: Asked = None,
) -> Table:
    """Make a table that can be published: no small figure can be worked out from it.

    Small figures are hidden, and so many others that nobody who knows everything shown, all sums,
    every earlier release and every claim can tell a small one closer than the rule allows. The
    result is attacked before it is given out: what fails is not released.

    Args:
        table: A table of counts.
        rule: What is small and what is done about it; a whole number is a threshold.
        ledger: What was released before: a ledger, or the path of one.
        people: For figures that do not count people, such as person-days: how many people they
            are of, by the same dimensions.
        claims: What is said in words beside the table.
        progress: Whether to show how far long work has come; by default only where somebody
            looks on.

    Returns:
        A table like the one given. Hidden figures are suppressed and rounded ones approximate; its
        `protection` says what was done. It holds no figure that it does not show, and its rows
        stand in the order of their values, since an order by figures would tell of hidden ones.

    Raises:
        InvalidValueError: If the figures are no counts, or protected already.
        DisclosureError: If nothing satisfies the rule, or the attack succeeded.
        ContradictionError: If the table or the claims contradict each other.
        MissingExtraError: If the solver is not installed.

    Examples:
        >>> from hijra_amina.statistics.tables import Row, Table
        >>> from hijra_amina.values import Count
        >>> figures = {"*": 30, "iq-moi": 14, "iq-momd": 9, "iq-moh": 5, "iq-mof": 2}
        >>> rows = tuple(Row((code,), Count.exactly(n)) for code, n in figures.items())
        >>> table = Table(measure="people", dimensions=("ministry",), rows=rows)
        >>> for row in protect(table):
        ...     print(*row.key, row.figure)
        * Count.exactly(30)
        iq-mof Count.suppressed()
        iq-moh Count.suppressed()
        iq-moi Count.exactly(14)
        iq-momd Count.exactly(9)
    """
    given: object = table
    if not isinstance(given, Table):
        raise InvalidValueError("table", "a table of counts", f"a {type(given).__name__}")
    policy = Rule.of(rule)
    with following(progress) as steps:
        steps.step(0, None, "reading what was released before")
        # In an order of its own: sorted by figures, of two hidden ones the first is the larger.
        rows = in_order(table.rows, table.dimensions)
        ordered = attrs.evolve(table, rows=rows)
        earlier = earlier_of(ledger, claims)
        figures = figures_of(ordered, policy, earlier)
        needs = needs_of(figures, policy, people)
        made = _Protecting(ordered, figures, needs, policy, steps).protected()
    return sealed(made, (*earlier.grids, *earlier.claims), policy)


class _Protecting:
    """One table on its way to the public."""

    def __init__(
        self, table: Table, figures: Figures, needs: Needs, rule: Rule, steps: Progress
    ) -> None:
        self.table = table
        self.figures = figures
        self.needs = needs
        self.rule = rule
        self.steps = steps

    def protected(self) -> Table:
        if self.rule.method is Method.ROUNDING and self._can_be_rounded():
            # Beside earlier releases there may be no rounding that keeps every small figure open.
            coarse = self._round()
            return self._suppressed() if coarse is None else coarse
        if self.rule.method is Method.MERGING:
            return self._merged()
        if self._is_too_large() and self._can_be_rounded():
            coarse = self._round()
            if coarse is not None:
                return coarse
        return self._suppressed()

    # -- hiding --------------------------------------------------------------------------------

    def _suppressed(self) -> Table:
        from hijra_amina.disclosure.numbers.suppression import (  # noqa: PLC0415 - NumPy
            suppress,
        )

        problem = self._problem()
        if not problem.needs:
            return self._checked(frozenset(), (), ())

        def found(*, exact: bool | None) -> Pattern:
            return suppress(
                problem,
                exact=exact,
                time_limit=self.rule.time_limit,
                progress=lambda done, total: self.steps.step(done, total, "hiding figures"),
            )

        pattern = found(exact=None)
        if faults(problem, pattern):
            # A proof that does not hold is no proof; the search alone may do better.
            pattern = found(exact=False)
        unmet_needs = [problem.needs[number] for number in sorted(pattern.unmet)]
        if unmet_needs and self.rule.zeros is Zeros.SHOWN:
            reason = (
                f"{len(unmet_needs)} small figures cannot stay open while zeros are always shown; "
                "zeros have to be hideable"
            )
            raise DisclosureError(_WHERE, reason)
        met = [need for number, need in enumerate(problem.needs) if number not in pattern.unmet]
        return self._checked(
            not_alone(self.figures, pattern.hidden), met, pattern.witnesses, pattern
        )

    def _checked(
        self,
        hidden: frozenset[int],
        needs: Iterable[Need],
        witnesses: Iterable[tuple[int, ...]],
        pattern: Pattern | None = None,
    ) -> Table:
        """The table without the hidden figures, if it withstands the attack."""
        self.steps.step(0, None, "attacking what would be published")
        met = tuple(needs)
        places = {n: self.figures.place(self.figures.keys[n]).certain for n in sorted(hidden)}
        said = Protection(
            method=Method.SUPPRESSION.value,
            threshold=self.rule.threshold,
            hidden=len(hidden),
            releases=self.figures.earlier.releases,
            remarks=self._remarks(places.values()),
        )
        table = with_hidden(self.table, self.figures, hidden, said)
        kept = tuple(witnesses)
        passed = attacked(
            table,
            self.figures,
            self.rule,
            self.needs.known,
            places.values(),
            met,
            witnesses=kept,
        )
        failed = unmet(passed, self.figures, met, kept)
        if failed:
            raise DisclosureError(_WHERE, f"{failed} small figures could be worked out too closely")
        loss = self._loss(passed, places)
        least = Fraction(0)
        if pattern is not None and pattern.loss:
            # To the percent, because an exact proportion would tell of what is hidden.
            least = loss * Fraction(100 * pattern.least // pattern.loss, 100)
        gone = sum(row.count.status is Status.SUPPRESSED for row in table.rows)
        said = attrs.evolve(said, hidden=gone, loss=loss, least=least)
        return attrs.evolve(table, protection=said)

    def _loss(self, passed: Passed, places: dict[int, int]) -> Fraction:
        """What part of the figures is hidden, as whoever reads the table would reckon it."""
        hidden = shown = Fraction(0)
        for number, item in enumerate(self.figures.items):
            if number in places:
                interval = passed.intervals[places[number]]
                high = interval.low if interval.high is None else interval.high
                hidden += max(Fraction(1), Fraction(interval.low + high, 2))
            else:
                shown += item.loss
        return hidden / (hidden + shown) if hidden else Fraction(0)

    def _is_too_large(self) -> bool:
        """Whether to look for what to hide would take far longer than it may."""
        cells = {need.cell for need in self.needs.needs}
        return self.figures.lattice.size * len(cells) > _WORK_A_SECOND * self.rule.time_limit

    # -- rounding ------------------------------------------------------------------------------

    def _can_be_rounded(self) -> bool:
        """Whether every figure is one number."""
        return self.figures.grid.recorded and all(
            len(item.says) == 1 and item.says[0][1] == item.says[0][2]
            for item in self.figures.items
        )

    def _round(self) -> Table | None:
        """The figures rounded, beside the exact total where that is safe."""
        total = (_ALL,) * len(self.figures.grid.axes)
        exact = total in self.figures.keys and not self.rule.is_small(
            self.figures.grid.cells[total].high
        )
        for keys in ([total], []) if exact else ([],):
            table = self._rounded_beside(frozenset(keys))
            if table is not None:
                return table
        return None

    def _rounded_beside(self, exact: frozenset[tuple[str, ...]]) -> Table | None:
        from hijra_amina.disclosure.numbers.rounding import (  # noqa: PLC0415 - NumPy
            round_cells,
        )

        figures = self.figures
        found = round_cells(
            self._problem(),
            self.rule.base,
            exact=[figures.place(key).certain for key in exact],
            key=self.rule.key,
            time_limit=self.rule.time_limit,
            progress=self.steps,
        )
        if found is None:
            return None
        rounded = {
            key: found[figures.place(key).certain] for key in figures.keys if key not in exact
        }
        said = Protection(
            method=Method.ROUNDING.value,
            threshold=self.rule.threshold,
            base=self.rule.base,
            releases=figures.earlier.releases,
            remarks=self._remarks([figures.place(key).certain for key in rounded], rounded=True),
        )
        table = with_rounded(self.table, rounded, said)
        self.steps.step(0, None, "attacking what would be published")
        needs = self.needs.needs
        passed = attacked(table, figures, self.rule, (), (), needs, self._stays_open)
        if unmet(passed, figures, needs, (), self._stays_open):
            return None
        return attrs.evolve(table, protection=attrs.evolve(said, loss=self._blur(rounded)))

    def _stays_open(self, need: Need, interval: Interval) -> bool:
        """Whether enough numbers are possible for a figure that is rounded.

        About 5 is anything from 1 to 9: what a small figure is not is told, and what it is is not.
        """
        if interval.covers(need.low, need.high):
            return True
        if need.cell not in self.needs.small or interval.seen_low is None:
            return False
        least = min(LEAST_LEFT, need.high - need.low + 1)
        return interval.seen_high is None or interval.seen_high - interval.seen_low + 1 >= least

    def _blur(self, rounded: Mapping[tuple[str, ...], int]) -> Fraction:
        """How far figures may be off, in all of them, as whoever reads the table would reckon."""
        blur = size = Fraction(0)
        for multiple in rounded.values():
            low, high = max(0, multiple - self.rule.base + 1), multiple + self.rule.base - 1
            blur += Fraction(high - low, 2)
            size += max(Fraction(1), Fraction(high + low, 2))
        return blur / size if blur else Fraction(0)

    # -- putting values together ---------------------------------------------------------------

    def _merged(self) -> Table:
        """Values put together; where that does not do, figures hidden instead."""
        from hijra_amina.disclosure.merging import (  # noqa: PLC0415 - only for this method
            merged_if_possible,
        )

        table = merged_if_possible(self.table, self.rule)
        if table is None or table.protection is None:
            return self._suppressed()
        left = {row.key for row in table.rows}
        gone = [self.figures.place(key).certain for key in self.figures.keys if key not in left]
        said = attrs.evolve(
            table.protection,
            releases=self.figures.earlier.releases,
            remarks=self._remarks(gone, merged=True),
        )
        table = attrs.evolve(table, protection=said)
        self.steps.step(0, None, "attacking what would be published")
        needs = self.needs.needs
        passed = attacked(table, self.figures, self.rule, self.needs.known, (), needs)
        return self._suppressed() if unmet(passed, self.figures, needs) else table

    # -- both ----------------------------------------------------------------------------------

    def _problem(self) -> Problem:
        figures = self.figures
        return Problem(
            size=figures.lattice.size,
            truth=figures.truth,
            rows=(*figures.known, *self.needs.known),
            items=figures.items,
            needs=self.needs.needs,
        )

    def _remarks(
        self, cells: Iterable[int], *, rounded: bool = False, merged: bool = False
    ) -> tuple[str, ...]:
        """What else to know of a table in which the figures of these cells are not shown."""
        remarks: list[str] = []
        if not self.figures.grid.recorded:
            remarks.append(BOUNDS)
        if is_told_before(self.figures, self.rule, sorted(set(cells))):
            remarks.append("known_before")
        if self.figures.superseded:
            remarks.append("superseded")
        could_not_be = self.rule.method is Method.ROUNDING and not self._can_be_rounded()
        if could_not_be:
            remarks.append("not_rounded")
        if self.rule.method is Method.SUPPRESSION and rounded:
            remarks.append("rounded_instead")
        if self.rule.method is not Method.SUPPRESSION and not (rounded or merged or could_not_be):
            remarks.append("hidden_instead")
        if self.rule.zeros is Zeros.SENSITIVE:
            remarks.append(ZEROS_SENSITIVE)
        return tuple(remarks)
