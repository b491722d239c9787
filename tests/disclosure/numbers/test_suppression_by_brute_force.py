"""Against every table and every pattern, counted one by one."""

from itertools import combinations

import attrs
import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from hijra_amina.disclosure.numbers.problem import Item, Need, Problem
from hijra_amina.disclosure.numbers.suppression import suppress
from hijra_amina.disclosure.numbers.verifying import faults
from hijra_amina.knowledge import Row

np = pytest.importorskip("numpy")
from hijra_amina.disclosure.numbers.suppression._cuts import Cutter  # noqa: E402 - they need NumPy
from hijra_amina.disclosure.numbers.suppression._figures import Figures  # noqa: E402
from hijra_amina.disclosure.numbers.suppression._sides import Sides  # noqa: E402

NOISE = st.sampled_from([0.0, 0.0, 0.5, 1.0, -1.0, 1 / 7, 1e-7, 1e12, float("nan")])
HIDING = st.sampled_from([0.0, 0.0, 0.5, 1.0])

pytestmark = pytest.mark.extra("disclosure")


def compositions(total, parts):
    """All ways to share a total among parts."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in compositions(total - first, parts - 1):
            yield (first, *rest)


def complete(inner, width):
    """A table's inner cells, its row sums, its column sums and its total."""
    lines = [inner[start : start + width] for start in range(0, len(inner), width)]
    return (*inner, *map(sum, lines), *map(sum, zip(*lines, strict=True)), sum(inner))


@st.composite
def problems(draw):
    """Two or three lines of two or three cells, their sums, and a total that is always shown."""
    height, width = draw(st.sampled_from([(2, 2), (2, 3), (3, 2)]))
    size = height * width
    inner = tuple(draw(st.lists(st.integers(0, 3), min_size=size, max_size=size)))
    truth = complete(inner, width)
    total = len(truth) - 1
    rows = [
        *(
            Row(
                terms={size + line: -1, **{line * width + place: 1 for place in range(width)}},
                low=0,
                high=0,
            )
            for line in range(height)
        ),
        *(
            Row(
                terms={
                    size + height + place: -1,
                    **{line * width + place: 1 for line in range(height)},
                },
                low=0,
                high=0,
            )
            for place in range(width)
        ),
        Row(terms={total: -1, **dict.fromkeys(range(size), 1)}, low=0, high=0),
    ]
    if draw(st.booleans()):
        # A claim in words that happens to be true.
        cell = draw(st.integers(0, total - 1))
        rows.append(
            Row(terms={cell: 3, total: -1}, low=None, high=max(0, 3 * truth[cell] - truth[total]))
        )
    k = draw(st.integers(1, 4))
    items = []
    for cell, number in enumerate(truth[:-1]):
        slack = draw(st.sampled_from([0, 0, 0, 1]))
        fixed = draw(st.sampled_from([None, None, None, True]))
        small = cell < size and 0 < number < k
        items.append(
            Item(
                says=(
                    (
                        cell,
                        max(0, number - slack),
                        draw(st.sampled_from([number + slack, None])) if slack else number,
                    ),
                ),
                loss=draw(st.integers(0, 9)),
                fixed=False if small else fixed,
            )
        )
    items.append(Item(says=((total, truth[total], truth[total]),), loss=9, fixed=True))
    if draw(st.booleans()):
        # One figure that says something of two cells.
        pair = draw(st.permutations(range(total)))[:2]
        items.append(
            Item(says=tuple((cell, truth[cell], truth[cell] + 1) for cell in pair), loss=2)
        )
    knowers = draw(st.lists(st.integers(0, size - 1), max_size=2))
    needs = tuple(
        Need(cell=cell, low=0, high=k, known=known)
        for cell, item in enumerate(items[:size])
        if item.fixed is False
        for known in ((), *((knower,) for knower in knowers if knower != cell))
    )
    return Problem(
        size=len(truth), truth=truth, rows=tuple(rows), items=tuple(items), needs=needs
    ), width


def fits(row, cells):
    """Whether numbers fit a row."""
    total = sum(value * cells[cell] for cell, value in row.terms)
    return (row.low is None or row.low <= total) and (row.high is None or total <= row.high)


def met(problem, worlds, hidden):
    """The needs that are met, by looking at every table that fits."""
    left = [cells for cells, broken in worlds if broken <= hidden]
    return {
        index
        for index, need in enumerate(problem.needs)
        for reach in [
            [
                cells[need.cell]
                for cells in left
                if all(cells[cell] == problem.truth[cell] for cell in need.known)
            ]
        ]
        if min(reach) <= need.low and max(reach) >= need.high
    }


