"""The fewest statements that cannot all be true.

A list of statements is halved again and again (Junker's QuickXplain): what is not needed for the
contradiction falls away in large pieces. At the end each statement that is left is tried once
more: without any one of them, the rest can be true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hijra_amina.knowledge.row import Row

__all__ = ["connected", "smallest_conflict"]

IsEmpty = "Callable[[Sequence[Row]], bool]"


def smallest_conflict(
    given: Sequence[Row], stated: Sequence[Row], is_empty: Callable[[Sequence[Row]], bool]
) -> tuple[Row, ...]:
    """Statements that contradict each other, none of which can be done without.

    Args:
        given: Rows that are taken for true.
        stated: Rows that contradict each other, or the given ones.
        is_empty: Whether it is proven that nothing fits some rows.

    Returns:
        Some of the stated rows, in their order; none if the given ones contradict each other.
    """
    if is_empty(given):
        return ()
    chosen = _needed(list(given), list(range(len(stated))), stated, is_empty, changed=False)
    for index in tuple(chosen):
        rest = [one for one in chosen if one != index]
        if is_empty([*given, *(stated[one] for one in rest)]):
            chosen = rest
    return tuple(stated[index] for index in sorted(chosen))


def _needed(
    taken: list[Row],
    left: list[int],
    stated: Sequence[Row],
    is_empty: Callable[[Sequence[Row]], bool],
    *,
    changed: bool,
) -> list[int]:
    """Which of the statements left are needed, beside those that are taken."""
    if changed and is_empty(taken):
        return []
    if len(left) <= 1:
        return left
    middle = len(left) // 2
    first, second = left[:middle], left[middle:]
    of_second = _needed(
        [*taken, *(stated[one] for one in first)], second, stated, is_empty, changed=True
    )
    of_first = _needed(
        [*taken, *(stated[one] for one in of_second)],
        first,
        stated,
        is_empty,
        changed=bool(of_second),
    )
    return of_first + of_second


def connected(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows in groups that share no unknown; a row of no unknown is a group of its own."""
    groups: list[tuple[set[int], list[Row]]] = []
    home: dict[int, int] = {}
    for row in rows:
        variables = [variable for variable, _ in row.terms]
        touched = sorted({home[variable] for variable in variables if variable in home})
        if touched:
            into = touched[0]
            for other in touched[1:]:
                for variable in groups[other][0]:
                    home[variable] = into
                groups[into][0].update(groups[other][0])
                groups[into][1].extend(groups[other][1])
                groups[other] = (set(), [])
        else:
            into = len(groups)
            groups.append((set(), []))
        groups[into][0].update(variables)
        groups[into][1].append(row)
        for variable in variables:
            home[variable] = into
    order = {id(row): index for index, row in enumerate(rows)}
    return [sorted(found, key=lambda row: order[id(row)]) for _, found in groups if found]
