"""Texts as numbers, cells as numbers: the same whatever road is taken."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import InvalidValueError
from hijra_amina.statistics import Dimension, Level, attended, count, measure, tabulate
from hijra_amina.statistics._asking import Question
from hijra_amina.statistics.frames import (
    FrameError,
    _eager,
    _encoding,
    _memory,
    cells,
    check_frame,
    is_frame,
)
from hijra_amina.statistics.frames._collected import numbered_facts
from hijra_amina.statistics.frames._engine import opened
from hijra_amina.statistics.frames._plan import Plan

texts = st.lists(st.none() | st.text("ab;?", max_size=3), max_size=30)


def read_back(codes):
    """The column that the numbers stand for."""
    raws = codes.raws
    return [raws[number] for number in codes.numbers.tolist()]


class TestTexts:
    """Every text has a number, and every number its text."""

    @given(texts)
    def test_numbers_stand_for_the_texts(self, values):
        """Reading the numbers back gives the column, whatever its type."""
        column = pl.Series(values, dtype=pl.String)
        for made in (column, column.cast(pl.Categorical)):
            codes = _encoding.encoded(made)
            assert read_back(codes) == values
            assert len({*codes.raws}) == len(codes.raws)
            assert codes.in_order == tuple(dict.fromkeys(values))

    def test_many_different_texts(self):
        """Keys that share their first bits are told apart."""
        values = [f"p-{number % 70_000}" for number in range(150_000)]
        codes = _encoding.encoded(pl.Series(values))
        assert len(codes.raws) == 70_000
        assert read_back(codes) == values

    def test_nothing_at_all(self):
        """A column without a type and without a value has one text: nothing."""
        assert read_back(_encoding.encoded(pl.Series([None, None]))) == [None, None]

    def test_two_texts_with_one_hash_are_noticed(self, monkeypatch):
        """Where the hash of two texts is the same, they are numbered by their order instead."""
        values = ["b", "a", None, "b"]
        monkeypatch.setattr(
            pl.Series, "hash", lambda column, **_: pl.Series([7] * len(column), dtype=pl.UInt64)
        )
        assert read_back(_encoding.encoded(pl.Series(values))) == values


class TestFacts:
    """Combinations of whole numbers have numbers, too."""

    @given(st.lists(st.tuples(*[st.sampled_from((-1, 0, 1, 99_999, 1_000_000))] * 3), max_size=40))
    def test_facts_stand_for_the_rows(self, rows):
        """Each row's number leads to its facts, with nothing for -1."""
        columns = [np.array(column, np.int64) for column in zip(*rows, strict=True)] or [
            np.zeros(0, np.int64)
        ] * 3
        kinds, facts = numbered_facts(columns)
        numbers = [0] * len(rows) if kinds is None else kinds.tolist()
        told = [tuple(None if value < 0 else value for value in row) for row in rows]
        assert [facts[number] for number in numbers] == told

    def test_no_columns_no_facts(self):
        """Without a column all rows are alike."""
        assert numbered_facts([]) == (None, ((),))


class TestCells:
    """The finest cells, however many there could be."""

    @pytest.mark.parametrize("most", [1, 50, 1 << 22])
    def test_room_changes_nothing(self, monkeypatch, drawn_programme, frame_of, figures, most):
        """Where all possible cells do not fit, those that occur are numbered instead."""
        frame = frame_of(drawn_programme(3, sessions=20, people=40))
        by = ["ministry", "month"]
        want = {
            unit: figures(tabulate(frame, unit, by=by))
            for unit in ("participations", "person_days")
        }
        monkeypatch.setattr(_eager, "_MOST_PLACES", most)
        for unit, figure in want.items():
            assert figures(tabulate(frame, unit, by=by)) == figure

    def test_more_cells_than_rows(self, monkeypatch):
        """Three columns in which every row is another value are as many cells as rows."""
        rows = 300
        frame = pl.DataFrame(
            {
                "participant": [f"p-{n}" for n in range(rows)],
                "session": [f"s-{n}" for n in range(rows)],
                "ministry": [f"m-{n}" for n in range(rows)],
            }
        )
        monkeypatch.setattr(_eager, "_MOST_PLACES", 10)
        table = tabulate(frame, "participations", by=["session", "ministry"])
        assert table.cell(session="s-7", ministry="m-7").low == 1
        assert table.cell(session="s-7", ministry="m-8").high == 0
        assert table.total.low == rows


