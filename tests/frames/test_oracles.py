"""Figures from frames are those of hand-written Polars, and lazy frames stay lazy."""

import itertools
import json
import pickle

import polars as pl
import pytest

from hijra_amina.errors import InvalidValueError
from hijra_amina.statistics import attended, completion, count, share, tabulate
from hijra_amina.statistics.frames import SCHEMA, _lazy
from hijra_amina.statistics.tables import recompute


@pytest.fixture(scope="module")
def frame(drawn_programme, frame_of):
    """Hundreds of participations of which anything may be unknown."""
    return frame_of(drawn_programme(5, sessions=40, people=120))


def rows_of(frame, *, known, sex, kind):
    """The rows that belong to a cell for certain, or, if not `known`, those that may."""
    came = pl.col("attended") if known else pl.col("attended").fill_null(value=True)
    wanted = [came]
    for name, value in (("sex", sex), ("kind", kind)):
        if value is not None:
            holds = pl.col(name) == value
            wanted.append(holds.fill_null(value=not known))
    return frame.filter(*wanted)


class TestByHand:
    """The least and the most, counted by hand over the rows that match."""

    @pytest.mark.parametrize("lazy", [False, True])
    def test_people(self, frame, lazy):
        """Each person once in every cell and every margin, for certain and perhaps."""
        complete = frame.filter("complete")
        table = tabulate(complete.lazy() if lazy else complete, "people", by=["sex", "kind"])
        kinds = complete["kind"].drop_nulls().unique().to_list()
        for sex, kind in itertools.product((None, "female", "male"), (None, *kinds)):
            cell = table.cell(**{k: v for k, v in (("sex", sex), ("kind", kind)) if v})
            low, high = (
                rows_of(complete, known=known, sex=sex, kind=kind)["participant"].n_unique()
                for known in (True, False)
            )
            assert (cell.low, cell.high) == (low, high)

    @pytest.mark.parametrize("lazy", [False, True])
    def test_participations(self, frame, lazy):
        """Rows that match, as often as their record stands for sessions."""
        closed = frame.filter("complete", pl.col("represents_high").is_not_null())
        table = tabulate(
            closed.lazy() if lazy else closed, "participations", by=["kind"], where={"sex": "male"}
        )
        for kind in (None, *closed["kind"].drop_nulls().unique().to_list()):
            cell = table.cell(**({} if kind is None else {"kind": kind}))
            assert cell.low == rows_of(closed, known=True, sex="male", kind=kind).height
            may = rows_of(closed, known=False, sex="male", kind=kind)
            assert cell.high == may["represents_high"].sum()

    def test_person_days(self, frame):
        """Days that are certain, and all that may be, as often as the record stands for."""
        closed = frame.filter(
            "complete",
            pl.col("represents_high").is_not_null(),
            pl.col("days_unknown").is_not_null(),
        )
        total = count(closed, "person_days")
        sure = rows_of(closed, known=True, sex=None, kind=None)
        may = rows_of(closed, known=False, sex=None, kind=None)
        days = (pl.col("days_present") + pl.col("days_unknown")) * pl.col("represents_high")
        assert total.low == sure["days_present"].sum()
        assert total.high == may.select(days).sum().item()

    def test_a_rule_of_attendance(self, frame):
        """Four fifths of the days held: certain where even the known days are enough."""
        sheets = frame.filter("complete", "attended", pl.col("days_held_high").is_not_null())
        sheets = sheets.filter(pl.col("days_unknown").is_not_null())
        enough = pl.col("days_present") * 5 >= pl.col("days_held_high") * 4
        perhaps = (pl.col("days_present") + pl.col("days_unknown")) * 5 >= pl.col(
            "days_held_low"
        ) * 4
        people = count(sheets, "people", attendance=attended(at_least="80%"))
        assert people.low == sheets.filter(enough)["participant"].n_unique()
        assert people.high == sheets.filter(perhaps)["participant"].n_unique()

    def test_sessions(self, frame):
        """The sessions that occur, each once and as often as its record stands for."""
        each = frame.unique("session")
        found = count(frame, "sessions")
        assert found.low == each["represents_low"].sum()
        open_ended = each["represents_high"].null_count() > 0
        assert found.high == (None if open_ended else each["represents_high"].sum())


