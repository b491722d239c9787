"""Sorting, filtering, turning, sharing and shortening; every law gives a new table."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import InvalidValueError, UnknownCodeError, UnknownReferenceError
from hijra_amina.statistics import Row, Table
from hijra_amina.values import Count, Share, Verdict

ends = st.integers(0, 9)
figures = st.one_of(
    ends.map(Count.exactly),
    ends.map(Count.at_least),
    st.tuples(ends, ends).map(lambda pair: Count.between(min(pair), max(pair))),
)


@st.composite
def counts_around(draw: st.DrawFn, number: int) -> Count:
    """What may be known of a number."""
    low = max(0, number - draw(st.integers(0, 3)))
    return draw(st.sampled_from([Count.at_least(low), Count.between(low, number + 2)]))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables by two dimensions with all their margins, in any order."""
    axes = [("*", *"ab", "?"), ("*", *"xyz", "?")]
    keys = draw(st.permutations(list(itertools.product(*axes))))
    rows = tuple(Row(key, draw(figures)) for key in keys)
    return Table(measure="participations", dimensions=("kind", "topic"), rows=rows)


def size(row: Row) -> tuple[float, float]:
    """By what a figure is ordered: the low end, then the high one, an open one last."""
    high = float("inf") if row.count.high is None else row.count.high
    return row.count.low or 0, high


class TestSort:
    @given(tables(), st.booleans())
    def test_by_figure(self, table: Table, descending: bool) -> None:  # noqa: FBT001 - drawn
        """Values go by their own margins, their cells by themselves; margins keep their places."""
        made = table.sort(descending=descending)

        assert sorted(row.key for row in made) == sorted(row.key for row in table)
        firsts = list(dict.fromkeys(row.key[0] for row in made))
        assert (firsts[0], firsts[-1]) == ("*", "?")
        margins = [size(made.row(kind=value)) for value in firsts[1:-1]]
        assert margins == sorted(margins, reverse=descending)
        for first in firsts:
            group = [row for row in made if row.key[0] == first]
            assert (group[0].key[1], group[-1].key[1]) == ("*", "?")
            sizes = [size(row) for row in group[1:-1]]
            assert sizes == sorted(sizes, reverse=descending)

    @given(tables())
    def test_by_a_dimension(self, table: Table) -> None:
        """Codes decide, all values come first, and rows that tie stay in their order."""
        made = table.sort(by="topic")
        assert list(dict.fromkeys(row.key[1] for row in made)) == ["*", "x", "y", "z", "?"]
        for topic in "xyz":
            assert [r for r in made if r.key[1] == topic] == [r for r in table if r.key[1] == topic]

    @given(tables())
    def test_it_is_done_once(self, table: Table) -> None:
        """Sorting what is sorted changes nothing, and the table itself never changes."""
        before = table.rows
        once = table.sort()
        assert once.sort() == once
        assert table.rows is before

    def test_another_order_is_refused(self, by_sex: Table) -> None:
        """What can be sorted by is named."""
        with pytest.raises(UnknownCodeError, match="did you mean 'sex'"):
            by_sex.sort(by="sexe")


class TestFilter:
    @given(tables())
    def test_by_values(self, table: Table) -> None:
        """Exactly the rows of the values stay, in their order."""
        made = table.filter(kind=["a", "*"], topic="x")
        assert made.rows == tuple(
            row for row in table if row.key[0] in {"a", "*"} and row.key[1] == "x"
        )

    def test_by_a_predicate(self, by_sex: Table) -> None:
        """A row stays if the answer is yes; what is open is no yes."""
        assert [row.key[0] for row in by_sex.filter(lambda row: row.count > 12)] == ["*", "male"]
        assert (by_sex.cell(sex="female") > 12) is Verdict.OPEN

    def test_other_names_are_refused(self, by_sex: Table) -> None:
        """A dimension and a value have to be the table's."""
        with pytest.raises(UnknownCodeError, match="unknown dimension 'year'"):
            by_sex.filter(year=2015)
        with pytest.raises(UnknownCodeError, match="did you mean 'female'"):
            by_sex.filter(sex="femal")

    def test_a_value_alone_is_no_predicate(self, by_sex: Table) -> None:
        """A value without its dimension is refused, and the right way is shown."""
        with pytest.raises(InvalidValueError, match="values of dimensions such as sex='female'"):
            by_sex.filter("female")  # type: ignore[arg-type]

    def test_what_is_filtered_out_is_no_longer_there(self, by_sex: Table) -> None:
        """The total is a row like others."""
        with pytest.raises(UnknownReferenceError):
            _ = by_sex.filter(sex="female").total


