"""Cubes: each cell and margin counts what a set for each cell counts, on both roads."""

from __future__ import annotations

import itertools
import json
import random
import subprocess
import sys
from collections import defaultdict
from math import comb

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hijra_amina.statistics.cubes import Axis, Cube, _plain, add_up, unique_people
from hijra_amina.statistics.dimensions import dimension
from hijra_amina.values import Verdict


@st.composite
def axes_drawn(draw: st.DrawFn, name: str) -> Axis:
    """An axis whose raw values are one value, several, some, any, or none."""
    number = draw(st.integers(0, 3))
    of_people = draw(st.booleans())
    sure: list[tuple[int, ...]] = []
    may: list[tuple[int, ...]] = []
    for _ in range(draw(st.integers(1, 4))):
        can_have = draw(st.sets(st.integers(0, number - 1))) if number else set()
        has = draw(st.sets(st.sampled_from(sorted(can_have)))) if can_have else set()
        if draw(st.booleans()):
            can_have, has = set(range(number)), set()
        unclaimed = set() if of_people or has else {number}
        sure.append(tuple(sorted(has | unclaimed)))
        may.append(tuple(sorted(can_have | unclaimed)))
    return Axis(
        name=name,
        raws=tuple(f"{name}-{n}" for n in range(len(sure))),
        values=tuple(f"v-{n}" for n in range(number)),
        of_people=of_people,
        sure=tuple(sure),
        may=tuple(may),
    )


@attrs.frozen
class Rows:
    """Rows of a cube, as both kernels take them."""

    axes: tuple[Axis, ...]
    codes: list[list[int]]
    people: list[int]
    certain: list[bool] | None
    low: list[int]
    high: list[int] | None
    unlimited: list[tuple[int, ...]]


@st.composite
def rows_drawn(draw: st.DrawFn) -> Rows:
    """Rows over up to four axes; people repeat themselves and contradict themselves."""
    axes = tuple(draw(axes_drawn(name)) for name in "abcd"[: draw(st.integers(0, 4))])
    # What lies in the rows needs no shrinking; a seed for it makes drawing cheap.
    rnd = random.Random(draw(st.integers(0, 2**32 - 1)))  # noqa: S311 - test data
    number = draw(st.integers(0, 24))
    low = [rnd.randint(0, 4) for _ in range(number)]
    return Rows(
        axes,
        [[rnd.randrange(len(axis.raws)) for _ in range(number)] for axis in axes],
        [rnd.randint(0, 5) for _ in range(number)],
        [rnd.random() < 0.7 for _ in range(number)] if draw(st.booleans()) else None,
        low,
        [each + rnd.randint(0, 2) for each in low] if draw(st.booleans()) else None,
        [
            tuple(rnd.randrange(len(axis.raws)) for axis in axes)
            for _ in range(draw(st.integers(0, 1)))
        ],
    )


def slots_of(rows: Rows, place: int, side: str) -> itertools.product[tuple[int, ...]]:
    """Every slot that a row has, or may have, margins included."""
    return itertools.product(
        *(
            (0, *(at + 1 for at in getattr(axis, side)[column[place]]))
            for axis, column in zip(rows.axes, rows.codes, strict=True)
        )
    )


def unlimited_slots(rows: Rows) -> set[tuple[int, ...]]:
    """Where there is no most."""
    once = attrs.evolve(rows, codes=[list(column) for column in zip(*rows.unlimited, strict=True)])
    if not rows.axes:
        return {()} if rows.unlimited else set()
    return {slots for place in range(len(rows.unlimited)) for slots in slots_of(once, place, "may")}