PAIRS = {"participant": ["p-1", "p-2"], "session": ["s-1", "s-2"]}


# What the layout says of a frame without the column; of all others, nothing is known.
WITHOUT = {
    "attended": pl.lit(value=True),
    "complete": pl.lit(value=True),
    "represents_low": pl.lit(1),
    "represents_high": pl.col("represents_low"),
    "days_unknown": pl.lit(0),
    "days_held_high": pl.col("days_held_low"),
    "days_planned_high": pl.col("days_planned_low"),
}


class TestWhatIsOpen:
    """What a frame does not say leaves figures open, and nothing else does."""

    @pytest.mark.parametrize("name", [column.name for column in SCHEMA if not column.required])
    def test_without_a_column_a_frame_says_what_the_layout_says(
        self, drawn_programme, frame_of, name
    ):
        """A column that is left out is one that holds what it stands for in every row."""
        whole = frame_of(drawn_programme(11, sessions=12, people=60))
        nothing = pl.lit(None, dtype=whole[name].dtype)
        told = whole.with_columns(WITHOUT.get(name, nothing).alias(name))
        for measure, rule in itertools.product(
            ("people", "participations", "person_days"),
            (None, *(attended(at_least="2/3", of=of) for of in ("held", "planned", "recorded"))),
        ):
            for by in (["sex", "year"], ["topic", "ministry"]):
                asked = {"by": by, "attendance": rule}
                assert tabulate(whole.drop(name), measure, **asked) == tabulate(
                    told, measure, **asked
                )

    def test_two_columns_are_a_frame(self):
        """Without any other column everybody came, and of everything else nothing is known."""
        frame = pl.DataFrame(PAIRS)
        assert count(frame, "people").low == count(frame, "people").high == 2
        table = tabulate(frame, "people", by="sex")
        assert (table.cell(sex="female").low, table.cell(sex="female").high) == (0, 2)
        assert (table.cell(sex="?").low, table.cell(sex="?").high) == (2, 2)
        days = count(frame, "person_days")
        assert (days.low, days.high) == (2, None)

    @pytest.mark.parametrize("lazy", [False, True])
    def test_a_session_that_is_not_complete_opens_its_own_cells(self, lazy):
        """Somebody more may have been there, of any sex, and at no other session."""
        frame = pl.DataFrame(
            PAIRS | {"complete": [True, None], "sex": ["female"] * 2, "kind": ["a", "b"]}
        ).with_columns(kind=pl.Series(["workshop", "training"]))
        table = tabulate(frame.lazy() if lazy else frame, "people", by=["sex", "kind"])
        assert table.cell(sex="male", kind="training").high is None
        assert table.cell(kind="workshop").high == 1
        assert table.cell(sex="male", kind="workshop").high == 0
        assert table.total.high is None
        by_hand = count(frame.lazy() if lazy else frame, "people", kind="workshop", sex="male")
        assert by_hand.high == 0
        assert count(frame, "people", kind="training", sex="male").high is None

    def test_somebody_asked_for_is_nobody_else(self):
        """Where men are asked for, whoever may be a man is no woman."""
        frame = pl.DataFrame(PAIRS | {"sex": [None, "male"]})
        table = tabulate(frame, "people", by="sex", where={"sex": "male"})
        assert table.cell(sex="female").high == 0
        assert (table.cell(sex="male").low, table.cell(sex="male").high) == (1, 2)

    def test_days_alone_are_enough(self):
        """Days present without days unknown are all days."""
        frame = pl.DataFrame(PAIRS | {"days_present": [3, 1], "days_held_low": [4, 1]})
        assert count(frame, "person_days").low == count(frame, "person_days").high == 4
        met = count(frame, "people", attendance=attended(at_least="80%"))
        assert met.low == met.high == 1

    def test_shares_and_completion_come_from_frames_too(self):
        """Measures made from others are worked out over frames as over records."""
        frame = pl.DataFrame(
            PAIRS | {"days_present": [4, 1], "days_held_low": [4, 4], "sex": ["female", None]}
        )
        women = tabulate(frame, share(of="people", sex="female"))
        assert [str(row.share or row.figure) for row in women]
        done = tabulate(frame, completion(at_least="80%")).rows[0].figure
        assert done.low == done.high

    def test_no_rows_are_nought(self):
        """An empty frame of the right shape counts nobody, in memory and lazily."""
        frame = pl.DataFrame(PAIRS | {"sex": [None, "male"]}).clear()
        for source, measure in itertools.product(
            (frame, frame.lazy()), ("people", "participations", "person_days", "sessions")
        ):
            assert count(source, measure).high in {0, None}
            assert count(source, measure).low in {0, None}
        assert tabulate(frame, "people", by="sex").cell(sex="male").high == 0


