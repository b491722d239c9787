"""Tables that nobody counted: skewed, with margins, the same for the same seed."""

from __future__ import annotations

import itertools
import math
import random
from typing import TYPE_CHECKING

import attrs

from hijra_amina.model import Mark, Programme, Roster
from hijra_amina.statistics import Row, Table, tabulate
from hijra_amina.testing import synthetic_programme
from hijra_amina.values import Count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


__all__ = [
    "Series",
    "dice",
    "district_table",
    "drawn_figures",
    "drawn_shape",
    "drawn_table",
    "linked_tables",
    "series",
    "table_of",
]

ALL = "*"
VALUES = {
    "sex": ("female", "male"),
    "ministry": tuple(f"ministry-{n:02}" for n in range(1, 41)),
    "age_band": tuple(f"band-{n}" for n in range(1, 9)),
    "governorate": tuple(f"governorate-{n:02}" for n in range(1, 20)),
    "post_level": tuple(f"level-{n:02}" for n in range(1, 13)),
}
"""What the dimensions of drawn tables may be, and their values; codes of nothing."""
SIDES = ("sex", "ministry", "age_band", "governorate")

Key = tuple[str, ...]


def dice(seed: int) -> random.Random:
    """Chance that is the same for everybody."""
    return random.Random(seed)  # noqa: S311 - made for tests, not for secrets


def table_of(
    dimensions: Sequence[str],
    values: Sequence[Sequence[str]],
    figures: Mapping[Key, int],
    *,
    measure: str = "people",
    sessions: Sequence[str] = ("session-1",),
) -> Table:
    """A table with all its margins from its inner figures.

    Args:
        dimensions: Its dimensions.
        values: The values of each of them.
        figures: The inner figures that are not nought.
        measure: What is counted.
        sessions: The sessions that were counted.

    Returns:
        The table.
    """
    totals = dict.fromkeys(itertools.product(*((ALL, *listed) for listed in values)), 0)
    for key, figure in figures.items():
        for margin in itertools.product(*((ALL, value) for value in key)):
            totals[margin] += figure
    return Table(
        measure=measure,
        dimensions=tuple(dimensions),
        rows=tuple(Row(key, Count.exactly(total)) for key, total in totals.items()),
        sessions=frozenset(sessions),
    )


def drawn_shape(chance: random.Random, *, ways: int | None = None) -> tuple[int, ...]:
    """The sides of a small table of two or three dimensions."""
    ways = ways or chance.choice((2, 3))
    if ways == 2:
        return chance.choice((2, 2, 3, 4)), chance.randint(2, 8)
    return tuple(sorted(chance.randint(2, 5) for _ in range(3)))


def drawn_figures(
    chance: random.Random, values: Sequence[Sequence[str]], people: int, *, skew: float
) -> dict[Key, int]:
    """So many people under the combinations of values, a few of which have most of them."""
    weights = [[chance.gammavariate(skew, 1) + 1e-9 for _ in listed] for listed in values]
    cells = list(itertools.product(*values))
    # Between independent sides and cells of which each is drawn for itself.
    odds = [
        math.prod(side) * (chance.gammavariate(1.5, 1) + 1e-9)
        for side in itertools.product(*weights)
    ]
    figures: dict[Key, int] = {}
    for cell in chance.choices(cells, odds, k=people):
        figures[cell] = figures.get(cell, 0) + 1
    return figures


def drawn_table(
    seed: int,
    *,
    shape: Sequence[int] | None = None,
    people: int | None = None,
    dimensions: Sequence[str] | None = None,
) -> Table:
    """A table of people with all its margins.

    Args:
        seed: The same number gives the same table, on every machine.
        shape: How many values its dimensions have; two or three of them, unless given.
        people: How many people; 15 to 300, unless given.
        dimensions: Which dimensions.

    Returns:
        The table.
    """
    chance = dice(seed)
    shape = tuple(shape or drawn_shape(chance))
    people = people or chance.randint(15, 300)
    names = tuple(dimensions or (SIDES if shape[0] == 2 else SIDES[1:])[: len(shape)])
    if shape[0] != 2 and not dimensions:
        names = ("ministry", "age_band", "governorate")[: len(shape)]
    values = [VALUES[name][:side] for name, side in zip(names, shape, strict=True)]
    skew = chance.choice((0.4, 0.8, 2.0))
    return table_of(names, values, drawn_figures(chance, values, people, skew=skew))