def expected(
    rows: Rows, low: dict[tuple[int, ...], int], high: dict[tuple[int, ...], int]
) -> dict[tuple[str, ...], tuple[int, int | None]]:
    """The figures of every key from those of every slot; `?` of people is the whole less parts."""
    is_open = unlimited_slots(rows)

    def ends(slots: tuple[int, ...]) -> tuple[int, int | None]:
        return low.get(slots, 0), None if slots in is_open else high.get(slots, 0)

    made: dict[tuple[str, ...], tuple[int, int | None]] = {}
    for slots in itertools.product(*(range(len(axis.values) + 2) for axis in rows.axes)):
        unknown = [
            place
            for place, axis in enumerate(rows.axes)
            if axis.of_people and slots[place] == len(axis.values) + 1
        ]
        key = tuple(axis.labels[slot] for axis, slot in zip(rows.axes, slots, strict=True))
        if len(unknown) > 1:
            continue
        if not unknown:
            made[key] = ends(slots)
            continue
        (place,) = unknown
        whole = ends((*slots[:place], 0, *slots[place + 1 :]))
        placed = sum(
            ends((*slots[:place], slot, *slots[place + 1 :]))[0]
            for slot in range(1, len(rows.axes[place].values) + 1)
        )
        least = max(0, whole[0] - placed)
        made[key] = least, None if whole[1] is None else max(least, whole[1] - placed)
    return made


def people_by_sets(rows: Rows) -> dict[tuple[str, ...], tuple[int, int | None]]:
    """A set of people for each cell: as simple as can be."""
    sure: dict[tuple[int, ...], set[int]] = defaultdict(set)
    may: dict[tuple[int, ...], set[int]] = defaultdict(set)
    for place, person in enumerate(rows.people):
        for slots in slots_of(rows, place, "may"):
            may[slots].add(person)
        if rows.certain is None or rows.certain[place]:
            for slots in slots_of(rows, place, "sure"):
                sure[slots].add(person)
    return expected(
        rows,
        {slots: len(people) for slots, people in sure.items()},
        {slots: len(people) for slots, people in may.items()},
    )


def sums_by_rows(rows: Rows) -> dict[tuple[str, ...], tuple[int, int | None]]:
    """Every row added to every cell that it belongs to, or may."""
    low: dict[tuple[int, ...], int] = defaultdict(int)
    high: dict[tuple[int, ...], int] = defaultdict(int)
    for place, least in enumerate(rows.low):
        for slots in slots_of(rows, place, "sure"):
            low[slots] += least
        for slots in slots_of(rows, place, "may"):
            high[slots] += least if rows.high is None else rows.high[place]
    return expected(rows, low, high)


def both_ways(cube: Cube) -> dict[tuple[str, ...], tuple[int, int | None]]:
    """Every figure, looked up one by one and listed all at once."""
    one_by_one = {key: cube[key] for key in cube}
    assert dict(cube.items()) == one_by_one
    assert list(cube.items()) == list(one_by_one.items())
    assert len(cube) == len(one_by_one)
    return one_by_one


@given(rows_drawn())
def test_people_are_counted_as_sets_count_them_in_plain_python(rows: Rows) -> None:
    """Every cell and margin has as many people as a set of them."""
    cube = _plain.unique_people(rows.axes, rows.people, rows.codes, rows.certain, rows.unlimited)
    assert both_ways(cube) == people_by_sets(rows)


@given(rows_drawn())
def test_figures_are_added_up_row_by_row_in_plain_python(rows: Rows) -> None:
    """Every cell and margin is the sum of its rows, each once."""
    cube = _plain.add_up(rows.axes, rows.codes, rows.low, rows.high, rows.unlimited)
    assert both_ways(cube) == sums_by_rows(rows)


@pytest.mark.extra("frames")
@settings(max_examples=300)
@given(
    rows=rows_drawn(),
    boxes=st.sampled_from((0, 1, 10)),
    neighbours=st.sampled_from((0, 2, 24)),
    at_a_time=st.sampled_from((1, 2, 1000)),
)
def test_people_are_counted_as_sets_count_them_with_numpy(
    rows: Rows, boxes: int, neighbours: int, at_a_time: int
) -> None:
    """Wherever one method takes over from another, the figures stay those of sets."""
    from hijra_amina.statistics.cubes import _boxes, _counting  # noqa: PLC0415 - it needs numpy

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_boxes, "_MOST_BOXES", boxes)
        patch.setattr(_boxes, "_PEOPLE_AT_A_TIME", at_a_time)
        patch.setattr(_counting, "_MOST_NEIGHBOURS", neighbours)
        cube = _counting.unique_people(
            rows.axes, rows.people, rows.codes, rows.certain, rows.unlimited
        )
    assert both_ways(cube) == people_by_sets(rows)


