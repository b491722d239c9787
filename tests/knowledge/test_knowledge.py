"""The door of the room: what it takes and refuses, and what it does without the solver."""

from __future__ import annotations

import itertools
import json
import pickle
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import ContradictionError, InvalidValueError, MissingExtraError
from hijra_amina.knowledge import Answer, Knowledge, Row
from hijra_amina.knowledge._highs import Highs

ends = st.none() | st.integers()
rows = st.builds(
    Row,
    terms=st.dictionaries(st.integers(0, 9), st.integers().filter(bool), max_size=4),
    low=ends,
    high=ends,
    origin=st.text(),
    given=st.booleans(),
    approximate=st.booleans(),
)
TINY = """
from hijra_amina.knowledge import Answer, Knowledge, Row
women, men, everybody, first, second = range(5)
said = Knowledge(5, [
    Row(terms={women: 1, men: 1, everybody: -1}, low=0, high=0, given=True),
    Row(terms={first: 1, second: 1, everybody: -1}, low=0, high=0, given=True),
    Row(terms={everybody: 1}, low=27, high=27, origin="27 officials"),
    Row(terms={women: 5, everybody: -3}, low=1, origin="over 60 % women"),
    Row(terms={first: 1}, low=4, origin="4 of a ministry"),
])
found = said.bounds([{women: 1}, {men: 1}, {second: 1}, {first: 1, men: 1}])
assert all(answer.tightest for answer in found), found
assert [row.origin for row in said.reasons({men: 1}, "high")] == ["27 officials", "over 60 % women"]
assert said.witness({women: 1}, 20) is not None
more = Knowledge(5, [*said.rows, Row(terms={women: 1}, high=16, origin="16 women")])
assert len(more.contradiction()) == 3
import sys
print(sorted({"highspy", "numpy"} & set(sys.modules)))
"""


@pytest.fixture
def no_solver(monkeypatch):
    """A machine on which the solver is not installed."""

    def find(name):
        return None if name in {"highspy", "numpy"} else object()

    monkeypatch.setattr("hijra_amina.knowledge._helper.find_spec", find)
    monkeypatch.setitem(sys.modules, "highspy", None)


class TestWithoutTheSolver:
    @pytest.mark.usefixtures("no_solver")
    def test_asking_for_exactness_says_what_to_install(self):
        """Who insists on the tightest bounds is told which extra brings the solver."""
        with pytest.raises(MissingExtraError, match=r"hijra-amina\[bounds\]"):
            Knowledge(1, []).bounds([{0: 1}], exact=True)

    @pytest.mark.usefixtures("no_solver")
    @pytest.mark.parametrize("seed", range(20))
    def test_answers_hold(self, seed):
        """Interval reasoning answers instead: every world that fits lies inside."""
        first, second, third = (seed * step % 7 + 1 for step in (2, 3, 5))
        said = [
            Row(terms={0: first, 1: -second, 2: 1}, low=0, high=third),
            Row(terms={0: 2, 1: 3, 2: -third}, low=-4),
            *(Row(terms={one: 1}, high=6) for one in range(3)),
        ]
        worlds = [
            point
            for point in itertools.product(range(7), repeat=3)
            if all(
                (row.low is None or row.low <= total) and (row.high is None or total <= row.high)
                for row in said
                for total in [sum(factor * point[one] for one, factor in row.terms)]
            )
        ]
        asked = [{0: 1}, {1: 1, 2: -2}, {0: 1, 1: 1, 2: 1}]
        for expression, answer in zip(asked, Knowledge(3, said).bounds(asked), strict=True):
            sums = [sum(f * point[one] for one, f in expression.items()) for point in worlds]
            assert answer.low <= min(sums)
            assert max(sums) <= answer.high
            assert not answer.tightest or (answer.low, answer.high) == (min(sums), max(sums))

    @pytest.mark.usefixtures("no_solver")
    @pytest.mark.parametrize("sign", [1, -1])
    def test_a_part_is_no_larger_than_the_whole(self, sign):
        """What lies in a whole is at most the whole less what is certainly beside it."""
        whole, part, *kinds = range(6)
        said = Knowledge(
            6,
            [
                Row(terms={part: sign, **dict.fromkeys(kinds[:2], -sign)}, low=0, high=0),
                Row(terms={whole: -sign, **dict.fromkeys(kinds, sign)}, low=0, high=0),
                Row(terms={kinds[2]: 1, kinds[3]: 1}, low=4),
                Row(terms={whole: 1}, high=30),
            ],
        )
        assert said.bounds([{part: 1}])[0].high == 26

    @pytest.mark.usefixtures("no_solver")
    def test_a_part_is_no_larger_than_a_whole_of_wholes(self):
        """What is said of parts of another kind bounds the whole, and with it each part of it."""
        whole, part, rest, *others = range(6)
        said = Knowledge(
            6,
            [
                Row(terms={whole: 1, part: -1, rest: -1}, low=3, high=3),
                Row(terms={whole: 1, **dict.fromkeys(others, -1)}, low=0, high=0),
                Row(terms=dict.fromkeys(others, 2), high=41),
                Row(terms={rest: 1}, low=2),
            ],
        )
        assert said.bounds([{part: 1}])[0].high == 15

    @pytest.mark.usefixtures("no_solver")
    def test_a_contradiction_in_plain_sight_is_found(self):
        """It takes no solver to see that thirty are more than 27."""
        many = Row(terms={0: 1}, low=30, origin="30 women")
        few = Row(terms={0: 1, 1: 1}, high=27, origin="27 people")
        other = Row(terms={1: 1}, low=1, origin="a man")
        assert Knowledge(2, [many, other, few]).contradiction() == (many, few)

    @pytest.mark.usefixtures("no_solver")
    def test_a_hidden_contradiction_is_missed_and_nothing_is_called_tightest(self):
        """What interval reasoning cannot see, it does not claim to have seen."""
        unknowns = dict.fromkeys(range(12), 2)
        said = Knowledge(
            13,
            [
                Row(terms={**unknowns, 12: 3}, low=40, high=40),
                Row(terms={**unknowns, 12: 5}, low=41, high=41),
                *(Row(terms={one: 1}, high=9) for one in range(13)),
            ],
        )
        try:
            answers = said.bounds([{12: 1}])
        except ContradictionError:
            pytest.fail("this contradiction was to be beyond interval reasoning")
        assert not answers[0].tightest
        assert said.contradiction() is None

    def test_small_questions_do_not_load_it(self):
        """What interval reasoning settles is answered before the solver would even be loaded."""
        done = subprocess.run(
            [sys.executable, "-c", TINY], capture_output=True, check=True, text=True
        )
        assert done.stdout.strip() == "[]"

    @pytest.mark.extra("bounds")
    def test_large_systems_are_left_to_interval_reasoning(self, monkeypatch):
        """Beyond a size the solver is only asked by those who insist on it."""
        said = Knowledge(2, [Row(terms={0: 6, 1: 10}, low=23, high=27), Row(terms={0: 1}, high=9)])
        monkeypatch.setattr("hijra_amina.knowledge._helper.MOST_CELLS", 1)
        monkeypatch.setattr("hijra_amina.knowledge._ends.SMALL", -1)
        asked = []
        monkeypatch.setattr(
            "hijra_amina.knowledge._helper.Highs", lambda *told: asked.append(told) or Highs(*told)
        )
        said.bounds([{0: 1, 1: 1}])
        assert not asked
        Knowledge(2, said.rows).bounds([{0: 1, 1: 1}], exact=True)
        assert asked