class TestLazily:
    """A lazy frame stays lazy until the small result."""

    @pytest.fixture
    def fetched(self, monkeypatch):
        """How many rows each answer of the engine has."""
        heights = []
        fetch = _lazy.fetched

        def counted(frame):
            got = fetch(frame)
            heights.append(got.height)
            return got

        monkeypatch.setattr(_lazy, "fetched", counted)
        return heights

    def test_one_group_by_for_figures_that_add_up(self, frame, fetched):
        """However many margins there are, the engine groups once, at the finest level."""
        tabulate(frame.drop("complete").lazy(), "participations", by=["sex", "kind", "month"])
        finest = frame.select("sex", "kind", "begins", "attended", "represents_high").n_unique()
        assert fetched == [finest]

    def test_conditions_are_asked_of_the_engine(self, frame, fetched):
        """Rows that cannot meet a condition do not leave the engine; those that may do."""
        lazy = frame.drop("complete").lazy()
        tabulate(lazy, "people", by=["kind"], where={"sex": "female", "year": "2015"})
        most = frame.filter(pl.col("sex").eq("female") | pl.col("sex").is_null())
        assert len(fetched) == 2
        assert fetched[1] < most.height

    def test_people_come_in_parts(self, frame, figures, fetched, monkeypatch):
        """Where they are too many to fetch at once, parts without a person in common add up."""
        by = ["sex", "ministry"]
        want = figures(tabulate(frame, "people", by=by))
        monkeypatch.setattr(_lazy, "MOST_AT_ONCE", 60)
        assert figures(tabulate(frame.lazy(), "people", by=by)) == want
        assert len(fetched) > 4

    def test_steps_are_told(self, frame):
        """Somebody who waits hears of every question to the engine before it is asked."""
        heard = []
        tabulate(frame.lazy(), "people", by="sex", progress=lambda *told: heard.append(told))
        assert heard == [(0, 2, "questions to the engine"), (1, 2, "questions to the engine")]

    def test_a_programme_beside_a_frame_is_refused(self, frame, drawn_programme):
        """A frame holds all that is needed; a programme beside it would say something else."""
        with pytest.raises(InvalidValueError, match="none beside a data frame"):
            count(frame, "people", programme=drawn_programme(1))


class TestExplained:
    """Each figure of a frame can be worked out again, and nothing personal is kept."""

    @pytest.mark.parametrize("measure", ["people", "participations"])
    def test_every_cell(self, frame, measure):
        """The document of every cell gives the same ends, also after JSON."""
        table = tabulate(frame, measure, by=["sex", "year"])
        for row in table:
            reasoning = table.evidence.explain(row.key)
            document = json.loads(json.dumps(reasoning.document))
            assert recompute(document) == (row.count.low or 0, row.count.high)

    def test_no_pseudonym_is_kept(self, frame):
        """A table that is pickled holds figures and codes."""
        kept = pickle.dumps(tabulate(frame, "people", by=["sex", "session"]))
        assert b"s-1" in kept
        assert b"p-1" not in kept
        again = pickle.loads(kept)  # noqa: S301 - made two lines above
        assert again.total == count(frame, "people")
