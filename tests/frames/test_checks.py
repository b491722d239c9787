"""A frame of the wrong shape is refused before any work, with everything that is wrong with it."""

import gc
import os
import stat
import warnings
import weakref

import polars as pl
import pytest

from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.statistics import Dimension, Level, attended, count, registered, tabulate
from hijra_amina.statistics.frames import (
    SCHEMA,
    FrameError,
    _check,
    _eager,
    _findings,
    _memory,
    check_frame,
    read_frame,
    write_frame,
)


def frame_of(*rows, **columns):
    """A frame with a row for each pair of person and session."""
    return pl.DataFrame(
        {"participant": [row[0] for row in rows], "session": [row[1] for row in rows]} | columns
    )


PAIRS = (("p-secret", "s-1"), ("p-other", "s-1"), ("p-secret", "s-2"))


def problems_of(frame):
    """What is wrong with a frame: column, code and reason of each problem; the same if lazy."""
    told = []
    for source in (frame, frame.lazy() if isinstance(frame, pl.DataFrame) else frame):
        with pytest.raises(FrameError) as caught:
            check_frame(source)
        assert "secret" not in str(caught.value).casefold()
        problems = caught.value.problems
        told.append([(found.path, found.code, found.reason) for found in problems])
    assert sorted(told[0]) == sorted(told[1])
    return told[0]