def worlds_of(problem, width):
    """Every table that fits the rows, and the items that it contradicts."""
    inner_size = problem.size - 1 - width - (problem.size - 1 - width) // (width + 1)
    for inner in compositions(problem.truth[-1], inner_size):
        cells = complete(inner, width)
        if all(fits(row, cells) for row in problem.rows):
            yield (
                cells,
                frozenset(
                    index
                    for index, item in enumerate(problem.items)
                    if any(
                        cells[cell] < low or (high is not None and cells[cell] > high)
                        for cell, low, high in item.says
                    )
                ),
            )


def patterns_of(problem):
    """Every pattern."""
    free = [index for index, item in enumerate(problem.items) if item.fixed is None]
    base = frozenset(index for index, item in enumerate(problem.items) if item.fixed is False)
    for count in range(len(free) + 1):
        for chosen in combinations(free, count):
            yield base | set(chosen)


def solve(problem, width):
    """The needs that can be met, and the least that is lost by meeting them."""
    worlds = list(worlds_of(problem, width))
    *_, everything = patterns_of(problem)
    possible = met(problem, worlds, everything)
    losses = {
        sum(problem.items[index].loss for index in hidden)
        for hidden in patterns_of(problem)
        if met(problem, worlds, hidden) >= possible
    }
    return possible, min(losses)


class TestAgainstEveryTable:
    @given(problems())
    def test_the_exact_pattern_loses_least_and_meets_what_can_be_met(self, made):
        """The exact pattern loses least and meets what can be met."""
        problem, width = made
        pattern = suppress(problem, exact=True, starts=2)
        possible, least = solve(problem, width)
        assert faults(problem, pattern) == ()
        assert {*range(len(problem.needs))} - pattern.unmet == possible
        assert pattern.least <= least <= pattern.loss
        assert pattern.method == "exact"

    @given(problems())
    def test_the_heuristic_is_safe_and_claims_no_more_than_it_proved(self, made):
        """The heuristic is safe and claims no more than it proved."""
        problem, width = made
        pattern = suppress(problem, exact=False, starts=1)
        possible, least = solve(problem, width)
        assert faults(problem, pattern) == ()
        assert {*range(len(problem.needs))} - pattern.unmet == possible
        assert pattern.least <= least <= pattern.loss

    @given(problems(), st.randoms(use_true_random=False))
    def test_names_and_order_change_nothing_in_the_loss(self, made, random):
        """Names and order change nothing in the loss."""
        problem, _ = made
        names = list(range(problem.size))
        random.shuffle(names)
        truth = [0] * problem.size
        for cell, name in enumerate(names):
            truth[name] = problem.truth[cell]
        shuffled = attrs.evolve(
            problem,
            truth=tuple(truth),
            rows=tuple(
                attrs.evolve(row, terms=[(names[cell], value) for cell, value in row.terms])
                for row in random.sample(problem.rows, len(problem.rows))
            ),
            items=tuple(
                attrs.evolve(item, says=tuple((names[cell], *ends) for cell, *ends in item.says))
                for item in random.sample(problem.items, len(problem.items))
            ),
            needs=tuple(
                attrs.evolve(
                    need, cell=names[need.cell], known=tuple(names[cell] for cell in need.known)
                )
                for need in random.sample(problem.needs, len(problem.needs))
            ),
        )
        one, other = (
            suppress(problem, exact=True, starts=1),
            suppress(shuffled, exact=True, starts=1),
        )
        assert faults(shuffled, other) == ()
        assert (one.loss, len(one.unmet)) == (other.loss, len(other.unmet))

    @given(problems(), st.data())
    def test_cuts_hold_for_every_safe_pattern_whatever_the_multipliers(self, made, data):
        """Cuts hold for every safe pattern whatever the multipliers."""
        problem, width = made
        figures = Figures(problem)
        sides = Sides(problem, figures.truth)
        assume(len(sides))
        cutter = Cutter(figures, sides)
        side = data.draw(st.integers(0, len(sides) - 1))
        hiding = st.lists(HIDING, min_size=len(problem.items), max_size=len(problem.items))
        cutter.look_at(np.array(data.draw(hiding)))
        true_multipliers = cutter._programme.multipliers
        noise = np.zeros(len(problem.rows))
        noise[data.draw(st.integers(0, noise.size - 1))] = data.draw(NOISE)
        cutter._programme.multipliers = lambda: true_multipliers() + noise
        cut = cutter.cut(side)
        if cut is not None:
            event("a cut")
            worlds = list(worlds_of(problem, width))
            for hidden in patterns_of(problem):
                if side % len(problem.needs) in met(problem, worlds, hidden):
                    helped = zip(cut.items.tolist(), cut.help.tolist(), strict=True)
                    assert sum(gain for item, gain in helped if item in hidden) >= cut.lack
