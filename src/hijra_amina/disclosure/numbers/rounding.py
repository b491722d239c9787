"""Controlled rounding: every figure a multiple of a base, and parts that still add up.

Each cell becomes one of the two multiples around it, and a multiple stays as it is; among all
tables of such cells that add up the nearest is taken, or with a secret key one that nobody without
the key can foretell. A solver proposes it, and whole numbers are counted again here: what comes
back lies less than the base from the truth and adds up, whatever the solver said.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.disclosure.numbers._rounding_solver import Choice, choose
from hijra_amina.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from hijra_amina.disclosure.numbers.problem import Problem
    from hijra_amina.knowledge import Row

__all__ = ["round_cells"]

# With a key, a cost is moved by up to twice the base in steps of this part of one.
_STEPS: Final = 1 << 16
_BYTES: Final = 8


def round_cells(  # noqa: PLR0913 - all but the first two are keywords
    problem: Problem,
    base: int,
    *,
    exact: Collection[int] = (),
    key: bytes | None = None,
    time_limit: float = 60.0,
    progress: Callable[[int, int | None, str], object] | None = None,
) -> tuple[int, ...] | None:
    """Round all cells so that they add up as the truth does.

    What has to add up are the rows that are true by construction and say that a sum is nought:
    that parts make their whole. Where the problem has items, these are the figures that are
    published, and rows that speak of other cells than theirs need not hold: nobody sees those. A
    cell that is a multiple already stays as it is; it could go nowhere else within less than the
    base.

    Without a key, as little is changed as adding up allows. Who knows that may guess better than
    "less than the base away". With one, each cell by itself would go up as often as it is nearer
    to the multiple above (of 1 to the base 5, one time in five), by a draw that depends on the
    key, the place of the cell and its truth alone; so a figure that is released twice is rounded
    twice alike, as far as what surrounds it is.

    Args:
        problem: The cells, their truth, what adds up, and in its items which are published; needs
            do not matter here.
        base: To multiples of what they are rounded.
        exact: Cells that are published exactly beside the rounded ones, as a headcount is. They
            come back as they are; what the rows say holds of the rounded parts and of another
            number in the cell's stead, which is less than the base away from it.
        key: The secret that makes rounding unpredictable.
        time_limit: After how many seconds the search for less change ends. Within it, the same
            content and key have the same result.
        progress: Told how many groups of cells are done, and of how many.

    Returns:
        A number for each cell. `None` if there are none that add up, or none were found in time:
        the table has to be made coarser then.

    Raises:
        InvalidValueError: If the base is less than 2, or an exact cell is none of the problem's.
        MissingExtraError: If the solver is not installed.

    Examples:
        >>> from hijra_amina.knowledge import Row
        >>> from hijra_amina.disclosure.numbers.problem import Problem
        >>> whole = Row(terms={0: 1, 1: 1, 2: -1}, low=0, high=0, given=True)
        >>> problem = Problem(size=3, truth=(16, 11, 27), rows=(whole,), items=(), needs=())
        >>> round_cells(problem, 5)
        (15, 10, 25)
        >>> round_cells(problem, 5, exact=(2,))
        (15, 10, 27)
    """
    kept = frozenset(exact)
    if base <= 1:
        raise InvalidValueError("round_cells", "a base of 2 or more", "less")
    if not kept <= frozenset(range(problem.size)):
        raise InvalidValueError("round_cells", "exact cells of the problem", "others")
    ends = time.monotonic() + time_limit
    below = [value - value % base for value in problem.truth]
    free = [cell for cell, value in enumerate(problem.truth) if value % base]
    rows = _rows(problem)
    sums = _sums(problem, rows, base, below)
    groups = _groups(problem.size, free, sums)
    up: dict[int, bool] = {}
    for at, group in enumerate(groups):
        costs = {cell: _cost(cell, problem.truth[cell], base, key) for cell in group.cells}
        unmoved = sum(problem.truth[cell] % base for cell in group.cells)
        choice = Choice(
            cells=group.cells,
            costs=costs,
            sums=group.sums,
            unmoved=unmoved * (1 if key is None else _STEPS),
        )
        found = choose(choice, until=ends)
        if found is None:
            return None
        up |= found
        if progress is not None:
            progress(at + 1, len(groups), "groups of cells")
    rounded = [low + base * up.get(cell, False) for cell, low in enumerate(below)]
    if not _is_right(problem, rows, base, rounded):
        return None
    return tuple(
        problem.truth[cell] if cell in kept else value for cell, value in enumerate(rounded)
    )


@attrs.frozen
class _Sum:
    """Of some cells that are not multiples, how many go up: `sum of coefficient * up = needed`."""

    terms: Mapping[int, int]
    needed: int


@attrs.frozen
class _Group:
    """Cells that have to be rounded together, and what has to hold of them."""

    cells: tuple[int, ...]
    sums: tuple[tuple[tuple[tuple[int, int], ...], int], ...]


def _rows(problem: Problem) -> list[Row]:
    """The rows that say that parts make their whole, of cells that are published."""
    seen = {cell for item in problem.items for cell, _, _ in item.says}
    nobody = {cell for cell, value in enumerate(problem.truth) if value == 0}
    return [
        row
        for row in problem.rows
        if row.given
        and row.low == row.high == 0
        and (not seen or all(cell in seen or cell in nobody for cell, _ in row.terms))
    ]


def _sums(problem: Problem, rows: Iterable[Row], base: int, below: Sequence[int]) -> list[_Sum]:
    made: list[_Sum] = []
    for row in rows:
        terms = {cell: times for cell, times in row.terms if problem.truth[cell] % base}
        # All cells at the multiple below miss nought by a multiple of the base.
        missing = -sum(times * below[cell] for cell, times in row.terms)
        made.append(_Sum(terms, missing // base))
    return made


def _groups(size: int, free: Sequence[int], sums: Sequence[_Sum]) -> list[_Group]:
    """Cells that no row ties to each other are rounded apart."""
    root = list(range(size))

    def top(cell: int) -> int:
        while root[cell] != cell:
            root[cell] = root[root[cell]]
            cell = root[cell]
        return cell

    for one in sums:
        first, *others = one.terms or (0,)
        for other in others:
            root[top(other)] = top(first)
    cells: dict[int, list[int]] = {}
    for cell in free:
        cells.setdefault(top(cell), []).append(cell)
    said: dict[int, list[tuple[tuple[tuple[int, int], ...], int]]] = {}
    for one in sums:
        if one.terms:
            group = top(next(iter(one.terms)))
            said.setdefault(group, []).append((tuple(sorted(one.terms.items())), one.needed))
    return [_Group(tuple(tied), tuple(said.get(at, ()))) for at, tied in cells.items()]


def _cost(cell: int, truth: int, base: int, key: bytes | None) -> int:
    """What it costs more to go up than down: the distances, moved by a draw where there is a key.

    The draw is even between minus and plus the base. So a cell with the rest 1 of 5, for which up
    costs 3 more, goes up by itself where the draw is below minus 3: one time in five.
    """
    nearer = base - 2 * (truth % base)
    if key is None:
        return nearer
    said = f"controlled rounding/{base}/{cell}/{truth}".encode()
    drawn = int.from_bytes(hmac.new(key, said, hashlib.sha256).digest()[:_BYTES], "big")
    return nearer * _STEPS + drawn * 2 * base * _STEPS // (1 << 8 * _BYTES) - base * _STEPS


def _is_right(problem: Problem, rows: Iterable[Row], base: int, rounded: Sequence[int]) -> bool:
    """Whether all numbers are multiples near the truth that add up, counted in whole numbers."""
    near = all(
        value % base == 0 and abs(value - true) < base
        for value, true in zip(rounded, problem.truth, strict=True)
    )
    return near and all(
        sum(times * rounded[cell] for cell, times in row.terms) == 0 for row in rows
    )