def district_table(seed: int) -> tuple[Table, Table, dict[str, str]]:
    """A table by sex and district, one by sex and governorate, and where districts lie."""
    chance = dice(seed)
    governorates = VALUES["governorate"][: chance.randint(2, 4)]
    inside = {
        f"{governorate}-district-{n}": governorate
        for governorate in governorates
        for n in range(1, chance.randint(2, 5))
    }
    people = chance.randint(30, 200)
    figures = drawn_figures(chance, [VALUES["sex"], tuple(inside)], people, skew=0.8)
    coarse: dict[Key, int] = {}
    for (sex, district), figure in figures.items():
        key = sex, inside[district]
        coarse[key] = coarse.get(key, 0) + figure
    fine = table_of(("sex", "district"), [VALUES["sex"], tuple(inside)], figures)
    return fine, table_of(("sex", "governorate"), [VALUES["sex"], governorates], coarse), inside


def linked_tables(seed: int) -> list[Table]:
    """The three tables by two of three dimensions of the same people."""
    chance = dice(seed)
    names = ("sex", "ministry", "age_band")
    values = [VALUES[name][: chance.randint(2, 4)] for name in names]
    people = chance.randint(30, 250)
    figures = drawn_figures(chance, values, people, skew=0.8)
    found: list[Table] = []
    for pair in itertools.combinations(range(3), 2):
        part: dict[Key, int] = {}
        for key, figure in figures.items():
            short = tuple(key[side] for side in pair)
            part[short] = part.get(short, 0) + figure
        found.append(
            table_of([names[side] for side in pair], [values[side] for side in pair], part)
        )
    return found


@attrs.frozen
class Series:
    """Reports on a programme: after each session one of it, and one of all so far.

    Attributes:
        programme: The programme.
        tables: The tables, in the order in which they come out.
    """

    programme: Programme
    tables: tuple[Table, ...]


def series(  # noqa: PLR0913 - all but the first are keywords
    seed: int,
    *,
    sessions: int = 12,
    ministries: int | None = None,
    measure: str = "people",
    by: Sequence[str] = ("sex", "ministry"),
    unknown: float = 0.0,
) -> Series:
    """Reports on a synthetic programme of 15 to 40 people a session.

    Args:
        seed: The same number gives the same series.
        sessions: How many sessions.
        ministries: How many ministries people come from; 3 to 10, unless given.
        measure: What is counted.
        by: By what.
        unknown: The share of attributes and marks that the records do not know.

    Returns:
        The programme, and its tables.
    """
    chance = dice(seed)
    drawn = synthetic_programme(
        sessions=sessions,
        people=sessions * chance.randint(15, 25),
        seed=seed,
        participations_per_person=1.6,
        unknown=unknown,
    )
    programme = _from_few(drawn, ministries or chance.randint(3, 10))
    if unknown:
        programme = _from_lists(programme)
    return Series(programme, tuple(_reports(programme, measure, by)))


def _from_few(programme: Programme, ministries: int) -> Programme:
    """The programme as if only some ministries had sent their people."""
    kept = programme.organisations[:ministries]
    names = [body.id for body in kept]
    moved = {body.id: names[n % ministries] for n, body in enumerate(programme.organisations)}
    return attrs.evolve(
        programme,
        organisations=kept,
        participants=tuple(
            attrs.evolve(person, organisation=person.organisation and moved[person.organisation])
            for person in programme.participants
        ),
        sessions=tuple(
            attrs.evolve(
                session,
                bodies=tuple(
                    {
                        moved[one.organisation]: attrs.evolve(
                            one, organisation=moved[one.organisation]
                        )
                        for one in session.bodies
                    }.values()
                ),
            )
            for session in programme.sessions
        ),
    )


def _from_lists(programme: Programme) -> Programme:
    """The programme by its lists alone, on which everybody is who came, and nobody else.

    A headcount would settle some of what the lists leave open, and then nothing adds up.
    """

    def told(roster: Roster) -> Roster:
        return attrs.evolve(
            roster,
            attendances=tuple(
                attrs.evolve(
                    one,
                    # The last day decides, and settles that everybody came.
                    marks=(*map(_settled, one.marks[:-1]), Mark.PRESENT),
                )
                for one in roster.attendances
            ),
        )

    return attrs.evolve(
        programme,
        sessions=tuple(
            attrs.evolve(one, headcount=None, roster=one.roster and told(one.roster))
            for one in programme.sessions
        ),
    )


def _settled(mark: Mark) -> Mark:
    return Mark.ABSENT if mark is Mark.UNKNOWN else mark


def _reports(programme: Programme, measure: str, by: Sequence[str]) -> Iterator[Table]:
    """One of each session, and one of all up to it."""
    for number, session in enumerate(programme.sessions, 1):
        yield tabulate(session, measure, by=by, programme=programme)
        if number > 1:
            so_far = programme.sessions[:number]
            yield tabulate(so_far, measure, by=by, programme=programme)
