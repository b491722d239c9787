"""From rosters to a frame, with nothing lost silently."""

import warnings

import attrs
import polars as pl
import pytest

import hijra_amina as ha
from hijra_amina.errors import InvalidValueError, MissingExtraError, UnknownCodeError
from hijra_amina.model import (
    Attendance,
    Headcount,
    Involvement,
    Mark,
    Ministry,
    Participant,
    Place,
    Programme,
    Roster,
    Session,
    SessionStatus,
    Statement,
    TermUse,
)
from hijra_amina.statistics import Dimension, Level, check_frame, count, registered, tabulate
from hijra_amina.statistics.frames import SCHEMA, LeftOutWarning, to_frame
from hijra_amina.values import Count, LocalizedText, PartialDate, Period

TITLE = LocalizedText({"en": "Session"})
DAYS = tuple(map(PartialDate.parse, ("2015-06-16", "2015-06-17")))
P, A, U = Mark.PRESENT, Mark.ABSENT, Mark.UNKNOWN


def session(key, marks, **more):
    """A session of three days, two of which have a column, with a roster of these marks."""
    rows = tuple(Attendance(participant=name, marks=these) for name, these in marks.items())
    return Session(
        id=key,
        title=TITLE,
        period=Period.parse("2015-06-16/2015-06-18"),
        roster=Roster(days=DAYS, attendances=rows, complete=True),
        **more,
    )


@pytest.fixture
def programme():
    """Two women of a ministry that ended, one person of whom nothing is known."""
    return Programme(
        id="example",
        name=TITLE,
        organisations=(Ministry(id="science", name=TITLE, term="iq-most"),),
        participants=(
            Participant(id="p-001", sex="female", organisation="science", governorate="IQ-BG"),
            Participant(id="p-002", sex="female", organisation="science"),
            Participant(id="p-003"),
        ),
        sessions=(
            session(
                "s-1",
                {"p-001": (P, U), "p-002": (A, A), "p-003": (P, P)},
                kind="workshop",
                topics=(TermUse(code="gender"), TermUse(wording="other things")),
                places=(Place(governorate="IQ-NI"), Place(governorate="IQ-BG")),
                represents=Count.at_least(2),
            ),
        ),
    )


class TestRows:
    """One row a participation, with the raw values of every dimension."""

    def test_values_are_raw_ones(self, programme):
        """Codes, several values joined, EDTF for days, and nothing where nothing is known."""
        rows = to_frame(programme).to_dicts()
        first = rows[0]
        assert (first["participant"], first["session"]) == ("p-001", "s-1")
        assert (first["sex"], first["ministry"], first["body"]) == ("female", "iq-most", "iq-most")
        assert first["topic"] == "gender;?"
        assert first["place_governorate"] == "IQ-BG;IQ-NI"
        assert first["begins"] == "2015-06-16/2015-06-18"
        assert (first["represents_low"], first["represents_high"]) == (2, None)
        assert rows[2]["sex"] is None
        assert rows[2]["ministry"] is None

    def test_days_are_counted_from_the_sheet(self, programme):
        """A day without a column may have been attended by anybody, and so may a smudged mark."""
        rows = to_frame(programme).select(
            "attended", "days_present", "days_unknown", "days_recorded", "days_held_low"
        )
        assert rows.rows() == [(True, 1, 2, 1, 3), (None, 0, 1, 2, 3), (True, 2, 1, 2, 3)]

    def test_whoever_never_came_is_there_and_does_not_count(self, programme):
        """A registered person who was absent on every day has a row and is no participation."""
        one_day = attrs.evolve(programme.sessions[0], period=Period.parse("2015-06-16/2015-06-17"))
        frame = to_frame(attrs.evolve(programme, sessions=(one_day,)))
        assert frame["attended"].to_list() == [True, False, True]
        assert count(frame, "people") == Count.exactly(2)

    def test_a_list_without_days_says_who_came(self, programme):
        """On a sheet without columns everybody came, on one day at least."""
        rows = tuple(Attendance(participant=f"p-00{n}") for n in (1, 2))
        listed = attrs.evolve(programme.sessions[0], roster=Roster(attendances=rows), represents=1)
        frame = to_frame(attrs.evolve(programme, sessions=(listed,)))
        assert frame["attended"].to_list() == [True, True]
        assert (
            frame.select("days_present", "days_unknown", "days_held_low").rows() == [(1, 2, 3)] * 2
        )
        assert frame["complete"].to_list() == [None, None]

    def test_planned_sessions_reached_nobody(self, programme):
        """Only sessions that were held have rows."""
        planned = attrs.evolve(programme.sessions[0], status=SessionStatus.PLANNED)
        assert to_frame(attrs.evolve(programme, sessions=(planned,))).is_empty()

    def test_bodies_are_rolled_up_to_a_day(self, programme):
        """As of a day, the ministry is the one that carries on."""
        assert to_frame(programme, as_of="2016-01-01")["ministry"].to_list() == [
            "iq-mohe",
            "iq-mohe",
            None,
        ]

    def test_a_registered_dimension_gives_texts(self, programme):
        """A raw value of another kind is refused in words that name the dimension, not shown."""
        shoes = Dimension(name="shoes", level=Level.PERSON, of_person=lambda _, __: 43)
        with (
            registered(shoes),
            pytest.raises(InvalidValueError, match=r"^dimension shoes: .* int$"),
        ):
            to_frame(programme)

    def test_a_registered_dimension_has_its_column(self, programme):
        """A dimension of an application is in the frame, and can be asked of it."""
        size = Dimension(name="size", level=Level.SESSION, of_session=lambda *_: "of three days")
        of_frames = Dimension(name="mood", level=Level.PERSON)
        with registered(size, of_frames):
            frame = to_frame(programme)
            assert frame["size"].to_list() == ["of three days"] * 3
            assert frame["mood"].null_count() == 3
            table = tabulate(frame, "people", by="size")
            assert table.cell(size="of three days") == Count.between(2, 3)