class TestColumns:
    """Columns that are missing, misspelt or of another type."""

    def test_everything_is_said_at_once(self):
        """Missing keys, a misspelt column and wrong types stand in one list, in their order."""
        frame = pl.DataFrame(
            {"person": ["p-1"], "session": [7], "sexe": ["female"], "complete": ["yes"]}
        )
        found = problems_of(frame)
        assert [(path, code) for path, code, _ in found] == [
            ("participant", "missing_column"),
            ("session", "wrong_type"),
            ("complete", "wrong_type"),
            ("sexe", "unknown_column"),
        ]
        reasons = {path: reason for path, _, reason in found}
        assert reasons["session"] == "expected text, found Int64; cast it to text"
        assert "did you mean 'sex'" in reasons["sexe"]

    @pytest.mark.parametrize("name", ["participants", "Participant", "PARTICIPANT"])
    def test_a_key_that_is_misspelt_is_found(self, name):
        """A missing key names the column that looks like it, whatever its capitals."""
        found = problems_of(pl.DataFrame({name: ["p-1"], "session": ["s-1"]}))
        assert f"is it the one called {name!r}" in found[0][2]

    @pytest.mark.engines
    def test_two_columns_of_one_name(self):
        """Nobody can tell which of them is meant, and no engine is left to take the first."""
        pd, pa = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
        duckdb = pytest.importorskip("duckdb")
        names = ["participant", "session", "sex", "sex"]
        row = ["p-1", "s-1", "female", "male"]
        for frame in (
            pd.DataFrame([row], columns=names),
            pa.table([[value] for value in row], names=names),
            duckdb.sql("select 'p-1' participant, 's-1' session, 'female' sex, 'male' sex"),
        ):
            assert problems_of(frame) == [
                ("sex", "repeated_column", "several columns have this name; expected one")
            ]

    @pytest.mark.engines
    def test_a_form_that_nobody_can_read_is_no_column(self):
        """Numbers with most of them left out are in a form of pandas' own; others read it plain."""
        pd = pytest.importorskip("pandas")
        pytest.importorskip("pyarrow")
        frame = pd.DataFrame({"participant": ["p-1"], "session": ["s-1"]})
        frame["days_present"] = pd.arrays.SparseArray([1])
        reason = "expected whole numbers, found a form that cannot be read"
        assert problems_of(frame) == [("days_present", "wrong_type", reason)]

    def test_columns_of_their_own_are_welcome(self):
        """A frame may have other columns, which nobody looks at."""
        frame = frame_of(*PAIRS, weather=["fine", "", None])
        check_frame(frame)
        assert count(frame, "participations").high == 3

    def test_values_of_several_types_are_no_column(self):
        """A column of pandas with texts and numbers is named, not its values."""
        pd = pytest.importorskip("pandas")
        pytest.importorskip("pyarrow")
        frame = pd.DataFrame({"participant": ["p-1", 2], "session": ["s-1", "s-1"]})
        assert problems_of(frame) == [
            ("participant", "wrong_type", "expected text, found values of several types")
        ]

    def test_a_column_with_nothing_in_it_may_be_of_any_type(self):
        """What pandas or Arrow make of nothing at all fits, unless there has to be something."""
        empty = frame_of(
            *PAIRS, days_present=pl.Series([None] * 3, dtype=pl.String), sex=[None] * 3
        )
        check_frame(empty)
        assert count(empty, "person_days").high is None
        found = problems_of(frame_of(*PAIRS).with_columns(session=pl.lit(None)))
        assert ("session", "missing_value") in {(path, code) for path, code, _ in found}

    def test_nothing_at_all_fits_in_a_lazy_frame_too(self):
        """A column of nothing is of no type in Polars, and every measure takes it lazily."""
        names = ("attended", "complete", "days_present", "days_unknown", "begins", "sex")
        nothing = frame_of(*PAIRS).with_columns(pl.lit(None).alias(name) for name in names)
        for measure in ("people", "participations", "person_days", "sessions"):
            by = "year" if measure == "sessions" else ["sex", "year"]
            tables = [tabulate(of, measure, by=by) for of in (nothing, nothing.lazy())]
            assert tables[0] == tables[1]
        assert count(nothing.lazy(), "people").high is None

    def test_a_frame_without_rows_holds_nobody(self):
        """Without a row there is no type to be told, and nothing to be counted."""
        for kind in (pl.String, pl.Float64, pl.Null):
            names = ("participant", "session", "sex", "begins", "days_present")
            frame = pl.DataFrame(schema=dict.fromkeys(names, kind))
            for measure in ("people", "participations", "person_days"):
                assert count(frame, measure, sex="female", year=2015).high == 0

    def test_fractions_are_no_days(self):
        """Whole numbers kept as floats are taken, others are refused."""
        check_frame(frame_of(*PAIRS, days_present=[1.0, None, 2.0]))
        found = problems_of(frame_of(*PAIRS, days_present=[1.0, None, 2.5]))
        assert found[0][:2] == ("days_present", "wrong_type")

    def test_a_column_of_a_question_is_needed(self):
        """A dimension that an application registered needs its column, before anything counts."""
        room = Dimension(name="room", level=Level.SESSION, column="rooms")
        with registered(room):
            frame = frame_of(*PAIRS, rooms=["a", "a", "b"])
            assert tabulate(frame, "sessions", by="room").cell(room="a").low == 1
            for source in (frame_of(*PAIRS, roomss=["a"] * 3), frame_of(*PAIRS).lazy()):
                with pytest.raises(FrameError, match=r"rooms: this column is required"):
                    tabulate(source, "sessions", by="room")


