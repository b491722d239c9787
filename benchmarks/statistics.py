"""How fast figures are worked out, against what one would write by hand for each engine.

Contenders run one after the other in every round, in one process; the ratios are taken round by
round, and what they are to be stands beside them. Before anything is timed, the figures of the
contenders are compared. The library goes through its public door, `tabulate`, and its table can be
asked for any cell; rows are made when they are looked at, and the contenders' frames likewise hold
no Python objects. One line says what it costs to make and read every row.

- `frames`: counts and different people by sex, ministry, governorate and month, all margins, at
  each number of rows: this library on a Polars frame against hand-written Polars, the pandas
  idiom, DuckDB's own cube, and numpy reading codes that are ready, once, as the physical limit.
- `engines`: the same from each engine, and one table against hand-written SQL.
- `records`: one statistic and cubes over objects, against loops with a `Counter`.
- `spark`: against a hand-written group-by and Spark's own cube, where PySpark and Java are there.
- `memory`: the peak of a process of its own.

Run it: `python benchmarks/statistics.py [--rows 10000 100000 1000000] [--rounds 5]
[--records 100000] [--only frames engines records spark memory]`;
with 10000000 rows, `--alone` leaves out what takes minutes.
"""

from __future__ import annotations

import argparse
import itertools
import math
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import by_hand
import duckdb
import numpy as np
import polars as pl
from participations import BY, COLUMNS, frame, programme
from race import Goal, median, print_ratios, print_times, run

import hijra_amina as ha

if TYPE_CHECKING:
    from collections.abc import Callable

    from race import Contenders, Seconds

OURS = "hijra-amina"
ENOUGH_FOR_GOALS = 1_000_000
PARTS = ("frames", "engines", "records", "spark", "memory")


# -- frames ---------------------------------------------------------------------------------------


def frames(rows: list[int], rounds: int, *, alone: bool) -> None:
    """Cubes over Polars frames, at each size; how their time grows."""
    grown: dict[str, list[tuple[int, float]]] = {"participations": [], "people": []}
    for number in rows:
        data = frame(number)
        print(f"\n== {data.height:,} participations, one frame, four dimensions")
        if not alone:
            _same_figures(data)
        for measure, seconds in _cubes_of(data, rounds, alone=alone).items():
            grown[measure].append((number, median(seconds[OURS])))
    for measure, points in grown.items():
        for (few, short), (many, long) in itertools.combinations(points, 2):
            exponent = math.log(long / short) / math.log(many / few)
            print(
                f"  {measure}: time grows with rows ** {exponent:.2f} from {few:,} to {many:,}  "
                f"{Goal('', '', 1.15).reached(exponent)}"
            )


def _cubes_of(data: pl.DataFrame, rounds: int, *, alone: bool) -> dict[str, Seconds]:
    counting, of_people = _counting(data), _of_people(data)
    if not alone:
        as_pandas = data.to_pandas()
        _in_duckdb(data)
        counting["pandas idiom"] = lambda: by_hand.pandas_counts(as_pandas)
        of_people["pandas idiom"] = lambda: by_hand.pandas_people(as_pandas)
        counts, people = (by_hand.sql_cube("held", figure) for figure in _SQL)
        counting["DuckDB's cube"] = lambda: duckdb.sql(counts).to_arrow_table()
        of_people["DuckDB's cube"] = lambda: duckdb.sql(people).to_arrow_table()
    found: dict[str, Seconds] = {}
    slow = ("pandas idiom",) if data.height * 2 > ENOUGH_FOR_GOALS else ()
    for measure, contenders, goals in (
        ("participations", counting, _COUNT_GOALS),
        ("people", of_people, _PEOPLE_GOALS),
    ):
        found[measure] = run(contenders, rounds, once=slow if measure == "people" else ())
        print_times(f"{measure}, all margins", found[measure])
        print_ratios(found[measure], goals)
    return found


_SQL = ("count(*)", "count(DISTINCT participant)")
_COUNT_GOALS = (
    Goal(OURS, "Polars, base and roll-up", 1.15),
    Goal("pandas idiom", OURS, 6, at_least=True),
    Goal("DuckDB's cube", OURS),
    Goal(OURS, "numpy, codes ready, one pass"),
)
_PEOPLE_GOALS = (
    Goal(OURS, "Polars, n_unique per margin", 0.25),
    Goal("pandas idiom", OURS),
    Goal("DuckDB's cube", OURS),
)