@pytest.mark.extra("frames")
@given(rows_drawn())
def test_figures_are_added_up_row_by_row_with_numpy(rows: Rows) -> None:
    """Every cell and margin is the sum of its rows, each once."""
    from hijra_amina.statistics.cubes import _adding  # noqa: PLC0415 - it needs numpy

    cube = _adding.add_up(rows.axes, rows.codes, rows.low, rows.high, rows.unlimited)
    assert both_ways(cube) == sums_by_rows(rows)


@pytest.mark.extra("frames")
@settings(max_examples=200)
@given(rows=rows_drawn(), most_keys=st.sampled_from((1, 2**62)))
def test_a_table_that_is_too_large_for_an_array_has_the_same_figures(
    rows: Rows, most_keys: int
) -> None:
    """Cell by cell, or in plain Python where cells have no numbers, nothing changes."""
    from hijra_amina.statistics.cubes import (  # noqa: PLC0415 - they need numpy
        _adding,
        _counting,
        _dense,
        _sparse,
    )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_dense, "_MOST_CELLS", 2)
        patch.setattr(_sparse, "_MOST_KEYS", most_keys)
        people = _counting.unique_people(
            rows.axes, rows.people, rows.codes, rows.certain, rows.unlimited
        )
        sums = _adding.add_up(rows.axes, rows.codes, rows.low, rows.high, rows.unlimited)
    assert both_ways(people) == people_by_sets(rows)
    assert both_ways(sums) == sums_by_rows(rows)


@pytest.mark.extra("frames")
def test_numbers_that_do_not_fit_into_one_are_sorted_column_by_column() -> None:
    """Numbers of people as large as numbers can be change nothing."""
    axis = Axis.of("kind", ("a", "b", None), ("a", "b"), of_people=False)
    people = [2**62, 5, 2**62, 7, 5]
    codes = [[0, 1, 1, 2, 1]]
    small = {2**62: 0, 5: 1, 7: 2}
    from hijra_amina.statistics.cubes import _counting, _sorting  # noqa: PLC0415 - it needs numpy

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_sorting, "_MOST_BITS", 1)
        cube = _counting.unique_people((axis,), people, codes, None, ())
    expected_cube = _plain.unique_people((axis,), [small[one] for one in people], codes, None, ())
    assert dict(cube) == dict(expected_cube)


@pytest.mark.extra("frames")
def test_sorting_column_by_column_gives_the_same_rows() -> None:
    """However wide the columns, rows come in the same order and add up to the same."""
    import numpy as np  # noqa: PLC0415 - of an extra

    from hijra_amina.statistics.cubes import _sorting  # noqa: PLC0415 - it needs numpy

    columns = [np.array([3, 1, 3, 1]), np.array([0, 2, 0, 1])]
    weights = np.array([1, 5, -1, 7])
    packed = [_sorting.in_order(columns), _sorting.in_order(columns, distinct=True)]
    sums = _sorting.added_up(columns, weights)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_sorting, "_MOST_BITS", 1)
        wide = [_sorting.in_order(columns), _sorting.in_order(columns, distinct=True)]
        wide_sums = _sorting.added_up(columns, weights)
    assert [[one.tolist() for one in rows] for rows in wide] == [
        [one.tolist() for one in rows] for rows in packed
    ]
    assert [one.tolist() for one in wide_sums[0]] == [[1, 1], [1, 2]]
    assert wide_sums[1].tolist() == sums[1].tolist() == [7, 5]