class TestRows:
    """Rows that cannot be, or cannot all be."""

    def test_gaps_in_keys_and_empty_texts(self):
        """A row without a key and a text without a letter are counted."""
        frame = frame_of(("p-1", None), (None, "s-1"), ("p-2", "s-1"), ministry=["", "", None])
        assert [(path, code) for path, code, _ in problems_of(frame)] == [
            ("participant", "missing_value"),
            ("session", "missing_value"),
            ("ministry", "empty_text"),
        ]

    def test_rows_that_repeat_one_another(self):
        """One person at one session is one row."""
        found = problems_of(frame_of(*PAIRS, PAIRS[0]))
        reason = "2 rows for 1 pair; expected one row for a person at a session"
        assert found == [("participant, session", "repeated", reason)]

    def test_misspelt_codes_are_named_and_others_are_not(self):
        """A code is repeated where only its writing is wrong; a name, however alike, never is."""
        frame = frame_of(*PAIRS, disability=["Secret Person", "With Disability", "with_disabilit"])
        assert problems_of(frame) == [
            (
                "disability",
                "unknown_code",
                "1 row with 'With Disability' in the place of 'with_disability'",
            ),
            ("disability", "unknown_code", "1 row with a misspelling of 'with_disability'"),
            (
                "disability",
                "unreadable_value",
                "1 row without a code such as with_disability, without_disability",
            ),
        ]
        amal = problems_of(frame_of(*PAIRS, sex=["Amal", "Malek", None]))
        assert ("sex", "unknown_code", "2 rows with a misspelling of 'male'") in amal

    @pytest.mark.parametrize("name", ["women", "Woman", "أنثى", "مێ", "F"])
    def test_a_name_in_the_place_of_a_code(self, name):
        """What a code is called, in any of three languages, is told from other words."""
        found = problems_of(frame_of(*PAIRS, sex=[None, name, None]))
        reason = "1 row with a name in the place of its code 'female'"
        assert found == [("sex", "unknown_code", reason)]
        assert problems_of(frame_of(PAIRS[0], place_governorate=["IQ-NI;بغداد"])) == [
            (
                "place_governorate",
                "unknown_code",
                "1 row with a name in the place of its code 'IQ-BG'",
            )
        ]

    def test_a_column_of_something_else_is_not_guessed_at(self):
        """Of many values that are no codes, only some are looked at closely; all are counted."""
        number = _findings._MOST_GUESSES + 7
        names = [f"m{at}ale" for at in range(number)]
        frame = frame_of(*((f"p-{at}", "s-1") for at in range(number)), sex=names)
        rows = {code: reason.partition(" ")[0] for _, code, reason in problems_of(frame)}
        assert rows == {"unknown_code": str(number - 7), "unreadable_value": "7"}

    def test_several_values_belong_in_columns_for_them(self):
        """`a;b` are two topics, and no governorate that somebody is from."""
        check_frame(frame_of(PAIRS[0], topic=["gender;?"], place_governorate=["IQ-BG;none"]))
        found = problems_of(frame_of(PAIRS[0], governorate=["IQ-BG;IQ-NI"], ministry=["a|b"]))
        assert [(path, code) for path, code, _ in found] == [("governorate", "unreadable_value")]

    def test_dates_are_edtf(self):
        """A day in another writing is counted and not repeated."""
        check_frame(frame_of(*PAIRS, begins=["XXXX-05-04", "XXXX-05-04", "2015/2016"]))
        found = problems_of(frame_of(*PAIRS, begins=["16.6.2015", "16.6.2015", None]))
        assert found[0][0] == "begins"
        assert found[0][2].startswith("2 rows without a date as EDTF")

    def test_numbers_that_cannot_be(self):
        """Fewer days than none, no session at all, and a most below the least."""
        frame = frame_of(
            *PAIRS,
            days_unknown=[-1, 0, 0],
            represents_low=[0, 0, 2],
            represents_high=[1, 1, 1],
            attended=[False, True, None],
            days_present=[1, 1, 1],
        )
        assert {(path, code) for path, code, _ in problems_of(frame)} == {
            ("attended", "contradiction"),
            ("represents_low", "out_of_range"),
            ("represents_high", "contradiction"),
            ("days_unknown", "out_of_range"),
        }

    def test_numbers_beyond_reason(self):
        """No number is so large that figures of it could not be added up in 64 bits."""
        most = SCHEMA["days_present"].most
        assert most is not None
        check_frame(frame_of(*PAIRS, days_present=[most, 0, None]))
        assert count(frame_of(*PAIRS, days_present=[most] * 3), "person_days").low == 3 * most
        for days in (most + 1, 2**62, 2**63 + 5):
            dtype = pl.UInt64 if days > 2**63 else pl.Int64
            frame = frame_of(*PAIRS, days_present=pl.Series([days, days, None], dtype=dtype))
            reason = f"2 rows with a number above {most:,}"
            assert problems_of(frame) == [("days_present", "out_of_range", reason)]

    def test_one_person_has_one_sex(self):
        """Two sexes under one pseudonym are two people; a body may change from year to year."""
        check_frame(frame_of(*PAIRS, ministry=["iq-moe", None, "iq-moi"], sex=["male", None, None]))
        found = problems_of(frame_of(*PAIRS, sex=["female", "male", "male"]))
        assert found == [
            ("sex", "at_odds", "1 person has one value at one session and another at another")
        ]

    def test_one_session_is_the_same_in_every_row(self):
        """What is of the session cannot differ between people, not even by being left out."""
        found = problems_of(frame_of(*PAIRS, kind=["workshop", None, "training"]))
        assert found == [("kind", "at_odds", "1 session has different values in different rows")]
        check_frame(frame_of(*PAIRS, kind=["workshop", "workshop", None]))