class TestTranspose:
    @given(tables())
    def test_it_keeps_every_figure(self, table: Table) -> None:
        """The same cells stand under the same values, and turning twice gives them back."""
        turned = table.transpose()
        assert turned.dimensions == ("topic", "kind")
        for row in table:
            kind, topic = row.key
            assert turned.cell(kind=kind, topic=topic) == row.figure
        assert set(turned.transpose().rows) == set(table.rows)
        assert [row.key[0] for row in turned] == sorted(
            (row.key[0] for row in turned), key=[r.key[1] for r in table].index
        )

    def test_any_order_of_three(self) -> None:
        """Dimensions can be named in their new order, each once."""
        table = Table(measure="people", dimensions=("a", "b", "c"), rows=())
        assert table.transpose("b", "c", "a").dimensions == ("b", "c", "a")
        with pytest.raises(InvalidValueError, match="each of a, b, c once"):
            table.transpose("a", "b")


class TestShares:
    @given(st.data())
    def test_the_truth_lies_within(self, data: st.DataObject) -> None:
        """Whatever the parts and the whole really are, their quotient is in the share."""
        truth = data.draw(st.lists(ends, min_size=1, max_size=3))
        figures = [data.draw(counts_around(number)) for number in (sum(truth), *truth)]
        rows = tuple(Row((str(at) if at else "*",), each) for at, each in enumerate(figures))
        made = Table(measure="sessions", dimensions=("kind",), rows=rows).with_shares(of="kind")
        for number, row in zip((sum(truth), *truth), made, strict=True):
            if sum(truth):
                assert row.share.equals((number, sum(truth))) is not Verdict.FAILS

    def test_of_exact_figures(self) -> None:
        """Exact figures have exact shares, and the whole is all of itself."""
        rows = (Row(("*",), Count.exactly(30)), Row(("a",), Count.exactly(12)))
        made = Table(measure="sessions", dimensions=("kind",), rows=rows).with_shares(of="kind")
        assert [row.share for row in made] == [Share.exactly(1), Share.exactly("2/5")]

    def test_of_nobody(self) -> None:
        """Where nobody is, nobody has a share; where nothing is known, none is known."""
        rows = (Row(("*",), Count.exactly(0)), Row(("a",), Count.exactly(0)))
        made = Table(measure="sessions", dimensions=("kind",), rows=rows).with_shares(of="kind")
        assert [row.share for row in made] == [None, None]
        rows = (Row(("*",), Count.unknown()), Row(("a",), Count.unknown()))
        made = Table(measure="sessions", dimensions=("kind",), rows=rows).with_shares(of="kind")
        assert {row.share.status for row in made} == {"unknown"}

    def test_of_shares_there_are_none(self) -> None:
        """A share of a share is refused."""
        rows = (Row(("*",), Share.exactly("1/2")), Row(("a",), Share.exactly("1/2")))
        table = Table(measure="share", dimensions=("kind",), rows=rows)
        with pytest.raises(InvalidValueError, match="expected a count, found a Share"):
            table.with_shares(of="kind")


class TestHead:
    def test_it_is_the_beginning(self, by_sex: Table) -> None:
        """So many rows, all of them if there are fewer."""
        assert by_sex.head(2).rows == by_sex.rows[:2]
        assert by_sex.head(99) == by_sex
        assert by_sex.head(0).rows == ()

    @pytest.mark.parametrize("wrong", [-1, True, 1.5, "2"])
    def test_no_number_of_rows(self, by_sex: Table, wrong: object) -> None:
        """What is no number of rows is refused."""
        with pytest.raises(InvalidValueError):
            by_sex.head(wrong)  # type: ignore[arg-type]


class TestTable:
    def test_a_key_stands_once(self) -> None:
        """Two rows of one key are no table."""
        row = Row(("a",), Count.exactly(1))
        with pytest.raises(InvalidValueError, match="each key once"):
            Table(measure="people", dimensions=("sex",), rows=(row, row))

    def test_a_key_fits_the_dimensions(self) -> None:
        """A row of other dimensions is refused."""
        with pytest.raises(InvalidValueError, match="a value for each dimension"):
            Table(measure="people", dimensions=(), rows=(Row(("a",), Count.exactly(1)),))

    def test_a_share_is_no_count(self) -> None:
        """`Row.count` is refused where the figure is none."""
        with pytest.raises(InvalidValueError, match="expected a count"):
            _ = Row(("a",), Share.exactly("1/2")).count