class TestDoors:
    """What a frame is, and what it cannot be asked."""

    def test_whatever_speaks_narwhals_is_a_frame(self):
        """A class of any library counts, if it says that narwhals may take it."""

        class Sheet:
            def __narwhals_dataframe__(self):
                """Say that it is one."""

        assert is_frame(Sheet())
        assert is_frame(pl.DataFrame())
        assert not is_frame({"participant": ["p-1"]})

    def test_a_column_that_no_layout_has(self):
        """A dimension that is asked without being registered needs its column as well."""
        shoe = Dimension(name="shoe_size", level=Level.PERSON)
        asked = Question(measure("people"), (shoe,))
        pairs = {"participant": ["p-1"], "session": ["s-1"]}
        with pytest.raises(FrameError, match="the question is about this column; is it the one"):
            cells(pl.DataFrame(pairs | {"shoesize": ["42"]}), asked)
        with pytest.raises(FrameError, match="the question is about this column"):
            cells(pl.DataFrame(pairs), asked)
        whole = pl.DataFrame(pairs | {"shoe_size": ["42"]})
        for frame in (whole, whole.lazy()):
            values, answer = cells(frame, asked)
            assert values == {"shoe_size": ("42",)}
            assert answer.cells["42",].count.low == 1

    def test_only_counts_come_from_a_frame(self):
        """The plan of a question to a frame knows four measures."""
        with pytest.raises(InvalidValueError, match="people, participations, person_days"):
            Plan.of(Question(measure("testimonials")), {"participant"})

    def test_a_lazy_frame_of_the_wrong_shape(self):
        """A lazy frame without its keys is refused before its engine is asked."""
        with pytest.raises(FrameError, match="is it the one called 'participants'"):
            count(pl.LazyFrame({"participants": ["p-1"], "session": ["s-1"]}), "people")

    def test_what_nobody_can_be_is_nobody(self):
        """A condition that no row of a lazy frame can meet leaves none."""
        frame = pl.LazyFrame(
            {"participant": ["p-1"], "session": ["s-1"], "ministry": ["iq-moe"], "sex": ["male"]}
        )
        assert count(frame, "people", sex="female").high == 0
        assert count(frame, "participations", year=2015).high == 1

    def test_nothing_in_a_column_of_days(self):
        """Whoever came and has no days on record was there once at least, and perhaps always."""
        frame = pl.DataFrame(
            {
                "participant": ["p-1", "p-2"],
                "session": ["s-1", "s-1"],
                "attended": [True, None],
                "days_present": pl.Series([None, None], dtype=pl.Int64),
                "days_held_low": [2, 2],
            }
        )
        days = count(frame, "person_days")
        assert (days.low, days.high) == (1, None)

        def by_rule(share):
            found = count(frame, "people", attendance=attended(at_least=share))
            return found.low, found.high

        assert by_rule("1/2") == (1, 2)
        assert by_rule("80%") == (0, 2)

    def test_a_frame_that_cannot_be_remembered_is_checked_each_time(self, monkeypatch):
        """Without a way to know that a frame is gone, nothing is remembered of it."""

        def no_references(*_):
            raise TypeError

        monkeypatch.setattr(_memory.weakref, "ref", no_references)
        frame = pl.DataFrame({"participant": ["p-1"], "session": ["s-1"]})
        check_frame(frame)
        assert _memory.Memory.of(opened(frame, ("participant", "session"))) is None