class TestAsking:
    def test_nothing_gets_no_answers(self):
        """No question, no answer."""
        assert Knowledge(2, []).bounds([]) == ()

    def test_of_nothing_gives_nought(self):
        """An expression without unknowns, or where they count for nothing, is nought."""
        expected = (Answer(0, 0, tightest=True),) * 2
        assert expected == Knowledge(1, []).bounds([{}, {0: 0}])
        assert Knowledge(1, []).reasons({0: 0}, "low") == ()

    def test_of_unknowns_of_which_nothing_is_said(self):
        """They are nought or more, and have no most."""
        answers = Knowledge(2, []).bounds([{0: 1}, {0: -1}, {0: 1, 1: -1}])
        assert answers == (
            Answer(0, None, tightest=True),
            Answer(None, 0, tightest=True),
            Answer(None, None, tightest=True),
        )

    def test_an_end_that_is_not_there_has_no_reasons(self):
        """Where there is no most, nothing is needed for it."""
        assert Knowledge(1, [Row(terms={0: 1}, low=2)]).reasons({0: 1}, "high") == ()

    @pytest.mark.extra("bounds")
    def test_whole_numbers_are_meant(self):
        """Six and ten never make 23 to 23: what fractions allow is no answer."""
        said = Knowledge(2, [Row(terms={0: 6, 1: 10}, low=23, high=27)])
        assert said.bounds([{0: 1, 1: 1}], exact=True) == (Answer(3, 4, tightest=True),)
        odd = Knowledge(2, [Row(terms={0: 6, 1: 10}, low=23, high=23, origin="odd")])
        assert odd.contradiction() == odd.rows

    @pytest.mark.extra("bounds")
    def test_large_numbers_do_not_overflow(self):
        """Figures that no float can hold are kept to the last digit."""
        huge = 10**30 + 1
        said = Knowledge(2, [Row(terms={0: 1, 1: 1}, low=huge, high=huge)])
        assert said.bounds([{0: 1}, {0: 1, 1: 1}], exact=True) == (
            Answer(0, huge, tightest=True),
            Answer(huge, huge, tightest=True),
        )

    def test_progress_goes_up_to_the_end(self):
        """Whoever waits hears how much is done, and of how much; at last, all."""
        said = Knowledge(3, [Row(terms={0: 1, 1: 1, 2: 1}, low=3, high=9)])
        heard = []
        said.bounds([{0: 1}, {1: 1}], progress=lambda done, total: heard.append((done, total)))
        assert heard == [(done, len(heard)) for done in range(1, len(heard) + 1)]
        assert heard

    @pytest.mark.extra("bounds")
    def test_the_same_question_has_the_same_answer(self):
        """What was found before is used again, and changes nothing."""
        said = Knowledge(
            3, [Row(terms={0: 3, 1: 5, 2: -7}, low=1, high=1), Row(terms={2: 1}, high=9)]
        )
        asked = [{0: 1}, {1: 1}, {0: 1, 1: 1}]
        first = said.bounds(asked, exact=True)
        assert first == said.bounds(asked, exact=True)
        assert first[:1] == said.bounds(asked[:1], exact=True)
        assert first == pickle.loads(pickle.dumps(said)).bounds(asked)  # noqa: S301 - just made


