"""How long bounds take: tables of which totals are said, and sessions that share their people.

Run `python benchmarks/bounds.py [ROUNDS]`. Systems are made from a truth and a seed; what is found
is held against that truth, and a round in which it lies outside ends the run. Every round sets all
of a system up anew and asks for the tightest bounds; loading the solver is paid for before. It
works on one core, so its time there is what counts; the clock tells what else the machine did.

- `table`: 2 sexes x 20 ministries x 12 governorates, 480 unknowns. Totals in one and two
  directions are said, most of them exactly, others as a range or a least. 600 expressions: every
  cell, and 120 sums of up to 40 of them.
- `table, loosely`: the same, where all but the grand total are ranges.
- `sessions`: 16 sessions of 4 groups x 6 bodies, where it is partly said who came to both of two
  in a row; every figure, and the different people over all of them, by group and by body.
"""

from __future__ import annotations

import itertools
import random
import sys
from collections.abc import Sequence
from time import perf_counter, process_time
from typing import TYPE_CHECKING

import attrs
from race import median

from hijra_amina.knowledge import Knowledge, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from hijra_amina.knowledge import Answer

# How many of the ranges are only a least.
OPEN = 0.1
# How likely it is that somebody comes to a session, and that it is said who came to two of them.
COMES, LINKED = 0.2, 0.5


@attrs.frozen
class Asked:
    """A system, what is asked of it, and what is true."""

    knowledge: Knowledge
    expressions: Sequence[dict[int, int]]
    truth: Sequence[int]


def said(rng: random.Random, truth: Sequence[int], terms: dict[int, int], *, exactly: float) -> Row:
    """Something true of a sum: a figure, a least, or a range."""
    value = sum(factor * truth[one] for one, factor in terms.items())
    if rng.random() < exactly:
        low, high = value, value
    else:
        low, high = value - rng.randint(0, 3), value + rng.randint(0, 4)
    is_open = low != high and rng.random() < OPEN
    return Row(terms=terms, low=low, high=None if is_open else high, origin="said")


def table(exactly: float) -> Asked:
    """A table in three directions of which totals are said."""
    rng = random.Random(480)  # noqa: S311 - the same system for everybody
    sides = (range(2), range(20), range(12))
    cells = {cell: number for number, cell in enumerate(itertools.product(*sides))}
    truth = [max(0, round(rng.gauss(1, 2))) for _ in cells]

    def total(keep: tuple[int | None, ...]) -> dict[int, int]:
        return {
            number: 1
            for cell, number in cells.items()
            if all(wanted in (None, value) for wanted, value in zip(keep, cell, strict=True))
        }

    rows = [said(rng, truth, total((None, None, None)), exactly=1)]
    for kept in ((0,), (1,), (2,), (0, 1), (1, 2)):
        for values in itertools.product(*(sides[one] for one in kept)):
            where = dict(zip(kept, values, strict=True))
            rows.append(said(rng, truth, total(tuple(map(where.get, range(3)))), exactly=exactly))
    expressions = [{number: 1} for number in range(len(cells))]
    expressions += [
        dict.fromkeys(rng.sample(range(len(cells)), rng.randint(2, 40)), 1) for _ in range(120)
    ]
    return Asked(Knowledge(len(cells), rows), expressions, truth)


