"""Portions: quotients of sums lie between the fractions that whole numbers allow, and no closer."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from hijra_amina.errors import InvalidValueError
from hijra_amina.knowledge import Knowledge, Portion, Row

WOMEN, MEN = 0, 1
OVER_60_PERCENT = Row(terms={WOMEN: 2, MEN: -3}, low=1)


def everybody(low=None, high=None):
    """So many people."""
    return Row(terms={WOMEN: 1, MEN: 1}, low=low, high=high)


def of_women(*rows):
    """The portion of women."""
    return Knowledge(2, rows).portion({WOMEN: 1}, {MEN: 1})


def limits(low, high, *, strict=(False, False)):
    """A portion whose ends are proven."""
    return Portion(
        Fraction(low), Fraction(high), low_strict=strict[0], high_strict=strict[1], tightest=True
    )


class TestOpenEnds:
    """What fits without end comes as near to a fraction as one likes."""

    @pytest.mark.extra("bounds")
    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            ([OVER_60_PERCENT], limits("3/5", 1, strict=(True, False))),
            ([OVER_60_PERCENT, everybody(30)], limits("3/5", 1, strict=(True, False))),
            ([Row(terms={WOMEN: 2, MEN: -3}, low=0), everybody(1)], limits("3/5", 1)),
            (
                [Row(terms={WOMEN: 1}, low=9, high=9), everybody(12)],
                limits(0, "3/4", strict=(True, False)),
            ),
            (
                [Row(terms={WOMEN: 1}, low=3), Row(terms={MEN: 1}, low=2)],
                limits(0, 1, strict=(True, True)),
            ),
            ([everybody(1)], limits(0, 1)),
            # Three women fewer than the share wants: few people can be further from it than many.
            ([Row(terms={WOMEN: 2, MEN: -3}, low=-6), everybody(4)], limits("2/5", 1)),
        ],
    )
    def test_are_limits(self, rows, expected):
        """An end that nobody attains is strict."""
        assert of_women(*rows) == expected

    def test_a_portion_of_nothing_is_none(self):
        """Where nobody may be there, there is no portion to speak of."""
        assert of_women() is None
        assert of_women(everybody(0, 9)) is None


class TestWithoutTheSolver:
    """What one row at a time can tell."""

    def test_the_fraction_that_a_row_speaks_of_is_found(self):
        """Over 60% is over 60%, however many there are."""
        known = Knowledge(2, [OVER_60_PERCENT, everybody(20, 40)])
        found = known.portion({WOMEN: 1}, {MEN: 1}, exact=False)
        assert Fraction(3, 5) <= found.low <= Fraction(23, 38)
        assert found.low_strict or found.low > Fraction(3, 5)

    def test_unknowns_that_do_not_exist_are_refused(self):
        """The unknowns of a portion are among those of the rows."""
        with pytest.raises(InvalidValueError):
            Knowledge(2, []).portion({2: 1}, {0: 1})


@pytest.mark.extra("bounds")
def test_between_twenty_and_forty():
    """Of all whole numbers that are over 60% of twenty to forty, 23 of 38 are the least."""
    assert of_women(OVER_60_PERCENT, everybody(20, 40)) == limits("23/38", 1)


@pytest.mark.extra("bounds")
@pytest.mark.extra("frames")
@pytest.mark.parametrize("first", range(0, 600, 100))
def test_portions_are_those_of_all_worlds(case, first):
    """The ends are the least and the greatest quotient over all whole numbers that fit."""
    for seed in range(first, first + 100):
        one = case(seed)
        worlds = one.worlds().tolist()
        size = len(one.caps)
        if not worlds or size == 1:
            continue
        rng = random.Random(seed)  # noqa: S311 - a seed makes it the same everywhere
        part = {place: rng.choice((1, 1, 2)) for place in range(size // 2)}
        rest = {place: rng.choice((1, 1, 3)) for place in range(size // 2, size)}
        pairs = [
            [sum(factor * world[place] for place, factor in side.items()) for side in (part, rest)]
            for world in worlds
        ]
        found = one.knowledge.portion(part, rest)
        if [0, 0] in pairs:
            assert found is None
            continue
        quotients = [Fraction(some, some + others) for some, others in pairs]
        assert found == limits(min(quotients), max(quotients))
        loosely = one.knowledge.portion(part, rest, exact=False)
        if loosely is not None:
            assert loosely.low <= min(quotients)
            assert loosely.high >= max(quotients)
            assert not loosely.tightest or loosely == found