class TestJson:
    @given(st.lists(rows))
    def test_is_read_back(self, said):
        """Every row comes back as it was."""
        knowledge = Knowledge(10, said)
        text = json.dumps(knowledge.to_json())
        assert knowledge == Knowledge.from_json(json.loads(text))

    @pytest.mark.parametrize(
        ("document", "where"),
        [
            ([], r"\$"),
            ({"rows": []}, r"\$\.size"),
            ({"size": True, "rows": []}, r"\$\.size"),
            ({"size": 1}, r"\$\.rows"),
            ({"size": 1, "rows": "none"}, r"\$\.rows"),
            ({"size": 1, "rows": [3]}, r"\$\.rows\[0\]"),
            ({"size": 1, "rows": [{}]}, r"\$\.rows\[0\]\.terms"),
            ({"size": 1, "rows": [{"terms": [[0]]}]}, r"\$\.rows\[0\]\.terms\[0\]"),
            ({"size": 1, "rows": [{"terms": [[0, 0.5]]}]}, r"\$\.rows\[0\]"),
            ({"size": 1, "rows": [{"terms": [], "low": "1"}]}, r"\$\.rows\[0\]"),
            ({"size": 1, "rows": [{"terms": [], "origin": 1}]}, r"\$\.rows\[0\]\.origin"),
            ({"size": 1, "rows": [{"terms": [[1, 1]]}]}, "unknowns below 1"),
            ({"size": -1, "rows": []}, r"Knowledge\.size"),
        ],
    )
    def test_of_another_form_is_refused(self, document, where):
        """What is wrong is said, and where."""
        with pytest.raises(InvalidValueError, match=where):
            Knowledge.from_json(document)


class TestRefusals:
    @pytest.mark.parametrize(
        "said",
        [
            {"terms": {0: 0}},
            {"terms": [(0, 1), (0, 2)]},
            {"terms": [(0,)]},
            {"terms": {0: 1.0}},
            {"terms": {0: True}},
            {"terms": {-1: 1}},
            {"terms": {"0": 1}},
            {"terms": {0: 1}, "low": 0.5},
            {"terms": {0: 1}, "high": True},
        ],
    )
    def test_a_row_of_anything_but_whole_numbers(self, said):
        """Rows are of whole numbers, each unknown once, none for nothing."""
        with pytest.raises(InvalidValueError, match="Row"):
            Row(**said)

    @pytest.mark.parametrize("size", [-1, 1.0, True, "2"])
    def test_a_size_that_is_no_number_of_unknowns(self, size):
        """There are nought or more of them."""
        with pytest.raises(InvalidValueError, match=r"Knowledge\.size"):
            Knowledge(size, [])

    def test_a_row_of_an_unknown_that_does_not_exist(self):
        """Unknowns are numbered from nought."""
        with pytest.raises(InvalidValueError, match="unknown 2"):
            Knowledge(2, [Row(terms={2: 1})])

    @pytest.mark.parametrize("expression", [{2: 1}, {-1: 1}, {0: 0.5}, {"0": 1}, {True: 1}])
    def test_an_expression_of_anything_else(self, expression):
        """Questions are about unknowns that exist, in whole numbers."""
        said = Knowledge(2, [])
        with pytest.raises(InvalidValueError, match="expression"):
            said.bounds([expression])
        with pytest.raises(InvalidValueError, match="expression"):
            said.reasons(expression, "low")
        with pytest.raises(InvalidValueError, match="expression"):
            said.witness(expression, 1)

    def test_an_end_that_is_neither(self):
        """An expression has a low and a high end."""
        with pytest.raises(InvalidValueError, match="'low' or 'high'"):
            Knowledge(1, []).reasons({0: 1}, "middle")


def test_rows_of_one_origin_stand_or_fall_together():
    """Whoever states a share says with it that somebody is there, which needs nobody else."""
    women, men = 0, 1
    somebody = Row(terms={women: 1, men: 1}, low=1, origin="no women")
    none = Row(terms={women: 1}, high=0, origin="no women")
    total = Row(terms={women: 1, men: 1}, low=3, origin="three people")
    no_men = Row(terms={men: 1}, high=0, origin="no men")
    knowledge = Knowledge(2, [total, somebody, none, no_men])
    assert knowledge.contradiction() == (somebody, none, no_men)
