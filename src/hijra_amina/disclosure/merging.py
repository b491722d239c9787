"""`merged`: values of a dimension put together until no figure of a table is small."""

from __future__ import annotations

import itertools
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.disclosure._groups import Figures, neighbours, others
from hijra_amina.disclosure._merging_labels import label_of
from hijra_amina.disclosure._order import in_order
from hijra_amina.disclosure.rule import Method, Zeros
from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.statistics.tables import Margin, Protection, Row
from hijra_amina.values import Basis, Count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hijra_amina.disclosure.rule import Rule
    from hijra_amina.statistics.tables import Table

__all__ = ["merged", "merged_if_possible"]

_TABLE: Final = "a table to put values of together"
_MARGINS: Final = frozenset({str(Margin.ALL), str(Margin.UNKNOWN)})
_ORDERED: Final = frozenset({"age_band", "month", "quarter", "year"})
_BEGINS: Final = re.compile(r"[0-9]+")
_OTHERS: Final = "others"
_LEAST: Final = 2


def merged(table: Table, rule: Rule, *, dimension: str | None = None) -> Table:
    """Put values of one dimension together until no figure is small.

    Age groups, years, quarters and months are put together with their neighbours; of any other
    dimension, values become one, "others". Each group loses its people times the number of other
    values that each of them might have. For neighbours, and where no more than twelve values are
    free to go either way, no other choice loses less; else the best of many is taken. Margins stay
    as they are.

    The values that were put together are named in the protection, and that some figure of theirs
    is small can be guessed from it. Whether what is shown gives a small figure away together with
    other tables is not looked into here.

    Args:
        table: A table of exact counts with all its rows.
        rule: Which figures are small.
        dimension: The dimension; without one, that with most values of those where it helps.

    Returns:
        The table with fewer values and the `protection` that says which were put together; without
        evidence, and in the order of its values.

    Raises:
        UnknownCodeError: If the dimension is none of the table's.
        InvalidValueError: If the figures are not exact or do not add up, the table is a part of
            one or protected already, or no values can be put together so that nothing is small.

    Examples:
        >>> from hijra_amina.disclosure.rule import Rule
        >>> from hijra_amina.statistics.tables import Table
        >>> counts = {"*": 30, "iq-moi": 12, "iq-moe": 11, "iq-moh": 4, "iq-moj": 3}
        >>> rows = tuple(Row((key,), Count.exactly(n)) for key, n in counts.items())
        >>> table = Table(measure="people", dimensions=("ministry",), rows=rows)
        >>> [(row.key[0], row.count.value) for row in merged(table, Rule())]
        [('*', 30), ('iq-moe', 11), ('iq-moi', 12), ('others', 7)]
        >>> merged(table, Rule()).protection.merged
        (('ministry', 'others', ('iq-moh', 'iq-moj')),)
    """
    made = merged_if_possible(table, rule, dimension=dimension)
    if made is None:
        found = "none that leaves two values of a dimension and nothing small"
        raise InvalidValueError("merged", "values that can be put together", found)
    return made


def merged_if_possible(table: Table, rule: Rule, *, dimension: str | None = None) -> Table | None:
    """Put values together as `merged` does.

    Args:
        table: A table of exact counts with all its rows.
        rule: Which figures are small.
        dimension: The dimension, if it is to be a certain one.

    Returns:
        The table with fewer values; `None` if no values can be put together so that nothing is
        small.

    Raises:
        UnknownCodeError: If the dimension is none of the table's.
        InvalidValueError: If the table is none that values can be put together of.
    """
    # In an order of its own: sorted by figures, the first of a group would be the larger one.
    table = attrs.evolve(table, rows=in_order(table.rows, table.dimensions))
    counts = _exact(table)
    wanted = _dimensions(table, dimension)
    if not any(_is_small(value, rule) for value in counts.values()):
        return _made(table, rule, counts, ())
    for name in wanted:
        # A table has no row for people of whom two things are unknown where there are none.
        cube = _Cube.of(table, counts, name)
        groups = cube.groups(rule)
        if groups is not None:
            return _made(table, rule, counts, tuple(groups), name)
    return None


def _dimensions(table: Table, dimension: str | None) -> tuple[str, ...]:
    """The dimensions to try, that with most values first."""
    if dimension is None:
        sizes = {name: len(_values(table, at)) for at, name in enumerate(table.dimensions)}
        return tuple(sorted(table.dimensions, key=lambda name: -sizes[name]))
    if dimension not in table.dimensions:
        raise UnknownCodeError("dimension", str(dimension), table.dimensions)
    return (dimension,)


def _exact(table: Table) -> dict[tuple[str, ...], int]:
    if table.protection is not None:
        raise InvalidValueError(_TABLE, "one that is not protected yet", "a protected one")
    counts: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        if not isinstance(row.figure, Count) or not row.figure.is_exact:
            expected = "exact counts: bounds cannot be added up without loss"
            raise InvalidValueError(_TABLE, expected, "another figure")
        counts[row.key] = row.figure.value
    if any(key not in counts and key.count(Margin.UNKNOWN) < _LEAST for key in _whole(counts)):
        raise InvalidValueError(_TABLE, "a whole table, with all its rows", "a part of one")
    return counts


def _whole(counts: Mapping[tuple[str, ...], int]) -> Iterator[tuple[str, ...]]:
    """Every key that a table of these values has."""
    yield from itertools.product(*(dict.fromkeys(values) for values in zip(*counts, strict=True)))