class TestWhatIsLeftOut:
    """A frame holds rosters; whatever else the records say is named."""

    def test_sessions_without_rows_are_named(self, programme):
        """A session of which only a headcount is known is not in the frame, and a warning says."""
        counted = Session(
            id="s-2", title=TITLE, headcount=Headcount(statements=(Statement(count=27),))
        )
        whole = attrs.evolve(programme, sessions=(*programme.sessions, counted))
        with pytest.warns(LeftOutWarning, match=r"1 session .* no row in the frame: s-2"):
            to_frame(whole)

    def test_figures_that_a_frame_cannot_hold_are_named(self, programme):
        """Of a session with a roster and a headcount the frame has the roster alone."""
        said = attrs.evolve(
            programme.sessions[0], headcount=Headcount(statements=(Statement(count=3),))
        )
        with pytest.warns(LeftOutWarning, match="stated figures of 1 session .*: s-1"):
            to_frame(attrs.evolve(programme, sessions=(said,)))

    def test_bodies_named_beside_an_open_roster_are_named(self, programme):
        """A body that is known to have sent somebody narrows records, and not a frame."""
        open_one = attrs.evolve(
            programme.sessions[0],
            roster=attrs.evolve(programme.sessions[0].roster, complete=None),
            bodies=(Involvement(organisation="science"),),
        )
        with pytest.warns(LeftOutWarning, match="s-1"):
            to_frame(attrs.evolve(programme, sessions=(open_one,)))

    def test_a_frame_that_says_all_makes_no_noise(self, programme):
        """Where rosters say everything there is no warning."""
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            to_frame(programme)

    def test_long_lists_are_cut(self, programme):
        """A warning names eight sessions and says how many more there are."""
        many = tuple(Session(id=f"s-{n:02}", title=TITLE) for n in range(10, 21))
        with pytest.warns(LeftOutWarning, match="s-17 and 3 more"):
            to_frame(attrs.evolve(programme, sessions=many))


class TestEngines:
    """The same rows in the types of each engine."""

    @pytest.mark.engines
    @pytest.mark.parametrize("engine", ["pandas", "pyarrow"])
    def test_other_engines_hold_the_same(self, programme, engine):
        """A frame of pandas and a table of Arrow are the frame of Polars, and keep the layout."""
        pytest.importorskip("pyarrow")
        pytest.importorskip(engine)
        made = to_frame(programme, engine=engine)
        check_frame(made)
        as_polars = pl.from_pandas(made) if engine == "pandas" else pl.from_arrow(made)
        assert as_polars.equals(to_frame(programme))

    @pytest.mark.engines
    def test_arrow_keeps_the_meaning_of_columns(self, programme):
        """The schema of an Arrow table says what each column means and which may be empty."""
        pytest.importorskip("pyarrow")
        schema = to_frame(programme, engine="pyarrow").schema
        field = schema.field("topic")
        assert field.metadata[b"description"].decode() == SCHEMA["topic"].description
        assert not schema.field("participant").nullable

    def test_a_programme_without_rosters_gives_an_empty_frame_with_types(self, programme):
        """No rows, and yet every column with its type."""
        empty = to_frame(attrs.evolve(programme, sessions=()))
        assert empty.schema == to_frame(programme).schema
        assert count(empty, "people") == Count.exactly(0)

    def test_an_unknown_engine_names_those_that_exist(self, programme):
        """A misspelt engine is refused before any work."""
        with pytest.raises(UnknownCodeError, match="did you mean 'pandas'"):
            to_frame(programme, engine="panda")

    def test_an_engine_that_is_missing_is_named(self, programme, monkeypatch):
        """Where the library is not installed the error says which."""
        monkeypatch.setitem(__import__("sys").modules, "pandas", None)
        with pytest.raises(MissingExtraError, match="pip install pandas"):
            to_frame(programme, engine="pandas")

    def test_no_date_is_refused(self, programme):
        """Words are no day to roll up to."""
        with pytest.raises(InvalidValueError, match="as_of: expected a date"):
            to_frame(programme, as_of="soon")


def test_the_shipped_programme_says_what_a_frame_cannot_hold(examples):
    """HIJRA AMINA's sessions are known by headcounts: the frame is empty, and says so."""
    programme = ha.read(examples / "hijra-amina")
    with pytest.warns(LeftOutWarning, match="baghdad-2015-06|have no row"):
        frame = to_frame(programme)
    assert frame.is_empty()
