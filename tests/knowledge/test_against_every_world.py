"""Everything that is answered, against a brute force that looks at all whole numbers."""

from __future__ import annotations

import json
import random

import attrs
import pytest

from hijra_amina.errors import ContradictionError
from hijra_amina.knowledge import Answer, Knowledge, Row

pytestmark = [pytest.mark.extra("bounds"), pytest.mark.extra("frames")]

EACH = 100
CASES = 1_000
batches = pytest.mark.parametrize("batch", range(0, CASES, EACH))
some_batches = pytest.mark.parametrize("batch", range(0, CASES // 5, EACH))


def seeds(batch):
    """The seeds of a batch."""
    return range(batch, batch + EACH)


def possible(case, batch):
    """The cases of a batch that some whole numbers fit, with these."""
    for seed in seeds(batch):
        one = case(seed)
        worlds = one.worlds()
        if len(worlds):
            yield one, worlds


def all_but_one(rows):
    """The rows without the first, without the second, and so on."""
    return [[*rows[:place], *rows[place + 1 :]] for place in range(len(rows))]


def fits(row, point):
    """Whether a row holds of whole numbers."""
    total = sum(factor * point[one] for one, factor in row.terms)
    return (row.low is None or row.low <= total) and (row.high is None or total <= row.high)


class TestBounds:
    @batches
    def test_are_those_of_all_worlds(self, case, reach, batch):
        """With the solver, bounds are what a brute force finds, and known to be."""
        for one, worlds in possible(case, batch):
            expected = tuple(
                Answer(*reach(worlds, asked), tightest=True) for asked in one.expressions
            )
            assert expected == one.knowledge.bounds(one.expressions, exact=True)

    @batches
    @pytest.mark.usefixtures("no_shortcuts")
    def test_are_those_of_all_worlds_when_the_solver_does_the_work(self, case, reach, batch):
        """Nothing changes when interval reasoning settles nothing before the solver is asked."""
        for one, worlds in possible(case, batch):
            expected = tuple(
                Answer(*reach(worlds, asked), tightest=True) for asked in one.expressions
            )
            assert expected == one.knowledge.bounds(one.expressions, exact=True)

    @batches
    def test_hold_without_the_solver(self, case, reach, batch):
        """Interval reasoning never leaves a world out, and says so when it cannot be tighter."""
        for one, worlds in possible(case, batch):
            found = one.knowledge.bounds(one.expressions, exact=False)
            for asked, answer in zip(one.expressions, found, strict=True):
                low, high = reach(worlds, asked)
                assert answer.low is None or answer.low <= low
                assert answer.high is None or answer.high >= high
                assert not answer.tightest or (answer.low, answer.high) == (low, high)

    def test_are_mostly_tightest_without_the_solver(self, case):
        """Interval reasoning alone proves nine in ten of such small questions to the end."""
        answers = [
            answer
            for batch in range(0, CASES // 5, EACH)
            for one, _ in possible(case, batch)
            for answer in one.knowledge.bounds(one.expressions[1:], exact=False)
        ]
        assert sum(answer.tightest for answer in answers) > 0.9 * len(answers)

    @some_batches
    def test_one_by_one_are_those_of_all_together(self, case, batch):
        """What is asked beside a question does not change its answer."""
        for one, _ in possible(case, batch):
            alone = tuple(one.knowledge.bounds([asked])[0] for asked in one.expressions)
            assert alone == one.knowledge.bounds(one.expressions)


class TestContradictions:
    @batches
    @pytest.mark.parametrize("exact", [True, None])
    def test_are_raised_where_there_is_no_world(self, case, batch, exact):
        """Asking for bounds raises where nothing fits, and names rows; nowhere else."""
        for seed in seeds(batch):
            one = case(seed)
            if not len(one.worlds()):
                with pytest.raises(ContradictionError, match=r"cannot all be true: \w"):
                    one.knowledge.bounds(one.expressions, exact=exact)

    @batches
    def test_are_claimed_by_interval_reasoning_only_where_there_is_no_world(self, case, batch):
        """Without the solver a contradiction may be missed; then nothing is called tightest."""
        for seed in seeds(batch):
            one = case(seed)
            try:
                found = one.knowledge.bounds(one.expressions, exact=False)
            except ContradictionError:
                assert not len(one.worlds())
            else:
                assert len(one.worlds()) or not any(answer.tightest for answer in found)

    @batches
    def test_name_rows_none_of_which_can_be_done_without(self, case, batch):
        """The rows named exclude one another, and do not when any of them is left out."""
        for seed in seeds(batch):
            one = case(seed)
            found = one.knowledge.contradiction()
            assert (found is None) == bool(len(one.worlds()))
            if found is not None:
                assert not any(row.given for row in found)
                assert not len(one.worlds(one.but(found)))
                for rest in all_but_one(found):
                    assert len(one.worlds(one.but(rest)))

    @some_batches
    @pytest.mark.usefixtures("no_shortcuts")
    def test_are_the_same_when_the_solver_does_the_work(self, case, batch):
        """A contradiction that only the solver sees is as small."""
        for seed in seeds(batch):
            one = case(seed)
            found = one.knowledge.contradiction()
            assert (found is None) == bool(len(one.worlds()))
            if found:
                assert not len(one.worlds(one.but(found)))
                for rest in all_but_one(found):
                    assert len(one.worlds(one.but(rest)))


class TestReasons:
    @batches
    @pytest.mark.parametrize("end", ["low", "high"])
    def test_imply_the_end_and_none_can_be_done_without(self, case, reach, batch, end):
        """From the rows named the end follows; from fewer of them it does not."""
        side = ("low", "high").index(end)
        for one, worlds in possible(case, batch):
            asked = one.expressions[1]
            expected = reach(worlds, asked)[side]
            found = one.knowledge.reasons(asked, end)
            assert expected == reach(one.worlds(one.but(found)), asked)[side]
            for rest in all_but_one(found):
                assert expected != reach(one.worlds(one.but(rest)), asked)[side]

    @some_batches
    def test_come_in_the_order_of_the_rows(self, case, batch):
        """Reasons and contradictions keep the order in which things were said."""
        for one, _ in possible(case, batch):
            places = [
                one.rows.index(row) for row in one.knowledge.reasons(one.expressions[2], "low")
            ]
            assert places == sorted(places)


class TestWitnesses:
    @batches
    def test_fit_every_row_and_give_the_value(self, case, reach, batch):
        """There is a witness for exactly the values that some world gives."""
        rng = random.Random(batch)  # noqa: S311 - a seed makes it the same everywhere
        for one, worlds in possible(case, batch):
            asked = one.expressions[1]
            low, high = reach(worlds, asked)
            some = rng.sample(range(low, high + 1), min(3, high + 1 - low))
            taken = {
                sum(factor * world[place] for place, factor in asked.items())
                for world in worlds.tolist()
            }
            for value in {*some, low, high, low - 1, high + 1}:
                point = one.knowledge.witness(asked, value)
                assert (point is not None) == (value in taken)
                if point is not None:
                    assert all(fits(row, point) and min(point) >= 0 for row in one.rows)
                    assert value == sum(factor * point[place] for place, factor in asked.items())


class TestLaws:
    @some_batches
    def test_another_row_never_widens(self, case, batch):
        """Whoever knows more never knows less: each row added keeps bounds or narrows them."""
        for one, _ in possible(case, batch):
            caps, said = one.rows[: len(one.caps)], one.rows[len(one.caps) :]
            before = None
            for known in range(len(said) + 1):
                knowledge = Knowledge(len(one.caps), [*caps, *said[:known]])
                now = knowledge.bounds(one.expressions, exact=True)
                for old, new in zip(before or now, now, strict=True):
                    assert old.low <= new.low <= new.high <= old.high
                before = now

    @some_batches
    @pytest.mark.parametrize("exact", [True, False])
    def test_order_and_repetition_change_nothing(self, case, batch, exact):
        """What is said in another order, or twice, says the same."""
        rng = random.Random(batch)  # noqa: S311 - a seed makes it the same everywhere
        for one, _ in possible(case, batch):
            again = [*one.rows, *rng.choices(one.rows, k=3)]
            rng.shuffle(again)
            rows = [attrs.evolve(row, terms=rng.sample(row.terms, len(row.terms))) for row in again]
            expected = one.knowledge.bounds(one.expressions, exact=exact)
            shuffled = Knowledge(len(one.caps), rows)
            assert expected == shuffled.bounds(one.expressions, exact=exact)

    @some_batches
    def test_other_numbers_of_the_unknowns_change_nothing(self, case, batch):
        """It does not matter which unknown comes first."""
        rng = random.Random(batch)  # noqa: S311 - a seed makes it the same everywhere
        for one, _ in possible(case, batch):
            new = rng.sample(range(len(one.caps)), len(one.caps))
            rows = [
                attrs.evolve(row, terms=[(new[place], factor) for place, factor in row.terms])
                for row in one.rows
            ]
            asked = [{new[place]: factor for place, factor in e.items()} for e in one.expressions]
            expected = one.knowledge.bounds(one.expressions)
            assert expected == Knowledge(len(one.caps), rows).bounds(asked)

    @some_batches
    def test_the_opposite_of_an_expression_has_the_opposite_bounds(self, case, batch):
        """Least and most change places when every sign does."""
        for one, _ in possible(case, batch):
            opposite = [{place: -factor for place, factor in e.items()} for e in one.expressions]
            for there, back in zip(
                one.knowledge.bounds(one.expressions), one.knowledge.bounds(opposite), strict=True
            ):
                assert (there.low, there.high) == (-back.high, -back.low)

    @some_batches
    def test_json_keeps_everything(self, case, batch):
        """What was written as JSON is read back as the same knowledge, with the same bounds."""
        for seed in seeds(batch):
            knowledge = case(seed).knowledge
            text = json.dumps(knowledge.to_json())
            assert knowledge == Knowledge.from_json(json.loads(text))


def test_rows_that_are_given_are_never_blamed(case):
    """A contradiction of given rows alone names nobody, and is one all the same."""
    rows = [Row(terms={0: 1}, low=3, given=True), Row(terms={0: 1}, high=2, given=True)]
    knowledge = Knowledge(1, rows)
    assert knowledge.contradiction() == ()
    with pytest.raises(ContradictionError, match="by construction"):
        knowledge.bounds([{0: 1}])
