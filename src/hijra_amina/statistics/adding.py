"""Adding tables up: participations at these sessions and at those, and never people to people."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final, cast

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.statistics._cells import Key
from hijra_amina.statistics.dimensions import DIMENSIONS
from hijra_amina.statistics.measures import MEASURES, Unit
from hijra_amina.statistics.tables import Coverage, Table
from hijra_amina.values import Count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.statistics._cells import Reasoning
    from hijra_amina.statistics.tables import Row
    from hijra_amina.values import LocalizedText

__all__ = ["combined"]

_ALL: Final = "*"
_NOT_KNOWN: Final = "?"


def combined(*tables: Table) -> Table:
    """One table of the same measure over the sessions of several.

    Participations, person-days, sessions and testimonials add up, as long as no session is
    counted twice. People do not: somebody may have come to sessions of both. That takes the union
    of the people, and so a question about all the sessions at once.

    Args:
        *tables: Tables of one measure by the same dimensions, under the same conditions.

    Returns:
        A table with the values of all of them. A value that one table does not have is counted
        there as possible among what it could not place.

    Raises:
        InvalidValueError: If the measure does not add up, the tables are not alike, a session is,
            or may be, in two of them, or one is protected: what a sum gives away beside its parts
            has to be looked into, so the sum is what is protected.

    Examples:
        >>> from hijra_amina.model import Headcount, Session, Statement
        >>> from hijra_amina.statistics import tabulate
        >>> from hijra_amina.values import LocalizedText
        >>> june, july = (
        ...     Session(
        ...         id=key,
        ...         title=LocalizedText({"en": "Workshop"}),
        ...         headcount=Headcount(statements=(Statement(count=n),)),
        ...     )
        ...     for key, n in (("june", 27), ("july", 32))
        ... )
        >>> combined(tabulate(june, "participations"), tabulate(july, "participations")).total
        Count.exactly(59)
        >>> combined(tabulate(june, "people"), tabulate(july, "people"))
        Traceback (most recent call last):
        ...
        hijra_amina.errors.InvalidValueError: tables to add up: expected a measure that adds up, \
