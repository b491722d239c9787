"""What must stay open when a table is published: small figures, to the public and to insiders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure.lattice.cell import unit_of
from hijra_amina.disclosure.numbers.exposure import Interval, exposures
from hijra_amina.disclosure.numbers.problem import Need
from hijra_amina.disclosure.rule import Insider, Zeros
from hijra_amina.errors import InvalidValueError
from hijra_amina.knowledge import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hijra_amina.disclosure._figures import Figures
    from hijra_amina.disclosure.rule import Rule
    from hijra_amina.statistics.tables import Table

__all__ = ["Needs", "is_told_before", "needs_of"]

_ALL, _UNKNOWN, _NONE = "*", "?", "none"
_OF_BODIES = ("ministry", "body")

Key = tuple[str, ...]


@attrs.frozen(kw_only=True)
class Needs:
    """What must stay open.

    Attributes:
        small: The cells of small figures of the table.
        needs: How far which cells have to stay open.
        known: What readers know besides, by a convention that they know.
    """

    small: frozenset[int]
    needs: tuple[Need, ...]
    known: tuple[Row, ...] = ()


def needs_of(figures: Figures, rule: Rule, people: Table | None) -> Needs:
    """What must stay open when a table is published.

    Args:
        figures: The table.
        rule: What is small.
        people: How many people each figure is of, where that is not what it counts.

    Returns:
        The needs.

    Raises:
        InvalidValueError: If it is not known of how many people the figures are.
    """
    small = _small(figures, rule, people)
    known = _convention(figures, rule)
    rows = (*figures.known, *known)
    wanted = [*small, *_others(figures, rows, rule, small)]
    # What a convention tells is no excuse: it is a part of the rule.
    before = _before(figures, figures.known, wanted)
    needs: list[Need] = []
    for cell, interval in zip(wanted, before, strict=True):
        floor = 1 if rule.zeros is Zeros.SHOWN and cell in small else 0
        low = max(floor, interval.low)
        high = max(rule.open_to, figures.truth[cell] if cell in small else 0)
        if interval.high is not None and interval.high < high:
            high = interval.high
        needs.append(Need(cell=cell, low=low, high=max(low, high)))
    public = tuple(needs)
    for insider in rule.insiders:
        needs += _for_insider(insider, figures, rows, public)
    return Needs(small=frozenset(small), needs=tuple(needs), known=known)


def is_told_before(figures: Figures, rule: Rule, cells: Sequence[int]) -> bool:
    """Whether earlier releases and claims already tell more of cells than the rule would.

    It is judged by what everybody knew before, of all cells alike, small or not: a remark that
    stood only where a small figure is concerned would tell which figures are small.

    Args:
        figures: The table.
        rule: What is small.
        cells: The cells of figures that the table does not show.

    Returns:
        Whether one of them may be small, and cannot be all that it would have to be able to be.
    """
    return any(
        interval.low < rule.threshold
        and (interval.low > 0 or (interval.high is not None and interval.high < rule.open_to))
        for interval in _before(figures, figures.known, cells)
    )


def _small(figures: Figures, rule: Rule, people: Table | None) -> list[int]:
    """The cells of small figures, each once."""
    if unit_of(figures.grid.measure) == "sessions":
        # Sessions are nobody.
        return []
    found: dict[int, None] = {}
    for key, item in zip(figures.keys, figures.items, strict=True):
        # Of whom nothing is known is nothing that anybody is; but somebody of one ministry is
        # somebody of it, whatever else is not known of him. Ends of bounds are no people at all.
        if _UNKNOWN in key and (
            not figures.grid.recorded or all(value in {_ALL, _UNKNOWN} for value in key)
        ):
            continue
        for cell, low, high in item.says:
            least, most = _people(figures, key, (low, high), people)
            small = rule.is_small(most) or (low == high and rule.is_small(least))
            if small and cell == figures.place(key).certain:
                found[cell] = None
    return list(found)


def _people(
    figures: Figures, key: Key, ends: tuple[int, int | None], people: Table | None
) -> tuple[int, int | None]:
    """Of how many people a figure is, at the least and at the most."""
    unit = unit_of(figures.grid.measure)
    low, high = ends
    if unit in {"people", "testimonials"}:
        return ends
    if people is not None:
        named = dict(zip((axis.dimension for axis in figures.grid.axes), key, strict=True))
        where = {name: value for name, value in named.items() if value != _ALL}
        count = people.row(**where).count
        return count.low or 0, count.high
    if unit == "person_days":
        expected = "a table of people by the same dimensions, as one of them may have many days"
        raise InvalidValueError("people", expected, "none")
    scope = figures.lattice.cells[figures.place(key).certain].scope
    if isinstance(scope, str):
        expected = "a table of people by the same dimensions, as the sessions are not known"
        raise InvalidValueError("people", expected, "none")
    # Each of them may have been at every session.
    most = max(1, len(scope))
    return -(-low // most), None if high is None else -(-high // most)


def _convention(figures: Figures, rule: Rule) -> tuple[Row, ...]:
    """That what is hidden is no nought, where noughts are always shown."""
    if rule.zeros is not Zeros.SHOWN:
        return ()
    cells = {cell: low for item in figures.items for cell, low, _ in item.says}
    return tuple(
        Row(terms={cell: 1}, low=1, origin="zeros are shown")
        for cell, low in sorted(cells.items())
        if low > 0
    )


def _others(
    figures: Figures, rows: Sequence[Row], rule: Rule, small: Sequence[int]
) -> Iterator[int]:
    """Cells of no figure of the table that it would tell of: earlier ones, and differences."""
    if not figures.earlier.grids and not figures.earlier.claims:
        return
    own = {cell for item in figures.items for cell, _, _ in item.says} | set(small)
    hidden = {
        laid.places[key].certain
        for laid in figures.lattice.tables[:-1]
        for key, shown in laid.grid.cells.items()
        if key in laid.places and _UNKNOWN not in key and (shown.hidden or shown.low != shown.high)
    }
    others = [
        number
        for number, cell in enumerate(figures.lattice.cells)
        if number not in own
        and not cell.possible
        and unit_of(cell.measure) not in {"sessions", "person_days"}
        and all(value != _UNKNOWN for _, value in cell.conditions)
    ]
    if not others:
        return
    said = [
        Row(terms={cell: 1}, low=low, high=high)
        for item in figures.items
        for cell, low, high in item.says
    ]
    truth = (figures.truth,)
    before = exposures(figures.lattice.size, rows, others, possible=truth, enough=_is_enough)
    after = exposures(
        figures.lattice.size, [*rows, *said], others, possible=truth, enough=_is_enough
    )
    for number, was, now in zip(others, before, after, strict=True):
        if was.low >= rule.threshold or was == now:
            continue
        told = now.low > was.low or (now.high is not None and now.high < rule.open_to)
        if (number in hidden and told) or rule.is_small(now.high):
            yield number


def _before(figures: Figures, rows: Sequence[Row], cells: Sequence[int]) -> tuple[Interval, ...]:
    """What everybody knows of cells before the table is published."""
    facts = len(rows) > len(figures.lattice.sums)
    if not facts:
        return tuple(Interval(0, None, 0, None) for _ in cells)
    return exposures(
        figures.lattice.size, rows, cells, possible=(figures.truth,), enough=_is_enough
    )


def _is_enough(_: int, interval: Interval) -> bool:
    """What is proven in fractions may be a little wide: then too much is asked for, not too little.

    That there are whole numbers at all is to be seen.
    """
    return interval.seen_low is not None


def _for_insider(
    insider: Insider, figures: Figures, rows: Sequence[Row], needs: Sequence[Need]
) -> Iterator[Need]:
    if insider is Insider.CONTRIBUTOR:
        alone = [
            cell
            for key, item in zip(figures.keys, figures.items, strict=True)
            if _ALL not in key and _UNKNOWN not in key
            for cell, low, high in item.says[:1]
            if low == high == 1
        ]
        groups: list[tuple[int, ...]] = [(cell,) for cell in dict.fromkeys(alone)]
    else:
        groups = list(_ministries(figures))
    for known in groups:
        own = [
            Row(terms={cell: 1}, low=figures.truth[cell], high=figures.truth[cell])
            for cell in known
        ]
        others = [need for need in needs if need.cell not in known]
        found = exposures(
            figures.lattice.size,
            [*rows, *own],
            [need.cell for need in others],
            possible=(figures.truth,),
        )
        for need, interval in zip(others, found, strict=True):
            # Whoever is part of a figure knows that it is no less; the rest can stay open.
            low = max(need.low, interval.low)
            high = need.high if interval.high is None else min(need.high, interval.high)
            yield attrs.evolve(need, low=low, high=max(low, high), known=known)


def _ministries(figures: Figures) -> Iterator[tuple[int, ...]]:
    """The cells of each ministry, or of each body where there are no ministries."""
    names = [axis.dimension for axis in figures.grid.axes]
    name = next((one for one in _OF_BODIES if one in names), None)
    if name is None:
        return
    at = names.index(name)
    for value in figures.grid.axes[at].values:
        if value in {_UNKNOWN, _NONE}:
            continue
        cells = [
            figures.place(key).certain
            for key in figures.keys
            if key[at] == value and _UNKNOWN not in key
        ]
        yield tuple(dict.fromkeys(cells))
