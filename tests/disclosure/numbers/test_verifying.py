"""A pattern that was tampered with is found out."""

import attrs
import pytest

from hijra_amina.disclosure.numbers.problem import Item, Need, Pattern, Problem
from hijra_amina.disclosure.numbers.verifying import faults
from hijra_amina.knowledge import Row

# Two parts and their sum; the first part is hidden, and so has the second to be.
PROBLEM = Problem(
    size=3,
    truth=(2, 40, 42),
    rows=(Row(terms={0: 1, 1: 1, 2: -1}, low=0, high=0, given=True),),
    items=(
        Item(says=((0, 2, 2),), loss=2, fixed=False),
        Item(says=((1, 40, 40),), loss=40),
        Item(says=((2, 42, 42),), loss=42, fixed=True),
    ),
    needs=(Need(cell=0, low=0, high=5), Need(cell=1, low=40, high=40, known=(0,))),
)
PATTERN = Pattern(
    hidden=frozenset({0, 1}),
    loss=42,
    least=42,
    witnesses=((0, 42, 42), (5, 37, 42), (2, 40, 42)),
    lower=(0, 2),
    upper=(1, 2),
    method="exact",
)


def test_a_sound_pattern_has_no_fault():
    """A sound pattern has no fault."""
    assert faults(PROBLEM, PATTERN) == ()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"witnesses": ((0, 41, 42), *PATTERN.witnesses[1:])}, "witness 0 does not fit row 0"),
        ({"witnesses": ((0, 43, 43), *PATTERN.witnesses[1:])}, "does not fit item 2"),
        ({"witnesses": ((-1, 43, 42), *PATTERN.witnesses[1:])}, "below nought"),
        ({"witnesses": ((0, 42), *PATTERN.witnesses[1:])}, "not one number for each cell"),
        ({"witnesses": ((0.0, 42, 42), *PATTERN.witnesses[1:])}, "not made of whole numbers"),
        ({"witnesses": ((True, 41, 42), *PATTERN.witnesses[1:])}, "not made of whole numbers"),
        ({"witnesses": ((1, 41, 42), *PATTERN.witnesses[1:])}, "need 0 is not met: witness 0"),
        ({"lower": (1, 2)}, "witness 1 is not low enough"),
        ({"upper": (0, 2)}, "witness 0 is not high enough"),
        ({"upper": (1, 0)}, "witness 0 is not what the reader knows"),
        ({"upper": (1, 3)}, "no witness is named that is high enough"),
        ({"lower": (-1, 2)}, "no witness is named that is low enough"),
        ({"lower": (0,)}, "one witness a side for each need"),
        ({"hidden": frozenset({0, 1, 2}), "loss": 84}, "item 2 is hidden"),
        ({"hidden": frozenset({1}), "loss": 40, "method": "heuristic"}, "item 0 is published"),
        ({"hidden": frozenset({0}), "loss": 2}, "witness 0 does not fit item 1"),
        ({"hidden": frozenset({0, 1, 3})}, "an item is hidden that does not exist"),
        ({"loss": 41}, "not the sum of what is lost"),
        ({"least": 43}, "less is lost than the least that can be"),
        ({"least": 41}, "it is called exact"),
        ({"unmet": frozenset({2})}, "a need is unmet that does not exist"),
    ],
)
def test_what_was_tampered_with_is_named(changes, fault):
    """What was tampered with is named."""
    assert any(fault in found for found in faults(PROBLEM, attrs.evolve(PATTERN, **changes)))


def test_a_need_called_unmet_wants_no_witness():
    """A need called unmet wants no witness."""
    unmet = attrs.evolve(PATTERN, unmet=frozenset({0}), lower=(-1, 2), upper=(-1, 2))
    assert faults(PROBLEM, unmet) == ()


def test_no_fault_tells_the_number_of_a_cell():
    """No fault tells the number of a cell."""
    wrong = attrs.evolve(PATTERN, witnesses=((1234, 4567, 8910),) * 3, lower=(0, 0), upper=(0, 0))
    assert not any(
        number in " ".join(faults(PROBLEM, wrong)) for number in ("1234", "4567", "8910")
    )
