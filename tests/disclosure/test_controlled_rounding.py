"""Controlled rounding: near, additive, deterministic, and as near as brute force finds."""

import itertools
import random

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hijra_amina.disclosure.numbers.problem import Item, Problem
from hijra_amina.disclosure.numbers.rounding import round_cells
from hijra_amina.errors import InvalidValueError
from hijra_amina.knowledge import Row

pytestmark = pytest.mark.extra("disclosure")

KEY = b"a key of thirty-two bytes, or so"


def table(counts, sides):
    """A table of any number of sides with all its margins; `counts` by key, `*` for all."""
    keys = list(itertools.product(*(["*", *range(side)] for side in sides)))
    cell = {key: at for at, key in enumerate(keys)}
    truth = [0] * len(keys)
    for key, count in counts.items():
        for above in itertools.product(*(("*", value) for value in key)):
            truth[cell[above]] += count
    rows = [
        Row(
            terms={
                cell[key]: -1,
                **{cell[(*key[:at], value, *key[at + 1 :])]: 1 for value in range(sides[at])},
            },
            low=0,
            high=0,
            given=True,
        )
        for key in keys
        for at in range(len(sides))
        if key[at] == "*"
    ]
    problem = Problem(size=len(keys), truth=tuple(truth), rows=tuple(rows), items=(), needs=())
    return problem, keys


CUBES = st.lists(st.integers(1, 4), min_size=1, max_size=3)
FLAT = st.lists(st.integers(1, 4), min_size=1, max_size=2)


@st.composite
def tables(draw, sides=CUBES, most=14):
    """Tables with their margins, and the keys of their cells."""
    made = tuple(draw(sides))
    inner = list(itertools.product(*map(range, made)))
    counts = draw(st.lists(st.integers(0, most), min_size=len(inner), max_size=len(inner)))
    return table(dict(zip(inner, counts, strict=True)), made)


bases = st.sampled_from([3, 5, 10])
keys_or_none = st.sampled_from([None, KEY])


def add_up(problem, values):
    """Whether parts make their whole everywhere."""
    return all(sum(times * values[cell] for cell, times in row.terms) == 0 for row in problem.rows)


@given(tables(), bases, keys_or_none)
def test_rounded_figures_are_near_are_multiples_and_add_up(made, base, key):
    """Each is a multiple less than the base away, a multiple stays, and parts make their whole."""
    problem, _ = made
    rounded = round_cells(problem, base, key=key)
    if rounded is None:
        return
    assert all(value % base == 0 for value in rounded)
    assert all(abs(r - a) < base for r, a in zip(rounded, problem.truth, strict=True))
    assert all(r == a for r, a in zip(rounded, problem.truth, strict=True) if a % base == 0)
    assert add_up(problem, rounded)


@given(tables(sides=FLAT), bases, keys_or_none)
def test_a_table_of_two_dimensions_can_always_be_rounded(made, base, key):
    """Rows and columns that add up are a flow, and a flow can be rounded."""
    problem, _ = made
    assert round_cells(problem, base, key=key) is not None


@given(tables(), bases, keys_or_none)
def test_the_same_table_is_rounded_alike(made, base, key):
    """The same content and key give the same figures."""
    problem, _ = made
    assert round_cells(problem, base, key=key) == round_cells(problem, base, key=key)


def parts_of(keys, inner):
    """Of each cell, the places among the inner ones of those that make it up."""
    return [
        [
            place
            for place, at in enumerate(inner)
            if all(value in {"*", own} for value, own in zip(key, keys[at], strict=True))
        ]
        for key in keys
    ]


