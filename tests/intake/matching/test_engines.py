"""Splink narrows down on DuckDB and on Spark, and the people are much the same."""

import pytest

from hijra_amina.intake import match_people

pytestmark = [pytest.mark.extra("linkage"), pytest.mark.slow]


@pytest.fixture(scope="module")
def made(registers):
    """A register of some hundreds of people."""
    return registers.register(400, 7401)


def pairs_of(groups) -> set[tuple[str, str]]:
    """Every pair that shares a group."""
    return {(a, b) for group in groups for a in group for b in group if a < b}


def agreement(left, right) -> float:
    """The share of pairs that two ways have in common."""
    one, other = pairs_of(left.people()), pairs_of(right.people())
    return 2 * len(one & other) / (len(one) + len(other))


@pytest.mark.engines
def test_duckdb(made) -> None:
    """What DuckDB finds is what is found by hand, but for a few misspelt beyond its rules."""
    pytest.importorskip("duckdb")
    found = match_people(made.entries, engine="duckdb")
    assert agreement(found, match_people(made.entries)) >= 0.95
    truth = made.truth
    wrong = [pair for pair in pairs_of(found.people()) if truth[pair[0]] != truth[pair[1]]]
    assert len(wrong) <= 0.03 * len(pairs_of(found.people()))


@pytest.mark.spark
def test_spark(made, spark) -> None:
    """Spark and DuckDB are given the same words and find the same pairs."""
    on_spark = match_people(made.entries, engine=spark)
    on_duckdb = match_people(made.entries, engine="duckdb")
    assert [p.pair for p in on_spark.candidates] == [p.pair for p in on_duckdb.candidates]
    assert on_spark.people() == on_duckdb.people()