def _counting(data: pl.DataFrame) -> Contenders:
    codes = [data[name].rank("dense").to_numpy().astype(np.uint8) for name in COLUMNS]
    return {
        OURS: lambda: ha.tabulate(data, "participations", by=BY),
        "Polars, base and roll-up": lambda: by_hand.polars_counts(data),
        "numpy, codes ready, one pass": lambda: by_hand.numpy_scan(codes, 1 << 20),
        "hijra-amina, and every row read": lambda: [
            row.figure.low for row in ha.tabulate(data, "participations", by=BY)
        ],
    }


def _of_people(data: pl.DataFrame) -> Contenders:
    return {
        OURS: lambda: ha.tabulate(data, "people", by=BY),
        "Polars, n_unique per margin": lambda: by_hand.polars_people(data),
    }


def _same_figures(data: pl.DataFrame) -> None:
    """Stop if this library and hand-written Polars do not count the same in every margin."""
    for measure, margins in (
        ("participations", by_hand.polars_counts(data)),
        ("people", by_hand.polars_people(data)),
    ):
        figures: dict[tuple[str, ...], int] = {}
        for made in margins:
            for row in made.iter_rows(named=True):
                begins = row.get("begins")
                key = [row.get(name, "*") for name in COLUMNS[:3]]
                figures[(*key, begins[:7] if begins else "*")] = row["n"]
        table = ha.tabulate(data, measure, by=BY)
        ours = {row.key: row.figure.low for row in table if row.figure.high and "?" not in row.key}
        if ours != figures:
            sys.exit(f"{measure}: the figures of the contenders differ")


# -- engines --------------------------------------------------------------------------------------


def engines(rows: int, rounds: int) -> None:
    """The same questions to every engine, and hand-written SQL."""
    data = frame(rows)
    relation = _in_duckdb(data)
    sources: dict[str, Any] = {
        "Polars": data,
        "Polars, lazy": data.lazy(),
        "pandas": data.to_pandas(),
        "PyArrow": data.to_arrow(),
        "DuckDB": relation,
    }
    print(f"\n== {data.height:,} participations, every engine")
    for measure in ("participations", "people"):
        seconds = run(
            {
                f"{OURS} on {name}": (
                    lambda source=source, measure=measure: ha.tabulate(source, measure, by=BY)
                )
                for name, source in sources.items()
            },
            rounds,
        )
        print_times(f"{measure}, all margins", seconds)
    one = _against_sql(relation, rounds)
    print_times("DuckDB, one table and cubes", one)
    print_ratios(
        one,
        (
            Goal(f"{OURS}, one table", "SQL, one GROUP BY", 1.15),
            Goal(f"{OURS}, cube of people", "DuckDB's cube of people", 0.5),
        ),
    )


def _in_duckdb(data: pl.DataFrame) -> duckdb.DuckDBPyRelation:
    """The frame as a table of DuckDB's own, which both contenders read."""
    duckdb.register("given", data.to_arrow())
    duckdb.execute("CREATE OR REPLACE TABLE held AS SELECT * FROM given")
    return duckdb.table("held")


def _against_sql(relation: duckdb.DuckDBPyRelation, rounds: int) -> Seconds:
    people = by_hand.sql_cube("held", "count(DISTINCT participant)")
    return run(
        {
            f"{OURS}, one table": lambda: ha.tabulate(relation, "participations", by=BY),
            "SQL, one GROUP BY": lambda: duckdb.sql(by_hand.sql_group("held")).to_arrow_table(),
            f"{OURS}, cube of people": lambda: ha.tabulate(relation, "people", by=BY),
            "DuckDB's cube of people": lambda: duckdb.sql(people).to_arrow_table(),
        },
        rounds,
    )


# -- records --------------------------------------------------------------------------------------


