"""A reader who wants to know what is hidden: tables as published, linear programmes, no records.

It shares no code with what protects: it reads the JSON that is published, sets up a system of its
own, and solves it with SciPy. An end that it names has been reached by whole numbers for every
unknown, which it has checked against every equation; that none reaches further is the solver's
word, and a brute force is asked whether to believe it.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Attacker", "Contradiction", "Fact", "Seen", "read"]

ALL, UNKNOWN = "*", "?"
SESSION = "session"
PRESENCE = "people"
"""The measure that does not add up over sessions: who came to two is one of the people."""

Key = tuple[str, ...]
Terms = dict[int, int]
Ends = tuple[int | None, int | None]


class Contradiction(Exception):  # noqa: N818 - what it found, not what went wrong
    """No whole numbers fit everything that was read."""


@attrs.frozen(eq=False)
class Seen:
    """One table as its readers see it.

    Attributes:
        measure: What is counted.
        sessions: Over which sessions, as its title says.
        dimensions: By what.
        where: The conditions on people; one on the session is in `sessions`.
        figures: The ends of each figure, `None` where it is hidden.
        base: To multiples of what figures are rounded, if they are.
        complete: Whether readers may take it that nobody is under a value that is not listed.
        recorded: Whether a figure with two ends says how many are recorded there, and how many
            there would be with all of whom it is not known; else just that it lies between.
    """

    measure: str
    sessions: frozenset[str]
    dimensions: tuple[str, ...]
    where: tuple[tuple[str, str], ...]
    figures: Mapping[Key, Ends | None]
    base: int | None = None
    complete: bool = True
    recorded: bool = True

    @property
    def hidden(self) -> list[Key]:
        """What is not shown."""
        return [key for key, ends in self.figures.items() if ends is None]

    def values(self, dimension: str) -> list[str]:
        """The values that are listed of a dimension, without its margin."""
        place = self.dimensions.index(dimension)
        return [v for v in dict.fromkeys(key[place] for key in self.figures) if v != ALL]


def read(
    text: str,
    sessions: Iterable[str] = ("s",),
    *,
    base: int | None = None,
    complete: bool = True,
) -> Seen:
    """Read a table from the JSON that is published of it.

    Args:
        text: The JSON.
        sessions: The sessions that its title names.
        base: To multiples of what its note says that figures are rounded.
        complete: As `Seen` has it.

    Returns:
        What a reader sees.
    """
    page: dict[str, Any] = json.loads(text)
    names = tuple(page["dimensions"])
    where = dict(page["where"])
    held = frozenset([where.pop(SESSION)] if SESSION in where else sessions)
    figures: dict[Key, Ends | None] = {}
    for row in page["rows"]:
        key = tuple(row[name] for name in names)
        if row["status"] == "suppressed":
            figures[key] = None
        elif row["approximate"]:
            if base is None:
                message = "a rounded figure in a table whose base nobody told"
                raise ValueError(message)
            figures[key] = max(0, row["low"] - base + 1), row["low"] + base - 1
        else:
            figures[key] = row["low"], row["high"]
    return Seen(
        measure=page["measure"],
        sessions=held,
        dimensions=names,
        where=tuple(sorted(where.items())),
        figures=figures,
        base=base if any(row["approximate"] for row in page["rows"]) else None,
        complete=complete,
    )


@attrs.frozen
class Fact:
    """A claim about figures of tables: what a sum of multiples of them lies between.

    Attributes:
        terms: A factor, the number of a table, and a key in it, each.
        low: The least; `None` for no limit.
        high: The most; `None` for no limit.
    """

    terms: tuple[tuple[int, int, Key], ...]
    low: int | None = None
    high: int | None = None


class Attacker:
    """Everything that follows from some tables and facts, for whole numbers of people.

    Unknown is how many there are under every combination of values of all dimensions that any
    table has, in each group of sessions that no table tells apart; for different people, in each
    set of sessions that a table counts.

    Args:
        tables: What is published.
        within: Which values lie in which, as `{"government": ("ministry", {"m-1": "federal"})}`.
        facts: What is known besides.
        zeros_shown: Whether a nought is never hidden, so that whatever is hidden is one or more.
    """

    def __init__(
        self,
        tables: Sequence[Seen],
        *,
        within: Mapping[str, tuple[str, Mapping[str, str]]] | None = None,
        facts: Iterable[Fact] = (),
        zeros_shown: bool = False,
    ) -> None:
        """Set the system up."""
        self.tables = tables
        used = {name for one in tables for name in (*one.dimensions, *dict(one.where))} - {SESSION}
        self._within = {
            coarse: (fine, inside)
            for coarse, (fine, inside) in (within or {}).items()
            if fine in used
        }
        self._names = sorted(used - set(self._within))
        self._values = {name: self._listed(name) for name in self._names}
        self._unknowns: dict[tuple[str, frozenset[str], Key], int] = {}
        self._groups = self._sessions_apart()
        self._rounded = {number for number, one in enumerate(tables) if one.base is not None}
        self.rows: list[tuple[Terms, int | None, int | None]] = []
        self._points: list[list[int]] = []
        self._model: Any = None
        for number, table in enumerate(tables):
            for key, ends in table.figures.items():
                terms = self.terms(number, key)
                if ends is not None:
                    self.rows += self._shown(number, key, terms, ends)
                elif zeros_shown:
                    self.rows.append((terms, 1, None))
        for fact in facts:
            total: Terms = {}
            for factor, number, key in fact.terms:
                for one, times in self.terms(number, key).items():
                    total[one] = total.get(one, 0) + factor * times
            self.rows.append((total, fact.low, fact.high))
        self.rows += self._of_people()

    # -- the system ----------------------------------------------------------------------------

    def _shown(
        self, number: int, key: Key, terms: Terms, ends: Ends
    ) -> Iterator[tuple[Terms, int | None, int | None]]:
        low, high = ends
        table = self.tables[number]
        if low == high or not table.recorded or number in self._rounded or UNKNOWN in key:
            # Of those of whom it is not known, the most says nothing but that there are others.
            yield terms, low, low if UNKNOWN in key and number not in self._rounded else high
            return
        yield terms, low, low
        if high is not None:
            yield self.terms(number, key, also_unknown=True), high, high

    def _listed(self, name: str) -> list[str]:
        found: dict[str, None] = {}
        for one in self.tables:
            if name in one.dimensions:
                found |= dict.fromkeys(one.values(name))
            if name in dict(one.where):
                found[dict(one.where)[name]] = None
        return list(found) or ["?"]

    def _sessions_apart(self) -> list[frozenset[str]]:
        """Groups of sessions that no table tells apart."""
        sets = [held for number in range(len(self.tables)) for held in self._held(number)]
        found: dict[tuple[bool, ...], set[str]] = {}
        for session in sorted(frozenset().union(*sets)):
            found.setdefault(tuple(session in one for one in sets), set()).add(session)
        return [frozenset(group) for group in found.values()]

    def _held(self, number: int) -> list[frozenset[str]]:
        """The sets of sessions that a table has figures of."""
        table = self.tables[number]
        found = {table.sessions: None}
        if SESSION in table.dimensions:
            found |= {frozenset([one]): None for one in table.values(SESSION)}
        return list(found)

    def _unknown(self, kind: str, held: frozenset[str], cell: Key) -> int:
        if len(held) == 1:
            # At one session somebody is once.
            kind = "participations"
        return self._unknowns.setdefault((kind, held, cell), len(self._unknowns))

    def terms(self, number: int, key: Key, *, also_unknown: bool = False) -> Terms:
        """A figure as a sum of unknowns.

        Args:
            number: The number of the table.
            key: A value for each of its dimensions, listed or not.
            also_unknown: Whether those of whom a value is not known are among them.

        Returns:
            The factor of each unknown.
        """
        table = self.tables[number]
        asked = dict(zip(table.dimensions, key, strict=True))
        session = asked.pop(SESSION, ALL)
        held = table.sessions if session == ALL else frozenset([session])
        allowed = {name: self._allowed(table, name, asked) for name in self._names}
        if also_unknown:
            for name, values in allowed.items():
                if UNKNOWN in self._values[name] and UNKNOWN not in values:
                    values.append(UNKNOWN)
        cells = itertools.product(*(allowed[name] for name in self._names))
        groups = (
            [held]
            if table.measure == PRESENCE
            else [group for group in self._groups if group <= held]
        )
        return {
            self._unknown(table.measure, group, cell): 1
            for cell, group in itertools.product(list(cells), groups)
        }

    def _allowed(self, table: Seen, name: str, asked: Mapping[str, str]) -> list[str]:
        """The values of a dimension that are under a key."""
        conditions = {**dict(table.where), **{n: v for n, v in asked.items() if v != ALL}}
        found = list(self._values[name])
        if table.complete and name in table.dimensions:
            found = [value for value in found if value in set(table.values(name))]
        if name in conditions:
            found = [value for value in found if value == conditions[name]]
        for coarse, (fine, inside) in self._within.items():
            if fine != name:
                continue
            if coarse in conditions:
                found = [v for v in found if inside.get(v, v) == conditions[coarse]]
            elif table.complete and coarse in table.dimensions:
                shown = set(table.values(coarse))
                found = [v for v in found if inside.get(v, v) in shown]
        return found

    def _of_people(self) -> Iterator[tuple[Terms, int | None, int | None]]:
        """More sessions have no fewer people, and together no more than one by one."""
        by_cell: dict[Key, dict[frozenset[str], int]] = {}
        for (kind, held, cell), one in self._unknowns.items():
            if kind == PRESENCE or len(held) == 1:
                by_cell.setdefault(cell, {})[held] = one
        for sets in by_cell.values():
            yield from _of_sets(sets)
        for (kind, held, cell), whole in self._unknowns.items():
            parts = self._parts(held, cell)
            if kind == PRESENCE and parts is not None:
                yield {whole: -1, **dict.fromkeys(parts, 1)}, 0, None

    def _parts(self, held: frozenset[str], cell: Key) -> list[int] | None:
        """The participations that people of these sessions have made, where they are unknowns."""
        inside = [group for group in self._groups if group <= held]
        found = [self._unknowns.get(("participations", group, cell), None) for group in inside]
        parts = [one for one in found if one is not None]
        return parts if len(parts) == len(inside) and frozenset().union(*inside) == held else None

    @property
    def size(self) -> int:
        """How many unknowns there are."""
        return len(self._unknowns)

    # -- solving -------------------------------------------------------------------------------

    def ends(self, number: int, key: Key) -> Ends:
        """Between what a figure lies, by everything that is known.

        Args:
            number: The number of the table.
            key: The key of the figure.

        Returns:
            The least, and the most (`None` if there is none).

        Raises:
            Contradiction: If nothing fits.
        """
        terms = self.terms(number, key)
        least, most = self._furthest(terms, -1), self._furthest(terms, 1)
        return least, most

    def reaches(
        self,
        number: int,
        key: Key,
        low: int,
        high: int,
        known: Sequence[tuple[int, Key, int]] = (),
    ) -> bool:
        """Whether a figure may be that low, and that high, for all that is known.

        Args:
            number: The number of the table.
            key: The key of the figure.
            low: How low.
            high: How high.
            known: Figures that the reader knows besides: table, key, and figure.

        Returns:
            Whether whole numbers have been found that do.
        """
        terms = self.terms(number, key)
        extra = [(self.terms(n, k), value, value) for n, k, value in known]
        for sign, far in ((-1, low), (1, high)):
            if any(
                sign * _sum(terms, point) >= sign * far and _fits(extra, point)
                for point in self._points
            ):
                continue
            found = self._furthest(terms, sign, extra)
            if found is not None and sign * found < sign * far:
                return False
        return True

    def is_open(
        self, number: int, key: Key, figure: int, known: Sequence[tuple[int, Key, int]] = ()
    ) -> bool:
        """Whether a figure may be another than it is, for all that is known.

        Args:
            number: The number of the table.
            key: The key of the figure.
            figure: What it is.
            known: Figures that the reader knows besides: table, key, and figure.

        Returns:
            Whether whole numbers have been found in which it is another.
        """
        terms = self.terms(number, key)
        extra = [(self.terms(n, k), value, value) for n, k, value in known]
        if any(_sum(terms, point) != figure and _fits(extra, point) for point in self._points):
            return True
        return any(self._furthest(terms, sign, extra) != figure for sign in (-1, 1))

    def _furthest(
        self,
        terms: Terms,
        sign: int,
        extra: Sequence[tuple[Terms, int | None, int | None]] = (),
    ) -> int | None:
        """The least or the most of a sum; `None` where there is none."""
        from scipy.optimize import milp  # noqa: PLC0415 - only there with a group of requirements

        if not any(terms.values()):
            return 0
        bounds, constraint = self._built(extra)
        costs = [0.0] * self.size
        for one, factor in terms.items():
            costs[one] = -float(sign * factor)
        for whole in (0, 1):
            done = milp(
                costs,
                integrality=whole,
                bounds=bounds,
                constraints=constraint,
                options={"mip_rel_gap": 0.0},
            )
            if done.status == 2:
                raise Contradiction
            if done.status == 3:
                return None
            if done.x is None:
                message = f"the solver gave up: {done.message}"
                raise RuntimeError(message)
            point = [round(value) for value in done.x]
            if _fits(self.rows, point) and _fits(extra, point) and min(point) >= 0:
                found = _sum(terms, point)
                # A vertex of whole numbers is as far as whole numbers go.
                if whole or abs(-sign * done.fun - found) < 1e-6:
                    self._points.append(point)
                    return found
        message = "the solver's whole numbers do not fit"
        raise RuntimeError(message)

    def _built(self, extra: Sequence[tuple[Terms, int | None, int | None]]) -> tuple[Any, Any]:
        from scipy.optimize import Bounds, LinearConstraint  # noqa: PLC0415 - the same
        from scipy.sparse import csr_array, vstack  # noqa: PLC0415 - the same

        def constraint(rows: Sequence[tuple[Terms, int | None, int | None]]) -> Any:
            data, columns, starts = [], [], [0]
            for terms, _, _ in rows:
                columns += terms
                data += terms.values()
                starts.append(len(columns))
            matrix = csr_array(
                ([float(one) for one in data], columns, starts), shape=(len(rows), self.size)
            )
            lows = [-math.inf if low is None else float(low) for _, low, _ in rows]
            highs = [math.inf if high is None else float(high) for _, _, high in rows]
            return matrix, lows, highs

        if self._model is None:
            self._model = constraint(self.rows)
        matrix, lows, highs = self._model
        if extra:
            more, least, most = constraint(extra)
            matrix, lows, highs = vstack([matrix, more]), lows + least, highs + most
        return Bounds(0, math.inf), LinearConstraint(matrix, lows, highs)

    # -- the oracle of the oracle --------------------------------------------------------------

    def worlds(self, most: int) -> Iterator[list[int]]:
        """Every choice of whole numbers up to `most` that fits, one after the other.

        Args:
            most: The most that an unknown can be.

        Yields:
            A number for each unknown.
        """
        point = [0] * self.size
        rows = [row for row in self.rows if row[0]]
        last = [max(terms) for terms, _, _ in rows]
        ending = [
            [row for row, end in zip(rows, last, strict=True) if end == n] for n in range(self.size)
        ]
        caps = [most] * self.size
        for terms, _, high in rows:
            if high is not None and min(terms.values()) > 0:
                for one, factor in terms.items():
                    caps[one] = min(caps[one], high // factor)

        def choose(one: int) -> Iterator[list[int]]:
            if one == self.size:
                yield list(point)
                return
            for value in range(caps[one] + 1):
                point[one] = value
                if _fits(ending[one], point):
                    yield from choose(one + 1)

        if all(terms or _holds(0, low, high) for terms, low, high in self.rows):
            yield from choose(0)


def _of_sets(
    sets: Mapping[frozenset[str], int],
) -> Iterator[tuple[Terms, int | None, int | None]]:
    """What holds of the different people at sets of sessions."""
    for (small, part), (large, whole) in itertools.permutations(sets.items(), 2):
        if small < large:
            yield {whole: 1, part: -1}, 0, None
    for (one, first), (other, second) in itertools.combinations(sets.items(), 2):
        if one <= other or other <= one or (one | other) not in sets:
            continue
        terms = {sets[one | other]: -1, first: 1, second: 1}
        if one & other in sets:
            terms[sets[one & other]] = -1
        yield terms, 0, None


def _sum(terms: Terms, point: Sequence[int]) -> int:
    return sum(factor * point[one] for one, factor in terms.items())


def _holds(value: int, low: int | None, high: int | None) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)


def _fits(rows: Iterable[tuple[Terms, int | None, int | None]], point: Sequence[int]) -> bool:
    return all(_holds(_sum(terms, point), low, high) for terms, low, high in rows)