def _is_small(value: int, rule: Rule) -> bool:
    return 0 < value < rule.threshold or (value == 0 and rule.zeros is Zeros.SENSITIVE)


def _values(table: Table, at: int) -> list[str]:
    """The values of a dimension without margins, in their own order where they have one."""
    seen = dict.fromkeys(row.key[at] for row in table.rows)
    values = [value for value in seen if value not in _MARGINS]
    begins = [_BEGINS.match(value) for value in values]
    if table.dimensions[at] == "age_band" and all(begins):
        return sorted(values, key=lambda value: int(_BEGINS.findall(value)[0]))
    return sorted(values) if table.dimensions[at] in _ORDERED else values


@attrs.frozen
class _Cube:
    """The figures of a table, seen along one of its dimensions."""

    name: str
    at: int
    values: tuple[str, ...]
    counts: dict[tuple[str, ...], int]
    contexts: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, table: Table, counts: dict[tuple[str, ...], int], name: str) -> _Cube:
        at = table.dimensions.index(name)
        rest = dict.fromkeys((*key[:at], *key[at + 1 :]) for key in counts)
        # What is of all values of the others comes first, since it weighs what is lost.
        contexts = sorted(rest, key=lambda key: any(value != Margin.ALL for value in key))
        cube = cls(name, at, tuple(_values(table, at)), counts, tuple(contexts))
        cube.check()
        return cube

    def key(self, context: tuple[str, ...], value: str) -> tuple[str, ...]:
        return (*context[: self.at], value, *context[self.at :])

    def check(self) -> None:
        """Refuse values that overlap, or do not make the margin."""
        for context in self.contexts:
            parts = sum(self.counts[self.key(context, value)] for value in self.values)
            unknown = self.key(context, Margin.UNKNOWN)
            parts += self.counts.get(unknown, 0)
            margin = self.counts.get(self.key(context, Margin.ALL), parts)
            is_listed = unknown in self.counts or Margin.UNKNOWN not in context
            if parts > margin or (parts != margin and is_listed):
                expected = f"values of {self.name} that add up to the margin"
                raise InvalidValueError(_TABLE, expected, "others")

    def groups(self, rule: Rule) -> Iterable[tuple[str, ...]] | None:
        """The values to put together; `None` if that does not help."""

        def is_small(value: int) -> bool:
            return _is_small(value, rule)

        stay = (
            self.counts.get(self.key(context, margin), rule.threshold)
            for context in self.contexts
            for margin in sorted(_MARGINS)
        )
        if len(self.values) <= _LEAST or any(map(is_small, stay)):
            return None
        figures: list[Figures] = [
            tuple(self.counts[self.key(context, value)] for context in self.contexts)
            for value in self.values
        ]
        choose = neighbours if self.name in _ORDERED else others
        found = choose(figures, is_small)
        return None if found is None else [tuple(self.values[at] for at in one) for one in found]


def _made(
    table: Table,
    rule: Rule,
    counts: dict[tuple[str, ...], int],
    groups: Sequence[tuple[str, ...]],
    name: str | None = None,
) -> Table:
    """The table with its values put together."""
    at = 0 if name is None else table.dimensions.index(name)
    codes = _codes(table, groups, at)
    under = {value: codes[group] for group in groups for value in group}
    sums: dict[tuple[str, ...], int] = {}
    for key, value in counts.items():
        new = key if name is None else (*key[:at], under.get(key[at], key[at]), *key[at + 1 :])
        sums[new] = sums.get(new, 0) + value
    labels = dict(table.labels)
    for group, code in codes.items():
        labels[name or "", code] = label_of(table, name or "", group)
    rows = tuple(
        Row(key, Count.exactly(value, basis=Basis.COUNTED)) for key, value in _in_order(sums, codes)
    )
    protection = Protection(
        method=Method.MERGING.value,
        threshold=rule.threshold,
        loss=Fraction(len(counts) - len(sums), len(counts)) if counts else Fraction(0),
        merged=tuple((name or "", code, group) for group, code in codes.items()),
    )
    made = attrs.evolve(
        table, rows=rows, labels=labels, evidence=None, shares_of=None, protection=protection
    )
    return made if table.shares_of is None else made.with_shares(of=table.shares_of)


def _codes(table: Table, groups: Sequence[tuple[str, ...]], at: int) -> dict[tuple[str, ...], str]:
    """What each group is called, unlike any value that is there."""
    taken = {row.key[at] for row in table.rows} if groups else set[str]()
    codes: dict[tuple[str, ...], str] = {}
    for group in groups:
        is_range = table.dimensions[at] in _ORDERED
        code = f"{group[0]}..{group[-1]}" if is_range else _OTHERS
        for number in itertools.count(_LEAST):
            if code not in taken:
                break
            code = f"{_OTHERS}-{number}"
        codes[group] = code
    return codes


def _in_order(
    sums: dict[tuple[str, ...], int], codes: dict[tuple[str, ...], str]
) -> list[tuple[tuple[str, ...], int]]:
    """Rows by value; what is "others" stands after the values that have their own names."""
    last = {code for code in codes.values() if code.startswith(_OTHERS)}
    places: list[dict[str, int]] = []
    for at in range(len(next(iter(sums), ()))):
        seen = list(dict.fromkeys(key[at] for key in sums))
        seen.sort(key=lambda value: 2 if value == Margin.UNKNOWN else value in last)
        places.append({value: place for place, value in enumerate(seen)})
    return sorted(
        sums.items(),
        key=lambda pair: [places[at][value] for at, value in enumerate(pair[0])],
    )
