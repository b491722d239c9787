"""Suppression of tables that are known in full: published ones, random ones, impossible ones."""

import attrs
import pytest

from hijra_amina.disclosure.numbers.problem import Item, Need, Problem
from hijra_amina.disclosure.numbers.suppression import suppress
from hijra_amina.disclosure.numbers.verifying import faults
from hijra_amina.errors import InvalidValueError
from hijra_amina.knowledge import Row

pytestmark = pytest.mark.extra("disclosure")

# Fischetti and Salazar (2001): three lines, three columns; the 22 is not to be worked out.
LINES = ((20, 50, 10), (8, 19, 22), (17, 32, 12))
COUNTS = {(line, place): LINES[line][place] for line in range(3) for place in range(3)}
SENSITIVE = (1, 2)


class TestPublishedInstance:
    def test_the_pattern_is_the_published_one(self, table):
        """The pattern is the published one."""
        problem = table((3, 3), COUNTS, hidden={SENSITIVE})
        # What the article asks for: the 22 may be 14 or less, and 28 or more, or close to it.
        needs = (attrs.evolve(problem.needs[0], low=14, high=28),)
        pattern = suppress(attrs.evolve(problem, needs=needs))
        hidden = {problem.truth[item] for item in pattern.hidden}
        assert (hidden, pattern.loss, pattern.method) == ({8, 22, 17, 12}, 59, "exact")

    def test_the_attacker_is_left_with_5_to_30(self, table):
        """The attacker is left with 5 to 30."""
        problem = table((3, 3), COUNTS, hidden={(1, 0), (1, 2), (2, 0), (2, 2)})
        cell = next(cell for cell, number in enumerate(problem.truth) if number == 22)
        # Everything else is published, so that only the four can move.
        items = tuple(
            item if item.fixed is False else attrs.evolve(item, fixed=True)
            for item in problem.items
        )
        for low, high, unmet in ((5, 30, set()), (4, 30, {0}), (5, 31, {0})):
            needs = (Need(cell=cell, low=low, high=high),)
            pattern = suppress(attrs.evolve(problem, items=items, needs=needs))
            assert (pattern.loss, pattern.unmet) == (59, unmet)


SHAPES = [((4, 5), 60), ((8, 8), 150), ((3, 4, 5), 100), (((2, 3), 4), 80), ((2, (3, 2), 4), 120)]


class TestRandomTables:
    @pytest.mark.parametrize(("sides", "people"), SHAPES)
    @pytest.mark.parametrize("k", [3, 5])
    def test_every_need_has_its_witnesses(self, random_table, sides, people, k):
        """Every need has its witnesses."""
        problem = random_table(sides, people, seed=k, k=k)
        pattern = suppress(problem, exact=False, starts=3)
        assert problem.needs
        assert (faults(problem, pattern), pattern.unmet) == ((), frozenset())

    @pytest.mark.parametrize(("sides", "people"), SHAPES)
    def test_readers_who_know_a_cell_learn_no_more(self, random_table, sides, people):
        """Readers who know a cell learn no more."""
        problem = random_table(sides, people, seed=1, known=[(0,) * len(sides), (1,) * len(sides)])
        pattern = suppress(problem, exact=False, starts=2)
        assert any(need.known for need in problem.needs)
        assert faults(problem, pattern) == ()

    @pytest.mark.parametrize("seed", range(4))
    def test_the_search_comes_close_to_the_optimum(self, random_table, seed):
        """The search comes close to the optimum."""
        problem = random_table((3, 3, 4), 70, seed=seed)
        best = suppress(problem, exact=True)
        assert best.method == "exact"
        assert best.loss <= suppress(problem, exact=False).loss <= 1.1 * best.loss

    def test_the_same_problem_has_the_same_answer(self, random_table):
        """The same problem has the same answer."""
        problem = random_table((2, (3, 2), 4), 120, seed=2)
        assert suppress(problem, exact=False) == suppress(problem, exact=False)

    def test_a_solver_that_gives_up_is_asked_afresh(self, random_table, monkeypatch):
        """A solver that gives up is asked afresh."""
        solver = pytest.importorskip("hijra_amina.disclosure.numbers.suppression._solver")
        solve = solver.Programme.solve

        def give_up_at_first(self, **how):
            status, values = solve(self, **how)
            return ("unknown" if how.get("from_nothing") else status), values

        problem = random_table((3, 4), 60, seed=4)
        found = suppress(problem, starts=1, exact=False)
        monkeypatch.setattr(solver.Programme, "solve", give_up_at_first)
        pattern = suppress(problem, starts=1, exact=False)
        assert faults(problem, pattern) == ()
        assert (pattern.unmet, pattern.loss) == (found.unmet, found.loss)

    def test_to_ask_for_more_never_costs_less(self, random_table):
        """To ask for more never costs less."""
        problem = random_table((4, 5), 60, seed=3)
        losses = [
            suppress(
                attrs.evolve(
                    problem, needs=tuple(attrs.evolve(need, high=high) for need in problem.needs)
                ),
                exact=True,
            ).loss
            for high in (4, 5, 8, 12)
        ]
        assert losses == sorted(losses)

    def test_to_publish_less_leaves_every_witness_standing(self, random_table):
        """To publish less leaves every witness standing."""
        problem = random_table((4, 5), 60, seed=3)
        pattern = suppress(problem)
        for index in {*range(len(problem.items))} - pattern.hidden:
            less = attrs.evolve(
                pattern,
                hidden=pattern.hidden | {index},
                loss=pattern.loss + problem.items[index].loss,
                method="heuristic",
            )
            assert faults(problem, less) == ()


