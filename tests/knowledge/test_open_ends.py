"""Ends that are open, against a brute force over directions that no row ends.

For whole coefficients of at most 3 and three unknowns, the edges of the cone of such directions
are cross products of two rows: whole numbers of at most 18. So a box of that size holds a
direction in which an expression rises for ever, if there is any.
"""

from __future__ import annotations

import random

import pytest

from hijra_amina.knowledge import Knowledge, Row

pytestmark = [pytest.mark.extra("bounds"), pytest.mark.extra("frames")]

FAR = 18
BOX = 45


def system(seed):
    """Three unknowns without caps, rows that some whole numbers fit, and an expression."""
    rng = random.Random(seed)  # noqa: S311 - a seed makes it the same everywhere
    truth = [rng.randint(0, 6) for _ in range(3)]
    rows = []
    for _ in range(rng.randint(1, 3)):
        places = rng.sample(range(3), rng.randint(1, 3))
        terms = {place: rng.choice((1, 1, 2, 3, -1, -2, -3)) for place in places}
        value = sum(factor * truth[place] for place, factor in terms.items())
        ends = rng.choice([(value, value), (value - 1, value + 2), (value, None), (None, value)])
        rows.append(Row(terms=terms, low=ends[0], high=ends[1]))
    expression = {
        place: rng.choice((1, 2, -1)) for place in rng.sample(range(3), rng.randint(1, 3))
    }
    return rows, expression


def sums(points, terms):
    """What a sum is at each point."""
    return sum(factor * points[place] for place, factor in terms.items())


def fitting(points, rows, *, directions):
    """The points that fit rows, or the directions in which rows have no end."""
    kept = points
    for row in rows:
        low = row.low if row.low is None or not directions else 0
        high = row.high if row.high is None or not directions else 0
        if low is not None:
            kept = kept[:, sums(kept, dict(row.terms)) >= low]
        if high is not None:
            kept = kept[:, sums(kept, dict(row.terms)) <= high]
    return kept


@pytest.fixture(scope="module")
def grid():
    """All points of a box of three unknowns."""
    import numpy as np  # noqa: PLC0415 - only there with an extra

    return lambda highest: np.indices([highest + 1] * 3).reshape(3, -1)


@pytest.mark.parametrize("batch", range(0, 200, 40))
@pytest.mark.parametrize("shortcuts", [True, False])
def test_an_end_is_open_if_and_only_if_there_is_no_end(grid, batch, shortcuts, monkeypatch):
    """`None` stands where a sum goes on for ever, and a number where it does not.

    Where endless strips hold no whole numbers, it may take too long to prove an end.
    """
    if not shortcuts:
        monkeypatch.setattr("hijra_amina.knowledge._ends.SMALL", -1)
    points, directions, unproven = grid(BOX), grid(FAR), 0
    for seed in range(batch, batch + 40):
        rows, expression = system(seed)
        (answer,) = Knowledge(3, rows).bounds([expression], exact=True)
        unproven += not answer.tightest
        if not answer.tightest:
            continue
        for_ever = sums(fitting(directions, rows, directions=True), expression)
        reached = sums(fitting(points, rows, directions=False), expression)
        assert (answer.low is None) == bool((for_ever < 0).any())
        assert (answer.high is None) == bool((for_ever > 0).any())
        if answer.low is not None:
            assert answer.low == reached.min()
        if answer.high is not None:
            assert answer.high == reached.max()
    assert unproven <= 1


@pytest.mark.parametrize("batch", range(0, 200, 40))
def test_interval_reasoning_opens_ends_rather_than_inventing_them(grid, batch):
    """Without the solver an end may be missing; where one is given, nothing lies beyond it."""
    points, directions = grid(BOX), grid(FAR)
    for seed in range(batch, batch + 40):
        rows, expression = system(seed)
        (answer,) = Knowledge(3, rows).bounds([expression], exact=False)
        for_ever = sums(fitting(directions, rows, directions=True), expression)
        reached = sums(fitting(points, rows, directions=False), expression)
        if answer.low is not None:
            assert not (for_ever < 0).any()
            assert answer.low <= reached.min()
        if answer.high is not None:
            assert not (for_ever > 0).any()
            assert answer.high >= reached.max()
        if answer.tightest:
            assert (answer.low is None) == bool((for_ever < 0).any())
            assert (answer.high is None) == bool((for_ever > 0).any())