def records(participations: int, rounds: int) -> None:
    """Statistics over objects, against loops over the same objects."""
    made = programme(participations)
    print(f"\n== {participations:,} participations, records")
    asked: dict[str, Callable[[], object]] = {
        "people, women": lambda: ha.count(made, "people", sex="female"),
        **{
            f"participations by {name}": lambda name=name: ha.tabulate(
                made, "participations", by=name
            )
            for name in ("sex", "ministry", "month")
        },
    }
    for name, ask in asked.items():
        seconds = run(
            {OURS: ask, "Counter loop": lambda name=name: by_hand.loop(made, name)},
            rounds,
        )
        print_times(name, seconds)
        print_ratios(seconds, (Goal(OURS, "Counter loop", 1.3),))
    for measure in ("participations", "people"):
        people = measure == "people"
        contenders: Contenders = {
            OURS: lambda measure=measure: ha.tabulate(made, measure, by=BY),
            "loop per margin": lambda people=people: by_hand.loops(made, people=people),
        }
        seconds = run(contenders, max(2, rounds // 2))
        print_times(f"{measure}, all margins", seconds)
        print_ratios(seconds, (Goal(OURS, "loop per margin", 0.15),))


# -- Spark ----------------------------------------------------------------------------------------


def spark(rows: int, rounds: int) -> None:
    """One table and a cube on a local Spark."""
    try:
        from pyspark.sql import SparkSession, functions  # noqa: PLC0415 - who has it
    except ImportError:
        print("\n== no PySpark here")
        return
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    data = frame(rows)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "held.parquet")
        data.write_parquet(path)
        held = session.read.parquet(path)
        print(f"\n== {data.height:,} participations, Spark")
        seconds = run(
            {
                f"{OURS}, one table": lambda: ha.tabulate(
                    held, "participations", by=BY, progress=False
                ),
                "group-by": lambda: held.groupBy(*COLUMNS).count().collect(),
                "Spark's cube": lambda: held.cube(*COLUMNS).count().collect(),
                f"{OURS}, people": lambda: ha.tabulate(held, "people", by=BY, progress=False),
                "Spark's cube of people": lambda: (
                    held.cube(*COLUMNS).agg(functions.countDistinct("participant")).collect()
                ),
            },
            rounds,
            once=("Spark's cube of people",),
        )
        print_times("Spark", seconds)
        print_ratios(
            seconds,
            (
                Goal(f"{OURS}, one table", "group-by", 1.15),
                Goal(f"{OURS}, one table", "Spark's cube", 0.35),
                Goal(f"{OURS}, people", "Spark's cube of people", 0.5),
            ),
        )
    session.stop()


# -- memory ---------------------------------------------------------------------------------------

WORK: dict[str, Callable[[pl.DataFrame], object]] = {
    "nothing": lambda data: data,
    f"{OURS}, counts": lambda data: ha.tabulate(data, "participations", by=BY),
    "Polars, counts": by_hand.polars_counts,
    f"{OURS}, people": lambda data: ha.tabulate(data, "people", by=BY),
    "Polars, people": by_hand.polars_people,
}


def memory(rows: int) -> None:
    """The peak of processes that read the same file and do one thing."""
    print(f"\n== {rows:,} participations, peak of a process of its own, MiB")
    peaks: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "held.parquet"
        frame(rows).write_parquet(path)
        for name in WORK:
            command = [sys.executable, __file__, "--peak-of", name, "--file", str(path)]
            done = subprocess.run(command, capture_output=True, check=True, text=True)
            peaks[name] = float(done.stdout.split()[-1])
            print(f"  {name:40}{peaks[name]:>10.0f}")
    for what in ("counts", "people"):
        ratio = peaks[f"{OURS}, {what}"] / peaks[f"Polars, {what}"]
        goal = Goal("", "", 1.5).reached(ratio)
        print(f"    {what}: {OURS} / Polars {ratio:.2f}  {goal}")


def _peak_of(name: str, path: str) -> None:
    kept = WORK[name](pl.read_parquet(path))
    # A process inherits `ru_maxrss` from the one that starts it; Linux knows its own peak.
    status = Path("/proc/self/status")
    if status.exists():
        words = status.read_text().split()
        peak = int(words[words.index("VmHWM:") + 1]) / 1024
    else:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(peak if kept is not None else "")


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description="Work out figures.")
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS)
    parser.add_argument("--alone", action="store_true", help="only Polars beside the library")
    parser.add_argument("--peak-of")
    parser.add_argument("--file")
    options = parser.parse_args()
    if options.peak_of:
        _peak_of(options.peak_of, options.file)
        return
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"{os.cpu_count()} cores, load {load}; ratios: median, least, most, goal")
    most = max(options.rows)
    if "frames" in options.only:
        frames(options.rows, options.rounds, alone=options.alone)
    if "engines" in options.only:
        engines(min(most, ENOUGH_FOR_GOALS), options.rounds)
    if "records" in options.only:
        records(options.records, options.rounds)
    if "spark" in options.only:
        spark(min(most, ENOUGH_FOR_GOALS), options.rounds)
    if "memory" in options.only:
        memory(most)


if __name__ == "__main__":
    main()