def sessions() -> Asked:
    """Sessions of groups and bodies, and the different people over all of them."""
    rng = random.Random(16)  # noqa: S311 - the same system for everybody
    groups, bodies, held = range(4), range(6), range(16)
    cells = list(itertools.product(held, groups, bodies))
    crowd = {kind: rng.randint(5, 30) for kind in itertools.product(groups, bodies)}
    truth: list[int] = []
    at: dict[tuple[int, int, int], int] = {}
    here: dict[tuple[int, int, int], set[int]] = {}
    for session, group, body in cells:
        people = range(crowd[group, body])
        here[session, group, body] = {one for one in people if rng.random() < COMES}
        at[session, group, body] = len(truth)
        truth.append(len(here[session, group, body]))
    rows: list[Row] = []
    for session in held:
        mine = {cell: at[cell] for cell in cells if cell[0] == session}
        rows.append(said(rng, truth, dict.fromkeys(mine.values(), 1), exactly=1))
        for side, values in ((1, groups), (2, bodies)):
            for value in values:
                part = [number for cell, number in mine.items() if cell[side] == value]
                rows.append(said(rng, truth, dict.fromkeys(part, 1), exactly=0.5))
    unions: dict[tuple[int, int], int] = {}
    for group, body in itertools.product(groups, bodies):
        whole = len(truth)
        unions[group, body] = whole
        truth.append(len(set[int]().union(*(here[session, group, body] for session in held))))
        parts = [at[session, group, body] for session in held]
        rows += [Row(terms={whole: 1, part: -1}, low=0, given=True) for part in parts]
        rows.append(Row(terms={whole: -1, **dict.fromkeys(parts, 1)}, low=0, given=True))
        for one, other in itertools.pairwise(held):
            if rng.random() < LINKED:
                first, second = here[one, group, body], here[other, group, body]
                both = len(truth)
                truth.append(len(first & second))
                ends = at[one, group, body], at[other, group, body]
                rows += [Row(terms={end: 1, both: -1}, low=0, given=True) for end in ends]
                rows.append(
                    Row(terms={whole: 1, ends[0]: -1, ends[1]: -1, both: 1}, low=0, given=True)
                )
                rows.append(said(rng, truth, {both: 1}, exactly=0.5))
    everybody = dict.fromkeys(unions.values(), 1)
    expressions = [everybody, *({number: 1} for number in range(len(truth)))]
    expressions += [
        {union: 1 for kind, union in unions.items() if kind[side] == value}
        for side, values in enumerate((groups, bodies))
        for value in values
    ]
    return Asked(Knowledge(len(truth), rows), expressions, truth)


SYSTEMS: Mapping[str, Callable[[], Asked]] = {
    "table": lambda: table(0.6),
    "table, loosely": lambda: table(0),
    "sessions": sessions,
}
GOAL = 5.0


def holds(asked: Asked, answers: Iterable[Answer]) -> bool:
    """Whether the truth lies inside every answer."""
    for expression, answer in zip(asked.expressions, answers, strict=True):
        value = sum(factor * asked.truth[one] for one, factor in expression.items())
        if (answer.low is not None and value < answer.low) or (
            answer.high is not None and value > answer.high
        ):
            return False
    return True


def main(rounds: int) -> None:
    """Measure all systems and print a line for each."""
    Knowledge(2, [Row(terms={0: 6, 1: 10}, low=23, high=27)]).bounds([{0: 1, 1: 1}], exact=True)
    columns = ("unknowns", "rows", "asked", "tightest", "best s", "median", "clock", "goal")
    print(f"{'':16}" + "".join(f"{column:>9}" for column in columns))
    for label, make in SYSTEMS.items():
        busy: list[float] = []
        clock: list[float] = []
        asked = make()
        tightest = 0
        for _ in range(rounds):
            knowledge = Knowledge(asked.knowledge.size, asked.knowledge.rows)
            begin = process_time(), perf_counter()
            answers = knowledge.bounds(asked.expressions, exact=True)
            busy.append(process_time() - begin[0])
            clock.append(perf_counter() - begin[1])
            tightest = sum(answer.tightest for answer in answers)
            if not holds(asked, answers):
                sys.exit(f"{label}: the truth lies outside an answer")
        counts = (asked.knowledge.size, len(asked.knowledge.rows), len(asked.expressions), tightest)
        reached = f"<= {GOAL:g} {'yes' if min(busy) <= GOAL else 'NO'}"
        print(
            f"{label:16}"
            + "".join(f"{one:9}" for one in counts)
            + "".join(f"{one:9.2f}" for one in (min(busy), median(busy), median(clock)))
            + f"   {reached}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