def least_change(problem, keys, base):
    """How little can be changed, by trying every choice for the inner cells."""
    inner = [at for at, key in enumerate(keys) if "*" not in key]
    parts = parts_of(keys, inner)
    around = [
        sorted({problem.truth[at] // base * base, -(-problem.truth[at] // base) * base})
        for at in inner
    ]
    least = None
    for values in itertools.product(*around):
        cells = [sum(values[place] for place in places) for places in parts]
        apart = [abs(r - a) for r, a in zip(cells, problem.truth, strict=True)]
        if max(apart) < base and (least is None or sum(apart) < least):
            least = sum(apart)
    return least


def change(problem, rounded):
    """How much is changed in all."""
    return sum(abs(r - a) for r, a in zip(rounded, problem.truth, strict=True))


@given(tables(sides=st.just([2, 3]), most=11), bases)
@settings(max_examples=30)
def test_no_rounding_that_adds_up_is_nearer(made, base):
    """On two by three, nothing among all that brute force finds changes less."""
    problem, keys = made
    rounded = round_cells(problem, base)
    assert change(problem, rounded) == least_change(problem, keys, base)


def test_where_fractions_would_be_nearer_whole_numbers_are_found():
    """Of this cube the nearest that adds up in fractions is not whole."""
    counts = [4, 6, 1, 3, 4, 5, 3, 5, 4, 2, 5, 3]
    inner = itertools.product(range(2), range(2), range(3))
    problem, keys = table(dict(zip(inner, counts, strict=True)), (2, 2, 3))
    rounded = round_cells(problem, 5)
    assert add_up(problem, rounded)
    assert change(problem, rounded) == least_change(problem, keys, 5)


@given(tables(), bases)
def test_an_exact_cell_comes_back_as_it_is_beside_rounded_ones(made, base):
    """The headcount stays; the other cells are those that are rounded without it, and add up."""
    problem, _ = made
    rounded = round_cells(problem, base)
    beside = round_cells(problem, base, exact=(0,))
    if rounded is None:
        assert beside is None
        return
    assert beside == (problem.truth[0], *rounded[1:])


def test_what_is_no_sum_of_parts_need_not_hold_of_rounded_figures():
    """A fact that somebody stated, and a bound, are not what a rounded table has to add up to."""
    stated = Row(terms={0: 1, 1: 1}, low=0, high=0)
    bound = Row(terms={0: 1}, low=0, high=3, given=True)
    problem = Problem(size=2, truth=(4, 2), rows=(stated, bound), items=(), needs=())
    assert round_cells(problem, 5) == (5, 0)


def test_only_what_is_published_has_to_add_up():
    """Where items say what is published, a sum with cells that nobody sees is no matter."""
    year = Row(terms={0: 1, 1: 1, 2: -1}, low=0, high=0, given=True)
    months = Row(terms={3: 1, 4: 1, 0: -1}, low=0, high=0, given=True)
    items = tuple(Item(says=((cell, 0, None),), loss=1) for cell in (0, 1, 2))
    problem = Problem(size=5, truth=(4, 4, 8, 2, 2), rows=(year, months), items=items, needs=())
    # The months are two and two, which are nought each, and would make a half-year of nought.
    assert round_cells(problem, 5) == (5, 5, 10, 0, 0)
    alone = round_cells(attrs.evolve(problem, items=()), 5)
    assert alone[3] + alone[4] == alone[0]


def test_there_is_none_where_nothing_near_adds_up():
    """A cell that is the double of another cannot always be rounded with it."""
    double = Row(terms={0: 2, 1: -1}, low=0, high=0, given=True)
    triple = Row(terms={0: 3, 2: -1}, low=0, high=0, given=True)
    problem = Problem(size=3, truth=(2, 4, 6), rows=(double, triple), items=(), needs=())
    # 2 can be 0 or 5, so 4 had to be 0 or 10 and 6 had to be 0 or 15, which are too far.
    assert round_cells(problem, 5) is None
    assert round_cells(problem, 7) == (0, 0, 0)


@pytest.mark.parametrize("base", [1, 0, -5])
def test_a_base_of_less_than_two_is_refused(base):
    """There is nothing that it could round to."""
    with pytest.raises(InvalidValueError, match="base"):
        round_cells(Problem(size=0, truth=(), rows=(), items=(), needs=()), base)


def test_exact_cells_of_another_table_are_refused():
    """A cell that the problem does not have cannot be kept."""
    problem = Problem(size=1, truth=(3,), rows=(), items=(), needs=())
    with pytest.raises(InvalidValueError, match="exact"):
        round_cells(problem, 5, exact=(1,))


def test_with_a_key_a_figure_goes_up_as_often_as_it_is_nearer_to_what_is_above():
    """Of many lone cells with the rest one of five, about a fifth go up; without a key, none."""
    problem = Problem(size=5_000, truth=(6,) * 5_000, rows=(), items=(), needs=())
    assert round_cells(problem, 5) == (5,) * 5_000
    drawn = round_cells(problem, 5, key=KEY)
    # Four standard deviations on either side.
    assert 887 <= drawn.count(10) <= 1113
    assert round_cells(problem, 5, key=b"another") != drawn


def test_a_figure_that_is_released_twice_is_drawn_alike():
    """Its draw depends on its place and its truth, not on what else is in the table."""
    one = Problem(size=50, truth=tuple(range(50)), rows=(), items=(), needs=())
    other = Problem(size=50, truth=(*range(49), 1), rows=(), items=(), needs=())
    assert round_cells(one, 5, key=KEY)[:49] == round_cells(other, 5, key=KEY)[:49]


def test_progress_is_told_of_each_group_of_cells():
    """Cells that nothing ties together are rounded apart, and each such group is a step."""
    told = []
    problem = Problem(size=3, truth=(1, 2, 5), rows=(), items=(), needs=())
    round_cells(problem, 5, progress=lambda done, total, _what: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def possible(problem, keys, rounded, base):
    """What each cell can be by all tables within the boxes around it, and by the exact total."""
    inner = [at for at, key in enumerate(keys) if "*" not in key]
    parts = parts_of(keys, inner)
    boxes = [range(max(0, rounded[at] - base + 1), rounded[at] + base) for at in inner]
    found = [set() for _ in keys]
    for values in itertools.product(*boxes):
        if sum(values) != problem.truth[0]:
            continue
        cells = [sum(values[place] for place in places) for places in parts]
        if all(abs(r - a) < base for r, a in zip(rounded[1:], cells[1:], strict=True)):
            for seen, value in zip(found, cells, strict=True):
                seen.add(value)
    return found


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("base", "sides"), [(5, (2, 2)), (3, (2, 2)), (3, (2, 3))])
@pytest.mark.parametrize("key", [None, KEY])
def test_who_knows_the_boxes_and_the_headcount_recovers_no_small_count(seed, base, sides, key):
    """Of no count from one to four does enumerating all tables that fit leave only the truth."""
    rng = random.Random(1_000 * base + seed)  # noqa: S311 - a table, and no secret
    counts = dict.fromkeys(itertools.product(*map(range, sides)), 0)
    for _ in range(rng.randint(12, 30)):
        counts[rng.choices(list(counts), weights=[1, 2, 4, 6, 3, 2][: len(counts)])[0]] += 1
    problem, keys = table(counts, sides)
    rounded = round_cells(problem, base, exact=(0,), key=key)
    found = possible(problem, keys, rounded, base)
    for at, values in enumerate(found):
        assert problem.truth[at] in values
        if at and 0 < problem.truth[at] < 5:
            assert len(values) > 1
