"""A whole number stands wherever a count is wanted."""

import pytest

from hijra_amina.errors import InvalidValueError
from hijra_amina.model import Indicator, Session, Statement, Target
from hijra_amina.values import Count, LocalizedText, Period

NAME = LocalizedText({"en": "Example"})


def test_an_int_is_an_exact_count() -> None:
    """Every field that takes a count takes an `int` and keeps it as that count."""
    session = Session(id="s-1", title=NAME, represents=2, capacity=30)
    target = Target(period=Period.parse("2015"), count=200)
    indicator = Indicator(id="i-1", name=NAME, measure="people", baseline=0)
    kept = (
        Statement(count=27).count,
        session.represents,
        session.capacity,
        target.count,
        indicator.baseline,
    )
    assert kept == tuple(Count.exactly(n) for n in (27, 2, 30, 200, 0))


def test_a_session_is_one_session() -> None:
    """A record stands for one session unless it says otherwise."""
    assert Session(id="s-1", title=NAME).represents == Count.exactly(1)


@pytest.mark.parametrize("wrong", [True, 27.0, "27", [27]])
def test_nothing_else_is_taken_for_a_count(wrong: object) -> None:
    """A truth, a decimal, a text or a list is refused, and the field is named."""
    with pytest.raises(InvalidValueError, match=r"Statement\.count"):
        Statement(count=wrong)
