"""Records and every engine give the same figures, unknowns included."""

import itertools
import subprocess
import sys

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hijra_amina.statistics import attended, tabulate
from hijra_amina.statistics.dimensions import DIMENSIONS, Level

PEOPLE = sorted(name for name, made in DIMENSIONS.items() if made.level is Level.PERSON)
SESSIONS = sorted(name for name, made in DIMENSIONS.items() if made.level is Level.SESSION)
RULES = (
    None,
    None,
    attended(at_least="80%"),
    attended(at_least="1/2", of="planned"),
    attended(at_least="2/3", of="recorded"),
    attended(at_least="1/3").turned(),
)


def in_polars(frame):
    """The frame itself."""
    return frame


def in_lazy_polars(frame):
    """A lazy frame of Polars."""
    return frame.lazy()


def in_polars_categories(frame):
    """Texts as categories, as a reader may give them."""
    return frame.with_columns(pl.col(pl.String).cast(pl.Categorical))


def in_pandas(frame):
    """The types that pandas has for texts, numbers and truth with gaps."""
    pd = pytest.importorskip("pandas")
    names = {pl.String: "string", pl.Int64: "Int64", pl.Boolean: "boolean"}
    return pd.DataFrame(
        {of.name: pd.array(of.to_list(), dtype=names[of.dtype]) for of in frame.get_columns()}
    )


def in_plain_pandas(frame):
    """What pandas makes of rows by itself: objects, floats where numbers are missing."""
    pd = pytest.importorskip("pandas")
    return pd.DataFrame(frame.to_dict(as_series=False))


def in_pandas_with_arrow(frame):
    """Columns of pandas that Arrow keeps."""
    pytest.importorskip("pyarrow")
    return in_pandas(frame).convert_dtypes(dtype_backend="pyarrow")


def in_pandas_categories(frame):
    """Texts as categories of pandas."""
    found = in_pandas(frame)
    texts = [of.name for of in frame.get_columns() if of.dtype == pl.String]
    return found.astype(dict.fromkeys(texts, "category"))


def in_arrow(frame):
    """A table of Arrow."""
    pytest.importorskip("pyarrow")
    return frame.to_arrow()


def in_arrow_dictionaries(frame):
    """A table of Arrow with texts as dictionaries."""
    pytest.importorskip("pyarrow")
    return in_polars_categories(frame).to_arrow()


def in_duckdb(frame):
    """A relation of DuckDB's own connection."""
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    return duckdb.from_arrow(frame.to_arrow())


def in_another_duckdb(frame):
    """A relation of a connection of the user's."""
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    return duckdb.connect().from_arrow(frame.to_arrow())


def in_narwhals(frame):
    """A frame that somebody has wrapped in narwhals already."""
    narwhals = pytest.importorskip("narwhals")
    return narwhals.from_native(frame)


ENGINES = (
    in_polars,
    in_lazy_polars,
    in_polars_categories,
    in_pandas,
    in_plain_pandas,
    in_pandas_with_arrow,
    in_pandas_categories,
    in_arrow,
    in_arrow_dictionaries,
    in_duckdb,
    in_another_duckdb,
    in_narwhals,
)
few = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


@st.composite
def questions(draw, measures=("people", "people", "participations", "person_days", "sessions")):
    """A question that records and frames can be asked."""
    measure = draw(st.sampled_from(measures))
    names = SESSIONS if measure == "sessions" else [*PEOPLE, *SESSIONS]
    by = draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
    rule = None if measure == "sessions" else draw(st.sampled_from(RULES))
    as_of = draw(st.sampled_from((None, None, "2016", "2024-01-01")))
    condition = draw(st.none() | st.sampled_from(names))
    return {"measure": measure, "by": by, "attendance": rule, "as_of": as_of}, condition


def check_same(figures, of_records, of_frame):
    """Both tables say the same; a frame has no row for a value that only the records know of."""
    want, got = figures(of_records), figures(of_frame)
    assert set(got) <= set(want)
    for key, interval in want.items():
        if key in got:
            assert got[key] == interval, key
        else:
            assert interval[0] == 0, key


WITHOUT_PYARROW = """
import importlib.util
import sys
class Missing:
    def find_spec(self, name, *_):
        if name.partition(".")[0] == "pyarrow":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Missing())
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, *more: None if name == "pyarrow" else find(name, *more)
from hijra_amina.statistics import count, tabulate
from hijra_amina.statistics.frames import FrameError
"""
PANDAS_ALONE = """
import pandas as pd
frame = pd.DataFrame({
    "participant": ["p-1", "p-2", "p-1"],
    "session": ["s-1", "s-1", "s-2"],
    "sex": ["female", None, "female"],
    "complete": [True, True, None],
    "days_present": [2, None, 1],
})
print(tabulate(frame, "people", by="sex").cell(sex="female").low)
print(count(frame, "person_days").low)
frame["sex"] = ["female", 3, None]
try:
    count(frame, "people")
except FrameError as error:
    print(error.problems[0].reason)
"""
DUCKDB_ALONE = """
import duckdb
from hijra_amina.errors import MissingExtraError
try:
    count(duckdb.sql("select 'p-1' as participant, 's-1' as session"), "people")
except MissingExtraError as error:
    print(error.command)
"""


def without_pyarrow(script):
    """What a script prints where PyArrow is not installed."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", WITHOUT_PYARROW + script],
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout.splitlines()


@pytest.mark.engines
def test_pandas_without_pyarrow():
    """A frame of pandas needs no PyArrow: its columns are then taken value by value."""
    pytest.importorskip("pandas")
    told = without_pyarrow(PANDAS_ALONE)
    assert told == ["1", "4", "expected text, found values of several types"]


@pytest.mark.engines
def test_duckdb_without_pyarrow():
    """DuckDB hands its answers over through PyArrow; where that is missing, it is asked for."""
    pytest.importorskip("duckdb")
    assert without_pyarrow(DUCKDB_ALONE) == ["pip install pyarrow"]


class TestEveryEngine:
    """Each engine answers as the records do."""

    @pytest.mark.engines
    @pytest.mark.parametrize("engine", ENGINES)
    @settings(parent=few, max_examples=8)
    @given(seed=st.integers(0, 10_000), asked=questions(), data=st.data())
    def test_answers_are_those_of_the_records(  # noqa: PLR0913, PLR0917 - fixtures and draws
        self, drawn_programme, frame_of, figures, engine, seed, asked, data
    ):
        """Any measure by any dimensions under any condition: the same ends of every figure."""
        programme = drawn_programme(seed)
        frame = frame_of(programme)
        if frame.is_empty():
            return
        question, condition = asked
        if condition is not None:
            values = tabulate(
                frame,
                "participations" if condition in PEOPLE else "sessions",
                by=condition,
                as_of=question["as_of"],
            )
            known = [row.key[0] for row in values if row.key[0] not in {"*", "?"}]
            if known:
                question["where"] = {condition: data.draw(st.sampled_from(known))}
        check_same(figures, tabulate(programme, **question), tabulate(engine(frame), **question))

    @pytest.mark.engines
    @pytest.mark.parametrize("engine", ENGINES)
    def test_a_larger_programme(self, drawn_programme, frame_of, figures, engine):
        """Sixty people at twelve sessions, by a dimension of each kind, in every engine."""
        programme = drawn_programme(11, sessions=12, people=60)
        frame = engine(frame_of(programme))
        for measure, by in itertools.product(
            ("people", "participations", "person_days"), (["sex", "month"], ["ministry", "topic"])
        ):
            check_same(
                figures, tabulate(programme, measure, by=by), tabulate(frame, measure, by=by)
            )
