"""The order of a protected table is the same however its figures were sorted before."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hijra_amina.disclosure._order import in_order
from hijra_amina.disclosure.protecting import protect
from hijra_amina.disclosure.rule import Rule
from hijra_amina.statistics import Row, Table
from hijra_amina.values import Count

AGES = ("6-12", "13-17", "18-49", "80+")


def test_values_stand_as_the_vocabulary_has_them_or_by_code():
    """Ages by age, ministries by code, all values first and unknown ones last."""
    keys = list(itertools.product(["*", *AGES, "?"], ["*", "iq-moe", "iq-moi", "none", "?"]))
    rows = [Row(key, Count.suppressed()) for key in keys]
    for shuffled in (rows[::-1], rows[7:] + rows[:7]):
        assert [row.key for row in in_order(shuffled, ["age_band", "ministry"])] == keys


@pytest.mark.extra("disclosure")
@pytest.mark.parametrize("method", ["suppression", "rounding"])
@given(figures=st.lists(st.integers(5, 30), min_size=4, max_size=5), small=st.integers(1, 4))
@settings(max_examples=10)
def test_a_table_that_was_sorted_before_is_protected_as_if_it_had_not_been(method, figures, small):
    """Nobody can see which of two hidden or equally rounded figures is the larger."""
    counts = {f"body-{at}": n for at, n in enumerate([small, *figures])}
    rows = [Row(("*",), Count.exactly(sum(counts.values())))]
    rows += [Row((value,), Count.exactly(n)) for value, n in counts.items()]
    table = Table(measure="people", dimensions=("body",), rows=tuple(rows))
    rule = Rule(method=method)
    made = protect(table, rule)
    assert protect(table.sort(), rule) == made
    assert protect(table.sort(descending=True), rule).to_csv() == made.to_csv()
