"""What thousands of cells are: proven from outside, seen from inside, looked into where asked."""

import itertools
import random

import pytest

from hijra_amina.disclosure.numbers.exposure import Interval, exposures
from hijra_amina.knowledge import Knowledge, Row

pytestmark = pytest.mark.extra("disclosure")


def rounded(sides, seed):
    """A table of which only sums and intervals of nine numbers are known."""
    chance = random.Random(seed)  # noqa: S311 - made for tests, not for secrets
    keys = list(itertools.product(*(["*", *range(side)] for side in sides)))
    at = {key: number for number, key in enumerate(keys)}
    truth = [0] * len(keys)
    for key in itertools.product(*map(range, sides)):
        count = chance.randint(0, 9)
        for above in itertools.product(*(("*", value) for value in key)):
            truth[at[above]] += count
    rows = [
        Row(
            terms={
                at[key]: -1,
                **{at[(*key[:p], v, *key[p + 1 :])]: 1 for v in range(sides[p])},
            },
            low=0,
            high=0,
            given=True,
        )
        for key in keys
        for p in range(len(sides))
        if key[p] == "*"
    ]
    shown = [
        Row(terms={cell: 1}, low=max(0, n // 5 * 5 - 4), high=n // 5 * 5 + 4)
        for cell, n in enumerate(truth)
    ]
    return len(keys), [*rows, *shown], truth


def test_what_is_proven_in_fractions_is_never_narrower_than_the_truth():
    """The truth is inside, what was seen is inside that, and nothing is called certain unseen."""
    size, rows, truth = rounded((4, 10, 6), 1)
    quick = exposures(size, rows, range(size), enough=lambda _, one: one.seen_low is not None)
    assert size > 300
    for cell, one in enumerate(quick):
        assert one.low <= truth[cell] <= one.high
        assert one.low <= one.seen_low <= one.seen_high <= one.high


@pytest.mark.parametrize("sides", [(3, 4), (4, 10, 6)])
def test_numbers_that_are_known_to_fit_change_no_proof(sides):
    """Whoever tells the truth beforehand saves a search, and gets the same ends."""
    size, rows, truth = rounded(sides, 3)
    asked = range(size)

    def ends(**more):
        found = exposures(size, rows, asked, enough=lambda _, one: one.seen_low is not None, **more)
        return [(one.low, one.high) for one in found]

    assert ends(possible=[truth]) == ends()


def test_numbers_that_do_not_fit_are_not_believed():
    """What breaks a row, is negative, broken, or of another length, is never seen as possible."""
    said = Knowledge(2, [Row(terms={0: 1, 1: 1}, low=5, high=5)])
    for wrong in [(2, 2), (6, -1), (2.5, 2.5), (5,), (5, 0, 0)]:
        assert not said.learn(wrong)
    assert said.seen([0]) == (None,)
    assert said.learn((4, 1))
    assert said.seen([0, 1]) == ((4, 4), (1, 1))


def test_where_it_is_not_enough_it_is_looked_into():
    """An end of which more is asked is found in whole numbers."""
    size, rows, _ = rounded((4, 10, 6), 2)
    wanted = set(range(0, size, 50))
    found = exposures(
        size,
        rows,
        range(size),
        enough=lambda cell, one: cell not in wanted and one.seen_low is not None,
    )
    whole = Knowledge(size, rows).bounds([{cell: 1} for cell in sorted(wanted)])
    for cell, answer in zip(sorted(wanted), whole, strict=True):
        assert (found[cell].low, found[cell].high) == (answer.low, answer.high)
        assert found[cell].low_certain
        assert found[cell].high_certain


@pytest.mark.parametrize("seed", range(3))
def test_what_is_asked_together_is_as_close_as_what_is_asked_in_turn(seed):
    """Many ends are settled by one question, and none of them is the wider for it."""
    size, rows, _ = rounded((5, 9), seed)
    asked = [{cell: 1} for cell in range(size)]
    together = Knowledge(size, rows).bounds(asked, whole=False)
    for begin in range(0, size, 15):
        few = asked[begin : begin + 15]
        in_turn = Knowledge(size, rows).bounds(few, whole=False)
        assert [(one.low, one.high) for one in together[begin : begin + 15]] == [
            (one.low, one.high) for one in in_turn
        ]


def test_an_interval_covers_what_was_seen_and_no_more():
    """A bound that nobody attained is no proof of openness."""
    assert Interval(0, 9, 0, 9).covers(0, 9)
    assert not Interval(0, 9, 1, 9).covers(0, 9)
    assert not Interval(0, 9, 0, 8).covers(0, 9)
    assert Interval(0, None, 0, None).covers(0, 100)
    assert not Interval(0, None, None, None).covers(0, 0)
    assert Interval(3, 3, 3, 3).is_exact


def test_whole_numbers_that_were_found_are_possible_ends():
    """`seen` never goes beyond the bounds, and needs no second search."""
    said = Knowledge(2, [Row(terms={0: 1, 1: 1}, low=5, high=5)])
    assert said.bounds([{0: 1}], whole=False)[0].low == 0
    assert said.bounds([{0: 1}])[0].tightest
    assert said.seen([0, 1]) == ((0, 5), (0, 5))
    free = Knowledge(2, [Row(terms={0: 1}, low=2)])
    assert free.seen([1]) == ((0, None),)