found people: somebody who came to sessions of both would be counted twice, so ask for the \
people of all these sessions at once, tabulate([*sessions, *more_sessions], 'people')
    """
    if not tables:
        raise InvalidValueError(_WHERE, "a table at least", "none")
    for table in tables:
        if not isinstance(cast("object", table), Table):
            found = f"a value of type {type(table).__name__}"
            raise InvalidValueError(
                _WHERE, "tables, each by itself, and not a table in a list", found
            )
        if table.protection is not None:
            # What a sum gives away together with its parts, nobody has looked into.
            found = "a protected one: add the tables up first, and protect the sum"
            raise InvalidValueError(_WHERE, "tables as they were counted", found)
    first = tables[0]
    _refuse_what_does_not_add_up(first)
    for other in tables[1:]:
        _refuse_unlike(first, other)
    sessions = _all_sessions(tables)
    values = [
        _merged([_values(table, place) for table in tables])
        for place in range(len(first.dimensions))
    ]
    cells = [_Cells.of(table) for table in tables]
    parts = {
        key: tuple(each.at(key) for each in cells)
        for key in itertools.product(*((_ALL, *known, _NOT_KNOWN) for known in values))
    }
    labels: dict[tuple[str, str], LocalizedText] = {}
    for table in reversed(tables):
        labels |= dict(table.labels)
    template = first.rows[0]
    rows = tuple(_row(template, key, counts) for key, counts in parts.items())
    return attrs.evolve(
        first,
        rows=rows,
        labels=labels,
        evidence=Summed(parts),
        sessions=sessions,
        coverage=_covered(tables),
        shares_of=None,
    )


_WHERE = "tables to add up"


def _refuse_what_does_not_add_up(table: Table) -> None:
    expected = "a measure that adds up"
    made = table.counted or MEASURES.get(table.measure.partition(" (")[0])
    if made is not None and made.unit is Unit.PEOPLE and made.of is None:
        found = (
            "people: somebody who came to sessions of both would be counted twice, so ask for the "
            "people of all these sessions at once, tabulate([*sessions, *more_sessions], 'people')"
        )
        raise InvalidValueError(_WHERE, expected, found)
    if made is None or not made.adds_up:
        found = f"{table.measure}, which has to be worked out over all these sessions at once"
        raise InvalidValueError(_WHERE, expected, found)


def _refuse_unlike(first: Table, other: Table) -> None:
    if other.measure != first.measure:
        found = f"{first.measure} and {other.measure}"
        raise InvalidValueError(_WHERE, "one measure: each counts something else", found)
    if None not in {first.counted, other.counted} and first.counted != other.counted:
        found = f"two that are called {first.measure}"
        raise InvalidValueError(_WHERE, "one measure: each counts something else", found)
    if other.dimensions != first.dimensions:
        raise InvalidValueError(_WHERE, "the same dimensions in the same order", "others")
    if other.where != first.where or other.as_of != first.as_of:
        expected = "the same conditions and the same day; `by` splits one table by several values"
        raise InvalidValueError(_WHERE, expected, "others")


def _all_sessions(tables: Sequence[Table]) -> frozenset[str]:
    found: set[str] = set()
    for table in tables:
        if table.sessions is None:
            expected = "tables that know their sessions; frames are put together before counting"
            raise InvalidValueError(_WHERE, expected, "one that does not")
        twice = sorted(found & table.sessions)
        if twice:
            raise InvalidValueError(_WHERE, "each session in one table", f"{twice[0]!r} in two")
        found |= table.sessions
    return frozenset(found)


def _covered(tables: Sequence[Table]) -> tuple[Coverage, ...]:
    """What is known of all of them, of what the values stand for."""
    known = [{(one.dimension, one.value): one for one in table.coverage} for table in tables]
    return tuple(
        Coverage(
            *pair,
            frozenset(one for found in known for one in found[pair].sessions),
            frozenset(one for found in known for one in found[pair].perhaps),
        )
        for pair in known[0]
        if all(pair in found for found in known)
    )


def _values(table: Table, place: int) -> list[str]:
    return [
        value
        for value in dict.fromkeys(row.key[place] for row in table.rows)
        if value not in {_ALL, _NOT_KNOWN}
    ]


def _merged(lists: list[list[str]]) -> list[str]:
    """All values, in order where each list is: by year, by code, or as the vocabulary has them."""
    merged = list(dict.fromkeys(itertools.chain.from_iterable(lists)))
    return sorted(merged) if all(known == sorted(known) for known in lists) else merged


@attrs.frozen
class _Cells:
    """The cells of one table, found by key."""

    dimensions: tuple[str, ...]
    counts: dict[Key, Count]
    values: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, table: Table) -> _Cells:
        places = range(len(table.dimensions))
        return cls(
            table.dimensions,
            {row.key: row.count for row in table.rows},
            tuple(frozenset(row.key[place] for row in table.rows) for place in places),
        )

    def at(self, key: Key) -> Count:
        """What the table has under a key, or may have of a value that it has no row for."""
        if key in self.counts:
            return self.counts[key]
        nearest = tuple(
            value if value in known else _may_be(name)
            for value, known, name in zip(key, self.values, self.dimensions, strict=True)
        )
        if nearest not in self.counts or nearest == key:
            raise InvalidValueError(_WHERE, "whole tables, with all their rows", "a part of one")
        count = self.counts[nearest]
        if count.high is None:
            return Count.unknown()
        nominal = count.approximate and count.high > 0
        return Count(0, count.high, basis=count.basis, approximate=nominal)


def _may_be(name: str) -> str:
    """The row in which something is that may have a value without a row.

    A session with several topics, of which one is not known, is in the rows of the others.
    """
    made = DIMENSIONS.get(name)
    return _ALL if made is None or made.several else _NOT_KNOWN


def _row(template: Row, key: Key, counts: tuple[Count, ...]) -> Row:
    total = Count.sum(counts)
    return attrs.evolve(template, key=key, figure=total, tightest=total.is_exact, share=None)


@attrs.frozen
class Summed:
    """How the figures of a sum come about: what each table has under the key."""

    parts: dict[Key, tuple[Count, ...]] = attrs.field(repr=False)

    def explain(self, key: Key) -> Reasoning:
        """How the figure of a key comes about.

        Args:
            key: The key.

        Returns:
            The parts that were added up.
        """
        from hijra_amina.statistics._cells import Part, Reasoning  # noqa: PLC0415 - tables add up
        from hijra_amina.values import Verdict  # noqa: PLC0415 - the same

        counts = self.parts[key]
        return Reasoning(
            rule="sum_of_sessions",
            parts=tuple(Part(None, Verdict.HOLDS, count) for count in counts),
            document={
                "how": "sum",
                "parts": [
                    {"low": count.low, "high": count.high, "verdict": "holds"} for count in counts
                ],
            },
        )
