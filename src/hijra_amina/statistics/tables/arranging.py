"""Sorting, filtering, turning and shortening a table; each gives a new one."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Self, cast

import attrs

from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.statistics.tables.figures import Figures
from hijra_amina.statistics.tables.rows import Margin, Row
from hijra_amina.values import Count, Share, Status, Verdict

if TYPE_CHECKING:
    from fractions import Fraction

    from hijra_amina.statistics._cells import Evidence, Reasoning  # noqa: TC004 - made of rows
    from hijra_amina.statistics.tables.rows import Figure

__all__ = ["Arrangeable", "Turned"]

_FIGURE = "figure"


@attrs.frozen(kw_only=True)
class Arrangeable(Figures):
    """Figures that can be put in another order, or lessened.

    Examples:
        >>> from hijra_amina.values import Count
        >>> rows = tuple(Row((code,), Count.exactly(n)) for code, n in [("a", 1), ("b", 2)])
        >>> figures = Arrangeable(measure="sessions", dimensions=("kind",), rows=rows)
        >>> [row.key[0] for row in figures.sort(descending=True)]
        ['b', 'a']
    """

    def sort(self, by: str = _FIGURE, *, descending: bool = False) -> Self:
        """The rows in another order.

        Counts that are not exact are ordered by their low end, then by their high end, an open one
        last. Hidden figures come after all others, in the order in which they stood, whichever way
        the rest runs: their place says nothing of their size. Where there are several dimensions,
        rows stay with the value of the first: its values are ordered by their own margins. What is
        of all values stays first, and what is of unknown ones last, whichever way the rest runs.

        Args:
            by: `figure`, or the name of a dimension, whose codes then decide.
            descending: Whether the largest comes first.

        Returns:
            A new table.

        Raises:
            UnknownCodeError: If `by` is neither.

        Examples:
            >>> from hijra_amina.values import Count
            >>> rows = tuple(Row((code,), Count.exactly(n)) for code, n in [("b", 1), ("a", 2)])
            >>> figures = Arrangeable(measure="sessions", dimensions=("kind",), rows=rows)
            >>> [row.key[0] for row in figures.sort(by="kind")]
            ['a', 'b']
        """
        if by == _FIGURE:
            sign = -1 if descending else 1
            seen: dict[tuple[str, ...], int] = {}
            for at, row in enumerate(self.rows):
                for place in range(len(row.key)):
                    seen.setdefault(row.key[: place + 1], at)
            rows = sorted(self.rows, key=lambda row: self._by_size(row, seen, sign))
        elif by in self.dimensions:
            place = self.dimensions.index(by)
            rows = sorted(self.rows, key=lambda row: row.key[place], reverse=descending)
            rows.sort(key=lambda row: _rank(row.key[place]))
        else:
            raise UnknownCodeError("order", str(by), (_FIGURE, *self.dimensions))
        return attrs.evolve(self, rows=tuple(rows))

    def filter(
        self,
        predicate: Callable[[Row], object] | None = None,
        **where: str | int | Collection[str | int],
    ) -> Self:
        """The rows that meet conditions; margins are rows like others, and are not worked out anew.

        Args:
            predicate: Says of a row whether it stays; an answer `OPEN` is no yes.
            **where: For a dimension the value, or the values, that stay.

        Returns:
            A new table.

        Raises:
            UnknownCodeError: If a dimension or a value is none of the table's.
            InvalidValueError: If the predicate cannot be asked.

        Examples:
            >>> from hijra_amina.values import Count
            >>> rows = tuple(Row((code,), Count.exactly(n)) for code, n in [("a", 1), ("b", 2)])
            >>> figures = Arrangeable(measure="sessions", dimensions=("kind",), rows=rows)
            >>> len(figures.filter(kind="a")), len(figures.filter(lambda row: row.count > 1))
            (1, 1)
        """
        asked: object = predicate
        if asked is not None and not callable(asked):
            expected = "a function, or values of dimensions such as sex='female'"
            raise InvalidValueError("Table.filter", expected, f"a {type(asked).__name__}")
        wanted = {self._place(name): self._values(name, value) for name, value in where.items()}
        rows = (
            row
            for row in self.rows
            if all(row.key[place] in values for place, values in wanted.items())
            and (predicate is None or _is_yes(predicate(row)))
        )
        return attrs.evolve(self, rows=tuple(rows))

    def transpose(self, *dimensions: str) -> Self:
        """The same figures with the dimensions in another order.

        Args:
            *dimensions: All dimensions in the new order; without any, they are reversed.

        Returns:
            A new table, whose rows go by the first dimension first.

        Raises:
            InvalidValueError: If they are not all the dimensions of the table, each once.

        Examples:
            >>> from hijra_amina.values import Count
            >>> rows = (Row(("a", "x"), Count.exactly(1)), Row(("b", "x"), Count.exactly(2)))
            >>> figures = Arrangeable(measure="sessions", dimensions=("kind", "topic"), rows=rows)
            >>> figures.transpose().rows[0].key
            ('x', 'a')
        """
        order = dimensions or self.dimensions[::-1]
        if sorted(order) != sorted(self.dimensions):
            expected = f"each of {', '.join(self.dimensions) or 'no dimensions'} once"
            raise InvalidValueError("Table.transpose", expected, "another list")
        places = [self.dimensions.index(name) for name in order]
        seen = [self._order_of(place) for place in places]
        rows = [attrs.evolve(row, key=tuple(row.key[at] for at in places)) for row in self.rows]
        rows.sort(key=lambda row: [seen[at][value] for at, value in enumerate(row.key)])
        evidence = None if self.evidence is None else Turned(self.evidence, tuple(places))
        return attrs.evolve(self, dimensions=tuple(order), rows=tuple(rows), evidence=evidence)

    def with_shares(self, of: str) -> Self:
        """The table with the share of each row in the row of all values of a dimension.

        A share is of exact fractions: of 30 people 12 to 17 are women, so from 2/5 to 17/30 are.
        The rows of unknown people have a share too, and shares of overlapping rows overlap.

        Args:
            of: The dimension.

        Returns:
            A new table with the columns `share_low`, `share_high` and what is said of them. A row
            has no share where nobody is in the margin, or the margin is not in the table. The share
            of a hidden figure is hidden, and so is that of any figure in a hidden margin. Where
            figures are rounded, a share allows for all that they may have been.

        Raises:
            UnknownCodeError: If the dimension is none of the table's.
            InvalidValueError: If the figures are no counts.

        Examples:
            >>> from hijra_amina.values import Count
            >>> rows = (Row(("*",), Count.exactly(30)), Row(("a",), Count.between(12, 17)))
            >>> figures = Arrangeable(measure="people", dimensions=("sex",), rows=rows)
            >>> figures.with_shares(of="sex").rows[1].share == Share.part(Count.between(12, 17), 30)
            True
        """
        place = self._place(of)
        rows = tuple(attrs.evolve(row, share=self._share(row, place)) for row in self.rows)
        return attrs.evolve(self, rows=rows, shares_of=of)

    def head(self, n: int = 10) -> Self:
        """The first rows.

        Args:
            n: How many.

        Returns:
            A new table.

        Raises:
            InvalidValueError: If it is no number of rows.

        Examples:
            >>> from hijra_amina.values import Count
            >>> rows = tuple(Row((code,), Count.exactly(n)) for code, n in [("a", 1), ("b", 2)])
            >>> len(Arrangeable(measure="sessions", dimensions=("kind",), rows=rows).head(1))
            1
        """
        given: object = n
        if not isinstance(given, int) or isinstance(given, bool) or given < 0:
            raise InvalidValueError("Table.head", "how many rows, 0 or more", "something else")
        return attrs.evolve(self, rows=self.rows[:n])

    # -- parts ---------------------------------------------------------------------------------

    def _place(self, name: str) -> int:
        if name not in self.dimensions:
            raise UnknownCodeError("dimension", str(name), self.dimensions)
        return self.dimensions.index(name)

    def _values(self, name: str, wanted: object) -> frozenset[str]:
        given: Collection[object] = (wanted,)
        if isinstance(wanted, Collection) and not isinstance(wanted, str):
            given = cast("Collection[object]", wanted)
        values = frozenset(map(str, given))
        known = tuple(self._order_of(self._place(name)))
        for value in sorted(values):
            if value not in known:
                raise UnknownCodeError(name, value, known)
        return values

    def _order_of(self, place: int) -> dict[str, int]:
        """The values of a dimension in the order in which they first occur."""
        return {
            value: at for at, value in enumerate(dict.fromkeys(r.key[place] for r in self.rows))
        }

    def _by_size(
        self, row: Row, seen: Mapping[tuple[str, ...], int], sign: int
    ) -> list[tuple[int, bool, Fraction | float, Fraction | float, int]]:
        """The size of each value of a key within those before it; ties stay as they stood."""
        keys: list[tuple[int, bool, Fraction | float, Fraction | float, int]] = []
        for place, value in enumerate(row.key):
            rest = len(row.key) - place - 1
            begins = row.key[: place + 1]
            whole = self._find((*begins, *[str(Margin.ALL)] * rest))
            hidden = whole is not None and whole.figure.status is Status.SUPPRESSED
            low, high = (0, 0) if whole is None or hidden else _ends(whole.figure)
            keys.append((_rank(value), hidden, sign * low, sign * high, seen[begins]))
        return keys

    def _share(self, row: Row, place: int) -> Share | None:
        key = (*row.key[:place], str(Margin.ALL), *row.key[place + 1 :])
        margin = self._find(key)
        if margin is None or margin.count.high == 0:
            return None
        part, whole = self._unrounded(row.count), self._unrounded(margin.count)
        if Status.SUPPRESSED in {part.status, whole.status}:
            return Share.suppressed()
        if not (part.is_known and whole.is_known):
            return Share.unknown()
        if row.key == key:
            return Share.exactly(1)
        share = Share.part(part, whole)
        # That it is more than nothing is certain, however roughly the numbers are known.
        nothing_rounded = share.low == 0 and share.high == 1
        return attrs.evolve(share, approximate=False) if nothing_rounded else share

    def _unrounded(self, count: Count) -> Count:
        """Where a figure is rounded, all that it may have been before."""
        base = None if self.protection is None else self.protection.base
        if base is None or not count.approximate or count.low is None or count.low != count.high:
            return count
        return Count.between(max(0, count.low - base + 1), count.low + base - 1)


@attrs.frozen
class Turned:
    """The evidence of a table whose dimensions stand in another order.

    Attributes:
        evidence: The evidence of the table as it was.
        places: Where each dimension stood.

    Examples:
        >>> Turned(evidence=None, places=(1, 0)).places
        (1, 0)
    """

    evidence: Evidence = attrs.field(repr=False)
    places: tuple[int, ...]

    def explain(self, key: tuple[str, ...]) -> Reasoning:
        """How the figure of a key comes about.

        Args:
            key: The key in the new order.

        Returns:
            The reasoning.
        """
        before = dict(zip(self.places, key, strict=True))
        return self.evidence.explain(tuple(before[place] for place in range(len(key))))


def _rank(value: str) -> int:
    """All values first, unknown ones last."""
    return 0 if value == Margin.ALL else 2 if value == Margin.UNKNOWN else 1


def _ends(figure: Figure) -> tuple[Fraction | float, Fraction | float]:
    low = -math.inf if figure.low is None else figure.low
    return low, math.inf if figure.high is None else figure.high


def _is_yes(answer: object) -> bool:
    return answer is Verdict.HOLDS if isinstance(answer, Verdict) else bool(answer)
