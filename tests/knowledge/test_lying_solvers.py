"""A solver may say what it likes: what is answered stays true, and is never called more than it is.

The liars stand in the solver's place, and are asked at once. Some are let go after few questions,
so that much stays unproven; then bounds may be wide, but not wrong.
"""

from __future__ import annotations

import contextlib
import math
import random
from types import SimpleNamespace

import attrs
import pytest

from hijra_amina.errors import ContradictionError
from hijra_amina.knowledge import Answer, Knowledge, Row
from hijra_amina.knowledge._highs import Highs
from hijra_amina.knowledge._oracle import NO_HINT, Hint

pytestmark = [
    pytest.mark.extra("bounds"),
    pytest.mark.extra("frames"),
    pytest.mark.usefixtures("no_shortcuts"),
]

CASES = range(40)


# Each lie is told of a hint, of the system and the box that were asked for, by chance.


def wrong_points(hint, system, box, chance):
    """Points are a little off."""
    if hint.point is None:
        return hint
    return attrs.evolve(hint, point=[one + chance.choice((-1, 0, 0.5, 1)) for one in hint.point])


def points_beyond_the_ends(hint, system, box, chance):
    """Points are better than anything that is allowed."""
    ends = zip(box.lows, box.highs, strict=True)
    point = [chance.choice((low - 2, (low if high is None else high) + 2)) for low, high in ends]
    return attrs.evolve(hint, point=point)


def wrong_multipliers(hint, system, box, chance):
    """Proofs of bounds prove something else."""
    return attrs.evolve(hint, multipliers=[chance.uniform(-3, 3) for _ in system.lines])


def opposite_multipliers(hint, system, box, chance):
    """Proofs have the wrong sign, and are too large."""
    if hint.multipliers is None:
        return hint
    return attrs.evolve(hint, multipliers=[-1e7 * one for one in hint.multipliers])


def always_infeasible(hint, system, box, chance):
    """Nothing fits, for some reason."""
    return Hint(conflict=[chance.uniform(-3, 3) for _ in system.lines])


def always_infeasible_in_whole_numbers(hint, system, box, chance):
    """Nothing fits, and the reason looks like a proof."""
    return Hint(conflict=[float(chance.randint(-2, 2)) for _ in system.lines])


def never_infeasible(hint, system, box, chance):
    """There is a solution for everything."""
    if hint.conflict is None:
        return hint
    return Hint(point=list(map(float, box.lows)), multipliers=[0.0] * len(system.lines))


def no_numbers(hint, system, box, chance):
    """What was found is no number."""
    lines = [math.nan] * len(system.lines)
    return Hint(point=[math.nan] * system.size, multipliers=lines, conflict=lines)


def without_end(hint, system, box, chance):
    """All numbers are without end, or nearly so."""
    lines = [chance.choice((math.inf, -math.inf, 1e300, 1.0)) for _ in system.lines]
    point = [chance.choice((math.inf, -math.inf, 1e300, 1e17)) for _ in box.lows]
    return Hint(point=point, multipliers=lines, conflict=lines)


def too_short(hint, system, box, chance):
    """Something is left out."""
    return Hint(*(one and one[:-1] for one in (hint.point, hint.multipliers, hint.conflict)))


def too_long(hint, system, box, chance):
    """Something is added."""
    return Hint(*(one and [*one, 1.0] for one in (hint.point, hint.multipliers, hint.conflict)))


def silence(hint, system, box, chance):
    """Nothing is said."""
    return NO_HINT


LIES = [
    wrong_points,
    points_beyond_the_ends,
    wrong_multipliers,
    opposite_multipliers,
    always_infeasible,
    always_infeasible_in_whole_numbers,
    never_infeasible,
    no_numbers,
    without_end,
    too_short,
    too_long,
    silence,
]


def any_of_these(hint, system, box, chance):
    """The truth every other time, and otherwise any lie."""
    if chance.random() < 0.5:
        return hint
    return chance.choice(LIES)(hint, system, box, chance)


def liar_of(lie):
    """What makes a solver that knows the truth, but tells a lie."""

    class Liar:
        """It asks an honest solver first, to lie with some skill."""

        def __init__(self, system, box):
            self.honest = Highs(system, box)
            self.system = system
            self.chance = random.Random(system.size)  # noqa: S311 - the same lies every time

        def ask(self, goal, box):
            """What is said of fractions."""
            return lie(self.honest.ask(goal, box), self.system, box, self.chance)

        def guess(self, goal, box):
            """What is said of whole numbers."""
            hint = Hint(point=self.honest.guess(goal, box))
            return lie(hint, self.system, box, self.chance).point

    return Liar


class HighsThatRaises:
    """What the library's own class does when it fails."""

    def run(self):
        """Fail."""
        message = "out of memory"
        raise RuntimeError(message)


class HighsThatIsAlwaysInfeasible:
    """What a release does that cannot be trusted."""

    def getModelStatus(self):  # noqa: N802 - the library's name
        """Claim that nothing fits."""
        import highspy  # noqa: PLC0415 - only there with an extra

        return highspy.HighsModelStatus.kInfeasible


class HighsThatIsAlwaysOptimal:
    """What a release does that takes every answer for the best."""

    def getModelStatus(self):  # noqa: N802 - the library's name
        """Claim that the best is found."""
        import highspy  # noqa: PLC0415 - only there with an extra

        return highspy.HighsModelStatus.kOptimal


