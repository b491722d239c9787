"""`attack`: what anybody can work out of what is hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, overload

import attrs

from hijra_amina.disclosure._contradicting import standing
from hijra_amina.disclosure._earlier import Earlier, Kept, earlier_of
from hijra_amina.disclosure.lattice import Lattice, lattice_of
from hijra_amina.disclosure.lattice.cell import unit_of
from hijra_amina.disclosure.numbers.exposure import Interval, exposures
from hijra_amina.disclosure.published import Grid, grid_of
from hijra_amina.disclosure.rule import Rule
from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.knowledge import Knowledge
from hijra_amina.statistics.progress import Asked, following
from hijra_amina.statistics.tables import Table
from hijra_amina.values._coded import Coded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hijra_amina.disclosure.published import Claim, Shown

__all__ = ["Attack", "Exposure", "Known", "attack"]

_UNKNOWN = "?"

Key = tuple[str, ...]

# Up to so many cells it can be asked why an end is what it is.
_EXPLAINED = 1_500
# What is so wide in fractions is not narrowed to one number by being whole.
_WIDE = 4


class Known(Coded):
    """How a figure is known: from what the attack begins.

    Examples:
        >>> Known("hidden")
        <Known.HIDDEN: 'hidden'>
    """

    HIDDEN = "hidden"
    ROUNDED = "rounded"
    SHOWN = "shown"
    DERIVED = "derived"


@attrs.frozen(kw_only=True)
class Exposure:
    """What anybody can work out of one figure.

    Attributes:
        table: The number of the table among those attacked; `None` for a figure of an earlier
            release, or of no table at all.
        key: Its key in the table; empty where it is in none.
        measure: What it counts.
        sessions: At which sessions, where that is known.
        where: Of whom, a value for each dimension; with `¬` before it, of all who do not have it.
        low: The least that it can be.
        high: The most; `None` if there is no most.
        low_certain: Whether the least is proven to be possible; else it may be more.
        high_certain: The same of the most.
        known: Whether it is hidden, rounded, simply shown, or in no table at all.
    """

    table: int | None
    key: tuple[str, ...]
    measure: str
    sessions: frozenset[str] | None
    where: tuple[tuple[str, str], ...]
    low: int
    high: int | None
    low_certain: bool = True
    high_certain: bool = True
    known: Known = Known.HIDDEN
    _known_from: Callable[[], tuple[str, ...]] | None = attrs.field(
        default=None, alias="known_from", eq=False, repr=False
    )

    @property
    def because(self) -> tuple[str, ...]:
        """From which releases and claims both ends follow; none where too much hangs together."""
        return () if self._known_from is None else self._known_from()

    @property
    def is_exact(self) -> bool:
        """Whether only one number is left."""
        return self.low == self.high


@attrs.frozen(kw_only=True)
class Attack(Sequence[Exposure]):
    """What anybody can work out: an exposure for each figure that is hidden, rounded or small.

    Attributes:
        exposures: What was found, tables first, in their order.
        rule: By which rule figures are small, if one was given.

    Examples:
        >>> from hijra_amina.statistics.tables import Protection, Row, Table
        >>> from hijra_amina.values import Count
        >>> figures = {"*": Count.exactly(30), "iq-moi": Count.exactly(26)}
        >>> figures |= {"iq-moh": Count.suppressed(), "iq-mof": Count.suppressed()}
        >>> said = Protection(method="suppression", threshold=5, hidden=2)
        >>> table = Table(
        ...     measure="people",
        ...     dimensions=("ministry",),
        ...     rows=tuple(Row((code,), count) for code, count in figures.items()),
        ...     protection=said,
        ... )
        >>> found = attack(table)
        >>> [(one.key, one.low, one.high) for one in found]
        [(('iq-moh',), 0, 4), (('iq-mof',), 0, 4)]
        >>> found.is_safe
        False
    """

    exposures: tuple[Exposure, ...] = attrs.field(repr=lambda found: f"<{len(found)}>")
    rule: Rule | None = attrs.field(default=None, repr=False)

    @property
    def exact(self) -> tuple[Exposure, ...]:
        """The figures that are found exactly, without being shown."""
        return tuple(one for one in self.exposures if one.is_exact and one.known is not Known.SHOWN)

    def narrowed(self, rule: Rule | int | None = None) -> tuple[Exposure, ...]:
        """The figures of which too much is known.

        Nobody who sees a hidden figure knows whether it is hidden for its own sake, or for
        another's. Too much is known of it where it is certainly too small to be shown, or found
        exactly; and where it may be small, but is certain to be less than what must stay possible.

        Args:
            rule: The rule, or its threshold; that of the attack, or the usual one, if not given.

        Returns:
            The exposures.
        """
        asked = Rule.of(rule) if rule is not None or self.rule is None else self.rule
        return tuple(one for one in self.exposures if _is_too_close(one, asked))

    @property
    def is_safe(self) -> bool:
        """Whether too much is known of no figure."""
        return not self.narrowed()

    def __len__(self) -> int:
        """How many exposures there are."""
        return len(self.exposures)

    def __iter__(self) -> Iterator[Exposure]:
        """The exposures."""
        return iter(self.exposures)

    @overload
    def __getitem__(self, at: int) -> Exposure: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Exposure, ...]: ...

    def __getitem__(self, at: int | slice) -> Exposure | tuple[Exposure, ...]:
        """An exposure by its place, or some of them."""
        return self.exposures[at]


def _is_too_close(one: Exposure, rule: Rule) -> bool:
    if one.known in {Known.SHOWN, Known.DERIVED}:
        return rule.is_small(one.high)
    if one.is_exact:
        # That a hidden figure is nought tells nothing of anybody, unless zeros are sensitive.
        return one.low > 0 or rule.is_small(one.high)
    if one.known is Known.ROUNDED or one.high is None:
        return False
    return one.high < rule.open_to


def attack(
    tables: Table | Grid | Iterable[Table | Grid] = (),
    *,
    ledger: Kept | None = None,
    claims: Iterable[Claim] = (),
    rule: Rule | int | None = None,
    progress: Asked = None,
) -> Attack:
    """Work out of tables, earlier releases and claims what they do not show.

    Args:
        tables: A table, or several that are published together; also as they were shown.
        ledger: What was released before: a ledger, or the path of one.
        claims: What is said in words besides.
        rule: What is small; with it, small figures that are shown, or that follow for no figure
            of any table, are found too.
        progress: Whether to show how far long work has come.

    Returns:
        Between which numbers each hidden or rounded figure lies, as closely as anybody can tell.

    Raises:
        InvalidValueError: If the figures of a table are no counts.
        ContradictionError: If tables, releases and claims contradict each other. Releases that
            contradict later ones do not: what a later one shows otherwise is left out.

    Examples:
        >>> from hijra_amina.statistics.tables import Row, Table
        >>> from hijra_amina.values import Count
        >>> rows = (
        ...     Row(("*",), Count.exactly(27)),
        ...     Row(("female",), Count.exactly(24)),
        ...     Row(("male",), Count.suppressed()),
        ... )
        >>> found = attack(Table(measure="people", dimensions=("sex",), rows=rows))
        >>> [(one.key, one.low, one.high) for one in found]
        [(('male',), 3, 3)]
    """
    given = (tables,) if isinstance(tables, Table | Grid) else tuple(tables)
    asked = None if rule is None else Rule.of(rule)
    earlier = earlier_of(ledger, claims)
    hierarchies = None if asked is None else asked.hierarchies
    grids = [
        _seen(table, hierarchies, _named(number, len(given))) for number, table in enumerate(given)
    ]
    with following(progress) as steps:

        def run(known: Earlier) -> Attack:
            lattice = lattice_of([*grids, *known.grids], known.claims, hierarchies)
            return _Attacking(lattice, len(grids), asked).run(
                lambda done, total: steps.step(done, total, "attacking")
            )

        try:
            return run(earlier)
        except ContradictionError:
            # Earlier releases may have been mended by later ones.
            kept = standing(earlier, rule=asked)
            if kept is earlier:
                raise
        return run(kept)


def _seen(
    table: Table | Grid,
    hierarchies: Mapping[tuple[str, str], Mapping[str, str]] | None,
    origin: str,
) -> Grid:
    given: object = table
    if isinstance(given, Grid):
        return attrs.evolve(given, origin=given.origin or origin)
    if not isinstance(given, Table):
        raise InvalidValueError("tables", "tables of counts", f"a {type(given).__name__}")
    return grid_of(given, hierarchies=hierarchies, origin=origin)


def _named(number: int, of: int) -> str:
    return "this table" if of == 1 else f"table {number + 1}"


class _Attacking:
    """One attack."""

    def __init__(self, lattice: Lattice, tables: int, rule: Rule | None) -> None:
        self.lattice = lattice
        self.tables = tables
        self.rule = rule
        self.rows = lattice.rows
        self.known = Knowledge(lattice.size, self.rows)

    def run(self, progress: Callable[[int, int], None]) -> Attack:
        wanted = list(self._wanted())
        cells = list(dict.fromkeys(cell for _, _, cell, _ in wanted))
        intervals = exposures(
            self.lattice.size, self.rows, cells, enough=self._is_enough, progress=progress
        )
        found = dict(zip(cells, intervals, strict=True))
        kept = tuple(
            self._exposure(table, key, cell, known, found[cell])
            for table, key, cell, known in wanted
            if known not in {Known.SHOWN, Known.DERIVED}
            or (self.rule is not None and self.rule.is_small(found[cell].high))
        )
        return Attack(exposures=kept, rule=self.rule)

    def _is_enough(self, _: int, interval: Interval) -> bool:
        """Whether it need not be looked into more closely, where thousands are asked for.

        Either whole numbers show that not too much is known; or the ends are certain; or they are
        so far apart in fractions that whole numbers between them are as good as sure to be
        possible. Ends of the last kind are not called certain.
        """
        low, high = interval.seen_low, interval.seen_high
        if interval.low_certain and interval.high_certain:
            return True
        if interval.high is None or interval.high - interval.low >= _WIDE:
            return True
        return low is not None and (high is None or high >= low + 1)

    def _wanted(self) -> Iterator[tuple[int | None, Key, int, Known]]:
        """The table, the key and the cell of what is attacked."""
        seen: set[int] = set()
        for number, laid in enumerate(self.lattice.tables):
            for key, shown in laid.grid.cells.items():
                place = laid.places.get(key)
                if place is None or _UNKNOWN in key:
                    continue
                seen.add(place.certain)
                known = _known(laid.grid, shown)
                if known is Known.SHOWN and (
                    self.rule is None or not _is_of_people(laid.grid.measure)
                ):
                    continue
                if known is not Known.SHOWN or number < self.tables:
                    yield (number if number < self.tables else None), key, place.certain, known
        for cell, about in enumerate(self.lattice.cells) if self.rule is not None else ():
            unknown = any(value == _UNKNOWN for _, value in about.conditions)
            if (
                cell not in seen
                and not about.possible
                and not unknown
                and _is_of_people(about.measure)
            ):
                yield None, (), cell, Known.DERIVED

    def _exposure(
        self, table: int | None, key: Key, cell: int, known: Known, interval: Interval
    ) -> Exposure:
        about = self.lattice.cells[cell]
        return Exposure(
            table=table,
            key=key if table is not None else (),
            measure=about.measure,
            sessions=None if isinstance(about.scope, str) else about.scope,
            where=about.conditions,
            low=interval.low,
            high=interval.high,
            low_certain=interval.low_certain,
            high_certain=interval.high_certain,
            known=known,
            known_from=partial(_because, self.known, cell, interval)
            if self.lattice.size <= _EXPLAINED
            else None,
        )


def _because(known: Knowledge, cell: int, interval: Interval) -> tuple[str, ...]:
    """The releases and claims from which the ends of a cell follow."""
    reasons: list[str] = []
    if interval.low > 0:
        reasons += [row.origin for row in known.reasons({cell: 1}, "low")]
    if interval.high is not None:
        reasons += [row.origin for row in known.reasons({cell: 1}, "high")]
    return tuple(dict.fromkeys(reasons))


def _known(grid: Grid, shown: Shown) -> Known:
    if shown.hidden:
        return Known.HIDDEN
    if grid.base is not None and shown.low != shown.high:
        return Known.ROUNDED
    return Known.SHOWN


def _is_of_people(measure: str) -> bool:
    return unit_of(measure) != "sessions"
