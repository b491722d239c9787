"""What `to_json` wrote, `from_json` reads: all of it, or nothing and the reason."""

import json

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import DecodeError
from hijra_amina.language import describe_problem
from hijra_amina.language._messages_problems import PROBLEMS
from hijra_amina.statistics import Row, Table
from hijra_amina.statistics.tables import Coverage, Protection
from hijra_amina.values import Basis, Count, PartialDate

figures = st.one_of(
    st.integers(0, 99).map(Count.exactly),
    st.tuples(st.integers(0, 9), st.integers(9, 30)).map(lambda ends: Count.between(*ends)),
    st.integers(0, 9).map(Count.at_least),
    st.integers(0, 9).map(Count.about),
    st.sampled_from([Count.unknown(), Count.suppressed(), Count.suppressed(below=5)]),
    st.integers(0, 9).map(lambda n: Count.exactly(n, basis=Basis.COUNTED)),
)
protections = st.none() | st.builds(
    Protection,
    method=st.sampled_from(["suppression", "rounding", "merging"]),
    threshold=st.integers(1, 20),
    base=st.none() | st.sampled_from([3, 5, 10]),
    hidden=st.integers(0, 9),
    releases=st.none() | st.integers(0, 9),
    merged=st.sampled_from([(), (("ministry", "others", ("iq-moe", "iq-moh")),)]),
    remarks=st.sampled_from([(), ("bounds",)]),
)


COVERAGE = (
    Coverage("year", "2015", frozenset({"s-1"}), frozenset({"s-2"})),
    Coverage("year", "?", frozenset({"s-2"})),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of counts of every kind, protected or not."""
    keys = draw(st.lists(st.sampled_from(["*", "female", "male", "?"]), unique=True))
    rows = tuple(Row((key,), draw(figures), draw(st.booleans())) for key in keys)
    return Table(
        measure="people",
        dimensions=("sex",),
        rows=rows,
        where=draw(st.sampled_from([(), (("year", "2015"),)])),
        as_of=draw(st.sampled_from([None, PartialDate.parse("2015-09-01")])),
        sessions=draw(st.sampled_from([None, frozenset({"s-1", "s-2"})])),
        coverage=draw(st.sampled_from([(), COVERAGE])),
        protection=draw(protections),
    )


@given(tables())
def test_table_comes_back_as_it_was(table: Table) -> None:
    """Figures, conditions, sessions and protection are those of the table that was written."""
    again = Table.from_json(table.to_json())
    assert again == table
    assert again.sessions == table.sessions
    assert again.coverage == table.coverage
    assert [row.figure.basis for row in again] == [row.figure.basis for row in table]


@given(tables())
def test_labels_do_not_hinder(table: Table) -> None:
    """A table with names beside its codes reads like the one without."""
    assert Table.from_json(table.to_json(labels="both")) == table


CANARY = "Zaynab"


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"measure": 3}, "$.measure"),
        ({"dimensions": CANARY}, "$.dimensions"),
        ({"rows": [{"sex": CANARY, "low": CANARY}]}, "$.rows[0].low"),
        ({"rows": [{"sex": CANARY, "low": 2.5, "high": 3}]}, "$.rows[0].low"),
        ({"rows": [{"sex": CANARY, "low": 4, "high": 3}]}, "$.rows[0]"),
        ({"rows": [{"low": 4, "high": 4}]}, "$.rows[0]"),
        ({"rows": [{"sex": "a", "low": 1}, {"sex": "a", "low": 2}]}, "$.rows"),
        ({"rows": [{"sex": "a", "low": 1, "status": CANARY}]}, "$.rows[0].status"),
        ({"as_of": CANARY}, "$.as_of"),
        ({"where": [CANARY]}, "$.where"),
        ({"protection": {"method": "rounding"}}, "$.protection"),
        ({CANARY: 1}, None),
    ],
)
def test_what_is_no_table_is_refused(change: dict[str, object], path: str | None) -> None:
    """The refusal says where and what was expected, and nothing of what was found."""
    document = {"measure": "people", "dimensions": ["sex"], "where": {}, "rows": []} | change
    with pytest.raises(DecodeError) as caught:
        Table.from_json(json.dumps(document))
    if path is not None:
        assert caught.value.problems[0].path == path
        assert CANARY not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    "rows",
    ["{}", '[{"low": 4}]', '[{"sex": "a", "low": 4, "high": 3}]', '[{"sex": "a", "low": []}]'],
)
def test_a_refusal_is_read_in_arabic(rows: str) -> None:
    """What is wrong is one of the things that catalogs have words for."""
    with pytest.raises(DecodeError) as caught:
        Table.from_json(f'{{"measure": "people", "dimensions": ["sex"], "rows": {rows}}}')
    (problem,) = caught.value.problems
    assert problem.code in PROBLEMS
    assert problem.reason not in describe_problem(problem, "ar_IQ")


def test_what_is_missing_is_named() -> None:
    """A table without rows is none."""
    with pytest.raises(DecodeError, match="rows is missing"):
        Table.from_json('{"measure": "people", "dimensions": []}')


def test_reading_makes_the_table_that_json_shows() -> None:
    """What is not in the JSON, such as how figures come about, is not in the table."""
    table = Table(measure="people", dimensions=(), rows=(Row((), Count.exactly(3)),))
    again = Table.from_json(attrs.evolve(table, evidence=None).to_json())
    assert again.evidence is None