class HighsThatIsAlwaysUnbounded:
    """What a release does that sees no end."""

    def getModelStatus(self):  # noqa: N802 - the library's name
        """Claim that there is no end."""
        import highspy  # noqa: PLC0415 - only there with an extra

        return highspy.HighsModelStatus.kUnbounded


class HighsWithTheSolutionOfAnother:
    """What a release does that mixes up its own work."""

    def getSolution(self):  # noqa: N802 - the library's name
        """Something that is no solution at all."""
        return SimpleNamespace(col_value=(1, "x", None), row_dual=(), value_valid=True)


BROKEN = [
    HighsThatRaises,
    HighsThatIsAlwaysInfeasible,
    HighsThatIsAlwaysOptimal,
    HighsThatIsAlwaysUnbounded,
    HighsWithTheSolutionOfAnother,
]


@pytest.fixture(params=[*LIES, any_of_these, *BROKEN], ids=lambda one: one.__name__)
def liar(request, monkeypatch):
    """Each of the liars in turn, in the solver's place."""
    if request.param not in BROKEN:
        monkeypatch.setattr("hijra_amina.knowledge._helper.Highs", liar_of(request.param))
    else:
        import highspy  # noqa: PLC0415 - only there with an extra

        broken = type("Highs", (request.param, highspy.Highs), {})
        monkeypatch.setattr(highspy, "Highs", broken)


@pytest.fixture(params=[3, 60], ids=["soon let go", "heard out"])
def patience(request, monkeypatch):
    """How many questions a solver is asked before what is proven has to do."""
    monkeypatch.setattr("hijra_amina.knowledge.knowledge._MOST_QUESTIONS_EACH", request.param)
    monkeypatch.setattr("hijra_amina.knowledge._claim._QUESTIONS", request.param)


@pytest.mark.usefixtures("liar", "patience")
class TestWhateverASolverSays:
    def test_bounds_hold_and_tightest_means_tightest(self, case, reach):
        """No world is left out, and no bound is called tightest that is not."""
        for seed in CASES:
            one = case(seed)
            worlds = one.worlds()
            try:
                found = one.knowledge.bounds(one.expressions, exact=True)
            except ContradictionError:
                assert not len(worlds)
                continue
            if not len(worlds):
                assert not any(answer.tightest for answer in found)
                continue
            for asked, answer in zip(one.expressions, found, strict=True):
                low, high = reach(worlds, asked)
                assert answer.low is None or answer.low <= low
                assert answer.high is None or answer.high >= high
                assert not answer.tightest or (answer.low, answer.high) == (low, high)

    def test_nobody_is_accused_wrongly(self, case):
        """Rows are said to contradict one another only if they do."""
        for seed in CASES:
            one = case(seed)
            found = one.knowledge.contradiction()
            assert found is None or not len(one.worlds(one.but(found)))

    def test_reasons_imply_the_end_that_is_answered(self, case, reach):
        """The end that is answered follows from the reasons, even if not all of them are needed."""
        for seed in CASES[:20]:
            one = case(seed)
            if not len(one.worlds()):
                continue
            asked = one.expressions[1]
            (answer,) = one.knowledge.bounds([asked])
            low, _ = reach(one.worlds(one.but(one.knowledge.reasons(asked, "low"))), asked)
            _, high = reach(one.worlds(one.but(one.knowledge.reasons(asked, "high"))), asked)
            assert answer.low <= low
            assert high <= answer.high

    def test_witnesses_fit(self, case, reach):
        """A witness is given only if it is one."""
        for seed in CASES[:20]:
            one = case(seed)
            worlds = one.worlds()
            asked = one.expressions[1]
            low, high = reach(worlds, asked) if len(worlds) else (0, 0)
            for value in (low - 1, low, high):
                point = one.knowledge.witness(asked, value)
                if point is not None:
                    assert list(point) in worlds.tolist()
                    assert value == sum(factor * point[place] for place, factor in asked.items())


@pytest.mark.usefixtures("liar", "patience")
def test_an_end_is_open_only_if_it_is_really(reach):
    """Bounds are not lost for good, nor are ends invented, when the solver says so."""
    women, men, guests = range(3)
    said = Knowledge(
        3,
        [
            Row(terms={women: 1, men: 2}, low=7, high=31),
            Row(terms={women: 3, men: -1, guests: -1}, high=4),
        ],
    )
    answers = said.bounds([{women: 1}, {men: 1}, {guests: 1}, {women: 1, guests: -1}], exact=True)
    truths = [Answer(0, 31, tightest=True), Answer(0, 15, tightest=True)]
    for answer, truth in zip(answers, truths, strict=False):
        assert answer.low <= truth.low
        assert answer.high >= truth.high
        assert not answer.tightest or answer == truth
    # Guests may be any number more than the women make necessary.
    for answer in answers[2:]:
        assert (answer.low if answer is answers[3] else answer.high) is None


def test_a_liar_is_really_asked(case, monkeypatch):
    """Without shortcuts, what the solver says matters: these tests look at the right place."""
    asked = []

    def truth(hint, system, box, chance):
        asked.append(box)
        return hint

    monkeypatch.setattr("hijra_amina.knowledge._helper.Highs", liar_of(truth))
    for seed in CASES:
        one = case(seed)
        with contextlib.suppress(ContradictionError):
            one.knowledge.bounds(one.expressions, exact=True)
    assert len(asked) > len(CASES)