class TestWhenItIsChecked:
    """Before any work, and for a frame in memory once."""

    def test_nothing_is_counted_in_a_broken_frame(self, monkeypatch):
        """No row is looked at for an answer when the frame is refused."""
        monkeypatch.setattr(_eager, "collect", lambda *_: pytest.fail("work was begun"))
        with pytest.raises(FrameError):
            count(frame_of(*PAIRS, PAIRS[0]), "people")

    def test_a_frame_is_checked_once(self, monkeypatch):
        """The second question to the same frame does not check its rows again."""
        frame = frame_of(*PAIRS)
        count(frame, "people")
        monkeypatch.setattr(_check, "problems_of_columns", lambda *_: pytest.fail("checked again"))
        assert count(frame, "participations").low == 3

    def test_a_frame_that_was_changed_is_checked_again(self):
        """A column that was put in later is looked at."""
        frame = frame_of(*PAIRS)
        count(frame, "people")
        frame.insert_column(2, pl.Series("sex", ["x", "x", "x"]))
        with pytest.raises(FrameError):
            count(frame, "people")

    def test_nothing_is_remembered_of_a_frame_that_is_gone(self):
        """The memory of checks does not keep a frame alive, nor outlive it."""
        frame = frame_of(*PAIRS)
        count(frame, "people")
        # Other frames that are known may wait for the collector, so this one alone is looked for.
        key, gone = id(frame), weakref.ref(frame)
        assert key in _memory.Memory._known
        del frame
        gc.collect()
        assert gone() is None
        assert key not in _memory.Memory._known

    @pytest.mark.engines
    @pytest.mark.parametrize(
        ("column", "value"), [("sex", "femal"), ("days_present", -1), ("participant", "p-0")]
    )
    def test_a_frame_of_pandas_is_checked_again_wherever_it_was_changed(self, column, value):
        """Pandas changes a frame in place, in any of its rows, and the answer is of the new one."""
        pytest.importorskip("pandas")
        pytest.importorskip("pyarrow")
        keys = ((f"p-{at}", "s-1") for at in range(1_000))
        frame = frame_of(*keys, sex=["female"] * 1_000, days_present=[1] * 1_000).to_pandas()
        assert count(frame, "person_days", sex="female").low == 1_000
        frame.loc[501, column] = value
        for _ in range(2):
            with pytest.raises(FrameError):
                count(frame, "person_days", sex="female")

    def test_codes_are_looked_at_whenever_they_answer(self):
        """A code that was put between rows that are compared is noticed where it would count."""
        keys = ((f"p-{at}", "s-1") for at in range(1_000))
        frame = frame_of(*keys, sex=["female"] * 1_000)
        count(frame, "people")
        frame[501, "sex"] = "femal"
        with pytest.raises(FrameError, match="a misspelling of 'female'"):
            tabulate(frame, "people", by="sex")

    def test_a_lazy_frame_is_checked_by_what_comes_back(self):
        """Of a lazy frame the columns are checked, and what of its rows a question comes by."""
        lazy = frame_of(*PAIRS, PAIRS[0], sex=["Femal", None, "male", None]).lazy()
        with pytest.raises(FrameError, match="rows with a misspelling of 'female'"):
            tabulate(lazy, "people", by="sex")
        with pytest.raises(FrameError, match="rows for 1 pair"):
            check_frame(lazy)

    @pytest.mark.parametrize(
        ("measure", "columns", "said"),
        [
            ("person_days", {"days_present": [3, -1, 1]}, "below 0"),
            ("person_days", {"days_present": [3, 2**62, 2**62]}, "above 100,000"),
            ("person_days", {"days_unknown": [-1, 0, 0], "days_present": [1, 1, 1]}, "below 0"),
            (
                "person_days",
                {"attended": [False] * 3, "days_present": [0, 1, 0]},
                "did not attend",
            ),
            ("sessions", {"represents_low": [-3, -3, 1]}, "below 1"),
            ("sessions", {"represents_low": [None, None, 1]}, "nothing in it"),
            (
                "sessions",
                {"represents_low": [3, 3, 1], "represents_high": [2, 2, 1]},
                "less than represents_low",
            ),
            ("participations", {"represents_low": [0, 0, 1]}, "below 1"),
        ],
    )
    def test_numbers_of_a_lazy_frame_are_looked_at_before_they_count(self, measure, columns, said):
        """No figure is made of numbers that cannot be, however the engine adds them up."""
        lazy = frame_of(*PAIRS, **columns).lazy()
        with pytest.raises(FrameError, match=said):
            count(lazy, measure)

    def test_days_of_a_lazy_frame_are_looked_at_before_a_rule_goes_by_them(self):
        """Days that are held for fewer days than none make nobody attend."""
        lazy = frame_of(*PAIRS, days_present=[1, 1, 1], days_held_low=[-2, -2, 1]).lazy()
        with pytest.raises(FrameError, match="below 0"):
            count(lazy, "people", attendance=attended(at_least="80%"))

    @pytest.mark.parametrize("measure", ["people", "sessions"])
    def test_a_lazy_frame_without_keys_counts_nobody(self, measure):
        """A key that is missing is noticed where people or sessions are counted once."""
        lazy = frame_of(("p-1", None), (None, "s-1")).lazy()
        with pytest.raises(FrameError, match="nothing in it"):
            count(lazy, measure)

    def test_sessions_at_odds_are_not_counted_twice(self):
        """Sessions of a lazy frame whose rows differ are refused, and not counted by kind."""
        lazy = frame_of(*PAIRS, kind=["workshop", "training", "training"]).lazy()
        with pytest.raises(FrameError, match="different values in different rows"):
            tabulate(lazy, "sessions", by="kind")

    @pytest.mark.parametrize("value", ["femal", "Female", "women", "أنثى", "مێ"])
    def test_an_unknown_value_names_the_nearest(self, value):
        """A condition on a value that does not exist is refused, lazily too."""
        frame = frame_of(*PAIRS, sex=["female", None, "female"])
        for source in (frame, frame.lazy()):
            with pytest.raises(UnknownCodeError, match="did you mean 'female'"):
                count(source, "people", sex=value)

    def test_what_only_a_programme_holds_is_refused(self):
        """Testimonials are in no frame."""
        with pytest.raises(InvalidValueError, match="programme"):
            count(frame_of(*PAIRS), "testimonials")

    def test_a_column_alone_is_no_frame(self):
        """A series is refused by what it is, not by what is in it."""
        with pytest.raises(InvalidValueError, match="expected a data frame of participations"):
            check_frame(pl.Series(["p-1"]))