class TestWhatCannotBeMet:
    def test_noughts_that_are_always_shown_give_cells_away(self, table):
        """Noughts that are always shown give cells away."""
        # The first line is two: not one, if both that are hidden in it are one or more.
        counts = {(0, 0): 1, (0, 1): 1, (1, 1): 3, (2, 2): 30, (1, 2): 9}
        shown = suppress(table((3, 3), counts, zeros_shown=True))
        free = suppress(table((3, 3), counts))
        assert shown.unmet
        assert not free.unmet

    def test_other_needs_are_met_all_the_same(self):
        """Other needs are met all the same."""
        # Nothing is said of cell 1, everything of cell 0.
        problem = Problem(
            size=2,
            truth=(2, 3),
            rows=(Row(terms={0: 1}, low=2, high=2),),
            items=(Item(says=((1, 3, 3),), loss=3),),
            needs=(Need(cell=0, low=0, high=5), Need(cell=1, low=0, high=5)),
        )
        pattern = suppress(problem)
        assert (pattern.unmet, pattern.hidden) == ({0}, {0})
        assert (pattern.lower[0], pattern.upper[0]) == (-1, -1)
        assert faults(problem, pattern) == ()

    def test_who_knows_the_cell_is_kept_from_nothing(self):
        """Who knows the cell is kept from nothing."""
        problem = Problem(
            size=1, truth=(2,), rows=(), items=(), needs=(Need(cell=0, low=0, high=5, known=(0,)),)
        )
        assert suppress(problem).unmet == {0}

    def test_whole_numbers_that_fractions_hide_are_found_out(self):
        """Whole numbers that fractions hide are found out."""
        # Twice the one is three times the other: at most 4 of it, there are 0 or 2 (or 4) only.
        problem = Problem(
            size=2,
            truth=(0, 0),
            rows=(Row(terms={0: 2, 1: -3}, low=0, high=0), Row(terms={0: 1}, low=0, high=2)),
            items=(),
            needs=(Need(cell=0, low=0, high=1),),
        )
        assert suppress(problem).unmet == {0}


class TestWhatIsAskedFor:
    def test_a_pattern_that_is_safe_in_fractions_only_is_not_called_the_best(self):
        """A pattern that is safe in fractions only is not called the best."""
        # Twice the first is three times the second and twice the third; it is 2 at most. To hide
        # the second lets it be 1 and a half, but no whole number but nought.
        problem = Problem(
            size=3,
            truth=(0, 0, 0),
            rows=(Row(terms={0: 2, 1: -3, 2: -2}, low=0, high=0), Row(terms={0: 1}, low=0, high=2)),
            items=(Item(says=((1, 0, 0),), loss=1), Item(says=((2, 0, 0),), loss=5)),
            needs=(Need(cell=0, low=0, high=1),),
        )
        pattern = suppress(problem, exact=True)
        assert (pattern.hidden, pattern.loss, pattern.method) == ({1}, 5, "heuristic")
        assert pattern.least <= 5
        assert faults(problem, pattern) == ()

    def test_no_need_hides_nothing(self, table):
        """No need hides nothing."""
        problem = table((2, 2), {(0, 0): 7, (1, 1): 9})
        pattern = suppress(problem)
        assert (pattern.hidden, pattern.loss, pattern.method) == (frozenset(), 0, "exact")

    def test_what_is_to_be_published_or_hidden_is(self, random_table):
        """What is to be published or hidden is."""
        problem = random_table((3, 4), 60, seed=4)
        total = len(problem.items) - 1
        items = (*problem.items[:-1], attrs.evolve(problem.items[-1], fixed=True))
        pattern = suppress(attrs.evolve(problem, items=items))
        assert total not in pattern.hidden
        assert {index for index, item in enumerate(items) if item.fixed is False} <= pattern.hidden

    def test_time_that_is_up_still_gives_a_safe_pattern(self, random_table):
        """Time that is up still gives a safe pattern."""
        problem = random_table((3, 4, 5), 100, seed=5)
        pattern = suppress(problem, time_limit=0, exact=True)
        assert faults(problem, pattern) == ()
        assert pattern.least <= pattern.loss

    def test_progress_rises_to_all(self, random_table):
        """Progress rises to all."""
        seen = []
        suppress(
            random_table((2, 3, 4), 60, seed=5),
            starts=3,
            progress=lambda done, whole: seen.append((done, whole)),
        )
        assert seen == sorted(seen)
        assert seen[-1][0] == seen[-1][1]

    @pytest.mark.parametrize(
        ("truth", "says"), [((1, 2), (0, 1, 1)), ((2, 2), (0, 3, 3)), ((2, 2), (0, 0, 1))]
    )
    def test_a_truth_that_does_not_fit_is_refused(self, truth, says):
        """A truth that does not fit is refused."""
        problem = Problem(
            size=2,
            truth=truth,
            rows=(Row(terms={0: 1, 1: -1}, low=0, high=0),),
            items=(Item(says=(says,), loss=1),),
            needs=(),
        )
        with pytest.raises(InvalidValueError, match="truth"):
            suppress(problem)

    def test_numbers_too_large_to_reckon_with_are_refused(self):
        """Numbers too large to reckon with are refused."""
        problem = Problem(size=1, truth=(2**40,), rows=(), items=(), needs=())
        with pytest.raises(InvalidValueError, match="two thousand million"):
            suppress(problem)