@given(st.integers(0, 7))
def test_chains_hold_every_set_of_axes_once(number: int) -> None:
    """Each chain grows by one axis at a time, and there are as few as there can be."""
    pytest.importorskip("numpy")
    from hijra_amina.statistics.cubes._chains import chains, order_of  # noqa: PLC0415 - it needs numpy

    found = chains(number)
    assert sorted(itertools.chain.from_iterable(found)) == list(range(1 << number))
    assert len(found) == comb(number, number // 2)
    for chain in found:
        order = order_of(chain)
        for margin in chain:
            first = order[: margin.bit_count()]
            assert sum(1 << axis for axis in first) == margin


class TestAxes:
    def test_a_code_that_is_a_value_is_not_compared_with_the_others(self) -> None:
        """A dimension with thousands of values costs no thousands of questions for each."""
        values = tuple(f"s-{n}" for n in range(20_000))
        axis = Axis.of_dimension(dimension("session"), values, values)
        assert axis.sure[17] == axis.may[17] == (17,)

    def test_a_raw_value_may_have_several_values(self) -> None:
        """Two topics and an unnamed one: two for certain, and perhaps the third."""
        axis = Axis.of_dimension(dimension("topic"), ("a;b;?", "c|a"), ("a", "b", "c"))
        assert axis.sure == ((0, 1), (3,))
        assert axis.may == ((0, 1, 2), (0, 2, 3))

    @given(
        st.lists(
            st.one_of(
                st.none(),
                st.dates().map(str),
                st.sampled_from(("2015", "2015-06", "XXXX-05-04", "2014-11/2015-02")),
            ),
            unique=True,
            max_size=6,
        ),
        st.sampled_from(("year", "quarter", "month")),
    )
    def test_an_axis_says_what_each_verdict_says(self, raws: list[str | None], name: str) -> None:
        """Whatever is left unasked would have been answered the same."""
        made = dimension(name)
        values = made.values_of([*raws, "2015-03-01"])
        axis = Axis.of_dimension(made, raws, values)
        for raw, sure, may in zip(raws, axis.sure, axis.may, strict=True):
            said = [made.verdict(raw, value) for value in values]
            holds = [at for at, verdict in enumerate(said) if verdict is Verdict.HOLDS]
            possible = [at for at, verdict in enumerate(said) if verdict is not Verdict.FAILS]
            assert [at for at in sure if at < len(values)] == holds
            assert [at for at in may if at < len(values)] == possible
            assert (len(values) in sure) is not bool(holds)


class TestCubes:
    sex = Axis.of("sex", ("f", "m", None), ("f", "m"), of_people=True)
    year = Axis.of("year", ("2014", None), ("2014",), of_people=False)

    def cube(self) -> Cube:
        """Two women and a person of unknown sex, one of the women in an unknown year."""
        return add_up([self.sex, self.year], [[0, 0, 2], [0, 1, 0]], [1, 1, 1])

    def test_it_is_as_long_as_it_has_keys(self) -> None:
        """A key has `?` of people once at the most, and each key once."""
        cube = self.cube()
        assert len(cube) == len(list(cube)) == len(set(cube)) == 12
        assert list(cube)[:3] == [("*", "*"), ("*", "2014"), ("*", "?")]

    @pytest.mark.parametrize("key", [("f",), ("x", "*"), ("*", "*", "*")])
    def test_there_is_nothing_where_there_is_no_such_key(self, key: tuple[str, ...]) -> None:
        """What is no value, or too few or too many, is no key."""
        with pytest.raises(KeyError):
            self.cube()[key]

    def test_unknown_of_two_dimensions_of_people_is_no_key(self) -> None:
        """What two dimensions both leave over cannot be told from their margins."""
        body = Axis.of("body", ("a",), ("a",), of_people=True)
        cube = add_up([self.sex, body], [[0], [0]], [1])
        assert ("?", "?") not in cube
        assert cube["?", "*"] == (0, 0)


def test_little_work_does_not_load_numpy() -> None:
    """A few rows are counted before numpy would be there."""
    code = """
import sys
from hijra_amina.statistics.cubes import Axis, add_up, unique_people
axis = Axis.of("sex", ("f",), ("f",), of_people=True)
add_up([axis], [[0]], [1])
print(unique_people([axis], [1, 1], [[0, 0]])["f",], "numpy" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "(1, 1) False"


@pytest.mark.extra("frames")
@settings(max_examples=20)
@given(rows_drawn())
def test_the_public_kernels_take_either_road(rows: Rows) -> None:
    """With numpy loaded, the kernels answer as the plain road does."""
    pytest.importorskip("numpy")
    people = unique_people(
        rows.axes, rows.people, rows.codes, rows.certain, unlimited=rows.unlimited
    )
    sums = add_up(rows.axes, rows.codes, rows.low, rows.high, unlimited=rows.unlimited)
    assert both_ways(people) == people_by_sets(rows)
    assert both_ways(sums) == sums_by_rows(rows)
    assert json.dumps([*people.values(), *sums.values()])