class TestDask:
    """Narwhals counts different people of Dask frames wrongly, so they are refused."""

    @pytest.mark.engines
    def test_a_dask_frame_is_refused_with_the_reason(self):
        """Whoever is in two partitions would count twice; the message says so."""
        dask = pytest.importorskip("dask.dataframe")
        frame = dask.from_pandas(frame_of(*PAIRS).to_pandas(), npartitions=2)
        with pytest.raises(InvalidValueError, match=r"in two partitions counts twice.*compute\(\)"):
            count(frame, "people")

    @pytest.mark.engines
    def test_wrapping_it_does_not_help(self):
        """A Dask frame inside narwhals is one, too."""
        dask = pytest.importorskip("dask.dataframe")
        narwhals = pytest.importorskip("narwhals")
        frame = dask.from_pandas(frame_of(*PAIRS).to_pandas(), npartitions=2)
        with warnings.catch_warnings():
            # Narwhals itself is about to give Dask up.
            warnings.simplefilter("ignore", FutureWarning)
            wrapped = narwhals.from_native(frame)
        with pytest.raises(InvalidValueError, match="a Dask frame"):
            check_frame(wrapped)


class TestFiles:
    """Parquet and CSV carry a frame whole, or not at all."""

    @pytest.fixture
    def whole(self, drawn_programme, frame_of):
        """A frame with every column, gaps in most of them, and one column of its own."""
        frame = frame_of(drawn_programme(11, sessions=12, people=60))
        note = pl.when(pl.col("sex") == "female").then(pl.lit("")).otherwise(pl.lit('a "b",\nc'))
        return frame.with_columns(note=pl.when(pl.col("sex").is_not_null()).then(note))

    @pytest.mark.parametrize("suffix", ["parquet", "csv"])
    def test_what_is_written_is_read(self, whole, tmp_path, suffix):
        """Types, gaps, empty texts of other columns and the order of rows come back."""
        path = tmp_path / f"rosters.{suffix}"
        write_frame(whole, path)
        assert read_frame(path).equals(whole)
        assert [entry.name for entry in tmp_path.iterdir()] == [path.name]

    @pytest.mark.skipif(os.name == "nt", reason="permissions are of another kind there")
    def test_only_the_owner_can_read_it(self, whole, tmp_path):
        """A file with pseudonyms is private, also where it takes the place of a public one."""
        path = tmp_path / "rosters.csv"
        path.write_text("old")
        path.chmod(0o644)
        write_frame(whole, path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def test_a_broken_frame_is_not_written(self, whole, tmp_path):
        """The old file stays when the new frame is refused."""
        path = tmp_path / "rosters.csv"
        path.write_text("old")
        with pytest.raises(FrameError):
            write_frame(pl.concat([whole, whole]), path)
        assert path.read_text() == "old"

    def test_a_failure_leaves_nothing_behind(self, whole, tmp_path, monkeypatch):
        """When the disk fails half way, there is the old file and no other."""

        def fail(*_):
            raise OSError("disk full")

        path = tmp_path / "rosters.csv"
        path.write_text("old")
        monkeypatch.setattr("os.fsync", fail)
        with pytest.raises(OSError, match="disk full"):
            write_frame(whole, path)
        assert path.read_text() == "old"
        assert [entry.name for entry in tmp_path.iterdir()] == [path.name]

    @pytest.mark.engines
    def test_other_engines_write_too(self, whole, tmp_path):
        """A lazy frame and one of pandas are written with all their columns."""
        pytest.importorskip("pyarrow")
        pytest.importorskip("pandas")
        for frame in (whole.lazy(), whole.to_pandas()):
            write_frame(frame, tmp_path / "rosters.parquet")
            read = read_frame(tmp_path / "rosters.parquet")
            assert read.equals(whole)

    def test_a_broken_file_lists_its_problems(self, tmp_path):
        """What is no number and no yes or no is counted, beside everything else."""
        path = tmp_path / "rosters.csv"
        path.write_text(
            "participant,session,days_present,complete,sex\np-1,s-1,x,yes,femal\np-2,s-1,3.5,yes,\n"
        )
        with pytest.raises(FrameError, match=r"3 problems in rosters\.csv") as caught:
            read_frame(path)
        assert {(found.path, found.code) for found in caught.value.problems} == {
            ("complete", "wrong_type"),
            ("days_present", "wrong_type"),
            ("sex", "unknown_code"),
        }

    def test_other_kinds_of_files_are_refused(self, whole, tmp_path):
        """A spreadsheet is neither written nor read."""
        with pytest.raises(UnknownCodeError, match=r"\.xlsx"):
            write_frame(whole, tmp_path / "rosters.xlsx")
        assert not list(tmp_path.iterdir())
