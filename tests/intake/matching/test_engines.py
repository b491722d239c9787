"""Splink narrows down on DuckDB and on Spark, and the people are much the same."""

import sys

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


@pytest.fixture
def spark(monkeypatch):
    """Spark on this machine, stopped at the end; nothing leaves the loopback."""
    sql = pytest.importorskip("pyspark.sql")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    builder = sql.SparkSession.builder.master("local[2]")
    for key, value in {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
        "spark.log.level": "ERROR",
    }.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.mark.spark
def test_spark(made, spark) -> None:
    """Spark and DuckDB are given the same words and find the same pairs."""
    on_spark = match_people(made.entries, engine=spark)
    on_duckdb = match_people(made.entries, engine="duckdb")
    assert [p.pair for p in on_spark.candidates] == [p.pair for p in on_duckdb.candidates]
    assert on_spark.people() == on_duckdb.people()
