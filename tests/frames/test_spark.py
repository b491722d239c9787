"""Spark answers as the records do, on a cluster with two executors."""

import polars as pl
import pytest

from hijra_amina.statistics import tabulate
from hijra_amina.statistics.frames import FrameError, _lazy, check_frame

pytestmark = [pytest.mark.spark, pytest.mark.slow]

ROWS = 60_000


@pytest.fixture(scope="module")
def programme(drawn_programme):
    """Sixty people at twelve sessions, with everything that may be unknown."""
    return drawn_programme(11, sessions=12, people=60)


@pytest.fixture(scope="module")
def on_cluster(spark, programme, frame_of):
    """The programme's frame, spread over the cluster."""
    return spark.createDataFrame(frame_of(programme).to_arrow()).repartition(4).cache()


@pytest.fixture(scope="module")
def made_there(spark):
    """A frame of sixty thousand participations that exists on the cluster alone."""
    return spark.range(0, ROWS, 1, 4).selectExpr(
        "concat('p-', id % 20000) as participant",
        "concat('s-', id div 100) as session",
        "case when id % 20000 % 3 = 0 then 'female' when id % 20000 % 3 = 1 then 'male' end as sex",
        "concat('2015-0', 1 + (id div 100) % 6, '-01') as begins",
    )


@pytest.fixture
def fetched(monkeypatch):
    """How many rows each answer of the engine has."""
    heights = []
    fetch = _lazy.fetched

    def counted(frame):
        got = fetch(frame)
        heights.append(got.height)
        return got

    monkeypatch.setattr(_lazy, "fetched", counted)
    return heights


def test_two_executors_do_the_work(spark):
    """The cluster has two executors besides the driver, each in a process of its own."""
    assert spark.sparkContext.master.startswith("local-cluster[2,")
    spark.range(0, 1000, 1, 4).selectExpr("sum(id)").collect()
    infos = spark.sparkContext._jsc.sc().statusTracker().getExecutorInfos()
    assert len(infos) == 3


@pytest.mark.parametrize(
    "asked",
    [
        {"measure": "people", "by": ["sex", "month"]},
        {"measure": "participations", "by": ["ministry"], "where": {"year": 2015}},
        {"measure": "person_days", "by": ["topic"], "where": {"sex": "female"}},
    ],
)
def test_answers_are_those_of_the_records(programme, on_cluster, figures, asked):
    """Every figure has the ends that the records give it, unknown values included."""
    want = figures(tabulate(programme, **asked))
    got = figures(tabulate(on_cluster, **asked))
    assert got == {key: want[key] for key in got}
    assert all(want[key][0] == 0 for key in set(want) - set(got))


def test_only_the_finest_cells_leave_the_cluster(made_there, fetched):
    """Of sixty thousand rows, eighteen cells are sent, from which all margins are worked out."""
    table = tabulate(made_there, "participations", by=["sex", "month"])
    assert fetched == [18]
    assert table.total.low == table.total.high == ROWS
    assert (table.cell(sex="female").low, table.cell(sex="female").high) == (20_001, 39_999)


def test_people_come_in_parts_where_they_are_many(made_there, fetched, monkeypatch):
    """Different people are counted in parts that share nobody, and the parts add up."""
    monkeypatch.setattr(_lazy, "MOST_AT_ONCE", 7_000)
    table = tabulate(made_there, "people", by=["sex"])
    assert (table.total.low, table.total.high) == (20_000, 20_000)
    assert (table.cell(sex="male").low, table.cell(sex="male").high) == (6_667, 13_333)
    parts = fetched[2:]
    assert len(parts) >= 3
    assert sum(parts) == 20_000
    assert max(parts) <= 7_000


def test_a_frame_is_checked_on_the_cluster(made_there):
    """All problems of a frame are found where it is."""
    twice = made_there.withColumnRenamed("begins", "begin").union(
        made_there.limit(3).selectExpr("participant", "session", "'Femal' as sex", "begins")
    )
    with pytest.raises(FrameError) as caught:
        check_frame(twice)
    codes = {(problem.path, problem.code) for problem in caught.value.problems}
    assert codes >= {("sex", "unknown_code"), ("participant, session", "repeated")}
    assert ("begin", "unknown_column") in codes


def test_polars_says_the_same(made_there, figures):
    """The same rows in memory give the same table."""
    rows = pl.DataFrame({"id": range(ROWS)}).select(
        participant=pl.format("p-{}", pl.col("id") % 20000),
        session=pl.format("s-{}", pl.col("id") // 100),
        sex=pl.when(pl.col("id") % 20000 % 3 == 0)
        .then(pl.lit("female"))
        .when(pl.col("id") % 20000 % 3 == 1)
        .then(pl.lit("male")),
        begins=pl.format("2015-0{}-01", 1 + (pl.col("id") // 100) % 6),
    )
    by = ["quarter", "sex"]
    assert figures(tabulate(rows, "people", by=by)) == figures(
        tabulate(made_there, "people", by=by)
    )
