"""Three-valued logic."""

import copy
import pickle
from itertools import product
from typing import Any

import pytest

from hijra_amina.values import Verdict

BOTH_WAYS = {
    Verdict.HOLDS: (True,),
    Verdict.FAILS: (False,),
    Verdict.OPEN: (True, False),
}


def verdict_of(outcomes: set[bool]) -> Verdict:
    """The verdict that allows just these outcomes."""
    return Verdict.decide(holds=outcomes == {True}, fails=outcomes == {False})


@pytest.mark.parametrize(("one", "other"), list(product(Verdict, repeat=2)))
def test_and_and_or_are_those_of_the_possible_worlds(one: Verdict, other: Verdict) -> None:
    """Both connectives give the verdict of all worlds that their operands allow."""
    worlds = list(product(BOTH_WAYS[one], BOTH_WAYS[other]))
    assert (one & other) is verdict_of({a and b for a, b in worlds})
    assert (one | other) is verdict_of({a or b for a, b in worlds})


@pytest.mark.parametrize("one", list(Verdict))
def test_negation_is_its_own_inverse(one: Verdict) -> None:
    """Negating twice gives the same verdict, and what is open stays open."""
    assert one.negated().negated() is one
    assert (one.negated() is one) == (one is Verdict.OPEN)


@pytest.mark.parametrize("one", list(Verdict))
def test_a_verdict_is_no_condition(one: Verdict) -> None:
    """A verdict in an `if` is an error that says what to write instead."""
    with pytest.raises(TypeError, match=r"is Verdict\.HOLDS"):
        bool(one)


@pytest.mark.parametrize("one", list(Verdict))
def test_a_verdict_survives_copying(one: Verdict) -> None:
    """Pickling and copying give the very same member."""
    assert pickle.loads(pickle.dumps(one)) is one  # noqa: S301 - our own bytes
    assert copy.deepcopy(one) is one


def test_a_verdict_combines_with_verdicts_alone() -> None:
    """A bool is not taken for a verdict."""
    no_verdict: Any = True
    with pytest.raises(TypeError):
        _ = Verdict.HOLDS & no_verdict
    with pytest.raises(TypeError):
        _ = Verdict.HOLDS | no_verdict
